/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text without a locale. UTF-8 is tried with every code point there is and
 * with what The Unicode Standard (chapter 3.9, table 3-7) calls ill-formed.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void
test_classes(void **state)
{
	(void)state;
	for (int i = -128; i < 128; i++) {
		char character = (char)i;
		bool is_lower = character >= 'a' && character <= 'z';
		bool is_upper = character >= 'A' && character <= 'Z';

		assert_int_equal(text_is_digit(character),
		    character >= '0' && character <= '9');
		assert_int_equal(
		    text_is_letter(character), is_lower || is_upper);
		assert_int_equal(text_lower(character),
		    is_upper ? character + ('a' - 'A') : character);
	}
}

static void
test_equal_ignoring_case(void **state)
{
	(void)state;
	assert_true(text_equal_ignoring_case("Beta", 4, "bETA", 4));
	assert_true(text_equal_ignoring_case("", 0, "", 0));
	assert_true(text_equal_ignoring_case("ab", 1, "ac", 1));
	assert_false(text_equal_ignoring_case("beta", 4, "beta1", 5));
	assert_false(text_equal_ignoring_case("[", 1, "{", 1));
	assert_false(text_equal_ignoring_case("@", 1, "`", 1));
	assert_false(text_equal_ignoring_case("\xC3\xA9", 2, "\xC3\x89", 2));
}

static bool
is_surrogate(uint32_t code_point)
{
	return code_point >= 0xD800 && code_point <= 0xDFFF;
}

static void
test_every_code_point(void **state)
{
	(void)state;
	for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
		char bytes[4];
		size_t size = text_encode(code_point, bytes);
		uint32_t decoded = 0xFFFFFFFF;
		size_t expected = code_point < 0x80 ? 1
		    : code_point < 0x800            ? 2
		    : code_point < 0x10000          ? 3
						    : 4;

		assert_int_equal(size, expected);
		if (is_surrogate(code_point)) {
			assert_int_equal(text_decode(bytes, size, &decoded), 0);
			continue;
		}
		assert_int_equal(text_decode(bytes, size, &decoded), size);
		assert_int_equal(decoded, code_point);
		/* Cut short it is nothing, with more behind it the same. */
		for (size_t cut = 1; cut < size; cut++)
			assert_int_equal(text_decode(bytes, cut, &decoded), 0);
		assert_int_equal(text_valid_prefix(bytes, size), size);
		assert_int_equal(text_count_code_points(bytes, size), 1);
	}
}

/* All pairs of bytes. */
static void
test_two_bytes(void **state)
{
	(void)state;
	for (unsigned int lead = 0x80; lead <= 0xFF; lead++) {
		for (unsigned int trail = 0; trail <= 0xFF; trail++) {
			char bytes[2] = {(char)lead, (char)trail};
			uint32_t code_point = 0;
			bool is_good = lead >= 0xC2 && lead <= 0xDF &&
			    trail >= 0x80 && trail <= 0xBF;

			assert_int_equal(text_decode(bytes, 2, &code_point),
			    is_good ? 2 : 0);
			if (is_good)
				assert_int_equal(code_point,
				    (lead & 0x1F) << 6 | (trail & 0x3F));
		}
	}
}

static void
test_ill_formed(void **state)
{
	static const struct {
		const char *bytes;
		size_t valid; /* bytes before the wrong one */
	} rows[] = {
	    {"\x80", 0}, /* a trail alone */
	    {"a\xBF", 1},
	    {"\xC0\xAF", 0}, /* '/' overlong */
	    {"\xC1\xBF", 0},
	    {"\xE0\x80\xAF", 0},
	    {"\xE0\x9F\xBF", 0}, /* U+07FF overlong */
	    {"\xF0\x80\x80\xAF", 0},
	    {"\xF0\x8F\xBF\xBF", 0}, /* U+FFFF overlong */
	    {"\xED\xA0\x80", 0},     /* U+D800 */
	    {"x\xED\xBF\xBF", 1},    /* U+DFFF */
	    {"\xF4\x90\x80\x80", 0}, /* U+110000 */
	    {"\xF5\x80\x80\x80", 0},
	    {"\xF8\x88\x80\x80\x80", 0},
	    {"\xFC\x84\x80\x80\x80\x80", 0},
	    {"\xFE", 0},
	    {"\xFF", 0},
	    {"\xC3", 0}, /* cut short */
	    {"ab\xE2\x82", 2},
	    {"\xF0\x9F\x9A", 0},
	    {"\xE2\x28\xA1", 0}, /* no trail */
	    {"\xE2\x82\x28", 0},
	    {"\xF0\x28\x8C\xBC", 0},
	    {"\xF0\x90\x28\xBC", 0},
	    {"\xC3\xA9\xC3", 2},
	    {"\xE2\x82\xAC\xE2\x82\xAC\xFF", 6},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		size_t length = strlen(rows[i].bytes);
		uint32_t code_point = 12345;

		assert_int_equal(
		    text_valid_prefix(rows[i].bytes, length), rows[i].valid);
		assert_int_equal(text_decode(rows[i].bytes + rows[i].valid,
				     length - rows[i].valid, &code_point),
		    0);
		assert_int_equal(code_point, 12345);
	}
	assert_int_equal(text_valid_prefix("", 0), 0);
	assert_int_equal(text_valid_prefix("a\0b", 3), 3);
	assert_int_equal(text_valid_prefix("na\xC3\xAFve", 6), 6);
}

static void
test_count_code_points(void **state)
{
	(void)state;
	assert_int_equal(text_count_code_points("", 0), 0);
	assert_int_equal(text_count_code_points("abc", 3), 3);
	assert_int_equal(text_count_code_points("na\xC3\xAFve", 6), 5);
	assert_int_equal(
	    text_count_code_points("\xF0\x9F\x9A\x80\xE2\x82\xAC", 7), 2);
}

static void
test_code_point_width(void **state)
{
	static const struct {
		uint32_t code_point;
		int width;
	} rows[] = {
	    {'a', 1},
	    {0x00E9, 1},
	    {0x02FF, 1},
	    {0x0300, 0},
	    {0x036F, 0},
	    {0x0370, 1},
	    {0x0483, 0},
	    {0x10FF, 1},
	    {0x1100, 2},
	    {0x115F, 2},
	    {0x1160, 1},
	    {0x200B, 0},
	    {0x200D, 0},
	    {0x20AC, 1},
	    {0x20D0, 0},
	    {0x2500, 1},
	    {0x2E7F, 1},
	    {0x2E80, 2},
	    {0x3041, 2},
	    {0x4E00, 2},
	    {0x9FFF, 2},
	    {0xAC00, 2},
	    {0xD7A3, 2},
	    {0xD7A4, 1},
	    {0xF900, 2},
	    {0xFE0F, 0},
	    {0xFEFF, 0},
	    {0xFF01, 2},
	    {0xFF60, 2},
	    {0xFF61, 1},
	    {0xFFE5, 2},
	    {0xFFFD, 1},
	    {0x1F2FF, 1},
	    {0x1F300, 2},
	    {0x1F64F, 2},
	    {0x1F680, 2},
	    {0x1F900, 2},
	    {0x20000, 2},
	    {0x3FFFD, 2},
	    {0x10FFFF, 1},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		if (text_code_point_width(rows[i].code_point) != rows[i].width)
			fail_msg("U+%04X is %d wide, expected %d",
			    rows[i].code_point,
			    text_code_point_width(rows[i].code_point),
			    rows[i].width);
	}
}

static void
test_width(void **state)
{
	(void)state;
	assert_int_equal(text_width("", 0), 0);
	assert_int_equal(text_width("3.14.0 beta 1", 13), 13);
	assert_int_equal(text_width("na\xC3\xAFve", 6), 5);
	/* The same with a combining diaeresis. */
	assert_int_equal(text_width("nai\xCC\x88ve", 7), 5);
	assert_int_equal(
	    text_width("\xE6\x97\xA5\xE6\x9C\xAC", 6), 4); /* ri ben */
	assert_int_equal(text_width("\xF0\x9F\x9A\x80!", 5), 3);
}

static void
test_forbidden(void **state)
{
	static const uint32_t forbidden[] = {0, 1, 8, 11, 12, 13, 14, 0x1B,
	    0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x202A, 0x202E, 0x2066, 0x2069,
	    0xFFFE, 0xFFFF};
	static const uint32_t allowed[] = {'\t', '\n', ' ', '~', 0xA0, 0xAD,
	    0x2029, 0x202F, 0x2065, 0x206A, 0xFEFF, 0xFFFD, 0x10000, 0x1F680,
	    0x10FFFD};

	(void)state;
	for (size_t i = 0; i < LENGTH(forbidden); i++) {
		if (!text_is_forbidden(forbidden[i]))
			fail_msg("U+%04X is allowed", forbidden[i]);
	}
	for (size_t i = 0; i < LENGTH(allowed); i++) {
		if (text_is_forbidden(allowed[i]))
			fail_msg("U+%04X is forbidden", allowed[i]);
	}
}

static size_t
distance(const char *left, const char *right)
{
	size_t there = text_distance(left, strlen(left), right, strlen(right));
	size_t back = text_distance(right, strlen(right), left, strlen(left));

	assert_int_equal(there, back);
	return there;
}

static void
test_distance(void **state)
{
	char long_word[64];

	(void)state;
	assert_int_equal(distance("", ""), 0);
	assert_int_equal(distance("beta", "beta"), 0);
	assert_int_equal(distance("beta", "BETA"), 0);
	assert_int_equal(distance("", "abc"), 3);
	assert_int_equal(distance("beta", "bta"), 1);
	assert_int_equal(distance("beta", "betta"), 1);
	assert_int_equal(distance("beta", "bexa"), 1);
	assert_int_equal(distance("beta", "bteA"), 1);
	assert_int_equal(distance("Tuesday", "Tusday"), 1);
	assert_int_equal(distance("Tuesday", "Teusday"), 1);
	assert_int_equal(distance("Thursday", "Tuesday"), 2);
	assert_int_equal(distance("kitten", "sitting"), 3);
	/* No letter is moved twice. */
	assert_int_equal(distance("ca", "abc"), 3);
	assert_true(distance("milestone", "x") > 3);
	memset(long_word, 'a', sizeof(long_word) - 1);
	long_word[sizeof(long_word) - 1] = '\0';
	assert_true(distance("a", long_word) > 3);
	assert_true(distance(long_word, long_word) > 3);
	long_word[48] = '\0';
	assert_int_equal(distance(long_word, long_word), 0);
}

static void
test_nearest(void **state)
{
	static const char *const names[] = {
	    "milestones", "until", "every", "on", "name", "names"};
	static const struct {
		const char *word;
		const char *nearest;
	} rows[] = {
	    {"milestone", "milestones"},
	    {"MILESTNES", "milestones"},
	    {"milstons", "milestones"},
	    {"mlstns", NULL},
	    {"untill", "until"},
	    {"evry", "every"},
	    {"evr", NULL}, /* two of three letters */
	    {"name", "name"},
	    {"nam", "name"},
	    {"namess", "names"},
	    {"no", "on"},
	    {"o", NULL}, /* a letter is no word */
	    {"x", NULL},
	    {"", NULL},
	    {"something", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *nearest = text_nearest(
		    rows[i].word, strlen(rows[i].word), names, LENGTH(names));

		if (nearest == NULL || rows[i].nearest == NULL) {
			if (nearest != rows[i].nearest)
				fail_msg("'%s': %s, expected %s", rows[i].word,
				    nearest != NULL ? nearest : "none",
				    rows[i].nearest != NULL ? rows[i].nearest
							    : "none");
		} else {
			assert_string_equal(nearest, rows[i].nearest);
		}
	}
	assert_null(text_nearest("until", 5, names, 0));
	assert_int_equal(text_nearest_limit(0), 1);
	assert_int_equal(text_nearest_limit(4), 1);
	assert_int_equal(text_nearest_limit(5), 2);
	assert_int_equal(text_nearest_limit(8), 2);
	assert_int_equal(text_nearest_limit(9), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_classes),
	    cmocka_unit_test(test_equal_ignoring_case),
	    cmocka_unit_test(test_every_code_point),
	    cmocka_unit_test(test_two_bytes),
	    cmocka_unit_test(test_ill_formed),
	    cmocka_unit_test(test_count_code_points),
	    cmocka_unit_test(test_code_point_width),
	    cmocka_unit_test(test_width),
	    cmocka_unit_test(test_forbidden),
	    cmocka_unit_test(test_distance),
	    cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
