/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What references in phrases mean: the series, the entry there, its date and
 * its status.
 */
#include "plan/slots.h"

/* The index of the series that a reference means, seen from here. */
static int64_t
referred_index(const struct view *view, const struct phrase *phrase)
{
	const struct phrase_reference *reference = &phrase->as.reference;
	int64_t index = view->series->index + reference->offset;

	if (reference->series == SERIES_NAMED)
		cadence_find(view->engine->cadence, reference->version, &index);
	return index;
}

static struct series *
referred_series(const struct view *view, const struct phrase *phrase)
{
	int64_t index = referred_index(view, phrase);

	if (index == view->series->index)
		return view->series;
	return engine_series(
	    view->engine, index, phrase->as.reference.series_at);
}

/* A series that is still to be named: nobody knows its dates. */
static bool
is_yet_to_come(const struct view *view, const struct phrase *phrase)
{
	int64_t index = referred_index(view, phrase);

	return index > view->series->index &&
	    !cadence_has_series(view->engine->cadence, index);
}

static void
report_no_step(const struct view *view, const struct phrase *phrase,
    const struct sequence *sequence)
{
	struct arena arena = {0};
	struct buf text = {0};

	phrase_format(phrase, &text);
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_NO_SUCH_STEP,
	    phrase->at,
	    DIAGNOSTIC_ARGS(buf_text(&text), view->series->version,
		sequence->entry_count == 0 && sequence->slot_count > 0
		    ? "none, it is dropped"
		    : arena_printf(&arena, "%zu", sequence->entry_count)));
	buf_release(&text);
	arena_release(&arena);
}

/* Only changes make the rules of one series differ from those of another. */
static void
report_no_rule(const struct view *view, const struct name *name, struct span at)
{
	const struct cadence *cadence = view->engine->cadence;
	struct diagnostics *diagnostics = view->engine->diagnostics;
	const struct change *change =
	    cadence_only_change(cadence, view->series->index);

	diagnostic_add(diagnostics, DIAGNOSTIC_NOT_IN_SERIES, at,
	    DIAGNOSTIC_ARGS(view->series->version, name->shown));
	if (cadence->change_count > 0)
		diagnostic_help(diagnostics,
		    "a change takes it away for this series, or gives it to "
		    "others only");
	if (change != NULL)
		diagnostic_note(diagnostics, change->at,
		    "the change that holds for this series");
}

uint32_t
engine_symbol(const struct view *view, const struct name *name, struct span at)
{
	uint32_t symbol = cadence_symbol(
	    view->engine->cadence, view->series->rules, name->symbol);

	if (symbol == RULE_NONE)
		report_no_rule(view, name, at);
	return symbol;
}

/*
 * Finds the entry that a reference means, and from where to look at it. False
 * after a diagnostic.
 */
static bool
find_entry(const struct view *view, const struct phrase *phrase,
    struct view *there, uint32_t *symbol, size_t *index)
{
	const struct phrase_reference *reference = &phrase->as.reference;
	const struct sequence *sequence;

	there->engine = view->engine;
	there->world = reference->planned ? WORLD_PLANNED : view->world;
	there->series = referred_series(view, phrase);
	if (there->series == NULL)
		return false;
	*symbol = engine_symbol(there, reference->name, phrase->at);
	if (*symbol == RULE_NONE)
		return false;
	sequence = engine_sequence(there, *symbol);
	if (sequence == NULL)
		return false;
	*index = 0;
	if (reference->index == INDEX_NUMBER)
		*index = (size_t)reference->number - 1;
	else if (reference->index == INDEX_LAST)
		*index = sequence->entry_count - 1;
	if (*index < sequence->entry_count)
		return true;
	report_no_step(there, phrase, sequence);
	return false;
}

/* Windows have two entries, their start and their end. */
static bool
is_window_end(const struct view *view, uint32_t symbol, const struct name *name)
{
	return view->engine->cadence->symbols[symbol].kind == SYMBOL_WINDOW &&
	    name->edge == EDGE_END;
}

static bool
resolve_reference(
    void *context, const struct phrase *phrase, struct phrase_value *value)
{
	const struct engine_scope *scope = context;
	const struct name *name = phrase->as.reference.name;
	struct view there;
	uint32_t symbol;
	size_t index;

	if (is_yet_to_come(&scope->view, phrase)) {
		*value = phrase_value_tbd();
		return true;
	}
	if (!find_entry(&scope->view, phrase, &there, &symbol, &index))
		return false;
	if (scope->view.engine->watch != NULL)
		scope->view.engine->watch(scope->view.engine->watch_context,
		    &there, symbol,
		    is_window_end(&there, symbol, name) ? 1 : index);
	return engine_edge(&there, symbol, index, name->edge, value);
}

static bool
resolve_slot(void *context, const struct phrase *phrase, struct date date,
    struct phrase_value *value)
{
	const struct engine_scope *scope = context;

	return engine_find_slot(&scope->view, phrase, date, value);
}

static bool
cover_days(void *context, struct date from, struct date until)
{
	const struct engine_scope *scope = context;

	return daybook_cover(&scope->view.engine->daybook,
	    scope->view.series->work, from, until);
}

static void
forward_trace(void *context, const struct phrase *phrase,
    const struct phrase_value *value)
{
	const struct engine_scope *scope = context;
	const struct engine *engine = scope->view.engine;

	engine->trace(engine->trace_context, phrase, value);
}

void
engine_scope_init(struct engine_scope *scope, const struct view *view)
{
	scope->view = *view;
	scope->scope = (struct phrase_scope){
	    .context = scope,
	    .cycle = view->world == WORLD_PLANNED ? view->series->planned_cycle
						  : view->series->cycle,
	    .series = view->series->version,
	    .has_no_cycle = !view->series->has_cycle,
	    .cycle_is_tbd = view->series->cycle_is_tbd[view->world],
	    .workdays = &view->series->work->workdays,
	    .cover = cover_days,
	    .diagnostics = view->engine->diagnostics,
	    .reference = resolve_reference,
	    .slot = resolve_slot,
	    .trace = view->engine->trace != NULL && !view->engine->is_muted
		? forward_trace
		: NULL,
	};
}

bool
engine_add(const struct view *view, const struct amount *amount, int64_t times,
    struct date date, struct date *result)
{
	struct daybook_work *work = view->series->work;
	struct date sum;

	do {
		if (!amount_add(amount, times, &work->workdays, date, &sum))
			return false;
	} while (amount->business_days != 0 &&
	    daybook_cover(&view->engine->daybook, work, date, sum));
	*result = sum;
	return true;
}

bool
engine_evaluate(const struct view *view, const struct phrase *phrase,
    int32_t months, struct phrase_value *value)
{
	struct engine_scope scope;

	engine_scope_init(&scope, view);
	return phrase_evaluate_stepped(phrase, &scope.scope, months, value);
}

/* "until: final of next". */
static const struct phrase *
alias_end(const struct window *window)
{
	return window->until != NULL &&
		window->until->kind == PHRASE_REFERENCE &&
		!window->until->as.reference.planned
	    ? window->until
	    : NULL;
}

const struct phrase *
engine_alias(const struct view *view, uint32_t symbol, const struct slot *slot)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];
	const struct milestone *milestone;
	const struct phrase *phrase;

	if (slot == NULL)
		return NULL;
	if (kind->kind == SYMBOL_WINDOW && slot->ordinal == 2)
		return alias_end(rules_window(view->series->rules, symbol));
	if (kind->kind != SYMBOL_MILESTONE)
		return NULL;
	milestone = rules_milestone(view->series->rules, symbol);
	if (milestone->date_count == 0 || milestone->every != NULL ||
	    milestone->gaps != NULL)
		return NULL;
	phrase = milestone->is_list ? milestone->dates[slot->ordinal - 1]
				    : milestone->dates[0];
	return phrase->kind == PHRASE_REFERENCE && !phrase->as.reference.planned
	    ? phrase
	    : NULL;
}

enum status
engine_status(const struct view *view, uint32_t symbol, size_t index)
{
	struct view here = *view;

	for (int depth = 0; depth < ENGINE_DEPTH_MAX; depth++) {
		const struct sequence *sequence =
		    engine_sequence(&here, symbol);
		const struct entry *entry;
		const struct phrase *alias;
		struct view there;

		if (sequence == NULL)
			break;
		if (here.engine->cadence->symbols[symbol].kind == SYMBOL_WINDOW)
			index = 1;
		entry = &sequence->entries[index];
		if (entry->extra != NULL)
			return entry->extra->pin.status;
		if (entry->slot->pin != NULL)
			return entry->slot->pin->status;
		alias = engine_alias(&here, symbol, entry->slot);
		if (alias == NULL || is_yet_to_come(&here, alias) ||
		    !find_entry(&here, alias, &there, &symbol, &index))
			break;
		here = there;
	}
	return STATUS_PLANNED;
}
