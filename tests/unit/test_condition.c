/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * For which series conditions hold, their normal forms, and what is said about
 * those that are wrong, with the place that is to blame.
 */
#include "cadence/condition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SERIES       12

/* Four ways to name series 0, 1, …, half a year apart from 2020-10-01 on. */
enum scheme_kind { ONE, TWO, DATED, NAMES };

struct condition_fixture {
	struct phrase_fixture phrase;
	struct version_scheme *scheme;
	struct condition_context context;
};

static const char *const list[] = {"buster", "bullseye", "bookworm",
    "Noble Numbat", "trixie", "forky", "and", "duke", "i", "j", "k", "l"};

static struct version_scheme *
make_scheme(
    struct arena *arena, enum scheme_kind kind, struct diagnostics *diagnostics)
{
	static const struct span nowhere[COUNT(list)];
	static const struct {
		const char *pattern;
		struct version_range range;
		const char *first;
	} rows[] = {
	    [ONE] = {"3.{n}", {NULL, {NULL, 0, 0}, 0, 0}, "3.9"},
	    [TWO] = {"{major}.{minor}", {"minor", {NULL, 0, 0}, 0, 2}, "7.1"},
	    [DATED] = {"{YYYY}.{minor}", {"minor", {NULL, 0, 0}, 1, 2},
		"2020.2"},
	};
	struct phrase_text text = {0};
	struct version_scheme *scheme;

	if (kind == NAMES)
		return version_scheme_list(
		    arena, list, nowhere, COUNT(list), diagnostics);
	text.text = rows[kind].pattern;
	text.length = strlen(text.text);
	scheme = version_scheme_pattern(arena, &text, &rows[kind].range,
	    rows[kind].range.name != NULL, diagnostics);
	assert_non_null(scheme);
	assert_true(version_scheme_set_first(scheme, rows[kind].first));
	return scheme;
}

static struct date
cycle_of(int64_t index)
{
	struct date date = fixture_date("2020-10-01");

	assert_true(date_add_months(date, 6 * index, &date));
	return date;
}

/* What the caller does for dated names, and for series with a new one. */
static bool
find_series(void *context, const char *text, int64_t *index)
{
	struct condition_fixture *fixture = context;

	if (strcmp(text, "4.0") == 0) {
		*index = 7;
		return true;
	}
	for (int64_t i = 0; i < SERIES; i++) {
		if (strcmp(version_scheme_text(fixture->scheme, i, cycle_of(i),
			       &fixture->phrase.arena),
			text) == 0) {
			*index = i;
			return true;
		}
	}
	return false;
}

static const struct condition *
parse(
    struct condition_fixture *fixture, enum scheme_kind kind, const char *text)
{
	fixture_init(&fixture->phrase, text);
	fixture->scheme = make_scheme(
	    &fixture->phrase.arena, kind, &fixture->phrase.diagnostics);
	fixture->context = (struct condition_context){
	    .arena = &fixture->phrase.arena,
	    .scheme = fixture->scheme,
	    .find = kind == DATED ? find_series : NULL,
	    .context = fixture,
	    .cycles_are_known = true,
	    .diagnostics = &fixture->phrase.diagnostics,
	};
	return condition_parse(&fixture->context, &fixture->phrase.text);
}

/* "x" for each series for which it holds, "." for the others. */
static void
judge(const struct condition *condition, const struct version_scheme *scheme,
    char holds[SERIES + 1])
{
	for (int64_t i = 0; i < SERIES; i++) {
		struct condition_subject subject = {
		    scheme, i, true, cycle_of(i)};

		holds[i] = condition_holds(condition, &subject) ? 'x' : '.';
	}
	holds[SERIES] = '\0';
}

static const struct condition *
parse_good(
    struct condition_fixture *fixture, enum scheme_kind kind, const char *text)
{
	const struct condition *condition = parse(fixture, kind, text);

	if (condition == NULL)
		fail_msg("'%s' is refused: %s", text,
		    fixture->phrase.diagnostics.items[0]->message);
	return condition;
}

struct row {
	enum scheme_kind kind;
	const char *text;
	const char *normal; /* NULL: as `text` */
	const char *holds;
};

static void
check(const struct row *row)
{
	struct condition_fixture fixture, again;
	const struct condition *condition =
	    parse_good(&fixture, row->kind, row->text);
	const char *expected = row->normal != NULL ? row->normal : row->text;
	char holds[SERIES + 1];
	struct buf normal = {0}, twice = {0};

	judge(condition, fixture.scheme, holds);
	if (strcmp(holds, row->holds) != 0)
		fail_msg("'%s': %s, expected %s", row->text, holds, row->holds);
	condition_format(condition, &normal);
	if (strcmp(buf_text(&normal), expected) != 0)
		fail_msg("'%s': '%s', expected '%s'", row->text,
		    buf_text(&normal), expected);
	condition = parse_good(&again, row->kind, buf_text(&normal));
	judge(condition, again.scheme, holds);
	condition_format(condition, &twice);
	assert_string_equal(holds, row->holds);
	assert_string_equal(buf_text(&twice), expected);
	buf_release(&normal);
	buf_release(&twice);
	fixture_release(&fixture.phrase);
	fixture_release(&again.phrase);
}

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(&rows[i]);
}

static void
test_versions(void **state)
{
	static const struct row rows[] = {
	    {ONE, "version <= 3.12", NULL, "xxxx........"},
	    {ONE, "version < 3.12", NULL, "xxx........."},
	    {ONE, "Version>3.12", "version > 3.12", "....xxxxxxxx"},
	    {ONE, "version >= 3.12", NULL, "...xxxxxxxxx"},
	    {ONE, "version = \"3.12\"", "version = 3.12", "...x........"},
	    {ONE, "version != 3.12", NULL, "xxx.xxxxxxxx"},
	    {ONE, "version < 3.8", NULL, "............"},
	    {ONE, "version > 3.8", NULL, "xxxxxxxxxxxx"},
	    {TWO, "version >= 8.0", NULL, "..xxxxxxxxxx"},
	    {TWO, "version < 8.2", NULL, "xxxx........"},
	    {DATED, "version >= 2021.2", NULL, "..xxxxxxxxxx"},
	    {DATED, "version = 4.0", NULL, ".......x...."},
	    {NAMES, "version >= bookworm", NULL, "..xxxxxxxxxx"},
	    {NAMES, "version < \"Noble Numbat\"", NULL, "xxx........."},
	    {NAMES, "version = and", "version = \"and\"", "......x....."},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
test_counters(void **state)
{
	static const struct row rows[] = {
	    {ONE, "n is even", NULL, ".x.x.x.x.x.x"},
	    {ONE, "N IS ODD", "n is odd", "x.x.x.x.x.x."},
	    {ONE, "n is not even", "n is odd", "x.x.x.x.x.x."},
	    {ONE, "n is not odd", "n is even", ".x.x.x.x.x.x"},
	    {ONE, "n is 12", NULL, "...x........"},
	    {ONE, "n = 12", "n is 12", "...x........"},
	    {ONE, "n is not 12", NULL, "xxx.xxxxxxxx"},
	    {ONE, "n != 12", "n is not 12", "xxx.xxxxxxxx"},
	    {ONE, "n<12", "n < 12", "xxx........."},
	    {ONE, "n <= 12", NULL, "xxxx........"},
	    {ONE, "n > 12", NULL, "....xxxxxxxx"},
	    {ONE, "n >= 12", NULL, "...xxxxxxxxx"},
	    {TWO, "minor is 0", NULL, "..x..x..x..x"},
	    {TWO, "minor is 2", NULL, ".x..x..x..x."},
	    {TWO, "major is 8", NULL, "..xxx......."},
	    {TWO, "major is odd", NULL, "xx...xxx...x"},
	    {DATED, "minor is 1", NULL, ".x.x.x.x.x.x"},
	    {DATED, "YYYY is 2021", NULL, ".xx........."},
	    {DATED, "yyyy > 2021", "YYYY > 2021", "...xxxxxxxxx"},
	    {DATED, "YY is odd", NULL, ".xx..xx..xx."},
	    {DATED, "MM is 4", NULL, ".x.x.x.x.x.x"},
	    {DATED, "0M is 10", NULL, "x.x.x.x.x.x."},
	    {DATED, "WW is not 40", NULL, ".xxxxxxx.x.x"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
test_places(void **state)
{
	static const struct row rows[] = {
	    {ONE, "every 4th from 3.10", "every 4th series from 3.10",
		".x...x...x.."},
	    {ONE, "every 4th series from 3.10", NULL, ".x...x...x.."},
	    {ONE, "every 1st series from 3.19", NULL, "..........xx"},
	    {ONE, "every second series from 3.8", "every 2nd series from 3.8",
		".x.x.x.x.x.x"},
	    {ONE, "every 3RD from 3.6", "every 3rd series from 3.6",
		"x..x..x..x.."},
	    {ONE, "every 11th from 3.9", "every 11th series from 3.9",
		"x..........x"},
	    {ONE, "every 1000th series from 3.11", NULL, "..x........."},
	    {NAMES, "every third from \"Noble Numbat\"",
		"every 3rd series from \"Noble Numbat\"", "...x..x..x.."},
	    {ONE, "in [3.11]", "in 3.11", "..x........."},
	    {ONE, "in 3.11, 3.13", "in [3.11, 3.13]", "..x.x......."},
	    {ONE, "in [ 3.11 ,3.13 ]", "in [3.11, 3.13]", "..x.x......."},
	    {ONE, "in 3.10..3.12", NULL, ".xxx........"},
	    {ONE, "in 3.10 .. 3.10", "in 3.10..3.10", ".x.........."},
	    {ONE, "in 3.18..", NULL, ".........xxx"},
	    {ONE, "in [3.9, 3.11..3.12, 3.20..]", NULL, "x.xx.......x"},
	    {ONE, "in 3.18.. and n is even", NULL, ".........x.x"},
	    {ONE, "in 3.18.. or n is 9", NULL, "x........xxx"},
	    {NAMES, "in \"Noble Numbat\", buster",
		"in [\"Noble Numbat\", buster]", "x..x........"},
	    {NAMES, "in bullseye..\"and\"", NULL, ".xxxxxx....."},
	    {DATED, "in 2020.2, 2021.2..2022.2", "in [2020.2, 2021.2..2022.2]",
		"x.xxx......."},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
test_cycles(void **state)
{
	static const struct row rows[] = {
	    {ONE, "cycle in April", NULL, ".x.x.x.x.x.x"},
	    {ONE, "cycle in oct, may", "cycle in May, October", "x.x.x.x.x.x."},
	    {ONE, "cycle in April, October and n > 10",
		"cycle in April, October and n > 10", "..xxxxxxxxxx"},
	    {ONE, "cycle from 2022-10", NULL, "....xxxxxxxx"},
	    {ONE, "cycle from October 2022", "cycle from 2022-10",
		"....xxxxxxxx"},
	    {ONE, "cycle from 2022-10-01", NULL, "....xxxxxxxx"},
	    {ONE, "cycle from 2022-10-02", NULL, ".....xxxxxxx"},
	    {ONE, "cycle until 2022-10", NULL, "xxxxx......."},
	    {ONE, "cycle until 2022-10-01", NULL, "xxxxx......."},
	    {ONE, "cycle until 2022-09-30", NULL, "xxxx........"},
	    {ONE, "cycle before 2022-10", NULL, "xxxx........"},
	    {ONE, "cycle before 2022-10-02", NULL, "xxxxx......."},
	    {ONE, "cycle after 2022-10", NULL, ".....xxxxxxx"},
	    {ONE, "cycle after 2022-09-30", NULL, "....xxxxxxxx"},
	    {ONE, "cycle after 9999-12", NULL, "............"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
test_joints(void **state)
{
	static const struct row rows[] = {
	    {ONE, "not n is even", NULL, "x.x.x.x.x.x."},
	    {ONE, "not not n is even", NULL, ".x.x.x.x.x.x"},
	    {ONE, "not (n is even)", "not n is even", "x.x.x.x.x.x."},
	    {ONE, "n > 10 and n < 15 and n is not 12", NULL, "..x.xx......"},
	    {ONE, "n is 9 or n is 10 or n is 20", NULL, "xx.........x"},
	    {ONE, "n is 9 or n > 15 and n is even", NULL, "x......x.x.x"},
	    {ONE, "(n is 9 or n > 15) and n is even", NULL, ".......x.x.x"},
	    {ONE, "n is 9 or (n > 15 and n is even)",
		"n is 9 or n > 15 and n is even", "x......x.x.x"},
	    {ONE, "n > 9 and (n > 10 and n > 11)",
		"n > 9 and n > 10 and n > 11", "...xxxxxxxxx"},
	    {ONE, "not (n is 9 or n is 10)", NULL, "..xxxxxxxxxx"},
	    {ONE, "not (n > 9 and n < 12)", NULL, "x..xxxxxxxxx"},
	    {ONE, "not n is 9 and n < 12", NULL, ".xx........."},
	    {ONE, "((n is 9))", "n is 9", "x..........."},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* Without a cycle date, nothing that asks for one holds. */
static void
test_unknown_cycle(void **state)
{
	static const char *const texts[] = {"cycle in April, October",
	    "cycle from 1990-01", "YYYY > 1990", "MM is even", "MM is odd"};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct condition_fixture fixture;
		const struct condition *condition =
		    parse_good(&fixture, DATED, texts[i]);
		struct condition_subject subject = {
		    fixture.scheme, 0, false, {0}};

		assert_false(condition_holds(condition, &subject));
		fixture_release(&fixture.phrase);
	}
}

/* `words` is what the caret is under, from byte `start`. */
struct refusal {
	enum scheme_kind kind;
	const char *text;
	const char *code;
	size_t start;
	const char *words;
	const char *message;
	const char *help;
};

static void
check_refusal(
    const struct condition_fixture *fixture, const struct refusal *row)
{
	const struct diagnostics *diagnostics = &fixture->phrase.diagnostics;
	const struct diagnostic *item;
	size_t width = strlen(row->words);

	if (diagnostics->count != 1)
		fail_msg("'%s': %zu findings", row->text, diagnostics->count);
	item = diagnostics->items[0];
	if (strcmp(item->message, row->message) != 0)
		fail_msg("'%s': '%s'", row->text, item->message);
	if ((row->help == NULL) != (item->help == NULL) ||
	    (row->help != NULL && strcmp(row->help, item->help) != 0))
		fail_msg("'%s': help '%s'", row->text,
		    item->help != NULL ? item->help : "NULL");
	assert_string_equal(diagnostic_code_name(item->code), row->code);
	if (item->offset != row->start ||
	    item->caret_width != (width > 0 ? width : 1) ||
	    strncmp(row->text + row->start, row->words, width) != 0)
		fail_msg("'%s': caret at %u, %zu wide", row->text, item->offset,
		    item->caret_width);
}

static void
check_refusals(const struct refusal *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct condition_fixture fixture;

		if (parse(&fixture, rows[i].kind, rows[i].text) != NULL)
			fail_msg("'%s' is accepted", rows[i].text);
		check_refusal(&fixture, &rows[i]);
		fixture_release(&fixture.phrase);
	}
}

static void
test_refused_joints(void **state)
{
	static const struct refusal rows[] = {
	    {ONE, "", "E075", 0, "",
		"the condition ends where a condition is expected", NULL},
	    {ONE, "n is even and ", "E075", 14, "",
		"the condition ends where a condition is expected", NULL},
	    {ONE, "not", "E075", 3, "",
		"the condition ends where a condition is expected", NULL},
	    {ONE, "(n is even", "E075", 10, "",
		"the condition ends where ')' is expected", NULL},
	    {ONE, "(n is even adn n is 3)", "E024", 11, "adn",
		"expected ')', found 'adn'", "did you mean 'and'?"},
	    {ONE, "n is even)", "E078", 9, ")",
		"')' after the end of the condition",
		"no parenthesis is open here"},
	    {ONE, "n is even, n > 3", "E078", 9, ", n > 3",
		"', n > 3' after the end of the condition",
		"join conditions with 'and' or 'or'"},
	    {ONE, "n is even n > 3", "E078", 10, "n > 3",
		"'n > 3' after the end of the condition",
		"join conditions with 'and' or 'or'"},
	    {ONE, "n is even && n > 3", "E078", 10, "&& n > 3",
		"'&& n > 3' after the end of the condition",
		"join conditions with 'and' or 'or'"},
	    {ONE, "n is even and and", "E024", 14, "and",
		"expected a condition, found 'and'", NULL},
	    {ONE, "\"n\" is even", "E024", 0, "\"n\"",
		"expected a condition, found '\"n\"'", "did you mean 'n'?"},
	    {ONE, "n is even or [", "E024", 13, "[",
		"expected a condition, found '['", NULL},
	};

	(void)state;
	check_refusals(rows, COUNT(rows));
}

#define DATE_TOKENS "YYYY, YY, 0Y, MM, 0M, WW, 0W, DD, 0D"

static void
test_refused_terms(void **state)
{
	static const struct refusal rows[] = {
	    {ONE, "verison", "E024", 0, "verison",
		"expected a condition, found 'verison'",
		"did you mean 'version'?"},
	    {ONE, "verison >= 3.13", "E076", 0, "verison",
		"there is no 'verison' in the version '3.{n}'; known here: n",
		"did you mean 'version'?"},
	    {TWO, "n is 3 and minro is 0", "E076", 0, "n",
		"there is no 'n' in the version '{major}.{minor}'; known here: "
		"major, minor",
		NULL},
	    {TWO, "major is 3 and minro is 0", "E076", 15, "minro",
		"there is no 'minro' in the version '{major}.{minor}'; known "
		"here: major, minor",
		"did you mean 'minor'?"},
	    {DATED, "YYY is 2021", "E076", 0, "YYY",
		"there is no 'YYY' in the version '{YYYY}.{minor}'; known "
		"here: minor, " DATE_TOKENS,
		"did you mean 'YYYY'?"},
	    {NAMES, "n is 3", "E076", 0, "n",
		"there is no 'n' in the version 'a list of names'; known here: "
		"none",
		NULL},
	    {ONE, "YYYY is 2021", "E076", 0, "YYYY",
		"there is no 'YYYY' in the version '3.{n}'; known here: n",
		NULL},
	    {ONE, "lts", "E024", 0, "lts", "expected a condition, found 'lts'",
		NULL},
	    {ONE, "n", "E075", 1, "",
		"the condition ends where 'is' or a comparison such as '<=' or "
		"'=' is expected",
		NULL},
	    {ONE, "n si 4", "E024", 2, "si",
		"expected 'is' or a comparison such as '<=' or '=', found 'si'",
		"did you mean 'is'?"},
	    {ONE, "n == 4", "E024", 2,
		"==", "expected a comparison such as '<=' or '=', found '=='",
		"did you mean '='?"},
	    {ONE, "n => 4", "E024", 2, "=>",
		"expected a comparison such as '<=' or '=', found '=>'",
		"did you mean '>='?"},
	    {ONE, "n <>! 4", "E024", 2, "<>!",
		"expected a comparison such as '<=' or '=', found '<>!'", NULL},
	    {ONE, "n is", "E075", 4, "",
		"the condition ends where 'even', 'odd', a number or 'not' "
		"behind 'is' is expected",
		NULL},
	    {ONE, "n is evne", "E024", 5, "evne",
		"expected 'even', 'odd', a number or 'not' behind 'is', found "
		"'evne'",
		"did you mean 'even'?"},
	    {ONE, "n is not", "E075", 8, "",
		"the condition ends where a number behind 'not' is expected",
		NULL},
	    {ONE, "n < x", "E024", 4, "x", "expected a number, found 'x'",
		NULL},
	    {ONE, "n <= 3.12", "E013", 5, "3.12",
		"'3.12' is not a whole number from 0 to 9999999999",
		"series are compared as in 'version <= …'"},
	    {ONE, "n is 04", "E013", 5, "04",
		"'04' is not a whole number from 0 to 9999999999",
		"write it without leading zeros"},
	    {ONE, "n is 99999999999999999999", "E013", 5,
		"99999999999999999999",
		"'99999999999999999999' is not a whole number from 0 to "
		"9999999999",
		NULL},
	    {TWO, "major > 3 and minor is 3", "E079", 14, "minor is 3",
		"'minor is 3' never holds: minor goes from 0 to 2", NULL},
	    {TWO, "minor > 2", "E079", 0, "minor > 2",
		"'minor > 2' never holds: minor goes from 0 to 2", NULL},
	    {TWO, "minor >= 3", "E079", 0, "minor >= 3",
		"'minor >= 3' never holds: minor goes from 0 to 2", NULL},
	    {DATED, "minor <= 0", "E079", 0, "minor <= 0",
		"'minor <= 0' never holds: minor goes from 1 to 2", NULL},
	    {ONE, "n < 0", "E079", 0, "n < 0",
		"'n < 0' never holds: n begins at 0", NULL},
	    {DATED, "YY is 2021", "E079", 0, "YY is 2021",
		"'YY is 2021' never holds: YY goes from 0 to 999", NULL},
	    {DATED, "MM is 13", "E079", 0, "MM is 13",
		"'MM is 13' never holds: MM goes from 1 to 12", NULL},
	};

	(void)state;
	check_refusals(rows, COUNT(rows));
}

static void
test_refused_versions(void **state)
{
	static const struct refusal rows[] = {
	    {ONE, "version", "E075", 7, "",
		"the condition ends where a comparison such as '<=' or '=' is "
		"expected",
		NULL},
	    {ONE, "version is 3.9", "E024", 8, "is",
		"expected a comparison such as '<=' or '=', found 'is'",
		"one series is 'version = …', several are 'in …, …'"},
	    {ONE, "version <=", "E075", 10, "",
		"the condition ends where a version is expected", NULL},
	    {ONE, "version <= 4.0", "E035", 11, "4.0",
		"series '4.0' does not fit the version '3.{n}'",
		"series are called '3.9' and the like"},
	    {ONE, "version <= (", "E024", 11, "(",
		"expected a version, found '('", NULL},
	    {ONE, "version <= \"3.9", "E024", 11, "\"",
		"expected a version, found '\"'", NULL},
	    {DATED, "version <= 2031.1", "E035", 11, "2031.1",
		"series '2031.1' does not fit the version '{YYYY}.{minor}'",
		"series are called '2027.2' and the like; minor goes from 1 to "
		"2"},
	    {NAMES, "version <= bokworm", "E035", 11, "bokworm",
		"series 'bokworm' does not fit the version 'a list of names'",
		"did you mean 'bookworm'?"},
	    {ONE, "every", "E075", 5, "",
		"the condition ends where an ordinal from '1st' to '1000th' is "
		"expected",
		NULL},
	    {ONE, "every 4 series from 3.9", "E024", 6, "4",
		"expected an ordinal from '1st' to '1000th', found '4'",
		"write 'every 4th series from …'"},
	    {ONE, "every 0th from 3.9", "E024", 6, "0th",
		"expected an ordinal from '1st' to '1000th', found '0th'",
		NULL},
	    {ONE, "every last from 3.9", "E024", 6, "last",
		"expected an ordinal from '1st' to '1000th', found 'last'",
		NULL},
	    {ONE, "every 1001st from 3.9", "E024", 6, "1001st",
		"expected an ordinal from '1st' to '1000th', found '1001st'",
		NULL},
	    {ONE, "every 99999999999999999999999th from 3.9", "E024", 6,
		"99999999999999999999999th",
		"expected an ordinal from '1st' to '1000th', found "
		"'99999999999999999999999th'",
		NULL},
	    {ONE, "every 4th", "E075", 9, "",
		"the condition ends where 'from' and the version to count from "
		"is expected",
		NULL},
	    {ONE, "every 4th form 3.9", "E024", 10, "form",
		"expected 'from' and the version to count from, found 'form'",
		"did you mean 'from'?"},
	    {ONE, "in", "E075", 2, "",
		"the condition ends where a version is expected", NULL},
	    {ONE, "in []", "E024", 4, "]", "expected a version, found ']'",
		NULL},
	    {ONE, "in [3.9, ]", "E024", 9, "]", "expected a version, found ']'",
		NULL},
	    {ONE, "in [3.9 3.10]", "E024", 8, "3.10",
		"expected ',' or ']', found '3.10'", NULL},
	    {ONE, "in [3.9", "E075", 7, "",
		"the condition ends where ',' or ']' is expected", NULL},
	    {ONE, "in ..3.12", "E024", 3, "..",
		"expected a version, found '..'",
		"all series up to one are 'version <= …'"},
	    {ONE, "in 3.12..3.9", "E079", 3, "3.12..3.9",
		"'3.12..3.9' never holds: it ends before it begins",
		"write '3.9..3.12'"},
	    {ONE, "in 3.9 and 3.10", "E024", 11, "3.10",
		"expected a condition, found '3.10'",
		"several series are 'in [115, 128]'"},
	};

	(void)state;
	check_refusals(rows, COUNT(rows));
}

#define A_DAY  "a date or a month ('2026-10' or 'October 2026')"
#define BOUNDS "'in', 'from', 'until', 'before' or 'after' behind 'cycle'"

static void
test_refused_cycles(void **state)
{
	static const struct refusal rows[] = {
	    {ONE, "cycle", "E075", 5, "",
		"the condition ends where " BOUNDS " is expected", NULL},
	    {ONE, "cycle form 2026-10", "E024", 6, "form",
		"expected " BOUNDS ", found 'form'", "did you mean 'from'?"},
	    {ONE, "cycle in Arpil", "E024", 9, "Arpil",
		"expected the name of a month, found 'Arpil'",
		"did you mean 'April'?"},
	    {ONE, "cycle in April,", "E075", 15, "",
		"the condition ends where the name of a month is expected",
		NULL},
	    {ONE, "cycle in April 2026", "E024", 15, "2026",
		"expected a month of any year, found '2026'",
		"one month of one year is 'cycle from 2026-10 and cycle until "
		"2026-10'"},
	    {ONE, "cycle in April or October", "E024", 18, "October",
		"expected a condition, found 'October'",
		"several months are 'cycle in April, October'"},
	    {ONE, "cycle from", "E075", 10, "",
		"the condition ends where " A_DAY " is expected", NULL},
	    {ONE, "cycle from October", "E075", 18, "",
		"the condition ends where a year of four digits is expected",
		NULL},
	    {ONE, "cycle from October 26", "E024", 19, "26",
		"expected a year of four digits, found '26'", NULL},
	    {ONE, "cycle from Otcober 2026", "E024", 11, "Otcober",
		"expected " A_DAY ", found 'Otcober'",
		"did you mean 'October'?"},
	    {ONE, "cycle from 2026", "E024", 11, "2026",
		"expected " A_DAY ", found '2026'",
		"a year begins with its first month: '2026-01'"},
	    {ONE, "cycle from 2026-13", "E054", 11, "2026-13",
		"a year has 12 months, so 2026-13 does not exist", NULL},
	    {ONE, "cycle from 1200-10", "E022", 11, "1200-10",
		"date '1200-10' is outside the years 1583 to 9999", NULL},
	    {ONE, "cycle from May 1200", "E022", 15, "1200",
		"date '1200' is outside the years 1583 to 9999", NULL},
	    {ONE, "n is 9 or cycle from 2026-02-30", "E021", 21, "2026-02-30",
		"February 2026 has 28 days, so 2026-02-30 does not exist",
		NULL},
	    {ONE, "cycle from 01/10/2026 or n is 9", "E020", 11, "01/10/2026",
		"date '01/10/2026' is not in the form YYYY-MM-DD",
		"write 2026-10-01 or 2026-01-10"},
	};

	(void)state;
	check_refusals(rows, COUNT(rows));
}

/* Where a file has no cycle, conditions cannot ask for one. */
static void
test_no_cycles(void **state)
{
	static const struct refusal rows[] = {
	    {DATED, "minor is 1 and cycle in April", "E077", 15, "cycle",
		"'cycle' asks for the cycle date, and there is none here",
		"choose the series by name, with 'version' or 'in'"},
	    {DATED, "MM is 4", "E077", 0, "MM",
		"'MM' asks for the cycle date, and there is none here",
		"choose the series by name, with 'version' or 'in'"},
	    {DATED, "minor is 1", NULL, 0, "", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct condition_fixture fixture;
		const struct condition *condition;

		parse_good(&fixture, DATED, rows[i].text);
		fixture.context.cycles_are_known = false;
		condition =
		    condition_parse(&fixture.context, &fixture.phrase.text);
		assert_int_equal(condition == NULL, rows[i].code != NULL);
		if (condition == NULL)
			check_refusal(&fixture, &rows[i]);
		fixture_release(&fixture.phrase);
	}
}

/* `count` times `part`, then a term, then `count` times `end`. */
static bool
parses_nested(const char *part, const char *end, size_t count)
{
	struct condition_fixture fixture;
	struct buf text = {0};
	bool good;

	for (size_t i = 0; i < count; i++)
		buf_append_string(&text, part);
	buf_append_string(&text, "n is 9");
	for (size_t i = 0; i < count; i++)
		buf_append_string(&text, end);
	good = parse(&fixture, ONE, buf_text(&text)) != NULL;
	if (!good) {
		const struct diagnostic *item =
		    fixture.phrase.diagnostics.items[0];

		assert_string_equal(
		    item->message, "a condition may be nested 32 deep at most");
		assert_int_equal(
		    item->offset, CONDITION_DEPTH_MAX * strlen(part));
	}
	fixture_release(&fixture.phrase);
	buf_release(&text);
	return good;
}

static void
test_depth(void **state)
{
	(void)state;
	assert_true(parses_nested("(", ")", CONDITION_DEPTH_MAX));
	assert_false(parses_nested("(", ")", CONDITION_DEPTH_MAX + 1));
	assert_true(parses_nested("not ", "", CONDITION_DEPTH_MAX));
	assert_false(parses_nested("not ", "", CONDITION_DEPTH_MAX + 1));
	assert_false(parses_nested("(", ")", 100000));
	/* Length is not depth. */
	assert_true(parses_nested("(n is 3) or ", " and n > 2", 10000));
}

/* A condition made at random, and what it says of each series by sets. */
struct dice {
	uint32_t state;
	struct buf text;
};

static uint32_t
roll(struct dice *dice, uint32_t sides)
{
	dice->state = dice->state * 1664525 + 1013904223;
	return (dice->state >> 16) % sides;
}

static uint32_t
all_of_series(void)
{
	return (1U << SERIES) - 1;
}

/* n goes from 9 on, so series i has n = i + 9 and the name 3.(i + 9). */
static uint32_t
make_term(struct dice *dice)
{
	uint32_t number = roll(dice, SERIES);
	uint32_t set = 0;

	switch (roll(dice, 4)) {
	case 0:
		buf_printf(&dice->text, "version >= 3.%u", number + 9);
		return all_of_series() & ~((1U << number) - 1);
	case 1:
		buf_printf(&dice->text, "n is %u", number + 9);
		return 1U << number;
	case 2:
		buf_printf(&dice->text, "every 3rd from 3.%u", number + 9);
		for (; number < SERIES; number += 3)
			set |= 1U << number;
		return set;
	default:
		buf_printf(&dice->text, "cycle in %s",
		    number % 2 == 0 ? "October" : "April");
		return number % 2 == 0 ? 0x555 : 0xAAA;
	}
}

static uint32_t
make_condition(struct dice *dice, int depth)
{
	uint32_t left, right;
	bool is_all = roll(dice, 2) == 0;

	if (depth == 0 || roll(dice, 4) == 0)
		return make_term(dice);
	if (roll(dice, 4) == 0) {
		buf_append_string(&dice->text, "not (");
		left = ~make_condition(dice, depth - 1) & all_of_series();
		buf_append_string(&dice->text, ")");
		return left;
	}
	buf_append_string(&dice->text, "(");
	left = make_condition(dice, depth - 1);
	buf_append_string(&dice->text, is_all ? ") and (" : ") or (");
	right = make_condition(dice, depth - 1);
	buf_append_string(&dice->text, ")");
	return is_all ? left & right : left | right;
}

static uint32_t
set_of(const struct condition *condition, const struct version_scheme *scheme)
{
	char holds[SERIES + 1];
	uint32_t set = 0;

	judge(condition, scheme, holds);
	for (size_t i = 0; i < SERIES; i++)
		set |= holds[i] == 'x' ? 1U << i : 0;
	return set;
}

/* The normal form drops parentheses and must say the same without them. */
static void
test_random_conditions(void **state)
{
	struct dice dice = {.state = 4711};

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct condition_fixture fixture, again;
		uint32_t expected = make_condition(&dice, 5);
		const struct condition *condition =
		    parse_good(&fixture, ONE, buf_text(&dice.text));
		struct buf normal = {0}, twice = {0};

		if (set_of(condition, fixture.scheme) != expected)
			fail_msg("'%s' is wrong", buf_text(&dice.text));
		condition_format(condition, &normal);
		condition = parse_good(&again, ONE, buf_text(&normal));
		condition_format(condition, &twice);
		if (set_of(condition, again.scheme) != expected ||
		    strcmp(buf_text(&normal), buf_text(&twice)) != 0)
			fail_msg("'%s' becomes '%s'", buf_text(&dice.text),
			    buf_text(&normal));
		buf_clear(&dice.text);
		buf_release(&normal);
		buf_release(&twice);
		fixture_release(&fixture.phrase);
		fixture_release(&again.phrase);
	}
	buf_release(&dice.text);
}

/* Whatever is cut off or struck out, there is a condition or a finding. */
static void
test_damaged_conditions(void **state)
{
	static const char whole[] =
	    "(version >= 3.13 or not every 4th series from \"3.9\") and "
	    "cycle from 2026-10-01 and in [3.9..3.12, 3.14..] and n is not 4";
	char text[sizeof(whole)];

	(void)state;
	for (size_t from = 0; from < sizeof(whole); from++) {
		for (size_t to = from; to < sizeof(whole); to++) {
			struct condition_fixture fixture;
			size_t rest = sizeof(whole) - to;
			bool good;

			memcpy(text, whole, from);
			memcpy(text + from, whole + to, rest);
			good = parse(&fixture, ONE, text) != NULL;
			assert_int_equal(
			    good, fixture.phrase.diagnostics.count == 0);
			fixture_release(&fixture.phrase);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_versions),
	    cmocka_unit_test(test_counters),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_cycles),
	    cmocka_unit_test(test_joints),
	    cmocka_unit_test(test_unknown_cycle),
	    cmocka_unit_test(test_refused_joints),
	    cmocka_unit_test(test_refused_terms),
	    cmocka_unit_test(test_refused_versions),
	    cmocka_unit_test(test_refused_cycles),
	    cmocka_unit_test(test_no_cycles),
	    cmocka_unit_test(test_depth),
	    cmocka_unit_test(test_random_conditions),
	    cmocka_unit_test(test_damaged_conditions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
