/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt compare: cadences side by side. */
#include <string.h>

#include "cli/compare_files.h"

static const struct verb *
this_verb(void)
{
	return verb_by_name("compare");
}

static enum exit_status
check_arguments(const struct arguments *arguments)
{
	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which cadences?");
	if (arguments->operand_count == 1)
		return usage_error(this_verb(),
		    "what is '%s' to be compared with?",
		    arguments->operands[0]);
	if (arguments->operand_count > TAKT_COMPARE_MAX)
		return usage_error(this_verb(),
		    "more than %d cadences are too many to read side by side",
		    (int)TAKT_COMPARE_MAX);
	if (arguments->milestones && arguments->matrix)
		return usage_error(this_verb(),
		    "'--milestones' and '--matrix' are two views: take one");
	if ((arguments->milestones || arguments->matrix) &&
	    (arguments->all || arguments->group != NULL))
		return usage_error(this_verb(),
		    "'--all' and '--group' are for the table of metrics");
	if (arguments->series != NULL && !arguments->milestones)
		return usage_error(
		    this_verb(), "'--series' goes with '--milestones'");
	return compare_check_days(this_verb(), arguments);
}

static enum exit_status
write_comparison(const struct arguments *arguments,
    const struct compare_files *files, const struct input *input,
    const char *format, struct takt_diagnostics *diagnostics)
{
	struct takt_compare_options options =
	    compare_options_of(arguments, format);
	struct takt_near near[TAKT_NEAR_MAX];
	struct written written = {.format = format};
	enum exit_status status = EXIT_TROUBLE;

	if (arguments->milestones)
		options.view = TAKT_COMPARE_MILESTONES;
	if (arguments->matrix)
		options.view = TAKT_COMPARE_MATRIX;
	compare_files_others(arguments, files, input, near, &options);
	if (compare_files_open(&written, arguments, files, input)) {
		if (takt_compare(
			(const struct takt_cadence *const *)input->cadences,
			(size_t)arguments->operand_count, &options,
			written_sink(&written), diagnostics))
			status = written_commit(&written, diagnostics);
		else if (!written_failed(&written))
			status = EXIT_DONE;
	}
	written_release(&written);
	return status;
}

enum exit_status
run_compare(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	struct compare_files files = {.count = 0};
	struct input input = {.count = 0};
	const char *format = "";
	enum exit_status status = check_arguments(arguments);

	if (status == EXIT_DONE)
		status = choose_format(
		    this_verb(), arguments, takt_compare_format_at, &format);
	if (status == EXIT_DONE)
		status = check_into(this_verb(), arguments, format);
	if (status == EXIT_DONE && arguments->milestones &&
	    strcmp(format, "svg") == 0)
		status = usage_error(this_verb(),
		    "there is no picture of '--milestones': take 'takt expand "
		    "--view cycle'");
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = compare_files_list(arguments, &files);
	if (status == EXIT_DONE)
		status = read_cadences(
		    files.names, files.count, &input, diagnostics);
	if (status == EXIT_DONE)
		status = write_comparison(
		    arguments, &files, &input, format, diagnostics);
	free_cadences(&input);
	compare_files_free(&files);
	return finish_diagnostics(diagnostics, arguments, status);
}
