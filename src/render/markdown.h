/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Tables in Markdown, from the layout that all tables share. */
#ifndef TAKT_RENDER_MARKDOWN_H
#define TAKT_RENDER_MARKDOWN_H

#include "render/layout.h"

/* Appends text in which nothing is markup, in one line. */
void markdown_text(const char *text, struct buf *out);

/* Appends a table with bars, as GitHub and others read it. */
void markdown_table(const struct layout *layout, struct buf *out);

/* Appends lines as they are, between fences. */
void markdown_literal(const char *text, struct buf *out);

#endif
