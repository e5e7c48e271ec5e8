/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The iCalendar writer. Lines are put together, checked and folded here and
 * handed over when the component is complete.
 *
 * Not by libical 3.0.16: it writes no dates after the year 3000; one UTC time
 * makes it read zone.tab, which takes as long as writing some 500 events; a
 * component, a property, an integer or a URI writes through NULL when memory is
 * short; a property ends lines in blanks where it folds; and a text must be
 * read again afterwards, since it may be another one. What it reads of all
 * this is compared in tests/.
 */
#include "ical/write.h"

#include "ical/color.h"
#include "ical/fold.h"
#include "ical/stamp.h"
#include "ical/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ical_writer {
	struct buf *out;
	struct buf clean;  /* the text at hand, */
	struct buf value;  /* and as it is written */
	struct buf alarms; /* of the event at hand */
	struct buf lines;  /* what goes to `out` when all of it is right */
	uint64_t digest;   /* of those lines that are takt's (ical/own.h) */
	struct ical_own own;
};

struct ical_writer *
ical_writer_new(struct buf *out)
{
	struct ical_writer *writer = calloc(1, sizeof(*writer));

	if (writer != NULL)
		writer->out = out;
	return writer;
}

void
ical_writer_free(struct ical_writer *writer)
{
	if (writer == NULL)
		return;
	buf_release(&writer->clean);
	buf_release(&writer->value);
	buf_release(&writer->alarms);
	buf_release(&writer->lines);
	ical_own_release(&writer->own);
	free(writer);
}

/* Says when or how often something was written: no part of the digest. */
static void
put_volatile(struct ical_writer *writer, const char *prefix, const char *value)
{
	ical_fold_line(&writer->lines, prefix, value);
}

static void
put_line(struct ical_writer *writer, const char *prefix, const char *value)
{
	writer->digest +=
	    ical_own_hash(prefix, strlen(prefix), value, strlen(value));
	put_volatile(writer, prefix, value);
}

/* Puts the text in writer->clean; does nothing when it is empty. */
static bool
put_clean(struct ical_writer *writer, const char *prefix)
{
	const struct buf *clean = &writer->clean;

	if (clean->failed || clean->length == 0)
		return !clean->failed;
	ical_text_escape(clean, &writer->value);
	if (writer->value.failed)
		return false;
	writer->digest +=
	    ical_own_hash(prefix, strlen(prefix), clean->bytes, clean->length);
	put_volatile(writer, prefix, writer->value.bytes);
	return true;
}

static bool
put_text(struct ical_writer *writer, const char *prefix, const char *text)
{
	ical_text_clean(&writer->clean, text);
	return put_clean(writer, prefix);
}

/* As put_text(), but an empty text is a failure. */
static bool
put_required(struct ical_writer *writer, const char *prefix, const char *text)
{
	return put_text(writer, prefix, text) && writer->clean.length > 0;
}

static bool
put_categories(struct ical_writer *writer, const char *const *categories)
{
	for (; categories != NULL && *categories != NULL; categories++) {
		ical_text_clean_category(&writer->clean, *categories);
		if (!put_clean(writer, "CATEGORIES:"))
			return false;
	}
	return true;
}

static void
put_url(struct ical_writer *writer, const char *prefix, const char *url)
{
	if (ical_url_is_valid(url))
		put_line(writer, prefix, url);
}

static void
put_color(struct ical_writer *writer, const char *color)
{
	if (color != NULL && ical_color_is_name(color, strlen(color)))
		put_line(writer, "COLOR:", color);
}

static bool
put_stamps(struct ical_writer *writer, int64_t stamp)
{
	char text[ICAL_STAMP_SIZE];

	if (!ical_stamp_format(text, stamp))
		return false;
	put_volatile(writer, "DTSTAMP:", text);
	put_volatile(writer, "LAST-MODIFIED:", text);
	return true;
}

static void
put_day(struct ical_writer *writer, const char *prefix, struct date date)
{
	char text[ICAL_DAY_SIZE];

	put_line(writer, prefix, ical_day_format(text, date));
}

/* DTEND is exclusive; the day after the last day of all cannot be written. */
static bool
put_days(struct ical_writer *writer, struct date first, struct date last)
{
	struct date end;

	if (date_compare(last, first) < 0)
		return false;
	put_day(writer, "DTSTART;VALUE=DATE:", first);
	if (date_add_days(last, 1, &end))
		put_day(writer, "DTEND;VALUE=DATE:", end);
	return true;
}

static bool
put_times(struct ical_writer *writer, int64_t start, int64_t end)
{
	char from[ICAL_STAMP_SIZE], to[ICAL_STAMP_SIZE];

	if (start >= end || !ical_stamp_format(from, start) ||
	    !ical_stamp_format(to, end))
		return false;
	put_line(writer, "DTSTART:", from);
	put_line(writer, "DTEND:", to);
	return true;
}

/* "DTSTART;TZID=Europe/Paris:20260601T180000"; false if it cannot be so. */
static bool
put_local(struct ical_writer *writer, const char *property, const char *zone,
    int64_t local)
{
	struct buf *value = &writer->clean;
	char text[ICAL_STAMP_SIZE];

	if (!ical_stamp_format(text, local))
		return false;
	text[ICAL_STAMP_SIZE - 2] = '\0';
	buf_clear(value);
	buf_append_string(value, ";TZID=");
	buf_append_string(value, zone);
	buf_append_char(value, ':');
	buf_append_string(value, text);
	if (!value->failed)
		put_line(writer, property, value->bytes);
	return !value->failed;
}

static bool
put_local_times(struct ical_writer *writer, const struct ical_event *event)
{
	return event->local_start < event->local_end &&
	    ical_zone_is_name(event->zone) &&
	    put_local(writer, "DTSTART", event->zone, event->local_start) &&
	    put_local(writer, "DTEND", event->zone, event->local_end);
}

static bool
put_span(struct ical_writer *writer, const struct ical_event *event)
{
	if (!event->is_timed)
		return put_days(writer, event->first, event->last);
	return event->zone != NULL
	    ? put_local_times(writer, event)
	    : put_times(writer, event->start, event->end);
}

static bool
put_sequence(struct ical_writer *writer, int32_t sequence)
{
	char text[sizeof("2147483647")];
	char *start = text + sizeof(text) - 1;

	if (sequence < 0)
		return false;
	*start = '\0';
	do {
		*--start = (char)('0' + sequence % 10);
		sequence /= 10;
	} while (sequence > 0);
	put_volatile(writer, "SEQUENCE:", start);
	return true;
}

static void
put_status(struct ical_writer *writer, enum ical_status status)
{
	static const char *const words[] = {
	    [ICAL_EVENT_TENTATIVE] = "TENTATIVE",
	    [ICAL_EVENT_CONFIRMED] = "CONFIRMED",
	    [ICAL_EVENT_CANCELLED] = "CANCELLED",
	};

	put_line(writer, "STATUS:", words[status]);
	put_line(writer, "TRANSP:", "TRANSPARENT");
}

/* X-TAKT-ALARM tells takt's alarms from those that people add to an event. */
static bool
put_alarms(struct ical_writer *writer, const struct ical_event *event)
{
	size_t count = event->alarms != NULL ? event->alarms->count : 0;

	for (size_t i = 0; i < count; i++) {
		const struct ical_alarm *alarm = &event->alarms->items[i];
		char trigger[ICAL_TRIGGER_SIZE];

		ical_alarm_trigger(alarm, !event->is_timed, trigger);
		put_volatile(writer, "BEGIN:", "VALARM");
		put_line(writer, "ACTION:", "DISPLAY");
		put_line(writer, "TRIGGER:", trigger);
		if (!put_text(writer, "DESCRIPTION:", event->summary))
			return false;
		put_line(writer, "X-TAKT-ALARM:", alarm->text);
		put_volatile(writer, "END:", "VALARM");
	}
	return true;
}

static bool
forget_lines(struct ical_writer *writer, bool is_right)
{
	buf_clear(&writer->lines);
	writer->digest = 0;
	writer->lines.failed = false;
	writer->clean.failed = false;
	writer->value.failed = false;
	writer->alarms.failed = false;
	return is_right;
}

/* Hands the lines over if they are complete. */
static bool
finish(struct ical_writer *writer, bool is_right)
{
	is_right = is_right && !writer->lines.failed;
	if (is_right)
		buf_append(
		    writer->out, writer->lines.bytes, writer->lines.length);
	return forget_lines(writer, is_right && !writer->out->failed);
}

/* Reads the lines back. */
static const struct ical_own *
read_back(struct ical_writer *writer)
{
	const struct buf *lines = &writer->lines;
	const struct source source = {"", lines->bytes, lines->length};

	return !lines->failed &&
		ical_own_read(&writer->own, &source,
		    (struct ical_part){0, (uint32_t)lines->length})
	    ? &writer->own
	    : NULL;
}

/*
 * The digest of the lines, and behind it the lines of others. Components come
 * last (RFC 5545 section 3.6.1): the lines from `properties` on, which are
 * takt's own, go behind them all.
 */
static bool
put_marks(struct ical_writer *writer, const char *kept, size_t properties)
{
	struct buf *lines = &writer->lines;
	char wrote[ICAL_OWN_WROTE_LENGTH + 1];

	buf_clear(&writer->alarms);
	buf_append(&writer->alarms, lines->bytes + properties,
	    lines->length - properties);
	lines->length = properties;
	ical_own_wrote(writer->digest, wrote);
	put_volatile(writer, "X-TAKT-WROTE:", wrote);
	if (kept != NULL)
		buf_append_string(lines, kept);
	buf_append(lines, buf_text(&writer->alarms), writer->alarms.length);
	return !writer->alarms.failed;
}

/* Each of several lines as a property. */
static bool
put_lines(struct ical_writer *writer, const char *prefix, const char *lines)
{
	while (lines != NULL && *lines != '\0') {
		size_t length = strcspn(lines, "\n");

		buf_clear(&writer->clean);
		buf_append(&writer->clean, lines, length);
		if (!put_clean(writer, prefix))
			return false;
		lines += length + (lines[length] == '\n');
	}
	return true;
}

static bool
put_event(struct ical_writer *writer, const struct ical_event *event)
{
	if (!put_required(writer, "UID:", event->uid) ||
	    !put_stamps(writer, event->stamp) ||
	    !put_sequence(writer, event->sequence) ||
	    !put_span(writer, event) ||
	    !put_required(writer, "SUMMARY:", event->summary) ||
	    !put_text(writer, "DESCRIPTION:", event->description) ||
	    !put_categories(writer, event->categories))
		return false;
	put_color(writer, event->color);
	put_status(writer, event->status);
	put_url(writer, "URL:", event->url);
	if (event->organizer != NULL)
		put_line(writer, "ORGANIZER", event->organizer);
	return put_text(writer, "X-TAKT-SLOT:", event->identity) &&
	    put_text(writer, "X-TAKT-DATE:", event->date) &&
	    put_lines(writer, "X-TAKT-MOVED:", event->moves);
}

bool
ical_writer_zone(
    struct ical_writer *writer, const struct ical_vtimezone *vtimezone)
{
	return finish(writer, ical_vtimezone_write(vtimezone, &writer->lines));
}

bool
ical_writer_event(struct ical_writer *writer, const struct ical_event *event)
{
	size_t properties;
	bool is_right;

	put_volatile(writer, "BEGIN:", "VEVENT");
	is_right = put_event(writer, event);
	properties = writer->lines.length;
	is_right = is_right && put_alarms(writer, event) &&
	    put_marks(writer, event->kept, properties);
	put_volatile(writer, "END:", "VEVENT");
	return finish(writer, is_right);
}

const struct ical_own *
ical_writer_event_own(
    struct ical_writer *writer, const struct ical_event *event)
{
	const struct ical_own *own = NULL;

	if (put_event(writer, event) && put_alarms(writer, event))
		own = read_back(writer);
	forget_lines(writer, true);
	return own;
}

bool
ical_writer_event_digest(struct ical_writer *writer,
    const struct ical_event *event, uint64_t *digest)
{
	bool is_right = put_event(writer, event) && put_alarms(writer, event) &&
	    !writer->lines.failed;

	*digest = writer->digest;
	return forget_lines(writer, is_right);
}

/* `x_prefix` is the property that most clients read, `prefix` RFC 7986's. */
static bool
put_both(struct ical_writer *writer, const char *x_prefix, const char *prefix,
    const char *text)
{
	return put_text(writer, x_prefix, text) && put_clean(writer, prefix);
}

static bool
put_head(struct ical_writer *writer, const struct ical_calendar *calendar)
{
	const char *refresh =
	    calendar->refresh != NULL ? calendar->refresh : "P1D";

	put_line(writer, "VERSION:", "2.0");
	put_volatile(writer, "PRODID:", "-//takt//takt//EN");
	put_line(writer, "CALSCALE:", "GREGORIAN");
	if (calendar->is_published)
		put_line(writer, "METHOD:", "PUBLISH");
	if (!put_both(writer, "X-WR-CALNAME:", "NAME:", calendar->name) ||
	    !put_both(
		writer, "X-WR-CALDESC:", "DESCRIPTION:", calendar->description))
		return false;
	put_url(writer, "URL:", calendar->url);
	put_url(writer, "SOURCE;VALUE=URI:", calendar->source);
	put_line(writer, "REFRESH-INTERVAL;VALUE=DURATION:", refresh);
	put_line(writer, "X-PUBLISHED-TTL:", refresh);
	return true;
}

bool
ical_writer_begin(
    struct ical_writer *writer, const struct ical_calendar *calendar)
{
	bool is_right;

	put_volatile(writer, "BEGIN:", "VCALENDAR");
	is_right = put_head(writer, calendar) &&
	    put_marks(writer, calendar->kept, writer->lines.length);
	return finish(writer, is_right);
}

const struct ical_own *
ical_writer_begin_own(
    struct ical_writer *writer, const struct ical_calendar *calendar)
{
	const struct ical_own *own =
	    put_head(writer, calendar) ? read_back(writer) : NULL;

	forget_lines(writer, true);
	return own;
}

bool
ical_writer_end(struct ical_writer *writer)
{
	put_volatile(writer, "END:", "VCALENDAR");
	return finish(writer, true);
}
