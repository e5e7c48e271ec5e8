#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""The shipped schedules against the dates that the projects published.

    accuracy.py            one table, one row a project (`make accuracy`)
    accuracy.py PROJECT... by groups of milestones, with every date missed
    accuracy.py --left-out the rows left out, how many, and why
    accuracy.py --tap      as a test: no figure may be worse than is stated

README.md beside this file says how to add a project. TAKT is the program.
"""

import importlib
import os
import re
import shutil
import sys
import tempfile
from typing import NamedTuple

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "projects")]

import plan  # noqa: E402
from published import (  # noqa: E402
    TABLES, Figures, LeftOut, Row, days_of, distance, read_table, same)

LEGEND = """\
Rows: published dates that are judged, and rows left out (--left-out).
Rule: dates that a rule determines. Not among them are dates that the file
  gives as a day, for all or for one series: releases that no rule foresees,
  and the days from which the others are counted where a project announces
  them (which column "from" names).
Equal, <=3, <=7: of these, with all pins taken away, how many are the published
  date, and how many are at most 3 and 7 days off it. Where a project announces
  the day from which it counts, that day alone is left pinned for what is
  counted from it. A rule that names a week or a month is met by a day in it.
Pins: rows that the file with its pins must give exactly, and how many it does.\
"""


class Judged(NamedTuple):
    row: Row
    name: str
    version: str
    date: str
    rule: str  # the date by rule alone; "" where none determines it
    off: int
    equal: bool
    pinned: list  # with pins; None where that is not asked


class Report(NamedTuple):
    project: str
    module: object
    judged: list
    left_out: int
    unknown: list  # rows neither judged nor left out

    def figures(self, group=None):
        mine = [row for row in self.judged if group in (None, row.row.group)]
        ruled = [row for row in mine if row.rule]
        pinned = [row for row in mine if row.pinned is not None]
        return Figures(
            len(ruled), sum(row.equal for row in ruled),
            sum(row.off <= 3 for row in ruled),
            sum(row.off <= 7 for row in ruled),
            sum(is_pinned(row) for row in pinned), len(pinned))


def is_pinned(judged):
    return (len(judged.pinned) == 1 and
            same(judged.date, judged.pinned[0], judged.row))


class Plans(NamedTuple):
    """The dates of a schedule, and those without its pins."""

    text: str
    anchors: tuple
    pinned: dict
    without: dict  # by Row.given
    literals: set

    def dates(self, given, series):
        """Without pins, save for those that are given."""
        if given != "chain":
            return self.without[given]
        with tempfile.TemporaryDirectory() as folder:
            return plan.expand_text(
                plan.without_pins(self.text, self.anchors, but=series), folder)


def read_plans(module):
    path = plan.schedule(module.SCHEDULE)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        beside = os.path.join(os.path.dirname(path), "calendars")
        if os.path.isdir(beside):
            shutil.copytree(beside, os.path.join(folder, "calendars"))
        anchors = getattr(module, "ANCHORS", ())
        without = {"": plan.expand(path, "--no-pins")}
        if anchors:
            for given, planned in (("actual", {}), ("planned", module.PLANNED)):
                without[given] = plan.expand_text(
                    plan.without_pins(text, anchors, planned), folder)
        return Plans(text, anchors, plan.expand(path), without,
                     plan.literals(plan.without_pins(text)))


def fill(template, row, match):
    return template.format(None, *match.groups(), v=row.version)


def by_rule(plans, spec, row, match):
    """The date that the rules give for a row, "" if none does."""
    if not spec.rule:
        return ""
    dates = plans.dates(spec.given, row.version)
    names = [fill(spec.name, row, match)]
    if spec.near:
        like = re.compile(fill(spec.near, row, match))
        names = [name for name in dates if like.fullmatch(name)]
    found = [date for name in names for date in dates.get(name, ())
             if date not in plans.literals and date != "tbd"]
    return min(found, key=lambda date: distance(row.date, date, spec),
               default="")


def judge(plans, spec, row, match):
    name = fill(spec.name, row, match)
    rule = by_rule(plans, spec, row, match)
    return Judged(
        spec, name, row.version, row.date, rule,
        distance(row.date, rule, spec) if rule else 0,
        bool(rule) and same(row.date, rule, spec),
        plans.pinned.get(name, []) if spec.pins else None)


def measure(project, left_out):
    module = importlib.import_module(project)
    plans = read_plans(module)
    judged, unknown, left = [], [], 0
    for table, specs in module.TABLES.items():
        for row in read_table(os.path.join(TABLES, project, table)):
            if left_out.has(project + "/" + table, row):
                left += 1
                continue
            for spec in specs:
                match = re.fullmatch(spec.milestone, row.milestone)
                if (match and re.fullmatch(spec.version, row.version) and
                        re.fullmatch(spec.date, row.date)):
                    judged.append(judge(plans, spec, row, match))
                    break
            else:
                unknown.append("%s: %s" % (row.version, row.milestone))
    return Report(project, module, judged, left, unknown)


def projects():
    return sorted(name[:-3] for name in os.listdir(os.path.join(
        HERE, "projects")) if name.endswith(".py"))


def print_table(head, rows):
    widths = [max(len(str(row[i])) for row in [head] + rows)
              for i in range(len(head))]
    for row in [head] + rows:
        cells = [str(cell).ljust(width) if i == 0 or i == len(head) - 1
                 else str(cell).rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def cells(figures):
    return [figures.rule, figures.equal, figures.within3, figures.within7,
            "%d/%d" % (figures.pins_equal, figures.pins)]


def print_summary(reports):
    print_table(
        ["Project", "Rows", "Left out", "Rule", "Equal", "<=3", "<=7", "Pins",
         "From"],
        [[report.project, len(report.judged), report.left_out,
          *cells(report.figures()),
          ", ".join(getattr(report.module, "ANCHORS", ()))]
         for report in reports])
    print("\n" + LEGEND)


def print_detail(report):
    groups = dict.fromkeys(row.row.group for row in report.judged)
    print_table([report.project, "Rule", "Equal", "<=3", "<=7", "Pins"],
                [[group, *cells(report.figures(group))] for group in groups])
    for row in report.judged:
        if row.rule and not row.equal:
            print("  rule  %-34s published %s, rule %s, %d days off" %
                  (row.name, row.date, row.rule, row.off))
    print_faults(report)


def print_faults(report):
    for row in report.judged:
        if row.pinned is not None and not is_pinned(row):
            print("# pins  %s: published %s, takt %s" %
                  (row.name, row.date, ", ".join(row.pinned) or "nothing"))
    for row in report.unknown:
        print("# neither judged nor left out: " + row)


def print_left_out(left_out):
    for (table, version, milestone, reason), uses in zip(left_out.entries,
                                                         left_out.uses):
        print("%4d  %s %s: %s\n        %s" %
              (uses, table, version, milestone, reason))


def faults(report):
    """What is worse than the project's module states, as lines."""
    least, got = report.module.REACHED, report.figures()
    worse = ["%s: %d, stated %d" % (name, have, want)
             for name, have, want in zip(Figures._fields, got, least)
             if have < want]
    if got.pins_equal < got.pins:
        worse.append("%d rows differ with pins" % (got.pins - got.pins_equal))
    if report.unknown:
        worse.append("%d rows unknown" % len(report.unknown))
    return worse


def tap(reports, left_out):
    failed = 0
    for number, report in enumerate(reports, 1):
        worse = faults(report)
        failed += bool(worse)
        got = report.figures()
        print("%s %d - %s: %d of %d by rule, %d of %d with pins" %
              ("not ok" if worse else "ok", number, report.project, got.equal,
               got.rule, got.pins_equal, got.pins))
        for line in worse:
            print("# " + line)
        if worse:
            print_faults(report)
        if got != report.module.REACHED and not worse:
            print("# better than stated: REACHED = %s" % (got,))
    if left_out:
        unused = left_out.unused()
        failed += bool(unused)
        print("%s %d - every entry of left-out.tsv fits a row" %
              ("not ok" if unused else "ok", len(reports) + 1))
        for entry in unused:
            print("# fits none: " + " ".join(entry[:3]))
    print("1..%d" % (len(reports) + bool(left_out)))
    return failed > 0


def main(words):
    left_out = LeftOut()
    options = [word for word in words if word.startswith("-")]
    named = [word for word in words if not word.startswith("-")]
    try:
        reports = [measure(name, left_out) for name in named or projects()]
    except ValueError as error:
        print("Bail out! " + str(error).replace("\n", "; "))
        return 1
    if "--tap" in options:
        return tap(reports, None if named else left_out)
    if "--left-out" in options:
        print_left_out(left_out)
    elif named:
        for report in reports:
            print_detail(report)
    else:
        print_summary(reports)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
