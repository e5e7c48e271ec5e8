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

/* A little more than the library takes, so that it sees what is too large. */
#define READ_MAX ((size_t)1024 * 1024 + 1)

static bool
cannot_read(const char *name, int error)
{
	complain("cannot read '%s': %s", name, strerror(error));
	return false;
}

/* Reads up to READ_MAX bytes; an endless pipe ends there too. */
static bool
read_all(int descriptor, const char *name, char *bytes, size_t *length)
{
	*length = 0;
	while (*length < READ_MAX) {
		ssize_t count =
		    read(descriptor, bytes + *length, READ_MAX - *length);

		if (count == 0)
			return true;
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return cannot_read(name, errno);
		*length += (size_t)count;
	}
	return true;
}

static bool
read_file(const char *name, char *bytes, size_t *length)
{
	bool is_stdin = strcmp(name, "-") == 0;
	int descriptor =
	    is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	struct stat status;
	bool good;

	if (descriptor < 0)
		return cannot_read(name, errno);
	if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
		good = cannot_read(name, EISDIR);
	else
		good = read_all(descriptor, name, bytes, length);
	if (!is_stdin)
		close(descriptor);
	return good;
}

static enum exit_status
read_cadence(const char *name, char *bytes, struct input *input,
    struct takt_diagnostics *diagnostics)
{
	size_t length = 0;
	struct takt_cadence *cadence;

	if (!read_file(name, bytes, &length))
		return EXIT_TROUBLE;
	cadence = takt_cadence_read(strcmp(name, "-") == 0 ? "<stdin>" : name,
	    bytes, length, diagnostics);
	if (cadence == NULL)
		return EXIT_NO;
	input->cadences[input->count++] = cadence;
	return EXIT_DONE;
}

enum exit_status
read_cadences(const char *const *files, int count, struct input *input,
    struct takt_diagnostics *diagnostics)
{
	char *bytes = malloc(READ_MAX);
	enum exit_status worst = EXIT_DONE;

	input->count = 0;
	if (bytes == NULL) {
		complain("out of memory");
		return EXIT_TROUBLE;
	}
	for (int i = 0; i < count; i++) {
		enum exit_status status =
		    read_cadence(files[i], bytes, input, diagnostics);

		if (status > worst)
			worst = status;
	}
	free(bytes);
	return worst;
}

void
free_cadences(struct input *input)
{
	for (int i = 0; i < input->count; i++)
		takt_cadence_free(input->cadences[i]);
	input->count = 0;
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
finish_diagnostics(struct takt_diagnostics *diagnostics,
    const struct arguments *arguments, enum exit_status status)
{
	const struct takt_sink sink = {write_stderr, NULL};
	size_t errors = takt_diagnostics_errors(diagnostics);
	size_t warnings = takt_diagnostics_warnings(diagnostics);
	bool color = terminal_wants_color(STDERR_FILENO, arguments->color);

	if (!takt_diagnostics_print(diagnostics, color, sink) ||
	    takt_diagnostics_no_memory(diagnostics))
		status = EXIT_TROUBLE;
	if (errors > 1)
		print_count(errors, warnings);
	if (errors > 0 && status == EXIT_DONE)
		status = takt_diagnostics_about_selection(diagnostics)
		    ? EXIT_USAGE
		    : EXIT_NO;
	takt_diagnostics_free(diagnostics);
	return status;
}
