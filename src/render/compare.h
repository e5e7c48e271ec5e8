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
	COMPARE_CSV,
	COMPARE_JSON,
	COMPARE_FORMAT_COUNT
};

struct compare_style {
	enum compare_format format;
	size_t width; /* columns to keep within; 0: no limit */
	bool unicode; /* may use characters beyond ASCII of its own */
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

/* Each cadence with its letter, and which cycles of it count. */
void compare_legend(const struct comparison *comparison, struct buf *out);

/* One row of CSV (RFC 4180) or Markdown, with its end of line. A NULL cell is
 * empty. */
void compare_line(enum compare_format format, const char *const *cells,
    size_t count, struct buf *out);

/* The line under the head of a table in Markdown. */
void compare_rule(size_t count, struct buf *out);

/* Values and differences for people. (compare_table.c) */
void compare_table(
    const struct comparison *comparison, size_t width, struct buf *out);

/* (compare_json.c) */
void compare_json(const struct comparison *comparison, struct buf *out);

/* A value by itself, as an object. */
struct json;
void compare_json_value(struct json *json, const struct metric *metric,
    const struct metric_value *value);

/* "steady", "given", "partial". */
const char *compare_horizon_name(enum horizon horizon);

#endif
