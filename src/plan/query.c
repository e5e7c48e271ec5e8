/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Answers from the engine, one series at a time. */
#include "plan/query.h"

#include "plan/engine.h"

struct plan_query {
	struct view view;
	const struct plan_item *items;
	size_t count;
	struct diagnostics *problems; /* of what could not be answered */
};

struct query_walk {
	bool (*visit)(void *context, struct plan_query *query);
	void *context;
	struct diagnostics problems;
};

static bool
visit_series(void *context, struct engine *engine, struct series *series,
    const struct plan_item *items, size_t count)
{
	struct query_walk *walk = context;
	struct plan_query query = {.view = {engine, series, engine->shown},
	    .items = items,
	    .count = count,
	    .problems = &walk->problems};

	return walk->visit(walk->context, &query) && !engine->failed_memory &&
	    !engine->daybook.failed_memory;
}

bool
plan_query_walk(const struct plan *plan, size_t cadence,
    bool (*visit)(void *context, struct plan_query *query), void *context)
{
	struct query_walk walk = {.visit = visit, .context = context};
	bool good = plan_walk_series(
	    plan, cadence, &walk.problems, visit_series, &walk);

	diagnostics_release(&walk.problems);
	return good;
}

const struct cadence *
query_cadence(const struct plan_query *query)
{
	return query->view.engine->cadence;
}

const char *
query_series(const struct plan_query *query)
{
	return query->view.series->version;
}

struct condition_subject
query_subject(const struct plan_query *query)
{
	const struct series *series = query->view.series;

	return (struct condition_subject){
	    .scheme = query->view.engine->cadence->scheme,
	    .index = series->index,
	    .has_cycle = series->has_cycle,
	    .cycle = series->cycle,
	};
}

const struct plan_item *
query_items(const struct plan_query *query, size_t *count)
{
	*count = query->count;
	return query->items;
}

bool
query_evaluate(struct plan_query *query, const struct phrase *phrase,
    struct phrase_value *value, const char **problem)
{
	struct diagnostics *problems = query->problems;

	diagnostics_release(problems);
	if (engine_evaluate(&query->view, phrase, 0, value))
		return true;
	if (problem != NULL)
		*problem = problems->count > 0 ? problems->items[0]->message
					       : "its date is not known";
	return false;
}

struct plan_days
query_days(const struct phrase_value *value)
{
	static const enum date_unit units[] = {DATE_UNIT_WEEK, DATE_UNIT_WEEK,
	    DATE_UNIT_MONTH, DATE_UNIT_QUARTER, DATE_UNIT_YEAR};
	struct plan_days days = {value->date, value->date};

	if (value->precision == PRECISION_DAY ||
	    value->precision == PRECISION_TBD)
		return days;
	/* At the edges of the calendar the day itself stays. */
	date_start_of(units[value->precision], value->date, &days.first);
	date_end_of(units[value->precision], value->date, &days.last);
	return days;
}

bool
query_event(struct plan_query *query, const struct phrase *phrase,
    struct plan_days *days)
{
	struct name end = *phrase->as.reference.name;
	struct phrase last = *phrase;
	struct phrase_value value;

	end.edge = EDGE_END;
	last.as.reference.name = &end;
	if (!query_evaluate(query, phrase, &value, NULL) ||
	    value.precision == PRECISION_TBD)
		return false;
	days->first = value.date;
	if (!query_evaluate(query, &last, &value, NULL))
		return false;
	days->last = value.date;
	return true;
}

/* The first reference in a phrase. */
static void
find_reference(void *context, const struct phrase *phrase)
{
	const struct phrase **found = context;

	if (*found == NULL && phrase->kind == PHRASE_REFERENCE)
		*found = phrase;
}

const struct plan_item *
query_item(const struct plan_query *query, const struct phrase *phrase)
{
	const struct view *view = &query->view;
	const struct phrase *found = NULL;
	const struct phrase_reference *reference;
	const struct plan_item *best = NULL;
	uint32_t symbol;

	phrase_walk(phrase, find_reference, &found);
	if (found == NULL)
		return NULL;
	reference = &found->as.reference;
	if (reference->series != SERIES_RELATIVE || reference->offset != 0)
		return NULL;
	symbol = cadence_symbol(view->engine->cadence, view->series->rules,
	    reference->name->symbol);
	for (size_t i = 0; i < query->count; i++) {
		const struct plan_item *item = &query->items[i];

		if (item->order != symbol || item->kind == ITEM_EXTRA ||
		    (reference->index == INDEX_NUMBER &&
			item->number != reference->number))
			continue;
		if (best == NULL || item->number > best->number)
			best = item;
	}
	return best;
}

bool
query_rule_value(struct plan_query *query, const struct plan_item *item,
    struct phrase_value *value)
{
	diagnostics_release(query->problems);
	return engine_item_rule_value(&query->view, item, value);
}

bool
query_planned_value(struct plan_query *query, const struct plan_item *item,
    struct phrase_value *value)
{
	const struct view view = {
	    query->view.engine, query->view.series, WORLD_PLANNED};
	const struct sequence *sequence;

	if (item->step == 0 || item->kind == ITEM_EXTRA ||
	    item->kind == ITEM_EVENT)
		return false;
	diagnostics_release(query->problems);
	sequence = engine_sequence(&view, item->order);
	for (size_t i = 0; sequence != NULL && i < sequence->entry_count; i++) {
		const struct slot *slot = sequence->entries[i].slot;
		enum edge edge =
		    item->kind == ITEM_SUPPORT_END ? EDGE_END : EDGE_START;

		if (slot != NULL && slot->ordinal == item->step)
			return engine_edge(
				   &view, item->order, i, edge, value) &&
			    value->precision != PRECISION_TBD;
	}
	return false;
}

size_t
query_window_count(const struct plan_query *query)
{
	return query->view.series->rules->window_count;
}

const struct window *
query_window(const struct plan_query *query, size_t index)
{
	return &query->view.series->rules->windows[index];
}

static bool
window_edge(struct plan_query *query, size_t index, enum edge edge,
    struct phrase_value *value)
{
	uint32_t symbol = query_window(query, index)->symbol;

	diagnostics_release(query->problems);
	return engine_edge(&query->view, symbol, 0, edge, value) &&
	    value->precision != PRECISION_TBD;
}

bool
query_window_start(
    struct plan_query *query, size_t index, struct phrase_value *start)
{
	return window_edge(query, index, EDGE_START, start);
}

bool
query_window_end(
    struct plan_query *query, size_t index, struct phrase_value *end)
{
	return window_edge(query, index, EDGE_END, end);
}

bool
query_window_days(
    struct plan_query *query, size_t index, struct plan_days *days)
{
	struct phrase_value start, end;

	if (!query_window_start(query, index, &start) ||
	    !query_window_end(query, index, &end))
		return false;
	days->first = start.date;
	days->last = query_days(&end).last;
	return true;
}

const char *
query_avoided(struct plan_query *query, const struct plan_item *item)
{
	const struct avoid_list *list;
	enum move move;

	if (item->kind == ITEM_EVENT || item->precision != PRECISION_DAY)
		return NULL;
	list = item->kind == ITEM_EXTRA
	    ? query->view.series->rules->avoidance.list
	    : engine_avoids(&query->view, item->order, &move);
	if (list == NULL)
		return NULL;
	return daybook_reason(&query->view.engine->daybook, list, item->first);
}

const char *
query_day_name(struct plan_query *query, size_t calendar, struct date date)
{
	return daybook_name(&query->view.engine->daybook, calendar, date);
}

bool
query_is_weekend(const struct plan_query *query, struct date date)
{
	return (query_cadence(query)->workdays >> date_weekday(date) & 1) == 0;
}

bool
query_is_business_day(struct plan_query *query, struct date date)
{
	struct daybook_work *work = query->view.series->work;

	daybook_cover(&query->view.engine->daybook, work, date, date);
	return workdays_contain(&work->workdays, date);
}

int32_t
query_business_days(struct plan_query *query, struct date from, struct date to)
{
	struct daybook_work *work = query->view.series->work;

	daybook_cover(&query->view.engine->daybook, work, from, to);
	if (!date_add_days(from, 1, &from) || !date_add_days(to, 1, &to))
		return 0;
	return workdays_between(&work->workdays, from, to);
}

bool
query_calendar_year(struct plan_query *query, size_t calendar, int32_t year,
    struct plan_days *days)
{
	struct date day, last;
	bool found = false;

	if (!date_from_civil(year, 1, 1, &day) ||
	    !date_from_civil(year, 12, 31, &last))
		return false;
	for (; date_compare(day, last) <= 0; day.day++) {
		if (query_day_name(query, calendar, day) == NULL)
			continue;
		if (!found)
			days->first = day;
		days->last = day;
		found = true;
	}
	return found;
}
