/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reckons a series, then asks the rule of one item again and listens. */
#include "plan/explain.h"

#include <string.h>

#include "plan/engine.h"
#include "plan/select.h"

struct explainer {
	struct engine engine;
	struct target target;
	const char *extra;  /* what stands alone under `also:`, instead */
	struct arena arena; /* of the steps of one item */
	struct explained_step *steps;
	size_t step_count;
	bool found;
	bool (*visit)(void *context, const struct explained *explained);
	void *context;
};

static void
add_step(void *context, const struct phrase *phrase,
    const struct phrase_value *value)
{
	struct explainer *explainer = context;
	struct explained_step *steps = arena_grow(&explainer->arena,
	    explainer->steps, explainer->step_count, sizeof(*steps));
	struct buf text = {0};

	if (steps == NULL)
		return;
	phrase_format(phrase, &text);
	explainer->arena.failed |= text.failed;
	explainer->steps = steps;
	steps[explainer->step_count].phrase =
	    arena_copy(&explainer->arena, buf_text(&text), text.length);
	steps[explainer->step_count].value = *value;
	explainer->step_count += steps[explainer->step_count].phrase != NULL;
	buf_release(&text);
}

static bool
is_meant(const struct explainer *explainer, const struct series *series,
    const struct plan_item *item)
{
	const struct target *target = &explainer->target;
	uint32_t symbol;

	if (explainer->extra != NULL)
		return item->kind == ITEM_EXTRA &&
		    strcmp(item->milestone, explainer->extra) == 0;
	symbol = cadence_symbol(
	    explainer->engine.cadence, series->rules, target->name->symbol);
	if (item->order != symbol || item->kind == ITEM_EXTRA ||
	    (item->window_rule != NULL && target->name->edge == EDGE_START))
		return false;
	if (!target->has_number)
		return true;
	if (target->is_slot)
		return item->step == target->number &&
		    (item->milestone_rule != NULL || item->train_rule != NULL);
	return item->number == target->number;
}

static struct span
rule_span(const struct plan_item *item)
{
	const struct milestone *milestone = item->milestone_rule;
	const struct span nowhere = {NULL, 0, 0};

	if (item->window_rule != NULL)
		return item->window_rule->until != NULL
		    ? item->window_rule->until->at
		    : item->window_rule->at;
	if (item->train_rule != NULL)
		return item->train_rule->on->at;
	if (milestone == NULL)
		return nowhere;
	if (milestone->last != NULL)
		return milestone->last->at;
	return milestone->is_list ? milestone->dates[item->step - 1]->at
				  : milestone->dates[0]->at;
}

/* The window that a train runs in is where its dates come from. */
static void
add_window_steps(struct explainer *explainer, struct series *series,
    const struct plan_item *item)
{
	const uint32_t windows[] = {
	    item->train_rule->first_window, item->train_rule->last_window};
	const struct view view = {&explainer->engine, series, WORLD_PINNED};
	enum edge edges[] = {EDGE_START, EDGE_END};

	for (size_t i = 0; i < 2; i++) {
		struct phrase reference = {.kind = PHRASE_REFERENCE};
		struct name name = {.symbol = windows[i]};
		struct phrase_value value;

		name.shown = arena_printf(&explainer->arena, "%s of %s",
		    edges[i] == EDGE_START ? "start" : "end",
		    item->cadence->symbols[windows[i]].name);
		reference.as.reference.name = &name;
		if (name.shown != NULL &&
		    engine_edge(&view, windows[i], 0, edges[i], &value))
			add_step(explainer, &reference, &value);
	}
}

static bool
explain_item(struct explainer *explainer, struct series *series,
    const struct plan_item *item)
{
	struct explained explained = {.item = item, .rule_at = rule_span(item)};
	const struct view view = {&explainer->engine, series, WORLD_PINNED};
	size_t index = item->number > 0 ? (size_t)item->number - 1 : 0;

	explainer->found = true;
	explainer->steps = NULL;
	explainer->step_count = 0;
	if (item->window_rule != NULL)
		index = 1;
	if (item->step != 0) {
		if (item->train_rule != NULL)
			add_window_steps(explainer, series, item);
		explainer->engine.trace = add_step;
		explainer->engine.trace_context = explainer;
		explained.has_rule_value = engine_rule_value(
		    &view, item->order, index, &explained.rule_value);
		explainer->engine.trace = NULL;
	}
	explained.steps = explainer->steps;
	explained.step_count = explainer->step_count;
	return !explainer->arena.failed &&
	    explainer->visit(explainer->context, &explained);
}

static bool
explain_series(struct explainer *explainer, struct series *series)
{
	size_t count = 0;
	struct plan_item *items =
	    engine_items(&explainer->engine, series, &count);
	bool good = items != NULL;

	for (size_t i = 0; i < count && good; i++) {
		struct arena_mark mark = arena_mark(&explainer->arena);

		if (is_meant(explainer, series, &items[i]))
			good = explain_item(explainer, series, &items[i]);
		arena_rewind(&explainer->arena, mark);
	}
	return good;
}

static bool
explain_selected(
    struct explainer *explainer, const struct cadence_selection *selection)
{
	const struct span nowhere = {NULL, 0, 0};
	bool good = true;

	for (int64_t i = 0; i < selection->end && good; i++) {
		struct series *series =
		    engine_series(&explainer->engine, i, nowhere);
		bool is_selected = selection_has_series(selection, i);
		size_t count;

		good = series != NULL;
		if (good && is_selected)
			good = explain_series(explainer, series);
		else if (good && explainer->engine.cadence->look_back > 0)
			good = engine_items(
				   &explainer->engine, series, &count) != NULL;
		engine_forget_before(&explainer->engine, i);
	}
	return good;
}

/* The key of what stands alone in some series, or NULL. */
static const char *
find_extra(const struct cadence *cadence, const char *key)
{
	for (size_t i = 0; i < cadence->series_count; i++) {
		const struct series_facts *facts = &cadence->series[i];

		for (size_t j = 0; j < facts->extra_count; j++) {
			const struct pin *pin = &facts->extras[j].pin;

			if (pin->target.name == NULL &&
			    name_equal(pin->key, key))
				return pin->key;
		}
	}
	return NULL;
}

bool
plan_explain(const struct cadence *cadence, const char *milestone,
    const char *series,
    bool (*visit)(void *context, const struct explained *explained),
    void *context, struct diagnostics *diagnostics)
{
	const struct source source = {
	    PLAN_EXPLAIN_SOURCE, milestone, strlen(milestone)};
	struct phrase_text text = {
	    milestone, source.size, {&source, 0, (uint32_t)source.size}, true};
	struct plan_selection given = {.series = series};
	struct selection selection;
	struct explainer explainer = {.visit = visit, .context = context};
	struct arena arena = {0};
	bool good;

	engine_init(&explainer.engine, cadence, diagnostics);
	explainer.extra = find_extra(cadence, milestone);
	good = (explainer.extra != NULL ||
		   target_parse(&arena, &cadence->names, &text, diagnostics,
		       &explainer.target)) &&
	    selection_init(
		&selection, &arena, &cadence, 1, &given, diagnostics) &&
	    explain_selected(&explainer, &selection.cadences[0]);
	if (good && !explainer.found) {
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    text.at,
		    DIAGNOSTIC_ARGS(
			milestone, "no selected series has it in its plan"));
		good = false;
	}
	engine_release(&explainer.engine);
	arena_release(&explainer.arena);
	arena_release(&arena);
	return good;
}
