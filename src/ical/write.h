/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writes iCalendar (RFC 5545, RFC 7986), one event at a time. What cannot stand
 * in a calendar is kept out here: URLs with line breaks, control characters,
 * commas in categories, blanks before a fold. Renderers call it.
 */
#ifndef TAKT_ICAL_WRITE_H
#define TAKT_ICAL_WRITE_H

#include "base/buf.h"
#include "date/date.h"
#include "ical/alarm.h"
#include "ical/own.h"
#include "ical/vtimezone.h"

enum ical_status {
	ICAL_EVENT_TENTATIVE,
	ICAL_EVENT_CONFIRMED,
	ICAL_EVENT_CANCELLED
};

struct ical_calendar {
	const char *name;        /* X-WR-CALNAME and NAME */
	const char *description; /* X-WR-CALDESC and DESCRIPTION; may be NULL */
	const char *url;         /* page for people; may be NULL */
	const char *source;      /* where it is published; may be NULL */
	const char *refresh;     /* a duration; NULL: a day */
	bool is_published;       /* METHOD:PUBLISH */
	const char *kept;        /* whole lines of others; or NULL */
};

/* Strings are UTF-8 and owned by the caller; NULL or "" leaves a property out,
 * save for uid and summary, which must not be empty. */
struct ical_event {
	const char *uid;
	const char *summary;
	const char *description;
	const char *url;
	const char *const *categories; /* NULL-terminated list, or NULL */
	const char *color;             /* a name of CSS3 */
	enum ical_status status;
	int32_t sequence;
	int64_t stamp; /* DTSTAMP and LAST-MODIFIED: seconds since 1970 UTC */
	struct date first; /* all-day event: first and last day, inclusive */
	struct date last;
	const char *identity; /* the UID's name, X-TAKT-SLOT; may be NULL */
	const char *date;  /* X-TAKT-DATE, if the days do not say it; or NULL */
	const char *moves; /* X-TAKT-MOVED, each with a line feed; or NULL */
	const char *kept;  /* whole lines of others, to stand as is; or NULL */
	const struct ical_alarms *alarms; /* or NULL */
	const char *organizer; /* of ical_organizer_parse(); or NULL */
	bool is_timed; /* from `start` to `end`, and not on whole days */
	int64_t start; /* seconds since 1970 UTC; `end` is exclusive */
	int64_t end;
	const char *zone;    /* the TZID in which they are written; NULL: UTC */
	int64_t local_start; /* with a zone: what clocks there show */
	int64_t local_end;
};

struct ical_writer;

/*
 * A writer appends to `out`, which the caller owns and may empty between
 * calls. NULL when memory is short. ical_writer_free(NULL) is legal.
 */
struct ical_writer *ical_writer_new(struct buf *out);
void ical_writer_free(struct ical_writer *writer);

/*
 * Each returns false, and appends nothing, when memory is short, or when the
 * event cannot be written: no UID or summary, `last` before `first`, `end` not
 * after `start` (of an event without length readers make what they like), a
 * negative sequence, a stamp or a time outside the years of struct date.
 *
 * In texts, invalid UTF-8, control characters and those that change the
 * direction of writing are dropped, save that a line break becomes \n, as RFC
 * 5545 writes it, and a tab a blank; categories lose comma, semicolon and
 * backslash, too. A URL that is not printable ASCII with a scheme is left out,
 * and so is a colour that CSS3 has no name for.
 * Alarms are for programs that show events, with the summary as their text.
 * An event that lasts to 9999-12-31 has no DTEND, which would be in year 10000.
 * Times in UTC need no VTIMEZONE, and all readers agree on them. A zone must
 * have been written before, and its name be one of the database's.
 *
 * TRANSP alone says that nobody is busy. Outlook has properties of its own for
 * that and for whole days, and falls back on TRANSP and VALUE=DATE where they
 * are missing (MS-OXCICAL), so they would be two lines an event for nothing.
 */
bool ical_writer_begin(
    struct ical_writer *writer, const struct ical_calendar *calendar);
bool ical_writer_zone(
    struct ical_writer *writer, const struct ical_vtimezone *vtimezone);
bool ical_writer_event(
    struct ical_writer *writer, const struct ical_event *event);
bool ical_writer_end(struct ical_writer *writer);

/*
 * What ical_writer_event() and ical_writer_begin() would write, as it would be
 * read back (ical/own.h); they append nothing. Owned by the writer and valid
 * until its next call. NULL or false where those would fail. The digest alone
 * is cheaper.
 */
const struct ical_own *ical_writer_event_own(
    struct ical_writer *writer, const struct ical_event *event);
bool ical_writer_event_digest(struct ical_writer *writer,
    const struct ical_event *event, uint64_t *digest);
const struct ical_own *ical_writer_begin_own(
    struct ical_writer *writer, const struct ical_calendar *calendar);

#endif
