/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Rows of a page, by the forms that their lines have. */
#include "page/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/line.h"
#include "page/mask.h"

enum { UNDERLINES_MAX = 8 };

/* The table that the lines are of. */
enum table_kind {
	TABLE_NONE,
	TABLE_PIPES,  /* a row a line */
	TABLE_GRID,   /* a row up to the next rule */
	TABLE_SIMPLE, /* columns by their places */
	TABLE_LIST,   /* ".. list-table::" */
	TABLE_LIST_BEGINS
};

struct column {
	uint32_t start; /* in code points from the start of the line */
};

struct reader {
	const struct source *page;
	struct source masked;
	bool (*see)(void *context, const struct page_row *row);
	void *context;
	struct page_row row;
	enum table_kind table;
	bool has_header; /* it was given, or there is none */
	bool is_open;    /* the row has lines already */
	struct column columns[PAGE_CELLS_MAX];
	size_t column_count;
	uint32_t list_indent; /* of the dashes of cells */
	size_t list_cell;
	char underlines[UNDERLINES_MAX]; /* by their levels */
};

static bool
give(struct reader *reader)
{
	reader->is_open = false;
	return page_row_finish(&reader->row) &&
	    reader->see(reader->context, &reader->row);
}

/* The row that is being filled, if there is one. */
static bool
close_row(struct reader *reader)
{
	return !reader->is_open || give(reader);
}

static void
open_row(struct reader *reader, enum page_row_kind kind)
{
	page_row_clear(&reader->row, kind);
	reader->is_open = true;
}

static bool
end_table(struct reader *reader)
{
	if (reader->table == TABLE_NONE)
		return true;
	if (!close_row(reader))
		return false;
	reader->table = TABLE_NONE;
	open_row(reader, PAGE_TABLE_ENDS);
	return give(reader);
}

static void
add(struct reader *reader, size_t cell, uint32_t start, uint32_t end)
{
	page_row_add(&reader->row, reader->page, &reader->masked, cell,
	    (struct span){&reader->masked, start, end});
}

/* Only of these characters, and with at least one '-' or '='. */
static bool
is_made_of(const struct reader *reader, const struct page_line *line,
    const char *characters)
{
	const char *text = reader->masked.text;
	bool has_dash = false;

	for (uint32_t at = line->text; at < line->end; at++) {
		if (strchr(characters, text[at]) == NULL || text[at] == '\0')
			return false;
		has_dash |= text[at] == '-' || text[at] == '=';
	}
	return has_dash;
}

static bool
has_pipe(const struct reader *reader, const struct page_line *line)
{
	return memchr(reader->masked.text + line->text, '|',
		   line->end - line->text) != NULL;
}

static bool
begins_with(
    const struct reader *reader, const struct page_line *line, char character)
{
	return line->end > line->text &&
	    reader->masked.text[line->text] == character;
}

/* "|---|:--:|" of GFM. */
static bool
is_delimiter(const struct reader *reader, const struct page_line *line)
{
	return has_pipe(reader, line) && is_made_of(reader, line, "|-: \t");
}

static void
add_pipes(struct reader *reader, const struct page_line *line)
{
	const char *text = reader->masked.text;
	uint32_t start = line->text + (text[line->text] == '|');
	size_t cell = 0;

	for (uint32_t at = start; at <= line->end; at++) {
		if (at < line->end && text[at] != '|')
			continue;
		if (at < line->end || at > start)
			add(reader, cell++, start, at);
		start = at + 1;
	}
}

static bool
see_pipes(struct reader *reader, const struct page_line *line,
    const struct page_line *next)
{
	if (is_delimiter(reader, line))
		return true;
	if (reader->table != TABLE_PIPES) {
		if (!end_table(reader))
			return false;
		reader->table = TABLE_PIPES;
		open_row(reader,
		    next != NULL && is_delimiter(reader, next)
			? PAGE_TABLE_HEADER
			: PAGE_TABLE_ROW);
	} else {
		open_row(reader, PAGE_TABLE_ROW);
	}
	add_pipes(reader, line);
	return give(reader);
}

/* "+----+----+" above, "+====+====+" below the header. */
static bool
see_grid_rule(struct reader *reader, const struct page_line *line)
{
	bool is_header = memchr(reader->masked.text + line->text, '=',
			     line->end - line->text) != NULL;

	if (reader->table != TABLE_GRID) {
		if (!end_table(reader))
			return false;
		reader->table = TABLE_GRID;
	}
	if (reader->is_open && is_header)
		reader->row.kind = PAGE_TABLE_HEADER;
	return close_row(reader);
}

static bool
see_grid(struct reader *reader, const struct page_line *line)
{
	if (!reader->is_open)
		open_row(reader, PAGE_TABLE_ROW);
	add_pipes(reader, line);
	return true;
}

/* "====  =====": two columns or more, each of '='. */
static size_t
count_columns(struct reader *reader, const struct page_line *line)
{
	const char *text = reader->masked.text;
	size_t count = 0;

	if (!is_made_of(reader, line, "= "))
		return 0;
	for (uint32_t at = line->text; at < line->end; at++) {
		if (text[at] == '=' &&
		    (at == line->text || text[at - 1] == ' ') &&
		    count < PAGE_CELLS_MAX)
			reader->columns[count++].start = at - line->start;
	}
	return count;
}

static bool
see_simple_rule(struct reader *reader, const struct page_line *next)
{
	bool ends = next == NULL || page_line_is_empty(next);

	if (reader->table != TABLE_SIMPLE) {
		if (!end_table(reader))
			return false;
		reader->table = TABLE_SIMPLE;
		reader->has_header = false;
		return true;
	}
	if (reader->is_open && !reader->has_header && !ends)
		reader->row.kind = PAGE_TABLE_HEADER;
	reader->has_header = true;
	return ends ? end_table(reader) : close_row(reader);
}

/* Where each column begins, counted in code points. */
static void
add_columns(struct reader *reader, const struct page_line *line)
{
	const char *text = reader->masked.text;
	uint32_t start = line->start;
	uint32_t place = 0;
	size_t cell = 0;

	for (uint32_t at = line->start; at < line->end; at++) {
		if (((unsigned char)text[at] & 0xC0) == 0x80)
			continue;
		if (cell + 1 < reader->column_count &&
		    place == reader->columns[cell + 1].start) {
			add(reader, cell++, start, at);
			start = at;
		}
		place++;
	}
	add(reader, cell, start, line->end);
}

static bool
see_simple(struct reader *reader, const struct page_line *line)
{
	bool goes_on = reader->is_open && !reader->has_header;

	if (page_line_is_empty(line))
		return true;
	/* What has nothing in the first column belongs to the row above. */
	if (reader->is_open &&
	    line->text - line->start >= reader->columns[1].start)
		goes_on = true;
	if (!goes_on) {
		if (!close_row(reader))
			return false;
		open_row(reader, PAGE_TABLE_ROW);
	}
	add_columns(reader, line);
	return true;
}

/* "* - cell" begins a row, "  - cell" below it is the next cell, and what is
 * indented more goes on. False if the line is none of them. */
static bool
see_list_table(
    struct reader *reader, const struct page_line *line, bool *is_good)
{
	const char *text = reader->masked.text;
	uint32_t at = line->text;
	uint32_t outer = page_bullet_length(&reader->masked, at, line->end);
	uint32_t inner = outer > 0
	    ? page_bullet_length(&reader->masked, at + outer, line->end)
	    : 0;

	*is_good = true;
	if (page_line_is_empty(line) || text[at] == ':')
		return true;
	if (inner > 0) {
		bool is_first = reader->table == TABLE_LIST_BEGINS;

		*is_good = close_row(reader);
		reader->table = TABLE_LIST;
		open_row(reader, is_first ? PAGE_TABLE_HEADER : PAGE_TABLE_ROW);
		reader->list_indent = page_line_indent(line) + outer;
		reader->list_cell = 0;
		add(reader, 0, at + outer + inner, line->end);
		return true;
	}
	if (!reader->is_open || page_line_indent(line) < reader->list_indent)
		return false;
	if (outer > 0 && page_line_indent(line) == reader->list_indent)
		reader->list_cell++;
	else
		outer = 0;
	add(reader, reader->list_cell, at + outer, line->end);
	return true;
}

/* A heading in Markdown: "## text". */
static uint32_t
hashes(const struct reader *reader, const struct page_line *line)
{
	uint32_t count = 0;

	while (line->text + count < line->end && count < 7 &&
	    reader->masked.text[line->text + count] == '#')
		count++;
	return count > 0 && count < 7 && line->text + count < line->end &&
		page_is_blank(reader->masked.text[line->text + count])
	    ? count
	    : 0;
}

/* A line of one punctuation mark that is repeated, or '\0'. */
static char
underline_of(const struct reader *reader, const struct page_line *line)
{
	const char *text = reader->masked.text + line->text;
	size_t length = line->end - line->text;

	if (length < 3 || strchr("=-~^\"'`#*+.:_", text[0]) == NULL ||
	    text[0] == '\0' || line->text != line->start)
		return '\0';
	for (size_t i = 1; i < length; i++) {
		if (text[i] != text[0])
			return '\0';
	}
	return text[0];
}

/* Each kind of underline is a level deeper than those before it; '=' and '-'
 * are the first two in Markdown. */
static uint32_t
level_of(struct reader *reader, char underline)
{
	uint32_t level = 0;

	while (level + 1 < UNDERLINES_MAX &&
	    reader->underlines[level] != '\0' &&
	    reader->underlines[level] != underline)
		level++;
	reader->underlines[level] = underline;
	return level + 1;
}

static bool
give_title(struct reader *reader, uint32_t start, uint32_t end, uint32_t level)
{
	if (!end_table(reader))
		return false;
	open_row(reader, PAGE_TITLE);
	reader->row.level = level;
	add(reader, 0, start, end);
	return give(reader);
}

/* Cells where a tab or two blanks part them. */
static bool
give_line(struct reader *reader, const struct page_line *line)
{
	const char *text = reader->masked.text;
	uint32_t bullet =
	    page_bullet_length(&reader->masked, line->text, line->end);
	uint32_t start = line->text + bullet;
	size_t cell = 0;

	open_row(reader, PAGE_LINE);
	reader->row.indent = page_line_indent(line);
	reader->row.is_bullet = bullet > 0;
	for (uint32_t at = start; at + 1 < line->end; at++) {
		if (text[at] != '\t' &&
		    (text[at] != ' ' || text[at + 1] != ' '))
			continue;
		if (at > start)
			add(reader, cell++, start, at);
		while (at + 1 < line->end && page_is_blank(text[at + 1]))
			at++;
		start = at + 1;
	}
	add(reader, cell, start, line->end);
	return give(reader);
}

static bool
see_directive(struct reader *reader, const struct page_line *line)
{
	static const char name[] = ".. list-table::";

	if (line->end - line->text < sizeof(name) - 1 ||
	    memcmp(reader->masked.text + line->text, name, sizeof(name) - 1) !=
		0)
		return false;
	reader->table = TABLE_LIST_BEGINS;
	return true;
}

/* A line that is of no table, or ends one. */
static bool
see_text(struct reader *reader, const struct page_line *line,
    const struct page_line *next)
{
	uint32_t level = hashes(reader, line);
	char underline;

	if (!end_table(reader))
		return false;
	if (page_line_is_empty(line) || see_directive(reader, line))
		return true;
	if (level > 0)
		return give_title(reader, line->text + level, line->end, level);
	underline = next != NULL ? underline_of(reader, next) : '\0';
	if (underline != '\0' && underline_of(reader, line) == '\0' &&
	    page_bullet_length(&reader->masked, line->text, line->end) == 0)
		return give_title(
		    reader, line->text, line->end, level_of(reader, underline));
	return give_line(reader, line);
}

/* `next` is NULL for the last line. */
static bool
see_line(struct reader *reader, const struct page_line *line,
    const struct page_line *next)
{
	bool is_good;

	if ((reader->table == TABLE_LIST ||
		reader->table == TABLE_LIST_BEGINS) &&
	    see_list_table(reader, line, &is_good))
		return is_good;
	if (begins_with(reader, line, '+') && is_made_of(reader, line, "+-=") &&
	    line->end - line->text > 3)
		return see_grid_rule(reader, line);
	if (reader->table == TABLE_GRID && begins_with(reader, line, '|'))
		return see_grid(reader, line);
	if (count_columns(reader, line) > 1) {
		reader->column_count = count_columns(reader, line);
		return see_simple_rule(reader, next);
	}
	if (reader->table == TABLE_SIMPLE)
		return see_simple(reader, line);
	if (begins_with(reader, line, '|') ||
	    (has_pipe(reader, line) &&
		(reader->table == TABLE_PIPES ||
		    (next != NULL && is_delimiter(reader, next)))))
		return see_pipes(reader, line, next);
	return see_text(reader, line, next);
}

/* What stands before the first cell, such as a caption, is a line. */
static bool
give_outside(struct reader *reader, uint32_t start, uint32_t end)
{
	bool is_good;

	page_row_clear(&reader->row, PAGE_LINE);
	add(reader, 0, start, end);
	is_good = give(reader);
	page_row_clear(&reader->row, PAGE_TABLE_ROW);
	return is_good;
}

/* A row of a table of HTML, in which lines mean nothing. */
static bool
see_html_row(struct reader *reader, uint32_t start, uint32_t end)
{
	const char *text = reader->masked.text;
	bool has_head = false;
	bool has_data = false;
	size_t cell = 0;

	open_row(reader, PAGE_TABLE_ROW);
	for (uint32_t at = start; at <= end; at++) {
		bool is_cell = at < end &&
		    (text[at] == PAGE_CELL || text[at] == PAGE_HEAD_CELL);

		if (at < end && !is_cell)
			continue;
		if (has_head || has_data)
			add(reader, cell++, start, at);
		else if (!give_outside(reader, start, at))
			return false;
		has_head |= is_cell && text[at] == PAGE_HEAD_CELL;
		has_data |= is_cell && text[at] == PAGE_CELL;
		start = at + 1;
	}
	if (has_head && !has_data)
		reader->row.kind = PAGE_TABLE_HEADER;
	return (!has_head && !has_data) || give(reader);
}

/* From behind the sign that a table begins; `next` is where it has ended. */
static bool
see_html_table(struct reader *reader, uint32_t at, uint32_t *next)
{
	const char *text = reader->masked.text;
	uint32_t start = at;

	for (; at < reader->masked.size && text[at] != PAGE_TABLE_END; at++) {
		if (text[at] != PAGE_ROW)
			continue;
		if (at > start && !see_html_row(reader, start, at))
			return false;
		start = at + 1;
	}
	*next = at + (at < reader->masked.size);
	if (at > start && !see_html_row(reader, start, at))
		return false;
	open_row(reader, PAGE_TABLE_ENDS);
	return give(reader);
}

/* Without the markup at either end. */
static bool
line_at(const struct reader *reader, uint32_t at, struct page_line *line)
{
	const char *text = reader->masked.text;

	if (!page_line_at(&reader->masked, at, line))
		return false;
	while (line->text < line->end && page_is_blank(text[line->text]))
		line->text++;
	while (line->end > line->text && page_is_blank(text[line->end - 1]))
		line->end--;
	return true;
}

/* The line at `at`, and the table of HTML that begins in it; `at` moves on. */
static bool
see_at(struct reader *reader, struct page_line *line, uint32_t *at)
{
	const char *text = reader->masked.text;
	const char *table =
	    memchr(text + line->text, PAGE_TABLE, line->end - line->text);
	struct page_line next;
	bool has_next = line_at(reader, line->next, &next);

	*at = line->next;
	if (begins_with(reader, line, PAGE_HEADING))
		return give_title(reader, line->text + 2, line->end,
		    (uint32_t)(text[line->text + 1] - '0'));
	if (table == NULL)
		return see_line(reader, line, has_next ? &next : NULL);
	line->end = (uint32_t)(table - text);
	return (page_line_is_empty(line) || see_line(reader, line, NULL)) &&
	    end_table(reader) && see_html_table(reader, line->end + 1, at);
}

static bool
read_all(struct reader *reader)
{
	struct page_line line;
	uint32_t at = 0;

	while (line_at(reader, at, &line)) {
		if (!see_at(reader, &line, &at))
			return false;
	}
	return end_table(reader);
}

bool
page_read(const struct source *page,
    bool (*see)(void *context, const struct page_row *row), void *context)
{
	char *masked = malloc(page->size + 1);
	struct reader reader = {.page = page, .see = see, .context = context};
	bool is_good;

	if (masked == NULL)
		return false;
	page_mask(page, masked);
	masked[page->size] = '\0';
	reader.masked = (struct source){page->name, masked, page->size};
	is_good = read_all(&reader);
	page_row_release(&reader.row);
	free(masked);
	return is_good;
}
