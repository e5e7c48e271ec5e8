/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a calendar, expanded over a century. What is refused must say why;
 * what is visited must touch the range and have a name that may be shown; and
 * half of the range must have what the whole has there.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ical/days.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every occurrence, in a number that does not depend on their order. */
struct sum {
	struct date from;
	struct date until;
	struct date middle; /* what ends before it does not count */
	uint64_t hash;
	size_t count;
};

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_ics: %s\n", what);
	abort();
}

static void
check_name(const char *name)
{
	size_t length = strlen(name);

	if (length == 0 || text_valid_prefix(name, length) != length)
		die("a name that is empty or not UTF-8");
	for (size_t at = 0; at < length;) {
		uint32_t code_point = 0;

		at += text_decode(name + at, length - at, &code_point);
		if (code_point < ' ' || text_is_forbidden(code_point))
			die("a control in a name");
	}
}

static bool
visit(void *context, struct date first, struct date last, const char *name)
{
	struct sum *sum = context;

	if (first.day > last.day || first.day > sum->until.day ||
	    last.day < sum->from.day || last.day > date_max().day ||
	    first.day < date_min().day)
		die("an occurrence that does not touch the range");
	if (name != NULL)
		check_name(name);
	if (last.day < sum->middle.day)
		return true;
	sum->count++;
	sum->hash += ((uint64_t)(uint32_t)first.day << 24 ^
			 (uint64_t)(uint32_t)last.day) *
	    0x9E3779B97F4A7C15u;
	return true;
}

static void
expand(const struct ical_days *days)
{
	struct sum whole = {.count = 0};
	struct sum half;
	enum ical_days_status status;

	date_from_civil(1960, 1, 1, &whole.from);
	date_from_civil(2060, 12, 31, &whole.until);
	date_from_civil(2024, 2, 29, &whole.middle);
	half = whole;
	half.from = whole.middle;
	status = ical_days_expand(days, whole.from, whole.until, visit, &whole);
	if (status == ICAL_DAYS_TOO_MANY)
		return;
	if (status != ICAL_DAYS_OK ||
	    ical_days_expand(days, half.from, half.until, visit, &half) !=
		ICAL_DAYS_OK)
		die("an expansion that fails");
	if (whole.count != half.count || whole.hash != half.hash)
		die("half of the range has other occurrences");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	struct source source = {"fuzz.ics", bytes, size};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	struct buf text = {0};
	struct ical_days *days;

	if (bytes == NULL)
		return 0;
	memcpy(bytes, data, size);
	days = ical_days_read(&source, &arena, &diagnostics);
	if (arena.failed || (days == NULL) != (diagnostics.errors > 0))
		die("a refusal without a reason, or the reverse");
	for (size_t i = 0; i < diagnostics.count; i++)
		diagnostic_print(diagnostics.items[i], false, &text);
	free(bytes);
	if (days != NULL)
		expand(days);
	buf_release(&text);
	diagnostics_release(&diagnostics);
	arena_release(&arena);
	return 0;
}
