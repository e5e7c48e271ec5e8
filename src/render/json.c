/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Separators, indentation and escapes of JSON. */
#include "render/json.h"

#include <string.h>

#include "base/text.h"

static void
break_line(struct json *json)
{
	buf_append_char(json->out, '\n');
	buf_append_repeated(json->out, ' ', 2 * (size_t)json->depth);
}

/* What stands before a value, or before a key and its value. */
static void
separate(struct json *json)
{
	if (json->has_key) {
		json->has_key = false;
		return;
	}
	if (json->has_value)
		buf_append_char(json->out, ',');
	if (json->depth > 0)
		break_line(json);
	json->has_value = true;
}

static void
begin(struct json *json, char bracket)
{
	separate(json);
	buf_append_char(json->out, bracket);
	json->depth++;
	json->has_value = false;
}

static void
end(struct json *json, char bracket)
{
	json->depth--;
	if (json->has_value)
		break_line(json);
	buf_append_char(json->out, bracket);
	json->has_value = true;
	if (json->depth == 0)
		buf_append_char(json->out, '\n');
}

void
json_begin_object(struct json *json)
{
	begin(json, '{');
}

void
json_end_object(struct json *json)
{
	end(json, '}');
}

void
json_begin_list(struct json *json)
{
	begin(json, '[');
}

void
json_end_list(struct json *json)
{
	end(json, ']');
}

static void
append_code_point(
    struct buf *out, uint32_t code_point, const char *bytes, size_t size)
{
	switch (code_point) {
	case '"':
		buf_append_string(out, "\\\"");
		break;
	case '\\':
		buf_append_string(out, "\\\\");
		break;
	case '\n':
		buf_append_string(out, "\\n");
		break;
	case '\t':
		buf_append_string(out, "\\t");
		break;
	default:
		/* DEL and what follows it are legal, but disturb terminals. */
		if (code_point < 0x20 ||
		    (code_point >= 0x7F && code_point < 0xA0))
			buf_printf(out, "\\u%04x", (unsigned int)code_point);
		else
			buf_append(out, bytes, size);
	}
}

static void
append_quoted(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	buf_append_char(out, '"');
	for (size_t at = 0; at < length;) {
		uint32_t code_point = 0;
		size_t size = text_decode(text + at, length - at, &code_point);

		if (size == 0)
			buf_append_string(out, "\xEF\xBF\xBD");
		else
			append_code_point(out, code_point, text + at, size);
		at += size == 0 ? 1 : size;
	}
	buf_append_char(out, '"');
}

void
json_key(struct json *json, const char *key)
{
	separate(json);
	append_quoted(json->out, key);
	buf_append_string(json->out, ": ");
	json->has_key = true;
}

void
json_string(struct json *json, const char *text)
{
	separate(json);
	if (text != NULL)
		append_quoted(json->out, text);
	else
		buf_append_string(json->out, "null");
}

void
json_number(struct json *json, int64_t number)
{
	separate(json);
	buf_append_number(json->out, number);
}

void
json_boolean(struct json *json, bool value)
{
	separate(json);
	buf_append_string(json->out, value ? "true" : "false");
}

void
json_decimal(struct json *json, const char *digits)
{
	separate(json);
	buf_append_string(json->out, digits);
}
