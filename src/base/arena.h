/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Region memory: allocate piece by piece, free all at once. Every loaded
 * cadence and every plan owns one arena; nothing in it is freed on its own.
 * Any module may use it. It knows nothing of what is stored in it.
 */
#ifndef TAKT_BASE_ARENA_H
#define TAKT_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

/*
 * A zeroed struct arena is empty and ready for use. `failed` is set by the
 * first allocation that could not be served and stays set, so that a caller
 * far up can tell "out of memory" from any other reason for a failure.
 */
struct arena {
	struct arena_block *newest;
	bool failed;
};

/* An address in an arena, to which arena_rewind() can return. */
struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/*
 * Returns `size` zeroed bytes aligned for any type, owned by the arena, or
 * NULL when memory is short (and then sets arena->failed). Size 0 is served.
 */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc() for `count` elements of `size` bytes; checks overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies `length` bytes and adds a NUL. NULL when memory is short. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* Copies a NUL-terminated string. NULL when memory is short. */
char *arena_string(struct arena *arena, const char *string);

/* printf into the arena. NULL when memory is short. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Grows an array that lives in the arena so that it can hold one more element
 * than `count`: returns the old address while there is room (capacities are
 * powers of two from 4 up), else a larger copy. NULL when memory is short, and
 * then the old array is untouched.
 */
void *arena_grow(
    struct arena *arena, const void *array, size_t count, size_t size);

struct arena_mark arena_mark(const struct arena *arena);

/* Gives back all that was allocated since `mark` was taken. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Frees all memory; the arena is empty and usable again. */
void arena_release(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type)                                        \
	((type *)arena_array((arena), (count), sizeof(type)))

#endif
