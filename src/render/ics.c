/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "ics": one VEVENT an item, written as the plan is walked, so that
 * memory stays flat however long the plan is.
 */
#include "ical/write.h"
#include "render/event.h"
#include "render/format.h"

#define FLUSH_SIZE ((size_t)32 * 1024)

struct ics_state {
	const struct sink *sink;
	struct ical_writer *writer;
	struct buf out;
	struct event_maker maker;
};

static bool
flush(struct ics_state *state)
{
	bool good = state->sink->write(
	    state->sink->context, buf_text(&state->out), state->out.length);

	buf_clear(&state->out);
	return good;
}

static bool
write_item(void *context, const struct plan_item *item)
{
	struct ics_state *state = context;
	struct ical_event event;

	/* No event without a day: it appears when there is one. */
	if (item->precision == PRECISION_TBD)
		return true;
	if (!event_make(&state->maker, item, &event) ||
	    !ical_writer_event(state->writer, &event))
		return false;
	return state->out.length < FLUSH_SIZE || flush(state);
}

static bool
note_zone(void *context, const struct plan_item *item)
{
	struct ics_state *state = context;

	return event_note_zone(&state->maker, item);
}

/* The zones come before the events, so the plan is walked for them alone. */
static bool
write_zones(struct ics_state *state, const struct plan *plan)
{
	const struct zone_list *zones = &state->maker.zones;

	if (!state->maker.options->has_zones)
		return true;
	if (!plan_walk(plan, note_zone, state))
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
write_calendar(struct ics_state *state, const struct plan *plan)
{
	struct ical_calendar calendar = {
	    .description = "Made by takt from the release cadence.",
	    .url = plan_cadence_count(plan) == 1 ? plan_cadence(plan, 0)->url
						 : NULL,
	    .source = state->maker.options->source,
	    .refresh = state->maker.options->refresh,
	    .is_published = state->maker.options->organizer != NULL};
	struct buf title = {0};
	bool good;

	render_title(plan, &title);
	calendar.name = buf_text(&title);
	good = !title.failed && ical_writer_begin(state->writer, &calendar) &&
	    write_zones(state, plan) && plan_walk(plan, write_item, state) &&
	    ical_writer_end(state->writer) && flush(state);
	buf_release(&title);
	return good;
}

bool
render_ics(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct ics_state state = {.sink = sink, .maker = {.options = options}};
	bool good;

	state.writer = ical_writer_new(&state.out);
	good = state.writer != NULL && write_calendar(&state, plan);
	ical_writer_free(state.writer);
	buf_release(&state.out);
	event_maker_release(&state.maker);
	return good;
}
