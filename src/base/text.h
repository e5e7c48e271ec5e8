/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text without a locale: ASCII case, UTF-8, display width, nearest name.
 * Any module may use it.
 */
#ifndef TAKT_BASE_TEXT_H
#define TAKT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool text_is_digit(char character);
bool text_is_letter(char character);
char text_lower(char character);
char text_upper(char character);

/* Printable ASCII: what most text is, and what nothing is wrong with. */
static inline bool
text_is_plain(char character)
{
	return character >= ' ' && character < 0x7F;
}

enum { TEXT_NUMBER_SIZE = 20 };

/* Writes decimal digits, after a sign if negative, without a NUL; returns how
 * many bytes. */
size_t text_from_number(int64_t number, char text[TEXT_NUMBER_SIZE]);

/* ASCII letters compare without case, all other bytes as they are. */
bool text_equal_ignoring_case(const char *left, size_t left_length,
    const char *right, size_t right_length);

/*
 * Reads one code point at `bytes` (length > 0). Returns its length in bytes,
 * or 0 where the bytes are not valid UTF-8 (overlong forms and surrogates
 * are not).
 */
size_t text_decode(const char *bytes, size_t length, uint32_t *code_point);

/* Appends the UTF-8 of a code point to `out`; returns 1 to 4. */
size_t text_encode(uint32_t code_point, char out[4]);

/* Offset of the first byte that is not part of valid UTF-8, else `length`. */
size_t text_valid_prefix(const char *bytes, size_t length);

size_t text_count_code_points(const char *bytes, size_t length);

/*
 * Columns that a code point takes in a terminal: 0 for combining marks, 2 for
 * wide East Asian characters and emoji, else 1.
 */
int text_code_point_width(uint32_t code_point);

/* Columns of valid UTF-8 text. */
size_t text_width(const char *bytes, size_t length);

/*
 * True for code points that must not stand in a value: C0 but tab and line
 * feed, DEL, C1, bidirectional controls, U+FFFE and U+FFFF.
 */
bool text_is_forbidden(uint32_t code_point);

/*
 * Picks the name nearest to `word` by Damerau-Levenshtein distance without
 * case: at most 1 edit for words of up to 4 bytes, 2 for up to 8, else 3.
 * `names` holds `count` strings. NULL when none is near enough.
 */
const char *text_nearest(
    const char *word, size_t length, const char *const *names, size_t count);

/* The distance that text_nearest() uses, or a large number when over 3. */
size_t text_distance(const char *left, size_t left_length, const char *right,
    size_t right_length);

/* The farthest distance at which a word of this length is a suggestion. */
size_t text_nearest_limit(size_t length);

#endif
