#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The programs that people read calendars with: how each takes the calendars
that are published one after the other under one name, and what it shows then.

    clients.py NAME ZONE WORK FEED...    rows of rows.py after the last of them

Exit status 4: NAME cannot be had here, and standard output says why.

Who subscribes replaces what was there by the new calendar: vdirsyncer, and
whoever puts a whole collection to Radicale. Who imports adds the new one to the
old: khal and Evolution know events again by their UID, so that an event that is
no longer in the file stays for ever; hence takt keeps it, as cancelled.
calcurse keeps no UID and would have each event twice; it is emptied first.
The others are libraries, which read a file and keep nothing.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, time, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import rows
import servers

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import npm_modules  # noqa: E402

LIMIT = 120  # seconds for one program
UNAVAILABLE = 4

KHAL = """\
[calendars]
[[all]]
path = {items}
[sqlite]
path = {cache}
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

VDIRSYNCER = """\
[general]
status_path = "{work}/status"
[pair feed]
a = "web"
b = "here"
collections = null
[storage web]
type = "http"
url = "{address}/feed.ics"
[storage here]
type = "filesystem"
path = "{items}"
fileext = ".ics"
"""


def events_in(feed):
    """Their lines, and not those of time zones."""
    return Path(feed).read_bytes().decode().split("BEGIN:VEVENT")[1:]


class Shown:
    """What a program shows: rows; where it can be asked for single days, pairs
    of day and title; and what it, or its reader, complained about."""

    def __init__(self, shown, days, complaints):
        self.rows = sorted(shown)
        self.days = None if days is None else sorted(days)
        self.complaints = complaints


class Client:
    """One program in one time zone. `days` are the days to ask it for."""

    programs = ()
    modules = ()
    tells_cancelled = True  # by other means than the title
    day_zone = None         # if not that of the user

    def __init__(self, zone, work, days=()):
        self.zone = zone
        self.work = Path(work)
        self.days = list(days)
        self.complaints = []
        self.work.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.work),
            "TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_RUNTIME_DIR": str(self.work)}

    @classmethod
    def missing(cls):
        """What there is to install, or nothing."""
        for program in cls.programs:
            if not shutil.which(program):
                return f"no {program}"
        for module in cls.modules:
            if subprocess.run([sys.executable, "-c", f"import {module}"],
                              stderr=subprocess.DEVNULL).returncode:
                return f"no {module} for Python"
        return None

    def follow(self, feeds):
        """What is shown after each of the files."""
        for feed in feeds:
            self.take(feed)
            yield self.shown()

    def complain(self, text):
        self.complaints.append(text)

    def run(self, *command, asks=None, **options):
        """What a program prints. It must not say anything else."""
        done = subprocess.run(
            [str(word) for word in command], env=self.environment, input=asks,
            capture_output=True, encoding="utf-8", errors="replace",
            timeout=LIMIT, stdin=None if asks else subprocess.DEVNULL,
            **options)
        self.complaints.extend(done.stderr.splitlines())
        if done.returncode:
            self.complain(f"{command[0]}: exit status {done.returncode}")
        return done.stdout

    def show(self, shown, days=None):
        complaints, self.complaints = self.complaints, []
        if days is not None:
            wanted = {str(day) for day in self.days}
            days = [pair for pair in days if pair[0] in wanted]
        return Shown(shown, days, complaints)

    def moment(self, text, form):
        """A time of the user's zone."""
        local = datetime.strptime(text, form).replace(
            tzinfo=ZoneInfo(self.zone))
        return rows.as_moment(local)


class Library(Client):
    """Of Python: reads a file and keeps nothing."""

    def take(self, feed):
        self.feed = feed

    def shown(self):
        return self.show(rows.from_text(self.run(
            sys.executable, HERE / "shown_events.py", self.modules[0],
            self.feed)))


class Icalendar(Library):
    modules = ("icalendar",)


class Vobject(Library):
    modules = ("vobject",)


class Module(Client):
    """Of npm, installed below the scratch space; likewise keeps nothing.
    package.json names the last node-ical that runs on Debian 12's Node 18."""

    programs = ("node", "npm")

    @classmethod
    def missing(cls):
        return super().missing() or npm_modules.install(
            HERE / "package.json", modules_folder())

    def take(self, feed):
        self.feed = feed

    def shown(self):
        return self.show(rows.from_text(self.run(
            "node", HERE / "shown_events.js", self.name, self.feed,
            cwd=modules_folder())))


class IcalJs(Module):
    name = "ical.js"


class NodeIcal(Module):
    name = "node-ical"


def modules_folder():
    return Path(os.environ.get("BUILD", "build")).resolve() / "interop"




class Khal(Client):
    """Imports into the calendar that it has; what it is told again, it
    replaces, as the UID is that of the file in its folder."""

    programs = ("khal",)
    modules = ("icalendar",)

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.items = self.work / "items"
        self.items.mkdir()
        self.config = self.work / "khal.conf"
        self.config.write_text(KHAL.format(
            items=self.items, cache=self.work / "cache", zone=self.zone))

        self.years = []

    def take(self, feed):
        self.note_years(feed)
        self.complaints.extend(self.run(
            "khal", "-c", self.config, "import", "--batch", "-a", "all",
            feed).splitlines())

    def note_years(self, feed):
        """khal takes its time over each day of a list."""
        self.years += re.findall(r"^DT(?:START|END)[^:]*:(\d{4})",
                                 "".join(events_in(feed)), re.MULTILINE)

    def list(self):
        """All events, in groups that begin with "␝DAY"."""
        return self.run(
            "khal", "-c", self.config, "list", "--format",
            "\u241e{start}|{end}|{cancelled}|{uid}|{title}", "--day-format",
            "\u241d{date-long}", f"{min(self.years)}-01-01",
            f"{max(self.years)}-12-31")

    def shown(self):
        events, days = set(), []
        for group in self.list().split("\u241d")[1:]:
            day, *found = group.split("\u241e")
            for event in found:
                fields = event[:-1].split("|", 4)
                events.add(tuple(fields))
                days.append((day.strip(), fields[4]))
        items = len(list(self.items.iterdir()))
        if items != len(events):
            self.complain(f"{items} items of {len(events)} events")
        return self.show([self.row(*event) for event in events], days)

    def row(self, start, end, cancelled, _, title):
        if " " in start:
            start, end = (self.moment(text, "%Y-%m-%d %H:%M")
                          for text in (start, end))
        return rows.row(start, end, title, cancelled.strip() == "CANCELLED")


class Vdirsyncer(Khal):
    """Fetches the file from a server and keeps a folder of items like it, in
    which khal looks. Where the file is the same there is nothing to do."""

    programs = ("vdirsyncer", "khal")

    def follow(self, feeds):
        site = self.work / "site"
        site.mkdir()
        with servers.folder_over_http(site) as address:
            self.site = site / "feed.ics"
            self.own_config = self.work / "vdirsyncer.conf"
            self.own_config.write_text(VDIRSYNCER.format(
                work=self.work, items=self.items, address=address))
            self.is_known = False
            yield from super().follow(feeds)

    def sync(self, verb, **options):
        done = subprocess.run(
            ["vdirsyncer", "-c", str(self.own_config), verb],
            env=self.environment, timeout=LIMIT, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
        if done.returncode:
            self.complaints.extend(done.stdout.splitlines())
        return done.stdout

    def take(self, feed):
        self.note_years(feed)
        new = Path(feed).read_bytes()
        is_same = self.site.exists() and self.site.read_bytes() == new
        self.site.write_bytes(new)
        if not self.is_known:
            self.sync("discover", input="y\n" * 9)
            self.is_known = True
        said = self.sync("sync", stdin=subprocess.DEVNULL)
        if is_same:
            self.complaints.extend(
                line for line in said.splitlines()
                if re.search("copying|deleting", line, re.IGNORECASE))


class Calcurse(Client):
    """Has no UID, no status, and what it imports comes on top of what it has:
    so it starts with nothing each time. In its file of appointments and in its
    list by days, titles are whole."""

    programs = ("calcurse",)
    tells_cancelled = False

    moment_form = "%m/%d/%Y @ %H:%M"
    moment_text = r"(\d\d/\d\d/\d{4} @ \d\d:\d\d)"
    timed = re.compile(rf"{moment_text} -> {moment_text}"
                       r"(?:>[0-9a-f]{40} )?[|!](.*)")  # "!": an alarm
    whole = re.compile(r"(\d\d/\d\d/\d{4}) \[1\] "
                       r"(?:\{1D -> (\d\d/\d\d/\d{4})\} )?"
                       r"(?:>[0-9a-f]{40} )?(.*)")

    def take(self, feed):
        self.folder = self.work / "calcurse"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.take_more(feed)

    def take_more(self, feed):
        events = events_in(feed)
        timed = sum("\nDTSTART;VALUE=DATE:" not in one for one in events)
        report = self.run("calcurse", "-D", self.folder, "-C", self.folder,
                          "-i", feed).splitlines()
        taken = (rf"{timed} apps? / {len(events) - timed} events? / "
                 "0 todos / 0 skipped")
        if not report or not re.fullmatch(taken, report[-1]):
            self.complaints.extend(report[-1:])

    def row(self, line):
        def iso(text):
            return datetime.strptime(text, "%m/%d/%Y").date()

        timed, whole = self.timed.fullmatch(line), self.whole.fullmatch(line)
        if timed:
            return rows.row(self.moment(timed[1], self.moment_form),
                            self.moment(timed[2], self.moment_form), timed[3])
        if whole:
            return rows.row(iso(whole[1]), iso(whole[2] or whole[1]), whole[3])
        self.complain(f"neither whole days nor times: {line}")
        return rows.row("", "", line)

    def shown(self):
        lines = (self.folder / "apts").read_text(encoding="utf-8").split("\n")
        return self.show([self.row(line) for line in lines[:-1]],
                         self.listed() if self.days else None)

    def listed(self):
        each = "\u241e%m\\n"
        text = self.run(
            "calcurse", "-D", self.folder, "-C", self.folder, "-Q",
            "--from", f"{self.days[0]:%m/%d/%Y}",
            "--to", f"{self.days[-1]:%m/%d/%Y}", "--format-apt", each,
            "--format-event", each, "--format-recur-event", each,
            "--format-recur-apt", each)
        day = ""
        for line in text.splitlines():
            if line.startswith("\u241e"):
                yield day, line[1:]
            elif line:
                day = str(datetime.strptime(line, "%m/%d/%y:").date())


class Radicale(Client):
    """A CalDAV server: the new file takes the place of the whole collection,
    and queries by time range find what is in it. Days are those of UTC, as
    RFC 4791, section 9.9, has it where no time zone is given."""

    programs = ("radicale",)
    modules = ("icalendar",)
    day_zone = "UTC"

    def follow(self, feeds):
        with servers.radicale(self.work, self.environment) as collection:
            self.collection = collection
            yield from super().follow(feeds)

    def take(self, feed):
        self.collection.put(Path(feed).read_bytes())

    def between(self, start, end):
        """Rows that are found from one day up to, and without, another."""
        from icalendar import Calendar

        start, end = (datetime.combine(day, time(), timezone.utc)
                      for day in (start, end))
        for text in self.collection.between(start, end):
            for event in Calendar.from_ical(text).walk("VEVENT"):
                yield rows.span(event.decoded("DTSTART"),
                                event.decoded("DTEND"),
                                event.decoded("SUMMARY").decode(),
                                event.get("STATUS") == "CANCELLED",
                                self.complain)

    def shown(self):
        return self.show(
            list(self.between(date(1990, 1, 1), date(2100, 1, 1))),
            [(str(day), one.title) for day in self.days
             for one in self.between(day, day + rows.DAY)])


class Evolution(Client):
    """Evolution Data Server in a session of its own, without a display."""

    programs = ("dbus-run-session",)
    modules = ("gi.repository.GLib",)
    day_zone = "UTC"

    @classmethod
    def missing(cls):
        look = ("import gi; gi.require_version('ECal', '2.0'); "
                "import gi.repository.ECal")
        service = "org.gnome.evolution.dataserver.Calendar8.service"
        folder = Path("/usr/share/dbus-1/services")
        if super().missing() or subprocess.run(
                [sys.executable, "-c", look],
                stderr=subprocess.DEVNULL).returncode:
            return "no ECal for Python"
        if not (folder / service).exists():
            return "no evolution-data-server"
        return None

    def follow(self, feeds):
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, str(HERE / "eds.py"),
             self.zone, ",".join(map(str, self.days)), *map(str, feeds)],
            env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", timeout=LIMIT)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode or len(answers) != len(feeds):
            self.complain(done.stderr[-300:])
        for answer in answers:
            yield self.show([rows.Row(*fields) for fields in answer["rows"]],
                            [tuple(pair) for pair in answer["days"]])


CLIENTS = {"khal": Khal, "vdirsyncer": Vdirsyncer, "calcurse": Calcurse,
           "radicale": Radicale, "evolution": Evolution,
           "icalendar": Icalendar, "vobject": Vobject,
           "ical.js": IcalJs, "node-ical": NodeIcal}


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    kind = CLIENTS[sys.argv[1]]
    missing = kind.missing()
    if missing:
        print(missing)
        sys.exit(UNAVAILABLE)
    *_, last = kind(*sys.argv[2:4]).follow(sys.argv[4:])
    for complaint in last.complaints:
        print(complaint, file=sys.stderr)
    print(end=rows.to_text(last.rows))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
