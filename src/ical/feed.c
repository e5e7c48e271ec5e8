/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Parts of a calendar, and its events by UID. */
#include "ical/feed.h"

#include <string.h>

#include "ical/walk.h"

static const struct ical_limits limits = {
    ICAL_FEED_SIZE_MAX, ICAL_FEED_LINE_MAX};

struct reader {
	struct ical_walk walk;
	struct ical_feed *feed;
	struct arena *arena;
	struct ical_feed_event event; /* the one at hand */
	bool has_calendar;
};

static void
add_part(struct reader *reader, struct ical_part **parts, size_t *count,
    struct ical_part part)
{
	*parts = arena_grow(reader->arena, *parts, *count, sizeof(part));
	if (*parts == NULL) {
		reader->walk.no_memory = true;
		*count = 0;
		return;
	}
	(*parts)[(*count)++] = part;
}

static void
add_event(struct reader *reader)
{
	struct ical_feed *feed = reader->feed;

	if (feed->event_count == ICAL_FEED_EVENTS_MAX) {
		ical_walk_limit(&reader->walk,
		    ical_line_span(&reader->walk.line, reader->walk.line.name),
		    "more than # events", ICAL_FEED_EVENTS_MAX);
		return;
	}
	feed->events = arena_grow(reader->arena, feed->events,
	    feed->event_count, sizeof(reader->event));
	if (feed->events == NULL) {
		reader->walk.no_memory = true;
		feed->event_count = 0;
		return;
	}
	feed->events[feed->event_count++] = reader->event;
}

static struct ical_part
latest_line(const struct reader *reader)
{
	return (struct ical_part){
	    reader->walk.line.start, reader->walk.lines.next};
}

/* A component of the calendar begins; those within it are parts of it. */
static void
begin(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;

	if (walk->depth == 1 && reader->has_calendar) {
		ical_walk_complain(walk, DIAGNOSTIC_ICAL_SYNTAX,
		    ical_line_span(&walk->line, walk->line.name),
		    "a second calendar begins in the same file");
		diagnostic_help(
		    walk->diagnostics, "write a file for each calendar");
		walk->mistakes += ICAL_WALK_MISTAKES_MAX;
	}
	if (walk->depth == 1)
		reader->has_calendar = true;
	if (walk->depth == 2)
		reader->event =
		    (struct ical_feed_event){.part = latest_line(reader)};
}

static void
take_property(struct reader *reader)
{
	const struct ical_line *line = &reader->walk.line;

	if (reader->walk.depth == 1) {
		add_part(reader, &reader->feed->heads,
		    &reader->feed->head_count, latest_line(reader));
	} else if (reader->walk.depth > 2) {
		return;
	} else if (ical_slice_is(line->name, "UID")) {
		if (reader->event.uid == NULL && line->value.length > 0)
			reader->event.uid = arena_copy(reader->arena,
			    line->value.text, line->value.length);
	} else if (ical_slice_is(line->name, "RECURRENCE-ID")) {
		reader->event.is_instance = true;
	}
}

static void
end(struct reader *reader)
{
	if (reader->walk.depth != 2)
		return;
	reader->event.part.end = reader->walk.lines.next;
	if (ical_walk_inside(&reader->walk) == ICAL_COMPONENT_EVENT)
		add_event(reader);
	else
		add_part(reader, &reader->feed->others,
		    &reader->feed->other_count, reader->event.part);
}

/* What is kept would be cut at a NUL, and a UID that was might name another
 * event. RFC 5545 section 3.1 has no place for one. */
static bool
check_bytes(struct reader *reader)
{
	const struct source *source = reader->feed->source;
	const char *found =
	    source->size == 0 ? NULL : memchr(source->text, 0, source->size);
	uint32_t at;

	/* A walk that is over from the start has said why. */
	if (found == NULL || reader->walk.mistakes > 0)
		return true;
	at = (uint32_t)(found - source->text);
	ical_walk_complain(&reader->walk, DIAGNOSTIC_ICAL_SYNTAX,
	    (struct span){source, at, at + 1},
	    "a byte of value 0, which no calendar may hold");
	diagnostic_help(
	    reader->walk.diagnostics, "let its program write it again");
	return false;
}

static bool
read_parts(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;
	enum ical_step step;

	while (!walk->no_memory && !reader->arena->failed &&
	    (step = ical_walk_next(walk)) != ICAL_STEP_DONE) {
		if (step == ICAL_STEP_BEGIN)
			begin(reader);
		else if (step == ICAL_STEP_PROPERTY)
			take_property(reader);
		else
			end(reader);
	}
	return !walk->no_memory && !reader->arena->failed &&
	    walk->mistakes == 0;
}

/* FNV-1a (Fowler, Noll, Vo), whose bits are well mixed for short texts. */
static size_t
bucket_of(const struct ical_feed *feed, const char *uid)
{
	uint64_t hash = 14695981039346656037U;

	for (; *uid != '\0'; uid++)
		hash = (hash ^ (unsigned char)*uid) * 1099511628211U;
	return (size_t)(hash ^ hash >> 32) & (feed->bucket_count - 1);
}

static bool
is_found(const struct ical_feed_event *event, const char *uid)
{
	return !event->is_instance && event->uid != NULL &&
	    strcmp(event->uid, uid) == 0;
}

/* At most half of the buckets are taken, so that searches end. */
static bool
index_events(struct ical_feed *feed, struct arena *arena)
{
	feed->bucket_count = 16;
	while (feed->bucket_count < 2 * feed->event_count)
		feed->bucket_count *= 2;
	feed->buckets = ARENA_ARRAY(arena, feed->bucket_count, uint32_t);
	if (feed->buckets == NULL)
		return false;
	for (size_t i = 0; i < feed->event_count; i++) {
		const char *uid = feed->events[i].uid;
		uint32_t first;
		size_t bucket;

		if (uid == NULL || feed->events[i].is_instance)
			continue;
		first = ical_feed_find(feed, uid);
		if (first != ICAL_FEED_NONE) {
			feed->events[first].is_twin = true;
			feed->events[i].is_twin = true;
			continue;
		}
		bucket = bucket_of(feed, uid);
		while (feed->buckets[bucket] != 0)
			bucket = (bucket + 1) & (feed->bucket_count - 1);
		feed->buckets[bucket] = (uint32_t)i + 1;
	}
	return true;
}

uint32_t
ical_feed_find(const struct ical_feed *feed, const char *uid)
{
	size_t bucket = bucket_of(feed, uid);

	while (feed->buckets[bucket] != 0) {
		uint32_t index = feed->buckets[bucket] - 1;

		if (is_found(&feed->events[index], uid))
			return index;
		bucket = (bucket + 1) & (feed->bucket_count - 1);
	}
	return ICAL_FEED_NONE;
}

uint32_t
ical_feed_next(const struct ical_feed *feed, uint32_t index)
{
	const char *uid = feed->events[index].uid;

	for (uint32_t i = index + 1; i < feed->event_count; i++) {
		if (is_found(&feed->events[i], uid))
			return i;
	}
	return ICAL_FEED_NONE;
}

struct ical_feed *
ical_feed_read(const struct source *source, struct arena *arena,
    struct diagnostics *diagnostics)
{
	struct reader reader = {.arena = arena};
	bool is_good = false;

	reader.feed = ARENA_NEW(arena, struct ical_feed);
	if (reader.feed == NULL)
		return NULL;
	reader.feed->source = source;
	ical_walk_start(&reader.walk, source, limits, diagnostics);
	is_good = check_bytes(&reader) && read_parts(&reader) &&
	    index_events(reader.feed, arena);
	if (reader.walk.no_memory)
		arena->failed = true;
	ical_walk_release(&reader.walk);
	return is_good ? reader.feed : NULL;
}
