/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writing so that nothing is lost: into a new file beside the old one, made
 * durable, then renamed over it. Devices and pipes are written to directly:
 * renaming over /dev/null would replace it.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

enum { LINKS_MAX = 40 };

struct output {
	int descriptor;
	bool is_temporary;
	bool is_standard;
	bool failed;
	const char *name;      /* as the user wrote it */
	char target[PATH_MAX]; /* symbolic links followed */
};

/*
 * The one file to remove when a signal ends the program; a handler may only
 * use what is set before it can run.
 */
static char temporary[PATH_MAX + 16];

static void
remove_temporary(int signal_number)
{
	if (temporary[0] != '\0')
		unlink(temporary);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* Signals that the parent had ignored stay ignored. */
static void
catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ};
	struct sigaction action = {.sa_handler = remove_temporary};

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct sigaction old;

		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

static bool
cannot_write(struct output *output, int error)
{
	/* A reader that went away needs no message. */
	if (error != EPIPE && !output->failed)
		complain("cannot write %s%s%s: %s",
		    output->is_standard ? "" : "'",
		    output->is_standard ? "standard output" : output->name,
		    output->is_standard ? "" : "'", strerror(error));
	output->failed = true;
	return false;
}

static bool
write_bytes(void *context, const char *bytes, size_t length)
{
	struct output *output = context;

	while (length > 0) {
		ssize_t count = write(output->descriptor, bytes, length);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return cannot_write(output, errno);
		bytes += count;
		length -= (size_t)count;
	}
	return true;
}

/* If output->target is a link, replaces it by what the link names. */
static bool
follow_link(struct output *output, bool *is_link)
{
	char link[PATH_MAX];
	char *slash = strrchr(output->target, '/');
	ssize_t length = readlink(output->target, link, sizeof(link) - 1);
	size_t room;

	*is_link = length >= 0;
	if (!*is_link)
		return true;
	link[length] = '\0';
	slash = link[0] == '/' || slash == NULL ? output->target : slash + 1;
	room = sizeof(output->target) - (size_t)(slash - output->target);
	if ((size_t)length >= room)
		return cannot_write(output, ENAMETOOLONG);
	memcpy(slash, link, (size_t)length + 1);
	return true;
}

/* The file at the end of symbolic links, whether or not it exists yet. */
static bool
follow_links(struct output *output)
{
	bool is_link = true;

	if (realpath(output->name, output->target) != NULL)
		return true;
	if (errno != ENOENT)
		return cannot_write(output, errno);
	if (strlen(output->name) >= sizeof(output->target))
		return cannot_write(output, ENAMETOOLONG);
	snprintf(output->target, sizeof(output->target), "%s", output->name);
	/*
	 * Links to a file that is not there yet name the file to make; what is
	 * there without a path of its own, such as a pipe, is opened as it is.
	 */
	for (int i = 0; i < LINKS_MAX && is_link; i++) {
		if (access(output->target, F_OK) == 0)
			return true;
		if (!follow_link(output, &is_link))
			return false;
	}
	return !is_link || cannot_write(output, ELOOP);
}

static bool
is_input(const struct stat *status, const char *const *inputs, int count)
{
	for (int i = 0; i < count; i++) {
		struct stat input;
		int result = strcmp(inputs[i], "-") == 0
		    ? fstat(STDIN_FILENO, &input)
		    : stat(inputs[i], &input);

		if (result == 0 && input.st_dev == status->st_dev &&
		    input.st_ino == status->st_ino)
			return true;
	}
	return false;
}

/* The mode that the file would have had without the detour. */
static mode_t
mode_of(const struct stat *old)
{
	mode_t mask;

	if (old != NULL)
		return old->st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* "dir/.name.XXXXXX" beside the target, so that renaming stays in one file
 * system. */
static bool
open_temporary(struct output *output, const struct stat *old)
{
	char *slash = strrchr(output->target, '/');
	size_t directory =
	    slash != NULL ? (size_t)(slash - output->target) + 1 : 0;
	char path[sizeof(temporary)];

	snprintf(path, sizeof(path), "%.*s.takt.XXXXXX", (int)directory,
	    output->target);
	output->descriptor = mkstemp(path);
	if (output->descriptor < 0) {
		int error = errno;

		complain("cannot write '%s': cannot make a file in %s%.*s%s: "
			 "%s",
		    output->name, directory > 0 ? "'" : "this folder",
		    (int)directory, output->target, directory > 0 ? "'" : "",
		    strerror(error));
		return false;
	}
	snprintf(temporary, sizeof(temporary), "%s", path);
	catch_signals();
	output->is_temporary = true;
	fcntl(output->descriptor, F_SETFD, FD_CLOEXEC);
	/* Only root can give the file back to its owner; others need not. */
	if (old != NULL &&
	    fchown(output->descriptor, old->st_uid, old->st_gid) != 0)
		errno = 0;
	if (fchmod(output->descriptor, mode_of(old)) != 0)
		return cannot_write(output, errno);
	return true;
}

static bool
open_directly(struct output *output)
{
	output->descriptor = open(output->target, O_WRONLY | O_CLOEXEC);
	if (output->descriptor < 0)
		return cannot_write(output, errno);
	return true;
}

static bool
open_path(struct output *output, const char *const *inputs, int count)
{
	struct stat status;
	bool exists;

	if (!follow_links(output))
		return false;
	exists = stat(output->target, &status) == 0;
	if (exists && is_input(&status, inputs, count)) {
		complain(
		    "'%s' is an input: it would be overwritten", output->name);
		return false;
	}
	if (exists && S_ISDIR(status.st_mode))
		return cannot_write(output, EISDIR);
	if (exists && !S_ISREG(status.st_mode))
		return open_directly(output);
	if (exists && access(output->target, W_OK) != 0)
		return cannot_write(output, errno);
	return open_temporary(output, exists ? &status : NULL);
}

struct output *
output_open(const char *path, const char *const *inputs, int count)
{
	struct output *output = calloc(1, sizeof(*output));

	if (output == NULL) {
		complain("out of memory");
		return NULL;
	}
	output->name = path;
	output->descriptor = STDOUT_FILENO;
	output->is_standard = path == NULL || strcmp(path, "-") == 0;
	if (output->is_standard || open_path(output, inputs, count))
		return output;
	output_discard(output);
	return NULL;
}

struct takt_sink
output_sink(struct output *output)
{
	return (struct takt_sink){write_bytes, output};
}

bool
output_failed(const struct output *output)
{
	return output->failed;
}

/* After a crash of the machine too, the name leads to one whole file. */
static void
sync_directory(const struct output *output)
{
	char directory[PATH_MAX];
	char *slash;
	int descriptor;

	snprintf(directory, sizeof(directory), "%s", output->target);
	slash = strrchr(directory, '/');
	if (slash != NULL)
		slash[1] = '\0';
	descriptor =
	    open(slash != NULL ? directory : ".", O_RDONLY | O_CLOEXEC);
	if (descriptor < 0)
		return;
	fsync(descriptor);
	close(descriptor);
}

static bool
finish(struct output *output)
{
	int descriptor = output->descriptor;

	if (output->is_temporary && fsync(descriptor) != 0)
		return cannot_write(output, errno);
	output->descriptor = -1;
	/* Closing standard output reports what a full disk swallowed. */
	if (close(descriptor) != 0)
		return cannot_write(output, errno);
	if (!output->is_temporary)
		return true;
	if (rename(temporary, output->target) != 0)
		return cannot_write(output, errno);
	temporary[0] = '\0';
	output->is_temporary = false;
	sync_directory(output);
	return true;
}

enum exit_status
output_commit(struct output *output)
{
	bool good = !output->failed && finish(output);

	output_discard(output);
	return good ? EXIT_DONE : EXIT_TROUBLE;
}

void
output_discard(struct output *output)
{
	if (output == NULL)
		return;
	if (output->is_temporary && temporary[0] != '\0')
		unlink(temporary);
	temporary[0] = '\0';
	if (output->descriptor > STDERR_FILENO)
		close(output->descriptor);
	free(output);
}

enum exit_status
print_text(const char *text)
{
	struct output *output = output_open(NULL, NULL, 0);

	if (output == NULL)
		return EXIT_TROUBLE;
	write_bytes(output, text, strlen(text));
	return output_commit(output);
}
