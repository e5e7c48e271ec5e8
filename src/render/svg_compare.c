/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Cadences under each other on one axis: when each series is made, released
 * and supported; or, as in figure 2 of PEP 602, what holds month by month and
 * how many series there are.
 */
#include "render/compare.h"
#include "render/svg_chart.h"

/* A chart of the days that count for all cadences, and its options, which it
 * points to. */
struct side_by_side {
	struct chart chart;
	struct svg_options options;
	struct compare_months months;
};

static bool
add_group(
    struct chart *chart, const struct comparison *comparison, size_t index)
{
	const char *name = arena_printf(&chart->arena, "%c  %s",
	    compare_letter(index), comparison->names[index]);

	return name != NULL && chart_add_group(chart, name) != NULL;
}

/* "3.14 bugfix: 2027-01-01 to 2028-05-31"; of months these alone. */
static bool
add_bar(struct chart *chart, struct chart_row *row, struct chart_bar bar,
    bool is_months)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
	int length = is_months ? 7 : DATE_TEXT_SIZE;

	date_format(bar.start.first, first);
	date_format(bar.end.last, last);
	bar.title = arena_printf(&chart->arena, "%s %s: %.*s to %.*s",
	    row->label, bar.label, length, first, length, last);
	return bar.title != NULL && chart_add_bar(chart, row, &bar);
}

static struct chart_bar
bar_of(const char *window, struct date first, struct date last)
{
	return (struct chart_bar){.stage = STAGE_DEVELOPMENT,
	    .window = window,
	    .label = window != NULL ? window : "being prepared",
	    .start = {first, first},
	    .end = {last, last}};
}

static bool
add_final(struct chart *chart, struct chart_row *row,
    const struct summary_series *series)
{
	char text[DATE_TEXT_SIZE];
	struct chart_mark mark = {
	    .shape = SHAPE_RELEASE, .days = {series->final, series->final}};

	if (!series->has_final)
		return true;
	date_format(series->final, text);
	mark.date = arena_string(&chart->arena, text);
	mark.name = row->label;
	mark.title =
	    arena_printf(&chart->arena, "%s is released: %s", row->label, text);
	return mark.title != NULL && chart_add_mark(chart, row, &mark);
}

static bool
add_windows(struct chart *chart, struct chart_row *row,
    const struct summary_series *series)
{
	for (size_t i = 0; i < series->window_count; i++) {
		const struct summary_window *window = &series->windows[i];

		if (!chart_add_window(chart, window->name,
			i > 0 ? series->windows[i - 1].name : NULL) ||
		    !add_bar(chart, row,
			bar_of(window->name, window->days.first,
			    window->days.last),
			false))
			return false;
	}
	return true;
}

/* What comes before the release. */
static bool
add_making(struct chart *chart, struct chart_row *row,
    const struct summary_series *series)
{
	struct date end =
	    series->has_support ? series->support.first : series->final;

	if (!series->has_final || date_compare(series->begin, end) >= 0)
		return true;
	return add_bar(chart, row,
	    bar_of(NULL, series->begin, (struct date){end.day - 1}), false);
}

static bool
add_series(struct side_by_side *side, const struct summary_series *series)
{
	struct chart *chart = &side->chart;
	struct chart_row *row = chart_add_row(chart, series->version);

	return row != NULL && add_making(chart, row, series) &&
	    add_windows(chart, row, series) && add_final(chart, row, series);
}

/* Months of the same phase, one after the other, are one bar. */
static int32_t
end_of_run(const struct compare_months *months,
    const struct summary_series *series, int32_t from)
{
	int phase = compare_phase_on(series, compare_month_at(months, from));

	while (from < months->count &&
	    compare_phase_on(series, compare_month_at(months, from)) == phase)
		from++;
	return from;
}

static struct date
last_day_before(const struct compare_months *months, int32_t index)
{
	struct date day = compare_month_at(months, index);

	date_add_days(day, -1, &day);
	return day;
}

static bool
add_months(struct side_by_side *side, const struct summary_series *series)
{
	struct chart *chart = &side->chart;
	const struct compare_months *months = &side->months;
	struct chart_row *row = chart_add_row(chart, series->version);
	int32_t next;

	for (size_t i = 0; i < series->window_count; i++) {
		if (!chart_add_window(chart, series->windows[i].name,
			i > 0 ? series->windows[i - 1].name : NULL))
			return false;
	}
	for (int32_t i = 0; i < months->count && row != NULL; i = next) {
		struct date first = compare_month_at(months, i);
		int phase = compare_phase_on(series, first);

		next = end_of_run(months, series, i);
		if (phase != COMPARE_NOTHING &&
		    !add_bar(chart, row,
			bar_of(phase == COMPARE_PREPARED
				? NULL
				: series->windows[phase].name,
			    first, last_day_before(months, next)),
			true))
			return false;
	}
	return row != NULL;
}

/* How many series are supported, while it is as many. */
static bool
add_counts(struct side_by_side *side, const struct summary *summary)
{
	struct chart *chart = &side->chart;
	const struct compare_months *months = &side->months;
	struct chart_row *row = chart_add_row(chart, "in all");
	int32_t next;

	for (int32_t i = 0; i < months->count && row != NULL; i = next) {
		struct date first = compare_month_at(months, i);
		int count = compare_count_on(summary, first);
		struct chart_bar bar;

		next = i;
		while (next < months->count &&
		    compare_count_on(summary, compare_month_at(months, next)) ==
			count)
			next++;
		bar = bar_of(NULL, first, last_day_before(months, next));
		bar.stage = STAGE_NUMBER;
		bar.label = arena_printf(&chart->arena, "%d", count);
		if (bar.label == NULL || !add_bar(chart, row, bar, true))
			return false;
	}
	return row != NULL;
}

static void
draw(struct side_by_side *side, const struct comparison *comparison,
    bool is_matrix, struct buf *out)
{
	bool good = true;

	for (size_t i = 0; i < comparison->count && good; i++) {
		const struct summary *summary = &comparison->summaries[i];

		good = add_group(&side->chart, comparison, i);
		for (size_t j = 0; j < summary->series_count && good; j++)
			good = is_matrix
			    ? add_months(side, &summary->series[j])
			    : add_series(side, &summary->series[j]);
		if (good && is_matrix)
			good = add_counts(side, summary);
	}
	buf_append_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (good)
		chart_finish(&side->chart);
	good = good && chart_draw(&side->chart, out);
	out->failed |= !good;
	chart_release(&side->chart);
}

static void
start(struct side_by_side *side, const char *title,
    const struct comparison *comparison, const struct compare_style *style)
{
	const struct plan_days days = compare_days(comparison);

	side->options = (struct svg_options){.width = style->pixels};
	side->chart = (struct chart){.title = title,
	    .has_from = true,
	    .has_until = date_compare(days.first, days.last) <= 0,
	    .from = days.first,
	    .until = days.last,
	    .is_compact = true,
	    .shares_windows = true,
	    .options = &side->options};
}

void
compare_svg(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out)
{
	struct side_by_side side;

	start(&side, "Releases and support side by side", comparison, style);
	draw(&side, comparison, false, out);
}

void
compare_matrix_svg(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out)
{
	struct side_by_side side;

	start(&side, "Support month by month", comparison, style);
	side.months = compare_months_of(comparison, COMPARE_MONTHS_MAX);
	side.chart.from = side.months.first;
	if (side.months.count > 0)
		side.chart.until =
		    last_day_before(&side.months, side.months.count);
	draw(&side, comparison, true, out);
}
