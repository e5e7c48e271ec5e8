/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What items have beside a date: people, times, tags; and events. */
#include <string.h>

#include "plan/collect.h"

/* The people of a series as one list: a role that is said twice counts as it
 * was said last, by the series over the rules, by the milestone over both. */
struct crew {
	struct person *people;
	size_t count;
};

static void
enlist(struct crew *crew, const struct people *people, int64_t series)
{
	for (size_t i = 0; i < people->count; i++) {
		const struct role *role = &people->roles[i];
		int64_t count = (int64_t)role->name_count;
		size_t turn = (size_t)(((series % count) + count) % count);
		size_t place = 0;

		while (place < crew->count &&
		    strcmp(crew->people[place].role, role->role) != 0)
			place++;
		crew->people[place].role = role->role;
		crew->people[place].name = role->names[turn];
		crew->count += place == crew->count;
	}
}

/* Most items have no people of their own and share their series' list. */
static bool
set_people(struct collector *collector, struct plan_item *item,
    const struct people *own)
{
	const struct series *series = collector->view.series;
	const struct people *common = &series->rules->people;
	size_t most = common->count + own->count +
	    (series->facts != NULL ? series->facts->people.count : 0);
	struct crew crew = {NULL, 0};

	if (most == 0)
		return true;
	if (own->count == 0 && collector->people != NULL) {
		item->people = collector->people;
		item->person_count = collector->person_count;
		return true;
	}
	crew.people =
	    ARENA_ARRAY(&collector->view.series->arena, most, struct person);
	if (crew.people == NULL)
		return false;
	enlist(&crew, common, series->index);
	if (series->facts != NULL)
		enlist(&crew, &series->facts->people, series->index);
	enlist(&crew, own, series->index);
	item->people = crew.people;
	item->person_count = crew.count;
	if (own->count == 0) {
		collector->people = crew.people;
		collector->person_count = crew.count;
	}
	return true;
}

/* What a rule and a pin say beside the date. */
bool
item_set_details(struct collector *collector, struct plan_item *item,
    const struct details *details)
{
	item->description = details->description;
	item->tags = details->tags;
	item->audience = details->audience;
	item->clock = item->pin != NULL && item->pin->clock != NULL
	    ? item->pin->clock
	    : details->clock;
	item->is_optional = item->pin == NULL && item->step > 0 &&
	    details->optional_from > 0 && item->step >= details->optional_from;
	return set_people(collector, item, &details->people);
}

/* "pycon-us" is shown as "pycon us" where nothing else is said. */
static const char *
event_name(struct collector *collector, const struct event *event,
    const struct occurrence *occurrence)
{
	char *name;

	if (occurrence->name != NULL)
		return occurrence->name;
	name = arena_string(&collector->view.series->arena, event->name);
	for (char *at = name; at != NULL && *at != '\0'; at++) {
		if (*at == '-')
			*at = ' ';
	}
	return name;
}

/* Does the same day come with the series before already? */
static bool
is_of_series_before(const struct collector *collector,
    const struct occurrence *occurrence, struct date date)
{
	const struct span nowhere = {NULL, 0, 0};
	struct view before = collector->view;
	int64_t index = before.series->index - 1;
	struct phrase_value first;
	struct date last;

	if (index < 0 || !cadence_has_series(before.engine->cadence, index))
		return false;
	before.series = engine_series(before.engine, index, nowhere);
	return before.series != NULL &&
	    engine_occurrence(&before, occurrence, &first, &last) &&
	    date_compare(first.date, date) == 0;
}

static bool
collect_occurrence(
    struct collector *collector, const struct event *event, size_t index)
{
	const struct occurrence *occurrence = &event->occurrences[index];
	struct arena *arena = &collector->view.series->arena;
	struct phrase_value first;
	struct plan_item *item;
	struct date last;

	if (!engine_occurrence(&collector->view, occurrence, &first, &last))
		return false;
	/* A yearly event of two series in a year takes place once. */
	if (event->is_of_series &&
	    is_of_series_before(collector, occurrence, first.date))
		return true;
	item = item_new(collector, ITEM_EVENT, event->symbol);
	if (item == NULL)
		return false;
	if (!event->is_of_series) {
		item->series = "";
		item->series_identity = "";
		item->url = collector->view.engine->cadence->url;
	}
	item->milestone = event->name;
	item->event_rule = event;
	item->step = (int64_t)index + 1;
	item->status = STATUS_CONFIRMED;
	item->description = occurrence->description;
	item->name = event_name(collector, event, occurrence);
	item->slot =
	    arena_printf(arena, "event/%s/%zu", event->name, index + 1);
	if (occurrence->url != NULL)
		item->url = occurrence->url;
	item_set_dates(item, &first, last);
	return item->name != NULL && item->slot != NULL;
}

bool
collect_events(struct collector *collector, bool is_of_series)
{
	const struct cadence *cadence = collector->view.engine->cadence;
	bool good = true;

	for (size_t i = 0; i < cadence->event_count; i++) {
		const struct event *event = &cadence->events[i];

		for (size_t j = 0;
		     event->is_of_series == is_of_series && j < event->count;
		     j++)
			good &= collect_occurrence(collector, event, j);
	}
	return good;
}
