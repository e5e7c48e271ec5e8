#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What a cadence or an option holds never starts a line or a property.

Hostile strings go into every text of a cadence, one place at a time, and into
the options that end up in calendars. Either takt refuses them, with a message
and no calendar, or the calendar has the components and properties that it has
for a harmless string, and the decoded text is the one that was meant.
"""
import json
import os
import re
import string
import subprocess
import sys
import tempfile

TAKT = os.environ.get("TAKT") or \
    os.path.join(os.environ.get("BUILD", "build"), "takt")
HARMLESS = "harmless"
STRINGS = [
    "a\r\nX-INJ:1", "a\nBEGIN:VEVENT\nUID:x\nEND:VEVENT", "a\rEND:VCALENDAR",
    "END:VEVENT", "a\u2028X-INJ:1\u2029END:VEVENT", "a\x85X-INJ:1",
    "a\x0bX-INJ:1\x0cb", "a\x00b", "a\x01\x07\x1b[31mb\x7f", "a\tb",
    'a"b\'c`', "a,b;c\\d:e", "a\\nb\\,c\\;d\\\\", "\\", "a\\", ";X=Y:z",
    "\u202eevil\u2066\u2069", "\ufeffa\ufffeb", "e\u0301 \u200b \u00a0 x",
    "😀" * 60, "x" * 300, "a" + "\\" * 200, " " + "a" * 80, "=\"^n^'^^",
    "{version}", "%0d%0aX-INJ:1", "a  " + "b " * 100, "日本語" * 40]

CADENCE = """takt: 1
project: {project}
revised: 2026-01-06
version: "{{n}}.0"
url: {url}
cycle: {{every: 1 year, from: 2026-05-01, first: "1.0"}}
cycles: 1
people: {{manager: {person}}}
events: {{meeting: {{on: 2026-04-20, name: {event}, description: {about}}}}}
milestones:
  final: {{on: 2026-05-01, name: {name}, description: {description}, tags: [{tag}], audience: {audience}}}
  steps: {{on: 2026-06-01, count: 2, every: 1 week, labels: [{label}, b]}}
series:
  "1.0":
    codename: {codename}
    version: {version}
    pins: {{final: {{on: 2026-05-02, reason: {reason}}}}}
    also: {{extra: {{on: 2026-07-01, name: {extra}, reason: {reason}}}}}
"""
PLACES = [field for _, field, _, _ in string.Formatter().parse(CADENCE)
          if field]
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
                      "\ufeff\ufffe\uffff]")
number = failed = 0


def verdict(what, problems):
    global number, failed
    number += 1
    failed += bool(problems)
    print(f"{'not ' if problems else ''}ok {number} - {what}")
    for problem in problems[:10]:
        print("# " + ascii(problem)[:300])


def expand(work, values, *options):
    """Status, calendar and messages."""
    texts = {place: json.dumps(values.get(place, HARMLESS))
             for place in PLACES}
    if "url" not in values:
        texts["url"] = "https://example.org/"
    if "version" not in values:
        texts["version"] = '"1.0"'
    name = os.path.join(work, "cadence.yaml")
    with open(name, "w", encoding="utf-8") as file:
        file.write(CADENCE.format(**texts))
    done = subprocess.run([TAKT, "expand", "-f", "ics", "--alarm", "1d",
                           *options, name], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def unfold(calendar):
    text = calendar.decode("utf-8")
    # Some programs cut lines wherever Unicode has a line end.
    if text.splitlines() != text[:-2].split("\r\n"):
        raise ValueError("other line ends than CRLF")
    for line in text[:-2].split("\r\n"):
        if len(line.encode()) > 75 or "\n" in line or "\r" in line:
            raise ValueError(f"line {line!r}")
    return text.replace("\r\n ", "")[:-2].split("\r\n")


def shape(lines):
    """Names of properties with their parameters, and of components."""
    return [re.match(r'[A-Z-]+(;[A-Z]+=("[^"]*"|[^:;"]*))*', line)[0]
            if not line.startswith(("BEGIN:", "END:")) else line
            for line in lines]


def decode(value):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN"
                  else match[1], value)


def texts_of(lines):
    return [decode(line.split(":", 1)[1]) for line in lines
            if line.startswith(("SUMMARY:", "DESCRIPTION:", "CATEGORIES:",
                                "X-WR-CALNAME:", "NAME:"))]


def clean(text):
    text = re.sub("\r\n|\r|\u2028|\u2029", "\n", text).replace("\t", " ")
    return UNWANTED.sub("", text)


def by_libraries(calendar):
    """What is wrong to those who read calendars."""
    problems = []
    try:
        import icalendar
        root = icalendar.Calendar.from_ical(calendar)
        problems += [f"icalendar: {error}" for part in root.walk()
                     for error in getattr(part, "errors", [])]
        names = [part.name for part in root.walk()]
        if set(names) - {"VCALENDAR", "VEVENT", "VALARM"}:
            problems.append(f"icalendar: {names}")
        if any("X-INJ" in part for part in root.walk()):
            problems.append("icalendar: X-INJ")
    except ImportError:
        pass
    try:
        import vobject
        roots = list(vobject.readComponents(calendar.decode("utf-8")))
        if len(roots) != 1 or not roots[0].validate(raiseException=True):
            problems.append("vobject: not one valid calendar")
    except ImportError:
        pass
    return problems


def check_place(work, place, wanted):
    """All strings in one place of a cadence."""
    problems, taken = [], 0
    for text in STRINGS:
        if place == "url":
            text = "https://example.org/" + text
        status, calendar, messages = expand(work, {place: text})
        where = f"{text!r}: "
        if status != 0:
            if status != 1 or calendar or b"error:" not in messages:
                problems.append(where + f"status {status}, {messages!r}")
            continue
        taken += 1
        try:
            lines = unfold(calendar)
        except ValueError as error:
            problems.append(where + str(error))
            continue
        # A tag may be written together with another one, or not at all.
        names = [name for name in shape(lines) if name != "CATEGORIES"]
        if names != wanted:
            problems.append(where + f"shape {names}")
        if place not in ("url", "codename", "version", "tag", "audience") and \
                "{" not in text and \
                not any(clean(text)[:200] in found for found in
                        texts_of(lines)):
            problems.append(where + "is not there")
        problems += [where + problem for problem in by_libraries(calendar)]
    # Everything refused would be a test of nothing.
    if taken < 2:
        problems.append(f"only {taken} were taken")
    verdict(f"{place}: {taken} of {len(STRINGS)} strings taken", problems)


def check_option(work, wanted, name, form, *others):
    """All strings as the value of an option: bytes as the shell gives them."""
    problems, taken = [], 0
    values = [form.format(text).encode() for text in STRINGS
              if "\x00" not in text] + [form.format("@").encode().replace(
                  b"@", b"a\xff\xfeb")]
    for value in values:
        status, calendar, messages = expand(work, {}, *others, name, value)
        where = f"{value!r}: "
        if status != 0:
            if status != 2 or calendar or not messages.startswith(b"takt: "):
                problems.append(where + f"status {status}, {messages!r}")
            continue
        taken += 1
        try:
            names = [name for name in shape(unfold(calendar))
                     if name != "CATEGORIES"]
        except ValueError as error:
            problems.append(where + str(error))
            continue
        extra = [name for name in names if not name.startswith(
            ("METHOD", "ORGANIZER", "SOURCE"))]
        if extra != wanted:
            problems.append(where + f"shape {names}")
        problems += [where + problem for problem in by_libraries(calendar)]
    verdict(f"{name}: {taken} of {len(values)} strings taken", problems)


def main():
    with tempfile.TemporaryDirectory() as work:
        status, calendar, messages = expand(work, {})
        if status != 0:
            sys.exit(messages.decode())
        wanted = [name for name in shape(unfold(calendar))
                  if name != "CATEGORIES"]
        verdict("a harmless one", by_libraries(calendar))
        for place in dict.fromkeys(PLACES):
            check_place(work, place, wanted)
        check_option(work, wanted, "--organizer", "{} <a@example.org>",
                     "--method", "publish")
        check_option(work, wanted, "--organizer", "{}@example.org",
                     "--method", "publish")
        check_option(work, wanted, "--source", "https://example.org/{}")
        for name in "--alarm", "--refresh", "--times", "--method":
            check_option(work, wanted, name, "1d{}")
    print(f"1..{number}")
    sys.exit(failed > 0)


main()
