/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What a cadence is to others: how far it is from their dates, and how old a
 * series is when they take it. PEP 602, "Rationale and Goals", wants to be in
 * step with Fedora; PEP 607 speaks of Debian and Ubuntu, which skip series. */
#include "compare/metric.h"

/* The first date of that milestone on a day or later; false: none is known. */
static bool
next_date(const struct summary *other, const char *milestone, struct date day,
    struct date *next)
{
	bool found = false;

	for (size_t i = 0; i < other->series_count; i++) {
		const struct summary_series *series = &other->series[i];

		for (size_t j = 0; j < series->date_count; j++) {
			const struct summary_date *date = &series->dates[j];

			if (!name_equal(date->milestone, milestone) ||
			    date_compare(date->first, day) < 0 ||
			    (found && date_compare(date->first, *next) >= 0))
				continue;
			*next = date->first;
			found = true;
		}
	}
	return found;
}

void
measure_near(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	const char *milestone =
	    measuring->options->near[measuring->which].milestone;

	for (size_t i = summary->first; i < summary->end; i++) {
		struct date final = summary->cycles[i]->final;
		struct date next;

		if (next_date(measuring->other, milestone, final, &next))
			tally_add(tally, summary_between(final, next));
	}
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
