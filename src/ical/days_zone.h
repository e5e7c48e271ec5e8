/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The time zones that an iCalendar file defines. For the days*.c files alone.
 */
#ifndef TAKT_ICAL_DAYS_ZONE_H
#define TAKT_ICAL_DAYS_ZONE_H

#include "base/arena.h"
#include "ical/walk.h"

/* Pointers, for the others to point at while the array grows. */
struct ical_zones {
	const struct ical_zone **items;
	size_t count;
};

/*
 * Walks through the whole file and collects its VTIMEZONEs. What is odd in
 * them is passed over; what is wrong with the file as such is said by the walk.
 * False after mistakes, and when memory is short (walk->no_memory).
 */
bool ical_zones_read(
    struct ical_zones *zones, struct ical_walk *walk, struct arena *arena);

/* NULL if there is none with this TZID. */
const struct ical_zone *ical_zones_find(
    const struct ical_zones *zones, struct ical_slice name);

#endif
