/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Weekdays: of a day, near a day, and the nth of a month. */
#include "date/date.h"

#include "date/civil_day.h"

enum { NTH_MAX = 5 };

/* Days from `day` forward to the next `weekday`: 0 to 6. */
static int32_t
days_until(int32_t day, enum weekday weekday)
{
	return ((int32_t)weekday - 1 - weekday_index(day) + DAYS_PER_WEEK) %
	    DAYS_PER_WEEK;
}

/* Days from `day` back to the previous `weekday`: 0 to 6. */
static int32_t
days_since(int32_t day, enum weekday weekday)
{
	return (weekday_index(day) - ((int32_t)weekday - 1) + DAYS_PER_WEEK) %
	    DAYS_PER_WEEK;
}

enum weekday
date_weekday(struct date date)
{
	return (enum weekday)(weekday_index(date.day) + 1);
}

bool
date_nth_weekday(int32_t year, int32_t month, int32_t nth, enum weekday weekday,
    struct date *result)
{
	int32_t first, last, day;

	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX || month < 1 ||
	    month > MONTHS_PER_YEAR)
		return false;
	if (nth < -NTH_MAX || nth > NTH_MAX || nth == 0)
		return false;
	first = day_from_civil(year, month, 1);
	last = first + date_days_in_month(year, month) - 1;
	if (nth > 0)
		day = first + days_until(first, weekday) +
		    (nth - 1) * DAYS_PER_WEEK;
	else
		day = last - days_since(last, weekday) +
		    (nth + 1) * DAYS_PER_WEEK;
	if (day < first || day > last)
		return false;
	result->day = day;
	return true;
}

bool
date_weekday_on_or_after(
    struct date date, enum weekday weekday, struct date *result)
{
	return date_from_day(date.day + days_until(date.day, weekday), result);
}

bool
date_weekday_on_or_before(
    struct date date, enum weekday weekday, struct date *result)
{
	return date_from_day(date.day - days_since(date.day, weekday), result);
}

bool
date_weekday_nearest(
    struct date date, enum weekday weekday, struct date *result)
{
	int32_t from = date.day - 3;

	return date_from_day(from + days_until(from, weekday), result);
}

bool
date_week_of_month(
    int32_t year, int32_t month, int32_t week, struct date *result)
{
	return week > 0 &&
	    date_nth_weekday(year, month, week, WEEKDAY_MONDAY, result);
}
