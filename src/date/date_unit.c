/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The first and the last day of the week, month, quarter or year of a day. */
#include "date/date.h"

#include "date/civil_day.h"

/* 0 for the week, which is no number of months. */
static int32_t
months_in(enum date_unit unit)
{
	switch (unit) {
	case DATE_UNIT_MONTH:
		return 1;
	case DATE_UNIT_QUARTER:
		return 3;
	case DATE_UNIT_YEAR:
		return MONTHS_PER_YEAR;
	case DATE_UNIT_WEEK:
		break;
	}
	return 0;
}

/* The month, from 0, in which the unit of `months` around `month` starts. */
static int32_t
first_month(int32_t month, int32_t months)
{
	return (month - 1) / months * months;
}

bool
date_start_of(enum date_unit unit, struct date date, struct date *result)
{
	int32_t months = months_in(unit);
	struct civil civil;

	if (months == 0)
		return date_weekday_on_or_before(date, WEEKDAY_MONDAY, result);
	civil = civil_from_day(date.day);
	return date_from_civil(
	    civil.year, first_month(civil.month, months) + 1, 1, result);
}

bool
date_end_of(enum date_unit unit, struct date date, struct date *result)
{
	int32_t months = months_in(unit);
	struct civil civil;
	int32_t month;

	if (months == 0)
		return date_weekday_on_or_after(date, WEEKDAY_SUNDAY, result);
	civil = civil_from_day(date.day);
	month = first_month(civil.month, months) + months;
	return date_from_civil(
	    civil.year, month, date_days_in_month(civil.year, month), result);
}
