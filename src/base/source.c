/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Lines and columns, found by scanning: they are asked for only where a
 * message or an explanation is printed.
 */
#include "base/source.h"

#include "base/text.h"

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

struct position
source_position(const struct source *source, uint32_t offset)
{
	struct position position = {1, 1};
	uint32_t line_start = 0;

	if (offset > source->size)
		offset = (uint32_t)source->size;
	for (uint32_t i = 0; i < offset; i++) {
		if (source->text[i] == '\n') {
			position.line++;
			line_start = i + 1;
		}
	}
	position.column += (uint32_t)text_count_code_points(
	    source->text + line_start, offset - line_start);
	return position;
}
