/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The occurrences of events within a range. */
#include "ical/days.h"

#include <stdio.h>
#include <string.h>

#include "ical/days_event.h"
#include "ical/rule.h"

struct expansion {
	struct date from;
	struct date until;
	ical_days_visit *visit;
	void *context;
	size_t occurrences;
	size_t steps;
};

/* Whether a date is among sorted ones. */
static bool
is_excluded(const struct ical_event *event, struct date date)
{
	size_t low = 0;
	size_t high = event->excluded_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = date_compare(event->excluded[middle], date);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static bool
is_rdate(const struct ical_event *event, struct date date)
{
	size_t low = 0;
	size_t high = event->rdate_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = date_compare(event->rdates[middle].date, date);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* Gives an instance away if it touches the range and is not taken out. */
static enum ical_days_status
give(struct expansion *expansion, const struct ical_event *event,
    struct date first, int32_t days)
{
	struct date last = date_max();

	date_add_days(first, days - 1, &last);
	if (first.day > expansion->until.day ||
	    last.day < expansion->from.day || is_excluded(event, first))
		return ICAL_DAYS_OK;
	if (expansion->occurrences++ == ICAL_DAYS_OCCURRENCES_MAX)
		return ICAL_DAYS_TOO_MANY;
	return expansion->visit(expansion->context, first, last, event->name)
	    ? ICAL_DAYS_OK
	    : ICAL_DAYS_STOPPED;
}

/* A date of RDATE is given there, with its own length. */
static enum ical_days_status
give_unless_rdate(struct expansion *expansion, const struct ical_event *event,
    struct date first)
{
	return is_rdate(event, first)
	    ? ICAL_DAYS_OK
	    : give(expansion, event, first, event->days);
}

/*
 * The rule's instances but DTSTART. A rule without COUNT need not be walked
 * through from its start.
 */
static enum ical_days_status
walk_rule(struct expansion *expansion, const struct ical_event *event,
    struct ical_recur *recur)
{
	enum ical_days_status status = ICAL_DAYS_OK;
	int32_t left = event->count;
	struct date skip_to;
	struct date day;

	if (left == INT32_MAX &&
	    date_add_days(expansion->from, 1 - (int64_t)event->days, &skip_to))
		ical_recur_skip(recur, skip_to);
	else if (left != INT32_MAX)
		left--;
	while (status == ICAL_DAYS_OK && left > 0 &&
	    ical_recur_next(recur, &day)) {
		if (expansion->steps++ == ICAL_DAYS_STEPS_MAX)
			return ICAL_DAYS_TOO_MANY;
		if (day.day == event->start.date.day)
			continue;
		left -= left != INT32_MAX;
		status = give_unless_rdate(expansion, event, day);
	}
	return status;
}

static enum ical_days_status
expand_rule(struct expansion *expansion, const struct ical_event *event)
{
	struct date end = expansion->until.day < event->until.day
	    ? expansion->until
	    : event->until;
	struct civil civil = date_to_civil(end);
	char rule[ICAL_RULE_LENGTH_MAX + 1];
	struct ical_recur *recur;
	enum ical_days_status status;

	if (end.day <= event->start.date.day)
		return ICAL_DAYS_OK;
	(void)snprintf(rule, sizeof(rule), "%s;UNTIL=%04d%02d%02d", event->rule,
	    (int)civil.year, (int)civil.month, (int)civil.day);
	recur = ical_recur_new(rule, event->start.date);
	if (recur == NULL)
		return ICAL_DAYS_NO_MEMORY;
	status = walk_rule(expansion, event, recur);
	ical_recur_free(recur);
	return status;
}

static enum ical_days_status
expand_event(struct expansion *expansion, const struct ical_event *event)
{
	enum ical_days_status status =
	    give_unless_rdate(expansion, event, event->start.date);

	for (size_t i = 0; i < event->rdate_count && status == ICAL_DAYS_OK;
	     i++)
		status = give(expansion, event, event->rdates[i].date,
		    event->rdates[i].days);
	if (event->rule != NULL && status == ICAL_DAYS_OK)
		status = expand_rule(expansion, event);
	return status;
}

enum ical_days_status
ical_days_expand(const struct ical_days *days, struct date from,
    struct date until, ical_days_visit *visit, void *context)
{
	struct expansion expansion = {from, until, visit, context, 0, 0};
	enum ical_days_status status = ICAL_DAYS_OK;

	for (size_t i = 0; i < days->count && status == ICAL_DAYS_OK; i++)
		status = expand_event(&expansion, &days->events[i]);
	return status;
}
