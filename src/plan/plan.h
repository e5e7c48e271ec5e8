/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Cadences and a horizon as dated items. Renderers walk a plan; they see the
 * rules only as an item's provenance. No YAML, no output format here.
 */
#ifndef TAKT_PLAN_PLAN_H
#define TAKT_PLAN_PLAN_H

#include "cadence/cadence.h"
#include "phrase/evaluate.h"

enum item_kind {
	ITEM_MILESTONE,
	ITEM_SUPPORT_END, /* the last day of a support window */
	ITEM_SUPPORT,     /* all of its days */
	ITEM_RELEASE,     /* a slot of a train */
	ITEM_EXTRA,       /* stands alone in one series (`also:` with a name) */
	ITEM_EVENT        /* no release; of a series, or of the project */
};

struct view;

/* Who does something about an item. */
struct person {
	const char *role;
	const char *name;
};

/*
 * One dated thing. Strings belong to the plan (or to the cadence). `first` and
 * `last` are inclusive and equal for a single day; with a precision coarser
 * than a day they are the first and last day that it may mean.
 */
struct plan_item {
	const struct cadence *cadence;
	const char *series;
	const char *series_identity; /* what it was first called */
	int64_t series_index;
	enum item_kind kind;
	const char *milestone; /* "beta", "end-of-life": what --only selects */
	int32_t number;        /* 0 for what has no number */
	const char *slot;      /* identity within the series: "beta/2" */
	const char *name;      /* "3.14.0 beta 1" */
	struct date first;
	struct date last;
	enum precision precision;
	enum status status;
	const char *description; /* what the file says it means; or NULL */
	const char *reason;      /* NULL: none */
	const char *url;         /* the series' or the project's; NULL: none */
	const struct clock *clock; /* NULL: all day */
	const char *const *tags;   /* ends with NULL; or NULL */
	const char *const *audience;
	const struct person *people;
	size_t person_count;
	bool is_optional; /* may not be needed */

	/* Provenance: the rule (one of three, or none for an extra) and its
	 * step, the cycle date it was read from, and the pin that overrules
	 * it, or NULL. plan_item_rule() writes the rule down. */
	const struct milestone *milestone_rule;
	const struct window *window_rule;
	const struct train *train_rule;
	const struct event *event_rule;
	int64_t step;
	struct date cycle;
	bool has_cycle;               /* `cycle` is known */
	struct phrase_value start;    /* of a window; tbd: not known */
	enum precision end_precision; /* of the last day of a window */
	const struct pin *pin;
	int32_t carried;     /* days, from the pin of a step before */
	struct date fallen;  /* where the rule fell on a day to avoid … */
	const char *avoided; /* … which was this ("Good Friday"); else NULL */
	const struct view *view; /* of the engine; NULL outside of a walk */

	uint32_t order; /* of the rule in its file, to sort equal dates */

	/* Where a plan has slips: how this one is beside the plan without. */
	bool has_moved;
	bool is_new;
	struct date was;
};

/* "planned", "actual", …; "if needed" for what is planned and optional. */
const char *plan_item_status(const struct plan_item *item);

/* How support windows are shown. */
enum plan_windows { PLAN_WINDOW_ENDS, PLAN_WINDOW_SPANS, PLAN_WINDOW_BOTH };

/* What to take of a plan. Zeroed, it takes all that the files say. */
struct plan_selection {
	bool has_from;
	struct date from; /* items that end on this day or later */
	bool has_until;
	struct date until;  /* items that start on this day or earlier */
	const char *series; /* "3.14", "3.14..3.16", "3.9,3.14..": or NULL */
	const char *only;   /* "final,eol": or NULL */
	int64_t cycles;     /* 0: as the file says */
	bool no_pins;       /* what the rules say alone */
	enum plan_windows windows;
	const char *const *slips; /* "beta 1=+7d", ends with NULL; or NULL */
	int64_t limit;            /* most items; 0: 10,000 */
	/* Expand at least to the cycles that begin by this day, if the files
	 * end before it: as far as rules and names go. */
	bool has_reach;
	struct date reach;
};

enum { PLAN_LIMIT_DEFAULT = 10000 };

/*
 * Appends the item's rule in normal form, and which of its steps the item is,
 * `with_count` of how many, which changes when others come and go; nothing for
 * an extra.
 */
void plan_item_rule(
    const struct plan_item *item, bool with_count, struct buf *out);

/*
 * What the rule gives for an item that a pin dates, with all other pins in
 * force. False where no pin dates it, no rule stands behind it, or the rule
 * cannot tell; for items of plan_walk() alone. (plan/differ.c)
 */
bool plan_item_rule_value(
    const struct plan_item *item, struct phrase_value *value);

/* Where the item's rule stands; nowhere for an extra. */
struct span plan_item_place(const struct plan_item *item);

/* The day by which items are sorted: the first, but of an end known only by
 * month or year the last that it may mean. */
struct date plan_item_sort_date(const struct plan_item *item);

/* The item's dates as precise as they are: "2026-10-01", "2031-10". */
char *plan_item_date(
    const struct plan_item *item, char text[PHRASE_VALUE_TEXT_SIZE]);

enum { PLAN_UID_SIZE = 37 };

/*
 * Replaces the content of `name` by project, series and slot, apart by a line
 * feed, which none of them can hold. The displayed name, the number and the
 * date play no part. False when memory is short.
 */
bool plan_item_identity(const struct plan_item *item, struct buf *name);

/* The UID of calendars for such an identity: a name-based UUID. */
void plan_identity_uid(
    const char *identity, size_t length, char uid[PLAN_UID_SIZE]);

struct plan;

/*
 * Reckons every selected item once, so that all that is wrong is known before
 * any output: NULL after adding a diagnostic, or when memory is short (then no
 * error was added). The cadences and the strings of the selection must outlive
 * the plan.
 */
struct plan *plan_new(const struct cadence *const *cadences, size_t count,
    const struct plan_selection *selection, struct diagnostics *diagnostics);
void plan_free(struct plan *plan);

/* The plan without slips, in which all series are selected; NULL where nothing
 * slips. */
const struct plan *plan_before(const struct plan *plan);

size_t plan_cadence_count(const struct plan *plan);
const struct cadence *plan_cadence(const struct plan *plan, size_t index);

/* What was asked for; its strings are those of the caller. */
const struct plan_selection *plan_given(const struct plan *plan);

/* Is an item among those that --only, --from and --until select? */
bool plan_selects(const struct plan *plan, const struct plan_item *item);

/* Does a series, with its cycle date if it has one, lie behind the last that
 * its file expands by itself? */
bool plan_is_beyond(const struct plan *plan, size_t cadence, int64_t series,
    const struct date *cycle);

/* How many items are selected. */
size_t plan_item_count(const struct plan *plan);

/* How many of them have a date already. */
size_t plan_dated_count(const struct plan *plan);

/*
 * Calls `visit` for each item: cadence by cadence, series by series, by date
 * within a series. Memory does not grow with the number of series. Items are
 * valid during the call only. False when `visit` returned false or memory is
 * short.
 */
bool plan_walk(const struct plan *plan,
    bool (*visit)(void *context, const struct plan_item *item), void *context);

/*
 * Calls `visit` for each selected item of one cadence that belongs to no
 * series, which are events. As plan_walk() otherwise.
 */
bool plan_walk_events(const struct plan *plan, size_t cadence,
    bool (*visit)(void *context, const struct plan_item *item), void *context);

/*
 * All items sorted by date, then as the files have them. They belong to
 * `arena`. NULL when memory is short.
 */
const struct plan_item *plan_sorted(
    const struct plan *plan, struct arena *arena);

#endif
