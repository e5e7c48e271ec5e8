/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Widths, cutting and padding. */
#include "render/layout.h"

#include <string.h>

#include "base/text.h"

#define GAP          2
#define SHRINK_SOFT  16
#define SHRINK_LEAST 8

static const char *
cell_at(const struct layout *layout, size_t row, size_t column)
{
	const char *cell = layout->cells[row * layout->column_count + column];

	return cell != NULL ? cell : "";
}

static void
measure(struct layout *layout)
{
	for (size_t i = 0; i < layout->column_count; i++) {
		struct layout_column *column = &layout->columns[i];

		column->width =
		    text_width(column->title, strlen(column->title));
		for (size_t row = 0; row < layout->row_count; row++) {
			const char *cell = cell_at(layout, row, i);
			size_t width = text_width(cell, strlen(cell));

			if (width > column->width)
				column->width = width;
		}
	}
}

/* Takes from a column what is too much, down to `least`; returns the width of
 * the line then. */
static size_t
shrink(struct layout_column *column, size_t least, size_t total, size_t width)
{
	size_t excess = total - width;
	size_t spare = column->width > least ? column->width - least : 0;

	if (spare > excess)
		spare = excess;
	column->width -= spare;
	return total - spare;
}

/* Takes from the columns that may shrink what is too much. None becomes
 * unreadable while another is long. */
static void
fit(struct layout *layout, size_t width)
{
	size_t total = 0;

	for (size_t i = 0; i < layout->column_count; i++)
		total += layout->columns[i].width + (i > 0 ? GAP : 0);
	for (int turn = 0; turn < 4; turn++) {
		size_t least = turn < 2 ? SHRINK_SOFT : SHRINK_LEAST;

		for (size_t i = 0; i < layout->column_count && total > width;
		     i++) {
			struct layout_column *column = &layout->columns[i];

			if (column->may_shrink &&
			    column->is_first == (turn % 2 == 0))
				total = shrink(column, least, total, width);
		}
	}
}

size_t
layout_append_cut(const char *cell, size_t width, bool unicode, struct buf *out)
{
	const char *mark = unicode ? "\xE2\x80\xA6" : "...";
	size_t mark_width = unicode ? 1 : 3;
	size_t length = strlen(cell);
	size_t used = 0, at = 0;

	if (text_width(cell, length) <= width) {
		buf_append(out, cell, length);
		return text_width(cell, length);
	}
	while (at < length) {
		uint32_t code_point = 0;
		size_t size = text_decode(cell + at, length - at, &code_point);
		size_t columns = (size_t)text_code_point_width(code_point);

		if (size == 0 || used + columns + mark_width > width)
			break;
		buf_append(out, cell + at, size);
		used += columns;
		at += size;
	}
	buf_append_string(out, mark);
	return used + mark_width;
}

/* Blanks are written before the next cell, so that no line ends in one. */
static void
print_cell(const char *cell, size_t width, bool unicode, size_t *pending,
    struct buf *out)
{
	size_t used = 0;

	if (cell[0] != '\0') {
		buf_append_repeated(out, ' ', *pending);
		*pending = 0;
		used = layout_append_cut(cell, width, unicode, out);
	}
	*pending += width - used + GAP;
}

void
layout_print(struct layout *layout, size_t width, bool unicode, struct buf *out)
{
	size_t pending = 0;

	measure(layout);
	if (width > 0)
		fit(layout, width);
	for (size_t i = 0; i < layout->column_count; i++)
		print_cell(layout->columns[i].title, layout->columns[i].width,
		    unicode, &pending, out);
	buf_append_char(out, '\n');
	for (size_t row = 0; row < layout->row_count; row++) {
		pending = 0;
		for (size_t i = 0; i < layout->column_count; i++)
			print_cell(cell_at(layout, row, i),
			    layout->columns[i].width, unicode, &pending, out);
		buf_append_char(out, '\n');
	}
}
