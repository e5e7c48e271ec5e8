#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""make_ics.py DIRECTORY: writes calendars that nobody means well with.

Prints a line for each: its name, a tab, and what the message about it must
match (a basic regular expression), or "fine" where there must be none.
"""
import os
import sys

FULL = 4 * 1024 * 1024
DEEP = "nesting deeper than 8 levels"
SECONDS = "repeats more often than daily"
NEVER = "never meets a day"
LINE = "a line longer than 64 KiB"


def calendar(*lines):
    return "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))


def event(*lines):
    return "\r\n".join(("BEGIN:VEVENT", "DTSTART:20200101", *lines,
                        "END:VEVENT"))


def rule(text):
    return calendar(event("RRULE:" + text))


def dates(count):
    return ",".join(f"2026{i % 12 + 1:02}{i % 28 + 1:02}"
                    for i in range(count))


def fill(line):
    """As much of a line as a file may hold."""
    return calendar(*[line] * ((FULL - 40) // (len(line) + 2)))


# Meets a day once in 40 years at times, though it looks at every day.
RARE = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"
# Never meets one, but only with this start and this interval.
PHASE = "FREQ=DAILY;INTERVAL=7;BYDAY=MO"

CASES = [
    ("deep-events", "begins inside another", "BEGIN:VCALENDAR\n" +
     "BEGIN:VEVENT\n" * 100000),
    ("deep", DEEP, "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 100000),
    ("deep-and-closed", DEEP, "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 50000 +
     "END:X\n" * 50000 + "END:VCALENDAR\n"),
    ("secondly", SECONDS, rule("FREQ=SECONDLY")),
    ("minutely-never", SECONDS,
     rule("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")),
    ("by-second", SECONDS, rule("FREQ=DAILY;BYSECOND=1,2,3")),
    ("never", NEVER, rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    ("many-never", NEVER, calendar(
        *[event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")] * 2000)),
    ("many-rare", "fine", calendar(*[event("RRULE:" + RARE)] * 2000)),
    ("many-out-of-phase", "fine",
     calendar(*[event("RRULE:" + PHASE)] * 2000)),
    ("endless", "fine", rule("FREQ=DAILY")),
    ("many-endless", "too many occurrences",
     calendar(*[event("RRULE:FREQ=DAILY")] * 2000)),
    ("many-counted", "too many occurrences", calendar(
        *[event("RRULE:FREQ=DAILY;COUNT=99999")] * 2000)),
    ("too-many-rules", "more than 2000 events that repeat",
     calendar(*[event("RRULE:FREQ=YEARLY")] * 2001)),
    ("huge-count", "is not one of RFC 5545",
     rule("FREQ=DAILY;COUNT=99999999999")),
    ("long-rule", "is not one of RFC 5545",
     rule("FREQ=YEARLY;BYYEARDAY=" + "1," * 20000 + "1")),
    ("many-exdates", "fine", calendar(event(
        "RRULE:FREQ=DAILY", "EXDATE:" + dates(800)))),
    ("too-many-exdates", "more than 5000 dates in EXDATE", calendar(event(
        *["EXDATE:" + dates(700)] * 100))),
    ("too-many-rdates", "more than 5000 dates in RDATE", calendar(event(
        *["RDATE:" + dates(700)] * 100))),
    ("exdates-in-all", "fine", calendar(
        *[event("EXDATE:" + dates(5000))] * 90)),
    ("megabyte", LINE, calendar(event("SUMMARY:" + "x" * 1000000))),
    ("megabyte-folded", LINE, calendar(event(
        "SUMMARY:" + "\r\n ".join(["x" * 70] * 15000)))),
    ("folded-to-bytes", "fine", calendar(
        event("\r\n ".join("SUMMARY:" + "xyz" * 20000)))),
    ("only-folds", "BEGIN:VCALENDAR", "\n " * 2000000),
    ("quotes", "a property, a colon",
     calendar("X;Y=\"" + "a:b;c" * 1000, *["X;Y=\":"] * 50)),
    ("parameters", "fine", calendar(event(
        "EXDATE" + ";X=\"y\"" * 10000 + ":" + dates(20)))),
    ("too-large", "larger than 4 MiB", "x" * (FULL + 1)),
    ("only-lines", "BEGIN:VCALENDAR", "\n" * FULL),
    ("broken-lines", "a property, a colon", fill("nonsense")),
    ("many-lines", "fine", fill("X:")),
    ("many-events", "more than 20000 events",
     calendar(*[event()] * 50000)),
    ("as-many-events", "fine", calendar(*[event("UID:u")] * 20000)),
    ("all-moved", "fine", calendar(
        *[event("UID:u", f"RECURRENCE-ID:{20000101 + i % 28}")
          for i in range(20000)])),
    ("moved-by-all", "more than 1000000 moved", calendar(
        *[event("UID:u")] * 5000,
        *[event("UID:u", "RECURRENCE-ID:20200101")] * 5000)),
    ("same-components", "more than 1000 time zones", calendar(
        *["BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\n"
          "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE"] * 20000)),
    ("truncated", "the file ends before 'END:VEVENT'",
     calendar(event("SUMMARY:x"))[:60]),
    ("truncated-in-value", "the file ends before 'END:VEVENT'",
     calendar(event("EXDATE:20260101,20260102"))[:-50]),
    ("impossible-day", "February 2026 has 28 days",
     calendar(event("EXDATE:20260230"))),
    ("impossible-month", "a year has 12 months",
     calendar(event("RDATE:20261301"))),
    ("year-zero", "outside the years", calendar(event("EXDATE:00000101"))),
    ("long-stay", "is not a duration",
     calendar(event("DURATION:P99999999999999999999W"))),
    ("long-name", "this is no name",
     "BEGIN:VCALENDAR\nBEGIN:" + "x" * 60000),
    ("zeros", "BEGIN:VCALENDAR", "\0" * 100000),
    ("zeros-in-values", "is not one of RFC 5545",
     calendar(event("SUMMARY:a\0b", "UID:\0", "RRULE:FREQ=DAILY\0X"))),
    ("escapes", "is not a date", calendar(event("EXDATE:\x1b[31m\x9b"))),
    ("bytes", "is not UTF-8", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
     b"DTSTART:20260101\nSUMMARY:" + b"\xff\xfe\x80" * 300 +
     b"\nEND:VEVENT\nEND:VCALENDAR\n"),
    ("html", "BEGIN:VCALENDAR", "<!DOCTYPE html>\n" * 1000),
    ("utf-16", "UTF-16", calendar(event()).encode("utf-16")),
    ("julian", "is not supported", calendar("CALSCALE:JULIAN", event())),
]


def main():
    for name, pattern, text in CASES:
        path = os.path.join(sys.argv[1], f"{name}.ics")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        print(name, pattern, sep="\t")


main()
