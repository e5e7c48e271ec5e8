#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Every metric of takt compare is reckoned once more, day by day, from what
takt expand -f json says and from nothing else: for all shipped schedules.

Then what must hold of any comparison: a cadence does not differ from itself, a
comparison turned round is its mirror image, comments and the order of keys
change nothing. And the figures that PEP 607 and its fellows argued with. Speaks
TAP.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
SCHEDULES = ROOT / "schedules"
POLICY = (42, 2)
NEAR = SCHEDULES / "django.yaml"
CONSUMER = SCHEDULES / "debian.yaml"

FINALS = ["final", "release", "general-availability", "ga", "stable",
          "stable-release"]
FREEZES = ["feature-freeze", "code-freeze", "freeze", "rampdown",
           "transition-freeze", "branch", "beta", "candidate",
           "release-candidate", "rc"]
TESTS = {"alpha": 0, "beta": 1, "candidate": 2, "release-candidate": 2,
         "rc": 2, "pre-release": 3, "pre-freeze": 3, "preview": 3,
         "snapshot": 3, "early-access": 3}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
DAY = timedelta(1)
TO_MONTHS = Fraction(4800, 146097)
TO_WEEKS = Fraction(1, 7)
YEAR = Fraction(146097, 400)

count = 0
failed = 0


def report(wrong, name):
    global count, failed
    count += 1
    failed += bool(wrong)
    print(f"{'not ' if wrong else ''}ok {count} - {name}")
    for line in wrong[:20]:
        print(f"# {line}")


def takt(*words, cwd=ROOT):
    done = subprocess.run([TAKT, *map(str, words)], cwd=cwd, timeout=300,
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"takt {words}: {done.stderr}")
    return done.stdout


def compare(*words, cwd=ROOT):
    return json.loads(takt("compare", "-f", "json", *words, cwd=cwd))


def name_of(text):
    return text.lower().replace(" ", "-")


def add_months(day, months):
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            pass
    raise ValueError(day)


def days(first, end):
    while first < end:
        yield first
        first += DAY


class Series:
    """What the JSON says of one series."""

    def __init__(self, found):
        self.version = found["version"]
        self.dates = []
        self.windows = {}
        for item in found["items"]:
            if item["first"] and item["kind"] not in ("event", "support-end",
                                                      "support") \
                    and item["status"] != "cancelled":
                item["day"] = date.fromisoformat(item["first"])
                self.dates.append(item)
        self.ends = [date.fromisoformat(item["first"])
                     for item in found["items"]
                     if item["kind"] == "support-end" and item["first"] and
                     item["status"] != "cancelled"]
        known = all(window["first"] and window["last"]
                    for window in found["windows"])
        for window in found["windows"] if known else []:
            self.windows[window["name"]] = (
                date.fromisoformat(window["first"]),
                date.fromisoformat(window["last"]))
        self.support = None
        if self.windows:
            self.support = (min(first for first, _ in self.windows.values()),
                            max(last for _, last in self.windows.values()))
        self.begin = min([item["day"] for item in self.dates] + self.ends,
                         default=date(1970, 1, 1))
        self.final = self.freeze = None
        self.tests = [item for item in self.dates
                      if item["kind"] == "milestone" and
                      name_of(item["milestone"]) in TESTS]

    def role(self, name):
        for item in self.dates:
            if item["kind"] == "milestone" and \
                    name_of(item["milestone"]) == name:
                return item["day"], item["precision"] == "day"
        return None, False

    def supported(self, day):
        return self.support is not None and \
            self.support[0] <= day <= self.support[1]


class Cadence:
    """A schedule expanded so far, and which of its cycles count."""

    def __init__(self, path, cycles, span=None):
        found = json.loads(takt(
            "expand", "-f", "json", "--limit", 10000000,
            *(["--cycles", cycles] if cycles else []), path))
        project = found["projects"][0]
        self.workdays = {word[:3] for word in project["workdays"]}
        self.days_off = None
        if project.get("calendars"):
            self.days_off = set()
            for calendar in project["calendars"]:
                self.days_off |= days_of(calendar)
        self.series = [Series(found) for found in project["series"]]
        self.find_roles()
        self.cycles = sorted((one for one in self.series if one.final),
                             key=lambda one: one.final)
        self.longest = max([(one.support[1] - one.final).days + 1
                            for one in self.cycles if one.support] + [0])
        self.choose(span)

    def find_roles(self):
        names = {name_of(item["milestone"]) for one in self.series
                 for item in one.dates if item["kind"] == "milestone"}
        final = next((name for name in FINALS if name in names), None)
        freeze = next((name for name in FREEZES if name in names), None)
        for one in self.series:
            one.final, one.final_is_day = one.role(final) if final else \
                (one.support and one.support[0], True)
            one.freeze, one.freeze_is_day = one.role(freeze) if freeze \
                else (None, False)

    def choose(self, span):
        """The cycles that count, their place, and the days."""
        finals = [one.final for one in self.cycles]
        size = len(finals)
        self.first = self.end = 0
        self.start = self.stop = date(1970, 1, 1)
        if span is not None:
            self.start, self.stop = span
            self.first = sum(day < self.start for day in finals)
            self.end = sum(day < self.stop for day in finals)
            self.end = max(self.first, self.end)
            return
        if not finals:
            return
        steady = finals[0] + timedelta(self.longest)
        later = [i for i in range(1, size) if finals[i] >= steady]
        if later:
            end = add_months(finals[later[0]], 120)
            over = [i for i in range(later[0] + 1, size) if finals[i] >= end]
            if over and self.series[-1].begin >= finals[over[0]]:
                self.count(later[0], over[0])
                return
        first = later[0] if later and later[0] < size - 1 else \
            1 if size > 2 else 0
        self.count(first, size - 1)

    def count(self, first, end):
        self.first, self.end = first, end
        self.start = self.cycles[first].final
        self.stop = self.cycles[end].final

    def beside(self, at, steps):
        at += steps
        return self.cycles[at] if 0 <= at < len(self.cycles) else None

    def counted(self):
        return [(i, self.cycles[i]) for i in range(self.first, self.end)]

    def items(self):
        return [item for one in self.series for item in one.dates
                if self.start <= item["day"] < self.stop]


def days_of(calendar):
    found = set()
    for entry in calendar["days"]:
        first = date.fromisoformat(entry["first"])
        last = date.fromisoformat(entry["last"])
        found |= set(days(first, last + DAY))
    return found


def least(values):
    return min(values, default=None)


def most(values):
    return max(values, default=None)


def mean(values):
    values = list(values)
    return Fraction(sum(values), len(values)) if values else None


def merge_days(cadence):
    """Each counted cycle with the days on which a change for it is merged."""
    for i, one in cadence.counted():
        before = cadence.beside(i, -1)
        if before is not None and before.freeze and one.freeze:
            yield one, list(days(before.freeze + DAY, one.freeze + DAY))


def waits(cadence):
    return [(one.final - day).days
            for one, merged in merge_days(cadence) for day in merged]


def waits_for_test(cadence):
    result = []
    for one, merged in merge_days(cadence):
        published = [item["day"] for item in one.tests] + [one.final]
        for day in merged:
            result += [(min(later) - day).days for later in
                       [[out for out in published if out >= day]] if later]
    return result


def gaps_between(cadence):
    return [(b["day"] - a["day"]).days for _, one in cadence.counted()
            for a, b in zip(one.tests, one.tests[1:])
            if a["precision"] == b["precision"] == "day"]


def phase(cadence, number):
    for _, one in cadence.counted():
        kinds = [TESTS[name_of(item["milestone"])] for item in one.tests]
        if number not in kinds:
            continue
        at = kinds.index(number)
        later = [item["day"] for item, kind in
                 zip(one.tests[at:], kinds[at:]) if number < kind < 3]
        yield ((later[0] if later else one.final) - one.tests[at]["day"]).days


def at_once(cadence, has):
    return [sum(bool(has(one, day)) for one in cadence.series)
            for day in days(cadence.start, cadence.stop)]


def in_policy(cadence, at, day):
    """Is the cycle in the policy on a day?"""
    one = cadence.cycles[at]
    if day < one.final:
        return False
    newer = sum(other.final <= day for other in cadence.cycles[at + 1:])
    return day < add_months(one.final, POLICY[0]) or newer < POLICY[1]


def short_of_policy(cadence):
    for i, one in cadence.counted():
        if one.support is None:
            continue
        if cadence.beside(i, POLICY[1]) is None:
            yield None
            continue
        day, short = one.support[1] + DAY, 0
        while in_policy(cadence, i, day):
            day, short = day + DAY, short + 1
        yield short


def spread(dates):
    """The shortest stretch of the year, as a circle, that holds all."""
    places = {date(2001, day.month, min(day.day, 28) if day.month == 2
                   else day.day).timetuple().tm_yday - 1 for day in dates}
    if not places:
        return None
    return min(max((place - start) % 365 for place in places)
               for start in places)


def listed(numbers, names, plural):
    numbers = sorted(set(numbers))
    if not numbers:
        return None
    if len(numbers) > 2:
        return f"{len(numbers)} {plural}"
    return " ".join(names[number] for number in numbers)


def rate(cadence, number):
    return Fraction(number) * YEAR / (cadence.stop - cadence.start).days \
        if cadence.stop > cadence.start else None


def to(factor, value):
    return None if value is None else value * factor


def truth(values):
    values = list(values)
    return None if not values else all(values)


def delivery(cadence, row):
    cycles = cadence.counted()
    beside = cadence.beside
    row["cycle length"] = to(TO_MONTHS, mean(
        (beside(i, 1).final - one.final).days for i, one in cycles
        if beside(i, 1)))
    row["freeze to final"] = to(TO_MONTHS, mean(
        (one.final - one.freeze).days for _, one in cycles if one.freeze))
    merged = waits(cadence)
    row["wait for final, best"] = to(TO_MONTHS, least(merged))
    row["wait for final, mean"] = to(TO_MONTHS, mean(merged))
    row["wait for final, worst"] = to(TO_MONTHS, most(merged))
    merged = waits_for_test(cadence)
    row["wait for a test release, mean"] = to(TO_MONTHS, mean(merged))
    row["wait for a test release, worst"] = to(TO_MONTHS, most(merged))
    row["cost of missing the freeze"] = to(TO_MONTHS, mean(
        (beside(i, 1).final - one.final).days for i, one in cycles
        if one.freeze and beside(i, 1) and beside(i, 1).freeze))
    begun = [(beside(i, -1).freeze, one) for i, one in cycles
             if beside(i, -1) and beside(i, -1).freeze and one.freeze]
    row["unversioned time"] = to(TO_MONTHS, mean(
        max(0, ((one.tests[0]["day"] if one.tests else one.final) -
                start).days) for start, one in begun))
    row["batch size"] = mean((one.freeze - start).days
                             for start, one in begun)


def support(cadence, row, windows):
    cycles = cadence.counted()
    beside = cadence.beside
    known = any(one.support for one in cadence.series)
    for name in windows:
        row[f"length of {name}"] = to(TO_MONTHS, mean(
            (one.windows[name][1] - one.windows[name][0]).days + 1
            for _, one in cycles if name in one.windows))
        held = at_once(cadence, lambda one, day: name in one.windows and
                       one.windows[name][0] <= day <= one.windows[name][1]) \
            if any(name in one.windows for one in cadence.series) else []
        row[f"series in {name}, least"] = least(held)
        row[f"series in {name}, mean"] = mean(held)
        row[f"series in {name}, most"] = most(held)
    row["length of all support"] = to(TO_MONTHS, mean(
        (one.support[1] - one.support[0]).days + 1
        for _, one in cycles if one.support))
    held = at_once(cadence, Series.supported) if known else []
    row["supported series, least"] = least(held)
    row["supported series, mean"] = mean(held)
    row["supported series, most"] = most(held)
    row["most series first on"] = (
        cadence.start + timedelta(held.index(max(held)))).isoformat() \
        if held else None
    row["days without support"] = held.count(0) if known else None
    row["overlap with the next series"] = to(TO_MONTHS, mean(
        max(0, (one.support[1] - beside(i, 1).final).days + 1)
        for i, one in cycles if one.support and beside(i, 1)))
    row["upgrade once a year"] = truth(
        all(one.supported(day) or day < one.support[0] for day in
            days(newest, add_months(newest, 12)))
        for i, one in cycles if one.support and beside(i, 1)
        for newest in days(one.final, beside(i, 1).final))
    row["upgrade every 2nd series"] = truth(
        one.support[1] >= beside(i, 2).final - DAY
        for i, one in cycles if one.support and beside(i, 2))
    held = [sum(in_policy(cadence, i, day)
                for i in range(len(cadence.cycles)))
            for day in days(cadence.start, cadence.stop)]
    row["series in the policy, mean"] = mean(held)
    row["series in the policy, most"] = most(held)
    short = list(short_of_policy(cadence))
    row["in the policy, unsupported"] = "any" if None in short else \
        most(short)


def hardening(cadence, row):
    for number, name in enumerate(["alpha", "beta", "candidate"]):
        row[f"{name} phase"] = to(TO_WEEKS, mean(phase(cadence, number)))
    row["test releases"] = mean(len(one.tests)
                                for _, one in cadence.counted())
    row["smallest gap between tests"] = least(gaps_between(cadence))


def regularity(cadence, row):
    cycles = [one for _, one in cadence.counted()]
    tests = [one.tests[0] for one in cycles if one.tests]
    roles = {"first test release": [(test["day"], test["precision"] == "day")
                                    for test in tests],
             "freeze": [(one.freeze, one.freeze_is_day) for one in cycles
                        if one.freeze],
             "final": [(one.final, one.final_is_day) for one in cycles]}
    for name, found in roles.items():
        dates = [day for day, _ in found]
        known = [day for day, is_day in found if is_day]
        row[f"{name}, spread in the year"] = spread(dates)
        row[f"{name}, ISO weeks"] = \
            len({day.isocalendar()[1] for day in known}) or None
        row[f"{name}, weekdays"] = listed(
            [day.weekday() for day in known], WEEKDAYS, "weekdays")
        row[f"{name}, months"] = listed(
            [day.month - 1 for day in dates], MONTHS, "months")


def load(cadence, row):
    items = cadence.items()
    row["milestones"] = rate(cadence, len(items))
    row["point releases"] = rate(
        cadence, sum(item["kind"] == "release" for item in items))
    months = {day.isoformat()[:7]: 0
              for day in days(cadence.start, cadence.stop)}
    for item in items:
        months[item["first"][:7]] += 1
    row["milestones a month, most"] = most(months.values())
    row["busiest month"] = min(
        (month for month in months if months[month] == max(months.values())),
        default=None)
    held = at_once(cadence, lambda one, day: one.final is not None and
                   one.begin <= day < one.final)
    row["series prepared at once, mean"] = mean(held)
    row["series prepared at once, most"] = most(held)
    named = [person["name"] for item in items for person in item["people"]]
    row["people"] = len(set(named)) or None
    row["milestones for each person"] = \
        rate(cadence, len(named)) / len(set(named)) if named else None


def collisions(cadence, row, near):
    items = [item for item in cadence.items() if item["precision"] == "day"]
    row["milestones on weekends"] = rate(cadence, sum(
        WEEKDAYS[item["day"].weekday()] not in cadence.workdays
        for item in items))
    row["milestones on days off"] = None if cadence.days_off is None else \
        rate(cadence, sum(item["day"] in cadence.days_off for item in items))
    dates = [item["day"] for one in near.series for item in one.dates
             if name_of(item["milestone"]) == "feature-freeze"]
    gaps = [(min(later) - one.final).days for _, one in cadence.counted()
            for later in [[day for day in dates if day >= one.final]]
            if later]
    row["final to feature freeze of Django, least"] = least(gaps)
    row["final to feature freeze of Django, mean"] = mean(gaps)


def ageing(cadence, row, consumer):
    ages, left = [], []
    for taker in consumer.cycles:
        day = taker.freeze or taker.final
        out = [one for one in cadence.cycles if one.final <= day]
        if not cadence.start <= day < cadence.stop or not out:
            continue
        ages.append((day - out[-1].final).days)
        if out[-1].support:
            left.append(max(0, (out[-1].support[1] - day).days + 1))
    row["age at pick-up, mean"] = to(TO_MONTHS, mean(ages))
    row["age at pick-up, worst"] = to(TO_MONTHS, most(ages))
    row["support left at pick-up, least"] = to(TO_MONTHS, least(left))


def same(value, expected):
    if expected == "any":
        return True
    if "exact" in value:
        return expected is not None and not isinstance(expected, (bool, str)) \
            and Fraction(*value["exact"]) == expected
    return value["value"] == expected and \
        isinstance(value["value"], bool) == isinstance(expected, bool)


def check_days(cadence, found):
    """Which cycles count, by the rule of takt(1)."""
    wrong = []
    chosen = cadence.counted()
    for key, mine in [("cycles", len(chosen)),
                      ("first", chosen[0][1].version if chosen else None),
                      ("last", chosen[-1][1].version if chosen else None)]:
        if found[key] != mine:
            wrong.append(f"{key}: takt {found[key]}, here {mine}")
    if cadence.stop > cadence.start:
        for key, mine in [("from", cadence.start),
                          ("to", cadence.stop - DAY)]:
            if found[key] != mine.isoformat():
                wrong.append(f"{key}: takt {found[key]}, here {mine}")
    return wrong


def check_group(files, span):
    words = ["--policy", f"{POLICY[0]} months and at least {POLICY[1]}",
             "--consumer", CONSUMER, "--near", f"{NEAR}:feature freeze"]
    if span:
        words += ["--from", span[0], "--until", span[1] - DAY]
    found = compare(*words, *files)
    metrics = {row["metric"]: row["values"] for row in found["metrics"]}
    windows = [name.removeprefix("length of ") for name in metrics
               if name.startswith("length of ") and
               name != "length of all support"]
    cadences = [Cadence(path, one["expanded"], span)
                for path, one in zip(files, found["cadences"])]
    others = (min(one.start for one in cadences),
              add_months(max(one.stop for one in cadences), 36) + DAY)
    near, consumer = (Cadence(path, cycles_until(path, others[1]), others)
                      for path in (NEAR, CONSUMER))
    for at, (path, cadence) in enumerate(zip(files, cadences)):
        row = {}
        delivery(cadence, row)
        support(cadence, row, windows)
        hardening(cadence, row)
        regularity(cadence, row)
        load(cadence, row)
        collisions(cadence, row, near)
        ageing(cadence, row, consumer)
        wrong = check_days(cadence, found["cadences"][at])
        for name, expected in row.items():
            if name not in metrics:
                if expected is not None and expected != "any":
                    wrong.append(f"{name}: not shown, here {expected}")
            elif not same(metrics[name][at], expected):
                wrong.append(f"{name}: takt {metrics[name][at]}, here "
                             f"{expected}")
        wrong += [f"{name}: is not reckoned here" for name in metrics
                  if name not in row]
        report(wrong, f"{path.relative_to(ROOT)}: {len(row)} metrics, day by "
               f"day{' as asked for' if span else ''}")


def cycles_until(path, end):
    """So many cycles that the last final is past that day, if there are."""
    cycles, before = 8, 0
    while True:
        one = Cadence(path, cycles)
        if len(one.series) <= before or one.cycles[-1].final > end:
            return cycles
        before, cycles = len(one.series), 2 * cycles


def check_itself(path):
    found = compare(path, path)
    wrong = [row["metric"] for row in found["metrics"]
             if any("difference" in value or "verdict" in value
                    for value in row["values"]) or
             row["values"][0] != row["values"][1]]
    report(wrong, f"{path.relative_to(ROOT)} does not differ from itself")


def check_mirror(left, right):
    there = {row["metric"]: row for row in compare(left, right)["metrics"]}
    back = {row["metric"]: row for row in compare(right, left)["metrics"]}
    turned = {"better": "worse", "worse": "better", None: None}
    wrong = sorted(set(there) ^ set(back))
    for name in set(there) & set(back):
        one, other = there[name]["values"], back[name]["values"]
        if [value["value"] for value in one] != \
                [value["value"] for value in reversed(other)] or \
                one[1].get("difference", 0) != \
                -other[1].get("difference", 0) or \
                one[1].get("verdict") != turned[other[1].get("verdict")]:
            wrong.append(f"{name}: {one} {other}")
    report(wrong, f"{left.name} and {right.name}, turned round")


def check_order(path):
    """The same file, its keys in another order, and with comments."""
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=[a-z]+:)", text)
    with tempfile.TemporaryDirectory() as folder:
        turned = Path(folder) / path.name
        turned.write_text("# changed\n" + "# here\n".join(
            block.rstrip("\n") + "\n" for block in reversed(blocks)),
            encoding="utf-8")
        other = SCHEDULES / "go.yaml"
        wrong = [] if takt("compare", path, other) == \
            takt("compare", turned, other) else ["it differs"]
    report(wrong, f"{path.name}, with comments and its keys turned round")


# Best, mean and worst wait from merge to final in months, and how many series
# are supported at once, as they were argued. PEP 602 counts from the start of
# May to that of October, as Python has it since 3.10; in its example the freeze
# is on the third Monday of May, half a month later.
ARGUED = {
    "proposals/pep-602-status-quo.yaml": (4.7, 13.7, 22.7, 3.3),
    "proposals/pep-596.yaml": (3.7, 8.2, 12.7, 6.7),
    "python.yaml": (5, 11, 17, 5),
    "proposals/pep-602-example.yaml": (4.5, 10.5, 16.5, 5),
    "proposals/pep-605.yaml": (2, 14, 26, 2.5),
    "proposals/pep-598.yaml": (5, 17, 29, 2.5),
}


def check_argued(path, figures):
    names = ["wait for final, best", "wait for final, mean",
             "wait for final, worst", "supported series, mean"]
    metrics = {row["metric"]: row["values"][0]["value"]
               for row in compare("--no-pins", path, path)["metrics"]}
    wrong = [f"{name}: {metrics[name]}, argued with {figure}"
             for name, figure in zip(names, figures)
             if abs(metrics[name] - figure) > 0.3]
    report(wrong, f"{path.name} has the figures that were argued with")


def main():
    if "json" not in takt("expand", "--help"):
        print("1..0 # SKIP takt expand has no JSON yet")
        return 0
    files = sorted(SCHEDULES.glob("*.yaml")) + \
        sorted(SCHEDULES.glob("proposals/*.yaml"))
    for at in range(0, len(files), 6):
        group = files[at:at + 6]
        check_group(group if len(group) > 1 else files[at - 1:at + 1], None)
    check_group(files[:6], (date(2022, 3, 15), date(2025, 9, 2)))
    for path in files:
        check_itself(path)
    for left, right in zip(files, files[1:]):
        check_mirror(left, right)
    for path in files:
        if "extends:" not in path.read_text(encoding="utf-8") and \
                "calendars:" not in path.read_text(encoding="utf-8"):
            check_order(path)
    for name, figures in ARGUED.items():
        path = SCHEDULES / name
        if path.exists():
            check_argued(path, figures)
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
