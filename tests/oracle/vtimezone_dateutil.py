#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What clocks show by VTIMEZONEs of takt, against zoneinfo on the same files.

    questions                    lines of zone, from, until
    compare QUESTIONS <ANSWERS   by dateutil; says what differs, and on stderr
                                 how many times there were
    moments QUESTIONS <ANSWERS   lines of zone, index of its answer, local time
                                 and moment, for a reader of another language

Times that clocks skip, or show twice, are left out: RFC 5545 and zoneinfo agree
on them, dateutil has a third way.
"""
import random
import re
import sys
from datetime import datetime, timedelta, timezone
from io import StringIO
from zoneinfo import ZoneInfo, available_timezones

# Summer in the south, none at all, behind, by halves, changed rules, fasting.
SPECIAL = ["America/Los_Angeles", "America/Sao_Paulo", "Australia/Sydney",
           "Australia/Lord_Howe", "Asia/Tokyo", "Europe/Dublin",
           "Africa/Casablanca", "Asia/Gaza", "America/Nuuk", "Asia/Tehran",
           "Europe/Moscow", "Pacific/Apia", "America/St_Johns", "Asia/Beirut",
           "Antarctica/Troll", "Asia/Kathmandu", "Pacific/Kiritimati",
           "America/Caracas", "Europe/Istanbul", "Asia/Pyongyang",
           "Africa/Cairo", "America/Asuncion", "Pacific/Chatham", "Etc/GMT+12"]
SPANS = [(2026, 2027), (2020, 2031), (1995, 2012), (1971, 1974), (2040, 2060)]


def start_of(year):
    return int(datetime(year, 1, 1, tzinfo=timezone.utc).timestamp())


def questions():
    others = sorted(name for name in available_timezones() if "/" in name
                    and not name.startswith(("posix/", "right/", "SystemV/")))
    for name in SPECIAL:
        for first, last in SPANS:
            print(name, start_of(first), start_of(last))
    for name in others:
        print(name, start_of(2026), start_of(2028))


def moments_of(name, first, last):
    """Moments at random and about each change, with what clocks show then."""
    zone = ZoneInfo(name)
    chosen = random.Random(f"{name} {first}")
    moments = [chosen.randrange(first, last) for _ in range(20)]
    step = 86400 * 3
    for moment in range(first, last, step):
        here, there = (datetime.fromtimestamp(m, zone).utcoffset()
                       for m in (moment, min(moment + step, last)))
        low, high = moment, moment + step
        if here == there:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            same = datetime.fromtimestamp(middle, zone).utcoffset() == here
            low, high = (middle, high) if same else (low, middle)
        moments += [low - 7200, low - 3600, low - 1, low, high, high + 1,
                    high + 3600, high + 7200]
    for moment in moments:
        local = datetime.fromtimestamp(moment, zone)
        naive = local.replace(tzinfo=None, fold=0)
        folds = {naive.replace(fold=fold, tzinfo=zone).utcoffset()
                 for fold in (0, 1)}
        if len(folds) == 1 and first <= moment < last:
            yield moment, naive, local.utcoffset()


def answers():
    """Zone, moments of its years, and the VTIMEZONE."""
    text = sys.stdin.read().replace("\r\n", "\n")
    parts = re.findall(r"BEGIN:VTIMEZONE\n.*?END:VTIMEZONE\n|none\n", text,
                       re.DOTALL)
    with open(sys.argv[2], encoding="ascii") as file:
        lines = file.read().split("\n")[:-1]
    if len(parts) != len(lines):
        sys.exit(f"{len(parts)} answers of {len(lines)}")
    for line, part in zip(lines, parts):
        name, first, last = line.split()
        yield name, int(first), int(last), part


def compare():
    from dateutil.tz import tzical

    count = wrong = 0
    for name, first, last, part in answers():
        if part == "none\n":
            print(f"none for {name}")
            continue
        zone = tzical(StringIO(part)).get(name)
        for moment, naive, offset in moments_of(name, first, last):
            got = naive.replace(tzinfo=zone).utcoffset()
            count += 1
            if got != offset:
                wrong += 1
                if wrong <= 10:
                    print(f"{name} {naive} ({moment}): {got}, not {offset}")
    if count < 20000:
        print(f"only {count} times")
    print(count, file=sys.stderr)


def moments():
    for index, (name, first, last, _) in enumerate(answers()):
        for moment, naive, _ in moments_of(name, first, last):
            print(name, index, naive.strftime("%Y-%m-%dT%H:%M:%S"), moment)


{"questions": questions, "compare": compare, "moments": moments}[sys.argv[1]]()
