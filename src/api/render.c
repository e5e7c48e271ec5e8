/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The public library: plans written out, also over a calendar that was
 * published before.
 */
#include <stdlib.h>

#include "api/handles.h"
#include "api/options.h"
#include "plan/split.h"
#include "render/format.h"
#include "render/holds.h"

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

/* A plan of the same cadences without what narrows it. */
static struct plan *
plan_again(const struct takt_plan *plan, struct diagnostics *diagnostics)
{
	const struct plan_selection all = {.no_pins = plan->no_pins,
	    .windows = plan->windows,
	    .limit = INT64_MAX};
	size_t count = plan_cadence_count(plan->plan);
	const struct cadence **cadences;
	struct plan *whole;

	cadences = calloc(count, sizeof(*cadences));
	if (cadences == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		cadences[i] = plan_cadence(plan->plan, i);
	whole = plan_new(cadences, count, &all, diagnostics);
	free(cadences);
	return whole;
}

/*
 * All that is true of what was published, in `whole`; if it had to be reckoned
 * for that, `made` is set to it, too, for the caller to free. False when memory
 * is short.
 */
static bool
whole_plan(const struct takt_plan *plan, const struct ical_feed *feed,
    struct diagnostics *diagnostics, const struct plan **whole,
    struct plan **made)
{
	const char *project = plan_cadence(plan->plan, 0)->project;
	bool holds_others = false;

	*made = NULL;
	*whole = plan->whole != NULL ? plan->whole : plan->plan;
	if (plan->whole != NULL &&
	    !holds_other_series(feed, project, plan->series, &holds_others))
		return false;
	if (plan->whole != NULL ? !holds_others : !plan->is_narrowed)
		return true;
	*made = plan_again(plan, diagnostics);
	*whole = *made;
	return *made != NULL;
}

/* With what was published before. */
static bool
render_update(const struct takt_plan *plan, const struct format *format,
    struct render_options *options, struct takt_update *update,
    const struct sink *sink, struct diagnostics *diagnostics)
{
	struct plan *made;
	struct render_changes changes = {0};
	struct sink story = {NULL, NULL};
	struct render_update inner = {.feed = update->previous->feed,
	    .now = update->now,
	    .overwrite = update->overwrite,
	    .story = update->story != NULL ? &story : NULL,
	    .diagnostics = diagnostics,
	    .changes = &changes};
	bool good;

	if (!whole_plan(plan, inner.feed, diagnostics, &inner.whole, &made))
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
	plan_free(made);
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

bool
takt_plan_is_empty(const struct takt_plan *plan, const char *format)
{
	const struct format *row = format_by_name(format);

	return (row != NULL && row->needs_items
		       ? plan_dated_count(plan->plan)
		       : plan_item_count(plan->plan)) == 0;
}

/* Parts as the caller of the library sees them. */
struct part_visitor {
	const struct takt_plan *plan;
	bool (*visit)(void *context, const struct takt_part *part);
	void *context;
	bool refused;
};

static bool
visit_part(void *context, const struct plan_part *part)
{
	struct part_visitor *visitor = context;
	struct takt_plan plan = *visitor->plan;

	plan.plan = part->selected;
	plan.whole = part->whole;
	plan.series = part->series;
	visitor->refused = !visitor->visit(visitor->context,
	    &(struct takt_part){part->project, part->series, &plan});
	return !visitor->refused;
}

bool
takt_plan_split(const struct takt_plan *plan, enum takt_split split,
    bool (*visit)(void *context, const struct takt_part *part), void *context,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct part_visitor visitor = {plan, visit, context, false};

	if (plan_split(
		plan->plan, split == TAKT_SPLIT_SERIES, visit_part, &visitor))
		return true;
	if (!visitor.refused)
		api_settle(diagnostics, before, true);
	return false;
}
