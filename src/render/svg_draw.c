/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A chart from top to bottom: title, axis, groups of rows, the axis again where
 * the first one is far away, legend.
 */
#include "render/svg_row.h"

enum {
	TITLE = 34 * SVG_PX,
	TODAY = 16 * SVG_PX,
	HEADING = 24 * SVG_PX,
	GROUP_GAP = 6 * SVG_PX,
	LABEL_GAP = 10 * SVG_PX,
	LABEL_PERCENT = 30, /* of the width, at most */
	AXIS_FAR = 700 * SVG_PX,
	PART_GAP = 12 * SVG_PX
};

static int64_t
label_width(const struct chart *chart, int64_t width)
{
	int64_t most = width * LABEL_PERCENT / 100, widest = 0;

	for (size_t i = 0; i < chart->group_count; i++) {
		const struct chart_group *group = &chart->groups[i];

		for (size_t j = 0; j < group->row_count; j++) {
			int64_t label =
			    svg_text_width(group->rows[j].label, font_label);

			if (label > widest)
				widest = label;
		}
	}
	return widest < most ? widest : most;
}

static void
draw_line_of_text(struct canvas *canvas, const char *text, struct svg_font font,
    const char *kind)
{
	const char *cut =
	    svg_fit(text, font, canvas->width - SVG_MARGINS, canvas->arena);
	const struct svg_label label = {.text = cut,
	    .x = SVG_MARGIN,
	    .y = canvas->y,
	    .font = font,
	    .kind = kind};

	if (cut == NULL)
		return;
	buf_append_string(canvas->out, "<g>");
	if (cut != text)
		svg_append_title(text, canvas->out);
	svg_append_label(&label, canvas->out);
	buf_append_string(canvas->out, "</g>\n");
}

static void
draw_group(struct canvas *canvas, const struct chart *chart,
    const struct chart_group *group)
{
	bool is_cycle = chart->options->is_cycle;
	int64_t top, bottom;

	if (chart->group_count > 1) {
		canvas->y += HEADING - svg_px(7);
		draw_line_of_text(canvas, group->name, font_heading, "ink");
		canvas->y += svg_px(7);
	}
	top = bottom = canvas->y;
	for (size_t i = 0; i < group->row_count; i++)
		bottom += is_cycle ? cycle_height(canvas, &group->rows[i])
				   : row_height(canvas, &group->rows[i]);
	axis_grid(canvas, top, bottom);
	for (size_t i = 0; i < group->row_count; i++) {
		if (is_cycle)
			cycle_draw(canvas, &group->rows[i]);
		else
			row_draw(canvas, &group->rows[i]);
	}
	axis_today_line(canvas, top, bottom);
	canvas->y = bottom + GROUP_GAP;
}

static void
draw_groups(struct canvas *canvas, const struct chart *chart)
{
	int64_t top, x;

	if (canvas_today(canvas, &x)) {
		axis_today(canvas, canvas->y + svg_px(11));
		canvas->y += TODAY;
	}
	axis_draw(canvas, canvas->y, false);
	canvas->y += axis_height(canvas) + svg_px(3);
	top = canvas->y;
	for (size_t i = 0; i < chart->group_count; i++)
		draw_group(canvas, chart, &chart->groups[i]);
	if (canvas->y - top > AXIS_FAR) {
		axis_draw(canvas, canvas->y, true);
		canvas->y += axis_height(canvas);
	}
	canvas->y += PART_GAP;
	legend_draw(canvas, chart);
}

/* What cannot be drawn is said. */
static void
draw_notes(struct canvas *canvas, const struct chart *chart)
{
	const char *text = NULL;

	if (chart->group_count == 0)
		text = "nothing is selected";
	else if (chart->undated > 0)
		text = arena_printf(canvas->arena,
		    chart->undated == 1 ? "%zu date is not known yet"
					: "%zu dates are not known yet",
		    chart->undated);
	if (text == NULL)
		return;
	canvas->y += svg_px(14);
	draw_line_of_text(canvas, text, font_small, "muted");
	canvas->y += svg_px(4);
}

static void
append_row(const struct chart_row *row, struct buf *out)
{
	for (size_t i = 0; i < row->bar_count; i++) {
		buf_append_char(out, '\n');
		svg_escape(row->bars[i].title, out);
		buf_append_char(out, '.');
	}
}

/* What the bars say, for those who do not see them. In a page a table does. */
static void
append_bars(const struct chart *chart, struct buf *out)
{
	for (size_t i = 0; i < chart->group_count; i++) {
		const struct chart_group *group = &chart->groups[i];

		if (chart->group_count > 1) {
			buf_append_char(out, '\n');
			svg_escape(group->name, out);
			buf_append_char(out, ':');
		}
		for (size_t j = 0; j < group->row_count; j++)
			append_row(&group->rows[j], out);
	}
}

static void
append_description(const struct chart *chart, struct buf *out)
{
	char day[DATE_TEXT_SIZE];
	size_t rows = 0;

	for (size_t i = 0; i < chart->group_count; i++)
		rows += chart->groups[i].row_count;
	buf_append_string(out, "<desc id=\"takt-desc\">");
	if (rows > 0) {
		buf_printf(out, "%zu row%s of bars and marks from %s", rows,
		    rows == 1 ? "" : "s", date_format(chart->days.first, day));
		buf_printf(out, " to %s.", date_format(chart->days.last, day));
	}
	if (chart->options->has_today)
		buf_printf(out, "%sToday is %s.", rows > 0 ? " " : "",
		    date_format(chart->options->today, day));
	if (!chart->options->embedded)
		append_bars(chart, out);
	buf_append_string(out, "</desc>\n");
}

/* Where days are, for the script of a page. */
static void
append_axis(const struct canvas *canvas, struct buf *out)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

	buf_printf(out, " data-first=\"%s\" data-last=\"%s\"",
	    date_format(canvas->days.first, first),
	    date_format(canvas->days.last, last));
	svg_attribute("data-left", canvas->left, out);
	svg_attribute("data-right", canvas->right, out);
}

static void
append_head(
    const struct chart *chart, const struct canvas *canvas, struct buf *out)
{
	int64_t height = (canvas->y + SVG_MARGIN / 2) / SVG_PX * SVG_PX;

	buf_append_string(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"takt\""
	    " role=\"img\" aria-labelledby=\"takt-title\""
	    " aria-describedby=\"takt-desc\""
	    " viewBox=\"0 0 ");
	svg_number(canvas->width, out);
	buf_append_char(out, ' ');
	svg_number(height, out);
	buf_append_char(out, '"');
	svg_attribute("width", canvas->width, out);
	svg_attribute("height", height, out);
	if (chart->options->embedded)
		append_axis(canvas, out);
	buf_append_string(out, ">\n<title id=\"takt-title\">");
	svg_escape(chart->title, out);
	buf_append_string(out, "</title>\n");
	append_description(chart, out);
	svg_append_style(chart->options->embedded, out);
	buf_append_string(
	    out, "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
}

static int64_t
chosen_width(const struct svg_options *options)
{
	size_t width = options->width != 0 ? options->width : SVG_WIDTH;

	if (width < SVG_WIDTH_MIN)
		width = SVG_WIDTH_MIN;
	if (width > SVG_WIDTH_MAX)
		width = SVG_WIDTH_MAX;
	return (int64_t)width * SVG_PX;
}

bool
chart_draw(const struct chart *chart, struct buf *out)
{
	struct arena arena = {0};
	struct buf body = {0};
	struct canvas canvas = {.out = &body,
	    .arena = &arena,
	    .options = chart->options,
	    .days = chart->days,
	    .width = chosen_width(chart->options),
	    .is_compact = chart->is_compact,
	    .y = SVG_MARGIN / 2};
	bool good;

	canvas.left = SVG_MARGIN + LABEL_GAP;
	canvas.left += chart->options->is_cycle
	    ? cycle_columns(chart, canvas.width, &canvas.name_width)
	    : label_width(chart, canvas.width);
	canvas.right = canvas.width - SVG_MARGIN;
	if (!chart->options->embedded) {
		canvas.y = TITLE - svg_px(6);
		draw_line_of_text(&canvas, chart->title, font_title, "ink");
		canvas.y = TITLE + svg_px(4);
	}
	if (chart->group_count > 0)
		draw_groups(&canvas, chart);
	draw_notes(&canvas, chart);
	append_head(chart, &canvas, out);
	buf_append(out, buf_text(&body), body.length);
	buf_append_string(out, "</svg>\n");
	good = !body.failed && !arena.failed && !out->failed;
	buf_release(&body);
	arena_release(&arena);
	return good;
}
