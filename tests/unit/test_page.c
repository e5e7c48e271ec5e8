/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Blocks in pages, as callers of the library may write them. */
#include "page/marker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The page with `text` in the block "x", or a code if that cannot be. */
static void
check_splice(const char *page, const char *text, const char *expected)
{
	const struct source source = {"page", page, strlen(page)};
	struct diagnostics diagnostics = {.keep = 5};
	struct page_block block;
	struct buf out = {0};
	const char *got = "";

	if (page_find_block(&source, "x", &block, &diagnostics) &&
	    page_write_block(&block, text, strlen(text), &out, &diagnostics))
		got = buf_text(&out);
	else
		got = diagnostic_code_name(diagnostics.items[0]->code);
	assert_string_equal(got, expected);
	buf_release(&out);
	diagnostics_release(&diagnostics);
}

static void
blocks(void **state)
{
	(void)state;
	check_splice("<!-- takt:x -->\n<!-- /takt:x -->\n", "a\n\nb\n",
	    "<!-- takt:x -->\n\na\n\nb\n\n<!-- /takt:x -->\n");
	check_splice("<!--takt:x-->\n\n<!--/takt:x-->", "a",
	    "<!--takt:x-->\n\na\n\n<!--/takt:x-->");
	check_splice(" >  .. takt:x\nold\n.. /takt:x", "",
	    " >  .. takt:x\n >\n.. /takt:x");
	check_splice("\t<!-- takt:x -->\n\t<!-- /takt:x -->\n", "a\n", "E240");
	check_splice("- \n\t<!-- takt:x -->\n\t<!-- /takt:x -->\n", "a\n",
	    "- \n\t<!-- takt:x -->\n\n\ta\n\n\t<!-- /takt:x -->\n");
}

static void
texts_that_hold_marks(void **state)
{
	const char *page = "<!-- takt:x -->\n<!-- /takt:x -->\n";

	(void)state;
	check_splice(page, "<!-- /takt:x -->\n", "E246");
	check_splice(page, "a\n  .. takt:other\n", "E246");
	check_splice(page, "a <!-- /takt:x -->\n",
	    "<!-- takt:x -->\n\na <!-- /takt:x -->\n\n<!-- /takt:x -->\n");
}

static void
names(void **state)
{
	char longest[MARKER_NAME_MAX + 2];

	(void)state;
	memset(longest, 'a', sizeof(longest));
	assert_true(page_marker_is_name(longest, MARKER_NAME_MAX));
	assert_false(page_marker_is_name(longest, MARKER_NAME_MAX + 1));
	assert_false(page_marker_is_name("", 0));
	assert_false(page_marker_is_name("a b", 3));
	assert_true(page_marker_is_name("a-b_c.9", 7));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks),
	    cmocka_unit_test(texts_that_hold_marks),
	    cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
