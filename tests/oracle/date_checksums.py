#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Checksums of the Gregorian calendar from Python's datetime, by century.

    date_checksums.py >date_checksums.txt

It shares no code with takt; date_dump.c makes the same lines from takt's date
module. A line holds the CRC-32 of three kinds of little-endian records:

  days    for each day: day number from 1970-01-01 (4 bytes), year (2), month,
          day, ISO weekday (1 each), year of the ISO week (2), ISO week (1)
  months  for each month, each of its days from the 28th on and each number in
          ADDED_MONTHS: the day number (4) of the day that many months later,
          or of that month's last day where it is shorter
  nth     for each month, each weekday from Monday on and each n from -5 to 5:
          the day number (4) of the nth such weekday, from the end where n is
          negative

The day number is NO_DAY where there is no such day or it is out of range.
"""
import struct
import sys
import zlib
from datetime import date, timedelta

YEAR_MIN, YEAR_MAX = 1583, 9999
EPOCH = date(1970, 1, 1).toordinal()
NO_DAY = -2**31
ADDED_MONTHS = (-1200, -12, -1, 1, 6, 12, 18)
NTHS = (-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5)


def month_table():
    """First day number and length of each month of the whole range."""
    firsts = [date(year, month, 1).toordinal() - EPOCH
              for year in range(YEAR_MIN, YEAR_MAX + 1)
              for month in range(1, 13)]
    ends = firsts[1:] + [date.max.toordinal() - EPOCH + 1]
    return [(first, end - first) for first, end in zip(firsts, ends)]


def day_records(year):
    pack = struct.Struct("<iHBBBHB").pack
    records = []
    first = date(year, 1, 1).toordinal()
    last = date(year, 12, 31).toordinal()
    for ordinal in range(first, last + 1):
        day = date.fromordinal(ordinal)
        iso_year, week, weekday = day.isocalendar()
        records.append(pack(ordinal - EPOCH, year, day.month, day.day,
                            weekday, iso_year, week))
    return b"".join(records)


def month_records(table, index):
    first, length = table[index]
    days = []
    for day in range(28, length + 1):
        for months in ADDED_MONTHS:
            if 0 <= index + months < len(table):
                first, length = table[index + months]
                days.append(first + min(day, length) - 1)
            else:
                days.append(NO_DAY)
    return struct.pack("<%di" % len(days), *days)


def nth_records(table, index):
    first, length = table[index]
    by_weekday = [[] for _ in range(7)]
    weekday = (date(1970, 1, 1) + timedelta(first)).weekday()
    for day in range(first, first + length):
        by_weekday[weekday].append(day)
        weekday = (weekday + 1) % 7
    days = []
    for found in by_weekday:
        for nth in NTHS:
            if 0 < abs(nth) <= len(found):
                days.append(found[nth - 1 if nth > 0 else nth])
            else:
                days.append(NO_DAY)
    return struct.pack("<%di" % len(days), *days)


def century_line(table, century):
    days = months = nths = 0
    for year in range(max(century, YEAR_MIN),
                      min(century + 99, YEAR_MAX) + 1):
        days = zlib.crc32(day_records(year), days)
        for index in range((year - YEAR_MIN) * 12, (year - YEAR_MIN + 1) * 12):
            months = zlib.crc32(month_records(table, index), months)
            nths = zlib.crc32(nth_records(table, index), nths)
    return "%d days %08x months %08x nth %08x" % (century, days, months, nths)


def main():
    print("# CRC-32 of calendar records by century, from the datetime module"
          " of Python %d.%d by tests/oracle/date_checksums.py"
          % sys.version_info[:2])
    table = month_table()
    for century in range(YEAR_MIN // 100 * 100, YEAR_MAX, 100):
        print(century_line(table, century))


if __name__ == "__main__":
    main()
