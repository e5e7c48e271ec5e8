/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Of a zone's history only the latest rules are kept: what they serve for,
 * EXDATE and UNTIL in UTC, is rarely far in the past.
 */
#include "ical/days_zone.h"

#include "ical/days.h"

#include <string.h>

/* A STANDARD or DAYLIGHT component. */
struct observance {
	struct date since;
	int32_t offset;
	bool has_offset;
	bool is_lasting; /* repeats without end */
};

/* The VTIMEZONE at hand. */
struct draft {
	const char *name;
	struct observance current;
	struct observance standard;
	struct observance daylight;
};

static bool
contains(struct ical_slice text, const char *word)
{
	size_t length = strlen(word);

	for (size_t at = 0; at + length <= text.length; at++) {
		if (ical_slice_is(
			(struct ical_slice){text.text + at, length}, word))
			return true;
	}
	return false;
}

static void
take_observance(struct observance *current, const struct ical_line *line)
{
	struct ical_moment moment;
	struct civil civil;

	if (ical_slice_is(line->name, "TZOFFSETTO"))
		current->has_offset =
		    ical_offset_read(line->value, &current->offset);
	else if (ical_slice_is(line->name, "RRULE"))
		current->is_lasting = !contains(line->value, "UNTIL=");
	else if (ical_slice_is(line->name, "DTSTART") &&
	    ical_moment_read(line->value, &moment, &civil) == ICAL_VALUE_OK)
		current->since = moment.date;
}

static void
keep_later(struct observance *kept, const struct observance *current)
{
	if (current->has_offset &&
	    (!kept->has_offset ||
		date_compare(current->since, kept->since) >= 0))
		*kept = *current;
}

static bool
add_zone(
    struct ical_zones *zones, const struct draft *draft, struct arena *arena)
{
	const struct observance *standard = &draft->standard;
	const struct observance *daylight = &draft->daylight;
	struct ical_zone *zone;

	if (draft->name == NULL ||
	    (!standard->has_offset && !daylight->has_offset))
		return true;
	zones->items = arena_grow(
	    arena, zones->items, zones->count, sizeof(*zones->items));
	zone = ARENA_NEW(arena, struct ical_zone);
	if (zones->items == NULL || zone == NULL)
		return false;
	zone->name = draft->name;
	zone->standard =
	    standard->has_offset ? standard->offset : daylight->offset;
	zone->daylight = zone->standard;
	if (daylight->has_offset &&
	    (daylight->is_lasting || !standard->has_offset ||
		date_compare(daylight->since, standard->since) > 0))
		zone->daylight = daylight->offset;
	zones->items[zones->count++] = zone;
	return true;
}

static bool
take_property(
    struct draft *draft, const struct ical_walk *walk, struct arena *arena)
{
	const struct ical_line *line = &walk->line;

	switch (ical_walk_inside(walk)) {
	case ICAL_COMPONENT_TIMEZONE:
		if (!ical_slice_is(line->name, "TZID"))
			return true;
		draft->name =
		    arena_copy(arena, line->value.text, line->value.length);
		return draft->name != NULL;
	case ICAL_COMPONENT_STANDARD:
	case ICAL_COMPONENT_DAYLIGHT:
		take_observance(&draft->current, line);
		return true;
	default:
		return true;
	}
}

static bool
take_end(struct ical_zones *zones, struct draft *draft, struct ical_walk *walk,
    struct arena *arena)
{
	switch (ical_walk_inside(walk)) {
	case ICAL_COMPONENT_STANDARD:
		keep_later(&draft->standard, &draft->current);
		break;
	case ICAL_COMPONENT_DAYLIGHT:
		keep_later(&draft->daylight, &draft->current);
		break;
	case ICAL_COMPONENT_TIMEZONE:
		if (zones->count == ICAL_DAYS_ZONES_MAX)
			ical_walk_limit(walk, walk->open[walk->depth - 1].begin,
			    "more than # time zones", ICAL_DAYS_ZONES_MAX);
		return add_zone(zones, draft, arena);
	default:
		break;
	}
	return true;
}

bool
ical_zones_read(
    struct ical_zones *zones, struct ical_walk *walk, struct arena *arena)
{
	struct draft draft = {0};
	enum ical_step step;
	bool is_good = true;

	*zones = (struct ical_zones){0};
	while (is_good && (step = ical_walk_next(walk)) != ICAL_STEP_DONE) {
		enum ical_component inside = ical_walk_inside(walk);

		if (step == ICAL_STEP_PROPERTY)
			is_good = take_property(&draft, walk, arena);
		else if (step == ICAL_STEP_END)
			is_good = take_end(zones, &draft, walk, arena);
		else if (inside == ICAL_COMPONENT_TIMEZONE)
			draft = (struct draft){0};
		else if (inside != ICAL_COMPONENT_OTHER)
			draft.current =
			    (struct observance){.since = date_min()};
	}
	walk->no_memory = walk->no_memory || !is_good;
	return is_good && !walk->no_memory && walk->mistakes == 0;
}

const struct ical_zone *
ical_zones_find(const struct ical_zones *zones, struct ical_slice name)
{
	for (size_t i = 0; i < zones->count; i++) {
		const char *known = zones->items[i]->name;

		if (strlen(known) == name.length &&
		    memcmp(known, name.text, name.length) == 0)
			return zones->items[i];
	}
	return NULL;
}
