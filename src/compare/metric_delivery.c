/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How soon work reaches people. A change that is merged on the day of a freeze
 * is in that series; one merged the day after waits for the next.
 */
#include "compare/metric.h"

const struct summary_series *
cycle_beside(const struct summary *summary, size_t at, int steps)
{
	if (steps < 0 && at < (size_t)-steps)
		return NULL;
	at = steps < 0 ? at - (size_t)-steps : at + (size_t)steps;
	return at < summary->cycle_count ? summary->cycles[at] : NULL;
}

const struct summary_date **
series_tests(
    const struct summary_series *series, struct arena *arena, size_t *count)
{
	const struct summary_date **tests = ARENA_ARRAY(
	    arena, series->date_count + 1, const struct summary_date *);

	*count = 0;
	for (size_t i = 0; tests != NULL && i < series->date_count; i++) {
		if (series->dates[i].phase != TEST_NONE)
			tests[(*count)++] = &series->dates[i];
	}
	return tests;
}

void
tally_add(struct tally_of_metric *tally, int64_t value)
{
	if (tally->count == 0 || value < tally->least)
		tally->least = value;
	if (tally->count == 0 || value > tally->most)
		tally->most = value;
	tally->sum += value;
	tally->count++;
}

void
tally_add_days(
    struct tally_of_metric *tally, int64_t first_value, int64_t last_value)
{
	int64_t days = first_value - last_value + 1;

	if (days <= 0)
		return;
	if (tally->count == 0 || last_value < tally->least)
		tally->least = last_value;
	if (tally->count == 0 || first_value > tally->most)
		tally->most = first_value;
	tally->sum += (first_value + last_value) * days / 2;
	tally->count += days;
}

/* PEP 602, "Annual release cadence". */
void
measure_cycle(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *next = cycle_beside(summary, i, 1);

		if (next != NULL)
			tally_add(tally,
			    summary_between(
				summary->cycles[i]->final, next->final));
	}
}

/* PEP 605, "Changes to release candidate policy, phase duration, and cadence",
 * and PEP 602, "Seventeen months to develop a feature version". */
void
measure_freeze_to_final(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];

		if (series->has_freeze)
			tally_add(tally,
			    summary_between(series->freeze, series->final));
	}
}

/* The freezes of a counted cycle and of the one before it. */
static bool
find_freezes(const struct summary *summary, size_t at, struct date *before,
    struct date *freeze)
{
	const struct summary_series *previous = cycle_beside(summary, at, -1);
	const struct summary_series *series = summary->cycles[at];

	if (previous == NULL || !previous->has_freeze || !series->has_freeze)
		return false;
	*before = previous->freeze;
	*freeze = series->freeze;
	return true;
}

/* PEP 607, "Reducing the latency of feature delivery". */
void
measure_wait(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct date before, freeze;

	for (size_t i = summary->first; i < summary->end; i++) {
		struct date final = summary->cycles[i]->final;

		if (find_freezes(summary, i, &before, &freeze))
			tally_add_days(tally,
			    summary_between(before, final) - 1,
			    summary_between(freeze, final));
	}
}

/* Merged on each of the days behind `before` up to `freeze`, published first
 * with what comes on that day or later. */
static void
add_waits(const struct measuring *measuring,
    const struct summary_series *series, struct date before, struct date freeze,
    struct tally_of_metric *tally)
{
	size_t count;
	const struct summary_date **tests =
	    series_tests(series, measuring->arena, &count);

	for (size_t i = 0; tests != NULL && i <= count; i++) {
		struct date day = i < count ? tests[i]->first : series->final;
		struct date last = date_compare(day, freeze) < 0 ? day : freeze;

		if (date_compare(day, before) <= 0)
			continue;
		tally_add_days(tally, summary_between(before, day) - 1,
		    summary_between(last, day));
		before = last;
	}
}

/* PEP 607, "Improving the pre-release design feedback cycle". */
void
measure_wait_for_test(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct date before, freeze;

	for (size_t i = summary->first; i < summary->end; i++) {
		if (find_freezes(summary, i, &before, &freeze))
			add_waits(measuring, summary->cycles[i], before, freeze,
			    tally);
	}
}

/* PEP 602, "Rationale and Goals": features "slipping for 18 months". */
void
measure_missed_freeze(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		const struct summary_series *next = cycle_beside(summary, i, 1);

		if (series->has_freeze && next != NULL && next->has_freeze)
			tally_add(
			    tally, summary_between(series->final, next->final));
	}
}

/* PEP 602, "Seventeen months to develop a feature version": the first five
 * "overlap with … beta and release candidate stages and are thus unversioned".
 */
void
measure_unversioned(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct date before, freeze;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		size_t count;
		const struct summary_date **tests =
		    series_tests(series, measuring->arena, &count);
		int64_t days;

		if (tests == NULL ||
		    !find_freezes(summary, i, &before, &freeze))
			continue;
		days = summary_between(
		    before, count > 0 ? tests[0]->first : series->final);
		tally_add(tally, days > 0 ? days : 0);
	}
}

/* PEP 607, "Reducing the size of feature delivery batches". */
void
measure_batch(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct date before, freeze;

	for (size_t i = summary->first; i < summary->end; i++) {
		if (find_freezes(summary, i, &before, &freeze))
			tally_add(tally, summary_between(before, freeze));
	}
}
