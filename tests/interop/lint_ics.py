#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""lint_ics.py FILE...: checks calendars for all that some program minds.

Prints findings as file:line: what, and exits nonzero if there are any.
Stricter than RFC 5545: what takt has no reason to write is a finding too.
"""
import re
import sys
from datetime import date

ONE, MAYBE, MANY = (1, 1), (0, 1), (0, None)
TEXT, URI, DAY, STAMP, TIME = "text", "uri", "day", "stamp", "day or stamp"
LOCAL = "local time"
DURATION = r"P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?"
LINE_MAX = 75

# Property: how often, and what its value must be (see check_value).
CALENDAR = {
    "VERSION": (ONE, r"2\.0"),
    "PRODID": (ONE, r"-//.+//.+//EN"),
    "CALSCALE": (MAYBE, "GREGORIAN"),
    "NAME": (MAYBE, TEXT),
    "X-WR-CALNAME": (MAYBE, TEXT),
    "DESCRIPTION": (MAYBE, TEXT),
    "X-WR-CALDESC": (MAYBE, TEXT),
    "URL": (MAYBE, URI),
    "METHOD": (MAYBE, "PUBLISH"),
    "SOURCE": (MAYBE, URI),
    "LAST-MODIFIED": (MAYBE, STAMP),
    "REFRESH-INTERVAL": (MAYBE, DURATION),
    "X-PUBLISHED-TTL": (MAYBE, DURATION),
    "X-TAKT-WROTE": (MAYBE, r"[0-9a-f]{16}"),
}
EVENT = {
    "UID": (ONE, r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "DTSTAMP": (ONE, STAMP),
    "CREATED": (MAYBE, STAMP),
    "LAST-MODIFIED": (MAYBE, STAMP),
    "SEQUENCE": (MAYBE, r"0|[1-9]\d{0,9}"),
    "DTSTART": (ONE, TIME),
    "DTEND": (MAYBE, TIME),
    "SUMMARY": (ONE, TEXT),
    "DESCRIPTION": (MAYBE, TEXT),
    "CATEGORIES": (MANY, r"[^,;\\]+"),
    "COLOR": (MAYBE, r"[a-z]+"),
    "STATUS": (ONE, "TENTATIVE|CONFIRMED|CANCELLED"),
    "TRANSP": (ONE, "TRANSPARENT"),
    "URL": (MAYBE, URI),
    "ORGANIZER": (MAYBE, r"mailto:[^@]+@[A-Za-z0-9.-]+"),
    "X-TAKT-SLOT": (MAYBE, TEXT),
    "X-TAKT-DATE": (MAYBE, TEXT),
    "X-TAKT-MOVED": (MANY, r"\d{4}-\d\d-\d\d .+"),
    "X-TAKT-WROTE": (MAYBE, r"[0-9a-f]{16}"),
}
ALARM = {
    "ACTION": (ONE, "DISPLAY"),
    "TRIGGER": (ONE, "-" + DURATION),
    "DESCRIPTION": (ONE, TEXT),
    "X-TAKT-ALARM": (ONE, r"\d+[mhdw]"),
}
ZONE = {"TZID": (ONE, r"[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)+")}
OFFSET = r"[+-]([01]\d|2[0-3])[0-5]\d([0-5]\d)?(?<!-0000)"
OBSERVANCE = {
    "DTSTART": (ONE, LOCAL),
    "TZOFFSETFROM": (ONE, OFFSET),
    "TZOFFSETTO": (ONE, OFFSET),
    "RRULE": (MAYBE, r"FREQ=YEARLY;BYMONTH=\d+(;BYMONTHDAY=[-\d,]+)?"
                     r";BYDAY=(-1|[1-4])?(SU|MO|TU|WE|TH|FR|SA)"),
    "RDATE": (MANY, LOCAL),
    "TZNAME": (MAYBE, TEXT),
}
# All parameters that may be there; "" is among them where none may, too.
PARAMETERS = {"DTSTART": (";VALUE=DATE", ""), "DTEND": (";VALUE=DATE", ""),
              "REFRESH-INTERVAL": (";VALUE=DURATION",),
              "SOURCE": (";VALUE=URI",)}
COMPONENTS = {(): {"VCALENDAR": CALENDAR}, ("VCALENDAR",): {"VEVENT": EVENT, "VTIMEZONE": ZONE},
              ("VCALENDAR", "VTIMEZONE"): {"STANDARD": OBSERVANCE,
                                           "DAYLIGHT": OBSERVANCE},
              ("VCALENDAR", "VEVENT"): {"VALARM": ALARM}}

# C0 but for the line break, DEL, C1, text direction, U+FEFF and non-characters.
UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e"
                      "\u2066-\u2069\ufeff\ufffd-\uffff]")


class Lint:
    def __init__(self, name):
        self.name = name
        self.count = 0
        self.number = 0
        self.uids = {}
        self.zones = set()
        self.organized = 0

    def say(self, text):
        print(f"{self.name}:{self.number}: {text}")
        self.count += 1

    def physical(self, data):
        """Lines without their ends."""
        if not data.endswith(b"\r\n"):
            self.number = data.count(b"\n") + 1
            self.say("the last line does not end in CRLF")
        for number, line in enumerate(data.split(b"\n")[:-1], 1):
            self.number = number
            if not line.endswith(b"\r"):
                self.say("does not end in CRLF")
            line = line.rstrip(b"\r")
            if len(line) > LINE_MAX:
                self.say(f"{len(line)} octets")
            if not line:
                self.say("empty")
            if line != line.rstrip(b" \t"):
                self.say("ends in a blank")
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                self.say(f"not UTF-8: {error.reason}")
                text = line.decode("utf-8", "replace")
            if UNWANTED.search(text):
                self.say("holds a control character")
            yield text

    def logical(self, data):
        """Unfolded lines; self.number is that of the first of them."""
        start, whole = 1, None
        for line in self.physical(data):
            if line.startswith((" ", "\t")) and whole is not None:
                if len(line) == 1:
                    self.say("folds nothing")
                whole += line[1:]
                continue
            if whole is not None:
                number, self.number = self.number, start
                yield whole
                self.number = number
            start, whole = self.number, line
        self.number = start
        if whole is not None:
            yield whole

    def check_day(self, value):
        try:
            if not re.fullmatch(r"\d{8}", value, re.ASCII):
                raise ValueError
            return date(int(value[:4]), int(value[4:6]), int(value[6:]))
        except ValueError:
            self.say(f"not a day: {value}")
            return None

    def check_value(self, name, kind, value):
        if kind == TEXT:
            if not value or re.sub(r"\\[\\,;n]|[^\\,;]", "", value):
                self.say(f"{name}: text that is empty or not escaped")
        elif kind == URI:
            if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~\[\]]+",
                                value):
                self.say(f"{name}: not a URI")
        elif kind == DAY:
            self.check_day(value)
        elif kind in (STAMP, LOCAL):
            day, clock = value[:8], value[8:]
            clock += "Z" if kind == LOCAL else ""
            if not re.fullmatch(r"T([01]\d|2[0-3])[0-5]\d[0-5]\dZ", clock):
                self.say(f"{name}: not a time as it must be")
            self.check_day(day)
        elif not re.fullmatch(kind, value, re.ASCII if name != "CATEGORIES"
                              else 0):
            self.say(f"{name}: {value}")

    def check_property(self, rules, seen, line):
        match = re.fullmatch(r"([A-Z-]+)((?:;[^:\"]*)?(?:;CN=\"[^\"]*\")?):(.*)", line)
        if not match:
            self.say("not a property")
            return
        name, parameters, value = match.groups()
        zone = re.fullmatch(r";TZID=(.+)", parameters)
        if zone and rules is EVENT and name in ("DTSTART", "DTEND"):
            if zone[1] not in self.zones:
                self.say(f"{name}: no VTIMEZONE before it")
            parameters = ""
        if name == "ORGANIZER" and re.fullmatch(r'(;CN="[^"]+")?', parameters):
            parameters = ""
        if rules is ZONE:
            self.zones.add(value)
        if name not in rules:
            self.say(f"{name} does not belong here")
            return
        if parameters not in PARAMETERS.get(name, ("",)):
            self.say(f"{name}: parameters {parameters or 'are missing'}")
        seen.setdefault(name, []).append(value)
        kind = rules[name][1]
        if kind == TIME:
            kind = DAY if parameters else LOCAL if zone else STAMP
        self.check_value(name, kind, value)

    def check_event(self, seen):
        first, end, uid = (seen.get(name, [None])[0]
                           for name in ("DTSTART", "DTEND", "UID"))
        if first and end and len(first) != len(end):
            self.say("a day and a time")
        elif first and end and end <= first:
            self.say("DTEND is not after DTSTART")
        # The day after the last of all cannot be written.
        if not end and first != "99991231":
            self.say("no DTEND")
        if not uid:
            return
        if uid in self.uids:
            self.say(f"UID as on line {self.uids[uid]}")
        self.uids[uid] = self.number
        # RFC 9562: version 5, and the variant of that RFC.
        if uid[14:15] != "5" or uid[19:20] not in tuple("89ab"):
            self.say("UID is no UUID of version 5")

    def check_end(self, path, rules, seen):
        for name, ((least, most), _) in rules.items():
            count = len(seen.get(name, []))
            if count < least or (most is not None and count > most):
                self.say(f"{path[-1]} has {name} {count} times")
        if path[-1] == "VEVENT":
            self.check_event(seen)
            self.organized += "ORGANIZER" in seen
        if path[-1] == "VCALENDAR":
            wanted = len(self.uids) if "METHOD" in seen else 0
            if self.organized != wanted:
                self.say("METHOD and ORGANIZER do not go together")

    def check(self, data):
        path, stack, roots, previous = (), [], 0, ""
        for line in self.logical(data):
            rules, seen = stack[-1] if stack else ({}, {})
            if previous == "BEGIN:VCALENDAR" and line != "VERSION:2.0":
                self.say("VERSION does not come first")
            previous = line
            if line.startswith("BEGIN:"):
                name = line[len("BEGIN:"):]
                roots += not path
                if name not in COMPONENTS.get(path, {}):
                    self.say(f"{name} does not belong here")
                stack.append((COMPONENTS.get(path, {}).get(name, {}), {}))
                path += (name,)
            elif line.startswith("END:"):
                if not path or path[-1] != line[len("END:"):]:
                    self.say("ends what has not begun")
                if path:
                    self.check_end(path, *stack.pop())
                    path = path[:-1]
            elif not path:
                self.say("outside of a calendar")
            else:
                self.check_property(rules, seen, line)
        if path:
            self.say(f"{path[-1]} does not end")
        if roots != 1 or not self.uids:
            self.say("not one calendar with events in it")
        return self.count


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    count = 0
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            count += Lint(name).check(file.read())
    sys.exit(count > 0)


main()
