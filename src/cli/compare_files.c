/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Files that are compared or looked at beside them. */
#include "cli/compare_files.h"

#include <stdlib.h>
#include <string.h>

/* False when memory is short. */
static bool
list(const struct arguments *arguments, struct compare_files *files)
{
	for (int i = 0; i < arguments->operand_count; i++)
		files->names[files->count++] = arguments->operands[i];
	files->operand_count = files->count;
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

enum exit_status
compare_files_list(
    const struct arguments *arguments, struct compare_files *files)
{
	if (list(arguments, files))
		return EXIT_DONE;
	complain("out of memory");
	return EXIT_TROUBLE;
}

void
compare_files_free(struct compare_files *files)
{
	for (int i = 0; i < files->copy_count; i++)
		free(files->copies[i]);
}

struct takt_compare_options
compare_options_of(const struct arguments *arguments, const char *format)
{
	return (struct takt_compare_options){
	    .from = arguments->has_from ? &arguments->from : NULL,
	    .until = arguments->has_until ? &arguments->until : NULL,
	    .no_pins = arguments->no_pins,
	    .freeze = arguments->freeze,
	    .final = arguments->final,
	    .policy = arguments->policy,
	    .in_full = arguments->all || arguments->group != NULL,
	    .groups = arguments->group,
	    .series = arguments->series,
	    .limit = arguments->limit,
	    .format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments),
	    .pixels = (size_t)arguments->width};
}

void
compare_files_others(const struct arguments *arguments,
    const struct compare_files *files, const struct input *input,
    struct takt_near *near, struct takt_compare_options *options)
{
	int next = input->count - (files->count - files->operand_count);

	if (arguments->consumer != NULL)
		options->consumer = input->cadences[next++];
	for (int i = 0; i < arguments->near_count; i++)
		near[i] = (struct takt_near){input->cadences[next++],
		    strrchr(arguments->near[i], ':') + 1};
	options->near = near;
	options->near_count = (size_t)arguments->near_count;
}

bool
compare_files_open(struct written *written, const struct arguments *arguments,
    const struct compare_files *files, const struct input *input)
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

enum exit_status
compare_check_days(const struct verb *verb, const struct arguments *arguments)
{
	if (arguments->has_from && arguments->has_until &&
	    takt_date_seconds(&arguments->from) >
		takt_date_seconds(&arguments->until))
		return usage_error(verb, "'--from' is later than '--until'");
	return EXIT_DONE;
}
