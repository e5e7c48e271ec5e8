/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The order of milestones in a series, and whether its windows join. */
#include <stdlib.h>
#include <string.h>

#include "compare/inspect.h"

/* A milestone as the rules alone have it. */
struct planned {
	const struct plan_item *item;
	struct plan_days days;
};

/* Items by name and number, whatever their dates. */
static int
compare_numbers(const void *left, const void *right)
{
	const struct plan_item *a = *(const struct plan_item *const *)left;
	const struct plan_item *b = *(const struct plan_item *const *)right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static void
report_steps(struct inspection *inspection, const struct plan_item *before,
    const struct plan_item *after)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	const char *series = query_series(inspection->query);
	bool is_pinned = after->pin != NULL && after->pin->on != NULL;
	const struct plan_item *at = is_pinned ? after : before;
	char first[DAY_TEXT_SIZE], second[DAY_TEXT_SIZE];

	diagnostic_add(diagnostics, DIAGNOSTIC_STEPS_DISORDERED, item_place(at),
	    DIAGNOSTIC_ARGS(series, after->name, show_item(after, first),
		before->name, show_item(before, second)));
	diagnostic_about(diagnostics, series, NULL);
	note_item(inspection, at == after ? before : after);
	diagnostic_help(
	    diagnostics, "a pin may have the wrong number, or the wrong date");
}

/* Steps of one name come in the order of their numbers. */
static void
inspect_steps(struct inspection *inspection)
{
	size_t count, kept = 0;
	const struct plan_item *items = query_items(inspection->query, &count);
	const struct plan_item **sorted = ARENA_ARRAY(
	    &inspection->scratch, count + 1, const struct plan_item *);

	if (sorted == NULL)
		return;
	for (size_t i = 0; i < count; i++) {
		if (item_takes_place(&items[i]) && items[i].number > 0)
			sorted[kept++] = &items[i];
	}
	qsort(sorted, kept, sizeof(const struct plan_item *), compare_numbers);
	for (size_t i = 0; i + 1 < kept; i++) {
		if (sorted[i]->order == sorted[i + 1]->order &&
		    date_compare(sorted[i + 1]->last, sorted[i]->first) < 0)
			report_steps(inspection, sorted[i], sorted[i + 1]);
	}
}

/* By the rules' dates; of equal ones, the last that pins leave comes last. */
static int
compare_planned(const void *left, const void *right)
{
	const struct planned *a = left;
	const struct planned *b = right;
	int order = date_compare(a->days.first, b->days.first);

	if (order != 0)
		return order;
	order = date_compare(a->item->first, b->item->first);
	return order != 0 ? order : strcmp(a->item->slot, b->item->slot);
}

static void
report_reversed(struct inspection *inspection, const struct plan_item *before,
    const struct plan_item *after)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	const char *series = query_series(inspection->query);
	bool is_pinned = before->pin != NULL && before->pin->on != NULL;
	const struct plan_item *at = is_pinned ? before : after;
	char first[DAY_TEXT_SIZE], second[DAY_TEXT_SIZE];

	diagnostic_add(diagnostics, DIAGNOSTIC_ORDER_REVERSED, item_place(at),
	    DIAGNOSTIC_ARGS(series, before->name, show_item(before, first),
		after->name, show_item(after, second)));
	diagnostic_about(diagnostics, series, NULL);
	note_item(inspection, at == before ? after : before);
	diagnostic_help(diagnostics,
	    "move the other date, too, or give the pin a 'reason'");
}

/*
 * Neighbours in the rules' order are enough: if any two milestones are the
 * wrong way round, two neighbours are.
 */
static void
inspect_reversals(struct inspection *inspection)
{
	size_t count, kept = 0;
	const struct plan_item *items = query_items(inspection->query, &count);
	struct planned *planned =
	    ARENA_ARRAY(&inspection->scratch, count + 1, struct planned);

	if (planned == NULL)
		return;
	for (size_t i = 0; i < count; i++) {
		struct phrase_value value;

		if (items[i].kind != ITEM_MILESTONE ||
		    !item_takes_place(&items[i]) ||
		    !query_planned_value(inspection->query, &items[i], &value))
			continue;
		planned[kept].item = &items[i];
		planned[kept++].days = query_days(&value);
	}
	qsort(planned, kept, sizeof(planned[0]), compare_planned);
	for (size_t i = 0; i + 1 < kept; i++) {
		const struct plan_item *before = planned[i].item;
		const struct plan_item *after = planned[i + 1].item;

		if (before->order != after->order &&
		    !item_is_explained(before) && !item_is_explained(after) &&
		    date_compare(
			planned[i].days.last, planned[i + 1].days.first) < 0 &&
		    date_compare(before->first, after->last) > 0)
			report_reversed(inspection, before, after);
	}
}

void
inspect_order(struct inspection *inspection)
{
	inspect_steps(inspection);
	inspect_reversals(inspection);
}

static void
report_gap(struct inspection *inspection, size_t before, size_t after,
    const struct plan_days *gap)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	const struct window *earlier = query_window(inspection->query, before);
	const struct window *later = query_window(inspection->query, after);
	const char *series = query_series(inspection->query);
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

	diagnostic_add(diagnostics, DIAGNOSTIC_SUPPORT_GAP,
	    later->from != NULL ? later->from->at : later->at,
	    DIAGNOSTIC_ARGS(series, date_format(gap->first, first),
		date_format(gap->last, last), earlier->name, later->name));
	diagnostic_about(diagnostics, series, NULL);
	diagnostic_note(diagnostics,
	    earlier->until != NULL ? earlier->until->at : earlier->at,
	    "the window before ends by this rule");
	diagnostic_help(diagnostics,
	    "without 'from', a window begins on the day after the one before");
}

/* A window begins, at the latest, on the day after those before it end. */
void
inspect_gaps(struct inspection *inspection)
{
	struct plan_query *query = inspection->query;
	bool has_before = false;
	struct date end = {0};
	size_t before = 0;

	for (size_t i = 0; i < query_window_count(query); i++) {
		struct plan_days days, gap;

		if (!query_window_days(query, i, &days))
			continue;
		if (has_before && date_days_between(end, days.first) > 1) {
			gap.first = end;
			gap.last = days.first;
			gap.first.day++;
			gap.last.day--;
			report_gap(inspection, before, i, &gap);
		}
		if (!has_before || date_compare(days.last, end) > 0) {
			end = days.last;
			before = i;
		}
		has_before = true;
	}
}
