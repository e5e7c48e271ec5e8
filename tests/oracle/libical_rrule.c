/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Queries for date_query and libical's answers to them, separated by a tab:
 *
 *   libical_rrule nth       FREQ=MONTHLY;BYDAY=2TU and its like
 *   libical_rrule months    monthly from the last days of long months
 *
 * Uses no code of takt. libical's iterators stop at the end of 2582, and so
 * does `months`; `nth` covers the 400 years after which the calendar repeats.
 *
 * A plain FREQ=MONTHLY is no oracle for adding months, because it passes over
 * the months that lack the day, as RFC 5545 wants it; RFC 7529 has
 * SKIP=BACKWARD for a day clamped to the end of the month. `months` prints
 * nothing where libical was built without RFC 7529.
 */
#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1970, LAST_YEAR = 2369, TEXT_SIZE = 64 };

static const char *const weekday_names[] = {
    "MO", "TU", "WE", "TH", "FR", "SA", "SU"};

struct series {
	struct icalrecurrencetype recurrence;
	icalrecur_iterator *iterator;
};

/* False where libical does not know the rule. */
static int
series_init(struct series *series, const char *rule, const char *start)
{
	series->recurrence = icalrecurrencetype_from_string(rule);
	series->iterator = NULL;
	if (series->recurrence.freq != ICAL_NO_RECURRENCE)
		series->iterator = icalrecur_iterator_new(
		    series->recurrence, icaltime_from_string(start));
	return series->iterator != NULL;
}

static void
series_release(struct series *series)
{
	if (series->iterator != NULL)
		icalrecur_iterator_free(series->iterator);
	/* The iterator borrows it, and nothing of libical's frees it. */
	free(series->recurrence.rscale);
}

static void
print_nth(int nth, int weekday)
{
	char rule[TEXT_SIZE];
	struct icaltimetype found = icaltime_null_time();
	struct series series;

	snprintf(rule, sizeof(rule), "FREQ=MONTHLY;BYDAY=%d%s", nth,
	    weekday_names[weekday - 1]);
	if (series_init(&series, rule, "19700101"))
		found = icalrecur_iterator_next(series.iterator);
	for (int index = FIRST_YEAR * 12; index < (LAST_YEAR + 1) * 12;
	     index++) {
		int year = index / 12;
		int month = index % 12 + 1;

		printf("nth %d %d %d %d\t", year, month, nth, weekday);
		if (found.year != year || found.month != month) {
			puts("none");
			continue;
		}
		printf("%04d-%02d-%02d\n", year, month, found.day);
		found = icalrecur_iterator_next(series.iterator);
	}
	series_release(&series);
}

static void
print_months(int year, int month, int day)
{
	char start[TEXT_SIZE];
	struct icaltimetype found = icaltime_null_time();
	struct series series;
	int count = 0;

	snprintf(start, sizeof(start), "%04d%02d%02d", year, month, day);
	if (series_init(
		&series, "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", start))
		found = icalrecur_iterator_next(series.iterator);
	while (!icaltime_is_null_time(found)) {
		printf("add-months %04d-%02d-%02d %d\t%04d-%02d-%02d\n", year,
		    month, day, count++, found.year, found.month, found.day);
		found = icalrecur_iterator_next(series.iterator);
	}
	series_release(&series);
}

int
main(int count, char **arguments)
{
	if (count == 2 && strcmp(arguments[1], "nth") == 0) {
		for (int weekday = 1; weekday <= 7; weekday++)
			for (int nth = -5; nth <= 5; nth++)
				if (nth != 0)
					print_nth(nth, weekday);
	} else if (count == 2 && strcmp(arguments[1], "months") == 0) {
		icalerror_set_errors_are_fatal(0);
		for (int day = 28; day <= 31; day++) {
			print_months(1999, 12, day);
			print_months(2024, 1, day);
		}
		print_months(2024, 2, 29);
	} else {
		fputs("usage: libical_rrule nth|months\n", stderr);
		return 2;
	}
	return fflush(stdout) != 0;
}
