/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Lines of a page, one after the other. */
#include "page/line.h"

#include <string.h>

#include "base/text.h"

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t' || character == '\r';
}

bool
page_line_at(const struct source *page, uint32_t start, struct page_line *line)
{
	const char *text = page->text;
	const char *end;

	if (start == 0 && page->size >= 3 &&
	    memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		start = 3;
	if (start >= page->size)
		return false;
	end = memchr(text + start, '\n', page->size - start);
	line->start = start;
	line->end = end != NULL ? (uint32_t)(end - text) : (uint32_t)page->size;
	line->next = line->end + (end != NULL);
	while (line->end > start && is_blank(text[line->end - 1]))
		line->end--;
	line->text = start;
	while (line->text < line->end &&
	    (is_blank(text[line->text]) || text[line->text] == '>'))
		line->text++;
	return true;
}

/* Behind digits or '#', a point or a parenthesis. */
static uint32_t
number_length(const char *text, uint32_t at, uint32_t end)
{
	uint32_t stop = at;

	while (stop < end && stop - at < 9 && text_is_digit(text[stop]))
		stop++;
	if (stop == at && stop < end && text[stop] == '#')
		stop++;
	if (stop == at || stop == end ||
	    (text[stop] != '.' && text[stop] != ')'))
		return 0;
	return stop + 1 - at;
}

uint32_t
page_bullet_length(const struct source *page, uint32_t at, uint32_t end)
{
	const char *text = page->text;
	uint32_t stop;

	if (at == end)
		return 0;
	stop = at +
	    (strchr("-*+", text[at]) != NULL && text[at] != '\0'
		    ? 1
		    : number_length(text, at, end));
	if (stop == at || (stop < end && !is_blank(text[stop])))
		return 0;
	while (stop < end && is_blank(text[stop]))
		stop++;
	return stop - at;
}
