/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Metrics for people: a line each, with the differences to the base beside the
 * values; or where that is too wide, some lines each, with the values below the
 * name and the differences below the values.
 */
#include "render/compare.h"

#include <string.h>

#include "base/text.h"

enum { GAP = 2, STACK_LABEL = 7, STACK_COLUMN = 12 };

/* One cell: a value, its difference, and whether it is better or worse. */
struct cell {
	struct buf value;
	struct buf difference;
	char mark; /* '*' or '!'; ' ' for neither */
};

/* Widths of a table in one line each. */
struct widths {
	size_t name;
	size_t unit;
	size_t values[COMPARISON_MAX]; /* of numbers: texts may reach farther */
	size_t differences[COMPARISON_MAX];
	size_t texts[COMPARISON_MAX];
	bool has_mark[COMPARISON_MAX];
};

static void
fill_cell(const struct metric_row *row, size_t index, struct cell *cell)
{
	int verdict =
	    metric_judge(row->metric, &row->values[index], &row->values[0]);

	buf_clear(&cell->value);
	buf_clear(&cell->difference);
	metric_format(row->metric, &row->values[index], &cell->value);
	metric_format_difference(row->metric, &row->values[index],
	    &row->values[0], &cell->difference);
	cell->mark = ' ';
	if (verdict != 0)
		cell->mark = verdict > 0 ? '*' : '!';
}

static void
release_cell(struct cell *cell, struct buf *out)
{
	out->failed |= cell->value.failed || cell->difference.failed;
	buf_release(&cell->value);
	buf_release(&cell->difference);
}

static void
widen(size_t *width, size_t length)
{
	if (length > *width)
		*width = length;
}

static bool
is_text(const struct metric_row *row)
{
	return row->metric->unit == UNIT_TEXT;
}

static void
measure(
    const struct comparison *comparison, struct widths *widths, struct buf *out)
{
	struct cell cell = {{0}, {0}, ' '};

	for (size_t i = 0; i < comparison->row_count; i++) {
		const struct metric_row *row = &comparison->rows[i];

		widen(&widths->name, compare_columns(row->name));
		widen(&widths->unit,
		    compare_columns(metric_unit_signs[row->metric->unit]));
		for (size_t j = 0; j < comparison->count; j++) {
			size_t length;

			fill_cell(row, j, &cell);
			length = cell.difference.length;
			widen(is_text(row) && row->values[j].is_known
				? &widths->texts[j]
				: &widths->values[j],
			    compare_columns(buf_text(&cell.value)));
			widen(&widths->differences[j],
			    length > 0 ? length + 2 : 0);
			widths->has_mark[j] |= cell.mark != ' ';
		}
	}
	release_cell(&cell, out);
}

static size_t
cell_width(const struct widths *widths, size_t index)
{
	size_t width = widths->values[index];

	if (widths->differences[index] > 0)
		width += widths->differences[index] + 1;
	if (widths->has_mark[index])
		width += 2;
	if (width < widths->texts[index])
		width = widths->texts[index];
	return GAP + width;
}

static size_t
total_width(const struct comparison *comparison, const struct widths *widths)
{
	size_t total = widths->name + GAP + widths->unit;

	for (size_t i = 0; i < comparison->count; i++)
		total += cell_width(widths, i);
	return total;
}

static void
append_right(const char *text, size_t width, struct buf *out)
{
	size_t used = compare_columns(text);

	buf_append_repeated(out, ' ', width > used ? width - used : 0);
	buf_append_string(out, text);
}

static void
append_left(const char *text, size_t width, struct buf *out)
{
	size_t used = compare_columns(text);

	buf_append_string(out, text);
	buf_append_repeated(out, ' ', width > used ? width - used : 0);
}

/* A number with its difference and mark; a text has neither. */
static void
append_cell(const struct cell *cell, const struct widths *widths, size_t index,
    bool is_text, struct buf *out)
{
	size_t length = cell->difference.length;
	size_t end;

	buf_append_repeated(out, ' ', GAP);
	if (is_text) {
		append_left(buf_text(&cell->value),
		    cell_width(widths, index) - GAP, out);
		return;
	}
	end = out->length + cell_width(widths, index) - GAP;
	append_right(buf_text(&cell->value), widths->values[index], out);
	if (widths->differences[index] > 0)
		buf_append_repeated(out, ' ',
		    1 + widths->differences[index] - length -
			(length > 0 ? 2 : 0));
	if (length > 0)
		buf_printf(out, "(%s)", buf_text(&cell->difference));
	if (widths->has_mark[index])
		buf_printf(out, " %c", cell->mark);
	buf_append_repeated(
	    out, ' ', end > out->length ? end - out->length : 0);
}

/* "DELIVERY" and the letters of the cadences over their values. */
static void
append_group(const struct comparison *comparison, enum metric_group group,
    const struct widths *widths, struct buf *out)
{
	struct buf name = {0};

	for (const char *at = metric_group_names[group]; *at != '\0'; at++)
		buf_append_char(&name, text_upper(*at));
	buf_append_char(out, '\n');
	append_left(buf_text(&name), widths->name + GAP + widths->unit, out);
	for (size_t i = 0; i < comparison->count; i++) {
		const char letter[] = {compare_letter(i), '\0'};

		append_right(letter, GAP + widths->values[i], out);
		buf_append_repeated(
		    out, ' ', cell_width(widths, i) - GAP - widths->values[i]);
	}
	buf_end_line(out);
	out->failed |= name.failed;
	buf_release(&name);
}

static void
print_wide(const struct comparison *comparison, const struct widths *widths,
    struct buf *out)
{
	struct cell cell = {{0}, {0}, ' '};

	for (size_t i = 0; i < comparison->row_count; i++) {
		const struct metric_row *row = &comparison->rows[i];

		if (i == 0 || row[-1].metric->group != row->metric->group)
			append_group(
			    comparison, row->metric->group, widths, out);
		append_left(row->name, widths->name + GAP, out);
		append_left(
		    metric_unit_signs[row->metric->unit], widths->unit, out);
		for (size_t j = 0; j < comparison->count; j++) {
			fill_cell(row, j, &cell);
			append_cell(&cell, widths, j,
			    is_text(row) && row->values[j].is_known, out);
		}
		buf_end_line(out);
	}
	release_cell(&cell, out);
}

/* Texts that are wider than a column of stacked values. */
static bool
has_wide_text(const struct comparison *comparison, const struct metric_row *row)
{
	bool is_wide = false;

	for (size_t i = 0; is_text(row) && i < comparison->count; i++)
		is_wide |= row->values[i].is_known &&
		    compare_columns(row->values[i].text) >= STACK_COLUMN;
	return is_wide;
}

/* Such texts, each on a line of its own behind its letter. */
static void
stack_texts(const struct comparison *comparison, const struct metric_row *row,
    struct buf *out)
{
	buf_printf(out, "%s\n", row->name);
	for (size_t i = 0; i < comparison->count; i++) {
		append_left("", STACK_LABEL, out);
		buf_printf(out, "%c  %s\n", compare_letter(i),
		    row->values[i].is_known ? row->values[i].text : "-");
	}
}

static void
stack_row(const struct comparison *comparison, const struct metric_row *row,
    struct buf *out)
{
	struct cell cell = {{0}, {0}, ' '};
	struct buf values = {0}, differences = {0};
	bool has_difference = false;
	const char *sign = metric_unit_names[row->metric->unit];

	for (size_t i = 0; i < comparison->count; i++) {
		fill_cell(row, i, &cell);
		append_right(buf_text(&cell.value), STACK_COLUMN - 1, &values);
		buf_append_char(&values, cell.mark);
		append_right(
		    buf_text(&cell.difference), STACK_COLUMN - 1, &differences);
		buf_append_char(&differences, ' ');
		has_difference |= cell.difference.length > 0;
	}
	buf_printf(out, "%s", row->name);
	if (row->metric->unit != UNIT_NUMBER &&
	    row->metric->unit != UNIT_TEXT && row->metric->unit != UNIT_YES_NO)
		buf_printf(out, " (%s)", sign);
	buf_append_char(out, '\n');
	append_left("", STACK_LABEL, out);
	buf_append_string(out, buf_text(&values));
	buf_end_line(out);
	if (has_difference) {
		append_left("  to A", STACK_LABEL, out);
		buf_append_string(out, buf_text(&differences));
		buf_end_line(out);
	}
	out->failed |= values.failed || differences.failed;
	buf_release(&values);
	buf_release(&differences);
	release_cell(&cell, out);
}

/* "REGULARITY" and the letters, over the values. */
static void
append_stacked_group(const struct comparison *comparison,
    enum metric_group group, struct buf *out)
{
	size_t start = out->length + 1;

	buf_append_char(out, '\n');
	for (const char *at = metric_group_names[group]; *at != '\0'; at++)
		buf_append_char(out, text_upper(*at));
	for (size_t i = 0; i < comparison->count; i++) {
		size_t at = start + STACK_LABEL + (i + 1) * STACK_COLUMN - 2;

		buf_append_repeated(
		    out, ' ', at > out->length ? at - out->length : 0);
		buf_append_char(out, compare_letter(i));
	}
	buf_append_char(out, '\n');
}

static void
print_stacked(const struct comparison *comparison, struct buf *out)
{
	for (size_t i = 0; i < comparison->row_count; i++) {
		const struct metric_row *row = &comparison->rows[i];
		enum metric_group group = row->metric->group;

		if (i == 0 || row[-1].metric->group != group)
			append_stacked_group(comparison, group, out);
		if (has_wide_text(comparison, row))
			stack_texts(comparison, row, out);
		else
			stack_row(comparison, row, out);
	}
}

/* Where there are details that are not shown. */
static void
tell_details(const struct comparison *comparison, struct buf *out)
{
	if (!comparison->in_full)
		buf_append_string(out,
		    "each milestone and event by itself: --all; what a metric "
		    "is: takt explain METRIC\n");
}

void
compare_table(
    const struct comparison *comparison, size_t width, struct buf *out)
{
	struct widths widths = {0};

	compare_legend(comparison, out);
	compare_verdict(comparison, COMPARE_TABLE, out);
	if (comparison->row_count == 0) {
		buf_append_string(out, "\nthere is nothing to compare\n");
		return;
	}
	measure(comparison, &widths, out);
	if (width == 0 || total_width(comparison, &widths) <= width)
		print_wide(comparison, &widths, out);
	else
		print_stacked(comparison, out);
	buf_append_char(out, '\n');
	compare_letters(comparison, width, out);
	buf_append_string(out,
	    "* better than A, ! worse; without a mark it is the same or a "
	    "matter of taste\nmo = months, wk = weeks, d = days, /yr = a "
	    "year, - = none, or not known\n");
	tell_details(comparison, out);
}
