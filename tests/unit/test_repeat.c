/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Repeats and amounts: their normal forms and the days that they give, which
 * were reckoned with Python's datetime, day by day.
 */
#include "phrase/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "phrase/evaluate.h"
#include "phrase/target.h"
#include "phrase_fixture.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void
check_form(const char *text, const char *form, enum repeat_kind kind)
{
	struct phrase_fixture fixture;
	const struct repeat *repeat;
	struct buf out = {0};

	fixture_init(&fixture, text);
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	if (repeat == NULL)
		fail_msg(
		    "'%s': %s", text, fixture.diagnostics.items[0]->message);
	repeat_format(repeat, &out);
	assert_string_equal(buf_text(&out), form);
	assert_int_equal(repeat->kind, kind);
	assert_int_equal(repeat->at.start, 0);
	assert_int_equal(repeat->at.end, strlen(text));
	buf_release(&out);
	fixture_release(&fixture);
	if (strcmp(text, form) != 0)
		check_form(form, form, kind);
}

static void
test_forms(void **state)
{
	(void)state;
	check_form("day", "1 day", REPEAT_AMOUNT);
	check_form("week", "1 week", REPEAT_AMOUNT);
	check_form("every Month", "1 month", REPEAT_AMOUNT);
	check_form("quarter", "3 months", REPEAT_AMOUNT);
	check_form("every year", "1 year", REPEAT_AMOUNT);
	check_form("2 weeks", "2 weeks", REPEAT_AMOUNT);
	check_form("every two weeks", "2 weeks", REPEAT_AMOUNT);
	check_form("28 days", "28 days", REPEAT_AMOUNT);
	check_form("3 business days", "3 business days", REPEAT_AMOUNT);
	check_form("1 week and 1 month", "1 month and 1 week", REPEAT_AMOUNT);
	check_form(
	    "day 15 of every month", "15th day of every month", REPEAT_MONTHLY);
	check_form("Monday", "Mondays", REPEAT_WEEKDAYS);
	check_form("every fri", "Fridays", REPEAT_WEEKDAYS);
	check_form("Fridays, Mondays and Wednesdays, and Mondays",
	    "Mondays, Wednesdays and Fridays", REPEAT_WEEKDAYS);
	check_form("sat and sun", "Saturdays and Sundays", REPEAT_WEEKDAYS);
	check_form("1st Tuesday of November, May and Feb",
	    "first Tuesday of February, May and November", REPEAT_MONTHLY);
	check_form(
	    "the last Friday of May", "last Friday of May", REPEAT_MONTHLY);
	check_form("second to last business day of every month",
	    "second to last business day of every month", REPEAT_MONTHLY);
	check_form("first Tuesday of every 1st month",
	    "first Tuesday of every month", REPEAT_MONTHLY);
	check_form("first Tuesday of every 2nd month",
	    "first Tuesday of every second month", REPEAT_MONTHLY);
	check_form("every first Tuesday of every two months",
	    "first Tuesday of every second month", REPEAT_MONTHLY);
	check_form("first weekend day of every third month",
	    "first weekend day of every third month", REPEAT_MONTHLY);
	check_form("business day", "1 business day", REPEAT_AMOUNT);
	check_form("every business day", "1 business day", REPEAT_AMOUNT);
	check_form("rrule: FREQ=DAILY", "rrule: FREQ=DAILY", REPEAT_RRULE);
	check_form(" RRule:freq=monthly;byday=-1fr ",
	    "rrule: FREQ=MONTHLY;BYDAY=-1FR", REPEAT_RRULE);
	check_form("rrule:FREQ=YEARLY;BYMONTH=1,2;COUNT=5",
	    "rrule: FREQ=YEARLY;BYMONTH=1,2;COUNT=5", REPEAT_RRULE);
}

/* What is counted in many months has a normal form that can be read back. */
static void
test_far_steps(void **state)
{
	(void)state;
	check_form("first Monday of every 11th month",
	    "first Monday of every 11th month", REPEAT_MONTHLY);
	check_form("first Monday of every 22 months",
	    "first Monday of every 22nd month", REPEAT_MONTHLY);
	check_form("first Monday of every 36 months",
	    "first Monday of every 36th month", REPEAT_MONTHLY);
	check_form("first Monday of every 111 months",
	    "first Monday of every 111th month", REPEAT_MONTHLY);
	check_form("first Monday of every 120 months",
	    "first Monday of every 120th month", REPEAT_MONTHLY);
}

static void
test_fields(void **state)
{
	struct phrase_fixture fixture;
	const struct repeat *repeat;

	(void)state;
	fixture_init(&fixture, "Mondays and Sundays");
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	assert_non_null(repeat);
	assert_int_equal(repeat->weekdays, 1U << 1 | 1U << 7);
	fixture_release(&fixture);

	fixture_init(&fixture, "third to last day of January and December");
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	assert_non_null(repeat);
	assert_int_equal(repeat->nth.nth, -3);
	assert_int_equal(repeat->nth.kind, DAY_ANY);
	assert_int_equal(repeat->months, 1U << 1 | 1U << 12);
	fixture_release(&fixture);

	fixture_init(&fixture, "first Thursday of every 3rd month");
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	assert_non_null(repeat);
	assert_int_equal(repeat->nth.weekday, WEEKDAY_THURSDAY);
	assert_int_equal(repeat->months, 0);
	assert_int_equal(repeat->month_step, 3);
	fixture_release(&fixture);
}

/*
 * The days of a repeat on or after `from`. In a month that lacks the day the
 * beat goes on, so only where none does is it one more each time.
 */
struct days_row {
	const char *text;
	const char *cycle;
	const char *from;
	bool is_in_each_month;
	const char *days;
};

/* From every day since the one before, the next day and its beat are these. */
static void
check_between(const struct repeat *repeat, const struct phrase_scope *scope,
    struct date from, struct date expected, int64_t expected_beat)
{
	while (date_compare(from, expected) <= 0) {
		struct date date;
		int64_t beat;
		char text[2][DATE_TEXT_SIZE];

		assert_true(
		    repeat_on_or_after(repeat, scope, from, &date, &beat));
		if (date.day != expected.day || beat != expected_beat)
			fail_msg("from %s: %s, beat %lld",
			    date_format(from, text[0]),
			    date_format(date, text[1]), (long long)beat);
		if (!date_add_days(from, 1, &from))
			return;
	}
}

static void
check_days(const struct days_row *row)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	const struct repeat *repeat;
	struct date from = fixture_date(row->from);
	int64_t previous = 0;

	fixture_init(&fixture, row->text);
	scope = fixture_scope(&fixture, fixture_date(row->cycle));
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	assert_non_null(repeat);
	for (const char *at = row->days; at != NULL && *at != '\0';
	     at += DATE_TEXT_SIZE) {
		char text[DATE_TEXT_SIZE] = "none";
		struct date date;
		int64_t beat;

		if (repeat_on_or_after(repeat, &scope, from, &date, &beat))
			date_format(date, text);
		if (strncmp(text, at, DATE_TEXT_SIZE - 1) != 0)
			fail_msg("%s: %s, expected %.10s", row->text, text, at);
		if (at != row->days && row->is_in_each_month)
			assert_int_equal(beat, previous + 1);
		if (at != row->days)
			assert_true(beat > previous);
		previous = beat;
		check_between(repeat, &scope, from, date, beat);
		assert_true(date_add_days(date, 1, &from));
		if (strlen(at) < DATE_TEXT_SIZE)
			break;
	}
	fixture_release(&fixture);
}

static void
test_days(void **state)
{
	static const struct days_row rows[] = {
	    {"Mondays", "2026-10-01", "2026-10-01", true,
		"2026-10-05 2026-10-12 2026-10-19"},
	    {"every tuesday", "2026-10-01", "2026-10-06", true,
		"2026-10-06 2026-10-13"},
	    {"Mondays, Wednesdays and Fridays", "2026-10-01", "2026-12-29",
		true, "2026-12-30 2027-01-01 2027-01-04 2027-01-06 2027-01-08"},
	    {"Sat, and Sun", "2026-10-01", "2026-10-04", true,
		"2026-10-04 2026-10-10 2026-10-11 2026-10-17"},
	    {"Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, Saturdays and "
	     "Sundays",
		"2026-10-01", "2024-02-27", true,
		"2024-02-27 2024-02-28 2024-02-29 2024-03-01"},
	    {"first Tuesday of every month", "2026-10-01", "2026-10-06", true,
		"2026-10-06 2026-11-03 2026-12-01"},
	    {"first Tuesday of every month", "2026-10-01", "2026-10-07", true,
		"2026-11-03 2026-12-01 2027-01-05"},
	    {"second Thursday of February, May, August and November",
		"2026-10-01", "2026-10-01", true,
		"2026-11-12 2027-02-11 2027-05-13 2027-08-12 2027-11-11"},
	    {"first Tuesday of every 2nd month", "2026-10-01", "2026-10-01",
		true, "2026-10-06 2026-12-01 2027-02-02 2027-04-06"},
	    {"first Tuesday of every second month", "2026-11-30", "2026-10-01",
		true, "2026-11-03 2027-01-05 2027-03-02 2027-05-04"},
	    {"last Friday of every 5th month", "2026-10-01", "2025-01-01", true,
		"2025-02-28 2025-07-25 2025-12-26 2026-05-29 2026-10-30"},
	    {"first Monday of every 18 months", "2026-10-01", "2020-01-01",
		true, "2020-10-05 2022-04-04 2023-10-02 2025-04-07"},
	    {"first Monday of every 3rd month", "2026-11-01", "2026-01-01",
		true, "2026-02-02 2026-05-04 2026-08-03 2026-11-02"},
	    {"first Monday of every 6 months", "2026-10-01", "2026-01-01", true,
		"2026-04-06 2026-10-05 2027-04-05"},
	    {"fifth Wednesday of every month", "2026-10-01", "2026-10-01",
		false, "2026-12-30 2027-03-31 2027-06-30 2027-09-29"},
	    {"day 31 of every month", "2026-10-01", "2026-10-01", false,
		"2026-10-31 2026-12-31 2027-01-31 2027-03-31 2027-05-31 "
		"2027-07-31"},
	    {"day 30 of every month", "2026-10-01", "2027-01-31", false,
		"2027-03-30 2027-04-30 2027-05-30"},
	    {"day 29 of February", "2026-10-01", "2026-10-01", false,
		"2028-02-29 2032-02-29 2036-02-29"},
	    {"29th day of February", "2026-10-01", "2096-02-29", false,
		"2096-02-29 2104-02-29"},
	    {"last day of every month", "2026-10-01", "2024-01-31", true,
		"2024-01-31 2024-02-29 2024-03-31 2024-04-30"},
	    {"second to last day of February", "2026-10-01", "2024-01-01", true,
		"2024-02-28 2025-02-27"},
	    {"30th to last day of every month", "2026-10-01", "2026-01-01",
		false,
		"2026-01-02 2026-03-02 2026-04-01 2026-05-02 2026-06-01"},
	    {"first business day of every month", "2026-10-01", "2026-10-01",
		true, "2026-10-01 2026-11-02 2026-12-01 2027-01-01"},
	    {"last business day of December and November", "2026-10-01",
		"2026-10-01", true, "2026-11-30 2026-12-31 2027-11-30"},
	    {"18th business day of December", "2026-10-01", "2026-12-01", false,
		"2026-12-28"},
	    {"23rd business day of every month", "2026-10-01", "2026-01-01",
		false, "2026-07-31 2027-03-31 2027-12-31"},
	    {"first weekend day of every 3rd month", "2026-10-01", "2026-10-01",
		true, "2026-10-03 2027-01-02 2027-04-03"},
	    {"tenth weekend day of every month", "2026-10-01", "2026-01-01",
		false, "2026-05-31 2026-08-30"},
	    {"day 15 of every 120 months", "2026-10-01", "1990-01-01", true,
		"1996-10-15 2006-10-15 2016-10-15"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_days(&rows[i]);
}

static bool
has_day(const char *text, const char *cycle, const char *from)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	const struct repeat *repeat;
	struct date date;
	int64_t beat;
	bool found;

	fixture_init(&fixture, text);
	scope = fixture_scope(&fixture, fixture_date(cycle));
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	assert_non_null(repeat);
	found = repeat_on_or_after(
	    repeat, &scope, fixture_date(from), &date, &beat);
	assert_int_equal(fixture.diagnostics.errors, 0);
	fixture_release(&fixture);
	return found;
}

static void
test_end_of_calendar(void **state)
{
	(void)state;
	assert_true(has_day("Fridays", "2026-10-01", "9999-12-31"));
	assert_false(has_day("Mondays", "2026-10-01", "9999-12-31"));
	assert_true(has_day("Fridays", "2026-10-01", "1583-01-01"));
	assert_true(
	    has_day("last day of every month", "2026-10-01", "9999-12-31"));
	assert_false(
	    has_day("first day of every month", "2026-10-01", "9999-12-02"));
	assert_false(
	    has_day("29th day of February", "2026-10-01", "9997-01-01"));
	/* Every 12th month counted from a February is one, and has no 30th. */
	assert_false(
	    has_day("day 30 of every 12th month", "2026-02-01", "2026-01-01"));
	assert_true(
	    has_day("day 1 of every 12th month", "9999-12-01", "1583-01-01"));
	assert_true(
	    has_day("day 1 of every 12th month", "1583-01-01", "9999-01-01"));
}

struct add_row {
	struct amount amount;
	int64_t times;
	const char *from;
	const char *to; /* NULL: out of range */
};

static void
check_add(const struct add_row *row)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	struct date untouched = {INT32_MIN};
	struct date date = untouched;
	char text[DATE_TEXT_SIZE] = "none";

	fixture_init(&fixture, "");
	scope = fixture_scope(&fixture, untouched);
	if (amount_add(&row->amount, row->times, scope.workdays,
		fixture_date(row->from), &date))
		date_format(date, text);
	else
		assert_int_equal(date.day, untouched.day);
	if (strcmp(text, row->to != NULL ? row->to : "none") != 0)
		fail_msg("%s, %lld times: %s, expected %s", row->from,
		    (long long)row->times, text,
		    row->to != NULL ? row->to : "none");
	fixture_release(&fixture);
}

/* Years, months, weeks, days, business days. */
static void
test_amount_add(void **state)
{
	static const struct add_row rows[] = {
	    {{0, 0, 3, 0, 0}, 1, "2026-05-05", "2026-05-26"},
	    {{0, 0, 3, 0, 0}, -2, "2026-05-05", "2026-03-24"},
	    {{0, 0, 0, 0, 0}, 5, "2026-05-05", "2026-05-05"},
	    {{1, 0, 0, 0, 0}, 0, "2026-05-05", "2026-05-05"},
	    {{0, 1, 0, 0, 0}, 1, "2026-01-31", "2026-02-28"},
	    {{0, 1, 0, 0, 0}, 2, "2026-01-31", "2026-03-31"},
	    {{0, 1, 0, 0, 0}, 13, "2026-01-31", "2027-02-28"},
	    {{0, 1, 0, 0, 0}, -2, "2026-04-30", "2026-02-28"},
	    {{0, 1, 0, 0, 0}, -1, "2024-03-31", "2024-02-29"},
	    {{1, 0, 0, 0, 0}, 1, "2024-02-29", "2025-02-28"},
	    {{1, 0, 0, 0, 0}, 4, "2024-02-29", "2028-02-29"},
	    {{1, 0, 0, 0, 0}, -4, "2024-02-29", "2020-02-29"},
	    {{0, 18, 0, 0, 0}, 3, "2026-08-31", "2031-02-28"},
	    {{1, 6, 0, 0, 0}, 3, "2026-08-31", "2031-02-28"},
	    {{0, 1, 0, 1, 0}, 1, "2026-01-31", "2026-03-01"},
	    {{0, 1, 0, 1, 0}, 3, "2026-01-31", "2026-05-03"},
	    {{0, 1, 1, 1, 0}, -1, "2026-03-31", "2026-02-20"},
	    {{0, 0, 0, 0, 1}, 1, "2026-11-25", "2026-11-27"},
	    {{0, 0, 0, 0, 1}, 4, "2026-12-21", "2026-12-29"},
	    {{0, 0, 0, 0, 2}, -3, "2026-12-29", "2026-12-17"},
	    {{0, 0, 1, 0, 1}, 1, "2026-11-19", "2026-11-27"},
	    {{0, 1, 0, 0, 2}, 1, "2026-10-31", "2026-12-02"},
	    {{0, 0, 0, 36600, 0}, 1, "1900-01-01", "2000-03-17"},
	    {{100, 0, 0, 0, 0}, -4, "1983-01-01", "1583-01-01"},
	    {{0, 0, 0, 0, 3}, -1, "2026-10-03", "2026-09-30"},
	    {{0, 0, 0, 1, 0}, 1, "9999-12-31", NULL},
	    {{0, 0, 0, 1, 0}, -1, "1583-01-01", NULL},
	    {{0, 0, 0, 0, 1}, 1, "9999-12-31", NULL},
	    {{0, 1, 0, 0, 0}, 1, "9999-12-01", NULL},
	    {{1, 0, 0, 0, 0}, INT32_MAX, "2026-01-01", NULL},
	    {{0, 0, 0, AMOUNT_DAYS_MAX, 0}, 100000, "2026-01-01", NULL},
	    {{0, 0, 0, 0, AMOUNT_DAYS_MAX}, 100000, "2026-01-01", NULL},
	    {{0, 0, 0, 0, AMOUNT_DAYS_MAX}, -100000, "2026-01-01", NULL},
	    /* Out of range on the way, whatever would come after. */
	    {{0, 1, 0, 0, 0}, -1, "1583-01-31", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_add(&rows[i]);
}

/* One step of arithmetic: a chain would lose the 31st on its way. */
static void
test_no_drift(void **state)
{
	static const struct amount month = {.months = 1};
	struct workdays workdays = workdays_default();
	struct date from = fixture_date("2026-01-31");

	(void)state;
	for (int64_t times = -600; times <= 600; times++) {
		struct date date;
		struct civil civil;

		assert_true(amount_add(&month, times, &workdays, from, &date));
		civil = date_to_civil(date);
		assert_int_equal(civil.day,
		    date_days_in_month(civil.year, civil.month) < 31
			? date_days_in_month(civil.year, civil.month)
			: 31);
	}
}

static void
check_months(const struct amount *amount, bool is_months, int32_t expected)
{
	int32_t months = -1;

	assert_int_equal(amount_is_months(amount, &months), is_months);
	if (is_months)
		assert_int_equal(months, expected);
}

static void
test_amount_is_months(void **state)
{
	(void)state;
	check_months(&(struct amount){.months = 1}, true, 1);
	check_months(&(struct amount){.years = 1, .months = 6}, true, 18);
	check_months(&(struct amount){.years = 2}, true, 24);
	check_months(&(struct amount){.weeks = 1}, false, 0);
	check_months(&(struct amount){.months = 1, .days = 1}, false, 0);
	check_months(&(struct amount){.months = 1, .weeks = 1}, false, 0);
	check_months(
	    &(struct amount){.months = 1, .business_days = 1}, false, 0);
	check_months(&(struct amount){0}, false, 0);
}

static void
check_amount(const char *text, const char *form)
{
	struct phrase_fixture fixture;
	struct amount amount;
	struct buf out = {0};

	fixture_init(&fixture, text);
	if (!amount_parse(
		&fixture.arena, &fixture.text, &fixture.diagnostics, &amount))
		fail_msg(
		    "'%s': %s", text, fixture.diagnostics.items[0]->message);
	amount_format(&amount, &out);
	assert_string_equal(buf_text(&out), form);
	buf_release(&out);
	fixture_release(&fixture);
	if (strcmp(text, form) != 0)
		check_amount(form, form);
}

static void
test_amounts(void **state)
{
	(void)state;
	check_amount("1 day", "1 day");
	check_amount("1 days", "1 day");
	check_amount("TWELVE  Weeks", "12 weeks");
	check_amount("two quarters", "6 months");
	check_amount("1 quarter and 1 month", "4 months");
	check_amount("18 months", "18 months");
	check_amount("5 business days and 1 year and 2 days",
	    "1 year and 2 days and 5 business days");
	check_amount("007 days", "7 days");
	check_amount("week", "1 week");
	check_amount("quarter", "3 months");
	check_amount("business day", "1 business day");
	check_amount("36600 days", "36600 days");
	check_amount("5228 weeks", "5228 weeks");
	check_amount("1220 months", "1220 months");
	check_amount("402 quarters", "1206 months");
	check_amount("100 years", "100 years");
	check_amount("18300 days and 18300 days", "36600 days");
	check_amount("1220 months and 100 years", "100 years and 1220 months");
}

/* Every unit has its ceiling, also in a sum: the sum's form is read back. */
static void
test_amount_ceiling(void **state)
{
	static const char *const texts[] = {"100 years and 1 year",
	    "1220 months and 1 month", "1220 months and 1 quarter",
	    "402 quarters and 402 quarters", "5228 weeks and 1 week",
	    "36600 days and 1 day", "36600 business days and 1 business day"};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		struct phrase_fixture fixture;
		struct amount amount;

		fixture_init(&fixture, texts[i]);
		if (amount_parse(&fixture.arena, &fixture.text,
			&fixture.diagnostics, &amount))
			fail_msg("'%s' is accepted", texts[i]);
		assert_int_equal(fixture.diagnostics.errors, 1);
		assert_int_equal(fixture.diagnostics.items[0]->code,
		    DIAGNOSTIC_AMOUNT_RANGE);
		fixture_release(&fixture);
	}
}

/* What `takt explain` takes for a repeat. */
static void
test_is_likely(void **state)
{
	static const char *const repeats[] = {"week", "2 weeks", "every month",
	    "Mondays", "Monday", "first Tuesday of every month",
	    "first Tuesday of May and June", "day 15 of every month",
	    "rrule: FREQ=DAILY", "rrule: nonsense", " RRULE:x"};
	static const char *const dates[] = {"2026-10-01", "cycle",
	    "first Tuesday of October", "2 weeks after cycle",
	    "Monday after cycle", "day 15 of May", "end of month", "",
	    "nonsense", "3 fortnights", "rrule"};

	(void)state;
	for (size_t i = 0; i < LENGTH(repeats); i++) {
		if (!repeat_is_likely(repeats[i], strlen(repeats[i])))
			fail_msg("'%s' is taken for a date", repeats[i]);
	}
	for (size_t i = 0; i < LENGTH(dates); i++) {
		if (repeat_is_likely(dates[i], strlen(dates[i])))
			fail_msg("'%s' is taken for a repeat", dates[i]);
	}
}

static void
check_target(const char *text, const char *name, bool has_number, bool is_slot,
    int32_t number)
{
	struct phrase_fixture fixture;
	struct target target;

	fixture_init(&fixture, text);
	if (!target_parse(&fixture.arena, &fixture_names, &fixture.text,
		&fixture.diagnostics, &target))
		fail_msg(
		    "'%s': %s", text, fixture.diagnostics.items[0]->message);
	assert_string_equal(target.name->text, name);
	assert_int_equal(target.has_number, has_number);
	assert_int_equal(target.is_slot, is_slot);
	assert_int_equal(target.number, number);
	fixture_release(&fixture);
}

static void
test_targets(void **state)
{
	(void)state;
	check_target("final", "final", false, false, 0);
	check_target("the  Feature Freeze ", "feature-freeze", false, false, 0);
	check_target("beta 2", "beta", true, false, 2);
	check_target("beta slot 3", "beta", true, true, 3);
	check_target("BETA SLOT 12", "beta", true, true, 12);
	check_target("end of security", "end of security", false, false, 0);
	check_target("end of life", "end-of-life", false, false, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_far_steps),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_days),
	    cmocka_unit_test(test_end_of_calendar),
	    cmocka_unit_test(test_amount_add),
	    cmocka_unit_test(test_no_drift),
	    cmocka_unit_test(test_amount_is_months),
	    cmocka_unit_test(test_amounts),
	    cmocka_unit_test(test_amount_ceiling),
	    cmocka_unit_test(test_is_likely),
	    cmocka_unit_test(test_targets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
