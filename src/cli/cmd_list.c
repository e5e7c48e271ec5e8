/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt list: the schedules that have names, each read for what it says of
 * itself. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/schedules.h"
#include "cli/written.h"

/* A summary, and what it is taken from, are no longer than this. */
enum { SUMMARY_SIZE = 256, PARAGRAPH_SIZE = 512 };

/* What is told of a schedule, in memory of its own. */
struct told {
	char project[SUMMARY_SIZE];
	char summary[SUMMARY_SIZE];
	bool is_valid;
};

static const struct verb *
this_verb(void)
{
	return verb_by_name("list");
}

/* As much as there is room for; bytes that a terminal would obey become
 * question marks. */
static void
copy_text(char *target, const char *text, size_t length)
{
	if (length >= SUMMARY_SIZE) {
		length = SUMMARY_SIZE - 1;
		while (length > 0 && text[length] != ' ')
			length--;
	}
	memcpy(target, text, length);
	target[length] = '\0';
	make_harmless(target);
}

/* A line of a comment without its sign; false where no comment is. `rest`
 * moves on to the next line. */
static bool
next_comment(
    const char **rest, const char *end, const char **line, size_t *length)
{
	const char *at = *rest;
	const char *stop = memchr(at, '\n', (size_t)(end - at));

	if (at == end || *at != '#')
		return false;
	stop = stop != NULL ? stop : end;
	*rest = stop < end ? stop + 1 : end;
	at++;
	while (at < stop && *at == ' ')
		at++;
	while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r'))
		stop--;
	*line = at;
	*length = (size_t)(stop - at);
	return true;
}

static bool
begins(const char *text, size_t length, const char *with)
{
	return length >= strlen(with) && strncmp(text, with, strlen(with)) == 0;
}

/* The first paragraph of the comment with which a file begins, in one line. */
static size_t
first_paragraph(const char *bytes, size_t size, char text[PARAGRAPH_SIZE])
{
	const char *rest = bytes;
	const char *line;
	size_t used = 0, length;

	while (next_comment(&rest, bytes + size, &line, &length)) {
		if (begins(line, length, "SPDX-") ||
		    begins(line, length, "yaml-language-server:"))
			continue;
		if (length == 0 && used > 0)
			break;
		if (length == 0 || used + length + 2 > PARAGRAPH_SIZE)
			continue;
		if (used > 0)
			text[used++] = ' ';
		memcpy(text + used, line, length);
		used += length;
	}
	text[used] = '\0';
	return used;
}

/* Its first sentence, without addresses, and without "Release schedule of X:",
 * beside which the project stands anyway. */
static void
summarize(const char *bytes, size_t size, char summary[SUMMARY_SIZE])
{
	static const char title[] = "Release schedule of ";
	static const char *const ends[] = {
	    ". ", ": http", " (http", " <http", " http"};
	char text[PARAGRAPH_SIZE];
	size_t length = first_paragraph(bytes, size, text);
	const char *start = text;
	const char *colon = strstr(text, ": ");

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		char *end = strstr(text, ends[i]);

		if (end != NULL && (size_t)(end - text) < length) {
			*end = '\0';
			length = (size_t)(end - text);
		}
	}
	while (length > 0 && strchr(".:,", text[length - 1]) != NULL)
		text[--length] = '\0';
	if (begins(text, length, title))
		start = colon != NULL && colon < text + length ? colon + 2 : "";
	copy_text(summary, start, strlen(start));
}

/* False when memory is short. What cannot be read is not valid either. */
static bool
tell(const char *path, struct told *told)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(1);
	struct input input = {.count = 0};
	char *bytes = NULL;
	size_t length;
	bool good = diagnostics != NULL;
	int error = 0;

	if (good)
		error = read_cadence_file(path, &bytes, &length);
	if (good && error == 0 &&
	    add_cadence(path, bytes, length, &input, diagnostics) ==
		EXIT_DONE) {
		const char *project = takt_cadence_project(input.cadences[0]);

		copy_text(told->project, project, strlen(project));
		summarize(bytes, length, told->summary);
		told->is_valid = true;
	}
	good =
	    good && error != ENOMEM && !takt_diagnostics_no_memory(diagnostics);
	free_cadences(&input);
	free(bytes);
	takt_diagnostics_free(diagnostics);
	return good;
}

static enum exit_status
write_list(const struct arguments *arguments,
    const struct takt_schedule *schedules, size_t count, const char *format,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_schedules_options options = {.format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments)};
	const struct input none = {.count = 0};
	struct output *output =
	    open_beside(arguments, &none, arguments->output);

	if (output == NULL)
		return EXIT_TROUBLE;
	if (!takt_schedules_render(
		schedules, count, &options, output_sink(output), diagnostics)) {
		output_discard(output);
		return EXIT_TROUBLE;
	}
	return output_commit(output);
}

static enum exit_status
list(const struct arguments *arguments, const struct schedule_files *files,
    const char *format, struct takt_diagnostics *diagnostics)
{
	struct takt_schedule *schedules =
	    calloc(files->count + 1, sizeof(schedules[0]));
	struct told *told = calloc(files->count + 1, sizeof(told[0]));
	bool good = schedules != NULL && told != NULL;
	enum exit_status status = EXIT_TROUBLE;

	for (size_t i = 0; good && i < files->count; i++) {
		const struct schedule_file *file = &files->items[i];

		good = tell(file->path, &told[i]);
		make_harmless(file->path);
		if (file->shadows != NULL)
			make_harmless(file->shadows);
		schedules[i] = (struct takt_schedule){file->name,
		    told[i].is_valid ? told[i].project : NULL,
		    told[i].summary[0] != '\0' ? told[i].summary : NULL,
		    file->path, file->shadows};
	}
	if (good)
		status = write_list(
		    arguments, schedules, files->count, format, diagnostics);
	else
		complain("out of memory");
	free(schedules);
	free(told);
	return status;
}

enum exit_status
run_list(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	struct schedule_files files;
	const char *format = "";
	enum exit_status status;

	if (arguments->operand_count > 0)
		return usage_error(this_verb(),
		    "it lists all there are: what is '%s' for?",
		    arguments->operands[0]);
	status = choose_format(
	    this_verb(), arguments, takt_schedules_format_at, &format);
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = EXIT_TROUBLE;
	if (schedules_find(&files))
		status = list(arguments, &files, format, diagnostics);
	else
		complain("out of memory");
	if (status == EXIT_DONE && files.count == 0)
		complain("no schedules were found; takt(1) says where they "
			 "are looked for");
	schedules_free(&files);
	return finish_diagnostics(diagnostics, arguments, status);
}
