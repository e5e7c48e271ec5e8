/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Days on which nothing should happen, and what to do with dates that fall on
 * them: calendars, days to avoid, conventions for moving, pauses.
 */
#ifndef TAKT_CADENCE_CALENDAR_H
#define TAKT_CADENCE_CALENDAR_H

#include "phrase/evaluate.h"

struct ical_days;

/* Inclusive. */
struct calendar_days {
	struct date first;
	struct date last;
	const char *name; /* NULL: the calendar's */
};

/* Days given in the file, or a feed whose recurrences others expand. */
struct calendar {
	const char *name;
	struct span at;
	struct calendar_days *days;
	size_t day_count;
	const struct ical_days *feed; /* NULL: there is none */
};

/* ISDA's business-day conventions. */
enum move {
	MOVE_FOLLOWING,
	MOVE_PRECEDING,
	MOVE_MODIFIED_FOLLOWING, /* following, unless that is another month */
	MOVE_NEAREST,            /* of two as near, the later */
	MOVE_NONE
};

/* "following", …, in the order of enum move; ends with NULL. */
extern const char *const move_names[];

struct avoid_list {
	bool weekends; /* the days that are not among `workdays:` */
	size_t *calendars;
	size_t count;
};

/* What is said at one place; what is not said there is inherited. */
struct avoidance {
	const struct avoid_list *list; /* NULL: not said */
	bool has_move;
	enum move move;
};

/* A stretch of time in which no step of a chain falls. */
struct pause {
	struct span at;
	const char *name;
	bool is_yearly; /* first and last are month and day of any year */
	struct civil first;
	struct civil last;
	bool has_by;
	struct amount by; /* how far a step goes on; else by its own length */
};

/* A pause longer than so many steps of its chain never ends. */
enum { PAUSE_STEPS_MAX = 1000 };

struct pauses {
	struct pause *items;
	size_t count;
};

/* The pause that a date falls into, or NULL. */
const struct pause *pauses_find(const struct pauses *pauses, struct date date);

/* How far a chain has come: so many of its own steps, and so much beside. */
struct stride {
	int64_t steps;
	struct amount extra;
	const struct pause *stuck; /* where its steps never ended; or NULL */
};

/* How a chain steps. */
struct pacer {
	void *context;
	/* Where a stride comes to; false where it leaves the calendar. */
	bool (*land)(
	    void *context, const struct stride *stride, struct date *date);
	/* A step would have landed in a pause; or NULL. */
	void (*meet)(
	    void *context, const struct pause *pause, struct date date);
};

/*
 * One more step of a chain (or one back, with a negative `sign`). False where
 * landing fails, and after so many steps within pauses that they never end.
 */
bool pauses_step(const struct pauses *pauses, int32_t sign,
    const struct pacer *pacer, struct stride *stride, struct date *date);

#endif
