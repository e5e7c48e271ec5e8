/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The date module by examples, a row each. The whole range is compared with
 * another implementation by tests/check/date_range.sh; here are the edges, and
 * what a reader of date.h would try first.
 */
#include "date/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What a row expects where a function must return false. */
#define NONE "none"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* No date; a function that returns false must leave it in place. */
static const struct date untouched = {INT32_MIN};

static struct date
date_of(const char *text)
{
	struct date date = untouched;

	if (!date_parse(text, strlen(text), &date))
		fail_msg("the row's date '%s' does not parse", text);
	return date;
}

static void
check_result(
    const char *row, bool is_found, struct date result, const char *expected)
{
	char text[DATE_TEXT_SIZE] = NONE;

	if (is_found)
		date_format(result, text);
	else if (result.day != untouched.day)
		fail_msg("%s: false, but *result has changed", row);
	if (strcmp(text, expected) != 0)
		fail_msg("%s: %s, expected %s", row, text, expected);
}

static void
check_civil(int32_t year, int32_t month, int32_t day, const char *expected)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "civil %d-%d-%d", year, month, day);
	check_result(
	    row, date_from_civil(year, month, day, &result), result, expected);
}

static void
check_day_number(const char *text, int32_t day)
{
	struct date date = date_of(text);
	struct civil civil = date_to_civil(date);
	char again[DATE_TEXT_SIZE + 24];

	if (date.day != day)
		fail_msg("%s: day %d, expected %d", text, date.day, day);
	snprintf(again, sizeof(again), "%04d-%02d-%02d", civil.year,
	    civil.month, civil.day);
	assert_string_equal(again, text);
}

static void
check_parse(const char *text, const char *expected)
{
	struct date result = untouched;
	bool is_found = date_parse(text, strlen(text), &result);

	check_result(text, is_found, result, expected);
}

static void
check_add_days(const char *from, int64_t days, const char *expected)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "%s %+lld days", from, (long long)days);
	check_result(
	    row, date_add_days(date_of(from), days, &result), result, expected);
}

static void
check_add(const char *from, int64_t months, const char *expected)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "%s %+lld months", from, (long long)months);
	check_result(row, date_add_months(date_of(from), months, &result),
	    result, expected);
}

static void
check_nth(int32_t year, int32_t month, int32_t nth, enum weekday weekday,
    const char *expected)
{
	struct date result = untouched;
	char row[64];
	bool is_found = date_nth_weekday(year, month, nth, weekday, &result);

	snprintf(row, sizeof(row), "weekday %d number %d of %d-%d",
	    (int)weekday, nth, year, month);
	check_result(row, is_found, result, expected);
}

/* Both ways: the day has the week, and the week has the day. */
static void
check_week(const char *day, int32_t year, int32_t week, enum weekday weekday)
{
	struct date date = date_of(day);
	struct iso_week actual = date_iso_week(date);
	struct date result = untouched;

	if (actual.year != year || actual.week != week)
		fail_msg("%s: week %d of %d, expected %d of %d", day,
		    actual.week, actual.year, week, year);
	assert_int_equal(date_weekday(date), weekday);
	check_result(
	    day, date_from_iso_week(year, week, weekday, &result), result, day);
}

static void
check_no_week(int32_t year, int32_t week, enum weekday weekday)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "%d-W%d-%d", year, week, (int)weekday);
	check_result(row, date_from_iso_week(year, week, weekday, &result),
	    result, NONE);
}

/* The weekday at or before, nearest to, and at or after a day. */
static void
check_around(const char *day, enum weekday weekday, const char *before,
    const char *nearest, const char *after)
{
	struct date date = date_of(day);
	struct date result = untouched;
	bool is_found = date_weekday_on_or_before(date, weekday, &result);

	check_result("on or before", is_found, result, before);
	result = untouched;
	is_found = date_weekday_nearest(date, weekday, &result);
	check_result("nearest", is_found, result, nearest);
	result = untouched;
	is_found = date_weekday_on_or_after(date, weekday, &result);
	check_result("on or after", is_found, result, after);
}

static void
check_unit(
    enum date_unit unit, const char *day, const char *start, const char *end)
{
	struct date result = untouched;
	bool is_found = date_start_of(unit, date_of(day), &result);

	check_result("start", is_found, result, start);
	result = untouched;
	is_found = date_end_of(unit, date_of(day), &result);
	check_result("end", is_found, result, end);
}

static void
check_week_of_month(
    int32_t year, int32_t month, int32_t week, const char *expected)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "week %d of %d-%d", week, year, month);
	check_result(row, date_week_of_month(year, month, week, &result),
	    result, expected);
}

static void
test_day_numbers(void **state)
{
	(void)state;
	check_day_number("1970-01-01", 0);
	check_day_number("1969-12-31", -1);
	check_day_number("1970-03-01", 59);
	check_day_number("2000-02-29", 11016);
	check_day_number("2000-03-01", 11017);
	/* The second 2^31 of Unix time. */
	check_day_number("2038-01-19", 24855);
	check_day_number("1583-01-01", -141349);
	check_day_number("9999-12-31", 2932896);
}

static void
test_limits(void **state)
{
	char text[DATE_TEXT_SIZE];

	(void)state;
	assert_string_equal(date_format(date_min(), text), "1583-01-01");
	assert_string_equal(date_format(date_max(), text), "9999-12-31");
	check_civil(1583, 1, 1, "1583-01-01");
	check_civil(9999, 12, 31, "9999-12-31");
	check_civil(1582, 12, 31, NONE);
	check_civil(10000, 1, 1, NONE);
	check_civil(0, 1, 1, NONE);
	check_civil(-2024, 1, 1, NONE);
	check_civil(INT32_MIN, 1, 1, NONE);
	check_civil(INT32_MAX, 1, 1, NONE);
}

static void
test_days_that_are_not(void **state)
{
	(void)state;
	check_civil(2024, 2, 29, "2024-02-29");
	check_civil(2023, 2, 29, NONE);
	check_civil(1900, 2, 29, NONE);
	check_civil(2000, 2, 29, "2000-02-29");
	check_civil(2024, 2, 30, NONE);
	check_civil(2024, 4, 31, NONE);
	check_civil(2024, 6, 31, NONE);
	check_civil(2024, 9, 31, NONE);
	check_civil(2024, 11, 31, NONE);
	check_civil(2024, 12, 32, NONE);
	check_civil(2024, 1, 0, NONE);
	check_civil(2024, 1, -1, NONE);
	check_civil(2024, 0, 1, NONE);
	check_civil(2024, 13, 1, NONE);
	check_civil(2024, -1, 1, NONE);
	check_civil(2024, INT32_MAX, 1, NONE);
	check_civil(2024, INT32_MIN, 1, NONE);
	check_civil(2024, 1, INT32_MAX, NONE);
	check_civil(2024, 1, INT32_MIN, NONE);
}

static void
test_leap_years(void **state)
{
	static const int32_t leap[] = {
	    1584, 1600, 1996, 2000, 2024, 2400, 9996};
	static const int32_t common[] = {1583, 1700, 1900, 2023, 2100, 9999};

	(void)state;
	for (size_t i = 0; i < LENGTH(leap); i++) {
		assert_true(date_is_leap_year(leap[i]));
		assert_int_equal(date_days_in_month(leap[i], 2), 29);
	}
	for (size_t i = 0; i < LENGTH(common); i++) {
		assert_false(date_is_leap_year(common[i]));
		assert_int_equal(date_days_in_month(common[i], 2), 28);
	}
}

static void
test_days_in_month(void **state)
{
	static const int32_t lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	(void)state;
	for (int32_t month = 1; month <= 12; month++)
		assert_int_equal(
		    date_days_in_month(2023, month), lengths[month - 1]);
}

static void
test_parse(void **state)
{
	struct date result = untouched;

	(void)state;
	check_parse("2024-02-29", "2024-02-29");
	check_parse("1583-01-01", "1583-01-01");
	check_parse("9999-12-31", "9999-12-31");
	/* The length counts, not a NUL. */
	assert_true(date_parse("2024-02-29T00:00", 10, &result));
	assert_int_equal(result.day, date_of("2024-02-29").day);
}

static void
test_parse_errors(void **state)
{
	static const char *const rows[] = {"", "2", "2024", "2024-02",
	    "2024-2-29", "2024-02-9", "24-02-29", "20240229", "2024/02/29",
	    "2024-02/29", "2024-02-29 ", " 2024-02-29", " 2024-02-2",
	    "2024-02-29T", "2024-02-299", "02024-02-29", "+024-02-29",
	    "-024-02-29", "2024--2-29", "2024-+2-29", "2024- 2-29",
	    "2024-02- 9", "2024-02--1", "2024-02-2x", "2024-0x-29",
	    "202x-02-29", "0x24-02-29", "2024-02-30", "2023-02-29",
	    "2024-00-10", "2024-13-01", "2024-01-00", "2024-01-32",
	    "1582-12-31", "0000-01-01", "10000-01-01", "2024-W09-4", "2024-060",
	    "29.02.2024", "Feb 29 2024",
	    /* Digits that are not ASCII. */
	    "20\331\244-02-29", "2\357\274\222-02-29"};
	struct date result = untouched;

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_parse(rows[i], NONE);
	assert_false(date_parse("2024-02-29", 9, &result));
	assert_false(date_parse("2024-02-29", 0, &result));
	assert_false(date_parse("2024-02-2\0", 10, &result));
	assert_int_equal(result.day, untouched.day);
}

static void
test_format_returns_its_buffer(void **state)
{
	char text[DATE_TEXT_SIZE];

	(void)state;
	assert_ptr_equal(date_format(date_of("2026-10-05"), text), text);
	assert_string_equal(text, "2026-10-05");
}

static void
test_compare(void **state)
{
	(void)state;
	assert_int_equal(date_compare(date_min(), date_max()), -1);
	assert_int_equal(date_compare(date_max(), date_min()), 1);
	assert_int_equal(date_compare(date_max(), date_max()), 0);
	assert_int_equal(date_days_between(date_min(), date_max()), 3074245);
	assert_int_equal(date_days_between(date_max(), date_min()), -3074245);
	assert_int_equal(date_days_between(date_max(), date_max()), 0);
}

static void
test_add_days(void **state)
{
	(void)state;
	check_add_days("2024-02-28", 1, "2024-02-29");
	check_add_days("2023-02-28", 1, "2023-03-01");
	check_add_days("2024-01-01", -1, "2023-12-31");
	check_add_days("2024-01-01", 0, "2024-01-01");
	check_add_days("2024-01-01", 366, "2025-01-01");
	check_add_days("1583-01-01", 3074245, "9999-12-31");
	check_add_days("9999-12-31", -3074245, "1583-01-01");
	check_add_days("1583-01-01", 3074246, NONE);
	check_add_days("9999-12-31", -3074246, NONE);
	check_add_days("1583-01-01", -1, NONE);
	check_add_days("9999-12-31", 1, NONE);
	check_add_days("2024-01-01", INT64_C(1) << 32, NONE);
	check_add_days("2024-01-01", INT64_MAX, NONE);
	check_add_days("2024-01-01", INT64_MIN, NONE);
	check_add_days("1583-01-01", INT64_MAX, NONE);
	check_add_days("1583-01-01", INT64_MIN, NONE);
}

static void
test_add_months(void **state)
{
	(void)state;
	check_add("2024-01-15", 0, "2024-01-15");
	check_add("2024-01-15", 1, "2024-02-15");
	check_add("2024-12-15", 1, "2025-01-15");
	check_add("2024-01-15", -1, "2023-12-15");
	check_add("2024-01-15", 11, "2024-12-15");
	check_add("2024-01-15", 12, "2025-01-15");
	check_add("2024-12-15", -12, "2023-12-15");
	check_add("2024-12-15", -11, "2024-01-15");
	check_add("2024-06-15", -6, "2023-12-15");
	check_add("2024-02-29", 4800, "2424-02-29");
}

static void
test_add_months_clamps(void **state)
{
	(void)state;
	check_add("2024-01-31", 1, "2024-02-29");
	check_add("2023-01-31", 1, "2023-02-28");
	check_add("2023-01-29", 1, "2023-02-28");
	check_add("2023-01-28", 1, "2023-02-28");
	check_add("1900-01-30", 1, "1900-02-28");
	check_add("2000-01-30", 1, "2000-02-29");
	check_add("2024-03-31", -1, "2024-02-29");
	check_add("2024-05-31", 1, "2024-06-30");
	check_add("2024-08-31", 1, "2024-09-30");
	check_add("2024-10-31", 1, "2024-11-30");
	check_add("2024-10-31", 6, "2025-04-30");
	/* 12 months are a year. */
	check_add("2024-02-29", 12, "2025-02-28");
	check_add("2024-02-29", -12, "2023-02-28");
	check_add("2024-02-29", 48, "2028-02-29");
	check_add("2096-02-29", 48, "2100-02-28");
	/* A short month on the way does not count: one step. */
	check_add("2024-01-31", 2, "2024-03-31");
	/* The last day of a month is no memory: nothing moves it back. */
	check_add("2024-02-29", 1, "2024-03-29");
}

static void
test_add_months_limits(void **state)
{
	/* How many months the range has. */
	enum { MONTHS = 8417 * 12 };

	(void)state;
	check_add("1583-01-31", -1, NONE);
	check_add("1583-02-15", -1, "1583-01-15");
	check_add("9999-12-01", 1, NONE);
	check_add("9999-11-30", 1, "9999-12-30");
	check_add("1583-01-31", MONTHS - 1, "9999-12-31");
	check_add("1583-01-31", MONTHS, NONE);
	check_add("9999-12-31", 1 - MONTHS, "1583-01-31");
	check_add("9999-12-31", -MONTHS, NONE);
	check_add("2024-01-31", INT64_C(1) << 32, NONE);
	check_add("2024-01-31", INT64_MAX, NONE);
	check_add("2024-01-31", INT64_MIN, NONE);
	check_add("1583-01-01", INT64_MAX, NONE);
	check_add("9999-12-31", INT64_MIN, NONE);
}

static void
test_weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday(date_of("1583-01-01")), WEEKDAY_SATURDAY);
	assert_int_equal(
	    date_weekday(date_of("1969-12-31")), WEEKDAY_WEDNESDAY);
	assert_int_equal(date_weekday(date_of("1970-01-01")), WEEKDAY_THURSDAY);
	assert_int_equal(date_weekday(date_of("2000-01-01")), WEEKDAY_SATURDAY);
	assert_int_equal(date_weekday(date_of("2026-10-05")), WEEKDAY_MONDAY);
	assert_int_equal(date_weekday(date_of("2026-10-11")), WEEKDAY_SUNDAY);
	assert_int_equal(date_weekday(date_of("9999-12-31")), WEEKDAY_FRIDAY);
}

static void
test_nth_weekday(void **state)
{
	(void)state;
	/* The month starts on the weekday, and the day before it. */
	check_nth(2026, 6, 1, WEEKDAY_MONDAY, "2026-06-01");
	check_nth(2026, 6, 1, WEEKDAY_SUNDAY, "2026-06-07");
	check_nth(2026, 10, 2, WEEKDAY_TUESDAY, "2026-10-13");
	check_nth(2026, 10, 1, WEEKDAY_MONDAY, "2026-10-05");
	check_nth(2026, 11, 4, WEEKDAY_THURSDAY, "2026-11-26");
	check_nth(2026, 10, 5, WEEKDAY_THURSDAY, "2026-10-29");
	check_nth(2026, 10, 5, WEEKDAY_SATURDAY, "2026-10-31");
	check_nth(2026, 10, 5, WEEKDAY_SUNDAY, NONE);
	check_nth(2026, 10, 5, WEEKDAY_WEDNESDAY, NONE);
	/* Only a leap February has five of anything. */
	check_nth(2024, 2, 5, WEEKDAY_THURSDAY, "2024-02-29");
	check_nth(2024, 2, 5, WEEKDAY_FRIDAY, NONE);
	check_nth(2023, 2, 5, WEEKDAY_WEDNESDAY, NONE);
	check_nth(2023, 2, 4, WEEKDAY_TUESDAY, "2023-02-28");
}

static void
test_last_weekday(void **state)
{
	(void)state;
	check_nth(2026, 5, -1, WEEKDAY_SUNDAY, "2026-05-31");
	check_nth(2026, 5, -1, WEEKDAY_MONDAY, "2026-05-25");
	check_nth(2026, 10, -1, WEEKDAY_FRIDAY, "2026-10-30");
	check_nth(2026, 2, -1, WEEKDAY_SATURDAY, "2026-02-28");
	check_nth(2026, 2, -1, WEEKDAY_SUNDAY, "2026-02-22");
	check_nth(2024, 2, -1, WEEKDAY_THURSDAY, "2024-02-29");
	check_nth(2024, 2, -5, WEEKDAY_THURSDAY, "2024-02-01");
	check_nth(2026, 10, -2, WEEKDAY_FRIDAY, "2026-10-23");
	check_nth(2026, 10, -4, WEEKDAY_WEDNESDAY, "2026-10-07");
	check_nth(2026, 10, -5, WEEKDAY_THURSDAY, "2026-10-01");
	check_nth(2026, 10, -5, WEEKDAY_WEDNESDAY, NONE);
	check_nth(2026, 2, -5, WEEKDAY_SUNDAY, NONE);
}

static void
test_nth_weekday_limits(void **state)
{
	static const int32_t no_nth[] = {
	    0, 6, -6, 7, INT32_MAX, INT32_MIN, INT32_MAX / 7, INT32_MIN / 7};

	(void)state;
	for (size_t i = 0; i < LENGTH(no_nth); i++)
		check_nth(2026, 10, no_nth[i], WEEKDAY_MONDAY, NONE);
	check_nth(2026, 0, 1, WEEKDAY_MONDAY, NONE);
	check_nth(2026, 13, 1, WEEKDAY_MONDAY, NONE);
	check_nth(1582, 12, 1, WEEKDAY_MONDAY, NONE);
	check_nth(1582, 12, -1, WEEKDAY_FRIDAY, NONE);
	check_nth(10000, 1, 1, WEEKDAY_MONDAY, NONE);
	check_nth(INT32_MAX, 1, 1, WEEKDAY_MONDAY, NONE);
	check_nth(INT32_MIN, 1, 1, WEEKDAY_MONDAY, NONE);
	check_nth(1583, 1, 1, WEEKDAY_SATURDAY, "1583-01-01");
	check_nth(9999, 12, -1, WEEKDAY_FRIDAY, "9999-12-31");
	check_nth(9999, 12, 5, WEEKDAY_FRIDAY, "9999-12-31");
	check_nth(9999, 12, 5, WEEKDAY_SATURDAY, NONE);
}

/* The days around New Year are the ones that tell. */
static void
test_iso_weeks(void **state)
{
	(void)state;
	check_week("2005-01-01", 2004, 53, WEEKDAY_SATURDAY);
	check_week("2005-01-02", 2004, 53, WEEKDAY_SUNDAY);
	check_week("2005-01-03", 2005, 1, WEEKDAY_MONDAY);
	check_week("2005-12-31", 2005, 52, WEEKDAY_SATURDAY);
	check_week("2006-01-01", 2005, 52, WEEKDAY_SUNDAY);
	check_week("2006-12-31", 2006, 52, WEEKDAY_SUNDAY);
	check_week("2007-01-01", 2007, 1, WEEKDAY_MONDAY);
	check_week("2007-12-31", 2008, 1, WEEKDAY_MONDAY);
	check_week("2008-12-28", 2008, 52, WEEKDAY_SUNDAY);
	check_week("2008-12-29", 2009, 1, WEEKDAY_MONDAY);
	check_week("2009-12-31", 2009, 53, WEEKDAY_THURSDAY);
	check_week("2010-01-03", 2009, 53, WEEKDAY_SUNDAY);
	check_week("2010-01-04", 2010, 1, WEEKDAY_MONDAY);
	/* A common year of 53 weeks, which starts and ends on a Thursday. */
	check_week("2025-12-29", 2026, 1, WEEKDAY_MONDAY);
	check_week("2026-01-01", 2026, 1, WEEKDAY_THURSDAY);
	check_week("2026-12-28", 2026, 53, WEEKDAY_MONDAY);
	check_week("2027-01-03", 2026, 53, WEEKDAY_SUNDAY);
	/* A leap year of 53 weeks that starts on a Wednesday. */
	check_week("2020-12-31", 2020, 53, WEEKDAY_THURSDAY);
	check_week("2021-01-01", 2020, 53, WEEKDAY_FRIDAY);
	check_week("1970-01-01", 1970, 1, WEEKDAY_THURSDAY);
	/* A week of which only the end is in the range. */
	check_week("1583-01-01", 1582, 52, WEEKDAY_SATURDAY);
	check_week("1583-01-02", 1582, 52, WEEKDAY_SUNDAY);
	check_week("1583-01-03", 1583, 1, WEEKDAY_MONDAY);
	check_week("9999-12-31", 9999, 52, WEEKDAY_FRIDAY);
}

static void
test_weeks_that_are_not(void **state)
{
	(void)state;
	check_no_week(2025, 53, WEEKDAY_MONDAY);
	check_no_week(2024, 53, WEEKDAY_MONDAY);
	check_no_week(2026, 54, WEEKDAY_MONDAY);
	check_no_week(2026, 0, WEEKDAY_MONDAY);
	check_no_week(2026, -1, WEEKDAY_MONDAY);
	check_no_week(2026, INT32_MAX, WEEKDAY_MONDAY);
	check_no_week(2026, INT32_MIN, WEEKDAY_MONDAY);
	check_no_week(1582, 52, WEEKDAY_FRIDAY);
	check_no_week(1582, 51, WEEKDAY_SUNDAY);
	check_no_week(1581, 52, WEEKDAY_SUNDAY);
	check_no_week(9999, 52, WEEKDAY_SATURDAY);
	check_no_week(9999, 53, WEEKDAY_MONDAY);
	check_no_week(10000, 1, WEEKDAY_MONDAY);
	check_no_week(INT32_MAX, 1, WEEKDAY_MONDAY);
	check_no_week(INT32_MIN, 1, WEEKDAY_MONDAY);
}

static void
test_weeks_in_year(void **state)
{
	static const int32_t long_years[] = {
	    2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048};
	int32_t count = 0;
	size_t next = 0;

	(void)state;
	for (int32_t year = 2000; year <= 2048; year++) {
		bool is_long = year == long_years[next];

		if (date_iso_weeks_in_year(year) != (is_long ? 53 : 52))
			fail_msg("%d is wrong", year);
		next += is_long;
	}
	assert_int_equal(next, LENGTH(long_years));
	/* 400 years are 20871 weeks, so 71 of them have one more than 52. */
	for (int32_t year = 2000; year < 2400; year++)
		count += date_iso_weeks_in_year(year) == 53;
	assert_int_equal(count, 71);
}

static void
test_weekday_around(void **state)
{
	(void)state;
	/* 2026-10-07 is a Wednesday. */
	check_around("2026-10-07", WEEKDAY_WEDNESDAY, "2026-10-07",
	    "2026-10-07", "2026-10-07");
	check_around("2026-10-07", WEEKDAY_THURSDAY, "2026-10-01", "2026-10-08",
	    "2026-10-08");
	check_around("2026-10-07", WEEKDAY_SATURDAY, "2026-10-03", "2026-10-10",
	    "2026-10-10");
	check_around("2026-10-07", WEEKDAY_SUNDAY, "2026-10-04", "2026-10-04",
	    "2026-10-11");
	check_around("2026-10-07", WEEKDAY_MONDAY, "2026-10-05", "2026-10-05",
	    "2026-10-12");
	check_around("2026-10-07", WEEKDAY_TUESDAY, "2026-10-06", "2026-10-06",
	    "2026-10-13");
	check_around("2026-01-01", WEEKDAY_MONDAY, "2025-12-29", "2025-12-29",
	    "2026-01-05");
}

static void
test_weekday_around_limits(void **state)
{
	(void)state;
	/* A Saturday and a Friday. */
	check_around("1583-01-01", WEEKDAY_SATURDAY, "1583-01-01", "1583-01-01",
	    "1583-01-01");
	check_around("1583-01-01", WEEKDAY_FRIDAY, NONE, NONE, "1583-01-07");
	check_around(
	    "1583-01-01", WEEKDAY_TUESDAY, NONE, "1583-01-04", "1583-01-04");
	check_around("9999-12-31", WEEKDAY_SATURDAY, "9999-12-25", NONE, NONE);
	check_around(
	    "9999-12-31", WEEKDAY_TUESDAY, "9999-12-28", "9999-12-28", NONE);
}

static void
test_units(void **state)
{
	(void)state;
	check_unit(DATE_UNIT_WEEK, "2026-10-07", "2026-10-05", "2026-10-11");
	check_unit(DATE_UNIT_WEEK, "2026-10-05", "2026-10-05", "2026-10-11");
	check_unit(DATE_UNIT_WEEK, "2026-10-11", "2026-10-05", "2026-10-11");
	check_unit(DATE_UNIT_WEEK, "2026-01-01", "2025-12-29", "2026-01-04");
	check_unit(DATE_UNIT_MONTH, "2024-02-10", "2024-02-01", "2024-02-29");
	check_unit(DATE_UNIT_MONTH, "2023-02-28", "2023-02-01", "2023-02-28");
	check_unit(DATE_UNIT_MONTH, "2026-12-01", "2026-12-01", "2026-12-31");
	check_unit(DATE_UNIT_QUARTER, "2026-01-01", "2026-01-01", "2026-03-31");
	check_unit(DATE_UNIT_QUARTER, "2026-03-31", "2026-01-01", "2026-03-31");
	check_unit(DATE_UNIT_QUARTER, "2026-05-05", "2026-04-01", "2026-06-30");
	check_unit(DATE_UNIT_QUARTER, "2026-07-01", "2026-07-01", "2026-09-30");
	check_unit(DATE_UNIT_QUARTER, "2026-12-31", "2026-10-01", "2026-12-31");
	check_unit(DATE_UNIT_YEAR, "2026-07-01", "2026-01-01", "2026-12-31");
	check_unit(DATE_UNIT_YEAR, "1583-01-01", "1583-01-01", "1583-12-31");
	check_unit(DATE_UNIT_YEAR, "9999-12-31", "9999-01-01", "9999-12-31");
	check_unit(DATE_UNIT_WEEK, "1583-01-01", NONE, "1583-01-02");
	check_unit(DATE_UNIT_WEEK, "9999-12-31", "9999-12-27", NONE);
}

static void
test_week_of_month(void **state)
{
	(void)state;
	/* Its first Monday is the first, a middle and the last possible day. */
	check_week_of_month(2026, 6, 1, "2026-06-01");
	check_week_of_month(2026, 10, 1, "2026-10-05");
	check_week_of_month(2026, 9, 1, "2026-09-07");
	check_week_of_month(2026, 6, 5, "2026-06-29");
	check_week_of_month(2026, 10, 4, "2026-10-26");
	check_week_of_month(2026, 10, 5, NONE);
	check_week_of_month(2026, 10, 6, NONE);
	check_week_of_month(2026, 10, 0, NONE);
	check_week_of_month(2026, 10, -1, NONE);
	check_week_of_month(2026, 0, 1, NONE);
	check_week_of_month(2026, 13, 1, NONE);
	check_week_of_month(1582, 12, 1, NONE);
	check_week_of_month(10000, 1, 1, NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_day_numbers),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_days_that_are_not),
	    cmocka_unit_test(test_leap_years),
	    cmocka_unit_test(test_days_in_month),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_parse_errors),
	    cmocka_unit_test(test_format_returns_its_buffer),
	    cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_add_days),
	    cmocka_unit_test(test_add_months),
	    cmocka_unit_test(test_add_months_clamps),
	    cmocka_unit_test(test_add_months_limits),
	    cmocka_unit_test(test_weekdays),
	    cmocka_unit_test(test_nth_weekday),
	    cmocka_unit_test(test_last_weekday),
	    cmocka_unit_test(test_nth_weekday_limits),
	    cmocka_unit_test(test_iso_weeks),
	    cmocka_unit_test(test_weeks_that_are_not),
	    cmocka_unit_test(test_weeks_in_year),
	    cmocka_unit_test(test_weekday_around),
	    cmocka_unit_test(test_weekday_around_limits),
	    cmocka_unit_test(test_units),
	    cmocka_unit_test(test_week_of_month),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
