/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is takt's in an event, however a server has written it again: the same
 * digest for what means the same, another one for what does not, and what
 * belongs to others kept as it stands.
 */
#include "ical/own.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ALARM                                                                  \
	"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\n"                  \
	"TRIGGER:-P1D\r\nX-TAKT-ALARM:1\r\nEND:VALARM\r\n"

static const char event[] =
    "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\n"
    "LAST-MODIFIED:20260102T000000Z\r\nSEQUENCE:3\r\n"
    "DTSTART;VALUE=DATE:20260219\r\nDTEND;VALUE=DATE:20260221\r\n"
    "SUMMARY:Acme\\, 1.0\\; beta\\n1\r\nDESCRIPTION:d\\\\d\r\n"
    "CATEGORIES:a\r\nCATEGORIES:b\r\nCOLOR:red\r\nSTATUS:TENTATIVE\r\n"
    "TRANSP:TRANSPARENT\r\nORGANIZER;CN=\"A: b\":mailto:a@b\r\n"
    "X-TAKT-SLOT:Acme\\n1.0\\nbeta/1\r\nX-TAKT-MOVED:2026-01-02 2026-02-01\r\n"
    "X-TAKT-WROTE:0123456789abcdef\r\n" ALARM "END:VEVENT\r\n";

static void
read_text(struct ical_own *own, const char *text, size_t length)
{
	const struct source source = {"a.ics", text, length};

	assert_true(ical_own_read(
	    own, &source, (struct ical_part){0, (uint32_t)length}));
}

static void
read_event(struct ical_own *own, const char *text)
{
	read_text(own, text, strlen(text));
}

/* The event with the first `from` replaced, or all of them, for the caller to
 * free. */
static char *
replaced(const char *from, const char *to, bool is_everywhere)
{
	struct buf out = {0};
	const char *rest = event;
	const char *found = strstr(rest, from);

	assert_non_null(found);
	do {
		buf_append(&out, rest, (size_t)(found - rest));
		buf_append_string(&out, to);
		rest = found + strlen(from);
		found = is_everywhere ? strstr(rest, from) : NULL;
	} while (found != NULL);
	buf_append_string(&out, rest);
	return out.bytes;
}

static void
check_text(const char *text, bool is_same, const char *what)
{
	struct ical_own before = {0};
	struct ical_own after = {0};

	read_event(&before, event);
	read_event(&after, text);
	if ((before.digest == after.digest) != is_same)
		fail_msg("%s: %s", what, is_same ? "differs" : "is the same");
	ical_own_release(&before);
	ical_own_release(&after);
}

/* With `to` in the place of `from` the event says the same. */
static void
same(const char *from, const char *to)
{
	char *text = replaced(from, to, false);

	check_text(text, true, to);
	free(text);
}

static void
differs(const char *from, const char *to)
{
	char *text = replaced(from, to, false);

	check_text(text, false, to);
	free(text);
}

static void
test_spelling(void **state)
{
	char *text;

	(void)state;
	text = replaced("\r\n", "\n", true);
	check_text(text, true, "line feeds");
	free(text);
	text = replaced("\r\n", "\r\n\r\n", true);
	check_text(text, true, "empty lines");
	free(text);
	same("SUMMARY:", "summary:");
	same("SUMMARY:", "Summary:");
	same("SUMMARY:", "SUM\r\n MARY:");
	same("SUMMARY:", "SUMMARY\r\n\t:");
	same("SUMMARY:", "SUMMARY;LANGUAGE=en;X-A=\"b:c\":");
	same("Acme\\,", "Ac\n me\\\r\n ,");
	same("beta\\n1", "beta\\N1");
	same("DTSTART;VALUE=DATE:", "DTSTART;X-A=\"VALUE=x;\";value=\"DATE\":");
	same("STATUS:TENTATIVE", "STATUS: TENTATIVE ");
	same("X-TAKT-SLOT:", "x-takt-slot:");
	same("BEGIN:VALARM", "begin:valarm");
	same("X-TAKT-ALARM:1", "x-takt-alarm:1");
}

/* A fold may be anywhere, also within a character or a name. */
static void
test_every_fold(void **state)
{
	size_t length = strlen(event);

	(void)state;
	for (size_t at = 1; at < length; at++) {
		struct buf text = {0};

		/* A line cannot be folded before its first character. */
		if (event[at - 1] == '\n' || event[at] == '\n')
			continue;
		buf_append(&text, event, at);
		buf_append_string(&text, "\r\n ");
		buf_append_string(&text, event + at);
		check_text(text.bytes, true, text.bytes);
		buf_release(&text);
	}
}

static void
test_order(void **state)
{
	(void)state;
	same("CATEGORIES:a\r\nCATEGORIES:b\r\n", "CATEGORIES:a,b\r\n");
	same("CATEGORIES:a\r\nCATEGORIES:b\r\n", "CATEGORIES:b,a\r\n");
	same("CATEGORIES:a\r\nCATEGORIES:b\r\n",
	    "CATEGORIES:b\r\nCATEGORIES:a\r\n");
	same("COLOR:red\r\nSTATUS:TENTATIVE\r\n",
	    "STATUS:TENTATIVE\r\nCOLOR:red\r\n");
	same("ACTION:DISPLAY\r\nDESCRIPTION:x\r\n",
	    "DESCRIPTION:x\r\nACTION:DISPLAY\r\n");
	/* An alarm may come before properties. */
	same("X-TAKT-WROTE:0123456789abcdef\r\n" ALARM,
	    ALARM "X-TAKT-WROTE:0123456789abcdef\r\n");
}

/* What says when an event was written, and not what it is. */
static void
test_volatile(void **state)
{
	(void)state;
	same("DTSTAMP:20260101T000000Z", "DTSTAMP:20300101T000000Z");
	same("LAST-MODIFIED:20260102T000000Z\r\n", "");
	same("SEQUENCE:3", "SEQUENCE:4");
	same("X-TAKT-WROTE:0123456789abcdef", "X-TAKT-WROTE:0");
	same("TRANSP", "CREATED:20260101T000000Z\r\nTRANSP");
}

static void
test_changes(void **state)
{
	(void)state;
	differs("SUMMARY:Acme", "SUMMARY:Acme ");
	differs("SUMMARY:Acme", "SUMMARY: Acme");
	differs("Acme\\, 1.0", "Acme 1.0");
	differs("beta\\n1", "beta n1");
	differs("VALUE=DATE:20260219", "VALUE=DATE:20260220");
	differs("DTSTART;VALUE=DATE", "DTSTART");
	differs("DTSTART;VALUE=DATE", "DTSTART;TZID=Europe/Paris");
	differs("CATEGORIES:a\r\n", "");
	differs("CATEGORIES:a\r\n", "CATEGORIES:a\\,b\r\n");
	differs("CATEGORIES:a\r\n", "CATEGORIES:a\r\nCATEGORIES:a\r\n");
	differs("DESCRIPTION:d\\\\d\r\n", "");
	differs("STATUS:TENTATIVE", "STATUS:CONFIRMED");
	differs("CN=\"A: b\"", "CN=\"A: c\"");
	differs("mailto:a@b", "mailto:a@c");
	differs("TRIGGER:-P1D", "TRIGGER:-P2D");
	differs("X-TAKT-ALARM:1\r\n", "");
	differs(ALARM, "");
	differs("beta/1", "beta/2");
	differs("X-TAKT-MOVED:2026-01-02 2026-02-01\r\n", "");
	differs("END:VEVENT", "URL:https://example.org/\r\nEND:VEVENT");
}

static void
check_kept(const char *from, const char *to, const char *kept)
{
	char *text = replaced(from, to, false);
	struct ical_own own = {0};

	check_text(text, true, to);
	read_event(&own, text);
	assert_string_equal(buf_text(&own.kept), kept);
	ical_own_release(&own);
	free(text);
}

/* Whole lines, as they stand, in their order. */
static void
test_kept(void **state)
{
	(void)state;
	check_kept("COLOR", "Location:here\nCOLOR", "Location:here\n");
	check_kept("COLOR", "X-A;B=\"c:\":lon\r\n\tg\r\n  er\r\nCOLOR",
	    "X-A;B=\"c:\":lon\r\n\tg\r\n  er\r\n");
	check_kept(
	    "COLOR", "X-A:1\r\nX-\r\n B:2\r\nCOLOR", "X-A:1\r\nX-\r\n B:2\r\n");
	/* A name that only begins like one of takt's. */
	check_kept("COLOR", "SUMMARYX:1\r\nX-TAKT-SLO:2\r\nCOLOR",
	    "SUMMARYX:1\r\nX-TAKT-SLO:2\r\n");
	/* Components in components, too. */
	check_kept("COLOR",
	    "BEGIN:VALARM\nTRIGGER:-PT5M\nBEGIN:X-A\nX-B:1\nEND:X-A\n"
	    "END:VALARM\nCOLOR",
	    "BEGIN:VALARM\nTRIGGER:-PT5M\nBEGIN:X-A\nX-B:1\nEND:X-A\n"
	    "END:VALARM\n");
}

static void
test_meaning(void **state)
{
	struct ical_own own = {0};

	(void)state;
	read_event(&own, event);
	assert_int_equal(own.sequence, 3);
	assert_true(own.has_stamp);
	assert_int_equal(own.stamp, 1767312000); /* the later one */
	assert_true(own.has_last);
	assert_int_equal(own.last.day, 20504); /* 2026-02-20 */
	assert_false(own.is_cancelled);
	assert_string_equal(own.wrote, "0123456789abcdef");
	assert_string_equal(buf_text(&own.identity), "Acme\n1.0\nbeta/1");
	assert_string_equal(buf_text(&own.date), "2026-02-19");
	assert_string_equal(buf_text(&own.summary), "Acme, 1.0; beta 1");
	assert_string_equal(buf_text(&own.moves), "2026-01-02 2026-02-01\n");
	assert_true(ical_own_was_edited(&own));
	ical_own_wrote(own.digest, own.wrote);
	assert_false(ical_own_was_edited(&own));
	ical_own_release(&own);
}

static void
check_date(const char *lines, const char *date, const char *moves)
{
	struct ical_own own = {0};

	read_event(&own, lines);
	assert_string_equal(buf_text(&own.date), date);
	assert_string_equal(buf_text(&own.moves), moves);
	ical_own_release(&own);
}

/* As they can be written again: on one line, trimmed, without controls. */
static void
test_marks(void **state)
{
	(void)state;
	check_date(
	    "DTSTART:20260219T100000Z\nX-TAKT-DATE:2026-02\n", "2026-02", "");
	check_date(
	    "X-TAKT-DATE:2026-02\nDTSTART:20260219T100000Z\n", "2026-02", "");
	check_date(
	    "X-TAKT-DATE:  \nDTSTART:20260219T100000Z\n", "2026-02-19", "");
	check_date("DTSTART;VALUE=DATE:20260230\n", "", "");
	check_date("X-TAKT-DATE: a\\nb\x01 \xFF\xE2\x80\xAE\r\r\n", "a b", "");
	check_date("X-TAKT-MOVED:a\nX-TAKT-MOVED:\nX-TAKT-MOVED: b\\n\\, \n",
	    "", "a\nb ,\n");
}

static void
check_sequence(const char *line, int32_t sequence)
{
	struct ical_own own = {0};

	read_event(&own, line);
	assert_int_equal(own.sequence, sequence);
	ical_own_release(&own);
}

static void
test_sequence(void **state)
{
	(void)state;
	check_sequence("SEQUENCE:0\n", 0);
	check_sequence("SEQUENCE: 12 \n", 12);
	check_sequence("SEQUENCE:2147483647\n", INT32_MAX);
	check_sequence("SEQUENCE:99999999999999999999\n", INT32_MAX);
	check_sequence("SEQUENCE:-1\n", 0);
	check_sequence("SEQUENCE:1x\n", 0);
	check_sequence("SEQUENCE:\n", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_spelling),
	    cmocka_unit_test(test_every_fold),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_volatile),
	    cmocka_unit_test(test_changes),
	    cmocka_unit_test(test_kept),
	    cmocka_unit_test(test_meaning),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_sequence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
