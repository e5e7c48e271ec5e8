/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text in aligned columns: the layout that all table-like outputs share.
 * Widths are display columns.
 */
#ifndef TAKT_RENDER_LAYOUT_H
#define TAKT_RENDER_LAYOUT_H

#include "base/arena.h"
#include "base/buf.h"

enum { LAYOUT_COLUMNS_MAX = 12 };

struct layout_column {
	const char *title;
	bool may_shrink; /* gives way where the width does not suffice … */
	bool is_first;   /* … before the others do */
	size_t width;    /* set by layout_print() */
};

/* Cells are row by row; a NULL cell is empty. */
struct layout {
	struct layout_column columns[LAYOUT_COLUMNS_MAX];
	size_t column_count;
	const char **cells;
	size_t row_count;
};

/* Appends head and rows without trailing blanks; `width` 0: no limit. */
void layout_print(
    struct layout *layout, size_t width, bool unicode, struct buf *out);

/* Appends what fits into `width` columns, with a mark where it was cut; returns
 * the columns used. */
size_t layout_append_cut(
    const char *cell, size_t width, bool unicode, struct buf *out);

#endif
