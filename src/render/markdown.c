/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Bars, and escapes of what would be markup. */
#include "render/markdown.h"

#include <string.h>

void
markdown_text(const char *text, struct buf *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			buf_append_char(out, ' ');
			continue;
		}
		if (strchr("\\`*_[]<>|#~&$", *text) != NULL)
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

	for (size_t i = 0; i < layout->column_count; i++)
		buf_printf(out, "| %s ", layout->columns[i].title);
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
