/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A sorted array of hashes: all are added before the first is asked for. */
#include "render/series_set.h"

#include <stdlib.h>

/* FNV-1a, as in ical/feed.c. */
static uint64_t
hash_series(const char *project, const char *series)
{
	uint64_t hash = 14695981039346656037U;

	for (; *project != '\0'; project++)
		hash = (hash ^ (unsigned char)*project) * 1099511628211U;
	hash = (hash ^ '\n') * 1099511628211U;
	for (; *series != '\0'; series++)
		hash = (hash ^ (unsigned char)*series) * 1099511628211U;
	return hash;
}

bool
series_set_add(struct series_set *set, const char *project, const char *series)
{
	uint64_t hash = hash_series(project, series);

	if (set->count > 0 && set->hashes[set->count - 1] == hash)
		return true;
	if (set->count == set->room) {
		size_t room = set->room == 0 ? 64 : 2 * set->room;
		uint64_t *hashes =
		    realloc(set->hashes, room * sizeof(set->hashes[0]));

		if (hashes == NULL)
			return false;
		set->hashes = hashes;
		set->room = room;
	}
	set->hashes[set->count++] = hash;
	set->is_sorted = false;
	return true;
}

static int
compare_hashes(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left;
	uint64_t b = *(const uint64_t *)right;

	return a < b ? -1 : a > b;
}

bool
series_set_has(struct series_set *set, const char *project, const char *series)
{
	uint64_t hash = hash_series(project, series);

	if (set->count == 0)
		return false;
	if (!set->is_sorted)
		qsort(set->hashes, set->count, sizeof(set->hashes[0]),
		    compare_hashes);
	set->is_sorted = true;
	return bsearch(&hash, set->hashes, set->count, sizeof(set->hashes[0]),
		   compare_hashes) != NULL;
}

void
series_set_release(struct series_set *set)
{
	free(set->hashes);
	*set = (struct series_set){NULL, 0, 0, false};
}
