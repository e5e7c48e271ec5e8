/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt explain: why a date, or what a phrase means. */
#include <unistd.h>

#include "cli/cli.h"

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

enum exit_status
run_explain(const struct arguments *arguments)
{
	const struct verb *verb = verb_by_name("explain");
	struct takt_diagnostics *diagnostics;
	struct output *output;
	enum exit_status status;

	if (arguments->operand_count == 0)
		return usage_error(verb, "what is to be explained?");
	if (arguments->operand_count > 2)
		return usage_error(verb,
		    "more than a file and a milestone; "
		    "put a phrase in quotes");
	if (arguments->operand_count == 1 &&
	    access(arguments->operands[0], F_OK) == 0)
		return usage_error(
		    verb, "which milestone of '%s'?", arguments->operands[0]);
	diagnostics = new_diagnostics(arguments);
	output = output_open(NULL, NULL, 0);
	if (diagnostics == NULL || output == NULL)
		return EXIT_TROUBLE;
	status = arguments->operand_count == 1
	    ? explain_phrase(arguments, output_sink(output), diagnostics)
	    : explain_milestone(arguments, output_sink(output), diagnostics);
	if (output_commit(output) != EXIT_DONE)
		status = EXIT_TROUBLE;
	return finish_diagnostics(diagnostics, arguments, status);
}
