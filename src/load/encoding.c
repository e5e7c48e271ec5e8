/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* UTF-8, byte-order marks and characters that must not be in a file. */
#include "load/encoding.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

void
encoding_name(uint32_t code_point, char text[32])
{
	const char *name = "";

	if (code_point == 0)
		name = " (null)";
	else if (code_point == 0x1B)
		name = " (escape)";
	else if (code_point >= 0x202A)
		name = " (text direction)";
	else if (code_point < 0xA0)
		name = " (control)";
	snprintf(text, 32, "U+%04X%s", (unsigned int)code_point, name);
}

static bool
has_prefix(const struct source *source, const char *bytes, size_t length)
{
	return source->size >= length &&
	    memcmp(source->text, bytes, length) == 0;
}

static bool
refuse(struct diagnostics *diagnostics, enum diagnostic_code code,
    const struct source *source, size_t at, const char *text)
{
	struct span span = {source, (uint32_t)at, (uint32_t)at + 1};

	/* The whole of a character. */
	while (span.end < source->size &&
	    text_valid_prefix(source->text + at, span.end - at) <
		span.end - at &&
	    span.end < at + 4)
		span.end++;
	if (text_valid_prefix(source->text + at, span.end - at) < span.end - at)
		span.end = (uint32_t)at + 1;

	diagnostic_add(diagnostics, code, span, DIAGNOSTIC_ARGS(text));
	return false;
}

static bool
check_bytes(
    const struct source *source, struct diagnostics *diagnostics, size_t start)
{
	char text[64];

	for (size_t at = start; at < source->size;) {
		uint32_t code_point = (unsigned char)source->text[at];
		size_t size = 1;

		if (text_is_plain(source->text[at])) {
			at++;
			continue;
		}
		if (code_point >= 0x80)
			size = text_decode(
			    source->text + at, source->size - at, &code_point);
		if (size == 0) {
			snprintf(text, sizeof(text), "byte 0x%02X is not UTF-8",
			    (unsigned char)source->text[at]);
			refuse(
			    diagnostics, DIAGNOSTIC_ENCODING, source, at, text);
			diagnostic_help(diagnostics, "save the file as UTF-8");
			return false;
		}
		if (code_point != '\r' && text_is_forbidden(code_point)) {
			encoding_name(code_point, text);
			return refuse(diagnostics,
			    DIAGNOSTIC_FORBIDDEN_CHARACTER, source, at, text);
		}
		at += size;
	}
	return true;
}

bool
encoding_check(
    const struct source *source, struct diagnostics *diagnostics, size_t *start)
{
	*start = has_prefix(source, "\xEF\xBB\xBF", 3) ? 3 : 0;
	if (has_prefix(source, "\xFF\xFE", 2) ||
	    has_prefix(source, "\xFE\xFF", 2)) {
		refuse(diagnostics, DIAGNOSTIC_ENCODING, source, 0,
		    "the file is UTF-16");
		diagnostic_help(diagnostics, "save the file as UTF-8");
		return false;
	}
	return check_bytes(source, diagnostics, *start);
}

bool
encoding_is_ascii(const struct source *source, size_t start)
{
	unsigned char bits = 0;

	for (size_t i = start; i < source->size; i++)
		bits |= (unsigned char)source->text[i];
	return bits < 0x80;
}
