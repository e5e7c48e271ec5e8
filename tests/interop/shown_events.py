#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The events of a calendar as a program shows them, in the form of
table_events.py: lines of first day, last day and title, sorted; events at a
time of day have 2026-03-02T11:45Z for these days, the second being their end.

    shown_events.py icalendar FILE    as the Python library has them
    shown_events.py vobject FILE      likewise
    shown_events.py khal <LIST        from khal list with the format
                                      '␞{start}|{end}|{title}', its times
                                      being those of this process' time zone
    shown_events.py calcurse <APTS    from its file "apts", likewise
    shown_events.py titles <EVENTS    such lines with the titles as icalendar
                                      reads what it wrote itself

Says on stderr what the library finds wrong.

Titles, because icalendar 4 undoes escapes one kind after another and so takes
the text "\\n" for a line break; khal, which builds upon it, does so too.
"""
import re
import sys
from datetime import date, datetime, timedelta, timezone


def complain(text):
    print(text, file=sys.stderr)


def as_event(first, last, title):
    title = title.replace("\n", "\u2424")
    return f"{first}\t{last}\t{title}"


def as_moment(time):
    """A time without a zone is one of this process' zone."""
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def as_span(start, end, title):
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.utcoffset() is None or end.utcoffset() is None:
            complain(f"in no time zone: {title}")
        return as_event(as_moment(start), as_moment(end), title)
    if type(start) is not date or type(end) is not date:
        complain(f"not whole days: {title}")
    return as_event(start, end - timedelta(1), title)


def from_icalendar(name):
    import icalendar

    with open(name, "rb") as file:
        root = icalendar.Calendar.from_ical(file.read())
    for component in root.walk():
        for error in component.errors:
            complain(f"{component.name}: {error}")
    for event in root.walk("VEVENT"):
        if not event["UID"] or event["DTSTAMP"].dt.utcoffset():
            complain(f"UID or DTSTAMP: {event['SUMMARY']}")
        yield as_span(event.decoded("DTSTART"), event.decoded("DTEND"),
                      event.decoded("SUMMARY").decode())


def from_vobject(name):
    import vobject

    with open(name, encoding="utf-8", newline="") as file:
        roots = list(vobject.readComponents(file.read()))
    if len(roots) != 1 or not roots[0].validate(raiseException=True):
        complain("not one valid calendar")
    for event in roots[0].vevent_list:
        yield as_span(event.dtstart.value, event.dtend.value,
                      event.summary.value)


def from_khal():
    def utc(text):
        if " " not in text:
            return text
        return as_moment(datetime.strptime(text, "%Y-%m-%d %H:%M"))

    for event in sys.stdin.read().split("\u241e")[1:]:
        start, end, title = event[:-1].split("|", 2)
        yield as_event(utc(start), utc(end), title)


def from_calcurse():
    def iso(text):
        return datetime.strptime(text, "%m/%d/%Y").date()

    def utc(text):
        return as_moment(datetime.strptime(text, "%m/%d/%Y @ %H:%M"))

    moment = r"(\d\d/\d\d/\d{4} @ \d\d:\d\d)"
    # Behind "!" where there is an alarm.
    timed = re.compile(rf"{moment} -> {moment}(?:>[0-9a-f]{{40}} )?[|!](.*)")
    event = re.compile(r"(\d\d/\d\d/\d{4}) \[1\] "
                       r"(?:\{1D -> (\d\d/\d\d/\d{4})\} )?"
                       r"(?:>[0-9a-f]{40} )?(.*)")
    for line in sys.stdin.read().split("\n")[:-1]:
        match = event.fullmatch(line)
        at_time = timed.fullmatch(line)
        if at_time:
            yield as_event(utc(at_time[1]), utc(at_time[2]), at_time[3])
        elif match:
            yield as_event(iso(match[1]), iso(match[2] or match[1]), match[3])
        else:
            complain(f"neither whole days nor times: {line}")


def through_icalendar():
    from icalendar import Event

    for line in sys.stdin:
        first, last, title = line.rstrip("\n").split("\t", 2)
        event = Event()
        event.add("summary", title)
        event = Event.from_ical(event.to_ical())
        yield as_event(first, last, event.decoded("summary").decode())


READERS = {"icalendar": from_icalendar, "vobject": from_vobject,
           "khal": from_khal, "calcurse": from_calcurse,
           "titles": through_icalendar}


def main():
    for stream in sys.stdin, sys.stdout, sys.stderr:
        stream.reconfigure(encoding="utf-8", newline="\n")
    print("\n".join(sorted(READERS[sys.argv[1]](*sys.argv[2:]))))


main()
