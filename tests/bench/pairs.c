/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * pairs COUNT A... -- B...: runs two commands COUNT times in strict
 * alternation, with the command A against itself beside them: A B A A, A B A A.
 * Prints the medians in microseconds, from the start of a process to its end:
 * of A, of B, and of the first and the second A of the control. So a machine
 * that gets slower or faster meanwhile does so for all of them, and the
 * control says how much of a ratio is noise.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { COUNT_MAX = 10000, WARM_UP = 5 };

static posix_spawn_file_actions_t silence;

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "pairs: %s\n", what);
	exit(2);
}

static double
microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static double
run(char **command)
{
	double start = microseconds();
	double end;
	pid_t child;
	int status;

	if (posix_spawn(&child, command[0], &silence, NULL, command, environ) !=
	    0)
		fail("cannot start a command");
	if (waitpid(child, &status, 0) != child)
		fail("lost a command");
	end = microseconds();
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fail("a command failed");
	return end - start;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

static double
median(double *times, int count)
{
	qsort(times, (size_t)count, sizeof(*times), compare);
	return (times[(count - 1) / 2] + times[count / 2]) / 2;
}

int
main(int count, char **words)
{
	static double a[COUNT_MAX], b[COUNT_MAX], first[COUNT_MAX],
	    second[COUNT_MAX];
	int rounds = count > 1 ? atoi(words[1]) : 0;
	char **left = words + 2;
	char **right;
	int i = 2;

	while (i < count && strcmp(words[i], "--") != 0)
		i++;
	if (rounds < 1 || rounds > COUNT_MAX || i == 2 || i + 1 >= count)
		fail("usage: pairs COUNT A... -- B...");
	words[i] = NULL;
	right = words + i + 1;
	posix_spawn_file_actions_init(&silence);
	posix_spawn_file_actions_addopen(
	    &silence, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	for (i = 0; i < WARM_UP; i++) {
		run(left);
		run(right);
	}
	for (i = 0; i < rounds; i++) {
		a[i] = run(left);
		b[i] = run(right);
		first[i] = run(left);
		second[i] = run(left);
	}
	printf("%.1f %.1f %.1f %.1f\n", median(a, rounds), median(b, rounds),
	    median(first, rounds), median(second, rounds));
	posix_spawn_file_actions_destroy(&silence);
	return 0;
}
