/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Items as events of a calendar: titles, texts, categories, times. */
#include "render/event.h"

#include <string.h>

#include "ical/zone.h"
#include "phrase/clock.h"
#include "render/describe.h"
#include "render/phase.h"

#define SECONDS_PER_DAY     86400
#define SECONDS_PER_QUARTER 900

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
 * The project first: month views cut titles short. What takes up a month
 * because nobody knows the day says so, or it would read as a span.
 */
static void
set_summary(struct event_maker *maker, const struct plan_item *item)
{
	const char *project = item->cadence->project;
	struct buf *summary = &maker->summary;

	buf_clear(summary);
	if (calendar_status(item->status) == ICAL_EVENT_CANCELLED)
		buf_append_string(summary, EVENT_CANCELLED_PREFIX);
	if (strncmp(item->name, project, strlen(project)) != 0) {
		buf_append_string(summary, project);
		buf_append_char(summary, ' ');
	}
	buf_append_string(summary, item->name);
	if (item->precision != PRECISION_DAY) {
		buf_append_string(summary, " (");
		describe_known(item, summary);
		buf_append_char(summary, ')');
	}
}

/*
 * Never the clock of this run: the file's own date, else the caller's stamp,
 * else a date that only the rules determine.
 */
static int64_t
stamp_of(const struct event_maker *maker, const struct cadence *cadence)
{
	if (cadence->has_revised)
		return (int64_t)cadence->revised.day * SECONDS_PER_DAY;
	if (maker->options->has_stamp)
		return maker->options->stamp;
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
set_time(struct event_maker *maker, const struct plan_item *item,
    struct ical_event *event)
{
	const struct zone_use *use;
	int64_t seconds;

	if (item->clock == NULL || item->precision != PRECISION_DAY ||
	    date_compare(item->first, item->last) != 0)
		return true;
	use = zones_find(&maker->zones, item->clock->zone);
	if (use == NULL ||
	    !ical_zone_seconds(
		use->zone, item->first, item->clock->minute, &seconds))
		return false;
	event->is_timed = true;
	event->start = item->clock->is_end_of_day
	    ? seconds - SECONDS_PER_QUARTER
	    : seconds;
	event->end = event->start + SECONDS_PER_QUARTER;
	/* An hour that clocks show twice is the first of the two to readers. */
	if (maker->options->has_zones &&
	    ical_zone_local(use->zone, event->start, &event->local_start) &&
	    ical_zone_local(use->zone, event->end, &event->local_end))
		event->zone = use->name;
	return true;
}

bool
event_note_zone(struct event_maker *maker, const struct plan_item *item)
{
	struct ical_event event = {0};

	if (!set_time(maker, item, &event))
		return false;
	if (event.zone != NULL)
		zones_note(zones_find(&maker->zones, event.zone), event.start,
		    event.end);
	return true;
}

/* Nobody needs to be reminded of what has been, is not to be, or may be on any
 * day of a month. */
static const struct ical_alarms *
alarms_of(const struct event_maker *maker, const struct plan_item *item)
{
	bool is_ahead =
	    item->status == STATUS_PLANNED || item->status == STATUS_CONFIRMED;

	/* Of a window, its end is what to be ready for. */
	return is_ahead && item->precision == PRECISION_DAY &&
		item->kind != ITEM_SUPPORT
	    ? maker->options->alarms
	    : NULL;
}

static size_t
add_categories(
    struct event_maker *maker, size_t count, const char *const *names)
{
	for (; names != NULL && *names != NULL && count < EVENT_CATEGORIES_MAX;
	     names++)
		maker->categories[count++] = *names;
	return count;
}

/*
 * The phase first, since programs that colour by category take the first one
 * and these are few; then the milestone, tags and audience.
 */
static const char *const *
categories_of(struct event_maker *maker, const struct plan_item *item)
{
	const char *phase = phase_name(phase_of(item));
	size_t count = 0;

	maker->categories[count++] = phase;
	if (strcmp(item->milestone, phase) != 0)
		maker->categories[count++] = item->milestone;
	count = add_categories(maker, count, item->tags);
	count = add_categories(maker, count, item->audience);
	maker->categories[count] = NULL;
	return maker->categories;
}

static bool
is_span(const struct plan_item *item)
{
	return item->precision == PRECISION_DAY &&
	    date_compare(item->first, item->last) != 0;
}

/* "2026-10-01", "2026-10", "2026-03-10..2026-03-16", "2026-10-01 18:00 UTC" */
static bool
set_date(struct event_maker *maker, const struct plan_item *item)
{
	char date[PHRASE_VALUE_TEXT_SIZE];

	buf_clear(&maker->date);
	buf_append_string(&maker->date, plan_item_date(item, date));
	if (is_span(item)) {
		buf_append_string(&maker->date, "..");
		buf_append_string(&maker->date, date_format(item->last, date));
	}
	if (item->clock != NULL && item->precision == PRECISION_DAY) {
		buf_append_char(&maker->date, ' ');
		clock_format(item->clock, &maker->date);
	}
	return !maker->date.failed;
}

bool
event_make(struct event_maker *maker, const struct plan_item *item,
    struct ical_event *event)
{
	if (!plan_item_identity(item, &maker->identity))
		return false;
	plan_identity_uid(
	    buf_text(&maker->identity), maker->identity.length, maker->uid);
	set_summary(maker, item);
	buf_clear(&maker->description);
	describe_item(item, &maker->description);
	*event = (struct ical_event){.uid = maker->uid,
	    .summary = buf_text(&maker->summary),
	    .description = buf_text(&maker->description),
	    .categories = categories_of(maker, item),
	    .color = phase_color(phase_of(item)),
	    .url = item->url,
	    .status = calendar_status(item->status),
	    .stamp = stamp_of(maker, item->cadence),
	    .identity = buf_text(&maker->identity),
	    .first = item->first,
	    .last = item->last,
	    .alarms = alarms_of(maker, item),
	    .organizer = maker->options->organizer};
	if (!set_time(maker, item, event) || !set_date(maker, item))
		return false;
	/* All-day events on one known day say their date by themselves. */
	if (event->is_timed || item->precision != PRECISION_DAY ||
	    is_span(item))
		event->date = buf_text(&maker->date);
	return !maker->summary.failed && !maker->description.failed;
}

void
event_maker_release(struct event_maker *maker)
{
	buf_release(&maker->identity);
	buf_release(&maker->summary);
	buf_release(&maker->description);
	zones_release(&maker->zones);
	buf_release(&maker->date);
}
