/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Folding of long lines. */
#include "ical/fold.h"

#include <string.h>

static bool
is_continuation(char character)
{
	return ((unsigned char)character & 0xC0) == 0x80;
}

/* How many octets of `text`, which has more than `limit`, fit on a line. */
static size_t
cut_at(const char *text, size_t limit)
{
	size_t whole = limit;
	size_t cut;

	while (whole > 0 && is_continuation(text[whole]))
		whole--;
	for (cut = whole; cut > 0 && text[cut - 1] == ' ';)
		cut--;
	if (cut > 0)
		return cut;
	return whole > 0 ? whole : limit;
}

static void
fold_rest(struct buf *out, const char *text, size_t length)
{
	while (length > ICAL_LINE_MAX - 1) {
		size_t cut = cut_at(text, ICAL_LINE_MAX - 1);

		buf_append(out, text, cut);
		buf_append(out, "\r\n ", 3);
		text += cut;
		length -= cut;
	}
	buf_append(out, text, length);
	buf_append(out, "\r\n", 2);
}

void
ical_fold_line(struct buf *out, const char *prefix, const char *value)
{
	size_t prefix_length = strlen(prefix);
	size_t length = strlen(value);
	size_t room = ICAL_LINE_MAX - prefix_length;
	size_t cut;

	buf_append(out, prefix, prefix_length);
	if (length <= room) {
		buf_append(out, value, length);
		buf_append(out, "\r\n", 2);
		return;
	}
	cut = cut_at(value, room);
	buf_append(out, value, cut);
	buf_append(out, "\r\n ", 3);
	fold_rest(out, value + cut, length - cut);
}
