/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Organizers, and how often a calendar is fetched: what is read and refused. */
#include "ical/duration.h"
#include "ical/organizer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
check_organizer(const char *text, const char *expected)
{
	struct buf out = {0};
	const char *problem = ical_organizer_parse(text, &out);

	if ((problem == NULL) != (expected != NULL))
		fail_msg("'%s': %s", text, problem != NULL ? problem : "read");
	if (expected != NULL)
		assert_string_equal(out.bytes, expected);
	buf_release(&out);
}

static void
reads_names_and_addresses(void **state)
{
	(void)state;
	check_organizer("a@example.org", ":mailto:a@example.org");
	check_organizer(" <a@example.org> ", ":mailto:a@example.org");
	check_organizer("mailto:a@example.org", ":mailto:a@example.org");
	check_organizer("Ann Bee <ann.bee+x@example.org>",
	    ";CN=\"Ann Bee\":mailto:ann.bee+x@example.org");
	check_organizer("\"Bee, Ann; the: 1st\" <MAILTO:a@b>",
	    ";CN=\"Bee, Ann; the: 1st\":mailto:a@b");
	check_organizer("a \"b\" ^c <a@b>", ";CN=\"a ^'b^' ^^c\":mailto:a@b");
	check_organizer(
	    "\xC5\x81ukasz <a@b>", ";CN=\"\xC5\x81ukasz\":mailto:a@b");
	check_organizer("a <b> <c@d>", ";CN=\"a <b>\":mailto:c@d");
}

static void
refuses_what_could_break_out(void **state)
{
	static const char *const texts[] = {"", " ", "<>", ">", "<", "Ann", "@",
	    "a@", "@b", "a@b@c", "a b@c", "Ann <a@b", "Ann a@b>", "Ann <a@b> x",
	    "Ann <>", "Ann <mailto:>", "a@b\r\nX-INJ:1", "a\r\nX:1 <a@b>",
	    "a\nb <a@b>", "a\x01 <a@b>", "a\x7F <a@b>", "a\tb <a@b>",
	    "a\xFF <a@b>", "a\xE2\x80\xAE <a@b>", "a\xE2\x80\xA8 <a@b>",
	    "a;b@c", "a:b@c", "a,b@c", "a@b;X=1", "a@b:c", "\xC3\xA9@b",
	    "a@\xC3\xA9", "a%0D@b", "a?x@b", "a@b?subject=x", "\"a\"@b"};
	char name[300];

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		check_organizer(texts[i], NULL);
	memset(name, 'a', sizeof(name));
	memcpy(name + sizeof(name) - 7, " <a@b>", 7);
	check_organizer(name, NULL);
}

static void
check_refresh(const char *text, const char *expected)
{
	char duration[ICAL_DURATION_SIZE] = "";
	const char *problem = ical_refresh_parse(text, duration);

	if ((problem == NULL) != (expected != NULL))
		fail_msg("'%s': %s", text, problem != NULL ? problem : "read");
	if (expected != NULL)
		assert_string_equal(duration, expected);
}

static void
reads_how_often_to_fetch(void **state)
{
	(void)state;
	check_refresh("1h", "PT1H");
	check_refresh("60m", "PT1H");
	check_refresh("90m", "PT1H30M");
	check_refresh("12h", "PT12H");
	check_refresh("24h", "P1D");
	check_refresh("1d", "P1D");
	check_refresh("1w", "P7D");
	check_refresh("36h", "P1DT12H");
	check_refresh("1501m", "P1DT1H1M");
	check_refresh("59m", NULL);
	check_refresh("0h", NULL);
	check_refresh("367d", NULL);
	check_refresh("", NULL);
	check_refresh("1", NULL);
	check_refresh("1d,2d", NULL);
	check_refresh("PT1H", NULL);
	check_refresh("1d\r\nX-INJ:1", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_names_and_addresses),
	    cmocka_unit_test(refuses_what_could_break_out),
	    cmocka_unit_test(reads_how_often_to_fetch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
