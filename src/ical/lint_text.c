/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Texts (RFC 5545 section 3.3.11), URIs (RFC 3986) and names of colours (CSS
 * Color Module Level 3, as RFC 7986 section 5.9 wants). */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/color.h"
#include "ical/lint_state.h"

static void
refuse_escape(struct lint *lint, struct ical_slice part)
{
	char text[ICAL_TEXT_SIZE];
	uint32_t code_point;

	if (part.length > 1)
		part.length = 1 +
		    text_decode(part.text + 1, part.length - 1, &code_point);
	lint_add(lint, DIAGNOSTIC_ICAL_ESCAPE, part, ical_copy_text(part, text),
	    NULL);
	diagnostic_help(lint->diagnostics,
	    "a backslash stands before another one, a comma, a semicolon or "
	    "an n for a line break; alone it is written \\\\");
}

static void
warn_unescaped(struct lint *lint, struct ical_slice part)
{
	char character[2] = {part.text[0], '\0'};

	part.length = 1;
	lint_add(lint, DIAGNOSTIC_UNESCAPED, part, character, NULL);
	diagnostic_help(lint->diagnostics,
	    "write \\%s; calcurse leaves out an event with a bare one in its "
	    "SUMMARY",
	    character);
}

/* Whether a backslash and what is behind it are an escape. */
static bool
is_escape(struct ical_slice text)
{
	static const char escaped[] = {'\\', ';', ',', 'n', 'N'};

	return text.length > 1 &&
	    memchr(escaped, text.text[1], sizeof(escaped)) != NULL;
}

/* Moves to the first escape that is none, at or behind the start. */
static bool
find_bad_escape(struct ical_slice *text)
{
	while (text->length > 0) {
		size_t step = 1;

		if (text->text[0] == '\\' && !is_escape(*text))
			return true;
		if (text->text[0] == '\\')
			step = 2;
		text->text += step;
		text->length -= step;
	}
	return false;
}

/* Moves to the first semicolon, or comma, that is not escaped. */
static bool
find_unescaped(struct ical_slice *text, bool is_list)
{
	bool is_escaped = false;

	for (; text->length > 0; text->text++, text->length--) {
		char character = text->text[0];

		if (!is_escaped &&
		    (character == ';' || (character == ',' && !is_list)))
			return true;
		is_escaped = character == '\\' && !is_escaped;
	}
	return false;
}

/* The first of a kind in a text is enough. */
void
lint_text(struct lint *lint, bool is_list)
{
	struct ical_slice text = lint->line.value;

	if (find_bad_escape(&text))
		refuse_escape(lint, text);
	text = lint->line.value;
	if (find_unescaped(&text, is_list))
		warn_unescaped(lint, text);
}

/* The length of "scheme:" at the start, or 0. */
static size_t
scheme_length(struct ical_slice uri)
{
	static const char signs[] = {'+', '-', '.'};
	size_t at = 0;

	if (uri.length == 0 || !text_is_letter(uri.text[0]))
		return 0;
	while (at < uri.length &&
	    (text_is_letter(uri.text[at]) || text_is_digit(uri.text[at]) ||
		memchr(signs, uri.text[at], sizeof(signs)) != NULL))
		at++;
	return at < uri.length && uri.text[at] == ':' ? at + 1 : 0;
}

/* Whether a byte may stand in a URI; a percent sign before two digits only. */
static bool
is_uri_byte(struct ical_slice uri, size_t at)
{
	static const char signs[] = "-._~:/?#[]@!$&'()*+,;=";
	char byte = uri.text[at];

	if (byte == '%')
		return uri.length - at > 2 &&
		    lint_is_hexadecimal(uri.text[at + 1]) &&
		    lint_is_hexadecimal(uri.text[at + 2]);
	return text_is_letter(byte) || text_is_digit(byte) ||
	    memchr(signs, byte, sizeof(signs) - 1) != NULL;
}

/* The first byte that no URI has, or the length. */
static size_t
find_foreign(struct ical_slice uri)
{
	size_t at = 0;

	while (at < uri.length && is_uri_byte(uri, at))
		at++;
	return at;
}

void
lint_uri(struct lint *lint)
{
	struct ical_slice value = lint->line.value;
	struct ical_slice part = value;
	size_t foreign = find_foreign(value);
	char text[ICAL_TEXT_SIZE];

	if (foreign < value.length) {
		part.text += foreign;
		part.length = 1;
	} else if (scheme_length(value) > 0) {
		return;
	}
	lint_add(
	    lint, DIAGNOSTIC_BAD_URL, part, ical_copy_text(value, text), NULL);
	if (foreign < value.length)
		diagnostic_help(lint->diagnostics, "write %%%02X for the byte",
		    (unsigned int)(unsigned char)part.text[0]);
	else
		diagnostic_help(lint->diagnostics,
		    memchr(value.text, '@', value.length) != NULL
			? "write mailto: before it"
			: "write it with its scheme, as in https://");
}

void
lint_color(struct lint *lint)
{
	struct ical_slice value = lint->line.value;
	const char *nearest;

	if (ical_color_is_name(value.text, value.length))
		return;
	ical_refuse_value(lint->diagnostics, &lint->line, value,
	    "the name of a colour in CSS 3");
	if (lint->diagnostics->latest == NULL)
		return;
	nearest = ical_color_nearest(value.text, value.length);
	if (nearest != NULL)
		diagnostic_suggest(lint->diagnostics, nearest);
	else
		diagnostic_help(lint->diagnostics,
		    "write a name such as teal; numbers are not allowed");
}
