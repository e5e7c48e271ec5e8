/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Rows of a chart, whole and in parts. */
#ifndef TAKT_RENDER_SVG_ROW_H
#define TAKT_RENDER_SVG_ROW_H

#include "render/svg_canvas.h"

/* The height of a row, and the row at canvas->y, which goes on below it. */
int64_t row_height(const struct canvas *canvas, const struct chart_row *row);
void row_draw(struct canvas *canvas, const struct chart_row *row);

/* Parts of it: the room that its bars take, and these, at canvas->y; its label
 * at the left, as wide as names are; a mark on its own. */
int64_t row_bars_height(
    const struct canvas *canvas, const struct chart_row *row);
void row_draw_bars(struct canvas *canvas, const struct chart_row *row);
void row_draw_heading(const struct canvas *canvas, const struct chart_row *row);
void row_draw_mark(
    struct canvas *canvas, const struct chart_mark *mark, int64_t middle);

/* The same of a series in detail. All labels together are as wide as what it
 * returns, names as wide as what it sets. (svg_cycle.c) */
int64_t cycle_columns(
    const struct chart *chart, int64_t width, int64_t *name_width);
int64_t cycle_height(const struct canvas *canvas, const struct chart_row *row);
void cycle_draw(struct canvas *canvas, const struct chart_row *row);

#endif
