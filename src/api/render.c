/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The public library: plans written out, also over a calendar that was
 * published before.
 */
#include <stdlib.h>

#include "api/handles.h"
#include "api/options.h"
#include "render/format.h"

/* Remembers that the sink refused: that is not a lack of memory. */
struct watched_sink {
	struct takt_sink sink;
	bool refused;
};

static bool
write_watched(void *context, const char *bytes, size_t length)
{
	struct watched_sink *watched = context;

	if (!watched->sink.write(watched->sink.context, bytes, length))
		watched->refused = true;
	return !watched->refused;
}

struct takt_calendar *
takt_calendar_read(const char *name, const char *bytes, size_t length,
    struct takt_diagnostics *diagnostics)
{
	struct takt_calendar *calendar = calloc(1, sizeof(*calendar));
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	bool is_short;

	if (calendar != NULL &&
	    api_copy_source(
		&calendar->arena, &calendar->source, name, bytes, length))
		calendar->feed = ical_feed_read(
		    &calendar->source, &calendar->arena, &diagnostics->list);
	if (calendar != NULL && calendar->feed != NULL)
		return calendar;
	/* All that is wrong may have been found before, by
	 * takt_calendar_check().
	 */
	is_short = calendar == NULL || calendar->arena.failed;
	takt_calendar_free(calendar);
	if (is_short)
		api_settle(diagnostics, before, true);
	return NULL;
}

void
takt_calendar_free(struct takt_calendar *calendar)
{
	if (calendar == NULL)
		return;
	arena_release(&calendar->arena);
	free(calendar);
}

/* Some formats have no form for "nothing". */
static bool
check_not_empty(const struct format *format, const struct plan *plan,
    struct diagnostics *diagnostics)
{
	const struct span nowhere = {NULL, 0, 0};

	if (!format->needs_items || plan_dated_count(plan) > 0)
		return true;
	diagnostic_add(diagnostics, DIAGNOSTIC_NOTHING, nowhere,
	    DIAGNOSTIC_ARGS(format->name));
	diagnostic_help(diagnostics, "select more series, days or milestones");
	return false;
}

/* The plan without what narrows it: all that is true of what was published.
 * The caller frees it unless it is the plan itself. */
static struct plan *
whole_plan(const struct takt_plan *plan, struct diagnostics *diagnostics)
{
	const struct plan_selection all = {.no_pins = plan->no_pins,
	    .windows = plan->windows,
	    .limit = INT64_MAX};
	size_t count = plan_cadence_count(plan->plan);
	const struct cadence **cadences;
	struct plan *whole;

	if (!plan->is_narrowed)
		return plan->plan;
	cadences = calloc(count, sizeof(*cadences));
	if (cadences == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		cadences[i] = plan_cadence(plan->plan, i);
	whole = plan_new(cadences, count, &all, diagnostics);
	free(cadences);
	return whole;
}

/* With what was published before. */
static bool
render_update(const struct takt_plan *plan, const struct format *format,
    struct render_options *options, struct takt_update *update,
    const struct sink *sink, struct diagnostics *diagnostics)
{
	struct plan *whole = whole_plan(plan, diagnostics);
	struct render_changes changes = {0};
	struct sink story = {NULL, NULL};
	const struct render_update inner = {.feed = update->previous->feed,
	    .whole = whole,
	    .now = update->now,
	    .overwrite = update->overwrite,
	    .story = update->story != NULL ? &story : NULL,
	    .diagnostics = diagnostics,
	    .changes = &changes};
	bool good;

	if (whole == NULL)
		return false;
	if (update->story != NULL)
		story =
		    (struct sink){update->story->write, update->story->context};
	options->update = &inner;
	good = format->render(plan->plan, options, sink);
	options->update = NULL;
	update->changes = (struct takt_changes){.added = changes.added,
	    .moved = changes.moved,
	    .changed = changes.changed,
	    .cancelled = changes.cancelled,
	    .dropped = changes.dropped,
	    .unchanged = changes.unchanged,
	    .foreign = changes.foreign,
	    .others = changes.others};
	if (whole != plan->plan)
		plan_free(whole);
	return good;
}

bool
takt_plan_render(const struct takt_plan *plan,
    const struct takt_render_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct format *format = format_by_name(options->format);
	struct api_texts texts = {.refresh = ""};
	struct render_options inner = api_options(options, &texts);
	struct watched_sink watched = {sink, false};
	const struct sink inner_sink = {write_watched, &watched};
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	bool good = format != NULL && !texts.organizer.failed;

	if (good && options->update != NULL)
		good = render_update(plan, format, &inner, options->update,
		    &inner_sink, &diagnostics->list);
	else if (good)
		good =
		    check_not_empty(format, plan->plan, &diagnostics->list) &&
		    format->render(plan->plan, &inner, &inner_sink);
	if (!good && !watched.refused && format != NULL)
		api_settle(diagnostics, before, false);
	api_texts_release(&texts);
	return good;
}
