/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Whether days lie in months, on weekdays, in calendars, before a date. */
#include "compare/inspect.h"

/* What one day is there: is it one of the days? */
static bool
has_day(struct inspection *inspection, const struct check_days *days,
    struct date date, const struct plan_days *stretch, const char **name)
{
	switch (days->kind) {
	case CHECK_DAYS_MONTHS:
		return (days->bits >> date_to_civil(date).month & 1) != 0;
	case CHECK_DAYS_WEEKDAYS:
		return (days->bits >> date_weekday(date) & 1) != 0;
	case CHECK_DAYS_WEEKENDS:
		return query_is_weekend(inspection->query, date);
	case CHECK_DAYS_BUSINESS:
		return query_is_business_day(inspection->query, date);
	case CHECK_DAYS_CALENDAR:
		*name = query_day_name(inspection->query, days->calendar, date);
		return *name != NULL;
	case CHECK_DAYS_EVENT:
	case CHECK_DAYS_PHRASE:
		break;
	}
	return date_compare(date, stretch->first) >= 0 &&
	    date_compare(date, stretch->last) <= 0;
}

/* The one stretch that an event, a date or a calendar's year is. */
static bool
find_stretch(struct inspection *inspection, const struct check_days *days,
    struct date near, struct where_answer *answer)
{
	struct phrase_value value;

	switch (days->kind) {
	case CHECK_DAYS_CALENDAR:
		return query_calendar_year(inspection->query, days->calendar,
		    date_to_civil(near).year, &answer->days);
	case CHECK_DAYS_EVENT:
		return query_event(
		    inspection->query, days->phrase, &answer->days);
	case CHECK_DAYS_PHRASE:
		if (!query_evaluate(inspection->query, days->phrase, &value,
			&answer->problem) ||
		    value.precision == PRECISION_TBD)
			return false;
		answer->days = query_days(&value);
		return true;
	case CHECK_DAYS_MONTHS:
	case CHECK_DAYS_WEEKDAYS:
	case CHECK_DAYS_WEEKENDS:
	case CHECK_DAYS_BUSINESS:
		break;
	}
	return false;
}

/* Is a day among those of one item of the list? */
static bool
is_among(struct inspection *inspection, const struct check_where *where,
    const struct check_days *item, struct date day, struct where_answer *answer)
{
	bool is_stretch =
	    item->kind == CHECK_DAYS_EVENT || item->kind == CHECK_DAYS_PHRASE;

	if (is_stretch && !find_stretch(inspection, item, day, answer)) {
		/* Events may take place in other years only. */
		if (item->kind == CHECK_DAYS_PHRASE)
			answer->known = false;
		return false;
	}
	answer->has_days = is_stretch && where->count == 1;
	return has_day(inspection, item, day, &answer->days, &answer->name);
}

/* All days from first to last are among those of the list. */
static struct where_answer
lies_on(struct inspection *inspection, const struct check_where *where,
    struct plan_days days)
{
	struct where_answer answer = {.known = true, .holds = true};

	for (struct date day = days.first; date_compare(day, days.last) <= 0;
	     day.day++) {
		bool found = false;

		for (size_t i = 0; i < where->count && !found; i++)
			found = is_among(
			    inspection, where, &where->days[i], day, &answer);
		answer.holds &= found;
	}
	return answer;
}

struct where_answer
where_holds(struct inspection *inspection, const struct check_where *where,
    struct plan_days days)
{
	struct where_answer answer = {0};

	if (where->relation == CHECK_IN || where->relation == CHECK_ON)
		return lies_on(inspection, where, days);
	answer.known = answer.has_days =
	    find_stretch(inspection, &where->days[0], days.first, &answer);
	if (!answer.known)
		return answer;
	switch (where->relation) {
	case CHECK_AFTER:
		answer.holds = date_compare(days.first, answer.days.last) > 0;
		break;
	case CHECK_BEFORE:
		answer.holds = date_compare(days.last, answer.days.first) < 0;
		break;
	case CHECK_ON_OR_AFTER:
		answer.holds = date_compare(days.first, answer.days.first) >= 0;
		break;
	case CHECK_ON_OR_BEFORE:
	case CHECK_IN:
	case CHECK_ON:
		answer.holds = date_compare(days.last, answer.days.last) <= 0;
		break;
	}
	return answer;
}
