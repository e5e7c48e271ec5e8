/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where projects stand, for people: the same four tables in columns, Markdown
 * and reStructuredText. An about sign says that days are counted to the last
 * day that a coarse date may mean.
 */
#include <string.h>

#include "base/text.h"
#include "phrase/words.h"
#include "render/layout.h"
#include "render/markdown.h"
#include "render/rst.h"
#include "render/standing.h"

/* The tables in the order in which they are shown. */
enum part { SUPPORTED, PREPARATION, NEXT, LATE, PART_COUNT };

static const char *const titles[PART_COUNT] = {
    [SUPPORTED] = "Supported",
    [PREPARATION] = "In preparation",
    [NEXT] = "Next",
    [LATE] = "Late: the day has passed, and nothing says that it happened",
};

/* A table under construction. */
struct part_table {
	const struct standing *standing;
	enum part part;
	struct arena *arena;
	struct layout layout;
	size_t next;   /* cell */
	bool has_ends; /* of life, beside ends of windows */
	bool has_next; /* a column for what comes next in each series */
};

static const char *
distance(const struct standing *standing, const struct standing_date *date,
    bool is_past, struct arena *arena)
{
	int days = is_past ? -standing_days_most(standing, date)
			   : standing_days_most(standing, date);

	if (date->precision == PRECISION_TBD)
		return NULL;
	if (days == 0 && date->precision == PRECISION_DAY)
		return "today";
	return arena_printf(
	    arena, "%s%d", date->precision == PRECISION_DAY ? "" : "~", days);
}

/* Numbers stand right in their column. */
static void
align(struct part_table *table, size_t column)
{
	struct layout *layout = &table->layout;
	size_t width = strlen(layout->columns[column].title);

	for (int turn = 0; turn < 2; turn++) {
		for (size_t row = 0; row < layout->row_count; row++) {
			const char **cell =
			    &layout->cells[row * layout->column_count + column];

			if (*cell == NULL)
				continue;
			if (turn == 0 && strlen(*cell) > width)
				width = strlen(*cell);
			if (turn == 1)
				*cell = arena_printf(
				    table->arena, "%*s", (int)width, *cell);
		}
	}
}

static void
add_column(struct part_table *table, const char *title, bool may_shrink)
{
	table->layout.columns[table->layout.column_count++] =
	    (struct layout_column){title, may_shrink,
		may_shrink && strcmp(title, "Project") != 0, 0};
}

static void
add_cell(struct part_table *table, const char *cell)
{
	table->layout.cells[table->next++] = cell;
}

static bool
make_rows(struct part_table *table, size_t most)
{
	table->layout.cells = ARENA_ARRAY(
	    table->arena, most * table->layout.column_count + 1, const char *);
	return table->layout.cells != NULL;
}

static bool
belongs(const struct standing_series *series, enum part part)
{
	return (series->state == STANDING_PREPARATION) == (part == PREPARATION);
}

/* A second end is worth a column where one series has more than one. */
static bool
has_more_ends(const struct standing *standing)
{
	for (size_t i = 0; i < standing->series_count; i++) {
		const struct standing_series *series = &standing->series[i];

		if (belongs(series, SUPPORTED) &&
		    series->until != series->end_of_life)
			return true;
	}
	return false;
}

static void
add_next_cells(struct part_table *table, const struct standing_date *next)
{
	add_cell(table, next != NULL ? next->label : NULL);
	if (table->part == PREPARATION)
		add_cell(table,
		    next != NULL ? standing_text(next, table->arena) : NULL);
	add_cell(table,
	    next != NULL ? distance(table->standing, next, false, table->arena)
			 : NULL);
}

static void
add_series_row(struct part_table *table, const struct standing_series *series)
{
	const struct standing *standing = table->standing;

	if (standing->project_count > 1)
		add_cell(table, series->project);
	add_cell(table, series->series);
	add_cell(table, series->phase != NULL ? series->phase : "(gap)");
	if (table->part == SUPPORTED) {
		add_cell(table, standing_text(series->until, table->arena));
		add_cell(table,
		    distance(standing, series->until, false, table->arena));
		if (table->has_ends)
			add_cell(table,
			    standing_text(series->end_of_life, table->arena));
	} else {
		char day[DATE_TEXT_SIZE];

		add_cell(table,
		    arena_string(
			table->arena, date_format(series->since, day)));
	}
	if (table->has_next)
		add_next_cells(table, series->next);
	table->layout.row_count++;
}

static void
add_series_columns(struct part_table *table)
{
	if (table->standing->project_count > 1)
		add_column(table, "Project", true);
	add_column(table, "Series", true);
	add_column(table, "Phase", true);
	if (table->part == SUPPORTED) {
		add_column(table, "Until", false);
		add_column(table, "Days", false);
		if (table->has_ends)
			add_column(table, "End of life", false);
	} else {
		add_column(table, "Since", false);
	}
	if (!table->has_next)
		return;
	add_column(table, "Next", true);
	if (table->part == PREPARATION)
		add_column(table, "Date", false);
	add_column(table, "In days", false);
}

static bool
fill_series(struct part_table *table)
{
	const struct standing *standing = table->standing;

	table->has_ends = table->part == SUPPORTED && has_more_ends(standing);
	add_series_columns(table);
	if (!make_rows(table, standing->series_count))
		return false;
	for (size_t i = 0; i < standing->series_count; i++) {
		if (belongs(&standing->series[i], table->part))
			add_series_row(table, &standing->series[i]);
	}
	if (table->part == SUPPORTED)
		align(table, standing->project_count > 1 ? 4 : 3);
	if (table->has_next)
		align(table, table->layout.column_count - 1);
	return true;
}

static const char *
weekday(const struct standing_date *date, struct arena *arena)
{
	if (date->precision != PRECISION_DAY)
		return NULL;
	return arena_copy(arena,
	    word_of_value(word_weekdays, (int32_t)date_weekday(date->first)),
	    3);
}

static bool
fill_dates(struct part_table *table)
{
	const struct standing *standing = table->standing;
	bool is_late = table->part == LATE;
	const struct standing_list *list =
	    is_late ? &standing->late : &standing->next;

	add_column(table, "Date", false);
	add_column(table, "Day", false);
	add_column(table, is_late ? "Days ago" : "In days", false);
	if (standing->project_count > 1)
		add_column(table, "Project", true);
	add_column(table, "Series", true);
	add_column(table, "Milestone", true);
	add_column(table, "Status", false);
	if (!make_rows(table, list->count))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct standing_date *date = &list->dates[i];

		add_cell(table, standing_text(date, table->arena));
		add_cell(table, weekday(date, table->arena));
		add_cell(
		    table, distance(standing, date, is_late, table->arena));
		if (standing->project_count > 1)
			add_cell(table, date->project);
		add_cell(table, date->series);
		add_cell(table, date->name);
		add_cell(table, standing_status(date, is_late));
		table->layout.row_count++;
	}
	align(table, 2);
	return true;
}

/* How tables are written down. */
enum markup { COLUMNS, MARKDOWN, RST };

static void
plain_title(const char *title, struct buf *out)
{
	buf_printf(out, "%s\n", title);
}

static void
plain_part(const char *title, struct buf *out)
{
	buf_printf(out, "\n%s\n", title);
}

static void
plain_text(const char *text, struct buf *out)
{
	buf_append_string(out, text);
}

static void
markdown_title(const char *title, struct buf *out)
{
	buf_append_string(out, "# ");
	markdown_text(title, out);
	buf_append_char(out, '\n');
}

static void
markdown_part(const char *title, struct buf *out)
{
	buf_printf(out, "\n## %s\n\n", title);
}

static void
rst_standing_title(const char *title, struct buf *out)
{
	rst_title(title, '=', out);
	out->length -= out->length > 0; /* the next block brings its own */
}

static void
rst_part(const char *title, struct buf *out)
{
	rst_title(title, '-', out);
}

static const struct {
	void (*title)(const char *title, struct buf *out);
	void (*part)(const char *title, struct buf *out);
	void (*table)(const struct layout *layout, struct buf *out);
	void (*block)(const char *text, struct buf *out); /* text as it is */
	const char *note;
	void (*text)(const char *text, struct buf *out);
} markups[] = {
    [COLUMNS] = {plain_title, plain_part, NULL, plain_text,
	"note: ", plain_text},
    [MARKDOWN] = {markdown_title, markdown_part, markdown_table,
	markdown_literal, "- ", markdown_text},
    [RST] = {rst_standing_title, rst_part, rst_table, rst_literal, "- ",
	rst_text},
};

enum { TITLE_PROJECTS = 4 };

/* "Python on 2026-11-25 (Wed)"; more than a line takes are only counted. */
static void
append_title(
    const struct standing *standing, enum markup markup, struct buf *out)
{
	struct buf title = {0};
	char day[DATE_TEXT_SIZE];

	if (standing->project_count > TITLE_PROJECTS)
		buf_printf(&title, "%zu projects", standing->project_count);
	for (size_t i = 0; i < standing->project_count &&
	     standing->project_count <= TITLE_PROJECTS;
	     i++)
		buf_printf(&title, "%s%s", i > 0 ? ", " : "",
		    standing->projects[i].name);
	buf_printf(&title, " on %s (%.3s)", date_format(standing->today, day),
	    word_of_value(
		word_weekdays, (int32_t)date_weekday(standing->today)));
	markups[markup].title(buf_text(&title), out);
	out->failed |= title.failed;
	buf_release(&title);
}

/* What a list leaves out. */
static void
append_more(const struct standing *standing, enum part part, enum markup markup,
    struct buf *out)
{
	const struct standing_list *list =
	    part == LATE ? &standing->late : &standing->next;

	if ((part == LATE || part == NEXT) && list->count < list->total)
		buf_printf(out, "%s... and %zu more (--next 0: all)\n",
		    markup == COLUMNS ? "" : "\n", list->total - list->count);
}

/* Is a line of a text wider? */
static bool
is_wider(const struct buf *text, size_t width)
{
	const char *line = buf_text(text);

	while (*line != '\0') {
		size_t length = strcspn(line, "\n");

		if (text_width(line, length) > width)
			return true;
		line += length + (line[length] == '\n');
	}
	return false;
}

static bool
fill(struct part_table *table)
{
	bool good = table->part == SUPPORTED || table->part == PREPARATION
	    ? fill_series(table)
	    : fill_dates(table);

	return good && !table->arena->failed;
}

/* Where the width does not suffice, what is next in each supported series
 * gives way: a table of its own has the nearest of it. */
static bool
print_part(struct part_table *table, const struct standing_options *options,
    struct buf *out)
{
	struct buf whole = {0};

	table->has_next = true;
	if (!fill(table))
		return false;
	if (table->part == SUPPORTED && options->width > 0) {
		layout_print(&table->layout, 0, options->unicode, &whole);
		if (is_wider(&whole, options->width)) {
			table->layout = (struct layout){0};
			table->next = 0;
			table->has_next = false;
		}
		out->failed |= whole.failed;
		buf_release(&whole);
		if (!table->has_next && !fill(table))
			return false;
	}
	layout_print(&table->layout, options->width, options->unicode, out);
	return true;
}

static bool
print_markup(struct part_table *table, enum markup markup, struct buf *out)
{
	table->has_next = true;
	if (!fill(table))
		return false;
	markups[markup].table(&table->layout, out);
	return true;
}

/* A table with its title, if there is anything in it. */
static bool
append_part(const struct standing *standing, enum part part,
    const struct standing_options *options, enum markup markup, struct buf *out)
{
	struct arena arena = {0};
	struct part_table table = {
	    .standing = standing, .part = part, .arena = &arena};
	struct buf text = {0};
	bool good = markup == COLUMNS ? print_part(&table, options, &text)
				      : print_markup(&table, markup, &text);

	if (good && table.layout.row_count > 0) {
		markups[markup].part(titles[part], out);
		buf_append(out, buf_text(&text), text.length);
		append_more(standing, part, markup, out);
	}
	good &= !text.failed;
	buf_release(&text);
	arena_release(&arena);
	return good;
}

/* Bars as they are, in markup as a block of their own. */
static void
append_bars(const struct standing *standing,
    const struct standing_options *options, enum markup markup, struct buf *out)
{
	struct buf bars = {0};

	standing_bars(standing, options, &bars);
	if (bars.length > 0) {
		buf_append_char(out, '\n');
		markups[markup].block(buf_text(&bars), out);
	}
	out->failed |= bars.failed;
	buf_release(&bars);
}

static bool
render(const struct standing *standing, const struct standing_options *options,
    enum markup markup, struct buf *out)
{
	bool good = true;

	append_title(standing, markup, out);
	if (options->bars)
		append_bars(standing, options, markup, out);
	if (standing->series_count == 0)
		buf_append_string(
		    out, "\nnothing is supported or in preparation\n");
	for (int part = 0; part < PART_COUNT && good; part++)
		good = append_part(
		    standing, (enum part)part, options, markup, out);
	standing_notes(
	    standing, markups[markup].note, markups[markup].text, out);
	return good && !out->failed;
}

bool
render_standing_table(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	return render(standing, options, COLUMNS, out);
}

bool
render_standing_markdown(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	return render(standing, options, MARKDOWN, out);
}

bool
render_standing_rst(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	return render(standing, options, RST, out);
}
