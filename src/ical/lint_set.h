/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Texts that were met, by their SHA-1: so a million of them takes 32 MB,
 * however long they are, and nobody can make them collide by mistake. For the
 * lint*.c files alone.
 */
#ifndef TAKT_ICAL_LINT_SET_H
#define TAKT_ICAL_LINT_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ical/line.h"

struct lint_key {
	unsigned char bytes[16];
	bool is_set;
};

/* The key of `text`, and of what `before` is the key of if that is set. */
struct lint_key lint_key_of(
    const struct lint_key *before, struct ical_slice text);

struct lint_entry {
	unsigned char key[16];
	uint32_t offset; /* where it was met first */
	uint32_t mark;   /* for whoever uses the set; 0 at first */
};

/* Zeroed, it is empty. */
struct lint_set {
	struct lint_entry *entries; /* in the order in which they were met */
	size_t count;
	size_t room;
	uint32_t *slots; /* number of an entry + 1; 0: free */
	size_t slot_count;
	bool failed; /* memory was short */
};

/* The number of the entry, which is new if that was the count; SIZE_MAX when
 * memory is short. */
size_t lint_set_add(
    struct lint_set *set, const struct lint_key *key, uint32_t offset);

/* The number of the entry, or SIZE_MAX. */
size_t lint_set_find(const struct lint_set *set, const struct lint_key *key);

void lint_set_release(struct lint_set *set);

#endif
