/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: cadences side by side, and the table of metrics. */
#include <string.h>

#include "api/compare.h"
#include "api/handles.h"

/* In the order of enum compare_format. */
static const struct takt_format compare_formats[COMPARE_FORMAT_COUNT] = {
    {"table", "txt", "text/plain", "aligned columns for a terminal"},
    {"md", "md", "text/markdown", "a table in Markdown"},
    {"rst", "rst", "text/x-rst", "a table in reStructuredText"},
    {"csv", "csv", "text/csv", "one row a metric, for spreadsheets"},
    {"json", "json", "application/json", "all there is, for programs"},
    {"svg", "svg", "image/svg+xml", "a picture of releases and support"},
};

bool
takt_compare_format_at(size_t index, struct takt_format *format)
{
	if (index >= COMPARE_FORMAT_COUNT)
		return false;
	*format = compare_formats[index];
	return true;
}

bool
takt_policy_is_valid(const char *policy)
{
	struct metric_policy parsed;

	return metric_policy_parse(policy, &parsed);
}

/* "regularity,load" as bits; false where one of them is no group. */
static bool
to_groups(const char *list, uint32_t *groups)
{
	*groups = 0;
	while (list != NULL) {
		size_t length = strcspn(list, ",");
		enum metric_group group = metric_group_by_name(list, length);

		if (group == GROUP_COUNT)
			return false;
		*groups |= (uint32_t)1 << group;
		list = list[length] == ',' ? list + length + 1 : NULL;
	}
	return true;
}

bool
takt_metric_groups_are_valid(const char *groups)
{
	uint32_t bits;

	return to_groups(groups, &bits);
}

static struct takt_metric
to_public(const struct metric *metric)
{
	return (struct takt_metric){.name = metric->name,
	    .group = metric_group_names[metric->group],
	    .unit = metric_unit_names[metric->unit],
	    .better = metric_better_names[metric->better],
	    .definition = metric->definition};
}

bool
takt_metric_at(size_t index, struct takt_metric *metric)
{
	for (size_t i = 0; i <= index; i++) {
		if (metrics[i].name == NULL)
			return false;
	}
	*metric = to_public(&metrics[index]);
	return true;
}

bool
takt_metric_by_name(const char *name, struct takt_metric *metric)
{
	const struct metric *found = metric_by_name(name);

	if (found != NULL)
		*metric = to_public(found);
	return found != NULL;
}

bool
api_compare_options(
    const struct takt_compare_options *given, struct metric_options *options)
{
	*options =
	    (struct metric_options){.summary = {.has_from = given->from != NULL,
					.has_until = given->until != NULL,
					.no_pins = given->no_pins,
					.freeze = given->freeze,
					.final = given->final,
					.limit = given->limit},
		.has_policy = given->policy != NULL,
		.near_count = given->near_count,
		.in_full = given->in_full};
	if (given->from != NULL)
		options->summary.from = api_date(given->from);
	if (given->until != NULL)
		options->summary.until = api_date(given->until);
	if (given->consumer != NULL)
		options->consumer = given->consumer->cadence;
	for (size_t i = 0; i < given->near_count && i < METRIC_NEAR_MAX; i++)
		options->near[i] = (struct metric_near){
		    given->near[i].cadence->cadence, given->near[i].milestone};
	return given->near_count <= METRIC_NEAR_MAX &&
	    to_groups(given->groups, &options->groups) &&
	    (given->policy == NULL ||
		metric_policy_parse(given->policy, &options->policy));
}

/* All cadences that take part, one after the other; then NULL. */
static const struct cadence *
cadence_at(const struct cadence *const *cadences, size_t count,
    const struct metric_options *options, size_t index)
{
	if (index < count)
		return cadences[index];
	index -= count;
	if (index < options->near_count)
		return options->near[index].cadence;
	return index == options->near_count ? options->consumer : NULL;
}

void
api_forget_compared(const struct cadence *const *cadences, size_t count,
    const struct metric_options *options)
{
	const struct cadence *cadence;

	for (size_t i = 0;
	     (cadence = cadence_at(cadences, count, options, i)) != NULL; i++)
		cadence->arena->failed = false;
}

bool
api_compared_failed(const struct cadence *const *cadences, size_t count,
    const struct metric_options *options)
{
	const struct cadence *cadence;

	for (size_t i = 0;
	     (cadence = cadence_at(cadences, count, options, i)) != NULL; i++) {
		if (cadence->arena->failed)
			return true;
	}
	return false;
}

bool
api_compare_style(
    const struct takt_compare_options *given, struct compare_style *style)
{
	*style = (struct compare_style){
	    COMPARE_FORMAT_COUNT, given->width, given->unicode, given->pixels};
	for (int i = 0; i < COMPARE_FORMAT_COUNT; i++) {
		if (strcmp(compare_formats[i].name, given->format) == 0)
			style->format = (enum compare_format)i;
	}
	return style->format != COMPARE_FORMAT_COUNT;
}

/* False after a diagnostic, or when memory is short. */
static bool
write_view(struct comparison *comparison,
    const struct takt_compare_options *options,
    const struct compare_style *style, struct buf *out,
    struct diagnostics *diagnostics)
{
	struct shift shift;

	switch (options->view) {
	case TAKT_COMPARE_METRICS:
		render_compare(comparison, style, out);
		break;
	case TAKT_COMPARE_MILESTONES:
		if (!shift_make(
			comparison, options->series, &shift, diagnostics))
			return false;
		render_shift(comparison, &shift, style, out);
		break;
	case TAKT_COMPARE_MATRIX:
		render_matrix(comparison, style, out);
		break;
	}
	return !out->failed;
}

bool
takt_compare(const struct takt_cadence *const *cadences, size_t count,
    const struct takt_compare_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	const struct cadence *inner[COMPARISON_MAX];
	struct comparison comparison = {.count = 0};
	struct metric_options metric_options;
	struct compare_style style;
	struct buf out = {0};
	bool good;

	if (options->view == TAKT_COMPARE_MILESTONES &&
	    strcmp(options->format, "svg") == 0)
		return false;
	if (count == 0 || count > COMPARISON_MAX ||
	    !api_compare_options(options, &metric_options) ||
	    !api_compare_style(options, &style))
		return false;
	metric_options.in_full |=
	    style.format == COMPARE_CSV || style.format == COMPARE_JSON;
	for (size_t i = 0; i < count; i++)
		inner[i] = cadences[i]->cadence;
	api_forget_compared(inner, count, &metric_options);
	good = comparison_make(&comparison, inner, count, &metric_options,
		   &diagnostics->list) &&
	    write_view(&comparison, options, &style, &out, &diagnostics->list);
	if (!good)
		api_settle(diagnostics, before,
		    out.failed ||
			api_compared_failed(inner, count, &metric_options));
	comparison_release(&comparison);
	good = good && sink.write(sink.context, buf_text(&out), out.length);
	buf_release(&out);
	return good;
}
