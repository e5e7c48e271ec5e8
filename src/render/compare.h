/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Cadences side by side as texts: their metrics, the milestones of a series,
 * and which series are supported month by month.
 */
#ifndef TAKT_RENDER_COMPARE_H
#define TAKT_RENDER_COMPARE_H

#include "compare/metric_shift.h"

enum compare_format {
	COMPARE_TABLE,
	COMPARE_MARKDOWN,
	COMPARE_RST,
	COMPARE_CSV,
	COMPARE_JSON,
	COMPARE_SVG,
	COMPARE_FORMAT_COUNT
};

struct compare_style {
	enum compare_format format;
	size_t width;  /* columns to keep within; 0: no limit */
	bool unicode;  /* may use characters beyond ASCII of its own */
	size_t pixels; /* width of pictures; 0: as usual */
};

/* Each appends to `out`, which fails when memory is short. */
void render_compare(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out);
void render_shift(const struct comparison *comparison,
    const struct shift *shift, const struct compare_style *style,
    struct buf *out);
void render_matrix(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out);

/* Parts of these. */

/* The letter by which tables name a cadence: A for the base. */
char compare_letter(size_t index);

/* Columns of a text. */
size_t compare_columns(const char *text);

/* In words, parted by `between`: how many series are supported at once, what
 * was taken for freeze and final, and which cycles count. (compare_legend.c) */
void compare_note(
    const struct summary *summary, const char *between, struct buf *out);

/* Each cadence with its letter, and this of it. (compare_legend.c) */
void compare_legend(const struct comparison *comparison, struct buf *out);

/* "A = Python, B = Python (2)", within `width` columns, if that is not 0.
 * (compare_legend.c) */
void compare_letters(
    const struct comparison *comparison, size_t width, struct buf *out);

/* An empty line and lines that say which cadences have most and fewest series
 * to support; nothing where that is not known. (compare_legend.c) */
void compare_verdict(const struct comparison *comparison,
    enum compare_format format, struct buf *out);

/* A line of text in which nothing is markup, if the format has such. */
void compare_text(
    enum compare_format format, const char *text, struct buf *out);

/* One row of CSV (RFC 4180) or markup, with its end of line. A NULL cell is
 * empty. */
void compare_line(enum compare_format format, const char *const *cells,
    size_t count, struct buf *out);

/* The first row, with what markup has around it. */
void compare_head(enum compare_format format, const char *const *cells,
    size_t count, struct buf *out);

/* Is it a table for people, to be pasted? */
bool compare_is_markup(enum compare_format format);

/* Values and differences for people. (compare_table.c) */
void compare_table(
    const struct comparison *comparison, size_t width, struct buf *out);

/* The days that count for all cadences; where there are none, those of the
 * base. (compare_matrix.c) */
struct plan_days compare_days(const struct comparison *comparison);

/* The months of these days, at most so many. */
struct compare_months {
	struct date first; /* the first day of a month */
	int32_t count;
};
struct compare_months compare_months_of(
    const struct comparison *comparison, int32_t most);
struct date compare_month_at(
    const struct compare_months *months, int32_t index);

/* The window in which a series is on a day, by its place among all windows of
 * the cadence's files; and how many series are supported then. */
enum { COMPARE_NOTHING = -2, COMPARE_PREPARED = -1, COMPARE_MONTHS_MAX = 240 };
int compare_phase_on(const struct summary_series *series, struct date day);
int compare_count_on(const struct summary *summary, struct date day);

/* As pictures. (svg_compare.c) */
void compare_svg(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out);
void compare_matrix_svg(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out);

/* (compare_json.c) */
void compare_json(const struct comparison *comparison, struct buf *out);

/* A value by itself, as an object. */
struct json;
void compare_json_value(struct json *json, const struct metric *metric,
    const struct metric_value *value);

/* "steady", "given", "partial". */
const char *compare_horizon_name(enum horizon horizon);

#endif
