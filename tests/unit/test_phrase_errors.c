/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is said about phrases that are wrong: each row gives a text, the code
 * of the one finding, where it begins, the words that the caret is under, the
 * message and the help.
 */
#include "phrase/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define KNOWN                                                                  \
	"beta, final, feature-freeze, freeze, end of freeze, end of bugfix, "  \
	"end-of-life, minor"
#define RELATIONS                                                              \
	"'on or after', 'on or before', 'after', 'before', 'nearest', "        \
	"'in the week of' or 'of week'"
#define UNITS     "units are days, business days, weeks, months, quarters and years"
#define UNIT_LIST "(units: days, business days, weeks, months, quarters, years)"

/* `words` is "" where the caret is behind the end; `help` may be NULL. */
struct row {
	const char *text;
	enum diagnostic_code code;
	size_t start;
	const char *words;
	const char *message;
	const char *help;
};

/* False where the text is refused. */
typedef bool parse_function(struct phrase_fixture *fixture);

static bool
parse_phrase(struct phrase_fixture *fixture)
{
	return phrase_parse(&fixture->arena, &fixture_names, &fixture->text,
		   &fixture->diagnostics) != NULL;
}

static bool
parse_phrase_without_names(struct phrase_fixture *fixture)
{
	static const struct names none = {NULL, 0};

	return phrase_parse(&fixture->arena, &none, &fixture->text,
		   &fixture->diagnostics) != NULL;
}

static bool
parse_repeat(struct phrase_fixture *fixture)
{
	return repeat_parse(&fixture->arena, &fixture->text,
		   &fixture->diagnostics) != NULL;
}

static bool
parse_amount(struct phrase_fixture *fixture)
{
	struct amount amount;

	return amount_parse(
	    &fixture->arena, &fixture->text, &fixture->diagnostics, &amount);
}

static bool
parse_target(struct phrase_fixture *fixture)
{
	struct target target;

	return target_parse(&fixture->arena, &fixture_names, &fixture->text,
	    &fixture->diagnostics, &target);
}

static bool
parse_cycle_start(struct phrase_fixture *fixture)
{
	struct date date;
	bool is_month;

	return cycle_start_parse(&fixture->arena, &fixture->text,
	    &fixture->diagnostics, &date, &is_month);
}

/* These parse, and have no date in the cycle of October 2026. */
static bool
parse_value(struct phrase_fixture *fixture)
{
	struct phrase_scope scope =
	    fixture_scope(fixture, fixture_date("2026-10-01"));
	struct phrase_value value;
	const struct phrase *phrase = phrase_parse(&fixture->arena,
	    &fixture_names, &fixture->text, &fixture->diagnostics);

	if (phrase == NULL)
		fail_msg("'%s' does not parse", fixture->text.text);
	return phrase_evaluate(phrase, &scope, &value);
}

static void
check_text(
    const char *text, const char *what, const char *found, const char *expected)
{
	if (found == NULL || expected == NULL) {
		if (found != expected)
			fail_msg("'%s': %s '%s', expected '%s'", text, what,
			    found != NULL ? found : "NULL",
			    expected != NULL ? expected : "NULL");
	} else if (strcmp(found, expected) != 0) {
		fail_msg("'%s': %s '%s', expected '%s'", text, what, found,
		    expected);
	}
}

/* Every text here is ASCII, so columns are bytes. */
static void
check(parse_function *parse, const struct row *row)
{
	struct phrase_fixture fixture;
	const struct diagnostic *item;
	size_t width = strlen(row->words);

	fixture_init(&fixture, row->text);
	if (parse(&fixture))
		fail_msg("'%s' is accepted", row->text);
	if (fixture.diagnostics.errors != 1 ||
	    fixture.diagnostics.warnings != 0)
		fail_msg("'%s': %zu findings, expected 1", row->text,
		    fixture.diagnostics.errors + fixture.diagnostics.warnings);
	item = fixture.diagnostics.items[0];
	check_text(row->text, "message", item->message, row->message);
	check_text(row->text, "help", item->help, row->help);
	assert_string_equal(
	    diagnostic_code_name(item->code), diagnostic_code_name(row->code));
	assert_int_equal(item->severity, SEVERITY_ERROR);
	assert_string_equal(item->file, "phrase");
	if (item->offset != row->start ||
	    item->caret_width != (width > 0 ? width : 1) ||
	    strncmp(row->text + row->start, row->words, width) != 0)
		fail_msg("'%s': bytes %u to %zu, expected %zu to %zu",
		    row->text, item->offset, item->offset + item->caret_width,
		    row->start, row->start + width);
	fixture_release(&fixture);
}

static void
check_rows(parse_function *parse, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(parse, &rows[i]);
}

#define CHECK_ROWS(parse, rows)                                                \
	check_rows(parse, rows, sizeof(rows) / sizeof((rows)[0]))

static void
test_literals(void **state)
{
	static const struct row rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a date is expected", NULL},
	    {"\t ", DIAGNOSTIC_PHRASE_ENDS, 2, "",
		"the phrase ends where a date is expected", NULL},
	    {"2026-13-01", DIAGNOSTIC_NO_SUCH_MONTH, 0, "2026-13-01",
		"a year has 12 months, so 2026-13-01 does not exist", NULL},
	    {"2026-00-10", DIAGNOSTIC_NO_SUCH_MONTH, 0, "2026-00-10",
		"a year has 12 months, so 2026-00-10 does not exist", NULL},
	    {"2026-02-30", DIAGNOSTIC_NO_SUCH_DAY, 0, "2026-02-30",
		"February 2026 has 28 days, so 2026-02-30 does not exist",
		NULL},
	    {"2027-02-29", DIAGNOSTIC_NO_SUCH_DAY, 0, "2027-02-29",
		"February 2027 has 28 days, so 2027-02-29 does not exist",
		NULL},
	    {"2026-04-31", DIAGNOSTIC_NO_SUCH_DAY, 0, "2026-04-31",
		"April 2026 has 30 days, so 2026-04-31 does not exist", NULL},
	    {"1582-12-31", DIAGNOSTIC_DATE_RANGE, 0, "1582-12-31",
		"date '1582-12-31' is outside the years 1583 to 9999", NULL},
	    {"0000-01-01", DIAGNOSTIC_DATE_RANGE, 0, "0000-01-01",
		"date '0000-01-01' is outside the years 1583 to 9999", NULL},
	    {"2026-1-1", DIAGNOSTIC_DATE_FORM, 0, "2026-1-1",
		"date '2026-1-1' is not in the form YYYY-MM-DD",
		"write 2026-01-01"},
	    {"2026-10-1 ", DIAGNOSTIC_DATE_FORM, 0, "2026-10-1",
		"date '2026-10-1' is not in the form YYYY-MM-DD",
		"write 2026-10-01"},
	    {"20261-10-01", DIAGNOSTIC_DATE_FORM, 0, "20261-10-01",
		"date '20261-10-01' is not in the form YYYY-MM-DD",
		"write the year with four digits, then month and day with two: "
		"2026-10-01"},
	    {"2026-10-011", DIAGNOSTIC_DATE_FORM, 0, "2026-10-011",
		"date '2026-10-011' is not in the form YYYY-MM-DD",
		"write 2026-10-11"},
	    {"2026/10/01", DIAGNOSTIC_DATE_FORM, 0, "2026/10/01",
		"date '2026/10/01' is not in the form YYYY-MM-DD",
		"write 2026-10-01"},
	    {"13/10/2026", DIAGNOSTIC_DATE_FORM, 0, "13/10/2026",
		"date '13/10/2026' is not in the form YYYY-MM-DD",
		"write 2026-10-13"},
	    {"10/13/2026", DIAGNOSTIC_DATE_FORM, 0, "10/13/2026",
		"date '10/13/2026' is not in the form YYYY-MM-DD",
		"write 2026-10-13"},
	    {"01/10/2026", DIAGNOSTIC_DATE_FORM, 0, "01/10/2026",
		"date '01/10/2026' is not in the form YYYY-MM-DD",
		"write 2026-10-01 or 2026-01-10"},
	    {"05/05/2026", DIAGNOSTIC_DATE_FORM, 0, "05/05/2026",
		"date '05/05/2026' is not in the form YYYY-MM-DD",
		"write 2026-05-05"},
	    {"40/10/2026", DIAGNOSTIC_DATE_FORM, 0, "40/10/2026",
		"date '40/10/2026' is not in the form YYYY-MM-DD",
		"write the year with four digits, then month and day with two: "
		"2026-10-01"},
	    {"2026-99-99", DIAGNOSTIC_NO_SUCH_MONTH, 0, "2026-99-99",
		"a year has 12 months, so 2026-99-99 does not exist", NULL},
	    {"1-2-3-4", DIAGNOSTIC_DATE_FORM, 0, "1-2-3-4",
		"date '1-2-3-4' is not in the form YYYY-MM-DD",
		"write the year with four digits, then month and day with two: "
		"2026-10-01"},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_references(void **state)
{
	static const struct row rows[] = {
	    {"gamma", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "gamma",
		"no milestone 'gamma'; known here: " KNOWN, NULL},
	    {"gamma 1 of previous", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "gamma",
		"no milestone 'gamma'; known here: " KNOWN, NULL},
	    {"bta 1", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "bta",
		"no milestone 'bta'; known here: " KNOWN,
		"did you mean 'beta'?"},
	    {"finl of previous", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "finl",
		"no milestone 'finl'; known here: " KNOWN,
		"did you mean 'final'?"},
	    {"featur freeze", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "featur freeze",
		"no milestone 'featur freeze'; known here: " KNOWN,
		"did you mean 'feature-freeze'?"},
	    {"end of bugfx", DIAGNOSTIC_PHRASE_EXPECTED, 7, "bugfx",
		"expected 'week', 'month', 'quarter' or 'year', found 'bugfx'",
		"did you mean 'end of bugfix'?"},
	    {"end of mnoth", DIAGNOSTIC_PHRASE_EXPECTED, 7, "mnoth",
		"expected 'week', 'month', 'quarter' or 'year', found 'mnoth'",
		"did you mean 'month'?"},
	    {"planned gamma", DIAGNOSTIC_UNKNOWN_MILESTONE, 8, "gamma",
		"no milestone 'gamma'; known here: " KNOWN, NULL},
	    {"planned bta 1", DIAGNOSTIC_UNKNOWN_MILESTONE, 8, "bta",
		"no milestone 'bta'; known here: " KNOWN,
		"did you mean 'beta'?"},
	    {"planned", DIAGNOSTIC_PHRASE_ENDS, 7, "",
		"the phrase ends where a milestone behind 'planned' is "
		"expected",
		NULL},
	    {"planned 3", DIAGNOSTIC_PHRASE_EXPECTED, 8, "3",
		"expected a milestone behind 'planned', found '3'", NULL},
	    {"planned cycle", DIAGNOSTIC_PHRASE_EXPECTED, 8, "cycle",
		"expected a milestone behind 'planned', found 'cycle'", NULL},
	    {"final of", DIAGNOSTIC_PHRASE_ENDS, 8, "",
		"the phrase ends where a series ('previous', 'next', '+2' or a "
		"version) is expected",
		NULL},
	    {"final of nxt", DIAGNOSTIC_PHRASE_EXPECTED, 9, "nxt",
		"expected a series ('previous', 'next', '+2' or a version), "
		"found 'nxt'",
		"did you mean 'next'?"},
	    {"final of final", DIAGNOSTIC_PHRASE_EXPECTED, 9, "final",
		"expected a series ('previous', 'next', '+2' or a version), "
		"found 'final'",
		NULL},
	    {"final of +1001", DIAGNOSTIC_AMOUNT_RANGE, 9, "+1001",
		"'+1001' is not an amount from 1 to 1000 series", NULL},
	    {"final of -1001", DIAGNOSTIC_AMOUNT_RANGE, 9, "-1001",
		"'-1001' is not an amount from 1 to 1000 series", NULL},
	    {"final of -99999999999", DIAGNOSTIC_AMOUNT_RANGE, 9,
		"-99999999999",
		"'-99999999999' is not an amount from 1 to 1000 series", NULL},
	    {"final of \"3.12", DIAGNOSTIC_PHRASE_EXPECTED, 9, "\"",
		"expected a series ('previous', 'next', '+2' or a version), "
		"found '\"'",
		NULL},
	    {"final of of", DIAGNOSTIC_PHRASE_EXPECTED, 9, "of",
		"expected a series ('previous', 'next', '+2' or a version), "
		"found 'of'",
		NULL},
	    {"final 1 2", DIAGNOSTIC_PHRASE_TRAILING, 8, "2",
		"'2' after the end of the phrase", NULL},
	    {"last beta 1", DIAGNOSTIC_PHRASE_TRAILING, 10, "1",
		"'1' after the end of the phrase", NULL},
	    {"first beta 2", DIAGNOSTIC_PHRASE_TRAILING, 11, "2",
		"'2' after the end of the phrase", NULL},
	    {"beta-1", DIAGNOSTIC_PHRASE_TRAILING, 4, "-1",
		"'-1' after the end of the phrase", NULL},
	    {"second beta", DIAGNOSTIC_PHRASE_EXPECTED, 0, "second",
		"expected 'first' or 'last' before a milestone, found 'second'",
		NULL},
	    {"third to last beta", DIAGNOSTIC_PHRASE_EXPECTED, 0, "third",
		"expected 'first' or 'last' before a milestone, found 'third'",
		NULL},
	    {"3rd final", DIAGNOSTIC_PHRASE_EXPECTED, 0, "3rd",
		"expected 'first' or 'last' before a milestone, found '3rd'",
		NULL},
	    {"first to last minor on final", DIAGNOSTIC_PHRASE_EXPECTED, 23,
		"final", "expected 'or', found 'final'", NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_offsets(void **state)
{
	static const struct row rows[] = {
	    {"cycel", DIAGNOSTIC_PHRASE_EXPECTED, 0, "cycel",
		"expected a date, found 'cycel'", "did you mean 'cycle'?"},
	    {"3", DIAGNOSTIC_PHRASE_ENDS, 1, "",
		"the phrase ends where a unit such as 'weeks' is expected",
		UNITS},
	    {"3 after final", DIAGNOSTIC_UNKNOWN_UNIT, 2, "after",
		"unknown unit 'after' in '3 after'", UNITS},
	    {"3 weaks after final", DIAGNOSTIC_UNKNOWN_UNIT, 2, "weaks",
		"unknown unit 'weaks' in '3 weaks'",
		"write '3 weeks' " UNIT_LIST},
	    {"3 fortnights after final", DIAGNOSTIC_UNKNOWN_UNIT, 2,
		"fortnights", "unknown unit 'fortnights' in '3 fortnights'",
		UNITS},
	    {"3 m after final", DIAGNOSTIC_UNKNOWN_UNIT, 2, "m",
		"unknown unit 'm' in '3 m'", "write '3 months' " UNIT_LIST},
	    {"3 q after final", DIAGNOSTIC_UNKNOWN_UNIT, 2, "q",
		"unknown unit 'q' in '3 q'", "write '3 quarters' " UNIT_LIST},
	    {"6mo after final", DIAGNOSTIC_UNKNOWN_UNIT, 1, "mo",
		"unknown unit 'mo' in '6mo'", "write '6 months' " UNIT_LIST},
	    {"3 business after final", DIAGNOSTIC_PHRASE_EXPECTED, 11, "after",
		"expected 'day', found 'after'", UNITS},
	    {"3 business weeks after final", DIAGNOSTIC_PHRASE_EXPECTED, 11,
		"weeks", "expected 'day', found 'weeks'",
		"write '3 weeks' " UNIT_LIST},
	    {"3 weeks", DIAGNOSTIC_PHRASE_ENDS, 7, "",
		"the phrase ends where 'after' or 'before' is expected", NULL},
	    {"3 weeks of final", DIAGNOSTIC_PHRASE_EXPECTED, 8, "of",
		"expected 'after' or 'before', found 'of'", NULL},
	    {"3 weeks afer final", DIAGNOSTIC_PHRASE_EXPECTED, 8, "afer",
		"expected 'after' or 'before', found 'afer'",
		"did you mean 'after'?"},
	    {"3 weeks after", DIAGNOSTIC_PHRASE_ENDS, 13, "",
		"the phrase ends where a date is expected", NULL},
	    {"3 weeks and", DIAGNOSTIC_PHRASE_EXPECTED, 8, "and",
		"expected 'after' or 'before', found 'and'", NULL},
	    {"3 weeks and after final", DIAGNOSTIC_PHRASE_EXPECTED, 8, "and",
		"expected 'after' or 'before', found 'and'", NULL},
	    {"3 weeks and 2 after final", DIAGNOSTIC_UNKNOWN_UNIT, 14, "after",
		"unknown unit 'after' in '2 after'", UNITS},
	    {"0 days after final", DIAGNOSTIC_AMOUNT_RANGE, 0, "0 days",
		"'0 days' is not an amount from 1 to 36600 days (100 years)",
		NULL},
	    {"36601 days after final", DIAGNOSTIC_AMOUNT_RANGE, 0, "36601 days",
		"'36601 days' is not an amount from 1 to 36600 days (100 "
		"years)",
		NULL},
	    {"5229 weeks after final", DIAGNOSTIC_AMOUNT_RANGE, 0, "5229 weeks",
		"'5229 weeks' is not an amount from 1 to 36600 days (100 "
		"years)",
		NULL},
	    {"1221 months after final", DIAGNOSTIC_AMOUNT_RANGE, 0,
		"1221 months",
		"'1221 months' is not an amount from 1 to 36600 days (100 "
		"years)",
		NULL},
	    {"403 quarters after final", DIAGNOSTIC_AMOUNT_RANGE, 0,
		"403 quarters",
		"'403 quarters' is not an amount from 1 to 36600 days (100 "
		"years)",
		NULL},
	    {"101 years after final", DIAGNOSTIC_AMOUNT_RANGE, 0, "101 years",
		"'101 years' is not an amount from 1 to 36600 days (100 years)",
		NULL},
	    {"36601 business days after final", DIAGNOSTIC_AMOUNT_RANGE, 0,
		"36601 business days",
		"'36601 business days' is not an amount from 1 to 36600 days "
		"(100 years)",
		NULL},
	    {"99999999999999 days after final", DIAGNOSTIC_AMOUNT_RANGE, 0,
		"99999999999999 days",
		"'99999999999999 days' is not an amount from 1 to 36600 days "
		"(100 years)",
		NULL},
	    {"3 days and 36600 days after final", DIAGNOSTIC_AMOUNT_RANGE, 11,
		"36600 days",
		"'36600 days' is not an amount from 1 to 36600 days (100 "
		"years)",
		NULL},
	    {"thirteen days after final", DIAGNOSTIC_UNKNOWN_MILESTONE, 0,
		"thirteen", "no milestone 'thirteen'; known here: " KNOWN,
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_weekdays(void **state)
{
	static const struct row rows[] = {
	    {"Tusday after final", DIAGNOSTIC_PHRASE_EXPECTED, 0, "Tusday",
		"expected a date, found 'Tusday'", "did you mean 'Tuesday'?"},
	    {"Tuesday", DIAGNOSTIC_PHRASE_ENDS, 7, "",
		"the phrase ends where " RELATIONS " is expected", NULL},
	    {"Tuesday final", DIAGNOSTIC_PHRASE_EXPECTED, 8, "final",
		"expected " RELATIONS ", found 'final'", NULL},
	    {"Tuesday aftre final", DIAGNOSTIC_PHRASE_EXPECTED, 8, "aftre",
		"expected " RELATIONS ", found 'aftre'",
		"did you mean 'after'?"},
	    {"Tuesday on final", DIAGNOSTIC_PHRASE_EXPECTED, 11, "final",
		"expected 'or', found 'final'", NULL},
	    {"Tuesday on or final", DIAGNOSTIC_PHRASE_EXPECTED, 14, "final",
		"expected 'after' or 'before', found 'final'", NULL},
	    {"Tuesday on or near final", DIAGNOSTIC_PHRASE_EXPECTED, 14, "near",
		"expected 'after' or 'before', found 'near'", NULL},
	    {"Tuesday in month of final", DIAGNOSTIC_PHRASE_EXPECTED, 11,
		"month", "expected 'week', found 'month'", NULL},
	    {"Tuesday in the week final", DIAGNOSTIC_PHRASE_EXPECTED, 20,
		"final", "expected 'of', found 'final'", NULL},
	    {"Tuesday after", DIAGNOSTIC_PHRASE_ENDS, 13, "",
		"the phrase ends where a date is expected", NULL},
	    {"Tuesday of", DIAGNOSTIC_PHRASE_ENDS, 10, "",
		"the phrase ends where 'week' is expected", NULL},
	    {"Tuesday of October", DIAGNOSTIC_PHRASE_EXPECTED, 11, "October",
		"expected 'week', found 'October'",
		"which one? such as 'first Tuesday of October'"},
	    {"Tuesday of 4 weeks before final", DIAGNOSTIC_PHRASE_EXPECTED, 11,
		"4", "expected 'week', found '4'",
		"the Tuesday of the week of a date is 'Tuesday in the week of "
		"\xE2\x80\xA6'"},
	    {"Tuesday of week", DIAGNOSTIC_PHRASE_ENDS, 15, "",
		"the phrase ends where the number of a week is expected", NULL},
	    {"Tuesday of week one", DIAGNOSTIC_PHRASE_EXPECTED, 16, "one",
		"expected the number of a week, found 'one'", NULL},
	    {"Tuesday of week 0", DIAGNOSTIC_NOT_A_NUMBER, 16, "0",
		"'0' is not a whole number from 1 to 53", NULL},
	    {"Tuesday of week 54", DIAGNOSTIC_NOT_A_NUMBER, 16, "54",
		"'54' is not a whole number from 1 to 53", NULL},
	    {"Tuesday of week 3 of", DIAGNOSTIC_PHRASE_ENDS, 20, "",
		"the phrase ends where a year is expected",
		"the week of a month is 'Tuesday in the week of week 3 of "
		"\xE2\x80\xA6'"},
	    {"Tuesday of week 3 of October", DIAGNOSTIC_PHRASE_EXPECTED, 21,
		"October", "expected a year, found 'October'",
		"the week of a month is 'Tuesday in the week of week 3 of "
		"\xE2\x80\xA6'"},
	    {"Tuesday of week 3 of final", DIAGNOSTIC_PHRASE_EXPECTED, 21,
		"final", "expected a year, found 'final'",
		"the week of a month is 'Tuesday in the week of week 3 of "
		"\xE2\x80\xA6'"},
	    {"Tuesday of week 3 of 1200", DIAGNOSTIC_DATE_RANGE, 21, "1200",
		"date '1200' is outside the years 1583 to 9999", NULL},
	    {"Tuesday of week 3 of last week", DIAGNOSTIC_PHRASE_EXPECTED, 21,
		"last", "expected a year, found 'last'",
		"the week of a month is 'Tuesday in the week of week 3 of "
		"\xE2\x80\xA6'"},
	    {"Tuesday of week 3 of year", DIAGNOSTIC_PHRASE_ENDS, 25, "",
		"the phrase ends where 'of' is expected", NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_edges(void **state)
{
	static const struct row rows[] = {
	    {"start", DIAGNOSTIC_PHRASE_ENDS, 5, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"start month", DIAGNOSTIC_PHRASE_EXPECTED, 6, "month",
		"expected 'of', found 'month'", NULL},
	    {"start of", DIAGNOSTIC_PHRASE_ENDS, 8, "",
		"the phrase ends where 'week', 'month', 'quarter' or 'year' is "
		"expected",
		NULL},
	    {"start of decade", DIAGNOSTIC_PHRASE_EXPECTED, 9, "decade",
		"expected 'week', 'month', 'quarter' or 'year', found 'decade'",
		NULL},
	    {"end of mnth", DIAGNOSTIC_PHRASE_EXPECTED, 7, "mnth",
		"expected 'week', 'month', 'quarter' or 'year', found 'mnth'",
		"did you mean 'month'?"},
	    {"end of month of", DIAGNOSTIC_PHRASE_ENDS, 15, "",
		"the phrase ends where a date is expected", NULL},
	    {"end of month final", DIAGNOSTIC_PHRASE_TRAILING, 13, "final",
		"'final' after the end of the phrase", NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_counted_days(void **state)
{
	static const struct row rows[] = {
	    {"first", DIAGNOSTIC_PHRASE_ENDS, 5, "",
		"the phrase ends where a weekday, 'day' or 'business day' is "
		"expected",
		NULL},
	    {"first Tuesday", DIAGNOSTIC_PHRASE_ENDS, 13, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"first Tuesday in October", DIAGNOSTIC_PHRASE_EXPECTED, 14, "in",
		"expected 'of', found 'in'", NULL},
	    {"first Tuesday of", DIAGNOSTIC_PHRASE_ENDS, 16, "",
		"the phrase ends where a month or 'month of \xE2\x80\xA6' is "
		"expected",
		NULL},
	    {"first Tuesday of Octobr", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"Octobr",
		"expected a month or 'month of \xE2\x80\xA6', found 'Octobr'",
		"did you mean 'October'?"},
	    {"first Tuesday of last month of quarter",
		DIAGNOSTIC_PHRASE_EXPECTED, 17, "last",
		"expected a month or 'month of \xE2\x80\xA6', found 'last'",
		"a quarter's last month is 'month of end of quarter'"},
	    {"first Tuesday of final", DIAGNOSTIC_PHRASE_EXPECTED, 17, "final",
		"expected a month or 'month of \xE2\x80\xA6', found 'final'",
		NULL},
	    {"first Tuesday of ccyle month", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"ccyle",
		"expected a month or 'month of \xE2\x80\xA6', found 'ccyle'",
		"did you mean 'cycle'?"},
	    {"first Tuesday of May lats year", DIAGNOSTIC_PHRASE_TRAILING, 21,
		"lats year", "'lats year' after the end of the phrase",
		"did you mean 'last'?"},
	    {"first Tuesday of May last yaer", DIAGNOSTIC_PHRASE_TRAILING, 21,
		"last yaer", "'last yaer' after the end of the phrase",
		"did you mean 'year'?"},
	    {"first Tuesday of every month", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"every",
		"expected a month or 'month of \xE2\x80\xA6', found 'every'",
		NULL},
	    {"first Tuesday of month", DIAGNOSTIC_PHRASE_ENDS, 22, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"first Tuesday of month of", DIAGNOSTIC_PHRASE_ENDS, 25, "",
		"the phrase ends where a date is expected", NULL},
	    {"first Tuesday of October 20", DIAGNOSTIC_PHRASE_TRAILING, 25,
		"20", "'20' after the end of the phrase", NULL},
	    {"first Tuesday of October 20261", DIAGNOSTIC_PHRASE_TRAILING, 25,
		"20261", "'20261' after the end of the phrase", NULL},
	    {"first Tuesday of October 1582", DIAGNOSTIC_DATE_RANGE, 25, "1582",
		"date '1582' is outside the years 1583 to 9999", NULL},
	    {"first Tuesday of October year", DIAGNOSTIC_PHRASE_ENDS, 29, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"first Tuesday of October year of", DIAGNOSTIC_PHRASE_ENDS, 32, "",
		"the phrase ends where a date is expected", NULL},
	    {"first Tuesday of cycle", DIAGNOSTIC_PHRASE_ENDS, 22, "",
		"the phrase ends where 'month' is expected", NULL},
	    {"first week of October", DIAGNOSTIC_PHRASE_EXPECTED, 6, "week",
		"expected a weekday, 'day' or 'business day', found 'week'",
		NULL},
	    {"first business week of October", DIAGNOSTIC_PHRASE_EXPECTED, 15,
		"week", "expected 'day', found 'week'", NULL},
	    {"first weekend of October", DIAGNOSTIC_PHRASE_EXPECTED, 14, "of",
		"expected 'day', found 'of'", NULL},
	    {"sixth Tuesday of October", DIAGNOSTIC_IMPOSSIBLE_DAY, 6,
		"Tuesday", "no month has 6 Tuesdays", NULL},
	    {"sixth to last Tuesday of October", DIAGNOSTIC_IMPOSSIBLE_DAY, 14,
		"Tuesday", "no month has 6 Tuesdays", NULL},
	    {"0th day of October", DIAGNOSTIC_IMPOSSIBLE_DAY, 0, "0th",
		"no month has that many days", NULL},
	    {"32nd day of October", DIAGNOSTIC_IMPOSSIBLE_DAY, 0, "32nd",
		"no month has that many days", NULL},
	    {"second to first day of October", DIAGNOSTIC_PHRASE_EXPECTED, 10,
		"first", "expected 'last', found 'first'", NULL},
	    {"second to day of October", DIAGNOSTIC_PHRASE_EXPECTED, 10, "day",
		"expected 'last', found 'day'", NULL},
	    {"99999999999th day of May", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"99999999999th", "no month has that many days", NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_slots(void **state)
{
	static const struct row rows[] = {
	    {"first minor on cycle", DIAGNOSTIC_PHRASE_EXPECTED, 15, "cycle",
		"expected 'or', found 'cycle'", NULL},
	    {"first minor on or cycle", DIAGNOSTIC_PHRASE_EXPECTED, 18, "cycle",
		"expected 'after' or 'before', found 'cycle'", NULL},
	    {"first minor after", DIAGNOSTIC_PHRASE_ENDS, 17, "",
		"the phrase ends where a date is expected", NULL},
	    {"first minor nearest final", DIAGNOSTIC_PHRASE_TRAILING, 12,
		"nearest final", "'nearest final' after the end of the phrase",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_numbered_days(void **state)
{
	static const struct row rows[] = {
	    {"day", DIAGNOSTIC_PHRASE_ENDS, 3, "",
		"the phrase ends where the number of a day is expected", NULL},
	    {"day one of May", DIAGNOSTIC_PHRASE_EXPECTED, 4, "one",
		"expected the number of a day, found 'one'", NULL},
	    {"day 0 of May", DIAGNOSTIC_NOT_A_NUMBER, 4, "0",
		"'0' is not a whole number from 1 to 31", NULL},
	    {"day 32 of May", DIAGNOSTIC_NOT_A_NUMBER, 4, "32",
		"'32' is not a whole number from 1 to 31", NULL},
	    {"day 31 of April", DIAGNOSTIC_NO_SUCH_DAY, 4, "31",
		"April has 30 days, so day 31 does not exist", NULL},
	    {"day 30 of February 2024", DIAGNOSTIC_NO_SUCH_DAY, 4, "30",
		"February 2024 has 29 days, so day 30 does not exist", NULL},
	    {"day 29 of February 2023", DIAGNOSTIC_NO_SUCH_DAY, 4, "29",
		"February 2023 has 28 days, so day 29 does not exist", NULL},
	    {"day 3", DIAGNOSTIC_PHRASE_ENDS, 5, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"day 3 of", DIAGNOSTIC_PHRASE_ENDS, 8, "",
		"the phrase ends where a month or 'month of \xE2\x80\xA6' is "
		"expected",
		NULL},
	    {"day 3 May", DIAGNOSTIC_PHRASE_EXPECTED, 6, "May",
		"expected 'of', found 'May'", NULL},
	    {"25 Decembr", DIAGNOSTIC_UNKNOWN_UNIT, 3, "Decembr",
		"unknown unit 'Decembr' in '25 Decembr'", UNITS},
	    {"31 April", DIAGNOSTIC_NO_SUCH_DAY, 0, "31",
		"April has 30 days, so day 31 does not exist", NULL},
	    {"0 May", DIAGNOSTIC_NO_SUCH_DAY, 0, "0",
		"May has 31 days, so day 0 does not exist", NULL},
	    {"30 February", DIAGNOSTIC_NO_SUCH_DAY, 0, "30",
		"February has 29 days, so day 30 does not exist", NULL},
	    {"29 February 2023", DIAGNOSTIC_NO_SUCH_DAY, 0, "29",
		"February 2023 has 28 days, so day 29 does not exist", NULL},
	    {"32 May next year", DIAGNOSTIC_NO_SUCH_DAY, 0, "32",
		"May has 31 days, so day 32 does not exist", NULL},
	    {"week", DIAGNOSTIC_PHRASE_ENDS, 4, "",
		"the phrase ends where the number of a week is expected", NULL},
	    {"week 0 of May", DIAGNOSTIC_NOT_A_NUMBER, 5, "0",
		"'0' is not a whole number from 1 to 5", NULL},
	    {"week 6 of May", DIAGNOSTIC_NOT_A_NUMBER, 5, "6",
		"'6' is not a whole number from 1 to 5", NULL},
	    {"week 1", DIAGNOSTIC_PHRASE_ENDS, 6, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"week 1 of", DIAGNOSTIC_PHRASE_ENDS, 9, "",
		"the phrase ends where a month or 'month of \xE2\x80\xA6' is "
		"expected",
		NULL},
	    {"week 1 of 2026", DIAGNOSTIC_PHRASE_EXPECTED, 10, "2026",
		"expected a month or 'month of \xE2\x80\xA6', found '2026'",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_lists_and_groups(void **state)
{
	static const struct row rows[] = {
	    {"latest", DIAGNOSTIC_PHRASE_ENDS, 6, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"latest cycle", DIAGNOSTIC_PHRASE_EXPECTED, 7, "cycle",
		"expected 'of', found 'cycle'", NULL},
	    {"latest of", DIAGNOSTIC_PHRASE_ENDS, 9, "",
		"the phrase ends where a date is expected", NULL},
	    {"latest of cycle,", DIAGNOSTIC_PHRASE_ENDS, 16, "",
		"the phrase ends where a date is expected", NULL},
	    {"latest of cycle,,final", DIAGNOSTIC_PHRASE_EXPECTED, 16, ",",
		"expected a date, found ','", NULL},
	    {"latest of cycle and", DIAGNOSTIC_PHRASE_ENDS, 19, "",
		"the phrase ends where a date is expected", NULL},
	    {"latest of cycle or final", DIAGNOSTIC_PHRASE_TRAILING, 16,
		"or final", "'or final' after the end of the phrase", NULL},
	    {"latest of cycle final", DIAGNOSTIC_PHRASE_TRAILING, 16, "final",
		"'final' after the end of the phrase", NULL},
	    {"earliest of ()", DIAGNOSTIC_PHRASE_EXPECTED, 13, ")",
		"expected a date, found ')'", NULL},
	    {"(", DIAGNOSTIC_PHRASE_ENDS, 1, "",
		"the phrase ends where a date is expected", NULL},
	    {"()", DIAGNOSTIC_PHRASE_EXPECTED, 1, ")",
		"expected a date, found ')'", NULL},
	    {"(cycle", DIAGNOSTIC_PHRASE_ENDS, 6, "",
		"the phrase ends where ')' is expected", NULL},
	    {"(cycle final", DIAGNOSTIC_PHRASE_EXPECTED, 7, "final",
		"expected ')', found 'final'", NULL},
	    {"cycle)", DIAGNOSTIC_PHRASE_TRAILING, 5, ")",
		"')' after the end of the phrase", NULL},
	    {"cycle cycle", DIAGNOSTIC_PHRASE_TRAILING, 6, "cycle",
		"'cycle' after the end of the phrase", NULL},
	    {"final after", DIAGNOSTIC_PHRASE_TRAILING, 6, "after",
		"'after' after the end of the phrase", NULL},
	    {"final and 2 days", DIAGNOSTIC_PHRASE_TRAILING, 6, "and 2 days",
		"'and 2 days' after the end of the phrase", NULL},
	    {"2026-10-01 2026-10-02", DIAGNOSTIC_PHRASE_TRAILING, 11,
		"2026-10-02", "'2026-10-02' after the end of the phrase", NULL},
	    {", cycle", DIAGNOSTIC_PHRASE_EXPECTED, 0, ",",
		"expected a date, found ','", NULL},
	    {"+2", DIAGNOSTIC_PHRASE_EXPECTED, 0, "+2",
		"expected a date, found '+2'", NULL},
	    {"of", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "of",
		"no milestone 'of'; known here: " KNOWN, NULL},
	    {"\"x\"", DIAGNOSTIC_PHRASE_EXPECTED, 0, "\"x\"",
		"expected a date, found '\"x\"'", NULL},
	    {"%", DIAGNOSTIC_PHRASE_EXPECTED, 0, "%",
		"expected a date, found '%'", NULL},
	    {"final ; drop", DIAGNOSTIC_PHRASE_TRAILING, 6, "; drop",
		"'; drop' after the end of the phrase", NULL},
	    {"3.12", DIAGNOSTIC_PHRASE_EXPECTED, 0, "3.12",
		"expected a date, found '3.12'", NULL},
	    {"the", DIAGNOSTIC_PHRASE_ENDS, 3, "",
		"the phrase ends where a date is expected", NULL},
	    {"the the", DIAGNOSTIC_PHRASE_ENDS, 7, "",
		"the phrase ends where a date is expected", NULL},
	    {"October", DIAGNOSTIC_PHRASE_EXPECTED, 0, "October",
		"expected a date, found 'October'",
		"a month is no day: write '1 October', 'first Tuesday of "
		"October' or 'end of month of 1 October'"},
	    {"October 2026", DIAGNOSTIC_PHRASE_EXPECTED, 0, "October",
		"expected a date, found 'October'",
		"a month is no day: write '1 October', 'first Tuesday of "
		"October' or 'end of month of 1 October'"},
	    {"1.10.2026", DIAGNOSTIC_DATE_FORM, 0, "1.10.2026",
		"date '1.10.2026' is not in the form YYYY-MM-DD",
		"write 2026-10-01 or 2026-01-10"},
	    {"13.10.2026", DIAGNOSTIC_DATE_FORM, 0, "13.10.2026",
		"date '13.10.2026' is not in the form YYYY-MM-DD",
		"write 2026-10-13"},
	    {"1.2.3.4", DIAGNOSTIC_DATE_FORM, 0, "1.2.3.4",
		"date '1.2.3.4' is not in the form YYYY-MM-DD",
		"write the year with four digits, then month and day with two: "
		"2026-10-01"},
	    {"first October", DIAGNOSTIC_PHRASE_EXPECTED, 6, "October",
		"expected a weekday, 'day' or 'business day', found 'October'",
		"a day of a month is written '1 October'"},
	    {"first minor before final", DIAGNOSTIC_PHRASE_EXPECTED, 12,
		"before", "expected 'after' behind 'first', found 'before'",
		"write 'last \xE2\x80\xA6 before', 'last \xE2\x80\xA6 on or "
		"before', 'first \xE2\x80\xA6 after' or 'first \xE2\x80\xA6 on "
		"or after'"},
	    {"last minor after final", DIAGNOSTIC_PHRASE_EXPECTED, 11, "after",
		"expected 'before' behind 'last', found 'after'",
		"write 'last \xE2\x80\xA6 before', 'last \xE2\x80\xA6 on or "
		"before', 'first \xE2\x80\xA6 after' or 'first \xE2\x80\xA6 on "
		"or after'"},
	    {"last minor on or after final", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"after", "expected 'before' behind 'last', found 'after'",
		"write 'last \xE2\x80\xA6 before', 'last \xE2\x80\xA6 on or "
		"before', 'first \xE2\x80\xA6 after' or 'first \xE2\x80\xA6 on "
		"or after'"},
	};

	(void)state;
	CHECK_ROWS(parse_phrase, rows);
}

static void
test_repeats(void **state)
{
	static const struct row rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a unit, an amount or days of a month is "
		"expected",
		NULL},
	    {"every", DIAGNOSTIC_PHRASE_ENDS, 5, "",
		"the phrase ends where a unit, an amount or days of a month is "
		"expected",
		NULL},
	    {"fortnight", DIAGNOSTIC_PHRASE_EXPECTED, 0, "fortnight",
		"expected a unit, an amount or days of a month, found "
		"'fortnight'",
		NULL},
	    {"wek", DIAGNOSTIC_PHRASE_EXPECTED, 0, "wek",
		"expected a unit, an amount or days of a month, found 'wek'",
		"did you mean 'week'?"},
	    {"weekss", DIAGNOSTIC_PHRASE_EXPECTED, 0, "weekss",
		"expected a unit, an amount or days of a month, found 'weekss'",
		"did you mean 'weeks'?"},
	    {"2", DIAGNOSTIC_PHRASE_ENDS, 1, "",
		"the phrase ends where a unit such as 'weeks' is expected",
		UNITS},
	    {"2 weaks", DIAGNOSTIC_UNKNOWN_UNIT, 2, "weaks",
		"unknown unit 'weaks' in '2 weaks'",
		"write '2 weeks' " UNIT_LIST},
	    {"0 weeks", DIAGNOSTIC_AMOUNT_RANGE, 0, "0 weeks",
		"'0 weeks' is not an amount from 1 to 36600 days (100 years)",
		NULL},
	    {"2 weeks and", DIAGNOSTIC_PHRASE_TRAILING, 8, "and",
		"'and' after the end of the phrase", NULL},
	    {"2 weeks after final", DIAGNOSTIC_PHRASE_TRAILING, 8,
		"after final", "'after final' after the end of the phrase",
		NULL},
	    {"week week", DIAGNOSTIC_PHRASE_TRAILING, 5, "week",
		"'week' after the end of the phrase", NULL},
	    {"Mondays and", DIAGNOSTIC_PHRASE_ENDS, 11, "",
		"the phrase ends where a weekday is expected", NULL},
	    {"Mondays, ", DIAGNOSTIC_PHRASE_ENDS, 9, "",
		"the phrase ends where a weekday is expected", NULL},
	    {"Mondays Tuesdays", DIAGNOSTIC_PHRASE_TRAILING, 8, "Tuesdays",
		"'Tuesdays' after the end of the phrase", NULL},
	    {"Mondays and weeks", DIAGNOSTIC_PHRASE_EXPECTED, 12, "weeks",
		"expected a weekday, found 'weeks'", NULL},
	    {"Mondays, Tusdays", DIAGNOSTIC_PHRASE_EXPECTED, 9, "Tusdays",
		"expected a weekday, found 'Tusdays'",
		"did you mean 'Tuesdays'?"},
	    {"first", DIAGNOSTIC_PHRASE_ENDS, 5, "",
		"the phrase ends where a weekday, 'day' or 'business day' is "
		"expected",
		NULL},
	    {"first Tuesday", DIAGNOSTIC_PHRASE_ENDS, 13, "",
		"the phrase ends where 'of' is expected", NULL},
	    {"first Tuesday of", DIAGNOSTIC_PHRASE_ENDS, 16, "",
		"the phrase ends where a month or 'every' is expected", NULL},
	    {"first Tuesday in May", DIAGNOSTIC_PHRASE_EXPECTED, 14, "in",
		"expected 'of', found 'in'", NULL},
	    {"first Tuesday of Octobr", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"Octobr", "expected a month or 'every', found 'Octobr'",
		"did you mean 'October'?"},
	    {"first Tuesday of May and", DIAGNOSTIC_PHRASE_ENDS, 24, "",
		"the phrase ends where a month or 'every' is expected", NULL},
	    {"first Tuesday of May,", DIAGNOSTIC_PHRASE_ENDS, 21, "",
		"the phrase ends where a month or 'every' is expected", NULL},
	    {"first Tuesday of May 2026", DIAGNOSTIC_PHRASE_TRAILING, 21,
		"2026", "'2026' after the end of the phrase", NULL},
	    {"first Tuesday of May and Juin", DIAGNOSTIC_PHRASE_EXPECTED, 25,
		"Juin", "expected a month or 'every', found 'Juin'",
		"did you mean 'Jun'?"},
	    {"first Tuesday of every", DIAGNOSTIC_PHRASE_ENDS, 22, "",
		"the phrase ends where 'month' is expected", NULL},
	    {"first Tuesday of every week", DIAGNOSTIC_PHRASE_EXPECTED, 23,
		"week", "expected 'month', found 'week'", NULL},
	    {"first Tuesday of every quarter", DIAGNOSTIC_PHRASE_EXPECTED, 23,
		"quarter", "expected 'month', found 'quarter'",
		"name the months: 'March, June, September and December', or "
		"write 'every third month'"},
	    {"first Tuesday of every 2nd quarter", DIAGNOSTIC_PHRASE_EXPECTED,
		27, "quarter", "expected 'month', found 'quarter'",
		"name the months: 'March, June, September and December', or "
		"write 'every third month'"},
	    {"first Tuesday of every last month", DIAGNOSTIC_PHRASE_EXPECTED,
		23, "last",
		"expected a step such as '2nd' or 'month', found 'last'", NULL},
	    {"first Tuesday of every second to last month",
		DIAGNOSTIC_PHRASE_EXPECTED, 30, "to",
		"expected 'month', found 'to'", NULL},
	    {"first Tuesday of every 0th month", DIAGNOSTIC_AMOUNT_RANGE, 23,
		"0th", "'0th' is not an amount from 1 to 120 months", NULL},
	    {"first Tuesday of every 0 months", DIAGNOSTIC_AMOUNT_RANGE, 23,
		"0", "'0' is not an amount from 1 to 120 months", NULL},
	    {"first Tuesday of every 121 months", DIAGNOSTIC_AMOUNT_RANGE, 23,
		"121", "'121' is not an amount from 1 to 120 months", NULL},
	    {"first Tuesday of every 121st month", DIAGNOSTIC_AMOUNT_RANGE, 23,
		"121st", "'121st' is not an amount from 1 to 120 months", NULL},
	    {"first Tuesday of every 2nd", DIAGNOSTIC_PHRASE_ENDS, 26, "",
		"the phrase ends where 'month' is expected", NULL},
	    {"first Tuesday of every 2nd week", DIAGNOSTIC_PHRASE_EXPECTED, 27,
		"week", "expected 'month', found 'week'", NULL},
	    {"first Tuesday of eevry month", DIAGNOSTIC_PHRASE_EXPECTED, 17,
		"eevry", "expected a month or 'every', found 'eevry'",
		"did you mean 'every'?"},
	    {"Teusday of week 12", DIAGNOSTIC_PHRASE_EXPECTED, 0, "Teusday",
		"expected a unit, an amount or days of a month, found "
		"'Teusday'",
		"did you mean 'Tuesday'?"},
	    {"sixth Tuesday of every month", DIAGNOSTIC_IMPOSSIBLE_DAY, 6,
		"Tuesday", "no month has 6 Tuesdays", NULL},
	    {"32nd day of every month", DIAGNOSTIC_IMPOSSIBLE_DAY, 0, "32nd",
		"no month has that many days", NULL},
	    {"day 0 of every month", DIAGNOSTIC_PHRASE_EXPECTED, 4, "0",
		"expected a day from 1 to 31, found '0'", NULL},
	    {"day 32 of every month", DIAGNOSTIC_PHRASE_EXPECTED, 4, "32",
		"expected a day from 1 to 31, found '32'", NULL},
	    {"day of every month", DIAGNOSTIC_PHRASE_TRAILING, 4,
		"of every month",
		"'of every month' after the end of the phrase", NULL},
	    {"day 31 of February", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"day 31 of February", "none of these months has that many days",
		NULL},
	    {"day 30 of February", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"day 30 of February", "none of these months has that many days",
		NULL},
	    {"day 31 of April and June", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"day 31 of April and June",
		"none of these months has that many days", NULL},
	    {"30th day of February", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"30th day of February",
		"none of these months has that many days", NULL},
	    {"30th to last day of February", DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"30th to last day of February",
		"none of these months has that many days", NULL},
	    {"31st day of February, April, June, September and November",
		DIAGNOSTIC_IMPOSSIBLE_DAY, 0,
		"31st day of February, April, June, September and November",
		"none of these months has that many days", NULL},
	    {"rrule", DIAGNOSTIC_PHRASE_EXPECTED, 0, "rrule",
		"expected a unit, an amount or days of a month, found 'rrule'",
		NULL},
	    {"rrule: FREQ=DAILY INTERVAL=2", DIAGNOSTIC_RRULE, 0,
		"rrule: FREQ=DAILY INTERVAL=2",
		"recurrence rule 'FREQ=DAILY INTERVAL=2' holds a character "
		"that no rule has",
		NULL},
	    {"x rrule: FREQ=DAILY", DIAGNOSTIC_PHRASE_EXPECTED, 0, "x",
		"expected a unit, an amount or days of a month, found 'x'",
		NULL},
	    {"2026-10-01", DIAGNOSTIC_PHRASE_EXPECTED, 0, "2026-10-01",
		"expected a unit, an amount or days of a month, found "
		"'2026-10-01'",
		NULL},
	    {"cycle", DIAGNOSTIC_PHRASE_EXPECTED, 0, "cycle",
		"expected a unit, an amount or days of a month, found 'cycle'",
		NULL},
	    {",", DIAGNOSTIC_PHRASE_EXPECTED, 0, ",",
		"expected a unit, an amount or days of a month, found ','",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_repeat, rows);
}

static void
test_amounts(void **state)
{
	static const struct row rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a number is expected", NULL},
	    {"3", DIAGNOSTIC_PHRASE_ENDS, 1, "",
		"the phrase ends where a unit such as 'weeks' is expected",
		UNITS},
	    {"3 weeks and", DIAGNOSTIC_PHRASE_TRAILING, 8, "and",
		"'and' after the end of the phrase", NULL},
	    {"3 weeks and final", DIAGNOSTIC_PHRASE_TRAILING, 8, "and final",
		"'and final' after the end of the phrase", NULL},
	    {"3 weeks, 2 days", DIAGNOSTIC_PHRASE_TRAILING, 7, ", 2 days",
		"', 2 days' after the end of the phrase", NULL},
	    {"three weks", DIAGNOSTIC_UNKNOWN_UNIT, 6, "weks",
		"unknown unit 'weks' in 'three weks'",
		"write 'three weeks' " UNIT_LIST},
	    {"100 years and 1 year", DIAGNOSTIC_AMOUNT_RANGE, 14, "1 year",
		"'1 year' is not an amount from 1 to 36600 days (100 years)",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_amount, rows);
}

static void
test_targets(void **state)
{
	static const struct row rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a milestone is expected", NULL},
	    {"gama", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "gama",
		"no milestone 'gama'; known here: " KNOWN, NULL},
	    {"bta 1", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "bta",
		"no milestone 'bta'; known here: " KNOWN,
		"did you mean 'beta'?"},
	    {"finl", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "finl",
		"no milestone 'finl'; known here: " KNOWN,
		"did you mean 'final'?"},
	    {"beta 1 2", DIAGNOSTIC_PHRASE_TRAILING, 7, "2",
		"'2' after the end of the phrase", NULL},
	    {"beta 0", DIAGNOSTIC_NOT_A_NUMBER, 5, "0",
		"'0' is not a whole number from 1 to 10000", NULL},
	    {"beta slot", DIAGNOSTIC_PHRASE_ENDS, 9, "",
		"the phrase ends where the number of a slot is expected", NULL},
	    {"beta slot x", DIAGNOSTIC_PHRASE_EXPECTED, 10, "x",
		"expected the number of a slot, found 'x'", NULL},
	    {"beta slot 2 3", DIAGNOSTIC_PHRASE_TRAILING, 12, "3",
		"'3' after the end of the phrase", NULL},
	    {"1", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "1",
		"no milestone '1'; known here: " KNOWN, NULL},
	    {"2026-01-01", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "2026-01-01",
		"no milestone '2026-01-01'; known here: " KNOWN, NULL},
	    {"beta-1", DIAGNOSTIC_PHRASE_TRAILING, 4, "-1",
		"'-1' after the end of the phrase", NULL},
	    {"featur freeze", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "featur freeze",
		"no milestone 'featur freeze'; known here: " KNOWN,
		"did you mean 'feature-freeze'?"},
	    {"beta 1 of previous", DIAGNOSTIC_PHRASE_TRAILING, 7, "of previous",
		"'of previous' after the end of the phrase", NULL},
	    {"last beta", DIAGNOSTIC_UNKNOWN_MILESTONE, 0, "last",
		"no milestone 'last'; known here: " KNOWN, NULL},
	    {"start of bugfx", DIAGNOSTIC_UNKNOWN_MILESTONE, 0,
		"start of bugfx",
		"no milestone 'start of bugfx'; known here: " KNOWN,
		"did you mean 'start of bugfix'?"},
	};

	(void)state;
	CHECK_ROWS(parse_target, rows);
}

static void
test_cycle_starts(void **state)
{
	static const struct row rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a date, or a month and a year ('October "
		"2020') is expected",
		NULL},
	    {"October", DIAGNOSTIC_PHRASE_ENDS, 7, "",
		"the phrase ends where a year of four digits is expected",
		NULL},
	    {"October 20", DIAGNOSTIC_PHRASE_EXPECTED, 8, "20",
		"expected a year of four digits, found '20'", NULL},
	    {"October 20201", DIAGNOSTIC_PHRASE_EXPECTED, 8, "20201",
		"expected a year of four digits, found '20201'", NULL},
	    {"October 1200", DIAGNOSTIC_DATE_RANGE, 8, "1200",
		"date '1200' is outside the years 1583 to 9999", NULL},
	    {"Octobr 2020", DIAGNOSTIC_PHRASE_EXPECTED, 0, "Octobr",
		"expected a date, or a month and a year ('October 2020'), "
		"found 'Octobr'",
		"did you mean 'October'?"},
	    {"2020", DIAGNOSTIC_PHRASE_EXPECTED, 0, "2020",
		"expected a date, or a month and a year ('October 2020'), "
		"found '2020'",
		NULL},
	    {"2020-02-30", DIAGNOSTIC_NO_SUCH_DAY, 0, "2020-02-30",
		"February 2020 has 29 days, so 2020-02-30 does not exist",
		NULL},
	    {"2020-1-1", DIAGNOSTIC_DATE_FORM, 0, "2020-1-1",
		"date '2020-1-1' is not in the form YYYY-MM-DD",
		"write 2020-01-01"},
	    {"October 2020 x", DIAGNOSTIC_PHRASE_TRAILING, 13, "x",
		"'x' after the end of the phrase", NULL},
	    {"2020-01-01 x", DIAGNOSTIC_PHRASE_TRAILING, 11, "x",
		"'x' after the end of the phrase", NULL},
	    {"October next year", DIAGNOSTIC_PHRASE_EXPECTED, 8, "next",
		"expected a year of four digits, found 'next'", NULL},
	    {"first October 2020", DIAGNOSTIC_PHRASE_EXPECTED, 0, "first",
		"expected a date, or a month and a year ('October 2020'), "
		"found 'first'",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_cycle_start, rows);
}

static void
test_values(void **state)
{
	static const struct row rows[] = {
	    {"fifth Tuesday of October", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"fifth Tuesday of October",
		"in series 3.15: October 2026 has no fifth Tuesday",
		"write 'last Tuesday'"},
	    {"29 February", DIAGNOSTIC_NO_DAY_IN_SERIES, 0, "29 February",
		"in series 3.15: February 2026 has 28 days, so day 29 does not "
		"exist",
		"the last day of a month is 'end of month of \xE2\x80\xA6'"},
	    {"day 31 of month of 2026-04-01", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"day 31 of month of 2026-04-01",
		"in series 3.15: April 2026 has 30 days, so day 31 does not "
		"exist",
		"the last day of a month is 'end of month of \xE2\x80\xA6'"},
	    {"31st day of month of 2026-04-01", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"31st day of month of 2026-04-01",
		"in series 3.15: April 2026 has no 31st day", NULL},
	    {"23rd business day of October", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"23rd business day of October",
		"in series 3.15: October 2026 has no 23rd business day", NULL},
	    {"ninth to last weekend day of February",
		DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"ninth to last weekend day of February",
		"in series 3.15: February 2026 has no ninth to last weekend "
		"day",
		NULL},
	    {"week 5 of October", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"week 5 of October",
		"in series 3.15: October 2026 has no week 5", NULL},
	    {"week 5 of February next year", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"week 5 of February next year",
		"in series 3.15: February 2027 has no week 5", NULL},
	    {"Tuesday of week 53 of next year", DIAGNOSTIC_NO_DAY_IN_SERIES, 0,
		"Tuesday of week 53 of next year",
		"in series 3.15: 2027 has 52 weeks", NULL},
	    {"36600 days after 9900-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"36600 days after 9900-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"1 day after 9999-12-31", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"1 day after 9999-12-31",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"1 day before 1583-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"1 day before 1583-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"100 years before 1600-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"100 years before 1600-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"1 business day after 9999-12-31", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"1 business day after 9999-12-31",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"Friday after 9999-12-31", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"Friday after 9999-12-31",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"Tuesday on or before 1583-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"Tuesday on or before 1583-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"Monday in the week of 1583-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"Monday in the week of 1583-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"start of week of 1583-01-01", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"start of week of 1583-01-01",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	    {"end of week of 9999-12-31", DIAGNOSTIC_OUT_OF_RANGE, 0,
		"end of week of 9999-12-31",
		"in series 3.15: the date leaves the years 1583 to 9999", NULL},
	};

	(void)state;
	CHECK_ROWS(parse_value, rows);
}

/* Where no milestone is known, none is spoken of. */
static void
test_no_names(void **state)
{
	static const struct row rows[] = {
	    {"gamma", DIAGNOSTIC_PHRASE_EXPECTED, 0, "gamma",
		"expected a date, found 'gamma'", NULL},
	    {"cycl", DIAGNOSTIC_PHRASE_EXPECTED, 0, "cycl",
		"expected a date, found 'cycl'", "did you mean 'cycle'?"},
	    {"frist Monday of May", DIAGNOSTIC_PHRASE_EXPECTED, 0, "frist",
		"expected a date, found 'frist'", "did you mean 'first'?"},
	    {"first bugfix after cycle", DIAGNOSTIC_PHRASE_EXPECTED, 6,
		"bugfix",
		"expected a weekday, 'day' or 'business day', found 'bugfix'",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_phrase_without_names, rows);
}

/* The years of the calendar end while a phrase looks a year ahead. */
static void
test_last_year(void **state)
{
	static const char *const texts[] = {"first Monday of May next year",
	    "1 May next year", "week 1 of May next year",
	    "Monday of week 1 of next year", "1st day of May next year"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct phrase_fixture fixture;
		struct phrase_scope scope;
		struct phrase_value value;
		const struct phrase *phrase;

		fixture_init(&fixture, texts[i]);
		scope = fixture_scope(&fixture, fixture_date("9999-10-01"));
		phrase = phrase_parse(&fixture.arena, &fixture_names,
		    &fixture.text, &fixture.diagnostics);
		assert_non_null(phrase);
		assert_false(phrase_evaluate(phrase, &scope, &value));
		assert_int_equal(fixture.diagnostics.errors, 1);
		assert_int_equal(fixture.diagnostics.items[0]->code,
		    DIAGNOSTIC_OUT_OF_RANGE);
		fixture_release(&fixture);
	}
}

/* A month that lacks the day when it is asked again. */
static void
test_stepped(void **state)
{
	struct phrase_fixture fixture;
	struct phrase_scope scope;
	struct phrase_value value;
	const struct phrase *phrase;

	(void)state;
	fixture_init(&fixture, "31 January");
	scope = fixture_scope(&fixture, fixture_date("2026-10-01"));
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	assert_false(phrase_evaluate_stepped(phrase, &scope, 1, &value));
	assert_string_equal(fixture.diagnostics.items[0]->message,
	    "in series 3.15: February 2026 has 28 days, so day 31 does not "
	    "exist");
	/* The same mistake, met again in another step, is said once. */
	assert_false(phrase_evaluate_stepped(phrase, &scope, 3, &value));
	assert_int_equal(fixture.diagnostics.errors, 1);
	fixture_release(&fixture);

	fixture_init(&fixture, "9999-12-01");
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	assert_non_null(phrase);
	scope = fixture_scope(&fixture, fixture_date("2026-10-01"));
	assert_false(phrase_evaluate_stepped(phrase, &scope, 1, &value));
	assert_int_equal(
	    fixture.diagnostics.items[0]->code, DIAGNOSTIC_OUT_OF_RANGE);
	fixture_release(&fixture);
}

static size_t
nest(char *text, const char *before, int count, const char *inner,
    const char *after)
{
	size_t length = 0;

	for (int i = 0; i < count; i++)
		length += (size_t)sprintf(text + length, "%s", before);
	length += (size_t)sprintf(text + length, "%s", inner);
	for (int i = 0; i < count; i++)
		length += (size_t)sprintf(text + length, "%s", after);
	return length;
}

static void
check_depth(const char *before, const char *inner, const char *after)
{
	static char text[4096];

	for (int depth = 62; depth <= 66; depth++) {
		struct phrase_fixture fixture;
		bool is_good;

		fixture_init_bytes(
		    &fixture, text, nest(text, before, depth, inner, after));
		is_good = parse_phrase(&fixture);
		if (is_good != (depth < 64))
			fail_msg("%d times '%s' is %s", depth, before,
			    is_good ? "accepted" : "refused");
		if (!is_good) {
			assert_int_equal(fixture.diagnostics.errors, 1);
			assert_string_equal(
			    fixture.diagnostics.items[0]->message,
			    "phrase nested deeper than 64 levels");
			assert_int_equal(fixture.diagnostics.items[0]->offset,
			    64 * strlen(before));
		}
		fixture_release(&fixture);
	}
}

static void
test_depth(void **state)
{
	(void)state;
	check_depth("(", "cycle", ")");
	check_depth("1 day after ", "cycle", "");
	check_depth("end of month of ", "cycle", "");
	check_depth("latest of ", "cycle", "");
	check_depth("1 May year of ", "cycle", "");
}

/* A place in the file is known by the byte only of text that stands there. */
static void
test_folded(void **state)
{
	struct phrase_fixture fixture;
	const struct diagnostic *item;

	(void)state;
	fixture_init(&fixture, "3 weaks after final");
	fixture.text.verbatim = false;
	fixture.text.at.start = 2;
	fixture.text.at.end = 12;
	assert_false(parse_phrase(&fixture));
	item = fixture.diagnostics.items[0];
	assert_int_equal(item->offset, 2);
	assert_int_equal(item->caret_width, 10);
	fixture_release(&fixture);
}

/* Bytes beyond ASCII stand in words, and in messages as they are. */
static void
test_beyond_ascii(void **state)
{
	struct phrase_fixture fixture;
	const struct diagnostic *item;

	(void)state;
	fixture_init(&fixture, "1 day after na\xC3\xAFve");
	assert_false(parse_phrase(&fixture));
	item = fixture.diagnostics.items[0];
	assert_int_equal(item->offset, 12);
	assert_int_equal(item->caret_width, 5);
	assert_string_equal(
	    item->message, "no milestone 'na\xC3\xAFve'; known here: " KNOWN);
	fixture_release(&fixture);

	/* An escape sequence does not reach the terminal. */
	fixture_init(&fixture, "\033[31mfinal");
	assert_false(parse_phrase(&fixture));
	item = fixture.diagnostics.items[0];
	assert_string_equal(item->message, "expected a date, found '\\x1b'");
	fixture_release(&fixture);

	/* A blank that looks like one and is none. */
	fixture_init(&fixture,
	    "3 weeks\xC2\xA0"
	    "after final");
	assert_false(parse_phrase(&fixture));
	fixture_release(&fixture);
	fixture_init(&fixture, "first\xC2\xA0Tuesday of October");
	assert_false(parse_phrase_without_names(&fixture));
	item = fixture.diagnostics.items[0];
	assert_string_equal(item->help,
	    "the blank in 'first\xC2\xA0Tuesday' is U+00A0; write an ordinary "
	    "one");
	fixture_release(&fixture);
}

static void
test_rrules(void **state)
{
	static const struct row rows[] = {
	    {"rrule: FREQ=DAILY;X=\"\"", DIAGNOSTIC_RRULE, 0,
		"rrule: FREQ=DAILY;X=\"\"",
		"recurrence rule 'FREQ=DAILY;X=\"\"' holds a character that "
		"no rule has",
		NULL},
	    {"rrule FREQ=DAILY", DIAGNOSTIC_PHRASE_EXPECTED, 0, "rrule",
		"expected a unit, an amount or days of a month, found "
		"'rrule'",
		NULL},
	};

	(void)state;
	CHECK_ROWS(parse_repeat, rows);
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
	    cmocka_unit_test(test_counted_days),
	    cmocka_unit_test(test_slots),
	    cmocka_unit_test(test_numbered_days),
	    cmocka_unit_test(test_lists_and_groups),
	    cmocka_unit_test(test_repeats),
	    cmocka_unit_test(test_amounts),
	    cmocka_unit_test(test_targets),
	    cmocka_unit_test(test_cycle_starts),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_no_names),
	    cmocka_unit_test(test_last_year),
	    cmocka_unit_test(test_stepped),
	    cmocka_unit_test(test_depth),
	    cmocka_unit_test(test_folded),
	    cmocka_unit_test(test_beyond_ascii),
	    cmocka_unit_test(test_rrules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
