/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How well people can know a date beforehand: PEP 607, "Aligning the release
 * cadence with the calendar year". PEP 602 has its final "always in October",
 * and calls the nine months of PEP 596 too irregular.
 */
#include "compare/metric.h"

#include <string.h>

#include "phrase/words.h"

enum { DAYS_OF_YEAR = 365, ISO_WEEKS = 54, MONTHS_SHOWN = 2 };

const char *const metric_role_names[] = {
    "first test release", "freeze", "final", NULL};

/* A date, and whether its day is known. */
struct role_date {
	struct date date;
	bool is_day;
};

/* The date of a role; false where the series has none. */
static bool
find_role_date(
    const struct summary_series *series, size_t role, struct role_date *found)
{
	if (role == 1) {
		*found =
		    (struct role_date){series->freeze, series->freeze_is_day};
		return series->has_freeze;
	}
	*found = (struct role_date){series->final, series->final_is_day};
	for (size_t i = 0; role == 0 && i < series->date_count; i++) {
		const struct summary_date *date = &series->dates[i];

		if (date->phase == TEST_NONE)
			continue;
		*found = (struct role_date){
		    date->first, date->precision == PRECISION_DAY};
		return true;
	}
	return role == 2;
}

/* Calls for the date of the role in each counted cycle; if `only_days`, for
 * those alone of which the day is known. */
static void
each_role_date(const struct measuring *measuring, bool only_days,
    void (*visit)(void *context, struct date date), void *context)
{
	const struct summary *summary = measuring->summary;
	struct role_date found;

	for (size_t i = summary->first; i < summary->end; i++) {
		if (find_role_date(
			summary->cycles[i], measuring->which, &found) &&
		    (found.is_day || !only_days))
			visit(context, found.date);
	}
}

/* Which of several numbered things there are. */
struct presence {
	bool is_there[DAYS_OF_YEAR];
};

static size_t
count_present(const struct presence *presence, size_t limit)
{
	size_t count = 0;

	for (size_t i = 0; i < limit; i++)
		count += presence->is_there[i];
	return count;
}

/* In a year that is no leap year; 29 February is the day before it. */
static void
mark_day_of_year(void *context, struct date date)
{
	struct presence *presence = context;
	struct civil civil = date_to_civil(date);
	int32_t day = civil.month == 2 && civil.day == 29 ? 28 : civil.day;
	struct date first, same;

	if (date_from_civil(2001, 1, 1, &first) &&
	    date_from_civil(2001, civil.month, day, &same))
		presence->is_there[date_days_between(first, same)] = true;
}

/* The year is a circle: what is left of it beside the longest stretch without
 * any of the dates. */
void
measure_spread(const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};
	int64_t longest = 0, gap = 0;

	each_role_date(measuring, false, mark_day_of_year, &presence);
	if (count_present(&presence, DAYS_OF_YEAR) == 0)
		return;
	for (size_t i = 0; i < 2 * (size_t)DAYS_OF_YEAR; i++) {
		gap = presence.is_there[i % DAYS_OF_YEAR] ? 0 : gap + 1;
		if (gap > longest)
			longest = gap;
	}
	tally_add(tally, DAYS_OF_YEAR - longest - 1);
}

static void
mark_iso_week(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_iso_week(date).week] = true;
}

void
measure_iso_weeks(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};
	size_t count;

	each_role_date(measuring, true, mark_iso_week, &presence);
	count = count_present(&presence, ISO_WEEKS);
	if (count > 0)
		tally_add(tally, (int64_t)count);
}

/* "Mon", "Mon Tue", or "5 weekdays" where there are more. */
static void
tell_names(const struct measuring *measuring, const struct presence *presence,
    const struct word *words, int32_t limit, const char *plural,
    struct tally_of_metric *tally)
{
	size_t count = count_present(presence, (size_t)limit);
	const char *text = "";

	for (int32_t i = 0; i < limit && text != NULL; i++) {
		if (presence->is_there[i])
			text = arena_printf(measuring->arena, "%s%s%.3s", text,
			    *text != '\0' ? " " : "", word_of_value(words, i));
	}
	if (count > MONTHS_SHOWN)
		text = arena_printf(measuring->arena, "%zu %s", count, plural);
	if (count == 0)
		return;
	tally->text = text;
	tally->count = 1;
}

static void
mark_weekday(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_weekday(date)] = true;
}

void
measure_weekdays(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};

	each_role_date(measuring, true, mark_weekday, &presence);
	tell_names(measuring, &presence, word_weekdays, WEEKDAY_SUNDAY + 1,
	    "weekdays", tally);
}

static void
mark_month(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_to_civil(date).month] = true;
}

void
measure_months(const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};

	each_role_date(measuring, false, mark_month, &presence);
	tell_names(measuring, &presence, word_months, 13, "months", tally);
}
