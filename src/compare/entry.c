/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Lists of what a side of a comparison says. */
#include "compare/entry.h"

#include <stdlib.h>
#include <string.h>

/* Not in the arena, which would keep what a larger array replaces. */
struct entry *
entry_add(struct entry_list *list)
{
	if (list->count == list->room) {
		size_t room = list->room == 0 ? 64 : 2 * list->room;
		struct entry *items =
		    realloc(list->items, room * sizeof(items[0]));

		if (items == NULL)
			return NULL;
		list->items = items;
		list->room = room;
	}
	list->items[list->count] = (struct entry){0};
	return &list->items[list->count++];
}

const char *
entry_text(struct entry_list *list, const char *text, const char *before)
{
	if (before != NULL && strcmp(text, before) == 0)
		return before;
	return arena_string(&list->arena, text);
}

uint64_t
entry_digest(const char *bytes, size_t length)
{
	uint64_t hash = 14695981039346656037U;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211U;
	hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDU;
	hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53U;
	return hash ^ hash >> 33;
}

void
entry_list_release(struct entry_list *list)
{
	arena_release(&list->arena);
	free(list->items);
	*list = (struct entry_list){.source = NULL};
}
