/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Distances in words, policies, and values of metrics as texts. */
#include "compare/metric_shift.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <takt.h>
#include <cmocka.h>

static struct date
day(const char *text)
{
	struct date date = {0};

	assert_true(date_parse(text, strlen(text), &date));
	return date;
}

static void
check_words(const char *from, const char *to, const char *expected)
{
	struct buf words = {0};

	shift_words(day(from), day(to), &words);
	assert_string_equal(buf_text(&words), expected);
	buf_release(&words);
}

static void
test_words(void **state)
{
	(void)state;
	check_words("2020-01-01", "2020-01-01", "same day");
	check_words("2020-01-01", "2020-01-02", "1 day later");
	check_words("2020-01-14", "2020-01-01", "13 days earlier");
	check_words("2020-01-01", "2020-01-15", "2 weeks later");
	/* Half a week is rounded up. */
	check_words("2020-01-01", "2020-01-18", "2 weeks later");
	check_words("2020-01-01", "2020-01-19", "3 weeks later");
	check_words("2020-01-01", "2020-03-01", "9 weeks later");
	check_words("2020-01-01", "2020-03-02", "2 months later");
	/* Between the months: 15 June is 14 days from 1 June, 16 from 1 July;
	 * 16 June is as near to both. */
	check_words("2020-01-01", "2020-06-15", "5 months later");
	check_words("2020-01-01", "2020-06-16", "6 months later");
	check_words("2020-06-16", "2020-01-01", "6 months earlier");
	/* Months end where they end. */
	check_words("2020-01-31", "2020-06-30", "5 months later");
	check_words("2000-01-01", "2300-01-01", "3600 months later");
	check_words("1583-01-01", "9999-12-31", "101004 months later");
}

static void
check_precise(const char *from, const char *from_last, const char *to,
    const char *to_last, const char *expected)
{
	static const struct {
		int days;
		enum precision precision;
	} lengths[] = {{1, PRECISION_DAY}, {7, PRECISION_WEEK},
	    {31, PRECISION_MONTH}, {92, PRECISION_QUARTER},
	    {366, PRECISION_YEAR}};
	struct summary_date left = {.first = day(from), .last = day(from_last)};
	struct summary_date right = {.first = day(to), .last = day(to_last)};
	struct buf words = {0};

	for (size_t i = sizeof(lengths) / sizeof(lengths[0]); i-- > 0;) {
		if (summary_between(left.first, left.last) < lengths[i].days)
			left.precision = lengths[i].precision;
		if (summary_between(right.first, right.last) < lengths[i].days)
			right.precision = lengths[i].precision;
	}
	shift_words_of(&left, &right, &words);
	assert_string_equal(buf_text(&words), expected);
	buf_release(&words);
}

/* No more is said than is known. */
static void
test_precision(void **state)
{
	(void)state;
	check_precise("2020-01-01", "2020-01-01", "2020-01-15", "2020-01-15",
	    "2 weeks later");
	check_precise("2020-01-19", "2020-01-19", "2020-01-01", "2020-01-31",
	    "same month");
	check_precise("2020-01-31", "2020-01-31", "2020-02-01", "2020-02-29",
	    "1 month later");
	check_precise("2021-10-01", "2021-10-31", "2020-10-05", "2020-10-05",
	    "12 months earlier");
	check_precise("2020-01-06", "2020-01-12", "2020-01-12", "2020-01-12",
	    "same week");
	check_precise("2020-01-06", "2020-01-12", "2020-01-13", "2020-01-13",
	    "1 week later");
	check_precise("2020-01-06", "2020-01-12", "2020-01-05", "2020-01-05",
	    "1 week earlier");
	check_precise("2020-01-06", "2020-01-12", "2020-06-05", "2020-06-05",
	    "5 months later");
	check_precise("2020-01-01", "2020-03-31", "2020-03-31", "2020-03-31",
	    "same quarter");
	check_precise("2020-01-01", "2020-12-31", "2022-01-01", "2022-12-31",
	    "24 months later");
}

/* The section "Example" of PEP 602. */
static void
test_pep_602(void **state)
{
	(void)state;
	check_words("2019-10-14", "2020-08-03", "10 months later");
	check_words("2020-05-18", "2020-11-30", "6 months later");
	check_words("2020-10-05", "2021-04-19", "6 months later");
}

static void
check_policy(const char *text, int64_t months, int64_t least)
{
	struct metric_policy policy;

	assert_true(metric_policy_parse(text, &policy));
	assert_int_equal(policy.months, months);
	assert_int_equal(policy.least, least);
}

static void
check_no_policy(const char *text)
{
	struct metric_policy policy;

	assert_false(metric_policy_parse(text, &policy));
}

static void
test_policy(void **state)
{
	(void)state;
	check_policy("42 months and at least 2", 42, 2);
	check_policy("3 years", 36, 0);
	check_policy("1 year and at least 1", 12, 1);
	check_policy("  1 month ", 1, 0);
	check_policy("at least 3", 0, 3);
	check_no_policy("");
	check_no_policy("42");
	check_no_policy("42 moons");
	check_no_policy("42 monthsand at least 2");
	check_no_policy("0 months");
	check_no_policy("99999 months");
	check_no_policy("42 months and at least");
	check_no_policy("42 months and at least 2 series");
	check_no_policy("-1 months");
}

static void
check_value(const char *name, struct metric_value value, const char *expected)
{
	const struct metric *metric = metric_by_name(name);
	struct buf text = {0};

	assert_non_null(metric);
	metric_format(metric, &value, &text);
	assert_string_equal(buf_text(&text), expected);
	buf_release(&text);
}

static void
check_difference(const char *name, int64_t value, int64_t base,
    const char *expected, int verdict)
{
	const struct metric *metric = metric_by_name(name);
	const struct metric_value left = {true, value, 20, NULL};
	const struct metric_value right = {true, base, 20, NULL};
	struct buf text = {0};

	metric_format_difference(metric, &left, &right, &text);
	assert_string_equal(buf_text(&text), expected);
	assert_int_equal(metric_judge(metric, &left, &right), verdict);
	assert_int_equal(metric_judge(metric, &right, &left), -verdict);
	buf_release(&text);
}

static void
test_values(void **state)
{
	static const struct metric_value unknown = {false, 0, 1, NULL};

	(void)state;
	check_value("cycle length", unknown, "-");
	check_value(
	    "cycle length", (struct metric_value){true, 1, 20, NULL}, "0.1");
	check_value(
	    "cycle length", (struct metric_value){true, -1, 20, NULL}, "-0.1");
	check_value(
	    "cycle length", (struct metric_value){true, 99, 100, NULL}, "1.0");
	check_value("supported series, most",
	    (struct metric_value){true, 5, 1, NULL}, "5");
	check_value("upgrade once a year",
	    (struct metric_value){true, 1, 1, NULL}, "yes");
	check_value("upgrade once a year",
	    (struct metric_value){true, 0, 1, NULL}, "no");
	check_value("busiest month",
	    (struct metric_value){true, 0, 1, "2026-10"}, "2026-10");
}

static void
test_differences(void **state)
{
	(void)state;
	check_difference("wait for final, mean", 20, 40, "-1.0", 1);
	check_difference("wait for final, mean", 40, 20, "+1.0", -1);
	check_difference("wait for final, mean", 40, 40, "", 0);
	check_difference("wait for final, mean", 401, 400, "+0.1", -1);
	check_difference("cycle length", 20, 40, "-1.0", 0);
	check_difference("support left at pick-up, least", 40, 20, "+1.0", 1);
}

static void
test_names(void **state)
{
	(void)state;
	assert_null(metric_by_name("what is this"));
	assert_null(metric_by_name("length of "));
	assert_string_equal(
	    metric_by_name("length of Bugfix")->name, "length of {}");
	assert_string_equal(metric_by_name("length of all support")->name,
	    "length of all support");
	assert_string_equal(metric_by_name("series in the policy, mean")->name,
	    "series in the policy, mean");
	for (const struct metric *metric = metrics; metric->name != NULL;
	     metric++)
		assert_ptr_equal(metric_by_name(metric->name), metric);
}

static bool
append(void *context, const char *bytes, size_t length)
{
	buf_append(context, bytes, length);
	return true;
}

/* A terminal that can show them gets blocks for the phases. */
static void
check_matrix(bool unicode, const char *expected)
{
	static const char file[] =
	    "takt: 1\nproject: A\nversion: '{n}'\n"
	    "cycle: {every: 1 year, from: 2020-01-01, first: '1'}\n"
	    "milestones: {beta: 2 months before final, final: cycle}\n"
	    "support: [{s: {from: final, until: 9 months after final}}]\n";
	const struct takt_date from = {2021, 1, 1}, until = {2021, 12, 31};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	struct takt_cadence *cadence =
	    takt_cadence_read("a.yaml", file, strlen(file), NULL, diagnostics);
	const struct takt_cadence *const both[] = {cadence, cadence};
	const struct takt_compare_options options = {
	    .view = TAKT_COMPARE_MATRIX,
	    .from = &from,
	    .until = &until,
	    .format = "table",
	    .unicode = unicode};
	struct buf out = {0};

	assert_non_null(cadence);
	assert_true(takt_compare(
	    both, 2, &options, (struct takt_sink){append, &out}, diagnostics));
	assert_non_null(strstr(buf_text(&out), expected));
	buf_release(&out);
	takt_cadence_free(cadence);
	takt_diagnostics_free(diagnostics);
}

static void
test_matrix(void **state)
{
	(void)state;
	check_matrix(false, "   2      ##########\n");
	check_matrix(false, "   3                ..\n");
	check_matrix(true, "   2      \xE2\x96\x88\xE2\x96\x88");
	check_matrix(true, "\xC2\xB7\xC2\xB7\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_precision),
	    cmocka_unit_test(test_pep_602),
	    cmocka_unit_test(test_policy),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_differences),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_matrix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
