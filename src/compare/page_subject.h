/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Of what the dates of a page are: by the words beside them, the cells of their
 * row, the header of their column, the line above, and the heading that names
 * the series. Rows are to be given one after the other.
 */
#ifndef TAKT_COMPARE_PAGE_SUBJECT_H
#define TAKT_COMPARE_PAGE_SUBJECT_H

#include "compare/page_plan.h"
#include "page/row.h"

enum { PAGE_LEVELS = 8 };

/* A text that is kept from a row before; longer ones mean nothing. */
struct page_text {
	char text[TITLE_LENGTH_MAX + 1];
	size_t length;
};

/* What is known of a cell of the row at hand. */
struct page_cell_meaning {
	const struct page_series *series; /* it names that … */
	bool is_title;                    /* … and means a date besides */
	struct page_match match;          /* of what has no dates */
	bool has_words; /* and no dates, nor is it a weekday */
};

struct page_subjects {
	struct page_plan plan;
	/* Of the headings; `is_other`: about no series that is known. */
	struct {
		const struct page_series *series;
		bool is_other;
	} titles[PAGE_LEVELS];
	/* A line that names a series, of those that are indented more. */
	const struct page_series *line_series;
	uint32_t line_indent;
	struct page_text above; /* a line without dates */
	struct page_text headers[PAGE_CELLS_MAX];
	const struct page_series *header_series[PAGE_CELLS_MAX];
	size_t header_count;
	struct page_cell_meaning cells[PAGE_CELLS_MAX];
	const struct page_series *row_series;
	bool is_cancelled; /* the row says that something is */
	/* Where the questions about a cell have come to. */
	const char *rest;
	size_t rest_cell;
	bool dates_first; /* "DATE: beta 1, DATE: beta 2" */
};

/* Looks at a row, whose dates may be asked for then. */
void page_subjects_see(
    struct page_subjects *subjects, const struct page_row *row);

/* What the date in that place of its cell is of. To be asked in their order;
 * `name` becomes the words that say so, in the row or in `subjects`. */
struct page_match page_subjects_find(struct page_subjects *subjects,
    const struct page_row *row, size_t date, struct page_text *name);

/* After the last date of a row. */
void page_subjects_leave(
    struct page_subjects *subjects, const struct page_row *row);

#endif
