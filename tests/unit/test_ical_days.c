/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Calendars as days: what an event touches, how it repeats, what is taken out,
 * added and moved, and what a file is refused for. Rows give the properties of
 * events and the days that come of them.
 */
#include "ical/days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Between two events of a row. */
#define NEXT "END:VEVENT\nBEGIN:VEVENT\n"
#define PARIS                                                                  \
	"BEGIN:VTIMEZONE\nTZID:Paris\n"                                        \
	"BEGIN:STANDARD\nDTSTART:19961027T030000\nTZOFFSETFROM:+0200\n"        \
	"TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"          \
	"END:STANDARD\n"                                                       \
	"BEGIN:DAYLIGHT\nDTSTART:19810329T020000\nTZOFFSETFROM:+0100\n"        \
	"TZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"           \
	"END:DAYLIGHT\nEND:VTIMEZONE\n"
#define NEW_YORK                                                               \
	"BEGIN:VTIMEZONE\nTZID:NY\n"                                           \
	"BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nTZOFFSETTO:-0400\n"          \
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\n"                \
	"BEGIN:STANDARD\nDTSTART:20071104T020000\nTZOFFSETTO:-0500\n"          \
	"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\n"               \
	"END:VTIMEZONE\n"

static struct date
date_of(const char *text)
{
	struct date date = {0};

	if (!date_parse(text, strlen(text), &date))
		fail_msg("the row's date '%s' does not parse", text);
	return date;
}

/* What was read, and all that belongs to it. */
struct reading {
	struct arena arena;
	struct diagnostics diagnostics;
	struct source source;
	struct ical_days *days;
};

static void
read_bytes(struct reading *reading, const char *text, size_t size)
{
	/* As long as the text, so that a sanitizer sees an overrun. */
	char *bytes = malloc(size > 0 ? size : 1);

	assert_non_null(bytes);
	if (size > 0)
		memcpy(bytes, text, size);
	*reading = (struct reading){.source = {"a.ics", bytes, size}};
	reading->days = ical_days_read(
	    &reading->source, &reading->arena, &reading->diagnostics);
	assert_false(reading->arena.failed);
	assert_true(
	    (reading->days == NULL) == (reading->diagnostics.errors > 0));
	free(bytes);
}

static void
reading_release(struct reading *reading)
{
	arena_release(&reading->arena);
	diagnostics_release(&reading->diagnostics);
}

/* Occurrences in the order of their first day, of one day by name. */
struct found {
	char lines[200][64];
	size_t count;
};

static bool
note(void *context, struct date first, struct date last, const char *name)
{
	struct found *found = context;
	char *line = found->lines[found->count++];
	char text[DATE_TEXT_SIZE];
	int length = snprintf(line, 64, "%s", date_format(first, text));

	if (last.day != first.day)
		length += snprintf(line + length, 64 - (size_t)length, "..%s",
		    date_format(last, text));
	if (name != NULL)
		snprintf(line + length, 64 - (size_t)length, " %s", name);
	return found->count < 200;
}

static int
compare_lines(const void *left, const void *right)
{
	return strcmp(left, right);
}

/* Days of 2026, in one line, separated by commas. */
static void
expand(const struct ical_days *days, char *text, size_t size)
{
	struct found found = {.count = 0};

	assert_int_equal(ICAL_DAYS_OK,
	    ical_days_expand(days, date_of("2026-01-01"), date_of("2026-12-31"),
		note, &found));
	qsort(found.lines, found.count, sizeof(found.lines[0]), compare_lines);
	text[0] = '\0';
	for (size_t i = 0; i < found.count; i++) {
		size_t length = strlen(text);

		snprintf(text + length, size - length, "%s%s",
		    i > 0 ? ", " : "", found.lines[i]);
	}
}

static void
check_file(const char *file, const char *expected)
{
	struct reading reading;
	char text[16 * 1024];

	read_bytes(&reading, file, strlen(file));
	if (reading.days == NULL)
		fail_msg("%s: %s", file, reading.diagnostics.items[0]->message);
	expand(reading.days, text, sizeof(text));
	if (strcmp(text, expected) != 0)
		fail_msg("%s\n: %s\n, expected %s", file, text, expected);
	reading_release(&reading);
}

static void
check_zoned(const char *zone, const char *event, const char *expected)
{
	char file[4096];

	snprintf(file, sizeof(file),
	    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n%s\nEND:VEVENT\n%s"
	    "END:VCALENDAR\n",
	    event, zone);
	check_file(file, expected);
}

/* What `event` has in 2026. */
static void
check(const char *event, const char *expected)
{
	check_zoned("", event, expected);
}

/* The first mistake: "CODE LINE:COLUMN message". */
static void
check_bytes_refused(const char *file, size_t size, const char *expected)
{
	struct reading reading;
	const struct diagnostic *item;
	char text[600];

	read_bytes(&reading, file, size);
	if (reading.days != NULL)
		fail_msg("accepted, and not: %s", expected);
	diagnostics_sort(&reading.diagnostics);
	item = reading.diagnostics.items[0];
	assert_string_equal(item->file, "a.ics");
	snprintf(text, sizeof(text), "%s %u:%u %s",
	    diagnostic_code_name(item->code), item->position.line,
	    item->position.column, item->message);
	if (strcmp(text, expected) != 0)
		fail_msg("'%s', expected '%s'", text, expected);
	reading_release(&reading);
}

static void
check_file_refused(const char *file, const char *expected)
{
	check_bytes_refused(file, strlen(file), expected);
}

/* The event starts on line 3. */
static void
check_refused(const char *event, const char *expected)
{
	char file[4096];

	snprintf(file, sizeof(file),
	    "BEGIN:VCALENDAR\nBEGIN:VEVENT\n%s\nEND:VEVENT\nEND:VCALENDAR\n",
	    event);
	check_file_refused(file, expected);
}

static void
all_day_events(void **state)
{
	(void)state;
	check("DTSTART;VALUE=DATE:20260310", "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nSUMMARY:X", "2026-03-10 X");
	/* DTEND is exclusive. */
	check("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260311",
	    "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260317",
	    "2026-03-10..2026-03-16");
	check("DTEND;VALUE=DATE:20260317\nDTSTART;VALUE=DATE:20260310",
	    "2026-03-10..2026-03-16");
	/* What is not there, or of no use, is one day. */
	check("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260310",
	    "2026-03-10");
	check("DTSTART:20260310", "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:P1D", "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:P2W",
	    "2026-03-10..2026-03-23");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:P1DT0H0M0S", "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:PT24H", "2026-03-10");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:PT25H",
	    "2026-03-10..2026-03-11");
	check("DTSTART;VALUE=DATE:20260310\nDURATION:P0D", "2026-03-10");
	/* Mixed kinds. */
	check("DTSTART;VALUE=DATE:20260310\nDTEND:20260312T120000",
	    "2026-03-10..2026-03-12");
	check("DTSTART:20260310T120000\nDTEND;VALUE=DATE:20260312",
	    "2026-03-10..2026-03-11");
	/* Over the edges of the range. */
	check("DTSTART;VALUE=DATE:20251220\nDTEND;VALUE=DATE:20260102",
	    "2025-12-20..2026-01-01");
	check("DTSTART;VALUE=DATE:20251220\nDTEND;VALUE=DATE:20260101", "");
	check("DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270105",
	    "2026-12-31..2027-01-04");
	check("DTSTART;VALUE=DATE:20270101", "");
	check("DTSTART;VALUE=DATE:20240229\nDTEND;VALUE=DATE:20280301",
	    "2024-02-29..2028-02-29");
}

static void
timed_events(void **state)
{
	(void)state;
	check("DTSTART:20260310T090000", "2026-03-10");
	check("DTSTART:20260310T090000\nDTEND:20260310T100000", "2026-03-10");
	check("DTSTART:20260310T230000Z\nDTEND:20260311T010000Z",
	    "2026-03-10..2026-03-11");
	/* To midnight is not on the next day. */
	check("DTSTART:20260310T230000\nDTEND:20260311T000000", "2026-03-10");
	check("DTSTART:20260310T230000\nDTEND:20260311T000001",
	    "2026-03-10..2026-03-11");
	check("DTSTART:20260310T000000\nDTEND:20260312T000000",
	    "2026-03-10..2026-03-11");
	check("DTSTART:20260311T000000\nDTEND:20260311T000000", "2026-03-11");
	check("DTSTART:20260310T233000\nDURATION:PT30M", "2026-03-10");
	check(
	    "DTSTART:20260310T233000\nDURATION:PT1H", "2026-03-10..2026-03-11");
	check("DTSTART:20260310T233000\nDURATION:+P1DT30M",
	    "2026-03-10.."
	    "2026-03-11");
	check("DTSTART;TZID=Europe/Paris:20260310T233000", "2026-03-10");
	check("DTSTART;TZID=\"a:b;c\":20260310T233000", "2026-03-10");
	check("DTSTART:20260630T235960Z", "2026-06-30");
	/* An end by another clock, which is before the start as written. */
	check("DTSTART;TZID=Tokyo:20260310T080000\nDTEND:20260309T233000Z",
	    "2026-03-10");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260310T230000\nDTEND:20260310T230000Z",
	    "2026-03-10");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260310T230000\nDTEND:20260310T233000Z",
	    "2026-03-10..2026-03-11");
}

static void
rules(void **state)
{
	(void)state;
	/* Christmas, which libical makes two days. */
	check("DTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY", "2026-12-25");
	check("DTSTART;VALUE=DATE:20001225\nDTEND;VALUE=DATE:20001227\n"
	      "RRULE:FREQ=YEARLY",
	    "2026-12-25..2026-12-26");
	check("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\n"
	      "DTSTART;VALUE=DATE:19701126",
	    "2026-11-26");
	check("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", "");
	check("DTSTART;VALUE=DATE:20220228\n"
	      "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
	    "2026-02-28");
	/* 2026 has a week 53. */
	check("DTSTART;VALUE=DATE:20201228\n"
	      "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
	    "2026-12-28");
	check("DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;COUNT=4",
	    "2026-01-31, 2026-03-31, 2026-05-31, 2026-07-31");
	check("DTSTART;VALUE=DATE:20240105\nRRULE:FREQ=MONTHLY;INTERVAL=5",
	    "2026-02-05, 2026-07-05, 2026-12-05");
	check("DTSTART;VALUE=DATE:20201231\n"
	      "RRULE:FREQ=WEEKLY;INTERVAL=15",
	    "2026-03-05, 2026-06-18, 2026-10-01");
	check("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY;INTERVAL=100",
	    "2026-01-09, 2026-04-19, 2026-07-28, 2026-11-05");
	check("DTSTART:20251229T220000\nDURATION:P3D\n"
	      "RRULE:FREQ=DAILY;COUNT=2;INTERVAL=2",
	    "2025-12-29..2026-01-01, 2025-12-31..2026-01-03");
	/* DTSTART is the first even if the rule does not meet it. */
	check("DTSTART;VALUE=DATE:20260303\n"
	      "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
	    "2026-03-03, 2026-04-01, 2026-05-01");
	check("DTSTART;VALUE=DATE:20260301\n"
	      "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
	    "2026-03-01, 2026-04-01, 2026-05-01");
	check("DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;COUNT=1",
	    "2026-03-01");
	check("DTSTART;VALUE=DATE:20260301\nRRULE:COUNT=2;FREQ=DAILY",
	    "2026-03-01, 2026-03-02");
	check("DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;"
	      "UNTIL=20250101;INTERVAL=2",
	    "2026-03-01");
	check("DTSTART:20260301\nRRULE:FREQ=DAILY;COUNT=2\n"
	      "RRULE:FREQ=DAILY;COUNT=2",
	    "2026-03-01, 2026-03-02");
	check("DTSTART;VALUE=DATE:20260301\nrrule:freq=weekly;until=20260315",
	    "2026-03-01, 2026-03-08, 2026-03-15");
}

static void
until_by_the_clock(void **state)
{
	(void)state;
	check("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY;"
	      "UNTIL=20260303T100000Z",
	    "2026-03-01, 2026-03-02, 2026-03-03");
	check("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY;"
	      "UNTIL=20260303T095959Z",
	    "2026-03-01, 2026-03-02");
	check("DTSTART:20260301T100000\nRRULE:UNTIL=20260302T100000;FREQ=DAILY",
	    "2026-03-01, 2026-03-02");
	check("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY;UNTIL=20260302",
	    "2026-03-01, 2026-03-02");
	check("DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;"
	      "UNTIL=20260302T000000Z",
	    "2026-03-01, 2026-03-02");
	check("DTSTART:20260301T100000\nRRULE:FREQ=DAILY;UNTIL=20260302T240000",
	    "2026-03-01, 2026-03-02");
	/* Midnight at home, where there is one zone. */
	check_zoned(PARIS,
	    "DTSTART;VALUE=DATE:20260301\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260301T230000Z",
	    "2026-03-01, 2026-03-02");
	check_zoned(NEW_YORK,
	    "DTSTART;VALUE=DATE:20260701\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260702T040000Z",
	    "2026-07-01, 2026-07-02");
	check_zoned(NEW_YORK,
	    "DTSTART;VALUE=DATE:20260701\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260702T000000Z",
	    "2026-07-01, 2026-07-02");
	check_zoned(NEW_YORK PARIS,
	    "DTSTART;VALUE=DATE:20260301\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260301T230000Z",
	    "2026-03-01");
	/* In the zone of DTSTART: the last at 20:00 on the 2nd, or that day's
	 * end. */
	check_zoned(NEW_YORK,
	    "DTSTART;TZID=NY:20260301T200000\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260303T010000Z",
	    "2026-03-01, 2026-03-02");
	check_zoned(NEW_YORK,
	    "DTSTART;TZID=NY:20260301T200000\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260303T045959Z",
	    "2026-03-01, 2026-03-02");
	check_zoned(NEW_YORK,
	    "DTSTART;TZID=NY:20260701T200000\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260703T000000Z",
	    "2026-07-01, 2026-07-02");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260301T003000\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260301T233000Z",
	    "2026-03-01, 2026-03-02");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260301T090000\n"
	    "RRULE:FREQ=DAILY;UNTIL=20260302T225959Z",
	    "2026-03-01, 2026-03-02");
}

static void
dates_taken_out(void **state)
{
	static const char weekly[] =
	    "DTSTART;VALUE=DATE:20260901\nRRULE:FREQ=WEEKLY;COUNT=4\n";
	char event[512];

	(void)state;
	snprintf(event, sizeof(event), "%sEXDATE;VALUE=DATE:20260908,20260922",
	    weekly);
	check(event, "2026-09-01, 2026-09-15");
	snprintf(event, sizeof(event),
	    "EXDATE:20260908\n%sEXDATE:20260922\nEXDATE:20260908", weekly);
	check(event, "2026-09-01, 2026-09-15");
	/* With a time of day, which libical ignores. */
	snprintf(event, sizeof(event), "%sEXDATE:20260908T000000Z", weekly);
	check(event, "2026-09-01, 2026-09-15, 2026-09-22");
	/* The first, a day that is none of it, nothing. */
	snprintf(event, sizeof(event), "%sEXDATE:20260901", weekly);
	check(event, "2026-09-08, 2026-09-15, 2026-09-22");
	snprintf(event, sizeof(event), "%sEXDATE:20260902\nEXDATE:", weekly);
	check(event, "2026-09-01, 2026-09-08, 2026-09-15, 2026-09-22");
	check("DTSTART:20260901\nEXDATE:20260901", "");
	/* By the clock of DTSTART. */
	check("DTSTART:20260901T003000\nRRULE:FREQ=DAILY;COUNT=3\n"
	      "EXDATE:20260902",
	    "2026-09-01, 2026-09-03");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260901T003000\nRRULE:FREQ=DAILY;COUNT=3\n"
	    "EXDATE:20260901T223000Z",
	    "2026-09-01, 2026-09-03");
	check_zoned(PARIS,
	    "DTSTART;TZID=Paris:20260112T003000\nRRULE:FREQ=DAILY;COUNT=3\n"
	    "EXDATE:20260112T233000Z",
	    "2026-01-12, 2026-01-14");
	check_zoned(NEW_YORK,
	    "DTSTART:20260113T010000Z\nRRULE:FREQ=DAILY;COUNT=3\n"
	    "EXDATE;TZID=NY:20260113T200000",
	    "2026-01-13, 2026-01-15");
}

static void
dates_added(void **state)
{
	(void)state;
	check("DTSTART:20260901\nRDATE;VALUE=DATE:20261003,20261001",
	    "2026-09-01, 2026-10-01, 2026-10-03");
	check("DTSTART:20260901\nDTEND:20260903\nRDATE:20261001",
	    "2026-09-01..2026-09-02, 2026-10-01..2026-10-02");
	/* Twice is once. */
	check("DTSTART:20260901\nRRULE:FREQ=WEEKLY;COUNT=2\n"
	      "RDATE:20260901,20260908\nRDATE:20260908",
	    "2026-09-01, 2026-09-08");
	check("DTSTART:20260901\nRDATE:20261001,20261002\nEXDATE:20261001",
	    "2026-09-01, 2026-10-02");
	check("DTSTART:20260901T220000\nDURATION:PT3H\n"
	      "RDATE:20261001T200000,20261002T220000\nRDATE:20261003",
	    "2026-09-01..2026-09-02, 2026-10-01, 2026-10-02..2026-10-03, "
	    "2026-10-03..2026-10-04");
	/* Periods, which libical loses. */
	check("DTSTART:20260901T220000Z\nRDATE;VALUE=PERIOD:"
	      "20261001T100000Z/PT15H,20261101T220000Z/20261104T000000Z",
	    "2026-09-01, 2026-10-01..2026-10-02, 2026-11-01..2026-11-03");
	check("DTSTART:20260901\nRDATE;VALUE=PERIOD:20260901T000000/P3D",
	    "2026-09-01..2026-09-03");
}

/* An event on Mondays of March, and what is said about the 9th. */
static void
check_moved(const char *rest, const char *expected)
{
	char event[1024];

	snprintf(event, sizeof(event),
	    "UID:u\nDTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY;COUNT=3\n"
	    "SUMMARY:a\n" NEXT "%s",
	    rest);
	check(event, expected);
}

static void
moved_instances(void **state)
{
	(void)state;
	check_moved("UID:u\nRECURRENCE-ID;VALUE=DATE:20260309\n"
		    "DTSTART;VALUE=DATE:20260311\nSUMMARY:b",
	    "2026-03-02 a, 2026-03-11 b, 2026-03-16 a");
	check_moved("UID:u\nRECURRENCE-ID:20260309\nSTATUS:CANCELLED\n"
		    "DTSTART:20260309",
	    "2026-03-02 a, 2026-03-16 a");
	/* Onto another instance, and out of the range. */
	check_moved("UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260316",
	    "2026-03-02 a, 2026-03-16, 2026-03-16 a");
	check_moved("UID:u\nRECURRENCE-ID:20260309\nDTSTART:20270316",
	    "2026-03-02 a, 2026-03-16 a");
	check_moved("UID:u\nRECURRENCE-ID:20260302T000000\nDTSTART:20260303",
	    "2026-03-03, 2026-03-09 a, 2026-03-16 a");
	/* Another UID, and no such instance. */
	check_moved("UID:v\nRECURRENCE-ID:20260309\nDTSTART:20260311",
	    "2026-03-02 a, 2026-03-09 a, 2026-03-11, 2026-03-16 a");
	check_moved("UID:u\nRECURRENCE-ID:20260310\nDTSTART:20260311",
	    "2026-03-02 a, 2026-03-09 a, 2026-03-11, 2026-03-16 a");
	/* Of several versions the highest SEQUENCE, else the last. */
	check_moved("UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260311\n"
		    "SEQUENCE:2\n" NEXT
		    "UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260312\n"
		    "SEQUENCE:1",
	    "2026-03-02 a, 2026-03-11, 2026-03-16 a");
	check_moved("UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260311\n" NEXT
		    "UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260312",
	    "2026-03-02 a, 2026-03-12, 2026-03-16 a");
	/* Before its event, by another clock, of an event that is no series. */
	check("UID:u\nRECURRENCE-ID:20260309\nDTSTART:20260311\n" NEXT
	      "UID:u\nDTSTART:20260302\nRRULE:FREQ=WEEKLY;COUNT=2",
	    "2026-03-02, 2026-03-11");
	check_zoned(PARIS,
	    "UID:u\nDTSTART;TZID=Paris:20260701T003000\n"
	    "RRULE:FREQ=DAILY;COUNT=3\n" NEXT
	    "UID:u\nRECURRENCE-ID:20260701T223000Z\n"
	    "DTSTART;TZID=Paris:20260705T003000",
	    "2026-07-01, 2026-07-03, 2026-07-05");
	check("UID:u\nDTSTART:20260302\n" NEXT
	      "UID:u\nRECURRENCE-ID:20260302\nDTSTART:20260303",
	    "2026-03-03");
	/* Both of two events with one UID lose it. */
	check("UID:u\nDTSTART:20260302\n" NEXT "UID:u\nDTSTART:20260304\n" NEXT
	      "UID:u\nDTSTART:20260306\nRECURRENCE-ID:20260304",
	    "2026-03-02, 2026-03-06");
}

static void
status_and_transparency(void **state)
{
	(void)state;
	check("DTSTART:20260310\nSTATUS:CANCELLED", "");
	check("DTSTART:20260310\nSTATUS:cancelled\nRRULE:FREQ=DAILY", "");
	check("DTSTART:20260310\nSTATUS:TENTATIVE", "2026-03-10");
	check("DTSTART:20260310\nTRANSP:TRANSPARENT", "2026-03-10");
}

static void
names(void **state)
{
	(void)state;
	check("DTSTART:20260310\nSUMMARY:a\\, b\\; c\\\\d\\ne\\Nf \\x",
	    "2026-03-10 a, b; c\\d e f x");
	check("DTSTART:20260310\nSUMMARY;LANGUAGE=de:Tag\nSUMMARY:day",
	    "2026-03-10 Tag");
	check(
	    "DTSTART:20260310\nSUMMARY;X=\"a;b:c\":  Tag \t", "2026-03-10 Tag");
	check("DTSTART:20260310\nSUMMARY:", "2026-03-10");
	check("DTSTART:20260310\nSUMMARY:\\n ", "2026-03-10");
	check("DTSTART:20260310\nSUMMARY:a\033[31m\x7f\302\233\342\200\256\tb",
	    "2026-03-10 a[31m b");
	check("DTSTART:20260310\nSUMMARY:K\303\266nigstag",
	    "2026-03-10 "
	    "K\303\266nigstag");
	/* Folded within a character. */
	check("DTSTART:20260310\nSUMMARY:K\303\n \266nig\n\tst\n ag",
	    "2026-03-10 K\303\266nigstag");
	check("DTSTART:20260310\nSUMMARY:trailing\\", "2026-03-10 trailing\\");
}

static void
files(void **state)
{
	(void)state;
	check_file("\xEF\xBB\xBF"
		   "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTST\r\n "
		   "ART:2026\r\n\t0310\r\nEND:VEVENT\r\nEND:VCALENDAR",
	    "2026-03-10");
	check_file("\n\r\nbegin:vcalendar\n\nBegin:VEvent\ndtstart:20260310\n"
		   "end:vevent \nEND:VCALENDAR\n\n \n",
	    "2026-03-10");
	check_file("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "");
	check_file("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260310\n"
		   "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\n"
		   "CALSCALE:Gregorian\nBEGIN:VEVENT\nDTSTART:20260311\n"
		   "END:VEVENT\nEND:VCALENDAR\n",
	    "2026-03-10, 2026-03-11");
	/* Only events count, and only their own properties. */
	check_file("BEGIN:VCALENDAR\n" PARIS
		   "BEGIN:VTODO\nDTSTART:20260310\nRRULE:FREQ=SECONDLY\n"
		   "END:VTODO\nBEGIN:X-OWN\nBEGIN:X-INNER\nDTSTART:nonsense\n"
		   "END:X-INNER\nEND:X-OWN\nBEGIN:VJOURNAL\nDTSTART:20260311\n"
		   "END:VJOURNAL\nBEGIN:VEVENT\nBEGIN:VALARM\n"
		   "TRIGGER:-P1D\nDURATION:PT5M\nREPEAT:3\nDTSTART:20260312\n"
		   "SUMMARY:b\nEND:VALARM\nDTSTART:20260313\nSUMMARY:a\n"
		   "X-DTSTART:20260314\nEND:VEVENT\nEND:VCALENDAR\n",
	    "2026-03-13 a");
}

static void
files_that_are_none(void **state)
{
	static const char start[] = "expected 'BEGIN:VCALENDAR', with which an "
				    "iCalendar file starts";
	char text[128];

	(void)state;
	snprintf(text, sizeof(text), "E090 1:1 %s", start);
	check_file_refused("", text);
	check_file_refused("\xEF\xBB\xBF", text);
	check_file_refused("\n\n", text);
	check_file_refused("<html>", text);
	check_file_refused("VERSION:2.0\n", text);
	check_file_refused("BEGIN:VCARD\nEND:VCARD\n", text);
	check_file_refused(" BEGIN:VCALENDAR\nEND:VCALENDAR\n", text);
	snprintf(text, sizeof(text), "E090 3:1 %s", start);
	check_file_refused("BEGIN:VCALENDAR\nEND:VCALENDAR\nX", text);
	check_bytes_refused("\xFF\xFE"
			    "B\0E\0",
	    6, "E002 1:1 the file is UTF-16");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026",
	    "E090 3:12 the file ends before 'END:VEVENT'");
	check_file_refused("BEGIN:VCALENDAR\n",
	    "E090 1:16 the file ends before 'END:VCALENDAR'");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
	    "E090 3:5 expected 'END:VEVENT' before this");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n",
	    "E090 3:7 a component begins inside another one");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:VTODO\nBEGIN:VEVENT\n",
	    "E090 3:7 a component begins inside another one");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:VCALENDAR\n",
	    "E090 2:7 a component begins inside another one");
	check_file_refused("BEGIN:VCALENDAR\nBEGIN:\n",
	    "E090 2:7 this is no name of a component");
	check_file_refused("BEGIN:VCALENDAR\nCALSCALE:JULIAN\nEND:VCALENDAR\n",
	    "E094 2:1 a CALSCALE other than GREGORIAN is not supported");
	check_refused("DTSTART:20260310\nnonsense",
	    "E090 4:1 expected a property, a colon and its value");
	check_refused(
	    "X;Y=\"a:b", "E090 3:1 expected a property, a colon and its value");
	check_refused(
	    ":x", "E090 3:1 expected a property, a colon and its value");
}

static void
values_that_are_none(void **state)
{
	(void)state;
	check_refused("DTSTART:20260230",
	    "E021 3:9 February 2026 has 28 days, so 20260230 does not exist");
	check_refused("DTSTART;VALUE=DATE:20260431T100000Z",
	    "E021 3:20 April 2026 has 30 days, so 20260431 does not exist");
	check_refused("DTSTART:20260300",
	    "E021 3:9 March 2026 has 31 days, so 20260300 does not exist");
	check_refused("DTSTART:20261301",
	    "E054 3:9 a year has 12 months, so 13 does not exist");
	check_refused("DTSTART:15000101",
	    "E022 3:9 date '15000101' is outside the years 1583 to 9999");
	check_refused("DTSTART:2026-03-10",
	    "E092 3:9 '2026-03-10' is not a date of a calendar");
	check_refused("DTSTART:20260310T1000",
	    "E092 3:9 '20260310T1000' is not a date of a calendar");
	check_refused("DTSTART:20260310T240000",
	    "E092 3:9 '20260310T240000' is not a date of a calendar");
	check_refused("DTSTART:20260310T100000+01",
	    "E092 3:9 '20260310T100000+01' is not a date of a calendar");
	check_refused("DTSTART:", "E092 3:9 '' is not a date of a calendar");
	/* A place in a folded line, and in a list. */
	check_refused("DTSTART:20260310\nEXDATE:20260301,\n 20260302,20260229",
	    "E021 5:11 February 2026 has 28 days, so 20260229 does not exist");
	check_refused("DTSTART:20260310\nEXDATE:20260301,",
	    "E092 4:17 '' is not a date of a calendar");
	check_refused("DTSTART:20260310\nRECURRENCE-ID:x",
	    "E092 4:15 'x' is not a date of a calendar");
	check_refused("DTSTART:20260310\nDTEND:20260309",
	    "E093 4:7 DTEND is before DTSTART");
	check_refused("DTSTART:20260310\nDTEND:20260311\nDURATION:P1D",
	    "E093 5:10 the event has both DTEND and DURATION");
	check_refused("SUMMARY:x", "E093 2:7 the event has no DTSTART");
	check_refused("DTSTART:20260310\ndtstart:20260311",
	    "E093 4:1 dtstart is given twice in one event");
	check_refused("DTSTART:20260310\nRECURRENCE-ID:20260310",
	    "E093 4:15 RECURRENCE-ID without UID names no event");
	check_refused("DTSTART:20260310\nSUMMARY:caf\xE9",
	    "E002 4:12 the name of the event is not UTF-8");
	check_refused("DTSTART:20260310\nRDATE:20260310T000000/x",
	    "E092 4:7 '20260310T000000/x' is not a period of a calendar");
	check_refused("DTSTART:20260310\nRDATE:20260310T000000/",
	    "E092 4:7 '20260310T000000/' is not a period of a calendar");
	check_refused("DTSTART:20260310\n"
		      "RDATE:20260310T000000/20260309T000000",
	    "E092 4:7 '20260310T000000/20260309T000000' is not a period of a "
	    "calendar");
}

static void
durations_that_are_none(void **state)
{
	static const char *const rows[] = {"", "P", "PT", "P1", "1D", "P1DT",
	    "-P1D", "PD", "P1H", "PT1D", "P1D1W", "PT1S1H", "P1.5D", "P1DX",
	    "P9999999999D", "P999999999W", "P3100001D", "PT1M1M", "P 1D"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char event[128], message[128];

		snprintf(event, sizeof(event), "DTSTART:20260310\nDURATION:%s",
		    rows[i]);
		snprintf(message, sizeof(message),
		    "E092 4:10 '%s' is not a duration of a calendar", rows[i]);
		check_refused(event, message);
	}
}

static void
rules_that_are_refused(void **state)
{
	static const struct {
		const char *rule;
		const char *complaint;
	} rows[] = {
	    {"FREQ=HOURLY", "repeats more often than daily"},
	    {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
		"repeats more often than daily"},
	    {"FREQ=DAILY;BYHOUR=9", "repeats more often than daily"},
	    {"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "never meets a day"},
	    {"FREQ=DAILY;INTERVAL=0", "never meets a day"},
	    {"FREQ=YEARLY;BYYEARDAY=367", "is not one of RFC 5545"},
	    {"FREQ=DAILY;COUNT=99999999999", "is not one of RFC 5545"},
	    {"FREQ=DAILY;COUNT=2;UNTIL=20261231", "is not one of RFC 5545"},
	    {"FREQ=DAILY;UNTIL=20260230", "is not one of RFC 5545"},
	    {"RSCALE=HEBREW;FREQ=DAILY", "is not one of RFC 5545"},
	    {"", "is not one of RFC 5545"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char event[256], message[256];

		snprintf(event, sizeof(event), "DTSTART:20260310\nRRULE:%s",
		    rows[i].rule);
		snprintf(message, sizeof(message),
		    "E029 4:7 recurrence rule '%s' %s", rows[i].rule,
		    rows[i].complaint);
		check_refused(event, message);
	}
	check_refused("DTSTART:20260310\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
	    "E094 5:1 more than one RRULE in an event is not supported");
	check_refused("DTSTART:20260310\nEXRULE:FREQ=DAILY",
	    "E094 4:1 EXRULE, which RFC 5545 has withdrawn, is not supported");
	check_refused("DTSTART:20260310\nUID:u\n"
		      "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309",
	    "E094 5:21 RANGE, which moves all later instances as well, is not "
	    "supported");
	check_refused("DTSTART:20260310\nUID:u\nRECURRENCE-ID:20260309\n"
		      "RRULE:FREQ=DAILY",
	    "E094 6:7 RRULE beside RECURRENCE-ID is not supported");
	check_refused("DTSTART:20260310\nUID:u\nRECURRENCE-ID:20260309\n"
		      "RDATE:20260310",
	    "E094 6:7 RDATE beside RECURRENCE-ID is not supported");
}

/* Appends `text` so many times. */
static void
repeat(struct buf *file, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buf_append_string(file, text);
}

static void
check_buf_refused(struct buf *file, const char *expected)
{
	assert_false(file->failed);
	check_bytes_refused(file->bytes, file->length, expected);
	buf_release(file);
}

static void
limits(void **state)
{
	struct buf file = {0};

	(void)state;
	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file, "BEGIN:X\n", 8);
	check_buf_refused(&file, "E091 9:7 nesting deeper than 8 levels");

	repeat(&file, "X", ICAL_DAYS_SIZE_MAX + 1);
	check_buf_refused(&file, "E091 1:1 larger than 4 MiB");

	repeat(&file, "BEGIN:VCALENDAR\nX:", 1);
	repeat(&file, "x", ICAL_DAYS_LINE_MAX);
	check_buf_refused(&file, "E091 2:1 a line longer than 64 KiB");
	repeat(&file, "BEGIN:VCALENDAR\nX:y\n", 1);
	repeat(&file, " xxxxxxx\n", ICAL_DAYS_LINE_MAX / 7);
	check_buf_refused(&file, "E091 2:1 a line longer than 64 KiB");

	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file, "BEGIN:VEVENT\nDTSTART:20260310\nEND:VEVENT\n",
	    ICAL_DAYS_EVENTS_MAX + 1);
	repeat(&file, "END:VCALENDAR\n", 1);
	check_buf_refused(&file, "E091 60002:7 more than 20000 events");

	repeat(&file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260310\n", 1);
	repeat(&file, "EXDATE:20260310\n", ICAL_DAYS_VALUES_MAX + 1);
	repeat(&file, "END:VEVENT\nEND:VCALENDAR\n", 1);
	check_buf_refused(
	    &file, "E091 5004:8 more than 5000 dates in EXDATE of one event");

	repeat(&file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260310\n", 1);
	repeat(&file, "RDATE:20260310\n", ICAL_DAYS_VALUES_MAX + 1);
	repeat(&file, "END:VEVENT\nEND:VCALENDAR\n", 1);
	check_buf_refused(
	    &file, "E091 5004:7 more than 5000 dates in RDATE of one event");

	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file,
	    "BEGIN:VEVENT\nDTSTART:20260310\nRRULE:FREQ=DAILY\nEND:VEVENT\n",
	    ICAL_DAYS_RULES_MAX + 1);
	repeat(&file, "END:VCALENDAR\n", 1);
	check_buf_refused(
	    &file, "E091 8004:7 more than 2000 events that repeat");

	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file,
	    "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nTZOFFSETTO:+0100\n"
	    "END:STANDARD\nEND:VTIMEZONE\n",
	    ICAL_DAYS_ZONES_MAX + 1);
	repeat(&file, "END:VCALENDAR\n", 1);
	check_buf_refused(&file, "E091 6002:7 more than 1000 time zones");

	/* All of them in each of many events with the same UID. */
	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(
	    &file, "BEGIN:VEVENT\nUID:u\nDTSTART:20260310\nEND:VEVENT\n", 5000);
	repeat(&file,
	    "BEGIN:VEVENT\nUID:u\nDTSTART:20260310\n"
	    "RECURRENCE-ID:20260310\nEND:VEVENT\n",
	    201);
	repeat(&file, "END:VCALENDAR\n", 1);
	check_buf_refused(&file, "E091 1:1 more than 1000000 moved instances");
}

/* 800 dates, of which libical drops 300. */
static void
many_exdates(void **state)
{
	struct buf file = {0};
	struct date date = date_of("2024-01-01");

	(void)state;
	repeat(&file,
	    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240101\n"
	    "RRULE:FREQ=DAILY;COUNT=802\nEXDATE:20240101",
	    1);
	for (int i = 1; i < 800; i++) {
		struct civil civil;

		date.day++;
		civil = date_to_civil(date);
		buf_printf(&file,
		    i % 100 == 0 ? ",\n %04d%02d%02d" : ",%04d%02d%02d",
		    civil.year, civil.month, civil.day);
	}
	repeat(&file, "\nEND:VEVENT\nEND:VCALENDAR\n", 1);
	check_file(file.bytes, "2026-03-11, 2026-03-12");
	buf_release(&file);
}

static bool
stop_at_third(
    void *context, struct date first, struct date last, const char *name)
{
	(void)first;
	(void)last;
	(void)name;
	return ++*(int *)context < 3;
}

static bool
count_all(void *context, struct date first, struct date last, const char *name)
{
	(void)first;
	(void)last;
	(void)name;
	++*(int *)context;
	return true;
}

static void
check_expansion(const char *event, const char *from, const char *until,
    enum ical_days_status status, int count)
{
	struct reading reading;
	char file[512];
	int visits = 0;

	snprintf(file, sizeof(file),
	    "BEGIN:VCALENDAR\nBEGIN:VEVENT\n%s\nEND:VEVENT\nEND:VCALENDAR\n",
	    event);
	read_bytes(&reading, file, strlen(file));
	assert_non_null(reading.days);
	assert_int_equal(status,
	    ical_days_expand(reading.days, date_of(from), date_of(until),
		status == ICAL_DAYS_STOPPED ? stop_at_third : count_all,
		&visits));
	assert_int_equal(count, visits);
	reading_release(&reading);
}

static void
expansions(void **state)
{
	static const char daily[] = "DTSTART:20200101\nRRULE:FREQ=DAILY";

	(void)state;
	check_expansion(
	    daily, "2026-01-01", "2026-12-31", ICAL_DAYS_STOPPED, 3);
	check_expansion(daily, "2026-01-01", "2026-01-01", ICAL_DAYS_OK, 1);
	check_expansion(daily, "2019-01-01", "2019-12-31", ICAL_DAYS_OK, 0);
	check_expansion(daily, "2026-01-02", "2026-01-01", ICAL_DAYS_OK, 0);
	check_expansion(daily, "2026-01-01", "2299-10-16", ICAL_DAYS_OK,
	    ICAL_DAYS_OCCURRENCES_MAX);
	check_expansion(daily, "2026-01-01", "2299-10-17", ICAL_DAYS_TOO_MANY,
	    ICAL_DAYS_OCCURRENCES_MAX);
	/* Both ends of time. */
	check_expansion("DTSTART:15830101\nRRULE:FREQ=YEARLY", "1583-01-01",
	    "9999-12-31", ICAL_DAYS_OK, 8417);
	check_expansion("DTSTART:15830101\nRRULE:FREQ=DAILY", "9999-12-30",
	    "9999-12-31", ICAL_DAYS_OK, 2);
	check_expansion("DTSTART:99991230\nDURATION:P1W\nRRULE:FREQ=DAILY",
	    "9999-12-31", "9999-12-31", ICAL_DAYS_OK, 2);
	check_expansion("DTSTART:20240229\nRRULE:FREQ=YEARLY", "9996-01-01",
	    "9999-12-31", ICAL_DAYS_OK, 1);
	check_expansion("DTSTART:15830101T100000\n"
			"RRULE:FREQ=DAILY;UNTIL=15830101T090000",
	    "1583-01-01", "1583-12-31", ICAL_DAYS_OK, 1);
	check_expansion("DTSTART:15830101T230000Z\nDURATION:P3100000D",
	    "9999-12-31", "9999-12-31", ICAL_DAYS_OK, 1);
	/* Longer than the distance to the first day of all. */
	check_expansion("DTSTART:15840101\nDURATION:P1000D\nRRULE:FREQ=YEARLY",
	    "1585-01-01", "1585-01-01", ICAL_DAYS_OK, 2);
}

/* COUNT is counted from the start, so there is a limit to that as well. */
static void
too_many_steps(void **state)
{
	struct buf file = {0};
	struct reading reading;
	int visits = 0;

	(void)state;
	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file,
	    "BEGIN:VEVENT\nDTSTART:17000101\n"
	    "RRULE:FREQ=DAILY;COUNT=90000\nEND:VEVENT\n",
	    30);
	repeat(&file, "END:VCALENDAR\n", 1);
	read_bytes(&reading, file.bytes, file.length);
	assert_non_null(reading.days);
	assert_int_equal(ICAL_DAYS_TOO_MANY,
	    ical_days_expand(reading.days, date_of("2026-01-01"),
		date_of("2026-01-01"), count_all, &visits));
	assert_int_equal(0, visits);
	reading_release(&reading);
	buf_release(&file);
}

/* All mistakes are told, though not without end, and with what to do. */
static void
many_mistakes(void **state)
{
	struct buf file = {0};
	struct reading reading;

	(void)state;
	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file,
	    "BEGIN:VEVENT\nDTSTART:x\nRRULE:FREQ=HOURLY\nEND:VEVENT\n", 2);
	repeat(&file, "END:VCALENDAR\n", 1);
	read_bytes(&reading, file.bytes, file.length);
	assert_int_equal(reading.diagnostics.errors, 4);
	assert_non_null(reading.diagnostics.items[0]->help);
	reading_release(&reading);
	buf_release(&file);

	repeat(&file, "BEGIN:VCALENDAR\n", 1);
	repeat(&file, "BEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\n", 1000);
	repeat(&file, "END:VCALENDAR\n", 1);
	read_bytes(&reading, file.bytes, file.length);
	assert_int_equal(reading.diagnostics.errors, 20);
	reading_release(&reading);
	buf_release(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_day_events),
	    cmocka_unit_test(timed_events),
	    cmocka_unit_test(rules),
	    cmocka_unit_test(until_by_the_clock),
	    cmocka_unit_test(dates_taken_out),
	    cmocka_unit_test(dates_added),
	    cmocka_unit_test(moved_instances),
	    cmocka_unit_test(status_and_transparency),
	    cmocka_unit_test(names),
	    cmocka_unit_test(files),
	    cmocka_unit_test(files_that_are_none),
	    cmocka_unit_test(values_that_are_none),
	    cmocka_unit_test(durations_that_are_none),
	    cmocka_unit_test(rules_that_are_refused),
	    cmocka_unit_test(limits),
	    cmocka_unit_test(many_exdates),
	    cmocka_unit_test(expansions),
	    cmocka_unit_test(too_many_steps),
	    cmocka_unit_test(many_mistakes),
	};

	return cmocka_run_group_tests_name("ical_days", tests, NULL, NULL);
}
