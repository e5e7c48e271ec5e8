/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The milestones of a series, and how far they are from those of the base. */
#include "render/compare.h"
#include "render/json.h"
#include "render/layout.h"

enum { CELLS_MAX = 2 * COMPARISON_MAX, COLUMN_GAP = 2 };

/* A date as precise as it is. */
static const char *
date_text(const struct summary_date *date, struct arena *arena)
{
	const struct phrase_value value = {date->first, date->precision};
	char text[PHRASE_VALUE_TEXT_SIZE];

	return arena_string(arena, phrase_value_format(&value, text));
}

static const char *
words_text(const struct summary_date *base, const struct summary_date *date,
    struct arena *arena)
{
	struct buf words = {0};
	const char *text;

	if (base == NULL || date == NULL)
		return base == NULL ? "new" : "gone";
	shift_words_of(base, date, &words);
	text = arena_copy(arena, buf_text(&words), words.length);
	arena->failed |= words.failed;
	buf_release(&words);
	return text;
}

/* Name, date in the base, and for each other cadence date and distance. */
static void
fill_row(const struct comparison *comparison, const struct shift_row *row,
    const char **cells, struct arena *arena)
{
	size_t next = 0;

	cells[next++] = row->name;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary_date *date = row->dates[i];

		cells[next++] = date != NULL ? date_text(date, arena) : NULL;
		if (i == 0)
			continue;
		cells[next++] = row->dates[0] == NULL && date == NULL
		    ? NULL
		    : words_text(row->dates[0], date, arena);
	}
}

static void
fill_head(const struct comparison *comparison, bool has_letters,
    const char **cells, struct arena *arena)
{
	size_t next = 0;

	cells[next++] = "Milestone";
	for (size_t i = 0; i < comparison->count; i++) {
		cells[next++] = has_letters
		    ? arena_printf(arena, "%c", compare_letter(i))
		    : comparison->names[i];
		if (i > 0)
			cells[next++] = has_letters
			    ? "to A"
			    : arena_printf(arena, "%s to %s",
				  comparison->names[i], comparison->names[0]);
	}
}

/* The columns of the base and of the cadences from `first` up to `end`. */
static void
choose_columns(
    const struct layout *all, size_t first, size_t end, struct layout *some)
{
	size_t count = 2;

	*some = (struct layout){.cells = some->cells,
	    .column_count = 2 + 2 * (end - first),
	    .row_count = 0};
	some->columns[0] = all->columns[0];
	some->columns[1] = all->columns[1];
	for (size_t i = 2 * first; i < 2 * end; i++)
		some->columns[count++] = all->columns[i];
	for (size_t row = 0; row < all->row_count; row++) {
		const char **from = &all->cells[row * all->column_count];
		const char **to =
		    &some->cells[some->row_count * some->column_count];
		bool has_any = from[1] != NULL;

		to[0] = from[0];
		to[1] = from[1];
		for (size_t i = 2 * first; i < 2 * end; i++) {
			to[2 + i - 2 * first] = from[i];
			has_any |= from[i] != NULL;
		}
		/* What neither has needs no line. */
		some->row_count += has_any;
	}
}

/* What the columns from `first` up to `end` take, each with a gap. */
static size_t
natural_width(const struct layout *layout, size_t first, size_t end)
{
	size_t total = 0;

	for (size_t i = first; i < end; i++) {
		size_t width = compare_columns(layout->columns[i].title);

		for (size_t row = 0; row < layout->row_count; row++) {
			const char *cell =
			    layout->cells[row * layout->column_count + i];
			size_t length =
			    cell != NULL ? compare_columns(cell) : 0;

			width = length > width ? length : width;
		}
		total += width + COLUMN_GAP;
	}
	return total;
}

/* How many cadences beside the base keep within the width, at least one. */
static size_t
count_beside(const struct layout *all, size_t width)
{
	size_t count = all->column_count / 2 - 1;
	size_t base = natural_width(all, 0, 2) - COLUMN_GAP;
	size_t widest = 1;

	for (size_t i = 1; i <= count; i++) {
		size_t pair = natural_width(all, 2 * i, 2 * i + 2);

		widest = pair > widest ? pair : widest;
	}
	if (width == 0 || base + count * widest <= width)
		return count;
	return width > base + widest ? (width - base) / widest : 1;
}

/* All side by side, or where that is too wide, as many as fit at a time, each
 * time beside the base. */
static void
print_layout(const struct comparison *comparison, struct layout *all,
    const struct compare_style *style, struct arena *arena, struct buf *out)
{
	size_t step = count_beside(all, style->width);
	struct layout some = {
	    .cells = ARENA_ARRAY(
		arena, all->column_count * all->row_count + 1, const char *)};

	if (arena->failed)
		return;
	for (size_t i = 1; i < comparison->count; i += step) {
		size_t end = i + step;

		choose_columns(all, i,
		    end < comparison->count ? end : comparison->count, &some);
		buf_append_char(out, '\n');
		layout_print(&some, style->width, style->unicode, out);
	}
}

static void
print_table(const struct comparison *comparison, const struct shift *shift,
    const struct compare_style *style, struct arena *arena, struct buf *out)
{
	const char *titles[CELLS_MAX];
	struct layout layout = {
	    .column_count = 2 * comparison->count, .row_count = shift->count};

	fill_head(comparison, true, titles, arena);
	layout.cells = ARENA_ARRAY(
	    arena, layout.column_count * layout.row_count + 1, const char *);
	if (arena->failed)
		return;
	for (size_t i = 0; i < layout.column_count; i++)
		layout.columns[i] = (struct layout_column){
		    .title = titles[i], .may_shrink = i == 0};
	for (size_t i = 0; i < shift->count; i++)
		fill_row(comparison, &shift->rows[i],
		    &layout.cells[i * layout.column_count], arena);
	for (size_t i = 0; i < comparison->count; i++)
		buf_printf(
		    out, "%c  %s\n", compare_letter(i), comparison->names[i]);
	if (!arena->failed)
		print_layout(comparison, &layout, style, arena, out);
}

static void
print_lines(const struct comparison *comparison, const struct shift *shift,
    enum compare_format format, struct arena *arena, struct buf *out)
{
	const char *cells[CELLS_MAX];
	size_t count = 2 * comparison->count;

	fill_head(comparison, false, cells, arena);
	if (arena->failed || (format == COMPARE_RST && shift->count == 0))
		return;
	compare_head(format, cells, count, out);
	for (size_t i = 0; i < shift->count && !arena->failed; i++) {
		fill_row(comparison, &shift->rows[i], cells, arena);
		if (!arena->failed)
			compare_line(format, cells, count, out);
	}
}

static void
write_place(struct json *json, const struct shift_row *row, size_t index,
    const char *name, struct arena *arena)
{
	const struct summary_date *date = row->dates[index];

	json_begin_object(json);
	json_key(json, "cadence");
	json_string(json, name);
	json_key(json, "date");
	json_string(json, date != NULL ? date_text(date, arena) : NULL);
	if (index > 0 && (row->dates[0] != NULL || date != NULL)) {
		json_key(json, "distance");
		json_string(json, words_text(row->dates[0], date, arena));
	}
	if (index > 0 && row->dates[0] != NULL && date != NULL &&
	    date->precision == PRECISION_DAY &&
	    row->dates[0]->precision == PRECISION_DAY) {
		json_key(json, "days");
		json_number(
		    json, summary_between(row->dates[0]->first, date->first));
	}
	json_end_object(json);
}

static void
print_json(const struct comparison *comparison, const struct shift *shift,
    struct arena *arena, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	json_key(&json, "series");
	json_string(&json, shift->series);
	json_key(&json, "milestones");
	json_begin_list(&json);
	for (size_t i = 0; i < shift->count; i++) {
		json_begin_object(&json);
		json_key(&json, "name");
		json_string(&json, shift->rows[i].name);
		json_key(&json, "dates");
		json_begin_list(&json);
		for (size_t j = 0; j < comparison->count; j++)
			write_place(&json, &shift->rows[i], j,
			    comparison->names[j], arena);
		json_end_list(&json);
		json_end_object(&json);
	}
	json_end_list(&json);
	json_end_object(&json);
	buf_append_char(out, '\n');
}

void
render_shift(const struct comparison *comparison, const struct shift *shift,
    const struct compare_style *style, struct buf *out)
{
	struct arena arena = {0};

	if (style->format == COMPARE_TABLE)
		print_table(comparison, shift, style, &arena, out);
	else if (style->format == COMPARE_JSON)
		print_json(comparison, shift, &arena, out);
	else
		print_lines(comparison, shift, style->format, &arena, out);
	out->failed |= arena.failed;
	arena_release(&arena);
}
