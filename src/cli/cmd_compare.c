/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt compare: cadences side by side. */
#include <stdlib.h>
#include <string.h>

#include "cli/written.h"

/* The files of one run: cadences, then the consumer, then those near. */
struct files {
	const char *names[TAKT_COMPARE_MAX + 1 + TAKT_NEAR_MAX];
	int count;
	int cadence_count;
	char *copies[TAKT_NEAR_MAX]; /* of the files near, without milestone */
	int copy_count;
};

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
	if (arguments->series != NULL && !arguments->milestones)
		return usage_error(
		    this_verb(), "'--series' goes with '--milestones'");
	if (arguments->has_from && arguments->has_until &&
	    takt_date_seconds(&arguments->from) >
		takt_date_seconds(&arguments->until))
		return usage_error(
		    this_verb(), "'--from' is later than '--until'");
	return EXIT_DONE;
}

/* False when memory is short. */
static bool
list_files(const struct arguments *arguments, struct files *files)
{
	for (int i = 0; i < arguments->operand_count; i++)
		files->names[files->count++] = arguments->operands[i];
	files->cadence_count = files->count;
	if (arguments->consumer != NULL)
		files->names[files->count++] = arguments->consumer;
	for (int i = 0; i < arguments->near_count; i++) {
		const char *near = arguments->near[i];
		char *copy = strdup(near);

		if (copy == NULL)
			return false;
		copy[strrchr(near, ':') - near] = '\0';
		files->copies[files->copy_count++] = copy;
		files->names[files->count++] = copy;
	}
	return true;
}

static void
free_files(struct files *files)
{
	for (int i = 0; i < files->copy_count; i++)
		free(files->copies[i]);
}

static bool
open_beside_all(struct written *written, const struct arguments *arguments,
    const struct files *files, const struct input *input)
{
	int count = files->count + input->named_count;
	const char **inputs = calloc((size_t)count + 1, sizeof(inputs[0]));
	bool is_open;

	if (inputs == NULL) {
		complain("out of memory");
		return false;
	}
	for (int i = 0; i < count; i++)
		inputs[i] = i < files->count ? files->names[i]
					     : input->named[i - files->count];
	is_open = written_open(written, arguments, inputs, count);
	free(inputs);
	return is_open;
}

static struct takt_compare_options
to_options(const struct arguments *arguments, const char *format)
{
	struct takt_compare_options options = {
	    .from = arguments->has_from ? &arguments->from : NULL,
	    .until = arguments->has_until ? &arguments->until : NULL,
	    .no_pins = arguments->no_pins,
	    .freeze = arguments->freeze,
	    .final = arguments->final,
	    .policy = arguments->policy,
	    .series = arguments->series,
	    .limit = arguments->limit,
	    .format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments),
	    .pixels = (size_t)arguments->width};

	if (arguments->milestones)
		options.view = TAKT_COMPARE_MILESTONES;
	if (arguments->matrix)
		options.view = TAKT_COMPARE_MATRIX;
	return options;
}

static enum exit_status
write_comparison(const struct arguments *arguments, const struct files *files,
    const struct input *input, const char *format,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_cadence *const *cadences =
	    (const struct takt_cadence *const *)input->cadences;
	struct takt_compare_options options = to_options(arguments, format);
	struct takt_near near[TAKT_NEAR_MAX];
	int next = files->cadence_count;
	struct written written = {.output = NULL};
	enum exit_status status = EXIT_TROUBLE;

	if (arguments->consumer != NULL)
		options.consumer = cadences[next++];
	for (int i = 0; i < arguments->near_count; i++)
		near[i] = (struct takt_near){
		    cadences[next++], strrchr(arguments->near[i], ':') + 1};
	options.near = near;
	options.near_count = (size_t)arguments->near_count;
	if (open_beside_all(&written, arguments, files, input)) {
		if (takt_compare(cadences, (size_t)files->cadence_count,
			&options, written_sink(&written), diagnostics))
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
	struct files files = {.count = 0};
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
	if (!list_files(arguments, &files)) {
		complain("out of memory");
		status = EXIT_TROUBLE;
	} else {
		status = read_cadences(
		    files.names, files.count, &input, diagnostics);
	}
	if (status == EXIT_DONE)
		status = write_comparison(
		    arguments, &files, &input, format, diagnostics);
	free_cadences(&input);
	free_files(&files);
	return finish_diagnostics(diagnostics, arguments, status);
}
