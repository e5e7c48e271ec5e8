/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A row of a page: a line of text, or a row of a table, as cells with the dates
 * in them. A line has several cells where two blanks or a tab part them.
 */
#ifndef TAKT_PAGE_ROW_H
#define TAKT_PAGE_ROW_H

#include "base/buf.h"
#include "page/when.h"

enum { PAGE_CELLS_MAX = 64, PAGE_DATE_SIGN = 0x01 };

enum page_row_kind {
	PAGE_LINE,
	PAGE_TABLE_ROW,
	PAGE_TABLE_HEADER, /* of the rows from here to PAGE_TABLE_ENDS */
	PAGE_TABLE_ENDS,   /* has no cells */
	PAGE_TITLE         /* a heading of `level` */
};

/* Its text is without markup and with single blanks; each date in it is one
 * PAGE_DATE_SIGN. */
struct page_cell {
	struct buf text;
	struct span at; /* what is shown of it */
	size_t first_date;
	size_t date_count;
	enum weekday weekday; /* it is a weekday and nothing else; or 0 */
};

/* What is more than PAGE_CELLS_MAX cells is in the last one. */
struct page_row {
	enum page_row_kind kind;
	struct page_cell cells[PAGE_CELLS_MAX];
	size_t cell_count;
	struct page_date *dates;
	size_t date_count;
	size_t date_room;
	uint32_t level;  /* of a title, from 1 */
	uint32_t indent; /* of a line */
	bool is_bullet;
	bool failed; /* memory is short */
};

/* Empties it, and keeps its memory. */
void page_row_clear(struct page_row *row, enum page_row_kind kind);

/* Adds bytes [start, end) of the masked copy to cell `index`; with a blank
 * between them and what is there. Cells before it come to be. `page` is what
 * spans are of. */
void page_row_add(struct page_row *row, const struct source *page,
    const struct source *masked, size_t index, struct span bytes);

/* Settles the cells; false if memory is short. */
bool page_row_finish(struct page_row *row);

void page_row_release(struct page_row *row);

#endif
