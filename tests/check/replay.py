#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC

"""CPython's calendar, from what was first planned to what happened.

The schedule as it was first planned (tests/published/python/plans.tsv) is
published as a feed. Then every row of actual.tsv becomes a pin, day by day,
and each day `takt expand --update` brings the feed up to date. What must have
happened to each event is reckoned from the tables of two consecutive days,
never from a calendar:

    SEQUENCE rises by exactly 1 if the row of the table has changed (date,
    title, status), or the reason in the file has, or it is gone; and by 0,
    with not a byte changed, if not.

So among events that keep title, status and reason it rises exactly where the
date moved. It is done twice: with pins that carry nothing but a date, so that only
dates and numbers change, and with pins as schedules/python.yaml has them, with
status and reason. Speaks TAP; TAKT is the program.
"""

import collections
import csv
import os
import re
import subprocess
import sys
import tempfile

try:
    import icalendar
except ImportError:
    print("1..0 # SKIP no python3-icalendar")
    sys.exit(0)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TAKT = os.path.abspath(os.environ.get("TAKT", "build/takt"))
FIRST_DAY = "2019-05-01"  # of the first publication
RENUMBERED_LEAST = 15     # steps, unplanned or dropped, that renamed others
STEPS = ("alpha", "beta", "candidate", "bugfix")

Row = collections.namedtuple("Row", "date title status manager reason")
Event = collections.namedtuple(
    "Event", "uid sequence stamp modified title date status raw")

tests = 0
failed = 0


def report(good, name, remarks=()):
    global tests, failed
    tests += 1
    failed += not good
    print(("ok" if good else "not ok"), tests, "-", name)
    for remark in list(remarks)[:20]:
        print("# " + remark)


# ---- What the history is made of ----

def table_of(name):
    path = os.path.join(ROOT, "tests", "published", "python", name)
    with open(path, encoding="utf-8") as lines:
        next(lines)
        return list(csv.DictReader(lines, delimiter="\t"))


def read_shipped():
    """Rules; and for each series its other lines, pins and extras."""
    path = os.path.join(ROOT, "schedules", "python.yaml")
    with open(path, encoding="utf-8") as lines:
        rules, rest = lines.read().split("\nseries:\n")
    rules = re.sub(r"(?m)^revised: .*", "revised: " + FIRST_DAY, rules)
    series, section = {}, None
    for line in rest.split("\nchecks:\n")[0].splitlines():
        name = re.match(r'  "(.*)":$', line)
        entry = re.match(r"      ([^#:]+): \{(.*)\}$", line)
        if name:
            entries = series[name[1]] = {"head": [], "pins": {}, "also": {}}
        elif line.strip() in ("pins:", "also:"):
            section = line.strip()[:-1]
        elif entry:
            entries[section][entry[1]] = entry[2]
        elif line.strip() and not line.strip().startswith("#"):
            entries["head"].append(line)
    return rules, series


def part_of(entry, key):
    found = re.search(r'%s: ("[^"]*"|[^,"]*)' % key, entry)
    return found[1].strip('"') if found else None


class Series:
    """What is known of a series at some moment."""

    def __init__(self, name, head):
        self.name = name
        self.head = head
        self.pins = {}  # "alpha slot 5", "final": what stands behind it
        self.also = {}
        self.dropped = set()  # ("alpha", 3)

    def slot_of(self, kind, number):
        """The identity of alpha 6, as the manual explains it: an unplanned
        one takes its number, a dropped slot gives its own to the next."""
        extra = "%s %d" % (kind, number)
        if extra in self.also:
            return "also/" + extra
        slot = 0
        for each in range(1, number + 1):
            if "%s %d" % (kind, each) in self.also:
                continue
            slot += 1
            while (kind, slot) in self.dropped:
                slot += 1
        return "%s/%d" % (kind, slot)

    def identity(self, title):
        rest = title[len(self.name):]
        step = re.match(r"\.0 (alpha|beta|candidate) (\d+)$", rest)
        point = re.match(r"\.([1-9]\d*)( final)?$", rest)
        if step:
            return self.slot_of(step[1], int(step[2]))
        if point:
            return self.slot_of("bugfix", int(point[1]))
        for key, entry in self.also.items():
            name = part_of(entry, "name")
            if name and name.replace("{version}", self.name) == title:
                return "also/" + key
        return {".0 final": "final", " feature freeze": "feature-freeze",
                " development begins": "development",
                " end of life": "end-of-life",
                " end of bugfix": "end of bugfix"}[rest]

    def reason_of(self, identity):
        entry = (self.also.get(identity[5:]) if identity.startswith("also/")
                 else self.pins.get(pin_key(identity)))
        return entry and part_of(entry, "reason")

    def write(self):
        lines = ['  "%s":' % self.name] + self.head
        for section, entries in ("pins", self.pins), ("also", self.also):
            if entries:
                lines.append("    %s:" % section)
            lines += ["      %s: {%s}" % each for each in entries.items()]
        return lines


def pin_key(identity):
    return re.sub(r"/(\d+)$", r" slot \1", identity)


class History:
    """The cadence as it was on a day, from what was published that day."""

    def __init__(self, only_dates):
        self.only_dates = only_dates
        self.rules, self.shipped = read_shipped()
        self.series = {name: Series(name, entries["head"])
                       for name, entries in self.shipped.items()}
        self.series["3.8"].pins = self.shipped["3.8"]["pins"]
        self.final = {name: Series(name, [])
                      for name in self.shipped}
        for name, final in self.final.items():
            final.also = self.shipped[name]["also"]
            final.dropped = {
                tuple(_slot(key)) for key, entry in
                self.shipped[name]["pins"].items()
                if part_of(entry, "status") == "dropped"}
        for row in table_of("plans.tsv"):
            series = self.series[row["version"]]
            identity = series.identity(row["milestone"])
            if identity not in ("development", "feature-freeze"):
                series.pins[pin_key(identity)] = (
                    "on: %s, status: planned" % row["date"])

    def apply(self, row):
        """A row of actual.tsv; False if it follows from others."""
        series = self.series[row["version"]]
        final = self.final[row["version"]]
        identity = final.identity(row["milestone"])
        if identity in ("development", "feature-freeze"):
            return False
        if identity.startswith("also/"):
            key = identity[5:]
            series.also[key] = self.entry(final.also[key])
        else:
            entry = self.shipped_pin(row, identity)
            if entry is not None:
                series.pins[pin_key(identity)] = entry
        self.beside(row, series)
        return True

    def shipped_pin(self, row, identity):
        pins = self.shipped[row["version"]]["pins"]
        for key, entry in pins.items():
            step = re.match(r"(\w+) (\d+)$", key)
            named = (self.final[row["version"]].slot_of(
                step[1], int(step[2]))
                if step and step[1] in STEPS else key)
            if named == identity:
                return self.entry(entry)
        return None

    def entry(self, entry):
        """With everything, or with what makes a date alone."""
        if not self.only_dates:
            return entry
        kept = [(key, part_of(entry, key)) for key in ("name", "on")]
        if kept[1][1] is None:
            return None
        return ", ".join('%s: "%s"' % each for each in kept
                         if each[1] is not None) + ", status: planned"

    def beside(self, row, series):
        """What happened to others in the same hour, and has no row."""
        if row["milestone"] == "3.9.0 beta 3" and not self.only_dates:
            series.pins["beta slot 2"] = self.shipped["3.9"]["pins"]["beta 2"]
        if row["milestone"] == "3.13.0 alpha 3":
            series.pins["alpha slot 3"] = "status: dropped"
            series.dropped.add(("alpha", 3))

    def write(self, path):
        lines = [self.rules, "series:"]
        for series in self.series.values():
            lines += series.write()
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")


def _slot(key):
    kind, number = re.match(r"(\w+) slot (\d+)$", key).groups()
    return kind, int(number)


# ---- What takt shows and writes ----

def takt(*arguments):
    return subprocess.run([TAKT, *arguments], check=True,
                          capture_output=True, text=True)


def read_table(path, history):
    """{(series, identity): Row}, from the table; reasons, which it does not
    show, as they stand in the file."""
    lines = takt("expand", path).stdout.splitlines()[2:]
    starts = [lines[0].index(name) for name in
              ("Date", "Series", "Milestone", "Status")]
    rows = {}
    for line in lines[1:]:
        name = line[starts[1]:starts[2]].strip()
        title = line[starts[2]:starts[3]].strip()
        status, _, manager = line[starts[3]:].partition(" ")
        identity = history.series[name].identity(title)
        assert (name, identity) not in rows, title
        rows[name, identity] = Row(
            line[:starts[1]].split()[0], title, status, manager.strip(),
            history.series[name].reason_of(identity))
    return rows


def unescape(text):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN"
                  else found[1], text)


def read_feed(path):
    """{uid: Event}; fails where a UID is there twice."""
    with open(path, "rb") as stream:
        data = stream.read()
    events = {}
    for raw in re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.S):
        lines = raw.decode().replace("\r\n ", "").split("\r\n")
        fields = {re.split("[:;]", line)[0]: line.partition(":")[2]
                  for line in lines[1:-2]}
        start = fields["DTSTART"]
        event = Event(fields["UID"], int(fields["SEQUENCE"]),
                      fields["DTSTAMP"], fields["LAST-MODIFIED"],
                      unescape(fields["SUMMARY"]),
                      "%s-%s-%s" % (start[:4], start[4:6], start[6:8]),
                      fields["STATUS"], raw)
        assert event.uid not in events, "twice: " + event.uid
        events[event.uid] = event
    return events


def plain_title(event):
    title = re.sub(r"^Cancelled: ", "", event.title)
    return re.sub(r" \(\d{4}-\d\d\)$", "", title)[len("Python "):]


def is_shown_as(event, row):
    """Does the event say what the row of the table says?"""
    status = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}.get(
        row.status, "CONFIRMED")
    month = len(row.date) == len("2025-10")
    return (event.date == row.date + ("-01" if month else "") and
            event.status == status and plain_title(event) == row.title and
            event.title.startswith("Cancelled: ") ==
            (row.status == "cancelled") and
            month == event.title.endswith("(%s)" % row.date))


# ---- One day after the other ----

class Replay:
    def __init__(self, folder, only_dates):
        self.path = os.path.join(folder, "python.yaml")
        self.feed = os.path.join(folder, "feed.ics")
        self.history = History(only_dates)
        self.count = collections.Counter()
        self.wrong = collections.defaultdict(list)
        self.renumbered = collections.defaultdict(list)
        self.uids = {}    # (series, identity): its UID, for good
        self.meaning = {}  # uid: (series, identity), for good
        self.rows = self.publish()
        self.events = read_feed(self.feed)
        self.identify()
        for event in self.events.values():
            if event.sequence != 0:
                self.blame("rise", FIRST_DAY, event, "does not start with 0")

    def blame(self, what, day, event, text):
        self.wrong[what].append("%s: %s: %s" % (day, event.title, text))

    def publish(self, *options):
        self.history.write(self.path)
        rows = read_table(self.path, self.history)
        result = takt("expand", self.path, "-o", self.feed, *options)
        self.said = result.stderr
        return rows

    def identify(self):
        """Titles say which thing an event is, so long as it is one."""
        named = {row.title: key for key, row in self.rows.items()}
        for event in self.events.values():
            key = named.get(plain_title(event))
            gone = self.meaning.get(event.uid)
            if gone is not None and gone not in self.rows:
                continue  # it keeps the title that it had
            if key is None:
                self.wrong["uid"].append(event.title + ": no such row")
            elif self.uids.setdefault(key, event.uid) != event.uid:
                self.wrong["uid"].append("%s has another UID" % event.title)
            elif self.meaning.setdefault(event.uid, key) != key:
                self.wrong["uid"].append(
                    "%s has the UID of %s" % (event.title,
                                              self.meaning[event.uid]))

    def step(self, day, published):
        before, rows = self.events, self.rows
        applied = sum(self.history.apply(row) for row in published)
        self.count["rows"] += len(published)
        self.count["pins"] += applied
        self.count["runs"] += 1
        self.rows = self.publish("--update", "--today", day)
        self.events = read_feed(self.feed)
        self.identify()
        told = collections.Counter()
        for key in rows.keys() | self.rows.keys() | self.uids.keys():
            self.judge(day, before, rows.get(key), key, told)
        self.compare_summary(day, told)

    def judge(self, day, events, old, key, told):
        new = self.rows.get(key)
        after = self.events.get(self.uids.get(key))
        before = events.get(self.uids.get(key))
        if after is None:
            self.wrong["rise"].append("%s: %s has no event" % (day, key))
            return
        if new is not None and not is_shown_as(after, new):
            self.blame("right", day, after, "is not %s" % (new,))
        if before is None:
            told["new"] += 1
            if after.sequence != 0 or after.stamp != stamp_of(day):
                self.blame("rise", day, after, "is new")
            return
        if old is None and new is None:
            expected = "unchanged"
        elif new is None or (old is not None and
                             new.status == "cancelled" != old.status):
            expected = "cancelled"
        elif old is not None and new == old:
            expected = "unchanged"
        else:
            expected = ("moved" if old is not None and old.date != new.date
                        else "changed")
        told[expected] += 1
        self.hold_against(day, before, after, expected)
        self.classify(day, key, (old, new), before, after)

    def hold_against(self, day, before, after, expected):
        rises = after.sequence - before.sequence
        if rises != (expected != "unchanged"):
            self.blame("rise", day, after, "%s, but SEQUENCE rises by %d" %
                       (expected, rises))
        if expected == "unchanged" and after.raw != before.raw:
            self.blame("bytes", day, after, "other bytes")
        if expected != "unchanged" and after.stamp != stamp_of(day):
            self.blame("stamp", day, after, "DTSTAMP " + after.stamp)
        if after.stamp < before.stamp or after.modified < before.modified or \
                after.stamp != after.modified:
            self.blame("stamp", day, after, "stamps go back, or differ")

    def classify(self, day, key, rows, before, after):
        """The numbers that are printed."""
        old, new = rows
        rises = after.sequence - before.sequence
        self.count["rises"] += rises
        if new is None or old is None:
            self.count["gone"] += rises
            return
        moved = old.date != new.date
        same = (old.title, old.status, old.reason) == (
            new.title, new.status, new.reason)
        self.count["moves"] += moved
        self.count["titles"] += old.title != new.title
        self.count["statuses"] += old.status != new.status
        if old.title != new.title:
            self.renumbered[day + " " + key[0]].append("%s is %s%s" % (
                old.title, new.title,
                " on " + new.date if moved else ""))
        if same:
            self.count["moves of the same"] += moved
            self.count["rises of the same"] += rises
            if rises != moved:
                self.blame("literal", day, after, "moved %d, rises %d" %
                           (moved, rises))

    def compare_summary(self, day, told):
        names = "new", "moved", "changed", "cancelled", "unchanged"
        text = "takt: %s: %s\n" % (self.feed, ", ".join(
            "%d %s" % (told[name], name) for name in names if told[name]))
        if self.said != text:
            self.wrong["summary"].append(
                "%s: %s instead of %s" % (day, self.said.strip(),
                                          text.strip()))


def stamp_of(day):
    return day.replace("-", "") + "T000000Z"


def days_of(rows):
    """Rows by the day on which they came; what is still expected, last."""
    days = collections.defaultdict(list)
    for row in rows:
        day = row["date"] if len(row["date"]) == 10 else row["date"] + "-31"
        days[day if row["status"] == "actual" else "2026-08-22"].append(row)
    return sorted(days.items())


# ---- The claims ----

def check_end(replay, rows):
    with open(replay.feed, "rb") as stream:
        calendar = icalendar.Calendar.from_ical(stream.read())
    dates = collections.defaultdict(list)
    for event in calendar.walk("VEVENT"):
        if str(event["STATUS"]) != "CANCELLED":
            title = str(event["SUMMARY"])[len("Python "):]
            dates[re.sub(r" \(\d{4}-\d\d\)$", "", title)].append(
                event["DTSTART"].dt.isoformat()[:10])
    wrong = ["%s: %s, published %s" % (
        row["milestone"], row["date"], dates[row["milestone"]])
        for row in rows if [date[:len(row["date"])]
                            for date in dates[row["milestone"]]] !=
        [row["date"]]]
    report(not wrong and rows and not replay.wrong["right"],
           "%d of %d rows of actual.tsv are right at the end, read by "
           "python3-icalendar" % (len(rows) - len(wrong), len(rows)),
           wrong + replay.wrong["right"])


def check_shipped(replay):
    """The last cadence is the shipped one, so all else is right, too."""
    shipped = takt("expand", os.path.join(
        ROOT, "schedules", "python.yaml")).stdout
    last = takt("expand", replay.path).stdout
    report(shipped == last, "the last plan is that of schedules/python.yaml",
           [line for line in last.splitlines()
            if line not in shipped.splitlines()])


def check_again(replay):
    before = os.stat(replay.feed)
    said = takt("expand", replay.path, "-o", replay.feed, "--update",
                "--today", "2030-01-01").stderr
    after = os.stat(replay.feed)
    report((before.st_ino, before.st_mtime_ns) ==
           (after.st_ino, after.st_mtime_ns) and "changed" not in
           said.replace("unchanged", ""),
           "updated once more, the file is not touched", [said.strip()])
    findings = subprocess.run([TAKT, "check", replay.feed],
                              capture_output=True, text=True)
    report(findings.returncode == 0, "takt check finds nothing in it",
           findings.stderr.splitlines())


def replay_all(folder, only_dates):
    rows = table_of("actual.tsv")
    what = "dates alone" if only_dates else "with statuses"
    replay = Replay(folder, only_dates)
    for day, published in days_of(rows):
        replay.step(day, published)
    count, wrong = replay.count, replay.wrong
    report(not wrong["uid"] and len(replay.meaning) == len(replay.events),
           "%s: %d UIDs, each for the same thing throughout" %
           (what, len(replay.meaning)), wrong["uid"])
    report(not wrong["rise"] and count["rises"] > 0,
           "%s: %d rows in %d updates: SEQUENCE rises by 1 where a row of the "
           "table changed (%d times: %d moves, %d titles, %d statuses, some "
           "together, %d gone), and nowhere else" %
           (what, count["rows"], count["runs"], count["rises"],
            count["moves"], count["titles"], count["statuses"],
            count["gone"]), wrong["rise"])
    report(not wrong["literal"] and count["moves of the same"] ==
           count["rises of the same"],
           "%s: of what keeps title, status and reason, %d moves and %d rises, "
           "at the same events" % (what, count["moves of the same"],
                            count["rises of the same"]), wrong["literal"])
    report(not wrong["bytes"], what + ": what did not change stays byte for "
           "byte", wrong["bytes"])
    report(not wrong["stamp"], what + ": stamps are of the day of the change, "
           "and never go back", wrong["stamp"])
    report(not wrong["summary"], what + ": standard error sums it up",
           wrong["summary"])
    return replay, rows


def main():
    with tempfile.TemporaryDirectory() as folder:
        replay, rows = replay_all(folder, True)
        titles = replay.count["titles"]
        times = sorted(replay.renumbered.items())
        report(len(times) >= RENUMBERED_LEAST and
               replay.count["statuses"] == 0,
               "dates alone: only dates and numbers changed; %d titles, by %d "
               "unplanned or dropped steps" % (titles, len(times)),
               ["%s: %s" % (when, "; ".join(sorted(changed)))
                for when, changed in times])
        report(replay.count["rises of the same"] > 100,
               "dates alone: more than 100 moves are looked at")
        check_end(replay, rows)
        check_again(replay)
    with tempfile.TemporaryDirectory() as folder:
        replay, rows = replay_all(folder, False)
        check_end(replay, rows)
        check_shipped(replay)
        check_again(replay)
    print("1..%d" % tests)
    return failed > 0


sys.exit(main())
