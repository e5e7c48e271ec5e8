/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The time zones that a calendar names, each read once (ical/zone.h). For what
 * reads the times of many events.
 */
#ifndef TAKT_ICAL_ZONE_CACHE_H
#define TAKT_ICAL_ZONE_CACHE_H

#include "base/arena.h"
#include "date/date.h"

/* Of more zones than these nothing is known. */
enum { ICAL_ZONE_CACHE_MAX = 64 };

struct ical_cached_zone;

/* Zeroed, it is empty; ical_zone_cache_release() frees it. */
struct ical_zone_cache {
	struct arena arena;
	struct ical_cached_zone *zones;
	size_t count;
};

/*
 * As ical_zone_seconds(). False also where this machine knows no such zone, and
 * when memory is short (cache->arena.failed).
 */
bool ical_zone_cache_seconds(struct ical_zone_cache *cache, const char *name,
    struct date date, int32_t minute, int64_t *seconds);

void ical_zone_cache_release(struct ical_zone_cache *cache);

#endif
