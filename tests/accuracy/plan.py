# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""What takt says: its table as a map, and a schedule with few of its pins.

There is no YAML reader among Python's own modules. The shipped schedules are
written one key a line, two blanks deeper each level, which is all that is
relied on here; anything else under `series:` is refused.
"""

import os
import re
import subprocess
import tempfile

from published import ROOT

TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
DATE = re.compile(r"\d{4}-\d\d-\d\d")
FACTS = ("pins", "also")  # what a series says that no rule knows
DATED = ("milestones", "support", "trains", "changes", "series")


def expand(path, *options):
    """{displayed name: [date as printed]} of the table of a schedule."""
    done = subprocess.run([TAKT, "expand", *options, path],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr)
    lines = done.stdout.splitlines()[2:]
    head = lines[0]
    name_at = head.index("Milestone")
    # Behind the names: the status, and whatever columns stand before it.
    end_at = name_at + re.search(r"  \S|$", head[name_at:]).start() + 2
    plan = {}
    for line in lines[1:]:
        date = line[:head.index("Day")].strip()
        if date == "tbd":
            continue
        plan.setdefault(line[name_at:end_at].strip(), []).append(date)
    return plan


def sections(text):
    """(top-level key, line) for every line."""
    key = ""
    for line in text.splitlines():
        found = re.match(r"([a-z]+):", line)
        if found:
            key = found.group(1)
        yield key, line


def bare(line):
    """A line without its comment; no text of a schedule holds ` #`."""
    return re.sub(r"(^|\s)#.*", "", line)


def without_pins(text, keep=(), planned=(), but=None):
    """The schedule with nothing pinned but the milestones in `keep`.

    What else a series says stays: its name, the address of its page, the date
    of its cycle. `planned` maps (series, milestone) to the day that was
    planned, where the pin says what became of it. The series `but` keeps none.
    """
    out = []
    within = series = ""
    for key, line in sections(text):
        content = bare(line)
        indent = len(content) - len(content.lstrip())
        if key != "series" or not content.strip() or indent == 0:
            if content.strip():
                out.append(content)
            continue
        if indent == 2:
            within = ""
            series = content.split(":")[0].strip(' "')
            if re.search(r"\b(pins|also):", content):
                raise ValueError("not one key a line: " + line)
        elif indent == 4:
            within = content.split(":")[0].strip()
            if within in FACTS and content.strip() != within + ":":
                raise ValueError("not one pin a line: " + line)
        pin = content.split(":")[0].strip()
        if within in FACTS and not (within == "pins" and
                                    (indent == 4 or
                                     (pin in keep and series != but))):
            continue
        if (series, pin) in planned:
            content = DATE.sub(planned[series, pin], content)
        out.append(content)
    return "\n".join(hollow(out)) + "\n"


def hollow(lines):
    """Maps that have lost all their keys go, or are written as empty."""
    for depth, empty in ((4, None), (2, " {}"), (0, None)):
        out = []
        for line, after in zip(lines, lines[1:] + [""]):
            indent = len(line) - len(line.lstrip())
            deeper = len(after) - len(after.lstrip())
            if (indent == depth and line.endswith(":") and
                    deeper <= depth and after.lstrip()[:2] != "- "):
                if empty is None:
                    continue
                line += empty
            out.append(line)
        lines = out
    return lines


def literals(text):
    """The days that a schedule without pins gives as days: no rule's."""
    return {date for key, line in sections(text) for date in DATE.findall(line)
            if key in DATED and not re.match(r"\s*(- )?when:", line)}


def expand_text(text, folder):
    """As expand(), of a changed text; `folder` is where files beside it are."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", dir=folder,
                                     encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return expand(file.name)


def schedule(name):
    return os.path.join(ROOT, "schedules", name)
