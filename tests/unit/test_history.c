/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Moves of a date: what is kept of them, and how they are told. */
#include "render/history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
check_add(const char *moves, const char *before, const char *expected)
{
	struct buf out = {0};
	struct date day;

	assert_true(date_from_civil(2026, 3, 1, &day));
	buf_append_string(&out, "what was there");
	history_add(&out, moves, day, before);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void
test_add(void **state)
{
	(void)state;
	check_add("", "2026-02-01", "2026-03-01 2026-02-01\n");
	check_add("a\n", "2026", "a\n2026-03-01 2026\n");
	check_add("a", "2026", "a\n2026-03-01 2026\n");
	/* Five are kept. */
	check_add("a\nb\nc\nd\n", "e", "a\nb\nc\nd\n2026-03-01 e\n");
	check_add("a\nb\nc\nd\ne\n", "f", "b\nc\nd\ne\n2026-03-01 f\n");
	check_add("a\nb\nc\nd\ne\nf\ng\n", "h", "d\ne\nf\ng\n2026-03-01 h\n");
}

static void
check_told(const char *moves, const char *date, const char *expected)
{
	struct buf out = {0};

	history_append(&out, moves, date);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void
test_told(void **state)
{
	(void)state;
	check_told("", "2026-03-10", "");
	check_told("2026-03-01 2026-03-05\n", "2026-03-10",
	    "\nMoved on 2026-03-01 from 2026-03-05 to 2026-03-10, 5 days "
	    "later.");
	check_told("2026-03-01 2026-03-05\n2026-03-02 2026-03-10\n",
	    "2026-03-09",
	    "\nMoved on 2026-03-01 from 2026-03-05 to 2026-03-10, 5 days "
	    "later.\nMoved on 2026-03-02 from 2026-03-10 to 2026-03-09, 1 day "
	    "earlier.");
	/* Lines that are none are not told, nor is what would end with one. */
	check_told("x\n\n2026-03-01\n2026-03-01 \n", "2026-03-10", "");
	check_told("2026-03-01 2026-03-05\nx\n2026-03-02 2026-03-06\n",
	    "2026-03-07",
	    "\nMoved on 2026-03-02 from 2026-03-06 to 2026-03-07, 1 day "
	    "later.");
}

static void
check_move(const char *from, const char *to, const char *expected)
{
	struct buf out = {0};

	history_append_move(&out, from, to);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

/* How far, only where both are known to the day. */
static void
test_move(void **state)
{
	(void)state;
	check_move("2026-10-01", "2026-10-07",
	    "2026-10-01 to 2026-10-07, 6 days later");
	check_move("2026-10-07 14:00 UTC", "2026-10-06..2026-10-09",
	    "2026-10-07 14:00 UTC to 2026-10-06..2026-10-09, 1 day earlier");
	check_move("2026-10-07", "2026-10-07 14:00 UTC",
	    "2026-10-07 to 2026-10-07 14:00 UTC");
	check_move("2026-10", "2026-11-01", "2026-10 to 2026-11-01");
	check_move("2026-10-07x", "2026-11-01", "2026-10-07x to 2026-11-01");
	check_move("", "2026-11-01", " to 2026-11-01");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_add),
	    cmocka_unit_test(test_told),
	    cmocka_unit_test(test_move),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
