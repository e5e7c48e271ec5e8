/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A calendar as it was published: what its parts are, and in which bytes each
 * of them stands, so that what need not change can be written again as it was.
 * What the properties say is not looked at here (ical/own.h does that), but
 * for the UIDs of events.
 *
 * The structure is read here and not by libical, which keeps 500 values of a
 * property and drops the rest, loses lines that it does not understand, and
 * forgets in which bytes anything stood.
 */
#ifndef TAKT_ICAL_FEED_H
#define TAKT_ICAL_FEED_H

#include "base/arena.h"
#include "base/diagnostic.h"

#define ICAL_FEED_SIZE_MAX ((size_t)128 * 1024 * 1024) /* bytes */
#define ICAL_FEED_LINE_MAX ((size_t)16 * 1024 * 1024)  /* bytes, unfolded */

enum { ICAL_FEED_EVENTS_MAX = 500000 };

/* Whole lines: bytes [start, end) of the source. */
struct ical_part {
	uint32_t start;
	uint32_t end;
};

struct ical_feed_event {
	struct ical_part part; /* from BEGIN:VEVENT to END:VEVENT */
	const char *uid;       /* as it is written; NULL: none */
	bool is_instance;      /* has a RECURRENCE-ID */
	bool is_twin;          /* not alone with its UID; never an instance */
};

/* Immutable; lives in the arena that it was read with. */
struct ical_feed {
	const struct source *source;
	struct ical_feed_event *events;
	size_t event_count;
	struct ical_part *others; /* components that are no events */
	size_t other_count;
	struct ical_part *heads; /* properties of the calendar */
	size_t head_count;
	uint32_t *buckets; /* events by UID: index + 1, or 0 */
	size_t bucket_count;
};

/*
 * Reads `source`, which must outlive the result. NULL after diagnostics with
 * their place, or when memory is short (arena->failed). Refused are broken
 * lines and nesting, bytes of value 0, several calendars in one file, and what
 * exceeds a limit.
 */
struct ical_feed *ical_feed_read(const struct source *source,
    struct arena *arena, struct diagnostics *diagnostics);

#define ICAL_FEED_NONE UINT32_MAX

/*
 * The index of the first event with this UID that is no instance of another;
 * ICAL_FEED_NONE if there is none.
 */
uint32_t ical_feed_find(const struct ical_feed *feed, const char *uid);

/* The index of the next event with the same UID, of a twin. */
uint32_t ical_feed_next(const struct ical_feed *feed, uint32_t index);

#endif
