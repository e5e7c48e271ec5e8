/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: schedules by name, and the names in one of them. */
#include <stdlib.h>
#include <string.h>

#include "api/handles.h"
#include "render/schedules.h"

static const struct {
	struct takt_format format;
	bool (*render)(const struct schedule_rows *rows, struct buf *out);
} formats[] = {
    {{"table", "txt", "text/plain", "aligned columns for a terminal"},
	render_schedules_table},
    {{"md", "md", "text/markdown", "a table in Markdown"},
	render_schedules_markdown},
    {{"json", "json", "application/json", "all there is, for programs"},
	render_schedules_json},
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

bool
takt_schedules_format_at(size_t index, struct takt_format *format)
{
	if (index >= FORMAT_COUNT)
		return false;
	*format = formats[index].format;
	return true;
}

static bool
render(const struct schedule_rows *rows, const char *name, struct buf *out)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (strcmp(formats[i].format.name, name) == 0)
			return formats[i].render(rows, out);
	}
	return false;
}

bool
takt_schedules_render(const struct takt_schedule *schedules, size_t count,
    const struct takt_schedules_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct schedule_row *items = calloc(count + 1, sizeof(items[0]));
	struct schedule_rows rows = {
	    items, count, options->width, options->unicode};
	struct buf out = {0};
	bool is_good = items != NULL;

	for (size_t i = 0; is_good && i < count; i++)
		items[i] = (struct schedule_row){schedules[i].name,
		    schedules[i].project, schedules[i].summary,
		    schedules[i].file, schedules[i].shadows};
	is_good = is_good && render(&rows, options->format, &out);
	if (!is_good)
		api_settle(diagnostics, before, out.failed || items == NULL);
	else
		is_good = sink.write(sink.context, buf_text(&out), out.length);
	free(items);
	buf_release(&out);
	return is_good;
}

/* Single days by themselves, windows and their like by their ends. */
static bool
can_be_selected(const struct cadence *cadence, const struct name *name)
{
	enum symbol_kind kind = cadence->symbols[name->symbol].kind;
	bool is_window = kind == SYMBOL_WINDOW || kind == SYMBOL_END_OF_LIFE;

	return (name->edge == EDGE_END) == is_window &&
	    strncmp(name->text, "start of ", 9) != 0;
}

const char *
takt_cadence_name_at(const struct takt_cadence *cadence, size_t index)
{
	const struct cadence *inner = cadence->cadence;

	for (size_t i = 0; i < inner->names.count; i++) {
		if (can_be_selected(inner, &inner->names.items[i]) &&
		    index-- == 0)
			return inner->names.items[i].text;
	}
	return NULL;
}
