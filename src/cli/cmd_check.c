/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt check: each file by itself, read and reckoned, nothing written. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* "python.yaml: Python, 338 dates" for a file that holds. */
static bool
report(struct output *output, const char *file,
    const struct takt_cadence *cadence, const struct takt_plan *plan)
{
	struct takt_sink sink = output_sink(output);
	size_t count = takt_plan_count(plan);
	char line[1024];
	int length = snprintf(line, sizeof(line), "%s: %s, %zu date%s\n",
	    strcmp(file, "-") == 0 ? "<stdin>" : file,
	    takt_cadence_project(cadence), count, count == 1 ? "" : "s");

	if (length < 0 || (size_t)length >= sizeof(line))
		length = (int)sizeof(line) - 1;
	return sink.write(sink.context, line, (size_t)length);
}

static enum exit_status
check_file(const struct arguments *arguments, const char *const *file,
    struct output *output, struct takt_diagnostics *diagnostics)
{
	const struct takt_selection selection = {
	    .cycles = arguments->cycles, .limit = arguments->limit};
	struct input input;
	enum exit_status status = read_cadences(file, 1, &input, diagnostics);
	struct takt_plan *plan = NULL;

	if (status == EXIT_DONE) {
		plan = takt_plan_new(
		    (const struct takt_cadence *const *)input.cadences, 1,
		    &selection, diagnostics);
		if (plan == NULL)
			status = EXIT_NO;
		else if (!report(output, *file, input.cadences[0], plan))
			status = EXIT_TROUBLE;
	}
	takt_plan_free(plan);
	free_cadences(&input);
	return status;
}

enum exit_status
run_check(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	struct output *output;
	enum exit_status worst = EXIT_DONE;

	if (arguments->operand_count == 0)
		return usage_error(
		    verb_by_name("check"), "which cadence file?");
	diagnostics = new_diagnostics(arguments);
	output = output_open(NULL, NULL, 0);
	if (diagnostics == NULL || output == NULL)
		return EXIT_TROUBLE;
	for (int i = 0; i < arguments->operand_count; i++) {
		enum exit_status status = check_file(
		    arguments, &arguments->operands[i], output, diagnostics);

		if (status > worst)
			worst = status;
	}
	if (output_commit(output) != EXIT_DONE)
		worst = EXIT_TROUBLE;
	return finish_diagnostics(diagnostics, arguments, worst);
}
