/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* ASCII, UTF-8, display width and edit distance, all without a locale. */
#include "base/text.h"

#include <string.h>

/* Longer words are no typing mistakes of names; this bounds the work. */
#define DISTANCE_LENGTH_MAX 48

bool
text_is_digit(char character)
{
	return character >= '0' && character <= '9';
}

bool
text_is_letter(char character)
{
	char lower = text_lower(character);

	return lower >= 'a' && lower <= 'z';
}

char
text_lower(char character)
{
	if (character >= 'A' && character <= 'Z')
		return (char)(character - 'A' + 'a');
	return character;
}

char
text_upper(char character)
{
	return character >= 'a' && character <= 'z'
	    ? (char)(character - 'a' + 'A')
	    : character;
}

size_t
text_from_number(int64_t number, char text[TEXT_NUMBER_SIZE])
{
	char *at = text + TEXT_NUMBER_SIZE;
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
	size_t length;

	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		*--at = '-';
	length = (size_t)(text + TEXT_NUMBER_SIZE - at);
	memmove(text, at, length);
	return length;
}

bool
text_equal_ignoring_case(const char *left, size_t left_length,
    const char *right, size_t right_length)
{
	if (left_length != right_length)
		return false;
	for (size_t i = 0; i < left_length; i++) {
		if (text_lower(left[i]) != text_lower(right[i]))
			return false;
	}
	return true;
}

/* Length of the sequence that a lead byte announces, 0 for no lead byte. */
static size_t
sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return 4;
	return 0;
}

size_t
text_decode(const char *bytes, size_t length, uint32_t *code_point)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)bytes[0];
	size_t size = sequence_length(lead);
	uint32_t value;

	if (size == 0 || size > length)
		return 0;
	value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
	for (size_t i = 1; i < size; i++) {
		unsigned char next = (unsigned char)bytes[i];

		if ((next & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (next & 0x3FU);
	}
	if (value < smallest[size] || value > 0x10FFFF ||
	    (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*code_point = value;
	return size;
}

size_t
text_encode(uint32_t code_point, char out[4])
{
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		out[0] = (char)(0xC0 | code_point >> 6);
		out[1] = (char)(0x80 | (code_point & 0x3F));
		return 2;
	}
	if (code_point < 0x10000) {
		out[0] = (char)(0xE0 | code_point >> 12);
		out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code_point & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code_point >> 18);
	out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code_point & 0x3F));
	return 4;
}

size_t
text_valid_prefix(const char *bytes, size_t length)
{
	size_t at = 0;

	while (at < length) {
		uint32_t code_point;
		size_t size = 1;

		if ((unsigned char)bytes[at] >= 0x80)
			size =
			    text_decode(bytes + at, length - at, &code_point);
		if (size == 0)
			return at;
		at += size;
	}
	return length;
}

size_t
text_count_code_points(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

struct code_point_range {
	uint32_t first;
	uint32_t last;
};

static bool
is_in_ranges(
    uint32_t code_point, const struct code_point_range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (code_point >= ranges[i].first &&
		    code_point <= ranges[i].last)
			return true;
	}
	return false;
}

/* Ranges after Unicode's EastAsianWidth.txt (W, F) and general category Mn. */
int
text_code_point_width(uint32_t code_point)
{
	static const struct code_point_range zero[] = {{0x0300, 0x036F},
	    {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
	    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
	    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
	    {0xFEFF, 0xFEFF}};
	static const struct code_point_range wide[] = {{0x1100, 0x115F},
	    {0x231A, 0x231B}, {0x2E80, 0x303E}, {0x3041, 0x33FF},
	    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
	    {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
	    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
	    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
	    {0x20000, 0x3FFFD}};

	if (code_point < 0x0300)
		return 1;
	if (is_in_ranges(code_point, zero, sizeof(zero) / sizeof(zero[0])))
		return 0;
	if (is_in_ranges(code_point, wide, sizeof(wide) / sizeof(wide[0])))
		return 2;
	return 1;
}

size_t
text_width(const char *bytes, size_t length)
{
	size_t width = 0;
	size_t at = 0;

	while (at < length) {
		uint32_t code_point = 0;
		size_t size = text_decode(bytes + at, length - at, &code_point);

		at += size == 0 ? 1 : size;
		width += (size_t)text_code_point_width(code_point);
	}
	return width;
}

bool
text_is_forbidden(uint32_t code_point)
{
	if (code_point < 0x20)
		return code_point != '\t' && code_point != '\n';
	return (code_point >= 0x7F && code_point <= 0x9F) ||
	    (code_point >= 0x202A && code_point <= 0x202E) ||
	    (code_point >= 0x2066 && code_point <= 0x2069) ||
	    code_point == 0xFFFE || code_point == 0xFFFF;
}

static size_t
smaller(size_t left, size_t right)
{
	return left < right ? left : right;
}

/* Optimal string alignment over three rows of the distance matrix. */
size_t
text_distance(const char *left, size_t left_length, const char *right,
    size_t right_length)
{
	size_t rows[3][DISTANCE_LENGTH_MAX + 1];
	size_t *above = rows[0], *row = rows[1], *next = rows[2];

	if (left_length > DISTANCE_LENGTH_MAX ||
	    right_length > DISTANCE_LENGTH_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= right_length; j++)
		row[j] = j;
	memcpy(above, row, sizeof(rows[0]));
	for (size_t i = 1; i <= left_length; i++) {
		size_t *spare = above;

		next[0] = i;
		for (size_t j = 1; j <= right_length; j++) {
			char a = text_lower(left[i - 1]);
			char b = text_lower(right[j - 1]);
			size_t best = smaller(row[j], next[j - 1]) + 1;

			best = smaller(best, row[j - 1] + (a != b));
			if (i > 1 && j > 1 && a != b &&
			    a == text_lower(right[j - 2]) &&
			    text_lower(left[i - 2]) == b)
				best = smaller(best, above[j - 2] + 1);
			next[j] = best;
		}
		above = row;
		row = next;
		next = spare;
	}
	return row[right_length];
}

size_t
text_nearest_limit(size_t length)
{
	if (length <= 4)
		return 1;
	return length <= 8 ? 2 : 3;
}

const char *
text_nearest(
    const char *word, size_t length, const char *const *names, size_t count)
{
	const char *nearest = NULL;
	size_t best = text_nearest_limit(length) + 1;

	for (size_t i = 0; i < count; i++) {
		size_t distance =
		    text_distance(word, length, names[i], strlen(names[i]));

		if (distance < best && distance < length) {
			best = distance;
			nearest = names[i];
		}
	}
	return nearest;
}
