/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A plan in parts. What the walk through the plan has at hand of a series is
 * lent to the part, so that all parts together cost no more than a few walks,
 * however many there are.
 */
#include "plan/split.h"

#include "plan/walk.h"

struct splitter {
	const struct plan *plan;
	size_t cadence;
	bool (*visit)(void *context, const struct plan_part *part);
	void *context;
};

static bool
count_item(void *context, const struct plan_item *item)
{
	struct plan *part = context;

	part->item_count++;
	part->dated_count += item->precision != PRECISION_TBD;
	return true;
}

/* One cadence of the plan, or one series of it. */
static bool
make_part(struct plan *part, const struct plan *plan, size_t cadence,
    const struct reckoned *reckoned)
{
	*part = (struct plan){.cadences = &plan->cadences[cadence],
	    .cadence_count = 1,
	    .selection = plan->selection,
	    .moves = plan->moves,
	    .before = plan->before,
	    .reckoned = reckoned};
	part->selection.cadences = &plan->selection.cadences[cadence];
	return plan_walk(part, count_item, part);
}

/* The series as it is, whatever of it was selected. */
static bool
make_whole(struct plan *whole, const struct plan *plan, size_t cadence,
    struct reckoned *reckoned)
{
	reckoned->is_selected = true;
	*whole = (struct plan){.cadences = &plan->cadences[cadence],
	    .cadence_count = 1,
	    .selection = plan->selection,
	    .reckoned = reckoned};
	whole->selection.cadences = &plan->selection.cadences[cadence];
	whole->selection.given.has_from = false;
	whole->selection.given.has_until = false;
	whole->selection.only = NULL;
	whole->selection.only_count = 0;
	return plan_walk(whole, count_item, whole);
}

static bool
visit_series(void *context, const struct reckoned *reckoned)
{
	const struct splitter *splitter = context;
	struct reckoned all = *reckoned;
	struct plan selected, whole;

	return make_part(
		   &selected, splitter->plan, splitter->cadence, reckoned) &&
	    make_whole(&whole, splitter->plan, splitter->cadence, &all) &&
	    splitter->visit(splitter->context,
		&(struct plan_part){.selected = &selected,
		    .whole = &whole,
		    .project = selected.cadences[0]->project,
		    .series = reckoned->series->identity});
}

static bool
visit_project(struct splitter *splitter)
{
	struct plan selected;

	return make_part(&selected, splitter->plan, splitter->cadence, NULL) &&
	    splitter->visit(splitter->context,
		&(struct plan_part){.selected = &selected,
		    .project = selected.cadences[0]->project});
}

bool
plan_split(const struct plan *plan, bool by_series,
    bool (*visit)(void *context, const struct plan_part *part), void *context)
{
	struct diagnostics ignored = {0};
	struct splitter splitter = {plan, 0, visit, context};
	const struct walk walk = {.plan = plan,
	    .diagnostics = &ignored,
	    .visit_reckoned = visit_series,
	    .context = &splitter};
	bool good = true;

	for (size_t i = 0; i < plan->cadence_count && good; i++) {
		splitter.cadence = i;
		good = by_series ? plan_walk_cadence(&walk, i)
				 : visit_project(&splitter);
	}
	diagnostics_release(&ignored);
	return good;
}

const char *
plan_series_name(const struct plan *plan)
{
	return plan->reckoned != NULL ? plan->reckoned->series->version : NULL;
}
