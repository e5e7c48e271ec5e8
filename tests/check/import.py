#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""What takt import reads, expanded again, gives every date that went in.

The samples in tests/import/ have the form of the files that the projects
publish, and their dates. They are read here once more, with Python's json, and
compared with what takt makes of them: dates by series and by what they are,
statuses, people and codenames. Each shipped schedule goes through a calendar
and comes back the same, and again with takt's marks taken out, by titles alone.
And each rule that is suggested is put in the place of "tbd": the plan must give
as many of the dates as the comment says. Speaks TAP; TAKT is the program.
"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
SAMPLES = os.path.join(ROOT, "tests", "import")
NEAR_DAYS = 7
MONTHS = ("January February March April May June July August September "
          "October November December").split()

tests = 0
failed = 0


def report(name, remarks=()):
    """A test that holds if there is nothing to remark."""
    global tests, failed
    tests += 1
    failed += bool(remarks)
    print("not ok" if remarks else "ok", tests, "-", name)
    for remark in list(remarks)[:12]:
        print("# " + str(remark))


def run(*arguments, text=None):
    return subprocess.run([TAKT, *arguments], input=text, capture_output=True,
                          text=True, encoding="utf-8", check=False)


def good(*arguments, text=None):
    result = run(*arguments, text=text)
    if result.returncode != 0:
        raise RuntimeError(f"{arguments}: {result.stderr[:400]}")
    return result.stdout


def load(name):
    with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
        return json.load(file)


def imported(name, *options):
    return good("import", os.path.join(SAMPLES, name), *options)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def expand(path):
    """The project, and its items with a date."""
    project, = json.loads(good("expand", path, "-f", "json",
                               "--limit", "100000"))["projects"]
    items = [item for series in project["series"] for item in series["items"]
             if item["first"] is not None]
    return project, items + project["events"]


def shown(item):
    """A date as precise as it is known."""
    if item["precision"] == "month":
        return item["first"][:7]
    return item["first"]


def facts_of(items):
    """Each item by what it is, and by its name."""
    facts = set()
    for item in items:
        facts.add((item["series"], item["slot"], shown(item)))
        facts.add((item["series"], item["name"], shown(item)))
    return facts


def compare(folder, name, text, wanted, count):
    """Whether the cadence has these facts and as many dates, and is valid."""
    path = write(os.path.join(folder, name + ".yaml"), text)
    project, items = expand(path)
    got = facts_of(items)
    remarks = [f"missing: {fact}" for fact in sorted(wanted - got)]
    if len(items) != count:
        remarks.append(f"{len(items)} dates, expected {count}")
    checked = run("check", path)
    if checked.returncode != 0:
        remarks.append(checked.stderr[:300])
    return project, items, remarks


def statuses(items, wanted):
    """Items whose status is not wanted(item), where that is not None."""
    return [f"{item['name']}: {item['status']}" for item in items
            if wanted(item) not in (None, item["status"])]


# What the samples say, by kind: (series, slot or name, date).

def facts_of_node(data):
    slots = {"alpha": "alpha", "start": "release", "lts": "lts",
             "maintenance": "maintenance", "end": "end-of-life"}
    facts = set()
    for version, days in data.items():
        for key, slot in slots.items():
            if key in days:
                slot = "also/alpha" if key == "alpha" else slot
                facts.add((version[1:], slot, days[key]))
    return facts, len(facts)


def facts_of_cycle(data):
    facts = {(version, slot, entry[key]) for version, entry in data.items()
             for key, slot in (("first_release", "release"),
                               ("end_of_life", "end-of-life"))}
    return facts, len(facts)


def facts_of_releases(data):
    slots = {"start_of_development": "development",
             "feature_freeze": "feature-freeze", "first_release": "final",
             "end_of_bugfix": "end of bugfixes", "end_of_life": "end-of-life"}
    facts = {(version, slots[key], entry[key])
             for version, entry in data["metadata"].items()
             for key in slots if key in entry}
    count = len(facts)
    for version, stages in data["releases"].items():
        for stage in stages:
            facts.add((version, stage["stage"], stage["date"]))
            # The final is in both maps.
            count += not (stage["stage"] == version + ".0 final" and
                          "first_release" in data["metadata"][version])
    return facts, count


def facts_of_kubernetes(data):
    facts = set()
    count = 0
    for entry in data["schedules"]:
        version = entry["release"]
        for key, slot in (("releaseDate", "release"),
                          ("maintenanceModeStartDate", "maintenance"),
                          ("endOfLifeDate", "end-of-life")):
            facts.add((version, slot, entry[key]))
            count += 1
        for patch in entry["previousPatches"] + [entry.get("next")]:
            if patch is None:
                continue
            # 1.35.0 is the release as such.
            if patch["release"] != version + ".0":
                facts.add((version, patch["release"], patch["targetDate"]))
                count += 1
            if patch["cherryPickDeadline"]:
                facts.add((version, patch["release"] +
                           " cherry-pick deadline",
                           patch["cherryPickDeadline"]))
                count += 1
    return facts, count


def facts_of_cycles(data):
    """Of endoflife.date by version 0."""
    slots = {"releaseDate": "release", "support": "end of active"}
    facts = set()
    for cycle in data:
        # The end of life is that of the last window that a series has.
        last = "extendedSupport" if "extendedSupport" in cycle else "eol"
        slots.update({"eol": "end of support", last: "end-of-life"})
        for key, slot in slots.items():
            if isinstance(cycle.get(key), str):
                facts.add((cycle["cycle"], slot, cycle[key]))
        if "latestReleaseDate" in cycle:
            facts.add((cycle["cycle"], cycle["latest"],
                       cycle["latestReleaseDate"]))
    return facts, len(facts)


def facts_of_product(data):
    """The same by version 1."""
    slots = {"releaseDate": "release", "eoasFrom": "end of active",
             "eolFrom": "end-of-life"}
    facts = set()
    for release in data["result"]["releases"]:
        for key, slot in slots.items():
            facts.add((release["name"], slot, release[key]))
        facts.add((release["name"], release["latest"]["name"],
                   release["latest"]["date"]))
    return facts, len(facts)


def yaml_of(value, indent=""):
    """The same data as block YAML, with JSON's strings."""
    if isinstance(value, dict) and value:
        return "".join(f"\n{indent}{json.dumps(key, ensure_ascii=False)}:"
                       f"{yaml_of(item, indent + '  ')}"
                       for key, item in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{indent}- {yaml_of(item, indent + '  ').lstrip()}"
                       for item in value)
    if isinstance(value, str):
        return " " + json.dumps(value, ensure_ascii=False)
    return " " + json.dumps(value)


SAMPLE_FACTS = {
    "node-schedule.json": facts_of_node,
    "release-cycle.json": facts_of_cycle,
    "python-releases.json": facts_of_releases,
    "kubernetes-schedule.json": facts_of_kubernetes,
    "ubuntu.json": facts_of_cycles,
    "postgresql.json": facts_of_cycles,
    "django.json": facts_of_product,
}


def body(text):
    """Without the line that names the file, which a project may be after."""
    return [line for line in text.splitlines()
            if not line.startswith(("# Imported", "project:"))]


def test_samples(folder):
    for name, facts in SAMPLE_FACTS.items():
        data = load(name)
        wanted, count = facts(data)
        text = imported(name)
        _, _, remarks = compare(folder, name, text, wanted, count)
        report(f"{name}: all dates, and no others", remarks)
        again = write(os.path.join(folder, "again.yaml"), yaml_of(data))
        remarks = []
        if imported(name) != text:
            remarks.append("another run gives other bytes")
        if body(good("import", again)) != body(text):
            remarks.append("as block YAML it gives something else")
        report(f"{name}: the same from run to run, and as YAML", remarks)


def test_kubernetes_yaml(folder):
    wanted, count = facts_of_kubernetes(load("kubernetes-schedule.json"))
    _, items, remarks = compare(folder, "k", imported(
        "kubernetes-schedule.yaml"), wanted, count)
    remarks += statuses(items, lambda item: {
        "1.35.9": "planned", "1.35.8": "actual", "1.35": "actual",
        "1.35 end of life": "planned"}.get(item["name"]))
    report("schedule.yaml of Kubernetes: all dates, and what came out", remarks)
    with open(os.path.join(SAMPLES, "kubernetes-eol.yaml"),
              encoding="utf-8") as file:
        pairs = re.findall(r'endOfLifeDate: "(.*)"\n.*\n  release: "(.*)"',
                           file.read())
    wanted = {(version, version + " end of life", day)
              for day, version in pairs}
    _, items, remarks = compare(folder, "e", imported(
        "kubernetes-eol.yaml"), wanted, len(pairs))
    remarks += statuses(items, lambda item: "actual")
    report("eol.yaml of Kubernetes: all dates, which are over", remarks)


def test_words(folder):
    """What files say beside dates."""
    data = load("release-cycle.json")
    path = write(os.path.join(folder, "w.yaml"), imported("release-cycle.json"))
    project, items = expand(path)
    remarks = statuses(items, lambda item: "actual" if data[item["series"]][
        "status"] == "end-of-life" or (item["slot"] == "release" and data[
            item["series"]]["status"] != "feature") else "planned")
    for item in items:
        names = [person["name"] for person in item["people"]]
        if names != [data[item["series"]]["release_manager"]]:
            remarks.append(f"{item['name']}: {names}")
    for series in project["series"]:
        pep = data[series["version"]]["pep"]
        if series["url"] != f"https://peps.python.org/pep-{pep:04}/":
            remarks.append(f"{series['version']}: {series['url']}")
    report("release-cycle.json: statuses, people and PEPs", remarks)

    data = load("python-releases.json")
    states = {(version, stage["stage"]): stage["state"]
              for version, stages in data["releases"].items()
              for stage in stages}
    path = write(os.path.join(folder, "w.yaml"),
                 imported("python-releases.json"))
    remarks = statuses(expand(path)[1], lambda item: {
        "actual": "actual", "expected": "planned", None: None}[
            states.get((item["series"], item["name"]))])
    report("python-releases.json: the states of stages", remarks)

    data = load("node-schedule.json")
    path = write(os.path.join(folder, "w.yaml"), imported("node-schedule.json"))
    project, items = expand(path)
    remarks = statuses(items, lambda item: "planned")
    remarks += [f"{series['version']}: {series['codename']}"
                for series in project["series"]
                if (series["codename"] or "") !=
                data["v" + series["version"]].get("codename", "")]
    report("schedule.json of Node.js: codenames, and no word of what happened",
           remarks)


def plain(name, project):
    """A name without the project, which calendars put before all of them."""
    return name[len(project) + 1:] if name.startswith(project + " ") else name


def rows_of(project, items):
    rows = set()
    for item in items:
        rows.add((item["series"], plain(item["name"], project["name"]),
                  item["first"], item["last"], item["precision"],
                  item["time"] and json.dumps(item["time"]), item["status"]))
    return rows


def without_marks(text):
    """As another tool might have written it."""
    text = re.sub(r"\r\n[ \t]", "", text)
    text = re.sub(r"X-TAKT-[^\r]*\r\n", "", text)
    return re.sub(r"UID:[0-9a-f]{8}", "UID:00000000", text)


def days_of(item):
    """As a calendar has them: a day is over anywhere when the next one is in
    the middle in UTC."""
    days = item["first"], item["last"]
    if "AoE" in json.dumps(item["time"]):
        days = tuple(date.fromordinal(date.fromisoformat(day).toordinal() + 1)
                     .isoformat() for day in days)
    return days


# Steps that are named otherwise than by their number, or known by month alone,
# stand alone after an import, with identities of their own.
NEW_IDENTITIES = {"kubernetes", "openjdk", "ubuntu", "pep-598", "pep-605"}


def test_shipped(folder):
    files = sorted(glob.glob(os.path.join(ROOT, "schedules", "*.yaml")) +
                   glob.glob(os.path.join(ROOT, "schedules", "*", "*.yaml")))
    for schedule in files:
        name = os.path.relpath(schedule, ROOT)
        feed = os.path.join(folder, "feed.ics")
        good("expand", schedule, "-f", "ics", "-o", feed)
        back = write(os.path.join(folder, "back.yaml"), good("import", feed))
        project, items = expand(schedule)
        again = expand(back)
        wanted, got = rows_of(project, items), rows_of(*again)
        remarks = [f"missing: {row}" for row in sorted(wanted - got, key=str)]
        remarks += [f"too much: {row}" for row in sorted(got - wanted, key=str)]
        checked = run("check", back)
        if checked.returncode != 0:
            remarks.append(checked.stderr[:300])
        uids = [{item["uid"] for item in list_ if item["slot"][:6] != "event/"}
                for list_ in (items, again[1])]
        stem = os.path.basename(schedule)[:-len(".yaml")]
        if (uids[0] == uids[1]) == (stem in NEW_IDENTITIES):
            remarks.append("identities: " + ", ".join(
                sorted(uids[0] ^ uids[1])[:3]))
        report(f"{name} comes back from its calendar", remarks)

        # In their zone, times keep the day that the table shows.
        good("expand", schedule, "--times", "zone", "-o", feed)
        with open(feed, encoding="utf-8", newline="") as file:
            text = without_marks(file.read())
        other = write(os.path.join(folder, "other.ics"), text)
        back = write(os.path.join(folder, "back.yaml"), good("import", other))
        days = {days_of(item) for item in expand(schedule)[1]}
        titled = {(item["first"], item["last"]) for item in expand(back)[1]}
        checked = run("check", back)
        remarks = sorted(days ^ titled)
        if checked.returncode != 0:
            remarks.append(checked.stderr[:300])
        report(f"{name} by its titles: the same days", remarks)


# What a comment suggests, put to work.

def cycle_dates(text, series):
    """The cycle date of each series: by the rhythm that is suggested, or the
    year of its release."""
    days = {}
    found = re.search(r"^# rule: cycle: \{every: (\d+) (\w+?)s?, from: (.*), "
                      r'first: "(.*)"\}', text, re.MULTILINE)
    if found is None:
        for version, item in series.items():
            days[version] = item[:4] + "-01-01"
        return days
    number, unit, start, first = found.groups()
    order = re.findall(r'^  "(.*)":', text, re.MULTILINE)
    for position, version in enumerate(order):
        steps = (position - order.index(first)) * int(number)
        if unit == "week":
            day = date.fromordinal(
                date.fromisoformat(start).toordinal() + 7 * steps)
        else:
            month, year = start.split()
            count = (int(year) * 12 + MONTHS.index(month) +
                     steps * (12 if unit == "year" else 1))
            day = date(count // 12, count % 12 + 1, 1)
        days[version] = day.isoformat()
    return days


def put_rules(text, cycles):
    """The cadence with rules instead of tbd, and how they are said to fit."""
    said = {}
    key = None
    lines = []
    for line in text.splitlines():
        found = re.match(r"  (?:- )?([a-z][^:]*):$", line)
        key = found[1] if found else key
        found = re.match(r" +# rule: (on|until): (.*)    fits (\d+) of (\d+) "
                         r"(exactly|in the month)(?:, (\d+) within)?", line)
        if found and lines[-1].strip() == found[1] + ": tbd":
            lines[-1] = lines[-1].replace("tbd", found[2])
            said[key] = [int(found[3]), int(found[4]),
                         int(found[6] or found[3])]
        found = re.match(r'  "(.*)":', line)
        lines.append(line.replace(" {}", ""))
        if found and found[1] in cycles:
            lines.append(f"    cycle: {cycles[found[1]]}")
    return "\n".join(lines) + "\n", said


def judge(items, key, windows):
    """How many of the dates the rule gives: exactly, of all, nearly."""
    fits = [0, 0, 0]
    for item in items:
        slot = item["slot"]
        if slot not in ((key,) if key not in windows else (
                "end of " + key, "end-of-life" if key == windows[-1] else "")):
            continue
        if item["rule"] == "tbd":
            continue  # the end of life, and of another window
        fits[1] += 1
        if item["rule_date"] is None or item["rule_date"]["first"] is None:
            continue
        wanted, given = (date.fromisoformat(day) for day in (
            item["last"] if key in windows else item["first"],
            item["rule_date"]["first"]))
        days = abs((wanted - given).days)
        fits[0] += days == 0
        fits[2] += days <= NEAR_DAYS
    return fits


def test_fits(folder):
    for name in SAMPLE_FACTS:
        text = imported(name)
        if "precision:" in text:
            continue  # a rule is in the place of those dates already
        path = write(os.path.join(folder, "f.yaml"), text)
        first = {item["series"]: item["first"] for item in expand(path)[1]
                 if item["slot"] in ("release", "final")}
        changed, said = put_rules(text, cycle_dates(text, first))
        items = expand(write(path, changed))[1]
        windows = re.findall(r"^  - ([a-z-]+):$", text, re.MULTILINE)
        remarks = []
        for key, claim in said.items():
            fits = judge(items, key, windows)
            if fits[:2] != claim[:2] or max(fits[0], fits[2]) != claim[2]:
                remarks.append(f"{key}: said {claim}, found {fits}")
        if not said:
            remarks.append("no rule is suggested")
        report(f"{name}: rules fit as they are said to", remarks)


NASTY = ["a: b", "# no comment", "- item", "'", '"', "\\", "it's \"so\"",
         "{version}", "[x, y]", "&anchor", "*alias", "!tag", "%YAML", "@at",
         "`tick`", "null", "yes", "~", "1.10", "2026-01-01", ": ", " #", "|",
         ">", "? key", "<script>", "---", "...", "trailing ", " leading",
         "two\nlines", "tab\there", "\u00a0nbsp", "e\u0301", "\u05d0\u05d1",
         "\U0001f600", "\u2028sep", "in \"quotes\", and", "a..b", "=1+1",
         "..", "x" * 300]


def test_hostile(folder):
    remarks = []
    for text in NASTY:
        data = {text: {"branch": "main", "pep": 1, "status": "bugfix",
                       "first_release": "2020-01-02", "end_of_life": "2025-02",
                       "release_manager": text},
                "1.0": {"first_release": "2019-01-02",
                        "end_of_life": "2024-02-03", "release_manager": "x"}}
        path = os.path.join(folder, "h.yaml")
        for form in (json.dumps(data), json.dumps(data, ensure_ascii=False)):
            if "\\ud83d" in form or "\u2028" in form:
                continue  # libyaml reads no pairs of surrogates, and ends
                # lines at this one
            named = [] if re.search("[\n\t]", text) else ["--project", text]
            result = run("import", "-", *named, text=form)
            write(path, result.stdout)
            checked = run("check", path)
            if result.returncode or checked.returncode:
                remarks.append(f"{text!r}: {result.stderr[:200]}"
                               f"{checked.stderr[:200]}")
                continue
            project, items = expand(path)
            wanted = " ".join(re.split("[ \n\t\u2028]+", text)).strip(" ")
            if named and project["name"] != (wanted or project["name"]):
                remarks.append(f"{text!r} as {project['name']!r}")
            names = {person["name"] for item in items
                     for person in item["people"]}
            if names != {wanted, "x"} - {""} and wanted:
                remarks.append(f"{text!r} as {names}")
            if {shown(item) for item in items} != {
                    "2020-01-02", "2025-02", "2019-01-02", "2024-02-03"}:
                remarks.append(f"{text!r}: other dates")
    report("names that mean something in YAML", remarks)

    remarks = []
    for text in NASTY:
        escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(
            ",", "\\,").replace("\n", "\\n")
        calendar = "\r\n".join([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT",
            "UID:1", "DTSTART;VALUE=DATE:20260102",
            "SUMMARY:Acme 1.0 " + escaped, "END:VEVENT", "BEGIN:VEVENT",
            "UID:2", "DTSTART;VALUE=DATE:20260103", "SUMMARY:" + escaped,
            "END:VEVENT", "BEGIN:VEVENT", "UID:3",
            "DTSTART;VALUE=DATE:20260104", "SUMMARY:Acme 2.0", "END:VEVENT",
            "END:VCALENDAR", ""])
        result = run("import", "-", text=calendar)
        write(path, result.stdout)
        checked = run("check", path)
        if result.returncode or checked.returncode:
            remarks.append(f"{text!r}: {result.stderr[:300]}"
                           f"{checked.stderr[:200]}")
            continue
        if {item["first"] for item in expand(path)[1]} != {
                "2026-01-02", "2026-01-03", "2026-01-04"}:
            remarks.append(f"{text!r}: other dates")
    report("titles that mean something in YAML", remarks)


def main():
    with tempfile.TemporaryDirectory() as folder:
        test_samples(folder)
        test_kubernetes_yaml(folder)
        test_words(folder)
        test_fits(folder)
        test_hostile(folder)
        test_shipped(folder)
    print(f"1..{tests}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
