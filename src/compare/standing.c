/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* All series of all projects on a day; what is next, and what is late. */
#include "compare/standing.h"

#include <stdlib.h>
#include <string.h>

#include "compare/standing_series.h"

/* One project on its way through its series. */
struct reader {
	struct standing *standing;
	const struct plan *plan;
	const struct standing_request *request;
	size_t cadence;
	struct standing_project *project;
};

static bool
add_date(struct arena *arena, struct standing_list *list,
    const struct plan_item *item)
{
	struct standing_date *dates =
	    arena_grow(arena, list->dates, list->total, sizeof(*dates));

	if (dates == NULL)
		return false;
	list->dates = dates;
	return standing_copy(arena, item, &dates[list->total++]);
}

/* Its day has passed, and nobody has said that it happened. An end of support
 * needs no one to happen, unless somebody set its day. */
static bool
is_late(const struct plan_item *item, struct date today)
{
	return standing_counts(item) && item->kind != ITEM_EVENT &&
	    (item->kind != ITEM_SUPPORT_END || item->pin != NULL) &&
	    item->status != STATUS_ACTUAL &&
	    !(item->is_optional && item->status == STATUS_PLANNED) &&
	    date_compare(item->last, today) < 0;
}

static bool
add_end(struct standing *standing, const struct plan_item *item,
    enum standing_state state)
{
	struct standing_end *ends = arena_grow(&standing->arena, standing->ends,
	    standing->end_count, sizeof(*ends));

	if (ends == NULL)
		return false;
	standing->ends = ends;
	ends[standing->end_count].state = state;
	return standing_copy(
	    &standing->arena, item, &ends[standing->end_count++].date);
}

static bool
read_item(const struct reader *reader, const struct standing_series *series,
    const struct plan_item *item)
{
	struct standing *standing = reader->standing;

	if (!plan_selects(reader->plan, item))
		return true;
	if (item->kind == ITEM_SUPPORT_END &&
	    (reader->request->has_only || item->window_rule->is_last) &&
	    !add_end(standing, item, series->state))
		return false;
	if (standing_counts(item) && standing_is_coming(item, standing->today))
		return add_date(&standing->arena, &standing->next, item);
	if (!series->is_beyond && is_late(item, standing->today))
		return add_date(&standing->arena, &standing->late, item);
	return true;
}

static bool
read_items(const struct reader *reader, const struct standing_series *series,
    const struct plan_query *query)
{
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	for (size_t i = 0; i < count; i++) {
		if (!read_item(reader, series, &items[i]))
			return false;
	}
	return true;
}

static bool
is_shown(const struct standing_series *series)
{
	return series->state == STANDING_PREPARATION ||
	    series->state == STANDING_SUPPORTED ||
	    series->state == STANDING_GAP;
}

/* The windows nearest to a day on which nothing is supported. */
static void
note_windows(const struct standing_series *series, struct date today,
    struct standing_project *project)
{
	for (size_t i = 0; i < series->window_count; i++) {
		const struct standing_window *window = &series->windows[i];

		if (window->end.precision != PRECISION_TBD &&
		    date_compare(window->end.last, today) < 0 &&
		    (project->ended_series == NULL ||
			date_compare(window->end.last, project->ended.last) >
			    0)) {
			project->ended_series = series->series;
			project->ended = window->end;
		}
		if (window->has_first &&
		    date_compare(window->first, today) > 0 &&
		    (project->coming_series == NULL ||
			date_compare(window->first, project->coming) < 0)) {
			project->coming_series = series->series;
			project->coming = window->first;
		}
	}
}

static void
note_series(const struct reader *reader, const struct standing_series *series)
{
	struct standing_project *project = reader->project;

	project->supported += series->state == STANDING_SUPPORTED;
	project->later += series->state == STANDING_AHEAD ||
	    series->state == STANDING_PREPARATION;
	project->is_extended |= series->is_beyond;
	if (!series->is_beyond)
		project->last_series = series->series;
	note_windows(series, reader->standing->today, project);
}

static bool
keep_series(struct standing *standing, const struct standing_series *series)
{
	struct standing_series *all = arena_grow(&standing->arena,
	    standing->series, standing->series_count, sizeof(*all));

	if (all == NULL)
		return false;
	standing->series = all;
	all[standing->series_count++] = *series;
	return true;
}

static bool
read_series(void *context, struct plan_query *query)
{
	const struct reader *reader = context;
	struct standing *standing = reader->standing;
	const struct condition_subject subject = query_subject(query);
	struct standing_series series;

	if (!standing_read_series(
		&standing->arena, query, standing->today, &series))
		return false;
	series.is_beyond = plan_is_beyond(reader->plan, reader->cadence,
	    subject.index, subject.has_cycle ? &subject.cycle : NULL);
	if (series.state == STANDING_CANCELLED ||
	    (series.is_beyond && series.state == STANDING_AHEAD))
		return true;
	note_series(reader, &series);
	return read_items(reader, &series, query) &&
	    (!is_shown(&series) || keep_series(standing, &series));
}

/* What belongs to no series. */
static bool
read_event(void *context, const struct plan_item *item)
{
	struct standing *standing = context;

	if (item->kind != ITEM_EVENT || item->event_rule == NULL ||
	    item->event_rule->is_of_series || !standing_counts(item) ||
	    !standing_is_coming(item, standing->today))
		return true;
	return add_date(&standing->arena, &standing->next, item);
}

static int
compare_next(const void *left, const void *right)
{
	const struct standing_date *a = left, *b = right;

	return date_compare(a->sort, b->sort);
}

static int
compare_late(const void *left, const void *right)
{
	const struct standing_date *a = left, *b = right;

	if (a->is_pinned != b->is_pinned)
		return a->is_pinned ? -1 : 1;
	return date_compare(b->sort, a->sort);
}

/* Sorts what is left equal as it came. */
struct place_in_list {
	struct standing_date date;
	size_t place;
	int (*compare)(const void *left, const void *right);
};

static int
compare_places(const void *left, const void *right)
{
	const struct place_in_list *a = left, *b = right;
	int order = a->compare(&a->date, &b->date);

	if (order != 0)
		return order;
	return a->place < b->place ? -1 : a->place > b->place;
}

static bool
sort_list(struct arena *arena, struct standing_list *list, size_t most,
    int (*compare)(const void *left, const void *right))
{
	struct place_in_list *places =
	    ARENA_ARRAY(arena, list->total + 1, struct place_in_list);

	if (places == NULL)
		return false;
	for (size_t i = 0; i < list->total; i++)
		places[i] = (struct place_in_list){list->dates[i], i, compare};
	qsort(places, list->total, sizeof(places[0]), compare_places);
	for (size_t i = 0; i < list->total; i++)
		list->dates[i] = places[i].date;
	list->count = most > 0 && most < list->total ? most : list->total;
	return true;
}

bool
standing_make(struct standing *standing, const struct plan *plan,
    const struct standing_request *request)
{
	size_t count = plan_cadence_count(plan);

	*standing = (struct standing){
	    .today = request->today, .has_names = request->has_series};
	standing->projects =
	    ARENA_ARRAY(&standing->arena, count + 1, struct standing_project);
	if (standing->projects == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct reader reader = {.standing = standing,
		    .plan = plan,
		    .request = request,
		    .cadence = i,
		    .project = &standing->projects[i]};

		standing->projects[i].name = plan_cadence(plan, i)->project;
		standing->project_count++;
		if (!plan_query_walk(plan, i, read_series, &reader))
			return false;
	}
	return plan_walk(plan, read_event, standing) &&
	    sort_list(&standing->arena, &standing->next, request->most,
		compare_next) &&
	    sort_list(&standing->arena, &standing->late, request->most,
		compare_late) &&
	    !standing->arena.failed;
}

void
standing_release(struct standing *standing)
{
	arena_release(&standing->arena);
}

int32_t
standing_days_least(
    const struct standing *standing, const struct standing_date *date)
{
	int32_t days = date_days_between(standing->today, date->first);

	/* It may be today. */
	return days < 0 && standing_days_most(standing, date) >= 0 ? 0 : days;
}

int32_t
standing_days_most(
    const struct standing *standing, const struct standing_date *date)
{
	return date_days_between(standing->today, date->last);
}
