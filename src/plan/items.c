/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* One series' entries as items: named, identified, dated and sorted. */
#include <stdlib.h>
#include <string.h>

#include "plan/collect.h"

/* Series are alike: the one before tells how many items there will be. */
static bool
make_room(struct collector *collector)
{
	size_t capacity = collector->capacity > 0
	    ? 2 * collector->capacity
	    : collector->view.engine->item_count + 4;
	struct plan_item *items = ARENA_ARRAY(
	    &collector->view.series->arena, capacity, struct plan_item);

	if (items == NULL)
		return false;
	if (collector->count > 0)
		memcpy(items, collector->items,
		    collector->count * sizeof(items[0]));
	collector->items = items;
	collector->capacity = capacity;
	return true;
}

struct plan_item *
item_new(struct collector *collector, enum item_kind kind, uint32_t order)
{
	const struct cadence *cadence = collector->view.engine->cadence;
	struct series *series = collector->view.series;
	struct plan_item *item;

	if (collector->count == collector->capacity && !make_room(collector))
		return NULL;
	item = &collector->items[collector->count++];
	*item = (struct plan_item){
	    .cadence = cadence,
	    .series = series->version,
	    .series_identity = series->identity,
	    .series_index = series->index,
	    .kind = kind,
	    .cycle = series->cycle,
	    .has_cycle = series->has_cycle &&
		!series->cycle_is_tbd[collector->view.world],
	    .url = cadence->url,
	    .order = order,
	};
	if (series->facts != NULL && series->facts->url != NULL)
		item->url = series->facts->url;
	return item;
}

static bool
set_pin(struct plan_item *item, const struct entry *entry, enum status status)
{
	const struct pin *pin =
	    entry->slot != NULL ? entry->slot->pin : &entry->extra->pin;

	item->pin = pin;
	item->status = status;
	if (pin != NULL) {
		item->status = pin->status;
		item->reason = pin->reason;
	}
	return item->slot != NULL;
}

/* First and last day that a value as coarse as this may mean. */
void
item_set_dates(
    struct plan_item *item, const struct phrase_value *first, struct date last)
{
	/* By precision, from a week on. */
	static const enum date_unit units[] = {
	    DATE_UNIT_WEEK, DATE_UNIT_MONTH, DATE_UNIT_QUARTER, DATE_UNIT_YEAR};
	enum date_unit unit;

	item->precision = first->precision;
	item->first = first->date;
	item->last = last;
	if (item->precision == PRECISION_DAY ||
	    item->precision == PRECISION_TBD)
		return;
	unit = units[item->precision - PRECISION_WEEK];
	/* At the edges of the calendar the day itself stays. */
	date_start_of(unit, item->first, &item->first);
	date_end_of(unit, item->last, &item->last);
}

/* Why the date is not on the day that the rule fell on. */
static void
set_avoided(struct collector *collector, const struct entry *entry,
    struct plan_item *item)
{
	const struct pin *pin = entry->slot != NULL ? entry->slot->pin : NULL;
	const struct avoid_list *list;
	const char *reason;
	enum move move;

	if (!entry->has_fallen || (pin != NULL && pin->on != NULL))
		return;
	list = engine_avoids(&collector->view, item->order, &move);
	item->fallen = entry->fallen;
	if (list == NULL)
		return;
	/* The daybook may forget its own as it goes on to other days. */
	reason = daybook_reason(
	    &collector->view.engine->daybook, list, entry->fallen);
	if (reason != NULL)
		item->avoided =
		    arena_string(&collector->view.series->arena, reason);
}

static bool
collect_entry(struct collector *collector, uint32_t symbol, size_t index,
    const struct entry *entry, struct plan_item *item)
{
	struct phrase_value first, last;

	if (!engine_edge(&collector->view, symbol, index, EDGE_START, &first) ||
	    !engine_edge(&collector->view, symbol, index, EDGE_END, &last))
		return false;
	/* Until nobody knows when is shown as the day that is known. */
	if (last.precision == PRECISION_TBD)
		last.date = first.date;
	item_set_dates(item, &first, last.date);
	item->carried = entry->slot != NULL ? entry->slot->shift : 0;
	set_avoided(collector, entry, item);
	return set_pin(
	    item, entry, engine_status(&collector->view, symbol, index));
}

/*
 * Labels belong to slots; where there are spare ones for steps that no rule
 * knows, they are counted like numbers. A last one that goes on is that of such
 * steps, too.
 */
static const char *
label_of(
    const struct labels *labels, int32_t count, int64_t step, int64_t number)
{
	bool has_spare = count > 0 && labels->count > (size_t)count;

	if (has_spare)
		step = number;
	if (labels->goes_on && (step == 0 || step > (int64_t)labels->count))
		step = (int64_t)labels->count;
	return step > 0 && (size_t)step <= labels->count
	    ? labels->words[step - 1]
	    : NULL;
}

static bool
collect_milestone(
    struct collector *collector, const struct milestone *milestone)
{
	const struct sequence *sequence =
	    engine_sequence(&collector->view, milestone->symbol);
	bool good = sequence != NULL;

	for (size_t i = 0; good && i < sequence->entry_count; i++) {
		const struct entry *entry = &sequence->entries[i];
		int64_t step = entry->slot != NULL ? entry->slot->ordinal : 0;
		const char *label = label_of(&milestone->details.labels,
		    milestone->count, step, (int64_t)i + 1);
		struct plan_item *item =
		    item_new(collector, ITEM_MILESTONE, milestone->symbol);

		if (item == NULL)
			return false;
		item->milestone = milestone->name;
		item->number = milestone->is_indexed ? (int32_t)i + 1 : 0;
		item->milestone_rule = entry->slot != NULL ? milestone : NULL;
		item->step = step;
		item->slot = item_slot(
		    collector, milestone->name, entry, milestone->is_indexed);
		good = collect_entry(
			   collector, milestone->symbol, i, entry, item) &&
		    item_set_details(collector, item, &milestone->details) &&
		    item_set_name(collector, item,
			item_pattern(
			    collector, milestone->symbol, milestone->pattern),
			(int32_t)i + 1, label);
		/* A milestone that cannot be dated stays out of the plan. */
		collector->count -= !good;
	}
	return good;
}

static bool
collect_window(struct collector *collector, const struct window *window)
{
	const struct sequence *sequence =
	    engine_sequence(&collector->view, window->symbol);
	struct plan_item *item;
	struct phrase_value start, end;

	if (sequence == NULL ||
	    !engine_edge(
		&collector->view, window->symbol, 0, EDGE_START, &start) ||
	    !engine_edge(&collector->view, window->symbol, 0, EDGE_END, &end))
		return false;
	item = item_new(collector, ITEM_SUPPORT_END, window->symbol);
	if (item == NULL)
		return false;
	item->milestone = window->is_last
	    ? "end-of-life"
	    : arena_printf(
		  &collector->view.series->arena, "end of %s", window->name);
	item->slot = item->milestone;
	item->window_rule = window;
	item->start = start;
	item->step = 1;
	item->end_precision = end.precision;
	item_set_dates(item, &end, end.date);
	set_avoided(collector, &sequence->entries[1], item);
	return set_pin(item, &sequence->entries[1],
		   engine_status(&collector->view, window->symbol, 1)) &&
	    item_set_details(collector, item, &window->details) &&
	    item_set_name(collector, item,
		item_pattern(collector, window->symbol, window->pattern), 0,
		NULL);
}

static bool
collect_train(struct collector *collector, const struct train *train)
{
	const struct sequence *sequence =
	    engine_sequence(&collector->view, train->symbol);
	bool good = sequence != NULL;

	for (size_t i = 0; good && i < sequence->entry_count; i++) {
		const struct entry *entry = &sequence->entries[i];
		struct plan_item *item =
		    item_new(collector, ITEM_RELEASE, train->symbol);

		if (item == NULL)
			return false;
		item->milestone = train->name;
		item->number = (int32_t)i + 1;
		item->train_rule = entry->slot != NULL ? train : NULL;
		item->step = entry->slot != NULL ? entry->slot->ordinal : 0;
		item->slot = item_slot(collector, train->name, entry, true);
		good =
		    collect_entry(collector, train->symbol, i, entry, item) &&
		    item_set_details(collector, item, &train->details) &&
		    item_set_name(collector, item,
			item_pattern(collector, train->symbol, train->pattern),
			(int32_t)i + 1,
			label_of(&train->details.labels, 0, item->step,
			    (int64_t)i + 1));
		collector->count -= !good;
	}
	return good;
}

/* What stands alone under `also:`. */
static bool
collect_extra(struct collector *collector, const struct extra *extra)
{
	uint32_t order =
	    (uint32_t)collector->view.engine->cadence->symbol_count;
	static const struct details none = {0};
	struct plan_item *item;
	struct phrase_value first, last;

	if (!engine_evaluate(&collector->view, extra->pin.on, 0, &first))
		return false;
	last = first;
	if (extra->pin.to != NULL &&
	    !engine_evaluate(&collector->view, extra->pin.to, 0, &last))
		return false;
	if (extra->pin.to != NULL && date_compare(last.date, first.date) < 0)
		return engine_report_backward(&collector->view, extra->pin.key,
		    first.date, last.date, extra->pin.to->at);
	item = item_new(collector, ITEM_EXTRA, order);
	if (item == NULL)
		return false;
	item->milestone = extra->pin.key;
	item->slot = arena_printf(
	    &collector->view.series->arena, "also/%s", extra->pin.key);
	item->pin = &extra->pin;
	item->status = extra->pin.status;
	item->reason = extra->pin.reason;
	item_set_dates(item, &first, last.date);
	return item->slot != NULL && item_set_details(collector, item, &none) &&
	    item_set_name(collector, item, extra->pattern, 0, NULL);
}

static int
compare_items(const void *left, const void *right)
{
	const struct plan_item *a = left;
	const struct plan_item *b = right;
	int order =
	    date_compare(plan_item_sort_date(a), plan_item_sort_date(b));

	if (order != 0)
		return order;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return strcmp(a->slot, b->slot);
}

/* Goes on after a mistake, so that one run reports as many as there are. */
static bool
collect_all(struct collector *collector)
{
	const struct rules *rules = collector->view.series->rules;
	const struct series_facts *facts = collector->view.series->facts;
	bool good = true;

	for (size_t i = 0; i < rules->milestone_count; i++)
		good &= collect_milestone(collector, rules->milestones[i]);
	for (size_t i = 0; i < rules->window_count; i++)
		good &= collect_window(collector, &rules->windows[i]);
	for (size_t i = 0; i < rules->train_count; i++)
		good &= collect_train(collector, &rules->trains[i]);
	for (size_t i = 0; facts != NULL && i < facts->extra_count &&
	     collector->view.world == WORLD_PINNED;
	     i++) {
		if (facts->extras[i].pin.target.name == NULL)
			good &= collect_extra(collector, &facts->extras[i]);
	}
	return collect_events(collector, true) && good;
}

static struct plan_item *
finish(struct collector *collector, bool good, size_t *count)
{
	struct engine *engine = collector->view.engine;
	struct series *series = collector->view.series;

	if (series->arena.failed || engine->daybook.failed_memory)
		engine->failed_memory = true;
	if (!good || engine->failed_memory || engine->daybook.failed)
		return NULL;
	*count = collector->count;
	engine->item_count = collector->count;
	/* An empty series has items too, if none. */
	if (collector->items == NULL)
		return ARENA_NEW(&series->arena, struct plan_item);
	qsort(collector->items, collector->count, sizeof(struct plan_item),
	    compare_items);
	return collector->items;
}

struct plan_item *
engine_items(struct engine *engine, struct series *series, size_t *count)
{
	struct collector collector = {.view = {engine, series, engine->shown}};
	bool good = collect_all(&collector);

	return finish(&collector, good, count);
}

struct plan_item *
engine_project_events(
    struct engine *engine, struct series *series, size_t *count)
{
	struct collector collector = {.view = {engine, series, WORLD_PINNED}};
	bool good = collect_events(&collector, false);

	return finish(&collector, good, count);
}
