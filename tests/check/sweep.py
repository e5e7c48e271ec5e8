#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Every row of takt sweep is what takt compare says of a file in which the value
was written by hand; --where and --sort are done once more here; and the formats
agree. Speaks TAP.
"""

import csv
import itertools
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
SCHEDULES = ROOT / "schedules"

# A change that has rules as phrases and one of two windows.
CHANGED = """\
takt: 1
project: Changed
version: "{n}.0"
cycle: {every: 1 year, from: October 2020, first: "1.0"}
cycles: 6
milestones:
  beta: {on: 4 weeks before final, count: 2, every: 1 week}
  final: first Tuesday of cycle month
support:
  - bugfix: {from: final, until: 1 year after final}
  - security: {until: 2 years after final}
changes:
  - when: version >= 2.0
    milestones: {beta: 5 weeks before final}
    support: [bugfix: 2 years after final, security: 3 years after final]
"""

count = 0
failed = 0


def report(wrong, name):
    global count, failed
    count += 1
    failed += bool(wrong)
    print(f"{'not ' if wrong else ''}ok {count} - {name}")
    for line in wrong[:10]:
        print(f"# {line}")


def run(*words, cwd=ROOT):
    return subprocess.run([TAKT, *words], cwd=cwd, timeout=300, check=False,
                          capture_output=True, encoding="utf-8")


def sweep(path, vary, *words, cwd=ROOT):
    options = [word for one in vary for word in ("--vary", one)]
    done = run("sweep", path, *options, *words, "-f", "json", cwd=cwd)
    if not done.stdout:
        raise RuntimeError(f"takt sweep {path} {vary}: {done.stderr}")
    return json.loads(done.stdout)


def texts(variant):
    return [one["text"] for one in variant["parameters"]]


def by_metric(found, variant):
    return dict(zip((one["metric"] for one in found["metrics"]),
                    variant["values"]))


def check_row(found, variant, path, words):
    """One variant beside the file in which it was written by hand."""
    done = run("compare", path, path, "-f", "json", *words)
    name = ", ".join(texts(variant))
    if "problem" in variant:
        if done.returncode == 0:
            return [f"{name}: cannot be by sweep, and can by compare"]
        codes = re.findall(r"\[(E\d+)\]$", done.stderr, re.MULTILINE)
        if variant["problem"]["code"] not in codes:
            return [f"{name}: {variant['problem']}, by compare {codes}"]
        return []
    if done.returncode != 0:
        return [f"{name}: cannot be by compare: {done.stderr}"]
    other = json.loads(done.stdout)
    wrong = [f"{name}: {key}: {variant[key]}, by compare {value}"
             for key, value in other["cadences"][0].items()
             if key in variant and variant[key] != value]
    mine = by_metric(found, variant)
    theirs = {row["metric"]: row["values"][0] for row in other["metrics"]
              if not row["detail"]}
    for metric in sorted(mine.keys() | theirs.keys()):
        here = mine.get(metric, {"value": None})
        there = theirs.get(metric, {"value": None})
        if here != there:
            wrong.append(f"{name}: {metric}: {here}, by compare {there}")
    return wrong


def check_by_hand(path, edits, words=()):
    """Each of `edits` is what is varied, its values, a pattern for the place of
    the value in the text of the file, and what comes into it."""
    text = path.read_text(encoding="utf-8")
    vary = [f"{where}={values}" for where, values, _, _ in edits]
    found = sweep(path, vary, *words)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for variant in found["variants"]:
            edited = text
            for value, (_, _, pattern, pasted) in zip(texts(variant), edits):
                edited, times = re.subn(
                    pattern, lambda found: pasted.format(found[1], value),
                    edited, count=1)
                if times != 1:
                    wrong.append(f"nothing in the file is like {pattern}")
            mine = Path(folder) / path.name
            mine.write_text(edited, encoding="utf-8")
            wrong += check_row(found, variant, mine, words)
    if not found["variants"]:
        wrong.append("there are no variants")
    possible = [one for one in found["variants"] if "values" in one]
    report(wrong, f"{path.name} with {' and '.join(vary)}"
           f"{' ' if words else ''}{' '.join(map(str, words))}: "
           f"{len(found['variants'])} variants, {len(possible)} that can be")


def check_by_extends(path, where, values):
    """The same by a file that extends the schedule."""
    keys = where.split(".")
    found = sweep(path, [f"{where}={values}"])
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for variant in found["variants"]:
            mine = Path(folder) / "over.yaml"
            lines = ["takt: 1", f"extends: {path}"]
            lines += ["  " * depth + key + ":"
                      for depth, key in enumerate(keys)]
            mine.write_text("\n".join(lines) + f" {texts(variant)[0]}\n",
                            encoding="utf-8")
            wrong += check_row(found, variant, mine, ())
    possible = [one for one in found["variants"] if "values" in one]
    report(wrong, f"{path.name} extended by {where}={values}: "
           f"{len(found['variants'])} variants, {len(possible)} that can be")


def check_changes():
    """Into a change a value is laid as by hand; the rest of it stays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "changed.yaml"
        path.write_text(CHANGED, encoding="utf-8")
        check_by_hand(path, [
            ("changes.1.milestones.beta.count", "1..3",
             r"(beta: )5 weeks before final",
             "{}{{on: 5 weeks before final, count: {}}}"),
            ("changes.1.support.bugfix.precision", "month, quarter",
             r"(bugfix: )2 years after final",
             "{}{{until: 2 years after final, precision: {}}}")])
        check_by_hand(path, [
            ("changes.1.milestones.beta", "none, 6 weeks before final",
             r"(beta: )5 weeks before final", "{}{}"),
            ("changes.1.support.bugfix", "1..3 years after final",
             r"(bugfix: )2 years after final", "{}{}"),
            ("changes.1.when", "version >= 3.0, version = 4.0",
             r"(when: )version >= 2.0", "{}{}")])
        check_by_hand(path, [
            ("changes.1.support.security", "none, 4 years after final",
             r"(security: )3 years after final", "{}{}")])


def check_calendars():
    """A calendar is read once for all variants, and again by each compare."""
    feed = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(
        f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART;VALUE=DATE:2020{day}\r\n"
        "RRULE:FREQ=YEARLY\r\nSUMMARY:Off\r\nEND:VEVENT\r\n"
        for day in ("0901", "1001", "1004", "1005")) + "END:VCALENDAR\r\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "with-days-off.yaml"
        path.write_text(
            CHANGED + "calendars: {a: off.ics, b: off.ics, c: [2022-10-06]}\n"
            "avoid: [weekends, a, c]\nmove: following\n", encoding="utf-8")
        (Path(folder) / "off.ics").write_text(feed, encoding="utf-8",
                                              newline="")
        check_by_extends(path, "cycle.every", "9..24 months by 3")
        check_by_extends(path, "avoid", "a, b, none, weekends, c")


COMPARISONS = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
               ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
               "=": lambda a, b: a == b, "!=": lambda a, b: a != b}


def check_where_and_sort(path, vary, metric, number, other):
    everything = sweep(path, vary)
    place = [one["metric"] for one in everything["metrics"]]
    for comparison, turned in itertools.product(COMPARISONS, ("", "-")):
        holds = COMPARISONS[comparison]
        wanted = [one for one in everything["variants"]
                  if "problem" in one or
                  (one["values"][place.index(metric)]["value"] is not None and
                   holds(one["values"][place.index(metric)]["value"], number))]
        left_out = len(everything["variants"]) - len(wanted)

        def key(one):
            value = None if "problem" in one else \
                one["values"][place.index(other)]["value"]
            if value is None:
                return (1, 0)
            return (0, -value if turned else value)

        wanted.sort(key=key)
        found = sweep(path, vary, "--where",
                      f"{metric} {comparison} {number}", "--sort",
                      f"{turned}{other}")
        wrong = []
        # Columns are those in which some variant has a value, in both.
        if found["variants"] != wanted:
            wrong.append(f"{[texts(one) for one in found['variants']]}, here "
                         f"{[texts(one) for one in wanted]}")
        if found["left_out"] != left_out:
            wrong.append(f"left out: {found['left_out']}, here {left_out}")
        report(wrong, f"{path.name} where {metric} {comparison} {number}, "
               f"sorted by {turned}{other}: {len(wanted)} of "
               f"{len(everything['variants'])}")


def check_formats(path, vary):
    """CSV, Markdown and the table have the variants and values of JSON."""
    options = [word for one in vary for word in ("--vary", one)]
    found = sweep(path, vary)
    rows = list(csv.reader(run("sweep", path, *options, "-f",
                               "csv").stdout.splitlines()))
    names = [one["metric"] for one in found["metrics"]]
    first = len(rows[0]) - len(names) - 3
    wrong = []
    if [re.sub(r" \((months|weeks|days|a year)\)$", "", name)
            for name in rows[0][first:-3]] != names:
        wrong.append(f"CSV has the columns {rows[0]}")
    for row, variant in zip(rows[1:], found["variants"], strict=True):
        if "problem" in variant:
            if not row[-1].endswith(variant["problem"]["message"]):
                wrong.append(f"{texts(variant)}: {row[-1]}")
            continue
        for cell, value in zip(row[first:-3], variant["values"]):
            value = value["value"]
            if isinstance(value, bool):
                value = "yes" if value else "no"
            if (cell or None) != (value if value is None or
                                  isinstance(value, str) else f"{value}") and \
                    float(cell) != value:
                wrong.append(f"{texts(variant)}: CSV {cell}, JSON {value}")
    table = run("sweep", path, *options).stdout.splitlines()
    for variant in found["variants"]:
        head = "".join(
            re.escape(one["text"] + " =" * one["in_file"]) + r" {2,}"
            for one in variant["parameters"])
        line = next((line for line in table if re.match(head, line)), "")
        if not line or ("cannot be: " in line) != ("problem" in variant):
            wrong.append(f"the table has: {line}")
    report(wrong, f"{path.name}: {len(found['variants'])} variants are the "
           "same in all formats")


def check_own(path, vary, wanted):
    found = sweep(path, [vary])
    own = [texts(one)[0] for one in found["variants"]
           if one["parameters"][0]["in_file"]]
    report([f"{own}, not {wanted}"] if own != wanted else [],
           f"{path.name} has {' and '.join(wanted) or 'none'} of {vary}")


def check_thousand(path):
    found = sweep(path, ["cycle.every=181..680 days",
                         "support.security.until=2..3 years after final"],
                  "--metric", "cycle length")
    wrong = [] if found["count"] == len(found["variants"]) == 1000 else \
        [f"{found['count']}"]
    keys = [tuple(texts(one)) for one in found["variants"]]
    if keys != [(f"{days} days", f"{years} years after final")
                for days in range(181, 681) for years in (2, 3)]:
        wrong.append(f"{keys[:4]} …")
    report(wrong, "a thousand variants, the last parameter changing fastest")


def main():
    example = SCHEDULES / "proposals/pep-602-example.yaml"
    quo = SCHEDULES / "proposals/pep-602-status-quo.yaml"
    python = SCHEDULES / "python.yaml"
    every = (r"(?m)^(cycle:\n  every: ).*$", "{}{}")
    security = (r"(security: \{until: )[^,}]*", "{}{}")
    check_by_hand(example, [("cycle.every", "6..24 months by 3", *every)])
    check_by_hand(quo, [("cycle.every", "1..2 years, 18 months", *every)],
                  ("--from", "2025-01-01", "--until", "2031-12-31"))
    check_by_hand(quo, [("milestones.candidate.count", "0..3",
                         r"(candidate:\n.*\n    count: )2", "{}{}"),
                        ("support.bugfix.until",
                         "1..2 years after final, 4 weeks before final",
                         r"(bugfix: .*until: )[^,}]*", "{}{}")])
    check_by_hand(example, [("milestones.beta.count", "0..4",
                             r"(count: )4", "{}{}")])
    check_by_hand(python, [("cycle.every", "9..15 months by 3", *every),
                           ("support.security.until",
                            "0..4 years after final by 2", *security)],
                  ("--no-pins", "--policy", "42 months and at least 2",
                   "--consumer", SCHEDULES / "ubuntu.yaml"))
    check_by_hand(python, [("milestones.final.on",
                            "first Tuesday of October, 1 week after last "
                            "candidate, 2 weeks after beta 1, beta 9",
                            r"(final\"\n    on: )first Tuesday of October",
                            "{}{}")])
    for path in sorted(SCHEDULES.glob("*.yaml")) + \
            sorted(SCHEDULES.glob("proposals/*.yaml")):
        if re.search(r"(?m)^cycle:\n(  .*\n)*?  every: ",
                     path.read_text(encoding="utf-8")):
            check_by_extends(path, "cycle.every", "4..28 months by 4")
    check_changes()
    check_calendars()
    check_where_and_sort(python, ["cycle.every=6..24 months by 2",
                                  "milestones.alpha.count=0, 6, 7"],
                         "supported series, mean", 5.1,
                         "wait for final, mean")
    check_formats(python, ["cycle.every=6..24 months by 6",
                           "milestones.alpha.count=0, 7"])
    check_formats(example, ["milestones.beta.count=0..3"])
    check_own(example, "cycle.every=9..15 months by 3, 52 weeks, 1 year",
              ["12 months", "1 year"])
    check_own(example, "milestones.beta.count=3..5", ["4"])
    check_own(example, "milestones.alpha.count=6..8", [])
    check_own(quo, "support.security.until=4..6 years after final",
              ["5 years after final"])
    check_thousand(example)
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    raise SystemExit(main())
