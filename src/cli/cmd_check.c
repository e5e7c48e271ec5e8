/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt check: each file by itself, read, reckoned and looked at. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* One run over all files. */
struct run {
	const struct arguments *arguments;
	bool is_json;
	struct output *output;
	struct takt_diagnostics *diagnostics;
};

struct found {
	size_t errors;
	size_t warnings;
};

static struct found
count_findings(const struct takt_diagnostics *diagnostics)
{
	return (struct found){takt_diagnostics_errors(diagnostics),
	    takt_diagnostics_warnings(diagnostics)};
}

/* ", 2 warnings"; nothing for none. */
static size_t
add_count(char *text, size_t room, size_t count, const char *what)
{
	int length = count == 0 ? 0
				: snprintf(text, room, ", %zu %s%s", count,
				      what, count == 1 ? "" : "s");

	return length > 0 && (size_t)length < room ? (size_t)length : 0;
}

/* "python.yaml: Python, 338 dates", and how much was found in it. */
static bool
report(const struct run *run, const char *file,
    const struct takt_cadence *cadence, const struct takt_plan *plan,
    const struct found *before)
{
	struct takt_sink sink = output_sink(run->output);
	struct found now = count_findings(run->diagnostics);
	size_t count = takt_plan_count(plan);
	char line[1024];
	size_t room = sizeof(line) - 80;
	int written = snprintf(line, room, "%s: %s, %zu date%s",
	    strcmp(file, "-") == 0 ? "<stdin>" : file,
	    takt_cadence_project(cadence), count, count == 1 ? "" : "s");
	size_t length = written > 0 ? (size_t)written : 0;

	if (length >= room)
		length = room - 1;
	length += add_count(line + length, sizeof(line) - length,
	    now.errors - before->errors, "error");
	length += add_count(line + length, sizeof(line) - length,
	    now.warnings - before->warnings, "warning");
	line[length++] = '\n';
	return sink.write(sink.context, line, length);
}

static enum exit_status
check_file(const struct run *run, const char *const *file)
{
	const struct takt_selection selection = {
	    .cycles = run->arguments->cycles, .limit = run->arguments->limit};
	const struct found before = count_findings(run->diagnostics);
	struct input input;
	enum exit_status status =
	    read_cadences(file, 1, &input, run->diagnostics);
	struct takt_plan *plan = NULL;

	if (status == EXIT_DONE) {
		plan = takt_plan_new(
		    (const struct takt_cadence *const *)input.cadences, 1,
		    &selection, run->diagnostics);
		if (plan == NULL)
			status = EXIT_NO;
		else if (!takt_plan_check(plan, run->diagnostics) ||
		    (!run->is_json &&
			!report(run, *file, input.cadences[0], plan, &before)))
			status = EXIT_TROUBLE;
	}
	takt_plan_free(plan);
	free_cadences(&input);
	return status;
}

/* text, which is the default, or json. */
static enum exit_status
choose_format(const struct arguments *arguments, bool *is_json)
{
	static const char *const names[] = {"text", "json"};
	const char *format = arguments->format;
	const char *nearest;

	*is_json = format != NULL && strcmp(format, "json") == 0;
	if (*is_json || format == NULL || strcmp(format, "text") == 0)
		return EXIT_DONE;
	nearest = takt_nearest(format, names, 2);
	if (nearest != NULL)
		return usage_error(verb_by_name("check"),
		    "no format has the name '%s'; did you mean '%s'?", format,
		    nearest);
	return usage_error(
	    verb_by_name("check"), "no format has the name '%s'", format);
}

static enum exit_status
finish(const struct run *run, enum exit_status worst)
{
	struct takt_diagnostics *diagnostics = run->diagnostics;

	if (run->arguments->strict && worst == EXIT_DONE &&
	    takt_diagnostics_warnings(diagnostics) > 0)
		worst = EXIT_NO;
	if (run->is_json) {
		worst = judge_diagnostics(diagnostics, worst);
		if (!takt_diagnostics_json(
			diagnostics, output_sink(run->output)))
			worst = EXIT_TROUBLE;
	}
	if (output_commit(run->output) != EXIT_DONE)
		worst = EXIT_TROUBLE;
	if (!run->is_json)
		return finish_diagnostics(diagnostics, run->arguments, worst);
	takt_diagnostics_free(diagnostics);
	return worst;
}

enum exit_status
run_check(const struct arguments *arguments)
{
	struct arguments own = *arguments;
	struct run run = {.arguments = &own};
	enum exit_status worst;

	if (arguments->operand_count == 0)
		return usage_error(
		    verb_by_name("check"), "which cadence file?");
	worst = choose_format(arguments, &run.is_json);
	if (worst != EXIT_DONE)
		return worst;
	/* Programs want all there is. */
	own.has_max_errors |= run.is_json;
	run.diagnostics = new_diagnostics(&own);
	run.output = output_open(NULL, NULL, 0);
	if (run.diagnostics == NULL || run.output == NULL)
		return EXIT_TROUBLE;
	for (int i = 0; i < arguments->operand_count; i++) {
		enum exit_status status =
		    check_file(&run, &arguments->operands[i]);

		if (status > worst)
			worst = status;
	}
	return finish(&run, worst);
}
