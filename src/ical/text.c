/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Cleaning of texts before, and checking of values after libical. */
#include "ical/text.h"

#include <stdint.h>
#include <string.h>

/*
 * Reads one sequence of two to four octets (RFC 3629). Returns its length, or
 * 0 when it is not valid; a NUL is never passed over.
 */
static size_t
decode(const unsigned char *text, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = text[0] >= 0xF0 ? 4 : text[0] >= 0xE0 ? 3 : 2;
	size_t i;

	if (text[0] < 0xC2 || text[0] > 0xF4)
		return 0;
	*code = text[0] & (0xFFu >> (length + 1));
	for (i = 1; i < length; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (text[i] & 0x3Fu);
	}
	if (*code < least[length] || *code > 0x10FFFF)
		return 0;
	return *code >= 0xD800 && *code <= 0xDFFF ? 0 : length;
}

/* `code` is 0x80 or more. */
static bool
is_unwanted(uint32_t code)
{
	return code < 0xA0 || (code >= 0x202A && code <= 0x202E) ||
	    (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
	    code == 0xFFFE || code == 0xFFFF;
}

/* The line and the paragraph separator of Unicode. */
static bool
is_separator(uint32_t code)
{
	return code == 0x2028 || code == 0x2029;
}

/* Appends what is wanted of the one character at `text`; returns its length. */
static size_t
clean_character(struct buf *out, const unsigned char *text)
{
	uint32_t code = 0;
	size_t length;

	if (text[0] == '\r' || text[0] == '\n') {
		buf_append_char(out, '\n');
		return text[0] == '\r' && text[1] == '\n' ? 2 : 1;
	}
	if (text[0] == '\t')
		buf_append_char(out, ' ');
	if (text[0] < 0x80)
		return 1;
	length = decode(text, &code);
	if (length > 0 && is_separator(code))
		buf_append_char(out, '\n');
	else if (length > 0 && !is_unwanted(code))
		buf_append(out, text, length);
	return length > 0 ? length : 1;
}

static size_t
plain_length(const unsigned char *text)
{
	size_t length = 0;

	while (text[length] >= ' ' && text[length] < 0x7F)
		length++;
	return length;
}

void
ical_text_clean(struct buf *out, const char *text)
{
	const unsigned char *rest = (const unsigned char *)text;

	buf_clear(out);
	buf_append(out, "", 0);
	if (rest == NULL)
		return;
	for (;;) {
		size_t plain = plain_length(rest);

		buf_append(out, rest, plain);
		rest += plain;
		if (*rest == '\0')
			return;
		rest += clean_character(out, rest);
	}
}

static bool
is_escaped(char character)
{
	/* Letters and blanks, of which there are most, are none of them. */
	if (character >= 'a' || character == ' ')
		return false;
	return character == ',' || character == ';' || character == '\\' ||
	    character == '\n';
}

void
ical_text_escape(const struct buf *text, struct buf *out)
{
	const char *bytes = buf_text(text);
	size_t done = 0;

	buf_clear(out);
	for (size_t i = 0; i < text->length; i++) {
		if (!is_escaped(bytes[i]))
			continue;
		buf_append(out, bytes + done, i - done);
		buf_append_char(out, '\\');
		buf_append_char(out, bytes[i] == '\n' ? 'n' : bytes[i]);
		done = i + 1;
	}
	buf_append(out, bytes + done, text->length - done);
}

void
ical_text_clean_category(struct buf *out, const char *text)
{
	size_t read;
	size_t written = 0;

	ical_text_clean(out, text);
	for (read = 0; read < out->length; read++) {
		if (!is_escaped(out->bytes[read]))
			out->bytes[written++] = out->bytes[read];
	}
	out->length = written;
	if (out->bytes != NULL)
		out->bytes[written] = '\0';
}

static bool
is_letter(char character)
{
	return (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z');
}

bool
ical_url_is_valid(const char *url)
{
	size_t scheme = 0;
	size_t length;

	if (url == NULL || !is_letter(url[0]))
		return false;
	while (is_letter(url[scheme]) ||
	    (url[scheme] >= '0' && url[scheme] <= '9') ||
	    (url[scheme] != '\0' && strchr("+-.", url[scheme]) != NULL))
		scheme++;
	if (url[scheme] != ':' || url[scheme + 1] == '\0')
		return false;
	length = plain_length((const unsigned char *)url);
	return url[length] == '\0' && strchr(url, ' ') == NULL;
}
