/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which milestone is the freeze of a series, which its final, and which are
 * test releases: by the names that projects use.
 */
#include "compare/metric_summary.h"

#include <string.h>

#include "base/text.h"

/* Earlier rows win. They are the names of PEPs, of the shipped schedules and
 * of the tools around them. */
static const char *const final_names[] = {"final", "release",
    "general-availability", "ga", "stable", "stable-release", NULL};
static const char *const freeze_names[] = {"feature-freeze", "code-freeze",
    "freeze", "rampdown", "transition-freeze", "branch", "beta", "candidate",
    "release-candidate", "rc", NULL};

static const struct {
	const char *name;
	enum test_phase phase;
} test_names[] = {
    {"alpha", TEST_ALPHA},
    {"beta", TEST_BETA},
    {"candidate", TEST_CANDIDATE},
    {"release-candidate", TEST_CANDIDATE},
    {"rc", TEST_CANDIDATE},
    {"pre-release", TEST_OTHER},
    {"pre-freeze", TEST_OTHER},
    {"preview", TEST_OTHER},
    {"snapshot", TEST_OTHER},
    {"early-access", TEST_OTHER},
};

enum test_phase
summary_test_phase(const char *milestone)
{
	for (size_t i = 0; i < sizeof(test_names) / sizeof(test_names[0]);
	     i++) {
		if (name_equal(milestone, test_names[i].name))
			return test_names[i].phase;
	}
	return TEST_NONE;
}

static bool
has_role(const struct cadence_role *role, const struct summary_date *date)
{
	return role->milestone != NULL &&
	    strcmp(role->milestone, date->milestone) == 0 &&
	    (role->number == 0 || role->number == date->number);
}

enum test_phase
summary_phase(const struct cadence *cadence, const struct summary_date *date)
{
	const struct cadence_roles *roles = &cadence->roles;

	if (has_role(&roles->alpha, date))
		return TEST_ALPHA;
	if (has_role(&roles->beta, date))
		return TEST_BETA;
	if (has_role(&roles->candidate, date))
		return TEST_CANDIDATE;
	if (has_role(&roles->preview, date))
		return TEST_OTHER;
	return summary_test_phase(date->milestone);
}

/* "beta 1" apart: the length of the name, and the number or 0. */
static size_t
split_role(const char *role, int32_t *number)
{
	size_t length = strlen(role);
	size_t end = length;

	*number = 0;
	while (end > 0 && text_is_digit(role[end - 1]))
		end--;
	if (end == length || end < 2 || role[end - 1] != ' ' ||
	    length - end > 6)
		return length;
	for (size_t i = end; i < length; i++)
		*number = *number * 10 + (role[i] - '0');
	return end - 1;
}

/* The milestone of the cadence that a role means; or NULL, also when memory is
 * short. */
static const char *
find_name(const struct cadence *cadence, const char *role, int32_t *number,
    struct arena *arena)
{
	const char *name = arena_copy(arena, role, split_role(role, number));
	const char *found = NULL;

	for (size_t i = 0; name != NULL && i < cadence->symbol_count; i++) {
		const struct symbol *symbol = &cadence->symbols[i];

		if (symbol->kind == SYMBOL_MILESTONE &&
		    name_equal(symbol->name, name))
			found = symbol->name;
	}
	return found;
}

const char *
summary_unknown_role(const struct cadence *cadence,
    const struct summary_options *options, struct arena *arena)
{
	int32_t number;

	if (options->freeze != NULL &&
	    find_name(cadence, options->freeze, &number, arena) == NULL)
		return options->freeze;
	if (options->final != NULL &&
	    find_name(cadence, options->final, &number, arena) == NULL)
		return options->final;
	return NULL;
}

/* A role as it was found: a milestone, and which of its steps, or 0. */
struct role_found {
	const char *milestone;
	int32_t number;
};

/* By the option, by the file, by the names that are known. */
static struct role_found
find_role(struct summary *summary, const char *given,
    const struct cadence_role *said, const char *const *known)
{
	const struct cadence *cadence = summary->cadence;
	struct arena *arena = &summary->arena;
	struct role_found role = {NULL, 0};

	if (given != NULL)
		role.milestone = find_name(cadence, given, &role.number, arena);
	if (role.milestone == NULL && said->milestone != NULL)
		return (struct role_found){said->milestone, said->number};
	for (; role.milestone == NULL && *known != NULL; known++)
		role.milestone =
		    find_name(cadence, *known, &role.number, arena);
	return role;
}

/* The first date of the role in a series. */
static const struct summary_date *
date_of_role(const struct summary_series *series, struct role_found role)
{
	for (size_t i = 0; role.milestone != NULL && i < series->date_count;
	     i++) {
		const struct summary_date *date = &series->dates[i];

		if (date->kind == ITEM_MILESTONE &&
		    strcmp(date->milestone, role.milestone) == 0 &&
		    (role.number == 0 || date->number == role.number))
			return date;
	}
	return NULL;
}

/* "beta 1", where the milestone has steps. */
static const char *
role_text(struct summary *summary, const struct summary_date *date)
{
	if (date->number == 0)
		return date->milestone;
	return arena_printf(
	    &summary->arena, "%s %d", date->milestone, (int)date->number);
}

/* Where no milestone is known as the final, it is the start of support. */
static void
take_support(struct summary *summary, struct summary_series *series)
{
	if (!series->has_support)
		return;
	series->has_final = true;
	series->final_is_day = true;
	series->final = series->support.first;
	summary->final_name = "start of support";
}

bool
summary_find_roles(
    struct summary *summary, const struct summary_options *options)
{
	const struct cadence_roles *roles = &summary->cadence->roles;
	const struct role_found final =
	    find_role(summary, options->final, &roles->final, final_names);
	const struct role_found freeze =
	    find_role(summary, options->freeze, &roles->freeze, freeze_names);

	for (size_t i = 0; i < summary->series_count; i++) {
		struct summary_series *series = &summary->series[i];
		const struct summary_date *date = date_of_role(series, final);

		if (final.milestone == NULL)
			take_support(summary, series);
		series->has_final |= date != NULL;
		if (date != NULL) {
			series->final = date->first;
			series->final_is_day = date->precision == PRECISION_DAY;
			summary->final_name = role_text(summary, date);
		}
		date = date_of_role(series, freeze);
		series->has_freeze = date != NULL;
		if (date != NULL) {
			series->freeze = date->first;
			series->freeze_is_day =
			    date->precision == PRECISION_DAY;
			summary->freeze_name = role_text(summary, date);
		}
	}
	return !summary->arena.failed;
}
