#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""make_lint.py DIRECTORY: writes calendars for takt check to choke on.

Prints a line for each: its name, a tab, and what a finding about it must match
(a basic regular expression), or "fine" where there must be none.
"""
import os
import sys

MIB = 1024 * 1024
UID = "01234567-89ab-4cde-8f01-%012x"


def calendar(*parts, end="\r\n"):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//a//EN",
             *parts, "END:VCALENDAR", ""]
    return end.join(lines)


def event(number, *lines):
    return "\r\n".join(("BEGIN:VEVENT", "UID:" + UID % number,
                        "DTSTAMP:20260102T030405Z",
                        "DTSTART;VALUE=DATE:20260301", *lines, "END:VEVENT"))


def folded(prefix, length):
    """A line of so many bytes, folded."""
    rest = "x" * (length - len(prefix))
    line = prefix + rest[:75 - len(prefix)]
    rest = rest[75 - len(prefix):]
    return "\r\n ".join([line] + [rest[i:i + 74]
                                  for i in range(0, len(rest), 74)])


def chain(count, last):
    """Each depends on the next, and the last on `last`."""
    return calendar(*[event(i, "RELATED-TO;RELTYPE=DEPENDS-ON:" +
                            UID % (i + 1 if i + 1 < count else last))
                      for i in range(count)])


CASES = [
    ("events-in-events", "a VEVENT begins inside a VEVENT",
     "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 100000),
    ("deep", "nesting deeper than 8 levels",
     "BEGIN:VCALENDAR\r\n" + "BEGIN:X-A\r\n" * 100000),
    ("alarms-in-alarms", "a VALARM begins inside a VALARM",
     calendar(event(0, *["BEGIN:VALARM"] * 100000))),
    ("ends-alone", "something behind the end",
     calendar(event(0)) + "END:VEVENT\r\n" * 100000),
    ("line-of-a-mebibyte", "fine",
     calendar(event(0, folded("SUMMARY:", MIB)))),
    ("line-beyond-a-mebibyte", "a line longer than 1024 KiB",
     calendar(event(0, folded("SUMMARY:", MIB + 1)))),
    ("line-beyond-a-mebibyte-unfolded", "a line longer than 1024 KiB",
     calendar(event(0, "SUMMARY:" + "x" * MIB))),
    ("bad-escapes-in-a-line", "is no escape of a text",
     calendar(event(0, "SUMMARY:" + "\\x" * 500000))),
    ("bare-returns", "character U+000D", calendar(event(0), end="\r") * 5000),
    ("nulls", "character U+0000", calendar(event(0, *["A\0:B"] * 100000))),
    ("nothing-but-nulls", "a line longer than 1024 KiB", "\0" * 4 * MIB),
    ("bytes-that-are-not-utf-8", "is not UTF-8",
     calendar(event(0, *["COMMENT:\xff\xfe"] * 100000))),
    ("lines-of-nothing", "a line is empty", calendar(*[""] * 5000000)),
    ("lines-that-are-none", "expected a property",
     calendar(*["x"] * 2000000)),
    ("too-large", "larger than 128 MiB", "BEGIN:VCALENDAR\r\n" * 7895161),
    ("many-events", "fine", calendar(*map(event, range(100000)))),
    ("too-many-events", "more than 500000 events",
     calendar(*["BEGIN:VEVENT\r\nEND:VEVENT"] * 500001)),
    ("one-uid", "the UID '.*' is taken", calendar(*[event(0)] * 100000)),
    ("long-chain", "nothing in the calendar has the UID",
     chain(100000, 100000)),
    ("long-circle", "leads back to where it starts", chain(100000, 0)),
    ("many-circles", "leads back to where it starts", calendar(*[
        event(i, *["RELATED-TO:" + UID % 0] * 100) for i in range(2000)])),
    ("too-many-relations", "more than 500000 relations", calendar(
        event(0, *["RELATED-TO:a"] * 500001))),
    ("too-many-zones", "more than 10000 names of zones", calendar(event(
        0, *[f"RDATE;TZID=A{i}:20260101T000000" for i in range(10001)]))),
    ("rules-that-no-day-meets", "never meets a day", calendar(*[
        event(i, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
        for i in range(20000)])),
    ("long-list", "does not exist", calendar(event(
        0, "EXDATE;VALUE=DATE:" + "20260301," * 100000 + "20260230"))),
    ("long-folded-list", "does not exist", calendar(event(
        0, "EXDATE;VALUE=DATE:\r\n " +
        "20260301,20260302,20260303,2\r\n 0260304," * 25000 + "20260230"))),
    ("long-parameters", "fine", calendar(event(
        0, folded("X-A" + ";X-B=c" * 100000 + ":", MIB)))
     .replace("X-A;", "X-A\r\n ;").replace(";X-B=c;X-B=c;X-B=c",
                                           ";X-B=c;X-B=c;X-B=c\r\n ")),
    ("misspelt", "has no property", calendar(*["DESCRIPTIO:a"] * 500000)),
]


def main():
    for name, pattern, text in CASES:
        path = os.path.join(sys.argv[1], name + ".ics")
        with open(path, "wb") as file:
            file.write(text.encode("latin-1"))
        print(name, pattern, sep="\t")


main()
