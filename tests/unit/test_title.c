/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Titles of releases: which mean the same, and above all which do not.
 */
#include "compare/title.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The key of a title without the words of the project; "" if it has none. */
static void
make_key(const char *text, const char *project_name, struct buf *key)
{
	struct title title, project;

	buf_clear(key);
	assert_true(title_read(&title, text));
	assert_true(title_read(&project, project_name));
	title_append_key(&title, title_common(&title, &project), key);
}

static void
check_key(const char *text, const char *project, const char *expected)
{
	struct buf key = {0};

	make_key(text, project, &key);
	assert_string_equal(buf_text(&key), expected);
	buf_release(&key);
}

static void
check_pair(const char *left, const char *right, bool is_same)
{
	struct buf first = {0}, second = {0};

	make_key(left, "Python", &first);
	make_key(right, "Python", &second);
	if ((first.length > 0 &&
		strcmp(buf_text(&first), buf_text(&second)) == 0) != is_same)
		fail_msg("'%s' and '%s': keys '%s' and '%s'", left, right,
		    buf_text(&first), buf_text(&second));
	buf_release(&first);
	buf_release(&second);
}

static void
check_same(const char *left, const char *right)
{
	check_pair(left, right, true);
}

static void
check_different(const char *left, const char *right)
{
	check_pair(left, right, false);
}

static void
test_keys(void **state)
{
	(void)state;
	check_key("Python 3.14.0 alpha 1", "Python", " 3.14 alpha 1");
	check_key("PYTHON: 3.14.0a1", "Python", " 3.14 alpha 1");
	check_key("Fedora Linux 43 Beta Release", "Fedora Linux", " 43 beta");
	check_key("Fedora 43 Beta", "Fedora Linux", " 43 beta");
	check_key("Python", "Python", "");
	check_key("Python sprint", "Python", "");
	check_key("", "Python", "");
	check_key("3.14 caf\xC3\xA9", "Python", " 3.14 caf\xC3\xA9");
}

static void
test_same(void **state)
{
	(void)state;
	check_same("3.14.0 candidate 2", "3.14.0rc2");
	check_same("3.14.0 candidate 2", "Python 3.14.0 Release Candidate 2");
	check_same("3.14.0 candidate 2", "3.14-rc.2");
	check_same("3.14.0 candidate 2", "v3.14.0_RC_2");
	check_same("3.14.0 beta 2", "3.14b2");
	check_same("3.14.0 alpha 1", "Python 3.14 Alpha #1");
	check_same("3.14.0 alpha 1", "Release 3.14.0a1");
	check_same("3.14.0 final", "3.14.0");
	check_same("3.14.0 final", "Python 3.14 final release");
	check_same("3.14.0 final", "3.14 GA");
	check_same("3.14.0 final", "3.14 General Availability");
	check_same("3.14 end of life", "3.14 EOL");
	check_same("3.14 end of life", "Python 3.14 end-of-life");
	check_same("3.14.1", "Python 3.14.1");
	check_same("3.14 feature freeze", "3.14: Feature-Freeze");
	check_same("26.04 beta", "26.04 Beta release");
}

static void
test_different(void **state)
{
	(void)state;
	check_different("3.14.0 candidate 1", "3.14.0 candidate 2");
	check_different("3.14.0 candidate 1", "3.14.0 candidate");
	check_different("3.14.0 candidate 1", "3.14.0 candidate 10");
	check_different("3.14.0 candidate 1", "3.14.1 candidate 1");
	check_different("3.14.0 candidate 1", "3.14.0 beta 1");
	check_different("3.14.0 beta", "3.14.0 beta 1");
	check_different("3.14.0", "3.14.1");
	check_different("3.14.0", "3.1.40");
	check_different("3.1", "3.10");
	check_different("3.14.0", "13.14.0");
	check_different("24.1", "24.10");
	check_different("26.04", "26.4");
	check_different("3.14.0 final", "3.14.0 final freeze");
	check_different("43 beta freeze", "43 final freeze");
	check_different("43 freeze", "43 final freeze");
	check_different("3.14.0", "3.14.0 release party");
	check_different("3.14 end of life", "3.14 end of bugfix");
	check_different("3.14 end of life", "3.14");
	check_different("3.14 plan b 2", "3.14 plan beta 2");
	check_different("3.14 beta 1", "beta 1");
	check_different("feature freeze", "feature freeze");
	check_different("3.14 v", "3.14");
	check_different("Jython 3.14.0", "Python 3.14.0");
}

/* What is too long for a title is not cut to one that it is not. */
static void
test_limits(void **state)
{
	char text[TITLE_LENGTH_MAX + 2];
	struct title title;

	(void)state;
	memset(text, 'x', sizeof(text));
	text[TITLE_LENGTH_MAX + 1] = '\0';
	assert_false(title_read(&title, text));
	text[TITLE_LENGTH_MAX] = '\0';
	assert_true(title_read(&title, text));
	assert_int_equal(title.count, 1);
	for (size_t i = 0; i < TITLE_LENGTH_MAX; i += 2)
		text[i] = '1';
	assert_false(title_read(&title, text));
	memset(text, '-', TITLE_LENGTH_MAX);
	assert_true(title_read(&title, text));
	assert_int_equal(title.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_same), cmocka_unit_test(test_different),
	    cmocka_unit_test(test_limits)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
