/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How long a series is tested before its final release, and how often. PEP 602
 * tells the length of each phase under "Seventeen months to develop a feature
 * version", and calls shorter beta phases dangerous under "Rejected Ideas". */
#include "compare/metric.h"

/* From the first test release of a phase to the first of a later one behind it,
 * or to the final; false where the series has no such phase. */
static bool
length_of_phase(const struct summary_date *const *tests, size_t count,
    enum test_phase phase, struct date final, int64_t *days)
{
	size_t i = 0;
	struct date start;

	while (i < count && tests[i]->phase != phase)
		i++;
	if (i == count)
		return false;
	start = tests[i]->first;
	while (i < count &&
	    (tests[i]->phase <= phase || tests[i]->phase == TEST_OTHER))
		i++;
	*days = summary_between(start, i < count ? tests[i]->first : final);
	return true;
}

static void
measure_phase(const struct measuring *measuring, enum test_phase phase,
    struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		size_t count;
		const struct summary_date **tests =
		    series_tests(series, measuring->arena, &count);
		int64_t days;

		if (tests != NULL &&
		    length_of_phase(tests, count, phase, series->final, &days))
			tally_add(tally, days);
	}
}

void
measure_alpha(const struct measuring *measuring, struct tally_of_metric *tally)
{
	measure_phase(measuring, TEST_ALPHA, tally);
}

void
measure_beta(const struct measuring *measuring, struct tally_of_metric *tally)
{
	measure_phase(measuring, TEST_BETA, tally);
}

void
measure_candidate(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	measure_phase(measuring, TEST_CANDIDATE, tally);
}

void
measure_tests(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		size_t count;

		if (series_tests(
			summary->cycles[i], measuring->arena, &count) != NULL)
			tally_add(tally, (int64_t)count);
	}
}

/* PEP 605, "Changes to beta release policy, phase duration, and cadence": every
 * two months, and not every few weeks. */
void
measure_test_gap(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		size_t count;
		const struct summary_date **tests =
		    series_tests(summary->cycles[i], measuring->arena, &count);

		for (size_t j = 1; tests != NULL && j < count; j++) {
			if (tests[j - 1]->precision == PRECISION_DAY &&
			    tests[j]->precision == PRECISION_DAY)
				tally_add(tally,
				    summary_between(
					tests[j - 1]->first, tests[j]->first));
		}
	}
}
