/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the views of a comparison share, and its metrics as CSV and Markdown. */
#include "render/compare.h"

#include <string.h>

#include "base/text.h"
#include "render/csv.h"
#include "render/markdown.h"
#include "render/rst.h"

size_t
compare_columns(const char *text)
{
	return text_width(text, strlen(text));
}

char
compare_letter(size_t index)
{
	return (char)('A' + index);
}

/* A difference, such as "-11.5", is no text. */
static bool
is_number(const char *cell)
{
	cell += *cell == '-' || *cell == '+';
	return *cell != '\0' && cell[strspn(cell, "0123456789.")] == '\0';
}

void
compare_line(enum compare_format format, const char *const *cells, size_t count,
    struct buf *out)
{
	bool is_csv = format == COMPARE_CSV;

	if (format == COMPARE_RST) {
		rst_row(cells, count, out);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const char *cell = cells[i] != NULL ? cells[i] : "";

		if (!is_csv)
			buf_append_string(out, i == 0 ? "| " : " | ");
		else if (i > 0)
			buf_append_char(out, ',');
		if (is_csv && is_number(cell))
			csv_value(cell, out);
		else if (is_csv)
			csv_text(cell, out);
		else
			markdown_text(cell, out);
	}
	buf_append_string(out, is_csv ? "\r\n" : " |\n");
}

bool
compare_is_markup(enum compare_format format)
{
	return format == COMPARE_MARKDOWN || format == COMPARE_RST;
}

void
compare_text(enum compare_format format, const char *text, struct buf *out)
{
	if (format == COMPARE_MARKDOWN)
		markdown_text(text, out);
	else if (format == COMPARE_RST)
		rst_text(text, out);
	else
		buf_append_string(out, text);
}

void
compare_head(enum compare_format format, const char *const *cells, size_t count,
    struct buf *out)
{
	if (format == COMPARE_RST)
		rst_table_begin(out);
	compare_line(format, cells, count, out);
	if (format != COMPARE_MARKDOWN)
		return;
	for (size_t i = 0; i < count; i++)
		buf_append_string(out, "|---");
	buf_append_string(out, "|\n");
}

enum { CELLS_MAX = 4 + COMPARISON_MAX };

/* Values alone in CSV; with their differences in Markdown. */
static void
append_row(const struct comparison *comparison, const struct metric_row *row,
    enum compare_format format, struct buf *out)
{
	const struct metric *metric = row->metric;
	struct buf texts[COMPARISON_MAX] = {{0}};
	const char *cells[CELLS_MAX] = {metric_group_names[metric->group],
	    row->name, metric_unit_names[metric->unit],
	    metric_better_names[metric->better]};

	for (size_t i = 0; i < comparison->count; i++) {
		struct buf difference = {0};
		int verdict =
		    metric_judge(metric, &row->values[i], &row->values[0]);

		if (compare_is_markup(format) || row->values[i].is_known)
			metric_format(metric, &row->values[i], &texts[i]);
		metric_format_difference(
		    metric, &row->values[i], &row->values[0], &difference);
		if (compare_is_markup(format) && difference.length > 0)
			buf_printf(&texts[i], " (%s)", buf_text(&difference));
		if (compare_is_markup(format) && verdict != 0)
			buf_append_string(
			    &texts[i], verdict > 0 ? " better" : " worse");
		out->failed |= texts[i].failed || difference.failed;
		buf_release(&difference);
		cells[4 + i] = buf_text(&texts[i]);
	}
	compare_line(format, cells, 4 + comparison->count, out);
	for (size_t i = 0; i < comparison->count; i++)
		buf_release(&texts[i]);
}

static void
render_rows(const struct comparison *comparison, enum compare_format format,
    struct buf *out)
{
	const char *cells[CELLS_MAX] = {"Group", "Metric", "Unit", "Better"};

	/* The directive of a table asks for a row below its head. */
	if (format == COMPARE_RST && comparison->row_count == 0)
		return;
	for (size_t i = 0; i < comparison->count; i++)
		cells[4 + i] = comparison->names[i];
	compare_head(format, cells, 4 + comparison->count, out);
	for (size_t i = 0; i < comparison->row_count; i++)
		append_row(comparison, &comparison->rows[i], format, out);
}

/* What there is to say of each, as a list. */
static void
render_notes(const struct comparison *comparison, enum compare_format format,
    struct buf *out)
{
	struct buf note = {0};

	for (size_t i = 0; i < comparison->count; i++) {
		buf_clear(&note);
		buf_printf(&note, "%s: ", comparison->names[i]);
		compare_note(&comparison->summaries[i], "; ", &note);
		buf_append_string(out, i == 0 ? "\n- " : "- ");
		compare_text(format, buf_text(&note), out);
		buf_append_char(out, '\n');
	}
	out->failed |= note.failed;
	buf_release(&note);
	compare_verdict(comparison, format, out);
}

void
render_compare(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out)
{
	switch (style->format) {
	case COMPARE_TABLE:
		compare_table(comparison, style->width, out);
		break;
	case COMPARE_MARKDOWN:
	case COMPARE_RST:
		render_rows(comparison, style->format, out);
		render_notes(comparison, style->format, out);
		break;
	case COMPARE_CSV:
		render_rows(comparison, style->format, out);
		break;
	case COMPARE_JSON:
		compare_json(comparison, out);
		break;
	case COMPARE_SVG:
		compare_svg(comparison, style, out);
		break;
	case COMPARE_FORMAT_COUNT:
		break;
	}
}
