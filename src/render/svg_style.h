/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How charts look: colours for light and dark, and the patterns that tell
 * stages apart without them. Classes of the elements, of which the style sheet
 * is the only one to know a colour:
 *
 *	ink, muted, today   text           grid, grid2   lines of the axis
 *	paper               the ground     now           the day as a line
 *	s0 … s5             stages (fill)  p0 … p5       lines in their patterns
 *	t0 … t5             text on them   e0 … e5       their edges
 *	m, h, l, off        marks: filled, hollow, of lines, cancelled
 *
 * In a page each colour is a custom property of the same name, --takt-ink,
 * --takt-s0 and so on.
 */
#ifndef TAKT_RENDER_SVG_STYLE_H
#define TAKT_RENDER_SVG_STYLE_H

#include "render/svg_chart.h"
#include "render/svg_text.h"

/* Appends the elements style and defs. */
void svg_append_style(bool embedded, struct buf *out);

/* Appends the custom properties for pages: "--takt-ink:#1f2328;". */
void svg_append_properties(bool is_dark, struct buf *out);

/* Appends the attributes that fill a bar as its stage is. */
void svg_append_fill(enum svg_stage stage, struct buf *out);

/* Appends a shape whose middle is at a point. */
void svg_append_shape(
    const struct chart_mark *mark, int64_t x, int64_t y, struct buf *out);

/* "alpha", "point release"; static. */
const char *svg_shape_name(enum svg_shape shape);

/* How far a shape reaches to either side. */
int64_t svg_shape_reach(enum svg_shape shape);

#endif
