/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The events of a published calendar as entries. */
#include <string.h>

#include "ical/reading.h"
#include "ical/text.h"
#include "ical/zone_cache.h"
#include "render/entries.h"

struct feed_filler {
	struct entry_list *list;
	const struct ical_feed *feed;
	struct ical_reading reading; /* the event at hand */
	struct buf text;
	struct ical_zone_cache zones;
};

/* Seconds since 1970 UTC if that is known; or else as the clock shows it. */
static bool
to_seconds(struct feed_filler *filler, const struct ical_moment *moment,
    int64_t *seconds)
{
	const char *zone = buf_text(&filler->reading.zone);

	*seconds =
	    (int64_t)moment->date.day * ICAL_DAY_SECONDS + moment->second;
	if (moment->clock != ICAL_CLOCK_LOCAL)
		return true;
	if (!ical_zone_cache_seconds(&filler->zones, zone, moment->date,
		moment->second / 60, seconds))
		return false;
	*seconds += moment->second % 60;
	return true;
}

static void
set_time(struct feed_filler *filler, struct entry *entry)
{
	const struct ical_reading *reading = &filler->reading;
	bool is_known = to_seconds(filler, &reading->start, &entry->start);

	entry->exactness = is_known ? ENTRY_TIMED : ENTRY_FLOATING;
	entry->end = entry->start;
	if (reading->has_end)
		(void)to_seconds(filler, &reading->end, &entry->end);
	else if (reading->has_duration)
		entry->end += reading->duration;
}

/* The last day that is touched: an end at midnight touches no more. */
static void
set_last(struct feed_filler *filler, struct entry *entry)
{
	const struct ical_reading *reading = &filler->reading;

	if (reading->has_end) {
		entry->last = reading->end.date;
		if (reading->end.second == 0)
			date_add_days(entry->last, -1, &entry->last);
	} else if (reading->has_duration) {
		date_add_days(entry->first,
		    ical_days_touched(
			reading->start.second, reading->duration) -
			1,
		    &entry->last);
	}
	if (date_compare(entry->last, entry->first) < 0)
		entry->last = entry->first;
}

/* "2026-10-01 18:00 America/Los_Angeles". */
static void
append_time(struct feed_filler *filler)
{
	const struct ical_reading *reading = &filler->reading;
	int minute = reading->start.second / 60;

	buf_printf(&filler->text, " %02d:%02d", minute / 60, minute % 60);
	if (reading->start.clock == ICAL_CLOCK_UTC)
		buf_append_string(&filler->text, " UTC");
	else if (reading->zone.length > 0)
		buf_printf(&filler->text, " %s", buf_text(&reading->zone));
}

/* Is `edge` the first or the last day of its month, say, of which the day
 * beside it is no part? */
static bool
is_edge(enum precision precision, struct date edge, int32_t beside)
{
	const struct phrase_value value = {edge, precision};
	struct phrase_value next = {edge, precision};
	char text[PHRASE_VALUE_TEXT_SIZE], other[PHRASE_VALUE_TEXT_SIZE];

	return !date_add_days(edge, beside, &next.date) ||
	    strcmp(phrase_value_format(&value, text),
		phrase_value_format(&next, other)) != 0;
}

/* Does a text that begins with a date known by month, say, mean these days? */
static bool
is_rough(const char *shown, struct date first, struct date last)
{
	char text[PHRASE_VALUE_TEXT_SIZE];

	for (int i = PRECISION_WEEK; i <= PRECISION_YEAR; i++) {
		enum precision precision = (enum precision)i;
		const struct phrase_value value = {first, precision};

		phrase_value_format(&value, text);
		if (strncmp(shown, text, strlen(text)) == 0 &&
		    is_edge(precision, first, -1) &&
		    is_edge(precision, last, 1))
			return true;
	}
	return false;
}

/* Is what takt showed still what the event says? Somebody may have moved it.
 * The day of a time is that of its zone, the event may have it in UTC. */
static bool
is_shown(const struct entry *entry, const struct buf *shown)
{
	struct date day;

	if (!entry->is_own || shown->length == 0)
		return false;
	if (entry->exactness < ENTRY_FLOATING)
		return is_rough(shown->bytes, entry->first, entry->last);
	return shown->length >= DATE_TEXT_SIZE - 1 &&
	    date_parse(shown->bytes, DATE_TEXT_SIZE - 1, &day) &&
	    date_days_between(day, entry->first) >= -1 &&
	    date_days_between(day, entry->first) <= 1;
}

static void
set_dates(struct feed_filler *filler, struct entry *entry)
{
	const struct ical_reading *reading = &filler->reading;

	if (!reading->has_start)
		return;
	entry->first = entry->last = reading->start.date;
	set_last(filler, entry);
	if (reading->start.clock != ICAL_CLOCK_NONE) {
		set_time(filler, entry);
		return;
	}
	entry->exactness = ENTRY_DAYS;
	entry->start = (int64_t)entry->first.day * ICAL_DAY_SECONDS;
	entry->end = ((int64_t)entry->last.day + 1) * ICAL_DAY_SECONDS;
}

static void
set_shown_date(struct feed_filler *filler, struct entry *entry)
{
	const struct buf *shown = &filler->reading.date;
	char day[DATE_TEXT_SIZE];

	buf_clear(&filler->text);
	if (entry->exactness == ENTRY_UNDATED) {
		buf_append_string(&filler->text, "no date");
	} else if (is_shown(entry, shown)) {
		buf_append_string(&filler->text, buf_text(shown));
		if (entry->exactness == ENTRY_DAYS)
			entry->exactness = ENTRY_ROUGH;
		else if (date_parse(
			     shown->bytes, DATE_TEXT_SIZE - 1, &entry->first))
			entry->last = entry->first;
	} else {
		buf_append_string(
		    &filler->text, date_format(entry->first, day));
		if (entry->exactness >= ENTRY_FLOATING)
			append_time(filler);
		else if (date_compare(entry->first, entry->last) < 0)
			buf_printf(&filler->text, "..%s",
			    date_format(entry->last, day));
	}
	entry->date = arena_copy(
	    &filler->list->arena, buf_text(&filler->text), filler->text.length);
}

static void
set_status(struct entry *entry, enum ical_reading_status status)
{
	static const struct {
		enum entry_status status;
		const char *own;
		const char *other;
	} rows[] = {[ICAL_READING_NONE] = {ENTRY_STATUS_UNKNOWN, NULL, NULL},
	    [ICAL_READING_TENTATIVE] = {ENTRY_TENTATIVE, "planned",
		"tentative"},
	    [ICAL_READING_CONFIRMED] = {ENTRY_CONFIRMED, "confirmed",
		"confirmed"},
	    [ICAL_READING_CANCELLED] = {
		ENTRY_CANCELLED, "cancelled", "cancelled"}};

	entry->status = rows[status].status;
	entry->status_text =
	    entry->is_own ? rows[status].own : rows[status].other;
}

/* A part of a mark, without what would disturb those who see it. */
static const char *
part_text(struct feed_filler *filler, const char *part, const char *before)
{
	struct buf *text = &filler->text;

	ical_text_clean(text, part);
	for (size_t i = 0; i < text->length; i++) {
		if (text->bytes[i] == '\n')
			text->bytes[i] = ' ';
	}
	return entry_text(filler->list, buf_text(text), before);
}

/* What a slot is one of: "beta" of "beta/2" and of "also/beta/8"; and all days
 * of a window are selected as its end is. */
static const char *
milestone_text(struct feed_filler *filler, const char *slot, const char *before)
{
	static const char *const starts[] = {"also/", "event/", "support/"};
	struct buf *text = &filler->text;
	size_t at = 0;

	buf_clear(text);
	while (at < 3 && strncmp(slot, starts[at], strlen(starts[at])) != 0)
		at++;
	if (at < 3)
		slot += strlen(starts[at]);
	if (at == 2)
		buf_append_string(text, "end of ");
	buf_append(text, slot, strcspn(slot, "/"));
	return entry_text(filler->list, buf_text(text), before);
}

/* Project, series and slot, if they make the UID of the event. */
static void
set_place(struct feed_filler *filler, struct entry *entry,
    const struct ical_feed_event *event)
{
	static const struct entry nothing = {0};
	struct entry_list *list = filler->list;
	const struct entry *before = list->count > 1 ? entry - 1 : &nothing;
	struct buf *identity = &filler->reading.identity;
	char uid[PLAN_UID_SIZE];
	char *series, *slot;

	if (identity->length == 0 || event->uid == NULL || event->is_instance)
		return;
	plan_identity_uid(identity->bytes, identity->length, uid);
	series = strchr(identity->bytes, '\n');
	slot = series != NULL ? strchr(series + 1, '\n') : NULL;
	if (strcmp(uid, event->uid) != 0 || slot == NULL)
		return;
	*series++ = '\0';
	*slot++ = '\0';
	entry->project = part_text(filler, identity->bytes, before->project);
	entry->identity = part_text(filler, series, before->identity);
	entry->series = entry->identity;
	entry->slot = part_text(filler, slot, NULL);
	if (entry->slot != NULL)
		entry->milestone =
		    milestone_text(filler, entry->slot, before->milestone);
	entry->is_own = true;
}

static void
set_key(struct feed_filler *filler, struct entry *entry,
    const struct ical_feed_event *event)
{
	const struct buf *instance = &filler->reading.instance;

	if (event->uid != NULL && instance->length > 0)
		entry->key = arena_printf(&filler->list->arena, "%s %s",
		    event->uid, buf_text(instance));
	else
		entry->key = event->uid;
}

/* Did takt know it by month, say? Then its title says so. */
static bool
was_rough(const struct feed_filler *filler, const struct entry *entry)
{
	const struct buf *shown = &filler->reading.date;
	struct date day;

	return entry->is_own && shown->length > 0 &&
	    !(shown->length >= DATE_TEXT_SIZE - 1 &&
		date_parse(shown->bytes, DATE_TEXT_SIZE - 1, &day));
}

static void
set_texts(struct feed_filler *filler, struct entry *entry)
{
	struct ical_reading *reading = &filler->reading;
	struct entry_list *list = filler->list;
	static const struct entry nothing = {0};
	const struct entry *before = list->count > 1 ? entry - 1 : &nothing;

	entry->title = entries_title(list, buf_text(&reading->summary),
	    entry_is_cancelled(entry), was_rough(filler, entry));
	entry->description =
	    entries_description(buf_text(&reading->description));
	if (reading->url.length > 0)
		entry->url =
		    entry_text(list, buf_text(&reading->url), before->url);
	if (reading->rules.length > 0)
		entry->repeats = entry_digest(
		    buf_text(&reading->rules), reading->rules.length);
	for (size_t at = 0; at < reading->categories.length;) {
		const char *item = buf_text(&reading->categories) + at;
		size_t length = strcspn(item, "\n");

		entry->categories += entry_digest(item, length);
		at += length + 1;
	}
}

static bool
add_event(struct feed_filler *filler, const struct ical_feed_event *event)
{
	struct entry *entry = entry_add(filler->list);

	if (entry == NULL ||
	    !ical_reading_read(
		&filler->reading, filler->feed->source, event->part))
		return false;
	entry->at = filler->reading.at;
	set_place(filler, entry, event);
	set_key(filler, entry, event);
	set_dates(filler, entry);
	set_shown_date(filler, entry);
	set_status(entry, filler->reading.status);
	set_texts(filler, entry);
	return !filler->text.failed && !filler->list->arena.failed &&
	    !filler->zones.arena.failed;
}

bool
entries_of_feed(const struct ical_feed *feed, struct entry_list *list)
{
	struct feed_filler filler = {.list = list, .feed = feed};
	bool is_good = true;

	list->source = feed->source;
	for (size_t i = 0; is_good && i < feed->event_count; i++)
		is_good = add_event(&filler, &feed->events[i]);
	ical_reading_release(&filler.reading);
	buf_release(&filler.text);
	ical_zone_cache_release(&filler.zones);
	return is_good;
}
