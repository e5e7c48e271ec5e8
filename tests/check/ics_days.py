#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Random calendars, expanded by src/ical/days.h and by other programs.

recurring_ical_events (with python-icalendar and dateutil) gives the
occurrences; each is cut to its days here. What RFC 5545 leaves open, or what
that program of Debian 12 gets wrong, is not asked: a DTSTART that its rule does
not meet together with COUNT, a BYWEEKNO without BYDAY or at the turn of the
year, UNTIL by another clock than DTSTART, and a time zone (pytz moves an
instance in the hour that is skipped).
"""
import datetime
import itertools
import os
import random
import subprocess
import sys
import tempfile

try:
    import icalendar
    import recurring_ical_events
    from dateutil.rrule import rrulestr
except ImportError as error:
    print(f"1..0 # SKIP {error}")
    sys.exit(0)

BUILD = os.environ.get("BUILD", "build")
PROGRAM = os.path.join(BUILD, "tests/oracle/ics_days")
FILES = 150
EVENTS = 12
FROM = datetime.date(2019, 6, 1)
UNTIL = datetime.date(2027, 6, 30)
DAY = datetime.timedelta(days=1)
WEEKDAYS = "MO TU WE TH FR SA SU".split()


def some(pick, values, most):
    return ",".join(str(value) for value in
                    pick.sample(values, pick.randint(1, most)))


def monthly_days(pick):
    kind = pick.randrange(4)
    if kind == 0:
        return ";BYMONTHDAY=" + some(pick, [1, 13, 15, 28, 30, 31, -1, -3], 3)
    if kind == 1:
        return ";BYDAY=" + some(
            pick, [f"{n}{day}" for n in (1, 2, 3, 4, 5, -1, -2)
                   for day in WEEKDAYS], 2)
    if kind == 2:
        return (";BYDAY=" + some(pick, WEEKDAYS, 5) +
                ";BYSETPOS=" + some(pick, [1, 2, -1], 2))
    return ";BYMONTHDAY=13;BYDAY=FR"


def yearly_days(pick):
    kind = pick.randrange(5)
    if kind == 0:
        return ""
    if kind == 1:
        return ";BYYEARDAY=" + some(pick, [1, 60, 100, 366, -1], 2)
    if kind == 2:
        return (";BYWEEKNO=" + some(pick, range(10, 40), 2) +
                ";BYDAY=" + some(pick, WEEKDAYS, 3))
    return f";BYMONTH={some(pick, range(1, 13), 3)}" + monthly_days(pick)


def rule(pick):
    """A rule without COUNT and UNTIL."""
    freq = pick.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "YEARLY"])
    text = f"FREQ={freq}"
    if pick.random() < 0.4:
        text += f";INTERVAL={pick.randint(2, 5)}"
    if freq == "DAILY":
        if pick.random() < 0.5:
            text += ";BYMONTH=" + some(pick, range(1, 13), 2)
        if pick.random() < 0.5:
            text += ";BYDAY=" + some(pick, WEEKDAYS, 4)
    elif freq == "WEEKLY":
        if pick.random() < 0.7:
            text += ";BYDAY=" + some(pick, WEEKDAYS, 4)
        if pick.random() < 0.3:
            text += ";WKST=" + pick.choice(WEEKDAYS)
    elif freq == "MONTHLY":
        if pick.random() < 0.8:
            text += monthly_days(pick)
    else:
        text += yearly_days(pick)
    return text


class Event:
    """One VEVENT and perhaps the moved instances of it."""

    def __init__(self, pick, number):
        self.pick = pick
        self.uid = f"event-{number}@example.org"
        self.name = f"event {number}"
        self.clock = pick.choice(["", "", "", "local", "utc"])
        self.lines = []

    def start(self):
        day = datetime.date(2012, 1, 1) + DAY * self.pick.randrange(4500)
        if self.clock == "":
            return day
        time = self.pick.choice([(0, 0), (9, 30), (22, 15), (23, 59)])
        return datetime.datetime(day.year, day.month, day.day, *time)

    def value(self, moment):
        if not isinstance(moment, datetime.datetime):
            return moment.strftime("%Y%m%d")
        return moment.strftime("%Y%m%dT%H%M%S") + (
            "Z" if self.clock == "utc" else "")

    def line(self, name, *moments):
        kind = ";VALUE=DATE" if self.clock == "" else ""
        self.lines.append(
            f"{name}{kind}:" + ",".join(map(self.value, moments)))

    def length(self):
        if self.clock == "":
            return DAY * self.pick.choice([1, 1, 1, 2, 3, 10, 40])
        return datetime.timedelta(minutes=self.pick.choice(
            [0, 15, 60, 105, 24 * 60, 1440 * 3 + 30, 1440 * 20]))

    def end(self, start):
        length = self.length()
        kind = self.pick.randrange(3)
        if kind == 0:
            self.line("DTEND", start + length)
        elif kind == 1:
            minutes = length.seconds // 60
            time = f"T{minutes}M" if minutes or self.clock else ""
            self.lines.append(f"DURATION:P{length.days}D{time}")

    def begin(self, start):
        self.lines += ["BEGIN:VEVENT", f"UID:{self.uid}",
                       f"SUMMARY:{self.name}",
                       "DTSTAMP:20260101T000000Z"]
        self.line("DTSTART", start)
        self.end(start)
        if self.pick.random() < 0.3:
            self.lines.append("TRANSP:TRANSPARENT")

    def repeat(self, start):
        """Writes a rule, EXDATE and RDATE; returns some instances."""
        pick = self.pick
        naive = start if isinstance(start, datetime.datetime) else \
            datetime.datetime(start.year, start.month, start.day)
        days = []
        while not days:
            text = rule(pick)
            days = list(itertools.islice(
                rrulestr(text, dtstart=naive), 60))
        limit = pick.randrange(4)
        if limit == 0 and days[0] == naive:
            text += f";COUNT={pick.randint(1, 80)}"
        elif limit == 1:
            last = pick.choice(days)
            text += ";UNTIL=" + self.value(
                last if self.clock else last.date())
        self.lines.append(f"RRULE:{text}")
        if self.clock == "":
            days = [day.date() for day in days]
        out = pick.sample(days, min(len(days), pick.choice([0, 0, 1, 3])))
        if out:
            self.line("EXDATE", *out)
        added = [start + DAY * pick.randrange(1, 3000)
                 for _ in range(pick.choice([0, 0, 1, 3]))]
        if added:
            self.line("RDATE", *added)
        return [day for day in days if day not in out and day != start]

    def text(self):
        start = self.start()
        self.begin(start)
        instances = []
        if self.pick.random() < 0.8:
            instances = self.repeat(start)
        if self.pick.random() < 0.05:
            self.lines.append("STATUS:CANCELLED")
        self.lines.append("END:VEVENT")
        moved = self.pick.sample(
            instances, min(len(instances), self.pick.choice([0, 0, 1, 2])))
        for day in moved:
            self.begin(day + DAY * self.pick.randint(-9, 9))
            self.line("RECURRENCE-ID", day)
            if self.pick.random() < 0.3:
                self.lines.append("STATUS:CANCELLED")
            self.lines.append("END:VEVENT")
        return self.lines


def fold(line, pick):
    if pick.random() < 0.9 or len(line) < 30:
        return line
    place = pick.randint(1, len(line) - 1)
    return line[:place] + "\r\n " + line[place:]


def calendar(pick):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//takt//test//EN"]
    for number in range(EVENTS):
        lines += Event(pick, number).text()
    lines.append("END:VCALENDAR")
    return "\r\n".join(fold(line, pick) for line in lines) + "\r\n"


def date_of(moment):
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def days_of(event):
    """First and last day of an occurrence."""
    start = event["DTSTART"].dt
    end = event["DTEND"].dt
    first = date_of(start)
    last = date_of(end)
    if isinstance(end, datetime.datetime):
        midnight = (end.hour, end.minute, end.second) == (0, 0, 0)
        if end > start and midnight:
            last -= DAY
    else:
        last -= DAY
    return first, max(first, last)


def expected(text):
    """What the other programs say, a line for each occurrence."""
    parsed = icalendar.Calendar.from_ical(text)
    lines = []
    # Wider than asked, since it has no occurrence of no length at the edge.
    for event in recurring_ical_events.of(parsed).between(
            FROM - 100 * DAY, UNTIL + 100 * DAY):
        if event.get("STATUS") == "CANCELLED":
            continue
        first, last = days_of(event)
        if first <= UNTIL and last >= FROM:
            lines.append(f"{first}\t{last}\t{event['SUMMARY']}")
    return sorted(lines)


def ours(names):
    run = subprocess.run([PROGRAM, str(FROM), str(UNTIL), *names],
                         stdout=subprocess.PIPE, check=False)
    answers = {}
    for line in run.stdout.decode().splitlines():
        if line.startswith("=\t"):
            lines = answers.setdefault(line[2:], [])
        else:
            lines.append(line)
    return {name: sorted(lines) for name, lines in answers.items()}


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 5545
    pick = random.Random(seed)
    wrong = 0
    count = 0
    with tempfile.TemporaryDirectory() as work:
        texts = {}
        for number in range(FILES):
            name = os.path.join(work, f"{number}.ics")
            texts[name] = calendar(pick)
            with open(name, "w", encoding="utf-8", newline="") as file:
                file.write(texts[name])
        answers = ours(list(texts))
        for name, text in texts.items():
            wanted = expected(text)
            count += len(wanted)
            got = answers.get(name)
            if got == wanted:
                continue
            wrong += 1
            if wrong <= 3:
                difference = sorted(set(wanted) ^ set(got or []))
                for line in difference[:5]:
                    print(f"# {os.path.basename(name)}:",
                          "not ours" if line in wanted else "only ours", line)
                if os.environ.get("SHOW") and difference:
                    uid = "UID:event-" + difference[0].rsplit(" ")[-1] + "@"
                    for event in text.replace("\r\n ", "").split("BEGIN:")[2:]:
                        if uid in event:
                            print("# " + event.replace("\r\n", "\n# "))
    verdict = "not ok" if wrong or count < 10000 else "ok"
    print(f"{verdict} 1 - {FILES} calendars, {count} occurrences "
          "by recurring_ical_events")
    print("1..1")
    return verdict != "ok"


sys.exit(main())
