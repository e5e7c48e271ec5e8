/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Values, parameters and components of calendars, many of a kind: which codes
 * a check gives for one line in an otherwise sound calendar. What a finding
 * says, and where, is in tests/golden/lint.
 */
#include "ical/lint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The codes of all findings, by place, each with a blank behind it. */
static void
lint(const char *text, struct buf *codes)
{
	const struct source source = {"a.ics", text, strlen(text)};
	struct diagnostics diagnostics = {0};
	size_t events;

	assert_true(ical_lint(&source, &diagnostics, &events));
	diagnostics_sort(&diagnostics);
	for (size_t i = 0; i < diagnostics.count; i++)
		buf_printf(codes, "%s ",
		    diagnostic_code_name(diagnostics.items[i]->code));
	diagnostics_release(&diagnostics);
}

static void
check(const char *calendar, const char *event, const char *start,
    const char *expected)
{
	struct buf text = {0};
	struct buf codes = {0};

	buf_printf(&text,
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\n%s"
	    "BEGIN:VEVENT\r\nUID:01234567-89AB-4cde-8f01-23456789abcd\r\n"
	    "DTSTAMP:20260102T030405Z\r\n%s%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
	    calendar, start, event);
	lint(text.bytes, &codes);
	if (strcmp(buf_text(&codes), expected) != 0)
		fail_msg("%s%s: '%s', expected '%s'", calendar, event,
		    buf_text(&codes), expected);
	buf_release(&text);
	buf_release(&codes);
}

/* A line of an event that starts on a day, and at a time in UTC. */
static void
of_day(const char *line, const char *expected)
{
	char text[512];

	(void)snprintf(text, sizeof(text), "%s\r\n", line);
	check("", text, "DTSTART;VALUE=DATE:20260301\r\n", expected);
}

static void
of_time(const char *line, const char *expected)
{
	char text[512];

	(void)snprintf(text, sizeof(text), "%s\r\n", line);
	check("", text, "DTSTART:20260301T100000Z\r\n", expected);
}

static void
of_calendar(const char *line, const char *expected)
{
	char text[512];

	(void)snprintf(text, sizeof(text), "%s\r\n", line);
	check(text, "", "DTSTART;VALUE=DATE:20260301\r\n", expected);
}

static void
test_texts(void **state)
{
	(void)state;
	of_day("SUMMARY:", "");
	of_day("SUMMARY:a\\n\\N\\\\\\,\\;", "");
	of_day("SUMMARY:\"a\": 'b'", "");
	of_day("SUMMARY;LANGUAGE=en:a", "");
	of_day("summary:a", "");
	of_day("SUMMARY:a\\\\,b", "W022 ");
	of_day("SUMMARY:a;b,c", "W022 ");
	of_day("SUMMARY:a,\\b,\\c", "W022 E128 ");
	of_day("SUMMARY:\\", "E128 ");
	of_day("SUMMARY:\\\\\\", "E128 ");
	of_day("CATEGORIES:a,b\\,c,d", "");
	of_day("CATEGORIES:a;b", "W022 ");
	of_day("RESOURCES:a,b", "");
	of_day("X-A:a;b,c\\d", "");
	of_day("REQUEST-STATUS:2.0;Success", "");
}

static void
test_times(void **state)
{
	(void)state;
	of_day("DTEND;VALUE=DATE:20260302", "");
	of_day("DTEND;VALUE=date:20260302", "");
	of_day("DTEND;VALUE=DATE:20270302", "");
	of_day("DTEND;VALUE=DATE:2026032", "E092 ");
	of_day("DTEND;VALUE=DATE:20260302 ", "E092 ");
	of_day("DTEND;VALUE=DATE:", "E092 ");
	of_day("DTEND;VALUE=DATE:20260400", "E021 ");
	of_day("DTEND;VALUE=DATE:20240229", "E126 ");
	of_day("DTEND;VALUE=DATE:20260229", "E021 ");
	of_day("DTEND;VALUE=DATE:20260001", "E054 ");
	of_time("DTEND:20260301T100001Z", "");
	of_time("DTEND:20260301T235960Z", "");
	of_time("DTEND:20260301T236000Z", "E092 ");
	of_time("DTEND:20260301T100000z", "E092 ");
	of_time("DTEND;VALUE=DATE-TIME:20260301T110000Z", "");
	of_time("DTEND:20260301T110000", "");
	of_time("DTEND:20260227T110000", "E126 ");
	of_time("DTEND:20260302", "E123 E125 ");
	of_time("EXDATE:20260301T100000Z,20260302T100000Z", "");
	of_time("EXDATE:20260301T100000Z,", "E092 ");
	of_time("EXDATE;VALUE=DATE:20260301", "E125 ");
	of_time("RDATE;VALUE=PERIOD:20260301T100000Z/PT1H", "");
	of_time("RDATE;VALUE=PERIOD:20260301T100000Z/20260301T110000Z", "");
	of_time("RDATE;VALUE=PERIOD:20260301T100000Z/1H", "E092 ");
	of_time("RDATE;VALUE=PERIOD:20260301T100000Z/-PT1H", "E092 ");
	of_time("RDATE;VALUE=PERIOD:20260301T100000Z/PT", "E092 ");
	of_time("CREATED;VALUE=DATE-TIME:20260101T000000Z", "");
	of_time("CREATED;VALUE=DATE:20260101", "E130 ");
	of_time("RECURRENCE-ID;VALUE=DATE:20260301", "E125 ");
}

static void
test_durations(void **state)
{
	(void)state;
	of_day("DURATION:P1D", "");
	of_day("DURATION:P2W", "");
	of_day("DURATION:+P1D", "");
	of_day("DURATION:PT24H", "E125 ");
	of_day("DURATION:P", "E092 ");
	of_day("DURATION:PT", "E092 ");
	of_day("DURATION:-+P1D", "E092 ");
	of_day("DURATION:", "E092 ");
	of_time("DURATION:P1DT2H3M4S", "");
	of_time("DURATION:PT0S", "");
	of_time("DURATION:P1M", "E092 ");
	of_calendar("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "");
	of_calendar("REFRESH-INTERVAL;VALUE=DURATION:PT0S", "E092 ");
	of_calendar("REFRESH-INTERVAL;VALUE=DURATION:-P1D", "E092 ");
	of_calendar("REFRESH-INTERVAL;VALUE=TEXT:P1D", "E130 ");
}

static void
test_rules(void **state)
{
	(void)state;
	of_day("RRULE:FREQ=DAILY;UNTIL=20260401", "");
	of_day("RRULE:FREQ=DAILY;UNTIL=20260401T000000", "E125 ");
	of_day("RRULE:FREQ=DAILY;UNTIL=20260230", "E029 ");
	of_day("RRULE:FREQ=DAILY;", "E029 ");
	of_day("RRULE:", "E029 ");
	of_day("RRULE:RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L", "");
	of_time("RRULE:FREQ=DAILY;UNTIL=20260401T000000Z", "");
	of_time("RRULE:FREQ=DAILY;UNTIL=20260401T000000", "E125 ");
	of_time("RRULE:FREQ=DAILY;until=20260401", "E125 ");
	of_time("RRULE:FREQ=SECONDLY;BYSECOND=1", "");
}

static void
test_words_and_numbers(void **state)
{
	(void)state;
	of_day("STATUS:confirmed", "");
	of_day("STATUS:NEEDS-ACTION", "E014 ");
	of_day("STATUS:", "E014 ");
	of_day("TRANSP:OPAQUE", "");
	of_day("CLASS:x-own", "");
	of_day("CLASS:X-", "W031 ");
	of_day("COLOR:Teal", "");
	of_day("COLOR:lightgoldenrodyellow", "");
	of_day("COLOR:rebeccapurple", "E092 ");
	of_day("COLOR:", "E092 ");
	of_day("SEQUENCE:0", "");
	of_day("SEQUENCE:+1", "");
	of_day("SEQUENCE:2147483647", "");
	of_day("SEQUENCE:2147483648", "E092 ");
	of_day("SEQUENCE:99999999999999999999", "E092 ");
	of_day("SEQUENCE:", "E092 ");
	of_day("SEQUENCE:+", "E092 ");
	of_day("PRIORITY:9", "");
	of_day("GEO:-90;180.0", "");
	of_day("GEO:90.5;1", "");
	of_day("GEO:91;1", "E092 ");
	of_day("GEO:1;181", "E092 ");
	of_day("GEO:1.;2", "E092 ");
	of_day("GEO:--1;2", "E092 ");
	of_day("GEO:1.x;2", "E092 ");
	of_day("GEO:;", "E092 ");
	of_calendar("CALSCALE:gregorian", "");
	of_calendar("METHOD:X-A", "E123 ");
}

static void
test_uris(void **state)
{
	(void)state;
	of_day("URL:https://example.org/~a?b=[c]&d=e;f,g#h!$'()*+@:%20", "");
	of_day("URL:urn:uuid:1", "");
	of_day("URL:", "E023 ");
	of_day("URL:://example.org", "E023 ");
	of_day("URL:1a:b", "E023 ");
	of_day("URL:a|b", "E023 ");
	of_day("URL:a:%2", "E023 ");
	of_day("URL:a:%2g", "E023 ");
	of_day("URL:a:%aF", "");
	of_day("URL;VALUE=URI:https://example.org", "");
	of_day("ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA", "");
	of_day("ATTACH:CID:a@example.org", "");
	of_day("ORGANIZER;VALUE=CAL-ADDRESS:mailto:a@example.org", "");
	of_day("RELATED-TO;VALUE=URI:https://example.org", "");
	of_calendar("SOURCE:https://example.org/a b", "E023 ");
	of_calendar("IMAGE;VALUE=BINARY;ENCODING=BASE64:AAAA", "");
}

static void
test_parameters(void **state)
{
	(void)state;
	of_day("COMMENT;X-A=b,\"c;d\",e;X-F=:g", "");
	of_day("COMMENT;X-A=\"\":g", "");
	of_day("COMMENT;=b:g", "E122 ");
	of_day("COMMENT;X_A=b:g", "E122 ");
	of_day("COMMENT;:g", "E122 ");
	of_day("COMMENT;X-A=\"b\"c:g", "E122 ");
	of_day("COMMENT;X-A=b\"c:d\":g", "E122 ");
	of_day("COMMENT;X-A=\"b:g", "E090 ");
	of_day("DTEND;VALUE=X-A:g", "E130 ");
	of_day(
	    "STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<b>a;b</b>", "");
	of_day("STRUCTURED-DATA;VALUE=URI:https://example.org", "");
	of_day("RELATED-TO;VALUE=UID:a;b", "");
	of_day("RELATED-TO;VALUE=TEXT:a;b", "W027 W022 ");
}

static void
test_components(void **state)
{
	(void)state;
	of_calendar("BEGIN:VTODO\r\nUID:01234567-89ab-4cde-8f01-23456789abc0"
		    "\r\nDTSTAMP:20260102T030405Z\r\nDURATION:P1D\r\nEND:VTODO",
	    "E123 ");
	of_calendar("BEGIN:VJOURNAL\r\nUID:01234567-89ab-4cde-8f01-23456789abc0"
		    "\r\nDTSTAMP:20260102T030405Z\r\nDESCRIPTION:a\r\n"
		    "DESCRIPTION:b\r\nSTATUS:DRAFT\r\nEND:VJOURNAL",
	    "");
	of_calendar("BEGIN:VFREEBUSY\r\nUID:01234567-89ab-4cde-8f01-"
		    "23456789abc0\r\nDTSTAMP:20260102T030405Z\r\n"
		    "FREEBUSY:20260102T030405Z/PT1H,20260102T050405/PT1H\r\n"
		    "END:VFREEBUSY",
	    "E092 ");
	of_calendar("BEGIN:VAVAILABILITY\r\nBEGIN:AVAILABLE\r\nSUMMARY:a;b"
		    "\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY",
	    "");
	of_day("BEGIN:VALARM\r\nACTION:X-A\r\nTRIGGER;RELATED=END:P1D\r\n"
	       "END:VALARM",
	    "W026 ");
	of_day("BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:PT0S\r\nREPEAT:1\r\n"
	       "DURATION:PT5M\r\nEND:VALARM",
	    "");
	of_day(
	    "BEGIN:VALARM \r\nACTION:AUDIO\r\nTRIGGER:-PT1M\r\nend:valarm", "");
}

static void
test_uids(void **state)
{
	(void)state;
	of_calendar("BEGIN:VTODO\r\nUID:01234567-89ab-4cde-8f01-23456789abcg"
		    "\r\nDTSTAMP:20260102T030405Z\r\nEND:VTODO",
	    "W024 ");
	of_calendar("BEGIN:VTODO\r\nUID:0123456789abc-4cd-8f01-23456789abcd"
		    "\r\nDTSTAMP:20260102T030405Z\r\nEND:VTODO",
	    "W024 ");
	/* The case of letters makes another one. */
	of_calendar("BEGIN:VTODO\r\nUID:01234567-89ab-4cde-8f01-23456789abcd"
		    "\r\nDTSTAMP:20260102T030405Z\r\nEND:VTODO",
	    "");
	of_calendar("BEGIN:VTODO\r\nUID:01234567-89AB-4cde-8f01-23456789abcd"
		    "\r\nDTSTAMP:20260102T030405Z\r\nEND:VTODO",
	    "E127 ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_times),
	    cmocka_unit_test(test_durations),
	    cmocka_unit_test(test_rules),
	    cmocka_unit_test(test_words_and_numbers),
	    cmocka_unit_test(test_uris),
	    cmocka_unit_test(test_parameters),
	    cmocka_unit_test(test_components),
	    cmocka_unit_test(test_uids),
	};

	return cmocka_run_group_tests_name("ical_lint", tests, NULL, NULL);
}
