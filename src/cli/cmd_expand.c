/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt expand: read, reckon, render, write. */
#include <string.h>

#include "cli/feed_options.h"
#include "cli/picture_options.h"
#include "cli/written.h"

static const struct verb *
this_verb(void)
{
	return verb_by_name("expand");
}

/* A calendar that is as it was is left alone, with the time of its file. */
static enum exit_status
write_whole(struct publisher *publisher, const struct takt_plan *plan)
{
	const char *path = publisher->arguments->output;
	struct publication publication = {.output = NULL};
	enum exit_status status =
	    publication_write(publisher, plan, path, &publication);

	if (status == EXIT_DONE && publication.output != NULL) {
		status = output_commit(publication.output);
		publication.output = NULL;
	}
	if (status == EXIT_DONE)
		update_tell(path, &publication.update);
	publication_free(&publication);
	return status;
}

/* What is not rendered has a finding, or no memory. */
static enum exit_status
write_into(struct publisher *publisher, const struct takt_plan *plan)
{
	struct written written = {.format = publisher->options.format};
	enum exit_status status = EXIT_TROUBLE;

	if (open_written_beside(
		&written, publisher->arguments, publisher->input)) {
		if (takt_plan_render(plan, &publisher->options,
			written_sink(&written), publisher->diagnostics))
			status =
			    written_commit(&written, publisher->diagnostics);
		else if (!written_failed(&written))
			status = EXIT_DONE;
	}
	written_release(&written);
	return status;
}

static enum exit_status
render(const struct arguments *arguments, const struct input *input,
    const struct takt_plan *plan, const char *format,
    struct takt_diagnostics *diagnostics)
{
	struct publisher publisher = {
	    .arguments = arguments, .input = input, .diagnostics = diagnostics};

	if (!publisher_start(&publisher, format))
		return EXIT_USAGE;
	if (arguments->into != NULL)
		return write_into(&publisher, plan);
	return arguments->split != NULL ? write_split(&publisher, plan)
					: write_whole(&publisher, plan);
}

static enum exit_status
expand(const struct arguments *arguments, const char *format,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_selection selection = {
	    .from = arguments->has_from ? &arguments->from : NULL,
	    .until = arguments->has_until ? &arguments->until : NULL,
	    .series = arguments->series,
	    .only = arguments->only,
	    .cycles = arguments->cycles,
	    .no_pins = arguments->no_pins,
	    .windows = arguments->windows,
	    .slips = arguments->slips,
	    .limit = arguments->limit};
	struct input input;
	struct takt_plan *plan = NULL;
	enum exit_status status = read_cadences(
	    arguments->operands, arguments->operand_count, &input, diagnostics);

	if (status == EXIT_DONE)
		plan = takt_plan_new(
		    (const struct takt_cadence *const *)input.cadences,
		    (size_t)input.count, &selection, diagnostics);
	if (plan != NULL)
		status = render(arguments, &input, plan, format, diagnostics);
	takt_plan_free(plan);
	free_cadences(&input);
	return status;
}

/* Options that only calendars understand, or that contradict each other. */
static enum exit_status
check_update(const struct arguments *arguments, const char *format)
{
	bool is_update = arguments->update || arguments->previous != NULL;

	if (is_update && strcmp(format, "ics") != 0)
		return usage_error(this_verb(),
		    "only a calendar can be updated: write to a file that "
		    "ends in .ics, or add '-f ics'");
	if (arguments->update && arguments->previous == NULL &&
	    !writes_file(arguments))
		return usage_error(this_verb(),
		    "'--update' needs the file that it is to update: -o FILE");
	if (is_update && arguments->slip_count > 0)
		return usage_error(this_verb(),
		    "'--slip' only asks what if: it cannot update what was "
		    "published");
	if (!is_update && (arguments->overwrite || arguments->verbose))
		return usage_error(this_verb(),
		    "'--%s' goes with '--update' or '--previous'",
		    arguments->overwrite ? "overwrite" : "verbose");
	return EXIT_DONE;
}

enum exit_status
run_expand(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	const char *format = "";
	enum exit_status status;

	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which cadence file?");
	status = choose_format(this_verb(), arguments, takt_format_at, &format);
	if (status == EXIT_DONE)
		status = check_into(this_verb(), arguments, format);
	if (status == EXIT_DONE)
		status = check_update(arguments, format);
	if (status == EXIT_DONE)
		status = check_split(this_verb(), arguments);
	if (status == EXIT_DONE)
		status = check_feed_options(this_verb(), arguments, format);
	if (status == EXIT_DONE)
		status = check_picture_options(this_verb(), arguments, format);
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = expand(arguments, format, diagnostics);
	return finish_diagnostics(diagnostics, arguments, status);
}
