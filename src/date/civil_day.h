/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The conversion between serial days and civil dates, as inline functions
 * without range checks. For the files of src/date only; everybody else goes
 * through date.h.
 *
 * The algorithms are those of C. Neri and L. Schneider, "Euclidean affine
 * functions and their application to calendar algorithms", Software: Practice
 * and Experience 53 (2023), doi:10.1002/spe.3172. They count years from
 * 1 March, so that the leap day comes last, and months from 3 to 14.
 *
 * Both directions hold for every day of the years 1 to 10000, so a caller may
 * step a week beyond either end of the range before it checks.
 */
#ifndef TAKT_DATE_CIVIL_DAY_H
#define TAKT_DATE_CIVIL_DAY_H

#include <stdint.h>

#include "date/date.h"

enum {
	DAYS_PER_WEEK = 7,
	MONTHS_PER_YEAR = 12,
	DAYS_PER_400_YEARS = 146097,
	/* 1970-01-01 counted from 0000-03-01. */
	DAYS_BEFORE_EPOCH = 719468,
	/* 1583-01-01 and 9999-12-31. */
	DATE_DAY_MIN = -141349,
	DATE_DAY_MAX = 2932896
};

static inline bool
day_is_in_range(int64_t day)
{
	return day >= DATE_DAY_MIN && day <= DATE_DAY_MAX;
}

/* Stores `day` as a date if it is in the range. */
static inline bool
date_from_day(int64_t day, struct date *result)
{
	if (!day_is_in_range(day))
		return false;
	result->day = (int32_t)day;
	return true;
}

/* `month` must be 1 to 12; `day` is not looked at. */
static inline int32_t
day_from_civil(int32_t year, int32_t month, int32_t day)
{
	uint32_t is_before_march = month < 3;
	uint32_t march_year = (uint32_t)year - is_before_march;
	uint32_t march_month = (uint32_t)month + 12 * is_before_march;
	uint32_t century = march_year / 100;
	uint32_t year_days = 1461 * march_year / 4 - century + century / 4;
	/* Days of the months before, from the line through their lengths. */
	uint32_t month_days = (979 * march_month - 2919) / 32;

	return (int32_t)(year_days + month_days) + day - 1 - DAYS_BEFORE_EPOCH;
}

static inline struct civil
civil_from_day(int32_t day)
{
	/* Quarter days, so that 400 and 4 years have whole lengths. */
	uint32_t quarters = 4 * (uint32_t)(day + DAYS_BEFORE_EPOCH) + 3;
	uint32_t century = quarters / DAYS_PER_400_YEARS;
	uint32_t in_century = quarters % DAYS_PER_400_YEARS | 3;
	/*
	 * in_century / 1461 by multiplication: the quotient is the high half,
	 * and the low half holds the remainder, scaled.
	 */
	uint64_t scaled = (uint64_t)2939745 * in_century;
	uint32_t year = 100 * century + (uint32_t)(scaled >> 32);
	uint32_t day_of_year = (uint32_t)scaled / 2939745 / 4;
	/* Month in the high 16 bits, day of the month times 2141 below. */
	uint32_t month_and_day = 2141 * day_of_year + 197913;
	uint32_t is_next_year = day_of_year >= 306;

	return (struct civil){
	    .year = (int32_t)(year + is_next_year),
	    .month = (int32_t)((month_and_day >> 16) - 12 * is_next_year),
	    .day = (int32_t)((month_and_day & 0xffff) / 2141) + 1,
	};
}

/* 0 for Monday to 6 for Sunday; 0000-03-01 was a Wednesday. */
static inline int32_t
weekday_index(int32_t day)
{
	return (int32_t)((uint32_t)(day + DAYS_BEFORE_EPOCH + 2) % 7);
}

#endif
