/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the files of this floor share: the state of an inspection, and the
 * words for dates. Only src/compare/ includes it.
 */
#ifndef TAKT_COMPARE_INSPECT_H
#define TAKT_COMPARE_INSPECT_H

#include "cadence/check.h"
#include "plan/query.h"

/* A time in which a series is supported. */
struct stretch {
	const char *series;
	struct plan_days days;
};

/* What became of one check, over all series. */
struct tally {
	size_t made; /* in so many series it could be made */
	const char
	    *problem; /* why it could not be in the first of the others */
	struct stretch *stretches; /* CHECK_SUPPORTED */
	size_t stretch_count;
};

/* One cadence under inspection, and its series at hand. */
struct inspection {
	const struct cadence *cadence;
	struct diagnostics *diagnostics;
	struct plan_query *query;
	struct arena arena;    /* of the cadence */
	struct arena scratch;  /* of the series */
	struct tally *tallies; /* as many as there are checks */
};

/* The checks in the series at hand. (checks.c) */
void inspect_checks(struct inspection *inspection);

/* The series that are supported at a time, once all are known; and checks that
 * could not be made anywhere. (supported.c, checks.c) */
void collect_supported(struct inspection *inspection, const struct check *check,
    struct tally *tally);
void inspect_supported(struct inspection *inspection, const struct check *check,
    const struct tally *tally);
void inspect_unmade(struct inspection *inspection);

/* Order, gaps and days in the series at hand. (order.c, days.c) */
void inspect_order(struct inspection *inspection);
void inspect_gaps(struct inspection *inspection);
void inspect_days(struct inspection *inspection);

/* Whether days lie where a check wants them. */
struct where_answer {
	bool known; /* false: the other side has no date there */
	bool holds;
	const char *name; /* what the day is called there; or NULL */
	bool has_days;
	struct plan_days days; /* of the other side, where it is one stretch */
	const char *problem;   /* why it is not known; or NULL */
};

/* All the days must lie there. (where.c) */
struct where_answer where_holds(struct inspection *inspection,
    const struct check_where *where, struct plan_days days);

/* "2026-10-06 Tue"; a coarse one as coarse as it is. */
enum { DAY_TEXT_SIZE = 48 };
char *show_value(const struct phrase_value *value, char text[DAY_TEXT_SIZE]);
char *show_day(struct date date, char text[DAY_TEXT_SIZE]);
char *show_item(const struct plan_item *item, char text[DAY_TEXT_SIZE]);

/* A phrase in normal form, in the scratch arena; "" when memory is short. */
const char *show_phrase(
    struct inspection *inspection, const struct phrase *phrase);

/* Is it said to take place, on known days? */
bool item_takes_place(const struct plan_item *item);

/* Has somebody set its date, and said why? */
bool item_is_explained(const struct plan_item *item);

/* The place of an item's date: its pin, or its rule. */
struct span item_place(const struct plan_item *item);

/* Adds to the latest finding where the date of an item comes from. */
void note_item(struct inspection *inspection, const struct plan_item *item);

#endif
