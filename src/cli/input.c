/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reading files, most of them cadences, and printing what was found in them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* As many bytes of a cadence, and of a calendar, as the library takes. */
#define CADENCE_MAX  ((size_t)4 * 1024 * 1024)
#define CALENDAR_MAX ((size_t)128 * 1024 * 1024)

/* Enough for most files; a longer one doubles it. */
#define READ_STEP ((size_t)64 * 1024)

/* A file on its way into memory. */
struct reading {
	int descriptor;
	char *bytes;
	size_t length;
	size_t room;
};

static int
make_room(struct reading *reading, size_t limit)
{
	size_t room = reading->room == 0 ? READ_STEP : 2 * reading->room;
	char *larger;

	if (room > limit)
		room = limit;
	larger = realloc(reading->bytes, room);
	if (larger == NULL)
		return ENOMEM;
	reading->bytes = larger;
	reading->room = room;
	return 0;
}

/* Reads on, up to `limit` bytes. Returns what went wrong as errno has it. */
static int
read_on(struct reading *reading, size_t limit)
{
	while (reading->length < limit) {
		ssize_t count;

		if (reading->length == reading->room &&
		    make_room(reading, limit) != 0)
			return ENOMEM;
		count =
		    read(reading->descriptor, reading->bytes + reading->length,
			reading->room - reading->length);
		if (count == 0)
			return 0;
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return errno;
		reading->length += (size_t)count;
	}
	return 0;
}

static int
open_file(const char *name, struct reading *reading)
{
	struct stat status;

	*reading = (struct reading){.descriptor = STDIN_FILENO};
	if (strcmp(name, "-") != 0)
		reading->descriptor = open(name, O_RDONLY | O_CLOEXEC);
	if (reading->descriptor < 0)
		return errno;
	return fstat(reading->descriptor, &status) == 0 &&
		S_ISDIR(status.st_mode)
	    ? EISDIR
	    : 0;
}

static void
close_file(const struct reading *reading, char **bytes, size_t *length)
{
	if (reading->descriptor > STDIN_FILENO)
		close(reading->descriptor);
	*bytes = reading->bytes;
	*length = reading->length;
}

int
read_bytes(const char *name, size_t limit, char **bytes, size_t *length)
{
	struct reading reading;
	int error = open_file(name, &reading);

	if (error == 0)
		error = read_on(&reading, limit + 1);
	close_file(&reading, bytes, length);
	return error;
}

int
read_cadence_file(const char *name, char **bytes, size_t *length)
{
	return read_bytes(name, CADENCE_MAX, bytes, length);
}

const char *
shown_name(const char *name)
{
	return strcmp(name, "-") == 0 ? "<stdin>" : name;
}

/* By its name, or by its first line, which a byte-order mark and empty lines
 * may precede. */
static bool
looks_like_calendar(const char *name, const char *bytes, size_t length)
{
	static const char first[] = "BEGIN:VCALENDAR";
	size_t end = strlen(name);
	size_t at = 0;

	if (end > 4 && strcasecmp(name + end - 4, ".ics") == 0)
		return true;
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	while (at < length && strchr(" \t\r\n", bytes[at]) != NULL &&
	    bytes[at] != '\0')
		at++;
	return length - at >= sizeof(first) - 1 &&
	    strncasecmp(bytes + at, first, sizeof(first) - 1) == 0;
}

bool
is_page(const char *name)
{
	static const char *const ends[] = {
	    ".md", ".markdown", ".rst", ".txt", ".html", ".htm"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t end = strlen(ends[i]);

		if (length > end &&
		    strcasecmp(name + length - end, ends[i]) == 0)
			return true;
	}
	return false;
}

int
read_either(const char *name, char **bytes, size_t *length, bool *is_calendar)
{
	struct reading reading;
	int error = open_file(name, &reading);

	*is_calendar = false;
	if (error == 0)
		error = read_on(&reading, CADENCE_MAX + 1);
	if (error == 0)
		*is_calendar =
		    looks_like_calendar(name, reading.bytes, reading.length);
	if (*is_calendar)
		error = read_on(&reading, CALENDAR_MAX + 1);
	else if (error == 0 && is_page(name))
		error = read_on(&reading, TAKT_PAGE_SIZE_MAX + 1);
	close_file(&reading, bytes, length);
	return error;
}

/* `path` as seen from the file `from`, in memory of its own; or NULL. */
static char *
beside(const char *from, const char *path)
{
	const char *slash = path[0] != '/' ? strrchr(from, '/') : NULL;
	size_t folder = slash != NULL ? (size_t)(slash - from) + 1 : 0;
	size_t length = strlen(path);
	char *joined = malloc(folder + length + 1);

	if (joined == NULL)
		return NULL;
	memcpy(joined, from, folder);
	memcpy(joined + folder, path, length + 1);
	return joined;
}

/* Output must not go into a file that was read. */
static bool
remember(struct input *input, const char *name)
{
	char **names = realloc(
	    input->named, ((size_t)input->named_count + 1) * sizeof(names[0]));
	size_t size = strlen(name) + 1;
	char *copy = malloc(size);

	if (names != NULL)
		input->named = names;
	if (names == NULL || copy == NULL) {
		free(copy);
		return false;
	}
	memcpy(copy, name, size);
	names[input->named_count++] = copy;
	return true;
}

/* What a cadence names is found beside it. */
static bool
read_named(
    void *context, const char *from, const char *path, struct takt_file *file)
{
	struct input *input = context;
	int error;

	file->name = beside(from, path);
	file->problem = NULL;
	if (file->name == NULL || !remember(input, file->name))
		return false;
	error =
	    read_bytes(file->name, CADENCE_MAX, &file->bytes, &file->length);
	if (error == 0)
		return true;
	if (error != ENOMEM)
		file->problem = strerror(error);
	return false;
}

struct takt_files
named_files(struct input *input)
{
	return (struct takt_files){read_named, input};
}

enum exit_status
add_cadence(const char *name, const char *bytes, size_t length,
    struct input *input, struct takt_diagnostics *diagnostics)
{
	const struct takt_files files = named_files(input);
	struct takt_cadence *cadence = takt_cadence_read(
	    shown_name(name), bytes, length, &files, diagnostics);

	if (cadence == NULL)
		return EXIT_NO;
	input->cadences[input->count++] = cadence;
	return EXIT_DONE;
}

enum exit_status
read_cadence_bytes(const char *name, char **bytes, size_t *length)
{
	int error = read_cadence_file(name, bytes, length);

	if (error == 0)
		return EXIT_DONE;
	complain_unreadable(name, error);
	return EXIT_TROUBLE;
}

static enum exit_status
read_cadence(
    const char *name, struct input *input, struct takt_diagnostics *diagnostics)
{
	char *bytes;
	size_t length;
	enum exit_status status = read_cadence_bytes(name, &bytes, &length);

	if (status == EXIT_DONE)
		status = add_cadence(name, bytes, length, input, diagnostics);
	free(bytes);
	return status;
}

enum exit_status
read_cadences(const char *const *files, int count, struct input *input,
    struct takt_diagnostics *diagnostics)
{
	enum exit_status worst = EXIT_DONE;

	*input = (struct input){.count = 0};
	for (int i = 0; i < count; i++) {
		enum exit_status status =
		    read_cadence(files[i], input, diagnostics);

		if (status > worst)
			worst = status;
	}
	return worst;
}

void
free_cadences(struct input *input)
{
	for (int i = 0; i < input->count; i++)
		takt_cadence_free(input->cadences[i]);
	for (int i = 0; i < input->named_count; i++)
		free(input->named[i]);
	free(input->named);
	*input = (struct input){.count = 0};
}

struct takt_diagnostics *
new_diagnostics(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(
	    arguments->has_max_errors ? (size_t)arguments->max_errors : 20);

	if (diagnostics == NULL)
		complain("out of memory");
	return diagnostics;
}

static bool
write_stderr(void *context, const char *bytes, size_t length)
{
	(void)context;
	return fwrite(bytes, 1, length, stderr) == length;
}

static void
print_count(size_t errors, size_t warnings)
{
	fprintf(stderr, "takt: %zu error%s", errors, errors == 1 ? "" : "s");
	if (warnings > 0)
		fprintf(stderr, ", %zu warning%s", warnings,
		    warnings == 1 ? "" : "s");
	fputc('\n', stderr);
}

enum exit_status
judge_diagnostics(
    const struct takt_diagnostics *diagnostics, enum exit_status status)
{
	if (takt_diagnostics_no_memory(diagnostics))
		return EXIT_TROUBLE;
	if (takt_diagnostics_errors(diagnostics) == 0 || status != EXIT_DONE)
		return status;
	return takt_diagnostics_about_selection(diagnostics) ? EXIT_USAGE
							     : EXIT_NO;
}

enum exit_status
finish_diagnostics(struct takt_diagnostics *diagnostics,
    const struct arguments *arguments, enum exit_status status)
{
	const struct takt_sink sink = {write_stderr, NULL};
	size_t errors = takt_diagnostics_errors(diagnostics);
	size_t warnings = takt_diagnostics_warnings(diagnostics);
	bool color = terminal_wants_color(STDERR_FILENO, arguments->color);

	status = judge_diagnostics(diagnostics, status);
	if (!takt_diagnostics_print(diagnostics, color, sink))
		status = EXIT_TROUBLE;
	if (errors > 1)
		print_count(errors, warnings);
	takt_diagnostics_free(diagnostics);
	return status;
}
