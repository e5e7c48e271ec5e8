/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A short list of zones; calendars name one or two. */
#include "ical/zone_cache.h"

#include <string.h>

#include "ical/zone.h"

struct ical_cached_zone {
	const char *name;
	const struct ical_zone *zone; /* NULL: not known here */
};

static const struct ical_zone *
find_zone(struct ical_zone_cache *cache, const char *name)
{
	struct ical_cached_zone *zones = cache->zones;
	struct ical_cached_zone *zone;

	for (size_t i = 0; i < cache->count; i++) {
		if (strcmp(zones[i].name, name) == 0)
			return zones[i].zone;
	}
	if (cache->count == ICAL_ZONE_CACHE_MAX)
		return NULL;
	zones = arena_grow(
	    &cache->arena, cache->zones, cache->count, sizeof(zones[0]));
	if (zones == NULL)
		return NULL;
	cache->zones = zones;
	zone = &zones[cache->count];
	zone->zone = NULL;
	zone->name = arena_string(&cache->arena, name);
	if (zone->name == NULL)
		return NULL;
	cache->count++;
	(void)ical_zone_load(&cache->arena, name, &zone->zone);
	return zone->zone;
}

bool
ical_zone_cache_seconds(struct ical_zone_cache *cache, const char *name,
    struct date date, int32_t minute, int64_t *seconds)
{
	const struct ical_zone *zone = find_zone(cache, name);

	return zone != NULL && ical_zone_seconds(zone, date, minute, seconds);
}

void
ical_zone_cache_release(struct ical_zone_cache *cache)
{
	arena_release(&cache->arena);
	*cache = (struct ical_zone_cache){.count = 0};
}
