/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Series of a plan as metrics want them. */
#include "compare/metric_summary.h"

#include "compare/inspect.h"

static bool
is_named_day(struct plan_query *query, struct date date)
{
	for (size_t i = 0; i < query_cadence(query)->calendar_count; i++) {
		if (query_day_name(query, i, date) != NULL)
			return true;
	}
	return false;
}

bool
summary_add_event(struct summary *summary, const struct plan_item *item)
{
	struct summary_event *events;

	if (item->kind != ITEM_EVENT || item->status == STATUS_CANCELLED ||
	    item->precision == PRECISION_TBD)
		return true;
	events = arena_grow(&summary->arena, summary->events,
	    summary->event_count, sizeof(*events));
	if (events == NULL)
		return false;
	summary->events = events;
	events[summary->event_count++] =
	    (struct summary_event){.name = item->milestone,
		.days = {item->first, item->last},
		.is_day = item->precision == PRECISION_DAY};
	return true;
}

static bool
is_during_event(const struct summary *summary, const struct summary_date *date)
{
	for (size_t i = 0; i < summary->event_count; i++) {
		const struct summary_event *event = &summary->events[i];

		if (event->is_day &&
		    date_compare(event->days.first, date->first) <= 0 &&
		    date_compare(date->first, event->days.last) <= 0)
			return true;
	}
	return false;
}

void
summary_mark_events(struct summary *summary)
{
	for (size_t i = 0;
	     summary->event_count > 0 && i < summary->series_count; i++) {
		struct summary_series *series = &summary->series[i];

		for (size_t j = 0; j < series->date_count; j++) {
			struct summary_date *date = &series->dates[j];

			date->is_event = date->kind != ITEM_SUPPORT_END &&
			    date->precision == PRECISION_DAY &&
			    is_during_event(summary, date);
		}
	}
}

/* The walk forgets its strings; those of the cadence stay. */
static bool
copy_date(struct summary *summary, struct plan_query *query,
    const struct plan_item *item, struct summary_date *date)
{
	bool is_day = item->precision == PRECISION_DAY;
	struct person *people;

	*date = (struct summary_date){.kind = item->kind,
	    .milestone = item->kind == ITEM_SUPPORT_END
		? arena_string(&summary->arena, item->milestone)
		: item->milestone,
	    .number = item->number,
	    .name = arena_string(&summary->arena, item->name),
	    .first = item->first,
	    .last = item->last,
	    .precision = item->precision,
	    .phase = TEST_NONE,
	    .person_count = item->person_count};
	if (item->kind == ITEM_MILESTONE)
		date->phase = summary_phase(summary->cadence, date);
	if (is_day && item->kind != ITEM_SUPPORT_END) {
		date->is_weekend = query_is_weekend(query, item->first);
		date->is_day_off = is_named_day(query, item->first);
	}
	people =
	    ARENA_ARRAY(&summary->arena, item->person_count + 1, struct person);
	for (size_t i = 0; people != NULL && i < item->person_count; i++)
		people[i] = item->people[i];
	date->people = people;
	return !summary->arena.failed;
}

static bool
gather_dates(struct summary *summary, struct plan_query *query,
    struct summary_series *series)
{
	size_t count;
	const struct plan_item *items = query_items(query, &count);

	series->dates =
	    ARENA_ARRAY(&summary->arena, count + 1, struct summary_date);
	if (series->dates == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!summary_add_event(summary, &items[i]))
			return false;
		if (item_takes_place(&items[i]) &&
		    !copy_date(summary, query, &items[i],
			&series->dates[series->date_count++]))
			return false;
	}
	for (size_t i = 0; i < series->date_count; i++) {
		struct date first = series->dates[i].first;

		if (i == 0 || date_compare(first, series->begin) < 0)
			series->begin = first;
	}
	return true;
}

/* A window that has no date yet leaves the series without known support. */
static bool
gather_windows(struct summary *summary, struct plan_query *query,
    struct summary_series *series)
{
	size_t count = query_window_count(query);

	series->windows =
	    ARENA_ARRAY(&summary->arena, count + 1, struct summary_window);
	if (series->windows == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct summary_window *window = &series->windows[i];

		if (!query_window_days(query, i, &window->days))
			break;
		window->name = query_window(query, i)->name;
		series->window_count++;
		if (i == 0 ||
		    date_compare(window->days.first, series->support.first) < 0)
			series->support.first = window->days.first;
		if (i == 0 ||
		    date_compare(window->days.last, series->support.last) > 0)
			series->support.last = window->days.last;
	}
	series->has_support = count > 0 && series->window_count == count;
	if (!series->has_support)
		series->window_count = 0;
	return true;
}

bool
summary_gather(struct summary *summary, struct plan_query *query)
{
	struct summary_series *series = arena_grow(&summary->arena,
	    summary->series, summary->series_count, sizeof(*series));

	if (series == NULL)
		return false;
	summary->series = series;
	series += summary->series_count++;
	*series = (struct summary_series){.index = query_subject(query).index,
	    .version = arena_string(&summary->arena, query_series(query))};
	return series->version != NULL &&
	    gather_dates(summary, query, series) &&
	    gather_windows(summary, query, series);
}
