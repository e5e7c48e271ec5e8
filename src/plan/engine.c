/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Dates on demand: each is reckoned when something asks for it and remembered.
 * A date that asks for itself is a circle, and the frames tell its way.
 */
#include "plan/slots.h"

/* Where the rule of a symbol stands, for messages about it. */
static struct span
symbol_span(const struct view *view, uint32_t symbol)
{
	const struct rules *rules = view->series->rules;

	switch (view->engine->cadence->symbols[symbol].kind) {
	case SYMBOL_MILESTONE:
		return rules_milestone(rules, symbol)->at;
	case SYMBOL_WINDOW:
	case SYMBOL_END_OF_LIFE:
		return rules_window(rules, symbol)->at;
	case SYMBOL_EVENT:
		return cadence_event(view->engine->cadence, symbol)->at;
	case SYMBOL_TRAIN:
		break;
	}
	return rules_train(rules, symbol)->at;
}

static bool
build_sequence(
    const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	return engine_make_slots(view, symbol, sequence) &&
	    engine_number(view, symbol, sequence);
}

struct sequence *
engine_sequence(const struct view *view, uint32_t symbol)
{
	struct sequence *sequence =
	    &view->series->sequences[view->world][symbol];
	struct frame frame = {
	    NULL, view->series, symbol, 0, view->world, EDGE_START};
	struct span at = symbol_span(view, symbol);
	bool good;

	if (sequence->state == KNOWN)
		return sequence;
	if (sequence->state == BUSY)
		engine_report_circle(view->engine, &frame, at);
	if (sequence->state != UNKNOWN ||
	    !engine_enter(view->engine, &frame, at))
		return NULL;
	sequence->state = BUSY;
	good = build_sequence(view, symbol, sequence);
	sequence->state = good ? KNOWN : FAILED;
	engine_leave(view->engine, &frame);
	if (view->series->arena.failed)
		view->engine->failed_memory = true;
	return good ? sequence : NULL;
}

static bool
window_start(const struct view *view, const struct window *window,
    struct phrase_value *value)
{
	if (window->from != NULL)
		return engine_evaluate(view, window->from, 0, value);
	/* The day after the last day of the window before. */
	return engine_edge(view, (window - 1)->symbol, 0, EDGE_END, value) &&
	    (value->precision == PRECISION_TBD ||
		date_add_days(value->date, 1, &value->date));
}

/* A length counts its first day: two weeks from Monday end on a Sunday. */
bool
engine_end_of_length(const struct view *view, const struct amount *length,
    struct date start, struct span at, struct date *last)
{
	if (engine_add(view, length, 1, start, last) &&
	    date_add_days(*last, -1, last))
		return true;
	return engine_report_range(view->engine, view->series, at);
}

bool
engine_report_backward(const struct view *view, const char *name,
    struct date start, struct date last, struct span at)
{
	char start_text[DATE_TEXT_SIZE];
	char last_text[DATE_TEXT_SIZE];

	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_ENDS_BEFORE_START,
	    at,
	    DIAGNOSTIC_ARGS(view->series->version, name,
		date_format(last, last_text), date_format(start, start_text)));
	return false;
}

static bool
window_end(const struct view *view, const struct window *window,
    struct phrase_value *value)
{
	struct phrase_value start;

	if (window->until != NULL) {
		if (!engine_evaluate(view, window->until, 0, value))
			return false;
	} else {
		if (!engine_edge(view, window->symbol, 0, EDGE_START, &start))
			return false;
		*value = start;
		if (start.precision != PRECISION_TBD &&
		    !engine_end_of_length(view, &window->length, start.date,
			window->at, &value->date))
			return false;
		if (start.precision != PRECISION_TBD)
			value->precision = PRECISION_DAY;
	}
	if (window->has_precision && value->precision != PRECISION_TBD)
		value->precision = window->precision;
	return true;
}

/* As the rule says it, before days to avoid move it. */
bool
engine_unmoved_value(const struct view *view, uint32_t symbol, size_t index,
    struct phrase_value *value)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];
	struct sequence *sequence = engine_sequence(view, symbol);
	const struct window *window;
	const struct slot *slot;

	if (sequence == NULL)
		return false;
	slot = sequence->entries[index].slot;
	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		return engine_milestone_date(view,
		    rules_milestone(view->series->rules, symbol), slot, value);
	case SYMBOL_WINDOW:
	case SYMBOL_END_OF_LIFE:
		window = rules_window(view->series->rules, symbol);
		return index == 0 ? window_start(view, window, value)
				  : window_end(view, window, value);
	case SYMBOL_EVENT:
		return engine_event(view, symbol, EDGE_START, value);
	case SYMBOL_TRAIN:
		break;
	}
	value->precision = slot->precision;
	return date_add_days(slot->date, slot->shift, &value->date) ||
	    engine_report_range(
		view->engine, view->series, symbol_span(view, symbol));
}

/* What a rule says itself about days to avoid. */
static const struct avoidance *
own_avoidance(const struct view *view, uint32_t symbol)
{
	const struct rules *rules = view->series->rules;

	switch (view->engine->cadence->symbols[symbol].kind) {
	case SYMBOL_MILESTONE:
		return &rules_milestone(rules, symbol)->avoidance;
	case SYMBOL_TRAIN:
		return &rules_train(rules, symbol)->avoidance;
	case SYMBOL_WINDOW:
	case SYMBOL_EVENT:
	case SYMBOL_END_OF_LIFE:
		break;
	}
	return &rules_window(rules, symbol)->avoidance;
}

const struct avoid_list *
engine_avoids(const struct view *view, uint32_t symbol, enum move *move)
{
	const struct avoidance *common = &view->series->rules->avoidance;
	enum symbol_kind kind = view->engine->cadence->symbols[symbol].kind;
	const struct avoidance *own;

	*move = MOVE_NONE;
	if (kind == SYMBOL_EVENT)
		return NULL;
	own = own_avoidance(view, symbol);
	*move = own->has_move  ? own->move
	    : common->has_move ? common->move
			       : MOVE_FOLLOWING;
	/* Support ends on the day that was promised. */
	if (kind == SYMBOL_WINDOW && own->list == NULL && !own->has_move)
		return NULL;
	return own->list != NULL ? own->list : common->list;
}

static bool
is_window(const struct view *view, uint32_t symbol)
{
	return view->engine->cadence->symbols[symbol].kind == SYMBOL_WINDOW;
}

/* Where no day is left, and why. */
static bool
report_no_day(const struct view *view, const struct avoid_list *list,
    struct date date, struct span at)
{
	struct engine *engine = view->engine;
	struct date stop;
	struct buf names = {0};
	char text[DATE_TEXT_SIZE];

	if (engine->daybook.failed || engine->daybook.failed_memory)
		return false;
	/* At either end of the calendar it is the calendar that ends. */
	if (!date_add_days(date, DAYBOOK_REACH, &stop) ||
	    !date_add_days(date, -DAYBOOK_REACH, &stop))
		return engine_report_range(engine, view->series, at);
	buf_append_string(&names, list->weekends ? "weekends" : "");
	for (size_t i = 0; i < list->count; i++)
		buf_printf(&names, "%s%s", names.length > 0 ? ", " : "",
		    engine->cadence->calendars[list->calendars[i]].name);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_NO_DAY_LEFT, at,
	    DIAGNOSTIC_ARGS(view->series->version, date_format(date, text),
		buf_text(&names)));
	diagnostic_help(engine->diagnostics,
	    "look which days off the calendar has; 'avoid: none' leaves a "
	    "date where it falls");
	buf_release(&names);
	return false;
}

bool
engine_rule_value(const struct view *view, uint32_t symbol, size_t index,
    struct phrase_value *value)
{
	enum move move;
	const struct avoid_list *list = engine_avoids(view, symbol, &move);
	const struct sequence *sequence;
	struct date fallen;

	if (!engine_unmoved_value(view, symbol, index, value))
		return false;
	if (list == NULL || value->precision != PRECISION_DAY ||
	    (index == 0 && is_window(view, symbol)))
		return true;
	sequence = engine_sequence(view, symbol);
	/* What is another milestone by definition has moved with it. */
	if (sequence == NULL ||
	    engine_alias(view, symbol, sequence->entries[index].slot) != NULL)
		return sequence != NULL;
	fallen = value->date;
	if (!daybook_move(&view->engine->daybook, list, move, &value->date))
		return report_no_day(
		    view, list, fallen, symbol_span(view, symbol));
	sequence->entries[index].has_fallen =
	    date_compare(fallen, value->date) != 0;
	sequence->entries[index].fallen = fallen;
	return true;
}

static bool
entry_start(const struct view *view, uint32_t symbol, size_t index,
    const struct entry *entry, struct phrase_value *value)
{
	const struct pin *pin =
	    entry->slot != NULL ? entry->slot->pin : &entry->extra->pin;
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];
	const struct window *window = kind->kind == SYMBOL_WINDOW
	    ? rules_window(view->series->rules, symbol)
	    : NULL;

	if (pin == NULL || pin->on == NULL)
		return engine_rule_value(view, symbol, index, value);
	if (!engine_evaluate(view, pin->on, 0, value))
		return false;
	if (pin->has_precision && value->precision != PRECISION_TBD)
		value->precision = pin->precision;
	if (window != NULL && window->has_precision &&
	    value->precision != PRECISION_TBD)
		value->precision = window->precision;
	return true;
}

/* The last day of an entry whose first day is known. */
static bool
entry_last(const struct view *view, uint32_t symbol, struct entry *entry,
    struct date *last)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];
	const struct pin *pin =
	    entry->slot != NULL ? entry->slot->pin : &entry->extra->pin;
	const struct milestone *milestone;
	const struct phrase *to = NULL;
	struct phrase_value value;

	*last = entry->start.date;
	if (kind->kind == SYMBOL_EVENT) {
		if (!engine_event(view, symbol, EDGE_END, &value))
			return false;
		entry->last_is_tbd = value.precision == PRECISION_TBD;
		if (!entry->last_is_tbd)
			*last = value.date;
		return true;
	}
	if (kind->kind != SYMBOL_MILESTONE ||
	    entry->start.precision == PRECISION_TBD)
		return true;
	milestone = rules_milestone(view->series->rules, symbol);
	if (pin != NULL && pin->to != NULL)
		to = pin->to;
	else if (!milestone->has_length)
		to = milestone->to;
	if (to == NULL && !milestone->has_length)
		return true;
	if (to == NULL)
		return engine_end_of_length(view, &milestone->length,
		    entry->start.date, milestone->at, last);
	if (!engine_evaluate(view, to, 0, &value))
		return false;
	entry->last_is_tbd = value.precision == PRECISION_TBD;
	if (entry->last_is_tbd)
		return true;
	*last = value.date;
	if (date_compare(*last, entry->start.date) >= 0)
		return true;
	return engine_report_backward(
	    view, milestone->name, entry->start.date, *last, to->at);
}

/* Reckons an edge of an entry that is not known yet. */
static bool
reckon_edge(const struct view *view, uint32_t symbol, size_t index,
    enum edge edge, struct entry *entry)
{
	if (edge == EDGE_START)
		return entry_start(view, symbol, index, entry, &entry->start);
	return entry_last(view, symbol, entry, &entry->last);
}

static bool
check_window(const struct view *view, const struct window *window,
    const struct sequence *sequence)
{
	const struct entry *start = &sequence->entries[0];
	const struct entry *end = &sequence->entries[1];

	if (start->state != KNOWN || end->state != KNOWN ||
	    end->start.precision != PRECISION_DAY ||
	    date_compare(start->start.date, end->start.date) <= 0)
		return true;
	return engine_report_backward(
	    view, window->name, start->start.date, end->start.date, window->at);
}

bool
engine_edge(const struct view *view, uint32_t symbol, size_t index,
    enum edge edge, struct phrase_value *value)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];
	struct sequence *sequence = engine_sequence(view, symbol);
	struct frame frame = {
	    NULL, view->series, symbol, index, view->world, edge};
	struct span at = symbol_span(view, symbol);
	struct entry *entry;
	enum reckoning *state;

	if (sequence == NULL)
		return false;
	if (kind->kind == SYMBOL_WINDOW) {
		index = edge == EDGE_END;
		edge = EDGE_START;
	} else if (edge == EDGE_END &&
	    !engine_edge(view, symbol, index, EDGE_START, value)) {
		return false;
	}
	entry = &sequence->entries[index];
	state = edge == EDGE_START ? &entry->state : &entry->last_state;
	if (*state == BUSY)
		engine_report_circle(view->engine, &frame, at);
	if (*state == UNKNOWN && engine_enter(view->engine, &frame, at)) {
		*state = BUSY;
		*state = reckon_edge(view, symbol, index, edge, entry) ? KNOWN
								       : FAILED;
		engine_leave(view->engine, &frame);
		if (kind->kind == SYMBOL_WINDOW &&
		    !check_window(view,
			rules_window(view->series->rules, symbol), sequence))
			*state = FAILED;
	}
	*value = entry->start;
	if (edge == EDGE_END && entry->last_is_tbd)
		*value = phrase_value_tbd();
	else if (edge == EDGE_END)
		value->date = entry->last;
	return *state == KNOWN;
}
