/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a sweep costs: many variants of a cadence (A) beside a table of the
 * dates of the same cycles, once (B). The file is in memory already.
 *
 *   sweep FILE CYCLES FORMAT VARY...   microseconds: of A, of B, of A again
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <takt.h>
#include <time.h>

enum { ROUND_COUNT = 7, TABLE_COUNT = 101, FILE_SIZE_MAX = 1 << 20 };

/* What both of them are made from. */
struct input {
	const char *name;
	char *bytes;
	size_t length;
	int64_t cycles;
	const char *format;
	const char *const *vary;
	struct takt_cadence *cadence;
	struct takt_diagnostics *diagnostics;
};

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "sweep: %s\n", what);
	exit(2);
}

static void
read_all(struct input *input)
{
	FILE *file = fopen(input->name, "rb");

	input->bytes = malloc(FILE_SIZE_MAX);
	if (file == NULL || input->bytes == NULL)
		fail(input->name);
	input->length = fread(input->bytes, 1, FILE_SIZE_MAX, file);
	fclose(file);
	input->cadence = takt_cadence_read(
	    input->name, input->bytes, input->length, NULL, input->diagnostics);
	if (input->cadence == NULL)
		fail(input->name);
}

static bool
swallow(void *context, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)context += length;
	return true;
}

static void
sweep(const struct input *input)
{
	const struct takt_source source = {
	    input->name, input->bytes, input->length, NULL};
	const struct takt_sweep_options options = {
	    .vary = input->vary, .compare = {.format = input->format}};
	size_t total = 0;

	if (!takt_sweep(&source, &options, (struct takt_sink){swallow, &total},
		input->diagnostics))
		fail("no sweep");
}

static void
expand(const struct input *input)
{
	static const struct takt_render_options options = {.format = "table"};
	const struct takt_cadence *cadence = input->cadence;
	const struct takt_selection selection = {
	    .cycles = input->cycles, .limit = 1000000};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, input->diagnostics);
	size_t total = 0;

	if (plan == NULL ||
	    !takt_plan_render(plan, &options,
		(struct takt_sink){swallow, &total}, input->diagnostics))
		fail("no plan");
	takt_plan_free(plan);
}

static double
time_of(void (*run)(const struct input *), const struct input *input, int times)
{
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < times; i++)
		run(input);
	clock_gettime(CLOCK_MONOTONIC, &to);
	return ((double)(to.tv_sec - from.tv_sec) * 1e6 +
		   (double)(to.tv_nsec - from.tv_nsec) / 1e3) /
	    times;
}

static int
compare_times(const void *left, const void *right)
{
	const double *a = left;
	const double *b = right;

	return (*a > *b) - (*a < *b);
}

int
main(int count, char **words)
{
	static double times[3][ROUND_COUNT];
	struct input input = {.diagnostics = takt_diagnostics_new(0)};

	if (input.diagnostics == NULL || count < 5)
		fail("FILE CYCLES FORMAT VARY...");
	input.name = words[1];
	input.cycles = strtol(words[2], NULL, 10);
	input.format = words[3];
	input.vary = (const char *const *)words + 4;
	read_all(&input);
	for (int i = 0; i < ROUND_COUNT; i++) {
		times[0][i] = time_of(sweep, &input, 1);
		times[1][i] = time_of(expand, &input, TABLE_COUNT);
		times[2][i] = time_of(sweep, &input, 1);
	}
	for (int i = 0; i < 3; i++) {
		qsort(times[i], ROUND_COUNT, sizeof(double), compare_times);
		printf("%.1f%c", times[i][ROUND_COUNT / 2], i < 2 ? ' ' : '\n');
	}
	takt_cadence_free(input.cadence);
	takt_diagnostics_free(input.diagnostics);
	free(input.bytes);
	return 0;
}
