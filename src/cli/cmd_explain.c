/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt explain: why a date, what a phrase means, or what a metric is. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/schedules.h"

/* More than there are. */
enum { METRICS_MAX = 256 };

static enum exit_status
explain_phrase(const struct arguments *arguments, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	struct takt_date day;

	if (!today(arguments, &day))
		return EXIT_USAGE;
	takt_explain_phrase(arguments->operands[0], &day, sink, diagnostics);
	return EXIT_DONE;
}

static bool
write_text(struct takt_sink sink, const char *text)
{
	return sink.write(sink.context, text, strlen(text));
}

/* All metrics, a line each. */
static void
list_metrics(struct takt_sink sink)
{
	struct takt_metric metric;
	char text[256];
	bool good = true;

	for (size_t i = 0; good && takt_metric_at(i, &metric); i++) {
		snprintf(text, sizeof(text), "%-11s %-38s %s\n", metric.group,
		    metric.name, metric.unit);
		good = write_text(sink, text);
	}
}

/* What takt compare shows; false where it is no metric. */
static bool
explain_metric(const char *name, struct takt_sink sink)
{
	struct takt_metric metric;
	char text[1024];

	if (strcmp(name, "metrics") == 0) {
		list_metrics(sink);
		return true;
	}
	if (!takt_metric_by_name(name, &metric))
		return false;
	snprintf(text, sizeof(text),
	    "%s\n\n%s\n\ngroup   %s\nunit    %s\nbetter  %s\n", metric.name,
	    metric.definition, metric.group, metric.unit,
	    strcmp(metric.better, "taste") == 0 ? "a matter of taste"
						: metric.better);
	/* A sink that refuses is found out when the output is finished. */
	(void)write_text(sink, text);
	return true;
}

/* The metric that was meant by what is none; NULL: none is near. What stands
 * behind the comma may be missing, where the rest cannot be a milestone. */
static const char *
nearest_metric(const char *name)
{
	struct takt_metric metric;
	const char *names[METRICS_MAX];
	const char *nearest;
	size_t count = 0;

	for (; count < METRICS_MAX && takt_metric_at(count, &metric); count++)
		names[count] = metric.name;
	nearest = takt_nearest(name, names, count);
	for (size_t i = 0; nearest == NULL && i < count; i++) {
		char text[64];
		const char *const stem = text;

		snprintf(text, sizeof(text), "%.*s",
		    (int)strcspn(names[i], ","), names[i]);
		if (strchr(text, ' ') != NULL &&
		    takt_nearest(name, &stem, 1) != NULL)
			nearest = names[i];
	}
	return nearest;
}

static enum exit_status
explain_milestone(const struct arguments *arguments, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	struct input input;
	enum exit_status status =
	    read_cadences(arguments->operands, 1, &input, diagnostics);

	if (status == EXIT_DONE)
		takt_explain_milestone(input.cadences[0],
		    arguments->operands[1], arguments->series, sink,
		    diagnostics);
	free_cadences(&input);
	return status;
}

/* Is this a file, and so no phrase? Or the name of a schedule? */
static bool
is_cadence(const char *text)
{
	struct takt_metric metric;
	struct schedule_files files;
	bool is_known;

	if (access(text, F_OK) == 0)
		return true;
	if (!schedule_name_is_valid(text) ||
	    takt_metric_by_name(text, &metric) || strcmp(text, "metrics") == 0)
		return false;
	is_known =
	    schedules_find(&files) && schedule_by_name(&files, text) != NULL;
	schedules_free(&files);
	return is_known;
}

enum exit_status
run_explain(const struct arguments *arguments)
{
	const struct verb *verb = verb_by_name("explain");
	struct takt_diagnostics *diagnostics;
	struct output *output;
	struct takt_metric metric;
	enum exit_status status;
	const char *nearest = NULL;

	if (arguments->operand_count == 0)
		return usage_error(verb, "what is to be explained?");
	if (arguments->operand_count > 2)
		return usage_error(verb,
		    "more than a file and a milestone; "
		    "put a phrase in quotes");
	if (arguments->operand_count == 1 && is_cadence(arguments->operands[0]))
		return usage_error(
		    verb, "which milestone of '%s'?", arguments->operands[0]);
	if (arguments->operand_count == 1 &&
	    !takt_metric_by_name(arguments->operands[0], &metric))
		nearest = nearest_metric(arguments->operands[0]);
	if (nearest != NULL)
		return usage_error(verb,
		    "no metric is called '%s'; did you mean '%s'?",
		    arguments->operands[0], nearest);
	diagnostics = new_diagnostics(arguments);
	output = output_open(NULL, NULL, 0);
	if (diagnostics == NULL || output == NULL)
		return EXIT_TROUBLE;
	if (arguments->operand_count == 2)
		status = explain_milestone(
		    arguments, output_sink(output), diagnostics);
	else if (explain_metric(arguments->operands[0], output_sink(output)))
		status = EXIT_DONE;
	else
		status =
		    explain_phrase(arguments, output_sink(output), diagnostics);
	if (output_commit(output) != EXIT_DONE)
		status = EXIT_TROUBLE;
	return finish_diagnostics(diagnostics, arguments, status);
}
