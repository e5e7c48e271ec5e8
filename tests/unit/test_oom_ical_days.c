/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Short memory while calendars are read and expanded: the Nth allocation of
 * the library fails, or that and all later ones, for each N. The days are
 * right or memory is said to be short, and nothing leaks, as a sanitizer sees.
 * What libical allocates can fail, too: tests/check/ical_oom.sh.
 */
#include "ical/days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing_alloc.h"

/* Days that are visited, as a sum that tells them apart. */
static bool
add_up(void *context, struct date first, struct date last, const char *name)
{
	int64_t *sum = context;

	*sum += (int64_t)first.day * 7 + (int64_t)last.day * 1000 +
	    (name == NULL ? 0 : (int64_t)strlen(name) * 100000000);
	return true;
}

/* A calendar that fills several blocks of an arena. */
static void
write_calendar(struct buf *file)
{
	buf_append_string(file,
	    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
	    "TZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\n");
	for (int i = 0; i < 300; i++)
		buf_printf(file,
		    "BEGIN:VEVENT\nUID:%d\nSUMMARY:event\n  number %d\n"
		    "DTSTART;TZID=Z:20260%d01T190000\n"
		    "RRULE:FREQ=WEEKLY;UNTIL=20261231T000000Z\n"
		    "EXDATE:20260909T000000Z\nRDATE:20260707,20260808\n"
		    "RECURRENCE-ID:20260202\nEND:VEVENT\n",
		    i / 2, i, i % 9 + 1);
	buf_append_string(file, "END:VCALENDAR\n");
}

/* Every second event is a moved instance of the one before it. */
static void
make_file(struct buf *file)
{
	char *at;
	int number = 0;

	write_calendar(file);
	assert_false(file->failed);
	for (at = strstr(file->bytes, "BEGIN:VEVENT"); at != NULL;
	     at = strstr(at + 1, "BEGIN:VEVENT")) {
		if (number++ % 2 == 0) {
			memcpy(
			    strstr(at, "RECURRENCE-ID"), "X-CURRENCE-ID", 13);
		} else {
			memcpy(strstr(at, "RRULE"), "XRULE", 5);
			memcpy(strstr(at, "RDATE"), "XDATE", 5);
		}
	}
}

enum outcome { GOOD, SHORT, WRONG };

static enum outcome
attempt(const struct buf *file, int64_t *sum)
{
	const struct source source = {"a.ics", file->bytes, file->length};
	const struct date from = {20454};
	const struct date until = {21000};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	struct ical_days *days;
	enum outcome outcome = SHORT;

	days = ical_days_read(&source, &arena, &diagnostics);
	if (diagnostics.errors > 0 || (days == NULL) != arena.failed)
		outcome = WRONG;
	else if (days != NULL) {
		enum ical_days_status status =
		    ical_days_expand(days, from, until, add_up, sum);

		if (status == ICAL_DAYS_OK)
			outcome = GOOD;
		else if (status != ICAL_DAYS_NO_MEMORY)
			outcome = WRONG;
	}
	diagnostics_release(&diagnostics);
	arena_release(&arena);
	return outcome;
}

static void
check(bool is_lasting)
{
	struct buf file = {0};
	int64_t expected = 0;
	long calls = 0;

	make_file(&file);
	assert_int_equal(GOOD, attempt(&file, &expected));
	assert_true(expected > 0);
	do {
		int64_t sum = 0;
		enum outcome outcome;

		failure.is_armed = true;
		failure.is_lasting = is_lasting;
		failure.at = ++calls;
		failure.calls = 0;
		outcome = attempt(&file, &sum);
		failure.is_armed = false;
		assert_int_not_equal(WRONG, outcome);
		if (outcome == GOOD)
			assert_true(sum == expected);
	} while (failure.calls >= calls);
	assert_true(calls > 100);
	buf_release(&file);
}

static void
one_allocation_fails(void **state)
{
	(void)state;
	check(false);
}

static void
all_later_allocations_fail(void **state)
{
	(void)state;
	check(true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_allocation_fails),
	    cmocka_unit_test(all_later_allocations_fail),
	};

	return cmocka_run_group_tests_name("oom_ical_days", tests, NULL, NULL);
}
