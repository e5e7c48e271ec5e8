/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Formats by name and by extension, and the file beside those that are read. */
#include "cli/written.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What takt check prints. */
static bool
check_format_at(size_t index, struct takt_format *format)
{
	static const struct takt_format rows[] = {
	    {"text", NULL, "text/plain", "for people"},
	    {"json", NULL, "application/json",
		"for programs, on standard output"},
	};

	if (index >= sizeof(rows) / sizeof(rows[0]))
		return false;
	*format = rows[index];
	return true;
}

format_rows *
formats_of(const struct verb *verb)
{
	static const struct {
		const char *verb;
		format_rows *rows;
	} table[] = {{"expand", takt_format_at},
	    {"status", takt_status_format_at}, {"diff", takt_diff_format_at},
	    {"compare", takt_compare_format_at},
	    {"sweep", takt_sweep_format_at}, {"check", check_format_at},
	    {"list", takt_schedules_format_at}};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].verb, verb->name) == 0)
			return table[i].rows;
	}
	return NULL;
}

/* "table, md and json". */
static void
list_formats(format_rows *format_at, char *text, size_t room)
{
	struct takt_format format, next;
	size_t length = 0;

	text[0] = '\0';
	for (size_t i = 0; format_at(i, &format) && length < room; i++) {
		bool is_last = !format_at(i + 1, &next);
		const char *gap = is_last ? " and " : ", ";

		length += (size_t)snprintf(text + length, room - length, "%s%s",
		    i == 0 ? "" : gap, format.name);
	}
}

enum exit_status
unknown_format(const struct verb *verb, const char *name, bool by_extension)
{
	format_rows *format_at = formats_of(verb);
	struct takt_format format;
	const char *names[32];
	const char *nearest;
	char all[256];
	size_t count = 0;

	for (; count < 32 && format_at(count, &format); count++)
		names[count] = by_extension ? format.extension : format.name;
	nearest = takt_nearest(name, names, count);
	list_formats(format_at, all, sizeof(all));
	if (nearest != NULL)
		return usage_error(verb,
		    "no format has the %s '%s'; did you mean '%s'?",
		    by_extension ? "extension" : "name", name, nearest);
	if (by_extension)
		return usage_error(verb,
		    "no format has the extension '%s': choose one by '-f', "
		    "of %s",
		    name, all);
	return usage_error(
	    verb, "no format has the name '%s': there are %s", name, all);
}

enum exit_status
choose_format(const struct verb *verb, const struct arguments *arguments,
    format_rows *format_at, const char **name)
{
	const char *output =
	    arguments->into != NULL ? arguments->into : arguments->output;
	const char *slash = output != NULL ? strrchr(output, '/') : NULL;
	const char *file = slash != NULL ? slash + 1 : output;
	const char *dot = file != NULL ? strrchr(file, '.') : NULL;
	struct takt_format format;

	for (size_t i = 0; format_at(i, &format); i++) {
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
		return unknown_format(verb, arguments->format, false);
	return unknown_format(verb, dot + 1, true);
}

bool
writes_file(const struct arguments *arguments)
{
	return arguments->into != NULL ||
	    (arguments->output != NULL && strcmp(arguments->output, "-") != 0);
}

size_t
written_width(const struct arguments *arguments)
{
	return writes_file(arguments)
	    ? (size_t)arguments->width
	    : terminal_width(STDOUT_FILENO, arguments->width);
}

bool
written_unicode(const struct arguments *arguments)
{
	return !writes_file(arguments) && terminal_has_unicode(STDOUT_FILENO);
}

struct output *
open_beside(const struct arguments *arguments, const struct input *input,
    const char *path)
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
	output = output_open(path, inputs, count);
	free(inputs);
	return output;
}
