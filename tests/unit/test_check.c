/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The normal forms of checks, and what is said about those that are wrong,
 * with the words that are to blame.
 */
#include "cadence/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "phrase_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The symbols of the fixture's names, in their order, and an event. */
static struct symbol symbols[] = {{SYMBOL_MILESTONE, "beta"},
    {SYMBOL_MILESTONE, "final"}, {SYMBOL_MILESTONE, "feature-freeze"},
    {SYMBOL_MILESTONE, "freeze"}, {SYMBOL_WINDOW, "bugfix"},
    {SYMBOL_WINDOW, "security"}, {SYMBOL_TRAIN, "minor"},
    {SYMBOL_EVENT, "pycon-us"}};

static struct calendar calendars[] = {
    {.name = "us-holidays"}, {.name = "election day"}};

struct check_fixture {
	struct phrase_fixture phrase;
	struct name names[32];
	struct cadence cadence;
	struct check check;
	bool good;
};

static void
parse(struct check_fixture *fixture, const char *text)
{
	size_t count = fixture_names.count;

	memset(fixture, 0, sizeof(*fixture));
	fixture_init(&fixture->phrase, text);
	memcpy(fixture->names, fixture_names.items,
	    count * sizeof(fixture->names[0]));
	fixture->names[count++] =
	    (struct name){"pycon-us", "pycon-us", 7, EDGE_START};
	fixture->cadence = (struct cadence){
	    .symbols = symbols,
	    .symbol_count = COUNT(symbols),
	    .calendars = calendars,
	    .calendar_count = COUNT(calendars),
	    .names = {fixture->names, count},
	};
	fixture->good = check_parse(&fixture->cadence, &fixture->phrase.arena,
	    &fixture->phrase.text, &fixture->phrase.diagnostics,
	    &fixture->check);
}

static void
check_form(const char *text, const char *wanted)
{
	struct check_fixture fixture;
	struct buf out = {0};

	parse(&fixture, text);
	if (!fixture.good)
		fail_msg("'%s': %s", text,
		    fixture.phrase.diagnostics.items[0]->message);
	check_format(&fixture.check, &fixture.cadence, &out);
	if (strcmp(buf_text(&out), wanted) != 0)
		fail_msg("'%s' is written '%s'", text, buf_text(&out));
	fixture_release(&fixture.phrase);
	buf_release(&out);
}

/* The normal form is its own normal form. */
static void
check_normal(const char *text, const char *wanted)
{
	check_form(text, wanted);
	check_form(wanted, wanted);
}

static void
test_normal_forms(void **state)
{
	static const char *const rows[][2] = {
	    {"FINAL  is in october", "final is in October"},
	    {"final is not in Oct, Nov, or Dec",
		"final is not in October, November, December"},
	    {"final is on a Tue", "final is on Tuesday"},
	    {"final is on Tuesdays and Wednesdays",
		"final is on Tuesday, Wednesday"},
	    {"final is on Tuesday after beta 1",
		"final is on Tuesday after beta 1"},
	    {"final is not on a weekend", "final is not on weekends"},
	    {"final is on a business day", "final is on business days"},
	    {"final is not on weekends, us-holidays or pycon-us",
		"final is not on weekends, us-holidays, pycon-us"},
	    {"final is not on Election Day", "final is not on election day"},
	    {"beta 1 is after the PyCon US", "beta 1 is after pycon-us"},
	    {"last beta of previous is before us-holidays",
		"last beta of previous is before us-holidays"},
	    {"3 weeks after beta 1 is on or after 1 June",
		"3 weeks after beta 1 is on or after 1 June"},
	    {"end of bugfix is not on or before 2027-01-01",
		"end of bugfix is not on or before 2027-01-01"},
	    {"days from beta 1 to final>=90",
		"days from beta 1 to final >= 90"},
	    {"business days from beta 1 to 2 days before final != ten",
		"business days from beta 1 to 2 days before final != 10"},
	    {"quarters from final to end-of-life = 0",
		"quarters from final to end-of-life = 0"},
	    {"Supported series<5", "supported series < 5"},
	    {"series in bugfix <= 2", "series in bugfix <= 2"},
	    {"no milestones on Sundays", "no milestone on Sunday"},
	    {"no beta in August", "no beta in August"},
	    {"no minor on weekends and election day",
		"no minor on weekends, election day"},
	    {"no end of security in May", "no end-of-life in May"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_normal(rows[i][0], rows[i][1]);
}

/* `mark` has carets below the words that are to blame. */
static void
check_mistake(
    const char *text, const char *mark, const char *code, const char *message)
{
	struct check_fixture fixture;
	const struct diagnostic *item;
	size_t caret = strspn(mark, " ");

	parse(&fixture, text);
	if (fixture.good || fixture.phrase.diagnostics.count != 1)
		fail_msg("'%s' has no mistake", text);
	item = fixture.phrase.diagnostics.items[0];
	if (strcmp(diagnostic_code_name(item->code), code) != 0 ||
	    strstr(item->message, message) == NULL)
		fail_msg("'%s': %s [%s]", text, item->message,
		    diagnostic_code_name(item->code));
	if (item->caret != caret || item->caret_width != strlen(mark) - caret)
		fail_msg("'%s': %s at %zu, %zu long", text, item->message,
		    item->caret, item->caret_width);
	fixture_release(&fixture.phrase);
}

static void
test_mistakes(void **state)
{
	(void)state;
	check_mistake("", "^", "E100", "a date");
	check_mistake("final", "     ^", "E100", "'is'");
	check_mistake("finel is in May", "^^^^^", "E031", "'finel'");
	check_mistake("final is un May", "         ^^", "E024", "'in', 'on'");
	check_mistake("final is in Maj", "            ^^^", "E024", "a month");
	check_mistake("final is in", "           ^", "E100", "a month");
	check_mistake(
	    "final is in May,", "                ^", "E100", "a month");
	check_mistake(
	    "final is on", "           ^", "E100", "a date, an event");
	check_mistake(
	    "final is on or", "              ^", "E100", "'after' or 'before'");
	check_mistake(
	    "final is after", "              ^", "E100", "a date, an event");
	check_mistake("final is on us-hollidays", "            ^^^^^^^^^^^^",
	    "E102", "'us-hollidays'");
	check_mistake("final is after 30 February", "               ^^", "E021",
	    "February");
	check_mistake("final is before beta 1 or so",
	    "                       ^^^^^", "E101", "'or so'");
	check_mistake("no", "  ^", "E100", "'milestone'");
	check_mistake("no betas on Sunday", "   ^^^^^", "E031", "'betas'");
	check_mistake("no beta", "       ^", "E100", "'in' or 'on'");
	check_mistake("no beta on", "          ^", "E100", "a weekday");
	check_mistake(
	    "no beta on final", "           ^^^^^", "E065", "'final'");
	check_mistake("no start of bugfix in May", "   ^^^^^^^^^^^^^^^", "E024",
	    "'milestone'");
	check_mistake("days", "    ^", "E100", "'from'");
	check_mistake("days from final", "               ^", "E100", "'to'");
	check_mistake("days from final till beta 1 > 1", "                ^^^^",
	    "E024", "'to'");
	check_mistake("business from final", "         ^^^^", "E024", "'days'");
	check_mistake("days from beta 1 to final == 3",
	    "                          ^^", "E024", "a comparison");
	check_mistake("days from beta 1 to final > -3",
	    "                            ^^", "E013", "'-3'");
	check_mistake("days from beta 1 to final > 3 weeks",
	    "                              ^^^^^", "E101", "'weeks'");
	check_mistake("supported", "         ^", "E100", "'series'");
	check_mistake(
	    "supported series", "                ^", "E100", "a comparison");
	check_mistake("supported series is 5", "                 ^^", "E024",
	    "a comparison");
	check_mistake("supported series < 1.5", "                   ^^^",
	    "E013", "'1.5'");
	check_mistake(
	    "series in betas < 5", "          ^^^^^", "E103", "'betas'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_normal_forms),
	    cmocka_unit_test(test_mistakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
