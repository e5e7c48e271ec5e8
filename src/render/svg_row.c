/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A row of a chart: its label, its bars with their names where these fit, and
 * under the bars the marks.
 */
#include "render/svg_row.h"

#include "render/svg_cluster.h"

enum {
	ROW_PAD = 3 * SVG_PX,
	ROW_PAD_COMPACT = SVG_PX,
	BAR = 15 * SVG_PX,
	LANE = BAR + 2 * SVG_PX,
	MARKS = 12 * SVG_PX, /* under the bars … */
	MARKS_ALONE = 16 * SVG_PX,
	SPAN = 4 * SVG_PX,
	SPAN_LEAST = 4 * SVG_PX,
	BAR_SPARE = 4 * SVG_PX,         /* on either side of its name … */
	BAR_SPARE_COMPACT = 8 * SVG_PX, /* … where there may be marks */
	LABEL_GAP = 10 * SVG_PX
};

static int64_t
lanes_height(const struct chart_row *row)
{
	return row->bar_count > 0 ? row->lanes * LANE : 0;
}

static int64_t
pad_of(const struct canvas *canvas)
{
	return canvas->is_compact ? ROW_PAD_COMPACT : ROW_PAD;
}

int64_t
row_height(const struct canvas *canvas, const struct chart_row *row)
{
	int64_t marks = 0;

	if (row->bar_count == 0)
		marks = MARKS_ALONE;
	else if (row->mark_count > 0 && !canvas->is_compact)
		marks = MARKS;
	return 2 * pad_of(canvas) + lanes_height(row) + marks;
}

/* A part of a bar; rough where it may be, and nothing else is known. */
static void
draw_part(const struct canvas *canvas, const struct chart_bar *bar,
    struct canvas_span across, int64_t y, bool is_rough)
{
	const struct canvas_span down = {y, y + BAR};
	struct buf *out = canvas->out;

	if (across.to <= across.from)
		return;
	/* The fill is a class or an attribute, so the edge is another one. */
	buf_append_string(out, is_rough ? "<g class=\"rough\"><rect" : "<rect");
	canvas_box(canvas, across, down);
	svg_append_fill(bar->stage, out);
	buf_append_string(out, is_rough ? "/></g><rect" : "/><rect");
	canvas_box(canvas, across, down);
	buf_printf(out, " class=\"e e%d%s\"/>", (int)bar->stage,
	    is_rough ? " dash" : "");
}

/* The longer side of today's line, which text had better not cross. */
static struct canvas_span
beside_today(const struct canvas *canvas, struct canvas_span across)
{
	int64_t x;

	if (!canvas_today(canvas, &x) || x <= across.from || x >= across.to)
		return across;
	if (x - across.from > across.to - x)
		across.to = x;
	else
		across.from = x;
	return across;
}

static void
draw_name(const struct canvas *canvas, const struct chart_bar *bar,
    struct canvas_span across, int64_t y)
{
	static const char *const kinds[STAGE_COUNT] = {
	    "t0", "t1", "t2", "t3", "t4", "t5", "t6"};
	struct svg_label label = {.text = bar->label,
	    .y = y + svg_px(11),
	    .font = font_bar,
	    .anchor = SVG_MIDDLE,
	    .kind = kinds[bar->stage]};
	int64_t spare = canvas->is_compact && bar->stage != STAGE_NUMBER
	    ? BAR_SPARE_COMPACT
	    : BAR_SPARE;

	across = beside_today(canvas, across);
	label.x = (across.from + across.to) / 2;
	if (svg_text_width(bar->label, label.font) + 2 * spare <=
	    across.to - across.from)
		svg_append_label(&label, canvas->out);
}

static void
draw_bar(struct canvas *canvas, const struct chart_bar *bar, int64_t top)
{
	int64_t y = top + (int64_t)bar->lane * LANE;
	struct canvas_span before = {canvas_begin(canvas, bar->start.first),
	    canvas_begin(canvas, bar->start.last)};
	struct canvas_span sure = {
	    before.to, canvas_end(canvas, bar->end.first)};
	struct canvas_span behind = {sure.to,
	    bar->is_open ? canvas->right : canvas_end(canvas, bar->end.last)};

	if (date_compare(bar->start.first, bar->start.last) == 0)
		before.to = before.from;
	if (date_compare(bar->end.first, bar->end.last) == 0 && !bar->is_open)
		behind.to = behind.from;
	if (sure.to < sure.from)
		before.to = behind.from = sure.from = sure.to;
	buf_append_string(canvas->out, "<g>");
	svg_append_title(bar->title, canvas->out);
	draw_part(canvas, bar, before, y, true);
	draw_part(canvas, bar, sure, y, false);
	draw_part(canvas, bar, behind, y, true);
	draw_name(canvas, bar, sure, y);
	buf_append_string(canvas->out, "</g>\n");
	canvas->has_stage[bar->stage] = true;
	canvas->has_rough |= before.to > before.from || behind.to > behind.from;
}

/* All days of a span. */
static void
draw_span(struct canvas *canvas, const struct chart_mark *mark, int64_t middle)
{
	struct canvas_span across = {canvas_begin(canvas, mark->days.first),
	    canvas_end(canvas, mark->days.last)};
	const struct canvas_span down = {middle - SPAN / 2, middle + SPAN / 2};

	if (across.to < across.from + SPAN_LEAST)
		across.to = across.from + SPAN_LEAST;
	buf_append_string(canvas->out, "<g>");
	svg_append_title(mark->title, canvas->out);
	buf_append_string(canvas->out, "<rect");
	canvas_box(canvas, across, down);
	buf_printf(
	    canvas->out, " class=\"%s\"/></g>\n", mark->is_off ? "off" : "m");
	canvas->has_span = true;
}

/* From the first to the last day that a mark may mean, or of several. */
static void
draw_reach(
    const struct canvas *canvas, const struct cluster *cluster, int64_t middle)
{
	const struct chart_mark *mark = &cluster->mark;
	struct canvas_span all = cluster->all;

	if (mark->is_rough) {
		all.from = canvas_begin(canvas, mark->days.first);
		all.to = canvas_end(canvas, mark->days.last);
	}
	if (all.to - all.from < 2 * svg_shape_reach(mark->shape))
		return;
	buf_append_string(canvas->out, "<path class=\"reach\" d=\"M");
	svg_number(all.from, canvas->out);
	buf_append_char(canvas->out, ' ');
	svg_number(middle, canvas->out);
	buf_append_char(canvas->out, 'H');
	svg_number(all.to, canvas->out);
	buf_append_string(canvas->out, "\"/>");
}

/* The shape alone; what is around it has the title. */
static void
draw_shape(struct canvas *canvas, const struct cluster *cluster, int64_t middle)
{
	const struct chart_mark *mark = &cluster->mark;

	draw_reach(canvas, cluster, middle);
	svg_append_shape(mark, cluster->x, middle, canvas->out);
	canvas->has_shape[mark->shape] = true;
	canvas->has_off |= mark->is_off;
}

static void
draw_clusters(
    struct canvas *canvas, const struct clusters *clusters, int64_t middle)
{
	/* What is more important is drawn over what is less so. */
	for (size_t i = clusters->count; i-- > 0;) {
		if (clusters->items[i].taker != i)
			continue;
		buf_append_string(canvas->out, "<g>");
		cluster_append_title(clusters, i, canvas->out);
		draw_shape(canvas, &clusters->items[i], middle);
		buf_append_string(canvas->out, "</g>\n");
	}
}

static void
draw_marks(struct canvas *canvas, const struct chart_row *row, int64_t middle)
{
	struct arena_mark before = arena_mark(canvas->arena);
	struct clusters clusters;

	for (size_t i = 0; i < row->mark_count; i++) {
		if (row->marks[i].is_span)
			draw_span(canvas, &row->marks[i], middle);
	}
	if (!clusters_make(canvas, row, &clusters))
		return;
	draw_clusters(canvas, &clusters, middle);
	arena_rewind(canvas->arena, before);
}

static void
draw_label(const struct canvas *canvas, const struct chart_row *row, int64_t y)
{
	int64_t width = canvas->left - SVG_MARGIN - LABEL_GAP;
	const char *cut = svg_fit(row->label, font_label, width, canvas->arena);
	const struct svg_label label = {.text = cut,
	    .x = canvas->left - LABEL_GAP,
	    .y = y,
	    .font = font_label,
	    .anchor = SVG_END,
	    .kind = row->is_over ? "muted" : "ink"};

	if (cut == NULL)
		return;
	buf_append_string(canvas->out, "<g>");
	if (cut != row->label)
		svg_append_title(row->label, canvas->out);
	svg_append_label(&label, canvas->out);
	buf_append_string(canvas->out, "</g>\n");
}

int64_t
row_bars_height(const struct canvas *canvas, const struct chart_row *row)
{
	return row->bar_count > 0 ? lanes_height(row) + 2 * pad_of(canvas)
				  : LANE;
}

void
row_draw_bars(struct canvas *canvas, const struct chart_row *row)
{
	for (size_t i = 0; i < row->bar_count; i++)
		draw_bar(canvas, &row->bars[i], canvas->y + pad_of(canvas));
}

void
row_draw_heading(const struct canvas *canvas, const struct chart_row *row)
{
	const struct svg_label label = {
	    .text = svg_fit(
		row->label, font_heading, canvas->name_width, canvas->arena),
	    .x = SVG_MARGIN,
	    .y = canvas->y + pad_of(canvas) + BAR / 2 + svg_px(5),
	    .font = font_heading,
	    .kind = "ink"};

	if (label.text == NULL)
		return;
	buf_append_string(canvas->out, "<g>");
	if (label.text != row->label)
		svg_append_title(row->label, canvas->out);
	svg_append_label(&label, canvas->out);
	buf_append_string(canvas->out, "</g>\n");
}

void
row_draw_mark(
    struct canvas *canvas, const struct chart_mark *mark, int64_t middle)
{
	int64_t x = (canvas_begin(canvas, mark->days.first) +
			canvas_end(canvas, mark->days.last)) /
	    2;
	const struct cluster cluster = {.mark = *mark, .x = x, .all = {x, x}};

	if (mark->is_span) {
		draw_span(canvas, mark, middle);
		return;
	}
	buf_append_string(canvas->out, "<g>");
	svg_append_title(mark->title, canvas->out);
	draw_shape(canvas, &cluster, middle);
	buf_append_string(canvas->out, "</g>\n");
}

void
row_draw(struct canvas *canvas, const struct chart_row *row)
{
	int64_t top = canvas->y + pad_of(canvas);
	int64_t marks = top + lanes_height(row) + MARKS / 2;

	if (row->bar_count == 0)
		marks = top + MARKS_ALONE / 2;
	else if (canvas->is_compact)
		marks = top + BAR / 2;
	draw_label(canvas, row,
	    (row->bar_count > 0 ? top + BAR / 2 : marks) + svg_px(4));
	row_draw_bars(canvas, row);
	draw_marks(canvas, row, marks);
	canvas->y += row_height(canvas, row);
}
