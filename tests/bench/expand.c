/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the plans of cadence files cost, from bytes to dates (A), beside reading
 * the same bytes with libyaml's event API and forgetting every event (B). Files
 * are in memory before, so that neither the start of a process nor a disk is in
 * either.
 *
 *   expand FILE...            medians in microseconds: of A, of B, of A again
 *   expand --plans N FILE...  does A N times, for who counts instructions
 *   expand --events N FILE... does B N times
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <takt.h>
#include <time.h>
#include <yaml.h>

enum { FILE_MAX = 64, ROUND_COUNT = 31, LIMIT = 100000, CYCLE_COUNT = 10 };

static struct {
	const char *name;
	char *bytes;
	size_t length;
} files[FILE_MAX];

static int file_count;

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "expand: %s\n", what);
	exit(2);
}

static void
read_bytes(const char *name)
{
	static char room[1 << 16];
	FILE *file = fopen(name, "rb");
	size_t length = file != NULL ? fread(room, 1, sizeof(room), file) : 0;
	char *bytes = malloc(length);

	if (length == 0 || length == sizeof(room) || bytes == NULL ||
	    file_count == FILE_MAX)
		fail("cannot read the files");
	memcpy(bytes, room, length);
	files[file_count].name = name;
	files[file_count].bytes = bytes;
	files[file_count++].length = length;
	fclose(file);
}

/* All in one plan. */
static size_t
make_plans(void)
{
	const struct takt_selection selection = {
	    .cycles = CYCLE_COUNT, .limit = LIMIT};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(1);
	const struct takt_cadence *cadences[FILE_MAX];
	struct takt_cadence *read[FILE_MAX];
	struct takt_plan *plan;
	size_t count;
	int i;

	for (i = 0; i < file_count; i++) {
		read[i] = takt_cadence_read(files[i].name, files[i].bytes,
		    files[i].length, NULL, diagnostics);
		if (read[i] == NULL)
			fail("a cadence is not right");
		cadences[i] = read[i];
	}
	plan = takt_plan_new(
	    cadences, (size_t)file_count, &selection, diagnostics);
	if (plan == NULL)
		fail("the cadences have no plan");
	count = takt_plan_count(plan);
	takt_plan_free(plan);
	for (i = 0; i < file_count; i++)
		takt_cadence_free(read[i]);
	takt_diagnostics_free(diagnostics);
	return count;
}

static size_t
read_events(void)
{
	size_t count = 0;
	int i;

	for (i = 0; i < file_count; i++) {
		yaml_parser_t parser;
		yaml_event_t event;
		int is_end = 0;

		if (!yaml_parser_initialize(&parser))
			fail("no memory");
		yaml_parser_set_input_string(&parser,
		    (const unsigned char *)files[i].bytes, files[i].length);
		while (!is_end) {
			if (!yaml_parser_parse(&parser, &event))
				fail("a file is not YAML");
			is_end = event.type == YAML_STREAM_END_EVENT;
			yaml_event_delete(&event);
			count++;
		}
		yaml_parser_delete(&parser);
	}
	return count;
}

static double
measure(size_t (*work)(void))
{
	struct timespec start, end;

	clock_gettime(CLOCK_MONOTONIC, &start);
	if (work() == 0)
		fail("nothing was done");
	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - start.tv_sec) * 1e6 +
	    (double)(end.tv_nsec - start.tv_nsec) / 1e3;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

static double
median(double *values)
{
	qsort(values, ROUND_COUNT, sizeof(*values), compare);
	return values[ROUND_COUNT / 2];
}

static void
print_times(void)
{
	double plans[ROUND_COUNT], events[ROUND_COUNT], control[ROUND_COUNT];
	int i;

	for (i = 0; i < ROUND_COUNT; i++) {
		plans[i] = measure(make_plans);
		events[i] = measure(read_events);
		control[i] = measure(make_plans);
	}
	printf(
	    "%.0f %.0f %.0f\n", median(plans), median(events), median(control));
}

int
main(int count, char **words)
{
	size_t (*work)(void) = NULL;
	int first = 1;
	int i;

	if (count > 3 && strncmp(words[1], "--", 2) == 0) {
		work =
		    strcmp(words[1], "--plans") == 0 ? make_plans : read_events;
		first = 3;
	}
	for (i = first; i < count; i++)
		read_bytes(words[i]);
	if (file_count == 0)
		fail("usage: expand [--plans|--events N] FILE...");
	if (work == NULL)
		print_times();
	else
		for (i = atoi(words[2]); i > 0; i--)
			work();
	return 0;
}
