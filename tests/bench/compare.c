/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a comparison costs: cadences side by side (A) beside a table of the
 * dates of the same cycles of each (B). Nothing is read meanwhile.
 *
 *   compare FILE CYCLES FILE CYCLES...   microseconds: of A, of B, of A again
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <takt.h>
#include <time.h>

enum { ROUND_COUNT = 31, FILE_SIZE_MAX = 1 << 20 };

struct cadences {
	struct takt_cadence *all[TAKT_COMPARE_MAX];
	int64_t cycles[TAKT_COMPARE_MAX];
	size_t count;
};

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "compare: %s\n", what);
	exit(2);
}

/* Of malloc(). */
static char *
read_all(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(FILE_SIZE_MAX);

	if (file == NULL || bytes == NULL)
		fail(path);
	*length = fread(bytes, 1, FILE_SIZE_MAX, file);
	fclose(file);
	return bytes;
}

/* What a cadence extends lies beside it. */
static bool
serve(void *context, const char *from, const char *path, struct takt_file *file)
{
	const char *slash = strrchr(from, '/');
	size_t folder = slash != NULL ? (size_t)(slash - from) + 1 : 0;
	size_t size = folder + strlen(path) + 1;

	(void)context;
	file->name = malloc(size);
	if (file->name == NULL)
		return false;
	snprintf(file->name, size, "%.*s%s", (int)folder, from, path);
	file->bytes = read_all(file->name, &file->length);
	return true;
}

static void
read_cadences(int count, char **words, struct cadences *cadences,
    struct takt_diagnostics *diagnostics)
{
	static const struct takt_files files = {serve, NULL};

	for (int i = 0; i + 1 < count; i += 2) {
		size_t length;
		char *bytes = read_all(words[i], &length);
		size_t at = cadences->count++;

		if (at == TAKT_COMPARE_MAX)
			fail("too many files");
		cadences->all[at] = takt_cadence_read(
		    words[i], bytes, length, &files, diagnostics);
		cadences->cycles[at] = strtol(words[i + 1], NULL, 10);
		free(bytes);
		if (cadences->all[at] == NULL)
			fail(words[i]);
	}
}

static bool
swallow(void *context, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)context += length;
	return true;
}

static void
compare_all(
    const struct cadences *cadences, struct takt_diagnostics *diagnostics)
{
	static const struct takt_compare_options options = {.format = "table"};
	size_t total = 0;

	if (!takt_compare((const struct takt_cadence *const *)cadences->all,
		cadences->count, &options, (struct takt_sink){swallow, &total},
		diagnostics))
		fail("no comparison");
}

static void
expand_all(
    const struct cadences *cadences, struct takt_diagnostics *diagnostics)
{
	static const struct takt_render_options options = {.format = "table"};
	size_t total = 0;

	for (size_t i = 0; i < cadences->count; i++) {
		const struct takt_cadence *cadence = cadences->all[i];
		const struct takt_selection selection = {
		    .cycles = cadences->cycles[i], .limit = 1000000};
		struct takt_plan *plan =
		    takt_plan_new(&cadence, 1, &selection, diagnostics);

		if (plan == NULL ||
		    !takt_plan_render(plan, &options,
			(struct takt_sink){swallow, &total}, diagnostics))
			fail("no plan");
		takt_plan_free(plan);
	}
}

static double
time_of(void (*run)(const struct cadences *, struct takt_diagnostics *),
    const struct cadences *cadences, struct takt_diagnostics *diagnostics)
{
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	run(cadences, diagnostics);
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (double)(to.tv_sec - from.tv_sec) * 1e6 +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e3;
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
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	static double times[3][ROUND_COUNT];
	struct cadences cadences = {.count = 0};

	if (diagnostics == NULL || count < 3)
		fail("FILE CYCLES...");
	read_cadences(count - 1, words + 1, &cadences, diagnostics);
	for (int i = 0; i < ROUND_COUNT; i++) {
		times[0][i] = time_of(compare_all, &cadences, diagnostics);
		times[1][i] = time_of(expand_all, &cadences, diagnostics);
		times[2][i] = time_of(compare_all, &cadences, diagnostics);
	}
	for (int i = 0; i < 3; i++) {
		qsort(times[i], ROUND_COUNT, sizeof(double), compare_times);
		printf("%.1f%c", times[i][ROUND_COUNT / 2], i < 2 ? ' ' : '\n');
	}
	for (size_t i = 0; i < cadences.count; i++)
		takt_cadence_free(cadences.all[i]);
	takt_diagnostics_free(diagnostics);
	return 0;
}
