/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Checks across the whole model that need no dates: does every reference name
 * a step where there are steps, does every series fit the version.
 */
#include <string.h>

#include "cadence/check.h"

/* So many series are looked at before anything is planned. */
enum { SERIES_CHECKED = 1000 };

/* A year or two of any rhythm tells whether names repeat. */
enum { VERSIONS_COMPARED = 30 };

struct validator {
	struct cadence *cadence;
	const struct rules *rules; /* of the series that is looked at */
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

/* Does a name stand for a sequence of steps in these rules? */
static bool
is_sequence(const struct cadence *cadence, const struct rules *rules,
    const struct name *name)
{
	switch (cadence->symbols[name->symbol].kind) {
	case SYMBOL_MILESTONE:
		return rules_milestone(rules, name->symbol)->is_indexed;
	case SYMBOL_TRAIN:
		return true;
	case SYMBOL_WINDOW:
	case SYMBOL_EVENT:
	case SYMBOL_END_OF_LIFE:
		break;
	}
	return false;
}

/*
 * The rules by which a reference is judged: those at hand, if they have the
 * name; in another series it may exist all the same.
 */
static const struct rules *
rules_for(const struct validator *validator, const struct name *name)
{
	const struct cadence *cadence = validator->cadence;

	if (cadence_symbol(cadence, validator->rules, name->symbol) !=
	    RULE_NONE)
		return validator->rules;
	if (cadence_symbol(cadence, &cadence->rules, name->symbol) != RULE_NONE)
		return &cadence->rules;
	return NULL;
}

/*
 * Is a step given where the name has steps, and none where it has none?
 * `example` is a form that may stand at this place.
 */
static void
check_step(struct validator *validator, const struct name *name,
    const char *step, struct span at, const char *example)
{
	const struct rules *rules = rules_for(validator, name);
	bool has_steps;

	if (rules == NULL)
		return;
	has_steps = is_sequence(validator->cadence, rules, name);
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
		if (!cadence_find(cadence, reference->version, &series) ||
		    !cadence_has_series(cadence, series)) {
			report(validator, DIAGNOSTIC_UNKNOWN_SERIES,
			    reference->series_at,
			    DIAGNOSTIC_ARGS(reference->version,
				cadence_version_shown(cadence)));
			version_scheme_help(cadence->scheme, reference->version,
			    validator->diagnostics);
		}
		return;
	}
	if (-reference->offset > cadence->look_back)
		cadence->look_back = -reference->offset;
	if (reference->offset > cadence->look_ahead)
		cadence->look_ahead = reference->offset;
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
		const struct milestone *milestone = rules->milestones[i];

		for (size_t j = 0; j < milestone->date_count; j++)
			check(validator, milestone->dates[j]);
		for (size_t j = 0; j < milestone->backup_count; j++)
			check(validator, milestone->backups[j]);
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
	uint32_t symbol = pin->target.name->symbol;
	const struct rules *rules = rules_for(validator, pin->target.name);
	const struct milestone *milestone = rules != NULL &&
		validator->cadence->symbols[symbol].kind == SYMBOL_MILESTONE
	    ? rules_milestone(rules, symbol)
	    : NULL;

	if (pin->to != NULL &&
	    (milestone == NULL ||
		(milestone->to == NULL && !milestone->has_length)))
		report(validator, DIAGNOSTIC_NOT_A_SPAN, pin->to->at,
		    DIAGNOSTIC_ARGS(pin->key));
}

/* Which change took something away, where it can be but one. */
static void
note_change(struct validator *validator, int64_t series)
{
	const struct change *change =
	    cadence_only_change(validator->cadence, series);

	if (change != NULL)
		diagnostic_note(validator->diagnostics, change->at,
		    "the change that holds for this series");
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
	if (validator->cadence->symbols[target->name->symbol].kind ==
	    SYMBOL_EVENT) {
		report(validator, DIAGNOSTIC_UNKNOWN_PIN, pin->at,
		    DIAGNOSTIC_ARGS(facts->version, pin->key));
		diagnostic_help(
		    validator->diagnostics, "an event is dated under 'events'");
		return;
	}
	if (cadence_symbol(validator->cadence, validator->rules,
		target->name->symbol) == RULE_NONE) {
		report(validator, DIAGNOSTIC_NOT_IN_SERIES, pin->at,
		    DIAGNOSTIC_ARGS(facts->version, target->name->shown));
		diagnostic_help(validator->diagnostics,
		    "a change takes it away for this series, or gives it to "
		    "others only");
		note_change(validator, facts->index);
		return;
	}
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
cadence_validate_rules(struct cadence *cadence, const struct rules *rules,
    struct diagnostics *diagnostics)
{
	struct validator validator = {cadence, rules, diagnostics, true};

	check_rules(&validator, rules);
	for (size_t i = 0; i < cadence->cycle.count; i++)
		check(&validator, cadence->cycle.eras[i].chain);
	return validator.good;
}

/* Makes the rules of all series that the file itself expands. */
static bool
make_all_rules(struct cadence *cadence, struct diagnostics *diagnostics)
{
	bool good = true;

	for (int64_t i = 0; i < cadence->cycles && i < SERIES_CHECKED; i++) {
		struct date date;

		if (cadence->has_until &&
		    cadence_cycle_date(cadence, i, &date) &&
		    date_compare(date, cadence->until) > 0)
			break;
		good &= cadence_rules(cadence, i, diagnostics) != NULL;
	}
	return good;
}

/* Parts of a date may be too coarse to tell the series apart. */
static bool
check_versions(struct cadence *cadence, struct diagnostics *diagnostics)
{
	const struct era *era = cycle_era(&cadence->cycle, 0);
	struct arena arena = {0};
	const char *before = NULL;
	bool good = true;

	if (era == NULL || !version_scheme_needs_date(cadence->scheme))
		return true;
	for (int64_t i = 0; good && i < VERSIONS_COMPARED; i++) {
		const char *name = cadence_version(cadence, i, &arena);

		good = name != NULL &&
		    (before == NULL || strcmp(before, name) != 0);
		if (name != NULL && !good) {
			diagnostic_add(diagnostics, DIAGNOSTIC_SAME_VERSION,
			    era->at,
			    DIAGNOSTIC_ARGS(
				version_scheme_shown(cadence->scheme), name));
			diagnostic_help(diagnostics,
			    "add a part that differs, such as {0M}");
		}
		before = name;
	}
	arena_release(&arena);
	return good;
}

bool
cadence_validate(struct cadence *cadence, struct diagnostics *diagnostics)
{
	struct validator validator = {
	    cadence, &cadence->rules, diagnostics, true};

	for (size_t i = 0; i < cadence->check_count; i++)
		check_walk(&cadence->checks[i], check_phrase, &validator);
	if (!cadence_validate_rules(cadence, &cadence->rules, diagnostics) ||
	    !check_versions(cadence, diagnostics))
		validator.good = false;
	for (size_t i = 0; i < cadence->series_count; i++) {
		const struct series_facts *facts = &cadence->series[i];

		validator.rules =
		    cadence_rules(cadence, facts->index, diagnostics);
		if (validator.rules != NULL)
			check_facts(&validator, facts);
		else
			validator.good = false;
	}
	if (cadence->change_count > 0 && validator.good)
		validator.good = make_all_rules(cadence, diagnostics);
	return validator.good;
}
