/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * VTIMEZONEs of some zones, byte by byte. tests/check/vtimezone.sh has others
 * read those of all zones.
 */
#include "ical/vtimezone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The year 2026. */
#define FROM  INT64_C(1767225600)
#define UNTIL INT64_C(1798761600)

static bool
write_zone(struct buf *out, const char *name, int64_t from, int64_t until)
{
	struct arena arena = {0};
	struct ical_vtimezone vtimezone = {
	    .name = name, .from = from, .until = until};
	bool is_written;

	if (access("/usr/share/zoneinfo/Europe/Paris", R_OK) != 0 &&
	    strchr(name, '/') != NULL)
		skip();
	assert_int_equal(
	    ical_zone_load(&arena, name, &vtimezone.zone), ICAL_ZONE_KNOWN);
	is_written = ical_vtimezone_write(&vtimezone, out);
	arena_release(&arena);
	return is_written;
}

static void
says_the_rule_that_goes_on(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_true(write_zone(&out, "America/Los_Angeles", FROM, UNTIL));
	assert_string_equal(out.bytes,
	    "BEGIN:VTIMEZONE\r\n"
	    "TZID:America/Los_Angeles\r\n"
	    "BEGIN:STANDARD\r\n"
	    "DTSTART:20251102T020000\r\n"
	    "TZOFFSETFROM:-0700\r\n"
	    "TZOFFSETTO:-0800\r\n"
	    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"
	    "TZNAME:PST\r\n"
	    "END:STANDARD\r\n"
	    "BEGIN:DAYLIGHT\r\n"
	    "DTSTART:20260308T020000\r\n"
	    "TZOFFSETFROM:-0800\r\n"
	    "TZOFFSETTO:-0700\r\n"
	    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"
	    "TZNAME:PDT\r\n"
	    "END:DAYLIGHT\r\n"
	    "END:VTIMEZONE\r\n");
	buf_release(&out);
}

/* Zone files may have Irish winter as the time that deviates. */
static void
has_daylight_ahead_in_dublin(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_true(write_zone(&out, "Europe/Dublin", FROM, UNTIL));
	assert_non_null(strstr(out.bytes,
	    "BEGIN:DAYLIGHT\r\n"
	    "DTSTART:20260329T010000\r\n"
	    "TZOFFSETFROM:+0000\r\n"
	    "TZOFFSETTO:+0100\r\n"));
	buf_release(&out);
}

/* The rule changed in 2007, so up to then each change is listed. */
static void
lists_what_no_longer_holds(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_true(write_zone(&out, "America/New_York",
	    INT64_C(1104537600) /* 2005 */, INT64_C(1199145600) /* 2008 */));
	assert_non_null(strstr(out.bytes,
	    "BEGIN:DAYLIGHT\r\n"
	    "DTSTART:20050403T020000\r\n"
	    "TZOFFSETFROM:-0500\r\n"
	    "TZOFFSETTO:-0400\r\n"
	    "RDATE:20050403T020000\r\n"
	    "RDATE:20060402T020000\r\n"
	    "TZNAME:EDT\r\n"));
	assert_non_null(strstr(out.bytes,
	    "DTSTART:20070311T020000\r\n"
	    "TZOFFSETFROM:-0500\r\n"
	    "TZOFFSETTO:-0400\r\n"
	    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"));
	buf_release(&out);
}

static void
knows_zones_without_summer(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_true(write_zone(&out, "Etc/GMT+12", FROM, UNTIL));
	assert_string_equal(out.bytes,
	    "BEGIN:VTIMEZONE\r\n"
	    "TZID:Etc/GMT+12\r\n"
	    "BEGIN:STANDARD\r\n"
	    "DTSTART:15830102T120000\r\n"
	    "TZOFFSETFROM:-1200\r\n"
	    "TZOFFSETTO:-1200\r\n"
	    "TZNAME:-12\r\n"
	    "END:STANDARD\r\n"
	    "END:VTIMEZONE\r\n");
	buf_release(&out);
}

static void
has_none_for_offsets(void **state)
{
	struct buf out = {0};

	(void)state;
	assert_false(write_zone(&out, "UTC", FROM, UNTIL));
	assert_false(write_zone(&out, "AoE", FROM, UNTIL));
	assert_false(write_zone(&out, "+02:00", FROM, UNTIL));
	assert_int_equal(out.length, 0);
	buf_release(&out);
}

static void
holds_at_the_edges_of_the_calendar(void **state)
{
	const int64_t first = (int64_t)date_min().day * 86400;
	const int64_t last = (int64_t)date_max().day * 86400;
	struct buf out = {0};

	(void)state;
	assert_true(write_zone(&out, "Europe/Paris", first, first));
	assert_true(write_zone(&out, "Europe/Paris", last, last));
	assert_true(write_zone(&out, "Europe/Paris", first, last));
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_the_rule_that_goes_on),
	    cmocka_unit_test(has_daylight_ahead_in_dublin),
	    cmocka_unit_test(lists_what_no_longer_holds),
	    cmocka_unit_test(knows_zones_without_summer),
	    cmocka_unit_test(has_none_for_offsets),
	    cmocka_unit_test(holds_at_the_edges_of_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
