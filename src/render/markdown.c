/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Bars, and escapes of what would be markup. */
#include "render/markdown.h"

#include <string.h>

#include "base/text.h"

/* The signs by which GitHub makes a link of an address that stands alone, with
 * all that comes behind it. */
static bool
makes_link(const char *text, const char *start)
{
	if (*text == ':')
		return text[1] == '/';
	return *text == '.' && text - start >= 3 &&
	    text_equal_ignoring_case(text - 3, 3, "www", 3);
}

/* The sign that would make a list, or a line across the page, of a text at the
 * beginning of a block: "1.", "- ", "---". NULL: none. */
static const char *
block_sign(const char *text)
{
	const char *sign = text + strspn(text, "0123456789");

	if (sign > text)
		return (*sign == '.' || *sign == ')') && sign[1] == ' ' ? sign
									: NULL;
	return *text != '\0' && strchr("-+=", *text) != NULL &&
		!text_is_letter(text[1]) && !text_is_digit(text[1])
	    ? text
	    : NULL;
}

void
markdown_text(const char *text, struct buf *out)
{
	const char *sign = block_sign(text);

	for (const char *start = text; *text != '\0'; text++) {
		if (*text == '\n') {
			buf_append_char(out, ' ');
			continue;
		}
		if (strchr("\\`*_[]<>|#~&$", *text) != NULL ||
		    makes_link(text, start) || text == sign)
			buf_append_char(out, '\\');
		buf_append_char(out, *text);
	}
}

static void
append_rule(const struct layout *layout, struct buf *out)
{
	for (size_t i = 0; i < layout->column_count; i++)
		buf_append_string(out, "| --- ");
	buf_append_string(out, "|\n");
}

void
markdown_table(const struct layout *layout, struct buf *out)
{
	const char *const *cell = layout->cells;

	for (size_t i = 0; i < layout->column_count; i++) {
		buf_append_string(out, "| ");
		markdown_text(layout->columns[i].title, out);
		buf_append_char(out, ' ');
	}
	buf_append_string(out, "|\n");
	append_rule(layout, out);
	for (size_t row = 0; row < layout->row_count; row++) {
		for (size_t i = 0; i < layout->column_count; i++, cell++) {
			const char *text = *cell != NULL ? *cell : "";

			buf_append_string(out, "| ");
			markdown_text(text + strspn(text, " "), out);
			buf_append_char(out, ' ');
		}
		buf_append_string(out, "|\n");
	}
}

void
markdown_literal(const char *text, struct buf *out)
{
	buf_printf(out, "```\n%s```\n", text);
}
