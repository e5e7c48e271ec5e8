/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The windows of a series around a day, and the phase that it is in. */
#include "compare/standing_series.h"

#include "compare/inspect.h"

bool
standing_copy(struct arena *arena, const struct plan_item *item,
    struct standing_date *date)
{
	*date = (struct standing_date){.project = item->cadence->project,
	    .series =
		item->series != NULL ? arena_string(arena, item->series) : "",
	    .label = item->number > 0
		? arena_printf(arena, "%s %d", item->milestone, item->number)
		: arena_string(arena, item->milestone),
	    .name = arena_string(arena, item->name),
	    .first = item->first,
	    .last = item->last,
	    .precision = item->precision,
	    .status = item->status,
	    .is_pinned = item->pin != NULL,
	    .sort = plan_item_sort_date(item),
	    .place = item_place(item)};
	return !arena->failed;
}

bool
standing_counts(const struct plan_item *item)
{
	return item->status != STATUS_CANCELLED &&
	    item->status != STATUS_DROPPED && item->precision != PRECISION_TBD;
}

/* The day from which on an item has happened, if it went by the plan. */
static struct date
day_of(const struct plan_item *item)
{
	return item->precision == PRECISION_DAY ? item->first : item->last;
}

bool
standing_is_coming(const struct plan_item *item, struct date today)
{
	return date_compare(day_of(item), today) >= 0;
}

/* The item that a window's end is. */
static const struct plan_item *
end_item(const struct plan_query *query, const struct window *window)
{
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	for (size_t i = 0; i < count; i++) {
		if (items[i].window_rule == window)
			return &items[i];
	}
	return NULL;
}

/* A window that has no start of its own begins when the one before is over for
 * certain. */
static void
read_start(struct plan_query *query, size_t index,
    const struct standing_window *before, struct standing_window *window)
{
	struct phrase_value start;

	if (query_window(query, index)->from == NULL && before != NULL) {
		window->has_first = before->end.precision != PRECISION_TBD &&
		    date_add_days(before->end.last, 1, &window->first);
		return;
	}
	window->has_first = query_window_start(query, index, &start);
	if (window->has_first)
		window->first = query_days(&start).last;
}

static bool
read_windows(struct arena *arena, struct plan_query *query,
    struct standing_series *series)
{
	size_t count = query_window_count(query);

	series->windows = ARENA_ARRAY(arena, count + 1, struct standing_window);
	if (series->windows == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct window *rule = query_window(query, i);
		const struct plan_item *end = end_item(query, rule);
		struct standing_window *window =
		    &series->windows[series->window_count];

		if (end == NULL)
			continue;
		window->name = rule->name;
		read_start(query, i,
		    series->window_count > 0 ? window - 1 : NULL, window);
		if (!standing_copy(arena, end, &window->end))
			return false;
		series->window_count++;
	}
	if (series->window_count > 0)
		series->end_of_life =
		    &series->windows[series->window_count - 1].end;
	return true;
}

/* Is what the first window waits for called off? */
static bool
is_cancelled(struct plan_query *query)
{
	const struct plan_item *item = NULL;

	if (query_window_count(query) > 0 &&
	    query_window(query, 0)->from != NULL)
		item = query_item(query, query_window(query, 0)->from);
	return item != NULL &&
	    (item->status == STATUS_CANCELLED ||
		item->status == STATUS_DROPPED);
}

static bool
is_over(const struct standing_window *window, struct date today)
{
	return window->end.precision != PRECISION_TBD &&
	    date_compare(window->end.last, today) < 0;
}

static bool
has_begun(const struct standing_window *window, struct date today)
{
	return window->has_first && date_compare(window->first, today) <= 0;
}

/* The first window that holds the day; NULL: none. */
static struct standing_window *
window_on(const struct standing_series *series, struct date today)
{
	for (size_t i = 0; i < series->window_count; i++) {
		struct standing_window *window = &series->windows[i];

		if (has_begun(window, today) && !is_over(window, today))
			return window;
	}
	return NULL;
}

/* Between two windows: until the day before the next. */
static bool
read_gap(struct arena *arena, const struct standing_window *next,
    struct standing_series *series)
{
	struct standing_date *until =
	    ARENA_ARRAY(arena, 1, struct standing_date);

	if (until == NULL)
		return false;
	*until = next->end;
	until->label = until->name = "";
	until->precision = next->has_first ? PRECISION_DAY : PRECISION_TBD;
	if (next->has_first && date_add_days(next->first, -1, &until->first))
		until->last = until->sort = until->first;
	series->state = STANDING_GAP;
	series->until = until;
	return true;
}

/* What is supported, or was, or will be again. False when memory is short. */
static bool
read_support(
    struct arena *arena, struct date today, struct standing_series *series)
{
	const struct standing_window *window = window_on(series, today);

	if (window != NULL) {
		series->state = STANDING_SUPPORTED;
		series->phase = window->name;
		series->since = window->first;
		series->until = &window->end;
		return true;
	}
	series->state = STANDING_ENDED;
	for (size_t i = 0; i < series->window_count; i++) {
		if (!is_over(&series->windows[i], today))
			return read_gap(arena, &series->windows[i], series);
	}
	return true;
}

static bool
is_milestone(const struct plan_item *item)
{
	return item->kind == ITEM_MILESTONE || item->kind == ITEM_EXTRA;
}

/* Is it by its rule nothing but another milestone ("feature-freeze: beta 1")?
 */
static bool
is_alias(const struct plan_item *item)
{
	const struct milestone *rule = item->milestone_rule;

	return rule != NULL && rule->date_count == 1 && !rule->is_indexed &&
	    rule->dates[0]->kind == PHRASE_REFERENCE;
}

/* Does an item say more about the phase than the latest one before it? */
static bool
is_later(const struct plan_item *item, const struct plan_item *latest)
{
	int order;

	if (latest == NULL)
		return true;
	order = date_compare(day_of(item), day_of(latest));
	return order > 0 ||
	    (order == 0 && (!is_alias(item) || is_alias(latest)));
}

/* Which milestone passed last: the phase before a release. */
static bool
read_preparation(struct arena *arena, const struct plan_query *query,
    struct date today, struct standing_series *series)
{
	const struct plan_item *latest = NULL;
	bool is_done = true;
	struct standing_date copy;
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	for (size_t i = 0; i < count; i++) {
		const struct plan_item *item = &items[i];

		if (!is_milestone(item))
			continue;
		is_done &=
		    standing_counts(item) && !standing_is_coming(item, today);
		if (standing_counts(item) &&
		    date_compare(day_of(item), today) <= 0 &&
		    is_later(item, latest))
			latest = item;
	}
	series->state = STANDING_AHEAD;
	if (latest == NULL)
		return true;
	/* What has no windows is over with its last milestone. */
	series->state = series->window_count == 0 && is_done
	    ? STANDING_ENDED
	    : STANDING_PREPARATION;
	series->since = day_of(latest);
	if (!standing_copy(arena, latest, &copy))
		return false;
	series->phase = copy.label;
	return true;
}

/* Does an item come before what was found in a sorted list before it: a date
 * before what has none, and of one day what is no alias? */
static bool
is_sooner(const struct plan_item *item, const struct plan_item *found)
{
	if (found == NULL || found->precision == PRECISION_TBD)
		return true;
	return is_alias(found) && !is_alias(item) &&
	    date_compare(
		plan_item_sort_date(item), plan_item_sort_date(found)) == 0;
}

/* The next date but for ends of support, which stand beside it; else one that
 * has no day yet. */
static bool
read_next(struct arena *arena, const struct plan_query *query,
    struct date today, struct standing_series *series)
{
	size_t count;
	const struct plan_item *items = query_items(query, &count);
	const struct plan_item *next = NULL;
	struct standing_date *copy;

	for (size_t i = 0; i < count; i++) {
		const struct plan_item *item = &items[i];
		bool is_dated = standing_counts(item);

		if (item->kind == ITEM_SUPPORT_END ||
		    item->kind == ITEM_EVENT ||
		    (!is_dated &&
			(item->precision != PRECISION_TBD ||
			    item->status == STATUS_CANCELLED)))
			continue;
		if (is_dated && standing_is_coming(item, today)) {
			if (is_sooner(item, next))
				next = item;
		} else if (!is_dated && next == NULL) {
			next = item;
		}
	}
	if (next == NULL)
		return true;
	copy = ARENA_ARRAY(arena, 1, struct standing_date);
	series->next = copy;
	return copy != NULL && standing_copy(arena, next, copy);
}

bool
standing_read_series(struct arena *arena, struct plan_query *query,
    struct date today, struct standing_series *series)
{
	bool good;

	*series =
	    (struct standing_series){.project = query_cadence(query)->project,
		.series = arena_string(arena, query_series(query))};
	if (series->series == NULL || !read_windows(arena, query, series))
		return false;
	if (is_cancelled(query)) {
		series->state = STANDING_CANCELLED;
		return true;
	}
	good = series->window_count > 0 && has_begun(series->windows, today)
	    ? read_support(arena, today, series)
	    : read_preparation(arena, query, today, series);
	return good && read_next(arena, query, today, series);
}
