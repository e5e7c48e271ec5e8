/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The release-cycle chart: a row a series, its phases as bars, its milestones
 * as marks, the day as a line. For the format "svg", and for pages that hold
 * the chart.
 */
#ifndef TAKT_RENDER_SVG_H
#define TAKT_RENDER_SVG_H

#include "base/buf.h"
#include "plan/plan.h"

/* Zeroed, it is a picture of the usual width by itself, without the day. */
struct svg_options {
	bool has_today;
	struct date today;
	/* In a page: colours are custom properties of it, --takt-ink and so on
	 * (svg_style.h), those of light where it does not set them; and no
	 * colour scheme is asked for. Scripts learn where days are: data-first
	 * and data-last are those of the axis, which goes from data-left to
	 * data-right; lines of the day, of the class now, go from data-top to
	 * data-bottom. */
	bool embedded;
	bool is_cycle; /* each series in detail, a row a date */
	size_t width;  /* in pixels; 0: SVG_WIDTH */
};

enum { SVG_WIDTH = 960, SVG_WIDTH_MIN = 320, SVG_WIDTH_MAX = 8000 };

/*
 * Appends one element, `<svg>…</svg>`, without an XML declaration, in which all
 * text is escaped, and which has no script and asks for nothing from elsewhere.
 * False when memory is short.
 */
bool svg_write_chart(const struct plan *plan, const struct svg_options *options,
    struct buf *out);

/* Appends the colours as custom properties for the style sheet of a page:
 * "--takt-paper:#ffffff;--takt-ink:…;", of light or of dark. (svg_style.c) */
void svg_append_colors(bool is_dark, struct buf *out);

#endif
