/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * One series on a day. Only the standing of src/compare/ includes it.
 */
#ifndef TAKT_COMPARE_STANDING_SERIES_H
#define TAKT_COMPARE_STANDING_SERIES_H

#include "compare/standing.h"
#include "plan/query.h"

/* A copy that outlives the walk; false when memory is short. */
bool standing_copy(struct arena *arena, const struct plan_item *item,
    struct standing_date *date);

/* Does it count: dated, and neither cancelled nor dropped? */
bool standing_counts(const struct plan_item *item);

/* Is it still to come, or is it today? */
bool standing_is_coming(const struct plan_item *item, struct date today);

/* Fills in all but `is_beyond`. False when memory is short. */
bool standing_read_series(struct arena *arena, struct plan_query *query,
    struct date today, struct standing_series *series);

#endif
