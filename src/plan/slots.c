/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which slots a rule makes, and how many there may be. */
#include "plan/slots.h"

bool
slots_add(struct series *series, struct sequence *sequence, int64_t ordinal)
{
	struct slot *slots = arena_grow(&series->arena, sequence->slots,
	    sequence->slot_count, sizeof(struct slot));

	if (slots == NULL)
		return false;
	sequence->slots = slots;
	slots[sequence->slot_count] = (struct slot){.ordinal = ordinal};
	sequence->slot_count++;
	series->slot_count++;
	return true;
}

bool
slots_add_dated(struct series *series, struct sequence *sequence,
    int64_t ordinal, struct date date)
{
	if (!slots_add(series, sequence, ordinal))
		return false;
	sequence->slots[sequence->slot_count - 1].has_date = true;
	sequence->slots[sequence->slot_count - 1].date = date;
	return true;
}

/* Bounds one sequence, and all of a series, before memory does. */
bool
slots_check_limit(
    const struct view *view, const struct sequence *sequence, struct span at)
{
	bool is_long = sequence->slot_count >= CADENCE_SLOTS_MAX;

	if (!is_long && view->series->slot_count < CADENCE_SERIES_SLOTS_MAX)
		return true;
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_TOO_MANY_DATES, at,
	    DIAGNOSTIC_ARGS(is_long ? "10000" : "50000"));
	diagnostic_help(view->engine->diagnostics,
	    "let it end sooner, or repeat less often");
	return false;
}

bool
engine_make_slots(
    const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];

	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		return slots_of_milestone(view,
		    rules_milestone(view->series->rules, symbol), sequence);
	case SYMBOL_WINDOW:
	case SYMBOL_END_OF_LIFE:
		/* Its start and its end. */
		return slots_add(view->series, sequence, 1) &&
		    slots_add(view->series, sequence, 2);
	case SYMBOL_EVENT:
		return slots_add(view->series, sequence, 1);
	case SYMBOL_TRAIN:
		break;
	}
	return slots_of_train(
	    view, rules_train(view->series->rules, symbol), sequence);
}
