/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Every rule of a series is asked once more, while references are watched.
 * Dates are known by then, so what is watched are the rule's own references.
 */
#include "plan/dependents.h"

struct watcher {
	const struct engine *engine;
	const struct needed *needed;
	int depth; /* of the rule itself; deeper ones are others' references */
	bool found;
	bool is_planned; /* and only as planned */
};

static void
notice(void *context, const struct view *there, uint32_t symbol, size_t index)
{
	struct watcher *watcher = context;
	const struct needed *needed = watcher->needed;

	if (watcher->engine->depth != watcher->depth ||
	    there->series->index != needed->series ||
	    symbol != needed->symbol || index != needed->index)
		return;
	watcher->is_planned = there->world == WORLD_PLANNED &&
	    (watcher->is_planned || !watcher->found);
	watcher->found = true;
}

/* Asks for what the item is made from. */
static void
ask(const struct view *view, const struct plan_item *item, size_t index)
{
	const struct train *train = item->train_rule;
	struct phrase_value value;

	if (item->pin != NULL && item->pin->on != NULL) {
		engine_evaluate(view, item->pin->on, 0, &value);
		return;
	}
	if (train != NULL) {
		if (train->from != NULL)
			engine_evaluate(view, train->from, 0, &value);
		if (train->until != NULL)
			engine_evaluate(view, train->until, 0, &value);
	} else if (item->step != 0 && item->kind != ITEM_EVENT) {
		engine_rule_value(view, item->order, index, &value);
	}
	if (item->milestone_rule != NULL && item->milestone_rule->to != NULL)
		engine_evaluate(view, item->milestone_rule->to, 0, &value);
}

static bool
add(struct arena *arena, const struct plan_item *item, bool is_planned,
    struct explained_dependents *dependents)
{
	struct explained_dependent *items = arena_grow(
	    arena, dependents->items, dependents->count, sizeof(*items));

	if (items == NULL)
		return false;
	dependents->items = items;
	items[dependents->count].name = arena_string(arena, item->name);
	items[dependents->count].value.date = item->first;
	items[dependents->count].value.precision = item->precision;
	items[dependents->count].is_planned = is_planned;
	dependents->count++;
	return !arena->failed;
}

/* All slots of a train need the same. */
static bool
is_repeated(const struct plan_item *items, size_t place)
{
	for (size_t i = 0; i < place; i++) {
		if (items[i].train_rule != NULL &&
		    items[i].train_rule == items[place].train_rule)
			return true;
	}
	return false;
}

/* A chain counts from a date of another series. */
static bool
ask_chain(const struct view *view, const struct watcher *watcher,
    struct arena *arena, struct explained_dependents *dependents)
{
	const struct series *series = view->series;
	const struct era *era =
	    cycle_era(&view->engine->cadence->cycle, series->index);
	struct plan_item cycle = {.first = series->cycle};
	struct phrase_value value;

	if (era == NULL || era->kind != RHYTHM_CHAIN || !series->has_cycle ||
	    !engine_evaluate(view, era->chain, 0, &value) || !watcher->found)
		return true;
	cycle.name = arena_printf(arena, "cycle of %s", series->version);
	return cycle.name != NULL &&
	    add(arena, &cycle, watcher->is_planned, dependents);
}

/* A date to fall back to needs the one that was missed: itself. */
static bool
is_itself(
    const struct needed *needed, const struct plan_item *item, size_t index)
{
	return item->series_index == needed->series &&
	    item->order == needed->symbol && index == needed->index;
}

/* All rules of the series, and its place in a chain. */
static bool
ask_all(const struct view *view, struct watcher *watcher, struct arena *arena,
    struct explained_dependents *dependents)
{
	struct engine *engine = view->engine;
	size_t count = 0;
	struct plan_item *items = engine_items(engine, view->series, &count);
	bool good = items != NULL;

	engine->watch = notice;
	engine->watch_context = watcher;
	good = good && ask_chain(view, watcher, arena, dependents);
	for (size_t i = 0; good && i < count; i++) {
		size_t index = items[i].window_rule != NULL ? 1
		    : items[i].number > 0 ? (size_t)items[i].number - 1
					  : 0;

		if (is_repeated(items, i) ||
		    is_itself(watcher->needed, &items[i], index))
			continue;
		watcher->found = false;
		watcher->is_planned = false;
		ask(view, &items[i], index);
		if (watcher->found)
			good = add(
			    arena, &items[i], watcher->is_planned, dependents);
	}
	engine->watch = NULL;
	engine->watch_context = NULL;
	return good;
}

bool
dependents_add(struct engine *engine, struct series *series,
    const struct needed *needed, struct arena *arena,
    struct explained_dependents *dependents)
{
	const struct view view = {engine, series, WORLD_PINNED};
	struct watcher watcher = {
	    .engine = engine, .needed = needed, .depth = engine->depth};

	return ask_all(&view, &watcher, arena, dependents);
}
