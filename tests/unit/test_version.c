/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How series are named: rows of names, names that do not fit, patterns that
 * are refused with the place that is to blame, and round trips over thousands
 * of series against an odometer that takes one step at a time.
 */
#include "cadence/version.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* "{major}.{minor}; minor 0..2; …": a pattern and its ranges. */
struct version_fixture {
	struct phrase_fixture phrase;
	char bytes[512];
	struct version_range ranges[16];
	size_t range_count;
	struct version_scheme *scheme;
};

static void
make(struct version_fixture *fixture, const char *spec)
{
	struct phrase_text text;
	char *rest;

	*fixture = (struct version_fixture){0};
	assert_true(strlen(spec) < sizeof(fixture->bytes));
	memcpy(fixture->bytes, spec, strlen(spec) + 1);
	rest = strstr(fixture->bytes, "; ");
	fixture_init(&fixture->phrase, spec);
	text = fixture->phrase.text;
	if (rest != NULL)
		text.length = (size_t)(rest - fixture->bytes);
	while (rest != NULL) {
		struct version_range *range =
		    &fixture->ranges[fixture->range_count++];
		char *name = rest + 2;
		char *gap = strchr(name, ' ');

		rest = strstr(name, "; ");
		*gap = '\0';
		range->name = name;
		range->at = text.at;
		range->at.start = (uint32_t)(name - fixture->bytes);
		range->at.end = (uint32_t)(gap - fixture->bytes);
		if (sscanf(gap + 1, "%" SCNd64 "..%" SCNd64, &range->least,
			&range->most) != 2)
			fail_msg("'%s' has a range that is none", spec);
	}
	fixture->scheme = version_scheme_pattern(&fixture->phrase.arena, &text,
	    fixture->ranges, fixture->range_count,
	    &fixture->phrase.diagnostics);
}

static void
make_good(struct version_fixture *fixture, const char *spec, const char *first)
{
	make(fixture, spec);
	if (fixture->scheme == NULL)
		fail_msg("'%s' is refused: %s", spec,
		    fixture->phrase.diagnostics.count > 0
			? fixture->phrase.diagnostics.items[0]->message
			: "no reason");
	if (first != NULL && !version_scheme_set_first(fixture->scheme, first))
		fail_msg("'%s' has no '%s'", spec, first);
}

static void
release(struct version_fixture *fixture)
{
	fixture_release(&fixture->phrase);
}

static const char *
name_of(struct version_fixture *fixture, int64_t index, const char *cycle)
{
	const char *text = version_scheme_text(fixture->scheme, index,
	    fixture_date(cycle), &fixture->phrase.arena);

	assert_non_null(text);
	return text;
}

struct name_row {
	const char *spec;
	const char *first;
	int64_t index;
	const char *cycle;
	const char *name;
	bool exists;
};

static void
test_names(void **state)
{
	static const struct name_row rows[] = {
	    {"3.{n}", "3.9", 0, "2020-10-05", "3.9", true},
	    {"3.{n}", "3.9", 6, "2020-10-05", "3.15", true},
	    {"3.{n}", "3.9", -9, "2020-10-05", "3.0", true},
	    {"3.{n}", "3.9", -10, "2020-10-05", "3.-1", false},
	    {"3.{n}", NULL, 0, "2020-10-05", "3.0", true},
	    {"v{major}-rc", "v7-rc", 4, "2020-10-05", "v11-rc", true},
	    {"{n}0", "100", 1, "2020-10-05", "110", true},
	    {"1{n}", "19", 1, "2020-10-05", "110", true},
	    {"{major}.{minor}; minor 0..2", "7.1", 1, "2020-10-05", "7.2",
		true},
	    {"{major}.{minor}; minor 0..2", "7.1", 2, "2020-10-05", "8.0",
		true},
	    {"{major}.{minor}; minor 0..2", "7.1", -2, "2020-10-05", "6.2",
		true},
	    {"{major}.{minor}; minor 0..2", "7.1", -22, "2020-10-05", "0.0",
		true},
	    {"{major}.{minor}; minor 0..2", "7.1", -23, "2020-10-05", "-1.2",
		false},
	    {"{major}.{minor}; major 1..3; minor 1..4", "1.1", 11, "2020-10-05",
		"3.4", true},
	    {"{major}.{minor}; major 1..3; minor 1..4", "1.1", 12, "2020-10-05",
		"4.1", false},
	    {"{major}.{minor}; major 1..3; minor 1..4", "1.1", -1, "2020-10-05",
		"0.4", false},
	    {"{a}.{b}.{c}; b 0..9; c 0..9", "1.9.9", 1, "2020-10-05", "2.0.0",
		true},
	    {"{a}{b}; a 1..9; b 0..9", "19", 1, "2020-10-05", "20", true},
	    {"{YY}.{0M}", NULL, 0, "2004-10-20", "4.10", true},
	    {"{YY}.{0M}", NULL, 39, "2024-04-25", "24.04", true},
	    {"{YY}.{0M}", NULL, 0, "2000-01-01", "0.01", true},
	    {"{YY}.{0M}", NULL, 0, "1999-01-01", "1999.01", true},
	    {"{0Y}.{MM}", NULL, 0, "2004-04-25", "04.4", true},
	    {"{0Y}{0M}", NULL, 0, "2020-04-25", "2004", true},
	    {"{0Y}{0M}", NULL, 0, "2120-04-25", "12004", true},
	    {"{YYYY}{0M}{0D}", NULL, 0, "2024-04-05", "20240405", true},
	    {"{YYYY}-{MM}-{DD}", NULL, 0, "2024-04-05", "2024-4-5", true},
	    {"{YYYY}.{WW}", NULL, 0, "2024-12-30", "2025.1", true},
	    {"{YYYY}.{0W}", NULL, 0, "2027-01-01", "2026.53", true},
	    {"{YYYY}.{0W}", NULL, 0, "1583-01-01", "1582.52", true},
	    {"{YYYY}.{minor}; minor 1..3", "2024.2", 0, "2024-05-01", "2024.2",
		true},
	    {"{YYYY}.{minor}; minor 1..3", "2024.2", 2, "2025-05-01", "2025.1",
		true},
	    {"{YYYY}.{minor}; minor 1..3", "2024.2", -2, "2023-05-01", "2023.3",
		true},
	    {"{YYYY}.{minor}; minor 1..3", NULL, -1, "2023-05-01", "2023.3",
		true},
	    {"{YYYY}{minor}; minor 1..3", NULL, 1, "2023-05-01", "20232", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct name_row *row = &rows[i];
		struct version_fixture fixture;
		const char *name;

		make_good(&fixture, row->spec, row->first);
		name = name_of(&fixture, row->index, row->cycle);
		if (strcmp(name, row->name) != 0)
			fail_msg("'%s' %" PRId64 ": '%s', expected '%s'",
			    row->spec, row->index, name, row->name);
		if (version_scheme_has(fixture.scheme, row->index) !=
		    row->exists)
			fail_msg("'%s' %" PRId64 ": exists is wrong", row->spec,
			    row->index);
		release(&fixture);
	}
}

/* Names that no series bears, spelled as they never are written. */
static void
test_misfits(void **state)
{
	static const char *const rows[][2] = {
	    {"3.{n}", ""},
	    {"3.{n}", "3."},
	    {"3.{n}", "3.09"},
	    {"3.{n}", "3.00"},
	    {"3.{n}", "3.-1"},
	    {"3.{n}", "3.1x"},
	    {"3.{n}", " 3.1"},
	    {"3.{n}", "3.+1"},
	    {"3.{n}", "2.1"},
	    {"3.{n}", "3.99999999999"},
	    {"3.{n}", "3.99999999999999999999999999999999999"},
	    {"{n}0", "0"},
	    {"{n}0", "1"},
	    {"{n}0", "010"},
	    {"{a}.{b}; b 0..2", "1.3"},
	    {"{a}.{b}; b 0..2", "1.02"},
	    {"{a}.{b}; b 0..2", "1"},
	    {"{a}.{b}; b 0..2", "1.2.0"},
	    {"{a}.{b}; b 10..12", "1.9"},
	    {"{a}.{b}; b 10..12", "1.013"},
	    {"{a}.{b}; a 1..3; b 1..2", "0.1"},
	    {"{a}.{b}; a 1..3; b 1..2", "4.1"},
	    {"{a}{b}; a 10..19; b 0..9", "1"},
	    {"{YY}.{0M}", "24.4"},
	    {"{YY}.{0M}", "24.13"},
	    {"{YY}.{0M}", "24.00"},
	    {"{YY}.{0M}", "04.04"},
	    {"{YY}.{0M}", "2024.04"},
	    {"{YY}.{0M}", "1500.04"},
	    {"{0Y}.{0M}", "4.04"},
	    {"{0Y}.{0M}", "004.04"},
	    {"{0Y}{0M}", "204"},
	    {"{YYYY}.{MM}", "2024.04"},
	    {"{YYYY}.{MM}", "124.4"},
	    {"{YYYY}.{MM}", "1581.4"},
	    {"{YYYY}.{WW}", "2025.53"},
	    {"{YYYY}.{WW}", "2025.0"},
	    {"{YYYY}.{WW}", "1582.40"},
	    {"{YYYY}{0M}{0D}", "20240231"},
	    {"{YYYY}-{YY}", "2024-25"},
	    {"{YYYY}.{minor}; minor 1..3", "2024.4"},
	    {"{YYYY}.{minor}; minor 1..3", "2024.0"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct version_fixture fixture;
		int64_t index = 4711;
		struct date from, until;

		make_good(&fixture, rows[i][0], NULL);
		if (version_scheme_find(fixture.scheme, rows[i][1], &index,
			&from, &until) != VERSION_NO_MATCH ||
		    version_scheme_set_first(fixture.scheme, rows[i][1]))
			fail_msg("'%s' takes '%s'", rows[i][0], rows[i][1]);
		assert_int_equal(index, 4711);
		release(&fixture);
	}
}

/* The cycle dates that may stand behind a name. */
static void
test_dates_of_names(void **state)
{
	static const char *const rows[][4] = {
	    {"{YYYY}.{minor}; minor 1..3", "2024.2", "2024-01-01",
		"2024-12-31"},
	    {"{YY}.{0M}", "24.04", "2024-04-01", "2024-04-30"},
	    {"{YY}.{0M}", "1999.02", "1999-02-01", "1999-02-28"},
	    {"{0Y}{0M}", "2004", "2020-04-01", "2020-04-30"},
	    {"{0Y}{0M}", "12004", "2120-04-01", "2120-04-30"},
	    {"{YYYY}{0M}{0D}", "20240229", "2024-02-29", "2024-02-29"},
	    {"{YYYY}.{WW}", "2025.1", "2024-12-30", "2025-01-05"},
	    {"{YYYY}.{WW}", "2026.53", "2026-12-28", "2027-01-03"},
	    {"{YYYY}.{WW}", "1582.52", "1583-01-01", "1583-01-02"},
	    {"{YYYY}.{WW}", "9999.52", "9999-12-27", "9999-12-31"},
	    {"{YYYY}-{YY}", "2024-24", "2024-01-01", "2024-12-31"},
	    {"{YYYY}/{DD}", "2024/31", "2024-01-01", "2024-12-31"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct version_fixture fixture;
		struct date from = {0}, until = {0};
		char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
		int64_t index;

		make_good(&fixture, rows[i][0], NULL);
		assert_true(version_scheme_needs_date(fixture.scheme));
		if (version_scheme_find(fixture.scheme, rows[i][1], &index,
			&from, &until) != VERSION_DATED)
			fail_msg("'%s' has no '%s'", rows[i][0], rows[i][1]);
		date_format(from, first);
		date_format(until, last);
		if (strcmp(first, rows[i][2]) != 0 ||
		    strcmp(last, rows[i][3]) != 0)
			fail_msg("'%s' '%s': %s to %s", rows[i][0], rows[i][1],
			    first, last);
		release(&fixture);
	}
}

/* `words` is what the caret is under, from byte `start` of the row. */
struct refusal_row {
	const char *spec;
	const char *code;
	size_t start;
	const char *words;
	const char *message;
	const char *help;
};

#define PARTS                                                                  \
	"a counter is a word of small letters: {n}, {minor}; parts of a date " \
	"are {YYYY} {YY} {0Y} {MM} {0M} {WW} {0W} {DD} {0D}"
#define NO_COUNTER                                                             \
	"write 'version: \"3.{n}\"' and say with 'first' where counting "      \
	"begins"

static void
check_refusal(const struct diagnostics *diagnostics, const char *spec,
    const struct refusal_row *row)
{
	const struct diagnostic *item;
	size_t width = strlen(row->words);

	if (diagnostics->count != 1)
		fail_msg("'%s': %zu findings", spec, diagnostics->count);
	item = diagnostics->items[0];
	if (strcmp(item->message, row->message) != 0)
		fail_msg("'%s': '%s'", spec, item->message);
	if ((row->help == NULL) != (item->help == NULL) ||
	    (row->help != NULL && strcmp(row->help, item->help) != 0))
		fail_msg("'%s': help '%s'", spec,
		    item->help != NULL ? item->help : "NULL");
	assert_string_equal(diagnostic_code_name(item->code), row->code);
	if (item->offset != row->start ||
	    item->caret_width != (width > 0 ? width : 1) ||
	    strncmp(spec + row->start, row->words, width) != 0)
		fail_msg("'%s': caret at %u, %zu wide", spec, item->offset,
		    item->caret_width);
}

static void
test_refusals(void **state)
{
	static const struct refusal_row rows[] = {
	    {"", "E070", 0, "", "version '' is empty", NULL},
	    {"3.x", "E070", 0, "3.x",
		"version '3.x' holds no counter, so all series would have one "
		"name",
		NO_COUNTER},
	    {"{MM}.{minor}; minor 0..9", "E070", 0, "{MM}.{minor}",
		"version '{MM}.{minor}' holds no year, so its names come again",
		"add {YYYY}, {YY} or {0Y} to the pattern"},
	    {"3.\"{n}\"", "E070", 0, "3.\"{n}\"",
		"version '3.\"{n}\"' holds a line break or a double quote",
		NULL},
	    {"3.{n", "E071", 2, "{n",
		"'{n' in a version opens a brace that none closes", NULL},
	    {"3.n}", "E071", 3, "}",
		"'}' in a version closes a brace that none opens", NULL},
	    {"3.{a{n}", "E071", 2, "{a",
		"'{a' in a version opens a brace that none closes", NULL},
	    {"3.{}", "E071", 2, "{}",
		"'{}' in a version is neither a counter nor a part of a date",
		PARTS},
	    {"3.{N}", "E071", 2, "{N}",
		"'{N}' in a version is neither a counter nor a part of a date",
		PARTS},
	    {"{yyyy}.{mm}", "E071", 0, "{yyyy}",
		"'{yyyy}' in a version is neither a counter nor a part of a "
		"date",
		"did you mean '{YYYY}'?"},
	    {"3.{version}", "E071", 2, "{version}",
		"'{version}' in a version has another meaning in takt",
		"give the counter another name, such as {n} or {minor}"},
	    {"{n}.{n}", "E071", 4, "{n}",
		"'{n}' in a version stands there twice", NULL},
	    {"{a}.{b}.{c}.{d}.{e}.{f}.{g}.{h}.{j}", "E071", 32, "{j}",
		"'{j}' in a version is one counter too many: at most 8 are "
		"supported",
		NULL},
	    {"{a}{b}; b 0..12", "E072", 0, "{a}{b}",
		"'{a}' and '{b}' cannot be told apart where they touch",
		"put something between them that is no digit: '{a}.{b}'"},
	    {"3.{a}0{b}; b 0..9", "E072", 2, "{a}0{b}",
		"'{a}' and '{b}' cannot be told apart where they touch",
		"put something between them that is no digit: '{a}.{b}'"},
	    {"{YYYY}{MM}", "E072", 0, "{YYYY}{MM}",
		"'{YYYY}' and '{MM}' cannot be told apart where they touch",
		"put something between them that is no digit: "
		"'{YYYY}.{MM}'"},
	    {"{YYYY}{n}", "E073", 6, "{n}",
		"counter 'n' needs a range: beside a date it starts again",
		"write 'version: {pattern: \"{YYYY}{n}\", n: 0..9}'"},
	    {"{YYYY}{n}; n 1..12", "E072", 0, "{YYYY}{n}",
		"'{YYYY}' and '{n}' cannot be told apart where they touch",
		"put something between them that is no digit: "
		"'{YYYY}.{n}'"},
	    {"{major}.{minor}", "E073", 8, "{minor}",
		"counter 'minor' needs a range: only the leftmost goes on for "
		"ever",
		"write 'version: {pattern: \"{major}.{minor}\", minor: 0..9}'"},
	    {"{major}.{minor}; minro 0..2", "E073", 17, "minro",
		"counter 'minro' is not in the pattern",
		"did you mean 'minor'?"},
	    {"{n}; n 3..2", "E073", 5, "n",
		"counter 'n' must count upward between 0 and 999999", NULL},
	    {"{n}; n 0..1000000", "E073", 5, "n",
		"counter 'n' must count upward between 0 and 999999", NULL},
	    {"{n}; n 0..2; n 0..3", "E073", 13, "n",
		"counter 'n' has two ranges", NULL},
	    {"{a}.{b}.{c}; b 0..999; c 0..1000", "E073", 4, "{b}",
		"counter 'b' makes more than 1000000 series until the leftmost "
		"counter steps",
		NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct version_fixture fixture;

		make(&fixture, rows[i].spec);
		if (fixture.scheme != NULL)
			fail_msg("'%s' is accepted", rows[i].spec);
		check_refusal(
		    &fixture.phrase.diagnostics, rows[i].spec, &rows[i]);
		release(&fixture);
	}
}

static void
test_long_pattern(void **state)
{
	char spec[VERSION_SIZE_MAX + 2];
	struct version_fixture fixture;

	(void)state;
	memset(spec, 'x', sizeof(spec) - 1);
	memcpy(spec, "{n}", 3);
	spec[sizeof(spec) - 1] = '\0';
	make(&fixture, spec);
	assert_null(fixture.scheme);
	assert_non_null(strstr(fixture.phrase.diagnostics.items[0]->message,
	    "is longer than 200 bytes"));
	release(&fixture);
	spec[sizeof(spec) - 2] = '\0';
	make_good(&fixture, spec, NULL);
	release(&fixture);
}

/* Places are the whole value where the text was folded or escaped. */
static void
test_place_of_folded_text(void **state)
{
	struct phrase_fixture fixture;

	(void)state;
	fixture_init(&fixture, "3.{n}{N}");
	fixture.text.verbatim = false;
	assert_null(version_scheme_pattern(
	    &fixture.arena, &fixture.text, NULL, 0, &fixture.diagnostics));
	assert_int_equal(fixture.diagnostics.items[0]->offset, 0);
	assert_int_equal(fixture.diagnostics.items[0]->caret_width, 8);
	fixture_release(&fixture);
}

static void
check_range(const char *text, int64_t least, int64_t most)
{
	struct phrase_fixture fixture;
	struct version_range range = {.name = "minor"};
	bool good;

	fixture_init(&fixture, text);
	good = version_range_parse(&fixture.text, &fixture.diagnostics, &range);
	if (good != (least >= 0) ||
	    (good && (range.least != least || range.most != most)))
		fail_msg("'%s': %d, %" PRId64 " to %" PRId64, text, good,
		    range.least, range.most);
	if (!good) {
		const struct diagnostic *item = fixture.diagnostics.items[0];

		assert_int_equal(
		    item->caret_width, strlen(text) > 0 ? strlen(text) : 1);
		if (strcmp(text, "2..0") == 0) {
			assert_string_equal(item->message,
			    "counter 'minor' has a range that ends before it "
			    "begins");
			assert_string_equal(item->help, "write 'minor: 0..2'");
			fixture_release(&fixture);
			return;
		}
		assert_string_equal(item->message,
		    "counter 'minor' has no range that can be read");
		assert_string_equal(item->help,
		    "write the least and the greatest number, up to 999999: "
		    "'minor: 0..9'");
	}
	fixture_release(&fixture);
}

static void
test_ranges(void **state)
{
	static const char *const bad[] = {"", "..", "0..", "..2", "0", "0.2",
	    "0...2", "2..0", "00..2", "0..02", "0 .. 2", "0..2 ", "-1..2",
	    "0..1000000", "0..99999999999999999999999", "a..b"};

	(void)state;
	check_range("0..2", 0, 2);
	check_range("1..3", 1, 3);
	check_range("7..7", 7, 7);
	check_range("0..999999", 0, 999999);
	for (size_t i = 0; i < COUNT(bad); i++)
		check_range(bad[i], -1, -1);
}

/* One step at a time, as a mileage counter goes. */
struct odometer {
	int64_t digits[VERSION_COUNTERS_MAX];
	int64_t least[VERSION_COUNTERS_MAX];
	int64_t most[VERSION_COUNTERS_MAX];
	size_t count;
};

static void
step(struct odometer *odometer, bool is_forward)
{
	for (size_t i = odometer->count; i-- > 0;) {
		int64_t *digit = &odometer->digits[i];
		bool rolls = *digit ==
		    (is_forward ? odometer->most : odometer->least)[i];

		if (i > 0 && rolls) {
			*digit =
			    (is_forward ? odometer->least : odometer->most)[i];
			continue;
		}
		*digit += is_forward ? 1 : -1;
		return;
	}
}

static void
check_odometer_at(struct version_fixture *fixture,
    const struct odometer *odometer, int64_t index)
{
	char expected[200] = "";
	const char *name = name_of(fixture, index, "2000-01-01");
	struct date none;
	int64_t found = -1;
	bool exists = odometer->digits[0] >= odometer->least[0] &&
	    odometer->digits[0] <= odometer->most[0];

	for (size_t i = 0; i < odometer->count; i++) {
		size_t length = strlen(expected);
		int64_t value;

		snprintf(expected + length, sizeof(expected) - length,
		    "%s%" PRId64, i > 0 ? "." : "", odometer->digits[i]);
		assert_true(version_scheme_counter(fixture->scheme,
		    (const char[]){(char)('a' + i)}, 1, index, (struct date){0},
		    &value));
		assert_int_equal(value, odometer->digits[i]);
	}
	if (strcmp(name, expected) != 0)
		fail_msg("%" PRId64 " is '%s', expected '%s'", index, name,
		    expected);
	assert_int_equal(version_scheme_has(fixture->scheme, index), exists);
	assert_int_equal(
	    version_scheme_find(fixture->scheme, name, &found, &none, &none),
	    exists ? VERSION_EXACT : VERSION_NO_MATCH);
	if (exists)
		assert_int_equal(found, index);
}

static void
check_odometer(const char *spec, const char *first, struct odometer odometer,
    int64_t steps)
{
	struct version_fixture fixture;
	struct odometer start = odometer;

	make_good(&fixture, spec, first);
	for (int64_t index = 0; index <= steps; index++) {
		struct arena_mark mark = arena_mark(&fixture.phrase.arena);

		check_odometer_at(&fixture, &odometer, index);
		arena_rewind(&fixture.phrase.arena, mark);
		step(&odometer, true);
	}
	odometer = start;
	for (int64_t index = 0; index >= -steps; index--) {
		struct arena_mark mark = arena_mark(&fixture.phrase.arena);

		check_odometer_at(&fixture, &odometer, index);
		arena_rewind(&fixture.phrase.arena, mark);
		step(&odometer, false);
	}
	release(&fixture);
}

static void
test_odometers(void **state)
{
	const int64_t end = INT64_MAX;

	(void)state;
	check_odometer(
	    "{a}", "17", (struct odometer){{17}, {0}, {end}, 1}, 5000);
	check_odometer(
	    "{a}; a 3..90", "17", (struct odometer){{17}, {3}, {90}, 1}, 500);
	check_odometer("{a}.{b}; b 0..2", "7.1",
	    (struct odometer){{7, 1}, {0}, {end, 2}, 2}, 5000);
	check_odometer("{a}.{b}; a 2..40; b 1..13", "20.13",
	    (struct odometer){{20, 13}, {2, 1}, {40, 13}, 2}, 2000);
	check_odometer("{a}.{b}.{c}; b 5..6; c 0..10", "100.5.0",
	    (struct odometer){{100, 5, 0}, {0, 5, 0}, {end, 6, 10}, 3}, 8000);
	check_odometer("{a}.{b}.{c}.{d}; b 0..0; c 2..4; d 9..11", "50.0.4.11",
	    (struct odometer){{50, 0, 4, 11}, {0, 0, 2, 9}, {end, 0, 4, 11}, 4},
	    3000);
}

/* Every day of a century names itself, and the name leads back to it. */
static void
check_dated(const char *spec, int32_t period)
{
	struct version_fixture fixture;
	struct date date = fixture_date("1950-01-01");
	char cycle[DATE_TEXT_SIZE];

	make_good(&fixture, spec, NULL);
	for (int64_t i = 0; date_to_civil(date).year < 2120; i++) {
		struct arena_mark mark = arena_mark(&fixture.phrase.arena);
		const char *name =
		    name_of(&fixture, i, date_format(date, cycle));
		struct date from, until;
		int64_t index;

		if (version_scheme_find(fixture.scheme, name, &index, &from,
			&until) != VERSION_DATED ||
		    date_compare(date, from) < 0 ||
		    date_compare(date, until) > 0 ||
		    date_days_between(from, until) >= period)
			fail_msg("'%s' %s: '%s'", spec, cycle, name);
		arena_rewind(&fixture.phrase.arena, mark);
		assert_true(date_add_days(date, 1, &date));
	}
	release(&fixture);
}

static void
test_dated_round_trips(void **state)
{
	(void)state;
	check_dated("{YYYY}", 366);
	check_dated("{YY}.{0M}", 31);
	check_dated("{0Y}{0M}", 31);
	check_dated("{0Y}{0M}{0D}", 1);
	check_dated("{DD}.{MM}.{0Y}", 1);
	check_dated("{YYYY}{0W}", 7);
	check_dated("{YY}.{WW}", 7);
	check_dated("{YYYY}.{minor}; minor 1..3", 366);
	check_dated("{YYYY}{0M}{a}{b}x; a 0..1; b 10..12", 31);
}

static struct version_scheme *
make_list(
    struct phrase_fixture *fixture, const char *const *names, size_t count)
{
	struct span at[8];

	fixture_init(fixture, "0123456789");
	assert_true(count <= 8);
	for (size_t i = 0; i < count; i++)
		at[i] = (struct span){
		    &fixture->source, (uint32_t)i, (uint32_t)i + 1};
	return version_scheme_list(
	    &fixture->arena, names, at, count, &fixture->diagnostics);
}

static void
test_lists(void **state)
{
	static const char *const names[] = {
	    "trixie", "bookworm", "Noble Numbat", "12"};
	struct phrase_fixture fixture;
	struct version_scheme *scheme = make_list(&fixture, names, 4);
	struct date none = {0};
	int64_t index;

	(void)state;
	assert_non_null(scheme);
	assert_false(version_scheme_needs_date(scheme));
	assert_int_equal(version_scheme_count(scheme), 4);
	assert_string_equal(version_scheme_shown(scheme), "a list of names");
	assert_true(version_scheme_set_first(scheme, "bookworm"));
	assert_false(version_scheme_set_first(scheme, "buster"));
	assert_int_equal(version_scheme_count(scheme), 3);
	for (int64_t i = -1; i < 3; i++) {
		assert_true(version_scheme_has(scheme, i));
		assert_string_equal(
		    version_scheme_text(scheme, i, none, &fixture.arena),
		    names[i + 1]);
		assert_int_equal(version_scheme_find(scheme, names[i + 1],
				     &index, &none, &none),
		    VERSION_EXACT);
		assert_int_equal(index, i);
	}
	assert_false(version_scheme_has(scheme, -2));
	assert_false(version_scheme_has(scheme, 3));
	assert_string_equal(
	    version_scheme_text(scheme, 3, none, &fixture.arena),
	    "series no. 5");
	assert_int_equal(
	    version_scheme_find(scheme, "Trixie", &index, &none, &none),
	    VERSION_NO_MATCH);
	assert_int_equal(version_scheme_find(scheme, "", &index, &none, &none),
	    VERSION_NO_MATCH);
	assert_string_equal(
	    version_scheme_nearest(scheme, "bokworm"), "bookworm");
	assert_null(version_scheme_nearest(scheme, "sid"));
	assert_int_equal(version_scheme_token(scheme, "n", 1), -1);
	fixture_release(&fixture);
}

static void
test_bad_lists(void **state)
{
	static const char *const names[] = {"b", "a", "", "b", "x\"y", ""};
	static const struct {
		uint32_t offset;
		const char *message;
	} rows[] = {
	    {2, "'' cannot be the name of a series: it is empty"},
	    {3, "'b' cannot be the name of a series: another one bears it"},
	    {4,
		"'x\"y' cannot be the name of a series: it holds a line break "
		"or a double quote"},
	    {5, "'' cannot be the name of a series: it is empty"},
	};
	struct phrase_fixture fixture;

	(void)state;
	assert_null(make_list(&fixture, names, COUNT(names)));
	diagnostics_sort(&fixture.diagnostics);
	assert_int_equal(fixture.diagnostics.count, COUNT(rows));
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct diagnostic *item = fixture.diagnostics.items[i];

		assert_int_equal(item->offset, rows[i].offset);
		assert_string_equal(item->message, rows[i].message);
	}
	fixture_release(&fixture);
}

static void
test_counters(void **state)
{
	struct version_fixture fixture;
	struct date cycle = fixture_date("2026-10-06");
	const char *names[VERSION_TOKENS_MAX];
	int64_t value = 0;

	(void)state;
	make_good(&fixture, "{0Y}.{minor}; minor 1..3", "26.2");
	static const struct {
		const char *name;
		int64_t value;
	} rows[] = {{"minor", 3}, {"YYYY", 2026}, {"YY", 26}, {"0Y", 26},
	    {"MM", 10}, {"0M", 10}, {"WW", 41}, {"0W", 41}, {"DD", 6},
	    {"0D", 6}};
	assert_int_equal(
	    version_scheme_tokens(fixture.scheme, names), COUNT(rows));
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_string_equal(names[i], rows[i].name);
		assert_true(version_scheme_counter(fixture.scheme, names[i],
		    strlen(names[i]), 1, cycle, &value));
		assert_int_equal(value, rows[i].value);
	}
	assert_false(version_scheme_counter(
	    fixture.scheme, "Minor", 5, 1, cycle, &value));
	assert_true(version_scheme_token(fixture.scheme, "Minor", 5) >= 0);
	assert_false(
	    version_scheme_counter(fixture.scheme, "n", 1, 1, cycle, &value));
	release(&fixture);
	make_good(&fixture, "3.{n}", "3.9");
	assert_false(version_scheme_counter(
	    fixture.scheme, "YYYY", 4, 1, cycle, &value));
	release(&fixture);
}

/* Indices from the ends of the type neither overflow nor exist. */
static void
test_far_indices(void **state)
{
	struct version_fixture fixture;
	int64_t index;
	struct date none;

	(void)state;
	make_good(&fixture, "{a}.{b}; b 0..999999", "9999999999.999999");
	assert_true(version_scheme_has(fixture.scheme, 1));
	assert_true(version_scheme_has(fixture.scheme, INT64_MAX));
	assert_false(version_scheme_has(fixture.scheme, INT64_MIN));
	name_of(&fixture, INT64_MAX, "2000-01-01");
	name_of(&fixture, INT64_MIN, "2000-01-01");
	assert_int_equal(version_scheme_find(fixture.scheme,
			     "9999999999.999998", &index, &none, &none),
	    VERSION_EXACT);
	assert_int_equal(index, -1);
	assert_int_equal(
	    version_scheme_find(fixture.scheme, "1.0", &index, &none, &none),
	    VERSION_NO_MATCH);
	assert_int_equal(version_scheme_count(fixture.scheme), INT64_MAX);
	release(&fixture);
	make_good(&fixture, "{a}; a 1..5", "2");
	assert_int_equal(version_scheme_count(fixture.scheme), 4);
	release(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_misfits),
	    cmocka_unit_test(test_dates_of_names),
	    cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_long_pattern),
	    cmocka_unit_test(test_place_of_folded_text),
	    cmocka_unit_test(test_ranges),
	    cmocka_unit_test(test_odometers),
	    cmocka_unit_test(test_dated_round_trips),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_bad_lists),
	    cmocka_unit_test(test_counters),
	    cmocka_unit_test(test_far_indices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
