/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the options of takt compare and takt sweep store. */
#include "cli/compare_options.h"

#include <string.h>

const char *
store_milestones(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->milestones = true;
	return NULL;
}

const char *
store_matrix(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->matrix = true;
	return NULL;
}

const char *
store_all(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->all = true;
	return NULL;
}

const char *
store_group(struct arguments *arguments, const char *value)
{
	arguments->group = value;
	return takt_metric_groups_are_valid(value)
	    ? NULL
	    : "groups among delivery, support, hardening, regularity, load, "
	      "collisions and ageing, with commas between them";
}

const char *
store_freeze(struct arguments *arguments, const char *value)
{
	arguments->freeze = value;
	return *value != '\0' ? NULL : "a milestone, such as 'beta 1'";
}

const char *
store_final(struct arguments *arguments, const char *value)
{
	arguments->final = value;
	return *value != '\0' ? NULL : "a milestone, such as 'final'";
}

const char *
store_policy(struct arguments *arguments, const char *value)
{
	arguments->policy = value;
	return takt_policy_is_valid(value)
	    ? NULL
	    : "how long a series is in it, and how many are at least: "
	      "'42 months and at least 2'";
}

const char *
store_consumer(struct arguments *arguments, const char *value)
{
	arguments->consumer = value;
	return *value != '\0' ? NULL : "a file name";
}

const char *
store_near(struct arguments *arguments, const char *value)
{
	const char *colon = strrchr(value, ':');

	if (arguments->near_count == TAKT_NEAR_MAX)
		return "at most 8 dates";
	arguments->near[arguments->near_count++] = value;
	if (colon == NULL || colon == value || colon[1] == '\0')
		return "a file and a milestone: 'fedora.yaml:beta freeze'";
	return NULL;
}

const char *
store_vary(struct arguments *arguments, const char *value)
{
	if (arguments->vary_count == TAKT_VARY_MAX)
		return "at most 4 values to vary at once";
	arguments->vary[arguments->vary_count++] = value;
	return *value != '\0' ? NULL
			      : "what varies: 'cycle.every=6..24 months'";
}

const char *
store_metric(struct arguments *arguments, const char *value)
{
	if (arguments->metric_count == CHOICES_MAX)
		return "at most 64 metrics";
	arguments->metrics[arguments->metric_count++] = value;
	return *value != '\0' ? NULL : "a metric: 'supported series, mean'";
}

const char *
store_where(struct arguments *arguments, const char *value)
{
	if (arguments->where_count == CHOICES_MAX)
		return "at most 64 conditions";
	arguments->where[arguments->where_count++] = value;
	return *value != '\0' ? NULL
			      : "a condition: 'supported series, mean <= 5'";
}

const char *
store_sort(struct arguments *arguments, const char *value)
{
	arguments->sort = value;
	return *value != '\0' && strcmp(value, "-") != 0
	    ? NULL
	    : "a metric, or '-METRIC' for the greatest first";
}
