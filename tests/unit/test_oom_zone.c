/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Short memory while a time of day is read and its zone looked up: whichever
 * allocation fails, the result is right, or the arena says that it failed.
 */
#include "ical/zone.h"
#include "phrase/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "failing_alloc.h"

/* Reads a time with `calls` allocations; false where it is refused. */
static bool
attempt(const char *text, int calls, bool *has_failed)
{
	const struct source source = {"file", text, strlen(text)};
	const struct phrase_text phrase = {
	    text, strlen(text), {&source, 0, (uint32_t)strlen(text)}, true};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	struct clock clock;
	enum ical_zone_status status = ICAL_ZONE_UNKNOWN;
	bool is_good;

	failure = (struct allocation_failure){true, true, calls, 0};
	is_good = clock_parse(&arena, &phrase, &diagnostics, &clock);
	if (is_good)
		status = ical_zone_find(clock.zone);
	is_good = is_good &&
	    ical_zone_check(&arena, clock.zone, clock.zone_at, &diagnostics);
	failure.is_armed = false;
	*has_failed = arena.failed || diagnostics.arena.failed ||
	    status == ICAL_ZONE_NO_MEMORY;
	if (is_good && status != ICAL_ZONE_NO_MEMORY)
		assert_int_equal(status, ICAL_ZONE_KNOWN);
	if (!is_good && !*has_failed)
		assert_int_equal(diagnostics.errors, 1);
	arena_release(&arena);
	diagnostics_release(&diagnostics);
	return is_good;
}

static void
check_text(const char *text, bool expected)
{
	bool has_failed = true;

	for (int calls = 1; has_failed; calls++) {
		bool is_good = attempt(text, calls, &has_failed);

		assert_in_range(calls, 1, 100);
		if (!has_failed)
			assert_int_equal(is_good, expected);
		else if (is_good)
			assert_true(expected);
	}
}

static void
fails_cleanly(void **state)
{
	(void)state;
	check_text("14:00 UTC", true);
	check_text("14:00 +02:00", true);
	check_text("14:00 PST", false);
	check_text("midnight Europe/Paris", false);
	check_text("14:00 Europe/Pairs", false);
	if (ical_zone_find("Europe/Paris") == ICAL_ZONE_KNOWN)
		check_text("end of day Europe/Paris", true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fails_cleanly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
