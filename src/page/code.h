/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which lines of a page are code that only is shown: fenced or indented in
 * Markdown, literal blocks and blocks of code in reStructuredText. For src/page
 * alone.
 */
#ifndef TAKT_PAGE_CODE_H
#define TAKT_PAGE_CODE_H

#include "page/line.h"

/* Zeroed before the first line. */
struct page_code {
	bool is_markdown; /* the line is code if this is Markdown */
	bool is_literal;  /* … if it is reStructuredText */
	char fence;       /* '`' or '~'; '\0': in no fence */
	uint32_t fence_length;
	bool is_in_list;
	bool has_literal; /* what is indented more is literal */
	uint32_t literal_indent;
};

/* Looks at the next line. */
void page_code_see(struct page_code *code, const struct source *page,
    const struct page_line *line);

#endif
