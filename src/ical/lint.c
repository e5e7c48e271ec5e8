/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Line by line: components that begin and end, and what stands in them. */
#include "ical/lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ical/lint_state.h"

void
lint_add(struct lint *lint, enum diagnostic_code code, struct ical_slice part,
    const char *first, const char *second)
{
	const char *const arguments[] = {first, second, NULL};

	diagnostic_add(lint->diagnostics, code,
	    ical_line_span(&lint->line, part), arguments);
}

/* That the check ended is told even if there is room for no more findings. */
void
lint_stop(struct lint *lint, struct span at, const char *format, int limit)
{
	struct diagnostics *diagnostics = lint->diagnostics;
	struct diagnostics_mark before = diagnostics_mark(diagnostics);

	lint->is_over = true;
	ical_refuse_beyond(diagnostics, at, format, limit);
	if (diagnostics->latest == NULL && before.count > 0) {
		before.count--;
		diagnostics_rewind(diagnostics, before);
		ical_refuse_beyond(diagnostics, at, format, limit);
	}
	diagnostic_help(
	    diagnostics, "divide the file; what follows was not looked at");
}

struct span
lint_name_span(
    const struct lint *lint, uint32_t offset, enum lint_property property)
{
	size_t end = offset + strlen(lint_rows[property].name);

	return (struct span){lint->source, offset,
	    (uint32_t)(end < lint->source->size ? end : lint->source->size)};
}

struct span
lint_value_at(struct lint *lint, uint32_t offset, char text[ICAL_TEXT_SIZE])
{
	struct ical_lines lines = {.source = lint->source,
	    .next = offset,
	    .longest = ICAL_LINT_LINE_MAX};
	struct span at = {lint->source, offset, offset + 1};
	struct ical_line line;

	text[0] = '\0';
	if (ical_lines_next(&lines, &line) == ICAL_LINE_OK) {
		ical_copy_text(ical_slice_trim(line.value), text);
		at = ical_line_span(&line, line.value);
	} else {
		lint->no_memory = true;
	}
	ical_lines_release(&lines);
	return at;
}

/* All of the physical line where the line at hand begins. */
static struct span
whole_line(const struct lint *lint)
{
	struct span at = source_line(lint->source, lint->line.start);

	at.start = lint->line.start;
	if (at.end < at.start)
		at.end = at.start;
	return at;
}

static void
complain(struct lint *lint, struct span at, const char *text)
{
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_SYNTAX, at,
	    DIAGNOSTIC_ARGS(text));
}

static void
tell_outside(struct lint *lint, struct span at)
{
	if (lint->is_outside_told)
		return;
	lint->is_outside_told = true;
	complain(lint, at,
	    lint->calendars == 0
		? "expected 'BEGIN:VCALENDAR', with which a calendar starts"
		: "something behind the end of the calendar");
	diagnostic_help(lint->diagnostics,
	    lint->calendars == 0 ? "take out what stands before it"
				 : "take it out");
}

/* Closes what is open beyond `depth` and was not closed by its own END. */
static void
drop_to(struct lint *lint, size_t depth)
{
	while (lint->depth > depth)
		lint->relation_count = lint->open[--lint->depth].relations;
}

/* Says that a component is where it must not be, and makes room for it. */
static void
misplaced(struct lint *lint, struct ical_slice name, int parents)
{
	const struct lint_open *open = lint_innermost(lint);
	size_t depth = lint->depth;
	char text[ICAL_TEXT_SIZE];

	(void)snprintf(text, sizeof(text), "a %.*s begins inside a %s",
	    (int)name.length, name.text, open->name);
	complain(lint, ical_line_span(&lint->line, name), text);
	diagnostic_note(lint->diagnostics, open->begin, "which begins here");
	while (depth > 0 && ((int)lint->open[depth - 1].kind & parents) == 0)
		depth--;
	if (depth > 0 || parents == 0) {
		diagnostic_help(lint->diagnostics,
		    "write END:%s before it, unless it is out of place",
		    open->name);
		drop_to(lint, depth);
	}
}

static void
push(struct lint *lint, enum lint_component kind, struct ical_slice name)
{
	struct lint_open *open;

	if (lint->depth > 0)
		lint_innermost(lint)->children |= (int)kind;
	open = &lint->open[lint->depth++];
	memset(open, 0, sizeof(*open));
	open->kind = kind;
	open->begin = ical_line_span(&lint->line, name);
	open->relations = lint->relation_count;
	memcpy(open->name, name.text, name.length);
	lint->events += kind == LINT_EVENT;
	lint->components += ((int)kind & LINT_WITH_UID) != 0;
	if (lint->components > ICAL_LINT_EVENTS_MAX)
		lint_stop(lint, open->begin, "more than # events",
		    ICAL_LINT_EVENTS_MAX);
}

static void
begin_calendar(struct lint *lint, struct ical_slice name)
{
	lint->is_outside_told = false;
	lint->method = lint->first_unorganized = (struct span){NULL, 0, 0};
	if (++lint->calendars == 2) {
		lint_add(lint, DIAGNOSTIC_SECOND_CALENDAR, name, NULL, NULL);
		diagnostic_help(lint->diagnostics,
		    "put all events into one: many readers stop after the "
		    "first");
	}
}

static void
begin_component(struct lint *lint)
{
	struct ical_slice name = ical_slice_trim(lint->line.value);
	int parents = 0;
	bool is_known = false;
	enum lint_component kind =
	    lint_component_find(name, &parents, &is_known);

	if (lint->depth == 0 && kind != LINT_CALENDAR) {
		tell_outside(lint, ical_line_span(&lint->line, name));
		return;
	}
	if (name.length == 0 || name.length >= sizeof(lint->open[0].name)) {
		complain(lint, ical_line_span(&lint->line, lint->line.value),
		    "this is no name of a component");
		return;
	}
	if (lint->depth > 0 && (is_known || kind != LINT_OTHER) &&
	    (kind == LINT_CALENDAR ||
		(parents != 0 &&
		    ((int)lint_innermost(lint)->kind & parents) == 0)))
		misplaced(lint, name, parents);
	if (lint->depth == ICAL_LINT_DEPTH_MAX) {
		lint_stop(lint, ical_line_span(&lint->line, name),
		    "nesting deeper than # levels", ICAL_LINT_DEPTH_MAX);
		return;
	}
	if (kind == LINT_CALENDAR)
		begin_calendar(lint, name);
	push(lint, kind, name);
	if (!is_known) {
		lint_add(lint, DIAGNOSTIC_UNKNOWN_COMPONENT, name,
		    lint_innermost(lint)->name, NULL);
		if (lint->diagnostics->latest != NULL)
			diagnostic_suggest(
			    lint->diagnostics, lint_component_near(name));
	}
}

/* How many are open up to the one that this END closes; 0 for none. */
static size_t
find_open(const struct lint *lint, struct ical_slice name)
{
	size_t depth = lint->depth;

	while (depth > 0 && !ical_slice_is(name, lint->open[depth - 1].name))
		depth--;
	return depth;
}

/* Says that another one must end before. */
static void
refuse_end(struct lint *lint, struct ical_slice name)
{
	const struct lint_open *open = lint_innermost(lint);
	char text[ICAL_TEXT_SIZE];

	(void)snprintf(
	    text, sizeof(text), "expected 'END:%s' before this", open->name);
	complain(lint, ical_line_span(&lint->line, name), text);
	diagnostic_note(
	    lint->diagnostics, open->begin, "the component begins here");
	diagnostic_help(
	    lint->diagnostics, "write that before it, or take this line out");
}

static void
end_component(struct lint *lint)
{
	struct ical_slice name = ical_slice_trim(lint->line.value);
	size_t depth = find_open(lint, name);

	if (lint->depth == 0)
		tell_outside(lint, ical_line_span(&lint->line, name));
	else if (depth != lint->depth)
		refuse_end(lint, name);
	if (depth == 0)
		return;
	drop_to(lint, depth);
	lint_component_end(lint);
	lint->depth--;
}

static void
unknown_property(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);
	struct ical_slice name = lint->line.name;
	char text[ICAL_TEXT_SIZE];
	const char *nearest;

	if (name.length > 2 && name.text[1] == '-' &&
	    (name.text[0] == 'X' || name.text[0] == 'x'))
		return;
	lint_add(lint, DIAGNOSTIC_UNKNOWN_PROPERTY, name, open->name,
	    ical_copy_text(name, text));
	if (lint->diagnostics->latest == NULL)
		return;
	nearest = lint_property_near(name);
	if (nearest != NULL)
		diagnostic_suggest(lint->diagnostics, nearest);
	else
		diagnostic_help(
		    lint->diagnostics, "properties of one's own begin with X-");
}

/* A known property in the innermost component; false if it is of no use. */
static bool
count_property(struct lint *lint, enum lint_property property)
{
	const struct lint_row *row = &lint_rows[property];
	struct lint_open *open = lint_innermost(lint);
	uint32_t *first = &open->first[property];
	struct ical_slice name = lint->line.name;

	if (((row->required | row->once | row->many) & (int)open->kind) == 0) {
		lint_add(lint, DIAGNOSTIC_UNKNOWN_PROPERTY, name, open->name,
		    row->name);
		return false;
	}
	if (*first != 0 && (row->many & (int)open->kind) == 0) {
		lint_add(
		    lint, DIAGNOSTIC_ICAL_TWICE, name, open->name, row->name);
		diagnostic_note(lint->diagnostics,
		    lint_name_span(lint, *first - 1, property),
		    "the first is here");
	}
	if (*first == 0)
		*first = lint->line.start + 1;
	if (open->kind == LINT_CALENDAR && open->children != 0) {
		lint_add(lint, DIAGNOSTIC_ICAL_ORDER, name, row->name, NULL);
		diagnostic_help(
		    lint->diagnostics, "write it before the first component");
	}
	return true;
}

static void
look_at_property(struct lint *lint)
{
	enum lint_property found = lint_property_find(lint->line.name);
	struct ical_slice name = lint->line.name;

	lint_parameters(lint);
	if (memchr(name.text, '_', name.length) != NULL) {
		complain(lint, ical_line_span(&lint->line, name),
		    "a name of letters, digits and hyphens has a '_'");
		diagnostic_help(lint->diagnostics, "write a hyphen");
		return;
	}
	if (lint_innermost(lint)->kind == LINT_OTHER)
		return;
	if (found == LINT_PROPERTIES)
		unknown_property(lint);
	else if (count_property(lint, found))
		lint_value(lint, found);
}

/* A line that is none. */
static void
bad_line(struct lint *lint, enum ical_line_status status)
{
	struct span at = whole_line(lint);

	if (status == ICAL_LINE_NO_MEMORY) {
		lint->no_memory = true;
	} else if (status == ICAL_LINE_TOO_LONG) {
		lint_stop(lint, at, "a line longer than # KiB",
		    ICAL_LINT_LINE_MAX / 1024);
	} else if (lint->depth == 0) {
		tell_outside(lint, at);
	} else {
		complain(
		    lint, at, "expected a property, a colon and its value");
		diagnostic_help(lint->diagnostics,
		    "a line that goes on with the one before starts with a "
		    "blank; Thunderbird refuses the whole file");
	}
}

static void
look_at_line(struct lint *lint)
{
	if (ical_slice_is(lint->line.name, "BEGIN"))
		begin_component(lint);
	else if (ical_slice_is(lint->line.name, "END"))
		end_component(lint);
	else if (lint->depth == 0)
		tell_outside(
		    lint, ical_line_span(&lint->line, lint->line.name));
	else
		look_at_property(lint);
}

static void
end_of_file(struct lint *lint)
{
	uint32_t size = (uint32_t)lint->source->size;
	struct span at = {lint->source, size > 0 ? size - 1 : 0, size};
	const struct lint_open *open;
	char text[ICAL_TEXT_SIZE];

	if (lint->calendars == 0) {
		tell_outside(lint, (struct span){lint->source, 0, size > 0});
		return;
	}
	if (lint->depth == 0)
		return;
	open = lint_innermost(lint);
	(void)snprintf(
	    text, sizeof(text), "the file ends before 'END:%s'", open->name);
	complain(lint, at, text);
	diagnostic_note(
	    lint->diagnostics, open->begin, "the component begins here");
	diagnostic_help(lint->diagnostics, "get the whole of the file again");
}

/* Whether the file can be looked at; sets where its text begins. */
static bool
check_source(struct lint *lint)
{
	const struct source *source = lint->source;
	struct span at = {source, 0, source->size > 0};

	if (source->size > ICAL_LINT_SIZE_MAX) {
		lint_stop(lint, at, "larger than # MiB",
		    ICAL_LINT_SIZE_MAX / 1024 / 1024);
		return false;
	}
	if (source->size >= 2 &&
	    (memcmp(source->text, "\xFF\xFE", 2) == 0 ||
		memcmp(source->text, "\xFE\xFF", 2) == 0)) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ENCODING, at,
		    DIAGNOSTIC_ARGS("the file is UTF-16"));
		diagnostic_help(lint->diagnostics, "save the file as UTF-8");
		return false;
	}
	if (source->size >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0)
		lint->lines.next = 3;
	return true;
}

static bool
is_short(const struct lint *lint)
{
	return lint->no_memory || lint->uids.failed || lint->instances.failed ||
	    lint->zones.failed || lint->diagnostics->arena.failed;
}

static void
check(struct lint *lint)
{
	lint_bytes(lint);
	while (!lint->is_over && !is_short(lint)) {
		enum ical_line_status status =
		    ical_lines_next(&lint->lines, &lint->line);
		if (status == ICAL_LINE_END)
			break;
		if (status == ICAL_LINE_OK)
			look_at_line(lint);
		else
			bad_line(lint, status);
	}
	if (lint->is_over || is_short(lint))
		return;
	end_of_file(lint);
	lint_uid_finish(lint);
	lint_relation_finish(lint);
	lint_zone_finish(lint);
}

bool
ical_lint(const struct source *source, struct diagnostics *diagnostics,
    size_t *events)
{
	struct lint lint = {.source = source, .diagnostics = diagnostics};
	struct source_index index = {NULL, NULL};
	bool is_complete;

	lint.lines.source = source;
	lint.lines.longest = ICAL_LINT_LINE_MAX;
	if (check_source(&lint)) {
		lint.no_memory = !source_index_make(&index, source);
		diagnostics->index = lint.no_memory ? NULL : &index;
		check(&lint);
		diagnostics->index = NULL;
	}
	*events = lint.events;
	is_complete = !is_short(&lint);
	source_index_release(&index);
	ical_lines_release(&lint.lines);
	lint_set_release(&lint.uids);
	lint_set_release(&lint.instances);
	lint_set_release(&lint.zones);
	free(lint.relations);
	return is_complete;
}
