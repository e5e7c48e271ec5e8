/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Lines and columns of places in a text. */
#include "base/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
check(const char *text, uint32_t offset, uint32_t line, uint32_t column,
    const char *expected)
{
	struct source source = {"a.yaml", text, strlen(text)};
	struct position position = source_position(&source, offset);
	struct span span = source_line(&source, offset);

	if (position.line != line || position.column != column)
		fail_msg("'%s' at %u: %u:%u, expected %u:%u", text, offset,
		    position.line, position.column, line, column);
	assert_ptr_equal(span.source, &source);
	if (span.end - span.start != strlen(expected) ||
	    memcmp(text + span.start, expected, strlen(expected)) != 0)
		fail_msg("'%s' at %u: line '%.*s', expected '%s'", text, offset,
		    (int)(span.end - span.start), text + span.start, expected);
}

static void
test_lines(void **state)
{
	(void)state;
	check("", 0, 1, 1, "");
	check("a", 0, 1, 1, "a");
	check("a", 1, 1, 2, "a");
	check("ab\ncd\n", 0, 1, 1, "ab");
	check("ab\ncd\n", 2, 1, 3, "ab");
	check("ab\ncd\n", 3, 2, 1, "cd");
	check("ab\ncd\n", 5, 2, 3, "cd");
	check("ab\ncd\n", 6, 3, 1, "");
	check("\n\n\nx", 3, 4, 1, "x");
	check("\n\n\nx", 1, 2, 1, "");
}

/* The line break is no part of a line, one or two bytes long. */
static void
test_carriage_returns(void **state)
{
	(void)state;
	check("ab\r\ncd\r\n", 1, 1, 2, "ab");
	check("ab\r\ncd\r\n", 2, 1, 3, "ab");
	check("ab\r\ncd\r\n", 3, 1, 4, "ab");
	check("ab\r\ncd\r\n", 4, 2, 1, "cd");
	check("\r\n", 0, 1, 1, "");
}

/* Columns count code points, whatever their width. */
static void
test_code_points(void **state)
{
	(void)state;
	check("na\xC3\xAFve: x", 4, 1, 4, "na\xC3\xAFve: x");
	check("na\xC3\xAFve: x", 8, 1, 8, "na\xC3\xAFve: x");
	check("\xE6\x97\xA5\xE6\x9C\xAC: x", 6, 1, 3,
	    "\xE6\x97\xA5\xE6\x9C\xAC: x");
	check("\tx", 1, 1, 2, "\tx");
	check("i\xCC\x88x", 3, 1, 3, "i\xCC\x88x");
}

static void
test_beyond_the_end(void **state)
{
	(void)state;
	check("ab", 9, 1, 3, "ab");
	check("ab\n", 9, 2, 1, "");
	check("", 7, 1, 1, "");
}

/* Nothing behind the last byte is read. */
static void
test_not_terminated(void **state)
{
	char *text = malloc(3);
	struct source source = {"a.yaml", text, 3};

	(void)state;
	assert_non_null(text);
	memcpy(text, "a\nb", 3);
	assert_int_equal(source_line(&source, 3).end, 3);
	assert_int_equal(source_line(&source, 3).start, 2);
	assert_int_equal(source_position(&source, 3).column, 2);
	free(text);
}

/* Places by an index, in a text of several of its blocks. */
static void
test_index(void **state)
{
	enum { SIZE = 300000 };
	char *text = malloc(SIZE);
	struct source source = {"a.ics", text, SIZE};
	struct source other = {"b.ics", "a\nb", 3};
	struct source_index index;

	(void)state;
	assert_non_null(text);
	for (int i = 0; i < SIZE; i++)
		text[i] = i % 91 == 0 || i % 65536 == 65535 ? '\n' : 'a';
	assert_true(source_index_make(&index, &source));
	for (uint32_t at = 0; at <= SIZE + 1; at += at % 5 + 1 + at % 997) {
		struct position slow = source_position(&source, at);
		struct position quick =
		    source_index_position(&index, &source, at);

		assert_int_equal(slow.line, quick.line);
		assert_int_equal(slow.column, quick.column);
	}
	for (uint32_t at = 65530; at < SIZE; at += at % 16 == 9 ? 65520 : 1)
		assert_int_equal(source_position(&source, at).line,
		    source_index_position(&index, &source, at).line);
	assert_int_equal(2, source_index_position(&index, &other, 2).line);
	source_index_release(&index);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_carriage_returns),
	    cmocka_unit_test(test_code_points),
	    cmocka_unit_test(test_beyond_the_end),
	    cmocka_unit_test(test_not_terminated),
	    cmocka_unit_test(test_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
