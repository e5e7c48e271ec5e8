/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Checks across the whole model that need no dates: does every reference name
 * a step where there are steps, does every series fit the version.
 */
#include "cadence/cadence.h"

struct validator {
	struct cadence *cadence;
	struct diagnostics *diagnostics;
	bool good;
};

static void
report(struct validator *validator, enum diagnostic_code code, struct span at,
    const char *const *arguments)
{
	diagnostic_add(validator->diagnostics, code, at, arguments);
	validator->good = false;
}

/* Does a name stand for a sequence of steps? */
static bool
is_sequence(const struct cadence *cadence, const struct name *name)
{
	const struct symbol *symbol = &cadence->symbols[name->symbol];

	switch (symbol->kind) {
	case SYMBOL_MILESTONE:
		return cadence->rules.milestones[symbol->index].is_indexed;
	case SYMBOL_TRAIN:
		return true;
	case SYMBOL_WINDOW:
		break;
	}
	return false;
}

/*
 * Is a step given where the name has steps, and none where it has none?
 * `example` is a form that may stand at this place.
 */
static void
check_step(struct validator *validator, const struct name *name,
    const char *step, struct span at, const char *example)
{
	bool has_steps = is_sequence(validator->cadence, name);

	if (has_steps && step == NULL) {
		report(validator, DIAGNOSTIC_WHICH_STEP, at,
		    DIAGNOSTIC_ARGS(name->shown));
		diagnostic_help(validator->diagnostics, "write '%s 1'%s",
		    name->shown, example);
	} else if (!has_steps && step != NULL) {
		report(validator, DIAGNOSTIC_NOT_STEPS, at,
		    DIAGNOSTIC_ARGS(name->shown, step));
		diagnostic_help(
		    validator->diagnostics, "write '%s'", name->shown);
	}
}

static void
check_series(
    struct validator *validator, const struct phrase_reference *reference)
{
	struct cadence *cadence = validator->cadence;
	int64_t series;

	if (reference->series == SERIES_NAMED) {
		if (!version_parse(
			&cadence->version, reference->version, &series) ||
		    !version_exists(&cadence->version, series))
			report(validator, DIAGNOSTIC_UNKNOWN_SERIES,
			    reference->series_at,
			    DIAGNOSTIC_ARGS(
				reference->version, cadence->version.pattern));
		return;
	}
	if (-reference->offset > cadence->look_back)
		cadence->look_back = -reference->offset;
}

static void
check_phrase(void *context, const struct phrase *phrase)
{
	struct validator *validator = context;
	struct buf text = {0};

	if (phrase->kind != PHRASE_REFERENCE && phrase->kind != PHRASE_SLOT)
		return;
	phrase_format(phrase, &text);
	if (phrase->kind == PHRASE_SLOT) {
		check_step(validator, phrase->as.slot.name, buf_text(&text),
		    phrase->at, "");
	} else {
		const struct phrase_reference *reference =
		    &phrase->as.reference;

		check_step(validator, reference->name,
		    reference->index != INDEX_NONE ? buf_text(&text) : NULL,
		    phrase->at, ", or 'last' before the name");
		check_series(validator, reference);
	}
	buf_release(&text);
}

static void
check(struct validator *validator, const struct phrase *phrase)
{
	phrase_walk(phrase, check_phrase, validator);
}

static void
check_rules(struct validator *validator, const struct rules *rules)
{
	for (size_t i = 0; i < rules->milestone_count; i++) {
		const struct milestone *milestone = &rules->milestones[i];

		for (size_t j = 0; j < milestone->date_count; j++)
			check(validator, milestone->dates[j]);
		check(validator, milestone->last);
		check(validator, milestone->until);
		check(validator, milestone->to);
	}
	for (size_t i = 0; i < rules->window_count; i++) {
		check(validator, rules->windows[i].from);
		check(validator, rules->windows[i].until);
	}
	for (size_t i = 0; i < rules->train_count; i++) {
		check(validator, rules->trains[i].from);
		check(validator, rules->trains[i].until);
	}
}

/* Only a span has a last day that a pin could set. */
static void
check_span(struct validator *validator, const struct pin *pin)
{
	const struct cadence *cadence = validator->cadence;
	const struct symbol *symbol =
	    &cadence->symbols[pin->target.name->symbol];
	const struct milestone *milestone = symbol->kind == SYMBOL_MILESTONE
	    ? &cadence->rules.milestones[symbol->index]
	    : NULL;

	if (pin->to != NULL &&
	    (milestone == NULL ||
		(milestone->to == NULL && !milestone->has_length)))
		report(validator, DIAGNOSTIC_NOT_A_SPAN, pin->to->at,
		    DIAGNOSTIC_ARGS(pin->key));
}

static void
check_pin(struct validator *validator, const struct series_facts *facts,
    const struct pin *pin)
{
	const struct target *target = &pin->target;

	check(validator, pin->on);
	check(validator, pin->to);
	if (target->name == NULL)
		return;
	if (target->name->edge == EDGE_START &&
	    validator->cadence->symbols[target->name->symbol].kind ==
		SYMBOL_WINDOW) {
		report(validator, DIAGNOSTIC_UNKNOWN_PIN, pin->at,
		    DIAGNOSTIC_ARGS(facts->version, pin->key));
		diagnostic_help(validator->diagnostics,
		    "a window is pinned by its end, or by what it starts "
		    "from");
		return;
	}
	check_step(validator, target->name,
	    target->has_number ? pin->key : NULL, pin->at, "");
	check_span(validator, pin);
}

static void
check_facts(struct validator *validator, const struct series_facts *facts)
{
	for (size_t i = 0; i < facts->pin_count; i++)
		check_pin(validator, facts, &facts->pins[i]);
	for (size_t i = 0; i < facts->extra_count; i++)
		check_pin(validator, facts, &facts->extras[i].pin);
}

bool
cadence_validate(struct cadence *cadence, struct diagnostics *diagnostics)
{
	struct validator validator = {cadence, diagnostics, true};

	check_rules(&validator, &cadence->rules);
	for (size_t i = 0; i < cadence->series_count; i++)
		check_facts(&validator, &cadence->series[i]);
	return validator.good;
}
