/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Quoting. */
#include "import/yaml.h"

#include <string.h>

#include "base/text.h"

/* Words that YAML 1.1 takes for something else than text. */
static bool
is_odd_word(const char *text)
{
	static const char *const words[] = {
	    "null", "true", "false", "yes", "no", "on", "off", "y", "n", NULL};

	for (size_t i = 0; words[i] != NULL; i++) {
		if (text_equal_ignoring_case(
			text, strlen(text), words[i], strlen(words[i])))
			return true;
	}
	return false;
}

/* Letters, and between them what means nothing in YAML. */
static bool
is_plain(const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || text[length - 1] == ' ' || is_odd_word(text) ||
	    (!text_is_letter(text[0]) && (unsigned char)text[0] < 0x80))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (!text_is_letter(text[i]) && !text_is_digit(text[i]) &&
		    (unsigned char)text[i] < 0x80 &&
		    strchr(" ._/-+()", text[i]) == NULL)
			return false;
	}
	return true;
}

/* One code point; what a cadence cannot hold is left out. */
static void
append_quoted(struct buf *out, const char *text, size_t size, uint32_t point)
{
	if (point == '\n')
		buf_append_string(out, "\\n");
	else if (point == '\t')
		buf_append_string(out, "\\t");
	else if (point == '"' || point == '\\')
		buf_printf(out, "\\%c", (char)point);
	else if (point == 0x85 || point == 0xA0 || point == 0xFEFF ||
	    (point >= 0x2000 && point <= 0x200F) || point == 0x2028 ||
	    point == 0x2029)
		buf_printf(out, "\\u%04X", (unsigned)point);
	else if (!text_is_forbidden(point) && point != 0)
		buf_append(out, text, size);
}

void
yaml_quoted(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	buf_append_char(out, '"');
	for (size_t at = 0; at < length;) {
		uint32_t point = 0;
		size_t size = text_decode(text + at, length - at, &point);

		if (size > 0)
			append_quoted(out, text + at, size, point);
		at += size > 0 ? size : 1;
	}
	buf_append_char(out, '"');
}

/* Beyond ASCII most is plain text, but not what nobody sees. */
static bool
is_seen(const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		uint32_t point = 0;
		size_t size = text_decode(text + at, length - at, &point);

		if (size == 0 || text_is_forbidden(point) || point == 0xA0 ||
		    point == 0x85 || point == 0xFEFF ||
		    (point >= 0x2000 && point <= 0x206F))
			return false;
		at += size;
	}
	return true;
}

void
yaml_text(struct buf *out, const char *text)
{
	if (is_plain(text) && is_seen(text))
		buf_append_string(out, text);
	else
		yaml_quoted(out, text);
}

void
yaml_url(struct buf *out, const char *url)
{
	size_t length = strlen(url);

	/* Without blanks only a colon at the end means anything. */
	if (length > 0 && text_is_letter(url[0]) && url[length - 1] != ':')
		buf_append_string(out, url);
	else
		yaml_quoted(out, url);
}

void
yaml_comment(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		uint32_t point = 0;
		size_t size = text_decode(text + at, length - at, &point);

		if (size == 0 || text_is_forbidden(point) || point == '\n' ||
		    point == 0x85 || point == 0xFEFF || point == 0x2028 ||
		    point == 0x2029)
			buf_append_char(out, '?');
		else
			buf_append(out, text + at, size);
		at += size > 0 ? size : 1;
	}
}
