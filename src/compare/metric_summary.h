/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What metrics need of a plan: its series in short, and which of them count.
 * One pass over the plan makes it; every metric then reads it alone.
 */
#ifndef TAKT_COMPARE_METRIC_SUMMARY_H
#define TAKT_COMPARE_METRIC_SUMMARY_H

#include "plan/query.h"

/* What is published to be tested before the final release. */
enum test_phase {
	TEST_ALPHA,
	TEST_BETA,
	TEST_CANDIDATE,
	TEST_OTHER, /* a preview, a snapshot */
	TEST_NONE   /* it is no test release */
};

/* One dated thing that takes place; strings belong to the summary. */
struct summary_date {
	enum item_kind kind;
	const char *milestone;
	int32_t number;
	const char *name;
	struct date first;
	struct date last;
	enum precision precision;
	enum test_phase phase;
	const struct person *people;
	size_t person_count;
	bool is_weekend;
	bool is_day_off; /* a calendar of the file names it */
	bool is_event;   /* an event of the file takes place */
};

/* One time that an event of the file takes place, of a series or of none. */
struct summary_event {
	const char *name;
	struct plan_days days;
	bool is_day; /* its days are known, not only its month, say */
};

struct summary_window {
	const char *name;
	struct plan_days days;
};

struct summary_series {
	int64_t index;
	const char *version;
	struct summary_date *dates; /* sorted by date */
	size_t date_count;
	struct summary_window *windows;
	size_t window_count;
	struct date begin; /* of its first date */
	bool has_final;
	bool final_is_day; /* its day is known, not only its month, say */
	struct date final;
	bool has_freeze;
	bool freeze_is_day;
	struct date freeze;
	bool has_support;
	struct plan_days support; /* from its first window to the last */
};

/* What callers ask for; zeroed: the steady state of what the files say. */
struct summary_options {
	bool has_from;
	struct date from;
	bool has_until;
	struct date until;
	bool no_pins;
	const char *freeze; /* "beta 1"; NULL: the first name that is known */
	const char *final;
	int64_t limit; /* most dates; 0: 1,000,000 */
};

enum horizon {
	HORIZON_STEADY,  /* all that a day needs is there */
	HORIZON_GIVEN,   /* the caller said from when until when */
	HORIZON_PARTIAL, /* the file ends before its state is steady */
};

/* One date of a milestone, or an end of support, and the final of its cycle. */
struct summary_step {
	const struct summary_date *date;
	struct date final;
};

/*
 * `cycles` are the series that have a final, in the order of these; those from
 * `first` up to `end` count. Days count from `from` up to `until`, which is
 * the first that does not. What counts may be nothing. `steps` are the dates of
 * the cycles that count, by name and number ("beta 1") and then by date.
 */
struct summary {
	struct arena arena;
	const struct cadence *cadence;
	struct summary_series *series;
	size_t series_count;
	struct summary_event *events;
	size_t event_count;
	struct summary_step *steps;
	size_t step_count;
	const struct summary_series **cycles;
	size_t cycle_count;
	size_t first;
	size_t end;
	enum horizon horizon;
	bool lacks_older; /* series from before the first would be supported */
	struct date from;
	struct date until;
	int64_t expanded;        /* so many cycles were reckoned */
	const char *final_name;  /* what was taken for it; NULL: nothing */
	const char *freeze_name; /* likewise */
};

/* So long a steady state is looked at, in whole cycles. */
enum { SUMMARY_STEADY_MONTHS = 120 };

/*
 * Reckons as many cycles as are needed and fills `summary`, which is for the
 * caller to release in any case. False after a diagnostic, or when memory is
 * short (then no error was added).
 */
bool summary_make(struct summary *summary, const struct cadence *cadence,
    const struct summary_options *options, struct diagnostics *diagnostics);
void summary_release(struct summary *summary);

/* Takes the series at hand into the summary. (metric_gather.c) */
bool summary_gather(struct summary *summary, struct plan_query *query);

/* Takes an item in if it is an event with a date; false when memory is short.
 * Once all are there, marks what takes place meanwhile. (metric_gather.c) */
bool summary_add_event(struct summary *summary, const struct plan_item *item);
void summary_mark_events(struct summary *summary);

/* Finds freeze and final of each series by their names, which are `freeze` and
 * `final` where these are not NULL. False when memory is short.
 * (metric_roles.c) */
bool summary_find_roles(
    struct summary *summary, const struct summary_options *options);

/* Fills `steps`; false when memory is short. (metric_steps.c) */
bool summary_sort_steps(struct summary *summary);

/* Those of one name and number; NULL where there is none. */
const struct summary_step *summary_steps_of(const struct summary *summary,
    const char *milestone, int32_t number, size_t *count);

/* Below, at or above 0 as the one comes before the other by name, letters
 * without case, blanks and hyphens alike, and then by number. */
int summary_order_steps(const char *left, int32_t left_number,
    const char *right, int32_t right_number);

/* Whether one of these is a milestone of the cadence: NULL, or that which is
 * not, or which cannot be told as memory is short. */
const char *summary_unknown_role(const struct cadence *cadence,
    const struct summary_options *options, struct arena *arena);

/* What a milestone of that name is published for. */
enum test_phase summary_test_phase(const char *milestone);

/* The same for a date, as the file says it, or else by its name. */
enum test_phase summary_phase(
    const struct cadence *cadence, const struct summary_date *date);

/* How many days are counted; 0 where there are none. */
int64_t summary_days(const struct summary *summary);

/* Days from the first to the second. */
static inline int64_t
summary_between(struct date from, struct date to)
{
	return (int64_t)to.day - from.day;
}

#endif
