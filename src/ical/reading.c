/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Properties of an event as values. */
#include "ical/reading.h"

enum { BUF_COUNT = 9 };

static void
all_bufs(struct ical_reading *reading, struct buf *bufs[BUF_COUNT])
{
	bufs[0] = &reading->zone;
	bufs[1] = &reading->summary;
	bufs[2] = &reading->description;
	bufs[3] = &reading->categories;
	bufs[4] = &reading->url;
	bufs[5] = &reading->rules;
	bufs[6] = &reading->instance;
	bufs[7] = &reading->identity;
	bufs[8] = &reading->date;
}

static bool
read_moment(struct ical_slice value, struct ical_moment *moment)
{
	struct civil civil;

	return ical_moment_read(ical_slice_trim(value), moment, &civil) ==
	    ICAL_VALUE_OK;
}

static void
take_start(struct ical_reading *reading, const struct ical_line *line)
{
	struct ical_slice zone;

	if (reading->has_start || !read_moment(line->value, &reading->start))
		return;
	reading->has_start = true;
	reading->at = ical_line_span(line, line->value);
	if (ical_line_parameter(line, "TZID", &zone))
		ical_text_read(zone, &reading->zone);
}

static void
take_status(struct ical_reading *reading, struct ical_slice value)
{
	if (ical_slice_is(value, "TENTATIVE"))
		reading->status = ICAL_READING_TENTATIVE;
	else if (ical_slice_is(value, "CONFIRMED"))
		reading->status = ICAL_READING_CONFIRMED;
	else if (ical_slice_is(value, "CANCELLED"))
		reading->status = ICAL_READING_CANCELLED;
}

/* Apart at commas that are not escaped. */
static void
take_categories(struct ical_reading *reading, struct ical_slice value)
{
	size_t start = 0;

	for (size_t at = 0; at <= value.length; at++) {
		struct ical_slice item = {value.text + start, at - start};

		if (at < value.length && value.text[at] == '\\' &&
		    at + 1 < value.length)
			at++;
		else if (at == value.length || value.text[at] == ',') {
			ical_text_unescape(item, &reading->categories);
			buf_append_char(&reading->categories, '\n');
			start = at + 1;
		}
	}
}

/* The first of several counts, as for most readers. */
static void
take_text(struct buf *to, struct ical_slice value)
{
	if (to->length == 0)
		ical_text_read(value, to);
}

static void
take_raw(struct buf *to, struct ical_slice value)
{
	buf_append(to, value.text, value.length);
}

static bool
take_when(struct ical_reading *reading, const struct ical_line *line)
{
	struct ical_slice value = ical_slice_trim(line->value);

	if (ical_slice_is(line->name, "DTSTART")) {
		take_start(reading, line);
	} else if (ical_slice_is(line->name, "DTEND")) {
		reading->has_end |= read_moment(value, &reading->end);
	} else if (ical_slice_is(line->name, "DURATION")) {
		reading->has_duration |=
		    ical_duration_read(value, &reading->duration);
	} else if (ical_slice_is(line->name, "RECURRENCE-ID")) {
		take_raw(&reading->instance, value);
	} else if (ical_slice_is(line->name, "RRULE") ||
	    ical_slice_is(line->name, "RDATE") ||
	    ical_slice_is(line->name, "EXDATE")) {
		take_raw(&reading->rules, value);
		buf_append_char(&reading->rules, '\n');
	} else {
		return false;
	}
	return true;
}

static void
take_line(struct ical_reading *reading, const struct ical_line *line)
{
	struct ical_slice value = ical_slice_trim(line->value);

	if (take_when(reading, line))
		return;
	if (ical_slice_is(line->name, "SUMMARY")) {
		take_text(&reading->summary, value);
	} else if (ical_slice_is(line->name, "DESCRIPTION")) {
		buf_clear(&reading->description);
		ical_text_unescape(value, &reading->description);
	} else if (ical_slice_is(line->name, "CATEGORIES")) {
		take_categories(reading, value);
	} else if (ical_slice_is(line->name, "STATUS")) {
		take_status(reading, value);
	} else if (ical_slice_is(line->name, "URL")) {
		take_text(&reading->url, value);
	} else if (ical_slice_is(line->name, "X-TAKT-SLOT")) {
		buf_clear(&reading->identity);
		ical_text_unescape(value, &reading->identity);
	} else if (ical_slice_is(line->name, "X-TAKT-DATE")) {
		take_text(&reading->date, value);
	}
}

static void
clear(struct ical_reading *reading, struct span at)
{
	struct buf *bufs[BUF_COUNT];

	all_bufs(reading, bufs);
	for (size_t i = 0; i < BUF_COUNT; i++)
		buf_clear(bufs[i]);
	reading->has_start = false;
	reading->has_end = false;
	reading->has_duration = false;
	reading->status = ICAL_READING_NONE;
	reading->at = at;
}

static bool
has_failed(struct ical_reading *reading)
{
	struct buf *bufs[BUF_COUNT];
	bool failed = false;

	all_bufs(reading, bufs);
	for (size_t i = 0; i < BUF_COUNT; i++)
		failed |= bufs[i]->failed;
	return failed;
}

bool
ical_reading_read(struct ical_reading *reading, const struct source *source,
    struct ical_part part)
{
	const struct source cut = {source->name, source->text, part.end};
	struct ical_lines lines = {
	    .source = &cut, .next = part.start, .longest = SIZE_MAX};
	enum ical_line_status status;
	struct ical_line line;
	size_t depth = 0;

	clear(reading, (struct span){source, part.start, part.start + 1});
	while ((status = ical_lines_next(&lines, &line)) == ICAL_LINE_OK) {
		if (ical_slice_is(line.name, "BEGIN"))
			depth++;
		else if (ical_slice_is(line.name, "END"))
			depth--;
		else if (depth == 1)
			take_line(reading, &line);
	}
	reading->at.source = source;
	ical_lines_release(&lines);
	return status == ICAL_LINE_END && !has_failed(reading);
}

void
ical_reading_release(struct ical_reading *reading)
{
	struct buf *bufs[BUF_COUNT];

	all_bufs(reading, bufs);
	for (size_t i = 0; i < BUF_COUNT; i++)
		buf_release(bufs[i]);
}
