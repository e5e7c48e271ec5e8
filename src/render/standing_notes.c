/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What tables cannot say: where files end, and when nothing is supported. */
#include "render/standing.h"

#include <string.h>

static void
note_unsupported(const struct standing_project *project, struct buf *out)
{
	if (project->ended_series == NULL && project->coming_series == NULL)
		return;
	buf_printf(out, "%s: nothing is supported", project->name);
	if (project->ended_series != NULL) {
		const struct phrase_value end = {
		    project->ended.first, project->ended.precision};
		char text[PHRASE_VALUE_TEXT_SIZE];

		buf_printf(out, "; %s was, until %s", project->ended_series,
		    phrase_value_format(&end, text));
	}
	if (project->coming_series != NULL) {
		char day[DATE_TEXT_SIZE];

		buf_printf(out, "; %s will be, from %s", project->coming_series,
		    date_format(project->coming, day));
	}
	buf_append_char(out, '\n');
}

static void
note_end_of_file(
    const struct standing_project *project, bool has_names, struct buf *out)
{
	if (project->last_series == NULL || has_names)
		return;
	if (project->is_extended)
		buf_printf(out,
		    "%s: the file ends with %s; what is later is by its "
		    "rules alone\n",
		    project->name, project->last_series);
	else if (project->later == 0)
		buf_printf(out, "%s: the file knows nothing after %s\n",
		    project->name, project->last_series);
}

void
standing_notes(const struct standing *standing, const char *mark,
    void (*append)(const char *text, struct buf *out), struct buf *out)
{
	struct buf notes = {0};

	for (size_t i = 0; i < standing->project_count; i++) {
		const struct standing_project *project = &standing->projects[i];

		if (project->supported == 0)
			note_unsupported(project, &notes);
		note_end_of_file(project, standing->has_names, &notes);
	}
	if (notes.length > 0)
		buf_append_char(out, '\n');
	for (char *line = notes.bytes; line != NULL && *line != '\0';) {
		char *end = strchr(line, '\n');

		*end = '\0';
		buf_append_string(out, mark);
		append(line, out);
		buf_append_char(out, '\n');
		line = end + 1;
	}
	out->failed |= notes.failed;
	buf_release(&notes);
}
