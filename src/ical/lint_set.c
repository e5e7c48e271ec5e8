/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* An open-addressed table of numbers over an array of entries. */
#include "ical/lint_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha1.h"

enum { FIRST_ROOM = 64 };

struct lint_key
lint_key_of(const struct lint_key *before, struct ical_slice text)
{
	unsigned char digest[SHA1_DIGEST_SIZE];
	struct lint_key key = {.is_set = true};
	struct sha1 sha1;

	sha1_init(&sha1);
	if (before != NULL && before->is_set)
		sha1_update(&sha1, before->bytes, sizeof(before->bytes));
	sha1_update(&sha1, text.text, text.length);
	sha1_final(&sha1, digest);
	memcpy(key.bytes, digest, sizeof(key.bytes));
	return key;
}

/* The slot that has the entry with `key`, or is free for it. */
static size_t
find_slot(const struct lint_set *set, const unsigned char *key)
{
	uint64_t slot;

	memcpy(&slot, key, sizeof(slot));
	for (;; slot++) {
		uint32_t number = set->slots[slot & (set->slot_count - 1)];

		if (number == 0 ||
		    memcmp(set->entries[number - 1].key, key,
			sizeof(set->entries[0].key)) == 0)
			return (size_t)(slot & (set->slot_count - 1));
	}
}

/* Makes room for one more; false when memory is short. */
static bool
grow(struct lint_set *set)
{
	size_t room = set->room == 0 ? FIRST_ROOM : 2 * set->room;
	struct lint_entry *entries =
	    realloc(set->entries, room * sizeof(entries[0]));
	uint32_t *slots;

	if (entries == NULL)
		return false;
	set->entries = entries;
	slots = calloc(2 * room, sizeof(slots[0]));
	if (slots == NULL)
		return false;
	free(set->slots);
	set->slots = slots;
	set->slot_count = 2 * room;
	set->room = room;
	for (size_t i = 0; i < set->count; i++)
		slots[find_slot(set, set->entries[i].key)] = (uint32_t)i + 1;
	return true;
}

size_t
lint_set_add(struct lint_set *set, const struct lint_key *key, uint32_t offset)
{
	struct lint_entry *entry;
	size_t slot;

	if (set->count == set->room && !grow(set)) {
		set->failed = true;
		return SIZE_MAX;
	}
	slot = find_slot(set, key->bytes);
	if (set->slots[slot] != 0)
		return set->slots[slot] - 1;
	entry = &set->entries[set->count++];
	memcpy(entry->key, key->bytes, sizeof(entry->key));
	entry->offset = offset;
	entry->mark = 0;
	set->slots[slot] = (uint32_t)set->count;
	return set->count - 1;
}

size_t
lint_set_find(const struct lint_set *set, const struct lint_key *key)
{
	uint32_t number;

	if (set->slot_count == 0)
		return SIZE_MAX;
	number = set->slots[find_slot(set, key->bytes)];
	return number == 0 ? SIZE_MAX : number - 1;
}

void
lint_set_release(struct lint_set *set)
{
	free(set->entries);
	free(set->slots);
	*set = (struct lint_set){.count = 0};
}
