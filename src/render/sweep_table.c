/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A sweep for people: a line for each variant, under heads that break into
 * lines so that columns may be narrow. What is too wide all the same stands in
 * several tables one below the other.
 */
#include <string.h>

#include "base/text.h"
#include "render/sweep.h"

enum { GAP = 2, HEAD_WIDTH = 14, BLOCK_HEAD_WIDTH = 10, PATH_WIDTH = 18 };

/* A column: the parameters come before the metrics. */
struct column {
	const char *title;
	const char *sign; /* of the unit */
	size_t width;
	size_t cells;   /* the widest of its cells */
	size_t longest; /* piece of the title that cannot be broken */
	bool is_left;
};

/* The table that is being written. */
struct table {
	const struct sweep *sweep;
	struct column *columns;
	size_t parameter_count;
	size_t count;
	size_t width;
	struct buf *out;
};

static size_t
columns_of(const char *text)
{
	return text_width(text, strlen(text));
}

static size_t
larger(size_t left, size_t right)
{
	return left > right ? left : right;
}

/* Bytes up to where a title may be broken: before a blank, behind a dot. */
static size_t
piece_length(const char *title)
{
	size_t length = strcspn(title, " .");

	return title[length] == '.' ? length + 1 : length;
}

/* The part of a title that stands in one line of that width; moves behind it
 * and the blanks after it. */
static size_t
take_line(const char **title, size_t width)
{
	const char *start = *title;
	size_t length = piece_length(start);

	for (;;) {
		size_t blanks = strspn(start + length, " ");
		size_t next = length + blanks;

		*title = start + next;
		if (start[next] == '\0')
			return length;
		next += piece_length(start + next);
		if (text_width(start, next) > width)
			return length;
		length = next;
	}
}

static size_t
count_lines(const struct column *column)
{
	const char *rest = column->title;
	size_t lines = 0;

	while (*rest != '\0') {
		take_line(&rest, column->width);
		lines++;
	}
	return lines + (*column->sign != '\0');
}

/* The text of a cell; "" where a variant cannot be. */
static void
cell_text(const struct table *table, const struct sweep_variant *variant,
    size_t column, struct buf *text)
{
	const struct sweep *sweep = table->sweep;
	size_t shown = column - table->parameter_count;

	buf_clear(text);
	if (column < table->parameter_count) {
		sweep_choice_text(sweep, variant, column, text);
		if (column + 1 == table->parameter_count &&
		    sweep_is_partial(variant))
			buf_append_string(text, " ~");
	} else if (variant->problem == NULL) {
		metric_format(sweep->columns[sweep->shown[shown]].metric,
		    sweep_value(sweep, variant, shown), text);
	}
}

static void
measure(struct table *table, struct column *column, size_t at)
{
	const struct sweep *sweep = table->sweep;
	struct buf text = {0};

	for (const char *rest = column->title; *rest != '\0';) {
		size_t length = piece_length(rest);

		/* A path is broken only where it is long. */
		if (column->is_left && columns_of(column->title) <= PATH_WIDTH)
			length = strlen(rest);
		column->longest =
		    larger(column->longest, text_width(rest, length));
		rest += length + strspn(rest + length, " ");
	}
	column->longest = larger(column->longest, columns_of(column->sign));
	for (size_t i = 0; i < sweep->row_count; i++) {
		cell_text(table, sweep->rows[i], at, &text);
		column->cells =
		    larger(column->cells, columns_of(buf_text(&text)));
	}
	table->out->failed |= text.failed;
	buf_release(&text);
}

static void
fill_columns(struct table *table)
{
	const struct sweep *sweep = table->sweep;

	for (size_t i = 0; i < table->count; i++) {
		struct column *column = &table->columns[i];
		bool is_parameter = i < table->parameter_count;
		const struct sweep_column *shown = is_parameter
		    ? NULL
		    : &sweep->columns[sweep->shown[i - table->parameter_count]];

		column->is_left = is_parameter;
		column->title = is_parameter ? sweep->parameters->items[i].path
					     : shown->name;
		column->sign =
		    is_parameter ? "" : metric_unit_signs[shown->metric->unit];
		measure(table, column, i);
	}
}

/* Widths in which titles may be `head` columns wide; returns their sum. */
static size_t
set_widths(struct table *table, size_t head)
{
	size_t total = 0;

	for (size_t i = 0; i < table->count; i++) {
		struct column *column = &table->columns[i];
		size_t title = columns_of(column->title);

		column->width = larger(column->cells, column->longest);
		column->width =
		    larger(column->width, title < head ? title : head);
		total += column->width + (i > 0 ? GAP : 0);
	}
	return total;
}

static void
append_cell(const struct column *column, const char *text, size_t length,
    struct buf *out)
{
	size_t used = text_width(text, length);
	size_t blanks = column->width > used ? column->width - used : 0;

	if (!column->is_left)
		buf_append_repeated(out, ' ', blanks);
	buf_append(out, text, length);
	if (column->is_left)
		buf_append_repeated(out, ' ', blanks);
}

/* One line of a head, whose titles stand at the bottom. */
static void
append_head_cell(
    const struct column *column, size_t line, size_t lines, struct buf *out)
{
	size_t own = count_lines(column);
	const char *rest = column->title;
	const char *start = rest;
	size_t length = 0;

	if (line + own < lines) {
		append_cell(column, "", 0, out);
		return;
	}
	for (size_t i = lines - own; i <= line; i++) {
		start = *rest != '\0' ? rest : column->sign;
		length = *rest != '\0' ? take_line(&rest, column->width)
				       : strlen(column->sign);
	}
	append_cell(column, start, length, out);
}

/* Which columns stand in this part of the table. */
static bool
is_in(const struct table *table, size_t column, size_t from, size_t to)
{
	return column < table->parameter_count ||
	    (column >= from && column < to);
}

static void
write_head(const struct table *table, size_t from, size_t to)
{
	size_t lines = 0;

	for (size_t i = 0; i < table->count; i++) {
		if (is_in(table, i, from, to))
			lines = larger(lines, count_lines(&table->columns[i]));
	}
	for (size_t line = 0; line < lines; line++) {
		for (size_t i = 0; i < table->count; i++) {
			if (!is_in(table, i, from, to))
				continue;
			buf_append_repeated(table->out, ' ', i > 0 ? GAP : 0);
			append_head_cell(
			    &table->columns[i], line, lines, table->out);
		}
		buf_end_line(table->out);
	}
}

static size_t
parameters_width(const struct table *table)
{
	size_t total = 0;

	for (size_t i = 0; i < table->parameter_count; i++)
		total += table->columns[i].width + GAP;
	return total;
}

/* Why it cannot be stands in the first part alone. */
static void
write_problem(const struct table *table, const struct sweep_variant *variant,
    bool is_first)
{
	size_t indent = parameters_width(table);
	struct buf text = {0};

	buf_append_repeated(table->out, ' ', GAP);
	if (is_first)
		sweep_problem_text(variant->problem, &text);
	else
		buf_append_string(&text, "cannot be");
	/* Beside what is very wide there is no room to break lines in. */
	sweep_wrap(buf_text(&text), indent, indent,
	    table->width > indent + 20 ? table->width : 0, table->out);
	table->out->failed |= text.failed;
	buf_release(&text);
}

static void
write_row(const struct table *table, const struct sweep_variant *variant,
    size_t from, size_t to)
{
	struct buf text = {0};
	size_t end = variant->problem == NULL ? to : table->parameter_count;

	for (size_t i = 0; i < end; i++) {
		if (!is_in(table, i, from, to))
			continue;
		cell_text(table, variant, i, &text);
		buf_append_repeated(table->out, ' ', i > 0 ? GAP : 0);
		append_cell(&table->columns[i], buf_text(&text), text.length,
		    table->out);
	}
	if (variant->problem != NULL)
		write_problem(table, variant, from == table->parameter_count);
	else
		buf_end_line(table->out);
	table->out->failed |= text.failed;
	buf_release(&text);
}

/* As many metrics from `from` on as fit; at least one. */
static size_t
end_of_part(const struct table *table, size_t from)
{
	size_t total = parameters_width(table);
	size_t to = from;

	while (to < table->count) {
		total += table->columns[to].width + (to > from ? GAP : 0);
		if (table->width != 0 && total > table->width && to > from)
			break;
		to++;
	}
	return to;
}

static void
write_parts(const struct table *table)
{
	const struct sweep *sweep = table->sweep;
	size_t from = table->parameter_count;

	do {
		size_t to = end_of_part(table, from);

		write_head(table, from, to);
		for (size_t i = 0; i < sweep->row_count; i++)
			write_row(table, sweep->rows[i], from, to);
		buf_append_char(table->out, '\n');
		from = to;
	} while (from < table->count);
}

void
sweep_table(const struct sweep *sweep, size_t width, struct buf *out)
{
	struct arena arena = {0};
	struct table table = {.sweep = sweep,
	    .parameter_count = sweep->parameters->count,
	    .count = sweep->parameters->count + sweep->shown_count,
	    .width = width,
	    .out = out};
	size_t head = HEAD_WIDTH;

	table.columns = ARENA_ARRAY(&arena, table.count + 1, struct column);
	if (table.columns != NULL) {
		fill_columns(&table);
		while (
		    set_widths(&table, head) > width && width != 0 && head > 0)
			head--;
		if (width != 0 && set_widths(&table, head) > width)
			set_widths(&table, BLOCK_HEAD_WIDTH);
		if (sweep->project != NULL)
			buf_printf(out, "%s\n\n", sweep->project);
		if (sweep->row_count > 0)
			write_parts(&table);
		sweep_notes(sweep, COMPARE_TABLE, width, out);
	}
	out->failed |= arena.failed;
	arena_release(&arena);
}
