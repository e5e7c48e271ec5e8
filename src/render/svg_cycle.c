/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The view of a series in detail: under its bars a line for each date, with its
 * name, the date in figures, and the mark.
 */
#include "render/svg_row.h"

enum {
	LINE = 19 * SVG_PX,
	SECTION_GAP = 12 * SVG_PX,
	COLUMN_GAP = 10 * SVG_PX,
	NAME_PERCENT = 36 /* of the width, at most */
};

struct columns {
	int64_t name;
	int64_t date;
};

static void
widen(int64_t *width, const char *text, struct svg_font font)
{
	int64_t wanted = svg_text_width(text, font);

	if (wanted > *width)
		*width = wanted;
}

static void
widen_by_row(struct columns *columns, const struct chart_row *row)
{
	widen(&columns->name, row->label, font_heading);
	for (size_t i = 0; i < row->mark_count; i++) {
		widen(&columns->name, row->marks[i].name, font_small);
		widen(&columns->date, row->marks[i].date, font_small);
	}
}

static struct columns
columns_of(const struct chart *chart, int64_t width)
{
	struct columns columns = {0, 0};
	int64_t most = width * NAME_PERCENT / 100;

	for (size_t i = 0; i < chart->group_count; i++) {
		const struct chart_group *group = &chart->groups[i];

		for (size_t j = 0; j < group->row_count; j++)
			widen_by_row(&columns, &group->rows[j]);
	}
	if (columns.name > most)
		columns.name = most;
	return columns;
}

int64_t
cycle_columns(const struct chart *chart, int64_t width, int64_t *name_width)
{
	const struct columns columns = columns_of(chart, width);

	*name_width = columns.name;
	return columns.name +
	    (columns.date > 0 ? COLUMN_GAP + columns.date : 0);
}

int64_t
cycle_height(const struct canvas *canvas, const struct chart_row *row)
{
	return row_bars_height(canvas, row) + LINE * (int64_t)row->mark_count +
	    SECTION_GAP;
}

/* The line on which an eye gets from the name to the mark. */
static void
draw_guide(const struct canvas *canvas, int64_t middle)
{
	buf_append_string(canvas->out, "<path class=\"grid2\" d=\"M");
	svg_number(canvas->left, canvas->out);
	buf_append_char(canvas->out, ' ');
	svg_number(middle, canvas->out);
	buf_append_char(canvas->out, 'H');
	svg_number(canvas->right, canvas->out);
	buf_append_string(canvas->out, "\"/>\n");
}

static void
draw_texts(
    const struct canvas *canvas, const struct chart_mark *mark, int64_t middle)
{
	struct svg_label label = {.text = svg_fit(mark->name, font_small,
				      canvas->name_width, canvas->arena),
	    .x = SVG_MARGIN,
	    .y = middle + svg_px(4),
	    .font = font_small,
	    .kind = mark->is_off ? "muted" : "ink"};

	buf_append_string(canvas->out, "<g>");
	if (label.text != NULL && label.text != mark->name)
		svg_append_title(mark->name, canvas->out);
	if (label.text != NULL)
		svg_append_label(&label, canvas->out);
	label.text = mark->date;
	label.x = canvas->left - COLUMN_GAP;
	label.anchor = SVG_END;
	label.kind = "muted";
	svg_append_label(&label, canvas->out);
	buf_append_string(canvas->out, "</g>\n");
}

void
cycle_draw(struct canvas *canvas, const struct chart_row *row)
{
	int64_t y = canvas->y + row_bars_height(canvas, row);

	row_draw_heading(canvas, row);
	row_draw_bars(canvas, row);
	for (size_t i = 0; i < row->mark_count; i++, y += LINE) {
		draw_guide(canvas, y + LINE / 2);
		draw_texts(canvas, &row->marks[i], y + LINE / 2);
		row_draw_mark(canvas, &row->marks[i], y + LINE / 2);
	}
	canvas->y += cycle_height(canvas, row);
}
