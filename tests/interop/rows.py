# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""What a calendar shows, in one form for every program: rows of first day, last
day, title and whether it is cancelled. An event at a time of day has moments in
UTC, 2026-03-02T11:45Z, in place of the days, the second being its end. As text
a row is a line with tabs, and its last field is "cancelled" or "-".
"""
from collections import namedtuple
from datetime import date, datetime, timedelta, timezone

MOMENT = "%Y-%m-%dT%H:%MZ"
DAY = timedelta(1)

Row = namedtuple("Row", "first last title is_cancelled")


def as_moment(time):
    """A time without a zone is one of this process' zone."""
    return time.astimezone(timezone.utc).strftime(MOMENT)


def row(first, last, title, is_cancelled=False):
    return Row(str(first), str(last), title.replace("\n", "\u2424"),
               is_cancelled)


def span(start, end, title, is_cancelled, complain):
    """The row of an event that has these two, the end being exclusive."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.utcoffset() is None or end.utcoffset() is None:
            complain(f"in no time zone: {title}")
        return row(as_moment(start), as_moment(end), title, is_cancelled)
    if type(start) is not date or type(end) is not date:
        complain(f"not whole days: {title}")
    return row(start, end - DAY, title, is_cancelled)


def to_text(rows):
    return "".join(
        f"{r.first}\t{r.last}\t{r.title}\t"
        f"{'cancelled' if r.is_cancelled else '-'}\n" for r in sorted(rows))


def from_text(text):
    rows = []
    for line in text.split("\n")[:-1]:
        first, last, title, state = line.split("\t")
        rows.append(Row(first, last, title, state == "cancelled"))
    return rows


def is_timed(one):
    return one.first.endswith("Z")


def days_of(one, zone):
    """First and last day on which somebody in a zone sees a row."""
    if not is_timed(one):
        return date.fromisoformat(one.first), date.fromisoformat(one.last)
    start, end = (datetime.strptime(text, MOMENT).replace(tzinfo=timezone.utc)
                  for text in (one.first, one.last))
    last = (end - timedelta(seconds=1)).astimezone(zone).date()
    return start.astimezone(zone).date(), last


def probe_days(rows, zone):
    """The days at which an event that is off by one shows: the first and last
    day of each row, and their neighbours."""
    days = set()
    for one in rows:
        for day in days_of(one, zone):
            days.update((day - DAY, day, day + DAY))
    return sorted(days)


def by_day(rows, days, zone):
    """What stands on these days: (day, title), sorted."""
    found = []
    for one in rows:
        first, last = days_of(one, zone)
        found.extend((str(day), one.title) for day in days
                     if first <= day <= last)
    return sorted(found)
