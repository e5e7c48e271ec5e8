#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""zone_zoneinfo.py WHAT: questions for zone_query.c with answers by zoneinfo.

    random    times from 1970 to 2100 in all zones
    edges     every quarter of an hour around each change of the clock
    far       times from 1600 to 9999
    fixed     UTC, AoE and offsets, reckoned without any zone

A line is a question, a tab and its answer. Zones come from the files that takt
reads, so that both have the same edition of the zone database.
"""
import os
import random
import sys
import zoneinfo
from datetime import date, datetime, timedelta, timezone

DIRECTORY = "/usr/share/zoneinfo"
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def zones():
    """Without those that have no slash in their names."""
    names = zoneinfo.available_timezones()
    return sorted(name for name in names if "/" in name)


def ask(zone, local):
    """Of two moments fold=0 means the first, and in a gap what was before."""
    moment = local.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0)
    seconds = (moment.astimezone(timezone.utc) - EPOCH) // timedelta(seconds=1)
    minute = local.hour * 60 + local.minute
    print(f"{zone} {local.date()} {minute}\t{seconds}")


def ask_random(count, first, last):
    names = zones()
    days = (date(last, 12, 31) - date(first, 1, 1)).days
    for i in range(count):
        local = datetime(first, 1, 1) + timedelta(
            days=random.randint(0, days), minutes=random.randrange(1440))
        ask(names[i % len(names)], local)


def changes(zone, first, last):
    """Hours of UTC at whose end the offset is another one."""
    zone = zoneinfo.ZoneInfo(zone)
    moment = datetime(first, 1, 1, tzinfo=timezone.utc)
    step = timedelta(days=5)
    while moment.year <= last:
        low, high = moment, moment + step
        if low.astimezone(zone).utcoffset() != \
                high.astimezone(zone).utcoffset():
            while high - low > timedelta(minutes=15):
                middle = low + (high - low) / 2
                if middle.astimezone(zone).utcoffset() == \
                        low.astimezone(zone).utcoffset():
                    low = middle
                else:
                    high = middle
            yield high.astimezone(zone).replace(
                tzinfo=None, second=0, microsecond=0)
        moment += step


def ask_edges():
    for zone in random.sample(zones(), 60):
        first = random.choice([1970, 1990, 2010, 2030, 2050, 2090])
        for local in changes(zone, first, first + 10):
            local -= timedelta(minutes=local.minute % 15)
            for quarter in range(-10, 11):
                ask(zone, local + timedelta(minutes=15 * quarter))


def ask_fixed():
    for _ in range(2000):
        hours, minutes = random.randint(-11, 13), random.randint(0, 59)
        offset = timedelta(hours=hours, minutes=minutes)
        sign = "-" if hours < 0 else "+"
        if hours < 0:
            offset = timedelta(hours=hours, minutes=-minutes)
        zone, offset = random.choice([
            ("UTC", timedelta()), ("AoE", timedelta(hours=-12)),
            (f"{sign}{abs(hours):02}:{minutes:02}", offset)])
        local = datetime(1584, 1, 1, tzinfo=timezone.utc) + timedelta(
            days=random.randrange(3000000), minutes=random.randrange(1440))
        seconds = (local - offset - EPOCH) // timedelta(seconds=1)
        minute = local.hour * 60 + local.minute
        print(f"{zone} {local.date()} {minute}\t{seconds}")


def main():
    if not os.path.isdir(DIRECTORY):
        sys.exit("no zone files")
    zoneinfo.reset_tzpath([DIRECTORY])
    random.seed(sys.argv[1])
    if sys.argv[1] == "random":
        ask_random(20000, 1970, 2100)
    elif sys.argv[1] == "edges":
        ask_edges()
    elif sys.argv[1] == "far":
        ask_random(20000, 1600, 9998)
    else:
        ask_fixed()


main()
