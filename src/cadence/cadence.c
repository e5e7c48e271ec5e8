/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Looking things up in the model: series, cycle dates, versions. */
#include "cadence/cadence.h"

#include <string.h>

const char *const status_names[] = {
    "planned", "confirmed", "actual", "cancelled", "dropped", NULL};

const char *const precision_names[] = {
    "day", "week", "month", "quarter", "year", NULL};

/* Which changes apply to a series. */
static uint64_t
applied_changes(const struct cadence *cadence, int64_t series)
{
	struct condition_subject subject = {
	    .scheme = cadence->scheme, .index = series};
	uint64_t applied = 0;

	if (cadence->change_count == 0)
		return 0;
	subject.has_cycle = cadence_cycle_date(cadence, series, &subject.cycle);
	for (size_t i = 0; i < cadence->change_count; i++) {
		if (condition_holds(cadence->changes[i].when, &subject))
			applied |= (uint64_t)1 << i;
	}
	return applied;
}

const struct change *
cadence_only_change(const struct cadence *cadence, int64_t series)
{
	uint64_t applied = applied_changes(cadence, series);

	for (size_t i = 0; i < cadence->change_count; i++) {
		if (applied == (uint64_t)1 << i)
			return &cadence->changes[i];
	}
	return NULL;
}

const struct rules *
cadence_rules(const struct cadence *cadence, int64_t series,
    struct diagnostics *diagnostics)
{
	struct policy *policy = cadence->policy;
	uint64_t applied = applied_changes(cadence, series);
	struct variant *variant = policy->variants;
	const struct rules *rules;

	if (applied == 0)
		return &cadence->rules;
	while (variant != NULL && variant->applied != applied)
		variant = variant->next;
	if (variant != NULL)
		return variant->rules;
	if (policy->variant_count == CADENCE_VARIANTS_MAX) {
		diagnostic_add(diagnostics, DIAGNOSTIC_LIMIT,
		    cadence->changes[0].at,
		    DIAGNOSTIC_ARGS("more than 1000 different sets of rules"));
		diagnostic_help(diagnostics,
		    "plan fewer cycles, or let fewer changes meet");
		return NULL;
	}
	/* Rules with mistakes are not kept: who asks again hears of them. */
	rules = policy->make(policy->maker, applied, diagnostics);
	variant = ARENA_NEW(cadence->arena, struct variant);
	if (rules == NULL || variant == NULL)
		return NULL;
	variant->applied = applied;
	variant->rules = rules;
	variant->next = policy->variants;
	policy->variants = variant;
	policy->variant_count++;
	return rules;
}

const struct event *
cadence_event(const struct cadence *cadence, uint32_t symbol)
{
	for (size_t i = 0; i < cadence->event_count; i++) {
		if (cadence->events[i].symbol == symbol)
			return &cadence->events[i];
	}
	return NULL;
}

uint32_t
cadence_symbol(
    const struct cadence *cadence, const struct rules *rules, uint32_t symbol)
{
	if (cadence->symbols[symbol].kind == SYMBOL_EVENT)
		return symbol;
	if (cadence->symbols[symbol].kind != SYMBOL_END_OF_LIFE)
		return rules->place[symbol] != RULE_NONE ? symbol : RULE_NONE;
	return rules->window_count > 0
	    ? rules->windows[rules->window_count - 1].symbol
	    : RULE_NONE;
}

const struct series_facts *
cadence_facts(const struct cadence *cadence, int64_t series)
{
	size_t low = 0, high = cadence->series_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cadence->series[middle].index < series)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == cadence->series_count ||
	    cadence->series[low].index != series)
		return NULL;
	return &cadence->series[low];
}

bool
cadence_cycle_date(
    const struct cadence *cadence, int64_t series, struct date *date)
{
	const struct series_facts *facts = cadence_facts(cadence, series);

	if (facts == NULL || !facts->has_cycle)
		return cycle_beat(&cadence->cycle, series, date);
	*date = facts->cycle;
	return true;
}

/* The scheme of a series, and what it counts the series as. */
static const struct version_scheme *
scheme_of(const struct cadence *cadence, int64_t series, int64_t *local)
{
	const struct era *era = cycle_era(&cadence->cycle, series);

	*local = series;
	if (era == NULL)
		return cadence->scheme;
	if (era->has_own_scheme)
		*local = series - era->first;
	return era->scheme;
}

bool
cadence_has_series(const struct cadence *cadence, int64_t series)
{
	int64_t local;
	const struct version_scheme *scheme =
	    scheme_of(cadence, series, &local);

	if (cadence->is_listed &&
	    (series < 0 || series >= (int64_t)cadence->series_count))
		return false;
	return version_scheme_has(scheme, local);
}

const char *
cadence_version(
    const struct cadence *cadence, int64_t series, struct arena *arena)
{
	int64_t local;
	const struct version_scheme *scheme =
	    scheme_of(cadence, series, &local);
	struct date date = {0};

	/* A name stays what it was when the series moves. */
	if (version_scheme_needs_date(scheme) &&
	    !cycle_beat(&cadence->cycle, series, &date))
		cadence_cycle_date(cadence, series, &date);
	return version_scheme_text(scheme, local, date, arena);
}

const char *
cadence_version_shown(const struct cadence *cadence)
{
	return version_scheme_shown(cadence->scheme);
}

bool
cadence_counter(const struct cadence *cadence, const char *name, size_t length,
    int64_t series, int64_t *value)
{
	int64_t local;
	const struct version_scheme *scheme =
	    scheme_of(cadence, series, &local);
	struct date date = {0};

	cycle_beat(&cadence->cycle, series, &date);
	return version_scheme_counter(scheme, name, length, local, date, value);
}

/* Looks among the series that may bear a dated name. */
static bool
find_dated(const struct cadence *cadence, const struct era *era,
    const char *text, struct date from, struct date until, int64_t *series)
{
	int64_t index = cycle_find(
	    &cadence->cycle, from, era->first, era->first + CADENCE_CYCLES_MAX);
	struct date date;

	for (; index < CADENCE_CYCLES_MAX; index++) {
		struct arena arena = {0};
		const char *name;
		bool found;

		if (!cycle_beat(&cadence->cycle, index, &date) ||
		    date_compare(date, until) > 0)
			return false;
		name = cadence_version(cadence, index, &arena);
		cadence->arena->failed |= arena.failed;
		found = name != NULL && strcmp(name, text) == 0;
		arena_release(&arena);
		if (!found)
			continue;
		*series = index;
		return true;
	}
	return false;
}

static bool
find_in_era(const struct cadence *cadence, const struct era *era,
    const char *text, int64_t *series)
{
	struct date from, until;

	switch (version_scheme_find(era->scheme, text, series, &from, &until)) {
	case VERSION_EXACT:
		if (era->has_own_scheme)
			*series += era->first;
		return true;
	case VERSION_DATED:
		return find_dated(cadence, era, text, from, until, series);
	case VERSION_NO_MATCH:
		break;
	}
	return false;
}

bool
cadence_find(const struct cadence *cadence, const char *text, int64_t *series)
{
	struct date from, until;

	for (size_t i = 0; i < cadence->series_count; i++) {
		const struct series_facts *facts = &cadence->series[i];

		if (facts->renamed == NULL || strcmp(facts->renamed, text) != 0)
			continue;
		*series = facts->index;
		return true;
	}
	if (cadence->cycle.count == 0)
		return version_scheme_find(cadence->scheme, text, series, &from,
			   &until) == VERSION_EXACT;
	/* A later era's names win where both have one. */
	for (size_t i = cadence->cycle.count; i-- > 0;) {
		const struct era *era = &cadence->cycle.eras[i];

		if ((i == 0 || era->has_own_scheme) &&
		    find_in_era(cadence, era, text, series) &&
		    cycle_era(&cadence->cycle, *series)->scheme == era->scheme)
			return true;
	}
	return false;
}
