/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What an event of a published calendar says, whoever wrote it: for what
 * compares calendars with plans. What takt must know of its own events in order
 * to update them is in ical/own.h.
 */
#ifndef TAKT_ICAL_READING_H
#define TAKT_ICAL_READING_H

#include "base/buf.h"
#include "ical/feed.h"
#include "ical/value.h"

enum ical_reading_status {
	ICAL_READING_NONE,
	ICAL_READING_TENTATIVE,
	ICAL_READING_CONFIRMED,
	ICAL_READING_CANCELLED
};

/*
 * Zeroed, it is ready; may be used for one event after the other. Texts are
 * unescaped, fit to be shown unless they stand as written, and "" where there
 * are none.
 */
struct ical_reading {
	bool has_start; /* else nothing is said of when it is */
	struct ical_moment start;
	bool has_end; /* by DTEND, or by DURATION: */
	struct ical_moment end;
	bool has_duration;
	int64_t duration; /* seconds */
	enum ical_reading_status status;
	struct span at;  /* DTSTART's value, or the event's first line */
	struct buf zone; /* TZID of DTSTART */
	struct buf summary;
	struct buf description; /* with its line breaks */
	struct buf categories;  /* each ends in a line feed */
	struct buf url;
	struct buf rules;    /* RRULE, RDATE and EXDATE, as they are written */
	struct buf instance; /* RECURRENCE-ID, as it is written */
	struct buf identity; /* X-TAKT-SLOT, unescaped and as written */
	struct buf date;     /* X-TAKT-DATE */
};

/*
 * Reads an event of `feed`. False when memory is short. Wrong values count as
 * none: takt check finds them.
 */
bool ical_reading_read(struct ical_reading *reading,
    const struct source *source, struct ical_part part);

void ical_reading_release(struct ical_reading *reading);

#endif
