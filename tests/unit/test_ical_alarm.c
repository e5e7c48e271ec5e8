/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Alarms: amounts that are read or refused, and the triggers they make. */
#include "ical/alarm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The triggers of one amount: for a whole day, and for a time. */
static void
check_trigger(const char *text, const char *all_day, const char *timed)
{
	struct ical_alarms alarms;
	char trigger[ICAL_TRIGGER_SIZE];

	assert_null(ical_alarms_parse(text, &alarms));
	assert_int_equal(alarms.count, 1);
	assert_string_equal(alarms.items[0].text, text);
	ical_alarm_trigger(&alarms.items[0], true, trigger);
	assert_string_equal(trigger, all_day);
	ical_alarm_trigger(&alarms.items[0], false, trigger);
	assert_string_equal(trigger, timed);
}

static void
rings_at_nine_days_before_a_day(void **state)
{
	(void)state;
	check_trigger("1d", "-PT15H", "-P1D");
	check_trigger("2d", "-P1DT15H", "-P2D");
	check_trigger("1w", "-P6DT15H", "-P7D");
	check_trigger("7d", "-P6DT15H", "-P7D");
	check_trigger("366d", "-P365DT15H", "-P366D");
	check_trigger("52w", "-P363DT15H", "-P364D");
}

static void
rings_hours_before_exactly(void **state)
{
	(void)state;
	check_trigger("1m", "-PT1M", "-PT1M");
	check_trigger("15m", "-PT15M", "-PT15M");
	check_trigger("60m", "-PT1H", "-PT1H");
	check_trigger("90m", "-PT1H30M", "-PT1H30M");
	check_trigger("24h", "-P1D", "-P1D");
	check_trigger("25h", "-P1DT1H", "-P1DT1H");
	check_trigger("1441m", "-P1DT1M", "-P1DT1M");
	check_trigger("007m", "-PT7M", "-PT7M");
	check_trigger("8784h", "-P366D", "-P366D");
}

static void
check_refused(const char *text, const char *expected)
{
	struct ical_alarms alarms;
	const char *problem = ical_alarms_parse(text, &alarms);

	assert_non_null(problem);
	if (strstr(problem, expected) == NULL)
		fail_msg("'%s' takes %s", text, problem);
}

static void
refuses_what_is_no_amount(void **state)
{
	static const char *const forms[] = {"", ",", "1", "d", "1x", "1D",
	    " 1d", "1d ", "1d, 2d", "-1d", "+1d", "1.5d", "1d1h", "1d,", ",1d",
	    "1d,,2d", "1\xC3\xA9", "1d\n", "9999999m", "99999999999999999999d"};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		check_refused(forms[i], "such as 1w,1d");
	check_refused("0d", "at least");
	check_refused("1d,0m", "at least");
	check_refused("367d", "at most 366d");
	check_refused("53w", "at most 366d");
	check_refused("999999w", "at most 366d");
	check_refused("527041m", "at most 366d");
}

static void
refuses_the_same_twice_and_too_many(void **state)
{
	struct ical_alarms alarms;

	(void)state;
	check_refused("1d,1d", "differ");
	check_refused("1w,1d,7d", "differ");
	check_refused("1h,60m", "differ");
	check_refused("1m,2m,3m,4m,5m,6m", "at most 5");
	assert_null(ical_alarms_parse("1m,2m,3m,4m,5m", &alarms));
	assert_int_equal(alarms.count, 5);
	assert_string_equal(alarms.items[4].text, "5m");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rings_at_nine_days_before_a_day),
	    cmocka_unit_test(rings_hours_before_exactly),
	    cmocka_unit_test(refuses_what_is_no_amount),
	    cmocka_unit_test(refuses_the_same_twice_and_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
