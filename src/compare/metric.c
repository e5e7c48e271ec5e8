/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Cadences side by side: what takes part, and whether it goes together. */
#include "compare/metric.h"

#include <string.h>

#include "base/text.h"

static const struct span nowhere = {NULL, 0, 0};

/* The nearest milestone, or event where these are asked for, too; or which ones
 * there are. */
static void
suggest(const struct cadence *const *cadences, size_t count, const char *word,
    bool has_events, struct diagnostics *diagnostics)
{
	struct arena arena = {0};
	const char **names;
	size_t all = 0, known = 0;

	for (size_t i = 0; i < count; i++)
		all += cadences[i]->symbol_count;
	names = ARENA_ARRAY(&arena, all + 1, const char *);
	for (size_t i = 0; names != NULL && i < count; i++) {
		for (size_t j = 0; j < cadences[i]->symbol_count; j++) {
			const struct symbol *symbol = &cadences[i]->symbols[j];

			if (symbol->kind == SYMBOL_MILESTONE ||
			    (has_events && symbol->kind == SYMBOL_EVENT))
				names[known++] = symbol->name;
		}
	}
	if (names != NULL)
		diagnostic_choose(diagnostics, word, names, known);
	arena_release(&arena);
}

/* A role that no cadence has is a mistake of who asked for it. */
static bool
check_role(const struct cadence *const *cadences, size_t count,
    const struct summary_options *role, struct arena *arena,
    struct diagnostics *diagnostics)
{
	const char *unknown = NULL;

	for (size_t i = 0; i < count; i++) {
		unknown = summary_unknown_role(cadences[i], role, arena);
		if (unknown == NULL)
			return true;
	}
	if (arena->failed || unknown == NULL)
		return false;
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, nowhere,
	    DIAGNOSTIC_ARGS(unknown, "no cadence has such a milestone"));
	suggest(cadences, count, unknown, false, diagnostics);
	return false;
}

static bool
check_roles(const struct cadence *const *cadences, size_t count,
    const struct summary_options *options, struct arena *arena,
    struct diagnostics *diagnostics)
{
	const struct summary_options freeze = {.freeze = options->freeze};
	const struct summary_options final = {.final = options->final};

	return check_role(cadences, count, &freeze, arena, diagnostics) &&
	    check_role(cadences, count, &final, arena, diagnostics);
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
		suggest(&near->cadence, 1, near->milestone, true, diagnostics);
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
	return good && name_cadences(comparison) &&
	    make_others(comparison, options, diagnostics) &&
	    comparison_add_rows(comparison, options);
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
