/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* One function per BY... part. */
#include "ical/recur_match.h"

/* The nth day of `length` in a month or year, from 1. */
struct place {
	int32_t nth;
	int32_t length;
};

static bool
is_present(const short *list)
{
	return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Whether a list is absent or has `place`, counted from either end. */
static bool
allows(const short *list, struct place place)
{
	size_t i;

	for (i = 0; list[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		if (list[i] == place.nth ||
		    list[i] == place.nth - place.length - 1)
			return true;
	}
	return i == 0;
}

static int32_t
year_length(int32_t year)
{
	return date_is_leap_year(year) ? 366 : 365;
}

/* January 1 of a year within the range of struct date. */
static struct date
new_year(int32_t year)
{
	struct date result = date_min();

	date_from_civil(year, 1, 1, &result);
	return result;
}

static struct place
place_in_year(struct date date, int32_t year)
{
	return (struct place){
	    date.day - new_year(year).day + 1, year_length(year)};
}

static struct place
place_in_month(struct civil civil)
{
	return (struct place){
	    civil.day, date_days_in_month(civil.year, civil.month)};
}

/* As libical counts: 1 is Sunday. */
static int32_t
weekday_of(struct date date)
{
	return (int32_t)date_weekday(date) % 7 + 1;
}

/* Whether a day is the `number`th of its weekday; 0 means any. */
static bool
is_nth(int32_t number, struct place place)
{
	return number == 0 || number == (place.nth - 1) / 7 + 1 ||
	    number == -((place.length - place.nth) / 7 + 1);
}

static bool
allows_weekday(
    const struct icalrecurrencetype *rule, struct date date, struct civil civil)
{
	bool in_year =
	    rule->freq == ICAL_YEARLY_RECURRENCE && !is_present(rule->by_month);
	struct place place =
	    in_year ? place_in_year(date, civil.year) : place_in_month(civil);
	int32_t weekday = weekday_of(date);
	size_t i;

	for (i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
		short item = rule->by_day[i];

		if ((int32_t)icalrecurrencetype_day_day_of_week(item) ==
			weekday &&
		    is_nth(icalrecurrencetype_day_position(item), place))
			return true;
	}
	return i == 0;
}

struct date
recur_week_start(const struct icalrecurrencetype *rule, struct date date)
{
	date.day -= (weekday_of(date) - (int32_t)rule->week_start + 7) % 7;
	return date;
}

/*
 * A week belongs to the year that has its fourth day, and the first such week
 * is week 1; so is the place of the fourth day among its likes in that year.
 */
static bool
allows_week(const struct icalrecurrencetype *rule, struct date date)
{
	struct date fourth = recur_week_start(rule, date);
	struct place place;

	fourth.day += 3;
	place = place_in_year(fourth, date_to_civil(fourth).year);
	place.length = (place.length - place.nth) / 7 + (place.nth - 1) / 7 + 1;
	place.nth = (place.nth - 1) / 7 + 1;
	return allows(rule->by_week_no, place);
}

bool
recur_matches(
    const struct icalrecurrencetype *rule, struct date date, struct civil civil)
{
	return allows(rule->by_month, (struct place){civil.month, 12}) &&
	    allows(rule->by_month_day, place_in_month(civil)) &&
	    (!is_present(rule->by_year_day) ||
		allows(rule->by_year_day, place_in_year(date, civil.year))) &&
	    (!is_present(rule->by_day) || allows_weekday(rule, date, civil)) &&
	    (!is_present(rule->by_week_no) || allows_week(rule, date));
}
