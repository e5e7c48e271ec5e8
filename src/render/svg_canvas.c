/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Days as places in a picture. */
#include "render/svg_canvas.h"

const struct svg_font font_title = {16, true};
const struct svg_font font_heading = {13, true};
const struct svg_font font_label = {12, false};
const struct svg_font font_small = {11, false};
const struct svg_font font_bar = {10, false};

/* Half days from the beginning of the axis. */
static int64_t
place(const struct canvas *canvas, int64_t halves)
{
	int64_t all =
	    2 * ((int64_t)canvas->days.last.day - canvas->days.first.day + 1);

	if (halves < 0 || all <= 0)
		return canvas->left;
	if (halves > all)
		halves = all;
	return canvas->left + (canvas->right - canvas->left) * halves / all;
}

static int64_t
half_days(const struct canvas *canvas, struct date day)
{
	return 2 * ((int64_t)day.day - canvas->days.first.day);
}

int64_t
canvas_begin(const struct canvas *canvas, struct date day)
{
	return place(canvas, half_days(canvas, day));
}

int64_t
canvas_end(const struct canvas *canvas, struct date day)
{
	return place(canvas, half_days(canvas, day) + 2);
}

int64_t
canvas_middle(const struct canvas *canvas, struct date day)
{
	return place(canvas, half_days(canvas, day) + 1);
}

bool
canvas_today(const struct canvas *canvas, int64_t *x)
{
	const struct svg_options *options = canvas->options;

	if (!options->has_today ||
	    date_compare(options->today, canvas->days.first) < 0 ||
	    date_compare(options->today, canvas->days.last) > 0)
		return false;
	*x = canvas_middle(canvas, options->today);
	return true;
}

void
canvas_text(const struct canvas *canvas, const struct svg_label *label)
{
	svg_append_label(label, canvas->out);
	buf_append_char(canvas->out, '\n');
}

void
canvas_box(const struct canvas *canvas, struct canvas_span across,
    struct canvas_span down)
{
	svg_attribute("x", across.from, canvas->out);
	svg_attribute("y", down.from, canvas->out);
	svg_attribute("width", across.to - across.from, canvas->out);
	svg_attribute("height", down.to - down.from, canvas->out);
}
