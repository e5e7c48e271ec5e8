/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Calendars are expanded some years around the dates that are asked for, and
 * farther when that does not do, so that no plan pays for all time and none
 * misses a holiday.
 */
#include "plan/daybook.h"

#include <stdlib.h>
#include <string.h>

#include "ical/days.h"

enum {
	MARGIN_DAYS = 3 * 366 /* beyond what was asked for */
};

bool
daybook_init(struct daybook *daybook, const struct cadence *cadence,
    struct diagnostics *diagnostics)
{
	*daybook =
	    (struct daybook){.cadence = cadence, .diagnostics = diagnostics};
	daybook->calendars =
	    calloc(cadence->calendar_count + 1, sizeof(*daybook->calendars));
	daybook->failed_memory = daybook->calendars == NULL;
	return daybook->calendars != NULL;
}

void
daybook_release(struct daybook *daybook)
{
	struct daybook_work *work = daybook->work;

	for (size_t i = 0;
	     daybook->calendars != NULL && i < daybook->cadence->calendar_count;
	     i++)
		arena_release(&daybook->calendars[i].arena);
	free(daybook->calendars);
	while (work != NULL) {
		struct daybook_work *next = work->next;

		arena_release(&work->arena);
		free(work);
		work = next;
	}
	*daybook = (struct daybook){0};
}

static struct date
date_earlier(struct date date, int32_t days)
{
	struct date result;

	return date_add_days(date, -days, &result) ? result : date_min();
}

static struct date
date_later(struct date date, int32_t days)
{
	struct date result;

	return date_add_days(date, days, &result) ? result : date_max();
}

/* Widens a stretch that is known so that it holds both days, with a margin
 * that grows with it; false where it does already. */
static bool
widen(bool *is_known, struct date *known_from, struct date *known_until,
    struct date from, struct date until)
{
	int32_t margin = MARGIN_DAYS;

	if (date_compare(until, from) < 0) {
		struct date earlier = until;

		until = from;
		from = earlier;
	}
	if (*is_known && date_compare(from, *known_from) >= 0 &&
	    date_compare(until, *known_until) <= 0)
		return false;
	if (*is_known)
		margin += date_days_between(*known_from, *known_until);
	if (!*is_known || date_compare(from, *known_from) < 0)
		*known_from = date_earlier(from, margin);
	if (!*is_known || date_compare(until, *known_until) > 0)
		*known_until = date_later(until, margin);
	*is_known = true;
	return true;
}

struct filler {
	struct daybook_calendar *calendar;
	const char *name; /* of the calendar */
	size_t occurrences;
};

/* Adds the days of an occurrence that lie in the stretch that is known. */
static bool
add_days(void *context, struct date first, struct date last, const char *name)
{
	struct filler *filler = context;
	struct daybook_calendar *calendar = filler->calendar;
	char *copy = name != NULL ? arena_string(&calendar->arena, name) : NULL;

	if (date_compare(first, calendar->from) < 0)
		first = calendar->from;
	if (date_compare(last, calendar->until) > 0)
		last = calendar->until;
	for (; date_compare(first, last) <= 0; first.day++) {
		struct day_off *days = arena_grow(&calendar->arena,
		    calendar->days, calendar->count, sizeof(*days));

		if (days == NULL)
			return false;
		calendar->days = days;
		days[calendar->count].date = first;
		days[calendar->count++].name =
		    copy != NULL ? copy : filler->name;
	}
	return true;
}

static int
compare_days(const void *left, const void *right)
{
	const struct day_off *a = left;
	const struct day_off *b = right;
	int order = date_compare(a->date, b->date);

	return order != 0 ? order : strcmp(a->name, b->name);
}

static void
sort_days(struct daybook_calendar *calendar)
{
	size_t kept = 0;

	if (calendar->count == 0)
		return;
	qsort(calendar->days, calendar->count, sizeof(calendar->days[0]),
	    compare_days);
	for (size_t i = 1; i < calendar->count; i++) {
		if (date_compare(
			calendar->days[i].date, calendar->days[kept].date) != 0)
			calendar->days[++kept] = calendar->days[i];
	}
	calendar->count = kept + 1;
}

static bool
expand_feed(struct daybook *daybook, const struct calendar *source,
    struct filler *filler)
{
	const struct daybook_calendar *calendar = filler->calendar;

	switch (ical_days_expand(
	    source->feed, calendar->from, calendar->until, add_days, filler)) {
	case ICAL_DAYS_OK:
		return true;
	case ICAL_DAYS_TOO_MANY:
		diagnostic_add(daybook->diagnostics, DIAGNOSTIC_TOO_MANY_DAYS,
		    source->at, DIAGNOSTIC_ARGS(source->name, "100000"));
		diagnostic_help(daybook->diagnostics,
		    "shorten the calendar, or plan fewer cycles");
		daybook->failed = true;
		return false;
	case ICAL_DAYS_STOPPED:
	case ICAL_DAYS_NO_MEMORY:
		break;
	}
	daybook->failed_memory = true;
	return false;
}

/* Expands a calendar as far as it is to be known. */
static bool
fill(struct daybook *daybook, size_t index)
{
	const struct calendar *source = &daybook->cadence->calendars[index];
	struct daybook_calendar *calendar = &daybook->calendars[index];
	struct filler filler = {calendar, source->name, 0};
	bool good = true;

	arena_release(&calendar->arena);
	calendar->days = NULL;
	calendar->count = 0;
	for (size_t i = 0; i < source->day_count && good; i++)
		good = add_days(&filler, source->days[i].first,
		    source->days[i].last, source->days[i].name);
	if (!good)
		daybook->failed_memory = true;
	if (good && source->feed != NULL)
		good = expand_feed(daybook, source, &filler);
	if (good)
		sort_days(calendar);
	return good;
}

static bool
cover_calendar(
    struct daybook *daybook, size_t index, struct date from, struct date until)
{
	struct daybook_calendar *calendar;

	/* Short of memory from the start. */
	if (daybook->calendars == NULL)
		return false;
	calendar = &daybook->calendars[index];
	return !widen(&calendar->is_known, &calendar->from, &calendar->until,
		   from, until) ||
	    fill(daybook, index);
}

const char *
daybook_name(struct daybook *daybook, size_t calendar, struct date date)
{
	const struct daybook_calendar *known;
	size_t low = 0, high;

	if (!cover_calendar(daybook, calendar, date, date))
		return NULL;
	known = &daybook->calendars[calendar];
	high = known->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (date_compare(known->days[middle].date, date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == known->count ||
	    date_compare(known->days[low].date, date) != 0)
		return NULL;
	return known->days[low].name;
}

const char *
daybook_reason(
    struct daybook *daybook, const struct avoid_list *list, struct date date)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *name =
		    daybook_name(daybook, list->calendars[i], date);

		if (name != NULL)
			return name;
	}
	if (list->weekends &&
	    (daybook->cadence->workdays >> date_weekday(date) & 1) == 0)
		return "weekend";
	return NULL;
}

struct daybook_work *
daybook_work(struct daybook *daybook, const struct avoid_list *list)
{
	struct daybook_work *work = daybook->work;

	while (work != NULL && work->list != list)
		work = work->next;
	if (work != NULL)
		return work;
	work = calloc(1, sizeof(*work));
	if (work == NULL) {
		daybook->failed_memory = true;
		return NULL;
	}
	work->list = list;
	work->workdays.weekdays = daybook->cadence->workdays;
	work->next = daybook->work;
	daybook->work = work;
	return work;
}

static int
compare_dates(const void *left, const void *right)
{
	return date_compare(
	    *(const struct date *)left, *(const struct date *)right);
}

/* Puts the days off of all calendars of the list together. */
static bool
collect(struct daybook *daybook, struct daybook_work *work)
{
	const struct avoid_list *list = work->list;
	struct date *days = NULL;
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (!cover_calendar(
			daybook, list->calendars[i], work->from, work->until))
			return false;
		count += daybook->calendars[list->calendars[i]].count;
	}
	arena_release(&work->arena);
	work->workdays.count = 0;
	days = ARENA_ARRAY(&work->arena, count + 1, struct date);
	if (days == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct daybook_calendar *calendar =
		    &daybook->calendars[list->calendars[i]];

		for (size_t j = 0; j < calendar->count; j++)
			days[kept++] = calendar->days[j].date;
	}
	qsort(days, kept, sizeof(days[0]), compare_dates);
	count = 0;
	for (size_t i = 0; i < kept; i++) {
		if (count == 0 || date_compare(days[count - 1], days[i]) != 0)
			days[count++] = days[i];
	}
	work->workdays.days_off = days;
	work->workdays.count = count;
	return true;
}

bool
daybook_cover(struct daybook *daybook, struct daybook_work *work,
    struct date from, struct date until)
{
	if (work->list == NULL || work->list->count == 0 || daybook->failed ||
	    !widen(&work->is_known, &work->from, &work->until, from, until))
		return false;
	if (!collect(daybook, work) && !daybook->failed)
		daybook->failed_memory = true;
	return true;
}

/* The nearest day in a direction that is not avoided. */
static bool
search(struct daybook *daybook, const struct avoid_list *list, int32_t step,
    struct date date, struct date *result)
{
	for (int i = 0; i < DAYBOOK_REACH; i++) {
		if (daybook_reason(daybook, list, date) == NULL) {
			*result = date;
			return true;
		}
		if (!date_add_days(date, step, &date))
			return false;
	}
	return false;
}

static bool
is_same_month(struct date left, struct date right)
{
	struct civil a = date_to_civil(left);
	struct civil b = date_to_civil(right);

	return a.year == b.year && a.month == b.month;
}

bool
daybook_move(struct daybook *daybook, const struct avoid_list *list,
    enum move move, struct date *date)
{
	struct date after = *date, before = *date;
	bool has_after, has_before;

	if (move == MOVE_NONE || daybook_reason(daybook, list, *date) == NULL)
		return true;
	has_after =
	    move != MOVE_PRECEDING && search(daybook, list, 1, *date, &after);
	if (move == MOVE_FOLLOWING) {
		*date = after;
		return has_after;
	}
	if (move == MOVE_MODIFIED_FOLLOWING && has_after &&
	    is_same_month(*date, after)) {
		*date = after;
		return true;
	}
	has_before = search(daybook, list, -1, *date, &before);
	if (move == MOVE_NEAREST && has_after &&
	    (!has_before ||
		date_days_between(*date, after) <=
		    date_days_between(before, *date))) {
		*date = after;
		return true;
	}
	*date = before;
	return has_before;
}
