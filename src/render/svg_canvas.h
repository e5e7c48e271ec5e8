/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where things are in a picture: days across, rows down. The parts of a chart
 * are drawn on it one below the other, each by a file of its own.
 */
#ifndef TAKT_RENDER_SVG_CANVAS_H
#define TAKT_RENDER_SVG_CANVAS_H

#include "render/svg_style.h"

enum { SVG_MARGIN = 16 * SVG_PX, SVG_MARGINS = 2 * SVG_MARGIN };

/* Lengths in hundredths of a pixel. */
struct canvas_span {
	int64_t from;
	int64_t to;
};

struct canvas {
	struct buf *out;
	struct arena *arena; /* of texts that are cut */
	const struct svg_options *options;
	struct plan_days days;
	int64_t width;
	int64_t left; /* of the days */
	int64_t right;
	int64_t name_width; /* of dates in the view of a series */
	int64_t y;          /* the next part begins here */
	bool is_compact;
	/* What was drawn, for the legend. */
	bool has_stage[STAGE_COUNT];
	bool has_shape[SHAPE_COUNT];
	bool has_span;
	bool has_rough;
	bool has_off;
};

extern const struct svg_font font_title;
extern const struct svg_font font_heading;
extern const struct svg_font font_label;
extern const struct svg_font font_small;
extern const struct svg_font font_bar;

/* Where a day begins, ends and has its middle; what is before or behind the
 * axis is at its end. */
int64_t canvas_begin(const struct canvas *canvas, struct date day);
int64_t canvas_end(const struct canvas *canvas, struct date day);
int64_t canvas_middle(const struct canvas *canvas, struct date day);

/* Is today among the days, and where? */
bool canvas_today(const struct canvas *canvas, int64_t *x);

void canvas_text(const struct canvas *canvas, const struct svg_label *label);

/* Appends x, y, width and height. */
void canvas_box(const struct canvas *canvas, struct canvas_span across,
    struct canvas_span down);

/* The units of the axis over the days, and its height. (svg_axis.c) */
int64_t axis_height(const struct canvas *canvas);
/* Its names from `y` down; beneath a chart they stand in turn. */
void axis_draw(const struct canvas *canvas, int64_t y, bool is_below);
/* Its lines between two heights, and today's. */
void axis_grid(const struct canvas *canvas, int64_t top, int64_t bottom);
void axis_today_line(const struct canvas *canvas, int64_t top, int64_t bottom);
/* "today, 2026-11-25" over the axis, at this baseline. */
void axis_today(const struct canvas *canvas, int64_t y);

/* What stages and shapes mean, at canvas->y, which goes on below it.
 * (svg_legend.c) */
void legend_draw(struct canvas *canvas, const struct chart *chart);

#endif
