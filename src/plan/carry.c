/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How far later steps move along with a pin, and where that stops. */
#include "plan/carry.h"

#include "plan/slots.h"

/* What the rule, and what is carried, gives for a slot. */
static bool
slot_date(const struct view *view, uint32_t symbol, const struct slot *slot,
    struct phrase_value *value)
{
	if (view->engine->cadence->symbols[symbol].kind == SYMBOL_MILESTONE)
		return engine_milestone_date(view,
		    rules_milestone(view->series->rules, symbol), slot, value);
	*value = (struct phrase_value){slot->date, PRECISION_DAY};
	return date_add_days(slot->date, slot->shift, &value->date) ||
	    engine_report_range(view->engine, view->series,
		rules_train(view->series->rules, symbol)->at);
}

/* The same without anything that is carried. */
static bool
rule_date(const struct view *view, uint32_t symbol, const struct slot *slot,
    struct phrase_value *value)
{
	struct slot plain = *slot;

	plain.pin = NULL;
	plain.shift = 0;
	return slot_date(view, symbol, &plain, value);
}

/* Can one step more be reckoned? Not where each has a phrase of its own. */
static bool
check_open_end(const struct view *view, uint32_t symbol, const struct pin *pin)
{
	if (view->engine->cadence->symbols[symbol].kind == SYMBOL_MILESTONE) {
		const struct milestone *milestone =
		    rules_milestone(view->series->rules, symbol);

		if (milestone->every != NULL && milestone->count > 0)
			return true;
	}
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_CANNOT_CARRY,
	    pin->at, DIAGNOSTIC_ARGS(pin->key));
	diagnostic_help(view->engine->diagnostics,
	    "only 'count' with one 'every' goes on; put the step that makes "
	    "up for it under 'also'");
	return false;
}

bool
carry_dropped(
    const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	size_t count = sequence->slot_count;

	for (size_t i = 0; i < count; i++) {
		const struct pin *pin = sequence->slots[i].pin;
		int64_t last = sequence->slots[count - 1].ordinal;

		if (pin == NULL || !pin->carries ||
		    pin->status != STATUS_DROPPED)
			continue;
		if (sequence->slot_count > count) {
			diagnostic_add(view->engine->diagnostics,
			    DIAGNOSTIC_PINNED_TWICE, pin->at,
			    DIAGNOSTIC_ARGS(pin->key, "another that carries"));
			return false;
		}
		if (!check_open_end(view, symbol, pin) ||
		    !slots_add(view->series, sequence, last + 1))
			return false;
		sequence->slots[count].extends = pin;
	}
	return true;
}

/* The day that stops what is carried. */
static bool
stop_date(
    const struct view *view, const struct pin *pin, struct phrase_value *value)
{
	const struct target *target = &pin->carry_to;
	uint32_t symbol = engine_symbol(view, target->name, pin->at);
	struct sequence *sequence;
	size_t index =
	    target->has_number && !target->is_slot && target->number > 0
	    ? (size_t)target->number - 1
	    : 0;

	if (symbol == RULE_NONE)
		return false;
	sequence = engine_sequence(view, symbol);
	if (sequence == NULL)
		return false;
	if (index < sequence->entry_count)
		return engine_edge(
		    view, symbol, index, target->name->edge, value);
	*value = phrase_value_tbd();
	return true;
}

/* Is the stop a step of the same sequence? Then that one moves, too, and no
 * later one. */
static bool
stops_within(const struct view *view, uint32_t symbol, const struct pin *pin)
{
	return pin->has_carry_to &&
	    cadence_symbol(view->engine->cadence, view->series->rules,
		pin->carry_to.name->symbol) == symbol;
}

/* Takes the entries from `first` on away where they would reach the stop. */
static bool
cut(const struct view *view, uint32_t symbol, const struct pin *pin,
    struct sequence *sequence, size_t first)
{
	struct phrase_value stop, value;

	if (!pin->has_carry_to || stops_within(view, symbol, pin))
		return true;
	if (!stop_date(view, pin, &stop))
		return false;
	for (size_t i = first; i < sequence->entry_count; i++) {
		const struct slot *slot = sequence->entries[i].slot;

		if (slot == NULL ||
		    (slot->pin != NULL && slot->pin->on != NULL))
			continue;
		if (!slot_date(view, symbol, slot, &value))
			return false;
		if (date_compare(value.date, stop.date) < 0)
			continue;
		sequence->entry_count = i;
		break;
	}
	return true;
}

/* Moves what follows an entry by as many days as its pin moved it. */
static bool
shift_later(const struct view *view, uint32_t symbol, const struct pin *pin,
    struct sequence *sequence, size_t index)
{
	struct phrase_value rule, pinned;
	int32_t days;

	if (!rule_date(view, symbol, sequence->entries[index].slot, &rule) ||
	    !engine_evaluate(view, pin->on, 0, &pinned))
		return false;
	if (rule.precision == PRECISION_TBD ||
	    pinned.precision == PRECISION_TBD)
		return true;
	days = date_days_between(rule.date, pinned.date);
	for (size_t i = index + 1; i < sequence->entry_count; i++) {
		const struct slot *slot = sequence->entries[i].slot;

		if (stops_within(view, symbol, pin) &&
		    i >= (size_t)pin->carry_to.number)
			break;
		if (slot != NULL)
			sequence->slots[slot - sequence->slots].shift = days;
	}
	return cut(view, symbol, pin, sequence, index + 1);
}

bool
carry_dates(const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	bool good = true;

	for (size_t i = 0; i < sequence->entry_count && good; i++) {
		const struct slot *slot = sequence->entries[i].slot;

		if (slot == NULL)
			continue;
		if (slot->extends != NULL)
			good = cut(view, symbol, slot->extends, sequence, i);
		else if (slot->pin != NULL && slot->pin->carries &&
		    slot->pin->on != NULL)
			good =
			    shift_later(view, symbol, slot->pin, sequence, i);
	}
	return good;
}
