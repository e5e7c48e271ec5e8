/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Times of day: what they mean, their normal form, and what is said about
 * those that are wrong, under which words.
 */
#include "phrase/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

#define NEW_TIME "write '14:00 UTC', '18:00 Europe/Paris' or 'end of day AoE'"
#define HOURS    "write hours and minutes, from 00:00 to 24:00: 14:00 UTC"
#define ZONES                                                                  \
	"write UTC, AoE, an offset such as +02:00 or a name of the zone "      \
	"database such as Europe/Paris"

/* `zone` is the text of the zone, where clock.zone is not. */
struct good {
	const char *text;
	int32_t minute;
	const char *zone;
	const char *normal;
};

static bool
parse(struct phrase_fixture *fixture, struct clock *clock)
{
	return clock_parse(
	    &fixture->arena, &fixture->text, &fixture->diagnostics, clock);
}

static void
check_good(const struct good *row)
{
	struct phrase_fixture fixture, again;
	struct clock clock, same;
	struct buf normal = {0};

	fixture_init(&fixture, row->text);
	if (!parse(&fixture, &clock))
		fail_msg("'%s' is refused: %s", row->text,
		    fixture.diagnostics.items[0]->message);
	assert_int_equal(fixture.diagnostics.errors, 0);
	assert_int_equal(clock.minute, row->minute);
	assert_int_equal(clock.is_end_of_day, row->minute == 1440);
	if (clock.zone_at.end - clock.zone_at.start != strlen(row->zone) ||
	    strncmp(row->text + clock.zone_at.start, row->zone,
		strlen(row->zone)) != 0)
		fail_msg("'%s': the zone is at %u to %u", row->text,
		    clock.zone_at.start, clock.zone_at.end);
	clock_format(&clock, &normal);
	assert_string_equal(buf_text(&normal), row->normal);
	fixture_init(&again, buf_text(&normal));
	assert_true(parse(&again, &same));
	assert_int_equal(same.minute, clock.minute);
	assert_string_equal(same.zone, clock.zone);
	buf_clear(&normal);
	clock_format(&same, &normal);
	assert_string_equal(buf_text(&normal), row->normal);
	buf_release(&normal);
	fixture_release(&again);
	fixture_release(&fixture);
}

static void
reads_times(void **state)
{
	static const struct good rows[] = {
	    {"14:00 UTC", 840, "UTC", "14:00 UTC"},
	    {"9:30 UTC", 570, "UTC", "09:30 UTC"},
	    {"09:30\t utc ", 570, "utc", "09:30 UTC"},
	    {"0:00 GMT", 0, "GMT", "00:00 UTC"},
	    {"00:00 UTC", 0, "UTC", "00:00 UTC"},
	    {"23:59 aoe", 1439, "aoe", "23:59 AoE"},
	    {"24:00 UTC", 1440, "UTC", "end of day UTC"},
	    {"noon UTC", 720, "UTC", "12:00 UTC"},
	    {" Noon Asia/Tokyo", 720, "Asia/Tokyo", "12:00 Asia/Tokyo"},
	    {"end of day AoE", 1440, "AoE", "end of day AoE"},
	    {"End  of the day UTC", 1440, "UTC", "end of day UTC"},
	    {"end of day Europe/Paris", 1440, "Europe/Paris",
		"end of day Europe/Paris"},
	    {"end of day anywhere on Earth", 1440, "anywhere on Earth",
		"end of day AoE"},
	    {"18:00 America/Los_Angeles", 1080, "America/Los_Angeles",
		"18:00 America/Los_Angeles"},
	    {"18:00 America/Argentina/Buenos_Aires", 1080,
		"America/Argentina/Buenos_Aires",
		"18:00 America/Argentina/Buenos_Aires"},
	    {"14:00 Etc/GMT+12", 840, "Etc/GMT+12", "14:00 Etc/GMT+12"},
	    {"14:00 America/Port-au-Prince", 840, "America/Port-au-Prince",
		"14:00 America/Port-au-Prince"},
	    {"14:00Z", 840, "Z", "14:00 UTC"},
	    {"14:00UTC", 840, "UTC", "14:00 UTC"},
	    {"14:00 +02:00", 840, "+02:00", "14:00 +02:00"},
	    {"14:00-03:30", 840, "-03:30", "14:00 -03:30"},
	    {"14:00 +14:00", 840, "+14:00", "14:00 +14:00"},
	    {"14:00 -12:00", 840, "-12:00", "14:00 -12:00"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_good(&rows[i]);
}

/* `words` is "" where the caret is behind the end; `help` may be NULL. */
struct bad {
	const char *text;
	enum diagnostic_code code;
	size_t start;
	const char *words;
	const char *message;
	const char *help;
};

static void
check_bad(const struct bad *row)
{
	struct phrase_fixture fixture;
	struct clock clock;
	const struct diagnostic *item;
	size_t width = strlen(row->words);

	fixture_init(&fixture, row->text);
	if (parse(&fixture, &clock))
		fail_msg("'%s' is accepted", row->text);
	if (fixture.diagnostics.errors != 1)
		fail_msg("'%s': %zu findings, expected 1", row->text,
		    fixture.diagnostics.errors);
	item = fixture.diagnostics.items[0];
	assert_string_equal(item->message, row->message);
	if (row->help == NULL)
		assert_null(item->help);
	else
		assert_string_equal(item->help, row->help);
	assert_string_equal(
	    diagnostic_code_name(item->code), diagnostic_code_name(row->code));
	if (item->offset != row->start ||
	    item->caret_width != (width > 0 ? width : 1) ||
	    strncmp(row->text + row->start, row->words, width) != 0)
		fail_msg("'%s': bytes %u to %zu, expected %zu to %zu",
		    row->text, item->offset, item->offset + item->caret_width,
		    row->start, row->start + width);
	fixture_release(&fixture);
}

static void
check_all_bad(const struct bad *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_bad(&rows[i]);
}

/* A row whose message is about the words under the caret. */
#define FORM(text, start, words, help)                                         \
	{                                                                      \
		text, DIAGNOSTIC_TIME_FORM, start, words,                      \
		    "'" words "' is not a time of day", help                   \
	}
#define SHORT(text, start, words, help)                                        \
	{                                                                      \
		text, DIAGNOSTIC_ZONE_ABBREVIATION, start, words,              \
		    "'" words                                                  \
		    "' is an abbreviation, not the name of a time zone",       \
		    help                                                       \
	}
#define ZONE(text, start, words, help)                                         \
	{                                                                      \
		text, DIAGNOSTIC_ZONE_FORM, start, words,                      \
		    "'" words "' is not a time zone", help                     \
	}

static void
refuses_other_times(void **state)
{
	static const struct bad rows[] = {
	    FORM("2pm", 0, "2pm", "write 14:00 UTC"),
	    FORM("2 PM UTC", 0, "2 PM", "write 14:00 UTC"),
	    FORM("2:30pm AoE", 0, "2:30pm", "write 14:30 AoE"),
	    FORM(" 2:30 p.m. PST", 1, "2:30 p.m.", "write 14:30"),
	    FORM("12am Europe/Paris", 0, "12am", "write 00:00 Europe/Paris"),
	    FORM("12 a.m. UTC", 0, "12 a.m.", "write 00:00 UTC"),
	    FORM("12pm UTC", 0, "12pm", "write 12:00 UTC"),
	    FORM("13pm UTC", 0, "13pm", "write 13:00 UTC"),
	    FORM("14 UTC", 0, "14", "write 14:00 UTC"),
	    FORM("14", 0, "14", "write 14:00 UTC"),
	    FORM("1430 UTC", 0, "1430", "write 14:30 UTC"),
	    FORM("930 UTC", 0, "930", "write 09:30 UTC"),
	    FORM("14.00 UTC", 0, "14.00", "write 14:00 UTC"),
	    FORM("14h30 UTC", 0, "14h30", "write 14:30 UTC"),
	    FORM("14:00:30 +02:00", 0, "14:00:30",
		"write 14:00 +02:00, without seconds"),
	    FORM("14:00,UTC", 0, "14:00,UTC", "write 14:00 UTC"),
	    FORM("9:5 UTC", 0, "9:5", HOURS),
	    FORM("25:00 UTC", 0, "25:00", HOURS),
	    FORM("24:01 UTC", 0, "24:01", HOURS),
	    FORM("14:60 UTC", 0, "14:60", HOURS),
	    FORM("014:00 UTC", 0, "014:00", HOURS),
	    FORM("99999999999:00 UTC", 0, "99999999999:00", HOURS),
	    FORM("14: UTC", 0, "14:", "write 14:00 UTC"),
	    FORM("14::00 UTC", 0, "14::00", "write 14:00 UTC"),
	};

	(void)state;
	check_all_bad(rows, LENGTH(rows));
}

static void
refuses_what_is_no_time(void **state)
{
	static const struct bad rows[] = {
	    {"", DIAGNOSTIC_PHRASE_ENDS, 0, "",
		"the phrase ends where a time of day is expected", NEW_TIME},
	    {"  ", DIAGNOSTIC_PHRASE_ENDS, 2, "",
		"the phrase ends where a time of day is expected", NEW_TIME},
	    {"UTC 14:00", DIAGNOSTIC_PHRASE_EXPECTED, 0, "UTC",
		"expected a time of day, found 'UTC'", NEW_TIME},
	    {"eod AoE", DIAGNOSTIC_PHRASE_EXPECTED, 0, "eod",
		"expected a time of day, found 'eod'",
		"did you mean 'end of day'?"},
	    {"end of AoE", DIAGNOSTIC_PHRASE_EXPECTED, 0, "end",
		"expected a time of day, found 'end'",
		"did you mean 'end of day'?"},
	    {"nooon UTC", DIAGNOSTIC_PHRASE_EXPECTED, 0, "nooon",
		"expected a time of day, found 'nooon'",
		"did you mean 'noon'?"},
	    {"-1:00 UTC", DIAGNOSTIC_PHRASE_EXPECTED, 0, "-1:00",
		"expected a time of day, found '-1:00'", NEW_TIME},
	    {"midnight UTC", DIAGNOSTIC_MIDNIGHT, 0, "midnight",
		"'midnight' may be the start or the end of the day",
		"write '00:00 UTC' for its start, 'end of day UTC' for its "
		"end"},
	    {"Midnight", DIAGNOSTIC_MIDNIGHT, 0, "Midnight",
		"'Midnight' may be the start or the end of the day",
		"write '00:00 UTC' for its start, 'end of day UTC' for its "
		"end"},
	    {"midnight PST", DIAGNOSTIC_MIDNIGHT, 0, "midnight",
		"'midnight' may be the start or the end of the day",
		"write '00:00' for its start, 'end of day' for its end"},
	    {"14:00 UTC please do", DIAGNOSTIC_PHRASE_TRAILING, 10, "please do",
		"'please do' after the end of the phrase", NULL},
	    {"14:00 America/New York ", DIAGNOSTIC_PHRASE_TRAILING, 18, "York",
		"'York' after the end of the phrase",
		"zones are written without blanks: 'America/New_York'"},
	};

	(void)state;
	check_all_bad(rows, LENGTH(rows));
}

static void
refuses_other_zones(void **state)
{
	static const struct bad rows[] = {
	    {"14:00", DIAGNOSTIC_TIME_WITHOUT_ZONE, 0, "14:00",
		"'14:00' has no time zone",
		"write '14:00 UTC', '14:00 AoE' or a place: "
		"'14:00 Europe/Paris'"},
	    {" end of day ", DIAGNOSTIC_TIME_WITHOUT_ZONE, 1, "end of day",
		"'end of day' has no time zone",
		"write 'end of day UTC', 'end of day AoE' or a place: "
		"'end of day Europe/Paris'"},
	    SHORT("14:00 PST", 6, "PST", "name the place: America/Los_Angeles"),
	    SHORT("14:00 pdt", 6, "pdt", "name the place: America/Los_Angeles"),
	    SHORT("14:00PST", 5, "PST", "name the place: America/Los_Angeles"),
	    SHORT("14:00 Pacific Time", 6, "Pacific",
		"name the place: America/Los_Angeles"),
	    SHORT("14:00 CST", 6, "CST",
		"name the place: America/Chicago or Asia/Shanghai"),
	    SHORT("end of day CET", 11, "CET",
		"name the place: Europe/Berlin, Europe/Paris or another city"),
	    SHORT("noon NZDT", 5, "NZDT", "name the place: Pacific/Auckland"),
	    ZONE("14:00 +0200", 6, "+0200", "write +02:00"),
	    ZONE("14:00 +2", 6, "+2", "write +02:00"),
	    ZONE("14:00-3:30", 5, "-3:30", "write -03:30"),
	    ZONE("14:00 UTC+2", 6, "UTC+2", "write +02:00"),
	    ZONE("14:00 gmt-05:00", 6, "gmt-05:00", "write -05:00"),
	    ZONE("14:00 +14:01", 6, "+14:01",
		"offsets go from -12:00 to +14:00"),
	    ZONE("14:00 -12:01", 6, "-12:01",
		"offsets go from -12:00 to +14:00"),
	    ZONE("14:00 +02:60", 6, "+02:60",
		"offsets go from -12:00 to +14:00"),
	    ZONE("14:00 +", 6, "+", "offsets go from -12:00 to +14:00"),
	    ZONE("14:00 Paris", 6, "Paris", ZONES),
	    ZONE("14:00 Europe/", 6, "Europe/", ZONES),
	    ZONE("14:00 /Paris", 6, "/Paris", ZONES),
	    ZONE("14:00 Europe//Paris", 6, "Europe//Paris", ZONES),
	    ZONE("14:00 ../Paris", 6, "../Paris", ZONES),
	    ZONE("14:00 Europe/../Paris", 6, "Europe/../Paris", ZONES),
	};

	(void)state;
	check_all_bad(rows, LENGTH(rows));
}

/* Where the text was escaped or folded, only the whole of it has a place. */
static void
knows_no_place_in_folded_text(void **state)
{
	struct phrase_fixture fixture;
	struct clock clock;

	(void)state;
	fixture_init(&fixture, "14:00 PST");
	fixture.text.verbatim = false;
	assert_false(parse(&fixture, &clock));
	assert_int_equal(fixture.diagnostics.items[0]->offset, 0);
	assert_int_equal(fixture.diagnostics.items[0]->caret_width, 9);
	fixture_release(&fixture);
}

/* Any bytes: one finding, or a time whose normal form means the same. */
static void
check_bytes(const char *bytes, size_t length)
{
	struct phrase_fixture fixture;
	struct clock clock;
	char *exact = malloc(length + 1);

	/* Without a NUL, so that a sanitizer sees a byte too far. */
	assert_non_null(exact);
	exact = realloc(exact, length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, length);
	fixture_init_bytes(&fixture, exact, length);
	if (parse(&fixture, &clock)) {
		struct buf normal = {0};

		assert_int_equal(fixture.diagnostics.errors, 0);
		clock_format(&clock, &normal);
		assert_in_range(normal.length, 9, length + 8);
		buf_release(&normal);
	} else {
		assert_int_equal(fixture.diagnostics.errors, 1);
	}
	fixture_release(&fixture);
	free(exact);
}

static void
survives_any_bytes(void **state)
{
	static const char *const parts[] = {"14:00", "9", ":", "30", " ", "\t",
	    "pm", "UTC", "Z", "+", "-", "02:00", "end", " of", " day", "/",
	    "Europe", "Paris", "_", ".", "\xC3\xA9", "\xC2\xA0", "noon",
	    "midnight", "anywhere on Earth", "PST", "\xFF"};
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char bytes[256];
		size_t length = 0;

		for (int i = 0; i < round % 8; i++) {
			const char *part;

			seed = seed * 1664525 + 1013904223;
			part = parts[(seed >> 16) % LENGTH(parts)];
			memcpy(bytes + length, part, strlen(part));
			length += strlen(part);
		}
		check_bytes(bytes, length);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_times),
	    cmocka_unit_test(refuses_other_times),
	    cmocka_unit_test(refuses_what_is_no_time),
	    cmocka_unit_test(refuses_other_zones),
	    cmocka_unit_test(knows_no_place_in_folded_text),
	    cmocka_unit_test(survives_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
