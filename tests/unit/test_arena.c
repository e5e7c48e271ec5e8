/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Region memory, and the byte buffer beside it. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static bool
is_zeroed(const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < size; i++) {
		if (at[i] != 0)
			return false;
	}
	return true;
}

/* Aligned, zeroed, and apart from each other, whatever their sizes. */
static void
test_alloc(void **state)
{
	static const size_t sizes[] = {0, 1, 2, 7, 8, 15, 16, 17, 100, 4000,
	    16 * 1024, 16 * 1024 + 1, 100000};
	struct arena arena = {0};
	unsigned char *blocks[50][13];

	(void)state;
	for (size_t round = 0; round < 50; round++) {
		for (size_t i = 0; i < 13; i++) {
			unsigned char *block = arena_alloc(&arena, sizes[i]);

			assert_non_null(block);
			assert_int_equal(
			    (uintptr_t)block % alignof(max_align_t), 0);
			assert_true(is_zeroed(block, sizes[i]));
			memset(block, (int)(round + i + 1), sizes[i]);
			blocks[round][i] = block;
		}
	}
	for (size_t round = 0; round < 50; round++) {
		for (size_t i = 0; i < 13; i++) {
			for (size_t j = 0; j < sizes[i]; j++)
				assert_int_equal(blocks[round][i][j],
				    (unsigned char)(round + i + 1));
		}
	}
	assert_false(arena.failed);
	arena_release(&arena);
	assert_null(arena.newest);
	/* Empty, and usable again. */
	assert_non_null(arena_alloc(&arena, 1));
	arena_release(&arena);
	arena_release(&arena);
}

static void
test_too_large(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_null(arena_alloc(&arena, SIZE_MAX));
	assert_true(arena.failed);
	arena_release(&arena);
	assert_false(arena.failed);
	assert_null(arena_array(&arena, SIZE_MAX / 2, 3));
	assert_true(arena.failed);
	/* It stays failed, and goes on serving. */
	assert_non_null(arena_alloc(&arena, 10));
	assert_true(arena.failed);
	arena_release(&arena);
	assert_null(arena_array(&arena, 3, SIZE_MAX / 2));
	assert_null(arena_array(&arena, (size_t)1 << 32, (size_t)1 << 32));
	arena_release(&arena);
	assert_non_null(arena_array(&arena, 0, 8));
	assert_non_null(arena_array(&arena, 8, 0));
	assert_false(arena.failed);
	arena_release(&arena);
}

static void
test_strings(void **state)
{
	struct arena arena = {0};
	char long_text[5000];

	(void)state;
	assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_string(&arena, ""), "");
	assert_string_equal(arena_string(&arena, "beta"), "beta");
	assert_string_equal(
	    arena_printf(&arena, "%s %d", "beta", 12), "beta 12");
	assert_string_equal(arena_printf(&arena, "%s", ""), "");
	memset(long_text, 'x', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	assert_string_equal(arena_printf(&arena, "%s", long_text), long_text);
	assert_false(arena.failed);
	arena_release(&arena);
}

/* An array keeps its place while there is room and its elements always. */
static void
test_grow(void **state)
{
	struct arena arena = {0};
	int *numbers = NULL;
	int moves = 0;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		int *grown =
		    arena_grow(&arena, numbers, (size_t)i, sizeof(*numbers));

		assert_non_null(grown);
		moves += grown != numbers;
		numbers = grown;
		numbers[i] = i;
	}
	for (int i = 0; i < 10000; i++)
		assert_int_equal(numbers[i], i);
	/* 4, 8, 16, … 16384 */
	assert_int_equal(moves, 13);
	assert_null(arena_grow(&arena, numbers, 16384, SIZE_MAX / 4));
	assert_true(arena.failed);
	assert_int_equal(numbers[9999], 9999);
	arena_release(&arena);
}

static void
test_rewind(void **state)
{
	struct arena arena = {0};
	struct arena_mark empty = arena_mark(&arena);
	struct arena_mark mark;
	char *kept;
	char *first;

	(void)state;
	kept = arena_string(&arena, "kept");
	mark = arena_mark(&arena);
	first = arena_string(&arena, "given back");
	for (int i = 0; i < 100; i++)
		assert_non_null(arena_alloc(&arena, 10000));
	arena_rewind(&arena, mark);
	assert_string_equal(kept, "kept");
	/* The same memory again, and zeroed again. */
	assert_ptr_equal(arena_alloc(&arena, 11), first);
	assert_true(is_zeroed(first, 11));
	arena_rewind(&arena, mark);
	arena_rewind(&arena, mark);
	arena_rewind(&arena, empty);
	assert_null(arena.newest);
	arena_release(&arena);
}

static void
test_buf(void **state)
{
	struct buf buf = {0};
	struct buf expected = {0};

	(void)state;
	assert_string_equal(buf_text(&buf), "");
	buf_append_string(&buf, "");
	buf_append(&buf, NULL, 0);
	buf_append(&buf, "abcdef", 3);
	buf_append_char(&buf, '-');
	buf_append_repeated(&buf, '~', 3);
	buf_append_repeated(&buf, '~', 0);
	buf_printf(&buf, "[%s %05d]", "x", 42);
	assert_string_equal(buf_text(&buf), "abc-~~~[x 00042]");
	assert_int_equal(buf.length, 16);
	buf_append(&buf, "\0y", 2);
	assert_int_equal(buf.length, 18);
	assert_memory_equal(buf_text(&buf), "abc-~~~[x 00042]\0y", 19);
	buf_clear(&buf);
	assert_string_equal(buf_text(&buf), "");
	assert_int_equal(buf.length, 0);
	for (int i = 0; i < 3000; i++) {
		buf_printf(&buf, "%d,", i);
		buf_append_char(&expected, (char)('0' + i % 10));
	}
	assert_int_equal(buf.length, 10 * 2 + 90 * 3 + 900 * 4 + 2000 * 5);
	assert_int_equal(expected.length, 3000);
	assert_int_equal(strlen(buf_text(&buf)), buf.length);
	assert_false(buf.failed);
	buf_release(&buf);
	buf_release(&buf);
	buf_release(&expected);
}

/* Once it has failed, nothing is appended any more: text has no holes. */
static void
test_buf_failed(void **state)
{
	struct buf buf = {0};

	(void)state;
	buf_append_string(&buf, "abc");
	buf_append_repeated(&buf, 'x', SIZE_MAX - 2);
	assert_true(buf.failed);
	buf_append_string(&buf, "def");
	buf_append_char(&buf, 'g');
	buf_printf(&buf, "%d", 1);
	assert_string_equal(buf_text(&buf), "abc");
	buf_clear(&buf);
	assert_true(buf.failed);
	buf_release(&buf);
	assert_false(buf.failed);
	buf_append_string(&buf, "again");
	assert_string_equal(buf_text(&buf), "again");
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_alloc),
	    cmocka_unit_test(test_too_large),
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_grow),
	    cmocka_unit_test(test_rewind),
	    cmocka_unit_test(test_buf),
	    cmocka_unit_test(test_buf_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
