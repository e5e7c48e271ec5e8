/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Escapes and tables. Tables are those of the directive csv-table, whose parser
 * does not count columns: a grid is lost where docutils and takt differ in how
 * wide a character is. Blanks behind a comma do not count there, so that the
 * source is aligned all the same.
 */
#include "render/rst.h"

#include <string.h>

#include "base/text.h"

enum { GAP = 1 };

/* Signs that begin or end inline markup wherever they stand. */
static const char inline_signs[] = "\\*`|_@";

/* U+2028 and U+2029, at which docutils would end the line. */
static bool
is_line_end(const char *text)
{
	return *text == '\n' ||
	    (strncmp(text, "\xE2\x80", 2) == 0 &&
		(text[2] == '\xA8' || text[2] == '\xA9'));
}

/* Bullets beyond ASCII: U+2022, U+2023, U+2043. */
static bool
is_bullet(const char *text)
{
	return strncmp(text, "\xE2\x80\xA2", 3) == 0 ||
	    strncmp(text, "\xE2\x80\xA3", 3) == 0 ||
	    strncmp(text, "\xE2\x81\x83", 3) == 0;
}

/* Could it begin a list, a field, an option, a directive, a transition, …? */
static bool
begins_block(const char *text)
{
	size_t length = 0;

	while (text_is_letter(text[length]) || text_is_digit(text[length]))
		length++;
	if (length == 0)
		return text_is_plain(*text) || is_bullet(text);
	/* An enumerator: "1." and "iv)". */
	return (text[length] == '.' || text[length] == ')') &&
	    (text[length + 1] == ' ' || text[length + 1] == '\0');
}

/* A colon before a blank is only that; "http:" would be a link, and "::" at the
 * end would make a literal block of what follows. */
static bool
is_harmless_colon(const char *text)
{
	return text[1] == ' ' || text_is_digit(text[1]);
}

void
rst_text(const char *text, struct buf *out)
{
	bool is_first = true;

	text += strspn(text, " \n");
	/* Only backslashes would be a line across the page; "\ " is nothing. */
	if (*text == '\\')
		buf_append_string(out, "\\ ");
	for (; *text != '\0'; text++) {
		if (is_line_end(text)) {
			buf_append_char(out, ' ');
			text += *text == '\n' ? 0 : 2;
			continue;
		}
		if ((is_first && begins_block(text)) ||
		    strchr(inline_signs, *text) != NULL ||
		    (*text == ':' && !is_harmless_colon(text)))
			buf_append_char(out, '\\');
		buf_append_char(out, *text);
		is_first = false;
	}
}

/* A cell as the directive reads it: in quotes where its text would end it. */
static void
append_cell(const char *text, struct buf *out)
{
	bool is_quoted = strpbrk(text, "\",") != NULL;

	if (is_quoted)
		buf_append_char(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_append_char(out, '"');
		buf_append_char(out, *text);
	}
	if (is_quoted)
		buf_append_char(out, '"');
}

/* Row 0 is the head. */
static const char *
cell_at(const struct layout *layout, size_t row, size_t column)
{
	const char *cell = row == 0
	    ? layout->columns[column].title
	    : layout->cells[(row - 1) * layout->column_count + column];

	return cell != NULL ? cell : "";
}

static size_t
format_cell(const struct layout *layout, size_t row, size_t column,
    struct buf *escaped, struct buf *cell)
{
	buf_clear(escaped);
	buf_clear(cell);
	rst_text(cell_at(layout, row, column), escaped);
	append_cell(buf_text(escaped), cell);
	return text_width(buf_text(cell), cell->length);
}

static void
append_row(const struct layout *layout, size_t row, const size_t *widths,
    struct buf *out)
{
	struct buf escaped = {0}, cell = {0};
	size_t pending = 3; /* the content of the directive is indented */

	for (size_t i = 0; i < layout->column_count; i++) {
		size_t width = format_cell(layout, row, i, &escaped, &cell);
		bool is_last = i + 1 == layout->column_count;

		/* A line that only holds blanks would be no row. */
		if (cell.length == 0 && (i == 0 || is_last)) {
			buf_append_string(&cell, "\"\"");
			width = 2;
		}
		buf_append_repeated(out, ' ', pending);
		buf_append(out, buf_text(&cell), cell.length);
		buf_append_string(out, is_last ? "" : ",");
		pending = GAP + (widths[i] > width ? widths[i] - width : 0);
	}
	buf_append_char(out, '\n');
	out->failed |= escaped.failed || cell.failed;
	buf_release(&escaped);
	buf_release(&cell);
}

void
rst_table_begin(struct buf *out)
{
	buf_append_string(
	    out, ".. csv-table::\n   :header-rows: 1\n   :widths: auto\n\n");
}

void
rst_row(const char *const *cells, size_t count, struct buf *out)
{
	struct buf escaped = {0};

	for (size_t i = 0; i < count; i++) {
		buf_clear(&escaped);
		rst_text(cells[i] != NULL ? cells[i] : "", &escaped);
		buf_append_string(out, i == 0 ? "   " : ", ");
		if (escaped.length > 0)
			append_cell(buf_text(&escaped), out);
		else
			buf_append_string(out, "\"\"");
	}
	buf_append_char(out, '\n');
	out->failed |= escaped.failed;
	buf_release(&escaped);
}

void
rst_literal(const char *text, struct buf *out)
{
	buf_append_string(out, "::\n\n");
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		buf_append_string(out, length > 0 ? "   " : "");
		buf_append(out, text, length);
		buf_append_char(out, '\n');
		text += length + (text[length] == '\n');
	}
}

void
rst_table(const struct layout *layout, struct buf *out)
{
	size_t widths[LAYOUT_COLUMNS_MAX] = {0};
	struct buf escaped = {0}, cell = {0};

	for (size_t row = 0; row <= layout->row_count; row++) {
		for (size_t i = 0; i < layout->column_count; i++) {
			size_t width =
			    format_cell(layout, row, i, &escaped, &cell);

			if (width > widths[i])
				widths[i] = width;
		}
	}
	out->failed |= escaped.failed || cell.failed;
	buf_release(&escaped);
	buf_release(&cell);
	rst_table_begin(out);
	for (size_t row = 0; row <= layout->row_count; row++)
		append_row(layout, row, widths, out);
}

/* As wide as the text can be, whoever counts: a title that is wider than its
 * line is none. */
static size_t
most_width(const struct buf *text)
{
	size_t width = 0;

	for (size_t i = 0; i < text->length; i++) {
		unsigned char byte = (unsigned char)text->bytes[i];

		if (byte < 0x80)
			width += 1;
		else if (byte >= 0xC0)
			width += 2;
	}
	return width;
}

void
rst_title(const char *title, char mark, struct buf *out)
{
	struct buf text = {0};

	rst_text(title, &text);
	if (out->length > 1 && out->bytes[out->length - 2] != '\n')
		buf_append_char(out, '\n');
	buf_append(out, buf_text(&text), text.length);
	buf_append_char(out, '\n');
	buf_append_repeated(out, mark, most_width(&text));
	buf_append_string(out, "\n\n");
	out->failed |= text.failed;
	buf_release(&text);
}
