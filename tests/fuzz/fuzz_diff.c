/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as two calendars, one behind the other, that are compared. Nothing
 * differs from itself; there and back differ in as many places; all formats can
 * be written, and hold nothing but text.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "render/diff.h"
#include "render/entries.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_diff: %s\n", what);
	abort();
}

/* Reads a calendar; false if it is none. */
static bool
read_side(
    const struct source *source, struct arena *arena, struct entry_list *list)
{
	struct diagnostics diagnostics = {.keep = 10};
	struct ical_feed *feed = ical_feed_read(source, arena, &diagnostics);

	diagnostics_release(&diagnostics);
	if (feed != NULL && !entries_of_feed(feed, list))
		die("a lack of memory");
	return feed != NULL;
}

/* What people see is text, and nothing that a terminal obeys. */
static void
look_at(const struct buf *out)
{
	size_t size;

	for (size_t at = 0; at < out->length; at += size) {
		uint32_t code_point = 0;

		size =
		    text_decode(out->bytes + at, out->length - at, &code_point);
		if (size == 0)
			die("differences that are not UTF-8");
		/* Lines of CSV end in two characters (RFC 4180). */
		if (code_point == '\r' && at + 1 < out->length &&
		    out->bytes[at + 1] == '\n')
			continue;
		if (code_point != '\n' && text_is_forbidden(code_point))
			die("differences with what must not be shown");
	}
}

static void
write_all(const struct differences *differences)
{
	const struct diff_options options = {"old", "new", 60, true};
	struct buf out = {0};

	for (size_t i = 0; diff_formats[i].name != NULL; i++) {
		buf_clear(&out);
		if (!diff_formats[i].render(differences, &options, &out))
			die("a format that cannot be written");
		look_at(&out);
	}
	buf_release(&out);
}

/* Returns how many differences there are. */
static size_t
compare(const struct entry_list *old_list, const struct entry_list *new_list)
{
	const struct difference_selection selection = {.is_thorough = true};
	struct differences differences = {
	    .old_list = old_list, .new_list = new_list};
	struct diagnostics diagnostics = {0};
	size_t count;

	if (!differences_find(&differences, &selection, &diagnostics))
		die("a lack of memory");
	write_all(&differences);
	count = differences.count;
	differences_release(&differences);
	diagnostics_release(&diagnostics);
	return count;
}

/* Where the second calendar begins, if there are two. */
static size_t
find_second(const char *bytes, size_t size)
{
	static const char begin[] = "\nBEGIN:VCALENDAR";
	const size_t length = sizeof(begin) - 1;

	for (size_t at = 1; at + length <= size; at++) {
		if (memcmp(bytes + at, begin, length) == 0)
			return at + 1;
	}
	return size;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	struct arena arena = {0};
	struct entry_list old_list = {.count = 0}, new_list = {.count = 0};
	struct source first, second;
	size_t middle;

	if (bytes == NULL)
		return 0;
	if (size > 0)
		memcpy(bytes, data, size);
	middle = find_second(bytes, size);
	first = (struct source){"old.ics", bytes, middle};
	second = (struct source){"new.ics", bytes + middle, size - middle};
	if (read_side(&first, &arena, &old_list)) {
		if (compare(&old_list, &old_list) != 0)
			die("a calendar that differs from itself");
		if (read_side(&second, &arena, &new_list) &&
		    compare(&old_list, &new_list) !=
			compare(&new_list, &old_list))
			die("there and back are not the same");
	}
	entry_list_release(&old_list);
	entry_list_release(&new_list);
	arena_release(&arena);
	free(bytes);
	return 0;
}
