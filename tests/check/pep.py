#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The format "pep" against the release-schedule PEPs of CPython, as
tests/published/python/actual.tsv has them: every row, by name, date and
weekday, in its order, and nothing else. docutils reads the lists."""

import csv
import datetime
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "formats"))
sys.dont_write_bytecode = True
import readers  # noqa: E402

TAKT = os.environ.get("TAKT", "build/takt")
LABELS = {"actual": "Actual:", "expected": "Expected:"}
FREEZE = "(No new features beyond this point.)"
LAST = "(Final regular bugfix release with binary installers)"
ITEM = re.compile(r"(.+?): ([A-Z][a-z]+day, \d{4}-\d\d-\d\d)(?:\n(.*))?\Z",
                  re.DOTALL)

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print("ok" if good else "not ok", tests, "-", name)
    for remark in [] if good else list(remarks)[:10]:
        print("# " + str(remark).replace("\n", " "))


def long_day(text):
    day = datetime.date.fromisoformat(text)
    return f"{day:%A}, {day}"


def published():
    path = ROOT / "tests" / "published" / "python" / "actual.tsv"
    with open(path, encoding="utf-8") as lines:
        next(lines)
        versions = {}
        for row in csv.DictReader(lines, delimiter="\t"):
            versions.setdefault(row["version"], []).append(row)
        return versions


def expand(*arguments):
    return subprocess.run(
        [TAKT, "expand", "-f", "pep", *arguments], check=True,
        capture_output=True).stdout.decode("utf-8")


class Lists:
    """What stands in the lists: (name, day, notes) each, with the word before
    the list and the title of the section; and all text beside the lists."""

    def __init__(self, text):
        import docutils.nodes as nodes
        self.items, self.prose, self.marks = [], [], []
        label = section = ""
        for node in readers.rst_tree(text).findall():
            if isinstance(node, nodes.title):
                section, label = node.astext(), ""
            elif isinstance(node, nodes.comment):
                self.marks.append(node.astext())
            elif isinstance(node, nodes.paragraph):
                if not isinstance(node.parent, nodes.list_item):
                    label = node.astext()
                    self.prose.append(label)
            elif isinstance(node, nodes.list_item):
                name, day, notes = ITEM.match(node.astext()).groups()
                self.items.append((section, label, name, day, notes or ""))


def is_listed(row):
    return not re.search(r" (feature freeze|end of (bugfix|life))$",
                         row["milestone"])


def row_of(rows, ending):
    return next((row for row in rows if row["milestone"].endswith(ending)),
                None)


def check_version(version, rows):
    lists = Lists(expand(str(ROOT / "schedules/python.yaml"),
                         "--series", version))
    wanted = [(row["milestone"], long_day(row["date"]))
              for row in rows if is_listed(row)]
    got = [item[2:4] for item in lists.items]
    report(got == wanted, f"{version}: all {len(wanted)} rows in their order",
           [f"PEP {want}, takt {have}" for want, have in zip(wanted, got)
            if want != have] + [f"{len(wanted)} rows, {len(got)} lines"])

    status = {row["milestone"]: LABELS[row["status"]] for row in rows}
    wrong = [item for item in lists.items if item[1] != status.get(item[2]) and
             not (item[0].startswith("Source-only") and
                  item[1].startswith("Provided"))]
    report(not wrong, f"{version}: what happened and what is expected", wrong)

    bugfix_end = row_of(rows, "end of bugfix")["date"]
    sections = {row["milestone"]: f"{version}.0 schedule"
                if f" {row['milestone']}".startswith(f" {version}.0 ") or
                row["milestone"].endswith("development begins")
                else "Bugfix releases" if row["date"] <= bugfix_end
                else "Source-only security fix releases" for row in rows}
    wrong = [item for item in lists.items if item[0] != sections[item[2]]]
    report(not wrong, f"{version}: each in its section", wrong)

    freeze = row_of(rows, "feature freeze")["date"]
    noted = [item[3] for item in lists.items if FREEZE in item[4]]
    report(noted == [long_day(freeze)], f"{version}: the freeze is a note",
           noted)

    bugfix = [item for item in lists.items if item[0] == "Bugfix releases"]
    noted = [item for item in lists.items if LAST in item[4]]
    report(noted == bugfix[-1:], f"{version}: the last bugfix release", noted)

    end = row_of(rows, "end of life")["date"]
    month = datetime.date.fromisoformat(end + "-01").strftime("%B %Y")
    prose = "\n".join(lists.prose).replace(",\n", ", ")
    report(f"security until {month}." in prose and
           "Provided irregularly on an as-needed basis until " + month + "."
           in prose and f"bugfix until {long_day(bugfix_end)}" in prose,
           f"{version}: the ends of support", lists.prose)

    names = ["feature"] + ["bugfix"] * bool(bugfix) + ["security"] * any(
        item[0].startswith("Source-only") for item in lists.items)
    marks = [mark for name in names
             for mark in (f"release schedule: {name}", "release schedule: ends")]
    report(lists.marks == marks, f"{version}: the comments around the lists",
           lists.marks)


def main():
    try:
        import docutils.core  # noqa: F401
    except ImportError:
        print("1..0 # SKIP no docutils")
        return 0
    versions = published()
    assert sorted(versions) == ["3.10", "3.11", "3.12", "3.13", "3.14", "3.15",
                                "3.9"], sorted(versions)
    for version, rows in versions.items():
        check_version(version, rows)
    whole = Lists(expand(str(ROOT / "schedules/python.yaml"), "--series",
                         "..3.15"))
    wanted = [(row["milestone"], long_day(row["date"]))
              for rows in versions.values() for row in rows if is_listed(row)]
    got = [item[2:4] for item in whole.items]
    report(got == wanted, f"all {len(wanted)} rows in one file", got)
    for path in sorted((ROOT / "schedules").glob("**/*.yaml")):
        text = expand("--limit", "100000", str(path))
        try:
            readers.rst_tree(text)
            report(True, f"{path.name}: docutils has no complaint")
        except Exception as error:
            report(False, f"{path.name}: docutils has no complaint", [error])
    print(f"1..{tests}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
