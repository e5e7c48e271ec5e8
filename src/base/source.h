/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A named text that was read, and places in it. Loader and phrase parser put
 * a span on every value, so that any later complaint can point at it.
 */
#ifndef TAKT_BASE_SOURCE_H
#define TAKT_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The caller owns name and text and keeps them while spans are in use. */
struct source {
	const char *name;
	const char *text;
	size_t size;
};

/* Bytes [start, end) of a source. A NULL source means "no place". */
struct span {
	const struct source *source;
	uint32_t start;
	uint32_t end;
};

/* One-based; the column counts code points. */
struct position {
	uint32_t line;
	uint32_t column;
};

struct position source_position(const struct source *source, uint32_t offset);

/*
 * How many lines end before every 64 KiB of a source. In a large file with
 * many complaints each of them would have its lines counted from the top.
 */
struct source_index {
	const struct source *source;
	uint32_t *lines;
};

/* False when memory is short; the source must not change while it is in use. */
bool source_index_make(struct source_index *index, const struct source *source);
void source_index_release(struct source_index *index);

/* As source_position(); `index` may be NULL, or that of another source. */
struct position source_index_position(const struct source_index *index,
    const struct source *source, uint32_t offset);

/* The line that holds `offset`, without its line break. */
struct span source_line(const struct source *source, uint32_t offset);

#endif
