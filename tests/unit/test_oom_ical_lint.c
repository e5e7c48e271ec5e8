/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Short memory while a calendar is checked: the Nth allocation of the library
 * fails, or that and all later ones, for each N. Either all is found that there
 * is, in full words, or memory is said to be short.
 */
#include "ical/lint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing_alloc.h"

/* Enough of everything that any table grows. */
static void
write_calendar(struct buf *file)
{
	buf_append_string(file,
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nMETHOD:PUBLISH\r\n"
	    "COLOR:tael\r\nFOLDED;VALUE=\r\n TEXT:a\r\n");
	for (int i = 0; i < 150; i++)
		buf_printf(file,
		    "BEGIN:VEVENT\r\nUID:%d\r\nDTSTAMP:20260102T030405Z\r\n"
		    "DTSTART;TZID=%d:20260301T100000\r\nSUMMARY:a\r\n  b\r\n"
		    "RELATED-TO:%d\r\n%sEND:VEVENT\r\n",
		    i % 140, i % 80, i * 7 % 160,
		    i == 70 ? "DTEND:20260230\r\nRRULE:FREQ=DAILY\r\n\xC3\r\n"
			    : "");
	buf_append_string(file, "BEGIN:VTODO\r\nX\r\nEND:VCALENDAR\n");
	assert_false(file->failed);
}

/* All that is found, as one text. */
static bool
attempt(const struct buf *file, struct buf *found)
{
	const struct source source = {"a.ics", file->bytes, file->length};
	struct diagnostics diagnostics = {.keep = 1000};
	size_t events = 0;
	bool is_complete = ical_lint(&source, &diagnostics, &events);

	failure.is_armed = false;
	buf_printf(found, "%zu\n", events);
	for (size_t i = 0; is_complete && i < diagnostics.count; i++)
		diagnostic_print(diagnostics.items[i], false, found);
	diagnostics_release(&diagnostics);
	return is_complete;
}

static void
check(bool is_lasting)
{
	struct buf file = {0};
	struct buf expected = {0};
	struct buf found = {0};
	long calls = 0;
	bool is_complete;

	write_calendar(&file);
	assert_true(attempt(&file, &expected));
	assert_non_null(strstr(expected.bytes, "[E127]"));
	assert_non_null(strstr(expected.bytes, "[W028]"));
	do {
		buf_clear(&found);
		failure.is_armed = true;
		failure.is_lasting = is_lasting;
		failure.at = ++calls;
		failure.calls = 0;
		is_complete = attempt(&file, &found);
		if (is_complete)
			assert_string_equal(expected.bytes, found.bytes);
	} while (failure.calls >= calls);
	assert_true(is_complete);
	assert_true(calls > 100);
	buf_release(&file);
	buf_release(&expected);
	buf_release(&found);
}

static void
one_allocation_fails(void **state)
{
	(void)state;
	check(false);
}

static void
all_later_allocations_fail(void **state)
{
	(void)state;
	check(true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_allocation_fails),
	    cmocka_unit_test(all_later_allocations_fail),
	};

	return cmocka_run_group_tests_name("oom_ical_lint", tests, NULL, NULL);
}
