/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt diff: two files, each a cadence or a calendar, read and compared. */
#include <stdlib.h>
#include <string.h>

#include "cli/written.h"

/* What was read for one side. */
struct side {
	struct input input;
	struct takt_plan *plan;
	struct takt_calendar *calendar;
};

static const struct verb *
this_verb(void)
{
	return verb_by_name("diff");
}

/* Of a cadence all that it expands: what is selected is chosen afterwards. */
static enum exit_status
plan_side(const struct arguments *arguments, struct side *side,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_selection selection = {.cycles = arguments->cycles,
	    .no_pins = arguments->no_pins,
	    .windows = arguments->windows,
	    .limit = arguments->limit};

	side->plan = takt_plan_new(
	    (const struct takt_cadence *const *)side->input.cadences, 1,
	    &selection, diagnostics);
	return side->plan != NULL ? EXIT_DONE : EXIT_NO;
}

static enum exit_status
read_side(const struct arguments *arguments, const char *file,
    struct side *side, struct takt_diagnostics *diagnostics)
{
	enum exit_status status = EXIT_TROUBLE;
	bool is_calendar = false;
	char *bytes;
	size_t length;
	int error = read_either(file, &bytes, &length, &is_calendar);

	if (error != 0) {
		complain_unreadable(file, error);
	} else if (is_calendar) {
		side->calendar = takt_calendar_read(
		    shown_name(file), bytes, length, diagnostics);
		status = side->calendar != NULL ? EXIT_DONE : EXIT_NO;
	} else {
		status =
		    add_cadence(file, bytes, length, &side->input, diagnostics);
	}
	free(bytes);
	if (status == EXIT_DONE && !is_calendar)
		status = plan_side(arguments, side, diagnostics);
	return status;
}

static void
free_side(struct side *side)
{
	takt_plan_free(side->plan);
	takt_calendar_free(side->calendar);
	free_cadences(&side->input);
}

/* The files that were read, which are not to be written over. */
static bool
open_beside_both(struct written *written, const struct arguments *arguments,
    const struct side sides[2])
{
	int count = 2 + sides[0].input.named_count + sides[1].input.named_count;
	const char **inputs = calloc((size_t)count, sizeof(inputs[0]));
	bool is_open;
	int next = 0;

	if (inputs == NULL) {
		complain("out of memory");
		return false;
	}
	for (int i = 0; i < 2; i++) {
		inputs[next++] = arguments->operands[i];
		for (int j = 0; j < sides[i].input.named_count; j++)
			inputs[next++] = sides[i].input.named[j];
	}
	is_open = written_open(written, arguments, inputs, count);
	free(inputs);
	return is_open;
}

static enum exit_status
write_diff(const struct arguments *arguments, const char *format,
    const struct side sides[2], const struct takt_diff *diff,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_diff_options options = {.format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments)};
	struct written written = {.format = format};
	enum exit_status status = EXIT_TROUBLE;

	if (open_beside_both(&written, arguments, sides) &&
	    takt_diff_render(
		diff, &options, written_sink(&written), diagnostics))
		status = written_commit(&written, diagnostics);
	written_release(&written);
	if (status == EXIT_DONE && arguments->exit_code &&
	    takt_diff_count(diff) > 0)
		status = EXIT_NO;
	return status;
}

static enum exit_status
compare(const struct arguments *arguments, const char *format,
    const struct side sides[2], struct takt_diagnostics *diagnostics)
{
	const struct takt_diff_selection selection = {
	    .from = arguments->has_from ? &arguments->from : NULL,
	    .until = arguments->has_until ? &arguments->until : NULL,
	    .series = arguments->series,
	    .only = arguments->only,
	    .thorough = arguments->verbose};
	struct takt_side views[2];
	enum exit_status status = EXIT_DONE;
	struct takt_diff *diff;

	for (int i = 0; i < 2; i++)
		views[i] =
		    (struct takt_side){shown_name(arguments->operands[i]),
			sides[i].plan, sides[i].calendar};
	diff = takt_diff_new(&views[0], &views[1], &selection, diagnostics);
	if (diff != NULL)
		status =
		    write_diff(arguments, format, sides, diff, diagnostics);
	takt_diff_free(diff);
	return status;
}

static enum exit_status
check_operands(const struct arguments *arguments)
{
	const char *const *operands = arguments->operands;

	if (arguments->operand_count < 2)
		return usage_error(this_verb(),
		    "which two files? Each is a cadence or a calendar");
	if (arguments->operand_count > 2)
		return usage_error(this_verb(), "more than two files");
	if (strcmp(operands[0], "-") == 0 && strcmp(operands[1], "-") == 0)
		return usage_error(
		    this_verb(), "standard input can be one side only");
	return EXIT_DONE;
}

enum exit_status
run_diff(const struct arguments *arguments)
{
	struct side sides[2] = {{.plan = NULL}, {.plan = NULL}};
	struct takt_diagnostics *diagnostics;
	const char *format = "";
	enum exit_status status = check_operands(arguments);

	if (status == EXIT_DONE)
		status = choose_format(
		    this_verb(), arguments, takt_diff_format_at, &format);
	if (status == EXIT_DONE)
		status = check_into(this_verb(), arguments, format);
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	for (int i = 0; i < 2; i++) {
		enum exit_status side_status = read_side(
		    arguments, arguments->operands[i], &sides[i], diagnostics);

		if (side_status > status)
			status = side_status;
	}
	if (status == EXIT_DONE)
		status = compare(arguments, format, sides, diagnostics);
	free_side(&sides[0]);
	free_side(&sides[1]);
	return finish_diagnostics(diagnostics, arguments, status);
}
