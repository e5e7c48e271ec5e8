/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How long series are supported, and how many at once: the testing matrix of
 * PEP 602, "Risks", and PEP 607, "Impact on maintainers of third party
 * libraries". */
#include <stdlib.h>
#include <string.h>

#include "compare/metric_count.h"

static const struct summary_window *
find_window(const struct summary_series *series, const char *name)
{
	for (size_t i = 0; i < series->window_count; i++) {
		if (strcmp(series->windows[i].name, name) == 0)
			return &series->windows[i];
	}
	return NULL;
}

/* PEP 602, "1½ year of full support, 3½ more years of security fixes"; PEP 607,
 * "Impact on users and redistributors that update to every release", sets 18
 * and 42 months against 24 and 36. */
void
measure_window(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_window *window =
		    find_window(summary->cycles[i], measuring->subject);

		if (window != NULL)
			tally_add(tally,
			    summary_between(
				window->days.first, window->days.last) +
				1);
	}
}

void
measure_support(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];

		if (series->has_support)
			tally_add(tally,
			    summary_between(
				series->support.first, series->support.last) +
				1);
	}
}

/* When each series is supported, or in the window that is the subject. */
static struct stretches
support_stretches(const struct measuring *measuring)
{
	const struct summary *summary = measuring->summary;
	struct stretches stretches =
	    stretches_new(measuring->arena, summary->series_count);

	if (stretches.days == NULL)
		return stretches;
	for (size_t i = 0; i < summary->series_count; i++) {
		const struct summary_series *series = &summary->series[i];
		const struct summary_window *window = NULL;

		if (measuring->subject != NULL)
			window = find_window(series, measuring->subject);
		if (window != NULL)
			stretches_add(
			    &stretches, window->days.first, window->days.last);
		else if (measuring->subject == NULL && series->has_support)
			stretches_add(&stretches, series->support.first,
			    series->support.last);
	}
	return stretches;
}

void
measure_supported(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct stretches stretches = support_stretches(measuring);

	if (stretches.count > 0)
		stretches_tally(&stretches, measuring, tally, NULL);
}

void
measure_most_since(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct stretches stretches = support_stretches(measuring);
	struct stretches_most most = {0};

	if (stretches.count == 0)
		return;
	stretches_tally(&stretches, measuring, tally, &most);
	if (most.days > 0) {
		char text[DATE_TEXT_SIZE];

		tally->text = arena_string(
		    measuring->arena, date_format(most.first.first, text));
	}
}

void
measure_days_with_most(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct stretches stretches = support_stretches(measuring);
	struct tally_of_metric all = {0};
	struct stretches_most most = {0};

	if (stretches.count == 0)
		return;
	stretches_tally(&stretches, measuring, &all, &most);
	tally_rate(measuring, most.days, 1, tally);
}

bool
summary_supported(const struct summary *summary, struct arena *arena,
    struct supported_at_once *supported)
{
	const struct measuring measuring = {.summary = summary, .arena = arena};
	const struct stretches stretches = support_stretches(&measuring);
	struct tally_of_metric tally = {0};
	struct stretches_most most = {0};

	if (stretches.count > 0)
		stretches_tally(&stretches, &measuring, &tally, &most);
	if (most.days == 0)
		return false;
	*supported = (struct supported_at_once){
	    tally.least, tally.most, tally.sum, tally.count, most.first};
	return true;
}

/* PEP 602, "The testing matrix": stable series "overlapped … for around six
 * months". */
void
measure_overlap(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		const struct summary_series *next = cycle_beside(summary, i, 1);
		int64_t days;

		if (next == NULL || !series->has_support)
			continue;
		days = summary_between(next->final, series->support.last) + 1;
		tally_add(tally, days > 0 ? days : 0);
	}
}

static int
compare_firsts(const void *left, const void *right)
{
	const struct plan_days *a = left;
	const struct plan_days *b = right;

	return date_compare(a->first, b->first);
}

/* The days without any, as one case. */
void
measure_unsupported(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct stretches stretches = support_stretches(measuring);
	int32_t covered = measuring->summary->from.day;
	int32_t until = measuring->summary->until.day;
	int64_t gaps = 0;

	if (stretches.count == 0)
		return;
	qsort(stretches.days, stretches.count, sizeof(stretches.days[0]),
	    compare_firsts);
	for (size_t i = 0; i < stretches.count && covered < until; i++) {
		const struct plan_days *days = &stretches.days[i];
		int32_t first =
		    days->first.day < until ? days->first.day : until;

		if (first > covered)
			gaps += first - covered;
		if (days->last.day + 1 > covered)
			covered = days->last.day + 1;
	}
	if (covered < until)
		gaps += until - covered;
	tally_add(tally, gaps);
}

/*
 * Whoever takes the newest series on any day, and a year later again: was it
 * supported all the time? The worst day is the last one on which a series is
 * the newest. PEP 602, "Non-risks", asks the like of upgrades to every second
 * series.
 */
void
measure_yearly_upgrade(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		const struct summary_series *next = cycle_beside(summary, i, 1);
		struct date day;

		if (!series->has_support || next == NULL ||
		    date_compare(series->final, next->final) == 0 ||
		    !date_add_months(
			(struct date){next->final.day - 1}, 12, &day))
			continue;
		tally_add(tally, series->support.last.day >= day.day - 1);
	}
}

/* PEP 607, "Impact on users and redistributors that already skip some
 * releases". */
void
measure_skip_upgrade(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		const struct summary_series *second =
		    cycle_beside(summary, i, 2);

		if (series->has_support && second != NULL)
			tally_add(tally,
			    series->support.last.day >= second->final.day - 1);
	}
}

static int
compare_windows(const void *left, const void *right)
{
	const struct summary_window *a = left;
	const struct summary_window *b = right;

	return date_compare(a->days.first, b->days.first);
}

/* The longest time between two windows of a series, by their days. */
static int64_t
longest_gap(const struct summary_window *windows, size_t count)
{
	struct date covered = windows[0].days.last;
	int64_t longest = 0;

	for (size_t i = 1; i < count; i++) {
		int64_t gap =
		    summary_between(covered, windows[i].days.first) - 1;

		if (gap > longest)
			longest = gap;
		if (date_compare(windows[i].days.last, covered) > 0)
			covered = windows[i].days.last;
	}
	return longest;
}

/* Nobody argued for a gap: what a proposal leaves without support, between two
 * of its windows or between two series, should be seen. */
void
measure_window_gap(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		struct summary_window *windows = ARENA_ARRAY(measuring->arena,
		    series->window_count + 1, struct summary_window);

		if (windows == NULL || series->window_count < 2)
			continue;
		for (size_t j = 0; j < series->window_count; j++)
			windows[j] = series->windows[j];
		qsort(windows, series->window_count, sizeof(windows[0]),
		    compare_windows);
		tally_add(tally, longest_gap(windows, series->window_count));
	}
}
