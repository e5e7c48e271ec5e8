/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where projects stand on a day: which series are supported and until when,
 * which are in preparation, what comes next, and what should have happened.
 * Renderers turn it into tables; nothing here knows a clock.
 *
 * A date that is known only by month or the like counts as passed with the
 * last day that it may mean: a window that begins in such a month has begun
 * for certain by then, and one that ends in it may last that long.
 */
#ifndef TAKT_COMPARE_STANDING_H
#define TAKT_COMPARE_STANDING_H

#include "plan/plan.h"

/* A date of the plan, seen from the day. */
struct standing_date {
	const char *project;
	const char *series; /* "" for what belongs to no series */
	const char *label;  /* "beta 2", as --only and pins name it */
	const char *name;   /* "3.14.0 beta 2" */
	struct date first;
	struct date last;
	enum precision precision;
	enum status status;
	bool is_pinned;
	struct date sort; /* as plan_item_sort_date() has it */
	struct span place;
};

/* A window: from its first day for certain, to its end. */
struct standing_window {
	const char *name;
	bool has_first;
	struct date first;
	struct standing_date end;
};

enum standing_state {
	STANDING_AHEAD,       /* nothing of it has happened */
	STANDING_PREPARATION, /* a milestone has passed, no window has begun */
	STANDING_SUPPORTED,
	STANDING_GAP, /* between two windows */
	STANDING_ENDED,
	STANDING_CANCELLED /* what the first window waits for is cancelled */
};

struct standing_series {
	const char *project;
	const char *series;
	enum standing_state state;
	bool is_beyond; /* behind the end of the file: by its rules alone */
	/* The window, or the milestone that passed last; NULL in a gap. */
	const char *phase;
	struct date since;
	/* The end of the window; in a gap the day before the next one. */
	const struct standing_date *until;
	const struct standing_date *end_of_life; /* NULL: without windows */
	const struct standing_date *next; /* but for ends; NULL: nothing */
	struct standing_window *windows;
	size_t window_count;
};

struct standing_project {
	const char *name;
	const char *last_series; /* of the file */
	size_t supported;
	size_t later;     /* series in preparation or ahead */
	bool is_extended; /* series behind the end of the file are shown */
	/* The nearest windows before and after the day, if nothing is
	 * supported. */
	const char *ended_series; /* or NULL */
	struct standing_date ended;
	const char *coming_series; /* or NULL */
	struct date coming;
};

/* Some of a list that may be longer. */
struct standing_list {
	struct standing_date *dates;
	size_t count; /* shown */
	size_t total;
};

struct standing_end {
	struct standing_date date;
	enum standing_state state;
};

struct standing {
	struct arena arena;
	struct date today;
	struct standing_project *projects;
	size_t project_count;
	struct standing_series *series; /* supported, or in preparation */
	size_t series_count;
	struct standing_list next; /* the nearest first */
	struct standing_list late; /* what is pinned, then the latest first */
	struct standing_end *ends; /* selected ends of support, of all series */
	size_t end_count;
	bool has_names; /* series were asked for by name */
};

struct standing_request {
	struct date today;
	size_t most;     /* of `next` and `late` each; 0: all */
	bool has_only;   /* milestones were selected, … */
	bool has_series; /* series were */
};

/* The plan must outlive it. False when memory is short; the standing is for
 * standing_release() in any case. */
bool standing_make(struct standing *standing, const struct plan *plan,
    const struct standing_request *request);
void standing_release(struct standing *standing);

/* Days from today to the first and to the last day that a date may mean;
 * negative when they are over. */
int32_t standing_days_least(
    const struct standing *standing, const struct standing_date *date);
int32_t standing_days_most(
    const struct standing *standing, const struct standing_date *date);

/*
 * Adds an error for each selected end of support (without a selection: each
 * end of life) of a supported series that may be `days` away or less; of series
 * that were asked for by name also if it is over. False when memory is short.
 */
bool standing_check_ends(const struct standing *standing, int32_t days,
    struct diagnostics *diagnostics);

#endif
