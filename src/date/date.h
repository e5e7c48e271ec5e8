/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Civil dates of the proleptic Gregorian calendar, years 1583 to 9999, as
 * serial day numbers. Pure arithmetic: no allocation, no clock, no locale, no
 * time zone. Any module above may use it; it includes nothing of takt.
 *
 * Functions that can leave the range return false and leave `*result` alone.
 */
#ifndef TAKT_DATE_DATE_H
#define TAKT_DATE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DATE_YEAR_MIN = 1583, DATE_YEAR_MAX = 9999 };

/* Day 0 is 1970-01-01; every value made by this module is within the range. */
struct date {
	int32_t day;
};

/* The same day as the calendar on the wall has it; month and day from 1. */
struct civil {
	int32_t year;
	int32_t month;
	int32_t day;
};

/* ISO 8601 numbers. */
enum weekday {
	WEEKDAY_MONDAY = 1,
	WEEKDAY_TUESDAY,
	WEEKDAY_WEDNESDAY,
	WEEKDAY_THURSDAY,
	WEEKDAY_FRIDAY,
	WEEKDAY_SATURDAY,
	WEEKDAY_SUNDAY
};

/* An ISO 8601 week: `year` is the year of its Thursday; week 1 to 53. */
struct iso_week {
	int32_t year;
	int32_t week;
};

enum date_unit {
	DATE_UNIT_WEEK, /* Monday to Sunday */
	DATE_UNIT_MONTH,
	DATE_UNIT_QUARTER,
	DATE_UNIT_YEAR
};

/* 1583-01-01 and 9999-12-31. */
struct date date_min(void);
struct date date_max(void);

bool date_is_leap_year(int32_t year);

/* 28 to 31; month must be 1 to 12. */
int32_t date_days_in_month(int32_t year, int32_t month);

/* False when there is no such day (30 February) or it is out of range. */
bool date_from_civil(
    int32_t year, int32_t month, int32_t day, struct date *result);
struct civil date_to_civil(struct date date);

/* Exactly YYYY-MM-DD; false for any other text and for days that are not. */
bool date_parse(const char *text, size_t length, struct date *result);

enum { DATE_TEXT_SIZE = 11 };

/* Writes YYYY-MM-DD and a NUL; returns `text`. */
char *date_format(struct date date, char text[DATE_TEXT_SIZE]);

enum weekday date_weekday(struct date date);

/* -1, 0 or 1. */
int date_compare(struct date left, struct date right);

/* Days from `from` to `to`; negative when `to` is earlier. */
int32_t date_days_between(struct date from, struct date to);

bool date_add_days(struct date date, int64_t days, struct date *result);

/*
 * Adds months in one step; a day that the month lacks becomes its last day
 * (31 January + 1 month is 28 or 29 February). 12 months are a year, so
 * 29 February + 12 months is 28 February.
 */
bool date_add_months(struct date date, int64_t months, struct date *result);

/*
 * The nth weekday of a month: nth 1 to 5 counts from its start, -1 to -5 from
 * its end (-1 is the last). False where the month has no such day.
 */
bool date_nth_weekday(int32_t year, int32_t month, int32_t nth,
    enum weekday weekday, struct date *result);

struct iso_week date_iso_week(struct date date);

/* 52 or 53. */
int32_t date_iso_weeks_in_year(int32_t year);

/* False for week 53 of a year that has 52, and out of range. */
bool date_from_iso_week(
    int32_t year, int32_t week, enum weekday weekday, struct date *result);

/* The nearest `weekday` at or after / at or before `date`. */
bool date_weekday_on_or_after(
    struct date date, enum weekday weekday, struct date *result);
bool date_weekday_on_or_before(
    struct date date, enum weekday weekday, struct date *result);

/* The `weekday` at most three days away. */
bool date_weekday_nearest(
    struct date date, enum weekday weekday, struct date *result);

/* First and last day of the week, month, quarter or year that holds `date`. */
bool date_start_of(enum date_unit unit, struct date date, struct date *result);
bool date_end_of(enum date_unit unit, struct date date, struct date *result);

/*
 * The Monday of week `week` of a month, where week 1 holds the month's first
 * Monday (Go's release cycle counts so). False unless that Monday lies in the
 * month.
 */
bool date_week_of_month(
    int32_t year, int32_t month, int32_t week, struct date *result);

#endif
