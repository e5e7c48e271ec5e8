/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What becomes of each event of a published calendar. */
#include "render/update.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ical/cancel.h"
#include "render/history.h"
#include "render/series_set.h"

#define SECONDS_PER_DAY ((int64_t)86400)

struct updater {
	const struct render_options *options;
	const struct render_update *update;
	const struct ical_feed *feed;
	struct ical_own old; /* the event at hand, as it was published */
	bool *is_done;       /* of each event of the feed */
	const struct sink *story;
	struct render_changes *changes;
	struct render_changes rehearsed; /* of which nobody is told */
	bool is_edited; /* people changed events of takt, or the head */
	bool has_twins; /* two events have one UID */
	bool is_marked; /* the calendar, or an event of it, is takt's */
	struct buf description;
	struct buf moves;
	struct buf head;
	struct buf line;
	struct series_set series; /* all that the cadences hold */
};

static struct span
part_span(const struct updater *updater, struct ical_part part)
{
	return (struct span){updater->feed->source, part.start, part.end};
}

/* The date of the changes: that of the caller. */
static struct date
day_of_change(const struct updater *updater)
{
	int64_t seconds = updater->update->now;
	int64_t day = seconds / SECONDS_PER_DAY;

	return (struct date){
	    (int32_t)(seconds % SECONDS_PER_DAY < 0 ? day - 1 : day)};
}

/* Stamps rise, whatever the clock says: a program that compares them is to see
 * that something changed. Only the end of the year 9999 stays. */
static int64_t
stamp_of_change(const struct updater *updater)
{
	const struct ical_own *old = &updater->old;
	int64_t now = updater->update->now;
	int64_t end = ((int64_t)date_max().day + 1) * SECONDS_PER_DAY - 1;

	if (!old->has_stamp || old->stamp < now)
		return now;
	return old->stamp < end ? old->stamp + 1 : end;
}

static int32_t
next_sequence(const struct ical_own *old)
{
	return old->sequence < INT32_MAX ? old->sequence + 1 : INT32_MAX;
}

/* A line of the story: "moved      Python 3.15.0 final: 2026-10-01 to …". */
static bool
tell(struct updater *updater, const char *what, const char *name,
    const char *more)
{
	static const char prefix[] = EVENT_CANCELLED_PREFIX;
	const struct sink *story = updater->story;
	struct buf *line = &updater->line;

	if (story == NULL)
		return true;
	/* The title of what is cancelled says so itself. */
	if (strncmp(name, prefix, sizeof(prefix) - 1) == 0)
		name += sizeof(prefix) - 1;
	buf_clear(line);
	buf_printf(line, "%-9s  %s%s\n", what, name, more);
	return !line->failed &&
	    story->write(story->context, line->bytes, line->length);
}

static bool
tell_move(struct updater *updater, const char *name, const char *to)
{
	struct buf more = {0};
	bool is_good;

	buf_append_string(&more, ": ");
	history_append_move(&more, buf_text(&updater->old.date), to);
	is_good = !more.failed && tell(updater, "moved", name, buf_text(&more));
	buf_release(&more);
	return is_good;
}

/* Reads a published event into updater->old. */
static bool
read_old(struct updater *updater, size_t index)
{
	return ical_own_read(&updater->old, updater->feed->source,
	    updater->feed->events[index].part);
}

/* Does the mark of the event at hand make its UID? */
static bool
is_own(const struct updater *updater, const struct ical_feed_event *event)
{
	const struct buf *identity = &updater->old.identity;
	char uid[PLAN_UID_SIZE];

	if (identity->length == 0 || event->uid == NULL || event->is_instance)
		return false;
	plan_identity_uid(identity->bytes, identity->length, uid);
	return strcmp(uid, event->uid) == 0;
}

static void
complain_edited(struct updater *updater, struct span at, const char *what)
{
	struct diagnostics *diagnostics = updater->update->diagnostics;

	diagnostic_add(
	    diagnostics, DIAGNOSTIC_CALENDAR_EDITED, at, DIAGNOSTIC_ARGS(what));
	diagnostic_help(diagnostics,
	    "put what was changed into the cadence, or lose it with "
	    "--overwrite");
}

static void
complain_twice(struct updater *updater, size_t first, size_t second)
{
	const struct ical_feed_event *events = updater->feed->events;
	struct diagnostics *diagnostics = updater->update->diagnostics;

	diagnostic_add(diagnostics, DIAGNOSTIC_CALENDAR_TWICE,
	    part_span(updater, events[second].part),
	    DIAGNOSTIC_ARGS(buf_text(&updater->old.summary)));
	diagnostic_help(diagnostics, "take one of the two out of the file");
	diagnostic_note(diagnostics, part_span(updater, events[first].part),
	    "the first is here");
}

/* Of two events with one UID none may be takt's: which one would it be? That
 * this one is, or is not, takt's is known. */
static bool
check_twins(struct updater *updater, size_t index, bool is_takts)
{
	const struct ical_feed_event *event = &updater->feed->events[index];
	size_t first;

	if (!event->is_twin)
		return true;
	updater->has_twins = true;
	first = ical_feed_find(updater->feed, event->uid);
	if (first == index)
		return true;
	if (!is_takts) {
		if (!read_old(updater, first))
			return false;
		is_takts = is_own(updater, &updater->feed->events[first]);
	}
	if (is_takts)
		complain_twice(updater, first, index);
	return !is_takts;
}

/* The first look at the calendar, before anything is written. */
static bool
look_through(struct updater *updater)
{
	bool is_good = true;

	for (size_t i = 0; i < updater->feed->event_count; i++) {
		bool is_takts;

		if (!read_old(updater, i))
			return false;
		/* Also where the slot was changed, or taken away: then the UID
		 * alone says that it is an item's. */
		updater->is_edited |= ical_own_was_edited(&updater->old);
		is_takts = is_own(updater, &updater->feed->events[i]);
		updater->is_marked |= is_takts;
		is_good &= check_twins(updater, i, is_takts);
	}
	return is_good;
}

/* The calendar's own properties, read into updater->old. */
static bool
read_head(struct updater *updater)
{
	const struct ical_feed *feed = updater->feed;
	struct source lines = {"", NULL, 0};

	buf_clear(&updater->head);
	for (size_t i = 0; i < feed->head_count; i++)
		buf_append(&updater->head,
		    feed->source->text + feed->heads[i].start,
		    feed->heads[i].end - feed->heads[i].start);
	lines.text = buf_text(&updater->head);
	lines.size = updater->head.length;
	return !updater->head.failed &&
	    ical_own_read(&updater->old, &lines,
		(struct ical_part){0, (uint32_t)lines.size});
}

/* A file of another program would lose its name and the like. */
static bool
check_marked(struct updater *updater)
{
	struct diagnostics *diagnostics = updater->update->diagnostics;

	if (!read_head(updater))
		return false;
	updater->is_edited |= ical_own_was_edited(&updater->old);
	if (updater->is_marked || updater->old.wrote[0] != '\0')
		return true;
	diagnostic_add(diagnostics, DIAGNOSTIC_CALENDAR_FOREIGN,
	    (struct span){updater->feed->source, 0, 1}, NULL);
	diagnostic_help(diagnostics,
	    "write to a file of its own, or without --update to replace it");
	return false;
}

struct updater *
updater_new(const struct render_options *options)
{
	struct updater *updater = calloc(1, sizeof(*updater));

	if (updater == NULL)
		return NULL;
	updater->options = options;
	updater->update = options->update;
	updater->feed = options->update->feed;
	updater->story = options->update->story;
	updater->changes = options->update->changes;
	updater->is_done = calloc(updater->feed->event_count + 1, sizeof(bool));
	if (updater->is_done != NULL && look_through(updater) &&
	    check_marked(updater))
		return updater;
	updater_free(updater);
	return NULL;
}

void
updater_free(struct updater *updater)
{
	if (updater == NULL)
		return;
	ical_own_release(&updater->old);
	buf_release(&updater->description);
	buf_release(&updater->moves);
	buf_release(&updater->head);
	buf_release(&updater->line);
	series_set_release(&updater->series);
	free(updater->is_done);
	free(updater);
}

bool
updater_needs_rehearsal(const struct updater *updater)
{
	return updater->has_twins ||
	    (updater->is_edited && !updater->update->overwrite);
}

void
updater_rehearse(struct updater *updater, bool is_rehearsal)
{
	updater->story = is_rehearsal ? NULL : updater->update->story;
	updater->changes =
	    is_rehearsal ? &updater->rehearsed : updater->update->changes;
	for (size_t i = 0; i < updater->feed->event_count; i++)
		updater->is_done[i] = false;
}

/* Is it time to leave out what is cancelled, and was so at `since`? */
static bool
is_forgotten(const struct updater *updater, bool was_cancelled, int64_t since)
{
	const struct render_options *options = updater->options;

	if (!options->forgets_cancelled)
		return false;
	return options->cancelled_days == 0 ||
	    (was_cancelled &&
		since + options->cancelled_days * SECONDS_PER_DAY <=
		    updater->update->now);
}

static bool
forget(struct updater *updater, const char *name)
{
	updater->changes->dropped++;
	return tell(updater, "dropped", name, "");
}

/* Gives the event the text of its moves so far. */
static bool
set_history(struct updater *updater, const struct event_maker *maker,
    struct ical_event *event, const struct buf *moves)
{
	struct buf *text = &updater->description;

	event->moves = buf_text(moves);
	if (moves->length > 0) {
		buf_clear(text);
		buf_append_string(text, buf_text(&maker->description));
		history_append(text, event->moves, buf_text(&maker->date));
		event->description = buf_text(text);
	}
	return !text->failed && !moves->failed;
}

static enum update_verdict
judge_new(struct updater *updater, struct ical_event *event)
{
	event->stamp = updater->update->now;
	/* Nobody has it, so nobody need hear that it is cancelled. */
	if (event->status == ICAL_EVENT_CANCELLED &&
	    updater->options->forgets_cancelled)
		return UPDATE_SKIP;
	updater->changes->added++;
	return tell(updater, "new", event->summary, "") ? UPDATE_WRITE
							: UPDATE_FAILED;
}

/* Counts what is neither new nor the same, and tells of it. */
static bool
count_change(struct updater *updater, const struct ical_event *event,
    bool has_moved, const char *date)
{
	struct render_changes *changes = updater->changes;

	if (event->status == ICAL_EVENT_CANCELLED &&
	    !updater->old.is_cancelled) {
		changes->cancelled++;
		return tell(updater, "cancelled", event->summary, "");
	}
	if (has_moved) {
		changes->moved++;
		return tell_move(updater, event->summary, date);
	}
	changes->changed++;
	return tell(updater, "changed", event->summary, "");
}

static enum update_verdict
judge_changed(struct updater *updater, struct ical_writer *writer,
    const struct event_maker *maker, struct ical_event *event)
{
	const struct ical_own *old = &updater->old;
	const struct ical_own *now = ical_writer_event_own(writer, event);
	bool has_moved;

	if (now == NULL)
		return UPDATE_FAILED;
	/* From a date that cannot be read nothing can be said to move. */
	has_moved = old->date.length > 0 &&
	    strcmp(buf_text(&now->date), buf_text(&old->date)) != 0;
	event->sequence = next_sequence(old);
	event->stamp = stamp_of_change(updater);
	event->kept = buf_text(&old->kept);
	if (has_moved) {
		history_add(&updater->moves, buf_text(&old->moves),
		    day_of_change(updater), buf_text(&old->date));
		if (!set_history(updater, maker, event, &updater->moves))
			return UPDATE_FAILED;
	}
	return count_change(updater, event, has_moved, buf_text(&maker->date))
	    ? UPDATE_WRITE
	    : UPDATE_FAILED;
}

static enum update_verdict
judge_known(struct updater *updater, struct ical_writer *writer,
    const struct event_maker *maker, struct ical_event *event, uint32_t index)
{
	const struct ical_own *old = &updater->old;
	uint64_t digest;

	if (event->status == ICAL_EVENT_CANCELLED &&
	    is_forgotten(updater, old->is_cancelled, old->stamp))
		return forget(updater, event->summary) ? UPDATE_SKIP
						       : UPDATE_FAILED;
	if (!set_history(updater, maker, event, &old->moves) ||
	    !ical_writer_event_digest(writer, event, &digest))
		return UPDATE_FAILED;
	if (digest == old->digest) {
		updater->changes->unchanged++;
		return UPDATE_COPY;
	}
	if (ical_own_was_edited(old) && !updater->update->overwrite) {
		complain_edited(updater,
		    part_span(updater, updater->feed->events[index].part),
		    event->summary);
		return UPDATE_SKIP;
	}
	return judge_changed(updater, writer, maker, event);
}

enum update_verdict
updater_judge(struct updater *updater, struct ical_writer *writer,
    const struct event_maker *maker, struct ical_event *event, bool only_known,
    struct ical_part *part)
{
	uint32_t index = ical_feed_find(updater->feed, event->uid);

	if (index == ICAL_FEED_NONE)
		return only_known ? UPDATE_SKIP : judge_new(updater, event);
	if (updater->is_done[index])
		return UPDATE_SKIP;
	if (!read_old(updater, index))
		return UPDATE_FAILED;
	updater->is_done[index] = true;
	*part = updater->feed->events[index].part;
	if (updater->feed->events[index].is_twin) {
		complain_twice(
		    updater, index, ical_feed_next(updater->feed, index));
		return UPDATE_SKIP;
	}
	return judge_known(updater, writer, maker, event, index);
}

bool
updater_note_series(struct updater *updater, const struct plan_item *item)
{
	return series_set_add(
	    &updater->series, item->cadence->project, item->series_identity);
}

static bool
has_project(const struct updater *updater, const char *project)
{
	const struct plan *plan = updater->update->whole;

	for (size_t i = 0; i < plan_cadence_count(plan); i++) {
		if (strcmp(plan_cadence(plan, i)->project, project) == 0)
			return true;
	}
	return false;
}

enum rest {
	REST_FOREIGN, /* not takt's */
	REST_OTHER,   /* of a project that no cadence describes */
	REST_STAYS,
	REST_GOES
};

/* What becomes of the event at hand, which no item has claimed. Splits the
 * identity into project and series. */
static enum rest
classify_rest(struct updater *updater, const struct ical_feed_event *event)
{
	struct ical_own *old = &updater->old;
	char *series, *slot;

	if (!is_own(updater, event))
		return REST_FOREIGN;
	series = strchr(old->identity.bytes, '\n');
	slot = series != NULL ? strchr(series + 1, '\n') : NULL;
	if (slot == NULL)
		return REST_FOREIGN;
	*series++ = '\0';
	*slot = '\0';
	if (!has_project(updater, old->identity.bytes))
		return REST_OTHER;
	if (old->is_cancelled)
		return is_forgotten(updater, true, old->stamp) ? REST_GOES
							       : REST_STAYS;
	if (!series_set_has(&updater->series, old->identity.bytes, series) &&
	    old->has_last &&
	    date_compare(old->last, day_of_change(updater)) < 0)
		return REST_STAYS;
	return REST_GOES;
}

static bool
append_cancelled(
    struct updater *updater, struct ical_part part, struct buf *out)
{
	struct ical_cancellation cancellation = {
	    .prefix = EVENT_CANCELLED_PREFIX,
	    .sequence = next_sequence(&updater->old),
	    .stamp = stamp_of_change(updater)};
	char note[64];
	char day[DATE_TEXT_SIZE];

	(void)snprintf(note, sizeof(note), "Cancelled on %s.",
	    date_format(day_of_change(updater), day));
	cancellation.note = note;
	updater->changes->cancelled++;
	return tell(
		   updater, "cancelled", buf_text(&updater->old.summary), "") &&
	    ical_cancel(
		&updater->old, updater->feed->source, part, &cancellation, out);
}

bool
updater_append_rest(struct updater *updater, size_t index, struct buf *out)
{
	const struct ical_feed_event *event = &updater->feed->events[index];
	struct render_changes *changes = updater->changes;

	if (updater->is_done[index])
		return true;
	if (!read_old(updater, index))
		return false;
	switch (classify_rest(updater, event)) {
	case REST_FOREIGN:
		changes->foreign++;
		break;
	case REST_OTHER:
		changes->others++;
		break;
	case REST_STAYS:
		changes->unchanged++;
		break;
	case REST_GOES:
		if (updater->old.is_cancelled ||
		    is_forgotten(updater, false, 0))
			return forget(updater, buf_text(&updater->old.summary));
		return append_cancelled(updater, event->part, out);
	}
	buf_append(out, updater->feed->source->text + event->part.start,
	    event->part.end - event->part.start);
	return !out->failed;
}

const char *
updater_head(struct updater *updater, struct ical_writer *writer,
    const struct ical_calendar *calendar)
{
	const struct ical_own *now;
	const struct ical_feed *feed = updater->feed;

	if (!read_head(updater))
		return NULL;
	now = ical_writer_begin_own(writer, calendar);
	if (now == NULL)
		return NULL;
	if (now->digest != updater->old.digest &&
	    ical_own_was_edited(&updater->old) && !updater->update->overwrite) {
		complain_edited(updater, part_span(updater, feed->heads[0]),
		    "the calendar itself");
	}
	buf_clear(&updater->head);
	buf_append_string(&updater->head, buf_text(&updater->old.kept));
	return updater->head.failed ? NULL : buf_text(&updater->head);
}
