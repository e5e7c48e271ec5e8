# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Metrics of a cadence the slow way: from what takt expand -f json says, and
from nothing else, day by day. For tests/check/compare.py.
"""

import json
import os
import re
import subprocess
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = (ROOT / os.environ.get("TAKT", "build/takt")).resolve()
POLICY = (42, 2)

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


def takt(*words, cwd=ROOT):
    done = subprocess.run([TAKT, *map(str, words)], cwd=cwd, timeout=300,
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"takt {words}: {done.stderr}")
    return done.stdout


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


def has_role(item, role):
    """Is it the "beta 1" that is meant, or one of all that are "beta"?"""
    name, number = re.fullmatch(r"(.*?)(?: (\d+))?", role).groups()
    return item["kind"] == "milestone" and \
        name_of(item["milestone"]) == name_of(name) and \
        (number is None or item["number"] == int(number))


def phase_of(item, roles):
    """0 to 3 for a test release, as the file says it or as it is called."""
    for number, role in enumerate(["alpha", "beta", "candidate", "preview"]):
        if roles[role] and has_role(item, roles[role]):
            return number
    return TESTS.get(name_of(item["milestone"])) \
        if item["kind"] == "milestone" else None


class Series:
    """What the JSON says of one series."""

    def __init__(self, found, roles):
        self.version = found["version"]
        self.dates = []
        self.windows = {}
        for item in found["items"]:
            if item["first"] and item["kind"] not in ("event", "support-end",
                                                      "support") \
                    and item["status"] != "cancelled":
                item["day"] = date.fromisoformat(item["first"])
                self.dates.append(item)
        self.ends = [item for item in found["items"]
                     if item["kind"] == "support-end" and item["first"] and
                     item["status"] != "cancelled"]
        for item in self.ends:
            item["day"] = date.fromisoformat(item["first"])
        self.events = [item for item in found["items"]
                       if item["kind"] == "event"]
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
        self.begin = min([item["day"] for item in self.dates + self.ends],
                         default=date(1970, 1, 1))
        self.final = self.freeze = None
        for item in self.dates:
            item["phase"] = phase_of(item, roles)
        self.tests = [item for item in self.dates
                      if item["phase"] is not None]

    def role(self, role):
        for item in self.dates:
            if has_role(item, role):
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
        roles = project["roles"]
        self.series = [Series(found, roles) for found in project["series"]]
        self.events = [
            (item["milestone"], date.fromisoformat(item["first"]),
             date.fromisoformat(item["last"]), item["precision"] == "day")
            for item in project["events"] +
            [item for one in self.series for item in one.events]
            if item["first"] and item["status"] != "cancelled"]
        self.find_roles(roles)
        self.cycles = sorted((one for one in self.series if one.final),
                             key=lambda one: one.final)
        self.longest = max([(one.support[1] - one.final).days + 1
                            for one in self.cycles if one.support] + [0])
        self.choose(span)

    def find_roles(self, roles):
        names = {name_of(item["milestone"]) for one in self.series
                 for item in one.dates if item["kind"] == "milestone"}
        final = roles["final"] or \
            next((name for name in FINALS if name in names), None)
        freeze = roles["freeze"] or \
            next((name for name in FREEZES if name in names), None)
        self.final_name, self.freeze_name = final, freeze
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

    def steps(self):
        """By name and number, the dates in the cycles that count."""
        found = {}
        for _, one in self.counted():
            for item in one.dates + one.ends:
                if item["kind"] in ("milestone", "support-end"):
                    found.setdefault(
                        (item["milestone"], item["number"] or 0),
                        []).append((item["day"], item["precision"] == "day"))
        return found

    def items(self):
        return [item for one in self.series for item in one.dates
                if self.start <= item["day"] < self.stop]


def days_of(calendar):
    return {date.fromisoformat(day["date"]) for day in calendar["days"]}


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
        kinds = [item["phase"] for item in one.tests]
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
    row["wait for a test release, best"] = to(TO_MONTHS, least(merged))
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


def first_with_most(cadence, held):
    return (cadence.start + timedelta(held.index(max(held)))).isoformat() \
        if held else None


def longest_gap(one):
    """The most days in a row between the windows that are in none of them."""
    longest = gap = 0
    for day in days(one.support[0], one.support[1]):
        inside = any(first <= day <= last
                     for first, last in one.windows.values())
        gap = 0 if inside else gap + 1
        longest = max(longest, gap)
    return longest


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
        row[f"series in {name}, most first on"] = first_with_most(
            cadence, held)
    row["length of all support"] = to(TO_MONTHS, mean(
        (one.support[1] - one.support[0]).days + 1
        for _, one in cycles if one.support))
    held = at_once(cadence, Series.supported) if known else []
    row["supported series, least"] = least(held)
    row["supported series, mean"] = mean(held)
    row["supported series, most"] = most(held)
    row["most series first on"] = first_with_most(cadence, held)
    row["days with most series"] = \
        rate(cadence, held.count(max(held))) if held else None
    row["gap between windows"] = most(
        longest_gap(one) for _, one in cycles if len(one.windows) > 1)
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
    row["in the policy, unsupported"] = most(short_of_policy(cadence))


def hardening(cadence, row):
    for number, name in enumerate(["alpha", "beta", "candidate"]):
        row[f"{name} phase"] = to(TO_WEEKS, mean(phase(cadence, number)))
    row["test releases"] = mean(len(one.tests)
                                for _, one in cadence.counted())
    row["smallest gap between tests"] = least(gaps_between(cadence))


def dates_of(row, name, found):
    """What there is to say of a milestone's days, and whether each is known."""
    dates = [day for day, _ in found]
    known = [day for day, is_day in found if is_day]
    row[f"{name}, spread in the year"] = spread(dates)
    row[f"{name}, ISO weeks"] = \
        len({day.isocalendar()[1] for day in known}) or None
    row[f"{name}, weekdays"] = listed(
        [day.weekday() for day in known], WEEKDAYS, "weekdays")
    row[f"{name}, months"] = listed(
        [day.month - 1 for day in dates], MONTHS, "months")


def always(groups):
    """Of how many groups all are alike, of those with two or more."""
    groups = [group for group in groups if len(group) > 1]
    same = sum(len(set(group)) == 1 for group in groups)
    return f"{same} of {len(groups)}" if groups else None


def step_name(step, cadences):
    """As a row has it; None where a role has it already."""
    name, number = step
    text = f"{name} {number}" if number else name
    if name_of(text) not in ("final", "freeze", "first-test-release"):
        return text
    taken = {"final": "final_name", "freeze": "freeze_name"}.get(name_of(text))
    if taken and all(getattr(one, taken) == name_of(text)
                     for one in cadences if step in one.steps()):
        return None
    return f"milestone {text}"


def regularity(cadence, row, cadences):
    cycles = [one for _, one in cadence.counted()]
    tests = [one.tests[0] for one in cycles if one.tests]
    dates_of(row, "first test release",
             [(test["day"], test["precision"] == "day") for test in tests])
    dates_of(row, "freeze", [(one.freeze, one.freeze_is_day)
                             for one in cycles if one.freeze])
    dates_of(row, "final", [(one.final, one.final_is_day) for one in cycles])
    steps = cadence.steps()
    for step, found in steps.items():
        name = step_name(step, cadences)
        if name is not None:
            dates_of(row, name, found)
    own = [steps[step] for step in steps if step[0] not in
           {end["milestone"] for one in cycles for end in one.ends}]
    row["milestones always in one month"] = always(
        [day.month for day, _ in found] for found in own)
    row["milestones always on one weekday"] = always(
        [day.weekday() for day, is_day in found if is_day] for found in own)


def load(cadence, row):
    items = cadence.items()
    row["milestones"] = rate(cadence, len(items))
    row["milestones a month, mean"] = rate(cadence, len(items)) / 12 \
        if cadence.stop > cadence.start else None
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
    of_year = [sum(item["day"].month == month for item in items)
               for month in range(1, 13)]
    row["busiest month of the year"] = \
        MONTHS[of_year.index(max(of_year))] if items else None
    people(cadence, row, items)


def people(cadence, row, items):
    named = [(person, item["day"].year) for item in items for person in
             {person["name"] for person in item["people"]}]
    names = sorted({person for person, _ in named})
    tasks = [sum(person == name for person, _ in named) for name in names]
    row["people"] = len(names) or None
    row["milestones for each person"] = \
        rate(cadence, len(named)) / len(names) if named else None
    row["milestones of the busiest person"] = \
        rate(cadence, max(tasks)) if named else None
    row["busiest person"] = names[tasks.index(max(tasks))] if named else None
    row["milestones of a person in a year"] = most(
        named.count(one) for one in set(named))


def collisions(cadence, row, near):
    items = [item for item in cadence.items() if item["precision"] == "day"]
    row["milestones on weekends"] = rate(cadence, sum(
        WEEKDAYS[item["day"].weekday()] not in cadence.workdays
        for item in items))
    row["milestones on days off"] = None if cadence.days_off is None else \
        rate(cadence, sum(item["day"] in cadence.days_off for item in items))
    row["milestones during events"] = rate(cadence, sum(
        any(first <= item["day"] <= last
            for _, first, last, is_day in cadence.events if is_day)
        for item in items)) if cadence.events else None
    dates = [(item["day"], item["day"]) for one in near.series
             for item in one.dates
             if name_of(item["milestone"]) == "feature-freeze"]
    distances(cadence, row, "feature freeze of Django", dates)
    for event in {event[0] for event in cadence.events}:
        distances(cadence, row, event,
                  [(first, last) for name, first, last, _ in cadence.events
                   if name == event])


def distances(cadence, row, name, times):
    """From the finals to what takes place next, and back to the last."""
    to_next, since = [], []
    for _, one in cadence.counted():
        day = one.final
        if any(first <= day <= last for first, last in times):
            to_next.append(0)
            since.append(0)
            continue
        to_next += [min(later) for later in
                    [[(first - day).days for first, _ in times if first > day]]
                    if later]
        since += [min(before) for before in
                  [[(day - last).days for _, last in times if last < day]]
                  if before]
    row[f"final to {name}, least"] = least(to_next)
    row[f"final to {name}, mean"] = mean(to_next)
    row[f"{name} to final, least"] = least(since)
    row[f"{name} to final, mean"] = mean(since)


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
