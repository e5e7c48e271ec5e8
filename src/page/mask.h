/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A copy of a page, byte for byte at the same place, in which only what readers
 * see is left: no addresses, targets of links, comments, struck-out text or
 * inline tags. Tags that make tables, headings and paragraphs become signs of
 * one byte. For src/page alone.
 */
#ifndef TAKT_PAGE_MASK_H
#define TAKT_PAGE_MASK_H

#include "base/source.h"

/* What stands in the copy where a page had markup. None of them is in the copy
 * otherwise: other control characters become blanks. */
enum page_sign {
	PAGE_NOTHING = 0x04,   /* no character at all */
	PAGE_HEADING = 0x11,   /* behind it the level as a digit */
	PAGE_TABLE = 0x12,     /* a table of HTML begins, … */
	PAGE_TABLE_END = 0x13, /* … and ends */
	PAGE_ROW = 0x14,
	PAGE_CELL = 0x15,
	PAGE_HEAD_CELL = 0x16,
	PAGE_BREAK = '\n' /* a line of its own begins or ends */
};

/* `masked` has room for as many bytes as the page. Linear in time. */
void page_mask(const struct source *page, char *masked);

static inline bool
page_is_blank(char character)
{
	return character == ' ' || character == '\t' || character == '\r' ||
	    character == PAGE_NOTHING;
}

#endif
