#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The proposals that come with takt say what their PEPs say: the dates of the
example calendars, and the figures that the cadences were argued with, slowly
and day by day from `takt expand -f json` alone.

A feature that is merged on some day waits for the first final whose freeze is
on that day or later. Every day from the first freeze to the last is tried;
months have 365.25 / 12 days."""

import datetime
import json
import os
import subprocess

TAKT = os.environ.get("TAKT", "build/takt")
MONTH = 365.25 / 12

# Best, mean and worst wait in months, and series supported at once.
WANTED = {
    # 19 to 21 weeks from beta 1 to the final, 18 months from one to the next.
    "status-quo": ("pep-602-status-quo", (4.7, 13.7, 22.7), 3.3),
    "596": ("pep-596", (3.7, 8.2, 12.7), 6.7),
    # What must wait for a baseline, not what an increment may bring.
    "598": ("pep-598", (5, 17, 29), 2.5),
    # PEP 602 counts five months from the freeze to the final, but its example
    # has 20 weeks, as the status quo has: 0.4 months less for each of the three.
    "602": ("pep-602-example", (4.6, 10.6, 16.6), 5),
    # The stable stream: the freeze is at candidate 1.
    "605": ("pep-605", (2, 14, 26), 2.5),
}

# By month, as the examples of the PEPs have them.
PEP_598 = """
2019-11 3.9.0 alpha 1; 2020-05 3.9.0 beta 1; 2020-08 3.9.0 beta 4
2020-09 3.9.0 candidate 1; 2020-10 3.9.0 (BFR)
2021-01 3.9.1 (IFR); 2021-04 3.9.2 (IFR); 2021-07 3.9.3 (IFR)
2021-10 3.9.4 (feature complete); 2022-01 3.9.5 (maintenance)
2022-04 3.9.6 (maintenance); 2022-07 3.9.7 (maintenance)
2022-10 3.9.8 (maintenance); 2022-10 3.9 end of bugfix; 2025-10 3.9 end of life
2021-11 3.10.0 alpha 1; 2022-05 3.10.0 beta 1; 2022-08 3.10.0 beta 4
2022-09 3.10.0 candidate 1; 2022-10 3.10.0 (BFR)
2023-01 3.10.1 (IFR); 2023-04 3.10.2 (IFR); 2023-07 3.10.3 (IFR)
2023-10 3.10.4 (feature complete); 2024-01 3.10.5 (maintenance)
2024-04 3.10.6 (maintenance); 2024-07 3.10.7 (maintenance)
2024-10 3.10.8 (maintenance); 2024-10 3.10 end of bugfix
2027-10 3.10 end of life
"""
PEP_605 = """
2019-12 3.9.0 alpha 1; 2020-02 3.9.0 beta 2; 2021-04 3.9.0 beta 9
2021-06 3.9.0 candidate 1; 2021-06 3.9 feature freeze
2021-07 3.9.0 candidate 2; 2021-08 3.9.0 final; 2021-09 3.9.1
2021-10 3.10.0 alpha 1; 2021-11 3.9.2; 2021-12 3.10.0 beta 2
2023-04 3.10.0 beta 10; 2023-05 3.9.11; 2023-06 3.10.0 candidate 1
2023-06 3.10 feature freeze; 2023-07 3.10.0 candidate 2; 2023-07 3.9.12
2023-08 3.10.0 final; 2023-09 3.10.1; 2023-09 3.9.13
2023-09 3.9 end of bugfix; 2023-10 3.11.0 alpha 1; 2023-12 3.11.0 beta 2
"""
# What the PEPs count up to, so that no more may come.
LAST = {"598": ["3.9.0 beta 5", "3.9.9 (maintenance)"],
        "605": ["3.9.0 beta 10", "3.9.14", "3.10.0 beta 11"]}
PEP_596 = """
2019-06-04 3.9 development begins; 2019-09-13 3.9.0 alpha 1
2019-10-14 3.9.0 alpha 2; 2019-11-18 3.9.0 alpha 3; 2019-12-16 3.9.0 alpha 4
2020-01-20 3.9.0 alpha 5; 2020-02-17 3.9.0 beta 1; 2020-03-23 3.9.0 beta 2
2020-04-20 3.9.0 beta 3; 2020-05-18 3.9.0 candidate 1
2020-05-25 3.9.0 candidate 2; 2020-06-08 3.9.0 final; 2025-06 3.9 end of life
"""
PEP_2026 = {2025: "3.14", 2026: "3.26", 2027: "3.27", 2028: "3.28",
            2029: "3.29", 2030: "3.30", 2031: "3.31", 2032: "3.32",
            2033: "3.33", 2034: "3.34", 2035: "3.35", 2036: "3.36"}


def project(file, *arguments):
    output = subprocess.run(
        [TAKT, "expand", "-f", "json", f"schedules/{file}.yaml", *arguments],
        check=True, capture_output=True).stdout
    return json.loads(output)["projects"][0]


def day(text):
    return datetime.date.fromisoformat(text)


def date_of(series, milestone):
    """The day of a milestone without steps; the first that it may mean."""
    items = [item for item in series["items"]
             if item["milestone"] == milestone]
    assert len(items) == 1, f"{len(items)} {milestone} in {series['version']}"
    return day(items[0]["first"])


def waits(plan):
    pairs = [(date_of(series, "feature-freeze"), date_of(series, "final"))
             for series in plan["series"]]
    found = []
    merge = pairs[0][0] + datetime.timedelta(1)
    while merge <= pairs[-1][0]:
        final = next(final for freeze, final in pairs if freeze >= merge)
        found.append((final - merge).days / MONTH)
        merge += datetime.timedelta(1)
    return min(found), sum(found) / len(found), max(found)


def supported(plan):
    """On average, from the first end of life to the last beginning."""
    lives = [(day(series["windows"][0]["first"]),
              day(series["windows"][-1]["last"])) for series in plan["series"]]
    first = min(last for _, last in lives) + datetime.timedelta(1)
    end = max(start for start, _ in lives)
    days = [first + datetime.timedelta(i) for i in range((end - first).days)]
    counts = [sum(start <= when <= last for start, last in lives)
              for when in days]
    return sum(counts) / len(counts)


def same_waits(plan, wanted):
    got = waits(plan)
    shown = "/".join(f"{value:.2f}" for value in got)
    print(f"# wait {shown} months")
    assert all(abs(a - b) <= 0.3 for a, b in zip(got, wanted)), \
        f"{shown}, not {wanted}"


def same_supported(plan, wanted):
    got = supported(plan)
    print(f"# {got:.2f} series supported")
    assert abs(got - wanted) <= 0.1, f"{got:.2f}, not {wanted}"


def is_long(plan):
    """Twelve years in which nothing begins and nothing ends."""
    finals = [date_of(series, "final") for series in plan["series"]]
    years = (finals[-1] - finals[0]).days / 365.25
    assert years >= 12, f"{years:.1f} years of finals"


def has_dates(plan, text, absent=()):
    dates = {item["name"]: item for series in plan["series"]
             for item in series["items"]}
    rows = [row for line in text.split("\n") for row in line.split("; ") if row]
    for row in rows:
        date, name = row.split(" ", 1)
        assert name in dates, f"no {name}"
        got = dates[name]["first"]
        assert got.startswith(date), f"{name} on {got}, not {date}"
        if len(date) < len(got):
            assert dates[name]["precision"] == "month", f"{name} has a day"
    for name in absent:
        assert name not in dates, f"{name} is one too many"


def tells_the_year(plan):
    versions = {date_of(series, "final").year: series["version"]
                for series in plan["series"]}
    for year, version in PEP_2026.items():
        assert versions[year] == version, f"{year}: {versions[year]}"
    wrong = [version for version in versions.values()
             if 15 <= int(version.split(".")[1]) <= 25]
    assert not wrong, f"there is a {wrong}"


def has_the_days_of(plan, other):
    """The same dates under other names."""
    days = [[(item["milestone"], item["number"], item["first"])
             for series in which["series"] for item in series["items"]]
            for which in (plan, other)]
    assert days[0] == days[1], "other days"


class Tests:
    number = 0

    def run(self, what, function, *arguments):
        self.number += 1
        try:
            function(*arguments)
        except (AssertionError, KeyError) as why:
            print(f"not ok {self.number} - {what}\n# {why}")
        else:
            print(f"ok {self.number} - {what}")


def main():
    tests = Tests()
    plans = {}
    for key, (name, wait, series) in WANTED.items():
        plans[key] = plan = project("proposals/" + name)
        tests.run(f"{name} goes on for twelve years", is_long, plan)
        tests.run(f"{name}: wait from merge to final", same_waits, plan, wait)
        tests.run(f"{name}: supported series", same_supported, plan, series)
    # Five months, as PEP 602 is meant: beta 1 early in May.
    python = project("python", "--no-pins", "--cycles", "24", "--series",
                     "3.13..")
    tests.run("python: wait from merge to final", same_waits, python,
              (5, 11, 17))
    tests.run("python: supported series", same_supported, python, 5)
    tests.run("PEP 596 has its dates", has_dates, plans["596"], PEP_596)
    tests.run("PEP 598 has its example", has_dates, plans["598"], PEP_598,
              LAST["598"])
    tests.run("PEP 605 has its example", has_dates, plans["605"], PEP_605,
              LAST["605"])
    cycles = ("--no-pins", "--cycles", "18")
    calver = project("proposals/pep-2026", *cycles)
    tests.run("PEP 2026 tells the year", tells_the_year, calver)
    tests.run("PEP 2026 goes on for twelve years", is_long, calver)
    tests.run("PEP 2026 changes no day", has_the_days_of, calver,
              project("python", *cycles))
    print(f"1..{tests.number}")


main()
