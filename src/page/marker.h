/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Marks in a page between which a part of it is written by takt: comments on
 * lines of their own, "<!-- takt:NAME -->" and "<!-- /takt:NAME -->", or in
 * reStructuredText ".. takt:NAME" and ".. /takt:NAME". What only shows how they
 * are written is none: in a fenced code block (CommonMark 4.5), in one that is
 * indented outside of lists (4.4), or in a literal block of reStructuredText.
 */
#ifndef TAKT_PAGE_MARKER_H
#define TAKT_PAGE_MARKER_H

#include "base/buf.h"
#include "base/diagnostic.h"

enum { MARKER_NAME_MAX = 64 };

/* Letters, digits, '-', '_' and '.', at most MARKER_NAME_MAX of them. */
bool page_marker_is_name(const char *name, size_t length);

/* What stands between two marks. */
struct page_block {
	struct span begin;  /* the first mark */
	struct span inside; /* whole lines */
	struct span prefix; /* what the line of the first mark begins with */
	bool is_rst;
	bool has_crlf; /* lines end so */
};

/* Finds the block of that name; false after findings. */
bool page_find_block(const struct source *page, const char *name,
    struct page_block *block, struct diagnostics *diagnostics);

/*
 * Appends the page with `text` in the block and all else as it is. The text
 * gets empty lines around it, which reStructuredText and some readers of
 * Markdown need, the prefix and the line breaks of the block. False if it holds
 * a mark itself, after a finding; memory is as struct buf has it.
 */
bool page_write_block(const struct page_block *block, const char *text,
    size_t length, struct buf *out, struct diagnostics *diagnostics);

/* Adds that the block is not as it is in `now`, the page as it ought to be. */
void page_report_stale(const struct page_block *block, const struct buf *now,
    const char *name, struct diagnostics *diagnostics);

#endif
