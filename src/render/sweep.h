/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A sweep as text: a row for each variant, the metrics side by side.
 */
#ifndef TAKT_RENDER_SWEEP_H
#define TAKT_RENDER_SWEEP_H

#include "compare/sweep.h"
#include "render/compare.h"

/* Appends to `out`, which fails when memory is short. */
void render_sweep(const struct sweep *sweep, const struct compare_style *style,
    struct buf *out);

/* Parts of it. */

/* What a parameter is in a variant. */
const struct parameter_value *sweep_choice(const struct sweep *sweep,
    const struct sweep_variant *variant, size_t parameter);

/* The value of a metric that is shown. The variant can be. */
const struct metric_value *sweep_value(const struct sweep *sweep,
    const struct sweep_variant *variant, size_t shown);

/* Where in a file the problem is, and what it is. */
void sweep_place_text(const struct sweep_problem *problem, struct buf *out);

/* "cannot be: …", and how many other findings there are. */
void sweep_problem_text(const struct sweep_problem *problem, struct buf *out);

/* How many variants there are, can be and are left out; what was taken for
 * freeze and final; conditions and order. A line each, or in markup an item of
 * a list; lines that are not break at `width`, if that is not 0. */
void sweep_notes(const struct sweep *sweep, enum compare_format format,
    size_t width, struct buf *out);

/* The value of a parameter, with a mark where the file has it. */
void sweep_choice_text(const struct sweep *sweep,
    const struct sweep_variant *variant, size_t parameter, struct buf *out);

/* Whether some of the variants that can be are not in a steady state. */
bool sweep_is_partial(const struct sweep_variant *variant);

/* Words into lines of at most `width` columns, or one; the first line begins at
 * column `at`, the others after `indent` blanks. Ends the last line. */
void sweep_wrap(
    const char *text, size_t at, size_t indent, size_t width, struct buf *out);

/* Values for people. (sweep_table.c) */
void sweep_table(const struct sweep *sweep, size_t width, struct buf *out);

/* (sweep_json.c) */
void sweep_json(const struct sweep *sweep, struct buf *out);

#endif
