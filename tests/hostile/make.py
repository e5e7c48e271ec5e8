#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""make.py DIRECTORY: writes cadences that nobody means well with.

Prints a line for each: its name, a tab, and what the message about it must
match (a basic regular expression).
"""
import os
import sys

FULL = 1024 * 1024


def cadence(rest, cycles="cycles: 1\n", every="1 year"):
    return ('takt: 1\nproject: P\nversion: "{n}"\n'
            f'cycle: {{every: {every}, from: 2024-02-05, first: "1"}}\n'
            f"{cycles}{rest}")


def milestones(rest):
    return cadence(f"milestones: {{{rest}}}\n")


def phrase(text):
    return milestones(f'a: "{text}"')


def word(number):
    """A name that is no word of the language."""
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"z{letters}z"


DEPTH = "nesting deeper than 32 levels"
VALUES = "more than 200000 values"
SIZE = "larger than 1 MiB"
TEXT = "text longer than 64 KiB"
PHRASE = "deeper than 64 levels"
DATES = "more than 10000 dates"
LONG = "x" * 60000
NUMBER = "whole number from 1 to 100000"
NAMES = "more than 1000 milestones, windows and trains"

# Of 64 changes, hardly two series meet the same.
MEETING = "".join(f"  - {{when: every {i + 2}th from {i + 1}, "
                  f"milestones: {{a: {i + 1} days after cycle}}}}\n"
                  for i in range(64))
DAILY = "cycles: 100000\n"


def eras(count):
    era = '{every: 1 day, from: 2024-02-05, first: "1"}'
    return (cadence("milestones: {a: cycle}\n")
            .replace("cycle: {", "cycle: [" + f"{era}, " * (count - 1) + "{")
            .replace('first: "1"}\ncycles', 'first: "1"}]\ncycles'))


def condition(text):
    return cadence("milestones: {a: cycle}\n"
                   f'changes: [{{when: "{text}", milestones: {{a: tbd}}}}]\n')


CASES = [
    # Rules that change, calendars, pauses.
    ("extends-itself", "extend", cadence("extends: extends-itself.yaml\n")),
    ("changes-meet", "more than 1000 different sets of rules",
     cadence(f"milestones: {{a: cycle}}\nchanges:\n{MEETING}", DAILY, "1 day")),
    ("changes-many", "more than 64 changes",
     cadence(f"milestones: {{a: cycle}}\nchanges:\n{MEETING}"
             "  - {when: n is 1, milestones: {a: tbd}}\n")),
    ("condition-groups", "32 deep",
     condition("(" * 30000 + "n is 1" + ")" * 30000)),
    ("condition-nots", "32 deep", condition("not " * 16000 + "n is 1")),
    ("eras-many", "more than 50 eras", eras(51)),
    ("eras-never-advance", "does not begin after", eras(50)),
    ("pause-for-ever", "never leaves its pauses",
     cadence("pause: [{from: 1600-01-01, to: 9999-12-31}]\n"
             "milestones: {a: {on: cycle, every: 1 day, count: 9}}\n")),
    ("gaps-of-nothing", "from 1 to 36600 days",
     cadence("milestones: {a: cycle}\n", every="[0 days, 0 days]")),
    ("twins-for-ever", DATES,
     cadence("milestones: {a: cycle}\n", DAILY, "1 day, twin: n >= 0")),
    ("days-off-for-ever", "is to be avoided",
     cadence("calendars: {x: [{from: 1583-01-01, to: 9999-12-31}]}\n"
             "avoid: x\nmilestones: {a: cycle}\n")),
    ("no-business-days", "leaves the years",
     cadence("calendars: {x: [{from: 1583-01-01, to: 9999-12-31}]}\n"
             "workdays: Sunday\navoid: x\n"
             "milestones: {a: 36600 business days after cycle}\n")),
    ("events-many", NAMES,
     cadence("milestones: {a: cycle}\nevents: {" + ", ".join(
         f"{word(i)}: third Monday of May" for i in range(1000)) + "}\n")),
    ("tags-many", "more than 100 tags",
     milestones("a: {on: cycle, tags: [" + ", ".join(
         f"t{i}" for i in range(50000)) + "]}")),
    ("backups-many", "more than 1000 dates",
     milestones("a: {on: cycle, backup: [" + "1 day after cycle, " * 10000
                + "]}")),
    ("people-in-turn", DATES,
     cadence("people: {boss: {rotate: [" + ", ".join(
         f"N{i}" for i in range(1000)) + "]}}\nmilestones: {a: cycle}\n",
         DAILY, "1 day")),
    ("version-range", "no range",
     cadence("milestones: {a: cycle}\n").replace(
         '"{n}"', '{pattern: "{a}.{b}", b: 0..999999999999}')),
    # What YAML allows.
    ("alias-bomb", "anchors ('&a')", "takt: 1\na: &a [x, x, x]\n" + "".join(
        f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(100))),
    ("alias-itself", "anchors ('&m')", cadence("milestones: &m {a: *m}\n")),
    ("alias-undefined", "aliases ('\\*no')", cadence("milestones: *no\n")),
    ("many-anchors", "anchors ('&a0')",
     "takt:\n" + "".join(f"- &a{i} x\n" for i in range(80000))),
    ("merge-key", "merge keys", milestones("<<: {a: cycle}")),
    ("tag", "tags", milestones("a: !!python/object:os.system cycle")),
    ("long-tag", "tags", "!" * (FULL - 1)),
    ("two-documents", "second document", phrase("cycle") * 2 + "---\n{}\n"),
    ("nested-lists", DEPTH, "[" * 100000),
    ("nested-maps", DEPTH, "{a: " * 100000),
    ("nested-dashes", DEPTH, "- " * 100000),
    ("nested-keys", "must be text", "? " * 100000),
    ("open-quote", "not closed", "- '" + "''" * 500000),
    ("directive", "E001", "%" + "A" * 1000000),
    ("commas", "E001", "[" + "," * 1000000),
    # Size.
    ("too-large", SIZE, "#" * (FULL + 1)),
    ("three-million-items", SIZE, "[" + "x," * 3000000 + "]"),
    ("many-items", VALUES, "[" + "x," * (FULL // 2 - 1) + "]"),
    ("many-lines", VALUES, "?\n" * (FULL // 2)),
    ("only-lines", "no cadence", "\n" * FULL),
    ("long-text", TEXT, milestones(f"a: {{on: cycle, name: "
                                   f"{'x' * 65537}}}")),
    ("long-colons", TEXT, ":" * 1000000),
    ("long-key", "expected ':'", cadence("x" * 65537 + ": 1\n")),
    # Numbers.
    *((f"number-{i}", NUMBER,
       cadence("milestones: {a: cycle}\n", f"cycles: {number}\n"))
      for i, number in enumerate((
          "99999999999999999999999999", "18446744073709551617", "-1", "0",
          "1e9", "0x10", "100001", "1_000", "１", "+5", "5.0"))),
    ("number-long", NUMBER,
     cadence("milestones: {a: cycle}\n", f"cycles: {'9' * 60000}\n")),
    ("count", "whole number from 1 to 1000",
     milestones("a: {on: cycle, every: 1 day, count: 1001}")),
    ("amount", "not an amount from 1 to",
     phrase("99999999999 years after cycle")),
    ("amount-sum", "leaves the years 1583 to 9999",
     milestones("a: {on: cycle, every: 36600 days, count: 1000}")),
    ("amount-business", "leaves the years 1583 to 9999",
     milestones("a: {on: cycle, every: 36600 business days, count: 1000}")),
    # The dates themselves.
    ("every-day", DATES, cadence("milestones: {a: cycle}\n",
                                 "cycles: 100000\n", "1 day")),
    ("every-day-until", DATES,
     milestones("a: {on: cycle, every: 1 day, until: 9999-12-31}")),
    ("every-day-supported", DATES, cadence(
        "milestones: {a: cycle}\n"
        "support: [b: {from: a, until: 9999-12-31}]\n"
        "trains: {t: {during: b, every: 1 day}}\n")),
    ("every-day-often", "more than [0-9]* dates", cadence(
        "milestones:\n" + "".join(
            f"  {word(i)}: {{on: cycle, every: 1 day, count: 1000}}\n"
            for i in range(600)), "cycles: 100000\n", "1 day")),
    ("many-gaps", "more than 1000 gaps", milestones(
        f"a: {{on: cycle, every: [{'1 day, ' * 90000}]}}")),
    ("rrule-never", "never meets a day", milestones(
        'a: {on: cycle, count: 3, '
        'every: "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"}')),
    ("rrule-seconds", "more often than daily", milestones(
        'a: {on: cycle, count: 3, every: "RRULE:FREQ=SECONDLY"}')),
    # Phrases.
    ("parentheses", PHRASE, phrase("(" * 60000 + "cycle")),
    ("chain-of-days", PHRASE, phrase("1 day after " * 5000 + "cycle")),
    ("chain-of-months", PHRASE, phrase("end of month of " * 3000 + "cycle")),
    ("chain-of-earliest", PHRASE, phrase("earliest of (" * 4000 + "cycle")),
    ("chain-of-names", "more than 200 other dates", cadence(
        "milestones:\n" + "".join(
            f"  {word(i)}: 1 day after {word(i + 1)}\n" for i in range(600)) +
        f"  {word(600)}: cycle\n")),
    ("chain-of-series", "more than 200 other dates", cadence(
        "milestones: {a: cycle, b: b of next}\n", "cycles: 50000\n",
        "1 week")),
    *((f"phrase-{i}", "E012\\|E02[45]", phrase(text))
      for i, text in enumerate((
          "1", "two", "2026", "1 business", "1 day after", "last", "(",
          "first", "latest of", "end of", "day 1 of", "=", "1 day 2"))),
    ("circle", "depends on itself", milestones(
        "a: 1 day after b, b: 1 day after c, c: 1 day after a")),
    # Many of them.
    ("same-keys", "'a' is given twice",
     cadence("milestones:\n" + "  a: cycle\n" * 10000)),
    ("many-keys", "'zfaaaz' is given twice", cadence(
        "milestones:\n" + "".join(f"  {word(i)}: cycle\n"
                                  for i in range(10000)) +
        f"  {word(5)}: cycle\n")),
    ("many-names", NAMES, cadence(
        "milestones:\n" + "".join(f"  {word(i)}: cycle\n"
                                  for i in range(50000)))),
    ("many-unknown-names", NAMES, cadence(
        "milestones:\n" + "".join(f"  {word(i)}: {word(i)}q\n"
                                  for i in range(30000)))),
    ("many-unknown-keys", "unknown key 'a0'", cadence("".join(
        f"a{i}: 1\n" for i in range(80000)))),
    # Messages.
    ("line-of-text", "no milestone 'nonsense'",
     milestones(" " * 5000 + "a: nonsense" + " " * 5000)),
    ("line-of-tabs", "E023",
     cadence("url:" + "\t" * 300 + "here" + "\t" * 300 + "#\n")),
    ("line-of-wide-letters", "E023", cadence(f"url: {'日' * 400}\n")),
    ("line-of-zeros", "U+0000", "\0" * 5000),
    ("line-of-bytes", "byte 0xFF is not UTF-8", b"takt: 1\n" +
     b"\xff\xfe\x80" * 300),
    ("long-milestone", "no milestone", phrase(LONG)),
    ("long-placeholder", "unknown placeholder",
     milestones(f'a: {{on: cycle, name: "{{{LONG}}}"}}')),
    ("long-status", "is not one of", cadence(
        "milestones: {a: cycle}\n"
        f'series: {{"1": {{pins: {{a: {{status: {LONG}}}}}}}}}\n')),
    ("long-name", "cannot be the name", milestones(f"{LONG[:1000]} 1: cycle")),
    ("raw-escape", "U+001B", 'takt: 1\nproject: "\x1b[31mred"\n'),
    ("escaped-escape", "U+001B", 'takt: 1\nproject: "\\e[31mred"\n'),
    ("raw-c1", "U+009B", 'takt: 1\nproject: "\x9b31mred"\n'),
    ("raw-direction", "U+202E", 'takt: 1\nproject: "\u202ered"\n'),
    ("raw-delete", "U+007F", 'takt: 1\nproject: "\x7fred"\n'),
    ("raw-null", "U+0000", 'takt: 1\nproject: "a\0b"\n'),
    ("escaped-null", "U+0000", 'takt: 1\nproject: "a\\0b"\n'),
    ("latin-1", "byte 0xE9 is not UTF-8", b"takt: 1\nproject: caf\xe9\n"),
    ("utf-16", "UTF-16", "takt: 1\n".encode("utf-16")),
    ("surrogate", "is not UTF-8", b"takt: 1\nproject: \xed\xa0\x80\n"),
    ("overlong", "is not UTF-8", b"takt: 1\nproject: \xc0\xaf\n"),
]


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    for name, pattern, text in CASES:
        path = os.path.join(sys.argv[1], f"{name}.yaml")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        print(name, pattern, sep="\t")


main()
