/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What reckoning a milestone costs: a plan of many series (A) beside the bare
 * arithmetic of the same dates (B), which knows the cadence by heart. Nothing
 * is read or written meanwhile. Reads annual.yaml.
 *
 *   reckon FILE           nanoseconds per milestone: of A, of B, of A again
 *   reckon FILE plan N    reckons N plans, for who counts instructions
 *   reckon FILE dates N   the same dates N times; both print the milestones
 */
#include "base/buf.h"
#include "date/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <takt.h>
#include <time.h>

enum { CYCLE_COUNT = 2000, ROUND_COUNT = 31, LIMIT = 1000000 };

static const struct takt_selection selection = {
    .cycles = CYCLE_COUNT, .limit = LIMIT};

static struct takt_cadence *cadence;
static struct takt_diagnostics *diagnostics;

/* All dates, as numbers YYYYMMDD, summed up. */
struct tally {
	size_t count;
	int64_t sum;
};

static _Noreturn void
fail(const char *what)
{
	fprintf(stderr, "reckon: %s\n", what);
	exit(2);
}

static struct takt_plan *
make_plan(void)
{
	const struct takt_cadence *const cadences[] = {cadence};
	struct takt_plan *plan =
	    takt_plan_new(cadences, 1, &selection, diagnostics);

	if (plan == NULL)
		fail("the cadence has no plan");
	return plan;
}

static size_t
reckon_plan(void)
{
	struct takt_plan *plan = make_plan();
	size_t count = takt_plan_count(plan);

	takt_plan_free(plan);
	return count;
}

static void
add(struct tally *tally, struct date date)
{
	struct civil civil = date_to_civil(date);

	tally->count++;
	tally->sum += civil.year * 10000 + civil.month * 100 + civil.day;
}

static void
add_days(struct tally *tally, struct date date, int64_t days)
{
	struct date moved;

	if (!date_add_days(date, days, &moved))
		fail("out of range");
	add(tally, moved);
}

static void
add_months(struct tally *tally, struct date date, int64_t months, bool is_whole)
{
	struct date moved;

	if (!date_add_months(date, months, &moved) ||
	    (is_whole && !date_start_of(DATE_UNIT_MONTH, moved, &moved)))
		fail("out of range");
	add(tally, moved);
}

static void
add_series(struct tally *tally, int32_t year)
{
	static const int weeks[] = {5, 9, 13, 18, 22, 26};
	struct date alpha, beta, final;
	int i;

	if (!date_nth_weekday(year, 10, 2, WEEKDAY_MONDAY, &alpha) ||
	    !date_nth_weekday(year + 1, 5, 3, WEEKDAY_MONDAY, &beta) ||
	    !date_nth_weekday(year + 1, 10, 1, WEEKDAY_MONDAY, &final))
		fail("no such day");
	add(tally, alpha);
	for (i = 0; i < 6; i++)
		add_days(tally, alpha, 7 * weeks[i]);
	add(tally, beta);
	for (i = 1; i < 4; i++)
		add_days(tally, beta, 21 * i);
	add_days(tally, final, -56);
	add_days(tally, final, -21);
	add(tally, final);
	add_months(tally, final, 18, false);
	add_months(tally, final, 60, true);
}

static struct tally
sum_dates(void)
{
	struct tally tally = {0, 0};
	struct date first;
	int i;

	date_from_civil(2019, 6, 4, &first);
	for (i = 0; i < CYCLE_COUNT; i++) {
		add_months(&tally, first, 12 * i, false);
		add_series(&tally, 2019 + i);
	}
	return tally;
}

static size_t
reckon_dates(void)
{
	struct tally tally = sum_dates();

	return tally.sum > 0 ? tally.count : 0;
}

static bool
keep(void *context, const char *bytes, size_t length)
{
	buf_append(context, bytes, length);
	return true;
}

/* Are these the dates of the plan? */
static void
check_dates(void)
{
	static const char line[] = "\nDTSTART;VALUE=DATE:";
	const struct takt_render_options options = {.format = "ics"};
	struct tally expected = sum_dates();
	struct tally found = {0, 0};
	struct takt_plan *plan = make_plan();
	struct buf out = {0};
	const char *at;

	if (!takt_plan_render(
		plan, &options, (struct takt_sink){keep, &out}, diagnostics))
		fail("cannot write the plan");
	takt_plan_free(plan);
	for (at = strstr(buf_text(&out), line); at != NULL;
	     at = strstr(at, line)) {
		at += sizeof(line) - 1;
		found.count++;
		found.sum += atol(at);
	}
	buf_release(&out);
	if (found.count != expected.count || found.sum != expected.sum)
		fail("the cadence has other dates than are reckoned here");
}

static double
measure(size_t (*reckon)(void))
{
	struct timespec start, end;
	size_t count;

	clock_gettime(CLOCK_MONOTONIC, &start);
	count = reckon();
	clock_gettime(CLOCK_MONOTONIC, &end);
	return ((double)(end.tv_sec - start.tv_sec) * 1e9 +
		   (double)(end.tv_nsec - start.tv_nsec)) /
	    (double)count;
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
	double plan[ROUND_COUNT], dates[ROUND_COUNT], control[ROUND_COUNT];
	int i;

	check_dates();
	for (i = 0; i < ROUND_COUNT; i++) {
		plan[i] = measure(reckon_plan);
		dates[i] = measure(reckon_dates);
		control[i] = measure(reckon_plan);
	}
	printf(
	    "%.2f %.2f %.2f\n", median(plan), median(dates), median(control));
}

static void
read_cadence(const char *name)
{
	static char bytes[64 * 1024];
	FILE *file = fopen(name, "rb");
	size_t length;

	if (file == NULL)
		fail("cannot read the cadence");
	length = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	diagnostics = takt_diagnostics_new(1);
	if (diagnostics != NULL)
		cadence =
		    takt_cadence_read(name, bytes, length, NULL, diagnostics);
	if (cadence == NULL)
		fail("the cadence is not right");
}

int
main(int count, char **words)
{
	int rounds = count == 4 ? atoi(words[3]) : 0;
	size_t (*reckon)(void) = reckon_plan;
	size_t milestones = 0;

	if (count != 2 && count != 4)
		fail("usage: reckon FILE [plan|dates N]");
	read_cadence(words[1]);
	if (count == 2)
		print_times();
	else if (strcmp(words[2], "dates") == 0)
		reckon = reckon_dates;
	for (; rounds > 0; rounds--)
		milestones = reckon();
	if (milestones > 0)
		printf("%zu\n", milestones);
	takt_cadence_free(cadence);
	takt_diagnostics_free(diagnostics);
	return 0;
}
