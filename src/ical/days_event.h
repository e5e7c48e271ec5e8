/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * An event as its properties say, and what is kept of it. For the days*.c
 * files alone.
 */
#ifndef TAKT_ICAL_DAYS_EVENT_H
#define TAKT_ICAL_DAYS_EVENT_H

#include "ical/recur.h"
#include "ical/walk.h"

/* An instance that RDATE adds. */
struct ical_rdate {
	struct date date;
	int32_t days;
};

struct ical_event {
	struct ical_moment start;
	int32_t days;     /* that an instance touches */
	const char *name; /* NULL: none */
	const char *uid;  /* NULL: none */
	const char *rule; /* RRULE without COUNT and UNTIL; NULL: none */
	struct date until;
	int32_t count;               /* of COUNT, or INT32_MAX */
	const struct date *excluded; /* ascending */
	size_t excluded_count;
	const struct ical_rdate *rdates; /* ascending, a date once */
	size_t rdate_count;
	bool is_moved; /* has RECURRENCE-ID, which is `instance` */
	bool is_cancelled;
	struct ical_moment instance;
	int32_t sequence;
};

struct ical_days {
	struct ical_event *events;
	size_t count;
};

/* One value of RDATE; `seconds` is negative where the event's length counts. */
struct ical_draft_rdate {
	struct ical_moment start;
	int64_t seconds;
};

/* A property that was there: a span with a source. */
struct ical_draft {
	struct span begin; /* of the event */
	struct span dtstart;
	struct span dtend;
	struct span duration;
	struct span rrule;
	struct span recurrence_id;
	struct span rdate;
	struct ical_moment start;
	struct ical_moment end;
	int64_t seconds; /* of DURATION */
	struct ical_moment instance;
	const char *name;
	const char *uid;
	const char *rule;
	const struct ical_zone *home; /* the only one of the file, or NULL */
	struct ical_moment *exdates;
	size_t exdate_count;
	struct ical_draft_rdate *rdates;
	size_t rdate_count;
	int32_t sequence;
	bool is_cancelled;
};

/*
 * Makes an event of a sound draft, in `arena`; the draft's name, uid and rule
 * are copied. After complaints, or with walk->no_memory, it is of no use.
 */
void ical_event_make(struct ical_event *event, const struct ical_draft *draft,
    struct ical_walk *walk, struct arena *arena);

/*
 * Takes out of each event the instances that others with its UID stand for,
 * and drops what is cancelled or outdated. False when memory is short; too many
 * moved instances are a complaint.
 */
bool ical_events_merge(
    struct ical_days *days, struct ical_walk *walk, struct arena *arena);

#endif
