/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Recurrence rules: the whole-day examples of RFC 5545 section 3.8.5.3 with
 * the dates printed there, the rules that libical 3.0.16 gets wrong, and the
 * rules that are refused.
 */
#include "ical/recur.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static struct date
date_of(const char *text)
{
	struct date date = {0};

	if (!date_parse(text, strlen(text), &date))
		fail_msg("the row's date '%s' does not parse", text);
	return date;
}

/* What a list of dates has said so far. */
struct reader {
	const char *rest;
	struct civil civil;
	int32_t last; /* of a range such as 2-11 */
};

static void
read_month(struct reader *reader)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char name[4] = {0};
	const char *found;

	memcpy(name, reader->rest, 3);
	found = strstr(names, name);
	assert_non_null(found);
	reader->civil.month = (int32_t)(found - names) / 3 + 1;
	reader->rest += 3;
}

/*
 * Takes the next date from a list as the RFC prints them: "1997 Sep 2-4 9 Oct
 * 1". False at its end and at "...".
 */
static bool
read_date(struct reader *reader, struct date *date)
{
	char *end;
	long number;

	while (reader->civil.day == reader->last) {
		reader->rest += strspn(reader->rest, " ");
		if (*reader->rest == '\0' || *reader->rest == '.')
			return false;
		if (*reader->rest > '9') {
			read_month(reader);
			continue;
		}
		number = strtol(reader->rest, &end, 10);
		reader->rest = end;
		if (number > 31) {
			reader->civil.year = (int32_t)number;
			continue;
		}
		reader->civil.day = (int32_t)number - 1;
		reader->last = (int32_t)number;
		if (*end == '-') {
			reader->last = (int32_t)strtol(end + 1, &end, 10);
			reader->rest = end;
		}
	}
	reader->civil.day++;
	assert_true(date_from_civil(
	    reader->civil.year, reader->civil.month, reader->civil.day, date));
	return true;
}

/* With "..." at the end of `dates` the rule may go on. */
static void
check_days(const char *rule, const char *start, const char *dates)
{
	struct ical_recur *recur = ical_recur_new(rule, date_of(start));
	struct reader reader = {.rest = dates};
	struct date expected, found;
	char text[DATE_TEXT_SIZE];

	if (ical_recur_check(rule) != ICAL_RECUR_OK || recur == NULL)
		fail_msg("%s: refused", rule);
	while (read_date(&reader, &expected)) {
		if (!ical_recur_next(recur, &found))
			fail_msg("%s: ends before %s", rule,
			    date_format(expected, text));
		if (date_compare(found, expected) != 0)
			fail_msg("%s: %s is not next in %s", rule,
			    date_format(found, text), dates);
	}
	if (*reader.rest == '\0' && ical_recur_next(recur, &found))
		fail_msg(
		    "%s: %s after the end", rule, date_format(found, text));
	ical_recur_free(recur);
}

static void
daily_as_in_rfc_5545(void **state)
{
	(void)state;
	check_days("FREQ=DAILY;COUNT=10", "1997-09-02", "1997 Sep 2-11");
	check_days("FREQ=DAILY;UNTIL=19971223", "1997-09-02",
	    "1997 Sep 2-30 Oct 1-31 Nov 1-30 Dec 1-23");
	check_days("FREQ=DAILY;INTERVAL=2", "1997-09-02",
	    "1997 Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 Oct 2 4 6 ...");
	check_days("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02",
	    "1997 Sep 2 12 22 Oct 2 12");
	check_days("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998-01-01",
	    "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31");
}

static void
weekly_as_in_rfc_5545(void **state)
{
	(void)state;
	check_days("FREQ=WEEKLY;COUNT=10", "1997-09-02",
	    "1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4");
	check_days("FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997-09-02",
	    "1997 Sep 2 9 16 23 30 Oct 7 14 21 28 Nov 4 11 18 25 "
	    "Dec 2 9 16 23");
	check_days("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02",
	    "1997 Sep 2 16 30 Oct 14 28 Nov 11 25 Dec 9 23 "
	    "1998 Jan 6 20 Feb 3 17 ...");
	check_days("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02",
	    "1997 Sep 2 4 9 11 16 18 23 25 30 Oct 2");
	check_days("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223;WKST=SU;"
		   "BYDAY=MO,WE,FR",
	    "1997-09-01",
	    "1997 Sep 1 3 5 15 17 19 29 Oct 1 3 13 15 17 27 29 31 "
	    "Nov 10 12 14 24 26 28 Dec 8 10 12 22");
	check_days("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
	    "1997-09-02", "1997 Sep 2 4 16 18 30 Oct 2 14 16");
	check_days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
	    "1997-08-05", "1997 Aug 5 10 19 24");
	check_days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
	    "1997-08-05", "1997 Aug 5 17 19 31");
}

static void
monthly_as_in_rfc_5545(void **state)
{
	(void)state;
	check_days("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05",
	    "1997 Sep 5 Oct 3 Nov 7 Dec 5 1998 Jan 2 Feb 6 Mar 6 Apr 3 May 1 "
	    "Jun 5");
	check_days("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
	    "1997-09-05", "1997 Sep 5 Oct 3 Nov 7 Dec 5");
	check_days("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
	    "1997-09-07",
	    "1997 Sep 7 28 Nov 2 30 1998 Jan 4 25 Mar 1 29 May 3 31");
	check_days("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22",
	    "1997 Sep 22 Oct 20 Nov 17 Dec 22 1998 Jan 19 Feb 16");
	check_days("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28",
	    "1997 Sep 28 Oct 29 Nov 28 Dec 29 1998 Jan 29 Feb 26 ...");
	check_days("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02",
	    "1997 Sep 2 15 Oct 2 15 Nov 2 15 Dec 2 15 1998 Jan 2 15");
	check_days("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30",
	    "1997 Sep 30 Oct 1 31 Nov 1 30 Dec 1 31 1998 Jan 1 31 Feb 1");
	check_days(
	    "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
	    "1997-09-10", "1997 Sep 10-15 1999 Mar 10-13");
	check_days("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02",
	    "1997 Sep 2 9 16 23 30 Nov 4 11 18 25 1998 Jan 6 13 20 27 "
	    "Mar 3 10 17 24 31 ...");
	check_days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02",
	    "1998 Feb 13 Mar 13 Nov 13 1999 Aug 13 2000 Oct 13 ...");
	check_days("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
	    "1997-09-13",
	    "1997 Sep 13 Oct 11 Nov 8 Dec 13 1998 Jan 10 Feb 7 Mar 7 Apr 11 "
	    "May 9 Jun 13 ...");
	check_days("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
	    "1997-09-04", "1997 Sep 4 Oct 7 Nov 6");
	check_days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
	    "1997-09-29",
	    "1997 Sep 29 Oct 30 Nov 27 Dec 30 1998 Jan 29 Feb 26 Mar 30 ...");
	check_days("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15",
	    "2007 Jan 15 30 Feb 15 Mar 15 30");
}

static void
yearly_as_in_rfc_5545(void **state)
{
	(void)state;
	check_days("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;"
		   "BYDAY=SU,MO,TU,WE,TH,FR,SA",
	    "1998-01-01", "1998 Jan 1-31 1999 Jan 1-31 2000 Jan 1-31");
	check_days("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10",
	    "1997 Jun 10 Jul 10 1998 Jun 10 Jul 10 1999 Jun 10 Jul 10 "
	    "2000 Jun 10 Jul 10 2001 Jun 10 Jul 10");
	check_days("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
	    "1997-03-10",
	    "1997 Mar 10 1999 Jan 10 Feb 10 Mar 10 2001 Jan 10 Feb 10 Mar 10 "
	    "2003 Jan 10 Feb 10 Mar 10");
	check_days("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
	    "1997-01-01",
	    "1997 Jan 1 Apr 10 Jul 19 2000 Jan 1 Apr 9 Jul 18 "
	    "2003 Jan 1 Apr 10 Jul 19 2006 Jan 1");
	check_days("FREQ=YEARLY;BYDAY=20MO", "1997-05-19",
	    "1997 May 19 1998 May 18 1999 May 17 ...");
	check_days("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12",
	    "1997 May 12 1998 May 11 1999 May 17 ...");
	check_days("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13",
	    "1997 Mar 13 20 27 1998 Mar 5 12 19 26 1999 Mar 4 11 18 25 ...");
	check_days("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-06-05",
	    "1997 Jun 5 12 19 26 Jul 3 10 17 24 31 Aug 7 14 21 28 "
	    "1998 Jun 4 11 18 25 Jul 2 9 16 23 30 Aug 6 13 20 27 "
	    "1999 Jun 3 10 17 24 Jul 1 8 15 22 29 Aug 5 12 19 26 ...");
	check_days("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;"
		   "BYMONTHDAY=2,3,4,5,6,7,8",
	    "1996-11-05", "1996 Nov 5 2000 Nov 7 2004 Nov 2 ...");
}

/* libical 3.0.16's own iterator gives other days for each of these. */
static void
days_that_libical_gets_wrong(void **state)
{
	(void)state;
	check_days("FREQ=DAILY;BYMONTHDAY=1,-1", "2025-06-18",
	    "2025 Jun 30 Jul 1 31 Aug 1 31 Sep 1 ...");
	check_days("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "2024-08-24",
	    "2024 Aug 25 Sep 15 Oct 6 27 Nov 17 ...");
	check_days("FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=-1", "2026-01-05",
	    "2026 Jan 7 14 21 28 Feb 4 ...");
	check_days("FREQ=DAILY;BYDAY=MO;BYSETPOS=-1", "2026-01-06",
	    "2026 Jan 12 19 26 ...");
	check_days("FREQ=MONTHLY;BYMONTHDAY=30,31,15,-1;BYSETPOS=-1,-2",
	    "2026-08-26", "2026 Aug 30 31 Sep 15 30 Oct 30 31 ...");
	check_days("FREQ=YEARLY;BYMONTHDAY=29,30", "2020-09-06",
	    "2020 Sep 29 30 Oct 29 30 Nov 29 30 Dec 29 30 2021 Jan 29 30 "
	    "Mar 29 ...");
	check_days("FREQ=YEARLY;BYWEEKNO=1,52;BYDAY=TU,SA,SU", "2023-04-12",
	    "2023 Dec 26 30 31 2024 Jan 2 6 7 Dec 24 28 29 31 2025 Jan 4 ...");
	check_days("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "2025-02-19",
	    "2025 Dec 22 2026 Dec 28 2027 Dec 27 ...");
	check_days("FREQ=YEARLY;BYMONTH=7,9;BYYEARDAY=100,200,365",
	    "2027-12-01", "2028 Jul 18 2029 Jul 19 2030 Jul 19 ...");
}

static void
parts_taken_from_the_start(void **state)
{
	(void)state;
	check_days("FREQ=MONTHLY", "2026-01-31",
	    "2026 Jan 31 Mar 31 May 31 Jul 31 Aug 31 Oct 31 Dec 31 ...");
	check_days("FREQ=YEARLY", "2024-02-29", "2024 Feb 29 2028 Feb 29 ...");
	check_days("FREQ=YEARLY;BYWEEKNO=1", "2026-01-06",
	    "2027 Jan 5 2028 Jan 4 2029 Jan 2 2030 Jan 1 Dec 31 2031 Dec 30 "
	    "2033 Jan 4 ...");
	check_days("FREQ=YEARLY;BYDAY=FR;BYMONTH=2,2;COUNT=2", "2026-02-14",
	    "2026 Feb 20 27");
	check_days(
	    "freq=monthly;byday=+2tu", "2026-01-14", "2026 Feb 10 Mar 10 ...");
}

static void
ends(void **state)
{
	(void)state;
	check_days("FREQ=DAILY;UNTIL=20260106", "2026-01-06", "2026 Jan 6");
	check_days("FREQ=DAILY;UNTIL=20260105", "2026-01-06", "");
	check_days(
	    "FREQ=YEARLY;COUNT=2", "9998-12-31", "9998 Dec 31 9999 Dec 31");
	check_days("FREQ=DAILY", "9999-12-30", "9999 Dec 30 31");
	check_days(
	    "FREQ=WEEKLY;BYDAY=MO,SU", "9999-12-20", "9999 Dec 20 26 27");
	check_days("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-06", "");
	check_days("FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "2026-01-06", "");
	check_days("FREQ=YEARLY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=29",
	    "2025-01-01", "");
	check_days("FREQ=YEARLY;BYMONTH=2", "2026-01-30", "");
}

static void
check_refused(enum ical_recur_status expected, const char *rule)
{
	enum ical_recur_status status = ical_recur_check(rule);

	if (status != expected)
		fail_msg("%s: status %d", rule, (int)status);
	if (expected != ICAL_RECUR_NEVER)
		assert_null(ical_recur_new(rule, date_of("2026-01-06")));
}

static void
refuses_what_is_no_rule(void **state)
{
	static const char *const rules[] = {"", ";", "FREQ", "FREQ=", "=DAILY",
	    "DAILY", "FREQ=FORTNIGHTLY", "FREQ=DAILY;", ";FREQ=DAILY",
	    "FREQ=DAILY;;COUNT=1", "INTERVAL=2", "FREQ=DAILY;FREQ=WEEKLY",
	    "FREQ=DAILY;FOO=1", " FREQ=DAILY", "FREQ=DAILY;BYDAY= MO",
	    "FREQ=DAILY\n", "RSCALE=GREGORIAN;FREQ=DAILY", "FREQ=DAILY=1",
	    "FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;INTERVAL=-1",
	    "FREQ=DAILY;INTERVAL=10000", "FREQ=DAILY;INTERVAL=65537",
	    "FREQ=DAILY;INTERVAL=1,2", "FREQ=DAILY;INTERVAL=1 ",
	    "FREQ=DAILY;COUNT=100000", "FREQ=DAILY;COUNT=99999999999",
	    "FREQ=DAILY;COUNT=3;UNTIL=20260301", "FREQ=DAILY;UNTIL=20260230",
	    "FREQ=DAILY;UNTIL=20261399", "FREQ=DAILY;UNTIL=2026-03-01",
	    "FREQ=DAILY;UNTIL=20260301T", "FREQ=DAILY;UNTIL=20260301T1200Z",
	    "FREQ=DAILY;UNTIL=20260301T120000X", "FREQ=DAILY;WKST=XX",
	    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0",
	    "FREQ=MONTHLY;BYMONTHDAY=-0", "FREQ=MONTHLY;BYMONTHDAY=1,,2",
	    "FREQ=MONTHLY;BYMONTHDAY=1,", "FREQ=MONTHLY;BYMONTHDAY=--1",
	    "FREQ=WEEKLY;BYMONTHDAY=13", "FREQ=WEEKLY;BYDAY=2TU",
	    "FREQ=DAILY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=54MO",
	    "FREQ=MONTHLY;BYDAY=2", "FREQ=MONTHLY;BYDAY=TUE",
	    "FREQ=MONTHLY;BYDAY=0MO", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=2MO",
	    "FREQ=MONTHLY;BYWEEKNO=2", "FREQ=YEARLY;BYWEEKNO=54",
	    "FREQ=DAILY;BYYEARDAY=1", "FREQ=YEARLY;BYYEARDAY=367",
	    "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTH=-1",
	    "FREQ=DAILY;BYMONTH=5L", "FREQ=MONTHLY;BYSETPOS=1",
	    "FREQ=DAILY;BYMONTH=1,1,1,1,1,1,1,1,1,1,1,1,1"};
	size_t i;

	(void)state;
	for (i = 0; i < LENGTH(rules); i++)
		check_refused(ICAL_RECUR_SYNTAX, rules[i]);
}

static void
refuses_rules_of_any_length(void **state)
{
	static const char start[] = "FREQ=YEARLY;BYYEARDAY=1";
	char rule[4096];
	size_t length;

	(void)state;
	strcpy(rule, start);
	for (length = strlen(rule); length < 4000; length += 2) {
		enum ical_recur_status expected =
		    length < sizeof(start) + (size_t)2 * 366 - 2
		    ? ICAL_RECUR_OK
		    : ICAL_RECUR_SYNTAX;

		assert_int_equal(ical_recur_check(rule), expected);
		strcat(rule, ",1");
	}
}

static void
refuses_what_is_finer_than_a_day(void **state)
{
	(void)state;
	check_refused(ICAL_RECUR_FREQUENCY, "FREQ=HOURLY");
	check_refused(ICAL_RECUR_FREQUENCY, "FREQ=minutely;INTERVAL=2");
	check_refused(ICAL_RECUR_FREQUENCY, "FREQ=SECONDLY");
	check_refused(ICAL_RECUR_FREQUENCY, "FREQ=DAILY;BYHOUR=9");
	check_refused(ICAL_RECUR_FREQUENCY, "BYSECOND=0;FREQ=DAILY");
}

static void
refuses_what_never_comes(void **state)
{
	static const char *const rules[] = {"FREQ=DAILY;INTERVAL=0",
	    "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2",
	    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4",
	    "FREQ=YEARLY;BYMONTHDAY=-30;BYMONTH=2", "FREQ=MONTHLY;BYDAY=6MO",
	    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
	    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1,2,3;BYSETPOS=2",
	    "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3",
	    "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2",
	    "FREQ=YEARLY;BYWEEKNO=10;BYMONTH=12",
	    "FREQ=YEARLY;BYDAY=MO;BYSETPOS=54",
	    "FREQ=YEARLY;BYMONTH=2;BYDAY=6MO"};
	size_t i;

	(void)state;
	for (i = 0; i < LENGTH(rules); i++)
		check_refused(ICAL_RECUR_NEVER, rules[i]);
}

/* Rare, but not never. */
static void
accepts_what_comes_seldom(void **state)
{
	(void)state;
	check_days("FREQ=DAILY;BYMONTHDAY=29;BYMONTH=2;BYDAY=MO", "2026-01-06",
	    "2044 Feb 29 2072 Feb 29 2112 Feb 29 ...");
	check_days("FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO", "2026-01-06",
	    "2040 Dec 31 2068 Dec 31 2096 Dec 31 2108 Dec 31 ...");
	check_days("FREQ=YEARLY;BYDAY=53FR", "2026-01-06",
	    "2027 Dec 31 2032 Dec 31 2038 Dec 31 2044 Dec 30 ...");
	check_days("FREQ=DAILY;INTERVAL=9999", "2026-01-06",
	    "2026 Jan 6 2053 May 23 2080 Oct 7 ...");
}

/* From the first day on or after `to` there are the same days as without. */
static void
check_skip(const char *rule, const char *start, const char *to)
{
	struct ical_recur *whole = ical_recur_new(rule, date_of(start));
	struct ical_recur *hurried = ical_recur_new(rule, date_of(start));
	struct date expected = {0}, found = {0};
	int skipped = 0;

	assert_true(whole != NULL && hurried != NULL);
	ical_recur_skip(hurried, date_of(to));
	while (ical_recur_next(whole, &expected) &&
	    date_compare(expected, date_of(to)) < 0)
		skipped++;
	while (ical_recur_next(hurried, &found) &&
	    date_compare(found, date_of(to)) < 0)
		skipped--;
	if (skipped < 10)
		fail_msg("%s: nothing was left out", rule);
	for (int i = 0; i < 50; i++) {
		if (date_compare(expected, found) != 0)
			fail_msg("%s: other days after %s", rule, to);
		assert_true(ical_recur_next(whole, &expected));
		assert_true(ical_recur_next(hurried, &found));
	}
	ical_recur_free(whole);
	ical_recur_free(hurried);
}

static void
days_left_out(void **state)
{
	(void)state;
	check_skip("FREQ=DAILY", "1900-01-01", "2026-02-28");
	check_skip("FREQ=DAILY;INTERVAL=9", "1900-01-01", "2026-02-28");
	check_skip("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU", "1900-01-03",
	    "2026-03-01");
	check_skip(
	    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "1900-01-03", "2026-03-01");
	check_skip("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=-1", "1900-01-31",
	    "2026-06-30");
	check_skip("FREQ=MONTHLY", "1900-12-31", "2026-01-01");
	check_skip("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
	    "1904-02-29", "2024-02-29");
	check_skip("FREQ=YEARLY;BYWEEKNO=53,1;BYDAY=MO,SU", "1900-01-01",
	    "2026-12-28");
	check_skip("FREQ=YEARLY;BYDAY=MO,FR;BYSETPOS=-1,1", "1900-01-01",
	    "2026-12-31");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(daily_as_in_rfc_5545),
	    cmocka_unit_test(weekly_as_in_rfc_5545),
	    cmocka_unit_test(monthly_as_in_rfc_5545),
	    cmocka_unit_test(yearly_as_in_rfc_5545),
	    cmocka_unit_test(days_that_libical_gets_wrong),
	    cmocka_unit_test(parts_taken_from_the_start),
	    cmocka_unit_test(ends),
	    cmocka_unit_test(refuses_what_is_no_rule),
	    cmocka_unit_test(refuses_rules_of_any_length),
	    cmocka_unit_test(refuses_what_is_finer_than_a_day),
	    cmocka_unit_test(refuses_what_never_comes),
	    cmocka_unit_test(accepts_what_comes_seldom),
	    cmocka_unit_test(days_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
