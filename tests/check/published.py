#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""The shipped schedules against the dates that the projects published.

The published tables stand in tests/published/, their source on line 1. Speaks
TAP; TAKT is the program.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
PRE_RELEASE = re.compile(r"\.0 (alpha \d+|beta \d+|candidate \d+|final)$")
# What the files say beyond the examples: support, point releases, and that beta
# 1 is the freeze.
NOT_IN_EXAMPLES = re.compile(r"end of|^3\.9 feature freeze$|^3\.9\.[1-9]")
LEAST_EXACT = 48  # what the rules of 3.13 to 3.16 explain
FIRST_PLANNED = 56

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print(("ok" if good else "not ok"), tests, "-", name)
    for remark in remarks:
        print("# " + remark)


def published(name):
    path = os.path.join(ROOT, "tests", "published", name)
    with open(path, encoding="utf-8") as lines:
        source = next(lines)
        assert source.startswith("# "), path
        return list(csv.DictReader(lines, delimiter="\t"))


def expand(schedule, *options):
    """(name, date as printed) for each line of the table."""
    output = subprocess.run(
        [TAKT, "expand", schedule, *options], check=True,
        capture_output=True, text=True).stdout
    lines = output.splitlines()[2:]
    name_at = lines[0].index("Milestone")
    status_at = lines[0].index("Status")
    return [(line[name_at:status_at].strip(), line.split()[0])
            for line in lines[1:]]


def schedule(name):
    return os.path.join(ROOT, "schedules", name)


def check_example(name):
    rows = [(row["milestone"], row["date"])
            for row in published("pep-602/" + name + ".tsv")]
    path = schedule("proposals/pep-602-" + name + ".yaml")
    dates = [row for row in expand(path, "--series", "3.9")
             if not NOT_IN_EXAMPLES.search(row[0])]
    report(dates == rows,
           "pep-602-%s gives exactly the %d dates of the PEP" %
           (name, len(rows)),
           ["%s != %s" % pair for pair in zip(dates, rows)
            if pair[0] != pair[1]])
    with open(path, encoding="utf-8") as lines:
        literals = [line for line in lines
                    if re.search(r"\d{4}-\d\d-\d\d", line.split("#")[0])]
    report(len(literals) <= 1,
           "pep-602-%s holds no literal date but the cycle's start" % name,
           literals)


def check_with_pins():
    rows = published("python/actual.tsv")
    plan = {}
    for name, date in expand(schedule("python.yaml")):
        plan.setdefault(name, []).append(date)
    wrong = ["%s: published %s, takt %s" %
             (row["milestone"], row["date"], plan.get(row["milestone"]))
             for row in rows if plan.get(row["milestone"]) != [row["date"]]]
    report(not wrong and rows,
           "python.yaml gives %d of %d published rows of 3.9 to 3.15" %
           (len(rows) - len(wrong), len(rows)), wrong)


def check_by_rule():
    """All that the file says about single series is taken away."""
    with open(schedule("python.yaml"), encoding="utf-8") as lines:
        rules = lines.read().split("\nseries:\n")[0] + "\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rules.yaml")
        with open(path, "w", encoding="utf-8") as out:
            out.write(rules)
        plan = dict(expand(path))
    rows = [row for row in published("python/plans.tsv")
            if row["version"] in ("3.13", "3.14", "3.15", "3.16") and
            PRE_RELEASE.search(row["milestone"])]
    missed = ["%s: planned %s, rule %s" %
              (row["milestone"], row["date"], plan.get(row["milestone"]))
              for row in rows if plan.get(row["milestone"]) != row["date"]]
    exact = len(rows) - len(missed)
    report(len(rows) == FIRST_PLANNED and exact >= LEAST_EXACT,
           "without pins python.yaml gives %d of %d first-planned dates of "
           "3.13 to 3.16" % (exact, len(rows)), missed)


def main():
    check_example("example")
    check_example("status-quo")
    check_with_pins()
    check_by_rule()
    print("1..%d" % tests)
    return failed > 0


sys.exit(main())
