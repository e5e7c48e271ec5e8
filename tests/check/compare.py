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
import re
import sys
import tempfile
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
import metrics_by_days as by_days  # noqa: E402
from metrics_by_days import (  # noqa: E402
    DAY, POLICY, ROOT, Cadence, add_months, takt)

SCHEDULES = ROOT / "schedules"
NEAR = SCHEDULES / "django.yaml"
CONSUMER = SCHEDULES / "debian.yaml"

# What no shipped schedule has: days off, events, people who take turns, time
# between two windows, a milestone that has the name of a role and is another.
WITH_EVENTS = """\
takt: 1
project: With events
version: "{n}"
cycle: {every: 8 months, from: 2019-01-15, first: "1"}
people:
  release manager: {rotate: [Ada, Grace, Ada, Linus]}
  announcer: Linus
calendars:
  summer: [{from: 2025-07-01, to: 2026-09-10, name: a long summer}]
  feasts: [2026-08-01, {on: 2027-10-04}, {from: 2027-12-20, to: 2028-04-06}]
events:
  pycon-us:
    - {from: 2025-05-14, to: 2025-05-22}
    - {from: 2026-05-13, to: 2026-05-19}
    - {from: 2028-01-01, to: 2028-03-31}
    - {from: 2028-02-01, to: 2028-02-03}
  sprint: {on: 2 weeks before final, for: 3 weeks}
  fair: {on: second Tuesday of month of final}
milestones:
  freeze: {on: 3 weeks after cycle}
  feature-freeze: {on: 4 weeks after cycle}
  beta: {on: 6 weeks after cycle, count: 3, every: 2 weeks}
  final: {on: 20 weeks after cycle}
support:
  - full: {from: final, until: 1 year after final}
  - paid: {from: 14 months after final, until: 2 years after final}
  - late: {from: 25 months after final, until: 3 years after final}
trains:
  fixes: {during: full, on: first Monday of every month}
"""
OVER_IT = """\
takt: 1
extends: with-events.yaml
project: Over it
cycle: {every: 1 year, from: 2019-02-11, first: "1"}
events: {sprint: none, fair: {on: 1 week after final, for: 2 days}}
milestones:
  feature-freeze: none
  beta: {on: second Tuesday of month of 2 months after cycle}
"""

count = 0
failed = 0
reckoned = set()  # the metrics that had a value somewhere


def report(wrong, name):
    global count, failed
    count += 1
    failed += bool(wrong)
    print(f"{'not ' if wrong else ''}ok {count} - {name}")
    for line in wrong[:20]:
        print(f"# {line}")


def compare(*words, cwd=ROOT):
    return json.loads(takt("compare", "-f", "json", *words, cwd=cwd))


def same(value, expected):
    if "exact" in value:
        return expected is not None and not isinstance(expected, (bool, str)) \
            and Fraction(*value["exact"]) == expected
    return value["value"] == expected and \
        isinstance(value["value"], bool) == isinstance(expected, bool)


def name_of(path):
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name


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
        by_days.delivery(cadence, row)
        by_days.support(cadence, row, windows)
        by_days.hardening(cadence, row)
        by_days.regularity(cadence, row, cadences)
        by_days.load(cadence, row)
        by_days.collisions(cadence, row, near)
        by_days.ageing(cadence, row, consumer)
        wrong = check_days(cadence, found["cadences"][at])
        for name, expected in row.items():
            if name not in metrics:
                if expected is not None:
                    wrong.append(f"{name}: not shown, here {expected}")
            elif expected is not None and same(metrics[name][at], expected):
                reckoned.add(name)
            elif not same(metrics[name][at], expected):
                wrong.append(f"{name}: takt {metrics[name][at]}, here "
                             f"{expected}")
        wrong += [f"{name}: is not reckoned here" for name in metrics
                  if name not in row and
                  metrics[name][at]["value"] is not None]
        report(wrong, f"{name_of(path)}: {len(row)} metrics, day by "
               f"day{' as asked for' if span else ''}")


def check_all_reckoned():
    """Was there a value for each metric that takt explain lists?"""
    wrong = []
    for line in takt("explain", "metrics").splitlines():
        if not re.match(r"[a-z]", line):
            continue
        name = re.split(r"  +", line)[1]
        pattern = re.escape(name).replace(r"\{\}", ".+")
        if not any(re.fullmatch(pattern, one) for one in reckoned):
            wrong.append(name)
    report(wrong, "each metric that takt explain lists had a value")


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
    report(wrong, f"{name_of(path)} does not differ from itself")


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


def check_roles(path):
    """The same file with other names, and roles: that say what they are."""
    text = path.read_text(encoding="utf-8")
    other = re.sub(r"\bfinal\b", "everybody", text)
    other = re.sub(r"\bfeature-freeze\b", "gate", other)
    other = re.sub(r"\bbeta\b", "ring", other) + \
        "roles: {freeze: gate, final: everybody, beta: ring}\n"
    named = path.with_name("other-names.yaml")
    named.write_text(other, encoding="utf-8")
    wrong = [row["metric"] for row in compare(path, named)["metrics"]
             if not row["detail"] and row["values"][0] != row["values"][1]]
    report(wrong, f"{path.name}, with other names and roles")
    named.write_text(other.replace("freeze: gate", "freeze: ring 2, preview: "
                                   "everybody"), encoding="utf-8")
    check_group([path, named], None)


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
        wrong = [f"-f {form} differs" for form in ("table", "json")
                 if takt("compare", "-f", form, path, other) !=
                 takt("compare", "-f", form, turned, other)]
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
    with tempfile.TemporaryDirectory() as folder:
        own = [Path(folder) / "with-events.yaml", Path(folder) / "over-it.yaml"]
        own[0].write_text(WITH_EVENTS, encoding="utf-8")
        own[1].write_text(OVER_IT, encoding="utf-8")
        check_group(own, None)
        check_group(own, (date(2025, 1, 1), date(2027, 7, 2)))
        check_all_reckoned()
        for path in own:
            check_itself(path)
        check_mirror(*own)
        check_order(own[0])
        check_roles(own[0])
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
