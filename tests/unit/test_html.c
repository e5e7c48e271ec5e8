/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What of a text becomes a link in HTML, and what becomes of its characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/html.h"

static void
check_links(const char *const *addresses, bool is_safe)
{
	for (; *addresses != NULL; addresses++) {
		if (html_link_is_safe(*addresses) != is_safe)
			fail_msg("'%s' is %s", *addresses,
			    is_safe ? "refused" : "taken");
	}
}

static void
links(void **state)
{
	static const char *const safe[] = {"https://example.org/a?b=c&d#e",
	    "HTTP://example.org", "webcal://example.org/a.ics", "a.ics",
	    "../a.ics", "/a/b:c", "a/b:c", "?a:b", "#a:b", "./javascript:a",
	    "a%3Ab.ics", NULL};
	static const char *const unsafe[] = {"", "javascript:alert(1)",
	    "JavaScript:alert(1)", "java\tscript:alert(1)",
	    "\njavascript:alert(1)", " javascript:alert(1)",
	    "javascript&colon;alert(1):", "vbscript:a", "data:text/html,a",
	    "file:///etc/passwd", "mailto:a@example.org", ":a", "a b", "a\"b",
	    "a<b", "a\\b", "a\x01", "https://example.org/\xC3\xBC", NULL};

	(void)state;
	check_links(safe, true);
	check_links(unsafe, false);
	assert_false(html_link_is_safe(NULL));
}

static void
check_text(const char *text, const char *expected)
{
	struct buf out = {0};

	html_text(&out, text);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void
texts(void **state)
{
	(void)state;
	check_text("", "");
	check_text("plain", "plain");
	check_text("<b a=\"c\" d='e'>&amp;</b>",
	    "&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;&lt;/b&gt;");
	check_text("]]> \xD7\xA9", "]]&gt; \xD7\xA9");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(links), cmocka_unit_test(texts)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
