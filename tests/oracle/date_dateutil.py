#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Queries for date_query and python-dateutil's answers, separated by a tab.

    date_dateutil.py months     relativedelta(months=N), which clamps as we do
    date_dateutil.py nth        rrule(MONTHLY, byweekday=TU(2)) and its like
    date_dateutil.py weekdays   relativedelta(weekday=TU(1)) and TU(-1)
"""
import random
import sys
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule, weekdays

DAY_MIN = date(1583, 1, 1).toordinal()
DAY_MAX = date.max.toordinal()
# 28 years have each combination of a month's length and its first weekday;
# 2100 is no leap year.
NTH_YEARS = (1992, 2020), (2098, 2102)


def text_of(day):
    """Leaving datetime's range raises; what is below ours does not."""
    return day.isoformat() if day.toordinal() >= DAY_MIN else "none"


def moved(day, delta):
    try:
        return text_of(day + delta)
    except (OverflowError, ValueError):
        return "none"


def month_answers():
    generator = random.Random(1)
    days = [date(year, month, day).toordinal()
            for year in (1583, 1600, 1900, 2000, 2023, 2024, 2100, 9996, 9999)
            for month in (1, 3, 5, 7, 8, 10, 12)
            for day in (28, 29, 30, 31)]
    days += [generator.randint(DAY_MIN, DAY_MAX) for _ in range(3000)]
    for day in map(date.fromordinal, days):
        steps = list(range(-14, 15))
        steps += [generator.randint(-20000, 20000) for _ in range(5)]
        for months in steps:
            yield ("add-months %s %d" % (day, months),
                   moved(day, relativedelta(months=months)))


def nth_answers():
    for first, end in NTH_YEARS:
        start, until = datetime(first, 1, 1), datetime(end - 1, 12, 31)
        for weekday in weekdays:
            for nth in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
                found = {(day.year, day.month): text_of(day.date())
                         for day in rrule(MONTHLY, byweekday=weekday(nth),
                                          dtstart=start, until=until)}
                for year in range(first, end):
                    for month in range(1, 13):
                        yield ("nth %d %d %d %d"
                               % (year, month, nth, weekday.weekday + 1),
                               found.get((year, month), "none"))


def weekday_answers():
    generator = random.Random(2)
    days = [generator.randint(DAY_MIN, DAY_MAX) for _ in range(3000)]
    days += list(range(DAY_MIN, DAY_MIN + 14))
    days += list(range(DAY_MAX - 13, DAY_MAX + 1))
    for day in map(date.fromordinal, days):
        for weekday in weekdays:
            number = weekday.weekday + 1
            yield ("on-or-after %s %d" % (day, number),
                   moved(day, relativedelta(weekday=weekday(1))))
            yield ("on-or-before %s %d" % (day, number),
                   moved(day, relativedelta(weekday=weekday(-1))))


def main(arguments):
    kinds = {"months": month_answers, "nth": nth_answers,
             "weekdays": weekday_answers}
    if len(arguments) != 1 or arguments[0] not in kinds:
        sys.exit("usage: date_dateutil.py months|nth|weekdays")
    sys.stdout.writelines("%s\t%s\n" % pair for pair in kinds[arguments[0]]())


if __name__ == "__main__":
    main(sys.argv[1:])
