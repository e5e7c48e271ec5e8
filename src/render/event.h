/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What an item of a plan looks like as an event of a calendar. For the formats
 * that are calendars, and for what compares plans with calendars.
 */
#ifndef TAKT_RENDER_EVENT_H
#define TAKT_RENDER_EVENT_H

#include "ical/write.h"
#include "render/format.h"
#include "render/zones.h"

/* As many tags and audiences as the loader takes, the phase, the milestone. */
enum { EVENT_CATEGORIES_MAX = 202 };

/* Begins the title of what does not take place: calcurse and others show no
 * STATUS. */
#define EVENT_CANCELLED_PREFIX "Cancelled: "

/* Room for one event at a time; zeroed but for `options`, it is ready. */
struct event_maker {
	const struct render_options *options;
	struct buf identity; /* of the event at hand: plan_item_identity() */
	struct buf summary;
	struct buf description;
	struct zone_list zones;
	char uid[PLAN_UID_SIZE];
	struct buf date; /* as precise as it is known, with its time */
	const char *categories[EVENT_CATEGORIES_MAX + 1];
};

/*
 * Fills `event` for an item, of which there can be one if the item has a date
 * (its precision is not TBD); its strings are valid until the next call. False
 * when memory is short or a zone has no such time.
 */
bool event_make(struct event_maker *maker, const struct plan_item *item,
    struct ical_event *event);

/* Notes in which zone the event will be, so that the zone can be written
 * before it. False as above. */
bool event_note_zone(struct event_maker *maker, const struct plan_item *item);

void event_maker_release(struct event_maker *maker);

#endif
