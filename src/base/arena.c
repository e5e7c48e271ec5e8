/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Region memory as a chain of blocks, newest first. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)16 * 1024)

struct arena_block {
	struct arena_block *older;
	size_t used;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

static size_t
round_up(size_t size)
{
	const size_t unit = alignof(max_align_t);

	return (size + unit - 1) / unit * unit;
}

static struct arena_block *
add_block(struct arena *arena, size_t size)
{
	size_t capacity = size > BLOCK_MIN ? size : BLOCK_MIN;
	struct arena_block *block = malloc(sizeof(*block) + capacity);

	if (block == NULL)
		return NULL;
	block->older = arena->newest;
	block->used = 0;
	block->size = capacity;
	arena->newest = block;
	return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->newest;
	void *result;

	if (size > SIZE_MAX / 4) {
		arena->failed = true;
		return NULL;
	}
	size = round_up(size);
	if (block == NULL || block->size - block->used < size)
		block = add_block(arena, size);
	if (block == NULL) {
		arena->failed = true;
		return NULL;
	}
	result = block->bytes + block->used;
	block->used += size;
	return memset(result, 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 4 / size) {
		arena->failed = true;
		return NULL;
	}
	return arena_alloc(arena, count * size);
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (copy != NULL && length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

char *
arena_string(struct arena *arena, const char *string)
{
	return arena_copy(arena, string, strlen(string));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	char small[128];
	char *text = NULL;
	int length;
	va_list arguments;

	va_start(arguments, format);
	length = vsnprintf(small, sizeof(small), format, arguments);
	va_end(arguments);
	if (length >= 0 && (size_t)length < sizeof(small))
		return arena_copy(arena, small, (size_t)length);
	if (length >= 0)
		text = arena_alloc(arena, (size_t)length + 1);
	if (text == NULL)
		return NULL;
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

void *
arena_grow(struct arena *arena, const void *array, size_t count, size_t size)
{
	bool is_full = count == 0 || (count >= 4 && (count & (count - 1)) == 0);
	void *larger;

	if (!is_full)
		return (void *)array;
	larger = arena_array(arena, count < 4 ? 4 : count * 2, size);
	if (larger != NULL && count > 0)
		memcpy(larger, array, count * size);
	return larger;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	struct arena_mark mark = {arena->newest, 0};

	if (arena->newest != NULL)
		mark.used = arena->newest->used;
	return mark;
}

void
arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->newest != mark.block) {
		struct arena_block *older = arena->newest->older;

		free(arena->newest);
		arena->newest = older;
	}
	if (arena->newest != NULL)
		arena->newest->used = mark.used;
}

void
arena_release(struct arena *arena)
{
	arena_rewind(arena, (struct arena_mark){NULL, 0});
	arena->failed = false;
}
