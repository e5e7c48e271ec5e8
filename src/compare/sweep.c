/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* All variants measured, one after the other. */
#include "compare/sweep.h"

#include <string.h>

/* The first finding of a variant is told; the others are counted. */
enum { FINDINGS_KEPT = 8 };

struct sweeper {
	struct sweep *sweep;
	const struct sweep_variants *source;
	const struct sweep_request *request;
	struct diagnostics *diagnostics; /* of the caller */
	bool has_columns;
	size_t next; /* the column at which the next row is looked for */
};

static size_t
find_column(const struct sweep *sweep, size_t from, const struct metric *metric,
    const char *name)
{
	for (size_t i = from; i < sweep->column_count; i++) {
		if (sweep->columns[i].metric == metric &&
		    strcmp(sweep->columns[i].name, name) == 0)
			return i;
	}
	return sweep->column_count;
}

/* Rows come in the order of the columns, so each is looked for once. */
static bool
wants_row(void *context, const struct metric *metric, const char *name)
{
	struct sweeper *sweeper = context;
	const struct sweep *sweep = sweeper->sweep;
	size_t column = find_column(sweep, sweeper->next, metric, name);

	if (column == sweep->column_count)
		return false;
	sweeper->next = column + 1;
	return sweep->columns[column].is_wanted;
}

static const char *
keep_text(struct sweep *sweep, const char *text)
{
	return text != NULL ? arena_string(&sweep->arena, text) : NULL;
}

static size_t
count_pins(const struct cadence *cadence)
{
	size_t count = 0;

	for (size_t i = 0; i < cadence->series_count; i++)
		count += cadence->series[i].pin_count;
	return count;
}

static bool
add_columns(struct sweeper *sweeper, const struct comparison *comparison)
{
	struct sweep *sweep = sweeper->sweep;

	sweep->columns = ARENA_ARRAY(
	    &sweep->arena, comparison->row_count + 1, struct sweep_column);
	if (sweep->columns == NULL)
		return false;
	for (size_t i = 0; i < comparison->row_count; i++) {
		sweep->columns[i].metric = comparison->rows[i].metric;
		sweep->columns[i].name =
		    keep_text(sweep, comparison->rows[i].name);
	}
	sweep->column_count = comparison->row_count;
	sweep->project =
	    keep_text(sweep, comparison->summaries[0].cadence->project);
	sweep->freeze_name =
	    keep_text(sweep, comparison->summaries[0].freeze_name);
	sweep->final_name =
	    keep_text(sweep, comparison->summaries[0].final_name);
	if (!sweeper->request->options.summary.no_pins)
		sweep->pins = count_pins(comparison->summaries[0].cadence);
	return !sweep->arena.failed;
}

static void
keep_summary(struct sweep *sweep, struct sweep_variant *variant,
    const struct summary *summary)
{
	variant->horizon = summary->horizon;
	variant->lacks_older = summary->lacks_older;
	variant->cycles = summary->end - summary->first;
	variant->has_days = summary_days(summary) > 0;
	variant->from = summary->from;
	variant->until = summary->until;
	if (variant->cycles == 0)
		return;
	variant->first =
	    keep_text(sweep, summary->cycles[summary->first]->version);
	variant->last =
	    keep_text(sweep, summary->cycles[summary->end - 1]->version);
}

static bool
keep_values(struct sweep *sweep, struct sweep_variant *variant,
    const struct comparison *comparison)
{
	size_t column = 0;

	variant->values = ARENA_ARRAY(
	    &sweep->arena, sweep->column_count + 1, struct metric_value);
	if (variant->values == NULL)
		return false;
	for (size_t i = 0; i < comparison->row_count; i++) {
		const struct metric_row *row = &comparison->rows[i];
		struct metric_value *value;

		column = find_column(sweep, column, row->metric, row->name);
		if (column == sweep->column_count)
			break;
		value = &variant->values[column];
		*value = row->values[0];
		value->text = keep_text(sweep, value->text);
		sweep->columns[column].is_known |= value->is_known;
	}
	keep_summary(sweep, variant, &comparison->summaries[0]);
	return !sweep->arena.failed;
}

/* The first variant that can be tells which metrics there are. */
static bool
keep_variant(struct sweeper *sweeper, struct sweep_variant *variant,
    const struct comparison *comparison)
{
	struct sweep *sweep = sweeper->sweep;

	if (!sweeper->has_columns) {
		if (!add_columns(sweeper, comparison) ||
		    !sweep_choose_columns(
			sweep, sweeper->request, sweeper->diagnostics))
			return false;
		sweeper->has_columns = true;
	}
	return keep_values(sweep, variant, comparison);
}

static bool
is_error(const struct diagnostic *found)
{
	return found->severity == SEVERITY_ERROR;
}

/* False when memory is short. */
static bool
keep_problem(struct sweep *sweep, struct sweep_variant *variant,
    struct diagnostics *findings)
{
	struct sweep_problem *problem =
	    ARENA_NEW(&sweep->arena, struct sweep_problem);
	const struct diagnostic *first = NULL;

	for (size_t i = 0; i < findings->count && first == NULL; i++) {
		if (is_error(findings->items[i]))
			first = findings->items[i];
	}
	if (problem == NULL || first == NULL)
		return false;
	problem->code = diagnostic_code_name(first->code);
	problem->message = keep_text(sweep, first->message);
	problem->help = keep_text(sweep, diagnostic_help_of(first));
	problem->file = keep_text(sweep, first->file);
	problem->position = first->position;
	problem->more = findings->errors - 1;
	variant->problem = problem;
	sweep->impossible++;
	return !sweep->arena.failed;
}

/* Measures a variant. False after a diagnostic, or when memory is short. */
static bool
compare_one(struct sweeper *sweeper, const struct sweep_variant *variant,
    struct comparison *comparison, struct diagnostics *diagnostics)
{
	struct metric_options options = sweeper->request->options;
	const struct cadence *cadence = sweeper->source->make(
	    sweeper->source->context, variant->choices, diagnostics);

	options.keeps_unknown = true;
	options.wants = sweeper->has_columns ? wants_row : NULL;
	options.context = sweeper;
	sweeper->next = 0;
	return cadence != NULL &&
	    comparison_make(comparison, &cadence, 1, &options, diagnostics);
}

static bool
has_failed(const struct sweeper *sweeper, const struct comparison *comparison,
    const struct diagnostics *findings)
{
	return sweeper->source->arena->failed || comparison->arena.failed ||
	    findings->arena.failed || findings->errors == 0;
}

/* False after a diagnostic of the caller, or when memory is short. */
static bool
sweep_one(struct sweeper *sweeper, struct sweep_variant *variant)
{
	struct diagnostics findings = {.keep = FINDINGS_KEPT};
	struct comparison comparison = {.count = 0};
	bool good;

	if (compare_one(sweeper, variant, &comparison, &findings))
		good = keep_variant(sweeper, variant, &comparison);
	else
		good = !has_failed(sweeper, &comparison, &findings) &&
		    keep_problem(sweeper->sweep, variant, &findings);
	comparison_release(&comparison);
	diagnostics_release(&findings);
	return good;
}

/* The findings about the first variant, for who asked for it. False when memory
 * is short. */
static bool
tell_first(struct sweeper *sweeper)
{
	struct comparison comparison = {.count = 0};
	bool good;

	compare_one(sweeper, &sweeper->sweep->variants[0], &comparison,
	    sweeper->diagnostics);
	good = !has_failed(sweeper, &comparison, sweeper->diagnostics);
	comparison_release(&comparison);
	return good;
}

/* Columns in which no variant has a value are left out where all are wanted. */
static void
drop_unknown(struct sweep *sweep)
{
	size_t kept = 0;

	for (size_t i = 0; i < sweep->shown_count; i++) {
		if (sweep->columns[sweep->shown[i]].is_known)
			sweep->shown[kept++] = sweep->shown[i];
	}
	sweep->shown_count = kept;
}

bool
sweep_make(struct sweep *sweep, const struct parameters *parameters,
    const struct sweep_variants *variants, const struct sweep_request *request,
    struct diagnostics *diagnostics)
{
	struct sweeper sweeper = {.sweep = sweep,
	    .source = variants,
	    .request = request,
	    .diagnostics = diagnostics};

	sweep->parameters = parameters;
	sweep->variants = ARENA_ARRAY(
	    &sweep->arena, parameters->variant_count, struct sweep_variant);
	if (sweep->variants == NULL)
		return false;
	for (; sweep->count < parameters->variant_count; sweep->count++) {
		struct sweep_variant *variant = &sweep->variants[sweep->count];

		variant->choices =
		    ARENA_ARRAY(&sweep->arena, parameters->count + 1, size_t);
		if (variant->choices == NULL)
			return false;
		parameters_choose(parameters, sweep->count, variant->choices);
		if (!sweep_one(&sweeper, variant))
			return false;
	}
	if (sweep->impossible == sweep->count && !tell_first(&sweeper))
		return false;
	if (request->metrics == NULL || request->metrics[0] == NULL)
		drop_unknown(sweep);
	return sweep_choose_rows(sweep);
}

void
sweep_release(struct sweep *sweep)
{
	arena_release(&sweep->arena);
	*sweep = (struct sweep){.count = 0};
}
