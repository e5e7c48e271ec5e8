/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text and tables in reStructuredText, from the layout that all tables share.
 * Nothing in them needs what docutils can be told to refuse (raw markup, other
 * files).
 */
#ifndef TAKT_RENDER_RST_H
#define TAKT_RENDER_RST_H

#include "render/layout.h"

/* Appends text in which nothing is markup, in one line, wherever it stands:
 * also at the beginning of a block. */
void rst_text(const char *text, struct buf *out);

/* Appends a table with its head, aligned to be read as it is. */
void rst_table(const struct layout *layout, struct buf *out);

/* The same row by row, not aligned, for who has no layout. */
void rst_table_begin(struct buf *out);
void rst_row(const char *const *cells, size_t count, struct buf *out);

/* Appends lines as they are, as a block of literal text. */
void rst_literal(const char *text, struct buf *out);

/* Appends a title with its underline of `mark`, empty lines around it. */
void rst_title(const char *title, char mark, struct buf *out);

#endif
