/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The table of formats, and what formats share. */
#include "render/format.h"

#include <string.h>

#include "plan/split.h"

const struct format formats[] = {
    {"table", "txt", "text/plain", "aligned columns for a terminal", false,
	render_table},
    {"ics", "ics", "text/calendar", "iCalendar for calendar apps", true,
	render_ics},
    {"json", "json", "application/json", "JSON for other programs", false,
	render_plan_json},
    {"csv", "csv", "text/csv", "one row a date, for spreadsheets", false,
	render_csv},
    {"md", "md", "text/markdown", "a table in Markdown", false,
	render_markdown},
    {"rst", "rst", "text/x-rst", "a table in reStructuredText", false,
	render_rst},
    {"pep", "pep", "text/x-rst", "the lists of a release-schedule PEP", false,
	render_pep},
    {"mermaid", "mmd", "text/vnd.mermaid", "a Gantt chart that GitHub draws",
	true, render_mermaid},
    {"svg", "svg", "image/svg+xml", "a chart of the release cycles", false,
	render_svg},
    {"html", "html", "text/html", "a page with chart, table and calendar",
	false, render_html},
    {"calendar", "cal", "text/plain",
	"months with the dates marked, for a terminal", false, render_calendar},
    {NULL, NULL, NULL, NULL, false, NULL}};

const struct format *
format_by_name(const char *name)
{
	for (const struct format *row = formats; row->name != NULL; row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

const struct format *
format_by_extension(const char *extension)
{
	for (const struct format *row = formats; row->name != NULL; row++) {
		if (strcmp(row->extension, extension) == 0)
			return row;
	}
	return NULL;
}

void
render_title(const struct plan *plan, struct buf *out)
{
	size_t count = plan_cadence_count(plan);
	const char *series = plan_series_name(plan);

	for (size_t i = 0; i < count; i++) {
		buf_append_string(out, i > 0 ? ", " : "");
		buf_append_string(out, plan_cadence(plan, i)->project);
	}
	if (series != NULL)
		buf_printf(out, " %s", series);
	buf_append_string(
	    out, count == 1 ? " release schedule" : " release schedules");
}

const char *
render_kind(enum item_kind kind)
{
	static const char *const names[] = {
	    [ITEM_MILESTONE] = "milestone",
	    [ITEM_SUPPORT_END] = "support-end",
	    [ITEM_SUPPORT] = "support",
	    [ITEM_RELEASE] = "release",
	    [ITEM_EXTRA] = "extra",
	    [ITEM_EVENT] = "event",
	};

	return names[kind];
}

const char *
render_precision(enum precision precision)
{
	return precision == PRECISION_TBD ? "tbd" : precision_names[precision];
}
