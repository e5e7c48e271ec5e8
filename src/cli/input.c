/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reading cadence files, and printing what was found in them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* As many bytes of a cadence as the library takes. */
#define CADENCE_MAX ((size_t)4 * 1024 * 1024)

/* Enough for most files; a longer one doubles it. */
#define READ_STEP ((size_t)64 * 1024)

/* Reads up to `most` bytes; an endless pipe ends there too. Returns what went
 * wrong as errno has it, or 0. */
static int
read_all(int descriptor, size_t most, char **bytes, size_t *length)
{
	size_t room = 0;

	while (*length < most) {
		ssize_t count;

		if (*length == room) {
			char *larger;

			room = room == 0 ? READ_STEP : 2 * room;
			if (room > most)
				room = most;
			larger = realloc(*bytes, room);
			if (larger == NULL)
				return ENOMEM;
			*bytes = larger;
		}
		count = read(descriptor, *bytes + *length, room - *length);
		if (count == 0)
			return 0;
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return errno;
		*length += (size_t)count;
	}
	return 0;
}

int
read_bytes(const char *name, size_t limit, char **bytes, size_t *length)
{
	bool is_stdin = strcmp(name, "-") == 0;
	int descriptor =
	    is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	struct stat status;
	int error;

	*bytes = NULL;
	*length = 0;
	if (descriptor < 0)
		return errno;
	if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
		error = EISDIR;
	else
		error = read_all(descriptor, limit + 1, bytes, length);
	if (!is_stdin)
		close(descriptor);
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

static enum exit_status
read_cadence(
    const char *name, struct input *input, struct takt_diagnostics *diagnostics)
{
	const struct takt_files files = {read_named, input};
	struct takt_cadence *cadence = NULL;
	char *bytes;
	size_t length;
	int error = read_bytes(name, CADENCE_MAX, &bytes, &length);

	if (error == 0)
		cadence =
		    takt_cadence_read(strcmp(name, "-") == 0 ? "<stdin>" : name,
			bytes, length, &files, diagnostics);
	else
		complain("cannot read '%s': %s", name, strerror(error));
	free(bytes);
	if (error != 0)
		return EXIT_TROUBLE;
	if (cadence == NULL)
		return EXIT_NO;
	input->cadences[input->count++] = cadence;
	return EXIT_DONE;
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
