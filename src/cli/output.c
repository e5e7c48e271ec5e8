/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writing so that nothing is lost: into a new file beside the old one, made
 * durable, then renamed over it; of several files, none before all are durable.
 * Devices and pipes are written to directly: renaming over /dev/null would
 * replace it.
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

/*
 * A file to remove when a signal ends the program. The handler goes through the
 * list, so it is changed only while signals are held back.
 */
struct temporary {
	struct temporary *next;
	struct temporary *previous;
	char path[];
};

struct output {
	int descriptor;
	bool is_standard;
	bool failed;
	struct temporary *temporary; /* NULL: written to directly */
	char *name;                  /* as the user wrote it */
	char *target;                /* symbolic links followed */
};

static struct temporary *volatile temporaries;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ};
enum { SIGNAL_COUNT = sizeof(signals) / sizeof(signals[0]) };

static void
remove_temporaries(int signal_number)
{
	for (struct temporary *at = temporaries; at != NULL; at = at->next)
		unlink(at->path);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* Until release_signals(): what comes meanwhile comes then. */
static void
hold_signals(sigset_t *before)
{
	sigset_t held;

	sigemptyset(&held);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		sigaddset(&held, signals[i]);
	sigprocmask(SIG_BLOCK, &held, before);
}

static void
release_signals(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* Signals that the parent had ignored stay ignored. */
static void
catch_signals(void)
{
	struct sigaction action = {.sa_handler = remove_temporaries};

	sigemptyset(&action.sa_mask);
	for (int i = 0; i < SIGNAL_COUNT; i++) {
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
	room = PATH_MAX - (size_t)(slash - output->target);
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
	if (strlen(output->name) >= PATH_MAX)
		return cannot_write(output, ENAMETOOLONG);
	snprintf(output->target, PATH_MAX, "%s", output->name);
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

/* Makes the file and has signals remove it. */
static int
make_temporary(struct temporary *temporary)
{
	sigset_t before;
	int descriptor, error;

	catch_signals();
	hold_signals(&before);
	descriptor = mkstemp(temporary->path);
	error = errno;
	if (descriptor >= 0) {
		temporary->previous = NULL;
		temporary->next = temporaries;
		if (temporary->next != NULL)
			temporary->next->previous = temporary;
		temporaries = temporary;
	}
	release_signals(&before);
	errno = error;
	return descriptor;
}

/* Takes it off the list; a path that is empty has no file any more. */
static void
forget_temporary(struct temporary *temporary)
{
	sigset_t before;

	hold_signals(&before);
	if (temporary->previous != NULL)
		temporary->previous->next = temporary->next;
	else
		temporaries = temporary->next;
	if (temporary->next != NULL)
		temporary->next->previous = temporary->previous;
	if (temporary->path[0] != '\0')
		unlink(temporary->path);
	release_signals(&before);
	free(temporary);
}

/* "dir/.takt.XXXXXX" beside the target, so that renaming stays in one file
 * system. */
static bool
open_temporary(struct output *output, const struct stat *old)
{
	char *slash = strrchr(output->target, '/');
	size_t directory =
	    slash != NULL ? (size_t)(slash - output->target) + 1 : 0;
	static const char name[] = ".takt.XXXXXX";
	struct temporary *temporary =
	    malloc(sizeof(*temporary) + directory + sizeof(name));

	if (temporary == NULL)
		return cannot_write(output, ENOMEM);
	memcpy(temporary->path, output->target, directory);
	memcpy(temporary->path + directory, name, sizeof(name));
	output->descriptor = make_temporary(temporary);
	if (output->descriptor < 0) {
		int error = errno;

		free(temporary);
		complain("cannot write '%s': cannot make a file in %s%.*s%s: "
			 "%s",
		    output->name, directory > 0 ? "'" : "this folder",
		    (int)directory, output->target, directory > 0 ? "'" : "",
		    strerror(error));
		return false;
	}
	output->temporary = temporary;
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

/* A path may be long, and there may be many; this one is kept. */
static bool
set_target(struct output *output, const char *const *inputs, int count)
{
	char target[PATH_MAX] = "";
	bool good;

	output->target = target;
	good = open_path(output, inputs, count);
	output->target = strdup(target);
	return good && (output->target != NULL || cannot_write(output, ENOMEM));
}

struct output *
output_open(const char *path, const char *const *inputs, int count)
{
	struct output *output = calloc(1, sizeof(*output));

	if (output != NULL)
		output->name = strdup(path != NULL ? path : "-");
	if (output == NULL || output->name == NULL) {
		free(output);
		complain("out of memory");
		return NULL;
	}
	output->descriptor = STDOUT_FILENO;
	output->is_standard = strcmp(output->name, "-") == 0;
	if (output->is_standard || set_target(output, inputs, count))
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

bool
output_is_replaced(const struct output *output)
{
	return output->temporary != NULL;
}

bool
output_finish(struct output *output)
{
	int descriptor = output->descriptor;

	if (output->failed)
		return false;
	if (descriptor < 0)
		return true;
	if (output->temporary != NULL && fsync(descriptor) != 0)
		return cannot_write(output, errno);
	output->descriptor = -1;
	/* Closing standard output reports what a full disk swallowed. */
	if (close(descriptor) != 0)
		return cannot_write(output, errno);
	return true;
}

/* The path has no file any more, so that nothing is to be removed. */
static bool
appear(struct output *output)
{
	if (output->temporary == NULL)
		return true;
	if (rename(output->temporary->path, output->target) != 0)
		return cannot_write(output, errno);
	output->temporary->path[0] = '\0';
	return true;
}

static int
compare_targets(const void *left, const void *right)
{
	const struct output *const *a = left;
	const struct output *const *b = right;

	return strcmp((*a)->target, (*b)->target);
}

/* Links may lead two names to one file, of which one would be lost. */
static bool
check_apart(struct output **outputs, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (strcmp(outputs[i - 1]->target, outputs[i]->target) != 0)
			continue;
		complain("'%s' and '%s' are the same file",
		    outputs[i - 1]->name, outputs[i]->name);
		return false;
	}
	return true;
}

/* A signal is to find all files replaced, or none. */
static bool
appear_all(struct output **outputs, size_t count)
{
	sigset_t before;
	bool good = true;

	hold_signals(&before);
	for (size_t i = 0; i < count && good; i++)
		good = appear(outputs[i]);
	release_signals(&before);
	return good;
}

static bool
in_one_directory(const struct output *a, const struct output *b)
{
	const char *end = strrchr(a->target, '/');
	size_t length = end != NULL ? (size_t)(end - a->target) + 1 : 0;

	return strncmp(a->target, b->target, length) == 0 &&
	    strchr(b->target + length, '/') == NULL;
}

enum exit_status
output_commit_all(struct output **outputs, size_t count)
{
	bool good = true;

	for (size_t i = 0; i < count && good; i++)
		good = output_finish(outputs[i]);
	if (good && count > 1) {
		qsort(outputs, count, sizeof(outputs[0]), compare_targets);
		good = check_apart(outputs, count);
	}
	good = good && appear_all(outputs, count);
	for (size_t i = 0; i < count && good; i++) {
		if (outputs[i]->temporary != NULL &&
		    (i == 0 || !in_one_directory(outputs[i - 1], outputs[i])))
			sync_directory(outputs[i]);
	}
	return good ? EXIT_DONE : EXIT_TROUBLE;
}

enum exit_status
output_commit(struct output *output)
{
	enum exit_status status = output_commit_all(&output, 1);

	output_discard(output);
	return status;
}

void
output_discard(struct output *output)
{
	if (output == NULL)
		return;
	if (output->temporary != NULL)
		forget_temporary(output->temporary);
	if (output->descriptor > STDERR_FILENO)
		close(output->descriptor);
	free(output->target);
	free(output->name);
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
