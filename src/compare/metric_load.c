/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How much there is to do, and on which days. All milestones and releases that
 * fall on the days that count are counted, of whatever series; ends of support
 * are not, for nobody has to do anything then. Under "The term of the Release
 * Manager" PEP 602 speaks of what a cadence asks of one; PEP 607, "Aligning the
 * release cadence with the calendar year", of the months in which that is.
 */
#include "compare/metric_count.h"
#include "phrase/words.h"

/* 365.2425 days are a year: 146,097 days are 400 of them. */
enum { DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400 };

typedef bool date_filter(const struct summary_date *date);

bool
is_counted_date(
    const struct measuring *measuring, const struct summary_date *date)
{
	return date->kind != ITEM_SUPPORT_END &&
	    date_compare(date->first, measuring->summary->from) >= 0 &&
	    date_compare(date->first, measuring->summary->until) < 0;
}

/* How many counted dates pass the filter; NULL takes all. */
static int64_t
count_dates(const struct measuring *measuring, date_filter *filter)
{
	const struct summary *summary = measuring->summary;
	int64_t count = 0;

	for (size_t i = 0; i < summary->series_count; i++) {
		const struct summary_series *series = &summary->series[i];

		for (size_t j = 0; j < series->date_count; j++)
			count +=
			    is_counted_date(measuring, &series->dates[j]) &&
			    (filter == NULL || filter(&series->dates[j]));
	}
	return count;
}

void
tally_rate(const struct measuring *measuring, int64_t count, int64_t shares,
    struct tally_of_metric *tally)
{
	int64_t days = summary_days(measuring->summary);

	tally->sum = count * DAYS_OF_ERA;
	tally->count = days * YEARS_OF_ERA * shares;
}

void
measure_releases(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	tally_rate(measuring, count_dates(measuring, NULL), 1, tally);
}

/* 146,097 days are 4,800 months. */
void
measure_releases_monthly(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	int64_t days = summary_days(measuring->summary);

	tally->sum = count_dates(measuring, NULL) * DAYS_OF_ERA;
	tally->count = days * 12 * YEARS_OF_ERA;
}

static bool
is_point_release(const struct summary_date *date)
{
	return date->kind == ITEM_RELEASE;
}

/* PEP 602, "1½ year of full support, 3½ more years of security fixes":
 * "approximately every other month". */
void
measure_point_releases(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	tally_rate(
	    measuring, count_dates(measuring, is_point_release), 1, tally);
}

static bool
is_on_weekend(const struct summary_date *date)
{
	return date->is_weekend;
}

void
measure_weekends(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	tally_rate(measuring, count_dates(measuring, is_on_weekend), 1, tally);
}

static bool
is_on_day_off(const struct summary_date *date)
{
	return date->is_day_off;
}

/* Without a calendar nothing is known of such days. */
void
measure_days_off(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	if (measuring->summary->cadence->calendar_count > 0)
		tally_rate(
		    measuring, count_dates(measuring, is_on_day_off), 1, tally);
}

static bool
is_during_event(const struct summary_date *date)
{
	return date->is_event;
}

/* PEP 607, "Aligning the release cadence with the calendar year": PyCon US and
 * the core sprints. Without an event nothing is known of such days. */
void
measure_events(const struct measuring *measuring, struct tally_of_metric *tally)
{
	if (measuring->summary->event_count > 0)
		tally_rate(measuring, count_dates(measuring, is_during_event),
		    1, tally);
}

static int32_t
month_number(struct date date)
{
	struct civil civil = date_to_civil(date);

	return civil.year * 12 + civil.month - 1;
}

/* How many there are in each month that has counted days, from the first one
 * on; NULL where there is none or memory is short. */
static int64_t *
count_months(const struct measuring *measuring, int32_t *first, size_t *count)
{
	const struct summary *summary = measuring->summary;
	int64_t *months;
	int32_t last;

	if (summary_days(summary) == 0)
		return NULL;
	*first = month_number(summary->from);
	last = month_number((struct date){summary->until.day - 1});
	*count = (size_t)last - (size_t)*first + 1;
	months = ARENA_ARRAY(measuring->arena, *count, int64_t);
	for (size_t i = 0; months != NULL && i < summary->series_count; i++) {
		const struct summary_series *series = &summary->series[i];

		for (size_t j = 0; j < series->date_count; j++) {
			const struct summary_date *date = &series->dates[j];

			if (is_counted_date(measuring, date))
				months[month_number(date->first) - *first]++;
		}
	}
	return months;
}

void
measure_monthly(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	int32_t first;
	size_t count;
	const int64_t *months = count_months(measuring, &first, &count);

	for (size_t i = 0; months != NULL && i < count; i++)
		tally_add(tally, months[i]);
}

void
measure_busiest_month(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	int32_t first;
	size_t count, most = 0;
	const int64_t *months = count_months(measuring, &first, &count);

	if (months == NULL)
		return;
	for (size_t i = 0; i < count; i++) {
		if (months[i] > months[most])
			most = i;
	}
	first += (int32_t)most;
	tally->text = arena_printf(measuring->arena, "%04d-%02d",
	    (int)(first / 12), (int)(first % 12 + 1));
	tally->count = 1;
}

void
measure_month_of_year(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	int64_t of_year[12] = {0};
	int32_t first;
	size_t count, most = 0;
	const int64_t *months = count_months(measuring, &first, &count);

	if (months == NULL)
		return;
	for (size_t i = 0; i < count; i++)
		of_year[((size_t)first + i) % 12] += months[i];
	for (size_t i = 1; i < 12; i++) {
		if (of_year[i] > of_year[most])
			most = i;
	}
	tally->text = arena_printf(measuring->arena, "%.3s",
	    word_of_value(word_months, (int32_t)most + 1));
	tally->count = of_year[most] > 0;
}

/* PEP 602, "Rationale and Goals": what is worked on beside the beta of the
 * series before, "the implicit alpha 0". */
void
measure_prepared(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct stretches stretches =
	    stretches_new(measuring->arena, summary->cycle_count);

	if (stretches.days == NULL)
		return;
	for (size_t i = 0; i < summary->cycle_count; i++)
		stretches_add(&stretches, summary->cycles[i]->begin,
		    (struct date){summary->cycles[i]->final.day - 1});
	stretches_tally(&stretches, measuring, tally, NULL);
}
