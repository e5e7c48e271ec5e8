/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Lines and columns, found by scanning: they are asked for only where a
 * message or an explanation is printed.
 */
#include "base/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { BLOCK = 64 * 1024 };

struct span
source_line(const struct source *source, uint32_t offset)
{
	struct span line = {source, offset, offset};

	if (line.start > source->size)
		line.start = line.end = (uint32_t)source->size;
	while (line.start > 0 && source->text[line.start - 1] != '\n')
		line.start--;
	while (line.end < source->size && source->text[line.end] != '\n')
		line.end++;
	if (line.end > line.start && source->text[line.end - 1] == '\r')
		line.end--;
	return line;
}

/* Lines that end in [from, to). */
static uint32_t
count_breaks(const struct source *source, size_t from, size_t to)
{
	uint32_t count = 0;

	while (from < to) {
		const char *found =
		    memchr(source->text + from, '\n', to - from);

		if (found == NULL)
			break;
		count++;
		from = (size_t)(found - source->text) + 1;
	}
	return count;
}

bool
source_index_make(struct source_index *index, const struct source *source)
{
	size_t blocks = source->size / BLOCK + 1;

	index->source = source;
	index->lines = malloc(blocks * sizeof(index->lines[0]));
	if (index->lines == NULL)
		return false;
	index->lines[0] = 0;
	for (size_t i = 1; i < blocks; i++)
		index->lines[i] = index->lines[i - 1] +
		    count_breaks(source, (i - 1) * BLOCK, i * BLOCK);
	return true;
}

void
source_index_release(struct source_index *index)
{
	free(index->lines);
	*index = (struct source_index){NULL, NULL};
}

struct position
source_index_position(const struct source_index *index,
    const struct source *source, uint32_t offset)
{
	struct position position = {1, 1};
	size_t from = 0;
	uint32_t line_start;

	if (offset > source->size)
		offset = (uint32_t)source->size;
	if (index != NULL && index->source == source) {
		from = offset - offset % BLOCK;
		position.line += index->lines[offset / BLOCK];
	}
	position.line += count_breaks(source, from, offset);
	line_start = offset;
	while (line_start > 0 && source->text[line_start - 1] != '\n')
		line_start--;
	position.column += (uint32_t)text_count_code_points(
	    source->text + line_start, offset - line_start);
	return position;
}

struct position
source_position(const struct source *source, uint32_t offset)
{
	return source_index_position(NULL, source, offset);
}
