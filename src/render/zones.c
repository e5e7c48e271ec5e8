/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Zones as a plan meets them. */
#include "render/zones.h"

#include <string.h>

#include "ical/vtimezone.h"

#define SECONDS_PER_DAY ((int64_t)86400)

struct zone_use *
zones_find(struct zone_list *zones, const char *name)
{
	struct zone_use use = {.name = name};
	struct zone_use *items;

	for (size_t i = 0; i < zones->count; i++) {
		if (strcmp(zones->items[i].name, name) == 0)
			return &zones->items[i];
	}
	if (ical_zone_load(&zones->arena, name, &use.zone) != ICAL_ZONE_KNOWN)
		return NULL;
	items = arena_grow(
	    &zones->arena, zones->items, zones->count, sizeof(items[0]));
	if (items == NULL)
		return NULL;
	zones->items = items;
	items[zones->count] = use;
	return &items[zones->count++];
}

/* The day of a moment, or the edge of the calendar beyond it. */
static struct date
day_of(int64_t moment)
{
	int64_t day = moment / SECONDS_PER_DAY - (moment % SECONDS_PER_DAY < 0);

	if (day < date_min().day)
		return date_min();
	if (day > date_max().day)
		return date_max();
	return (struct date){(int32_t)day};
}

void
zones_note(struct zone_use *use, int64_t start, int64_t end)
{
	struct date first = day_of(start);
	struct date last = day_of(end);
	int64_t from, until;

	date_start_of(DATE_UNIT_YEAR, first, &first);
	date_end_of(DATE_UNIT_YEAR, last, &last);
	from = first.day * SECONDS_PER_DAY;
	until = ((int64_t)last.day + 1) * SECONDS_PER_DAY;
	if (!use->is_used || from < use->from)
		use->from = from;
	if (!use->is_used || until > use->until)
		use->until = until;
	use->is_used = true;
}

bool
zones_widen(
    struct zone_list *zones, const struct source *source, struct ical_part part)
{
	struct buf name = {0};
	struct zone_use *use = NULL;
	int64_t first;

	if (!ical_vtimezone_read(source, part, &name, &first)) {
		zones->arena.failed |= name.failed;
		buf_release(&name);
		return false;
	}
	for (size_t i = 0; i < zones->count; i++) {
		if (zones->items[i].is_used &&
		    strcmp(zones->items[i].name, buf_text(&name)) == 0)
			use = &zones->items[i];
	}
	/* A day later, so that what is written now begins with that, too. */
	if (use != NULL && first + SECONDS_PER_DAY < use->from)
		use->from = first + SECONDS_PER_DAY;
	buf_release(&name);
	return use != NULL;
}

void
zones_release(struct zone_list *zones)
{
	arena_release(&zones->arena);
}
