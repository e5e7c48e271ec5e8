/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "ics": one VEVENT an item, written as the plan is walked, so that
 * memory stays flat however long the plan is.
 */
#include "ical/write.h"
#include "render/event.h"
#include "render/format.h"
#include "render/update.h"

#define FLUSH_SIZE ((size_t)32 * 1024)

struct ics_state {
	const struct render_options *options;
	const struct sink *sink; /* NULL: only find out what is wrong */
	struct ical_writer *writer;
	struct updater *updater; /* NULL: nothing was published before */
	struct buf out;
	struct event_maker maker;
	bool is_whole; /* what follows is not of the plan as it was selected */
};

static bool
flush(struct ics_state *state)
{
	bool good = !state->out.failed &&
	    (state->sink == NULL ||
		state->sink->write(state->sink->context, buf_text(&state->out),
		    state->out.length));

	buf_clear(&state->out);
	return good;
}

static bool
flush_if_full(struct ics_state *state)
{
	return state->out.length < FLUSH_SIZE || flush(state);
}

/* Without an update: what is cancelled can be left out from the start. */
static bool
write_event(struct ics_state *state, const struct ical_event *event)
{
	if (event->status == ICAL_EVENT_CANCELLED &&
	    state->options->forgets_cancelled)
		return true;
	return ical_writer_event(state->writer, event);
}

static bool
update_event(struct ics_state *state, struct ical_event *event)
{
	const struct source *published = state->options->update->feed->source;
	struct ical_part part;

	switch (updater_judge(state->updater, state->writer, &state->maker,
	    event, state->is_whole, &part)) {
	case UPDATE_WRITE:
		return ical_writer_event(state->writer, event);
	case UPDATE_COPY:
		buf_append(&state->out, published->text + part.start,
		    part.end - part.start);
		return true;
	case UPDATE_SKIP:
		return true;
	case UPDATE_FAILED:
		break;
	}
	return false;
}

static bool
write_item(void *context, const struct plan_item *item)
{
	struct ics_state *state = context;
	struct ical_event event;

	if (state->updater != NULL &&
	    !updater_note_series(state->updater, item))
		return false;
	/* No event without a day: it appears when there is one. */
	if (item->precision == PRECISION_TBD)
		return true;
	if (!event_make(&state->maker, item, &event))
		return false;
	return (state->updater != NULL ? update_event(state, &event)
				       : write_event(state, &event)) &&
	    flush_if_full(state);
}

static bool
note_zone(void *context, const struct plan_item *item)
{
	struct ics_state *state = context;

	return event_note_zone(&state->maker, item);
}

/* Zones that were published must hold for what was published, too. */
static void
widen_zones(struct ics_state *state)
{
	const struct ical_feed *feed = state->options->update->feed;

	for (size_t i = 0; i < feed->other_count; i++)
		zones_widen(&state->maker.zones, feed->source, feed->others[i]);
}

/* The zones come before the events, so the plan is walked for them alone. */
static bool
write_zones(struct ics_state *state, const struct plan *plan)
{
	const struct render_update *update = state->options->update;
	const struct zone_list *zones = &state->maker.zones;

	if (!state->options->has_zones)
		return true;
	if (!plan_walk(plan, note_zone, state) ||
	    (update != NULL && update->whole != plan &&
		!plan_walk(update->whole, note_zone, state)))
		return false;
	if (update != NULL)
		widen_zones(state);
	if (zones->arena.failed)
		return false;
	for (size_t i = 0; i < zones->count; i++) {
		const struct zone_use *use = &zones->items[i];
		const struct ical_vtimezone vtimezone = {
		    use->name, use->zone, use->from, use->until};

		if (use->is_used &&
		    !ical_writer_zone(state->writer, &vtimezone))
			return false;
	}
	return true;
}

static bool
write_head(struct ics_state *state, const struct plan *plan)
{
	struct ical_calendar calendar = {
	    .description = "Made by takt from the release cadence.",
	    .url = plan_cadence_count(plan) == 1 ? plan_cadence(plan, 0)->url
						 : NULL,
	    .source = state->options->source,
	    .refresh = state->options->refresh,
	    .is_published = state->options->organizer != NULL};
	struct buf title = {0};
	bool good;

	render_title(plan, &title);
	calendar.name = buf_text(&title);
	good = !title.failed;
	if (good && state->updater != NULL) {
		calendar.kept =
		    updater_head(state->updater, state->writer, &calendar);
		good = calendar.kept != NULL;
	}
	good = good && ical_writer_begin(state->writer, &calendar);
	buf_release(&title);
	return good;
}

/*
 * What was published and the plan as it was selected does not hold: brought up
 * to date where the cadences still have it, for a selection says what comes
 * in, and not that the rest is untrue; then what they no longer have, and what
 * others put there.
 */
static bool
write_rest(struct ics_state *state, const struct plan *plan)
{
	const struct render_update *update = state->options->update;
	const struct ical_feed *feed = update->feed;

	state->is_whole = true;
	if (update->whole != plan &&
	    !plan_walk(update->whole, write_item, state))
		return false;
	for (size_t i = 0; i < feed->event_count; i++) {
		if (!updater_append_rest(state->updater, i, &state->out) ||
		    !flush_if_full(state))
			return false;
	}
	for (size_t i = 0; i < feed->other_count; i++) {
		const struct ical_part part = feed->others[i];

		/* Zones that are used have been written already. */
		if (!zones_widen(&state->maker.zones, feed->source, part))
			buf_append(&state->out, feed->source->text + part.start,
			    part.end - part.start);
	}
	return !state->maker.zones.arena.failed;
}

static bool
write_calendar(struct ics_state *state, const struct plan *plan)
{
	state->is_whole = false;
	return write_head(state, plan) && write_zones(state, plan) &&
	    plan_walk(plan, write_item, state) &&
	    (state->updater == NULL || write_rest(state, plan)) &&
	    ical_writer_end(state->writer) && flush(state);
}

/* Finds out what is in the way before anything is written. */
static bool
rehearse(struct ics_state *state, const struct plan *plan)
{
	const struct sink *sink = state->sink;
	const struct diagnostics *diagnostics =
	    state->options->update->diagnostics;
	size_t before = diagnostics_failures(diagnostics);
	bool good;

	if (!updater_needs_rehearsal(state->updater))
		return true;
	state->sink = NULL;
	updater_rehearse(state->updater, true);
	good = write_calendar(state, plan);
	updater_rehearse(state->updater, false);
	state->sink = sink;
	return good && diagnostics_failures(diagnostics) == before;
}

bool
render_ics(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct ics_state state = {
	    .options = options, .sink = sink, .maker = {.options = options}};
	bool good;

	state.writer = ical_writer_new(&state.out);
	good = state.writer != NULL;
	if (good && options->update != NULL) {
		state.updater = updater_new(options);
		good = state.updater != NULL && rehearse(&state, plan);
	}
	good = good && write_calendar(&state, plan);
	ical_writer_free(state.writer);
	updater_free(state.updater);
	buf_release(&state.out);
	event_maker_release(&state.maker);
	return good;
}
