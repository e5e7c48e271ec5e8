/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Code blocks, as CommonMark 4.4 and 4.5 and docutils have them. */
#include "page/code.h"

#include <string.h>

/* An indented block of Markdown. */
enum { CODE_INDENT = 4 };

/* Columns before the text, behind the last '>' and its blank. */
static int
indent_of(const struct source *page, const struct page_line *line)
{
	int columns = 0;

	for (uint32_t at = line->start; at < line->text; at++) {
		if (page->text[at] == '>')
			columns = -1;
		else if (page->text[at] == '\t')
			columns += CODE_INDENT - columns % CODE_INDENT;
		else
			columns++;
	}
	return columns;
}

static uint32_t
run_length(
    const struct source *page, const struct page_line *line, char character)
{
	uint32_t end = line->text;

	while (end < line->end && page->text[end] == character)
		end++;
	return end - line->text;
}

/* The fence that the line is, or '\0'. */
static char
fence_of(const struct source *page, const struct page_line *line)
{
	char first = page->text[line->text];
	uint32_t length;

	if (page_line_is_empty(line) || (first != '`' && first != '~'))
		return '\0';
	length = run_length(page, line, first);
	if (length < 3)
		return '\0';
	/* Backticks further on make it a code span. */
	if (first == '`' &&
	    memchr(page->text + line->text + length, '`',
		line->end - line->text - length) != NULL)
		return '\0';
	return first;
}

static void
see_fence(struct page_code *code, const struct source *page,
    const struct page_line *line)
{
	char fence = fence_of(page, line);
	uint32_t length = fence != '\0' ? run_length(page, line, fence) : 0;

	if (code->fence == '\0' && fence != '\0') {
		code->fence = fence;
		code->fence_length = length;
		code->is_markdown = true;
	} else if (code->fence != '\0' && fence == code->fence &&
	    length >= code->fence_length && line->text + length == line->end) {
		code->fence = '\0';
	}
}

static void
see_list(struct page_code *code, const struct source *page,
    const struct page_line *line)
{
	if (page_bullet_length(page, line->text, line->end) > 0 &&
	    (indent_of(page, line) < CODE_INDENT || code->is_in_list))
		code->is_in_list = true;
	else if (indent_of(page, line) <= 0)
		code->is_in_list = false;
}

/* ".. code-block:: rst" and the like, and a paragraph that ends with "::". */
static bool
opens_literal(const struct source *page, const struct page_line *line)
{
	static const char *const names[] = {
	    ".. code", ".. sourcecode::", ".. parsed-literal::", ".. raw::"};
	const char *text = page->text + line->text;
	size_t length = line->end - line->text;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t size = strlen(names[i]);

		if (length >= size && memcmp(text, names[i], size) == 0)
			return true;
	}
	return length >= 2 && memcmp(text + length - 2, "::", 2) == 0 &&
	    (length < 3 || memcmp(text, ".. ", 3) != 0);
}

static void
see_literal(struct page_code *code, const struct source *page,
    const struct page_line *line)
{
	if (code->has_literal &&
	    page_line_indent(line) > code->literal_indent) {
		code->is_literal = true;
		return;
	}
	code->has_literal = opens_literal(page, line);
	code->literal_indent = page_line_indent(line);
}

void
page_code_see(struct page_code *code, const struct source *page,
    const struct page_line *line)
{
	code->is_literal = false;
	code->is_markdown = code->fence != '\0';
	if (page_line_is_empty(line))
		return;
	see_literal(code, page, line);
	see_fence(code, page, line);
	if (code->is_markdown)
		return;
	see_list(code, page, line);
	code->is_markdown =
	    indent_of(page, line) >= CODE_INDENT && !code->is_in_list;
}
