/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How many of several stretches of days there are at once, over the days that
 * a summary counts. For metrics alone.
 */
#ifndef TAKT_COMPARE_METRIC_COUNT_H
#define TAKT_COMPARE_METRIC_COUNT_H

#include "compare/metric.h"

/* Inclusive stretches, in any order. */
struct stretches {
	struct plan_days *days;
	size_t count;
};

/* An empty list with room for `most`; its `days` are NULL when memory is
 * short. */
struct stretches stretches_new(struct arena *arena, size_t most);
void stretches_add(
    struct stretches *stretches, struct date first, struct date last);

/* When there are most of them: the first time, and on how many days in all. */
struct stretches_most {
	struct plan_days first;
	int64_t days; /* 0: there is no counted day */
};

/* Each counted day has its number of stretches. A zeroed `most`, if it is not
 * NULL, is filled. */
void stretches_tally(const struct stretches *stretches,
    const struct measuring *measuring, struct tally_of_metric *tally,
    struct stretches_most *most);

#endif
