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

/* Each counted day has its number of stretches. `most_since`, if it is not
 * NULL, is set to the first day with the most. */
void stretches_tally(const struct stretches *stretches,
    const struct measuring *measuring, struct tally_of_metric *tally,
    struct date *most_since);

#endif
