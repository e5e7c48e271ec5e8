/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is no markup of a page, and is to be shown in it as it is: columns of
 * text, or code. Markdown has fences for that (CommonMark 4.5), and GitHub
 * draws what is fenced as "mermaid"; reStructuredText has literal blocks; HTML
 * has <pre>.
 */
#ifndef TAKT_PAGE_LITERAL_H
#define TAKT_PAGE_LITERAL_H

#include <stdbool.h>

#include "base/buf.h"

enum page_kind { PAGE_MARKDOWN, PAGE_RST, PAGE_HTML };

/* Of the page of that name, in which a block has such marks. */
enum page_kind page_kind_of(const char *name, bool is_rst);

/* Is text in the format of that name markup in such a page? */
bool page_is_markup(enum page_kind kind, const char *format);

/* Appends text in that format as it is to stand in such a page. Nothing stays
 * nothing. */
void page_literal(enum page_kind kind, const char *format, const char *text,
    size_t length, struct buf *out);

#endif
