/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Unfolding and splitting of content lines. */
#include "ical/line.h"

#include <string.h>

#include "base/text.h"

/* The end of the physical line at `at`, without its break. */
static size_t
line_end(const struct source *source, size_t at)
{
	const char *found = memchr(source->text + at, '\n', source->size - at);
	size_t end =
	    found == NULL ? source->size : (size_t)(found - source->text);

	if (end > at && source->text[end - 1] == '\r')
		end--;
	return end;
}

/* Where the next physical line starts, `end` being the end of one. */
static size_t
skip_break(const struct source *source, size_t end)
{
	if (end < source->size && source->text[end] == '\r')
		end++;
	return end + (end < source->size);
}

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t';
}

static bool
is_continuation(const struct source *source, size_t at)
{
	return at < source->size && is_blank(source->text[at]);
}

/* Takes a line with all that is folded into it; moves lines->next behind. */
static enum ical_line_status
unfold(struct ical_lines *lines, struct ical_slice *text)
{
	const struct source *source = lines->source;
	size_t at = lines->next;
	size_t end = line_end(source, at);

	*text = (struct ical_slice){source->text + at, end - at};
	at = skip_break(source, end);
	if (is_continuation(source, at)) {
		buf_clear(&lines->unfolded);
		buf_append(&lines->unfolded, text->text, text->length);
	}
	while (is_continuation(source, at)) {
		end = line_end(source, ++at);
		if (lines->unfolded.length + (end - at) > lines->longest)
			return ICAL_LINE_TOO_LONG;
		buf_append(&lines->unfolded, source->text + at, end - at);
		*text = (struct ical_slice){
		    buf_text(&lines->unfolded), lines->unfolded.length};
		at = skip_break(source, end);
	}
	lines->next = (uint32_t)at;
	if (lines->unfolded.failed)
		return ICAL_LINE_NO_MEMORY;
	return text->length > lines->longest ? ICAL_LINE_TOO_LONG
					     : ICAL_LINE_OK;
}

static bool
is_name_character(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    character == '-' || character == '_';
}

/* The index of `wanted` at or after `at` and outside of quotes, or the end. */
static size_t
find_unquoted(struct ical_slice text, size_t at, char wanted)
{
	bool is_quoted = false;

	for (; at < text.length; at++) {
		if (text.text[at] == '"')
			is_quoted = !is_quoted;
		else if (text.text[at] == wanted && !is_quoted)
			break;
	}
	return at;
}

static bool
split(struct ical_slice text, struct ical_line *line)
{
	size_t name = 0;
	size_t colon;

	while (name < text.length && is_name_character(text.text[name]))
		name++;
	if (name == 0 || name == text.length ||
	    (text.text[name] != ';' && text.text[name] != ':'))
		return false;
	colon = find_unquoted(text, name, ':');
	if (colon == text.length)
		return false;
	line->text = text.text;
	line->name = (struct ical_slice){text.text, name};
	line->parameters = (struct ical_slice){text.text + name, colon - name};
	line->value =
	    (struct ical_slice){text.text + colon + 1, text.length - colon - 1};
	return true;
}

enum ical_line_status
ical_lines_next(struct ical_lines *lines, struct ical_line *line)
{
	struct ical_slice text;

	do {
		enum ical_line_status status;

		if (lines->next >= lines->source->size)
			return ICAL_LINE_END;
		line->source = lines->source;
		line->start = lines->next;
		status = unfold(lines, &text);
		if (status != ICAL_LINE_OK)
			return status;
	} while (ical_slice_trim(text).length == 0);
	return split(text, line) ? ICAL_LINE_OK : ICAL_LINE_BROKEN;
}

void
ical_lines_release(struct ical_lines *lines)
{
	buf_release(&lines->unfolded);
}

/* Without the quotes around it. */
static struct ical_slice
unquote(struct ical_slice slice)
{
	if (slice.length >= 2 && slice.text[0] == '"') {
		slice.text++;
		slice.length -= 2;
	}
	return slice;
}

bool
ical_line_parameter(
    const struct ical_line *line, const char *name, struct ical_slice *value)
{
	struct ical_slice all = line->parameters;
	size_t at = 0;

	/* `at` is on a semicolon. */
	while (at < all.length) {
		size_t end = find_unquoted(all, at + 1, ';');
		size_t sign = find_unquoted(all, at + 1, '=');
		struct ical_slice found = {all.text + at + 1, sign - at - 1};

		if (sign < end && ical_slice_is(found, name)) {
			*value = unquote((struct ical_slice){
			    all.text + sign + 1, end - sign - 1});
			return true;
		}
		at = end;
	}
	return false;
}

struct span
ical_line_span(const struct ical_line *line, struct ical_slice part)
{
	const struct source *source = line->source;
	size_t left = (size_t)(part.text - line->text);
	size_t at = line->start;
	size_t end = line_end(source, at);

	while (left > end - at &&
	    is_continuation(source, skip_break(source, end))) {
		left -= end - at;
		at = skip_break(source, end) + 1;
		end = line_end(source, at);
	}
	at = at + left < end ? at + left : end;
	if (part.length < end - at)
		end = at + part.length;
	return (struct span){source, (uint32_t)at, (uint32_t)end};
}

bool
ical_slice_is(struct ical_slice slice, const char *text)
{
	return text_equal_ignoring_case(
	    slice.text, slice.length, text, strlen(text));
}

struct ical_slice
ical_slice_trim(struct ical_slice slice)
{
	while (slice.length > 0 && is_blank(slice.text[0])) {
		slice.text++;
		slice.length--;
	}
	while (slice.length > 0 && is_blank(slice.text[slice.length - 1]))
		slice.length--;
	return slice;
}

bool
ical_slice_split(
    struct ical_slice *rest, char separator, struct ical_slice *item)
{
	const char *found;

	if (rest->text == NULL)
		return false;
	*item = *rest;
	found = rest->length == 0 ? NULL
				  : memchr(rest->text, separator, rest->length);
	if (found == NULL) {
		*rest = (struct ical_slice){NULL, 0};
		return true;
	}
	item->length = (size_t)(found - rest->text);
	rest->length -= item->length + 1;
	rest->text = found + 1;
	return true;
}
