/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Quotes, and what keeps text from being a formula. */
#include "render/csv.h"

#include <string.h>

/* Plain and as wide as a Chinese character: some sheets take them alike. */
static const char *const formula_signs[] = {"=", "+", "-", "@", "\xEF\xBC\x9D",
    "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0", NULL};

void
csv_value(const char *value, struct buf *out)
{
	if (strpbrk(value, ",\"\r\n") == NULL) {
		buf_append_string(out, value);
		return;
	}
	buf_append_char(out, '"');
	for (; *value != '\0'; value++) {
		if (*value == '"')
			buf_append_char(out, '"');
		buf_append_char(out, *value);
	}
	buf_append_char(out, '"');
}

/* Blanks before a sign do not keep each sheet from taking it for one. */
static bool
is_guarded(const char *text)
{
	const char *start = text + strspn(text, " \t\r\n");

	if (*text == '\'' || *text == '\t')
		return true;
	for (const char *const *sign = formula_signs; *sign != NULL; sign++) {
		if (strncmp(start, *sign, strlen(*sign)) == 0)
			return true;
	}
	return false;
}

void
csv_text(const char *text, struct buf *out)
{
	struct buf guarded = {0};

	if (!is_guarded(text)) {
		csv_value(text, out);
		return;
	}
	buf_append_char(&guarded, '\'');
	buf_append_string(&guarded, text);
	csv_value(buf_text(&guarded), out);
	out->failed |= guarded.failed;
	buf_release(&guarded);
}
