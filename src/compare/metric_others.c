/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What a cadence is to others: how far it is from their dates, and how old a
 * series is when they take it. PEP 602, "Rationale and Goals", wants to be in
 * step with Fedora; PEP 607 speaks of Debian and Ubuntu, which skip series. */
#include <stdlib.h>

#include "compare/metric.h"

/* When something outside takes place, by the first day; `last` is the latest of
 * its own and of all before it. */
struct outside {
	struct plan_days *days;
	size_t count;
};

static void
add_outside(struct outside *outside, struct plan_days days, struct arena *arena)
{
	struct plan_days *all =
	    arena_grow(arena, outside->days, outside->count, sizeof(*all));

	if (all == NULL)
		return;
	outside->days = all;
	all[outside->count++] = days;
}

static int
compare_firsts(const void *left, const void *right)
{
	const struct plan_days *a = left;
	const struct plan_days *b = right;

	return date_compare(a->first, b->first);
}

/* The dates of a milestone, of which the first day counts, and the times of an
 * event. */
static struct outside
find_outside(const struct measuring *measuring)
{
	const struct summary *other = measuring->other;
	struct outside outside = {NULL, 0};

	for (size_t i = 0; i < other->series_count; i++) {
		const struct summary_series *series = &other->series[i];

		for (size_t j = 0; j < series->date_count; j++) {
			struct date first = series->dates[j].first;

			if (name_equal(series->dates[j].milestone,
				measuring->milestone))
				add_outside(&outside,
				    (struct plan_days){first, first},
				    measuring->arena);
		}
	}
	for (size_t i = 0; i < other->event_count; i++) {
		if (name_equal(other->events[i].name, measuring->milestone))
			add_outside(
			    &outside, other->events[i].days, measuring->arena);
	}
	if (outside.count > 0)
		qsort(outside.days, outside.count, sizeof(outside.days[0]),
		    compare_firsts);
	for (size_t i = 1; i < outside.count; i++) {
		if (date_compare(
			outside.days[i - 1].last, outside.days[i].last) > 0)
			outside.days[i].last = outside.days[i - 1].last;
	}
	return outside;
}

/* How many have begun on a day. */
static size_t
count_begun(const struct outside *outside, struct date day)
{
	size_t low = 0, high = outside->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (date_compare(outside->days[middle].first, day) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* From a day to the next of them, or from the last of them to the day. */
static void
add_distance(const struct outside *outside, struct date day, bool is_since,
    struct tally_of_metric *tally)
{
	size_t begun = count_begun(outside, day);
	int64_t since = -1;

	if (outside->days == NULL)
		return;
	if (begun > 0)
		since = summary_between(outside->days[begun - 1].last, day);
	if (begun > 0 && since <= 0)
		tally_add(tally, 0);
	else if (is_since && begun > 0)
		tally_add(tally, since);
	else if (!is_since && begun < outside->count)
		tally_add(
		    tally, summary_between(day, outside->days[begun].first));
}

static void
measure_distance(const struct measuring *measuring, bool is_since,
    struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	const struct outside outside = find_outside(measuring);

	for (size_t i = summary->first; i < summary->end; i++)
		add_distance(
		    &outside, summary->cycles[i]->final, is_since, tally);
}

void
measure_near(const struct measuring *measuring, struct tally_of_metric *tally)
{
	measure_distance(measuring, false, tally);
}

void
measure_since_near(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	measure_distance(measuring, true, tally);
}

/* The newest series on a day; NULL: there is none yet. */
static const struct summary_series *
newest_on(const struct summary *summary, struct date day)
{
	const struct summary_series *newest = NULL;

	for (size_t i = 0; i < summary->cycle_count &&
	     date_compare(summary->cycles[i]->final, day) <= 0;
	     i++)
		newest = summary->cycles[i];
	return newest;
}

/* When a consumer takes what there is: at its freeze, or else at its final. */
static const struct summary_series *
picked_up(const struct measuring *measuring, size_t at, struct date *day)
{
	const struct summary_series *taker = measuring->other->cycles[at];

	*day = taker->has_freeze ? taker->freeze : taker->final;
	if (date_compare(*day, measuring->summary->from) < 0 ||
	    date_compare(*day, measuring->summary->until) >= 0)
		return NULL;
	return newest_on(measuring->summary, *day);
}

void
measure_age(const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct date day;

	for (size_t i = 0; i < measuring->other->cycle_count; i++) {
		const struct summary_series *series =
		    picked_up(measuring, i, &day);

		if (series != NULL)
			tally_add(tally, summary_between(series->final, day));
	}
}

void
measure_support_left(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct date day;

	for (size_t i = 0; i < measuring->other->cycle_count; i++) {
		const struct summary_series *series =
		    picked_up(measuring, i, &day);
		int64_t days;

		if (series == NULL || !series->has_support)
			continue;
		days = summary_between(day, series->support.last) + 1;
		tally_add(tally, days > 0 ? days : 0);
	}
}
