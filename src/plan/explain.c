/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reckons a series, then asks the rule of one item again and listens. */
#include "plan/explain.h"

#include <string.h>

#include "plan/dependents.h"
#include "plan/select.h"

struct explainer {
	struct engine engine;
	struct target target;
	const char *extra;  /* what stands alone under `also:`, instead */
	struct arena arena; /* of the steps of one item */
	struct explained_step *steps;
	size_t step_count;
	struct explained_move *pauses;
	size_t pause_count;
	struct explained_move *days_off;
	size_t day_off_count;
	const struct series *series; /* whose days off count */
	bool found;
	bool is_long; /* of one series alone, so what depends on it is told */
	bool (*visit)(void *context, const struct explained *explained);
	void *context;
};

static void
add_day(struct explainer *explainer, struct explained_move **list,
    size_t *count, struct date date, const char *reason)
{
	struct explained_move *days =
	    arena_grow(&explainer->arena, *list, *count, sizeof(*days));

	if (days == NULL)
		return;
	*list = days;
	days[*count].date = date;
	days[(*count)++].reason = reason;
}

static void
add_pause(void *context, const struct pause *pause, struct date date)
{
	struct explainer *explainer = context;

	add_day(explainer, &explainer->pauses, &explainer->pause_count, date,
	    pause->name != NULL ? pause->name : "a pause");
}

/* Business days pass over days off; weekends go without saying. */
static void
add_days_off(
    struct explainer *explainer, const struct phrase *phrase, struct date to)
{
	const struct avoid_list *list =
	    explainer->series->rules->avoidance.list;
	struct date date =
	    explainer->steps[explainer->step_count - 1].value.date;
	int32_t step = phrase->as.offset.before ? -1 : 1;

	if (list == NULL || list->count == 0)
		return;
	while (date.day != to.day) {
		const char *reason;

		date.day += step;
		reason = daybook_reason(&explainer->engine.daybook, list, date);
		if (reason != NULL &&
		    (explainer->engine.cadence->workdays >> date_weekday(date) &
			1) != 0)
			add_day(explainer, &explainer->days_off,
			    &explainer->day_off_count, date, reason);
	}
}

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
	if (phrase->kind == PHRASE_OFFSET &&
	    phrase->as.offset.amount.business_days != 0 &&
	    explainer->step_count > 0 && value->precision == PRECISION_DAY)
		add_days_off(explainer, phrase, value->date);
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

/* Which days were avoided on the way from the rule's day to this one. */
static void
add_moves(struct explainer *explainer, const struct view *view, uint32_t symbol,
    size_t index, struct explained *explained)
{
	struct daybook *daybook = &explainer->engine.daybook;
	enum move move;
	const struct avoid_list *list = engine_avoids(view, symbol, &move);
	struct date date, end = explained->rule_value.date;
	struct explained_move *moves;
	int32_t step;

	explained->unmoved = explained->rule_value;
	if (list == NULL ||
	    !engine_unmoved_value(view, symbol, index, &explained->unmoved) ||
	    date_compare(explained->unmoved.date, end) == 0)
		return;
	explained->move = move_names[move];
	date = explained->unmoved.date;
	step = date_compare(date, end) < 0 ? 1 : -1;
	moves = ARENA_ARRAY(&explainer->arena,
	    (size_t)(step * date_days_between(date, end)),
	    struct explained_move);
	for (; moves != NULL && date.day != end.day; date.day += step) {
		const char *reason = daybook_reason(daybook, list, date);

		if (reason == NULL)
			continue;
		moves[explained->move_count].date = date;
		moves[explained->move_count++].reason = reason;
	}
	explained->moves = moves;
}

static void
listen(struct explainer *explainer)
{
	explainer->steps = NULL;
	explainer->step_count = 0;
	explainer->pauses = NULL;
	explainer->pause_count = 0;
	explainer->engine.trace = add_step;
	explainer->engine.met_pause = add_pause;
	explainer->engine.trace_context = explainer;
}

static void
stop_listening(struct explainer *explainer)
{
	explainer->engine.trace = NULL;
	explainer->engine.met_pause = NULL;
}

/* The day of a rhythm that a pause took away. */
static void
add_cycle_pause(
    struct explainer *explainer, const struct era *era, int64_t series)
{
	const struct cadence *cadence = explainer->engine.cadence;
	const struct workdays workdays = workdays_default();
	const struct pause *pause;
	struct date date;

	if (era->kind != RHYTHM_AMOUNT || series <= era->first ||
	    !cycle_beat(&cadence->cycle, series - 1, &date) ||
	    !amount_add(&era->every, 1, &workdays, date, &date))
		return;
	pause = pauses_find(cadence->cycle.pauses, date);
	if (pause != NULL)
		add_pause(explainer, pause, date);
}

/* How the cycle date came to be. */
static void
add_cycle(struct explainer *explainer, const struct view *view,
    struct explained *explained)
{
	const struct series *series = view->series;
	const struct era *era =
	    cycle_era(&explainer->engine.cadence->cycle, series->index);
	bool is_own = series->facts != NULL && series->facts->has_cycle;
	const struct pause *pause;
	struct phrase_value value;

	explained->has_cycle = series->has_cycle;
	explained->is_own_cycle = is_own;
	if (era == NULL || is_own)
		return;
	explained->era = era;
	listen(explainer);
	if (era->kind != RHYTHM_CHAIN) {
		add_cycle_pause(explainer, era, series->index);
	} else if (series->index != era->first || !era->has_from) {
		if (engine_evaluate(view, era->chain, 0, &value))
			explained->chain = era->chain;
		pause = pauses_find(&series->rules->pauses, value.date);
		if (explained->chain != NULL && pause != NULL)
			add_pause(explainer, pause, value.date);
	}
	stop_listening(explainer);
	explained->chain_steps = explainer->steps;
	explained->chain_step_count = explainer->step_count;
	explained->cycle_pauses = explainer->pauses;
	explained->cycle_pause_count = explainer->pause_count;
}

/* Series whose rules may look at this one: those that look back to it, and
 * those before it that look ahead. */
static bool
add_dependents(struct explainer *explainer, const struct plan_item *item,
    size_t index, struct explained *explained)
{
	const struct cadence *cadence = explainer->engine.cadence;
	const struct span nowhere = {NULL, 0, 0};
	const struct needed needed = {item->series_index, item->order, index};
	int64_t first = item->series_index - cadence->look_ahead;
	int64_t last = item->series_index + cadence->look_back;
	bool good = true;

	for (int64_t i = first < 0 ? 0 : first; i <= last && good; i++) {
		struct series *series;

		if (!cadence_has_series(cadence, i))
			continue;
		series = engine_series(&explainer->engine, i, nowhere);
		good = series != NULL &&
		    dependents_add(&explainer->engine, series, &needed,
			&explainer->arena, &explained->dependents);
	}
	return good;
}

static bool
explain_item(struct explainer *explainer, struct series *series,
    const struct plan_item *item)
{
	struct explained explained = {
	    .item = item, .rule_at = plan_item_place(item)};
	const struct view view = {&explainer->engine, series, WORLD_PINNED};
	size_t index = item->number > 0 ? (size_t)item->number - 1 : 0;

	explainer->found = true;
	explainer->series = series;
	explainer->days_off = NULL;
	explainer->day_off_count = 0;
	listen(explainer);
	stop_listening(explainer);
	if (item->window_rule != NULL)
		index = 1;
	if (item->step != 0) {
		if (item->train_rule != NULL)
			add_window_steps(explainer, series, item);
		explainer->engine.trace = add_step;
		explainer->engine.met_pause = add_pause;
		explained.has_rule_value = engine_rule_value(
		    &view, item->order, index, &explained.rule_value);
		stop_listening(explainer);
	}
	explained.steps = explainer->steps;
	explained.step_count = explainer->step_count;
	explained.pauses = explainer->pauses;
	explained.pause_count = explainer->pause_count;
	explained.days_off = explainer->days_off;
	explained.day_off_count = explainer->day_off_count;
	if (explained.has_rule_value)
		add_moves(explainer, &view, item->order, index, &explained);
	add_cycle(explainer, &view, &explained);
	if (explainer->is_long && item->kind != ITEM_EXTRA &&
	    !add_dependents(explainer, item, index, &explained))
		return false;
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

/* A chain ends where the file says, unless a later series is asked for. */
static bool
is_past_end(
    const struct cadence_selection *selection, const struct series *series)
{
	return selection->stops && selection->range_count == 0 &&
	    series->has_cycle &&
	    date_compare(series->cycle, selection->until) > 0;
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

		if (selection_is_over(selection, i) ||
		    (series != NULL && is_past_end(selection, series)))
			break;
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
	explainer.is_long = series != NULL;
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
		if (explainer.target.has_number)
			diagnostic_help(diagnostics,
			    "without the number, '%s' means all that there are",
			    explainer.target.name->text);
		good = false;
	}
	engine_release(&explainer.engine);
	arena_release(&explainer.arena);
	arena_release(&arena);
	return good;
}
