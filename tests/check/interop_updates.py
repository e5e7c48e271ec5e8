#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""Calendars that change, in the programs that people read them with.

A plan is published three times: as it was first, with all that can become of
it, and once more without a change (tests/interop/updates/). After each time
each program of tests/interop/clients.py, in each of three time zones, must show
what the table of takt says, and nothing else: no event twice, none left over,
none on another day. What went away is still there as cancelled.

Prints a table, a row for each program, which README.md has as well. The
programs read the same bytes whatever takt was built with, so a sanitized takt
only has to write them.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
INTEROP = ROOT / "tests/interop"
sys.path.insert(0, str(INTEROP))

import clients  # noqa: E402
import rows  # noqa: E402
import table_events  # noqa: E402

TAKT = Path(os.environ.get("TAKT") or
            Path(os.environ.get("BUILD", "build")) / "takt").resolve()
ZONES = "UTC", "America/New_York", "Pacific/Kiritimati"
STEPS = "first", "changed", "again"
# The plan of each step, the day on which it is published, and milestones of the
# plan before that are gone.
PLANS = (("first", "2026-01-05", ""), ("second", "2026-02-03", "rehearsal"),
         ("second", "2026-02-20", "rehearsal"))
SUBSCRIBERS = "vdirsyncer", "radicale"
IMPORTERS = "khal", "evolution"

# How it is named in the table, and how the calendar gets into it.
TABLE = {
    "khal": ("khal", "imported over the one before"),
    "vdirsyncer": ("vdirsyncer, with khal", "fetched over HTTP into a folder"),
    "calcurse": ("calcurse", "imported, after it was emptied"),
    "radicale": ("Radicale", "PUT over the one before; asked by REPORT"),
    "evolution": ("Evolution Data Server", "imported over the one before"),
    "icalendar": ("icalendar for Python", "read"),
    "vobject": ("vobject for Python", "read"),
    "ical.js": ("ical.js", "read"),
    "node-ical": ("node-ical", "read"),
}


class Tap:
    def __init__(self):
        self.number = 0
        self.has_failed = False

    def claim(self, what, why):
        """Holds if there is no reason why it should not."""
        self.number += 1
        print(f"{'not ok' if why else 'ok'} {self.number} - {what}")
        for line in why[:20]:
            print("# " + line[:200])
        self.has_failed |= bool(why)

    def skip(self, why):
        self.number += 1
        print(f"ok {self.number} # SKIP {why}")

    def end(self):
        print(f"1..{self.number}")
        sys.exit(self.has_failed)


def takt(*arguments):
    """What takt prints."""
    done = subprocess.run(
        [TAKT, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"})
    if done.returncode:
        sys.exit(f"takt {arguments}: {done.stderr}")
    return done.stdout


def plan_of(name):
    return INTEROP / "updates" / f"{name}.yaml"


def publish(plan, today, feed, *options):
    """The one place that knows how a calendar is brought up to date."""
    takt("expand", plan_of(plan), "-o", feed, "--update", "--today", today,
         *options)


def publish_all(work, *options):
    """The file as it was after each step."""
    work.mkdir(exist_ok=True)
    feed = work / "feed.ics"
    for number, (plan, today, _) in enumerate(PLANS):
        publish(plan, today, feed, *options)
        shutil.copy(feed, work / f"{number}.ics")
    return [work / f"{number}.ics" for number in range(len(PLANS))]


def table(plan, *options):
    return table_events.read_table(
        takt("expand", "-f", "table", plan_of(plan), *options))


def expected(number):
    """Rows of the plan, and those of the plan before that are gone."""
    plan, _, gone = PLANS[number]
    wanted = table(plan)
    if gone:
        wanted += [one._replace(title=table_events.CANCELLED + one.title,
                                is_cancelled=True)
                   for one in table(PLANS[0][0], "--only", gone)]
    return sorted(wanted)


def difference(wanted, shown):
    """Lines of what is missing and what should not be there."""
    wanted, shown = Counter(wanted), Counter(shown)
    lines = [("missing: ", one) for one in (wanted - shown).elements()]
    lines += [("should not be there: ", one)
              for one in (shown - wanted).elements()]
    return [sign + " ".join(map(str, one)) for sign, one in lines]


def judge(client, wanted, shown):
    """What is wrong with what a client shows."""
    rows_shown = shown.rows
    if not client.tells_cancelled:
        wanted, rows_shown = ([one._replace(is_cancelled=None) for one in some]
                              for some in (wanted, rows_shown))
    why = shown.complaints + difference(wanted, rows_shown)
    if shown.days is not None:
        zone = ZoneInfo(client.day_zone or client.zone)
        why += difference(rows.by_day(wanted, client.days, zone), shown.days)
    return why


def follow(name, zone, feeds, wanted, work):
    """What is wrong with it after each step."""
    kind = clients.CLIENTS[name]
    days = rows.probe_days(
        sum(wanted, []), ZoneInfo(kind.day_zone or zone))
    client = kind(zone, work / f"{name}-{zone.replace('/', '-')}", days)
    found = []
    try:
        for shown, rows_wanted in zip(client.follow(feeds), wanted):
            found.append(judge(client, rows_wanted, shown))
    except (OSError, RuntimeError, ValueError, subprocess.SubprocessError,
            ) as error:
        found.append([f"{type(error).__name__}: {error}"[:190]])
    nothing = [["it shows nothing"]]
    return found + nothing * (len(wanted) - len(found))


def follow_all(names, zones, feeds, wanted, work):
    """Of each client and zone, what follow() says."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {(name, zone): pool.submit(
            follow, name, zone, feeds, wanted, work)
            for name in names for zone in zones}
    return {key: job.result() for key, job in jobs.items()}


def events_of(feed):
    """Of each UID its event, as it stands in the file."""
    text = feed.read_bytes().decode()
    found = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.DOTALL)
    return {re.search(r"^UID:(.*)\r$", one, re.MULTILINE)[1]: one
            for one in found}


def sequence_of(event):
    found = re.search(r"^SEQUENCE:(\d+)\r$", event, re.MULTILINE)
    return int(found[1]) if found else None


def check_feeds(tap, feeds):
    """Before anybody reads them: by our own lint, and by bytes."""
    for step, feed in zip(STEPS, feeds):
        lint = subprocess.run(
            [sys.executable, INTEROP / "lint_ics.py", feed],
            capture_output=True, encoding="utf-8")
        tap.claim(f"lint_ics.py: {step}",
                  (lint.stdout + lint.stderr).splitlines())
    first, second = events_of(feeds[0]), events_of(feeds[1])
    tap.claim("no UID goes away",
              [f"gone: {uid}" for uid in first.keys() - second.keys()])
    why = []
    for uid in first.keys() & second.keys():
        was, now = sequence_of(first[uid]), sequence_of(second[uid])
        if first[uid] != second[uid] and (was is None or now != was + 1):
            why.append(f"SEQUENCE {was}, then {now}: {uid}")
    changed = sum(first[uid] != second[uid] for uid in first if uid in second)
    if not 0 < changed < len(first):
        why.append(f"{changed} of {len(first)} events differ")
    tap.claim("SEQUENCE rises by one where an event differs", why)
    same = feeds[1].read_bytes() == feeds[2].read_bytes()
    tap.claim("without a change not a byte differs",
              [] if same else [f"{feeds[1]} and {feeds[2]} differ"])


def check_zoned(tap, names, wanted, work):
    """Times in their own zone, with alarms, far away from it."""
    feeds = publish_all(work, "--times", "zone", "--alarm", "1w,2h")
    results = follow_all(names, ZONES[-1:], feeds, wanted, work)
    for (name, _), found in results.items():
        tap.claim(f"{name} with VTIMEZONE and alarms", sum(found, []))


def check_dropping(tap, names, work):
    """--cancelled drop is for those who subscribe: they have nothing left of
    what is cancelled, while those who import keep it as it was before."""
    feed, first = work / "dropping.ics", work / "dropping-0.ics"
    publish(*PLANS[0][:2], feed)
    shutil.copy(feed, first)
    publish(*PLANS[1][:2], feed, "--cancelled", "drop")
    wanted = [one for one in expected(1) if not one.is_cancelled]
    cancelled = {one.title for one in expected(1) if one.is_cancelled}
    left = wanted + [one for one in expected(0)
                     if table_events.CANCELLED + one.title in cancelled]
    for name in SUBSCRIBERS + IMPORTERS:
        if name in names:
            why = follow(name, ZONES[0], [first, feed],
                         [expected(0), left if name in IMPORTERS else wanted],
                         work / "dropping")
            tap.claim(f"{name} when what is cancelled is dropped",
                      sum(why, []))


def check_doubling(tap, names, feeds, work):
    """Why calcurse is emptied."""
    if "calcurse" not in names:
        return
    client = clients.CLIENTS["calcurse"](ZONES[0], work / "doubled")
    client.take(feeds[0])
    client.take_more(feeds[0])
    twice = Counter(client.shown().rows)
    tap.claim("calcurse that is not emptied has each event twice",
              [f"{count} times: {one.title}" for one, count in twice.items()
               if count != 2])


def cell_of(found):
    """A word for each zone."""
    return " ".join("ok" if not why else f"{len(why)} wrong" for why in found)


def lines_of_table(names, results):
    yield "| Program | The calendar is | First | Changed | Same again |"
    yield "|---|---|---|---|---|"
    for name in names:
        cells = [cell_of([results[name, zone][step] for zone in ZONES])
                 for step in range(len(STEPS))]
        yield "| " + " | ".join((*TABLE[name], *cells)) + " |"


def in_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^\| Program \| The calendar(?:.*\n)(?:\|.*\n)*", text,
                      re.MULTILINE)
    return found[0].splitlines() if found else []


def report(tap, names, results):
    for name in names:
        for number, step in enumerate(STEPS):
            why = [f"{zone}: {line}" for zone in ZONES
                   for line in results[name, zone][number]]
            tap.claim(f"{name}: {step}", why)
    lines = list(lines_of_table(names, results))
    print("\n".join("# " + line for line in lines))
    if len(names) == len(clients.CLIENTS):
        tap.claim("README.md has this table",
                  difference([(line,) for line in lines],
                             [(line,) for line in in_readme()]))


def main():
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        feeds = publish_all(work)
        wanted = [expected(number) for number in range(len(PLANS))]
        check_feeds(tap, feeds)
        if b"__asan_init" in TAKT.read_bytes():
            tap.end()
        names = []
        for name, kind in clients.CLIENTS.items():
            missing = kind.missing()
            if missing:
                tap.skip(missing)
            else:
                names.append(name)
        report(tap, names, follow_all(names, ZONES, feeds, wanted, work))
        check_zoned(tap, names, wanted, work / "zoned")
        check_dropping(tap, names, work)
        check_doubling(tap, names, feeds, work)
    tap.end()


main()
