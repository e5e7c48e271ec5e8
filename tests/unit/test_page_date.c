/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Dates in all the ways in which people write them, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/read.h"

#include <cmocka.h>

static void
append(struct buf *out, const struct page_date *date)
{
	char first[DATE_TEXT_SIZE];
	char last[DATE_TEXT_SIZE];

	switch (date->precision) {
	case PAGE_IMPOSSIBLE:
		buf_printf(out, "!%d-%d-%d", (int)date->year, (int)date->month,
		    (int)date->day);
		break;
	case PAGE_YEARLESS:
		buf_printf(out, "%d-%d", (int)date->month, (int)date->day);
		break;
	case PAGE_DAY:
	case PAGE_MONTH:
		buf_append_string(out, date_format(date->first, first));
		if (date_compare(date->first, date->last) != 0)
			buf_printf(out, "..%s", date_format(date->last, last));
		break;
	}
	if (date->weekday != 0)
		buf_printf(out, "/%d", (int)date->weekday);
}

/* All dates of a row, each behind a blank. */
static bool
see(void *context, const struct page_row *row)
{
	for (size_t i = 0; i < row->date_count; i++) {
		buf_append_char(context, ' ');
		append(context, &row->dates[i]);
	}
	return true;
}

static void
check_dates(const char *text, const char *expected)
{
	const struct source page = {"page", text, strlen(text)};
	struct buf out = {0};

	assert_true(page_read(&page, see, &out));
	if (strcmp(buf_text(&out) + (out.length > 0), expected) != 0)
		print_error("in '%s'\n", text);
	assert_string_equal(buf_text(&out) + (out.length > 0), expected);
	buf_release(&out);
}

static void
days(void **state)
{
	(void)state;
	check_dates("2026-10-01", "2026-10-01");
	check_dates("on 1 October 2026.", "2026-10-01");
	check_dates("(October 1, 2026)", "2026-10-01");
	check_dates("Oct 1 2026", "2026-10-01");
	check_dates("Oct. 1st, 2026", "2026-10-01");
	check_dates("Sept. 22nd 2026", "2026-09-22");
	check_dates("the 3rd of May, 2026", "2026-05-03");
	check_dates("07-May-2026", "2026-05-07");
	check_dates("2026-10-01T12:00:00Z", "2026-10-01");
	check_dates("<b>1</b> October <i>2026</i>", "2026-10-01");
	check_dates("1&nbsp;October\xC2\xA0"
		    "2026",
	    "2026-10-01");
	check_dates("_2026-10-01_ **2026-10-02**", "2026-10-01 2026-10-02");
}

static void
months(void **state)
{
	(void)state;
	check_dates("2031-10", "2031-10-01..2031-10-31");
	check_dates("October 2031", "2031-10-01..2031-10-31");
	check_dates("Feb. 2028, Mar 2028",
	    "2028-02-01..2028-02-29 2028-03-01..2028-03-31");
	check_dates("2031-10-", "2031-10-01..2031-10-31");
}

static void
weekdays(void **state)
{
	(void)state;
	check_dates("Thursday, 2026-10-01", "2026-10-01/4");
	check_dates("Thurs. October 1, 2026", "2026-10-01/4");
	check_dates("Thu the 1st of October 2026", "2026-10-01/4");
	check_dates("2026-10-01 (Thursday)", "2026-10-01/4");
	check_dates("2026-10-01, Thu", "2026-10-01/4");
	check_dates("2026-10-01, Friday 2026-10-02", "2026-10-01 2026-10-02/5");
	check_dates("**Friday**, 2026-10-02", "2026-10-02");
	check_dates("<b>Friday</b>, 2026-10-02", "2026-10-02/5");
	check_dates("Thursday, 1st October", "10-1/4");
	check_dates("October 1st", "10-1");
	check_dates("Monday, May 3", "5-3/1");
}

static void
spans(void **state)
{
	(void)state;
	check_dates("2026-10-01 to 2026-10-03", "2026-10-01..2026-10-03");
	check_dates("2026-10-01..2026-10-03", "2026-10-01..2026-10-03");
	check_dates("2026-10-01/2026-10-03", "2026-10-01..2026-10-03");
	check_dates("1-3 October 2026", "2026-10-01..2026-10-03");
	check_dates("October 1\xE2\x80\x93"
		    "3, 2026",
	    "2026-10-01..2026-10-03");
	check_dates("October 2026 - May 2027", "2026-10-01..2027-05-31");
	check_dates("2026-10-03 to 2026-10-01", "2026-10-03 2026-10-01");
	check_dates("28 September 2026 to Friday, 2 October 2026",
	    "2026-09-28..2026-10-02");
}

static void
impossible(void **state)
{
	(void)state;
	check_dates("2026-02-29", "!2026-2-29");
	check_dates("31 June 2026", "!2026-6-31");
	check_dates("2026-06-00", "!2026-6-0");
}

static void
none(void **state)
{
	static const char *const texts[] = {"10/1/2026", "1.10.2026",
	    "2026-13-01", "2026-10-45", "2026-1-1", "20261001", "may 3 people",
	    "in 2026", "2026-10-01-notes", "a-2026-10-01", "v2026-10-01",
	    "notes/2026-10-01", "2026-10-01.txt", "file_2026-10-01.txt",
	    "12026-10-01", "2026-100", "October",
	    "https://example.org/2026-10-01", "[x](2026-10-01)",
	    "<a href='2026-10-01'>x</a>", "~~2026-10-01~~",
	    "<!-- 2026-10-01 -->", "<del>1 May 2026</del>", "1850-10-01",
	    "augustus 1, 2026", "Marc 1, 20266"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		check_dates(texts[i], "");
	check_dates("a <b 2026-10-01", "2026-10-01");
	check_dates("~~ 2026-10-01", "2026-10-01");
	check_dates("](2026-10-01", "2026-10-01");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days),
	    cmocka_unit_test(months),
	    cmocka_unit_test(weekdays),
	    cmocka_unit_test(spans),
	    cmocka_unit_test(impossible),
	    cmocka_unit_test(none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
