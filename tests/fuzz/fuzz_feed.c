/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a calendar that was published, brought up to date with a small
 * cadence: with what people changed written over, and without, and with what
 * is cancelled left out. What is refused must say why, and nothing is written
 * then; what is written must be readable, must hold all that is not takt's,
 * byte for byte and in its order, and must stay as it is in the next update.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ical/own.h"
#include "plan/plan.h"
#include "takt.h"

/* 2026-03-01, and ten days later. */
#define NOW   ((int64_t)1772323200)
#define LATER (NOW + (int64_t)10 * 86400)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The Acme of the golden cases, in which beta 2 has moved; so feeds from
 * there have the same UIDs. */
static const char cadence_text[] =
    "takt: 1\n"
    "project: Acme\n"
    "version: \"{n}.0\"\n"
    "revised: 2026-01-01\n"
    "cycle: {every: 6 months, from: April 2026, first: \"1.0\"}\n"
    "cycles: 1\n"
    "milestones:\n"
    "  freeze: 8 weeks before final\n"
    "  beta: {on: freeze, count: 3, every: 2 weeks}\n"
    "  final: {on: third Thursday of cycle month, at: \"14:00 UTC\"}\n"
    "  goal: {on: 1 year after final, precision: month}\n"
    "series:\n"
    "  \"1.0\":\n"
    "    pins:\n"
    "      beta 2: {on: 2026-03-10, reason: a blocker}\n"
    "      beta 3: {status: cancelled}\n";

/* Made once, and in use until the end. */
static struct {
	struct takt_cadence *cadence;
	struct takt_plan *plan;
	struct buf fresh; /* the calendar as it is without an update */
	struct ical_feed *items;
	struct source source;
	struct arena arena;
} fixed;

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_feed: %s\n", what);
	abort();
}

static bool
collect(void *context, const char *bytes, size_t length)
{
	struct buf *out = context;

	buf_append(out, bytes, length);
	return !out->failed;
}

static struct takt_sink
sink_of(struct buf *out)
{
	return (struct takt_sink){collect, out};
}

static void
prepare(void)
{
	const struct takt_render_options options = {.format = "ics"};
	const struct takt_selection all = {.limit = 0};
	struct diagnostics none = {0};
	struct takt_diagnostics *diagnostics;

	if (fixed.items != NULL)
		return;
	diagnostics = takt_diagnostics_new(0);
	fixed.cadence = takt_cadence_read("acme.yaml", cadence_text,
	    sizeof(cadence_text) - 1, NULL, diagnostics);
	if (fixed.cadence == NULL)
		die("the cadence is wrong");
	fixed.plan =
	    takt_plan_new((const struct takt_cadence *const *)&fixed.cadence, 1,
		&all, diagnostics);
	if (fixed.plan == NULL ||
	    !takt_plan_render(
		fixed.plan, &options, sink_of(&fixed.fresh), diagnostics))
		die("the cadence cannot be rendered");
	fixed.source =
	    (struct source){"fresh.ics", fixed.fresh.bytes, fixed.fresh.length};
	fixed.items = ical_feed_read(&fixed.source, &fixed.arena, &none);
	if (fixed.items == NULL)
		die("a calendar of takt that takt cannot read");
	takt_diagnostics_free(diagnostics);
}

struct attempt {
	bool overwrite;
	bool drops;
	int64_t now;
};

/* Has it been brought up to date? Then `out` is what was written, and
 * `changes` says what happened. */
static bool
update(const char *bytes, size_t length, struct attempt attempt,
    struct buf *out, struct takt_changes *changes)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(20);
	struct buf text = {0};
	struct buf story = {0};
	const struct takt_sink story_sink = sink_of(&story);
	struct takt_update how = {.now = attempt.now,
	    .overwrite = attempt.overwrite,
	    .story = &story_sink};
	const struct takt_render_options options = {.format = "ics",
	    .forgets_cancelled = attempt.drops,
	    .update = &how};
	struct takt_calendar *calendar =
	    takt_calendar_read("fuzz.ics", bytes, length, diagnostics);
	bool good = calendar != NULL;

	if (good) {
		how.previous = calendar;
		good = takt_plan_render(
		    fixed.plan, &options, sink_of(out), diagnostics);
	}
	*changes = how.changes;
	if (good != (takt_diagnostics_errors(diagnostics) == 0) ||
	    takt_diagnostics_no_memory(diagnostics))
		die("a refusal without a reason, or the reverse");
	if (!good && (out->length > 0 || story.length > 0))
		die("something was written before the refusal");
	if (!takt_diagnostics_print(diagnostics, false, sink_of(&text)))
		die("findings that cannot be printed");
	takt_calendar_free(calendar);
	takt_diagnostics_free(diagnostics);
	buf_release(&text);
	buf_release(&story);
	return good;
}

/* A place in what was written, behind all that was found so far. */
static void
find_next(const struct buf *out, size_t *at, const char *bytes, size_t length,
    const char *what)
{
	if (length == 0)
		return;
	while (*at + length <= out->length) {
		size_t room = out->length - *at - length + 1;
		const char *first = memchr(out->bytes + *at, bytes[0], room);

		if (first == NULL)
			break;
		*at = (size_t)(first - out->bytes);
		if (memcmp(first, bytes, length) == 0) {
			*at += length;
			return;
		}
		++*at;
	}
	die(what);
}

/* Does its mark make its UID? Then takt may cancel it. */
static bool
is_own(const struct ical_own *own, const struct ical_feed_event *event)
{
	char uid[PLAN_UID_SIZE];

	if (own->identity.length == 0 || event->uid == NULL ||
	    event->is_instance)
		return false;
	plan_identity_uid(own->identity.bytes, own->identity.length, uid);
	return strcmp(uid, event->uid) == 0;
}

/* Or does it have the UID of an item, whether or not it has a mark? */
static bool
is_claimed(const struct ical_feed *feed, size_t index)
{
	const struct ical_feed_event *event = &feed->events[index];

	return event->uid != NULL &&
	    ical_feed_find(fixed.items, event->uid) != ICAL_FEED_NONE &&
	    ical_feed_find(feed, event->uid) == index;
}

/* Line by line: where the event was copied, others stand between them. */
static void
find_lines(const struct buf *out, const struct buf *lines)
{
	size_t at = 0;

	for (size_t start = 0; start < lines->length;) {
		const char *line = lines->bytes + start;
		const char *end = memchr(line, '\n', lines->length - start);
		size_t length = end == NULL ? lines->length - start
					    : (size_t)(end - line) + 1;

		find_next(out, &at, line, length,
		    "what was added to an event is lost");
		start += length;
	}
}

static void
check_events(const struct ical_feed *feed, const struct buf *out, bool drops)
{
	const char *text = feed->source->text;
	struct ical_own own = {0};
	size_t at = 0;

	for (size_t i = 0; i < feed->event_count; i++) {
		const struct ical_feed_event *event = &feed->events[i];

		if (!ical_own_read(&own, feed->source, event->part))
			die("an event that cannot be read again");
		if (is_own(&own, event) || is_claimed(feed, i)) {
			if (!drops)
				find_lines(out, &own.kept);
			continue;
		}
		find_next(out, &at, text + event->part.start,
		    event->part.end - event->part.start,
		    "an event of others is lost");
	}
	ical_own_release(&own);
	for (size_t i = 0; i < feed->other_count; i++)
		find_next(out, &at, text + feed->others[i].start,
		    feed->others[i].end - feed->others[i].start,
		    "a component of others is lost");
}

static void
check_head(const struct ical_feed *feed, const struct buf *out)
{
	const char *text = feed->source->text;
	struct ical_own own = {0};
	size_t at = 0;

	for (size_t i = 0; i < feed->head_count; i++) {
		if (!ical_own_read(&own, feed->source, feed->heads[i]))
			die("a property that cannot be read again");
		if (own.kept.length > 0)
			find_next(out, &at, text + feed->heads[i].start,
			    feed->heads[i].end - feed->heads[i].start,
			    "a property of the calendar is lost");
	}
	ical_own_release(&own);
}

static void
check_kept(const char *bytes, size_t length, const struct buf *out, bool drops)
{
	const struct source source = {"fuzz.ics", bytes, length};
	struct diagnostics diagnostics = {0};
	struct arena arena = {0};
	const struct ical_feed *feed =
	    ical_feed_read(&source, &arena, &diagnostics);

	if (feed == NULL)
		die("a calendar that is read once only");
	check_head(feed, out);
	check_events(feed, out, drops);
	arena_release(&arena);
	diagnostics_release(&diagnostics);
}

/* Whenever it is updated again, it stays as it is. */
static void
check_again(const struct buf *out, struct attempt attempt)
{
	struct takt_changes changes;
	struct buf again = {0};

	for (int i = 0; i < 2; i++) {
		buf_clear(&again);
		if (!update(out->bytes, out->length, attempt, &again, &changes))
			die("what takt has written is refused");
		if (again.length != out->length ||
		    memcmp(again.bytes, out->bytes, out->length) != 0)
			die("a second update changes something");
		if (changes.added + changes.moved + changes.changed +
			changes.cancelled + changes.dropped >
		    0)
			die("a second update tells of changes");
		attempt.overwrite = false;
		attempt.now = LATER;
	}
	buf_release(&again);
}

static void
try(const char *bytes, size_t length, struct attempt attempt)
{
	struct takt_changes changes;
	struct buf out = {0};

	if (update(bytes, length, attempt, &out, &changes)) {
		check_kept(bytes, length, &out, attempt.drops);
		check_again(&out, attempt);
	}
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct attempt attempts[] = {
	    {false, false, NOW}, {true, false, NOW}, {true, true, NOW}};
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);

	if (bytes == NULL)
		return 0;
	prepare();
	memcpy(bytes, data, size);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		try(bytes, size, attempts[i]);
	free(bytes);
	return 0;
}
