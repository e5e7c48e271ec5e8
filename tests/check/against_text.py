#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
#
# Pages in the forms in which projects publish their dates, made of what they
# published (tests/published/): nothing is found in them, and every date is held
# against the plan. Then each date is moved by a day, and each weekday made
# another one, one at a time: exactly that is found, at its line and column.
import csv
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAKT = str(Path(os.environ.get("TAKT", ROOT / "build/takt")).resolve())
MONTHS = ["", "January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
            "Sunday"]
count = 0
failed = 0


def report(wrong, what):
    global count, failed
    count += 1
    failed += bool(wrong)
    for line in wrong[:10]:
        print(f"# {line}")
    print(f"{'not ok' if wrong else 'ok'} {count} - {what}")


def ordinal(day):
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if 11 <= day <= 13 else ends.get(day % 10, 'th')}"


FORMS = {
    "iso": lambda d: d.isoformat(),
    "day": lambda d: f"{d.day} {MONTHS[d.month]} {d.year}",
    "month": lambda d: f"{MONTHS[d.month]} {d.day}, {d.year}",
    "short": lambda d: f"{MONTHS[d.month][:3]} {d.day}, {d.year}",
    "point": lambda d: f"{d.day:02} {MONTHS[d.month][:3]}"
                       f"{'.' if d.month != 5 else ''} {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month]} {d.year}",
    "yearless": lambda d: f"{MONTHS[d.month]} {ordinal(d.day)}",
}


class Page:
    """A text, and where its dates and weekdays stand in it."""

    def __init__(self, name, schedule):
        self.name, self.schedule = name, schedule
        self.parts = []  # texts, ("date", date, form), ("weekday", date, form)

    def add(self, *parts):
        self.parts += [part for part in parts if part]
        return self

    def text(self, change=None, by=1):
        """The text, with part number `change` made wrong, and its place."""
        text, place = "", None
        for i, part in enumerate(self.parts):
            if isinstance(part, str):
                text += part
                continue
            if i == change:
                place = text.count("\n") + 1, \
                    len(text) - (text.rfind("\n") + 1) + 1
            text += show(part, by if i == change else 0)
        return text, place


def show(part, by):
    kind, date, form = part
    if kind == "weekday":
        name = WEEKDAYS[(date.weekday() + by) % 7]
        return name[:3] if form == "short" else name
    if isinstance(date, str):  # a month
        year, month = map(int, date.split("-"))
        month += by
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        return f"{year}-{month:02}" if form == "iso" \
            else f"{MONTHS[month]} {year}"
    return FORMS[form](date + datetime.timedelta(days=by))


def date(text, form="iso"):
    if len(text) == 7:
        return ("date", text, form)
    return ("date", datetime.date.fromisoformat(text), form)


def weekday(text, form="long"):
    return ("weekday", datetime.date.fromisoformat(text), form)


def published(path):
    with open(ROOT / "tests/published" / path, encoding="utf-8") as file:
        next(file)
        return list(csv.DictReader(file, delimiter="\t"))


def table(rows):
    """Of one project: {version: {milestone: date}}."""
    found = {}
    for row in rows:
        found.setdefault(row["version"], {})[row["milestone"]] = row["date"]
    return found


PYTHON = published("python/actual.tsv")
NODE = table(published("nodejs/nodejs.tsv"))
UBUNTU = table(published("ubuntu/ubuntu.tsv"))
POSTGRES = table(published("postgresql/postgresql.tsv"))


def python(version, *words):
    return [(r["milestone"], r["date"]) for r in PYTHON
            if r["version"] == version and "begins" not in r["milestone"]
            and (not words or any(w in r["milestone"] for w in words))]


def first(version):
    return dict(python(version))[f"{version}.0 final"]


def life(version):
    return dict(python(version))[f"{version} end of life"]


def pep():
    page = Page("pep.rst", "python")
    page.add("PEP: 790\nTitle: Python 3.15 Release Schedule\nCreated: ",
             "long ago\n\nAbstract\n========\n\nRelease Schedule\n"
             "================\n\n3.15.0 schedule\n---------------\n\n"
             "Actual:\n\n")
    for name, day in python("3.15"):
        if len(day) == 10:
            page.add(f"- {name}: ", weekday(day), ", ", date(day), "\n")
    page.add("  (No new features beyond this point.)\n\n3.15 lifespan\n"
             "-------------\n\nfive years after 3.15.0 final.\n\n"
             "3.15 end of life: ", date(life("3.15"), "long"), "\n")
    return page


def pep_in_words():
    page = Page("words.txt", "python")
    forms = ["day", "month", "short", "point", "ordinal"]
    for i, (name, day) in enumerate(python("3.14", "alpha", "beta", "rc",
                                           "candidate", "final")):
        form = forms[i % len(forms)]
        if i % 3 == 0:
            page.add(f"Python {name} was released on ", weekday(day), ", ",
                     date(day, form), ".\n\n")
        elif i % 3 == 1:
            page.add("  * ", date(day, form), " (", weekday(day, "short"),
                     f"): {name}\n")
        else:
            page.add(f"{name.replace(' candidate ', 'rc')}\n    ",
                     date(day, form), "\n\n")
    return page


def headings():
    page = Page("headings.md", "python")
    page.add("# Python\n\nReleased in 3 steps.\n\n")
    for version in ["3.13", "3.14", "3.15"]:
        page.add(f"## Python {version}\n\n### Test releases\n\n")
        for name, day in python(version, f"{version}.0"):
            words = name.split(" ", 1)[1]
            page.add(f"- **{words}**: ", date(day), "\n")
        page.add("\n### Support\n\n- End of life: ",
                 date(life(version), "long"), "\n\n")
    return page


def devguide_rows(page, before, between, after):
    for version in ["3.15", "3.14", "3.13", "3.12", "3.11", "3.10"]:
        page.add(before, f"{version:7}", between, ":pep:`1`", between,
                 "bugfix ", between)
        page.add(date(first(version)), between, " ", date(life(version)),
                 between, "Hugo van K. ", after)


def devguide_simple():
    page = Page("simple.rst", "python")
    rule = "=======  ========  =======  ==========  ========  ============\n"
    page.add("Versions\n~~~~~~~~\n\n", rule,
             "Branch   Schedule  Status   First       End       Release\n"
             "                            release     of life   manager\n",
             rule)
    devguide_rows(page, "", "  ", "\n")
    page.add(rule, "\nend\n")
    return page


def devguide_grid():
    page = Page("grid.rst", "python")
    rule = ("+---------+---------+---------+------------+----------+"
            "-------------+\n")
    page.add("Versions\n\n", rule,
             "| Branch  |Schedule | Status  | First      | End      |"
             " Release     |\n"
             "|         |         |         | release    | of life  |"
             " manager     |\n", rule.replace("-", "="))
    for version in ["3.15", "3.14", "3.13"]:
        page.add(f"| {version:7} |:pep:`1` | bugfix  | ",
                 date(first(version)), " |          | Łukasz      |\n"
                 "|         |         |         |            | ",
                 date(life(version)), "  |             |\n", rule)
    return page


def devguide_list():
    page = Page("list.rst", "python")
    page.add(".. list-table::\n   :header-rows: 1\n\n   * - Branch\n"
             "     - First release\n     - End-of-life\n")
    for version in ["3.15", "3.14", "3.13"]:
        page.add(f"   * - {version}\n     - *", date(first(version)),
                 "*\n     - *", date(life(version)), "*\n")
    page.add("\nThat is all.\n")
    return page


NODE_COLUMNS = ["initial release", "active LTS start", "maintenance start",
                "end of life"]


def node():
    page = Page("node.md", "nodejs")
    page.add("## Release schedule\n\n| Release  | Status | Codename | "
             "Initial Release | Active LTS Start | Maintenance Start | "
             "End-of-life |\n| :--: | :---: | :---: | :---: | :---: | :---: "
             "| :---: |\n")
    for version in ["18", "20", "22", "23", "24", "25"]:
        dates = NODE[version]
        page.add(f"| [{version}.x][] | **Maintenance** | "
                 "[Jod](https://example.org/2024-01-01) ")
        for column in NODE_COLUMNS:
            if column in dates:
                page.add("| ", date(dates[column]), " ")
            else:
                page.add("| - ")
        page.add("|\n")
    page.add("\n[22.x]: https://nodejs.org/2024-04-24/\n\n"
             "Dates are subject to change.\n")
    return page


def endoflife():
    page = Page("eol.html", "nodejs")
    page.add("<!DOCTYPE html>\n<html><head><title>Node.js</title>\n"
             "<style>td { color: red }</style>\n"
             "<script>var d = '2020-01-01';</script></head>\n<body>\n"
             "<h1>Node.js</h1>\n<table class=lifecycle>\n<thead><tr>\n"
             "<th>Release</th>\n<th>Released</th><th>Security\n Support</th>"
             "</tr></thead>\n<tbody>\n")
    for version in ["18", "20", "22", "24"]:
        dates = NODE[version]
        page.add(f"<tr><td>\n<a href=\"/2020-01-01\">{version}</a> "
                 "<small>(<abbr title='x'>LTS</abbr>)</small></td>\n<td>"
                 "3 years ago <div>(", date(dates["initial release"], "point"),
                 ")</div></td>\n<td class=bg-green-000>Ends in 1 year (",
                 date(dates["end of life"], "day"),
                 ")</td></tr>\n")
    page.add("</tbody></table>\n<!-- 2020-01-01 -->\n</body></html>\n")
    return page


def html_lists():
    page = Page("lists.htm", "python")
    page.add("<h2>Python 3.15</h2><ul>\n")
    for name, day in python("3.15", "beta", "candidate"):
        page.add(f"<li>{name.split(' ', 1)[1]}: <b>", weekday(day), "</b>,&nbsp;",
                 date(day, "month"), "</li>")
    page.add("</ul><dl>")
    for name, day in python("3.14", "beta"):
        page.add(f"<dt>Python {name}</dt>\n<dd>", date(day, "ordinal"),
                 "</dd>\n")
    page.add("</dl>\n")
    return page


def kubernetes():
    rows = table(published("kubernetes/kubernetes.tsv"))
    page = Page("kubernetes.md", "kubernetes")
    page.add("# Releases\n\n")
    versions = ["1.31", "1.32", "1.33", "1.34"]
    for version in versions:
        page.add(f"## {version}\n\nLatest release: {version}.2\n\n"
                 "**End of Life:** ",
                 date(rows[version]["end of life"]),
                 "\n\n")
    page.add("## All\n\nVersion | Released | End of life\n"
             "--- | --- | ---\n")
    for version in versions:
        page.add(f"v{version} | ",
                 date(rows[version][f"plan: v{version}.0 released"]), " | ",
                 date(rows[version]["end of life"],
                      "month"), "\n")
    return page


def matrix():
    page = Page("matrix.md", "python")
    versions = ["3.12", "3.13", "3.14", "3.15"]
    page.add("| Milestone |", *[f" {v} |" for v in versions], "\n|---|",
             "---|" * len(versions), "\n")
    for words in ["alpha 1", "alpha 6", "beta 1", "beta 4", "candidate 1",
                  "rc 2", "final"]:
        page.add(f"| {words} |")
        for version in versions:
            wanted = f"{version}.0 {words.replace('rc', 'candidate')}"
            page.add(" ", date(dict(python(version))[wanted], "short"), " |")
        page.add("\n")
    return page


def day_column():
    page = Page("days.md", "python")
    page.add("Date | Day | Series | Milestone | Status\n-|-|-|-|-\n")
    for name, day in python("3.14", "0 alpha", "0 beta", "0 candidate"):
        words = name.split(" ", 1)[1]
        page.add(date(day), " | ", weekday(day, "short"),
                 f" | 3.14 | {words} | actual\n")
    return page


def ubuntu():
    page = Page("ubuntu.txt", "ubuntu")
    schedule = {m[10:]: d for m, d in UBUNTU["24.04"].items()
                if m.startswith("schedule: ")}
    page.add("24.04 LTS (Noble Numbat)\n========================\n\n")
    for words in ["Feature Freeze", "User Interface Freeze", "Kernel Freeze",
                  "Documentation String Freeze", "Kernel Feature Freeze",
                  "Debian Import Freeze"]:
        day = schedule[words]
        page.add(f"{words:30}", weekday(day), " ", date(day, "yearless"),
                 "\n")
    page.add("\nRelease  Date\n")
    page.add("\nUbuntu 24.04: ", date(UBUNTU["24.04"]["release"]), "\n")
    return page


def postgres():
    page = Page("postgres.html", "postgresql")
    page.add("<table>\n<tr><th>Version<th>Supported<th>First Release"
             "<th>End of life\n")
    for version in ["14", "15", "16", "17"]:
        dates = POSTGRES[version]
        page.add(f"<tr><td>{version}<td>Yes<td>",
                 date(dates["first release"], "month"), "<td>",
                 date(dates["end of life (final release)"], "month"), "\n")
    page.add("</table>\n")
    return page


PAGES = [pep(), pep_in_words(), headings(), devguide_simple(),
         devguide_grid(), devguide_list(), node(), endoflife(), html_lists(),
         kubernetes(), matrix(), day_column(), ubuntu(), postgres()]


def check(files, schedule):
    """{file: [(line, column, code)]} of many files at once."""
    found = {file: [] for file in files}
    for at in range(0, len(files), 200):
        done = subprocess.run(
            [TAKT, "check", "-f", "json", "--limit", "100000", "--against",
             ROOT / f"schedules/{schedule}.yaml", *files[at:at + 200]],
            capture_output=True, check=False)
        if done.returncode > 1:
            sys.exit(f"takt: {done.stderr.decode()}")
        for finding in json.loads(done.stdout)["findings"]:
            found[finding["file"]].append(
                (finding["line"], finding["column"], finding["code"]))
    return found


def summary(file, schedule):
    done = subprocess.run(
        [TAKT, "check", "--against", ROOT / f"schedules/{schedule}.yaml",
         file], capture_output=True, check=False, text=True)
    return done.stdout.strip(), done.stderr


def check_true(page):
    Path(page.name).write_text(page.text()[0], encoding="utf-8")
    dates = sum(1 for p in page.parts if p[0] == "date")
    line, errors = summary(page.name, page.schedule)
    wanted = f"{page.name}: {dates} dates, {dates} held against the plan, " \
        "0 not known"
    report([] if line == wanted and not errors
           else [f"got:    {line}", f"wanted: {wanted}"] + errors.split("\n"),
           f"{page.name} is true, and all of it is understood")


def check_mutants(page):
    wanted = {}
    for i, part in enumerate(page.parts):
        for by in (1, -1) if not isinstance(part, str) else ():
            text, place = page.text(i, by)
            file = f"{Path(page.name).stem}-{i}-{by}{Path(page.name).suffix}"
            Path(file).write_text(text, encoding="utf-8")
            wanted[file] = [(*place, "E247" if part[0] == "date" else "E248")]
    found = check(list(wanted), page.schedule)
    report([f"{f}: wanted {wanted[f]}, found {found[f]}"
            for f in wanted if found[f] != wanted[f]],
           f"{page.name}: {len(wanted)} mistakes are found one by one")


def check_tables():
    """What takt prints is true as well; few names are of two dates."""
    wrong = []
    for schedule in sorted((ROOT / "schedules").glob("*.yaml")):
        printed = subprocess.run([TAKT, "expand", schedule],
                                 capture_output=True, check=True).stdout
        Path("table.txt").write_bytes(printed)
        line, errors = summary("table.txt", schedule.stem)
        dates, held = map(int, re.match(
            r"table.txt: (\d+) dates, (\d+) held", line).groups())
        rows = len(re.findall(rb"^[0-9]{4}-", printed, re.M))
        if errors or dates < rows or held < rows * 0.6:
            wrong.append(f"{schedule.stem}: {rows} rows; {line}; "
                         f"{errors[:400]}")
    report(wrong, "tables of the shipped schedules are true")


def main():
    if len(sys.argv) > 1:
        for page in PAGES:
            Path(sys.argv[1], page.name).write_text(page.text()[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for page in PAGES:
            check_true(page)
            check_mutants(page)
        check_tables()
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


main()
