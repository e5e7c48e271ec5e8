/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Formats "table" and "md": a line for each difference, in columns that tell
 * something; and the table of formats. */
#include <string.h>

#include "render/diff.h"
#include "render/diff_text.h"
#include "render/layout.h"
#include "render/markdown.h"
#include "render/rst.h"

const struct diff_format diff_formats[] = {
    {"table", "txt", "text/plain", "aligned columns for a terminal",
	diff_render_table},
    {"md", "md", "text/markdown", "a table in Markdown", diff_render_markdown},
    {"rst", "rst", "text/x-rst", "a table in reStructuredText",
	diff_render_rst},
    {"csv", "csv", "text/csv", "one row a difference, for spreadsheets",
	diff_render_csv},
    {"json", "json", "application/json", "for programs", diff_render_json},
    {NULL, NULL, NULL, NULL, NULL}};

enum column { KIND, PROJECT, SERIES, NAME, FROM, TO, HOW, COLUMN_COUNT };

/* Where room is short, the dates tell most of the difference. */
static const struct layout_column columns[COLUMN_COUNT] = {
    [KIND] = {"Change", false, false, 0},
    [PROJECT] = {"Project", true, false, 0},
    [SERIES] = {"Series", true, false, 0},
    [NAME] = {"Milestone", true, false, 0},
    [FROM] = {"From", false, false, 0},
    [TO] = {"To", false, false, 0},
    [HOW] = {"Difference", true, true, 0},
};

const struct diff_format *
diff_format_by_name(const char *name)
{
	for (const struct diff_format *row = diff_formats; row->name != NULL;
	     row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

/* From what a difference is, or is not, to what, as far as it is of interest.
 */
static const struct entry *
entry_from(const struct difference *difference)
{
	return difference->kind != DIFFERENCE_CHANGED ? difference->old_entry
						      : NULL;
}

static const struct entry *
entry_to(const struct difference *difference)
{
	return difference->kind != DIFFERENCE_CANCELLED ? difference->new_entry
							: NULL;
}

/* Of two entries, the one that knows its place in a plan. */
static const struct entry *
placed_entry(const struct difference *difference)
{
	const struct entry *entry = difference_entry(difference);

	if (!entry->is_own && difference->old_entry != NULL)
		return difference->old_entry;
	return entry;
}

static const char *
cell(const struct difference *difference, enum column column, struct buf *text,
    struct arena *arena)
{
	const struct entry *entry = placed_entry(difference);

	buf_clear(text);
	switch (column) {
	case KIND:
		return diff_kind_name(difference->kind);
	case PROJECT:
		return entry->project;
	case SERIES:
		return entry->series;
	case NAME:
		return diff_name(difference_entry(difference));
	case FROM:
		entry = entry_from(difference);
		return entry != NULL ? entry->date : NULL;
	case TO:
		entry = entry_to(difference);
		return entry != NULL ? entry->date : NULL;
	case HOW:
		diff_append_how(difference, text);
		break;
	case COLUMN_COUNT:
		break;
	}
	return arena_copy(arena, buf_text(text), text->length);
}

static bool
fill_cells(const struct differences *differences, const bool used[COLUMN_COUNT],
    struct layout *layout, struct arena *arena)
{
	struct buf text = {0};
	size_t next = 0;
	bool is_good;

	layout->row_count = differences->count;
	layout->cells = ARENA_ARRAY(
	    arena, layout->row_count * layout->column_count + 1, const char *);
	for (size_t row = 0; layout->cells != NULL && row < layout->row_count;
	     row++) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			if (used[i])
				layout->cells[next++] =
				    cell(&differences->items[row],
					(enum column)i, &text, arena);
		}
	}
	is_good = !text.failed && !arena->failed;
	buf_release(&text);
	return is_good;
}

/* Fills the layout; false when memory is short. */
static bool
fill(const struct differences *differences, struct layout *layout,
    struct arena *arena)
{
	bool used[COLUMN_COUNT];

	for (int i = 0; i < COLUMN_COUNT; i++)
		used[i] = true;
	used[PROJECT] = differences->has_projects;
	used[SERIES] = false;
	used[HOW] = false;
	for (size_t i = 0; i < differences->count; i++) {
		const struct difference *item = &differences->items[i];
		const char *series = placed_entry(item)->series;

		used[SERIES] |= series != NULL && *series != '\0';
		used[HOW] |= item->parts != 0;
	}
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (used[i])
			layout->columns[layout->column_count++] = columns[i];
	}
	return fill_cells(differences, used, layout, arena);
}

bool
diff_render_table(const struct differences *differences,
    const struct diff_options *options, struct buf *out)
{
	struct arena arena = {0};
	struct layout layout = {0};
	bool is_good = true;

	if (differences->count == 0)
		return true;
	is_good = fill(differences, &layout, &arena);
	if (is_good) {
		layout_print(&layout, options->width, options->unicode, out);
		buf_append_char(out, '\n');
		diff_append_counts(differences, out);
		buf_append_char(out, '\n');
	}
	arena_release(&arena);
	return is_good && !out->failed;
}

/* A table to be pasted, and how many differences there are. */
static bool
render_markup(const struct differences *differences, struct buf *out,
    void (*table)(const struct layout *layout, struct buf *out))
{
	struct arena arena = {0};
	struct layout layout = {0};
	bool is_good = true;

	if (differences->count == 0)
		return true;
	is_good = fill(differences, &layout, &arena);
	if (is_good) {
		table(&layout, out);
		buf_append_char(out, '\n');
		diff_append_counts(differences, out);
		buf_append_string(out, ".\n");
	}
	arena_release(&arena);
	return is_good && !out->failed;
}

bool
diff_render_markdown(const struct differences *differences,
    const struct diff_options *options, struct buf *out)
{
	(void)options;
	return render_markup(differences, out, markdown_table);
}

bool
diff_render_rst(const struct differences *differences,
    const struct diff_options *options, struct buf *out)
{
	(void)options;
	return render_markup(differences, out, rst_table);
}
