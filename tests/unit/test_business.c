/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Business days by examples, a row each, and a comparison with counting day by
 * day for many sets of days off.
 */
#include "date/business.h"

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

/*
 * Monday to Friday, without some days of 2026: Thu 1 January, Fri 3 and Mon
 * 6 April, Thu 24 and Fri 25 December, and Sat 26 December, which is no
 * business day anyway.
 */
static struct workdays
workdays_2026(void)
{
	static const char *const texts[] = {"2026-01-01", "2026-04-03",
	    "2026-04-06", "2026-12-24", "2026-12-25", "2026-12-26"};
	static struct date days_off[LENGTH(texts)];
	struct workdays workdays = workdays_default();

	for (size_t i = 0; i < LENGTH(texts); i++)
		days_off[i] = date_of(texts[i]);
	workdays.days_off = days_off;
	workdays.count = LENGTH(texts);
	return workdays;
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
check_add_to(const struct workdays *workdays, const char *from, int32_t count,
    const char *expected)
{
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "%s %+d business days", from, count);
	check_result(row, workdays_add(workdays, date_of(from), count, &result),
	    result, expected);
}

static void
check_add(const char *from, int32_t count, const char *expected)
{
	struct workdays workdays = workdays_2026();

	check_add_to(&workdays, from, count, expected);
}

static void
check_between(const char *from, const char *to, int32_t expected)
{
	struct workdays workdays = workdays_2026();
	int32_t count = workdays_between(&workdays, date_of(from), date_of(to));

	if (count != expected)
		fail_msg(
		    "%s to %s: %d, expected %d", from, to, count, expected);
}

static void
check_nth(
    int32_t year, int32_t month, int32_t nth, bool off, const char *expected)
{
	struct workdays workdays = workdays_2026();
	struct date result = untouched;
	char row[64];

	snprintf(row, sizeof(row), "%s %d of %d-%d",
	    off ? "day off" : "business day", nth, year, month);
	check_result(row,
	    workdays_nth_of_month(&workdays, year, month, nth, off, &result),
	    result, expected);
}

static void
test_contain(void **state)
{
	struct workdays workdays = workdays_2026();

	(void)state;
	assert_true(workdays_contain(&workdays, date_of("2026-10-05")));
	assert_true(workdays_contain(&workdays, date_of("2026-10-09")));
	assert_false(workdays_contain(&workdays, date_of("2026-10-10")));
	assert_false(workdays_contain(&workdays, date_of("2026-10-11")));
	/* The first, a middle and the last day off. */
	assert_false(workdays_contain(&workdays, date_of("2026-01-01")));
	assert_false(workdays_contain(&workdays, date_of("2026-04-06")));
	assert_false(workdays_contain(&workdays, date_of("2026-12-26")));
	assert_true(workdays_contain(&workdays, date_of("2025-12-31")));
	assert_true(workdays_contain(&workdays, date_of("2026-04-07")));
	assert_true(workdays_contain(&workdays, date_of("2026-12-28")));
}

static void
test_default(void **state)
{
	struct workdays workdays = workdays_default();
	struct date monday = date_of("2026-10-05");

	(void)state;
	for (int32_t i = 0; i < 7; i++, monday.day++)
		assert_int_equal(workdays_contain(&workdays, monday), i < 5);
	assert_null(workdays.days_off);
	assert_int_equal(workdays.count, 0);
}

static void
test_add(void **state)
{
	(void)state;
	/* 2026-10-09 is a Friday. */
	check_add("2026-10-05", 1, "2026-10-06");
	check_add("2026-10-05", 4, "2026-10-09");
	check_add("2026-10-05", 5, "2026-10-12");
	check_add("2026-10-09", 1, "2026-10-12");
	check_add("2026-10-09", 10, "2026-10-23");
	/* From a weekend the first business day is 1 as well. */
	check_add("2026-10-10", 1, "2026-10-12");
	check_add("2026-10-11", 1, "2026-10-12");
	check_add("2026-10-10", 5, "2026-10-16");
	check_add("2026-10-10", 6, "2026-10-19");
}

static void
test_add_backward(void **state)
{
	(void)state;
	check_add("2026-10-06", -1, "2026-10-05");
	check_add("2026-10-05", -1, "2026-10-02");
	check_add("2026-10-05", -5, "2026-09-28");
	check_add("2026-10-05", -6, "2026-09-25");
	check_add("2026-10-10", -1, "2026-10-09");
	check_add("2026-10-11", -1, "2026-10-09");
	check_add("2026-10-11", -6, "2026-10-02");
}

static void
test_add_across_days_off(void **state)
{
	(void)state;
	check_add("2026-04-02", 1, "2026-04-07");
	check_add("2026-04-02", 2, "2026-04-08");
	check_add("2026-04-07", -1, "2026-04-02");
	check_add("2026-04-08", -2, "2026-04-02");
	/* From a day off. */
	check_add("2026-04-03", 1, "2026-04-07");
	check_add("2026-04-03", -1, "2026-04-02");
	check_add("2026-04-06", 1, "2026-04-07");
	check_add("2026-04-06", -1, "2026-04-02");
	/* A day off on a Saturday costs nothing. */
	check_add("2026-12-23", 1, "2026-12-28");
	check_add("2026-12-28", -1, "2026-12-23");
	check_add("2025-12-31", 1, "2026-01-02");
	/* 365 days, 261 of them Monday to Friday, 5 of these off. */
	check_add("2025-12-31", 256, "2026-12-31");
	check_add("2027-01-01", -256, "2026-01-02");
}

static void
test_add_nothing(void **state)
{
	struct workdays never = {0};

	(void)state;
	check_add("2026-10-05", 0, "2026-10-05");
	check_add("2026-10-10", 0, "2026-10-10");
	check_add("2026-04-06", 0, "2026-04-06");
	check_add_to(&never, "2026-10-05", 0, "2026-10-05");
}

static void
test_add_limits(void **state)
{
	struct workdays never = {0};
	struct workdays stray_bits = {.weekdays = 0xffffff01};

	(void)state;
	check_add_to(&never, "2026-10-05", 1, NONE);
	check_add_to(&never, "2026-10-05", -1, NONE);
	check_add_to(&stray_bits, "2026-10-05", 1, NONE);
	/* A Saturday and a Friday. */
	check_add("1583-01-01", -1, NONE);
	check_add("1583-01-03", -1, NONE);
	check_add("1583-01-04", -1, "1583-01-03");
	check_add("9999-12-31", 1, NONE);
	check_add("9999-12-30", 1, "9999-12-31");
	check_add("2026-10-05", INT32_MAX, NONE);
	check_add("2026-10-05", INT32_MIN, NONE);
}

static void
test_add_with_other_weeks(void **state)
{
	struct workdays sunday_to_thursday = {.weekdays = 0xfe &
		~(1U << WEEKDAY_FRIDAY | 1U << WEEKDAY_SATURDAY)};
	struct workdays wednesdays = {.weekdays = 1U << WEEKDAY_WEDNESDAY};
	struct workdays every_day = {.weekdays = 0xfe};

	(void)state;
	check_add_to(&sunday_to_thursday, "2026-10-08", 1, "2026-10-11");
	check_add_to(&sunday_to_thursday, "2026-10-11", -1, "2026-10-08");
	check_add_to(&wednesdays, "2026-10-07", 1, "2026-10-14");
	check_add_to(&wednesdays, "2026-10-07", -2, "2026-09-23");
	check_add_to(&wednesdays, "2026-10-06", 1, "2026-10-07");
	check_add_to(&every_day, "2024-02-28", 2, "2024-03-01");
	check_add_to(&every_day, "1583-01-01", 3074245, "9999-12-31");
	check_add_to(&every_day, "1583-01-01", 3074246, NONE);
}

static void
test_between(void **state)
{
	(void)state;
	check_between("2026-10-05", "2026-10-05", 0);
	check_between("2026-10-05", "2026-10-06", 1);
	check_between("2026-10-05", "2026-10-12", 5);
	check_between("2026-10-09", "2026-10-12", 1);
	check_between("2026-10-10", "2026-10-12", 0);
	check_between("2026-10-10", "2026-10-13", 1);
	check_between("2026-10-12", "2026-10-05", -5);
	/* [from, to): a day off counts where it would be the first. */
	check_between("2026-04-02", "2026-04-07", 1);
	check_between("2026-04-03", "2026-04-07", 0);
	check_between("2026-04-03", "2026-04-08", 1);
	check_between("2026-04-07", "2026-04-02", -1);
	check_between("2026-01-01", "2027-01-01", 256);
	check_between("2027-01-01", "2026-01-01", -256);
	/* 3074245 days from a Saturday on, with 5 days off. */
	check_between("1583-01-01", "9999-12-31", 2195884);
}

static void
test_nth_of_month(void **state)
{
	(void)state;
	check_nth(2026, 10, 1, false, "2026-10-01");
	check_nth(2026, 10, 3, false, "2026-10-05");
	check_nth(2026, 10, 22, false, "2026-10-30");
	check_nth(2026, 10, 23, false, NONE);
	check_nth(2026, 10, -1, false, "2026-10-30");
	check_nth(2026, 10, -22, false, "2026-10-01");
	check_nth(2026, 10, -23, false, NONE);
	check_nth(2026, 1, 1, false, "2026-01-02");
	check_nth(2026, 12, -4, false, "2026-12-28");
	check_nth(2026, 12, -5, false, "2026-12-23");
}

static void
test_nth_day_off_of_month(void **state)
{
	(void)state;
	check_nth(2026, 10, 1, true, "2026-10-03");
	check_nth(2026, 10, -1, true, "2026-10-31");
	check_nth(2026, 10, 9, true, "2026-10-31");
	check_nth(2026, 10, 10, true, NONE);
	check_nth(2026, 1, 1, true, "2026-01-01");
	check_nth(2026, 4, 1, true, "2026-04-03");
	check_nth(2026, 4, 4, true, "2026-04-06");
	check_nth(2026, 4, -9, true, "2026-04-04");
	check_nth(2026, 4, -10, true, "2026-04-03");
	check_nth(2026, 4, -11, true, NONE);
}

static void
test_nth_of_month_limits(void **state)
{
	(void)state;
	check_nth(2026, 10, 0, false, NONE);
	check_nth(2026, 10, 0, true, NONE);
	check_nth(2026, 10, INT32_MAX, false, NONE);
	check_nth(2026, 10, INT32_MIN, false, NONE);
	check_nth(2026, 0, 1, false, NONE);
	check_nth(2026, 13, 1, false, NONE);
	check_nth(1582, 12, 1, false, NONE);
	check_nth(10000, 1, 1, false, NONE);
	check_nth(1583, 1, 1, true, "1583-01-01");
	check_nth(9999, 12, -1, false, "9999-12-31");
}

/* Business days in [from, to), one by one. */
static int32_t
count_slowly(const struct workdays *workdays, struct date from, struct date to)
{
	int32_t count = 0;

	for (; from.day < to.day; from.day++)
		count += workdays_contain(workdays, from);
	return count;
}

static struct date
add_slowly(const struct workdays *workdays, struct date date, int32_t count)
{
	int32_t step = count < 0 ? -1 : 1;

	while (count != 0) {
		date.day += step;
		if (workdays_contain(workdays, date))
			count -= step;
	}
	return date;
}

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 16;
}

/* Fills 40 days off, singly and in runs, in the four months from `start`. */
static void
fill_days_off(struct date *days_off, int32_t start, uint32_t *random)
{
	for (size_t i = 0; i < 40; i++) {
		start += next_random(random) % 2 == 0 ? 1 : 6;
		days_off[i].day = start;
	}
}

static void
check_against_counting(
    const struct workdays *workdays, struct date from, int32_t count)
{
	struct date to = {from.day + count * 2};
	struct date sum = untouched;
	int32_t between = workdays_between(workdays, from, to);

	assert_true(workdays_add(workdays, from, count, &sum));
	assert_int_equal(sum.day, add_slowly(workdays, from, count).day);
	assert_int_equal(between,
	    count < 0 ? -count_slowly(workdays, to, from)
		      : count_slowly(workdays, from, to));
}

static void
test_agrees_with_counting(void **state)
{
	uint32_t random = 1;
	struct date days_off[40];
	struct workdays workdays = {.days_off = days_off, .count = 40};

	(void)state;
	for (uint32_t mask = 2; mask <= 0xfe; mask += 2) {
		int32_t start = (int32_t)next_random(&random);

		workdays.weekdays = mask;
		fill_days_off(days_off, start, &random);
		/* From before the first day off to behind the last. */
		for (int32_t i = -40; i <= 160; i++) {
			struct date from = {start + 2 * i};

			check_against_counting(&workdays, from, i / 3);
			check_against_counting(&workdays, from, -i / 3);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_contain),
	    cmocka_unit_test(test_default),
	    cmocka_unit_test(test_add),
	    cmocka_unit_test(test_add_backward),
	    cmocka_unit_test(test_add_across_days_off),
	    cmocka_unit_test(test_add_nothing),
	    cmocka_unit_test(test_add_limits),
	    cmocka_unit_test(test_add_with_other_weeks),
	    cmocka_unit_test(test_between),
	    cmocka_unit_test(test_nth_of_month),
	    cmocka_unit_test(test_nth_day_off_of_month),
	    cmocka_unit_test(test_nth_of_month_limits),
	    cmocka_unit_test(test_agrees_with_counting),
	};

	return cmocka_run_group_tests_name("business", tests, NULL, NULL);
}
