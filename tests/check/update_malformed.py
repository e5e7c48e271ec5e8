#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Published calendars that are malformed in the ways that are known to crash
calendar programs, or to make them lose events, brought up to date by takt.

Each way is tried in an event of others and, where it can be, in one of takt.
Either the calendar is brought up to date without a loss: what others put there
is still there, byte for byte, what did not change too, and what moved has
moved; or it is refused with a place and a clear word, and nothing is written.
Speaks TAP; TAKT is the program.
"""

import os
import re
import subprocess
import sys
import tempfile

TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
RULES = """takt: 1
project: Acme
version: "{n}.0"
revised: 2026-01-01
cycle: {every: 6 months, from: April 2026, first: "1.0"}
cycles: 1
milestones:
  freeze: 8 weeks before final
  beta: {on: freeze, count: 3, every: 2 weeks}
  final: third Thursday of cycle month
"""
SLIP = RULES + 'series: {"1.0": {pins: {beta 2: 2026-03-10}}}\n'
OTHERS = b"""BEGIN:VEVENT
UID:party
DTSTAMP:20250101T000000Z
DTSTART;VALUE=DATE:20260601
DTEND;VALUE=DATE:20260602
SUMMARY:Gr\xc3\xbc\xc3\x9fe an alle
DESCRIPTION:What is long enough
  to be folded
END:VEVENT
BEGIN:VTODO
UID:todo
DTSTAMP:20250101T000000Z
SUMMARY:Cake
END:VTODO
""".replace(b"\n", b"\r\n")

KEPT = "kept"        # brought up to date, and nothing is lost
EDITED = r"Acme 1\.0 beta 1 is not as takt wrote it.* \[E111\]"
HEAD = r"the calendar itself is not as takt wrote it.* \[E111\]"
SYNTAX = r"%s \[E090\]"

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print(("ok" if good else "not ok"), tests, "-", name)
    for remark in () if good else remarks:
        for each in remark.splitlines()[:6]:
            print("# " + each)


def takt(*arguments):
    return subprocess.run([TAKT, "expand", *arguments], capture_output=True)


def line(name, text):
    """Puts a line of an event in the place of the one of that name."""
    def change(part):
        changed = re.sub(rb"(?m)^%s[:;].*\r\n(?: .*\r\n)*" % name.encode(),
                         lambda _: text.encode("utf-8", "surrogateescape"),
                         part, count=1)
        assert changed != part, name
        return changed
    return change


# Name; how an event becomes malformed; what becomes of that in an event of
# others, and in one of takt.
EVENTS = [
    ("bare line feeds", lambda part: part.replace(b"\r\n", b"\n"),
     KEPT, KEPT),
    ("unfolded lines", lambda part: part.replace(b"\r\n ", b""), KEPT, KEPT),
    ("a fold inside a character",
     lambda part: part.replace(b"Gr\xc3\xbc", b"Gr\xc3\r\n \xbc").replace(
         b"Acme 1", b"Ac\r\n me 1", 1), KEPT, KEPT),
    ("no UID", line("UID", ""), KEPT, None),
    ("no DTSTAMP", line("DTSTAMP", ""), KEPT, KEPT),
    ("two SUMMARY", line("SUMMARY", "SUMMARY:a\r\nSUMMARY:b\r\n"),
     KEPT, EDITED),
    ("DTEND and DURATION",
     lambda part: part.replace(b"DTSTAMP", b"DURATION:P2D\r\nDTSTAMP"),
     KEPT, EDITED),
    ("an end that is the start",
     line("DTEND", "DTEND;VALUE=DATE:20260219\r\n"), KEPT, EDITED),
    ("an end before the start",
     line("DTEND", "DTEND;VALUE=DATE:20260101\r\n"), KEPT, EDITED),
    ("a day that ends at a time", line("DTEND", "DTEND:20260602T100000Z\r\n"),
     KEPT, EDITED),
    ("a day without VALUE=DATE", line("DTSTART", "DTSTART:20260219\r\n"),
     KEPT, EDITED),
    ("30 February", line("DTSTART", "DTSTART;VALUE=DATE:20260230\r\n"),
     KEPT, EDITED),
    ("a line without a colon", line("SUMMARY", "SUMMARY Grusse\r\n"),
     SYNTAX % "expected a property, a colon and its value",
     SYNTAX % "expected a property, a colon and its value"),
    ("commas and semicolons without a backslash",
     line("SUMMARY", "SUMMARY:a, b; c\r\n"), KEPT, EDITED),
    ("a time in EXDATE of a day",
     line("DTSTAMP", "RRULE:FREQ=DAILY;COUNT=3\r\n"
          "EXDATE:20260602T000000\r\nDTSTAMP:20250101T000000Z\r\n"),
     KEPT, KEPT),
    ("a TZID that nobody knows",
     line("DTSTART", "DTSTART;TZID=Nowhere/There:20260219T100000\r\n"),
     KEPT, EDITED),
    ("bytes that are no UTF-8",
     line("SUMMARY", "SUMMARY:\udcff\udcc3\udce9t\udce9\r\n"), KEPT, EDITED),
    ("a control character", line("SUMMARY", "SUMMARY:a\x07\x1bb\r\n"),
     KEPT, EDITED),
    ("a carriage return alone", line("SUMMARY", "SUMMARY:a\rb\r\n"),
     KEPT, EDITED),
    ("a byte of value 0", line("SUMMARY", "SUMMARY:a\0b\r\n"),
     SYNTAX % "a byte of value 0, .*", SYNTAX % "a byte of value 0, .*"),
    ("lines without anything",
     lambda part: part.replace(b"\r\nSUMMARY", b"\r\n\r\n \r\nSUMMARY"),
     KEPT, KEPT),
    ("names in lower case",
     lambda part: re.sub(rb"(?m)^[A-Z-]+", lambda name: name[0].lower(),
                         part), KEPT, KEPT),
    ("an event in an event", line("SUMMARY", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"),
     SYNTAX % "a component begins inside another one",
     SYNTAX % "a component begins inside another one"),
    ("an alarm that does not end", line("SUMMARY", "BEGIN:VALARM\r\n"),
     SYNTAX % "expected 'END:VALARM' before this",
     SYNTAX % "expected 'END:VALARM' before this"),
]

# The same for the whole file.
FILES = [
    ("a byte order mark", lambda feed: b"\xef\xbb\xbf" + feed, KEPT),
    ("UTF-16", lambda feed: b"\xff\xfe" + feed.decode().encode("utf-16-le"),
     r"the file is UTF-16 \[E\d+\]"),
    ("no VERSION", line("VERSION", ""), HEAD),
    ("no PRODID", line("PRODID", ""), KEPT),
    ("no line break at the end", lambda feed: feed[:-2], KEPT),
    ("an event of others twice", lambda feed: feed.replace(
        b"END:VCALENDAR", OTHERS + b"END:VCALENDAR"), KEPT),
    ("an event of takt twice", lambda feed: feed.replace(
        b"END:VCALENDAR", event_of(feed, b"beta 3") + b"END:VCALENDAR"),
     r"the calendar holds 'Acme 1\.0 beta 3' twice, .* \[E110\]"),
    ("a file that ends early", lambda feed: feed[:feed.rindex(b"SUMMARY")],
     SYNTAX % "the file ends before 'END:VTODO'"),
    ("a file that ends in a line of the head", lambda feed: feed[:40],
     SYNTAX % ".*"),
    ("a file of HTML", lambda feed: b"<!DOCTYPE html>\n<title>404</title>\n",
     SYNTAX % "expected 'BEGIN:VCALENDAR', .*"),
    ("a file without a byte", lambda feed: b"",
     SYNTAX % "expected 'BEGIN:VCALENDAR', .*"),
    ("two calendars", lambda feed: feed + feed,
     SYNTAX % "a second calendar begins in the same file"),
    ("nothing of takt", lambda feed: b"BEGIN:VCALENDAR\r\n" + OTHERS +
     b"END:VCALENDAR\r\n", r".* \[E\d+\]"),
]


def components(feed):
    return re.findall(rb"(?ims)^BEGIN:(?:VEVENT|VTODO)\b.*?^END:(?:VEVENT|VTODO)"
                      rb"\r?\n", feed)


def event_of(feed, title):
    return next(part for part in components(feed)
                if b"SUMMARY:Acme 1.0 " + title in part)


class Update:
    def __init__(self, folder):
        self.folder = folder
        for name, text in ("old.yaml", RULES), ("new.yaml", SLIP):
            with open(self.path(name), "w", encoding="utf-8") as out:
                out.write(text)
        feed = takt(self.path("old.yaml"), "-f", "ics").stdout
        self.feed = feed.replace(b"END:VCALENDAR", OTHERS + b"END:VCALENDAR")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, feed, *options):
        with open(self.path("feed.ics"), "wb") as out:
            out.write(feed)
        result = takt(self.path("new.yaml"), "-o", self.path("feed.ics"),
                      "--update", "--today", "2026-03-01", *options)
        with open(self.path("feed.ics"), "rb") as lines:
            return result, lines.read()

    def try_out(self, name, feed, expected):
        assert feed != self.feed, name
        result, after = self.run(feed)
        said = result.stderr.decode("utf-8", "replace")
        if expected == KEPT:
            lost = self.losses(feed, after) if result.returncode == 0 else []
            report(result.returncode == 0 and not lost, name + ": kept",
                   [said] + lost)
            return
        place = re.search(r"feed\.ics:\d+:\d+: error: (.*)", said)
        report(result.returncode == 1 and after == feed and place is not None
               and re.fullmatch(expected, place[1]) is not None,
               name + ": refused", [said])
        if expected in (EDITED, HEAD):
            self.overwrite(name, feed)

    def losses(self, before, after):
        """Of all but what moved, each byte must be there."""
        lost = [part.decode("utf-8", "replace") for part in components(before)
                if b"SUMMARY:Acme 1.0 beta 2" not in part and
                part not in after]
        moved = event_of(after, b"beta 2")
        if b"SEQUENCE:1\r\n" not in moved or b"20260310" not in moved:
            lost.append("beta 2 has not moved")
        again, same = self.run(after)
        if again.returncode != 0 or same != after:
            lost.append("a second update: " + again.stderr.decode())
        return lost

    def overwrite(self, name, feed):
        result, after = self.run(feed, "--overwrite")
        good = result.returncode == 0 and OTHERS in after
        if good:
            fresh = takt(self.path("new.yaml"), "-f", "ics").stdout
            plain = [re.sub(rb"(?m)^(DTSTAMP|LAST-M|SEQU).*\r\n", b"", text)
                     for text in (event_of(after, b"beta 1"),
                                  event_of(fresh, b"beta 1"))]
            good = plain[0].startswith(
                plain[1][:plain[1].index(b"STATUS")]) or \
                b"Moved on" in plain[0]
        report(good, name + ": written over on request",
               [result.stderr.decode("utf-8", "replace")])


def main():
    with tempfile.TemporaryDirectory() as folder:
        update = Update(folder)
        own = event_of(update.feed, b"beta 1")
        others = OTHERS[:OTHERS.index(b"BEGIN:VTODO")]
        for name, change, of_others, of_takt in EVENTS:
            update.try_out(name + " in an event of others",
                           update.feed.replace(others, change(others)),
                           of_others)
            if of_takt is not None:
                update.try_out(name + " in an event of takt",
                               update.feed.replace(own, change(own)), of_takt)
        for name, change, expected in FILES:
            update.try_out(name, change(update.feed), expected)
    print("1..%d" % tests)
    return failed > 0


sys.exit(main())
