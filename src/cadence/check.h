/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Checks ("final is in October"): what must hold for the dates of a plan.
 *
 *	check     := PHRASE "is" ["not"] WHERE
 *	           | UNITS "from" PHRASE "to" PHRASE COMPARISON NUMBER
 *	           | "supported" "series" COMPARISON NUMBER
 *	           | "series" "in" WINDOW COMPARISON NUMBER
 *	           | "no" ("milestone" | NAME) ("in" MONTHS | "on" DAYS)
 *	WHERE     := "in" MONTHS | "on" DAYS | RELATION TARGET
 *	RELATION  := "on" | "after" | "before" | "on or after" | "on or before"
 *	TARGET    := PHRASE | EVENT | CALENDAR
 *	MONTHS    := MONTH {"," MONTH}
 *	DAYS      := DAY {"," DAY}
 *	DAY       := WEEKDAY | "weekends" | "business days" | CALENDAR | EVENT
 *	UNITS     := "days" | "business days" | "weeks" | "months" | "quarters"
 *	           | "years"
 *
 * Words are read without regard to case; the last comma of a list may be "or"
 * or "and". What a check means for dates is the business of src/compare/.
 */
#ifndef TAKT_CADENCE_CHECK_H
#define TAKT_CADENCE_CHECK_H

#include "cadence/cadence.h"
#include "cadence/comparison.h"
#include "phrase/words.h"

enum { CHECK_NUMBER_MAX = 36600, CHECK_COUNT_MAX = 1000 };

enum check_relation {
	CHECK_IN, /* months */
	CHECK_ON,
	CHECK_AFTER,
	CHECK_BEFORE,
	CHECK_ON_OR_AFTER,
	CHECK_ON_OR_BEFORE
};

enum check_days_kind {
	CHECK_DAYS_MONTHS,
	CHECK_DAYS_WEEKDAYS,
	CHECK_DAYS_WEEKENDS, /* those that are not among `workdays:` */
	CHECK_DAYS_BUSINESS,
	CHECK_DAYS_CALENDAR,
	CHECK_DAYS_EVENT, /* all days of the event that `phrase` names */
	CHECK_DAYS_PHRASE
};

/* Some days that a date is compared with. */
struct check_days {
	enum check_days_kind kind;
	uint32_t bits;   /* MONTHS: 1 to 12; WEEKDAYS: (1 << weekday) */
	size_t calendar; /* CALENDAR: its index */
	const struct phrase *phrase;
};

/* A relation to one of several stretches of days. */
struct check_where {
	enum check_relation relation;
	struct check_days *days;
	size_t count; /* 1 unless IN or ON */
};

enum check_kind {
	CHECK_DATE,
	CHECK_DISTANCE,
	CHECK_SUPPORTED, /* how many series are supported at a time */
	CHECK_NONE       /* no milestone of some name falls there */
};

struct check {
	enum check_kind kind;
	struct span at;
	const char *reason;           /* NULL: none */
	const struct condition *when; /* NULL: all series */
	const struct phrase *date;    /* DATE; DISTANCE: from here … */
	const struct phrase *to;      /* … to here */
	bool is_negated;              /* DATE */
	struct check_where where;     /* DATE, NONE */
	enum amount_unit unit;        /* DISTANCE */
	enum comparator comparison;   /* DISTANCE, SUPPORTED */
	int32_t number;               /* DISTANCE, SUPPORTED */
	bool has_symbol;              /* else any milestone, all windows */
	uint32_t symbol;              /* NONE, SUPPORTED */
	const char *name;             /* of that symbol, as it is shown */
};

/*
 * Reads a check; the names, symbols and calendars of the cadence must be
 * known. What it makes lives in `arena`. False after a diagnostic, or when
 * memory is short.
 */
bool check_parse(const struct cadence *cadence, struct arena *arena,
    const struct phrase_text *text, struct diagnostics *diagnostics,
    struct check *check);

/* Appends the normal form, which parses to the same check. */
void check_format(
    const struct check *check, const struct cadence *cadence, struct buf *out);

/* Appends "in October", "on weekends", "after beta 1". */
void check_format_where(const struct check_where *where,
    const struct cadence *cadence, struct buf *out);

/* "days", "business days", …, by enum amount_unit. */
const char *check_unit_text(enum amount_unit unit);

/* Calls `visit` for every phrase in the check and all their parts. */
void check_walk(const struct check *check,
    void (*visit)(void *context, const struct phrase *phrase), void *context);

#endif
