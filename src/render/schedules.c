/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The schedules that takt list shows, for people and for programs. */
#include "render/schedules.h"

#include <string.h>

#include "base/arena.h"
#include "render/json.h"
#include "render/markdown.h"

enum column { NAME, PROJECT, SUMMARY, PATH, SHADOWS, COLUMN_COUNT };

static const struct layout_column columns[COLUMN_COUNT] = {
    {"Name", false, false, 0}, {"Project", true, false, 0},
    {"Summary", true, true, 0}, {"File", false, false, 0},
    {"Instead of", false, false, 0}};

static const char *
cell(const struct schedule_row *row, enum column column, struct arena *arena)
{
	switch (column) {
	case NAME:
		return row->name;
	case PROJECT:
		return row->project;
	case SUMMARY:
		return row->project != NULL
		    ? row->summary
		    : arena_printf(
			  arena, "not valid, see: takt check %s", row->name);
	case PATH:
		return row->file;
	case SHADOWS:
		return row->shadows;
	case COLUMN_COUNT:
		break;
	}
	return NULL;
}

static bool
fill(const struct schedule_row *rows, size_t count, bool has_paths,
    struct layout *layout, struct arena *arena)
{
	bool used[COLUMN_COUNT] = {true, true, true, has_paths, false};
	size_t next = 0;

	for (size_t i = 0; i < count; i++)
		used[SHADOWS] |= rows[i].shadows != NULL;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (used[i])
			layout->columns[layout->column_count++] = columns[i];
	}
	layout->row_count = count;
	layout->cells =
	    ARENA_ARRAY(arena, count * COLUMN_COUNT + 1, const char *);
	for (size_t i = 0; layout->cells != NULL && i < count; i++) {
		for (int j = 0; j < COLUMN_COUNT; j++) {
			if (used[j])
				layout->cells[next++] =
				    cell(&rows[i], (enum column)j, arena);
		}
	}
	return !arena->failed;
}

/* The directory below which the name of the schedule is its path. */
static size_t
folder_length(const struct schedule_row *row)
{
	size_t path = strlen(row->file);
	size_t name = strlen(row->name);

	for (size_t end = path; end >= name && end + 6 > path; end--) {
		if (strncmp(row->file + end - name, row->name, name) == 0)
			return end - name;
	}
	return 0;
}

static bool
is_same_folder(
    const struct schedule_row *left, const struct schedule_row *right)
{
	size_t length = folder_length(left);

	return length == folder_length(right) &&
	    strncmp(left->file, right->file, length) == 0;
}

/* The schedules of one directory, with the directory above them. */
static bool
append_folder(const struct schedule_row *items, size_t count,
    const struct schedule_rows *rows, struct buf *out)
{
	struct arena arena = {0};
	struct layout layout = {0};
	bool good = fill(items, count, false, &layout, &arena);

	if (good) {
		buf_append_string(out, out->length > 0 ? "\n" : "");
		buf_append(out, items[0].file, folder_length(&items[0]));
		buf_append_string(out, "\n\n");
		layout_print(&layout, rows->width, rows->unicode, out);
	}
	arena_release(&arena);
	return good;
}

bool
render_schedules_table(const struct schedule_rows *rows, struct buf *out)
{
	const struct schedule_row *items = rows->items;
	bool good = true;
	size_t end;

	for (size_t i = 0; good && i < rows->count; i = end) {
		end = i + 1;
		while (
		    end < rows->count && is_same_folder(&items[i], &items[end]))
			end++;
		good = append_folder(&items[i], end - i, rows, out);
	}
	return good && !out->failed;
}

bool
render_schedules_markdown(const struct schedule_rows *rows, struct buf *out)
{
	struct arena arena = {0};
	struct layout layout = {0};
	bool good = fill(rows->items, rows->count, true, &layout, &arena);

	if (good)
		markdown_table(&layout, out);
	arena_release(&arena);
	return good && !out->failed;
}

bool
render_schedules_json(const struct schedule_rows *rows, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	json_key(&json, "schedules");
	json_begin_list(&json);
	for (size_t i = 0; i < rows->count; i++) {
		const struct schedule_row *row = &rows->items[i];

		json_begin_object(&json);
		json_key(&json, "name");
		json_string(&json, row->name);
		json_key(&json, "project");
		json_string(&json, row->project);
		json_key(&json, "summary");
		json_string(&json, row->project != NULL ? row->summary : NULL);
		json_key(&json, "file");
		json_string(&json, row->file);
		json_key(&json, "instead_of");
		json_string(&json, row->shadows);
		json_end_object(&json);
	}
	json_end_list(&json);
	json_end_object(&json);
	return !out->failed;
}
