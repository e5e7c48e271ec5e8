/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which items a date is needed for. Only src/plan/ includes it. */
#ifndef TAKT_PLAN_DEPENDENTS_H
#define TAKT_PLAN_DEPENDENTS_H

#include "plan/engine.h"
#include "plan/explain.h"

/* A date that others may need. */
struct needed {
	int64_t series;
	uint32_t symbol;
	size_t index; /* of the entry; 0 start and 1 end of a window */
};

/*
 * Adds the items of `series` whose rule, or whose pin, names that date itself
 * (and not by way of others). False when memory is short.
 */
bool dependents_add(struct engine *engine, struct series *series,
    const struct needed *needed, struct arena *arena,
    struct explained_dependents *dependents);

#endif
