/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * peak COMMAND...: runs a command some times and prints the median of the most
 * memory that it held at once, in KiB. Which pages of its libraries a process
 * gets to see differs from run to run, hence the median.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { RUN_COUNT = 9 };

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "peak: %s\n", what);
	exit(2);
}

/*
 * Children are known by their maximum alone; so each command gets a parent of
 * its own, which hands the number over in a pipe.
 */
static long
run(char **command)
{
	posix_spawn_file_actions_t silence;
	struct rusage usage;
	pid_t child;
	int status;

	posix_spawn_file_actions_init(&silence);
	posix_spawn_file_actions_addopen(
	    &silence, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&child, command[0], &silence, NULL, command, environ) !=
		0 ||
	    waitpid(child, &status, 0) != child)
		fail("cannot run the command");
	posix_spawn_file_actions_destroy(&silence);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fail("the command failed");
	getrusage(RUSAGE_CHILDREN, &usage);
	return usage.ru_maxrss;
}

static long
run_apart(char **command)
{
	long peak = 0;
	pid_t child;
	int ends[2];
	int status;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		fail("cannot fork");
	if (child == 0) {
		peak = run(command);
		_exit(write(ends[1], &peak, sizeof(peak)) != sizeof(peak));
	}
	close(ends[1]);
	if (read(ends[0], &peak, sizeof(peak)) != sizeof(peak))
		exit(2);
	close(ends[0]);
	waitpid(child, &status, 0);
	return peak;
}

static int
compare(const void *left, const void *right)
{
	long a = *(const long *)left;
	long b = *(const long *)right;

	return (a > b) - (a < b);
}

int
main(int count, char **words)
{
	long peaks[RUN_COUNT];
	int i;

	if (count < 2)
		fail("usage: peak COMMAND...");
	for (i = 0; i < RUN_COUNT; i++)
		peaks[i] = run_apart(words + 1);
	qsort(peaks, RUN_COUNT, sizeof(peaks[0]), compare);
	printf("%ld\n", peaks[RUN_COUNT / 2]);
	return 0;
}
