#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""The events of a calendar as a library of Python has them, as rows.py writes
them, sorted.

    shown_events.py icalendar FILE
    shown_events.py vobject FILE
    shown_events.py titles <ROWS    rows with the titles as icalendar reads
                                    what it wrote itself

Says on stderr what the library finds wrong.

Titles, because icalendar 4 undoes escapes one kind after another and so takes
the text "\\n" for a line break; khal, which builds upon it, does so too.
"""
import sys

import rows


def complain(text):
    print(text, file=sys.stderr)


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
        yield rows.span(event.decoded("DTSTART"), event.decoded("DTEND"),
                        event.decoded("SUMMARY").decode(),
                        event.get("STATUS") == "CANCELLED", complain)


def from_vobject(name):
    import vobject

    with open(name, encoding="utf-8", newline="") as file:
        roots = list(vobject.readComponents(file.read()))
    if len(roots) != 1 or not roots[0].validate(raiseException=True):
        complain("not one valid calendar")
    for event in roots[0].vevent_list:
        yield rows.span(event.dtstart.value, event.dtend.value,
                        event.summary.value,
                        event.status.value == "CANCELLED", complain)


def through_icalendar():
    from icalendar import Event

    for one in rows.from_text(sys.stdin.read()):
        event = Event()
        event.add("summary", one.title)
        event = Event.from_ical(event.to_ical())
        yield rows.row(one.first, one.last,
                       event.decoded("summary").decode(), one.is_cancelled)


READERS = {"icalendar": from_icalendar, "vobject": from_vobject,
           "titles": through_icalendar}


def main():
    for stream in sys.stdin, sys.stdout, sys.stderr:
        stream.reconfigure(encoding="utf-8", newline="\n")
    print(end=rows.to_text(READERS[sys.argv[1]](*sys.argv[2:])))


if __name__ == "__main__":
    main()
