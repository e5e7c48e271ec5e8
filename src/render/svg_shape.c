/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The shapes of marks: each kind has its own, so that no colour is needed. */
#include "render/svg_style.h"

/* How a shape is drawn: filled, hollow, or by lines alone. */
static const struct {
	const char *name;
	const char *kind; /* its class */
	const char *path; /* around the origin, in pixels */
	int reach;
} shapes[SHAPE_COUNT] = {
    [SHAPE_POINT_RELEASE] = {"point release", "l", "M0-3V3", 1},
    [SHAPE_MILESTONE] = {"milestone", "m", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
	4},
    [SHAPE_EVENT] = {"event", "m",
	"M0-5L1.4-1.6 5-1.4 2.2.9 3.2 4.4 0 2.4-3.2 4.4-2.2.9-5-1.4-1.4-1.6z",
	5},
    [SHAPE_ALPHA] = {"alpha", "h", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z", 4},
    [SHAPE_BETA] = {"beta", "h", "M0-3.6L3.8 3H-3.8z", 4},
    [SHAPE_CANDIDATE] = {"candidate", "h", "M-2.9-2.9H2.9V2.9H-2.9z", 4},
    [SHAPE_TEST] = {"test release", "h", "M0-3.8L3.8 0 0 3.8-3.8 0z", 4},
    [SHAPE_FREEZE] = {"freeze, branch or start", "l",
	"M-2.4-3.4H2.4M0-3.4V3.4M-2.4 3.4H2.4", 3},
    [SHAPE_END_OF_SUPPORT] = {"end of support", "l", "M-2.4-3.4H1V3.4H-2.4", 3},
    [SHAPE_END_OF_LIFE] = {"end of life", "l", "M-3-3L3 3M3-3L-3 3", 4},
    [SHAPE_RELEASE] = {"release", "m", "M0-5.2L5.2 0 0 5.2-5.2 0z", 5},
};

void
svg_append_shape(
    const struct chart_mark *mark, int64_t x, int64_t y, struct buf *out)
{
	buf_append_string(out, "<path transform=\"translate(");
	svg_number(x, out);
	buf_append_char(out, ' ');
	svg_number(y, out);
	buf_printf(out, ")\" class=\"%s\" d=\"%s%s\"/>",
	    mark->is_off ? "off" : shapes[mark->shape].kind,
	    shapes[mark->shape].path, mark->is_off ? "M-5 0H5" : "");
}

const char *
svg_shape_name(enum svg_shape shape)
{
	return shapes[shape].name;
}

int64_t
svg_shape_reach(enum svg_shape shape)
{
	return (int64_t)shapes[shape].reach * SVG_PX;
}
