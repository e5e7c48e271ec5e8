/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The chart of a plan: a group a project, a row a series. Its bars are the
 * support windows, and before them what leads to the release: development up
 * to the first freeze, beta or candidate, and testing from there on.
 */
#include <string.h>

#include "render/format.h"
#include "render/svg_chart.h"

struct gathering {
	struct chart *chart;
	const struct plan *plan;
	struct chart_row *row; /* at hand */
	size_t group;          /* where the walk through the dates is … */
	size_t place;          /* … and in which of its rows */
};

/* Of what belongs to the project: before all series. */
enum { EVENTS_INDEX = -1 };

static bool
is_cancelled(const struct plan_item *item)
{
	return item->status == STATUS_CANCELLED ||
	    item->status == STATUS_DROPPED;
}

static bool
takes_place(const struct plan_item *item)
{
	return !is_cancelled(item) && item->precision != PRECISION_TBD;
}

static bool
is_of_project(const struct plan_item *item)
{
	return item->kind == ITEM_EVENT && !item->event_rule->is_of_series;
}

static bool
is_milestone(const struct plan_item *item)
{
	return takes_place(item) &&
	    (item->kind == ITEM_MILESTONE || item->kind == ITEM_EXTRA);
}

/* Does testing begin with it at the latest? */
static bool
begins_testing(const struct plan_item *item, enum svg_shape shape)
{
	return shape == SHAPE_BETA || shape == SHAPE_CANDIDATE ||
	    shape == SHAPE_TEST ||
	    (shape == SHAPE_FREEZE &&
		(strstr(item->milestone, "freeze") != NULL ||
		    strstr(item->milestone, "frozen") != NULL));
}

/* What leads to a release, in days; what is not there is not known. */
struct making {
	bool has_begin;
	struct plan_days begin;
	bool has_test;
	struct plan_days test;
	bool has_end;
	struct plan_days end;  /* the release */
	struct plan_days last; /* of the milestones */
};

static void
look_at_item(
    const struct plan_item *item, struct arena *arena, struct making *making)
{
	const struct arena_mark before = arena_mark(arena);
	const struct plan_days days = {item->first, item->last};
	enum svg_shape shape = chart_mark_of(item, arena).shape;

	arena_rewind(arena, before);
	if (!making->has_begin)
		making->begin = days;
	making->has_begin = true;
	making->last = days;
	if (!making->has_test && begins_testing(item, shape)) {
		making->has_test = true;
		making->test = days;
	}
	/* What has no windows ends with what is called a release. */
	if (!making->has_end && shape == SHAPE_RELEASE) {
		making->has_end = true;
		making->end = days;
	}
}

static struct making
look_at(struct plan_query *query, struct arena *arena)
{
	struct making making = {.has_begin = false};
	struct phrase_value start;
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	/* The first window begins with the release, whatever that is called.
	 */
	if (query_window_count(query) > 0 &&
	    query_window_start(query, 0, &start)) {
		making.has_end = true;
		making.end = query_days(&start);
	}
	for (size_t i = 0; i < count; i++) {
		if (!is_milestone(&items[i]))
			continue;
		if (making.has_end &&
		    date_compare(items[i].first, making.end.first) >= 0)
			break;
		look_at_item(&items[i], arena, &making);
	}
	return making;
}

static struct plan_days
day_before(struct plan_days days)
{
	date_add_days(days.first, -1, &days.first);
	date_add_days(days.last, -1, &days.last);
	return days;
}

/* "3.14 testing: 2025-05-07 to 2025-10-06", "2027-07-01 at the earliest to …".
 */
static const char *
title_of_stage(const struct chart_row *row, const struct chart_bar *bar,
    struct arena *arena)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
	bool is_rough = date_compare(bar->start.first, bar->start.last) < 0;

	date_format(bar->start.first, first);
	date_format(bar->end.last, last);
	if (bar->is_open)
		return arena_printf(arena,
		    "%s %s: from %s%s, end not known yet", row->label,
		    bar->label, first, is_rough ? " at the earliest" : "");
	return arena_printf(arena, "%s %s: %s%s to %s%s", row->label,
	    bar->label, first, is_rough ? " at the earliest" : "", last,
	    date_compare(bar->end.first, bar->end.last) < 0 ? " at the latest"
							    : "");
}

static bool
add_stage(struct gathering *gathering, enum svg_stage stage,
    struct plan_days start, struct plan_days end, bool is_open)
{
	struct chart *chart = gathering->chart;
	struct chart_bar bar = {.stage = stage,
	    .label = stage == STAGE_DEVELOPMENT ? "development" : "testing",
	    .start = start,
	    .end = is_open ? end : day_before(end),
	    .is_open = is_open};

	if (date_compare(bar.start.first, bar.end.last) > 0)
		return true;
	bar.title = title_of_stage(gathering->row, &bar, &chart->arena);
	return bar.title != NULL && chart_add_bar(chart, gathering->row, &bar);
}

static bool
is_same(struct plan_days left, struct plan_days right)
{
	return date_compare(left.first, right.first) == 0 &&
	    date_compare(left.last, right.last) == 0;
}

/* The bars before the release. */
static bool
add_making(struct gathering *gathering, struct plan_query *query)
{
	struct making making = look_at(query, &gathering->chart->arena);
	bool is_open = !making.has_end;

	if (!making.has_begin)
		return true;
	if (is_open)
		making.end = making.last;
	if (!making.has_test)
		return add_stage(gathering, STAGE_DEVELOPMENT, making.begin,
		    making.end, is_open);
	/* The one with which testing begins may be the first of all. */
	return (is_same(making.begin, making.test) ||
		   add_stage(gathering, STAGE_DEVELOPMENT, making.begin,
		       making.test, false)) &&
	    add_stage(
		gathering, STAGE_TESTING, making.test, making.end, is_open);
}

/* "3.14 security: 2027-10-08 to 2030-10, as precise as they are known. */
static const char *
title_of_window(struct gathering *gathering, const char *window,
    const struct phrase_value *start, const struct phrase_value *end)
{
	char first[PHRASE_VALUE_TEXT_SIZE], last[PHRASE_VALUE_TEXT_SIZE];
	struct arena *arena = &gathering->chart->arena;

	phrase_value_format(start, first);
	if (end == NULL)
		return arena_printf(arena, "%s %s: from %s, end not known yet",
		    gathering->row->label, window, first);
	return arena_printf(arena, "%s %s: %s to %s", gathering->row->label,
	    window, first, phrase_value_format(end, last));
}

/* Is what the first window waits for called off, or what this one ends with,
 * and the window with that? */
static bool
is_called_off(struct plan_query *query, size_t index)
{
	const struct phrase *from = query_window(query, 0)->from;
	const struct plan_item *item =
	    from != NULL ? query_item(query, from) : NULL;
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	if (item != NULL && is_cancelled(item))
		return true;
	for (size_t i = 0; i < count; i++) {
		if (items[i].window_rule == query_window(query, index))
			return is_cancelled(&items[i]);
	}
	return false;
}

static bool
add_window(struct gathering *gathering, struct plan_query *query, size_t index)
{
	struct chart *chart = gathering->chart;
	const char *name = query_window(query, index)->name;
	struct phrase_value start, end;
	struct chart_bar bar = {.window = name, .label = name};

	if (!chart_add_window(chart, name,
		index > 0 ? query_window(query, index - 1)->name : NULL))
		return false;
	if (is_called_off(query, index) ||
	    !query_window_start(query, index, &start))
		return true;
	bar.is_open = !query_window_end(query, index, &end);
	bar.start = query_days(&start);
	bar.end = bar.is_open ? bar.start : query_days(&end);
	bar.title =
	    title_of_window(gathering, name, &start, bar.is_open ? NULL : &end);
	if (date_compare(bar.start.first, bar.end.last) > 0)
		return true;
	return bar.title != NULL && chart_add_bar(chart, gathering->row, &bar);
}

static bool
visit_series(void *context, struct plan_query *query)
{
	struct gathering *gathering = context;
	struct chart *chart = gathering->chart;
	const char *label = arena_string(&chart->arena, query_series(query));

	gathering->row = label != NULL ? chart_add_row(chart, label) : NULL;
	if (gathering->row == NULL)
		return false;
	gathering->row->index = query_subject(query).index;
	if (!add_making(gathering, query))
		return false;
	for (size_t i = 0; i < query_window_count(query); i++) {
		if (!add_window(gathering, query, i))
			return false;
	}
	return true;
}

/* Rows and bars; those of events have a row of their own. */
static bool
add_project(struct gathering *gathering, size_t index)
{
	struct chart *chart = gathering->chart;
	const struct cadence *cadence = plan_cadence(gathering->plan, index);

	if (chart_add_group(chart, cadence->project) == NULL)
		return false;
	gathering->row = chart_add_row(chart, "events");
	if (gathering->row == NULL)
		return false;
	gathering->row->index = EVENTS_INDEX;
	return plan_query_walk(gathering->plan, index, visit_series, gathering);
}

/* The row of an item. There is none of a series that was not selected, and in
 * which only something moves. */
static struct chart_row *
row_of(struct gathering *gathering, const struct plan_item *item)
{
	struct chart *chart = gathering->chart;
	int64_t index = is_of_project(item) ? EVENTS_INDEX : item->series_index;
	struct chart_group *group;
	struct chart_row *row;

	while (
	    plan_cadence(gathering->plan, gathering->group) != item->cadence) {
		gathering->group++;
		gathering->place = 0;
	}
	group = &chart->groups[gathering->group];
	while (gathering->place < group->row_count &&
	    group->rows[gathering->place].index < index)
		gathering->place++;
	row = &group->rows[gathering->place];
	if (gathering->place < group->row_count && row->index == index)
		return row;
	row = chart_insert_row(chart, group, gathering->place,
	    arena_string(&chart->arena, item->series));
	if (row != NULL)
		row->index = index;
	return row;
}

/* Windows are bars already. */
static bool
visit_item(void *context, const struct plan_item *item)
{
	struct gathering *gathering = context;
	struct chart *chart = gathering->chart;
	struct chart_row *row;
	struct chart_mark mark;

	if (item->kind == ITEM_SUPPORT)
		return true;
	if (item->precision == PRECISION_TBD) {
		chart->undated++;
		return true;
	}
	row = row_of(gathering, item);
	mark = chart_mark_of(item, &chart->arena);
	return row != NULL && !chart->arena.failed &&
	    chart_add_mark(chart, row, &mark);
}

/* What shows one series alone is named after it. */
static void
name_single(struct chart *chart)
{
	const struct chart_group *group = chart->groups;

	if (chart->group_count != 1 || group->row_count != 1 ||
	    group->rows[0].bar_count == 0)
		return;
	chart->title = arena_printf(&chart->arena, "%s %s release schedule",
	    group->name, group->rows[0].label);
}

bool
chart_of_plan(struct chart *chart, const struct plan *plan,
    const struct svg_options *options)
{
	const struct plan_selection *given = plan_given(plan);
	struct gathering gathering = {.chart = chart, .plan = plan};
	struct buf title = {0};
	bool good;

	chart->options = options;
	chart->has_from = given->has_from;
	chart->from = given->from;
	chart->has_until = given->has_until;
	chart->until = given->until;
	render_title(plan, &title);
	chart->title = arena_string(&chart->arena, buf_text(&title));
	good = chart->title != NULL && !title.failed;
	buf_release(&title);
	for (size_t i = 0; i < plan_cadence_count(plan) && good; i++)
		good = add_project(&gathering, i);
	good = good && plan_walk(plan, visit_item, &gathering);
	chart_finish(chart);
	name_single(chart);
	return good && !chart->arena.failed;
}
