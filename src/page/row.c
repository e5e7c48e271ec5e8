/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Cells, filled piece by piece. */
#include "page/row.h"

#include <stdlib.h>

#include "base/text.h"
#include "page/mask.h"

void
page_row_clear(struct page_row *row, enum page_row_kind kind)
{
	for (size_t i = 0; i < row->cell_count; i++) {
		struct page_cell *cell = &row->cells[i];

		buf_clear(&cell->text);
		*cell = (struct page_cell){.text = cell->text};
	}
	row->kind = kind;
	row->cell_count = 0;
	row->date_count = 0;
	row->level = 0;
	row->indent = 0;
	row->is_bullet = false;
}

static bool
add_date(struct page_row *row, const struct page_date *date)
{
	if (row->date_count == row->date_room) {
		size_t room = row->date_room == 0 ? 16 : 2 * row->date_room;
		struct page_date *dates =
		    realloc(row->dates, room * sizeof(dates[0]));

		if (dates == NULL) {
			row->failed = true;
			return false;
		}
		row->dates = dates;
		row->date_room = room;
	}
	row->dates[row->date_count++] = *date;
	return true;
}

static struct page_cell *
open_cell(struct page_row *row, size_t index)
{
	if (index >= PAGE_CELLS_MAX)
		index = PAGE_CELLS_MAX - 1;
	while (row->cell_count <= index)
		row->cell_count++;
	return &row->cells[index];
}

static void
append_text(struct page_cell *cell, char character)
{
	if (page_is_blank(character) || (unsigned char)character < ' ')
		character = ' ';
	if (character == ' ' &&
	    (cell->text.length == 0 ||
		cell->text.bytes[cell->text.length - 1] == ' '))
		return;
	buf_append_char(&cell->text, character);
}

/* Dates begin with a digit or a letter that no other one precedes. */
static bool
may_begin(const struct source *masked, uint32_t at)
{
	char character = masked->text[at];
	char before = at > 0 ? masked->text[at - 1] : ' ';

	return (text_is_digit(character) || text_is_letter(character)) &&
	    !text_is_digit(before) && !text_is_letter(before);
}

void
page_row_add(struct page_row *row, const struct source *page,
    const struct source *masked, size_t index, struct span bytes)
{
	struct page_cell *cell = open_cell(row, index);
	struct page_date date;
	uint32_t next;

	append_text(cell, ' ');
	for (uint32_t at = bytes.start; at < bytes.end; at = next) {
		next = at + 1;
		if (masked->text[at] == PAGE_NOTHING)
			continue;
		if (!page_is_blank(masked->text[at])) {
			if (cell->at.source == NULL)
				cell->at = (struct span){page, at, at};
			cell->at.end = at + 1;
		}
		if (!may_begin(masked, at) ||
		    !page_date_read(masked, at, bytes.end, &date, &next)) {
			append_text(cell, masked->text[at]);
			continue;
		}
		date.at.source = page;
		date.weekday_at.source = page;
		cell->at.end = next;
		date.cell = (uint32_t)(cell - row->cells);
		if (!add_date(row, &date))
			return;
		buf_append_char(&cell->text, PAGE_DATE_SIGN);
	}
}

static int
compare_dates(const void *left, const void *right)
{
	const struct page_date *a = left;
	const struct page_date *b = right;

	if (a->cell != b->cell)
		return a->cell < b->cell ? -1 : 1;
	return a->at.start < b->at.start ? -1 : a->at.start > b->at.start;
}

/* Cells of several lines are filled in turn. */
static void
share_dates(struct page_row *row)
{
	if (row->date_count > 1)
		qsort(row->dates, row->date_count, sizeof(row->dates[0]),
		    compare_dates);
	for (size_t i = 0; i < row->date_count; i++) {
		struct page_cell *cell = &row->cells[row->dates[i].cell];

		if (cell->date_count++ == 0)
			cell->first_date = i;
	}
}

bool
page_row_finish(struct page_row *row)
{
	share_dates(row);
	for (size_t i = 0; i < row->cell_count; i++) {
		struct page_cell *cell = &row->cells[i];
		struct buf *text = &cell->text;

		if (text->length > 0 && text->bytes[text->length - 1] == ' ')
			text->bytes[--text->length] = '\0';
		cell->weekday = page_weekday(buf_text(text), text->length);
		row->failed |= text->failed;
	}
	return !row->failed;
}

void
page_row_release(struct page_row *row)
{
	for (size_t i = 0; i < PAGE_CELLS_MAX; i++)
		buf_release(&row->cells[i].text);
	free(row->dates);
}
