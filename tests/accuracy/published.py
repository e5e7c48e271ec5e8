# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""What the projects published: the tables, what a project says about their
rows, and the one list of rows that are left out. Knows nothing of takt."""

import calendar
import csv
import datetime
import os
import re
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TABLES = os.path.join(ROOT, "tests", "published")
LEFT_OUT = os.path.join(HERE, "left-out.tsv")


class Row(NamedTuple):
    """Which rows of a table are which dates of takt.

    `milestone`, `version` and `date` are regular expressions for the whole of
    these columns; the first row that fits wins. `name` is the displayed name in
    takt's table, with {v} for the version and {1}, {2} for the groups of
    `milestone`.
    """

    group: str
    milestone: str
    name: str
    version: str = ".*"
    date: str = ".*"
    rule: bool = True  # False: no rule says when, as of an unplanned release
    pins: bool = True  # False: a plan, which what happened has overtaken
    given: str = ""  # counted from ANCHORS: "actual" days, the "planned", or as
    #   "chain" those of the other series
    near: str = ""  # names of like releases: without pins, the nearest counts
    days: int = 0  # published so many days before the event itself
    coarse: bool = False  # the rule knows but the week or month: a day in it
    month: bool = False  # the day of the published date is filler


class Published(NamedTuple):
    version: str
    milestone: str
    date: str


class Figures(NamedTuple):
    """One row of the report; in a project's module, the least it may be."""

    rule: int  # rows whose date a rule determines
    equal: int  # of these, the rule gives the published date
    within3: int
    within7: int
    pins_equal: int
    pins: int  # rows that must be equal with pins


def read_table(path):
    with open(path, encoding="utf-8", newline="") as lines:
        source = next(lines)
        if not source.startswith("# "):
            raise ValueError(path + ": line 1 does not name the source")
        rows = [Published(row["version"], row["milestone"], row["date"])
                for row in csv.DictReader(lines, delimiter="\t")]
        return list(dict.fromkeys(rows))  # two sources may say the same


class LeftOut:
    """The list of rows that are left out, and how often each entry served."""

    def __init__(self, path=LEFT_OUT):
        with open(path, encoding="utf-8", newline="") as lines:
            rows = csv.DictReader((line for line in lines
                                   if line.strip() and line[0] != "#"),
                                  delimiter="\t")
            self.entries = [(row["table"], row["version"], row["milestone"],
                             row["reason"]) for row in rows]
        self.uses = [0] * len(self.entries)

    def has(self, table, row):
        for i, (name, version, milestone, _) in enumerate(self.entries):
            if (name == table and re.fullmatch(version, row.version) and
                    re.fullmatch(milestone, row.milestone)):
                self.uses[i] += 1
                return True
        return False

    def unused(self):
        return [entry for entry, uses in zip(self.entries, self.uses)
                if not uses]


def days_of(date):
    """First and last day of a date as printed: 2031-10-31, 2031-10, 2031."""
    if date.startswith("week of"):
        first = datetime.date.fromisoformat(date[8:])
        return first, first + datetime.timedelta(6)
    parts = date.split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if parts[1][0] == "Q":
        months = 3 * int(parts[1][1]) - 2, 3 * int(parts[1][1])
    else:
        months = int(parts[1]), int(parts[1])
    if len(parts) == 3:
        day = datetime.date.fromisoformat(date)
        return day, day
    return (datetime.date(year, months[0], 1),
            datetime.date(year, months[1],
                          calendar.monthrange(year, months[1])[1]))


def days_published(date, row):
    shift = datetime.timedelta(row.days)
    return tuple(day + shift
                 for day in days_of(date[:7] if row.month else date))


def same(published, printed, row):
    """Does takt's date equal the published one, in its precision?"""
    if printed == "tbd":
        return False
    theirs, ours = days_published(published, row), days_of(printed)
    if row.coarse:
        return ours[0] <= theirs[0] and theirs[1] <= ours[1]
    return theirs == ours


def distance(published, printed, row):
    """Days by which the two may differ; 0 if they are the same."""
    if same(published, printed, row):
        return 0
    theirs, ours = days_published(published, row), days_of(printed)
    if row.coarse:
        return max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days)
    return max(abs((ours[0] - theirs[0]).days), abs((ours[1] - theirs[1]).days))
