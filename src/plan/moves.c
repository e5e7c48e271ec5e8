/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Items are the same when project, series and slot are. */
#include "plan/moves.h"

#include <stdlib.h>
#include <string.h>

struct place {
	const char *project;
	const char *series;
	const char *slot;
	struct date first;
	enum precision precision;
};

struct moves {
	struct place *places;
	size_t count;
};

static int
compare_places(const void *left, const void *right)
{
	const struct place *a = left;
	const struct place *b = right;
	int order = strcmp(a->project, b->project);

	if (order == 0)
		order = strcmp(a->series, b->series);
	return order != 0 ? order : strcmp(a->slot, b->slot);
}

struct moves *
moves_new(const struct plan *before, struct arena *arena)
{
	const struct plan_item *items = plan_sorted(before, arena);
	struct moves *moves = ARENA_NEW(arena, struct moves);

	if (items == NULL || moves == NULL)
		return NULL;
	moves->count = plan_item_count(before);
	moves->places = ARENA_ARRAY(arena, moves->count + 1, struct place);
	if (moves->places == NULL)
		return NULL;
	for (size_t i = 0; i < moves->count; i++)
		moves->places[i] = (struct place){items[i].cadence->project,
		    items[i].series_identity, items[i].slot, items[i].first,
		    items[i].precision};
	qsort(moves->places, moves->count, sizeof(moves->places[0]),
	    compare_places);
	return moves;
}

void
moves_mark(const struct moves *moves, struct plan_item *item)
{
	const struct place key = {item->cadence->project, item->series_identity,
	    item->slot, item->first, item->precision};
	const struct place *place = bsearch(&key, moves->places, moves->count,
	    sizeof(moves->places[0]), compare_places);

	item->is_new = place == NULL;
	if (place == NULL)
		return;
	item->was = place->first;
	item->has_moved = date_compare(place->first, item->first) != 0;
}
