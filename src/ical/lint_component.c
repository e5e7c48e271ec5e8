/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What is seen when a component ends: what it lacks (RFC 5545 section 3.6),
 * and what in it does not go together. */
#include <stdio.h>
#include <string.h>

#include "ical/lint_state.h"

/* No two clocks of the world are farther apart than +14 and -12 hours. */
enum { APART_MAX = 26 * 3600 };

static const struct {
	enum lint_property property;
	const char *help;
} helps[] = {
    {LINT_UID, "write UID: and a UUID that stays the same for ever"},
    {LINT_DTSTAMP,
	"write when the event was last changed, as in "
	"DTSTAMP:20260102T030405Z"},
    {LINT_DTSTART, "write the day, as in DTSTART;VALUE=DATE:20261224"},
    {LINT_VERSION,
	"write VERSION:2.0 behind BEGIN:VCALENDAR; calcurse refuses the file "
	"without it"},
    {LINT_PRODID,
	"write what made the file, as in PRODID:-//example.org//feed//EN"},
    {LINT_ACTION, "write ACTION:DISPLAY"},
    {LINT_TRIGGER, "write how long before the event, as in TRIGGER:-P1D"},
};

static bool
has(const struct lint_open *open, enum lint_property property)
{
	return open->first[property] != 0;
}

static void
require(struct lint *lint, enum lint_property property)
{
	const struct lint_open *open = lint_innermost(lint);

	if (has(open, property))
		return;
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_MISSING_KEY, open->begin,
	    DIAGNOSTIC_ARGS(open->name, lint_rows[property].name));
	for (size_t i = 0; i < sizeof(helps) / sizeof(helps[0]); i++) {
		if (helps[i].property == property)
			diagnostic_help(lint->diagnostics, "%s", helps[i].help);
	}
}

/* Of two properties that are there, at the one that comes later. */
static void
exclude(struct lint *lint, enum lint_property left, enum lint_property right)
{
	const struct lint_open *open = lint_innermost(lint);
	bool is_left_last = open->first[left] > open->first[right];
	enum lint_property last = is_left_last ? left : right;
	enum lint_property first = is_left_last ? right : left;

	if (!has(open, left) || !has(open, right))
		return;
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_EXCLUDES,
	    lint_name_span(lint, open->first[last] - 1, last),
	    DIAGNOSTIC_ARGS(lint_rows[last].name, lint_rows[first].name));
	diagnostic_note(lint->diagnostics,
	    lint_name_span(lint, open->first[first] - 1, first),
	    "the other one is here");
	diagnostic_help(lint->diagnostics,
	    "keep one of them; calcurse leaves out the event");
}

/* `property` is there, and `other` is not, which is a mistake. */
static void
need(struct lint *lint, enum lint_property property, enum lint_property other,
    const char *expected)
{
	const struct lint_open *open = lint_innermost(lint);

	if (!has(open, property) || has(open, other))
		return;
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_NEEDS,
	    lint_name_span(lint, open->first[property] - 1, property),
	    DIAGNOSTIC_ARGS(lint_rows[property].name, expected));
}

static const char *
describe(const struct lint_moment *moment)
{
	if (moment->moment.clock == ICAL_CLOCK_NONE)
		return "a date";
	if (moment->moment.clock == ICAL_CLOCK_UTC)
		return "a time in UTC";
	return moment->zone != 0 ? "a time in a zone" : "a local time";
}

static void
refuse_type(struct lint *lint, const struct lint_moment *moment,
    const char *name, const char *help)
{
	const struct lint_open *open = lint_innermost(lint);

	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_VALUE_TYPE,
	    moment->at,
	    DIAGNOSTIC_ARGS(
		name, describe(moment), "DTSTART", describe(&open->start)));
	diagnostic_help(lint->diagnostics, "%s", help);
}

/* Everything that must be a date where DTSTART is one, and not otherwise. */
static void
compare_types(struct lint *lint)
{
	static const struct {
		const char *name;
		const char *help;
	} likes[LINT_LIKES] = {
	    [LINT_LIKE_END] = {"DTEND",
		"write both with a time of day, or both as VALUE=DATE; khal "
		"and Radicale refuse the file"},
	    [LINT_LIKE_INSTANCE] = {"RECURRENCE-ID",
		"write it as DTSTART is, or it names no instance"},
	    [LINT_LIKE_EXDATE] = {"EXDATE",
		"write it as DTSTART is, or it takes nothing out; calcurse "
		"leaves out the event"},
	    [LINT_LIKE_RDATE] = {"RDATE", "write it as DTSTART is"},
	    [LINT_LIKE_UNTIL] = {"UNTIL",
		"write a date if DTSTART is one, else a time in UTC"},
	};
	const struct lint_open *open = lint_innermost(lint);
	bool is_whole = open->start.moment.clock == ICAL_CLOCK_NONE;

	if (!open->start.is_set)
		return;
	for (int i = 0; i < LINT_LIKES; i++) {
		const struct lint_moment *other =
		    is_whole ? &open->timed[i] : &open->whole[i];
		bool is_due = i == LINT_LIKE_END && open->kind == LINT_TODO;

		if (other->is_set)
			refuse_type(lint, other, is_due ? "DUE" : likes[i].name,
			    likes[i].help);
	}
}

/* RFC 5545 section 3.3.10: where DTSTART has a zone, UNTIL is in UTC. */
static void
compare_until(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);
	const struct lint_moment *until = &open->timed[LINT_LIKE_UNTIL];
	bool is_floating = open->start.moment.clock == ICAL_CLOCK_LOCAL &&
	    open->start.zone == 0;
	bool is_utc = until->moment.clock == ICAL_CLOCK_UTC;

	if (!open->start.is_set || !until->is_set ||
	    open->start.moment.clock == ICAL_CLOCK_NONE ||
	    is_floating != is_utc)
		return;
	refuse_type(lint, until, "UNTIL",
	    is_floating ? "leave out the Z, as DTSTART has none"
			: "write it in UTC, with a Z at the end");
}

static bool
is_after(const struct lint_moment *start, const struct lint_moment *end)
{
	int64_t seconds = ical_moment_between(start->moment, end->moment);

	if (start->moment.clock == end->moment.clock &&
	    start->zone == end->zone)
		return seconds > 0;
	return seconds > -APART_MAX;
}

/* How long it lasts. */
static void
compare_ends(struct lint *lint)
{
	struct lint_open *open = lint_innermost(lint);
	bool is_whole = open->start.moment.clock == ICAL_CLOCK_NONE;
	const struct lint_moment *end = is_whole ? &open->whole[LINT_LIKE_END]
						 : &open->timed[LINT_LIKE_END];
	enum lint_property property =
	    open->kind == LINT_TODO ? LINT_DUE : LINT_DTEND;
	char first[ICAL_TEXT_SIZE], last[ICAL_TEXT_SIZE];

	if (!open->start.is_set || !end->is_set || !open->start.is_comparable ||
	    !end->is_comparable || is_after(&open->start, end))
		return;
	lint_value_at(lint, open->first[LINT_DTSTART] - 1, first);
	lint_value_at(lint, open->first[property] - 1, last);
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_END, end->at,
	    DIAGNOSTIC_ARGS(last, first));
	diagnostic_help(lint->diagnostics,
	    is_whole ? "write the day behind the last one; calcurse leaves "
		       "out the event"
		     : "write when it is over; calcurse leaves out the event");
}

static void
look_at_duration(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);

	if (!has(open, LINT_DURATION) || !open->has_hours ||
	    !open->start.is_set || open->start.moment.clock != ICAL_CLOCK_NONE)
		return;
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_VALUE_TYPE,
	    lint_name_span(lint, open->first[LINT_DURATION] - 1, LINT_DURATION),
	    DIAGNOSTIC_ARGS("DURATION", "one of hours", "DTSTART", "a date"));
	diagnostic_help(
	    lint->diagnostics, "write it in days, as in P1D, or in weeks");
}

static void
end_of_event(struct lint *lint)
{
	struct lint_open *open = lint_innermost(lint);

	exclude(lint, LINT_DTEND, LINT_DURATION);
	exclude(lint, LINT_DUE, LINT_DURATION);
	if (open->kind == LINT_TODO)
		need(lint, LINT_DURATION, LINT_DTSTART, "'DTSTART'");
	if (open->kind == LINT_EVENT && lint->method.source == NULL)
		require(lint, LINT_DTSTART);
	compare_types(lint);
	compare_until(lint);
	compare_ends(lint);
	look_at_duration(lint);
	if (!has(open, LINT_ORGANIZER) &&
	    lint->first_unorganized.source == NULL)
		lint->first_unorganized = open->begin;
	lint_uid_end(lint);
}

static void
end_of_alarm(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);

	need(lint, LINT_REPEAT, LINT_DURATION, "'DURATION'");
	need(lint, LINT_DURATION, LINT_REPEAT, "'REPEAT'");
	if (open->is_display || open->is_email)
		need(lint, LINT_ACTION, LINT_DESCRIPTION,
		    "'DESCRIPTION' to show something");
	if (!open->is_email)
		return;
	need(lint, LINT_ACTION, LINT_SUMMARY, "'SUMMARY' for a subject");
	need(lint, LINT_ACTION, LINT_ATTENDEE, "'ATTENDEE' to send to");
}

static void
end_of_zone(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);

	if ((open->children & LINT_OBSERVANCE) == 0)
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_NEEDS,
		    open->begin,
		    DIAGNOSTIC_ARGS(open->name, "'STANDARD' or 'DAYLIGHT'"));
}

static void
end_of_calendar(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);

	if (open->children == 0) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_EMPTY,
		    open->begin, NULL);
		diagnostic_help(lint->diagnostics,
		    "a calendar has at least one component, such as a VEVENT");
	}
	if (lint->method.source == NULL ||
	    lint->first_unorganized.source == NULL)
		return;
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_NEEDS, lint->method,
	    DIAGNOSTIC_ARGS("METHOD", "an ORGANIZER in each component"));
	diagnostic_note(lint->diagnostics, lint->first_unorganized,
	    "this one has none, for instance");
	diagnostic_help(lint->diagnostics,
	    "leave METHOD out: it is for invitations (RFC 5546), not for a "
	    "calendar that is published");
}

void
lint_component_end(struct lint *lint)
{
	enum lint_component kind = lint_innermost(lint)->kind;

	if (kind == LINT_OTHER)
		return;
	for (int i = 0; i < LINT_PROPERTIES; i++) {
		if ((lint_rows[i].required & (int)kind) != 0)
			require(lint, (enum lint_property)i);
	}
	if (((int)kind & LINT_WITH_UID) != 0)
		end_of_event(lint);
	else if (kind == LINT_ALARM)
		end_of_alarm(lint);
	else if (kind == LINT_TIMEZONE)
		end_of_zone(lint);
	else if (kind == LINT_CALENDAR)
		end_of_calendar(lint);
}
