/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the views of a comparison share, and its metrics as CSV and Markdown. */
#include "render/compare.h"

#include <string.h>

#include "base/text.h"
#include "render/markdown.h"

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

static void
append_csv(const char *cell, struct buf *out)
{
	if (strpbrk(cell, ",\"\r\n") == NULL) {
		buf_append_string(out, cell);
		return;
	}
	buf_append_char(out, '"');
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			buf_append_char(out, '"');
		buf_append_char(out, *cell);
	}
	buf_append_char(out, '"');
}

void
compare_line(enum compare_format format, const char *const *cells, size_t count,
    struct buf *out)
{
	bool is_csv = format == COMPARE_CSV;

	for (size_t i = 0; i < count; i++) {
		const char *cell = cells[i] != NULL ? cells[i] : "";

		if (!is_csv)
			buf_append_string(out, i == 0 ? "| " : " | ");
		else if (i > 0)
			buf_append_char(out, ',');
		if (is_csv)
			append_csv(cell, out);
		else
			markdown_text(cell, out);
	}
	buf_append_string(out, is_csv ? "\r\n" : " |\n");
}

void
compare_rule(size_t count, struct buf *out)
{
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

		if (format == COMPARE_MARKDOWN || row->values[i].is_known)
			metric_format(metric, &row->values[i], &texts[i]);
		metric_format_difference(
		    metric, &row->values[i], &row->values[0], &difference);
		if (format == COMPARE_MARKDOWN && difference.length > 0)
			buf_printf(&texts[i], " (%s)", buf_text(&difference));
		if (format == COMPARE_MARKDOWN && verdict != 0)
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

	for (size_t i = 0; i < comparison->count; i++)
		cells[4 + i] = comparison->names[i];
	compare_line(format, cells, 4 + comparison->count, out);
	if (format == COMPARE_MARKDOWN)
		compare_rule(4 + comparison->count, out);
	for (size_t i = 0; i < comparison->row_count; i++)
		append_row(comparison, &comparison->rows[i], format, out);
}

/* What there is to say of each, as a list. */
static void
render_notes(const struct comparison *comparison, struct buf *out)
{
	for (size_t i = 0; i < comparison->count; i++) {
		buf_append_string(out, i == 0 ? "\n- " : "- ");
		markdown_text(comparison->names[i], out);
		buf_append_string(out, ": ");
		compare_note(&comparison->summaries[i], "; ", out);
		buf_append_char(out, '\n');
	}
	compare_verdict(comparison, out);
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
		render_rows(comparison, style->format, out);
		render_notes(comparison, out);
		break;
	case COMPARE_CSV:
		render_rows(comparison, style->format, out);
		break;
	case COMPARE_JSON:
		compare_json(comparison, out);
		break;
	case COMPARE_FORMAT_COUNT:
		break;
	}
}
