/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The formats of a standing, what they share, and CSV. */
#include "render/standing.h"

#include <string.h>

#include "render/csv.h"

const struct standing_format standing_formats[] = {
    {"table", "txt", "text/plain", "aligned columns for a terminal",
	render_standing_table},
    {"md", "md", "text/markdown", "tables in Markdown",
	render_standing_markdown},
    {"rst", "rst", "text/x-rst", "tables in reStructuredText",
	render_standing_rst},
    {"csv", "csv", "text/csv", "one row a series or date, for spreadsheets",
	render_standing_csv},
    {"json", "json", "application/json", "all that is known, for programs",
	render_standing_json},
    {NULL, NULL, NULL, NULL, NULL}};

const char *
standing_text(const struct standing_date *date, struct arena *arena)
{
	struct phrase_value value = {date->first, date->precision};
	char text[PHRASE_VALUE_TEXT_SIZE];

	return arena_string(arena, phrase_value_format(&value, text));
}

const char *
standing_status(const struct standing_date *date, bool is_late)
{
	if (is_late && !date->is_pinned && date->status == STATUS_PLANNED)
		return "unpinned";
	return status_names[date->status];
}

static void
append_days(const struct standing *standing, const struct standing_date *date,
    struct buf *out)
{
	if (date == NULL || date->precision == PRECISION_TBD)
		buf_append_string(out, ",,");
	else
		buf_printf(out, ",%d,%d", standing_days_least(standing, date),
		    standing_days_most(standing, date));
}

/* A date and how far it is: "2026-10-01,5,5". */
static void
append_date(const struct standing *standing, const struct standing_date *date,
    struct buf *out)
{
	buf_append_char(out, ',');
	if (date != NULL) {
		const struct phrase_value value = {
		    date->first, date->precision};
		char text[PHRASE_VALUE_TEXT_SIZE];

		csv_value(phrase_value_format(&value, text), out);
	}
	append_days(standing, date, out);
}

/* One row, which begins with a kind. */
struct row {
	const char *what;
	const char *project;
	const char *series;
	const char *phase;                /* or NULL */
	const struct standing_date *date; /* or NULL */
	const struct standing_date *end_of_life;
};

static void
append_row(
    const struct standing *standing, const struct row *row, struct buf *out)
{
	const struct standing_date *date = row->date;
	const char *const fields[] = {row->project, row->series,
	    row->phase != NULL ? row->phase : "",
	    date != NULL ? date->label : "", date != NULL ? date->name : ""};

	buf_append_string(out, row->what);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		buf_append_char(out, ',');
		csv_text(fields[i], out);
	}
	append_date(standing, date, out);
	buf_append_char(out, ',');
	if (date != NULL && date->name[0] != '\0')
		csv_value(
		    standing_status(date, strcmp(row->what, "late") == 0), out);
	append_date(standing, row->end_of_life, out);
	buf_append_char(out, '\n');
}

static void
append_series(const struct standing *standing,
    const struct standing_series *series, struct buf *out)
{
	struct row row = {.what = "supported",
	    .project = series->project,
	    .series = series->series,
	    .phase = series->phase,
	    .date = series->until,
	    .end_of_life = series->end_of_life};

	if (series->state == STANDING_GAP)
		row.what = "gap";
	if (series->state == STANDING_PREPARATION) {
		row.what = "preparation";
		row.date = series->next;
	}
	append_row(standing, &row, out);
}

static void
append_list(const struct standing *standing, const char *what,
    const struct standing_list *list, struct buf *out)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct row row = {.what = what,
		    .project = list->dates[i].project,
		    .series = list->dates[i].series,
		    .date = &list->dates[i]};

		append_row(standing, &row, out);
	}
}

bool
render_standing_csv(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	(void)options;
	buf_append_string(out,
	    "what,project,series,phase,milestone,name,date,days_least,"
	    "days_most,status,end_of_life,end_of_life_days_least,"
	    "end_of_life_days_most\n");
	for (size_t i = 0; i < standing->series_count; i++)
		append_series(standing, &standing->series[i], out);
	append_list(standing, "next", &standing->next, out);
	append_list(standing, "late", &standing->late, out);
	return !out->failed;
}
