/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where the milestones of one series fall in each of several cadences, as the
 * section "Example" of PEP 602 sets them side by side.
 */
#ifndef TAKT_COMPARE_METRIC_SHIFT_H
#define TAKT_COMPARE_METRIC_SHIFT_H

#include "compare/metric.h"

/* One milestone; NULL where a cadence has none of that name. */
struct shift_row {
	const char *name;
	const struct summary_date **dates; /* one for each cadence */
	size_t found;                      /* as which of the rows */
};

struct shift {
	const char *series;
	struct shift_row *rows; /* by date, in the first cadence that has it */
	size_t count;
};

/*
 * The milestones of a series, or of the first one that all cadences have where
 * `series` is NULL. False after a diagnostic, or when memory is short.
 */
bool shift_make(struct comparison *comparison, const char *series,
    struct shift *shift, struct diagnostics *diagnostics);

/*
 * Appends how far it is from one day to another: "same day", "10 months later",
 * "3 days earlier". Up to 13 days are told in days, up to 60 in whole weeks,
 * more in whole months: so many as lead nearest to the later of the two days,
 * and the more where two are as near.
 */
void shift_words(struct date from, struct date to, struct buf *out);

/*
 * The same of two dates as precise as they are: where one is known by its month
 * only, say, it is "same month" or so many months, never days.
 */
void shift_words_of(const struct summary_date *from,
    const struct summary_date *to, struct buf *out);

#endif
