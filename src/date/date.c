/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Civil dates and arithmetic with days and months. Weekdays, ISO weeks, the
 * starts and ends of units and the text form have files of their own.
 */
#include "date/date.h"

#include "date/civil_day.h"

struct date
date_min(void)
{
	return (struct date){DATE_DAY_MIN};
}

struct date
date_max(void)
{
	return (struct date){DATE_DAY_MAX};
}

bool
date_is_leap_year(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t
date_days_in_month(int32_t year, int32_t month)
{
	if (month == 2)
		return date_is_leap_year(year) ? 29 : 28;
	/* The odd months up to July have 31 days, then the even ones. */
	return 30 + ((month ^ (month >> 3)) & 1);
}

bool
date_from_civil(int32_t year, int32_t month, int32_t day, struct date *result)
{
	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX || month < 1 ||
	    month > MONTHS_PER_YEAR || day < 1)
		return false;
	if (day > 28 && day > date_days_in_month(year, month))
		return false;
	result->day = day_from_civil(year, month, day);
	return true;
}

struct civil
date_to_civil(struct date date)
{
	return civil_from_day(date.day);
}

int
date_compare(struct date left, struct date right)
{
	return (left.day > right.day) - (left.day < right.day);
}

int32_t
date_days_between(struct date from, struct date to)
{
	return to.day - from.day;
}

bool
date_add_days(struct date date, int64_t days, struct date *result)
{
	/* Compared with the room that is left: the sum could overflow. */
	if (days < DATE_DAY_MIN - date.day || days > DATE_DAY_MAX - date.day)
		return false;
	result->day = date.day + (int32_t)days;
	return true;
}

bool
date_add_months(struct date date, int64_t months, struct date *result)
{
	static const int32_t first = DATE_YEAR_MIN * MONTHS_PER_YEAR;
	static const int32_t end = (DATE_YEAR_MAX + 1) * MONTHS_PER_YEAR;
	struct civil civil = civil_from_day(date.day);
	int32_t index = civil.year * MONTHS_PER_YEAR + civil.month - 1;
	int32_t last_day;

	/* Compared with the room that is left: the sum could overflow. */
	if (months < first - index || months >= end - index)
		return false;
	index += (int32_t)months;
	civil.year = index / MONTHS_PER_YEAR;
	civil.month = index % MONTHS_PER_YEAR + 1;
	last_day = date_days_in_month(civil.year, civil.month);
	if (civil.day > last_day)
		civil.day = last_day;
	result->day = day_from_civil(civil.year, civil.month, civil.day);
	return true;
}
