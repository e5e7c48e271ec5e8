/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a plan holds, and a walk through it. Only src/plan/plan.c and split.c
 * include it: to all others a plan is opaque.
 */
#ifndef TAKT_PLAN_WALK_H
#define TAKT_PLAN_WALK_H

#include "plan/engine.h"
#include "plan/moves.h"
#include "plan/select.h"

/* One series as a walk has it at hand; valid until the walk goes on. */
struct reckoned {
	struct engine *engine;
	struct series *series;
	struct plan_item *items;
	size_t count;
	bool is_selected;
};

struct plan {
	struct arena arena;
	const struct cadence **cadences;
	size_t cadence_count;
	struct selection selection;
	size_t item_count;
	size_t dated_count;
	struct moves *moves; /* NULL: nothing slips */
	struct plan *before; /* the plan without slips, or NULL */
	/* All that there is of a part: nothing is reckoned again; or NULL. */
	const struct reckoned *reckoned;
};

/* What a walk does with each selected item, or else with each series. */
struct walk {
	const struct plan *plan;
	struct diagnostics *diagnostics;
	/* One of the three. The last one is also given series that are not
	 * selected, where slips may have moved something in them. */
	bool (*visit)(void *context, const struct plan_item *item);
	series_visitor *visit_series;
	bool (*visit_reckoned)(void *context, const struct reckoned *reckoned);
	void *context;
	bool warns; /* of what moved to a day to avoid */
};

/* Walks through one cadence. False after a mistake, or if a visit said so. */
bool plan_walk_cadence(const struct walk *walk, size_t index);

#endif
