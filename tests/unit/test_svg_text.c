/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Text of pictures: what XML can hold, numbers, and how much fits. */
#include "render/svg_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
check_escape(const char *text, const char *wanted)
{
	struct buf out = {0};

	svg_escape(text, &out);
	assert_string_equal(buf_text(&out), wanted);
	buf_release(&out);
}

static void
test_escape(void **state)
{
	(void)state;
	check_escape("a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c");
	check_escape("]]>", "]]&gt;");
	check_escape("a\tb\nc", "a b\nc");
	/* C0, DEL, C1, U+202E, U+FFFE, and bytes that are no UTF-8. */
	check_escape("a\x01\x1B\x7F\xC2\x9B\xE2\x80\xAE\xEF\xBF\xBE"
		     "b",
	    "ab");
	check_escape("a\xFF"
		     "b",
	    "a\xEF\xBF\xBD"
	    "b");
	check_escape("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
}

static void
check_number(int64_t hundredths, const char *wanted)
{
	struct buf out = {0};

	svg_number(hundredths, &out);
	assert_string_equal(buf_text(&out), wanted);
	buf_release(&out);
}

static void
test_number(void **state)
{
	(void)state;
	check_number(0, "0");
	check_number(100, "1");
	check_number(150, "1.5");
	check_number(105, "1.05");
	check_number(-5, "-0.05");
	check_number(-12340, "-123.4");
	check_number(INT64_MIN, "-92233720368547758.08");
}

static void
test_fit(void **state)
{
	const struct svg_font font = {10, false};
	struct arena arena = {0};
	const char *text = "one two three";
	int64_t width = svg_text_width(text, font);
	const char *cut;

	(void)state;
	assert_ptr_equal(svg_fit(text, font, width, &arena), text);
	cut = svg_fit(text, font, width - 1, &arena);
	assert_string_equal(cut, "one two thr\xE2\x80\xA6");
	assert_true(svg_text_width(cut, font) < width);
	/* No blank before the ellipsis, and no stump of two letters. */
	assert_string_equal(
	    svg_fit("one two", font, svg_text_width("one \xE2\x80\xA6", font),
		&arena),
	    "one\xE2\x80\xA6");
	assert_null(svg_fit(text, font, 1500, &arena));
	arena_release(&arena);
}

/* What is cut is never wider than what there was room for. */
static void
test_fit_widths(void **state)
{
	static const char *const texts[] = {"WWWWWWWWWWWW",
	    "\xD7\xA9\xD7\x9C\xD7\x95 abc \xD7\x95\xD7\x9D",
	    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\xE6\x9C\xAC",
	    "\xC5\x81\xC3\xA9\xC3\x9F \xC5\x81\xC3\xA9\xC3\x9F", "iiiiiiii"};
	const struct svg_font font = {12, true};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (int64_t width = 0; width < 20000; width += 37) {
			const char *cut =
			    svg_fit(texts[i], font, width, &arena);

			assert_true(
			    cut == NULL || svg_text_width(cut, font) <= width);
		}
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_escape),
	    cmocka_unit_test(test_number),
	    cmocka_unit_test(test_fit),
	    cmocka_unit_test(test_fit_widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
