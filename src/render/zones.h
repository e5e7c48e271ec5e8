/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The time zones of a plan: each file read once, and which times in it a
 * calendar uses, so that it can tell readers what clocks there do.
 */
#ifndef TAKT_RENDER_ZONES_H
#define TAKT_RENDER_ZONES_H

#include "ical/feed.h"
#include "ical/zone.h"

struct zone_use {
	const char *name;
	const struct ical_zone *zone;
	bool is_used;
	int64_t from;  /* moments: from the start of a year … */
	int64_t until; /* … to the end of one */
};

/* Zeroed, it is empty. In the order in which zones were first asked for. */
struct zone_list {
	struct arena arena;
	struct zone_use *items;
	size_t count;
};

/* NULL when there is no such zone, or memory is short. `name` must stay; the
 * result is valid until the next call. */
struct zone_use *zones_find(struct zone_list *zones, const char *name);

/* Whole years, so that a calendar says no more of a zone for each event. */
void zones_note(struct zone_use *use, int64_t start, int64_t end);

/*
 * Is a component of a published calendar one of the zones that are used? Then
 * that zone is used from where the component begins, too. False also when
 * memory is short (zones->arena.failed).
 */
bool zones_widen(struct zone_list *zones, const struct source *source,
    struct ical_part part);

void zones_release(struct zone_list *zones);

#endif
