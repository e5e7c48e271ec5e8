/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* JSON as it is written: separators, indentation, escapes. */
#include "render/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
check_string(const char *text, const char *wanted)
{
	struct buf out = {0};
	struct json json = {.out = &out};

	json_string(&json, text);
	assert_string_equal(buf_text(&out), wanted);
	buf_release(&out);
}

static void
test_strings(void **state)
{
	(void)state;
	check_string(NULL, "null");
	check_string("", "\"\"");
	check_string("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
	check_string("\n\t\r\x01\x7f", "\"\\n\\t\\u000d\\u0001\\u007f\"");
	check_string("\xc2\x85", "\"\\u0085\"");
	check_string(
	    "f\xc3\xbcr \xf0\x9f\x98\x80", "\"f\xc3\xbcr \xf0\x9f\x98\x80\"");
	check_string("\xff"
		     "a\xc3",
	    "\"\xef\xbf\xbd"
	    "a\xef\xbf\xbd\"");
	check_string(
	    "\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void
test_structure(void **state)
{
	struct buf out = {0};
	struct json json = {.out = &out};

	(void)state;
	json_begin_object(&json);
	json_key(&json, "empty");
	json_begin_list(&json);
	json_end_list(&json);
	json_key(&json, "list");
	json_begin_list(&json);
	json_number(&json, INT64_MIN);
	json_boolean(&json, true);
	json_begin_object(&json);
	json_end_object(&json);
	json_boolean(&json, false);
	json_end_list(&json);
	json_key(&json, "key \"2\"");
	json_string(&json, NULL);
	json_end_object(&json);
	assert_string_equal(buf_text(&out),
	    "{\n"
	    "  \"empty\": [],\n"
	    "  \"list\": [\n"
	    "    -9223372036854775808,\n"
	    "    true,\n"
	    "    {},\n"
	    "    false\n"
	    "  ],\n"
	    "  \"key \\\"2\\\"\": null\n"
	    "}\n");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_structure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
