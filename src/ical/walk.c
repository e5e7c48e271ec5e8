/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* BEGIN, END and what is wrong with lines and values. */
#include "ical/walk.h"

#include <stdio.h>
#include <string.h>

#include "ical/finding.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void
ical_walk_complain(struct ical_walk *walk, enum diagnostic_code code,
    struct span at, const char *text)
{
	diagnostic_add(walk->diagnostics, code, at, DIAGNOSTIC_ARGS(text));
	walk->mistakes++;
}

static void
give_up(struct ical_walk *walk)
{
	walk->mistakes += ICAL_WALK_MISTAKES_MAX;
}

void
ical_walk_limit(
    struct ical_walk *walk, struct span at, const char *format, int limit)
{
	ical_refuse_beyond(walk->diagnostics, at, format, limit);
	give_up(walk);
}

void
ical_walk_refuse(
    struct ical_walk *walk, struct ical_slice text, const char *expected)
{
	ical_refuse_value(walk->diagnostics, &walk->line, text, expected);
	walk->mistakes++;
}

bool
ical_walk_moment(
    struct ical_walk *walk, struct ical_slice text, struct ical_moment *moment)
{
	struct civil civil;
	enum ical_value_status status = ical_moment_read(text, moment, &civil);

	if (status == ICAL_VALUE_OK)
		return true;
	ical_refuse_moment(walk->diagnostics, &walk->line, text, status, civil);
	walk->mistakes++;
	return false;
}

static struct span
place_of(const struct ical_walk *walk, size_t offset, size_t length)
{
	const struct source *source = walk->lines.source;

	return (struct span){source, (uint32_t)offset,
	    (uint32_t)(offset + length < source->size ? offset + length
						      : source->size)};
}

/* Sets walk->lines.next behind a byte-order mark; false if this is hopeless. */
static bool
check_source(struct ical_walk *walk)
{
	const struct source *source = walk->lines.source;
	const char *text = source->text;

	if (source->size > walk->limits.size) {
		ical_walk_limit(walk, (struct span){source, 0, 1},
		    "larger than # MiB",
		    (int)(walk->limits.size / 1024 / 1024));
		return false;
	}
	if (source->size >= 2 &&
	    (memcmp(text, "\xFF\xFE", 2) == 0 ||
		memcmp(text, "\xFE\xFF", 2) == 0)) {
		ical_walk_complain(walk, DIAGNOSTIC_ENCODING,
		    place_of(walk, 0, 1), "the file is UTF-16");
		diagnostic_help(walk->diagnostics, "save the file as UTF-8");
		give_up(walk);
		return false;
	}
	if (source->size >= 3 && memcmp(text, byte_order_mark, 3) == 0)
		walk->lines.next = 3;
	return true;
}

void
ical_walk_start(struct ical_walk *walk, const struct source *source,
    struct ical_limits limits, struct diagnostics *diagnostics)
{
	*walk =
	    (struct ical_walk){.diagnostics = diagnostics, .limits = limits};
	walk->lines.source = source;
	walk->lines.longest = limits.line;
	check_source(walk);
}

void
ical_walk_release(struct ical_walk *walk)
{
	ical_lines_release(&walk->lines);
}

enum ical_component
ical_walk_inside(const struct ical_walk *walk)
{
	return walk->depth == 0 ? ICAL_COMPONENT_OTHER
				: walk->open[walk->depth - 1].kind;
}

static enum ical_component
kind_of(enum ical_component parent, struct ical_slice name)
{
	static const struct {
		const char *name;
		enum ical_component parent;
		enum ical_component kind;
	} rows[] = {
	    {"VEVENT", ICAL_COMPONENT_CALENDAR, ICAL_COMPONENT_EVENT},
	    {"VTIMEZONE", ICAL_COMPONENT_CALENDAR, ICAL_COMPONENT_TIMEZONE},
	    {"STANDARD", ICAL_COMPONENT_TIMEZONE, ICAL_COMPONENT_STANDARD},
	    {"DAYLIGHT", ICAL_COMPONENT_TIMEZONE, ICAL_COMPONENT_DAYLIGHT},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].parent == parent &&
		    ical_slice_is(name, rows[i].name))
			return rows[i].kind;
	}
	return ICAL_COMPONENT_OTHER;
}

/* The complaint ends the walk, since all that follows is out of place. */
static enum ical_step
misplaced(struct ical_walk *walk, struct ical_slice part, const char *text)
{
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_SYNTAX,
	    ical_line_span(&walk->line, part), text);
	give_up(walk);
	return ICAL_STEP_DONE;
}

static enum ical_step
not_a_calendar(struct ical_walk *walk, struct span at)
{
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_SYNTAX, at,
	    "expected 'BEGIN:VCALENDAR', with which an iCalendar file starts");
	give_up(walk);
	return ICAL_STEP_DONE;
}

static enum ical_step
begin(struct ical_walk *walk)
{
	struct ical_slice name = ical_slice_trim(walk->line.value);
	enum ical_component parent = ical_walk_inside(walk);
	struct ical_open *open;

	if (walk->depth == ICAL_WALK_DEPTH_MAX) {
		ical_walk_limit(walk, ical_line_span(&walk->line, name),
		    "nesting deeper than # levels", ICAL_WALK_DEPTH_MAX);
		return ICAL_STEP_DONE;
	}
	if (name.length == 0 || name.length > ICAL_COMPONENT_NAME_MAX)
		return misplaced(
		    walk, walk->line.value, "this is no name of a component");
	if (walk->depth > 0 &&
	    (ical_slice_is(name, "VCALENDAR") ||
		(ical_slice_is(name, "VEVENT") &&
		    parent != ICAL_COMPONENT_CALENDAR))) {
		misplaced(walk, name, "a component begins inside another one");
		diagnostic_note(walk->diagnostics,
		    walk->open[walk->depth - 1].begin, "which begins here");
		return ICAL_STEP_DONE;
	}
	open = &walk->open[walk->depth++];
	*open = (struct ical_open){.kind = kind_of(parent, name)};
	if (walk->depth == 1)
		open->kind = ICAL_COMPONENT_CALENDAR;
	memcpy(open->name, name.text, name.length);
	open->begin = ical_line_span(&walk->line, name);
	return ICAL_STEP_BEGIN;
}

static enum ical_step
end(struct ical_walk *walk)
{
	struct ical_slice name = ical_slice_trim(walk->line.value);
	const struct ical_open *open = &walk->open[walk->depth - 1];
	char text[ICAL_TEXT_SIZE];

	if (ical_slice_is(name, open->name)) {
		walk->is_leaving = true;
		return ICAL_STEP_END;
	}
	(void)snprintf(
	    text, sizeof(text), "expected 'END:%s' before this", open->name);
	misplaced(walk, name, text);
	diagnostic_note(
	    walk->diagnostics, open->begin, "the component begins here");
	return ICAL_STEP_DONE;
}

static enum ical_step
end_of_file(struct ical_walk *walk)
{
	size_t size = walk->lines.source->size;
	const struct ical_open *open;
	char text[ICAL_TEXT_SIZE];

	if (walk->line.name.text == NULL)
		return not_a_calendar(walk, place_of(walk, 0, 1));
	if (walk->depth == 0)
		return ICAL_STEP_DONE;
	open = &walk->open[walk->depth - 1];
	(void)snprintf(
	    text, sizeof(text), "the file ends before 'END:%s'", open->name);
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_SYNTAX,
	    place_of(walk, size > 0 ? size - 1 : 0, 1), text);
	diagnostic_help(walk->diagnostics, "get the whole of the file again");
	diagnostic_note(
	    walk->diagnostics, open->begin, "the component begins here");
	return ICAL_STEP_DONE;
}

/* A line that is none; true to go on behind it. */
static bool
handle_bad_line(struct ical_walk *walk, enum ical_line_status status)
{
	struct span at = place_of(walk, walk->line.start, 1);

	at.end = source_line(at.source, at.start).end;
	if (at.end < at.start)
		at.end = at.start;
	if (status == ICAL_LINE_NO_MEMORY) {
		walk->no_memory = true;
		return false;
	}
	if (walk->depth == 0) {
		not_a_calendar(walk, at);
		return false;
	}
	if (status == ICAL_LINE_TOO_LONG) {
		ical_walk_limit(walk, at, "a line longer than # KiB",
		    (int)(walk->limits.line / 1024));
		return false;
	}
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_SYNTAX, at,
	    "expected a property, a colon and its value");
	diagnostic_help(walk->diagnostics,
	    "a line that goes on with the one before starts with a blank");
	return true;
}

enum ical_step
ical_walk_next(struct ical_walk *walk)
{
	enum ical_line_status status;

	if (walk->is_leaving) {
		walk->depth--;
		walk->is_leaving = false;
	}
	do {
		if (walk->mistakes >= ICAL_WALK_MISTAKES_MAX)
			return ICAL_STEP_DONE;
		status = ical_lines_next(&walk->lines, &walk->line);
		if (status == ICAL_LINE_END)
			return end_of_file(walk);
		if (status != ICAL_LINE_OK && !handle_bad_line(walk, status))
			return ICAL_STEP_DONE;
	} while (status != ICAL_LINE_OK);
	if (walk->depth == 0 &&
	    (!ical_slice_is(walk->line.name, "BEGIN") ||
		!ical_slice_is(ical_slice_trim(walk->line.value), "VCALENDAR")))
		return not_a_calendar(
		    walk, ical_line_span(&walk->line, walk->line.name));
	if (ical_slice_is(walk->line.name, "BEGIN"))
		return begin(walk);
	if (ical_slice_is(walk->line.name, "END"))
		return end(walk);
	return ICAL_STEP_PROPERTY;
}
