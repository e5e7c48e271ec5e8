/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The first or last slot in relation to a day. */
#include "plan/slots.h"

/* An anchored rhythm of years is searched so many days far. */
enum { ANCHORED_REACH = 10 * 366 };

/* Does a candidate stand in the relation, and is it better than the best? */
struct search {
	enum relation relation;
	struct date date;
	bool last;
	bool found;
	struct date best;
};

static void
consider(struct search *search, struct date candidate)
{
	int order = date_compare(candidate, search->date);
	bool fits = false;

	switch (search->relation) {
	case RELATION_ON_OR_AFTER:
		fits = order >= 0;
		break;
	case RELATION_AFTER:
		fits = order > 0;
		break;
	case RELATION_ON_OR_BEFORE:
		fits = order <= 0;
		break;
	case RELATION_BEFORE:
	case RELATION_NEAREST:
	case RELATION_IN_WEEK_OF:
		fits = order < 0;
		break;
	}
	if (!fits)
		return;
	order = date_compare(candidate, search->best);
	if (!search->found || (search->last ? order > 0 : order < 0)) {
		search->found = true;
		search->best = candidate;
	}
}

/* A grid goes on beyond its window, so that a window may end by it. */
static bool
search_grid(
    const struct view *view, const struct train *train, struct search *search)
{
	struct date date, stop;
	int64_t beat;
	bool is_after = search->relation == RELATION_AFTER ||
	    search->relation == RELATION_ON_OR_AFTER;
	int32_t reach = 366;

	if (train->on->kind == REPEAT_MONTHLY && train->on->month_step > 12)
		reach = 31 * train->on->month_step + 31;
	if (train->on->kind == REPEAT_AMOUNT)
		reach = ANCHORED_REACH;
	if (!date_add_days(search->date, is_after ? 0 : -reach, &date) ||
	    !date_add_days(search->date, is_after ? reach : 0, &stop))
		return engine_report_range(
		    view->engine, view->series, train->at);
	while (train_on_or_after(view, train, date, &date, &beat) &&
	    date_compare(date, stop) <= 0) {
		consider(search, date);
		if (is_after && search->found && !search->last)
			break;
		if (!date_add_days(date, 1, &date))
			break;
	}
	return true;
}

static bool
search_entries(const struct view *view, uint32_t symbol, struct search *search)
{
	struct sequence *sequence = engine_sequence(view, symbol);

	if (sequence == NULL)
		return false;
	for (size_t i = 0; i < sequence->entry_count; i++) {
		struct phrase_value value;

		if (!engine_edge(view, symbol, i, EDGE_START, &value))
			return false;
		if (value.precision == PRECISION_TBD)
			continue;
		consider(search, value.date);
	}
	return true;
}

/* The train of a symbol whose days are given, or NULL. */
static const struct train *
grid_train(const struct view *view, uint32_t symbol)
{
	const struct train *train;

	if (view->engine->cadence->symbols[symbol].kind != SYMBOL_TRAIN)
		return NULL;
	train = rules_train(view->series->rules, symbol);
	return train_is_grid(train) ? train : NULL;
}

bool
engine_find_slot(const struct view *view, const struct phrase *phrase,
    struct date date, struct phrase_value *value)
{
	static const char *const relations[] = {
	    "on or after", "on or before", "after", "before"};
	uint32_t symbol = engine_symbol(view, phrase->as.slot.name, phrase->at);
	struct search search = {
	    .relation = phrase->as.slot.relation,
	    .date = date,
	    .last = phrase->as.slot.last,
	};
	const struct train *train;
	char text[DATE_TEXT_SIZE];

	if (symbol == RULE_NONE)
		return false;
	train = grid_train(view, symbol);
	if (train != NULL ? !search_grid(view, train, &search)
			  : !search_entries(view, symbol, &search))
		return false;
	value->date = search.best;
	value->precision = PRECISION_DAY;
	if (search.found)
		return true;
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_NO_SLOT,
	    phrase->at,
	    DIAGNOSTIC_ARGS(view->series->version, phrase->as.slot.name->shown,
		relations[search.relation], date_format(date, text)));
	return false;
}
