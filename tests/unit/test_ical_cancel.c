/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Events that are cancelled: what changes in them, and that all else stays in
 * its bytes, whoever has written it and however.
 */
#include "ical/cancel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct ical_cancellation cancellation = {.prefix = "Cancelled: ",
    .note = "Cancelled on 2026-03-01.",
    .sequence = 4,
    .stamp = 1772323200}; /* 2026-03-01 */

/* Cancels what stands behind other bytes, and writes it behind others. */
static void
cancel(const char *text, struct buf *out)
{
	const size_t length = strlen(text);
	const struct source source = {"a.ics", text, length};
	const struct ical_part part = {0, (uint32_t)length};
	struct ical_own own = {0};

	buf_append_string(out, "X");
	assert_true(ical_own_read(&own, &source, part));
	assert_true(ical_cancel(&own, &source, part, &cancellation, out));
	ical_own_release(&own);
}

/* With the mark, which the result must bear, left out. */
static void
check(const char *text, const char *expected)
{
	struct buf out = {0};
	struct ical_own own = {0};
	struct source written;
	char *mark, *end;

	cancel(text, &out);
	written = (struct source){"b.ics", out.bytes, out.length};
	assert_true(ical_own_read(
	    &own, &written, (struct ical_part){1, (uint32_t)out.length}));
	assert_int_equal(strlen(own.wrote), ICAL_OWN_WROTE_LENGTH);
	assert_false(ical_own_was_edited(&own));
	assert_true(own.is_cancelled);
	mark = strstr(out.bytes, "X-TAKT-WROTE:");
	assert_non_null(mark);
	end = strchr(mark, '\n') + 1;
	memmove(mark, end, strlen(end) + 1);
	assert_string_equal(out.bytes + 1, expected);
	ical_own_release(&own);
	buf_release(&out);
}

static void
test_all(void **state)
{
	(void)state;
	check("BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\n"
	      "LAST-MODIFIED:20260101T000000Z\r\nSEQUENCE:3\r\n"
	      "DTSTART;VALUE=DATE:20260219\r\nSUMMARY:Acme\\, 1\r\n"
	      "DESCRIPTION:d\r\nSTATUS:TENTATIVE\r\n"
	      "X-TAKT-WROTE:0123456789abcdef\r\nEND:VEVENT\r\n",
	    "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260301T000000Z\r\n"
	    "LAST-MODIFIED:20260301T000000Z\r\nSEQUENCE:4\r\n"
	    "DTSTART;VALUE=DATE:20260219\r\nSUMMARY:Cancelled: Acme\\, 1\r\n"
	    "DESCRIPTION:d\\nCancelled on 2026-03-01.\r\nSTATUS:CANCELLED\r\n"
	    "END:VEVENT\r\n");
}

static void
test_missing(void **state)
{
	(void)state;
	check("BEGIN:VEVENT\nUID:u\nEND:VEVENT\n",
	    "BEGIN:VEVENT\r\nUID:u\n"
	    "SUMMARY:Cancelled: \r\nDESCRIPTION:Cancelled on 2026-03-01.\r\n"
	    "DTSTAMP:20260301T000000Z\r\nLAST-MODIFIED:20260301T000000Z\r\n"
	    "SEQUENCE:4\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n");
}

/* Names in any case and folded; the prefix only once; takt's alarms go; of
 * what others have added every byte stays. */
static void
test_spelling(void **state)
{
	(void)state;
	check("begin:vevent\nu\n id:u\nsum\n mary:Cancel\n led: x\n"
	      "dtstamp:20260101T000000Z\nlast-modified:20260101T000000Z\n"
	      "sequence:3\nstatus:CONFIRMED\ndescription:\n"
	      "x-mine;a=\"b:c\":l\n\to\nBEGIN:VALARM\nX-TAKT-ALARM:1\n"
	      "END:VALARM\nbegin:valarm\nbegin:x-a\nend:x-a\nend:valarm\n"
	      "categories:a\nend:vevent\n",
	    "BEGIN:VEVENT\r\nu\n id:u\nSUMMARY:Cancelled: x\r\n"
	    "DTSTAMP:20260301T000000Z\r\nLAST-MODIFIED:20260301T000000Z\r\n"
	    "SEQUENCE:4\r\nSTATUS:CANCELLED\r\n"
	    "DESCRIPTION:Cancelled on 2026-03-01.\r\ncategories:a\n"
	    "x-mine;a=\"b:c\":l\n\to\nbegin:valarm\nbegin:x-a\nend:x-a\n"
	    "end:valarm\nEND:VEVENT\r\n");
}

/* What is cancelled is cancelled again, with nothing told twice but the note.
 */
static void
test_again(void **state)
{
	struct buf once = {0};
	struct buf twice = {0};

	(void)state;
	cancel("BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:a\r\nEND:VEVENT\r\n", &once);
	cancel(once.bytes + 1, &twice);
	assert_non_null(strstr(twice.bytes, "SUMMARY:Cancelled: a\r\n"));
	assert_null(strstr(twice.bytes, "Cancelled: Cancelled:"));
	assert_int_equal(
	    twice.length - once.length, strlen("\\nCancelled on 2026-03-01."));
	buf_release(&once);
	buf_release(&twice);
}

static void
test_stamp(void **state)
{
	static const char text[] = "BEGIN:VEVENT\nUID:u\nEND:VEVENT\n";
	const struct source source = {"a.ics", text, sizeof(text) - 1};
	const struct ical_part part = {0, sizeof(text) - 1};
	struct ical_cancellation never = cancellation;
	struct ical_own own = {0};
	struct buf out = {0};

	(void)state;
	never.stamp = INT64_C(253402300800); /* the year 10000 */
	assert_true(ical_own_read(&own, &source, part));
	assert_false(ical_cancel(&own, &source, part, &never, &out));
	ical_own_release(&own);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all),
	    cmocka_unit_test(test_missing),
	    cmocka_unit_test(test_spelling),
	    cmocka_unit_test(test_again),
	    cmocka_unit_test(test_stamp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
