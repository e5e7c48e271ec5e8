/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How the properties of an event go together. */
#include "ical/days_event.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ical/rule.h"

static bool
is_given(struct span span)
{
	return span.source != NULL;
}

static void
complain(struct ical_walk *walk, struct span at, const char *text)
{
	ical_walk_complain(walk, DIAGNOSTIC_ICAL_EVENT, at, text);
}

/* By different clocks an end may well be written before its start. */
static bool
is_one_clock(struct ical_moment left, struct ical_moment right)
{
	return left.clock == right.clock && left.zone == right.zone;
}

static int64_t
length_of(const struct ical_draft *draft, struct ical_walk *walk)
{
	struct ical_moment end = ical_moment_like(draft->end, draft->start);
	int64_t seconds;

	if (is_given(draft->duration))
		return draft->seconds;
	if (!is_given(draft->dtend))
		return 0;
	seconds = ical_moment_between(draft->start, end);
	if (seconds < 0 && is_one_clock(draft->start, draft->end)) {
		complain(walk, draft->dtend, "DTEND is before DTSTART");
		diagnostic_note(
		    walk->diagnostics, draft->dtstart, "the event starts here");
	}
	return seconds > 0 ? seconds : 0;
}

/* Where the value of a part such as "UNTIL=" starts, or NULL. */
static char *
find_part(char *rule, const char *name)
{
	for (char *at = rule; at != NULL; at = strchr(at, ';')) {
		at += *at == ';';
		if (strncasecmp(at, name, strlen(name)) == 0)
			return at + strlen(name);
	}
	return NULL;
}

/* Removes the part that has its value at `value`, and one semicolon. */
static void
cut_part(char *rule, const char *name, const char *value)
{
	char *start = rule + (value - rule) - strlen(name);
	const char *end = value + strcspn(value, ";");

	if (*end == ';')
		end++;
	else if (start > rule)
		start--;
	memmove(start, end, strlen(end) + 1);
}

/* The rule was checked, so its numbers and days are sound. */
static bool
make_rule(struct ical_event *event, const struct ical_draft *draft,
    struct arena *arena)
{
	char *rule = arena_string(arena, draft->rule);
	char *value;
	struct ical_moment until;
	struct civil civil;

	if (rule == NULL)
		return false;
	value = find_part(rule, "COUNT=");
	if (value != NULL) {
		event->count = (int32_t)strtol(value, NULL, 10);
		cut_part(rule, "COUNT=", value);
	}
	value = find_part(rule, "UNTIL=");
	if (value != NULL) {
		struct ical_slice slice = {value, strcspn(value, ";")};

		/* A time of day that is none, such as T240000. */
		if (ical_moment_read(slice, &until, &civil) != ICAL_VALUE_OK) {
			slice.length = 8;
			ical_moment_read(slice, &until, &civil);
		}
		event->until =
		    ical_moment_last_day(until, event->start, draft->home);
		cut_part(rule, "UNTIL=", value);
	}
	event->rule = rule;
	return true;
}

static int
compare_dates(const void *left, const void *right)
{
	return date_compare(
	    *(const struct date *)left, *(const struct date *)right);
}

static bool
make_excluded(struct ical_event *event, const struct ical_draft *draft,
    struct arena *arena)
{
	struct date *dates =
	    ARENA_ARRAY(arena, draft->exdate_count, struct date);

	if (dates == NULL)
		return false;
	for (size_t i = 0; i < draft->exdate_count; i++)
		dates[i] =
		    ical_moment_like(draft->exdates[i], event->start).date;
	qsort(dates, draft->exdate_count, sizeof(*dates), compare_dates);
	event->excluded = dates;
	event->excluded_count = draft->exdate_count;
	return true;
}

/* Of one day the longest comes first. */
static int
compare_rdates(const void *left, const void *right)
{
	const struct ical_rdate *a = left;
	const struct ical_rdate *b = right;
	int order = date_compare(a->date, b->date);

	return order != 0 ? order : (a->days < b->days) - (a->days > b->days);
}

static bool
make_rdates(struct ical_event *event, const struct ical_draft *draft,
    int64_t seconds, struct arena *arena)
{
	struct ical_rdate *rdates =
	    ARENA_ARRAY(arena, draft->rdate_count, struct ical_rdate);
	size_t kept = 0;

	if (rdates == NULL)
		return false;
	for (size_t i = 0; i < draft->rdate_count; i++) {
		const struct ical_draft_rdate *rdate = &draft->rdates[i];
		struct ical_moment start =
		    ical_moment_like(rdate->start, event->start);
		int32_t second = start.clock == ICAL_CLOCK_NONE
		    ? event->start.second
		    : start.second;

		rdates[i].date = start.date;
		rdates[i].days = ical_days_touched(
		    second, rdate->seconds < 0 ? seconds : rdate->seconds);
	}
	qsort(rdates, draft->rdate_count, sizeof(*rdates), compare_rdates);
	for (size_t i = 0; i < draft->rdate_count; i++) {
		if (kept == 0 ||
		    date_compare(rdates[kept - 1].date, rdates[i].date) != 0)
			rdates[kept++] = rdates[i];
	}
	event->rdates = rdates;
	event->rdate_count = kept;
	return true;
}

/* What is missing, or must not stand together. */
static void
check(const struct ical_draft *draft, struct ical_walk *walk)
{
	if (!is_given(draft->dtstart)) {
		complain(walk, draft->begin, "the event has no DTSTART");
		return;
	}
	if (is_given(draft->dtend) && is_given(draft->duration))
		complain(walk, draft->duration,
		    "the event has both DTEND and DURATION");
	if (!is_given(draft->recurrence_id))
		return;
	if (draft->uid == NULL)
		complain(walk, draft->recurrence_id,
		    "RECURRENCE-ID without UID names no event");
	if (is_given(draft->rrule))
		ical_walk_complain(walk, DIAGNOSTIC_ICAL_UNSUPPORTED,
		    draft->rrule, "RRULE beside RECURRENCE-ID");
	if (is_given(draft->rdate))
		ical_walk_complain(walk, DIAGNOSTIC_ICAL_UNSUPPORTED,
		    draft->rdate, "RDATE beside RECURRENCE-ID");
}

/* A copy of a text that may be NULL. */
static const char *
copy_text(const char *text, struct ical_walk *walk, struct arena *arena)
{
	const char *copy = NULL;

	if (text != NULL)
		copy = arena_string(arena, text);
	if (text != NULL && copy == NULL)
		walk->no_memory = true;
	return copy;
}

void
ical_event_make(struct ical_event *event, const struct ical_draft *draft,
    struct ical_walk *walk, struct arena *arena)
{
	size_t mistakes = walk->mistakes;
	int64_t seconds;

	check(draft, walk);
	if (walk->mistakes != mistakes)
		return;
	seconds = length_of(draft, walk);
	*event = (struct ical_event){
	    .start = draft->start,
	    .days = ical_days_touched(draft->start.second, seconds),
	    .name = copy_text(draft->name, walk, arena),
	    .uid = copy_text(draft->uid, walk, arena),
	    .until = date_max(),
	    .count = INT32_MAX,
	    .is_moved = is_given(draft->recurrence_id),
	    .is_cancelled = draft->is_cancelled,
	    .instance = draft->instance,
	    .sequence = draft->sequence,
	};
	if ((draft->rule != NULL && !make_rule(event, draft, arena)) ||
	    !make_excluded(event, draft, arena) ||
	    !make_rdates(event, draft, seconds, arena))
		walk->no_memory = true;
}
