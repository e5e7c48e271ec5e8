/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Fences, indentation and escapes, by the kind of the page. */
#include "page/literal.h"

#include <string.h>

#include "base/text.h"

/* Formats with the kinds of pages whose markup they are, and the name of their
 * language where they are shown. */
struct language {
	const char *format;
	const char *name;
	bool is_markup[PAGE_HTML + 1];
};

static const struct language languages[] = {
    {"md", "markdown", {[PAGE_MARKDOWN] = true}},
    {"rst", "rst", {[PAGE_RST] = true}},
    {"pep", "rst", {[PAGE_RST] = true}},
    {"mermaid", "mermaid", {false}},
    {"json", "json", {false}},
    {"csv", "csv", {false}},
};

/* NULL: it is plain text. */
static const struct language *
language_of(const char *format)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strcmp(languages[i].format, format) == 0)
			return &languages[i];
	}
	return NULL;
}

static bool
ends_with(const char *name, const char *end)
{
	size_t length = strlen(name), end_length = strlen(end);

	return length > end_length &&
	    text_equal_ignoring_case(
		name + length - end_length, end_length, end, end_length);
}

enum page_kind
page_kind_of(const char *name, bool is_rst)
{
	if (is_rst)
		return PAGE_RST;
	return ends_with(name, ".html") || ends_with(name, ".htm")
	    ? PAGE_HTML
	    : PAGE_MARKDOWN;
}

bool
page_is_markup(enum page_kind kind, const char *format)
{
	const struct language *language = language_of(format);

	return language != NULL && language->is_markup[kind];
}

/* A fence ends at a line of as many backticks or more. */
static size_t
fence_length(const char *text, size_t length)
{
	size_t longest = 2, run = 0;

	for (size_t i = 0; i < length; i++) {
		run = text[i] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest + 1;
}

/* The text with a line break at its end. */
static void
append_whole(const char *text, size_t length, struct buf *out)
{
	buf_append(out, text, length);
	if (text[length - 1] != '\n')
		buf_append_char(out, '\n');
}

static void
append_fenced(
    const char *language, const char *text, size_t length, struct buf *out)
{
	size_t fence = fence_length(text, length);

	buf_append_repeated(out, '`', fence);
	buf_append_string(out, language);
	buf_append_char(out, '\n');
	append_whole(text, length, out);
	buf_append_repeated(out, '`', fence);
	buf_append_char(out, '\n');
}

static void
append_indented(const char *text, size_t length, struct buf *out)
{
	buf_append_string(out, "::\n\n");
	for (size_t at = 0; at < length;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t size =
		    end != NULL ? (size_t)(end - text) - at : length - at;

		/* CSV ends its lines with a carriage return as well. */
		if (size > 0 && text[at] != '\r')
			buf_append_string(out, "   ");
		append_whole(text + at, size + (end != NULL), out);
		at += size + 1;
	}
}

static void
append_escaped(const char *text, size_t length, struct buf *out)
{
	buf_append_string(out, "<pre>\n");
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '&')
			buf_append_string(out, "&amp;");
		else if (text[i] == '<')
			buf_append_string(out, "&lt;");
		else if (text[i] == '>')
			buf_append_string(out, "&gt;");
		else
			buf_append_char(out, text[i]);
	}
	if (text[length - 1] != '\n')
		buf_append_char(out, '\n');
	buf_append_string(out, "</pre>\n");
}

void
page_literal(enum page_kind kind, const char *format, const char *text,
    size_t length, struct buf *out)
{
	const struct language *language = language_of(format);

	if (length == 0)
		return;
	if (page_is_markup(kind, format))
		buf_append(out, text, length);
	else if (kind == PAGE_RST)
		append_indented(text, length, out);
	else if (kind == PAGE_HTML)
		append_escaped(text, length, out);
	else
		append_fenced(
		    language != NULL ? language->name : "", text, length, out);
}
