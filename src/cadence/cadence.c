/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Looking things up in the model: series, cycle dates, versions. */
#include "cadence/cadence.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "date/business.h"
#include "phrase/evaluate.h"

const char *const status_names[] = {
    "planned", "confirmed", "actual", "cancelled", "dropped", NULL};

const char *const precision_names[] = {
    "day", "week", "month", "quarter", "year", NULL};

/* Which changes apply to a series. */
static uint64_t
applied_changes(const struct cadence *cadence, int64_t series)
{
	uint64_t applied = 0;

	(void)cadence;
	(void)series;
	return applied;
}

const struct rules *
cadence_rules(const struct cadence *cadence, int64_t series,
    struct diagnostics *diagnostics)
{
	struct policy *policy = cadence->policy;
	uint64_t applied = applied_changes(cadence, series);
	struct variant *variant = policy->variants;

	if (applied == 0)
		return &cadence->rules;
	while (variant != NULL && variant->applied != applied)
		variant = variant->next;
	if (variant != NULL)
		return variant->rules;
	variant = ARENA_NEW(cadence->arena, struct variant);
	if (variant == NULL)
		return NULL;
	variant->applied = applied;
	variant->next = policy->variants;
	policy->variants = variant;
	variant->rules = policy->make(policy->maker, applied, diagnostics);
	return variant->rules;
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
	const struct workdays workdays = workdays_default();

	return amount_add(&cadence->cycle.every, series, &workdays,
	    cadence->cycle.from, date);
}

const char *
version_format(
    const struct version *version, int64_t series, struct arena *arena)
{
	return arena_printf(arena, "%s%" PRId64 "%s", version->prefix,
	    version->first + series, version->suffix);
}

bool
version_parse(const struct version *version, const char *text, int64_t *series)
{
	size_t prefix = strlen(version->prefix);
	size_t suffix = strlen(version->suffix);
	size_t length = strlen(text);
	int64_t counter = 0;

	if (length <= prefix + suffix ||
	    strncmp(text, version->prefix, prefix) != 0 ||
	    strcmp(text + length - suffix, version->suffix) != 0)
		return false;
	for (size_t i = prefix; i < length - suffix; i++) {
		if (!text_is_digit(text[i]) || counter > INT32_MAX ||
		    (i == prefix && text[i] == '0' && length - suffix > i + 1))
			return false;
		counter = counter * 10 + (text[i] - '0');
	}
	*series = counter - version->first;
	return true;
}

bool
version_exists(const struct version *version, int64_t series)
{
	return version->first + series >= 0;
}
