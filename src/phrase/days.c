/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Days counted in a month, and the days on which a repeat beats. */
#include "phrase/days.h"

/* The rarest days of a month, such as a fifth Monday of February, come at the
 * latest after 40 years. */
enum { MONTHS_TRIED = 12 * 50 };

/* A year with 53 weeks comes at the latest after 7 years. */
enum { WEEK_YEARS_TRIED = 10 };

bool
days_of_month(struct year_month at, int32_t nth, struct date *result)
{
	int32_t days = date_days_in_month(at.year, at.month);

	return date_from_civil(
	    at.year, at.month, nth > 0 ? nth : days + 1 + nth, result);
}

/* Weekend days are Saturdays and Sundays whatever the working days are. */
static bool
nth_weekend_day(struct year_month at, int32_t nth, struct date *result)
{
	const struct workdays weekdays = workdays_default();

	return workdays_nth_of_month(
	    &weekdays, at.year, at.month, nth, true, result);
}

/* Days off must be known for the whole month before they are counted. */
static bool
nth_business_day(const struct phrase_scope *scope, struct year_month at,
    int32_t nth, struct date *result)
{
	struct date first, last;

	if (scope->cover != NULL &&
	    date_from_civil(at.year, at.month, 1, &first) &&
	    date_end_of(DATE_UNIT_MONTH, first, &last))
		scope->cover(scope->context, first, last);
	return workdays_nth_of_month(
	    scope->workdays, at.year, at.month, nth, false, result);
}

bool
days_nth_in_month(const struct phrase_nth *nth,
    const struct phrase_scope *scope, struct year_month at, struct date *result)
{
	switch (nth->kind) {
	case DAY_WEEKDAY:
		return date_nth_weekday(
		    at.year, at.month, nth->nth, nth->weekday, result);
	case DAY_ANY:
		return days_of_month(at, nth->nth, result);
	case DAY_BUSINESS:
		return nth_business_day(scope, at, nth->nth, result);
	case DAY_WEEKEND:
		return nth_weekend_day(at, nth->nth, result);
	}
	return false;
}

static int32_t
count_bits_below(uint32_t set, int32_t bit)
{
	int32_t count = 0;

	for (int32_t i = 1; i < bit; i++)
		count += (set & 1U << i) != 0;
	return count;
}

static bool
weekdays_on_or_after(const struct repeat *repeat, struct date from,
    struct date *result, int64_t *beat)
{
	int32_t per_week = count_bits_below(repeat->weekdays, 8);
	int32_t weekday = (int32_t)date_weekday(from);
	int64_t week = ((int64_t)from.day + 3 - (weekday - 1)) / 7;

	for (int32_t ahead = 0; ahead < 7; ahead++, weekday++) {
		if (weekday == 8) {
			weekday = 1;
			week++;
		}
		if ((repeat->weekdays & 1U << weekday) == 0)
			continue;
		*beat = week * per_week +
		    count_bits_below(repeat->weekdays, weekday);
		return date_add_days(from, ahead, result);
	}
	return false;
}

/* The beat of a month, and whether the repeat falls into it at all. */
static bool
month_beat(const struct repeat *repeat, int64_t serial, int64_t cycle_serial,
    int64_t *beat)
{
	if (repeat->months != 0) {
		int32_t month = (int32_t)(serial % 12) + 1;

		*beat = serial / 12 * count_bits_below(repeat->months, 13) +
		    count_bits_below(repeat->months, month);
		return (repeat->months & 1U << month) != 0;
	}
	/* The years end at 9999, so this keeps the dividend positive. */
	*beat = (serial - cycle_serial +
		    (int64_t)repeat->month_step * 12 * DATE_YEAR_MAX) /
	    repeat->month_step;
	return (serial - cycle_serial) % repeat->month_step == 0;
}

static int64_t
count_weeks(const struct repeat *repeat)
{
	int64_t count = 0;

	for (int32_t week = 1; week <= 53; week++)
		count += (repeat->weeks >> week & 1) != 0;
	return count;
}

/* The first of the weeks of a year that the repeat names, and has. */
static bool
iso_weeks_on_or_after(const struct repeat *repeat, struct date from,
    struct date *result, int64_t *beat)
{
	int32_t first_year = date_to_civil(from).year - 1;

	for (int32_t year = first_year; year <= first_year + WEEK_YEARS_TRIED;
	     year++) {
		int64_t rank = 0;

		for (int32_t week = 1; week <= 53; week++) {
			if ((repeat->weeks & (uint64_t)1 << week) == 0)
				continue;
			rank++;
			if (!date_from_iso_week(
				year, week, repeat->weekday, result) ||
			    date_compare(*result, from) < 0)
				continue;
			*beat = (int64_t)year * count_weeks(repeat) + rank;
			return true;
		}
	}
	return false;
}

bool
repeat_on_or_after(const struct repeat *repeat,
    const struct phrase_scope *scope, struct date from, struct date *result,
    int64_t *beat)
{
	struct civil start = date_to_civil(from);
	struct civil cycle = date_to_civil(scope->cycle);
	int64_t serial = (int64_t)start.year * 12 + start.month - 1;
	int64_t cycle_serial = (int64_t)cycle.year * 12 + cycle.month - 1;
	int64_t last;

	if (repeat->kind == REPEAT_WEEKDAYS)
		return weekdays_on_or_after(repeat, from, result, beat);
	if (repeat->kind == REPEAT_ISO_WEEKS)
		return iso_weeks_on_or_after(repeat, from, result, beat);
	last = serial +
	    (int64_t)MONTHS_TRIED *
		(repeat->month_step > 0 ? repeat->month_step : 1);
	for (; serial / 12 <= DATE_YEAR_MAX && serial < last; serial++) {
		struct year_month at = {
		    (int32_t)(serial / 12), (int32_t)(serial % 12) + 1};
		struct date date;

		if (!month_beat(repeat, serial, cycle_serial, beat) ||
		    !days_nth_in_month(&repeat->nth, scope, at, &date) ||
		    date_compare(date, from) < 0)
			continue;
		*result = date;
		return true;
	}
	return false;
}
