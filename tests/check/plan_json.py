#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The format "json" of expand, for all shipped schedules: JSON as RFC 8259 has
it, every object with the keys that takt(1) lists and no other, and the same
dates as in the calendar and in the table."""

import json
import os
import pathlib
import re
import subprocess

TAKT = os.environ.get("TAKT", "build/takt")
KINDS = {"milestone", "support-end", "support", "release", "extra", "event"}
PRECISIONS = {"day", "week", "month", "quarter", "year", "tbd"}


def takt(*arguments):
    return subprocess.run([TAKT, "expand", "--limit", "100000", *arguments],
                          check=True, capture_output=True).stdout


def no_twins(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key twice: {keys}"
    return dict(pairs)


def refuse(word):
    raise AssertionError(f"{word} is not JSON")


def read(text):
    return json.loads(text.decode("utf-8"), object_pairs_hook=no_twins,
                      parse_constant=refuse)


def manual_keys():
    """The keys of each object, from the lists in the manual."""
    keys, name = {}, None
    for line in pathlib.Path("man/takt.1").read_text().splitlines():
        mark = re.fullmatch(r'\.\\" json: (\w+)', line)
        if mark:
            name = mark[1]
            keys[name] = set()
        elif line == ".El":
            name = None
        elif name and line.startswith(".It Li "):
            keys[name].update(line[len(".It Li "):].split(" , "))
    return keys


def check_keys(plan, keys):
    def same(thing, name):
        assert set(thing) == keys[name], \
            f"{name}: {set(thing) ^ keys[name]} differ from the manual"

    same(plan, "plan")
    assert plan["format_version"] == 1
    for project in plan["projects"]:
        same(project, "project")
        for calendar in project["calendars"]:
            same(calendar, "calendar")
        for series in project["series"]:
            same(series, "series")
            for window in series["windows"]:
                same(window, "window")
        for item in items_of(project):
            same(item, "item")
            assert item["kind"] in KINDS, item["kind"]
            assert item["precision"] in PRECISIONS, item["precision"]


def items_of(project):
    return project["events"] + [item for series in project["series"]
                                for item in series["items"]]


def calendar_days(file):
    """UID and days of the events; those with a time have their first only."""
    text = takt("-f", "ics", file).decode().replace("\r\n ", "")
    days = {}
    for event in text.split("BEGIN:VEVENT")[1:]:
        uid = re.search(r"\nUID:(\S+)", event)[1]
        first = re.search(r"\nDTSTART;VALUE=DATE:(\d+)", event)
        days[uid] = first[1] if first else None
    return days


def check_dates(plan, file):
    days = calendar_days(file)
    items = [item for project in plan["projects"]
             for item in items_of(project)]
    dated = {item["uid"]: item for item in items if item["first"]}
    assert set(dated) == set(days), "other UIDs than in the calendar"
    for uid, day in days.items():
        got = dated[uid]["first"].replace("-", "")
        assert day in (None, got), f"{dated[uid]['name']}: {got}, not {day}"
    table = takt(file).decode().splitlines()[3:]
    assert len(table) == len(items), f"{len(items)} items, {len(table)} rows"


def check_windows(plan):
    """Windows end where the items of their ends say."""
    for project in plan["projects"]:
        for series in project["series"]:
            ends = [item for item in series["items"]
                    if item["kind"] == "support-end"]
            assert [end["last"] for end in ends] == \
                [window["last"] for window in series["windows"]]
            for window in series["windows"]:
                if window["first"] and window["last"]:
                    assert window["first"] <= window["last"], window


def check_ways(file):
    """The windows are the same, whatever items show them."""
    plans = [read(takt("-f", "json", "--windows", how, file))
             for how in ("ends", "spans", "both")]
    wanted, *others = [[series["windows"] for project in plan["projects"]
                        for series in project["series"]] for plan in plans]
    assert all(other == wanted for other in others)


def run(number, what, function, *arguments):
    try:
        function(*arguments)
    except (AssertionError, ValueError, subprocess.CalledProcessError) as why:
        print(f"not ok {number} - {what}\n# {why}")
    else:
        print(f"ok {number} - {what}")


def main():
    files = sorted(str(path) for folder in ("schedules", "schedules/proposals")
                   for path in pathlib.Path(folder).glob("*.yaml"))
    odd = "tests/golden/expand/json-of-all-kinds/cadence.yaml"
    number = 0
    keys = manual_keys()
    for file in [*files, odd]:
        plan = read(takt("-f", "json", file))
        number += 3
        run(number - 2, f"{file} has the keys of the manual", check_keys, plan,
            keys)
        run(number - 1, f"{file} has the dates of the calendar", check_dates,
            plan, file)
        run(number, f"{file} has windows that end as its items say",
            check_windows, plan)
    number += 1
    run(number, "windows are the same, however they are shown", check_ways,
        "schedules/python.yaml")
    print(f"1..{number}")


main()
