/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Marks: found line by line, each held against the one that is meant. */
#include "page/marker.h"

#include <string.h>

#include "base/text.h"
#include "page/code.h"
#include "page/line.h"

/* So many other names can be suggested. */
enum { NAMES_MAX = 16 };

struct mark {
	struct span at;
	struct span name;
	bool is_end;
	bool is_rst;
};

/* What was seen of the marks of one name, in two kinds of comments. */
struct pair {
	struct mark begin;
	struct mark end;
	bool has_begin;
	bool has_end;
};

/* A walk over all marks. */
struct search {
	const struct source *page;
	const char *name;
	struct diagnostics *diagnostics;
	struct pair pairs[2];
	const struct pair *open; /* has begun, and not ended */
	struct span around;      /* another block, in which the walk is */
	struct span shown;       /* the mark in a place where it is none */
	const char *why;
	char others[NAMES_MAX][MARKER_NAME_MAX + 1];
	size_t other_count;
	bool failed;
};

static bool
is_name_character(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    character == '-' || character == '_' || character == '.';
}

bool
page_marker_is_name(const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_name_character(name[i]))
			return false;
	}
	return length > 0 && length <= MARKER_NAME_MAX;
}

static bool
skip(const struct source *page, uint32_t *at, uint32_t end, const char *text)
{
	size_t length = strlen(text);

	if (end - *at < length || memcmp(page->text + *at, text, length) != 0)
		return false;
	*at += (uint32_t)length;
	return true;
}

static void
skip_blanks(const struct source *page, uint32_t *at, uint32_t end)
{
	while (*at < end && (page->text[*at] == ' ' || page->text[*at] == '\t'))
		(*at)++;
}

/* "takt:NAME" or "/takt:NAME". */
static bool
read_label(
    const struct source *page, uint32_t *at, uint32_t end, struct mark *mark)
{
	uint32_t start;

	skip_blanks(page, at, end);
	mark->is_end = skip(page, at, end, "/");
	if (!skip(page, at, end, "takt:"))
		return false;
	start = *at;
	while (*at < end && is_name_character(page->text[*at]))
		(*at)++;
	/* "-->" may follow at once. */
	if (!mark->is_rst && *at - start > 2 && *at < end &&
	    page->text[*at] == '>' &&
	    memcmp(page->text + *at - 2, "--", 2) == 0)
		*at -= 2;
	mark->name = (struct span){page, start, *at};
	skip_blanks(page, at, end);
	return page_marker_is_name(page->text + start, mark->name.end - start);
}

/* The mark at `at`; it need not be all of the line. */
static bool
read_mark(
    const struct source *page, uint32_t at, uint32_t end, struct mark *mark)
{
	uint32_t start = at;

	mark->is_rst = skip(page, &at, end, ".. ");
	if (!mark->is_rst && !skip(page, &at, end, "<!--"))
		return false;
	if (!read_label(page, &at, end, mark) ||
	    (!mark->is_rst && !skip(page, &at, end, "-->")))
		return false;
	mark->at = (struct span){page, start, at};
	return true;
}

static bool
has_name(const struct mark *mark, const char *name)
{
	size_t length = mark->name.end - mark->name.start;

	return strlen(name) == length &&
	    memcmp(name, mark->at.source->text + mark->name.start, length) == 0;
}

static void
report(
    struct search *search, enum diagnostic_code code, const struct mark *mark)
{
	diagnostic_add(
	    search->diagnostics, code, mark->at, DIAGNOSTIC_ARGS(search->name));
	search->failed = true;
}

/* A block ends with a comment of the kind that it begins with. */
static void
help_with_end(struct search *search, const struct mark *begin)
{
	diagnostic_help(search->diagnostics,
	    begin->is_rst ? "that block ends with the line '.. /takt:%s'"
			  : "that block ends with the line "
			    "'<!-- /takt:%s -->'",
	    search->name);
}

static void
see_begin(struct search *search, const struct mark *mark)
{
	struct pair *pair = &search->pairs[mark->is_rst];
	const struct pair *other = &search->pairs[!mark->is_rst];

	if (pair->has_begin || other->has_begin) {
		report(search, DIAGNOSTIC_MARK_TWICE, mark);
		diagnostic_note(search->diagnostics,
		    pair->has_begin ? pair->begin.at : other->begin.at,
		    "here it begins before");
		return;
	}
	pair->has_begin = true;
	pair->begin = *mark;
	search->open = pair;
	if (search->around.source == NULL)
		return;
	diagnostic_add(search->diagnostics, DIAGNOSTIC_MARK_NESTED, mark->at,
	    DIAGNOSTIC_ARGS(search->name));
	diagnostic_note(search->diagnostics, search->around,
	    "the block around it begins here");
	search->failed = true;
}

static void
see_end(struct search *search, const struct mark *mark)
{
	struct pair *pair = &search->pairs[mark->is_rst];

	/* What comes after a mistake mostly follows from it. */
	if (search->failed)
		return;
	if (pair->has_end || !pair->has_begin) {
		report(search, DIAGNOSTIC_MARK_END, mark);
		return;
	}
	pair->has_end = true;
	pair->end = *mark;
	search->open = NULL;
}

static void
remember(struct search *search, const struct mark *mark)
{
	size_t length = mark->name.end - mark->name.start;
	char *name;

	if (search->other_count == NAMES_MAX)
		return;
	name = search->others[search->other_count];
	memcpy(name, search->page->text + mark->name.start, length);
	name[length] = '\0';
	search->other_count++;
}

/* The mark of another block, which this one must not hold, or be in. */
static void
see_other(struct search *search, const struct mark *mark)
{
	if (search->open != NULL) {
		char name[MARKER_NAME_MAX + 1];
		size_t length = mark->name.end - mark->name.start;

		memcpy(name, search->page->text + mark->name.start, length);
		name[length] = '\0';
		diagnostic_add(search->diagnostics, DIAGNOSTIC_MARK_NESTED,
		    mark->at, DIAGNOSTIC_ARGS(name));
		diagnostic_note(search->diagnostics, search->open->begin.at,
		    "the block around it begins here");
		help_with_end(search, &search->open->begin);
		search->failed = true;
		return;
	}
	search->around = mark->is_end ? (struct span){NULL, 0, 0} : mark->at;
	if (!mark->is_end)
		remember(search, mark);
}

/* A mark of that name within a line, or in code: for the way out. */
static void
see_shown(struct search *search, const struct page_line *line, bool is_code)
{
	struct mark mark;

	for (uint32_t at = line->text;
	     search->shown.source == NULL && at < line->end; at++) {
		char first = search->page->text[at];

		if ((first == '<' || (is_code && at == line->text)) &&
		    read_mark(search->page, at, line->end, &mark) &&
		    has_name(&mark, search->name)) {
			search->shown = mark.at;
			search->why = is_code
			    ? "stands in a code block, and so is none"
			    : "does not stand on a line of its own";
		}
	}
}

static void
see_line(struct search *search, const struct page_line *line,
    const struct page_code *code)
{
	struct mark mark;

	if (!read_mark(search->page, line->text, line->end, &mark) ||
	    mark.at.end != line->end) {
		see_shown(search, line, false);
		return;
	}
	if (mark.is_rst ? code->is_literal : code->is_markdown) {
		see_shown(search, line, true);
		return;
	}
	if (!has_name(&mark, search->name))
		see_other(search, &mark);
	else if (mark.is_end)
		see_end(search, &mark);
	else
		see_begin(search, &mark);
}

/* In the way that fits the page. */
static void
help_with_form(const struct search *search)
{
	const char *page = search->page->name;
	const char *name = search->name;
	size_t length = strlen(page);

	if (length > 4 && strcmp(page + length - 4, ".rst") == 0)
		diagnostic_help(search->diagnostics,
		    "write the lines '.. takt:%s' and '.. /takt:%s' where it "
		    "is to stand",
		    name, name);
	else
		diagnostic_help(search->diagnostics,
		    "write the lines '<!-- takt:%s -->' and "
		    "'<!-- /takt:%s -->' where it is to stand",
		    name, name);
}

static void
report_missing(struct search *search)
{
	struct diagnostics *diagnostics = search->diagnostics;
	const struct span top = {search->page, 0, 0};
	const char *names[NAMES_MAX];
	const char *nearest;

	search->failed = true;
	diagnostic_add(diagnostics, DIAGNOSTIC_MARK_MISSING,
	    search->shown.source != NULL ? search->shown : top,
	    DIAGNOSTIC_ARGS(search->name));
	for (size_t i = 0; i < search->other_count; i++)
		names[i] = search->others[i];
	nearest = text_nearest(
	    search->name, strlen(search->name), names, search->other_count);
	if (search->shown.source != NULL)
		diagnostic_help(diagnostics, "this one %s", search->why);
	else if (nearest != NULL)
		diagnostic_suggest(diagnostics, nearest);
	else
		help_with_form(search);
}

/* After the walk: both marks of one kind are there, or why they are not. */
static const struct pair *
choose_pair(struct search *search)
{
	for (int i = 0; i < 2; i++) {
		if (search->pairs[i].has_begin && search->pairs[i].has_end)
			return &search->pairs[i];
	}
	for (int i = 0; i < 2 && !search->failed; i++) {
		if (!search->pairs[i].has_begin)
			continue;
		report(search, DIAGNOSTIC_MARK_OPEN, &search->pairs[i].begin);
		help_with_end(search, &search->pairs[i].begin);
	}
	if (!search->failed)
		report_missing(search);
	return NULL;
}

static void
measure(const struct source *page, const struct pair *pair,
    struct page_block *block)
{
	struct span first = source_line(page, pair->begin.at.start);
	struct span last = source_line(page, pair->end.at.start);
	const char *text = page->text;
	uint32_t inside = first.end;

	block->has_crlf = text[inside] == '\r';
	inside += block->has_crlf ? 2 : 1;
	block->begin = pair->begin.at;
	block->inside = (struct span){page, inside, last.start};
	block->prefix = (struct span){page, first.start, pair->begin.at.start};
	block->is_rst = pair->begin.is_rst;
	if (first.start == 0 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		block->prefix.start = 3;
}

bool
page_find_block(const struct source *page, const char *name,
    struct page_block *block, struct diagnostics *diagnostics)
{
	struct search search = {
	    .page = page, .name = name, .diagnostics = diagnostics};
	struct page_code code = {.fence = '\0'};
	const struct pair *pair;
	struct page_line line;

	for (uint32_t at = 0; page_line_at(page, at, &line); at = line.next) {
		page_code_see(&code, page, &line);
		see_line(&search, &line, &code);
	}
	pair = choose_pair(&search);
	if (search.failed || pair == NULL)
		return false;
	measure(page, pair, block);
	return true;
}

static void
append_line(const struct page_block *block, const char *line, size_t length,
    struct buf *out)
{
	const struct source *page = block->prefix.source;
	const char *prefix = page->text + block->prefix.start;
	size_t prefix_length = block->prefix.end - block->prefix.start;

	/* Blanks at the end of a line mean nothing, or a line break. */
	while (length == 0 && prefix_length > 0 &&
	    prefix[prefix_length - 1] != '>')
		prefix_length--;
	buf_append(out, prefix, prefix_length);
	buf_append(out, line, length);
	buf_append_string(out, block->has_crlf ? "\r\n" : "\n");
}

/* What would be taken for a mark the next time. */
static bool
holds_mark(const char *line, size_t length)
{
	const struct source source = {"", line, length};
	struct page_line whole;
	struct mark mark;

	return page_line_at(&source, 0, &whole) &&
	    read_mark(&source, whole.text, whole.end, &mark) &&
	    mark.at.end == whole.end;
}

bool
page_write_block(const struct page_block *block, const char *text,
    size_t length, struct buf *out, struct diagnostics *diagnostics)
{
	const struct source *page = block->inside.source;
	bool is_good = true;

	buf_append(out, page->text, block->inside.start);
	if (length > 0 || block->is_rst)
		append_line(block, "", 0, out);
	for (size_t at = 0; at < length && is_good;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t size =
		    end != NULL ? (size_t)(end - text) - at : length - at;

		is_good = !holds_mark(text + at, size);
		append_line(block, text + at,
		    size - (size > 0 && text[at + size - 1] == '\r'), out);
		at += size + 1;
	}
	if (length > 0)
		append_line(block, "", 0, out);
	buf_append(out, page->text + block->inside.end,
	    page->size - block->inside.end);
	if (!is_good)
		diagnostic_add(diagnostics, DIAGNOSTIC_MARK_WRITTEN,
		    block->begin, DIAGNOSTIC_ARGS(""));
	return is_good;
}

void
page_report_stale(const struct page_block *block, const struct buf *now,
    const char *name, struct diagnostics *diagnostics)
{
	const struct source *page = block->inside.source;
	struct span line = {page, block->inside.start, block->inside.start};

	while (line.end < page->size && line.end < now->length &&
	    page->text[line.end] == buf_text(now)[line.end]) {
		if (page->text[line.end++] == '\n')
			line.start = line.end;
	}
	line = source_line(page, line.start);
	diagnostic_add(
	    diagnostics, DIAGNOSTIC_MARK_STALE, line, DIAGNOSTIC_ARGS(name));
}
