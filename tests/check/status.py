#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""Which series are supported on a day, reckoned once more day by day.

The second opinion reads the table of takt expand alone: where support begins,
and on which days windows end. It is held against takt status for all shipped
schedules, on the edges of all windows and between them. Speaks TAP; TAKT is
the program.
"""

import calendar
import datetime
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
MOST_DAYS = 60  # of each schedule
DAY = datetime.timedelta(days=1)

# What begins the support of a series, and its windows in their order.
SCHEDULES = {
    "chromium": ("stable", ["stable-channel", "extended-channel"]),
    "debian": ("release", ["standard", "lts", "elts"]),
    "django": ("final", ["mainstream", "extended"]),
    "go": ("release", ["supported"]),
    "kubernetes": ("final", ["standard", "maintenance"]),
    "nodejs": ("release", ["current", "active", "maintenance"]),
    "openjdk": ("general-availability", ["builds", "premier", "extended"]),
    "postgresql": ("release", ["support"]),
    "python": ("final", ["bugfix", "security"]),
    "rust": ("release", ["stable"]),
    "ubuntu": ("final", ["standard", "esm", "legacy"]),
}

tests = 0
failed = 0


def report(name, remarks):
    global tests, failed
    tests += 1
    failed += bool(remarks)
    print("not ok" if remarks else "ok", tests, "-", name)
    for remark in remarks[:10]:
        print("# " + remark)


def run(*words):
    return subprocess.run([TAKT, *words], check=True, capture_output=True,
                          text=True, cwd=ROOT).stdout


def last_day(text):
    """The last day that a date may mean; None where it is not known."""
    if text == "tbd":
        return None
    match = re.fullmatch(r"week of (.*)", text)
    if match:
        return datetime.date.fromisoformat(match[1]) + 6 * DAY
    match = re.fullmatch(r"(\d{4})(?:-(?:Q(\d)|(\d\d)))?", text)
    if match:
        year = int(match[1])
        month = int(match[3]) if match[3] else 3 * int(match[2] or 4)
        return datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date.fromisoformat(text)


def dates(path, only):
    """{series: date as printed}, of one milestone."""
    lines = run("expand", path, "--only", only).splitlines()[2:]
    if lines[0].startswith("nothing"):
        return {}
    starts = [lines[0].index(word) for word in ("Day", "Series", "Milestone")]
    return {line[starts[1]:starts[2]].strip(): line[:starts[0]].strip()
            for line in lines[1:]}


class Window:
    def __init__(self, names, first, until):
        self.names = names
        self.first = first
        self.until = until
        self.last = last_day(until)


def read_series(path, start, names):
    """{series: its windows}."""
    ends = {name: dates(path, "end of " + name) for name in names}
    lives = dates(path, "eol")
    result = {}
    for series, day in dates(path, start).items():
        first = last_day(day)
        windows = []
        left = list(names)
        for name in names:
            if series in ends[name] and first is not None:
                windows.append(Window([name], first, ends[name][series]))
                first = windows[-1].last and windows[-1].last + DAY
                left = names[names.index(name) + 1:]
        if series in lives and first is not None:
            windows.append(Window(left, first, lives[series]))
        result[series] = windows
    return result


def expected(windows, day):
    """The window of a series on a day, or None."""
    for window in windows:
        if window.first <= day and (window.last is None or day <= window.last):
            return window
    return None


def days_of(all_series):
    days = set()
    for windows in all_series.values():
        for window in windows:
            days |= {window.first - DAY, window.first}
            if window.last:
                days |= {window.last, window.last + DAY}
    days = sorted(days)
    stride = -(-len(days) // MOST_DAYS)
    # Some of each edge: neighbours are not skipped together.
    return [day for at, day in enumerate(days) if (at * 7) % stride == 0]


def compare(all_series, day, found):
    remarks = []
    got = {series["series"]: series for series in found["series"]
           if series["state"] == "supported" and not series["is_beyond_file"]}
    for series, windows in all_series.items():
        window = expected(windows, day)
        if (window is None) != (series not in got):
            remarks.append(f"{day}: {series} is supported: "
                           f"{series in got}, not {window is not None}")
        if window is None or series not in got:
            continue
        mine = (window.until, windows[-1].until)
        its = (got[series]["until"]["date"],
               got[series]["end_of_life"]["date"])
        if mine != its or got[series]["phase"] not in window.names:
            remarks.append(f"{day}: {series}: {its}, "
                           f"{got[series]['phase']}, not {mine}")
        left = window.last and (window.last - day).days
        if got[series]["until"]["days_most"] != left:
            remarks.append(f"{day}: {series}: days left are not {left}")
    for series in got:
        if series not in all_series:
            remarks.append(f"{day}: {series} is not in the table")
    return remarks


def check(name):
    path = f"schedules/{name}.yaml"
    all_series = read_series(path, *SCHEDULES[name])
    days = days_of(all_series)
    remarks = [] if len(days) > 10 else ["too few days"]
    for day in days:
        found = json.loads(run("status", path, "--today", day.isoformat(),
                               "-f", "json", "--next", "1"))
        remarks += compare(all_series, day, found)
    report(f"{name}: {len(all_series)} series on {len(days)} days", remarks)


shipped = {name[:-5] for name in os.listdir(os.path.join(ROOT, "schedules"))
           if name.endswith(".yaml")}
report("all shipped schedules are known here",
       sorted(shipped ^ set(SCHEDULES)))
for schedule in sorted(shipped & set(SCHEDULES)):
    check(schedule)
print(f"1..{tests}")
sys.exit(failed > 0)
