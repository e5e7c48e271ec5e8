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
	struct canvas_span
	    all;      /* … and that of the first and last mark in it */
	size_t first; /* these marks of the row: those of its kind */
	size_t last;
	size_t taker; /* a more important one that it is part of, or itself */
};

/* The clusters of a row. */
struct clusters {
	const struct chart_row *row;
	struct cluster *items;
	size_t count;
};

/*
 * Those of one kind in their order, kind by kind, the most important first; in
 * canvas->arena. Spans are none of them. False when memory is short.
 */
bool clusters_make(const struct canvas *canvas, const struct chart_row *row,
    struct clusters *clusters);

/* Appends a title element with a line for each mark in a cluster. */
void cluster_append_title(
    const struct clusters *clusters, size_t index, struct buf *out);

#endif
