/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt expand: read, reckon, render, write. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/feed_options.h"

static const struct verb *
this_verb(void)
{
	return verb_by_name("expand");
}

static enum exit_status
unknown_format(const char *what, const char *name, bool by_extension)
{
	struct takt_format format;
	const char *names[32];
	const char *nearest;
	size_t count = 0;

	for (; count < 32 && takt_format_at(count, &format); count++)
		names[count] = by_extension ? format.extension : format.name;
	nearest = takt_nearest(name, names, count);
	if (nearest != NULL)
		return usage_error(this_verb(),
		    "no format has %s '%s'; did you mean '%s'?", what, name,
		    nearest);
	return usage_error(this_verb(), "no format has %s '%s'", what, name);
}

/* -f, else the extension of -o, else the first format. */
static enum exit_status
choose_format(const struct arguments *arguments, const char **name)
{
	const char *output = arguments->output;
	const char *slash = output != NULL ? strrchr(output, '/') : NULL;
	const char *file = slash != NULL ? slash + 1 : output;
	const char *dot = file != NULL ? strrchr(file, '.') : NULL;
	struct takt_format format;

	for (size_t i = 0; takt_format_at(i, &format); i++) {
		bool is_meant = i == 0 && dot == NULL;

		if (arguments->format != NULL)
			is_meant = strcmp(arguments->format, format.name) == 0;
		else if (dot != NULL)
			is_meant = strcmp(dot + 1, format.extension) == 0;
		*name = format.name;
		if (is_meant)
			return EXIT_DONE;
	}
	if (arguments->format != NULL)
		return unknown_format("the name", arguments->format, false);
	return unknown_format("the extension", dot + 1, true);
}

/* The output, unless it is one of the files that were read. */
static struct output *
open_beside(const struct arguments *arguments, const struct input *input)
{
	int count = arguments->operand_count + input->named_count;
	const char **inputs = calloc((size_t)count + 1, sizeof(inputs[0]));
	struct output *output;

	if (inputs == NULL) {
		complain("out of memory");
		return NULL;
	}
	for (int i = 0; i < count; i++)
		inputs[i] = i < arguments->operand_count
		    ? arguments->operands[i]
		    : input->named[i - arguments->operand_count];
	output = output_open(arguments->output, inputs, count);
	free(inputs);
	return output;
}

static enum exit_status
render(const struct arguments *arguments, const struct input *input,
    const struct takt_plan *plan, const char *format,
    struct takt_diagnostics *diagnostics)
{
	bool is_file =
	    arguments->output != NULL && strcmp(arguments->output, "-") != 0;
	struct takt_render_options options = {.format = format,
	    .width = is_file ? (size_t)arguments->width
			     : terminal_width(STDOUT_FILENO, arguments->width),
	    .unicode = !is_file && terminal_has_unicode(STDOUT_FILENO)};
	struct output *output;

	set_feed_options(arguments, &options);
	if (!source_date_epoch(&options.has_stamp, &options.stamp))
		return EXIT_USAGE;
	output = open_beside(arguments, input);
	if (output == NULL)
		return EXIT_TROUBLE;
	if (!takt_plan_render(
		plan, &options, output_sink(output), diagnostics)) {
		bool is_trouble = output_failed(output);

		output_discard(output);
		return is_trouble ? EXIT_TROUBLE : EXIT_DONE;
	}
	return output_commit(output);
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

enum exit_status
run_expand(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	const char *format = NULL;
	enum exit_status status;

	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which cadence file?");
	status = choose_format(arguments, &format);
	if (status == EXIT_DONE)
		status = check_feed_options(this_verb(), arguments, format);
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = expand(arguments, format, diagnostics);
	return finish_diagnostics(diagnostics, arguments, status);
}
