#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What a table of takt says, as the events that its calendar must show.

    table_events.py <TABLE    rows as rows.py writes them, sorted

The title is the project, a blank and the milestone's name, unless the name
begins with the project already, behind "Cancelled: " where it does not take
place. A date that is not known to the day is an event over all days it may
mean, with what is known behind its title; one with a time of day, the quarter
of an hour from it on, or up to the end of a day. What has no date is no event.
"""
import calendar
import re
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import rows

# Behind it may stand people.
STATUS = re.compile(
    r"  +(planned|confirmed|actual|cancelled|dropped|if needed)(  +.*)?$")
LENGTH = timedelta(minutes=15)
CANCELLED = "Cancelled: "


def month_end(year, month):
    return date(year, month, calendar.monthrange(year, month)[1])


def days_of(text):
    """First and last day of 2026-10-01, week of …, 2026-10, 2026-Q4, 2026."""
    if text.startswith("week of "):
        first = date.fromisoformat(text[len("week of "):])
        return first, first + timedelta(6)
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if re.fullmatch(r"\d{4}-Q[1-4]", text):
        year, quarter = int(text[:4]), int(text[6])
        return date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)
    if re.fullmatch(r"\d{4}-\d\d", text):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, 1), month_end(year, month)
    return (date.fromisoformat(text),) * 2


def instants_of(day, text):
    """Start and end of "14:00 UTC" or "end of day AoE" on a day, in UTC."""
    clock, zone = text.rsplit(" ", 1)
    zone = {"AoE": timezone(timedelta(hours=-12)), "UTC": timezone.utc}.get(
        zone) or ZoneInfo(zone)
    if clock == "end of day":
        end = datetime.combine(day + timedelta(1), time(), zone)
        start = end - LENGTH
    else:
        start = datetime.combine(day, time.fromisoformat(clock), zone)
        end = start.astimezone(timezone.utc) + LENGTH
    return rows.as_moment(start), rows.as_moment(end)


def read_row(line, starts, project):
    """Columns left of the name are ASCII, so that their places are known."""
    def cell(name, following):
        if name not in starts:
            return ""
        return line[starts[name]:starts[following]].strip()

    after_until = "Time" if "Time" in starts else "Series"
    after_day = "Until" if "Until" in starts else after_until
    if cell("Date", "Day") == "tbd":
        return None
    first, last = days_of(cell("Date", "Day"))
    if cell("Day", after_day) not in ("", first.strftime("%a")):
        sys.exit(f"wrong weekday: {line}")
    until = cell("Until", after_until)
    if until:
        last = date.fromisoformat(until)
    rest = line[starts["Milestone"]:]
    status = STATUS.search(rest)
    if not status:
        sys.exit(f"no status: {line}")
    name = rest[:status.start()].rstrip(" ")
    if not name.startswith(project):
        name = f"{project} {name}"
    if cell("Time", "Series"):
        first, last = instants_of(first, cell("Time", "Series"))
    is_cancelled = status[1] in ("cancelled", "dropped")
    if is_cancelled:
        name = CANCELLED + name
    if not cell("Day", after_day):
        name += f" ({cell('Date', 'Day')})"
    return rows.row(first, last, name, is_cancelled)


def read_table(text):
    lines = text.split("\n")
    ending = " release schedule"
    if not lines[0].endswith(ending) or lines[1] or lines.pop():
        sys.exit("not a table of takt")
    project = lines[0][:-len(ending)]
    starts = {word.group(): word.start()
              for word in re.finditer(r"\S+", lines[2])}
    found = (read_row(line, starts, project) for line in lines[3:])
    return [one for one in found if one is not None]


def main():
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8")
    print(end=rows.to_text(read_table(sys.stdin.read())))


if __name__ == "__main__":
    main()
