/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parts of a published calendar: together they are all of its bytes but
 * for its BEGIN and END, and events are found by UID.
 */
#include "ical/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

struct fixture {
	struct source source;
	struct arena arena;
	struct diagnostics diagnostics;
	struct ical_feed *feed;
};

static void
read_bytes(struct fixture *fixture, const char *text, size_t length)
{
	*fixture = (struct fixture){.source = {"a.ics", text, length}};
	fixture->feed = ical_feed_read(
	    &fixture->source, &fixture->arena, &fixture->diagnostics);
	assert_false(fixture->arena.failed);
	if (fixture->feed != NULL)
		assert_int_equal(fixture->diagnostics.errors, 0);
	else
		assert_true(fixture->diagnostics.errors > 0);
}

static void
release(struct fixture *fixture)
{
	arena_release(&fixture->arena);
	diagnostics_release(&fixture->diagnostics);
}

static void
append_part(struct buf *out, const struct fixture *fixture,
    struct ical_part part, char kind)
{
	buf_append_char(out, kind);
	buf_append_char(out, '[');
	buf_append(
	    out, fixture->source.text + part.start, part.end - part.start);
	buf_append_char(out, ']');
}

/* All parts by kind: heads, then events, then others. */
static void
check_parts(const char *text, const char *expected)
{
	struct fixture fixture;
	struct buf out = {0};

	read_bytes(&fixture, text, strlen(text));
	assert_non_null(fixture.feed);
	for (size_t i = 0; i < fixture.feed->head_count; i++)
		append_part(&out, &fixture, fixture.feed->heads[i], 'h');
	for (size_t i = 0; i < fixture.feed->event_count; i++)
		append_part(&out, &fixture, fixture.feed->events[i].part, 'e');
	for (size_t i = 0; i < fixture.feed->other_count; i++)
		append_part(&out, &fixture, fixture.feed->others[i], 'o');
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	release(&fixture);
}

static void
test_parts(void **state)
{
	(void)state;
	check_parts("BEGIN:VCALENDAR\nEND:VCALENDAR", "");
	check_parts("BEGIN:VCALENDAR\r\nA:1\r\n b\r\nB:2\r\n"
		    "BEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT\r\n"
		    "C:3\r\nEND:VCALENDAR\r\n",
	    "h[A:1\r\n b\r\n]h[B:2\r\n]h[C:3\r\n]"
	    "e[BEGIN:VEVENT\r\nUID:u\r\nEND:VEVENT\r\n]");
	check_parts("\xEF\xBB\xBF"
		    "begin:vcalendar\nbegin:vtodo\nbegin:valarm\nend:VALARM\n"
		    "end:vtodo\nbegin:vevent\nend:vevent\nend:vcalendar\n\n",
	    "e[begin:vevent\nend:vevent\n]"
	    "o[begin:vtodo\nbegin:valarm\nend:VALARM\nend:vtodo\n]");
	/* A name that is folded, and one that goes on behind an empty line. */
	check_parts("BEGIN:VCALENDAR\nBEG\n IN:VEVENT\nE\n\tND:VEV\n ENT\n"
		    "\n  \nA:1\nEND:VCALENDAR\n",
	    "h[A:1\n]e[BEG\n IN:VEVENT\nE\n\tND:VEV\n ENT\n]");
}

static void
test_find(void **state)
{
	static const char text[] =
	    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID:1\n"
	    "END:VEVENT\nBEGIN:VEVENT\nuid;X=\"a:b\":a\nEND:VEVENT\n"
	    "BEGIN:VEVENT\nUID:A\nUID:c\nEND:VEVENT\n"
	    "BEGIN:VEVENT\nUID:\nEND:VEVENT\n"
	    "BEGIN:VEVENT\nBEGIN:VALARM\nUID:d\nEND:VALARM\nEND:VEVENT\n"
	    "BEGIN:VTODO\nUID:e\nEND:VTODO\n"
	    "BEGIN:VEVENT\nU\n ID:long\n er\nEND:VEVENT\n"
	    "BEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n";
	struct fixture fixture;

	(void)state;
	read_bytes(&fixture, text, sizeof(text) - 1);
	assert_non_null(fixture.feed);
	assert_int_equal(fixture.feed->event_count, 7);
	assert_int_equal(ical_feed_find(fixture.feed, "a"), 1);
	assert_int_equal(ical_feed_find(fixture.feed, "A"), 2);
	assert_int_equal(ical_feed_find(fixture.feed, "longer"), 5);
	assert_int_equal(ical_feed_find(fixture.feed, "c"), ICAL_FEED_NONE);
	assert_int_equal(ical_feed_find(fixture.feed, "d"), ICAL_FEED_NONE);
	assert_int_equal(ical_feed_find(fixture.feed, "e"), ICAL_FEED_NONE);
	assert_int_equal(ical_feed_find(fixture.feed, ""), ICAL_FEED_NONE);
	assert_null(fixture.feed->events[3].uid);
	/* Two of one UID, of which an instance is none. */
	assert_false(fixture.feed->events[0].is_twin);
	assert_true(fixture.feed->events[1].is_twin);
	assert_false(fixture.feed->events[2].is_twin);
	assert_true(fixture.feed->events[6].is_twin);
	assert_int_equal(ical_feed_next(fixture.feed, 1), 6);
	assert_int_equal(ical_feed_next(fixture.feed, 6), ICAL_FEED_NONE);
	release(&fixture);
}

/* As many as make the table of UIDs grow, and hashes meet in it. */
static void
test_many(void **state)
{
	struct fixture fixture;
	struct buf text = {0};
	char uid[16];

	(void)state;
	buf_append_string(&text, "BEGIN:VCALENDAR\n");
	for (int i = 0; i < 5000; i++)
		buf_printf(&text, "BEGIN:VEVENT\nUID:%d\nEND:VEVENT\n", i);
	buf_append_string(&text, "END:VCALENDAR\n");
	read_bytes(&fixture, text.bytes, text.length);
	assert_non_null(fixture.feed);
	for (uint32_t i = 0; i < 5000; i++) {
		(void)snprintf(uid, sizeof(uid), "%u", i);
		assert_int_equal(ical_feed_find(fixture.feed, uid), i);
		assert_false(fixture.feed->events[i].is_twin);
	}
	assert_int_equal(ical_feed_find(fixture.feed, "5000"), ICAL_FEED_NONE);
	release(&fixture);
	buf_release(&text);
}

static void
check_refused(const char *text, size_t length)
{
	struct fixture fixture;

	read_bytes(&fixture, text, length);
	assert_null(fixture.feed);
	release(&fixture);
}

static void
test_refused(void **state)
{
	static const char nul[] = "BEGIN:VCALENDAR\nA:b\0c\nEND:VCALENDAR\n";
	static const char two[] = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
				  "BEGIN:VCALENDAR\nEND:VCALENDAR\n";
	static const char open[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n";

	(void)state;
	check_refused(nul, sizeof(nul) - 1);
	check_refused(two, sizeof(two) - 1);
	/* However early it ends. */
	for (size_t length = 0; length < sizeof(open) - 1; length++)
		check_refused(open, length);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
