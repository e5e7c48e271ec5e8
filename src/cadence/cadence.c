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

const struct rules *
cadence_rules(const struct cadence *cadence, int64_t series)
{
	(void)series;
	return &cadence->rules;
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
