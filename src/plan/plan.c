/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A plan is reckoned series by series each time it is walked; only what a
 * rule looks back to is kept meanwhile, so memory stays flat.
 */
#include "plan/plan.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "plan/moves.h"
#include "plan/slip.h"
#include "plan/spans.h"
#include "plan/walk.h"

/* After so many series with mistakes a reader has enough to mend. */
enum { BAD_SERIES_MAX = 20 };

/* What moved to a day that its rule avoids, because a pin holds it there. */
static void
warn_moved(const struct walk *walk, struct engine *engine,
    struct series *series, struct plan_item *items, size_t count)
{
	const struct view view = {engine, series, WORLD_PINNED};

	for (size_t i = 0; i < count; i++) {
		const struct plan_item *item = &items[i];
		const struct span at =
		    item->pin != NULL ? item->pin->at : (struct span){0};
		const struct avoid_list *list;
		const char *reason = NULL;
		enum move move;

		moves_mark(walk->plan->moves, &items[i]);
		if (!item->has_moved || item->precision != PRECISION_DAY ||
		    item->order >= engine->cadence->symbol_count)
			continue;
		list = engine_avoids(&view, item->order, &move);
		if (list != NULL)
			reason =
			    daybook_reason(&engine->daybook, list, item->first);
		if (reason != NULL) {
			char date[DATE_TEXT_SIZE];

			diagnostic_add(walk->diagnostics,
			    DIAGNOSTIC_MOVED_ON_DAY_OFF, at,
			    DIAGNOSTIC_ARGS(item->name,
				date_format(item->first, date), reason));
		}
	}
}

/* A window is selected by the name of its end. */
static bool
walk_span(const struct walk *walk, const struct plan_item *end,
    struct arena *arena, bool is_selected)
{
	const struct selection *selection = &walk->plan->selection;
	struct plan_item span, days = *end;

	if (selection->given.windows == PLAN_WINDOW_ENDS ||
	    !span_of_window(end, arena, &span))
		return !arena->failed;
	if (walk->plan->moves != NULL)
		moves_mark(walk->plan->moves, &span);
	days.first = span.first;
	return !(is_selected || span.has_moved || span.is_new) ||
	    !selection_has_item(selection, &days) ||
	    walk->visit(walk->context, &span);
}

static bool
is_left_out(const struct walk *walk, const struct plan_item *item)
{
	return item->kind == ITEM_SUPPORT_END &&
	    walk->plan->selection.given.windows == PLAN_WINDOW_SPANS;
}

static bool
walk_items(const struct walk *walk, const struct view *view,
    struct plan_item *items, size_t count, bool is_selected)
{
	for (size_t i = 0; i < count; i++) {
		struct plan_item *item = &items[i];

		item->view = view;
		if (walk->plan->moves != NULL)
			moves_mark(walk->plan->moves, item);
		if (!walk_span(walk, item, &view->series->arena, is_selected))
			return false;
		if (!is_left_out(walk, item) &&
		    (is_selected || item->has_moved || item->is_new) &&
		    selection_has_item(&walk->plan->selection, item) &&
		    !walk->visit(walk->context, item))
			return false;
	}
	return true;
}

/* What belongs to no series comes before all of them. */
static bool
walk_events(const struct walk *walk, struct engine *engine,
    const struct cadence_selection *selection)
{
	const struct span nowhere = {NULL, 0, 0};
	struct plan_item *items;
	struct series *series;
	size_t count = 0;

	if (engine->cadence->event_count == 0 || selection->range_count > 0 ||
	    walk->visit == NULL)
		return true;
	series = engine_series(engine, 0, nowhere);
	if (series == NULL)
		return false;
	items = engine_project_events(engine, series, &count);
	return items != NULL &&
	    walk_items(walk, &(struct view){engine, series, engine->shown},
		items, count, true);
}

static bool
walk_reckoned(const struct walk *walk, const struct reckoned *at)
{
	struct engine *engine = at->engine;
	struct series *series = at->series;

	if (!at->is_selected && walk->plan->moves == NULL)
		return true;
	if (walk->visit != NULL)
		return walk_items(walk,
		    &(struct view){engine, series, engine->shown}, at->items,
		    at->count, at->is_selected);
	if (walk->visit_reckoned != NULL)
		return walk->visit_reckoned(walk->context, at);
	return !at->is_selected ||
	    walk->visit_series(
		walk->context, engine, series, at->items, at->count);
}

/*
 * Goes through all series from the first one on. Where rules look back, those
 * that are not selected are reckoned too, so that a chain from series to
 * series never gets deep. Mistakes in one series do not hide those in the
 * next, up to a limit.
 */
bool
plan_walk_cadence(const struct walk *walk, size_t index)
{
	const struct cadence_selection *selection =
	    &walk->plan->selection.cadences[index];
	const struct span nowhere = {NULL, 0, 0};
	struct engine engine;
	int bad = 0;

	if (walk->plan->reckoned != NULL)
		return walk_reckoned(walk, walk->plan->reckoned);
	engine_init(&engine, walk->plan->cadences[index], walk->diagnostics);
	engine.shown =
	    walk->plan->selection.given.no_pins ? WORLD_PLANNED : WORLD_PINNED;
	if (selection->end > 0)
		bad = !walk_events(walk, &engine, selection);
	for (int64_t i = 0; i < selection->end && bad < BAD_SERIES_MAX; i++) {
		struct series *series = engine_series(&engine, i, nowhere);
		bool is_selected = selection_has_series(selection, i);
		struct plan_item *items = NULL;
		size_t count = 0;

		if (walk->plan->moves == NULL &&
		    selection_is_over(selection, i))
			break;
		if (series != NULL && selection->stops &&
		    i >= selection->least && series->has_cycle &&
		    date_compare(series->cycle, selection->until) > 0)
			break;
		if (series != NULL &&
		    (is_selected || engine.cadence->look_back > 0 ||
			walk->plan->moves != NULL)) {
			items = engine_items(&engine, series, &count);
			bad += items == NULL;
		}
		if (items != NULL && walk->warns)
			warn_moved(walk, &engine, series, items, count);
		if (series == NULL || engine.failed_memory ||
		    (items != NULL &&
			!walk_reckoned(walk,
			    &(struct reckoned){
				&engine, series, items, count, is_selected}))) {
			bad++;
			break;
		}
		engine_forget_before(&engine, i);
	}
	engine_release(&engine);
	return bad == 0;
}

/* The first pass only counts. */
struct counter {
	struct diagnostics *diagnostics;
	int64_t limit;
	size_t count;
	size_t dated;
};

static bool
count_item(void *context, const struct plan_item *item)
{
	const struct span nowhere = {NULL, 0, 0};
	struct counter *counter = context;
	struct arena arena = {0};

	counter->dated += item->precision != PRECISION_TBD;
	counter->count++;
	if ((int64_t)counter->count <= counter->limit)
		return true;
	diagnostic_add(counter->diagnostics, DIAGNOSTIC_TOO_MANY_DATES, nowhere,
	    DIAGNOSTIC_ARGS(arena_printf(&arena, "%" PRId64, counter->limit)));
	diagnostic_help(counter->diagnostics,
	    "select fewer series or milestones, or raise --limit");
	arena_release(&arena);
	return false;
}

static bool
reckon_all(struct plan *plan, struct diagnostics *diagnostics)
{
	struct counter counter = {
	    diagnostics, plan->selection.given.limit, 0, 0};
	struct walk walk = {.plan = plan,
	    .diagnostics = diagnostics,
	    .visit = count_item,
	    .context = &counter,
	    .warns = plan->moves != NULL};
	bool good = true;

	for (size_t i = 0; i < plan->cadence_count && good; i++)
		good = plan_walk_cadence(&walk, i);
	plan->item_count = counter.count;
	plan->dated_count = counter.dated;
	return good;
}

/* Two cadences of one name would give two events the same UID. */
static bool
check_projects(const struct plan *plan, struct diagnostics *diagnostics)
{
	const struct span nowhere = {NULL, 0, 0};

	for (size_t i = 0; i < plan->cadence_count; i++) {
		const char *project = plan->cadences[i]->project;

		for (size_t j = 0; j < i; j++) {
			if (strcmp(plan->cadences[j]->project, project) != 0)
				continue;
			diagnostic_add(diagnostics, DIAGNOSTIC_SAME_PROJECT,
			    nowhere, DIAGNOSTIC_ARGS(project));
			diagnostic_help(diagnostics,
			    "give one of them another 'project' name");
			return false;
		}
	}
	return true;
}

/* The plan without slips, to compare with. */
static bool
remember(struct plan *plan, const struct plan_selection *selection,
    struct diagnostics *diagnostics)
{
	struct plan_selection all = {.cycles = selection->cycles,
	    .windows = selection->windows,
	    .limit = MOVES_MAX};

	plan->before =
	    plan_new(plan->cadences, plan->cadence_count, &all, diagnostics);
	if (plan->before == NULL)
		return false;
	plan->moves = moves_new(plan->before, &plan->arena);
	return plan->moves != NULL;
}

/* Puts cadences with the slips in the place of those without. */
static bool
slip_all(struct plan *plan, const struct plan_selection *selection,
    struct diagnostics *diagnostics)
{
	const char *const *slip = selection->slips;

	if (slip == NULL || *slip == NULL)
		return true;
	if (!remember(plan, selection, diagnostics))
		return false;
	for (; *slip != NULL; slip++) {
		const struct cadence *cadence = NULL;

		if (plan->cadence_count == 1)
			cadence = cadence_with_slip(plan->cadences[0], *slip,
			    (size_t)(slip - selection->slips) + 1,
			    selection->series, &plan->arena, diagnostics);
		else
			diagnostic_add(diagnostics,
			    DIAGNOSTIC_UNKNOWN_SELECTION,
			    (struct span){NULL, 0, 0},
			    DIAGNOSTIC_ARGS(*slip,
				"slips are tried on one cadence at a time"));
		if (cadence == NULL)
			return false;
		plan->cadences[0] = cadence;
	}
	return true;
}

struct plan *
plan_new(const struct cadence *const *cadences, size_t count,
    const struct plan_selection *selection, struct diagnostics *diagnostics)
{
	struct plan *plan = calloc(1, sizeof(*plan));
	size_t errors = diagnostics_failures(diagnostics);

	if (plan == NULL)
		return NULL;
	plan->cadences =
	    ARENA_ARRAY(&plan->arena, count + 1, const struct cadence *);
	if (plan->cadences != NULL) {
		plan->cadence_count = count;
		for (size_t i = 0; i < count; i++)
			plan->cadences[i] = cadences[i];
		if (check_projects(plan, diagnostics) &&
		    slip_all(plan, selection, diagnostics) &&
		    selection_init(&plan->selection, &plan->arena,
			plan->cadences, count, selection, diagnostics) &&
		    reckon_all(plan, diagnostics) &&
		    diagnostics_failures(diagnostics) == errors)
			return plan;
	}
	plan_free(plan);
	return NULL;
}

void
plan_free(struct plan *plan)
{
	if (plan == NULL)
		return;
	plan_free(plan->before);
	arena_release(&plan->arena);
	free(plan);
}

const struct plan *
plan_before(const struct plan *plan)
{
	return plan->before;
}

const struct plan_selection *
plan_given(const struct plan *plan)
{
	return &plan->selection.given;
}

bool
plan_selects(const struct plan *plan, const struct plan_item *item)
{
	return selection_has_item(&plan->selection, item);
}

bool
plan_is_beyond(const struct plan *plan, size_t cadence, int64_t series,
    const struct date *cycle)
{
	return selection_is_beyond(
	    &plan->selection.cadences[cadence], series, cycle);
}

size_t
plan_cadence_count(const struct plan *plan)
{
	return plan->cadence_count;
}

const struct cadence *
plan_cadence(const struct plan *plan, size_t index)
{
	return plan->cadences[index];
}

size_t
plan_item_count(const struct plan *plan)
{
	return plan->item_count;
}

size_t
plan_dated_count(const struct plan *plan)
{
	return plan->dated_count;
}

bool
plan_walk(const struct plan *plan,
    bool (*visit)(void *context, const struct plan_item *item), void *context)
{
	struct diagnostics ignored = {0};
	struct walk walk = {.plan = plan,
	    .diagnostics = &ignored,
	    .visit = visit,
	    .context = context};
	bool good = true;

	for (size_t i = 0; i < plan->cadence_count && good; i++)
		good = plan_walk_cadence(&walk, i);
	diagnostics_release(&ignored);
	return good;
}

bool
plan_walk_series(const struct plan *plan, size_t cadence,
    struct diagnostics *diagnostics, series_visitor *visit, void *context)
{
	const struct walk walk = {.plan = plan,
	    .diagnostics = diagnostics,
	    .visit_series = visit,
	    .context = context};

	return plan_walk_cadence(&walk, cadence);
}

bool
plan_walk_events(const struct plan *plan, size_t cadence,
    bool (*visit)(void *context, const struct plan_item *item), void *context)
{
	struct diagnostics ignored = {0};
	const struct walk walk = {.plan = plan,
	    .diagnostics = &ignored,
	    .visit = visit,
	    .context = context};
	struct engine engine;
	bool good;

	engine_init(&engine, plan->cadences[cadence], &ignored);
	engine.shown =
	    plan->selection.given.no_pins ? WORLD_PLANNED : WORLD_PINNED;
	good = walk_events(&walk, &engine, &plan->selection.cadences[cadence]);
	engine_release(&engine);
	diagnostics_release(&ignored);
	return good;
}

/* Copies items out of the walk, with the strings that would not outlive it. */
struct copier {
	struct arena *arena;
	struct plan_item *items;
	size_t count;
};

static bool
copy_item(void *context, const struct plan_item *item)
{
	struct copier *copier = context;
	struct plan_item *copy = &copier->items[copier->count++];

	*copy = *item;
	copy->view = NULL;
	if (item->avoided != NULL)
		copy->avoided = arena_string(copier->arena, item->avoided);
	copy->series = arena_string(copier->arena, item->series);
	copy->series_identity =
	    arena_string(copier->arena, item->series_identity);
	copy->milestone = arena_string(copier->arena, item->milestone);
	copy->slot = arena_string(copier->arena, item->slot);
	copy->name = arena_string(copier->arena, item->name);
	if (item->person_count > 0) {
		struct person *people = ARENA_ARRAY(
		    copier->arena, item->person_count, struct person);

		if (people == NULL)
			return false;
		memcpy(people, item->people,
		    item->person_count * sizeof(people[0]));
		copy->people = people;
	}
	/* Walks go cadence by cadence, so this keeps the files' order. */
	copy->order = (uint32_t)copier->count;
	return !copier->arena->failed;
}

static int
compare_by_date(const void *left, const void *right)
{
	const struct plan_item *a = left;
	const struct plan_item *b = right;
	int order =
	    date_compare(plan_item_sort_date(a), plan_item_sort_date(b));

	if (order != 0)
		return order;
	return a->order < b->order ? -1 : a->order > b->order;
}

const struct plan_item *
plan_sorted(const struct plan *plan, struct arena *arena)
{
	struct copier copier = {arena, NULL, 0};

	copier.items =
	    ARENA_ARRAY(arena, plan->item_count + 1, struct plan_item);
	if (copier.items == NULL || !plan_walk(plan, copy_item, &copier))
		return NULL;
	qsort(copier.items, copier.count, sizeof(copier.items[0]),
	    compare_by_date);
	return copier.items;
}
