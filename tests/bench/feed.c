/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What bringing a published calendar up to date costs: takt reads it, reckons
 * the plan again and writes what is true now (A), beside libical, which parses
 * the same bytes and serialises them again (B).
 *
 *   feed FILE CYCLES...  for each number of cycles, a line of: events, and the
 *                        medians in nanoseconds per event of A and B
 *
 * In each round one date in a hundred has moved, so that both ways, the copy
 * and the change, are gone.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <takt.h>
#include <time.h>

enum { ROUND_COUNT = 5, LIMIT = 1000000, CADENCE_MAX = 1 << 16 };

struct bytes {
	char *text;
	size_t length;
	size_t room;
};

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "feed: %s\n", what);
	exit(2);
}

static bool
keep(void *context, const char *text, size_t length)
{
	struct bytes *bytes = context;

	while (bytes->length + length + 1 > bytes->room) {
		bytes->room = bytes->room == 0 ? 1 << 20 : 2 * bytes->room;
		bytes->text = realloc(bytes->text, bytes->room);
		if (bytes->text == NULL)
			fail("no memory");
	}
	memcpy(bytes->text + bytes->length, text, length);
	bytes->length += length;
	bytes->text[bytes->length] = '\0';
	return true;
}

static struct takt_cadence *
read_cadence(const char *name, struct takt_diagnostics *diagnostics)
{
	static char text[CADENCE_MAX];
	FILE *file = fopen(name, "rb");
	size_t length = file != NULL ? fread(text, 1, sizeof(text), file) : 0;
	struct takt_cadence *cadence =
	    takt_cadence_read(name, text, length, NULL, diagnostics);

	if (cadence == NULL)
		fail("the cadence is not right");
	fclose(file);
	return cadence;
}

/* Writes the plan of so many cycles, over `previous` if that is not NULL. */
static size_t
write_feed(const struct takt_cadence *cadence, int64_t cycles,
    const struct takt_calendar *previous, struct bytes *out,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_selection selection = {
	    .cycles = cycles, .limit = LIMIT};
	struct takt_update update = {.previous = previous, .now = 1800000000};
	const struct takt_render_options options = {
	    .format = "ics", .update = previous != NULL ? &update : NULL};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, diagnostics);
	size_t count;

	if (plan == NULL)
		fail("the cadence has no plan");
	out->length = 0;
	count = takt_plan_count(plan);
	if (!takt_plan_render(
		plan, &options, (struct takt_sink){keep, out}, diagnostics))
		fail("the calendar cannot be written");
	takt_plan_free(plan);
	return count;
}

/* One event in a hundred was published on another day, as takt wrote it, so
 * without the mark that tells what people changed. */
static void
move_some(struct bytes *feed)
{
	size_t count = 0;
	char *at = feed->text;

	while ((at = strstr(at, "\r\nDTSTART;VALUE=DATE:")) != NULL) {
		char *mark = strstr(at, "X-TAKT-WROTE:");

		at += sizeof("\r\nDTSTART;VALUE=DATE:2000010") - 1;
		if (count++ % 100 == 0 && mark != NULL) {
			*at = *at == '5' ? '6' : '5';
			memcpy(mark, "X-TAKT-WAS-1:", 13);
		}
	}
}

static double
seconds_since(const struct timespec *start)
{
	struct timespec end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - start->tv_sec) +
	    (double)(end.tv_nsec - start->tv_nsec) / 1e9;
}

static double
time_update(const struct takt_cadence *cadence, int64_t cycles,
    const struct bytes *feed, struct takt_diagnostics *diagnostics)
{
	static struct bytes out;
	struct timespec start;
	struct takt_calendar *previous;
	double seconds;

	clock_gettime(CLOCK_MONOTONIC, &start);
	previous = takt_calendar_read(
	    "feed.ics", feed->text, feed->length, diagnostics);
	if (previous == NULL)
		fail("the calendar cannot be read");
	write_feed(cadence, cycles, previous, &out, diagnostics);
	takt_calendar_free(previous);
	seconds = seconds_since(&start);
	return seconds;
}

static double
time_libical(const struct bytes *feed)
{
	struct timespec start;
	icalcomponent *calendar;
	char *text;

	clock_gettime(CLOCK_MONOTONIC, &start);
	calendar = icalparser_parse_string(feed->text);
	text =
	    calendar != NULL ? icalcomponent_as_ical_string_r(calendar) : NULL;
	if (text == NULL)
		fail("libical cannot read the calendar");
	icalmemory_free_buffer(text);
	icalcomponent_free(calendar);
	return seconds_since(&start);
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

int
main(int count, char **words)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(1);
	struct takt_cadence *cadence;
	struct bytes feed = {0};

	if (count < 3 || diagnostics == NULL)
		fail("usage: feed FILE CYCLES...");
	cadence = read_cadence(words[1], diagnostics);
	for (int i = 2; i < count; i++) {
		int64_t cycles = strtol(words[i], NULL, 10);
		double ours[ROUND_COUNT], theirs[ROUND_COUNT];
		size_t events =
		    write_feed(cadence, cycles, NULL, &feed, diagnostics);

		move_some(&feed);
		for (int round = 0; round < ROUND_COUNT; round++) {
			ours[round] =
			    time_update(cadence, cycles, &feed, diagnostics);
			theirs[round] = time_libical(&feed);
		}
		printf("%zu %.0f %.0f\n", events,
		    median(ours) / (double)events * 1e9,
		    median(theirs) / (double)events * 1e9);
	}
	takt_cadence_free(cadence);
	takt_diagnostics_free(diagnostics);
	free(feed.text);
	return 0;
}
