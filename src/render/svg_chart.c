/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Charts as they are put together, whatever they are made of. */
#include "render/svg_chart.h"

#include <string.h>

void
chart_release(struct chart *chart)
{
	arena_release(&chart->arena);
}

struct chart_group *
chart_add_group(struct chart *chart, const char *name)
{
	struct chart_group *groups = arena_grow(
	    &chart->arena, chart->groups, chart->group_count, sizeof(*groups));

	if (groups == NULL)
		return NULL;
	chart->groups = groups;
	groups += chart->group_count++;
	*groups = (struct chart_group){.name = name};
	return groups;
}

struct chart_row *
chart_insert_row(struct chart *chart, struct chart_group *group, size_t place,
    const char *label)
{
	struct chart_row *rows = arena_grow(
	    &chart->arena, group->rows, group->row_count, sizeof(*rows));

	if (rows == NULL)
		return NULL;
	group->rows = rows;
	rows += place;
	memmove(rows + 1, rows, (group->row_count - place) * sizeof(rows[0]));
	group->row_count++;
	*rows = (struct chart_row){.label = label, .lanes = 1};
	return rows;
}

struct chart_row *
chart_add_row(struct chart *chart, const char *label)
{
	struct chart_group *group = &chart->groups[chart->group_count - 1];

	return chart_insert_row(chart, group, group->row_count, label);
}

/* Days are cut to what was asked for; false: nothing is left of them. */
static bool
cover(struct chart *chart, struct plan_days days)
{
	if (chart->has_from && date_compare(days.last, chart->from) < 0)
		return false;
	if (chart->has_until && date_compare(days.first, chart->until) > 0)
		return false;
	if (chart->has_from && date_compare(days.first, chart->from) < 0)
		days.first = chart->from;
	if (chart->has_until && date_compare(days.last, chart->until) > 0)
		days.last = chart->until;
	if (!chart->has_days || date_compare(days.first, chart->days.first) < 0)
		chart->days.first = days.first;
	if (!chart->has_days || date_compare(days.last, chart->days.last) > 0)
		chart->days.last = days.last;
	chart->has_days = true;
	return true;
}

bool
chart_add_bar(
    struct chart *chart, struct chart_row *row, const struct chart_bar *bar)
{
	struct chart_bar *bars =
	    arena_grow(&chart->arena, row->bars, row->bar_count, sizeof(*bars));

	if (bars == NULL)
		return false;
	row->bars = bars;
	if (cover(chart, (struct plan_days){bar->start.first, bar->end.last}))
		bars[row->bar_count++] = *bar;
	return true;
}

bool
chart_add_mark(
    struct chart *chart, struct chart_row *row, const struct chart_mark *mark)
{
	struct chart_mark *marks = arena_grow(
	    &chart->arena, row->marks, row->mark_count, sizeof(*marks));

	if (marks == NULL)
		return false;
	row->marks = marks;
	if (cover(chart, mark->days))
		marks[row->mark_count++] = *mark;
	return true;
}

static size_t
find_window(const struct chart_group *group, const char *window)
{
	size_t at = 0;

	while (
	    at < group->window_count && strcmp(group->windows[at], window) != 0)
		at++;
	return at;
}

static struct chart_group *
windows_of(const struct chart *chart, struct chart_group *group)
{
	return chart->shares_windows ? &chart->groups[0] : group;
}

bool
chart_add_window(struct chart *chart, const char *window, const char *before)
{
	struct chart_group *group =
	    windows_of(chart, &chart->groups[chart->group_count - 1]);
	size_t at = before != NULL ? find_window(group, before) + 1 : 0;
	const char **windows;

	if (find_window(group, window) < group->window_count)
		return true;
	windows = arena_grow(&chart->arena, group->windows, group->window_count,
	    sizeof(windows[0]));
	if (windows == NULL)
		return false;
	group->windows = windows;
	memmove(&windows[at + 1], &windows[at],
	    (group->window_count - at) * sizeof(windows[0]));
	windows[at] = window;
	group->window_count++;
	return true;
}

static void
set_stages(const struct chart_group *group, struct chart_row *row)
{
	for (size_t i = 0; i < row->bar_count; i++) {
		struct chart_bar *bar = &row->bars[i];
		size_t at;

		if (bar->window == NULL)
			continue;
		at = STAGE_SUPPORT + find_window(group, bar->window);
		bar->stage = at < STAGE_SUPPORT_LAST ? (enum svg_stage)at
						     : STAGE_SUPPORT_LAST;
	}
}

/* Do two bars share a day for certain? */
static bool
overlap(const struct chart_bar *left, const struct chart_bar *right)
{
	return date_compare(left->start.last, right->end.first) <= 0 &&
	    date_compare(right->start.last, left->end.first) <= 0;
}

/* Is an earlier bar of the row in the way of this one? */
static bool
is_taken(const struct chart_row *row, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (row->bars[i].lane == row->bars[index].lane &&
		    overlap(&row->bars[i], &row->bars[index]))
			return true;
	}
	return false;
}

/* The first lane in which there is room. */
static void
set_lanes(struct chart_row *row)
{
	for (size_t i = 0; i < row->bar_count; i++) {
		row->bars[i].lane = 0;
		while (is_taken(row, i))
			row->bars[i].lane++;
		if (row->bars[i].lane >= row->lanes)
			row->lanes = row->bars[i].lane + 1;
	}
}

/* Rows of which nothing is left are left out. */
static void
drop_empty(struct chart_group *group)
{
	size_t kept = 0;

	for (size_t i = 0; i < group->row_count; i++) {
		const struct chart_row *row = &group->rows[i];

		if (row->bar_count > 0 || row->mark_count > 0)
			group->rows[kept++] = *row;
	}
	group->row_count = kept;
}

/* The day of today, if the chart goes on until then, tells what is over. */
static bool
is_over(const struct chart *chart, const struct chart_row *row)
{
	const struct svg_options *options = chart->options;

	if (!options->has_today)
		return false;
	for (size_t i = 0; i < row->bar_count; i++) {
		if (row->bars[i].is_open ||
		    date_compare(row->bars[i].end.last, options->today) >= 0)
			return false;
	}
	for (size_t i = 0; i < row->mark_count; i++) {
		if (date_compare(row->marks[i].days.last, options->today) >= 0)
			return false;
	}
	return true;
}

/* An axis of few days has some room beside them. */
static void
widen(struct chart *chart)
{
	enum date_unit unit =
	    date_days_between(chart->days.first, chart->days.last) < 120
	    ? DATE_UNIT_WEEK
	    : DATE_UNIT_MONTH;
	struct plan_days days = chart->days;

	date_start_of(unit, days.first, &days.first);
	date_end_of(unit, days.last, &days.last);
	chart->days.first = chart->has_from ? chart->from : days.first;
	chart->days.last = chart->has_until ? chart->until : days.last;
}

void
chart_finish(struct chart *chart)
{
	size_t kept = 0;

	for (size_t i = 0; i < chart->group_count; i++) {
		struct chart_group *group = &chart->groups[i];

		drop_empty(group);
		for (size_t j = 0; j < group->row_count; j++) {
			set_stages(windows_of(chart, group), &group->rows[j]);
			set_lanes(&group->rows[j]);
			group->rows[j].is_over =
			    is_over(chart, &group->rows[j]);
		}
		if (group->row_count > 0)
			chart->groups[kept++] = *group;
	}
	chart->group_count = kept;
	if (chart->has_days)
		widen(chart);
}
