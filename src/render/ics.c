/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "ics": one VEVENT an item, written as the plan is walked, so that
 * memory stays flat however long the plan is.
 */
#include <string.h>

#include "base/uuid.h"
#include "ical/write.h"
#include "ical/zone.h"
#include "phrase/clock.h"
#include "render/format.h"

#define FLUSH_SIZE          ((size_t)32 * 1024)
#define SECONDS_PER_DAY     86400
#define SECONDS_PER_QUARTER 900

/* As many tags and audiences as the loader takes, and the milestone. */
enum { CATEGORIES_MAX = 201 };

/* The namespace of all takt UIDs (RFC 9562 section 5.5); never changes. */
static const unsigned char uid_namespace[16] = {0x5d, 0x1a, 0x3f, 0x0e, 0x8c,
    0x6b, 0x4f, 0x2d, 0x9e, 0x57, 0x74, 0x61, 0x6b, 0x74, 0x00, 0x01};

struct ics_state {
	const struct render_options *options;
	const struct sink *sink;
	struct ical_writer *writer;
	struct buf out;
	struct buf uid_name;
	struct buf summary;
	struct buf description;
	const char *categories[CATEGORIES_MAX + 1];
};

static bool
flush(struct ics_state *state)
{
	bool good = state->sink->write(
	    state->sink->context, buf_text(&state->out), state->out.length);

	buf_clear(&state->out);
	return good;
}

/*
 * Project, series and slot, apart by a byte that none of them can hold. The
 * displayed name, the number and the date play no part, so none of them
 * changes a UID.
 */
static void
set_uid(struct ics_state *state, const struct plan_item *item, char uid[37])
{
	struct buf *name = &state->uid_name;

	buf_clear(name);
	buf_append_string(name, item->cadence->project);
	buf_append_char(name, '\n');
	buf_append_string(name, item->series_identity);
	buf_append_char(name, '\n');
	buf_append_string(name, item->slot);
	uuid_v5(uid_namespace, buf_text(name), name->length, uid);
}

/* The project first: month views cut titles short. */
static void
set_summary(struct ics_state *state, const struct plan_item *item)
{
	const char *project = item->cadence->project;
	size_t length = strlen(project);
	bool has_project = strncmp(item->name, project, length) == 0;

	buf_clear(&state->summary);
	if (!has_project) {
		buf_append_string(&state->summary, project);
		buf_append_char(&state->summary, ' ');
	}
	buf_append_string(&state->summary, item->name);
}

/* "Time: 18:00 America/Los_Angeles", which the event gives in UTC. */
static void
append_clock(const struct plan_item *item, struct buf *text)
{
	if (item->clock == NULL || item->precision != PRECISION_DAY)
		return;
	buf_append_string(text, "Time: ");
	clock_format(item->clock, text);
	buf_append_char(text, '\n');
}

static void
set_description(struct ics_state *state, const struct plan_item *item)
{
	struct buf *text = &state->description;

	buf_clear(text);
	if (item->precision != PRECISION_DAY) {
		char date[PHRASE_VALUE_TEXT_SIZE];

		buf_printf(
		    text, "Known only as %s.\n", plan_item_date(item, date));
	}
	if (item->reason != NULL) {
		buf_append_string(text, item->reason);
		buf_append_char(text, '\n');
	}
	append_clock(item, text);
	for (size_t i = 0; i < item->person_count; i++)
		buf_printf(text, "%s: %s\n", item->people[i].role,
		    item->people[i].name);
	if (item->kind == ITEM_EVENT)
		return;
	buf_append_string(text, "Status: ");
	buf_append_string(text, plan_item_status(item));
	if (item->kind != ITEM_EXTRA && item->step != 0) {
		buf_append_string(text, "\nRule: ");
		plan_item_rule(item, text);
	}
}

static enum ical_status
calendar_status(enum status status)
{
	switch (status) {
	case STATUS_CONFIRMED:
	case STATUS_ACTUAL:
		return ICAL_EVENT_CONFIRMED;
	case STATUS_CANCELLED:
	case STATUS_DROPPED:
		return ICAL_EVENT_CANCELLED;
	case STATUS_PLANNED:
		break;
	}
	return ICAL_EVENT_TENTATIVE;
}

/*
 * Never the clock of this run: the file's own date, else the caller's stamp,
 * else a date that only the rules determine.
 */
static int64_t
stamp_of(const struct ics_state *state, const struct cadence *cadence)
{
	if (cadence->has_revised)
		return (int64_t)cadence->revised.day * SECONDS_PER_DAY;
	if (state->options->has_stamp)
		return state->options->stamp;
	/* A file that lists its series has no start; any day will do. */
	return cadence->cycle.count > 0
	    ? (int64_t)cadence->cycle.eras[0].from.day * SECONDS_PER_DAY
	    : 0;
}

/*
 * A time is a quarter of an hour, since calendars drop what lasts no time: the
 * one before a deadline, the one after a beginning. Spans stay all-day.
 */
static bool
set_time(const struct plan_item *item, struct ical_event *event)
{
	int64_t seconds;

	if (item->clock == NULL || item->precision != PRECISION_DAY ||
	    date_compare(item->first, item->last) != 0)
		return true;
	if (!ical_zone_to_utc(
		item->clock->zone, item->first, item->clock->minute, &seconds))
		return false;
	event->is_timed = true;
	event->start = item->clock->is_end_of_day
	    ? seconds - SECONDS_PER_QUARTER
	    : seconds;
	event->end = event->start + SECONDS_PER_QUARTER;
	return true;
}

static size_t
add_categories(struct ics_state *state, size_t count, const char *const *names)
{
	for (; names != NULL && *names != NULL && count < CATEGORIES_MAX;
	     names++)
		state->categories[count++] = *names;
	return count;
}

/* The milestone first, then tags and audience. */
static const char *const *
categories_of(struct ics_state *state, const struct plan_item *item)
{
	size_t count = 0;

	state->categories[count++] = item->milestone;
	count = add_categories(state, count, item->tags);
	count = add_categories(state, count, item->audience);
	state->categories[count] = NULL;
	return state->categories;
}

static bool
write_item(void *context, const struct plan_item *item)
{
	struct ics_state *state = context;
	char uid[37];
	struct ical_event event = {.uid = uid,
	    .categories = categories_of(state, item),
	    .url = item->url,
	    .status = calendar_status(item->status),
	    .stamp = stamp_of(state, item->cadence),
	    .first = item->first,
	    .last = item->last};

	/* No event without a day: it appears when there is one. */
	if (item->precision == PRECISION_TBD)
		return true;
	set_uid(state, item, uid);
	set_summary(state, item);
	set_description(state, item);
	event.summary = buf_text(&state->summary);
	event.description = buf_text(&state->description);
	if (!set_time(item, &event) || state->uid_name.failed ||
	    state->summary.failed || state->description.failed ||
	    !ical_writer_event(state->writer, &event))
		return false;
	return state->out.length < FLUSH_SIZE || flush(state);
}

static bool
write_calendar(struct ics_state *state, const struct plan *plan)
{
	struct ical_calendar calendar = {
	    .description = "Made by takt from the release cadence.",
	    .url = plan_cadence_count(plan) == 1 ? plan_cadence(plan, 0)->url
						 : NULL};
	struct buf title = {0};
	bool good;

	render_title(plan, &title);
	calendar.name = buf_text(&title);
	good = !title.failed && ical_writer_begin(state->writer, &calendar) &&
	    plan_walk(plan, write_item, state) &&
	    ical_writer_end(state->writer) && flush(state);
	buf_release(&title);
	return good;
}

bool
render_ics(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct ics_state state = {.options = options, .sink = sink};
	bool good;

	state.writer = ical_writer_new(&state.out);
	good = state.writer != NULL && write_calendar(&state, plan);
	ical_writer_free(state.writer);
	buf_release(&state.out);
	buf_release(&state.uid_name);
	buf_release(&state.summary);
	buf_release(&state.description);
	return good;
}
