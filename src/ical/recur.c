/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Recurrence rules. libical reads the rule; the days come from here.
 *
 * Why not libical's iterator: that of 3.0.16 gives wrong days, without a word,
 * for DAILY with a negative BYMONTHDAY, for WEEKLY with INTERVAL and BYDAY
 * where the first week's day comes after DTSTART, for YEARLY with BYMONTHDAY
 * alone, for BYWEEKNO at the turn of the year, and for BYSETPOS with WEEKLY;
 * and it takes up to three seconds to find that no day matches.
 */
#include "ical/recur.h"

#include "ical/recur_match.h"
#include "ical/rule.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { YEAR_LENGTH_MAX = 366 };

struct ical_recur {
	struct icalrecurrencetype rule;
	struct date start;
	struct date until;
	int32_t left;        /* days that COUNT still allows, or INT32_MAX */
	int32_t empty;       /* periods in a row without a day */
	int64_t next_period; /* how many periods after the one of `start` */
	struct date days[YEAR_LENGTH_MAX]; /* of one period */
	size_t count;
	size_t position;
};

/*
 * After 400 years the calendar repeats: so many periods without a day and
 * there is none to come.
 */
static const struct frequency {
	int32_t periods;
	int32_t months; /* in a period; 0 where it has a number of days */
	int32_t days;
} frequencies[] = {
    [ICAL_DAILY_RECURRENCE] = {146097, 0, 1},
    [ICAL_WEEKLY_RECURRENCE] = {20871, 0, 7},
    [ICAL_MONTHLY_RECURRENCE] = {4800, 1, 0},
    [ICAL_YEARLY_RECURRENCE] = {400, 12, 0},
};

/*
 * libical does not check all its allocations while it reads a rule; they take
 * less than this, so it is asked for, and given back, before.
 */
static bool
is_memory_left(void)
{
	void *probe = malloc((size_t)8 * ICAL_RULE_LENGTH_MAX);

	free(probe);
	return probe != NULL;
}

static bool
is_present(const short *list)
{
	return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Where a copy of a list failed, libical goes on as if it were not there. */
static bool
has_every_list(const struct icalrecurrencetype *rule, const char *text)
{
	int missing = 0;

	for (; *text != '\0'; text += strcspn(text, ";")) {
		text += *text == ';';
		missing += strncasecmp(text, "BY", 2) == 0;
	}
	missing -= is_present(rule->by_day);
	missing -= is_present(rule->by_month_day);
	missing -= is_present(rule->by_year_day);
	missing -= is_present(rule->by_week_no);
	missing -= is_present(rule->by_month);
	missing -= is_present(rule->by_set_pos);
	return missing == 0;
}

static enum ical_recur_status
parse(const char *text, struct icalrecurrencetype *rule)
{
	char copy[ICAL_RULE_LENGTH_MAX + 1];
	enum ical_recur_status status = ical_rule_check(text, copy);

	if (status != ICAL_RECUR_OK)
		return status;
	if (!is_memory_left())
		return ICAL_RECUR_NO_MEMORY;
	icalerror_clear_errno();
	icalerror_set_errors_are_fatal(false);
	*rule = icalrecurrencetype_from_string(copy);
	if (rule->freq == ICAL_NO_RECURRENCE)
		return icalerrno == ICAL_NEWFAILED_ERROR ? ICAL_RECUR_NO_MEMORY
							 : ICAL_RECUR_SYNTAX;
	return has_every_list(rule, copy) ? ICAL_RECUR_OK
					  : ICAL_RECUR_NO_MEMORY;
}

static void
set_single(short *list, int32_t number)
{
	list[0] = (short)number;
	list[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

/* What the rule does not say comes from the start (section 3.3.10). */
static void
complete(struct icalrecurrencetype *rule, struct date start)
{
	struct civil civil = date_to_civil(start);
	int32_t weekday = (int32_t)date_weekday(start) % 7 + 1;
	bool is_yearly = rule->freq == ICAL_YEARLY_RECURRENCE;

	if (is_present(rule->by_day) || is_present(rule->by_month_day) ||
	    is_present(rule->by_year_day))
		return;
	if (rule->freq == ICAL_WEEKLY_RECURRENCE ||
	    is_present(rule->by_week_no))
		set_single(rule->by_day, weekday);
	else if (rule->freq == ICAL_MONTHLY_RECURRENCE || is_yearly)
		set_single(rule->by_month_day, civil.day);
	if (is_yearly && !is_present(rule->by_month) &&
	    !is_present(rule->by_week_no))
		set_single(rule->by_month, civil.month);
}

static void
recur_init(struct ical_recur *recur, struct date start)
{
	struct icalrecurrencetype *rule = &recur->rule;

	recur->start = start;
	recur->left = rule->count > 0 ? rule->count : INT32_MAX;
	if (!date_from_civil(rule->until.year, rule->until.month,
		rule->until.day, &recur->until))
		recur->until = date_max();
	complete(rule, start);
}

enum ical_recur_status
ical_recur_check(const char *text)
{
	struct ical_recur recur = {0};
	enum ical_recur_status status = parse(text, &recur.rule);
	struct date day;

	if (status != ICAL_RECUR_OK)
		return status;
	recur.rule.interval = 1;
	recur.rule.count = 0;
	recur.rule.until.year = 0;
	date_from_civil(2000, 1, 1, &day);
	recur_init(&recur, day);
	return ical_recur_next(&recur, &day) ? ICAL_RECUR_OK : ICAL_RECUR_NEVER;
}

struct ical_recur *
ical_recur_new(const char *text, struct date start)
{
	struct ical_recur *recur = calloc(1, sizeof(*recur));

	if (recur == NULL || parse(text, &recur->rule) != ICAL_RECUR_OK) {
		free(recur);
		return NULL;
	}
	recur_init(recur, start);
	return recur;
}

/* The first day of the period after `number` others. */
static bool
find_period(const struct ical_recur *recur, int64_t number, struct date *first)
{
	const struct frequency *frequency = &frequencies[recur->rule.freq];

	switch (recur->rule.freq) {
	case ICAL_YEARLY_RECURRENCE:
		date_start_of(DATE_UNIT_YEAR, recur->start, first);
		break;
	case ICAL_MONTHLY_RECURRENCE:
		date_start_of(DATE_UNIT_MONTH, recur->start, first);
		break;
	case ICAL_WEEKLY_RECURRENCE:
		*first = recur_week_start(&recur->rule, recur->start);
		break;
	default:
		*first = recur->start;
		break;
	}
	return frequency->months > 0
	    ? date_add_months(*first, number * frequency->months, first)
	    : date_add_days(*first, number * frequency->days, first);
}

/* The days [*first, *end) of the next period; false past the last year. */
static bool
next_period(struct ical_recur *recur, struct date *first, struct date *end)
{
	if (!find_period(recur, recur->next_period, first))
		return false;
	if (!find_period(recur, recur->next_period + 1, end))
		end->day = date_max().day + 1;
	recur->next_period += recur->rule.interval;
	return true;
}

/* How many periods lie between that of the start and that of `to`. */
static int64_t
count_periods(const struct ical_recur *recur, struct date to)
{
	struct civil first = date_to_civil(recur->start);
	struct civil last = date_to_civil(to);

	switch (recur->rule.freq) {
	case ICAL_YEARLY_RECURRENCE:
		return last.year - first.year;
	case ICAL_MONTHLY_RECURRENCE:
		return (last.year - first.year) * 12 + last.month - first.month;
	case ICAL_WEEKLY_RECURRENCE:
		return (recur_week_start(&recur->rule, to).day -
			   recur_week_start(&recur->rule, recur->start).day) /
		    7;
	default:
		return to.day - recur->start.day;
	}
}

void
ical_recur_skip(struct ical_recur *recur, struct date to)
{
	int64_t periods;

	if (recur->left != INT32_MAX || to.day <= recur->start.day)
		return;
	periods = count_periods(recur, to);
	recur->next_period = periods - periods % recur->rule.interval;
}

/* Keeps of the period's days those that BYSETPOS names. */
static void
select_positions(struct ical_recur *recur)
{
	const short *positions = recur->rule.by_set_pos;
	size_t kept = 0;
	size_t i, k;

	for (i = 0; i < recur->count; i++) {
		int32_t forward = (int32_t)i + 1;
		int32_t backward = (int32_t)i - (int32_t)recur->count;

		for (k = 0; positions[k] != ICAL_RECURRENCE_ARRAY_MAX; k++) {
			if (positions[k] == forward || positions[k] == backward)
				break;
		}
		if (positions[k] != ICAL_RECURRENCE_ARRAY_MAX)
			recur->days[kept++] = recur->days[i];
	}
	recur->count = kept;
}

/* Keeps the days of [date, end) that match. Only the first of each month is
 * taken apart into a year, a month and a day: that is what costs time. */
static void
find_days(struct ical_recur *recur, struct date date, struct date end)
{
	while (date.day < end.day) {
		struct civil civil = date_to_civil(date);
		int32_t length = date_days_in_month(civil.year, civil.month);

		for (; civil.day <= length && date.day < end.day;
		     civil.day++, date.day++) {
			if (recur_matches(&recur->rule, date, civil))
				recur->days[recur->count++] = date;
		}
	}
}

/* Finds the days of the next period, perhaps none; false at the end. */
static bool
fill(struct ical_recur *recur)
{
	struct date date;
	struct date end;

	recur->position = 0;
	recur->count = 0;
	if (recur->empty == frequencies[recur->rule.freq].periods ||
	    !next_period(recur, &date, &end) || date.day > recur->until.day)
		return false;
	find_days(recur, date, end);
	if (is_present(recur->rule.by_set_pos))
		select_positions(recur);
	recur->empty = recur->count == 0 ? recur->empty + 1 : 0;
	return true;
}

bool
ical_recur_next(struct ical_recur *recur, struct date *result)
{
	struct date day;

	do {
		while (recur->position == recur->count) {
			if (recur->left == 0 || !fill(recur))
				return false;
		}
		day = recur->days[recur->position++];
	} while (day.day < recur->start.day);
	if (recur->left == 0 || day.day > recur->until.day)
		return false;
	recur->left -= recur->left != INT32_MAX;
	*result = day;
	return true;
}

void
ical_recur_free(struct ical_recur *recur)
{
	free(recur);
}
