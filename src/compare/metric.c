/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Cadences side by side: every row that has a value for one of them. */
#include "compare/metric.h"

#include <stdlib.h>
#include <string.h>

static const struct span nowhere = {NULL, 0, 0};

/* By what a sum of single cases is multiplied to be in a unit: 4,800 months
 * are 146,097 days. */
static const struct {
	int64_t times;
	int64_t by;
} unit_factors[UNIT_COUNT] = {
    [UNIT_MONTHS] = {4800, 146097},
    [UNIT_WEEKS] = {1, 7},
    [UNIT_DAYS] = {1, 1},
    [UNIT_NUMBER] = {1, 1},
    [UNIT_A_YEAR] = {1, 1},
    [UNIT_YES_NO] = {1, 1},
    [UNIT_TEXT] = {1, 1},
};

struct metric_value
metric_value(const struct metric *metric, const struct measuring *measuring)
{
	struct tally_of_metric tally = {0};
	struct metric_value value = {false, 0, 1, NULL};

	metric->measure(measuring, &tally);
	if (tally.count == 0)
		return value;
	value.is_known = true;
	value.text = tally.text;
	value.numerator = tally.sum;
	if (metric->statistic == STATISTIC_LEAST)
		value.numerator = tally.least;
	else if (metric->statistic == STATISTIC_MOST)
		value.numerator = tally.most;
	else
		value.denominator = tally.count;
	value.numerator *= unit_factors[metric->unit].times;
	value.denominator *= unit_factors[metric->unit].by;
	return value;
}

/* Metrics that stand one after the other and are for the same subjects: all of
 * them for the first subject, then for the next. */
struct row_maker {
	struct comparison *comparison;
	const struct metric_options *options;
	const struct metric *metric;
	const struct metric *end;
};

static const char *
row_name(const struct metric *metric, const char *subject, struct arena *arena)
{
	const char *hole = strstr(metric->name, "{}");

	if (hole == NULL || subject == NULL)
		return metric->name;
	return arena_printf(arena, "%.*s%s%s", (int)(hole - metric->name),
	    metric->name, subject, hole + 2);
}

/* Adds a row unless its value is known for none. False: memory is short. */
static bool
add_row(const struct row_maker *maker, const struct metric *metric,
    const char *subject, size_t which, const struct summary *other)
{
	const struct metric_options *options = maker->options;
	struct comparison *comparison = maker->comparison;
	struct arena *arena = &comparison->arena;
	struct metric_row *rows = arena_grow(
	    arena, comparison->rows, comparison->row_count, sizeof(*rows));
	struct metric_row *row;
	bool is_known = options->keeps_unknown;

	if (rows == NULL)
		return false;
	comparison->rows = rows;
	row = &rows[comparison->row_count];
	row->metric = metric;
	row->name = row_name(metric, subject, arena);
	if (row->name == NULL)
		return false;
	if (options->wants != NULL &&
	    !options->wants(options->context, metric, row->name))
		return true;
	row->values =
	    ARENA_ARRAY(arena, comparison->count, struct metric_value);
	if (row->values == NULL)
		return false;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct measuring measuring = {&comparison->summaries[i],
		    options, subject, which, other, arena};

		row->values[i] = metric_value(metric, &measuring);
		is_known |= row->values[i].is_known;
	}
	comparison->row_count += is_known;
	return !arena->failed;
}

/* The same subject in all metrics of the maker. */
static bool
add_subject(const struct row_maker *maker, const char *subject, size_t which,
    const struct summary *other)
{
	bool good = true;

	for (const struct metric *metric = maker->metric;
	     good && metric < maker->end; metric++)
		good = add_row(maker, metric, subject, which, other);
	return good;
}

/* The names of all windows, in the order in which they are met. */
static const char **
list_windows(struct comparison *comparison, size_t *count)
{
	const char **names = NULL;

	*count = 0;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct cadence *cadence =
		    comparison->summaries[i].cadence;

		for (size_t j = 0; j < cadence->symbol_count; j++) {
			const struct symbol *symbol = &cadence->symbols[j];
			size_t k = 0;

			if (symbol->kind != SYMBOL_WINDOW)
				continue;
			while (
			    k < *count && strcmp(names[k], symbol->name) != 0)
				k++;
			if (k < *count)
				continue;
			names = arena_grow(
			    &comparison->arena, names, *count, sizeof(*names));
			if (names == NULL)
				return NULL;
			names[(*count)++] = symbol->name;
		}
	}
	return names;
}

static bool
add_windows(const struct row_maker *maker)
{
	size_t count;
	const char **names = list_windows(maker->comparison, &count);
	bool good = true;

	for (size_t i = 0; names != NULL && i < count && good; i++)
		good = add_subject(maker, names[i], i, NULL);
	return good && !maker->comparison->arena.failed;
}

static bool
add_roles(const struct row_maker *maker)
{
	bool good = true;

	for (size_t i = 0; metric_role_names[i] != NULL && good; i++)
		good = add_subject(maker, metric_role_names[i], i, NULL);
	return good;
}

/* The consumer, if there is one, stands before the schedules near. */
static bool
add_near(const struct row_maker *maker)
{
	const struct metric_options *options = maker->options;
	size_t before = options->consumer != NULL ? 1 : 0;
	bool good = true;

	for (size_t i = 0; i < options->near_count && good; i++) {
		const char *subject = arena_printf(&maker->comparison->arena,
		    "%s of %s", options->near[i].milestone,
		    options->near[i].cadence->project);

		good = subject != NULL &&
		    add_subject(maker, subject, i,
			&maker->comparison->others[before + i]);
	}
	return good;
}

static bool
add_rows(const struct row_maker *maker)
{
	switch (maker->metric->each) {
	case EACH_NONE:
		return add_subject(maker, NULL, 0, NULL);
	case EACH_WINDOW:
		return add_windows(maker);
	case EACH_ROLE:
		return add_roles(maker);
	case EACH_NEAR:
		return add_near(maker);
	case ONLY_POLICY:
		return !maker->options->has_policy ||
		    add_subject(maker, NULL, 0, NULL);
	case ONLY_CONSUMER:
		return maker->options->consumer == NULL ||
		    add_subject(maker, NULL, 0, &maker->comparison->others[0]);
	}
	return true;
}

/* A role that no cadence has is a mistake of who asked for it. */
static bool
check_roles(const struct cadence *const *cadences, size_t count,
    const struct summary_options *options, struct arena *arena,
    struct diagnostics *diagnostics)
{
	const char *unknown = NULL;

	for (size_t i = 0; i < count; i++) {
		unknown = summary_unknown_role(cadences[i], options, arena);
		if (unknown == NULL)
			return true;
	}
	if (arena->failed)
		return false;
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, nowhere,
	    DIAGNOSTIC_ARGS(unknown, "no cadence has such a milestone"));
	return false;
}

static bool
check_near(
    const struct metric_options *options, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < options->near_count; i++) {
		const struct metric_near *near = &options->near[i];
		bool is_known = false;

		for (size_t j = 0; j < near->cadence->symbol_count; j++)
			is_known |= name_equal(
			    near->cadence->symbols[j].name, near->milestone);
		if (is_known)
			continue;
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    nowhere,
		    DIAGNOSTIC_ARGS(
			near->milestone, "the schedule has no such milestone"));
		return false;
	}
	return true;
}

/* Projects of one name are told apart by a number: "Python (2)". */
static bool
name_cadences(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++) {
		const char *project = comparison->summaries[i].cadence->project;
		int same = 1;

		for (size_t j = 0; j < i; j++)
			same +=
			    strcmp(comparison->summaries[j].cadence->project,
				project) == 0;
		comparison->names[i] = same == 1
		    ? project
		    : arena_printf(
			  &comparison->arena, "%s (%d)", project, same);
		if (comparison->names[i] == NULL)
			return false;
	}
	return true;
}

/* The days on which others are looked at: all that count for one of the
 * cadences, and three years more, as the next of their dates is asked for. */
static struct summary_options
options_of_others(const struct comparison *comparison)
{
	struct summary_options options = {.has_from = true,
	    .from = date_max(),
	    .has_until = true,
	    .until = date_min()};

	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		if (date_compare(summary->from, options.from) < 0)
			options.from = summary->from;
		if (date_compare(summary->until, options.until) > 0)
			options.until = summary->until;
	}
	date_add_months(options.until, 36, &options.until);
	return options;
}

static bool
make_others(struct comparison *comparison, const struct metric_options *options,
    struct diagnostics *diagnostics)
{
	const struct summary_options inner = options_of_others(comparison);
	bool good = true;

	comparison->others = ARENA_ARRAY(
	    &comparison->arena, options->near_count + 1, struct summary);
	if (comparison->others == NULL)
		return false;
	if (options->consumer != NULL)
		good =
		    summary_make(&comparison->others[comparison->other_count++],
			options->consumer, &inner, diagnostics);
	for (size_t i = 0; i < options->near_count && good; i++)
		good =
		    summary_make(&comparison->others[comparison->other_count++],
			options->near[i].cadence, &inner, diagnostics);
	return good;
}

bool
comparison_make(struct comparison *comparison,
    const struct cadence *const *cadences, size_t count,
    const struct metric_options *options, struct diagnostics *diagnostics)
{
	struct row_maker maker = {comparison, options, metrics, metrics};
	bool good = true;

	comparison->summaries =
	    ARENA_ARRAY(&comparison->arena, count, struct summary);
	comparison->names =
	    ARENA_ARRAY(&comparison->arena, count, const char *);
	if (comparison->summaries == NULL || comparison->names == NULL)
		return false;
	if (!check_roles(cadences, count, &options->summary, &comparison->arena,
		diagnostics) ||
	    !check_near(options, diagnostics))
		return false;
	for (; comparison->count < count && good; comparison->count++)
		good = summary_make(&comparison->summaries[comparison->count],
		    cadences[comparison->count], &options->summary,
		    diagnostics);
	good = good && name_cadences(comparison) &&
	    make_others(comparison, options, diagnostics);
	for (; good && maker.metric->name != NULL; maker.metric = maker.end) {
		while (maker.end->name != NULL &&
		    maker.end->each == maker.metric->each &&
		    maker.end->group == maker.metric->group)
			maker.end++;
		good = add_rows(&maker);
	}
	return good;
}

void
comparison_release(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		summary_release(&comparison->summaries[i]);
	for (size_t i = 0; i < comparison->other_count; i++)
		summary_release(&comparison->others[i]);
	arena_release(&comparison->arena);
	*comparison = (struct comparison){.count = 0};
}
