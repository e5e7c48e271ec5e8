/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Findings: their text, their place, and how they look on a screen. */
#include "base/diagnostic.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* One finding about [start, end) of a text, printed. */
struct shown {
	struct diagnostics diagnostics;
	struct buf out;
};

static void
show(struct shown *shown, const char *text, uint32_t start, uint32_t end)
{
	struct source source = {"a.yaml", text, strlen(text)};
	struct span at = {&source, start, end};

	*shown = (struct shown){0};
	diagnostic_add(&shown->diagnostics, DIAGNOSTIC_UNKNOWN_KEY, at,
	    DIAGNOSTIC_ARGS("x"));
	assert_int_equal(shown->diagnostics.count, 1);
	diagnostic_print(shown->diagnostics.items[0], false, &shown->out);
}

static void
shown_release(struct shown *shown)
{
	diagnostics_release(&shown->diagnostics);
	buf_release(&shown->out);
}

static void
check_shown(
    const char *text, uint32_t start, uint32_t end, const char *expected)
{
	struct shown shown;

	show(&shown, text, start, end);
	assert_string_equal(buf_text(&shown.out), expected);
	shown_release(&shown);
}

static void
test_caret(void **state)
{
	(void)state;
	check_shown("takt: 1\nmilestone: 2\n", 8, 17,
	    "a.yaml:2:1: error: unknown key 'x' [E003]\n"
	    "    2 | milestone: 2\n"
	    "      | ^~~~~~~~~\n");
	check_shown("ab: c", 4, 5,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | ab: c\n"
	    "      |     ^\n");
	/* An empty span, and the end of the text, still have a caret. */
	check_shown("ab: c", 5, 5,
	    "a.yaml:1:6: error: unknown key 'x' [E003]\n"
	    "    1 | ab: c\n"
	    "      |      ^\n");
	check_shown("ab: c\r\nd", 5, 5,
	    "a.yaml:1:6: error: unknown key 'x' [E003]\n"
	    "    1 | ab: c\n"
	    "      |      ^\n");
	/* On a line break, one or two bytes long. */
	check_shown("ab\r\nd", 3, 4,
	    "a.yaml:1:4: error: unknown key 'x' [E003]\n"
	    "    1 | ab\n"
	    "      |   ^\n");
	/* What goes on in the next line is marked to the end of this one. */
	check_shown("ab: >\n  c\n", 4, 9,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | ab: >\n"
	    "      |     ^\n");
	/* An empty line is not shown. */
	check_shown(
	    "a\n\nb", 2, 2, "a.yaml:2:1: error: unknown key 'x' [E003]\n");
	check_shown("", 0, 0, "a.yaml:1:1: error: unknown key 'x' [E003]\n");
}

static void
test_line_numbers(void **state)
{
	char text[100001];
	struct shown shown;

	(void)state;
	memset(text, '\n', sizeof(text) - 2);
	text[sizeof(text) - 2] = 'x';
	text[sizeof(text) - 1] = '\0';
	show(&shown, text, 99999, 100000);
	assert_string_equal(buf_text(&shown.out),
	    "a.yaml:100000:1: error: unknown key 'x' [E003]\n"
	    "100000 | x\n"
	    "       | ^\n");
	shown_release(&shown);
}

static void
test_tabs(void **state)
{
	(void)state;
	check_shown("\tab: c", 1, 3,
	    "a.yaml:1:2: error: unknown key 'x' [E003]\n"
	    "    1 |         ab: c\n"
	    "      |         ^~\n");
	check_shown("ab\tc\td", 3, 4,
	    "a.yaml:1:4: error: unknown key 'x' [E003]\n"
	    "    1 | ab      c       d\n"
	    "      |         ^\n");
	/* A tab under the caret is as wide as it looks. */
	check_shown("a:\tb", 2, 3,
	    "a.yaml:1:3: error: unknown key 'x' [E003]\n"
	    "    1 | a:      b\n"
	    "      |   ^~~~~~\n");
}

static void
test_wide_characters(void **state)
{
	(void)state;
	/* Two ideographs before, one under the caret. */
	check_shown("\xE6\x97\xA5\xE6\x9C\xAC: \xE8\xAA\x9E x", 8, 11,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | \xE6\x97\xA5\xE6\x9C\xAC: \xE8\xAA\x9E x\n"
	    "      |       ^~\n");
	/* A combining mark takes no room of its own. */
	check_shown("nai\xCC\x88ve: x", 5, 7,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | nai\xCC\x88ve: x\n"
	    "      |    ^~\n");
	check_shown("\xC3\xA9t\xC3\xA9: x", 0, 5,
	    "a.yaml:1:1: error: unknown key 'x' [E003]\n"
	    "    1 | \xC3\xA9t\xC3\xA9: x\n"
	    "      | ^~~\n");
}

/* Nothing from a file steers a terminal. */
static void
test_control_characters(void **state)
{
	(void)state;
	check_shown("a\033[31m: b", 8, 9,
	    "a.yaml:1:9: error: unknown key 'x' [E003]\n"
	    "    1 | a\\x1b[31m: b\n"
	    "      |            ^\n");
	check_shown("\x01\x7F\xFF z", 4, 5,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | \\x01\\x7f\\xff z\n"
	    "      |              ^\n");
	/* C1 controls, and marks that turn the direction of text. */
	check_shown("\xC2\x9B \xE2\x80\xAE z", 7, 8,
	    "a.yaml:1:5: error: unknown key 'x' [E003]\n"
	    "    1 | \\x9b \\u202e z\n"
	    "      |             ^\n");
}

static void
check_message(const char *argument, const char *expected)
{
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};

	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY, nowhere,
	    DIAGNOSTIC_ARGS(argument));
	diagnostic_help(&diagnostics, "write '%s'", argument);
	assert_string_equal(diagnostics.items[0]->message, expected);
	assert_true(strchr(diagnostics.items[0]->help, '\033') == NULL);
	diagnostics_release(&diagnostics);
}

static void
test_arguments(void **state)
{
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};

	(void)state;
	check_message("a", "unknown key 'a'");
	check_message("", "unknown key ''");
	check_message("\033[2J", "unknown key '\\x1b[2J'");
	check_message("a\nb\tc\r", "unknown key 'a\\x0ab\\x09c\\x0d'");
	check_message("\xFF\xC3", "unknown key '\\xff\\xc3'");
	check_message("\xE2\x80\xAE", "unknown key '\\u202e'");
	check_message("{1} %s {2}", "unknown key '{1} %s {2}'");
	check_message("na\xC3\xAFve", "unknown key 'na\xC3\xAFve'");

	/* Several, more than there are, fewer than there are, and none. */
	diagnostic_add(&diagnostics, DIAGNOSTIC_NO_SUCH_DAY, nowhere,
	    DIAGNOSTIC_ARGS("May", "31", "day 32", "more"));
	assert_string_equal(diagnostics.items[0]->message,
	    "May has 31 days, so day 32 does not exist");
	diagnostic_add(&diagnostics, DIAGNOSTIC_NO_SUCH_DAY, nowhere,
	    DIAGNOSTIC_ARGS("May"));
	assert_string_equal(
	    diagnostics.items[1]->message, "May has  days, so  does not exist");
	diagnostic_add(&diagnostics, DIAGNOSTIC_NO_MEMORY, nowhere, NULL);
	assert_string_equal(diagnostics.items[2]->message, "out of memory");
	/* Braces in what is put in stand for themselves. */
	diagnostic_add(&diagnostics, DIAGNOSTIC_BAD_URL, nowhere,
	    DIAGNOSTIC_ARGS("{2}{n}"));
	assert_string_equal(diagnostics.items[3]->message,
	    "'{2}{n}' is not a URL that a calendar can hold");
	diagnostics_release(&diagnostics);
}

/* The widest excerpt line of the output, without "    1 | ". */
static size_t
widest_line(const char *text)
{
	size_t widest = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		const char *bar = memchr(text, '|', length);

		if (bar != NULL) {
			size_t width = text_width(
			    bar + 2, length - (size_t)(bar + 2 - text));

			widest = width > widest ? width : widest;
		}
		text += length + (text[length] == '\n');
	}
	return widest;
}

static char *
repeated(const char *piece, size_t count)
{
	size_t length = strlen(piece);
	char *text = malloc(length * count + 1);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * length, piece, length);
	text[length * count] = '\0';
	return text;
}

/* A long line is cut to 200 columns around the caret, between characters. */
static void
test_long_lines(void **state)
{
	static const char *const pieces[] = {"x", "\xC3\xA9", "\xE6\x97\xA5",
	    "i\xCC\x88", "\xF0\x9F\x9A\x80", "ab\xE6\x97\xA5"};

	(void)state;
	for (size_t i = 0; i < LENGTH(pieces); i++) {
		size_t size = strlen(pieces[i]);
		char *text = repeated(pieces[i], 1000);

		for (uint32_t at = 0; at <= 1000; at += 50) {
			uint32_t start = at * (uint32_t)size;
			struct shown shown;
			const char *out;

			show(&shown, text, start, start + (uint32_t)size);
			out = buf_text(&shown.out);
			assert_true(widest_line(out) <= 200);
			assert_int_equal(
			    text_valid_prefix(out, shown.out.length),
			    shown.out.length);
			/* No character was torn apart. */
			assert_null(strstr(out, "\\x"));
			assert_non_null(strchr(out, '^'));
			assert_true(
			    at == 1000 || strstr(out, pieces[i]) != NULL);
			shown_release(&shown);
		}
		free(text);
	}
}

/* Also where what is shown is wider than what is read. */
static void
test_long_lines_expanded(void **state)
{
	static const char *const pieces[] = {"\t", "\x01", "\xFF"};

	(void)state;
	for (size_t i = 0; i < LENGTH(pieces); i++) {
		char *text = repeated(pieces[i], 1000);

		for (uint32_t at = 0; at < 1000; at += 100) {
			struct shown shown;

			show(&shown, text, at, at + 1);
			if (widest_line(buf_text(&shown.out)) > 200)
				fail_msg("byte 0x%02x at %u: %zu columns",
				    (unsigned char)pieces[i][0], at,
				    widest_line(buf_text(&shown.out)));
			shown_release(&shown);
		}
		free(text);
	}
}

/* A span longer than the excerpt ends with it. */
static void
test_long_span(void **state)
{
	char *text = repeated("y", 1000);
	struct shown shown;

	(void)state;
	show(&shown, text, 10, 990);
	assert_true(widest_line(buf_text(&shown.out)) <= 200);
	shown_release(&shown);
	free(text);
}

static void
test_dedupe(void **state)
{
	struct source one = {"a.yaml", "abcdef", 6};
	struct source two = {"b.yaml", "abcdef", 6};
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&one, 2, 3}, DIAGNOSTIC_ARGS("x"));
	diagnostic_help(&diagnostics, "the first");
	/* The same mistake met again, and its help with it. */
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&one, 2, 5}, DIAGNOSTIC_ARGS("y"));
	diagnostic_help(&diagnostics, "the second");
	diagnostic_suggest(&diagnostics, "z");
	diagnostic_note(
	    &diagnostics, (struct span){&two, 1, 2}, "a second place");
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.errors, 1);
	assert_string_equal(diagnostics.items[0]->message, "unknown key 'x'");
	assert_string_equal(diagnostics.items[0]->help, "the first");
	assert_null(diagnostics.items[0]->note.text);
	/* Another place, another file, another code, and no place. */
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&one, 3, 4}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&two, 2, 3}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_MISSING_VALUE,
	    (struct span){&one, 2, 3}, DIAGNOSTIC_ARGS("x"));
	assert_int_equal(diagnostics.count, 4);
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY, nowhere,
	    DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY, nowhere,
	    DIAGNOSTIC_ARGS("y"));
	assert_int_equal(diagnostics.count, 6);
	diagnostics_release(&diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_int_equal(diagnostics.errors, 0);
}

static void
add_many(struct diagnostics *diagnostics, struct source *source, size_t count)
{
	for (uint32_t i = 0; i < count; i++)
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
		    (struct span){source, i, i + 1}, DIAGNOSTIC_ARGS("x"));
}

/* All are counted, the first are kept. */
/* Many at once are told apart, and what was forgotten may come again. */
static void
test_dedupe_many(void **state)
{
	enum { COUNT = 1000 };
	static char text[COUNT + 1];
	struct source source = {"a.yaml", text, COUNT};
	struct diagnostics diagnostics = {.keep = COUNT};
	struct diagnostics_mark mark = {0};

	(void)state;
	memset(text, 'a', COUNT);
	for (uint32_t i = 0; i < 2 * COUNT; i++) {
		uint32_t at = i / 2;

		if (i == COUNT)
			mark = diagnostics_mark(&diagnostics);
		diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
		    (struct span){&source, at, at + 1}, DIAGNOSTIC_ARGS("x"));
		assert_int_equal(diagnostics.errors, at + 1);
	}
	diagnostics_rewind(&diagnostics, mark);
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&source, 1, 2}, DIAGNOSTIC_ARGS("x"));
	assert_int_equal(diagnostics.errors, COUNT / 2);
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&source, COUNT - 1, COUNT}, DIAGNOSTIC_ARGS("x"));
	assert_int_equal(diagnostics.errors, COUNT / 2 + 1);
	diagnostics_release(&diagnostics);
}

static void
test_limit(void **state)
{
	char *text = repeated("x", 1000);
	struct source source = {"a.yaml", text, 1000};
	struct diagnostics diagnostics = {0};

	(void)state;
	add_many(&diagnostics, &source, 1000);
	assert_int_equal(diagnostics.count, 20);
	assert_int_equal(diagnostics.errors, 1000);
	assert_int_equal(diagnostics.items[19]->offset, 19);
	/* What is said about one that was not kept goes nowhere. */
	diagnostic_help(&diagnostics, "no");
	assert_null(diagnostics.items[19]->help);
	diagnostics_release(&diagnostics);

	diagnostics.keep = 3;
	add_many(&diagnostics, &source, 1000);
	assert_int_equal(diagnostics.count, 3);
	assert_int_equal(diagnostics.errors, 1000);
	diagnostics_release(&diagnostics);

	diagnostics.keep = SIZE_MAX;
	add_many(&diagnostics, &source, 1000);
	assert_int_equal(diagnostics.count, 1000);
	diagnostics_release(&diagnostics);
	free(text);
}

static void
check_order(struct diagnostics *diagnostics, const char *expected)
{
	struct buf order = {0};

	diagnostics_sort(diagnostics);
	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = diagnostics->items[i];

		buf_printf(&order, "%s%s:%u", i > 0 ? " " : "",
		    item->file != NULL ? item->file : "-", item->offset);
	}
	assert_string_equal(buf_text(&order), expected);
	buf_release(&order);
}

/* By file in order of appearance, then by position, equals as they came. */
static void
test_sort(void **state)
{
	struct source b = {"b", "abcdefghi", 9};
	struct source a = {"a", "abcdefghi", 9};
	static const uint32_t offsets[] = {5, 2, 7, 0, 2};
	struct diagnostics diagnostics = {0};

	(void)state;
	check_order(&diagnostics, "");
	for (size_t i = 0; i < LENGTH(offsets); i++)
		diagnostic_add(&diagnostics,
		    i == 4 ? DIAGNOSTIC_MISSING_VALUE : DIAGNOSTIC_UNKNOWN_KEY,
		    (struct span){&b, offsets[i], offsets[i] + 1},
		    DIAGNOSTIC_ARGS("x"));
	check_order(&diagnostics, "b:0 b:2 b:2 b:5 b:7");
	assert_int_equal(diagnostics.items[1]->code, DIAGNOSTIC_UNKNOWN_KEY);
	assert_int_equal(diagnostics.items[2]->code, DIAGNOSTIC_MISSING_VALUE);
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&a, 3, 4}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&a, 1, 2}, DIAGNOSTIC_ARGS("x"));
	check_order(&diagnostics, "b:0 b:2 b:2 b:5 b:7 a:1 a:3");
	diagnostics_release(&diagnostics);
}

/* Findings about two files that came by turns are put together. */
static void
test_sort_interleaved(void **state)
{
	struct source b = {"b", "abcdefghi", 9};
	struct source a = {"a", "abcdefghi", 9};
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&b, 5, 6}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&a, 4, 5}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&b, 1, 2}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&a, 2, 3}, DIAGNOSTIC_ARGS("x"));
	check_order(&diagnostics, "b:1 b:5 a:2 a:4");
	diagnostics_release(&diagnostics);

	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&b, 5, 6}, DIAGNOSTIC_ARGS("x"));
	diagnostic_add(
	    &diagnostics, DIAGNOSTIC_NO_MEMORY, nowhere, DIAGNOSTIC_ARGS("x"));
	check_order(&diagnostics, "b:5 -:0");
	diagnostics_release(&diagnostics);
}

static void
test_notes(void **state)
{
	struct source source = {"a.yaml", "a: 1\nb: 2\na: 3\n", 15};
	struct diagnostics diagnostics = {0};
	struct buf out = {0};

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_DUPLICATE_KEY,
	    (struct span){&source, 10, 11}, DIAGNOSTIC_ARGS("a"));
	diagnostic_note(
	    &diagnostics, (struct span){&source, 0, 1}, "first given here");
	diagnostic_suggest(&diagnostics, NULL);
	diagnostic_suggest(&diagnostics, "c");
	diagnostic_print(diagnostics.items[0], false, &out);
	assert_string_equal(buf_text(&out),
	    "a.yaml:3:1: error: key 'a' is given twice [E005]\n"
	    "    3 | a: 3\n"
	    "      | ^\n"
	    "a.yaml:1:1: note: first given here\n"
	    "  help: did you mean 'c'?\n");
	buf_release(&out);
	diagnostics_release(&diagnostics);
}

/* The name of a file may hold anything. */
static void
test_file_names(void **state)
{
	struct source source = {"a\033[31m\n.yaml", "a: 1\n", 5};
	struct diagnostics diagnostics = {0};
	struct buf out = {0};

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_DUPLICATE_KEY,
	    (struct span){&source, 0, 1}, DIAGNOSTIC_ARGS("a"));
	diagnostic_note(
	    &diagnostics, (struct span){&source, 3, 4}, "first given here");
	diagnostic_print(diagnostics.items[0], false, &out);
	assert_string_equal(buf_text(&out),
	    "a\\x1b[31m\\x0a.yaml:1:1: error: key 'a' is given twice [E005]\n"
	    "    1 | a: 1\n"
	    "      | ^\n"
	    "a\\x1b[31m\\x0a.yaml:1:4: note: first given here\n"
	    "  help: keep one of the two\n");
	buf_release(&out);
	diagnostics_release(&diagnostics);
}

/* What the place says goes before what is said for the code; some need none. */
static void
test_help_of_codes(void **state)
{
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_DUPLICATE_KEY, nowhere,
	    DIAGNOSTIC_ARGS("a"));
	assert_string_equal(
	    diagnostic_help_of(diagnostics.items[0]), "keep one of the two");
	diagnostic_help(&diagnostics, "take out %s", "this one");
	assert_string_equal(
	    diagnostic_help_of(diagnostics.items[0]), "take out this one");
	diagnostic_add(&diagnostics, DIAGNOSTIC_NO_MEMORY, nowhere, NULL);
	assert_null(diagnostic_help_of(diagnostics.items[1]));
	diagnostics_release(&diagnostics);
}

/* Without its colours the output is the same. */
static void
test_color(void **state)
{
	struct source source = {"a.yaml", "ab: 1\n", 6};
	struct diagnostics diagnostics = {0};
	struct buf plain = {0}, colored = {0}, stripped = {0};
	const char *at;

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY,
	    (struct span){&source, 0, 2}, DIAGNOSTIC_ARGS("ab"));
	diagnostic_help(&diagnostics, "known here: %s", "a");
	diagnostic_print(diagnostics.items[0], false, &plain);
	diagnostic_print(diagnostics.items[0], true, &colored);
	assert_null(strchr(buf_text(&plain), '\033'));
	assert_non_null(strstr(buf_text(&colored), "\033[1;31merror:\033[0m"));
	for (at = buf_text(&colored); *at != '\0'; at++) {
		if (*at == '\033')
			at = strchr(at, 'm');
		else
			buf_append_char(&stripped, *at);
	}
	assert_string_equal(buf_text(&stripped), buf_text(&plain));
	buf_release(&plain);
	buf_release(&colored);
	buf_release(&stripped);
	diagnostics_release(&diagnostics);
}

/* Without a place it is the program that speaks. */
static void
test_no_place(void **state)
{
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};
	struct buf out = {0};

	(void)state;
	diagnostic_help(&diagnostics, "about nothing");
	diagnostic_add(&diagnostics, DIAGNOSTIC_NO_MEMORY, nowhere, NULL);
	diagnostic_help(&diagnostics, "close something");
	diagnostic_print(diagnostics.items[0], false, &out);
	assert_string_equal(buf_text(&out),
	    "takt: error: out of memory [E052]\n"
	    "  help: close something\n");
	buf_release(&out);
	diagnostics_release(&diagnostics);
}

/* Help is one sentence: a longer one is cut between characters. */
static void
test_long_help(void **state)
{
	const struct span nowhere = {NULL, 0, 0};
	struct diagnostics diagnostics = {0};
	char *text = repeated("\xE6\x97\xA5", 500);
	const char *help;

	(void)state;
	diagnostic_add(&diagnostics, DIAGNOSTIC_UNKNOWN_KEY, nowhere,
	    DIAGNOSTIC_ARGS(text));
	diagnostic_help(&diagnostics, "%s", text);
	help = diagnostics.items[0]->help;
	assert_true(strlen(help) < strlen(text));
	assert_int_equal(text_valid_prefix(help, strlen(help)), strlen(help));
	assert_null(strchr(help, '\\'));
	diagnostics_release(&diagnostics);
	free(text);
}

/* Each code is an E or a W and three digits, and no two are the same. */
static void
test_codes(void **state)
{
	(void)state;
	for (int i = 0; i < DIAGNOSTIC_CODE_COUNT; i++) {
		const char *code =
		    diagnostic_code_name((enum diagnostic_code)i);

		assert_int_equal(strlen(code), 4);
		assert_true(code[0] == 'E' || code[0] == 'W');
		assert_int_equal(strspn(code + 1, "0123456789"), 3);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(code,
			    diagnostic_code_name((enum diagnostic_code)j));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_caret),
	    cmocka_unit_test(test_line_numbers),
	    cmocka_unit_test(test_tabs),
	    cmocka_unit_test(test_wide_characters),
	    cmocka_unit_test(test_control_characters),
	    cmocka_unit_test(test_arguments),
	    cmocka_unit_test(test_long_lines),
	    cmocka_unit_test(test_long_lines_expanded),
	    cmocka_unit_test(test_long_span),
	    cmocka_unit_test(test_dedupe),
	    cmocka_unit_test(test_dedupe_many),
	    cmocka_unit_test(test_limit),
	    cmocka_unit_test(test_sort),
	    cmocka_unit_test(test_sort_interleaved),
	    cmocka_unit_test(test_notes),
	    cmocka_unit_test(test_file_names),
	    cmocka_unit_test(test_help_of_codes),
	    cmocka_unit_test(test_color),
	    cmocka_unit_test(test_no_place),
	    cmocka_unit_test(test_long_help),
	    cmocka_unit_test(test_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
