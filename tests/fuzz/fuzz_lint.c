/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a calendar that is checked. Findings have a place within the file
 * and can be printed, the same bytes give as many of them again, and a
 * calendar without an error is one that the reader of days can make out, too.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ical/days.h"
#include "ical/lint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_lint: %s\n", what);
	abort();
}

static void
look_at(const struct diagnostics *diagnostics, size_t size)
{
	struct buf text = {0};

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = diagnostics->items[i];

		if (item->offset > size || item->message == NULL)
			die("a finding without a place or a text");
		diagnostic_print(item, false, &text);
	}
	if (text_valid_prefix(buf_text(&text), text.length) != text.length)
		die("a finding that is not UTF-8");
	buf_release(&text);
}

/* What the reader of days does not take is no calendar, or unsupported. */
static void
read_days(const struct source *source)
{
	struct diagnostics diagnostics = {.keep = 100};
	struct arena arena = {0};

	ical_days_read(source, &arena, &diagnostics);
	for (size_t i = 0; i < diagnostics.count; i++) {
		if (diagnostics.items[i]->code == DIAGNOSTIC_ICAL_SYNTAX ||
		    diagnostics.items[i]->code == DIAGNOSTIC_NO_SUCH_DAY)
			die("a calendar without an error that is none");
	}
	diagnostics_release(&diagnostics);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	struct source source = {"fuzz.ics", bytes, size};
	struct diagnostics first = {.keep = 1000};
	struct diagnostics again = {.keep = 3};
	size_t events, events_again;

	if (bytes == NULL)
		return 0;
	if (size > 0)
		memcpy(bytes, data, size);
	if (!ical_lint(&source, &first, &events) ||
	    !ical_lint(&source, &again, &events_again))
		die("a lack of memory");
	look_at(&first, size);
	if (events != events_again || again.count > 3 ||
	    (first.errors == 0) != (again.errors == 0))
		die("a second check that finds something else");
	if (first.errors == 0)
		read_days(&source);
	diagnostics_release(&first);
	diagnostics_release(&again);
	free(bytes);
	return 0;
}
