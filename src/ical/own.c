/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reading back what takt wrote, and telling it from what others added. */
#include "ical/own.h"

#include <string.h>

#include "base/text.h"
#include "ical/value.h"

enum value_kind {
	VALUE_RAW,     /* stands for itself */
	VALUE_TEXT,    /* with escapes (RFC 5545 section 3.3.11) */
	VALUE_LIST,    /* of texts, in any order */
	VALUE_VOLATILE /* says when or how often, not what */
};

struct own_property {
	const char *name;
	size_t length;
	enum value_kind kind;
};

#define OWN(name, kind)                                                        \
	{                                                                      \
		name, sizeof(name) - 1, VALUE_##kind                           \
	}

static const struct own_property own_properties[] = {OWN("UID", TEXT),
    OWN("DTSTAMP", VOLATILE), OWN("LAST-MODIFIED", VOLATILE),
    OWN("SEQUENCE", VOLATILE), OWN("DTSTART", RAW), OWN("DTEND", RAW),
    OWN("DURATION", RAW), OWN("SUMMARY", TEXT), OWN("DESCRIPTION", TEXT),
    OWN("CATEGORIES", LIST), OWN("STATUS", RAW), OWN("TRANSP", RAW),
    OWN("URL", RAW), OWN("COLOR", RAW), OWN("ORGANIZER", RAW),
    OWN("X-TAKT-SLOT", TEXT), OWN("X-TAKT-DATE", TEXT),
    OWN("X-TAKT-MOVED", TEXT), OWN("X-TAKT-WROTE", VOLATILE),
    /* Of the calendar itself. */
    OWN("VERSION", RAW), OWN("PRODID", VOLATILE), OWN("CALSCALE", RAW),
    OWN("METHOD", RAW), OWN("X-WR-CALNAME", TEXT), OWN("NAME", TEXT),
    OWN("X-WR-CALDESC", TEXT), OWN("SOURCE", RAW), OWN("REFRESH-INTERVAL", RAW),
    OWN("X-PUBLISHED-TTL", RAW)};

static const struct own_property *
find_property(struct ical_slice name)
{
	size_t count = sizeof(own_properties) / sizeof(own_properties[0]);

	for (size_t i = 0; i < count; i++) {
		if (own_properties[i].length == name.length &&
		    ical_slice_is(name, own_properties[i].name))
			return &own_properties[i];
	}
	return NULL;
}

bool
ical_own_has(struct ical_slice name)
{
	return find_property(name) != NULL;
}

/*
 * FNV-1a (Fowler, Noll, Vo) with the finish of MurmurHash3 (Appleby). It finds
 * what people changed, it does not keep out who means ill.
 */
static uint64_t
hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211U;
	return hash;
}

uint64_t
ical_own_hash(
    const char *prefix, size_t prefix_length, const char *value, size_t length)
{
	uint64_t hash = 14695981039346656037U;

	hash = hash_bytes(hash, prefix, prefix_length);
	hash = hash_bytes(hash, value, length);
	hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDU;
	hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53U;
	return hash ^ hash >> 33;
}

/* VALUE and TZID say what a value means; all other parameters are ignored. */
static void
append_parameters(struct ical_own *own, const struct ical_line *line)
{
	static const char *const names[] = {"VALUE", "TZID"};

	/* Says who, and so counts whole. */
	if (ical_slice_is(line->name, "ORGANIZER"))
		buf_append(
		    &own->text, line->parameters.text, line->parameters.length);
	for (size_t i = 0; i < 2; i++) {
		struct ical_slice value;

		if (!ical_line_parameter(line, names[i], &value))
			continue;
		buf_append_char(&own->text, ';');
		buf_append_string(&own->text, names[i]);
		buf_append_char(&own->text, '=');
		buf_append(&own->text, value.text, value.length);
	}
	buf_append_char(&own->text, ':');
}

/* The first text of a list, up to a comma that is not escaped. */
static struct ical_slice
next_text(struct ical_slice *rest)
{
	struct ical_slice item = *rest;
	size_t at = 0;

	while (at < rest->length && rest->text[at] != ',')
		at += rest->text[at] == '\\' && at + 1 < rest->length ? 2 : 1;
	item.length = at;
	if (at == rest->length) {
		*rest = (struct ical_slice){NULL, 0};
	} else {
		rest->text += at + 1;
		rest->length -= at + 1;
	}
	return item;
}

static void
add_value(struct ical_own *own, const struct ical_line *line,
    struct ical_slice value, bool is_text)
{
	struct buf *text = &own->text;
	size_t prefix;

	buf_clear(text);
	for (size_t i = 0; i < line->name.length; i++)
		buf_append_char(text, text_upper(line->name.text[i]));
	append_parameters(own, line);
	prefix = text->length;
	if (is_text)
		ical_text_unescape(value, text);
	else
		buf_append(text, value.text, value.length);
	if (!text->failed)
		own->digest += ical_own_hash(text->bytes, prefix,
		    text->bytes + prefix, text->length - prefix);
}

static void
add_property(
    struct ical_own *own, enum value_kind kind, const struct ical_line *line)
{
	struct ical_slice rest = line->value;

	switch (kind) {
	case VALUE_VOLATILE:
		break;
	case VALUE_LIST:
		while (rest.text != NULL)
			add_value(own, line, next_text(&rest), true);
		break;
	case VALUE_RAW:
		add_value(own, line, ical_slice_trim(line->value), false);
		break;
	case VALUE_TEXT:
		add_value(own, line, line->value, true);
		break;
	}
}

static void
take_sequence(struct ical_own *own, struct ical_slice value)
{
	int64_t number = 0;

	for (size_t i = 0; i < value.length && number < INT32_MAX; i++) {
		if (value.text[i] < '0' || value.text[i] > '9')
			return;
		number = number * 10 + (value.text[i] - '0');
	}
	own->sequence = (int32_t)(number < INT32_MAX ? number : INT32_MAX);
}

static bool
read_moment(struct ical_slice value, struct ical_moment *moment)
{
	struct civil civil;

	return ical_moment_read(value, moment, &civil) == ICAL_VALUE_OK;
}

static void
take_stamp(struct ical_own *own, struct ical_slice value)
{
	struct ical_moment moment;
	int64_t stamp;

	if (!read_moment(value, &moment))
		return;
	stamp = (int64_t)moment.date.day * ICAL_DAY_SECONDS + moment.second;
	if (!own->has_stamp || stamp > own->stamp)
		own->stamp = stamp;
	own->has_stamp = true;
}

/* Remembers when the event is; of the end, which is exclusive, the day before
 * counts if it ends with a day. */
static void
take_when(struct ical_own *own, const struct ical_line *line, bool is_end)
{
	struct ical_slice value = ical_slice_trim(line->value);
	struct ical_moment moment;

	buf_append(&own->start, value.text, value.length);
	buf_append_char(&own->start, ' ');
	if (!read_moment(value, &moment))
		return;
	if (!is_end && own->date.length == 0) {
		char day[DATE_TEXT_SIZE];

		buf_append_string(&own->date, date_format(moment.date, day));
	}
	if (is_end && moment.second == 0)
		date_add_days(moment.date, -1, &moment.date);
	if (!own->has_last || is_end)
		own->last = moment.date;
	own->has_last = true;
}

static void
take_wrote(struct ical_own *own, struct ical_slice value)
{
	if (value.length != ICAL_OWN_WROTE_LENGTH)
		return;
	memcpy(own->wrote, value.text, value.length);
	own->wrote[value.length] = '\0';
}

static void
take_text(struct buf *to, struct ical_slice value)
{
	buf_clear(to);
	ical_text_unescape(value, to);
}

/* A date or a move as it can be written again: on one line and without what
 * may not stand in a calendar, whoever changed it. */
static void
take_mark(struct ical_own *own, struct ical_slice value, bool is_move)
{
	struct buf *to = is_move ? &own->moves : &own->date;
	struct ical_slice text;

	ical_text_read(value, &own->text);
	text = ical_slice_trim(
	    (struct ical_slice){buf_text(&own->text), own->text.length});
	if (text.length == 0)
		return;
	if (!is_move)
		buf_clear(to);
	buf_append(to, text.text, text.length);
	if (is_move)
		buf_append_char(to, '\n');
}

/* What a property tells beyond its canonical form. */
static void
take_meaning(struct ical_own *own, const struct ical_line *line)
{
	struct ical_slice value = ical_slice_trim(line->value);

	if (ical_slice_is(line->name, "SEQUENCE")) {
		take_sequence(own, value);
	} else if (ical_slice_is(line->name, "DTSTAMP") ||
	    ical_slice_is(line->name, "LAST-MODIFIED")) {
		take_stamp(own, value);
	} else if (ical_slice_is(line->name, "DTSTART") ||
	    ical_slice_is(line->name, "DTEND")) {
		take_when(own, line, ical_slice_is(line->name, "DTEND"));
	} else if (ical_slice_is(line->name, "STATUS")) {
		own->is_cancelled = ical_slice_is(value, "CANCELLED");
	} else if (ical_slice_is(line->name, "SUMMARY")) {
		ical_text_read(line->value, &own->summary);
	} else if (ical_slice_is(line->name, "X-TAKT-SLOT")) {
		take_text(&own->identity, value);
	} else if (ical_slice_is(line->name, "X-TAKT-DATE")) {
		take_mark(own, value, false);
	} else if (ical_slice_is(line->name, "X-TAKT-MOVED")) {
		take_mark(own, value, true);
	} else if (ical_slice_is(line->name, "X-TAKT-WROTE")) {
		take_wrote(own, value);
	}
}

/*
 * A component within the event, whose BEGIN is at `start` and was just read:
 * takt's, if it bears the mark of takt's alarms.
 */
static void
take_component(struct ical_own *own, struct ical_lines *lines, uint32_t start)
{
	uint64_t before = own->digest;
	size_t depth = 1;
	bool is_own = false;
	struct ical_line line;

	while (depth > 0 && ical_lines_next(lines, &line) == ICAL_LINE_OK) {
		if (ical_slice_is(line.name, "BEGIN"))
			depth++;
		else if (ical_slice_is(line.name, "END"))
			depth--;
		else
			add_value(own, &line, line.value, true);
		is_own |= ical_slice_is(line.name, "X-TAKT-ALARM");
	}
	if (is_own)
		return;
	own->digest = before;
	buf_append(
	    &own->kept, lines->source->text + start, lines->next - start);
}

static void
take_line(struct ical_own *own, struct ical_lines *lines,
    const struct ical_line *line)
{
	const struct own_property *property = find_property(line->name);

	if (property == NULL) {
		buf_append(&own->kept, lines->source->text + line->start,
		    lines->next - line->start);
		return;
	}
	add_property(own, property->kind, line);
	take_meaning(own, line);
}

static void
clear(struct ical_own *own)
{
	struct buf *const bufs[] = {&own->identity, &own->start, &own->date,
	    &own->summary, &own->moves, &own->kept, &own->text};

	for (size_t i = 0; i < sizeof(bufs) / sizeof(bufs[0]); i++)
		buf_clear(bufs[i]);
	own->digest = 0;
	own->wrote[0] = '\0';
	own->sequence = 0;
	own->has_stamp = false;
	own->has_last = false;
	own->is_cancelled = false;
}

static bool
has_failed(const struct ical_own *own)
{
	return own->identity.failed || own->start.failed || own->date.failed ||
	    own->summary.failed || own->moves.failed || own->kept.failed ||
	    own->text.failed;
}

bool
ical_own_read(
    struct ical_own *own, const struct source *source, struct ical_part part)
{
	const struct source cut = {source->name, source->text, part.end};
	struct ical_lines lines = {
	    .source = &cut, .next = part.start, .longest = SIZE_MAX};
	enum ical_line_status status;
	struct ical_line line;
	bool is_first = true;

	clear(own);
	while ((status = ical_lines_next(&lines, &line)) == ICAL_LINE_OK) {
		bool is_begin = ical_slice_is(line.name, "BEGIN");

		if (is_begin && !is_first)
			take_component(own, &lines, line.start);
		else if (!is_begin && !ical_slice_is(line.name, "END"))
			take_line(own, &lines, &line);
		is_first = false;
	}
	ical_lines_release(&lines);
	return status == ICAL_LINE_END && !has_failed(own);
}

void
ical_own_wrote(uint64_t digest, char wrote[ICAL_OWN_WROTE_LENGTH + 1])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = ICAL_OWN_WROTE_LENGTH; i > 0; i--, digest >>= 4)
		wrote[i - 1] = digits[digest & 15];
	wrote[ICAL_OWN_WROTE_LENGTH] = '\0';
}

bool
ical_own_was_edited(const struct ical_own *own)
{
	char wrote[ICAL_OWN_WROTE_LENGTH + 1];

	ical_own_wrote(own->digest, wrote);
	return own->wrote[0] != '\0' && strcmp(own->wrote, wrote) != 0;
}

void
ical_own_release(struct ical_own *own)
{
	buf_release(&own->identity);
	buf_release(&own->start);
	buf_release(&own->date);
	buf_release(&own->summary);
	buf_release(&own->moves);
	buf_release(&own->kept);
	buf_release(&own->text);
}
