/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The rows of a comparison: each metric for each of its subjects, if it has a
 * value for one of the cadences. */
#include <string.h>

#include "compare/metric.h"

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

/* What a row is about, where its metric stands for several. */
struct subject {
	const char *name; /* NULL: there is none */
	size_t which;
	enum metric_detail detail;
	const struct metric_step *step;
	const struct summary *other;
	const char *milestone;
};

static bool
is_asked_for(const struct metric_options *options, const struct metric *metric,
    const struct subject *subject)
{
	bool is_detail =
	    metric->detail == DETAIL_FULL || subject->detail == DETAIL_FULL;

	if (options->groups != 0 && (options->groups >> metric->group & 1) == 0)
		return false;
	return options->in_full || !is_detail;
}

/* Adds a row unless its value is known for none. False: memory is short. */
static bool
add_row(const struct row_maker *maker, const struct metric *metric,
    const struct subject *subject)
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
	row->detail =
	    metric->detail == DETAIL_FULL ? DETAIL_FULL : subject->detail;
	row->name = row_name(metric, subject->name, arena);
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
		const struct measuring measuring = {
		    .summary = &comparison->summaries[i],
		    .options = options,
		    .subject = subject->name,
		    .which = subject->which,
		    .step = subject->step,
		    .other = subject->other != NULL ? subject->other
						    : &comparison->summaries[i],
		    .milestone = subject->milestone,
		    .arena = arena};

		row->values[i] = metric_value(metric, &measuring);
		is_known |= row->values[i].is_known;
	}
	comparison->row_count += is_known;
	return !arena->failed;
}

/* The same subject in all metrics of the maker. */
static bool
add_subject(const struct row_maker *maker, const struct subject *subject)
{
	bool good = true;

	for (const struct metric *metric = maker->metric;
	     good && metric < maker->end; metric++) {
		if (is_asked_for(maker->options, metric, subject))
			good = add_row(maker, metric, subject);
	}
	return good;
}

/* The names of all windows, say, in the order in which they are met. */
static const char **
list_symbols(
    struct comparison *comparison, enum symbol_kind kind, size_t *count)
{
	const char **names = NULL;

	*count = 0;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct cadence *cadence =
		    comparison->summaries[i].cadence;

		for (size_t j = 0; j < cadence->symbol_count; j++) {
			const struct symbol *symbol = &cadence->symbols[j];
			size_t k = 0;

			if (symbol->kind != kind)
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
	const char **names =
	    list_symbols(maker->comparison, SYMBOL_WINDOW, &count);
	bool good = true;

	for (size_t i = 0; names != NULL && i < count && good; i++)
		good = add_subject(
		    maker, &(struct subject){.name = names[i], .which = i});
	return good && !maker->comparison->arena.failed;
}

/* A step that is a role in all cadences that have it has its row already. */
static bool
is_role(const struct comparison *comparison, const char *text,
    const struct metric_step *step)
{
	bool is_freeze = name_equal(text, metric_role_names[ROLE_FREEZE]);
	size_t count;

	if (!is_freeze && !name_equal(text, metric_role_names[ROLE_FINAL]))
		return false;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];
		const char *taken =
		    is_freeze ? summary->freeze_name : summary->final_name;

		if (summary_steps_of(
			summary, step->name, step->number, &count) != NULL &&
		    (taken == NULL || !name_equal(taken, text)))
			return false;
	}
	return true;
}

/* "beta 1"; "milestone final", where that is not the final of all. */
static const char *
step_text(const struct metric_step *step, struct arena *arena)
{
	const char *text = step->name;

	if (step->number > 0)
		text =
		    arena_printf(arena, "%s %d", step->name, (int)step->number);
	for (size_t i = 0; text != NULL && metric_role_names[i] != NULL; i++) {
		if (name_equal(text, metric_role_names[i]))
			return arena_printf(arena, "milestone %s", text);
	}
	return text;
}

static bool
add_steps(const struct row_maker *maker)
{
	struct comparison *comparison = maker->comparison;
	struct metric_step *steps;
	size_t count;
	bool good = true;

	if (!maker->options->in_full)
		return true;
	steps = comparison_steps(comparison, &count);
	if (steps == NULL)
		return false;
	for (size_t i = 0; i < count && good; i++) {
		if (steps[i].number == 0 &&
		    is_role(comparison, steps[i].name, &steps[i]))
			continue;
		good = add_subject(maker,
		    &(struct subject){
			.name = step_text(&steps[i], &comparison->arena),
			.detail = DETAIL_FULL,
			.step = &steps[i]});
	}
	return good && !comparison->arena.failed;
}

static bool
add_roles(const struct row_maker *maker)
{
	bool good = true;

	for (size_t i = 0; metric_role_names[i] != NULL && good; i++)
		good = add_subject(maker,
		    &(struct subject){
			.name = metric_role_names[i], .which = i});
	return good && add_steps(maker);
}

/* Each event of the files, by the name that it has there. */
static bool
add_events(const struct row_maker *maker)
{
	size_t count;
	const char **names =
	    list_symbols(maker->comparison, SYMBOL_EVENT, &count);
	bool good = true;

	for (size_t i = 0; names != NULL && i < count && good; i++)
		good = add_subject(maker,
		    &(struct subject){.name = names[i],
			.detail = DETAIL_FULL,
			.milestone = names[i]});
	return good && !maker->comparison->arena.failed;
}

/* The consumer, if there is one, stands before the schedules near. */
static bool
add_near(const struct row_maker *maker)
{
	const struct metric_options *options = maker->options;
	size_t before = options->consumer != NULL ? 1 : 0;
	bool good = true;

	for (size_t i = 0; i < options->near_count && good; i++) {
		struct subject subject = {.which = i,
		    .other = &maker->comparison->others[before + i],
		    .milestone = options->near[i].milestone};

		subject.name = arena_printf(&maker->comparison->arena,
		    "%s of %s", options->near[i].milestone,
		    options->near[i].cadence->project);
		good = subject.name != NULL && add_subject(maker, &subject);
	}
	return good && add_events(maker);
}

static bool
add_rows(const struct row_maker *maker)
{
	struct subject subject = {.name = NULL};

	switch (maker->metric->each) {
	case EACH_NONE:
		return add_subject(maker, &subject);
	case EACH_WINDOW:
		return add_windows(maker);
	case EACH_ROLE:
		return add_roles(maker);
	case EACH_NEAR:
		return add_near(maker);
	case ONLY_POLICY:
		return !maker->options->has_policy ||
		    add_subject(maker, &subject);
	case ONLY_CONSUMER:
		subject.other = &maker->comparison->others[0];
		return maker->options->consumer == NULL ||
		    add_subject(maker, &subject);
	}
	return true;
}

bool
comparison_add_rows(
    struct comparison *comparison, const struct metric_options *options)
{
	struct row_maker maker = {comparison, options, metrics, metrics};
	bool good = true;

	comparison->in_full = options->in_full;
	for (; good && maker.metric->name != NULL; maker.metric = maker.end) {
		while (maker.end->name != NULL &&
		    maker.end->each == maker.metric->each &&
		    maker.end->group == maker.metric->group)
			maker.end++;
		good = add_rows(&maker);
	}
	return good;
}
