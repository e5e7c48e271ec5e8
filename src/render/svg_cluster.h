/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Marks that would cover each other, drawn as one that tells of all of them.
 */
#ifndef TAKT_RENDER_SVG_CLUSTER_H
#define TAKT_RENDER_SVG_CLUSTER_H

#include "render/svg_canvas.h"

struct cluster {
	struct chart_mark mark; /* how it is drawn */
	int64_t x;              /* its middle, … */
	struct canvas_span all; /* … and that of the first and last mark in it */
	size_t count;
	const char *title; /* a line for each mark */
	bool is_taken;     /* by a more important one: not drawn */
};

/* Those of a row, of one kind in their order, kind by kind; in canvas->arena.
 * Spans are none of them. NULL when memory is short. */
struct cluster *cluster_row(const struct canvas *canvas,
    const struct chart_row *row, size_t *count);

#endif
