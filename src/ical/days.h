/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Reads an iCalendar file (holidays, a company's calendar, a conference) into
 * the days that its events touch, and expands them within a range.
 *
 * Of all this, libical reads the recurrence rules only (ical/recur.h), whose
 * days are again found here. Everything else is read here, because libical
 * 3.0.16 takes 2026-02-30 for a day, keeps 500 values of a list and drops the
 * rest without a word, forgets lines, crashes on deep nesting, and when memory
 * is short goes on with what it has. It also gives all-day events one day too
 * many, and merges no moved instances.
 *
 * What counts as what:
 * - Only VEVENT directly within VCALENDAR; VTODO, VALARM and the like are
 *   passed over. VTIMEZONE serves to compare times in UTC with local ones.
 * - An event touches days as they are written: 23:00Z is late on that day, for
 *   whoever reads it. DTEND is exclusive, so what ends at midnight does not
 *   touch the day that begins; without DTEND and DURATION it is one day.
 * - DTSTART is always the first instance, whether RRULE meets it or not, and
 *   COUNT counts it. UNTIL, EXDATE, RDATE and RECURRENCE-ID may be a date or a
 *   date and time; EXDATE and RECURRENCE-ID meet all instances of their day.
 * - With RECURRENCE-ID an event stands for the instance of that day of the
 *   events with its UID; of several for one instance the one with the highest
 *   SEQUENCE counts, or the last. It stands where there is no such instance,
 *   too: a guest's calendar holds nothing else.
 * - STATUS:CANCELLED takes an event or an instance away. TRANSP is of no
 *   matter: holidays are mostly transparent.
 * - VERSION, VALUE=DATE, UID and SUMMARY may be missing, and a byte-order mark,
 *   LF as line end and blank lines may be there.
 * - Refused: several RRULEs in an event (the same again is none), EXRULE, rules
 *   finer than a day, RANGE of RECURRENCE-ID, calendars other than Gregorian,
 *   years before 1583.
 */
#ifndef TAKT_ICAL_DAYS_H
#define TAKT_ICAL_DAYS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "date/date.h"

enum {
	ICAL_DAYS_SIZE_MAX = 4 * 1024 * 1024, /* bytes of a file */
	ICAL_DAYS_LINE_MAX = 64 * 1024,       /* bytes of an unfolded line */
	ICAL_DAYS_EVENTS_MAX = 20000,
	ICAL_DAYS_RULES_MAX = 2000,  /* RRULEs of all events */
	ICAL_DAYS_ZONES_MAX = 1000,  /* VTIMEZONEs */
	ICAL_DAYS_VALUES_MAX = 5000, /* in EXDATE, and in RDATE, of an event */
	ICAL_DAYS_OCCURRENCES_MAX = 100000, /* of an expansion */
	ICAL_DAYS_STEPS_MAX = 2000000       /* days that rules gave for it */
};

enum ical_days_status {
	ICAL_DAYS_OK,
	ICAL_DAYS_STOPPED,  /* visit returned false */
	ICAL_DAYS_TOO_MANY, /* occurrences, or steps, are beyond their limit */
	ICAL_DAYS_NO_MEMORY
};

/* Immutable; lives in the arena it was read with. */
struct ical_days;

/*
 * Reads the whole of `source`, whose text need not outlive the call. NULL
 * after diagnostics with their place in the file, of which there may be
 * several, or when memory is short (arena->failed).
 */
struct ical_days *ical_days_read(const struct source *source,
    struct arena *arena, struct diagnostics *diagnostics);

/* Is given an occurrence: its days, both inclusive, and its event's SUMMARY as
 * one line of UTF-8 without controls, or NULL if it has none. */
typedef bool ical_days_visit(
    void *context, struct date first, struct date last, const char *name);

/*
 * Visits each occurrence that touches [from, until], inclusive, with all its
 * days, those outside the range as well; in no particular order. After a
 * failure some have been visited.
 */
enum ical_days_status ical_days_expand(const struct ical_days *days,
    struct date from, struct date until, ical_days_visit *visit, void *context);

#endif
