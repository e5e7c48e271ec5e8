/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Business days: the days of a week on which work is done, less a set of days
 * off. Pure arithmetic; the caller owns the set.
 */
#ifndef TAKT_DATE_BUSINESS_H
#define TAKT_DATE_BUSINESS_H

#include "date/date.h"

/*
 * Bit (1 << weekday) of `weekdays` is set for each working weekday; `days_off`
 * is sorted ascending without duplicates and may be NULL when `count` is 0.
 */
struct workdays {
	uint32_t weekdays;
	const struct date *days_off;
	size_t count;
};

/* Monday to Friday and no days off. */
struct workdays workdays_default(void);

bool workdays_contain(const struct workdays *workdays, struct date date);

/*
 * Moves `count` business days forward (or backward when negative): the first
 * business day after `date` is 1, whether or not `date` is one itself.
 * count 0 gives `date`. False out of range, or where there are no business
 * days at all.
 */
bool workdays_add(const struct workdays *workdays, struct date date,
    int32_t count, struct date *result);

/* Business days in the half-open interval [from, to); negative if to < from. */
int32_t workdays_between(
    const struct workdays *workdays, struct date from, struct date to);

/*
 * The nth business day (or, with `off` true, nth day that is none) of a month;
 * nth counts from 1, or from the end when negative. False where there is none.
 */
bool workdays_nth_of_month(const struct workdays *workdays, int32_t year,
    int32_t month, int32_t nth, bool off, struct date *result);

#endif
