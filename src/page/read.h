/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A page as rows, one after the other: what is shown of Markdown,
 * reStructuredText, HTML or plain text, whichever it is. Tables are those with
 * '|' (GFM 4.10, and grid tables of reStructuredText), simple tables and
 * list-tables of reStructuredText, and those of HTML. Linear in time and
 * memory.
 */
#ifndef TAKT_PAGE_READ_H
#define TAKT_PAGE_READ_H

#include "page/row.h"

/* Calls `see` for each row, which is valid until it returns. False when `see`
 * returned false or memory is short. */
bool page_read(const struct source *page,
    bool (*see)(void *context, const struct page_row *row), void *context);

#endif
