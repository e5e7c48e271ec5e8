/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Answers lines of a zone, a date and a minute of that day, with blanks in
 * between, by seconds since 1970 UTC, or "none".
 *
 *   zone_query [-t]    with -t says on stderr what an answer takes
 */
#include "ical/zone.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void
answer(const char *line)
{
	char zone[100], day[20];
	int minute;
	int64_t seconds;
	struct date date;

	if (sscanf(line, "%99s %19s %d", zone, day, &minute) == 3 &&
	    date_parse(day, strlen(day), &date) &&
	    ical_zone_to_utc(zone, date, minute, &seconds))
		printf("%" PRId64 "\n", seconds);
	else
		puts("none");
}

int
main(int argc, char **argv)
{
	bool is_timed = argc > 1 && strcmp(argv[1], "-t") == 0;
	double first = 0, sum = 0;
	int count = 0;
	char line[200];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		double start = now();

		answer(line);
		sum += now() - start;
		if (count++ == 0)
			first = sum;
	}
	if (is_timed && count > 1)
		fprintf(stderr, "first %.1f us, later %.1f us\n", first,
		    (sum - first) / (count - 1));
	return 0;
}
