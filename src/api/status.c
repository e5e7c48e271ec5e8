/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: where projects stand on a day. */
#include <stdlib.h>
#include <string.h>

#include "api/handles.h"
#include "compare/standing.h"
#include "render/standing.h"

struct takt_status {
	struct plan *plan;
	struct standing standing;
};

/* What is in preparation on a day may have its cycle date well behind it. */
enum { REACH_DAYS = 731 };

static struct plan_selection
to_selection(const struct takt_status_request *request)
{
	struct plan_selection selection = {.series = request->series,
	    .only = request->only,
	    .limit = request->limit,
	    .has_reach = true};

	if (!date_add_days(
		api_date(&request->today), REACH_DAYS, &selection.reach))
		selection.reach = date_max();
	return selection;
}

struct takt_status *
takt_status_new(const struct takt_cadence *const *cadences, size_t count,
    const struct takt_status_request *request,
    struct takt_diagnostics *diagnostics)
{
	struct takt_status *status = calloc(1, sizeof(*status));
	const struct plan_selection selection = to_selection(request);
	const struct standing_request inner = {
	    .today = api_date(&request->today),
	    .most = request->most,
	    .has_only = request->only != NULL,
	    .has_series = request->series != NULL};
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);

	api_forget_failures(cadences, count);
	if (status != NULL)
		status->plan =
		    api_make_plan(cadences, count, &selection, diagnostics);
	if (status != NULL && status->plan != NULL &&
	    standing_make(&status->standing, status->plan, &inner) &&
	    !api_has_failed(cadences, count))
		return status;
	takt_status_free(status);
	api_settle(diagnostics, before, api_has_failed(cadences, count));
	return NULL;
}

void
takt_status_free(struct takt_status *status)
{
	if (status == NULL)
		return;
	standing_release(&status->standing);
	plan_free(status->plan);
	free(status);
}

bool
takt_status_check_ends(const struct takt_status *status, int32_t days,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);

	if (standing_check_ends(&status->standing, days, &diagnostics->list))
		return true;
	api_settle(diagnostics, before, true);
	return false;
}

bool
takt_status_format_at(size_t index, struct takt_format *format)
{
	for (size_t i = 0; standing_formats[i].name != NULL; i++) {
		if (i < index)
			continue;
		format->name = standing_formats[i].name;
		format->extension = standing_formats[i].extension;
		format->media_type = standing_formats[i].media_type;
		format->summary = standing_formats[i].summary;
		return true;
	}
	return false;
}

bool
takt_status_render(const struct takt_status *status,
    const struct takt_status_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct standing_options inner = {.width = options->width,
	    .unicode = options->unicode,
	    .bars = options->bars};
	const struct standing_format *format = standing_formats;
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct buf out = {0};
	bool good;

	while (
	    format->name != NULL && strcmp(format->name, options->format) != 0)
		format++;
	if (format->name == NULL)
		return false;
	good = format->render(&status->standing, &inner, &out);
	if (good)
		good = sink.write(sink.context, buf_text(&out), out.length);
	else
		api_settle(diagnostics, before, true);
	buf_release(&out);
	return good;
}
