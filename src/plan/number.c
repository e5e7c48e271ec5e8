/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Slots and numbers: extras take the number they are written with, dropped
 * slots give theirs to the next, and pins find their slot by either.
 */
#include "plan/carry.h"

struct numbering {
	struct engine *engine;
	struct series *series;
	uint32_t symbol;
	struct sequence *sequence;
};

static bool
is_about(const struct numbering *numbering, const struct pin *pin)
{
	return pin->target.name != NULL &&
	    cadence_symbol(numbering->engine->cadence, numbering->series->rules,
		pin->target.name->symbol) == numbering->symbol;
}

/* The extra that is written with this number, or NULL. */
static const struct extra *
find_extra(const struct numbering *numbering, int32_t number)
{
	const struct series_facts *facts = numbering->series->facts;

	for (size_t i = 0; i < facts->extra_count; i++) {
		const struct extra *extra = &facts->extras[i];

		if (is_about(numbering, &extra->pin) &&
		    extra->pin.target.number == number)
			return extra;
	}
	return NULL;
}

static size_t
count_extras(const struct numbering *numbering)
{
	const struct series_facts *facts = numbering->series->facts;
	size_t count = 0;

	for (size_t i = 0; facts != NULL && i < facts->extra_count; i++)
		count += is_about(numbering, &facts->extras[i].pin);
	return count;
}

static struct slot *
find_slot(const struct numbering *numbering, int64_t ordinal)
{
	struct sequence *sequence = numbering->sequence;

	for (size_t i = 0; i < sequence->slot_count; i++) {
		if (sequence->slots[i].ordinal == ordinal)
			return &sequence->slots[i];
	}
	return NULL;
}

static bool
report_unknown_pin(struct numbering *numbering, const struct pin *pin)
{
	struct diagnostics *diagnostics = numbering->engine->diagnostics;

	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_PIN, pin->at,
	    DIAGNOSTIC_ARGS(numbering->series->version, pin->key));
	if (pin->target.has_number && !pin->target.is_slot)
		diagnostic_help(diagnostics,
		    "the rule makes %zu here; a release beyond the rule "
		    "stands under 'also'",
		    numbering->sequence->slot_count);
	return false;
}

static bool
set_pin(struct numbering *numbering, struct slot *slot, const struct pin *pin)
{
	struct diagnostics *diagnostics = numbering->engine->diagnostics;

	if (slot == NULL)
		return report_unknown_pin(numbering, pin);
	if (slot->pin != NULL) {
		diagnostic_add(diagnostics, DIAGNOSTIC_PINNED_TWICE, pin->at,
		    DIAGNOSTIC_ARGS(pin->key, slot->pin->key));
		diagnostic_note(
		    diagnostics, slot->pin->at, "the other one is here");
		return false;
	}
	slot->pin = pin;
	return true;
}

/* Pins that name a slot, or a single date. */
static bool
set_slot_pins(struct numbering *numbering)
{
	const struct series_facts *facts = numbering->series->facts;
	enum symbol_kind kind =
	    numbering->engine->cadence->symbols[numbering->symbol].kind;
	bool good = true;

	for (size_t i = 0; i < facts->pin_count; i++) {
		const struct pin *pin = &facts->pins[i];
		int64_t ordinal = pin->target.number;

		if (!is_about(numbering, pin) ||
		    (pin->target.has_number && !pin->target.is_slot))
			continue;
		if (!pin->target.has_number)
			ordinal = kind == SYMBOL_WINDOW ? 2 : 1;
		good &= set_pin(numbering, find_slot(numbering, ordinal), pin);
	}
	return good;
}

/* Pins that name a number. */
static bool
set_number_pins(struct numbering *numbering)
{
	const struct series_facts *facts = numbering->series->facts;
	const struct sequence *sequence = numbering->sequence;
	bool good = true;

	for (size_t i = 0; i < facts->pin_count; i++) {
		const struct pin *pin = &facts->pins[i];
		size_t number = (size_t)pin->target.number;
		struct slot *slot = NULL;

		if (!is_about(numbering, pin) || !pin->target.has_number ||
		    pin->target.is_slot)
			continue;
		if (number >= 1 && number <= sequence->entry_count &&
		    sequence->entries[number - 1].slot != NULL)
			slot = &sequence
				    ->slots[sequence->entries[number - 1].slot -
					sequence->slots];
		good &= set_pin(numbering, slot, pin);
	}
	return good;
}

static bool
is_dropped(const struct slot *slot)
{
	return slot->pin != NULL && slot->pin->status == STATUS_DROPPED;
}

/* An extra whose number was never reached: say which number would fit. */
static bool
report_gaps(struct numbering *numbering)
{
	const struct series_facts *facts = numbering->series->facts;
	struct arena arena = {0};
	const char *last =
	    arena_printf(&arena, "%zu", numbering->sequence->entry_count);
	bool good = true;

	for (size_t i = 0; i < facts->extra_count; i++) {
		const struct pin *pin = &facts->extras[i].pin;

		if (!is_about(numbering, pin) ||
		    (size_t)pin->target.number - 1 <
			numbering->sequence->entry_count)
			continue;
		diagnostic_add(numbering->engine->diagnostics,
		    DIAGNOSTIC_NUMBER_GAP, pin->at,
		    DIAGNOSTIC_ARGS(pin->key, last != NULL ? last : ""));
		diagnostic_help(numbering->engine->diagnostics,
		    "the next number here is %zu",
		    numbering->sequence->entry_count + 1);
		good = false;
	}
	arena_release(&arena);
	return good;
}

/* Two extras with one number, written a little differently. */
static bool
check_doubles(struct numbering *numbering)
{
	const struct series_facts *facts = numbering->series->facts;
	bool good = true;

	for (size_t i = 0; i < facts->extra_count; i++) {
		const struct pin *pin = &facts->extras[i].pin;
		const struct extra *first;

		if (!is_about(numbering, pin))
			continue;
		first = find_extra(numbering, pin->target.number);
		if (first == &facts->extras[i])
			continue;
		diagnostic_add(numbering->engine->diagnostics,
		    DIAGNOSTIC_PINNED_TWICE, pin->at,
		    DIAGNOSTIC_ARGS(pin->key, first->pin.key));
		diagnostic_note(numbering->engine->diagnostics, first->pin.at,
		    "the other one is here");
		good = false;
	}
	return good;
}

/* Puts slots and extras into the order of their numbers. */
static void
merge(struct numbering *numbering)
{
	struct sequence *sequence = numbering->sequence;
	size_t next = 0;

	for (;;) {
		struct entry *entry = &sequence->entries[sequence->entry_count];
		const struct extra *extra =
		    find_extra(numbering, (int32_t)sequence->entry_count + 1);

		while (next < sequence->slot_count &&
		    is_dropped(&sequence->slots[next]))
			next++;
		if (extra != NULL)
			entry->extra = extra;
		else if (next < sequence->slot_count)
			entry->slot = &sequence->slots[next++];
		else
			break;
		sequence->entry_count++;
	}
}

static void
number_slots_alone(struct sequence *sequence)
{
	for (size_t i = 0; i < sequence->slot_count; i++)
		sequence->entries[i].slot = &sequence->slots[i];
	sequence->entry_count = sequence->slot_count;
}

bool
engine_number(
    const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	struct numbering numbering = {
	    view->engine, view->series, symbol, sequence};
	size_t extras = count_extras(&numbering);

	/* One more than there are slots: a dropped one may be made up for. */
	sequence->entries = ARENA_ARRAY(&view->series->arena,
	    sequence->slot_count + extras + 2, struct entry);
	if (sequence->entries == NULL)
		return false;
	if (view->world == WORLD_PLANNED || view->series->facts == NULL) {
		number_slots_alone(sequence);
		return true;
	}
	if (!set_slot_pins(&numbering) || !check_doubles(&numbering) ||
	    !carry_dropped(view, symbol, sequence))
		return false;
	if (extras == 0 && view->series->facts->pin_count == 0)
		number_slots_alone(sequence);
	else
		merge(&numbering);
	return set_number_pins(&numbering) && report_gaps(&numbering) &&
	    carry_dates(view, symbol, sequence);
}
