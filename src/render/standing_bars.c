/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The support windows of each series as bars on one axis, with a line where the
 * day is: the picture of the tables of a standing. Characters alone tell the
 * windows apart, so that no colour is needed.
 */
#include <string.h>

#include "base/text.h"
#include "render/standing.h"

enum {
	WIDTH_DEFAULT = 80,
	BAR_LEAST = 20, /* columns; what is narrower shows nothing */
	WINDOWS_MOST = 4,
	YEAR_WIDTH = 6 /* with room before the next one */
};

static const char *const ascii_signs[] = {"#", "=", "-", "."};
static const char *const unicode_signs[] = {
    "\xE2\x96\x88", "\xE2\x96\x93", "\xE2\x96\x92", "\xE2\x96\x91"};

/* The axis: so many columns for the days from the first to the last. */
struct bars {
	const struct standing *standing;
	bool unicode;
	bool has_days;
	struct date first;
	struct date last;
	size_t label; /* columns of the names before the bars */
	size_t columns;
	const char *names[WINDOWS_MOST]; /* of windows, one sign each */
	size_t name_count;
	bool
	    is_by_place; /* more names than signs: the first window is one, … */
};

static bool
has_span(const struct standing_window *window)
{
	return window->has_first && window->end.precision != PRECISION_TBD &&
	    date_compare(window->first, window->end.last) <= 0;
}

static size_t
sign_of(
    const struct bars *bars, const struct standing_series *series, size_t index)
{
	for (size_t i = 0; i < bars->name_count && !bars->is_by_place; i++) {
		if (strcmp(bars->names[i], series->windows[index].name) == 0)
			return i;
	}
	return index < WINDOWS_MOST ? index : WINDOWS_MOST - 1;
}

static void
take_window(struct bars *bars, const struct standing_window *window)
{
	if (!has_span(window))
		return;
	if (!bars->has_days || date_compare(window->first, bars->first) < 0)
		bars->first = window->first;
	if (!bars->has_days || date_compare(window->end.last, bars->last) > 0)
		bars->last = window->end.last;
	bars->has_days = true;
	for (size_t i = 0; i < bars->name_count; i++) {
		if (strcmp(bars->names[i], window->name) == 0)
			return;
	}
	if (bars->name_count < WINDOWS_MOST)
		bars->names[bars->name_count++] = window->name;
	else
		bars->is_by_place = true;
}

/* "Python 3.14", or the version where there is one project. */
static void
append_label(const struct bars *bars, const struct standing_series *series,
    struct buf *out)
{
	if (bars->standing->project_count > 1)
		buf_printf(out, "%s ", series->project);
	buf_append_string(out, series->series);
}

static void
measure(struct bars *bars, struct buf *out)
{
	struct buf label = {0};

	for (size_t i = 0; i < bars->standing->series_count; i++) {
		const struct standing_series *series =
		    &bars->standing->series[i];
		size_t width;

		buf_clear(&label);
		append_label(bars, series, &label);
		width = text_width(buf_text(&label), label.length);
		if (width > bars->label)
			bars->label = width;
		for (size_t j = 0; j < series->window_count; j++)
			take_window(bars, &series->windows[j]);
	}
	out->failed |= label.failed;
	buf_release(&label);
}

/* The column in which a day is; may be outside of the axis. */
static int64_t
column_of(const struct bars *bars, struct date date)
{
	int64_t days = (int64_t)date_days_between(bars->first, bars->last) + 1;
	int64_t from = date_days_between(bars->first, date);

	return from < 0 ? -1 : from * (int64_t)bars->columns / days;
}

/* The day in the middle of a column. */
static struct date
day_of(const struct bars *bars, size_t column)
{
	int64_t days = (int64_t)date_days_between(bars->first, bars->last) + 1;
	struct date day = bars->first;

	date_add_days(bars->first,
	    (2 * (int64_t)column + 1) * days / (2 * (int64_t)bars->columns),
	    &day);
	return day;
}

static const char *
today_sign(const struct bars *bars)
{
	return bars->unicode ? "\xE2\x94\x82" : "|";
}

static const char *
window_sign(const struct bars *bars, size_t index)
{
	return bars->unicode ? unicode_signs[index] : ascii_signs[index];
}

static const char *
sign_at(const struct bars *bars, const struct standing_series *series,
    size_t column)
{
	struct date day = day_of(bars, column);

	if (column_of(bars, bars->standing->today) == (int64_t)column)
		return today_sign(bars);
	for (size_t i = 0; i < series->window_count; i++) {
		const struct standing_window *window = &series->windows[i];

		if (has_span(window) && date_compare(window->first, day) <= 0 &&
		    date_compare(day, window->end.last) <= 0)
			return window_sign(bars, sign_of(bars, series, i));
	}
	return " ";
}

static void
append_bar(const struct bars *bars, const struct standing_series *series,
    struct buf *out)
{
	struct buf label = {0};

	append_label(bars, series, &label);
	buf_append(out, buf_text(&label), label.length);
	buf_append_repeated(out, ' ',
	    bars->label + 2 - text_width(buf_text(&label), label.length));
	for (size_t i = 0; i < bars->columns; i++)
		buf_append_string(out, sign_at(bars, series, i));
	buf_end_line(out);
	out->failed |= label.failed;
	buf_release(&label);
}

/* Each year over the column of its first day, where there is room. */
static void
append_years(const struct bars *bars, struct buf *out)
{
	int32_t year = date_to_civil(bars->first).year;
	int32_t last = date_to_civil(bars->last).year;
	size_t used = 0;

	buf_append_repeated(out, ' ', bars->label + 2);
	for (; year <= last; year++) {
		struct date day;
		int64_t column;

		if (!date_from_civil(year, 1, 1, &day))
			continue;
		column = column_of(bars, day);
		if (column < (int64_t)used ||
		    column + YEAR_WIDTH - 2 > (int64_t)bars->columns)
			continue;
		buf_append_repeated(out, ' ', (size_t)column - used);
		buf_printf(out, "%d", (int)year);
		/* Two blanks at the least before the next one. */
		buf_append_string(out, "  ");
		used = (size_t)column + YEAR_WIDTH;
	}
	buf_end_line(out);
}

static void
append_legend(const struct bars *bars, struct buf *out)
{
	static const char *const places[WINDOWS_MOST] = {
	    "first window", "second", "third", "later"};
	int64_t today = column_of(bars, bars->standing->today);

	buf_append_repeated(out, ' ', bars->label + 2);
	for (size_t i = 0; i < bars->name_count; i++)
		buf_printf(out, "%s %s  ", window_sign(bars, i),
		    bars->is_by_place ? places[i] : bars->names[i]);
	if (today >= 0 && today < (int64_t)bars->columns) {
		char day[DATE_TEXT_SIZE];

		buf_printf(out, "%s %s", today_sign(bars),
		    date_format(bars->standing->today, day));
	}
	buf_end_line(out);
}

void
standing_bars(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	struct bars bars = {.standing = standing, .unicode = options->unicode};
	size_t width = options->width > 0 ? options->width : WIDTH_DEFAULT;

	measure(&bars, out);
	if (!bars.has_days || width < bars.label + 2 + BAR_LEAST)
		return;
	bars.columns = width - bars.label - 2;
	append_years(&bars, out);
	for (size_t i = 0; i < standing->series_count; i++)
		append_bar(&bars, &standing->series[i], out);
	append_legend(&bars, out);
}
