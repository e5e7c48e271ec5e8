/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Counting business days: whole weeks by multiplication, the rest day by day,
 * and the days off by binary search.
 */
#include "date/business.h"

#include "date/civil_day.h"

/* Bits 1 to 7, one for each enum weekday. */
#define ALL_WEEKDAYS ((uint32_t)0xfe)

static bool
is_weekday_worked(const struct workdays *workdays, int32_t day)
{
	return (workdays->weekdays >> (weekday_index(day) + 1) & 1) != 0;
}

/* How many weekdays are worked: 0 to 7. */
static int32_t
workdays_per_week(const struct workdays *workdays)
{
	uint32_t bits = workdays->weekdays & ALL_WEEKDAYS;
	int32_t count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

/* Index of the first day off at or after `day`; the count if there is none. */
static size_t
first_day_off(const struct workdays *workdays, int32_t day)
{
	size_t low = 0;
	size_t high = workdays->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (workdays->days_off[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_day_off(const struct workdays *workdays, int32_t day)
{
	size_t i = first_day_off(workdays, day);

	return i < workdays->count && workdays->days_off[i].day == day;
}

/* Days off in [from, to) that would otherwise be worked. */
static int32_t
count_lost_days(const struct workdays *workdays, int32_t from, int32_t to)
{
	int32_t count = 0;

	for (size_t i = first_day_off(workdays, from);
	     i < workdays->count && workdays->days_off[i].day < to; i++)
		if (is_weekday_worked(workdays, workdays->days_off[i].day))
			count++;
	return count;
}

/* Business days in [from, to), from <= to. */
static int32_t
count_workdays(const struct workdays *workdays, int32_t from, int32_t to)
{
	int32_t weeks = (to - from) / DAYS_PER_WEEK;
	int32_t count = weeks * workdays_per_week(workdays);

	for (int32_t day = from + weeks * DAYS_PER_WEEK; day < to; day++)
		if (is_weekday_worked(workdays, day))
			count++;
	return count - count_lost_days(workdays, from, to);
}

/*
 * The count-th worked weekday from `day`, forward when `step` is 1 and backward
 * when it is -1, as if there were no days off. Neither argument may be such
 * that the week has no worked weekday or `count` is below 1.
 */
static bool
step_weekdays(const struct workdays *workdays, int32_t day, int32_t step,
    int64_t count, struct date *result)
{
	int32_t per_week = workdays_per_week(workdays);
	int64_t weeks = (count - 1) / per_week;
	int64_t rest = count - weeks * per_week;
	struct date position = {day};

	if (!date_add_days(position, step * weeks * DAYS_PER_WEEK, &position))
		return false;
	while (rest > 0) {
		if (!date_add_days(position, step, &position))
			return false;
		if (is_weekday_worked(workdays, position.day))
			rest--;
	}
	*result = position;
	return true;
}

struct workdays
workdays_default(void)
{
	return (struct workdays){
	    .weekdays = 1U << WEEKDAY_MONDAY | 1U << WEEKDAY_TUESDAY |
		1U << WEEKDAY_WEDNESDAY | 1U << WEEKDAY_THURSDAY |
		1U << WEEKDAY_FRIDAY,
	};
}

bool
workdays_contain(const struct workdays *workdays, struct date date)
{
	return is_weekday_worked(workdays, date.day) &&
	    !is_day_off(workdays, date.day);
}

bool
workdays_add(const struct workdays *workdays, struct date date, int32_t count,
    struct date *result)
{
	int32_t step = count < 0 ? -1 : 1;
	int64_t missing = (int64_t)count * step;
	struct date position = date;

	if (missing > 0 && workdays_per_week(workdays) == 0)
		return false;
	/* Each day off passed over is made up for by one more day. */
	while (missing > 0) {
		int32_t start = position.day;

		if (!step_weekdays(workdays, start, step, missing, &position))
			return false;
		missing = step > 0
		    ? count_lost_days(workdays, start + 1, position.day + 1)
		    : count_lost_days(workdays, position.day, start);
	}
	*result = position;
	return true;
}

int32_t
workdays_between(
    const struct workdays *workdays, struct date from, struct date to)
{
	if (to.day < from.day)
		return -count_workdays(workdays, to.day, from.day);
	return count_workdays(workdays, from.day, to.day);
}

bool
workdays_nth_of_month(const struct workdays *workdays, int32_t year,
    int32_t month, int32_t nth, bool off, struct date *result)
{
	int32_t step = nth < 0 ? -1 : 1;
	int64_t missing = (int64_t)nth * step;
	struct date date;
	int32_t length;

	if (nth == 0 || !date_from_civil(year, month, 1, &date))
		return false;
	length = date_days_in_month(year, month);
	if (nth < 0)
		date.day += length - 1;
	for (int32_t i = 0; i < length; i++, date.day += step) {
		if (workdays_contain(workdays, date) != off && --missing == 0) {
			*result = date;
			return true;
		}
	}
	return false;
}
