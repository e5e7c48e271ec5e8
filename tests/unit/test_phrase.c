/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Date phrases: a row gives a text, its normal form and its date. Dates were
 * reckoned by hand or with Python's datetime. A row's cycle date is 1 October
 * 2026, a Thursday, unless it says otherwise; 2026 has 53 ISO weeks.
 */
#include "phrase/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define CYCLE "2026-10-01"

/* `form` is NULL where the text is in normal form already. */
struct row {
	const char *text;
	const char *form;
	const char *value;
};

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

static void
show_finding(const struct phrase_fixture *fixture)
{
	if (fixture->diagnostics.count > 0)
		fail_msg("'%s': %s", fixture->text.text,
		    fixture->diagnostics.items[0]->message);
}

static void
check_value(struct phrase_fixture *fixture, const struct phrase *phrase,
    const char *cycle, const char *expected)
{
	struct phrase_scope scope = fixture_scope(fixture, fixture_date(cycle));
	char text[PHRASE_VALUE_TEXT_SIZE];
	struct phrase_value value;

	if (!phrase_evaluate(phrase, &scope, &value))
		show_finding(fixture);
	else if (strcmp(phrase_value_format(&value, text), expected) != 0)
		fail_msg("'%s': %s, expected %s", fixture->text.text, text,
		    expected);
}

/* The text and its normal form both parse, and to the same. */
static void
check(
    const char *cycle, const char *text, const char *form, const char *expected)
{
	struct phrase_fixture fixture;
	const struct phrase *phrase;
	struct buf out = {0};

	fixture_init(&fixture, text);
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	show_finding(&fixture);
	assert_non_null(phrase);
	phrase_format(phrase, &out);
	assert_string_equal(buf_text(&out), form != NULL ? form : text);
	check_value(&fixture, phrase, cycle, expected);
	fixture_release(&fixture);
	buf_release(&out);
	if (form != NULL && strcmp(form, text) != 0)
		check(cycle, form, NULL, expected);
}

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(CYCLE, rows[i].text, rows[i].form, rows[i].value);
}

static void
test_literals(void **state)
{
	static const struct row rows[] = {
	    {"2026-10-01", NULL, "2026-10-01"},
	    {"2024-02-29", NULL, "2024-02-29"},
	    {"1583-01-01", NULL, "1583-01-01"},
	    {"9999-12-31", NULL, "9999-12-31"},
	    {" 2026-10-01\n", "2026-10-01", "2026-10-01"},
	    {"cycle", NULL, "2026-10-01"},
	};

	(void)state;
	CHECK_ROWS(rows);
	check("2024-02-29", "the CYCLE", "cycle", "2024-02-29");
}

static void
test_references(void **state)
{
	static const struct row rows[] = {
	    {"final", NULL, "2026-10-06"},
	    {"beta 1", NULL, "2026-05-05"},
	    {"BETA\t 3", "beta 3", "2026-06-16"},
	    {"first beta", "beta 1", "2026-05-05"},
	    {"last beta", NULL, "2026-07-07"},
	    {"1st beta", "beta 1", "2026-05-05"},
	    {"final of previous", NULL, "2025-10-06"},
	    {"final of next", NULL, "2027-10-06"},
	    {"final of the previous", "final of previous", "2025-10-06"},
	    {"final of +2", NULL, "2028-10-06"},
	    {"final of -3", NULL, "2023-10-06"},
	    {"final of +1", "final of next", "2027-10-06"},
	    {"final of -1", "final of previous", "2025-10-06"},
	    {"final of +0", "final", "2026-10-06"},
	    {"final of 3.12", NULL, "2023-10-06"},
	    {"final of \"3.12\"", "final of 3.12", "2023-10-06"},
	    {"final of \"3.16 LTS\"", NULL, "2027-10-06"},
	    {"final of 3", NULL, "2014-10-06"},
	    {"beta 2 of previous", NULL, "2025-05-26"},
	    {"last beta of +2", NULL, "2028-07-07"},
	    {"planned final", NULL, "2026-09-29"},
	    {"planned beta 1 of previous", NULL, "2025-04-28"},
	    {"feature freeze", "feature-freeze", "2026-04-29"},
	    {"Feature - Freeze", "feature-freeze", "2026-04-29"},
	    {"freeze", NULL, "2026-04-01"},
	    {"start of freeze", NULL, "2026-04-01"},
	    {"end  of freeze", "end of freeze", "2026-04-30"},
	    {"start of bugfix", NULL, "2026-10-06"},
	    {"end of bugfix of next", NULL, "2029-10-06"},
	    {"end-of-life", NULL, "2031-10"},
	    {"end of life", "end-of-life", "2031-10"},
	    {"end of security", "end-of-life", "2031-10"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_offsets(void **state)
{
	static const struct row rows[] = {
	    {"3 weeks after beta 1", NULL, "2026-05-26"},
	    {"3 weeks before final", NULL, "2026-09-15"},
	    {"two weeks after the final", "2 weeks after final", "2026-10-20"},
	    {"Twelve days before cycle", "12 days before cycle", "2026-09-19"},
	    {"1 day after cycle", NULL, "2026-10-02"},
	    {"1 days after cycle", "1 day after cycle", "2026-10-02"},
	    {"2 day after cycle", "2 days after cycle", "2026-10-03"},
	    {"one month after 2026-01-31", "1 month after 2026-01-31",
		"2026-02-28"},
	    {"1 month after 2024-01-31", NULL, "2024-02-29"},
	    {"13 months before 2026-03-31", NULL, "2025-02-28"},
	    {"2 years after 2024-02-29", NULL, "2026-02-28"},
	    {"4 years after 2024-02-29", NULL, "2028-02-29"},
	    {"730 days after 2024-02-29", NULL, "2026-02-28"},
	    {"1 quarter after 2026-08-31", "3 months after 2026-08-31",
		"2026-11-30"},
	    {"two quarters and 1 month before cycle", "7 months before cycle",
		"2026-03-01"},
	    {"1 year and 1 month after 2024-01-31", NULL, "2025-02-28"},
	    {"1 day and 1 month after 2026-01-31",
		"1 month and 1 day after 2026-01-31", "2026-03-01"},
	    {"1 month and 2 weeks and 3 days before 2026-03-31", NULL,
		"2026-02-11"},
	    {"2 days and 3 days after cycle", "5 days after cycle",
		"2026-10-06"},
	    {"1 year and 2 months and 3 weeks and 4 days and 5 business days "
	     "after 2025-08-28",
		NULL, "2026-11-30"},
	    {"1 business day after 2026-11-25", NULL, "2026-11-27"},
	    {"10 business days before 2026-12-31", NULL, "2026-12-15"},
	    {"5 business days after 2026-10-03", NULL, "2026-10-09"},
	    {"one business day before 2026-10-03",
		"1 business day before 2026-10-03", "2026-10-02"},
	    {"36600 days after 1900-01-01", NULL, "2000-03-17"},
	    {"100 years after cycle", NULL, "2126-10-01"},
	    {"3 days after 2 weeks before 1 month after cycle", NULL,
		"2026-10-21"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_weekdays(void **state)
{
	static const struct row rows[] = {
	    {"Monday on or after final", NULL, "2026-10-12"},
	    {"Monday on or before final", NULL, "2026-10-05"},
	    {"Monday after final", NULL, "2026-10-12"},
	    {"Monday before final", NULL, "2026-10-05"},
	    {"Monday nearest final", NULL, "2026-10-05"},
	    {"Monday in the week of final", NULL, "2026-10-05"},
	    {"Tuesday on or after final", NULL, "2026-10-06"},
	    {"Tuesday on or before final", NULL, "2026-10-06"},
	    {"Tuesday after final", NULL, "2026-10-13"},
	    {"Tuesday before final", NULL, "2026-09-29"},
	    {"Tuesday nearest final", NULL, "2026-10-06"},
	    {"Tuesday in the week of final", NULL, "2026-10-06"},
	    {"Saturday on or after final", NULL, "2026-10-10"},
	    {"Saturday on or before final", NULL, "2026-10-03"},
	    {"Saturday after final", NULL, "2026-10-10"},
	    {"Saturday before final", NULL, "2026-10-03"},
	    {"Saturday nearest final", NULL, "2026-10-03"},
	    {"Saturday in the week of final", NULL, "2026-10-10"},
	    {"Fri nearest final", "Friday nearest final", "2026-10-09"},
	    {"SUN after final", "Sunday after final", "2026-10-11"},
	    {"Thursdays in the week of 2027-01-01",
		"Thursday in the week of 2027-01-01", "2026-12-31"},
	    {"Monday in week of 2027-01-03", "Monday in the week of 2027-01-03",
		"2026-12-28"},
	    {"Tuesday on or after end-of-life", NULL, "2031-10-07"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_edges(void **state)
{
	static const struct row rows[] = {
	    {"start of week", NULL, "2026-09-28"},
	    {"end of week", NULL, "2026-10-04"},
	    {"start of month", NULL, "2026-10-01"},
	    {"end of month", NULL, "2026-10-31"},
	    {"start of quarter", NULL, "2026-10-01"},
	    {"end of quarter", NULL, "2026-12-31"},
	    {"start of year", NULL, "2026-01-01"},
	    {"end of the year", "end of year", "2026-12-31"},
	    {"end of month of 2024-02-10", NULL, "2024-02-29"},
	    {"End Of Month Of 5 years after final",
		"end of month of 5 years after final", "2031-10-31"},
	    {"start of week of 2027-01-01", NULL, "2026-12-28"},
	    {"end of week of 2026-12-31", NULL, "2027-01-03"},
	    {"start of quarter of beta 1", NULL, "2026-04-01"},
	    {"end of quarter of beta 1", NULL, "2026-06-30"},
	    {"start of year of 1 year before cycle", NULL, "2025-01-01"},
	    {"end of year of end of bugfix", NULL, "2028-12-31"},
	    {"end of month of end-of-life", NULL, "2031-10-31"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_days_of_a_month(void **state)
{
	static const struct row rows[] = {
	    {"first Tuesday of October", NULL, "2026-10-06"},
	    {"1st Tue of Oct", "first Tuesday of October", "2026-10-06"},
	    {"second Tuesday of October last year", NULL, "2025-10-14"},
	    {"3rd Thursday of May next year", "third Thursday of May next year",
		"2027-05-20"},
	    {"fourth Monday of June this year", "fourth Monday of June",
		"2026-06-22"},
	    {"fifth Friday of October", NULL, "2026-10-30"},
	    {"last Friday of March", NULL, "2026-03-27"},
	    {"second to last Wednesday of December 2024", NULL, "2024-12-18"},
	    {"first to last Sunday of May", "last Sunday of May", "2026-05-31"},
	    {"fifth to last Thursday of October", NULL, "2026-10-01"},
	    {"first day of February 2024", NULL, "2024-02-01"},
	    {"29th day of February 2024", NULL, "2024-02-29"},
	    {"last day of February", NULL, "2026-02-28"},
	    {"31st day of December", NULL, "2026-12-31"},
	    {"11th day of May", NULL, "2026-05-11"},
	    {"12th to last day of May", NULL, "2026-05-20"},
	    {"22nd day of May", NULL, "2026-05-22"},
	    {"23RD day of May", "23rd day of May", "2026-05-23"},
	    {"10th day of May", "tenth day of May", "2026-05-10"},
	    {"first business day of November", NULL, "2026-11-02"},
	    {"last business day of December", NULL, "2026-12-31"},
	    {"second to last business day of November", NULL, "2026-11-27"},
	    {"21st business day of December", NULL, "2026-12-31"},
	    {"first weekend day of October", NULL, "2026-10-03"},
	    {"last weekend day of October", NULL, "2026-10-31"},
	    {"fourth weekend day of October", NULL, "2026-10-11"},
	    {"third Thursday of the cycle month",
		"third Thursday of month of cycle", "2026-10-15"},
	    {"first Monday of month of beta 1", NULL, "2026-05-04"},
	    {"last day of month of 4 months after cycle", NULL, "2027-02-28"},
	    {"first Monday of May 2030", NULL, "2030-05-06"},
	    {"first Monday of May year of end of bugfix", NULL, "2028-05-01"},
	    {"first Monday of May cycle year", "first Monday of May",
		"2026-05-04"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_numbered_days(void **state)
{
	static const struct row rows[] = {
	    {"25 December", NULL, "2026-12-25"},
	    {"25 dec 2027", "25 December 2027", "2027-12-25"},
	    {"1 January next year", NULL, "2027-01-01"},
	    {"31 May last year", NULL, "2025-05-31"},
	    {"29 February 2024", NULL, "2024-02-29"},
	    {"day 28 of month of 12 months after final", NULL, "2027-10-28"},
	    {"day 1 of January", "1 January", "2026-01-01"},
	    {"day 31 of the cycle month", "day 31 of month of cycle",
		"2026-10-31"},
	    {"30 June year of 1 year before cycle", NULL, "2025-06-30"},
	};

	(void)state;
	CHECK_ROWS(rows);
	check("2028-06-01", "29 February", NULL, "2028-02-29");
}

static void
test_weeks(void **state)
{
	static const struct row rows[] = {
	    {"week 1 of January", NULL, "week of 2026-01-05"},
	    {"week 4 of February next year", NULL, "week of 2027-02-22"},
	    {"week 5 of August", NULL, "week of 2026-08-31"},
	    {"week 2 of month of beta 1", NULL, "week of 2026-05-11"},
	    {"Tuesday in the week of week 2 of January", NULL, "2026-01-13"},
	    {"1 week after week 1 of June", NULL, "week of 2026-06-08"},
	    {"Wednesday of week 38", NULL, "2026-09-16"},
	    {"Monday of week 1", NULL, "2025-12-29"},
	    {"Sunday of week 53", NULL, "2027-01-03"},
	    {"Friday of week 53 of 2020", NULL, "2021-01-01"},
	    {"Monday of week 1 of next year", NULL, "2027-01-04"},
	    {"Monday of week 52 of last year", NULL, "2025-12-22"},
	    {"mon of week 10 of this year", "Monday of week 10", "2026-03-02"},
	    {"Monday of week 10 of year of end of bugfix", NULL, "2028-03-06"},
	    {"Monday of week 1 of 2025", NULL, "2024-12-30"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_slots(void **state)
{
	static const struct row rows[] = {
	    {"first minor on or after 2026-10-15", NULL, "2026-10-15"},
	    {"first minor after 2026-10-15", NULL, "2026-11-15"},
	    {"last minor on or before 2026-10-15", NULL, "2026-10-15"},
	    {"last minor before 2026-10-15", NULL, "2026-09-15"},
	    {"First Minor on or after 5 years after final",
		"first minor on or after 5 years after final", "2031-10-15"},
	    {"last minor before the earliest of final, cycle",
		"last minor before earliest of final, cycle", "2026-09-15"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_extremes(void **state)
{
	static const struct row rows[] = {
	    {"latest of cycle", NULL, "2026-10-01"},
	    {"latest of cycle, final", NULL, "2026-10-06"},
	    {"the latest of cycle and final", "latest of cycle, final",
		"2026-10-06"},
	    {"latest of cycle, final and 1 month and 1 day after cycle",
		"latest of cycle, final, 1 month and 1 day after cycle",
		"2026-11-02"},
	    {"earliest of cycle, final", NULL, "2026-10-01"},
	    {"the earliest of final, beta 2, and cycle",
		"earliest of final, beta 2, cycle", "2026-05-26"},
	    {"latest of 2 years after final, 4 weeks after final of +2", NULL,
		"2028-11-03"},
	    {"latest of (earliest of final, 2030-01-01), cycle", NULL,
		"2026-10-06"},
	    {"latest of cycle, earliest of final, 2030-01-01", NULL,
		"2026-10-06"},
	    {"3 days after latest of cycle, final", NULL, "2026-10-09"},
	    {"latest of (3 days after latest of cycle, final), beta 1", NULL,
		"2026-10-09"},
	    {"earliest of (first Monday of May year of earliest of final, "
	     "cycle), 2030-01-01",
		NULL, "2026-05-04"},
	    {"earliest of (Monday of week 1 of year of latest of final), cycle",
		NULL, "2025-12-29"},
	    {"latest of end-of-life, final", NULL, "2031-10"},
	    {"earliest of end-of-life, final", NULL, "2026-10-06"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_groups(void **state)
{
	static const struct row rows[] = {
	    {"(cycle)", "cycle", "2026-10-01"},
	    {"((3 weeks after (final)))", "3 weeks after final", "2026-10-27"},
	    {"end of month of (2 months after cycle)",
		"end of month of 2 months after cycle", "2026-12-31"},
	    {"first Tuesday of month of (1 month after (cycle))",
		"first Tuesday of month of 1 month after cycle", "2026-11-03"},
	    {"latest of (cycle), (final)", "latest of cycle, final",
		"2026-10-06"},
	    {"(latest of cycle, final)", "latest of cycle, final",
		"2026-10-06"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

/* What each name and number ends up as, where the date alone cannot tell. */
static void
test_reference_fields(void **state)
{
	struct phrase_fixture fixture;
	const struct phrase *phrase;
	const struct phrase_reference *reference;

	(void)state;
	fixture_init(&fixture, "planned  beta 7 of \"24.04 LTS\"");
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	assert_int_equal(phrase->kind, PHRASE_REFERENCE);
	reference = &phrase->as.reference;
	assert_string_equal(reference->name->text, "beta");
	assert_true(reference->planned);
	assert_int_equal(reference->index, INDEX_NUMBER);
	assert_int_equal(reference->number, 7);
	assert_int_equal(reference->series, SERIES_NAMED);
	assert_string_equal(reference->version, "24.04 LTS");
	assert_int_equal(reference->series_at.start, 19);
	assert_int_equal(reference->series_at.end, 30);
	assert_int_equal(phrase->at.start, 0);
	assert_int_equal(phrase->at.end, 30);
	assert_null(phrase->date);
	fixture_release(&fixture);
}

/* Every node knows its place, parentheses and articles aside. */
static void
test_spans(void **state)
{
	static const char text[] = " 3 days after (the  first Monday of month "
				   "of ( cycle ) )";
	struct phrase_fixture fixture;
	const struct phrase *phrase;

	(void)state;
	fixture_init(&fixture, text);
	fixture.text.at.start = 1000;
	fixture.text.at.end = 1000 + (uint32_t)strlen(text);
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	assert_int_equal(phrase->at.start, 1001);
	assert_int_equal(phrase->at.end, 1000 + strlen(text));
	phrase = phrase->date;
	assert_int_equal(phrase->kind, PHRASE_NTH);
	assert_int_equal(phrase->at.start, 1000 + 20);
	assert_int_equal(phrase->at.end, 1000 + strlen(text) - 2);
	phrase = phrase->as.nth.month.date;
	assert_int_equal(phrase->kind, PHRASE_CYCLE);
	assert_int_equal(phrase->at.start, 1000 + 47);
	assert_int_equal(phrase->at.end, 1000 + 52);
	fixture_release(&fixture);

	/* Only the whole is known of text that was escaped or folded. */
	fixture_init(&fixture, text);
	fixture.text.verbatim = false;
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	assert_int_equal(phrase->date->at.start, 0);
	assert_int_equal(phrase->date->at.end, strlen(text));
	fixture_release(&fixture);
}

static void
check_stepped(const char *text, int32_t months, const char *expected)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	struct phrase_value value;
	const struct phrase *phrase;
	char shown[PHRASE_VALUE_TEXT_SIZE];

	fixture_init(&fixture, text);
	scope = fixture_scope(&fixture, fixture_date(CYCLE));
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	if (!phrase_evaluate_stepped(phrase, &scope, months, &value))
		show_finding(&fixture);
	else if (strcmp(phrase_value_format(&value, shown), expected) != 0)
		fail_msg("'%s' %+d months: %s, expected %s", text, months,
		    shown, expected);
	fixture_release(&fixture);
}

/* A phrase that names a month is asked again, any other has months added. */
static void
test_stepped(void **state)
{
	(void)state;
	check_stepped("second Tuesday of October", 0, "2026-10-13");
	check_stepped("second Tuesday of October", 1, "2026-11-10");
	check_stepped("second Tuesday of October", 3, "2027-01-12");
	check_stepped("second Tuesday of October", -10, "2025-12-09");
	check_stepped("last day of January", 1, "2026-02-28");
	check_stepped("last day of month of cycle", 4, "2027-02-28");
	check_stepped("31 January", 2, "2026-03-31");
	check_stepped("week 1 of January", 7, "week of 2026-08-03");
	check_stepped("2026-10-13", 1, "2026-11-13");
	check_stepped("2026-10-31", 4, "2027-02-28");
	check_stepped("end of month", 1, "2026-11-30");
	check_stepped("end of month of 31 January", 1, "2026-02-28");
	check_stepped("end of month of 28 February", 1, "2026-03-31");
	check_stepped("start of quarter", 2, "2026-10-01");
	check_stepped("start of quarter", 3, "2027-01-01");
	check_stepped("end of week", 1, "2026-11-04");
	check_stepped("1 day after second Tuesday of October", 1, "2026-11-14");
	check_stepped("end-of-life", -1, "2031-09");
}

static void
test_names_month(void **state)
{
	static const struct {
		const char *text;
		bool names_month;
	} rows[] = {
	    {"first Monday of May", true},
	    {"first Monday of month of final", true},
	    {"1 May", true},
	    {"day 1 of month of final", true},
	    {"week 1 of May", true},
	    {"2026-05-01", false},
	    {"Monday on or after 1 May", false},
	    {"1 day after 1 May", false},
	    {"Monday of week 1", false},
	    {"latest of 1 May, 2 May", false},
	    {"end of month", true},
	    {"start of quarter of final", true},
	    {"end of year", true},
	    {"end of week", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct phrase_fixture fixture;
		const struct phrase *phrase;

		fixture_init(&fixture, rows[i].text);
		phrase = phrase_parse(&fixture.arena, &fixture_names,
		    &fixture.text, &fixture.diagnostics);
		assert_non_null(phrase);
		if (phrase_names_month(phrase) != rows[i].names_month)
			fail_msg("'%s'", rows[i].text);
		fixture_release(&fixture);
	}
}

/* Does a file that says this need a cycle at all? */
static void
test_depends_on_cycle(void **state)
{
	static const struct {
		const char *text;
		bool depends;
	} rows[] = {
	    {"cycle", true},
	    {"end of month", true},
	    {"first Monday of May", true},
	    {"first Monday of May next year", true},
	    {"1 May", true},
	    {"week 1 of May", true},
	    {"Monday of week 1", true},
	    {"latest of 2026-01-01, 3 days after cycle", true},
	    {"1 May year of first Monday of June year of cycle", true},
	    {"2026-10-01", false},
	    {"final", false},
	    {"3 weeks after final", false},
	    {"end of month of final", false},
	    {"first Monday of May 2026", false},
	    {"first Monday of month of final", false},
	    {"1 May year of final", false},
	    {"Monday of week 1 of 2026", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct phrase_fixture fixture;
		const struct phrase *phrase;

		fixture_init(&fixture, rows[i].text);
		phrase = phrase_parse(&fixture.arena, &fixture_names,
		    &fixture.text, &fixture.diagnostics);
		assert_non_null(phrase);
		if (phrase_depends_on_cycle(phrase) != rows[i].depends)
			fail_msg("'%s'", rows[i].text);
		fixture_release(&fixture);
	}
}

struct trail {
	struct buf text;
};

static void
note_value(void *context, const struct phrase *phrase,
    const struct phrase_value *value)
{
	struct trail *trail = context;
	char text[PHRASE_VALUE_TEXT_SIZE];

	phrase_format(phrase, &trail->text);
	buf_printf(&trail->text, " = %s; ", phrase_value_format(value, text));
}

static void
note_phrase(void *context, const struct phrase *phrase)
{
	struct trail *trail = context;

	phrase_format(phrase, &trail->text);
	buf_append_string(&trail->text, "; ");
}

/* Evaluation tells innermost first, the walk outermost first. */
static void
test_trace_and_walk(void **state)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	struct phrase_value value;
	struct trail trail = {{0}};
	const struct phrase *phrase;

	(void)state;
	fixture_init(&fixture,
	    "latest of 2 days after first Monday of May year of final, "
	    "Monday of week 1 of year of cycle, first minor after 1 May");
	scope = fixture_scope(&fixture, fixture_date(CYCLE));
	scope.trace = note_value;
	scope.context = &trail;
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	assert_true(phrase_evaluate(phrase, &scope, &value));
	assert_string_equal(buf_text(&trail.text),
	    "final = 2026-10-06; "
	    "first Monday of May year of final = 2026-05-04; "
	    "2 days after first Monday of May year of final = 2026-05-06; "
	    "cycle = 2026-10-01; "
	    "Monday of week 1 of year of cycle = 2025-12-29; "
	    "1 May = 2026-05-01; "
	    "first minor after 1 May = 2026-05-15; "
	    "latest of 2 days after first Monday of May year of final, "
	    "Monday of week 1 of year of cycle, first minor after 1 May "
	    "= 2026-05-15; ");
	buf_clear(&trail.text);
	phrase_walk(phrase, note_phrase, &trail);
	assert_string_equal(buf_text(&trail.text),
	    "latest of 2 days after first Monday of May year of final, "
	    "Monday of week 1 of year of cycle, first minor after 1 May; "
	    "2 days after first Monday of May year of final; "
	    "first Monday of May year of final; "
	    "final; "
	    "Monday of week 1 of year of cycle; "
	    "cycle; "
	    "first minor after 1 May; "
	    "1 May; ");
	buf_release(&trail.text);
	fixture_release(&fixture);
}

static void
check_value_format(
    const char *date, enum precision precision, const char *expected)
{
	struct phrase_value value = {fixture_date(date), precision};
	char text[PHRASE_VALUE_TEXT_SIZE];

	assert_string_equal(phrase_value_format(&value, text), expected);
}

static void
test_value_format(void **state)
{
	(void)state;
	check_value_format("2026-10-01", PRECISION_DAY, "2026-10-01");
	check_value_format("2026-09-28", PRECISION_WEEK, "week of 2026-09-28");
	check_value_format("2026-10-01", PRECISION_MONTH, "2026-10");
	check_value_format("2026-01-01", PRECISION_QUARTER, "2026-Q1");
	check_value_format("2026-03-31", PRECISION_QUARTER, "2026-Q1");
	check_value_format("2026-04-01", PRECISION_QUARTER, "2026-Q2");
	check_value_format("2026-12-31", PRECISION_QUARTER, "2026-Q4");
	check_value_format("1583-01-01", PRECISION_YEAR, "1583");
}

static void
check_cycle_start(const char *text, const char *expected, bool is_month)
{
	struct phrase_fixture fixture;
	struct date date;
	bool found_month;
	char shown[DATE_TEXT_SIZE];

	fixture_init(&fixture, text);
	if (!cycle_start_parse(&fixture.arena, &fixture.text,
		&fixture.diagnostics, &date, &found_month))
		show_finding(&fixture);
	assert_string_equal(date_format(date, shown), expected);
	assert_int_equal(found_month, is_month);
	fixture_release(&fixture);
}

static void
test_cycle_start(void **state)
{
	(void)state;
	check_cycle_start("2020-10-05", "2020-10-05", false);
	check_cycle_start("October 2020", "2020-10-01", true);
	check_cycle_start(" the  oct 1583", "1583-10-01", true);
	check_cycle_start("December 9999", "9999-12-01", true);
}

static void
check_refusal(const char *name, const char *expected)
{
	const char *refusal = name_refusal(name, strlen(name));

	if (expected == NULL && refusal != NULL)
		fail_msg("'%s': %s", name, refusal);
	if (expected != NULL &&
	    (refusal == NULL || strcmp(refusal, expected) != 0))
		fail_msg("'%s': %s, expected %s", name,
		    refusal != NULL ? refusal : "accepted", expected);
}

/* A name must not look like something else in a phrase. */
static void
test_name_refusal(void **state)
{
	static const char *const words[] = {"planned", "cycle", "start", "end",
	    "day", "days", "week", "weeks", "month", "months", "quarter",
	    "quarters", "year", "years", "business", "weekend", "earliest",
	    "latest", "of", "after", "before", "on", "or", "and", "in",
	    "nearest", "to", "the", "slot", "every", "this", "next", "previous",
	    "rrule", "Monday", "fridays", "wed", "May", "september", "dec",
	    "first", "tenth", "last", "one", "twelve"};
	char name[64];

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		check_refusal(words[i], "it holds a word that phrases use");
		snprintf(name, sizeof(name), "code-%s", words[i]);
		check_refusal(name, "it holds a word that phrases use");
		snprintf(name, sizeof(name), "%s freeze", words[i]);
		check_refusal(name, "it holds a word that phrases use");
		snprintf(name, sizeof(name), "%sx", words[i]);
		if (strcmp(words[i], "day") != 0)
			check_refusal(name, NULL);
	}
	check_refusal("beta", NULL);
	check_refusal("feature-freeze", NULL);
	check_refusal("feature freeze", NULL);
	check_refusal("rc1", NULL);
	check_refusal("code_name", NULL);
	check_refusal("end-of-life", NULL);
	check_refusal("End of life", NULL);
	check_refusal("\xC3\xA9t\xC3\xA9", NULL);
	check_refusal("", "it is empty");
	check_refusal("1st-cut", "it does not begin with a letter");
	check_refusal("-x", "it does not begin with a letter");
	check_refusal("a--b", "it has an empty word");
	check_refusal("a ", "it has an empty word");
	check_refusal("beta 2", "a number behind a name means its step");
	check_refusal("beta-2b", "a number behind a name means its step");
	check_refusal(
	    "a,b", "only letters, digits, blanks and hyphens may stand in it");
	check_refusal(
	    "a(b)", "only letters, digits, blanks and hyphens may stand in it");
	check_refusal(
	    "a\"b", "only letters, digits, blanks and hyphens may stand in it");
}

static void
test_name_equal(void **state)
{
	(void)state;
	assert_true(name_equal("feature-freeze", "Feature Freeze"));
	assert_true(name_equal("feature freeze", "FEATURE-freeze"));
	assert_true(name_equal("feature freeze", "feature \t- freeze"));
	assert_true(name_equal("beta", "beta"));
	assert_false(name_equal("beta", "betas"));
	assert_false(name_equal("betas", "beta"));
	assert_false(name_equal("feature-freeze", "featurefreeze"));
	assert_false(name_equal("beta", ""));
	assert_false(name_equal("beta", "beta 1"));
	assert_false(name_equal("\xC3\xA9", "\xC3\x89"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_literals),
	    cmocka_unit_test(test_references),
	    cmocka_unit_test(test_offsets),
	    cmocka_unit_test(test_weekdays),
	    cmocka_unit_test(test_edges),
	    cmocka_unit_test(test_days_of_a_month),
	    cmocka_unit_test(test_numbered_days),
	    cmocka_unit_test(test_weeks),
	    cmocka_unit_test(test_slots),
	    cmocka_unit_test(test_extremes),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_reference_fields),
	    cmocka_unit_test(test_spans),
	    cmocka_unit_test(test_stepped),
	    cmocka_unit_test(test_names_month),
	    cmocka_unit_test(test_depends_on_cycle),
	    cmocka_unit_test(test_trace_and_walk),
	    cmocka_unit_test(test_value_format),
	    cmocka_unit_test(test_cycle_start),
	    cmocka_unit_test(test_name_refusal),
	    cmocka_unit_test(test_name_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
