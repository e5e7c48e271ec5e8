# SPDX-FileCopyrightText: 2026 The takt authors
# SPDX-License-Identifier: ISC
"""eds.py ZONE DAYS FEED...: imports each calendar into the one that Evolution
Data Server, which Evolution and GNOME Calendar build upon, keeps for the user
of this session. After each it prints a line of JSON: "rows", the fields of
rows.py for each occurrence that these programs are given to draw; and "days",
the pairs of day and title that queries find on DAYS, a list with commas. These
are days of UTC, which the server takes whole days for whatever the user's zone.
"""
import json
import sys
from datetime import date, datetime, timezone

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402

import rows  # noqa: E402

# It waits for an online state that a local calendar never reports.
DO_NOT_WAIT = 2 ** 32 - 1
WIDE = 0, 4102444800  # up to 2100
CANCELLED = ICalGLib.PropertyStatus.CANCELLED


def complain(text):
    print(text, file=sys.stderr)


def connect(zone):
    registry = EDataServer.SourceRegistry.new_sync(None)
    client = ECal.Client.connect_sync(
        registry.ref_builtin_calendar(), ECal.ClientSourceType.EVENTS,
        DO_NOT_WAIT, None)
    client.set_default_timezone(ICalGLib.Timezone.get_builtin_timezone(zone))
    return client


def receive(client, name):
    with open(name, encoding="utf-8", newline="") as file:
        calendar = ICalGLib.Component.new_from_string(file.read())
    # As Evolution does when it imports a file, which has no method.
    calendar.set_method(ICalGLib.PropertyMethod.PUBLISH)
    if not client.receive_objects_sync(
            calendar, ECal.OperationFlags.NONE, None):
        complain("the calendar is not received")


def value_of(at):
    """A date, or a time with a zone."""
    if at.is_date():
        return date(at.get_year(), at.get_month(), at.get_day())
    zone = at.get_timezone()
    if zone is not None:
        at = at.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
    return datetime(at.get_year(), at.get_month(), at.get_day(),
                    at.get_hour(), at.get_minute(), at.get_second(),
                    tzinfo=None if zone is None else timezone.utc)


def occurrences(client):
    found = []

    def take(event, start, end, *_):
        found.append(rows.span(value_of(start), value_of(end),
                               event.get_summary(),
                               event.get_status() == CANCELLED, complain))
        return True

    client.generate_instances_sync(*WIDE, None, take, None)
    return found


def on_day(client, day):
    """The last second of a range counts, as does what begins with it."""
    query = ('(occur-in-time-range? (make-time "{:%Y%m%d}T000000Z")'
             ' (make-time "{:%Y%m%d}T235959Z"))')
    _, events = client.get_object_list_as_comps_sync(
        query.format(day, day), None)
    return [(str(day), event.get_summary().get_value()) for event in events]


def main():
    zone = sys.argv[1]
    days = [date.fromisoformat(day) for day in sys.argv[2].split(",") if day]
    client = connect(zone)
    for name in sys.argv[3:]:
        receive(client, name)
        print(json.dumps({"rows": occurrences(client), "days": [
            pair for day in days for pair in on_day(client, day)]}))


main()
