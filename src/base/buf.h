/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A growing byte buffer for text that is being written. Any module may use
 * it. A failure to grow is remembered in `failed`; later appends then do
 * nothing, so a writer may append freely and check once at the end.
 */
#ifndef TAKT_BASE_BUF_H
#define TAKT_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A zeroed struct buf is empty. `bytes` is NUL-terminated once not NULL. */
struct buf {
	char *bytes;
	size_t length;
	size_t capacity;
	bool failed;
};

void buf_append(struct buf *buf, const void *bytes, size_t length);
void buf_append_string(struct buf *buf, const char *string);
void buf_append_char(struct buf *buf, char character);
void buf_append_repeated(struct buf *buf, char character, size_t count);

/* Takes the blanks at the end away, and ends the line. */
void buf_end_line(struct buf *buf);

/* The number in decimal digits, with a sign if it is negative. */
void buf_append_number(struct buf *buf, int64_t number);

void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far; "" when nothing was written. Owned by the buffer. */
const char *buf_text(const struct buf *buf);

/* Empties the buffer and keeps its memory. Does not clear `failed`. */
void buf_clear(struct buf *buf);

/* Frees the memory; the buffer is empty and usable again. */
void buf_release(struct buf *buf);

#endif
