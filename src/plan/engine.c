/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Dates on demand: each is reckoned when something asks for it and remembered.
 * A date that asks for itself is a circle, and the frames tell its way.
 */
#include "plan/engine.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const struct workdays monday_to_friday = {1U << WEEKDAY_MONDAY |
	1U << WEEKDAY_TUESDAY | 1U << WEEKDAY_WEDNESDAY |
	1U << WEEKDAY_THURSDAY | 1U << WEEKDAY_FRIDAY,
    NULL, 0};

const struct workdays *
engine_workdays(void)
{
	return &monday_to_friday;
}

void
engine_init(struct engine *engine, const struct cadence *cadence,
    struct diagnostics *diagnostics)
{
	*engine = (struct engine){
	    .cadence = cadence,
	    .diagnostics = diagnostics,
	};
}

static void
free_list(struct series *series)
{
	while (series != NULL) {
		struct series *next = series->next;

		arena_release(&series->arena);
		free(series);
		series = next;
	}
}

void
engine_release(struct engine *engine)
{
	free_list(engine->series);
	free_list(engine->spare);
	engine->series = NULL;
	engine->spare = NULL;
}

void
engine_forget_before(struct engine *engine, int64_t index)
{
	struct series **link = &engine->series;
	int64_t oldest = index - engine->cadence->look_back - 1;

	while (*link != NULL) {
		struct series *series = *link;

		if (series->index >= oldest) {
			link = &series->next;
			continue;
		}
		*link = series->next;
		arena_release(&series->arena);
		series->next = engine->spare;
		engine->spare = series;
	}
}

static struct series *
take_spare(struct engine *engine)
{
	struct series *series = engine->spare;

	if (series != NULL)
		engine->spare = series->next;
	else
		series = malloc(sizeof(*series));
	if (series != NULL)
		*series = (struct series){0};
	else
		engine->failed_memory = true;
	return series;
}

/* Fills a new series; false when memory is short. */
static bool
set_up(struct engine *engine, struct series *series, int64_t index)
{
	const struct cadence *cadence = engine->cadence;

	series->index = index;
	series->facts = cadence_facts(cadence, index);
	series->rules = cadence_rules(cadence, index);
	series->version =
	    version_format(&cadence->version, index, &series->arena);
	for (int world = 0; world < WORLD_COUNT; world++) {
		series->sequences[world] = ARENA_ARRAY(
		    &series->arena, cadence->symbol_count, struct sequence);
		if (series->sequences[world] == NULL)
			return false;
	}
	return series->version != NULL;
}

static void
report_no_series(struct engine *engine, int64_t index, struct span at)
{
	const struct cadence *cadence = engine->cadence;
	const struct series *from =
	    engine->top != NULL ? engine->top->series : NULL;
	struct arena arena = {0};
	int64_t steps = from != NULL ? from->index - index : -index;

	diagnostic_add(engine->diagnostics, DIAGNOSTIC_SERIES_BEFORE_FIRST, at,
	    DIAGNOSTIC_ARGS(from != NULL ? from->version : "",
		arena_printf(&arena, "%" PRId64, steps),
		version_format(
		    &cadence->version, -cadence->version.first, &arena)));
	arena_release(&arena);
}

struct series *
engine_series(struct engine *engine, int64_t index, struct span at)
{
	struct series *series = engine->series;
	struct date cycle;

	while (series != NULL && series->index != index)
		series = series->next;
	if (series != NULL)
		return series;
	if (!version_exists(&engine->cadence->version, index)) {
		report_no_series(engine, index, at);
		return NULL;
	}
	if (!cadence_cycle_date(engine->cadence, index, &cycle)) {
		struct arena arena = {0};

		diagnostic_add(engine->diagnostics, DIAGNOSTIC_CYCLE_RANGE,
		    engine->cadence->cycle.at,
		    DIAGNOSTIC_ARGS(version_format(
			&engine->cadence->version, index, &arena)));
		arena_release(&arena);
		return NULL;
	}
	series = take_spare(engine);
	if (series == NULL)
		return NULL;
	series->next = engine->series;
	engine->series = series;
	series->cycle = cycle;
	if (!set_up(engine, series, index)) {
		engine->failed_memory = true;
		return NULL;
	}
	return series;
}

void
engine_label(const struct engine *engine, const struct series *series,
    uint32_t symbol, size_t entry, enum edge edge, int64_t here,
    struct buf *out)
{
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	const struct rules *rules = series->rules;

	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		if (edge == EDGE_END)
			buf_append_string(out, "end of ");
		buf_append_string(out, rules->milestones[kind->index].name);
		if (rules->milestones[kind->index].is_indexed)
			buf_printf(out, " %zu", entry + 1);
		break;
	case SYMBOL_WINDOW:
		buf_printf(out, "%s of %s", edge == EDGE_END ? "end" : "start",
		    rules->windows[kind->index].name);
		break;
	case SYMBOL_TRAIN:
		buf_printf(
		    out, "%s %zu", rules->trains[kind->index].name, entry + 1);
		break;
	}
	if (series->index != here)
		buf_printf(out, " of %s", series->version);
}

/* The way from the date that waits for itself back to it. */
static void
report_circle(struct engine *engine, const struct frame *first, struct span at)
{
	const struct frame *path[ENGINE_DEPTH_MAX];
	struct buf circle = {0};
	struct buf name = {0};
	int64_t here = first->series->index;
	size_t count = 0;

	for (const struct frame *frame = engine->top; count < ENGINE_DEPTH_MAX;
	     frame = frame->below) {
		path[count++] = frame;
		if (frame == first)
			break;
	}
	engine_label(engine, first->series, first->symbol, first->entry,
	    first->edge, here, &name);
	while (count-- > 0) {
		engine_label(engine, path[count]->series, path[count]->symbol,
		    path[count]->entry, path[count]->edge, here, &circle);
		buf_append_string(&circle, " -> ");
	}
	buf_append_string(&circle, buf_text(&name));
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_CIRCLE, at,
	    DIAGNOSTIC_ARGS(buf_text(&name), buf_text(&circle)));
	diagnostic_help(engine->diagnostics,
	    "define one of them from 'cycle', or from another milestone");
	buf_release(&circle);
	buf_release(&name);
}

static bool
is_same_frame(const struct frame *left, const struct frame *right)
{
	return left->series == right->series && left->symbol == right->symbol &&
	    left->entry == right->entry && left->edge == right->edge &&
	    left->world == right->world;
}

/* Complains about a date that is asked for while it is being reckoned. */
static bool
report_busy(struct engine *engine, const struct frame *frame, struct span at)
{
	const struct frame *first = engine->top;

	while (first != NULL && !is_same_frame(first, frame))
		first = first->below;
	if (first != NULL)
		report_circle(engine, first, at);
	return false;
}

/* Enters a frame; false (after a diagnostic) when there are too many. */
static bool
push(struct engine *engine, struct frame *frame, struct span at)
{
	struct buf name = {0};

	if (engine->depth < ENGINE_DEPTH_MAX) {
		frame->below = engine->top;
		engine->top = frame;
		engine->depth++;
		return true;
	}
	engine_label(engine, frame->series, frame->symbol, frame->entry,
	    frame->edge, frame->series->index, &name);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_TOO_DEEP, at,
	    DIAGNOSTIC_ARGS(buf_text(&name), frame->series->version, "200"));
	buf_release(&name);
	return false;
}

static void
pop(struct engine *engine, const struct frame *frame)
{
	engine->top = frame->below;
	engine->depth--;
}

/* Where the rule of a symbol stands, for messages about it. */
static struct span
symbol_span(const struct series *series, const struct symbol *symbol)
{
	switch (symbol->kind) {
	case SYMBOL_MILESTONE:
		return series->rules->milestones[symbol->index].at;
	case SYMBOL_WINDOW:
		return series->rules->windows[symbol->index].at;
	case SYMBOL_TRAIN:
		break;
	}
	return series->rules->trains[symbol->index].at;
}

static bool
build_sequence(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol, struct sequence *sequence)
{
	return engine_make_slots(engine, series, world, symbol, sequence) &&
	    engine_number(engine, series, world, symbol, sequence);
}

struct sequence *
engine_sequence(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol)
{
	struct sequence *sequence = &series->sequences[world][symbol];
	struct frame frame = {NULL, series, symbol, 0, world, EDGE_START};
	struct span at = symbol_span(series, &engine->cadence->symbols[symbol]);
	bool good;

	if (sequence->state == KNOWN)
		return sequence;
	if (sequence->state == BUSY)
		report_busy(engine, &frame, at);
	if (sequence->state != UNKNOWN || !push(engine, &frame, at))
		return NULL;
	sequence->state = BUSY;
	good = build_sequence(engine, series, world, symbol, sequence);
	sequence->state = good ? KNOWN : FAILED;
	pop(engine, &frame);
	if (series->arena.failed)
		engine->failed_memory = true;
	return good ? sequence : NULL;
}

static bool
window_start(struct engine *engine, struct series *series, enum world world,
    const struct window *window, struct phrase_value *value)
{
	if (window->from != NULL)
		return engine_evaluate(
		    engine, series, world, window->from, 0, value);
	/* The day after the last day of the window before. */
	return engine_edge(engine, series, world, window->symbol - 1, 0,
		   EDGE_END, value) &&
	    date_add_days(value->date, 1, &value->date);
}

/* A length counts its first day: two weeks from Monday end on a Sunday. */
static bool
end_of_length(struct engine *engine, const struct series *series,
    const struct amount *length, struct date start, struct span at,
    struct date *last)
{
	if (amount_add(length, 1, engine_workdays(), start, last) &&
	    date_add_days(*last, -1, last))
		return true;
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_OUT_OF_RANGE, at,
	    DIAGNOSTIC_ARGS(series->version));
	return false;
}

static bool
report_backward(struct engine *engine, const struct series *series,
    const char *name, struct date start, struct date last, struct span at)
{
	char start_text[DATE_TEXT_SIZE];
	char last_text[DATE_TEXT_SIZE];

	diagnostic_add(engine->diagnostics, DIAGNOSTIC_ENDS_BEFORE_START, at,
	    DIAGNOSTIC_ARGS(series->version, name, date_format(last, last_text),
		date_format(start, start_text)));
	return false;
}

static bool
window_end(struct engine *engine, struct series *series, enum world world,
    const struct window *window, struct phrase_value *value)
{
	struct phrase_value start;

	if (window->until != NULL) {
		if (!engine_evaluate(
			engine, series, world, window->until, 0, value))
			return false;
	} else {
		if (!engine_edge(engine, series, world, window->symbol, 0,
			EDGE_START, &start) ||
		    !end_of_length(engine, series, &window->length, start.date,
			window->at, &value->date))
			return false;
		value->precision = PRECISION_DAY;
	}
	if (window->has_precision)
		value->precision = window->precision;
	return true;
}

bool
engine_rule_value(struct engine *engine, struct series *series,
    enum world world, uint32_t symbol, size_t index, struct phrase_value *value)
{
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	struct sequence *sequence =
	    engine_sequence(engine, series, world, symbol);
	const struct slot *slot;

	if (sequence == NULL)
		return false;
	slot = sequence->entries[index].slot;
	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		return engine_milestone_date(engine, series, world,
		    &series->rules->milestones[kind->index], slot, value);
	case SYMBOL_WINDOW:
		return index == 0
		    ? window_start(engine, series, world,
			  &series->rules->windows[kind->index], value)
		    : window_end(engine, series, world,
			  &series->rules->windows[kind->index], value);
	case SYMBOL_TRAIN:
		break;
	}
	value->date = slot->date;
	value->precision = PRECISION_DAY;
	return true;
}

static bool
entry_start(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol, size_t index, const struct entry *entry,
    struct phrase_value *value)
{
	const struct pin *pin =
	    entry->slot != NULL ? entry->slot->pin : &entry->extra->pin;
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	const struct window *window = kind->kind == SYMBOL_WINDOW
	    ? &series->rules->windows[kind->index]
	    : NULL;

	if (pin == NULL || pin->on == NULL)
		return engine_rule_value(
		    engine, series, world, symbol, index, value);
	if (!engine_evaluate(engine, series, world, pin->on, 0, value))
		return false;
	if (window != NULL && window->has_precision)
		value->precision = window->precision;
	return true;
}

/* The last day of an entry whose first day is known. */
static bool
entry_last(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol, const struct entry *entry, struct date *last)
{
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	const struct pin *pin =
	    entry->slot != NULL ? entry->slot->pin : &entry->extra->pin;
	const struct milestone *milestone;
	const struct phrase *to = NULL;
	struct phrase_value value;

	*last = entry->start.date;
	if (kind->kind != SYMBOL_MILESTONE)
		return true;
	milestone = &series->rules->milestones[kind->index];
	if (pin != NULL && pin->to != NULL)
		to = pin->to;
	else if (!milestone->has_length)
		to = milestone->to;
	if (to == NULL && !milestone->has_length)
		return true;
	if (to == NULL)
		return end_of_length(engine, series, &milestone->length,
		    entry->start.date, milestone->at, last);
	if (!engine_evaluate(engine, series, world, to, 0, &value))
		return false;
	*last = value.date;
	if (date_compare(*last, entry->start.date) >= 0)
		return true;
	return report_backward(
	    engine, series, milestone->name, entry->start.date, *last, to->at);
}

/* Reckons an edge of an entry that is not known yet. */
static bool
reckon_edge(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol, size_t index, enum edge edge, struct entry *entry)
{
	if (edge == EDGE_START)
		return entry_start(
		    engine, series, world, symbol, index, entry, &entry->start);
	return entry_last(engine, series, world, symbol, entry, &entry->last);
}

static bool
check_window(struct engine *engine, struct series *series,
    const struct window *window, const struct sequence *sequence)
{
	const struct entry *start = &sequence->entries[0];
	const struct entry *end = &sequence->entries[1];

	if (start->state != KNOWN || end->state != KNOWN ||
	    end->start.precision != PRECISION_DAY ||
	    date_compare(start->start.date, end->start.date) <= 0)
		return true;
	return report_backward(engine, series, window->name, start->start.date,
	    end->start.date, window->at);
}

bool
engine_edge(struct engine *engine, struct series *series, enum world world,
    uint32_t symbol, size_t index, enum edge edge, struct phrase_value *value)
{
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	struct sequence *sequence =
	    engine_sequence(engine, series, world, symbol);
	struct frame frame = {NULL, series, symbol, index, world, edge};
	struct span at = symbol_span(series, kind);
	struct entry *entry;
	enum reckoning *state;

	if (sequence == NULL)
		return false;
	if (kind->kind == SYMBOL_WINDOW) {
		index = edge == EDGE_END;
		edge = EDGE_START;
	} else if (edge == EDGE_END &&
	    !engine_edge(
		engine, series, world, symbol, index, EDGE_START, value)) {
		return false;
	}
	entry = &sequence->entries[index];
	state = edge == EDGE_START ? &entry->state : &entry->last_state;
	if (*state == BUSY)
		report_busy(engine, &frame, at);
	if (*state == UNKNOWN && push(engine, &frame, at)) {
		*state = BUSY;
		*state = reckon_edge(
			     engine, series, world, symbol, index, edge, entry)
		    ? KNOWN
		    : FAILED;
		pop(engine, &frame);
		if (kind->kind == SYMBOL_WINDOW &&
		    !check_window(engine, series,
			&series->rules->windows[kind->index], sequence))
			*state = FAILED;
	}
	*value = entry->start;
	if (edge == EDGE_END)
		value->date = entry->last;
	return *state == KNOWN;
}

/* The series that a reference means, seen from here. */
static struct series *
referred_series(const struct engine_scope *scope, const struct phrase *phrase)
{
	const struct phrase_reference *reference = &phrase->as.reference;
	int64_t index = scope->series->index + reference->offset;

	if (reference->series == SERIES_RELATIVE && reference->offset == 0)
		return scope->series;
	if (reference->series == SERIES_NAMED)
		version_parse(&scope->engine->cadence->version,
		    reference->version, &index);
	return engine_series(scope->engine, index, reference->series_at);
}

static bool
report_no_step(const struct engine_scope *scope, const struct series *series,
    const struct phrase *phrase, const struct sequence *sequence)
{
	struct arena arena = {0};
	struct buf text = {0};

	phrase_format(phrase, &text);
	diagnostic_add(scope->engine->diagnostics, DIAGNOSTIC_NO_SUCH_STEP,
	    phrase->at,
	    DIAGNOSTIC_ARGS(buf_text(&text), series->version,
		arena_printf(&arena, "%zu", sequence->entry_count)));
	buf_release(&text);
	arena_release(&arena);
	return false;
}

/* The entry that a reference means; NULL after a diagnostic. */
static struct sequence *
find_entry(const struct engine_scope *scope, const struct phrase *phrase,
    struct series **series, size_t *index)
{
	const struct phrase_reference *reference = &phrase->as.reference;
	enum world world = reference->planned ? WORLD_PLANNED : scope->world;
	struct sequence *sequence;

	*series = referred_series(scope, phrase);
	if (*series == NULL)
		return NULL;
	sequence = engine_sequence(
	    scope->engine, *series, world, reference->name->symbol);
	if (sequence == NULL)
		return NULL;
	*index = 0;
	if (reference->index == INDEX_NUMBER)
		*index = (size_t)reference->number - 1;
	else if (reference->index == INDEX_LAST)
		*index = sequence->entry_count - 1;
	if (*index < sequence->entry_count)
		return sequence;
	report_no_step(scope, *series, phrase, sequence);
	return NULL;
}

static bool
resolve_reference(
    void *context, const struct phrase *phrase, struct phrase_value *value)
{
	const struct engine_scope *scope = context;
	const struct phrase_reference *reference = &phrase->as.reference;
	struct series *series;
	size_t index;

	if (find_entry(scope, phrase, &series, &index) == NULL)
		return false;
	return engine_edge(scope->engine, series,
	    reference->planned ? WORLD_PLANNED : scope->world,
	    reference->name->symbol, index, reference->name->edge, value);
}

static bool
resolve_slot(void *context, const struct phrase *phrase, struct date date,
    struct phrase_value *value)
{
	const struct engine_scope *scope = context;

	return engine_find_slot(
	    scope->engine, scope->series, scope->world, phrase, date, value);
}

static void
forward_trace(void *context, const struct phrase *phrase,
    const struct phrase_value *value)
{
	const struct engine_scope *scope = context;

	scope->engine->trace(scope->engine->trace_context, phrase, value);
}

void
engine_scope_init(struct engine_scope *scope, struct engine *engine,
    struct series *series, enum world world)
{
	scope->engine = engine;
	scope->series = series;
	scope->world = world;
	scope->scope = (struct phrase_scope){
	    .context = scope,
	    .cycle = series->cycle,
	    .series = series->version,
	    .workdays = engine_workdays(),
	    .diagnostics = engine->diagnostics,
	    .reference = resolve_reference,
	    .slot = resolve_slot,
	    .trace = engine->trace != NULL ? forward_trace : NULL,
	};
}

/* Only the outermost phrase is watched: what it refers to has its own story. */
bool
engine_evaluate(struct engine *engine, struct series *series, enum world world,
    const struct phrase *phrase, int32_t months, struct phrase_value *value)
{
	struct engine_scope scope;
	bool good;

	engine_scope_init(&scope, engine, series, world);
	good = phrase_evaluate_stepped(phrase, &scope.scope, months, value);
	return good;
}

/* The other milestone that a step is by definition, or NULL. */
static const struct phrase *
alias_of(const struct engine *engine, const struct series *series,
    uint32_t symbol, const struct slot *slot)
{
	const struct symbol *kind = &engine->cadence->symbols[symbol];
	const struct milestone *milestone;
	const struct phrase *phrase;

	if (kind->kind != SYMBOL_MILESTONE || slot == NULL)
		return NULL;
	milestone = &series->rules->milestones[kind->index];
	if (milestone->date_count == 0 || milestone->every != NULL ||
	    milestone->gaps != NULL)
		return NULL;
	phrase = milestone->date_count > 1 ? milestone->dates[slot->ordinal - 1]
					   : milestone->dates[0];
	return phrase->kind == PHRASE_REFERENCE && !phrase->as.reference.planned
	    ? phrase
	    : NULL;
}

enum status
engine_status(
    struct engine *engine, struct series *series, uint32_t symbol, size_t index)
{
	for (int depth = 0; depth < ENGINE_DEPTH_MAX; depth++) {
		struct sequence *sequence =
		    engine_sequence(engine, series, WORLD_PINNED, symbol);
		const struct entry *entry;
		const struct phrase *alias;
		struct engine_scope scope;

		if (sequence == NULL)
			break;
		if (engine->cadence->symbols[symbol].kind == SYMBOL_WINDOW)
			index = 1;
		entry = &sequence->entries[index];
		if (entry->extra != NULL)
			return entry->extra->pin.status;
		if (entry->slot->pin != NULL)
			return entry->slot->pin->status;
		alias = alias_of(engine, series, symbol, entry->slot);
		if (alias == NULL)
			break;
		engine_scope_init(&scope, engine, series, WORLD_PINNED);
		if (find_entry(&scope, alias, &series, &index) == NULL)
			break;
		symbol = alias->as.reference.name->symbol;
	}
	return STATUS_PLANNED;
}
