/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The properties of events, one row each. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/days.h"
#include "ical/days_event.h"
#include "ical/days_zone.h"
#include "ical/rule.h"

/* What is added to a rule when it is expanded: ";UNTIL=20261231". */
enum { RULE_LENGTH_MAX = ICAL_RULE_LENGTH_MAX - 15 };

struct reader {
	struct ical_walk walk;
	struct ical_zones zones;
	struct ical_draft draft;
	struct arena draft_arena; /* of the draft's texts and lists */
	struct ical_days *days;
	struct arena *arena;
	size_t rules;
	struct buf text;
};

static struct span
value_span(const struct reader *reader)
{
	return ical_line_span(&reader->walk.line, reader->walk.line.value);
}

/* Notes where a property stands; complains if it was there already. */
static bool
claim(struct reader *reader, struct span *place)
{
	struct ical_walk *walk = &reader->walk;
	struct ical_slice name = walk->line.name;
	char text[64];

	if (place->source == NULL) {
		*place = value_span(reader);
		return true;
	}
	(void)snprintf(text, sizeof(text), "%.*s is given twice in one event",
	    (int)name.length, name.text);
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_EVENT,
	    ical_line_span(&walk->line, name), text);
	diagnostic_note(walk->diagnostics, *place, "first given here");
	return false;
}

static char *
keep_value(struct reader *reader)
{
	struct ical_slice value = reader->walk.line.value;
	char *copy = arena_copy(&reader->draft_arena, value.text, value.length);

	if (copy == NULL)
		reader->walk.no_memory = true;
	return copy;
}

/* Reads a part of the value, and what zone it is in. */
static bool
read_moment(
    struct reader *reader, struct ical_slice text, struct ical_moment *moment)
{
	struct ical_slice zone;

	if (!ical_walk_moment(&reader->walk, text, moment))
		return false;
	if (moment->clock == ICAL_CLOCK_LOCAL &&
	    ical_line_parameter(&reader->walk.line, "TZID", &zone))
		moment->zone = ical_zones_find(&reader->zones, zone);
	return true;
}

static struct ical_slice
trimmed_value(const struct reader *reader)
{
	return ical_slice_trim(reader->walk.line.value);
}

static void
take_start(struct reader *reader)
{
	if (claim(reader, &reader->draft.dtstart))
		read_moment(
		    reader, trimmed_value(reader), &reader->draft.start);
}

static void
take_end(struct reader *reader)
{
	if (claim(reader, &reader->draft.dtend))
		read_moment(reader, trimmed_value(reader), &reader->draft.end);
}

static void
take_duration(struct reader *reader)
{
	struct ical_slice value = trimmed_value(reader);

	if (!claim(reader, &reader->draft.duration) ||
	    ical_duration_read(value, &reader->draft.seconds))
		return;
	ical_walk_refuse(&reader->walk, value, "a duration of a calendar");
	diagnostic_help(reader->walk.diagnostics,
	    "write P3D for three days, PT90M for 90 minutes");
}

/* Values that repeat: false when there are too many. */
static bool
has_room(struct reader *reader, struct ical_slice item, size_t count,
    const char *format)
{
	if (count < ICAL_DAYS_VALUES_MAX)
		return true;
	ical_walk_limit(&reader->walk, ical_line_span(&reader->walk.line, item),
	    format, ICAL_DAYS_VALUES_MAX);
	return false;
}

static void
take_exdates(struct reader *reader)
{
	struct ical_draft *draft = &reader->draft;
	struct ical_slice rest = trimmed_value(reader);
	struct ical_slice item;

	/* Some programs write the property and nothing in it. */
	if (rest.length == 0)
		return;
	while (ical_slice_split(&rest, ',', &item)) {
		struct ical_moment moment;

		if (!has_room(reader, item, draft->exdate_count,
			"more than # dates in EXDATE of one event") ||
		    !read_moment(reader, item, &moment))
			return;
		draft->exdates = arena_grow(&reader->draft_arena,
		    draft->exdates, draft->exdate_count, sizeof(moment));
		if (draft->exdates == NULL) {
			reader->walk.no_memory = true;
			return;
		}
		draft->exdates[draft->exdate_count++] = moment;
	}
}

/* "START", "START/END" or "START/DURATION". */
static bool
read_rdate(struct reader *reader, struct ical_slice item,
    struct ical_draft_rdate *rdate)
{
	struct ical_slice rest = item;
	struct ical_slice start;
	struct ical_moment end;

	ical_slice_split(&rest, '/', &start);
	rdate->seconds = -1;
	if (!read_moment(reader, start, &rdate->start))
		return false;
	if (rest.text == NULL ||
	    (rest.length > 0 && *rest.text == 'P' &&
		ical_duration_read(rest, &rdate->seconds)))
		return true;
	if (rest.length > 0 && *rest.text >= '0' && *rest.text <= '9') {
		if (!read_moment(reader, rest, &end))
			return false;
		rdate->seconds = ical_moment_between(
		    rdate->start, ical_moment_like(end, rdate->start));
		if (rdate->seconds >= 0)
			return true;
	}
	ical_walk_refuse(&reader->walk, item, "a period of a calendar");
	return false;
}

static void
take_rdates(struct reader *reader)
{
	struct ical_draft *draft = &reader->draft;
	struct ical_slice rest = trimmed_value(reader);
	struct ical_slice item;

	draft->rdate = value_span(reader);
	if (rest.length == 0)
		return;
	while (ical_slice_split(&rest, ',', &item)) {
		struct ical_draft_rdate rdate;

		if (!has_room(reader, item, draft->rdate_count,
			"more than # dates in RDATE of one event") ||
		    !read_rdate(reader, item, &rdate))
			return;
		draft->rdates = arena_grow(&reader->draft_arena, draft->rdates,
		    draft->rdate_count, sizeof(rdate));
		if (draft->rdates == NULL) {
			reader->walk.no_memory = true;
			return;
		}
		draft->rdates[draft->rdate_count++] = rdate;
	}
}

static void
unsupported(struct reader *reader, const char *what)
{
	ical_walk_complain(&reader->walk, DIAGNOSTIC_ICAL_UNSUPPORTED,
	    ical_line_span(&reader->walk.line, reader->walk.line.name), what);
}

static void
take_exrule(struct reader *reader)
{
	unsupported(reader, "EXRULE, which RFC 5545 has withdrawn,");
	diagnostic_help(reader->walk.diagnostics,
	    "list the dates that are left out in EXDATE");
}

static void
take_rule(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;
	struct ical_draft *draft = &reader->draft;
	struct ical_slice value = walk->line.value;
	enum ical_recur_status status;
	char *rule;

	/* Some programs write it twice. */
	if (draft->rule != NULL && ical_slice_is(value, draft->rule))
		return;
	if (draft->rrule.source != NULL) {
		unsupported(reader, "more than one RRULE in an event");
		diagnostic_help(
		    walk->diagnostics, "write an event for each of the rules");
		return;
	}
	draft->rrule = value_span(reader);
	if (reader->rules++ == ICAL_DAYS_RULES_MAX) {
		ical_walk_limit(walk, draft->rrule,
		    "more than # events that repeat", ICAL_DAYS_RULES_MAX);
		return;
	}
	rule = keep_value(reader);
	if (rule == NULL)
		return;
	status = strlen(rule) != value.length || value.length > RULE_LENGTH_MAX
	    ? ICAL_RECUR_SYNTAX
	    : ical_recur_check(rule);
	draft->rule = rule;
	if (status == ICAL_RECUR_NO_MEMORY) {
		walk->no_memory = true;
	} else if (status != ICAL_RECUR_OK) {
		diagnostic_add(walk->diagnostics, DIAGNOSTIC_RRULE,
		    draft->rrule,
		    DIAGNOSTIC_ARGS(rule, ical_recur_complaint(status)));
		ical_recur_help(walk->diagnostics, rule, status);
		walk->mistakes++;
	}
}

static void
take_recurrence_id(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;
	struct ical_slice range;

	if (!claim(reader, &reader->draft.recurrence_id))
		return;
	if (ical_line_parameter(&walk->line, "RANGE", &range)) {
		ical_walk_complain(walk, DIAGNOSTIC_ICAL_UNSUPPORTED,
		    ical_line_span(&walk->line, range),
		    "RANGE, which moves all later instances as well,");
		diagnostic_help(walk->diagnostics,
		    "end the event with UNTIL and write a new one for those "
		    "that are moved");
		return;
	}
	read_moment(reader, trimmed_value(reader), &reader->draft.instance);
}

static void
take_summary(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;
	struct ical_slice value = walk->line.value;
	size_t valid = text_valid_prefix(value.text, value.length);
	struct ical_slice name;

	if (reader->draft.name != NULL)
		return;
	if (valid < value.length) {
		ical_walk_complain(walk, DIAGNOSTIC_ENCODING,
		    ical_line_span(&walk->line,
			(struct ical_slice){value.text + valid, 1}),
		    "the name of the event is not UTF-8");
		diagnostic_help(walk->diagnostics, "save the file as UTF-8");
		return;
	}
	ical_text_read(value, &reader->text);
	walk->no_memory = walk->no_memory || reader->text.failed;
	name = ical_slice_trim(
	    (struct ical_slice){buf_text(&reader->text), reader->text.length});
	if (name.length == 0)
		return;
	reader->draft.name =
	    arena_copy(&reader->draft_arena, name.text, name.length);
	walk->no_memory = walk->no_memory || reader->draft.name == NULL;
}

static void
take_uid(struct reader *reader)
{
	if (reader->draft.uid == NULL)
		reader->draft.uid = keep_value(reader);
}

/* What is no number counts as 0; it only tells versions apart. */
static void
take_sequence(struct reader *reader)
{
	struct ical_slice value = trimmed_value(reader);
	int32_t number = 0;

	for (size_t i = 0; i < value.length && i < 9; i++) {
		if (!text_is_digit(value.text[i]))
			return;
		number = number * 10 + (value.text[i] - '0');
	}
	reader->draft.sequence = number;
}

static void
take_status(struct reader *reader)
{
	reader->draft.is_cancelled =
	    ical_slice_is(trimmed_value(reader), "CANCELLED");
}

static void
take_event_property(struct reader *reader)
{
	static const struct {
		const char *name;
		void (*take)(struct reader *reader);
	} rows[] = {
	    {"DTSTART", take_start},
	    {"DTEND", take_end},
	    {"DURATION", take_duration},
	    {"RRULE", take_rule},
	    {"EXRULE", take_exrule},
	    {"EXDATE", take_exdates},
	    {"RDATE", take_rdates},
	    {"RECURRENCE-ID", take_recurrence_id},
	    {"SUMMARY", take_summary},
	    {"UID", take_uid},
	    {"SEQUENCE", take_sequence},
	    {"STATUS", take_status},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (ical_slice_is(reader->walk.line.name, rows[i].name)) {
			rows[i].take(reader);
			return;
		}
	}
}

static void
take_calendar_property(struct reader *reader)
{
	if (ical_slice_is(reader->walk.line.name, "CALSCALE") &&
	    !ical_slice_is(trimmed_value(reader), "GREGORIAN"))
		unsupported(reader, "a CALSCALE other than GREGORIAN");
}

static void
begin_event(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;

	arena_release(&reader->draft_arena);
	reader->draft = (struct ical_draft){
	    .begin = walk->open[walk->depth - 1].begin,
	    .home = reader->zones.count == 1 ? reader->zones.items[0] : NULL};
	if (reader->days->count == ICAL_DAYS_EVENTS_MAX)
		ical_walk_limit(walk, reader->draft.begin, "more than # events",
		    ICAL_DAYS_EVENTS_MAX);
}

static void
end_event(struct reader *reader)
{
	struct ical_days *days = reader->days;
	struct ical_event *events = arena_grow(
	    reader->arena, days->events, days->count, sizeof(*events));

	if (events == NULL) {
		reader->walk.no_memory = true;
		return;
	}
	days->events = events;
	ical_event_make(&events[days->count++], &reader->draft, &reader->walk,
	    reader->arena);
}

static void
read_events(struct reader *reader)
{
	struct ical_walk *walk = &reader->walk;
	enum ical_step step;

	while (!walk->no_memory &&
	    (step = ical_walk_next(walk)) != ICAL_STEP_DONE) {
		enum ical_component inside = ical_walk_inside(walk);

		if (inside == ICAL_COMPONENT_CALENDAR &&
		    step == ICAL_STEP_PROPERTY)
			take_calendar_property(reader);
		if (inside != ICAL_COMPONENT_EVENT)
			continue;
		if (step == ICAL_STEP_BEGIN)
			begin_event(reader);
		else if (step == ICAL_STEP_PROPERTY)
			take_event_property(reader);
		else
			end_event(reader);
	}
}

static const struct ical_limits limits = {
    ICAL_DAYS_SIZE_MAX, ICAL_DAYS_LINE_MAX};

/* The second walk, for the events. */
static bool
read_days(struct reader *reader, const struct source *source,
    struct diagnostics *diagnostics)
{
	struct ical_walk *walk = &reader->walk;

	ical_walk_start(walk, source, limits, diagnostics);
	reader->days = ARENA_NEW(reader->arena, struct ical_days);
	if (reader->days == NULL)
		walk->no_memory = true;
	read_events(reader);
	if (!walk->no_memory && walk->mistakes == 0 &&
	    !ical_events_merge(reader->days, walk, reader->arena))
		walk->no_memory = true;
	return !walk->no_memory && walk->mistakes == 0;
}

struct ical_days *
ical_days_read(const struct source *source, struct arena *arena,
    struct diagnostics *diagnostics)
{
	struct reader reader = {.arena = arena};
	struct arena zone_arena = {0};
	bool is_good;

	ical_walk_start(&reader.walk, source, limits, diagnostics);
	is_good = ical_zones_read(&reader.zones, &reader.walk, &zone_arena);
	ical_walk_release(&reader.walk);
	if (is_good)
		is_good = read_days(&reader, source, diagnostics);
	if (reader.walk.no_memory)
		arena->failed = true;
	ical_walk_release(&reader.walk);
	buf_release(&reader.text);
	arena_release(&reader.draft_arena);
	arena_release(&zone_arena);
	return is_good ? reader.days : NULL;
}
