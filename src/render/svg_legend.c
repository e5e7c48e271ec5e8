/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the stages and shapes in a chart mean: those that were drawn. */
#include <string.h>

#include "render/svg_canvas.h"

enum {
	LINE = 18 * SVG_PX,
	SWATCH = 20 * SVG_PX,
	SWATCH_HEIGHT = 11 * SVG_PX,
	SPAN_HEIGHT = 4 * SVG_PX,
	GLYPH = 14 * SVG_PX,
	GAP = 5 * SVG_PX,
	ITEM_GAP = 18 * SVG_PX,
	NAMES_MOST = 4 /* of windows that share a stage */
};

/* Where the next entry goes. */
struct legend {
	struct canvas *canvas;
	int64_t x;
};

/* Room for an entry: the place of its sign; on another line if need be. */
static int64_t
place_entry(struct legend *legend, int64_t sign, const char *text)
{
	struct canvas *canvas = legend->canvas;
	int64_t width = sign + GAP + svg_text_width(text, font_small);
	int64_t x = legend->x;

	if (x > SVG_MARGIN && x + width > canvas->width - SVG_MARGIN) {
		x = SVG_MARGIN;
		canvas->y += LINE;
	}
	legend->x = x + width + ITEM_GAP;
	return x;
}

static void
draw_text(struct legend *legend, const char *text, int64_t x)
{
	const struct svg_label label = {.text = text,
	    .x = x,
	    .y = legend->canvas->y + svg_px(13),
	    .font = font_small,
	    .kind = "muted"};

	canvas_text(legend->canvas, &label);
}

static const char *
fit_entry(struct legend *legend, int64_t sign, const char *text)
{
	struct canvas *canvas = legend->canvas;

	return svg_fit(text, font_small,
	    canvas->width - SVG_MARGINS - sign - GAP, canvas->arena);
}

static void
add_stage(struct legend *legend, enum svg_stage stage, const char *text)
{
	struct canvas *canvas = legend->canvas;
	struct canvas_span across, down;

	text = text != NULL ? fit_entry(legend, SWATCH, text) : NULL;
	if (text == NULL)
		return;
	across.from = place_entry(legend, SWATCH, text);
	across.to = across.from + SWATCH;
	down.from = canvas->y + (LINE - SWATCH_HEIGHT) / 2;
	down.to = down.from + SWATCH_HEIGHT;
	buf_append_string(canvas->out, "<rect");
	canvas_box(canvas, across, down);
	svg_append_fill(stage, canvas->out);
	buf_printf(canvas->out, "/><rect class=\"e e%d\"", (int)stage);
	canvas_box(canvas, across, down);
	buf_append_string(canvas->out, "/>");
	draw_text(legend, text, across.to + GAP);
}

/* A plain box of some class. */
static void
add_box(
    struct legend *legend, const char *kind, int64_t height, const char *text)
{
	struct canvas *canvas = legend->canvas;
	struct canvas_span across, down;

	across.from = place_entry(legend, SWATCH, text);
	across.to = across.from + SWATCH;
	down.from = canvas->y + (LINE - height) / 2;
	down.to = down.from + height;
	buf_printf(canvas->out, "<rect class=\"%s\"", kind);
	canvas_box(canvas, across, down);
	buf_append_string(canvas->out, "/>");
	draw_text(legend, text, across.to + GAP);
}

static void
add_shape(
    struct legend *legend, const struct chart_mark *mark, const char *text)
{
	struct canvas *canvas = legend->canvas;
	int64_t x = place_entry(legend, GLYPH, text);

	svg_append_shape(
	    mark, x + GLYPH / 2, canvas->y + LINE / 2, canvas->out);
	draw_text(legend, text, x + GLYPH + GAP);
}

static bool
is_listed(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

/* The windows of a project that are this stage: one, or all that are left for
 * the last one. */
static size_t
windows_end(const struct chart_group *group, size_t place)
{
	bool is_last = place == STAGE_SUPPORT_LAST - STAGE_SUPPORT;

	if (group->window_count <= place || is_last)
		return group->window_count;
	return place + 1;
}

/* What the windows of a stage are called in the projects, or a word for all. */
static const char *
stage_text(const struct chart *chart, size_t place, struct arena *arena)
{
	static const char *const words[] = {"support, first phase",
	    "support, second phase", "support, third phase",
	    "support, later phases"};
	const char *names[NAMES_MOST];
	size_t count = 0;
	const char *text = "";

	for (size_t i = 0; i < chart->group_count; i++) {
		const struct chart_group *group = &chart->groups[i];

		for (size_t j = place; j < windows_end(group, place); j++) {
			if (is_listed(names, count, group->windows[j]))
				continue;
			if (count == NAMES_MOST)
				return words[place];
			names[count++] = group->windows[j];
		}
	}
	for (size_t i = 0; i < count && text != NULL; i++)
		text = arena_printf(
		    arena, "%s%s%s", text, i > 0 ? " / " : "", names[i]);
	return text;
}

static void
add_stages(struct legend *legend, const struct chart *chart)
{
	const struct canvas *canvas = legend->canvas;

	if (canvas->has_stage[STAGE_DEVELOPMENT])
		add_stage(legend, STAGE_DEVELOPMENT,
		    chart->is_compact ? "being prepared" : "development");
	if (canvas->has_stage[STAGE_TESTING])
		add_stage(legend, STAGE_TESTING, "testing");
	for (int i = STAGE_SUPPORT; i <= STAGE_SUPPORT_LAST; i++) {
		if (canvas->has_stage[i])
			add_stage(legend, (enum svg_stage)i,
			    stage_text(chart, (size_t)(i - STAGE_SUPPORT),
				canvas->arena));
	}
}

static void
next_line(struct legend *legend)
{
	if (legend->x == SVG_MARGIN)
		return;
	legend->x = SVG_MARGIN;
	legend->canvas->y += LINE;
}

void
legend_draw(struct canvas *canvas, const struct chart *chart)
{
	/* In the order in which they happen. */
	static const enum svg_shape order[SHAPE_COUNT] = {SHAPE_FREEZE,
	    SHAPE_ALPHA, SHAPE_BETA, SHAPE_CANDIDATE, SHAPE_TEST, SHAPE_RELEASE,
	    SHAPE_POINT_RELEASE, SHAPE_END_OF_SUPPORT, SHAPE_END_OF_LIFE,
	    SHAPE_MILESTONE, SHAPE_EVENT};
	struct legend legend = {canvas, SVG_MARGIN};
	struct chart_mark mark = {.shape = SHAPE_MILESTONE};

	buf_append_string(canvas->out, "<g class=\"legend\">\n");
	add_stages(&legend, chart);
	if (canvas->has_rough)
		add_box(&legend, "e e0 dash", SWATCH_HEIGHT,
		    "may be, not known to the day");
	next_line(&legend);
	for (int i = 0; i < SHAPE_COUNT; i++) {
		mark.shape = order[i];
		if (canvas->has_shape[order[i]])
			add_shape(&legend, &mark, svg_shape_name(order[i]));
	}
	if (canvas->has_span)
		add_box(&legend, "m", SPAN_HEIGHT, "several days");
	mark = (struct chart_mark){.shape = SHAPE_ALPHA, .is_off = true};
	if (canvas->has_off)
		add_shape(&legend, &mark, "cancelled");
	next_line(&legend);
	buf_append_string(canvas->out, "</g>\n");
}
