/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Zones: known times, skipped and doubled hours, names, and zone files that
 * are damaged. tests/check/zone_oracle.sh asks about thousands of times more.
 */
#include "ical/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ical/tzif.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* "2026-03-01 24:00" there is "2026-03-02 12:00" in UTC. */
struct row {
	const char *zone;
	const char *local;
	const char *utc;
};

static int64_t
seconds_of(const char *text, struct date *date, int32_t *minute)
{
	assert_true(date_parse(text, 10, date));
	*minute = (int32_t)(strtol(text + 11, NULL, 10) * 60 +
	    strtol(text + 14, NULL, 10));
	return date->day * (int64_t)86400 + *minute * 60;
}

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct date date;
		int32_t minute;
		int64_t expected = seconds_of(rows[i].utc, &date, &minute);
		int64_t seconds = INT64_MIN;

		seconds_of(rows[i].local, &date, &minute);
		if (!ical_zone_to_utc(rows[i].zone, date, minute, &seconds))
			fail_msg("no %s %s", rows[i].local, rows[i].zone);
		if (seconds != expected)
			fail_msg("%s %s is %+lld seconds off", rows[i].local,
			    rows[i].zone, (long long)(seconds - expected));
	}
}

static void
needs_no_files_for_offsets(void **state)
{
	static const struct row rows[] = {
	    {"UTC", "2026-03-01 14:00", "2026-03-01 14:00"},
	    {"UTC", "2026-03-01 24:00", "2026-03-02 00:00"},
	    {"UTC", "1583-01-01 00:00", "1583-01-01 00:00"},
	    {"UTC", "9999-12-31 23:59", "9999-12-31 23:59"},
	    {"AoE", "2026-03-01 24:00", "2026-03-02 12:00"},
	    {"AoE", "2026-12-31 23:59", "2027-01-01 11:59"},
	    {"+02:00", "2026-03-01 01:00", "2026-02-28 23:00"},
	    {"-03:30", "2026-03-01 01:00", "2026-03-01 04:30"},
	    {"+00:00", "2026-03-01 01:00", "2026-03-01 01:00"},
	    {"+14:00", "2026-03-01 14:00", "2026-03-01 00:00"},
	    {"-12:00", "2026-03-01 12:00", "2026-03-02 00:00"},
	};

	(void)state;
	check_rows(rows, LENGTH(rows));
}

static bool
has_files(void)
{
	return ical_zone_find("Europe/Paris") != ICAL_ZONE_NO_DATA;
}

static void
knows_zones(void **state)
{
	static const struct row rows[] = {
	    {"Europe/Paris", "2026-01-15 12:00", "2026-01-15 11:00"},
	    {"Europe/Paris", "2026-07-15 12:00", "2026-07-15 10:00"},
	    {"Europe/Paris", "2500-07-15 12:00", "2500-07-15 10:00"},
	    {"Europe/Paris", "2026-12-31 24:00", "2026-12-31 23:00"},
	    {"America/New_York", "2026-07-15 12:00", "2026-07-15 16:00"},
	    {"America/Los_Angeles", "2026-11-20 18:00", "2026-11-21 02:00"},
	    {"Asia/Kolkata", "2026-07-15 12:00", "2026-07-15 06:30"},
	    {"Australia/Sydney", "2026-01-15 12:00", "2026-01-15 01:00"},
	    {"Australia/Sydney", "9999-12-15 12:00", "9999-12-15 01:00"},
	    {"Europe/Dublin", "2026-07-15 12:00", "2026-07-15 11:00"},
	    {"Europe/Dublin", "2050-01-15 12:00", "2050-01-15 12:00"},
	    {"Etc/GMT+12", "2026-03-01 24:00", "2026-03-02 12:00"},
	    {"America/St_Johns", "2060-07-15 12:00", "2060-07-15 14:30"},
	    {"Pacific/Apia", "2011-12-29 12:00", "2011-12-29 22:00"},
	    {"Pacific/Apia", "2011-12-31 12:00", "2011-12-30 22:00"},
	};

	(void)state;
	if (!has_files())
		skip();
	check_rows(rows, LENGTH(rows));
}

static void
moves_out_of_skipped_hours(void **state)
{
	static const struct row rows[] = {
	    {"America/New_York", "2026-03-08 01:59", "2026-03-08 06:59"},
	    {"America/New_York", "2026-03-08 02:00", "2026-03-08 07:00"},
	    {"America/New_York", "2026-03-08 02:30", "2026-03-08 07:30"},
	    {"America/New_York", "2026-03-08 03:00", "2026-03-08 07:00"},
	    {"America/New_York", "2126-03-10 02:30", "2126-03-10 07:30"},
	    /* Midnight is skipped there, so the end of a day is. */
	    {"America/Santiago", "2026-09-05 24:00", "2026-09-06 04:00"},
	    {"America/Santiago", "2026-09-06 01:00", "2026-09-06 04:00"},
	};

	(void)state;
	if (!has_files())
		skip();
	check_rows(rows, LENGTH(rows));
}

static void
takes_the_first_of_two(void **state)
{
	static const struct row rows[] = {
	    {"America/New_York", "2026-11-01 00:59", "2026-11-01 04:59"},
	    {"America/New_York", "2026-11-01 01:00", "2026-11-01 05:00"},
	    {"America/New_York", "2026-11-01 01:59", "2026-11-01 05:59"},
	    {"America/New_York", "2026-11-01 02:00", "2026-11-01 07:00"},
	    {"Europe/Paris", "2126-10-27 02:30", "2126-10-27 00:30"},
	};

	(void)state;
	if (!has_files())
		skip();
	check_rows(rows, LENGTH(rows));
}

static void
refuses_other_names(void **state)
{
	static const char *const names[] = {"", "utc", "aoe", "GMT", "Z", "PST",
	    "EST5EDT", "Japan", "localtime", "Factory", "zone.tab", "/",
	    "Europe", "Europe/", "/Europe/Paris", "Europe/paris",
	    "europe/Paris", "Europe//Paris", "Europe/../Europe/Paris",
	    "./Europe/Paris", "../zoneinfo/Europe/Paris", "posix/Europe/Paris",
	    "right/Europe/Paris", "America/Argentina", "Europe/Paris ",
	    "Europe/Par\xC3\xADs", "+2", "+0200", "+02:0", "+02:60", "+14:01",
	    "-12:01", "+aa:00", "02:00",
	    "America/"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	struct date date = {0};
	int64_t seconds = 7;

	(void)state;
	if (!has_files())
		skip();
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (ical_zone_find(names[i]) != ICAL_ZONE_UNKNOWN)
			fail_msg("'%s' is known", names[i]);
		assert_false(ical_zone_to_utc(names[i], date, 0, &seconds));
	}
	assert_int_equal(seconds, 7);
}

static void
stays_in_range(void **state)
{
	struct date date = {0};
	int64_t seconds = 7;

	(void)state;
	assert_false(ical_zone_to_utc("UTC", date, -1, &seconds));
	assert_false(ical_zone_to_utc("UTC", date, 1441, &seconds));
	assert_false(ical_zone_to_utc("UTC", date_max(), 1440, &seconds));
	assert_false(ical_zone_to_utc("AoE", date_max(), 720, &seconds));
	assert_true(ical_zone_to_utc("AoE", date_max(), 719, &seconds));
	seconds = 7;
	assert_false(ical_zone_to_utc("+01:00", date_min(), 59, &seconds));
	assert_int_equal(seconds, 7);
}

static void
check_help(const char *name, const char *help)
{
	const struct source source = {"file", name, strlen(name)};
	const struct span at = {&source, 0, (uint32_t)strlen(name)};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	char message[100];

	assert_int_equal(
	    ical_zone_check(&arena, name, at, &diagnostics), help == NULL);
	assert_int_equal(diagnostics.errors, help != NULL);
	if (help != NULL) {
		snprintf(message, sizeof(message), "no time zone '%s' is known",
		    name);
		assert_string_equal(diagnostics.items[0]->message, message);
		assert_string_equal(diagnostics.items[0]->help, help);
		assert_int_equal(
		    diagnostics.items[0]->caret_width, strlen(name));
	}
	arena_release(&arena);
	diagnostics_release(&diagnostics);
}

static void
suggests_names(void **state)
{
	static const char general[] =
	    "write UTC, AoE, an offset such as +02:00 or a name of the zone "
	    "database such as Europe/Paris";

	(void)state;
	if (!has_files())
		skip();
	check_help("UTC", NULL);
	check_help("+02:00", NULL);
	check_help("Europe/Paris", NULL);
	check_help("US/Pacific", NULL);
	check_help("Europe/Pairs", "did you mean 'Europe/Paris'?");
	check_help("europe/paris", "did you mean 'Europe/Paris'?");
	check_help(
	    "America/Los_Angelos", "did you mean 'America/Los_Angeles'?");
	check_help("Europe/New_York", "did you mean 'America/New_York'?");
	check_help("America/Paris", "did you mean 'Europe/Paris'?");
	check_help("America/San_Francisco", general);
	check_help("Etc/../passwd", general);
}

/* Reads a rule and checks offsets in seconds at a local time. */
static void
check_rule(const char *text, const char *local, int32_t offset)
{
	struct tz_rule rule;
	struct date date;
	int32_t minute;

	assert_true(tz_rule_parse(text, &rule));
	if (tz_rule_offset(&rule, seconds_of(local, &date, &minute)) != offset)
		fail_msg("%s at %s: %d", text, local,
		    tz_rule_offset(&rule, seconds_of(local, &date, &minute)));
}

static void
follows_rules(void **state)
{
	static const char paris[] = "CET-1CEST,M3.5.0,M10.5.0/3";
	static const char dublin[] = "IST-1GMT0,M10.5.0,M3.5.0/1";
	static const char julian[] = "AAA3BBB,J60/0,J300";
	static const char leap[] = "AAA3BBB,59/0,299";
	static const char always[] = "AAA3BBB,0/0,J365/25";

	(void)state;
	check_rule("<+0330>-3:30", "2026-07-01 12:00", 12600);
	check_rule("AAA-0:00:20", "2026-07-01 12:00", 20);
	check_rule(paris, "2026-03-29 01:59", 3600);
	check_rule(paris, "2026-03-29 03:00", 7200);
	check_rule(paris, "2026-10-25 02:59", 7200);
	check_rule(paris, "2026-10-25 03:00", 3600);
	check_rule(dublin, "2026-07-01 12:00", 3600);
	check_rule(dublin, "2026-01-01 12:00", 0);
	/* 1 March in either year; 29 February counts for the other form. */
	check_rule(julian, "2027-03-01 01:00", -7200);
	check_rule(julian, "2028-02-29 23:00", -10800);
	check_rule(julian, "2028-03-01 01:00", -7200);
	check_rule(leap, "2027-03-01 01:00", -7200);
	check_rule(leap, "2028-02-29 01:00", -7200);
	check_rule(always, "2026-12-31 23:59", -7200);
	check_rule(always, "2027-01-01 00:30", -7200);
	check_rule(always, "2026-07-01 12:00", -7200);
	check_rule(paris, "1583-01-01 00:00", 3600);
	check_rule(paris, "9999-12-31 23:00", 3600);
}

static void
refuses_other_rules(void **state)
{
	static const char *const texts[] = {"", "CE-1", "CET", "CET-",
	    "CET-1CE", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0",
	    "CET-1CEST,M3.5.0,", "CET-1CEST,M3.5.0,M10.5.0 ",
	    "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
	    "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
	    "CET-1CEST,J0,J300", "CET-1CEST,J366,J300", "CET-1CEST,366,J300",
	    "CET-25", "CET-1:60", "<CET-1", "CET-1CEST,M3.5.0/168,M10.5.0",
	    ":Europe/Paris", "CET-99999999999"};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		struct tz_rule rule;

		if (tz_rule_parse(texts[i], &rule))
			fail_msg("'%s' is a rule", texts[i]);
	}
}

static size_t
read_zone_file(unsigned char *bytes, size_t room)
{
	FILE *file = fopen("/usr/share/zoneinfo/Europe/Paris", "rb");
	size_t length;

	if (file == NULL)
		return 0;
	length = fread(bytes, 1, room, file);
	fclose(file);
	return length;
}

/* A copy of its own size, so that a sanitizer sees a byte too far. */
static bool
try_bytes(const unsigned char *bytes, size_t length)
{
	unsigned char *exact = malloc(length > 0 ? length : 1);
	struct tzif tzif;
	bool is_good;

	assert_non_null(exact);
	memcpy(exact, bytes, length);
	is_good = tzif_parse(exact, length, &tzif);
	if (is_good) {
		for (int64_t day = -200000; day < 3000000; day += 99991)
			assert_in_range(
			    tzif_offset(&tzif, day * 86400) + 100000, 0,
			    200000);
	}
	free(exact);
	return is_good;
}

static void
survives_damaged_files(void **state)
{
	static unsigned char bytes[8192];
	size_t length = read_zone_file(bytes, sizeof(bytes));
	int accepted = 0;

	(void)state;
	if (length == 0)
		skip();
	assert_true(try_bytes(bytes, length));
	for (size_t i = 0; i < length; i++)
		assert_false(try_bytes(bytes, i));
	for (size_t i = 0; i < length; i++) {
		unsigned char kept = bytes[i];

		for (int bit = 0; bit < 8; bit++) {
			bytes[i] = (unsigned char)(kept ^ (1 << bit));
			accepted += try_bytes(bytes, length);
		}
		bytes[i] = kept;
	}
	assert_true(accepted > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(needs_no_files_for_offsets),
	    cmocka_unit_test(knows_zones),
	    cmocka_unit_test(moves_out_of_skipped_hours),
	    cmocka_unit_test(takes_the_first_of_two),
	    cmocka_unit_test(refuses_other_names),
	    cmocka_unit_test(stays_in_range),
	    cmocka_unit_test(suggests_names),
	    cmocka_unit_test(follows_rules),
	    cmocka_unit_test(refuses_other_rules),
	    cmocka_unit_test(survives_damaged_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
