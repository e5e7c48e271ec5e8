/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Ends of support that are too near: for those who build on a project. */
#include <string.h>

#include "compare/standing.h"

/* The series of the same project that is supported longest. */
static const struct standing_series *
longest(const struct standing *standing, const struct standing_date *end)
{
	const struct standing_series *best = NULL;

	for (size_t i = 0; i < standing->series_count; i++) {
		const struct standing_series *series = &standing->series[i];
		struct date last = end->last;

		if (best != NULL)
			last = best->end_of_life->last;
		if (series->state == STANDING_SUPPORTED &&
		    strcmp(series->project, end->project) == 0 &&
		    strcmp(series->series, end->series) != 0 &&
		    series->end_of_life->precision != PRECISION_TBD &&
		    date_compare(series->end_of_life->last, last) > 0)
			best = series;
	}
	return best;
}

static char *
show(const struct standing_date *date, char text[PHRASE_VALUE_TEXT_SIZE])
{
	struct phrase_value value = {date->first, date->precision};

	return phrase_value_format(&value, text);
}

/* "in 5 days", "in 5 to 35 days", "today", "3 days ago". */
static void
append_distance(const struct standing *standing,
    const struct standing_date *date, struct buf *out)
{
	int least = standing_days_least(standing, date);
	int most = standing_days_most(standing, date);

	if (most < 0)
		buf_printf(out, "%d day%s ago", -most, most == -1 ? "" : "s");
	else if (least != most)
		buf_printf(out, "in %d to %d days", least, most);
	else if (most == 0)
		buf_append_string(out, "today");
	else
		buf_printf(out, "in %d day%s", most, most == 1 ? "" : "s");
}

static void
report(const struct standing *standing, const struct standing_date *date,
    struct diagnostics *diagnostics)
{
	const struct span nowhere = {NULL, 0, 0};
	const struct standing_series *other = longest(standing, date);
	char day[PHRASE_VALUE_TEXT_SIZE];
	struct buf distance = {0};

	append_distance(standing, date, &distance);
	diagnostic_add(diagnostics, DIAGNOSTIC_END_NEAR, nowhere,
	    DIAGNOSTIC_ARGS(date->project, date->series, date->label,
		show(date, day), buf_text(&distance)));
	diagnostic_about(diagnostics, date->series, NULL);
	diagnostic_value(diagnostics, date->label, day);
	diagnostic_note(diagnostics, date->place, "this sets the day");
	if (other != NULL)
		diagnostic_help(diagnostics, "%s is supported until %s",
		    other->series, show(other->end_of_life, day));
	if (distance.failed)
		diagnostics->arena.failed = true;
	buf_release(&distance);
}

bool
standing_check_ends(const struct standing *standing, int32_t days,
    struct diagnostics *diagnostics)
{
	const struct span nowhere = {NULL, 0, 0};

	for (size_t i = 0; i < standing->end_count; i++) {
		const struct standing_end *end = &standing->ends[i];
		bool is_over = standing_days_most(standing, &end->date) < 0;

		if (end->date.precision == PRECISION_TBD ||
		    end->date.status == STATUS_CANCELLED ||
		    end->state < STANDING_SUPPORTED ||
		    (is_over && !standing->has_names) ||
		    standing_days_least(standing, &end->date) > days)
			continue;
		report(standing, &end->date, diagnostics);
	}
	if (standing->end_count == 0) {
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    nowhere,
		    DIAGNOSTIC_ARGS(
			"--fail-within", "there is no end of support in it"));
		diagnostic_help(diagnostics,
		    "select series and ends that there are, such as "
		    "'--only eol'");
	}
	return !diagnostics->arena.failed;
}
