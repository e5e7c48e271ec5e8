/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A selection made ready: texts such as "3.14..3.16" and "final,eol" as ranges
 * and names that items can be compared with. Only src/plan/ includes it.
 */
#ifndef TAKT_PLAN_SELECT_H
#define TAKT_PLAN_SELECT_H

#include "plan/plan.h"

/* Series indexes, inclusive. */
struct series_range {
	int64_t first;
	int64_t last;
};

struct cadence_selection {
	struct series_range *ranges; /* NULL: all */
	size_t range_count;
	int64_t end; /* expand series [0, end) */
	bool stops;  /* … and none whose cycle date is past the end: */
	struct date until;
	int64_t least; /* … but these in any case */
	/* The same as the file itself has it. */
	int64_t own_end;
	bool own_stops;
	struct date own_until;
};

struct selection {
	struct plan_selection given;
	struct cadence_selection *cadences;
	const char **only; /* NULL: all */
	size_t only_count;
};

/* False after adding a diagnostic, or when memory is short. */
bool selection_init(struct selection *selection, struct arena *arena,
    const struct cadence *const *cadences, size_t count,
    const struct plan_selection *given, struct diagnostics *diagnostics);

bool selection_has_series(
    const struct cadence_selection *selection, int64_t series);
/* Is this series behind all that were asked for by name? */
bool selection_is_over(
    const struct cadence_selection *selection, int64_t series);

/* Is this series behind all that the file expands by itself? `cycle` is its
 * cycle date, or NULL. */
bool selection_is_beyond(const struct cadence_selection *selection,
    int64_t series, const struct date *cycle);

bool selection_has_item(
    const struct selection *selection, const struct plan_item *item);

#endif
