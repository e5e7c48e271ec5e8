/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* An open-addressed table, never more than half full. */
#include "base/kept.h"

#include <string.h>

enum { FIRST_SIZE = 64 };

static size_t
hash(enum diagnostic_code code, uint32_t offset)
{
	uint64_t mixed = ((uint64_t)code << 32 | offset) * 0x9E3779B97F4A7C15u;

	return (size_t)(mixed >> 32);
}

bool
kept_has(
    const struct diagnostic_set *set, enum diagnostic_code code, struct span at)
{
	size_t slot = hash(code, at.start);

	if (set->size == 0)
		return false;
	for (;; slot++) {
		const struct diagnostic *item =
		    set->slots[slot & (set->size - 1)];

		if (item == NULL)
			return false;
		if (item->code == code && item->offset == at.start &&
		    strcmp(item->file, at.source->name) == 0)
			return true;
	}
}

static void
put(struct diagnostic_set *set, struct diagnostic *item)
{
	size_t slot = hash(item->code, item->offset);

	while (set->slots[slot & (set->size - 1)] != NULL)
		slot++;
	set->slots[slot & (set->size - 1)] = item;
	set->used++;
}

static bool
grow(struct diagnostic_set *set, struct arena *arena)
{
	struct diagnostic_set larger = {
	    .size = set->size == 0 ? FIRST_SIZE : 2 * set->size};

	larger.slots = ARENA_ARRAY(arena, larger.size, struct diagnostic *);
	if (larger.slots == NULL)
		return false;
	for (size_t i = 0; i < set->size; i++) {
		if (set->slots[i] != NULL)
			put(&larger, set->slots[i]);
	}
	*set = larger;
	return true;
}

void
kept_add(
    struct diagnostic_set *set, struct arena *arena, struct diagnostic *item)
{
	if (2 * (set->used + 1) > set->size && !grow(set, arena))
		return;
	put(set, item);
}

void
kept_reset(struct diagnostic_set *set, struct diagnostic **items, size_t count)
{
	set->used = 0;
	for (size_t i = 0; i < set->size; i++)
		set->slots[i] = NULL;
	for (size_t i = 0; i < count; i++) {
		if (items[i]->file != NULL)
			put(set, items[i]);
	}
}
