/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How well people can know a date beforehand: PEP 607, "Aligning the release
 * cadence with the calendar year". PEP 602 has its final "always in October",
 * and calls the nine months of PEP 596 too irregular.
 */
#include "compare/metric.h"

#include <string.h>

#include "phrase/words.h"

enum { DAYS_OF_YEAR = 365, ISO_WEEKS = 54, MONTHS_SHOWN = 2 };

const char *const metric_role_names[] = {
    "first test release", "freeze", "final", NULL};

/* A date, and whether its day is known. */
struct role_date {
	struct date date;
	bool is_day;
};

/* The date of a role; false where the series has none. */
static bool
find_role_date(
    const struct summary_series *series, size_t role, struct role_date *found)
{
	if (role == ROLE_FREEZE) {
		*found =
		    (struct role_date){series->freeze, series->freeze_is_day};
		return series->has_freeze;
	}
	*found = (struct role_date){series->final, series->final_is_day};
	for (size_t i = 0; role == ROLE_FIRST_TEST && i < series->date_count;
	     i++) {
		const struct summary_date *date = &series->dates[i];

		if (date->phase == TEST_NONE)
			continue;
		*found = (struct role_date){
		    date->first, date->precision == PRECISION_DAY};
		return true;
	}
	return role == ROLE_FINAL;
}

/* Calls for the date of the step in each counted cycle that has it. */
static void
each_step_date(const struct measuring *measuring, bool only_days,
    void (*visit)(void *context, struct date date), void *context)
{
	size_t count;
	const struct summary_step *steps = summary_steps_of(measuring->summary,
	    measuring->step->name, measuring->step->number, &count);

	for (size_t i = 0; i < count; i++) {
		const struct summary_date *date = steps[i].date;

		if (date->precision == PRECISION_DAY || !only_days)
			visit(context, date->first);
	}
}

/* Calls for the date of the role, or of the step, in each counted cycle; if
 * `only_days`, for those alone of which the day is known. */
static void
each_role_date(const struct measuring *measuring, bool only_days,
    void (*visit)(void *context, struct date date), void *context)
{
	const struct summary *summary = measuring->summary;
	struct role_date found;

	if (measuring->step != NULL) {
		each_step_date(measuring, only_days, visit, context);
		return;
	}
	for (size_t i = summary->first; i < summary->end; i++) {
		if (find_role_date(
			summary->cycles[i], measuring->which, &found) &&
		    (found.is_day || !only_days))
			visit(context, found.date);
	}
}

/* Which of several numbered things there are. */
struct presence {
	bool is_there[DAYS_OF_YEAR];
};

static size_t
count_present(const struct presence *presence, size_t limit)
{
	size_t count = 0;

	for (size_t i = 0; i < limit; i++)
		count += presence->is_there[i];
	return count;
}

/* In a year that is no leap year; 29 February is the day before it. */
static void
mark_day_of_year(void *context, struct date date)
{
	struct presence *presence = context;
	struct civil civil = date_to_civil(date);
	int32_t day = civil.month == 2 && civil.day == 29 ? 28 : civil.day;
	struct date first, same;

	if (date_from_civil(2001, 1, 1, &first) &&
	    date_from_civil(2001, civil.month, day, &same))
		presence->is_there[date_days_between(first, same)] = true;
}

/* The year is a circle: what is left of it beside the longest stretch without
 * any of the dates. */
void
measure_spread(const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};
	int64_t longest = 0, gap = 0;

	each_role_date(measuring, false, mark_day_of_year, &presence);
	if (count_present(&presence, DAYS_OF_YEAR) == 0)
		return;
	for (size_t i = 0; i < 2 * (size_t)DAYS_OF_YEAR; i++) {
		gap = presence.is_there[i % DAYS_OF_YEAR] ? 0 : gap + 1;
		if (gap > longest)
			longest = gap;
	}
	tally_add(tally, DAYS_OF_YEAR - longest - 1);
}

static void
mark_iso_week(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_iso_week(date).week] = true;
}

void
measure_iso_weeks(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};
	size_t count;

	each_role_date(measuring, true, mark_iso_week, &presence);
	count = count_present(&presence, ISO_WEEKS);
	if (count > 0)
		tally_add(tally, (int64_t)count);
}

/* "Mon", "Mon Tue", or "5 weekdays" where there are more. */
static void
tell_names(const struct measuring *measuring, const struct presence *presence,
    const struct word *words, int32_t limit, const char *plural,
    struct tally_of_metric *tally)
{
	size_t count = count_present(presence, (size_t)limit);
	const char *text = "";

	for (int32_t i = 0; i < limit && text != NULL; i++) {
		if (presence->is_there[i])
			text = arena_printf(measuring->arena, "%s%s%.3s", text,
			    *text != '\0' ? " " : "", word_of_value(words, i));
	}
	if (count > MONTHS_SHOWN)
		text = arena_printf(measuring->arena, "%zu %s", count, plural);
	if (count == 0)
		return;
	tally->text = text;
	tally->count = 1;
}

static void
mark_weekday(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_weekday(date)] = true;
}

void
measure_weekdays(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};

	each_role_date(measuring, true, mark_weekday, &presence);
	tell_names(measuring, &presence, word_weekdays, WEEKDAY_SUNDAY + 1,
	    "weekdays", tally);
}

static void
mark_month(void *context, struct date date)
{
	struct presence *presence = context;

	presence->is_there[date_to_civil(date).month] = true;
}

void
measure_months(const struct measuring *measuring, struct tally_of_metric *tally)
{
	struct presence presence = {{false}};

	each_role_date(measuring, false, mark_month, &presence);
	tell_names(measuring, &presence, word_months, 13, "months", tally);
}

uint32_t
summary_role_months(const struct summary *summary, enum metric_role role)
{
	uint32_t months = 0;
	struct role_date found;

	for (size_t i = summary->first; i < summary->end; i++) {
		if (find_role_date(summary->cycles[i], role, &found))
			months |= (uint32_t)1
			    << date_to_civil(found.date).month;
	}
	return months;
}

/* Whether two dates are in one month, say. */
typedef bool date_likeness(struct date left, struct date right);

/* How many steps of milestones have all of their dates alike, of how many there
 * are at least two of: "13 of 19". */
static void
tell_alike(const struct measuring *measuring, bool only_days,
    date_likeness *alike, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	size_t all = 0, same = 0, count;

	for (size_t at = 0; at < summary->step_count; at += count) {
		const struct summary_step *steps = &summary->steps[at];
		const struct summary_date *first = NULL;
		bool is_same = true;
		size_t dates = 0;

		summary_steps_of(summary, steps->date->milestone,
		    steps->date->number, &count);
		for (size_t i = 0; i < count; i++) {
			const struct summary_date *date = steps[i].date;

			if (date->kind != ITEM_MILESTONE ||
			    (only_days && date->precision != PRECISION_DAY))
				continue;
			if (dates++ == 0)
				first = date;
			is_same &= alike(first->first, date->first);
		}
		all += dates > 1;
		same += dates > 1 && is_same;
	}
	if (all == 0)
		return;
	tally->text = arena_printf(measuring->arena, "%zu of %zu", same, all);
	tally->count = 1;
}

static bool
is_one_month(struct date left, struct date right)
{
	return date_to_civil(left).month == date_to_civil(right).month;
}

static bool
is_one_weekday(struct date left, struct date right)
{
	return date_weekday(left) == date_weekday(right);
}

void
measure_one_month(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	tell_alike(measuring, false, is_one_month, tally);
}

void
measure_one_weekday(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	tell_alike(measuring, true, is_one_weekday, tally);
}
