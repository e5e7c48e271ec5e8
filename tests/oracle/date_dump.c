/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Walks the whole range of the date module and prints a CRC-32 per century of
 * three kinds of records, which date_checksums.py describes and makes from
 * another implementation. Fails where a day does not survive the way to its
 * year, month and day, its ISO week or its text and back.
 */
#include "date/date.h"

#include <stdio.h>
#include <stdlib.h>

/* Stands for "no such day". */
#define NO_DAY INT32_MIN

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const int32_t added_months[] = {-1200, -12, -1, 1, 6, 12, 18};

/* CRC-32 as in zlib: ISO 3309, polynomial 0x04c11db7, bits reflected. */
static uint32_t crc_table[256];

static void
crc_init(void)
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t value = i;

		for (int bit = 0; bit < 8; bit++)
			value = value >> 1 ^ (value & 1) * 0xedb88320U;
		crc_table[i] = value;
	}
}

/* Adds the low `size` bytes of `value`, lowest first; start from 0. */
static uint32_t
crc_add(uint32_t crc, int32_t value, size_t size)
{
	uint32_t bits = (uint32_t)value;

	crc = ~crc;
	for (size_t i = 0; i < size; i++, bits >>= 8)
		crc = crc >> 8 ^ crc_table[(crc ^ bits) & 0xff];
	return ~crc;
}

static void
check_round_trip(struct date date)
{
	struct civil civil = date_to_civil(date);
	struct iso_week week = date_iso_week(date);
	struct date again[3];
	char text[DATE_TEXT_SIZE];

	if (date_from_civil(civil.year, civil.month, civil.day, &again[0]) &&
	    date_from_iso_week(
		week.year, week.week, date_weekday(date), &again[1]) &&
	    date_parse(
		date_format(date, text), DATE_TEXT_SIZE - 1, &again[2]) &&
	    again[0].day == date.day && again[1].day == date.day &&
	    again[2].day == date.day)
		return;
	fprintf(stderr, "date_dump: day %d does not come back\n", date.day);
	exit(1);
}

static uint32_t
add_day(uint32_t crc, struct date date)
{
	struct civil civil = date_to_civil(date);
	struct iso_week week = date_iso_week(date);

	check_round_trip(date);
	crc = crc_add(crc, date.day, 4);
	crc = crc_add(crc, civil.year, 2);
	crc = crc_add(crc, civil.month, 1);
	crc = crc_add(crc, civil.day, 1);
	crc = crc_add(crc, (int32_t)date_weekday(date), 1);
	crc = crc_add(crc, week.year, 2);
	return crc_add(crc, week.week, 1);
}

static uint32_t
add_month_sums(uint32_t crc, int32_t year, int32_t month)
{
	struct date date;

	for (int32_t day = 28; date_from_civil(year, month, day, &date);
	     day++) {
		for (size_t i = 0; i < LENGTH(added_months); i++) {
			struct date sum = {NO_DAY};

			date_add_months(date, added_months[i], &sum);
			crc = crc_add(crc, sum.day, 4);
		}
	}
	return crc;
}

static uint32_t
add_nth_weekdays(uint32_t crc, int32_t year, int32_t month)
{
	for (enum weekday weekday = WEEKDAY_MONDAY; weekday <= WEEKDAY_SUNDAY;
	     weekday++) {
		for (int32_t nth = -5; nth <= 5; nth++) {
			struct date date = {NO_DAY};

			date_nth_weekday(year, month, nth, weekday, &date);
			crc = crc_add(crc, date.day, 4);
		}
	}
	return crc;
}

/* The years [first, end). */
static void
print_century(int32_t first, int32_t end, struct date *next)
{
	int32_t century = first / 100 * 100;
	uint32_t days = 0;
	uint32_t months = 0;
	uint32_t nths = 0;

	while (date_to_civil(*next).year < end) {
		days = add_day(days, *next);
		if (!date_add_days(*next, 1, next))
			break;
	}
	for (int32_t year = first; year < end; year++) {
		for (int32_t month = 1; month <= 12; month++) {
			months = add_month_sums(months, year, month);
			nths = add_nth_weekdays(nths, year, month);
		}
	}
	printf(
	    "%d days %08x months %08x nth %08x\n", century, days, months, nths);
}

int
main(void)
{
	struct date next = date_min();
	int32_t end;

	crc_init();
	for (int32_t year = DATE_YEAR_MIN; year <= DATE_YEAR_MAX; year = end) {
		end = year / 100 * 100 + 100;
		print_century(year, end, &next);
	}
	return fflush(stdout) != 0;
}
