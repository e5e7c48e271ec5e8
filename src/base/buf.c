/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The growing byte buffer. Doubles its memory when full. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Makes room for `extra` bytes and a NUL; false when that is impossible. */
static bool
buf_reserve(struct buf *buf, size_t extra)
{
	size_t capacity = buf->capacity < 256 ? 256 : buf->capacity;
	char *bytes;

	if (buf->failed || extra > SIZE_MAX / 4 - buf->length) {
		buf->failed = true;
		return false;
	}
	if (buf->length + extra < buf->capacity)
		return true;
	while (capacity <= buf->length + extra)
		capacity *= 2;
	bytes = realloc(buf->bytes, capacity);
	if (bytes == NULL) {
		buf->failed = true;
		return false;
	}
	buf->bytes = bytes;
	buf->capacity = capacity;
	return true;
}

void
buf_append(struct buf *buf, const void *bytes, size_t length)
{
	if (!buf_reserve(buf, length))
		return;
	if (length > 0)
		memcpy(buf->bytes + buf->length, bytes, length);
	buf->length += length;
	buf->bytes[buf->length] = '\0';
}

void
buf_append_string(struct buf *buf, const char *string)
{
	buf_append(buf, string, strlen(string));
}

void
buf_append_char(struct buf *buf, char character)
{
	buf_append(buf, &character, 1);
}

void
buf_append_repeated(struct buf *buf, char character, size_t count)
{
	if (!buf_reserve(buf, count))
		return;
	memset(buf->bytes + buf->length, character, count);
	buf->length += count;
	buf->bytes[buf->length] = '\0';
}

void
buf_end_line(struct buf *buf)
{
	while (buf->length > 0 && buf->bytes[buf->length - 1] == ' ')
		buf->length--;
	buf_append_char(buf, '\n');
}

void
buf_append_number(struct buf *buf, int64_t number)
{
	char digits[TEXT_NUMBER_SIZE];

	buf_append(buf, digits, text_from_number(number, digits));
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	size_t room = buf->capacity - buf->length;
	int length;
	va_list arguments;

	if (buf->failed)
		return;
	/* Mostly it fits as it is, and then once is enough. */
	va_start(arguments, format);
	length = vsnprintf(room > 0 ? buf->bytes + buf->length : NULL, room,
	    format, arguments);
	va_end(arguments);
	if (length >= 0 && (size_t)length < room) {
		buf->length += (size_t)length;
		return;
	}
	if (buf->bytes != NULL)
		buf->bytes[buf->length] = '\0';
	if (length < 0 || !buf_reserve(buf, (size_t)length)) {
		buf->failed = true;
		return;
	}
	va_start(arguments, format);
	vsnprintf(
	    buf->bytes + buf->length, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buf->length += (size_t)length;
}

const char *
buf_text(const struct buf *buf)
{
	return buf->bytes != NULL ? buf->bytes : "";
}

void
buf_clear(struct buf *buf)
{
	buf->length = 0;
	if (buf->bytes != NULL)
		buf->bytes[0] = '\0';
}

void
buf_release(struct buf *buf)
{
	free(buf->bytes);
	*buf = (struct buf){0};
}
