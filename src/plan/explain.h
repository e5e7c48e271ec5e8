/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Why an item falls where it does: what its rule gives, step by step, beside
 * what a pin says. Renderers turn this into words.
 */
#ifndef TAKT_PLAN_EXPLAIN_H
#define TAKT_PLAN_EXPLAIN_H

#include "plan/plan.h"

/* A part of the rule in normal form, and the day it comes to. */
struct explained_step {
	const char *phrase;
	struct phrase_value value;
};

/* A day on which the date would have fallen, and why it does not. */
struct explained_move {
	struct date date;
	const char *reason;
};

/* What needs the date: the first of them where they are many alike. */
struct explained_dependent {
	const char *name;
	struct phrase_value value;
	bool is_planned; /* it needs what the rule says, not the pin */
};

struct explained_dependents {
	struct explained_dependent *items;
	size_t count;
};

/* Valid during the visit only. */
struct explained {
	const struct plan_item *item;
	bool has_rule_value;
	struct phrase_value rule_value; /* with this item's pin taken away */
	const struct explained_step *steps; /* innermost first */
	size_t step_count;
	struct span rule_at;         /* where the rule stands */
	struct phrase_value unmoved; /* before days to avoid */
	const struct explained_move *moves;
	size_t move_count;
	const char *move; /* by which convention; NULL: it did not move */
	bool has_cycle;
	bool is_own_cycle;          /* the file gives the series its own date */
	const struct era *era;      /* the rhythm of the cycle; or NULL */
	const struct phrase *chain; /* the rule of the cycle date, or NULL */
	const struct explained_step *chain_steps;
	size_t chain_step_count;
	/* Days within pauses that the chain of the date stepped over, and that
	 * of the cycle date. */
	const struct explained_move *pauses;
	size_t pause_count;
	const struct explained_move *cycle_pauses;
	size_t cycle_pause_count;
	/* Days off that business days were not counted on. */
	const struct explained_move *days_off;
	size_t day_off_count;
	struct explained_dependents dependents;
};

/* The file name in findings about the milestone that was asked for. */
#define PLAN_EXPLAIN_SOURCE "milestone"

/*
 * Calls `visit` for what `milestone` ("beta 1", "final", "alpha slot 3", or
 * "beta" for all its steps) names: in `series`, or where that is NULL in every
 * series of the file. False after adding a diagnostic.
 */
bool plan_explain(const struct cadence *cadence, const char *milestone,
    const char *series,
    bool (*visit)(void *context, const struct explained *explained),
    void *context, struct diagnostics *diagnostics);

#endif
