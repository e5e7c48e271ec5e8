/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The lines of a page that people write: Markdown, reStructuredText, HTML or
 * plain text. What stands before the text of a line (blanks, and the '>' of a
 * quotation) is told from it. For src/page alone.
 */
#ifndef TAKT_PAGE_LINE_H
#define TAKT_PAGE_LINE_H

#include "base/source.h"

/* Offsets. */
struct page_line {
	uint32_t start;
	uint32_t text; /* behind blanks and quotation marks */
	uint32_t end;  /* without blanks at the end, and without the break */
	uint32_t next; /* of the line behind it */
};

/* The line at `start`, which is where a line begins. False at the end. A
 * byte-order mark is no part of the first line. */
bool page_line_at(
    const struct source *page, uint32_t start, struct page_line *line);

/* Has the line no text? */
static inline bool
page_line_is_empty(const struct page_line *line)
{
	return line->text == line->end;
}

/* How far the text is from the margin. */
static inline uint32_t
page_line_indent(const struct page_line *line)
{
	return line->text - line->start;
}

/* Does a list item begin at `at`? "- ", "* ", "+ ", "12. ", "3) ", "#. ". The
 * length of its marker and of the blanks behind it, or 0. */
uint32_t page_bullet_length(
    const struct source *page, uint32_t at, uint32_t end);

#endif
