/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The axis of days: weeks, months, quarters, years or more of them, as there
 * is room for their names; over units smaller than a year stand the larger
 * ones.
 */
#include "phrase/words.h"
#include "render/svg_canvas.h"

enum { LINE = 15 * SVG_PX, NAME_SPARE = 4 * SVG_PX };

/* Units that axes have, the finest first: so many pixels are the least for one
 * of them. Years count from 0. */
struct axis_unit {
	enum date_unit unit;
	int32_t years; /* 0: the unit itself */
	int32_t days;  /* at least */
	int64_t least;
	enum date_unit above; /* the larger one over it … */
	bool has_above;       /* … if there is any */
};

static const struct axis_unit units[] = {
    {DATE_UNIT_WEEK, 0, 7, 26, DATE_UNIT_MONTH, true},
    {DATE_UNIT_MONTH, 0, 28, 30, DATE_UNIT_YEAR, true},
    {DATE_UNIT_QUARTER, 0, 90, 26, DATE_UNIT_YEAR, true},
    {DATE_UNIT_YEAR, 1, 365, 38, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 2, 730, 40, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 5, 1826, 40, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 10, 3652, 40, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 50, 18262, 40, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 100, 36524, 40, DATE_UNIT_YEAR, false},
    {DATE_UNIT_YEAR, 1000, 365242, 40, DATE_UNIT_YEAR, false},
};

enum { UNIT_KINDS = sizeof(units) / sizeof(units[0]) };

static const struct axis_unit *
choose_unit(const struct canvas *canvas)
{
	int64_t days =
	    date_days_between(canvas->days.first, canvas->days.last) + 1;
	size_t i = 0;

	while (i + 1 < UNIT_KINDS &&
	    units[i].days * (canvas->right - canvas->left) / days <
		units[i].least * SVG_PX)
		i++;
	return &units[i];
}

/* The period that holds a day; false behind the last one. Periods of years
 * begin with multiples of their number. */
static bool
period_of(enum date_unit unit, int32_t years, struct date day,
    struct plan_days *period)
{
	int32_t year;

	if (years <= 1)
		return date_start_of(unit, day, &period->first) &&
		    date_end_of(unit, day, &period->last);
	year = date_to_civil(day).year / years * years;
	if (!date_from_civil(year, 1, 1, &period->first))
		period->first = date_min();
	if (!date_from_civil(year + years - 1, 12, 31, &period->last))
		period->last = date_max();
	return true;
}

static bool
next_period(enum date_unit unit, int32_t years, const struct canvas *canvas,
    struct plan_days *period)
{
	struct date day;

	return date_compare(period->last, canvas->days.last) < 0 &&
	    date_add_days(period->last, 1, &day) &&
	    period_of(unit, years, day, period);
}

/* "2026", "Q3", "May", of a week the day with which it begins. */
static const char *
name_of(
    enum date_unit unit, bool is_above, struct date first, struct arena *arena)
{
	struct civil civil = date_to_civil(first);
	const char *month = word_of_value(word_months, civil.month);

	switch (unit) {
	case DATE_UNIT_WEEK:
		return arena_printf(arena, "%d", (int)civil.day);
	case DATE_UNIT_MONTH:
		return is_above
		    ? arena_printf(arena, "%s %d", month, (int)civil.year)
		    : arena_printf(arena, "%.3s", month);
	case DATE_UNIT_QUARTER:
		return arena_printf(arena, "Q%d", (int)(civil.month + 2) / 3);
	case DATE_UNIT_YEAR:
		break;
	}
	return arena_printf(arena, "%d", (int)civil.year);
}

/* In the middle of its period, or at its beginning, if there is room. */
static void
draw_name(const struct canvas *canvas, const struct plan_days *period,
    const char *name, bool is_middle, struct svg_label *label)
{
	int64_t from = canvas_begin(canvas, period->first);
	int64_t to = canvas_end(canvas, period->last);
	int64_t width = svg_text_width(name, label->font);

	if (to - from < width + NAME_SPARE)
		return;
	label->text = name;
	label->anchor = is_middle ? SVG_MIDDLE : SVG_START;
	label->x = is_middle ? (from + to) / 2 : from + NAME_SPARE / 2;
	canvas_text(canvas, label);
}

static void
draw_names(const struct canvas *canvas, const struct axis_unit *axis,
    bool is_above, int64_t y)
{
	enum date_unit unit = is_above ? axis->above : axis->unit;
	int32_t years = is_above ? 0 : axis->years;
	bool is_middle = !is_above && axis->unit != DATE_UNIT_WEEK && years < 2;
	struct svg_label label = {.y = y,
	    .font = font_small,
	    .kind = is_above || !axis->has_above ? "ink" : "muted"};
	struct plan_days period;
	bool more = period_of(unit, years, canvas->days.first, &period);

	label.font.is_bold = is_above;
	while (more) {
		struct arena_mark mark = arena_mark(canvas->arena);
		const char *name =
		    name_of(unit, is_above, period.first, canvas->arena);

		/* A week that began before the axis names no day of it. */
		if (name != NULL &&
		    (unit != DATE_UNIT_WEEK ||
			date_compare(period.first, canvas->days.first) >= 0))
			draw_name(canvas, &period, name, is_middle, &label);
		if (name != NULL)
			arena_rewind(canvas->arena, mark);
		more = next_period(unit, years, canvas, &period);
	}
}

int64_t
axis_height(const struct canvas *canvas)
{
	return choose_unit(canvas)->has_above ? 2 * LINE : LINE;
}

void
axis_draw(const struct canvas *canvas, int64_t y, bool is_below)
{
	const struct axis_unit *axis = choose_unit(canvas);
	int64_t first = y + svg_px(11), second = first + LINE;

	if (!axis->has_above) {
		draw_names(canvas, axis, false, first);
		return;
	}
	draw_names(canvas, axis, true, is_below ? second : first);
	draw_names(canvas, axis, false, is_below ? first : second);
}

static void
draw_lines(const struct canvas *canvas, enum date_unit unit, int32_t years,
    struct canvas_span height, const char *kind)
{
	struct plan_days period;
	bool more = period_of(unit, years, canvas->days.first, &period);
	bool is_first = true;

	while (more) {
		if (date_compare(period.first, canvas->days.first) >= 0) {
			if (is_first)
				buf_printf(canvas->out,
				    "<path class=\"%s\" d=\"", kind);
			is_first = false;
			buf_append_char(canvas->out, 'M');
			svg_number(
			    canvas_begin(canvas, period.first), canvas->out);
			buf_append_char(canvas->out, ' ');
			svg_number(height.from, canvas->out);
			buf_append_char(canvas->out, 'V');
			svg_number(height.to, canvas->out);
		}
		more = next_period(unit, years, canvas, &period);
	}
	buf_append_string(canvas->out, is_first ? "" : "\"/>\n");
}

void
axis_grid(const struct canvas *canvas, int64_t top, int64_t bottom)
{
	const struct axis_unit *axis = choose_unit(canvas);
	const struct canvas_span height = {top, bottom};

	draw_lines(canvas, axis->unit, axis->years, height,
	    axis->has_above ? "grid2" : "grid");
	if (axis->has_above)
		draw_lines(canvas, axis->above, 0, height, "grid");
}

void
axis_today_line(const struct canvas *canvas, int64_t top, int64_t bottom)
{
	bool embedded = canvas->options->embedded;
	int64_t x;
	bool is_there = canvas_today(canvas, &x);

	if (!is_there && !embedded)
		return;
	buf_append_string(canvas->out, "<path class=\"now\"");
	if (embedded) {
		svg_attribute("data-top", top, canvas->out);
		svg_attribute("data-bottom", bottom, canvas->out);
	}
	if (is_there) {
		buf_append_string(canvas->out, " d=\"M");
		svg_number(x, canvas->out);
		buf_append_char(canvas->out, ' ');
		svg_number(top, canvas->out);
		buf_append_char(canvas->out, 'V');
		svg_number(bottom, canvas->out);
		buf_append_char(canvas->out, '"');
	}
	buf_append_string(canvas->out, "/>\n");
}

void
axis_today(const struct canvas *canvas, int64_t y)
{
	char day[DATE_TEXT_SIZE];
	struct svg_label label = {
	    .y = y, .font = font_small, .anchor = SVG_MIDDLE, .kind = "today"};
	int64_t half;

	if (!canvas_today(canvas, &label.x))
		return;
	label.text = arena_printf(canvas->arena, "today, %s",
	    date_format(canvas->options->today, day));
	if (label.text == NULL)
		return;
	half = svg_text_width(label.text, label.font) / 2 + 1;
	if (label.x + half > canvas->width - SVG_MARGIN)
		label.x = canvas->width - SVG_MARGIN - half;
	if (label.x - half < SVG_MARGIN)
		label.x = SVG_MARGIN + half;
	canvas_text(canvas, &label);
}
