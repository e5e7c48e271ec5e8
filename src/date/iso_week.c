/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * ISO 8601 weeks: they start on Monday and belong to the year that holds their
 * Thursday, so week 1 is the one with 4 January.
 */
#include "date/date.h"

#include "date/civil_day.h"

struct iso_week
date_iso_week(struct date date)
{
	int32_t thursday = date.day - weekday_index(date.day) + 3;
	int32_t year = civil_from_day(thursday).year;
	int32_t day_of_year = thursday - day_from_civil(year, 1, 1);

	return (struct iso_week){
	    .year = year,
	    .week = day_of_year / DAYS_PER_WEEK + 1,
	};
}

int32_t
date_iso_weeks_in_year(int32_t year)
{
	/* The calendar repeats after 400 years, which are whole weeks. */
	int32_t alike = 2000 + year % 400;
	int32_t new_year = weekday_index(day_from_civil(alike, 1, 1)) + 1;

	/* 53 Thursdays: the year starts on one, or ends on one in addition. */
	if (new_year == WEEKDAY_THURSDAY)
		return 53;
	if (new_year == WEEKDAY_WEDNESDAY && date_is_leap_year(year))
		return 53;
	return 52;
}

bool
date_from_iso_week(
    int32_t year, int32_t week, enum weekday weekday, struct date *result)
{
	int32_t fourth;

	/* 1583-01-01 is in the last week of 1582. */
	if (year < DATE_YEAR_MIN - 1 || year > DATE_YEAR_MAX)
		return false;
	if (week < 1 || week > date_iso_weeks_in_year(year))
		return false;
	fourth = day_from_civil(year, 1, 4);
	return date_from_day(fourth - weekday_index(fourth) +
		(week - 1) * DAYS_PER_WEEK + (int32_t)weekday - 1,
	    result);
}
