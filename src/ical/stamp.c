/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Days and moments as iCalendar writes them. */
#include "ical/stamp.h"

#define SECONDS_PER_DAY ((int64_t)86400)

static char *
format_digits(char *text, int32_t number, size_t width)
{
	size_t i;

	for (i = width; i > 0; i--, number /= 10)
		text[i - 1] = (char)('0' + number % 10);
	return text + width;
}

/* YYYYMMDD without a NUL. */
static char *
format_day(char *text, struct date date)
{
	struct civil civil = date_to_civil(date);

	text = format_digits(text, civil.year, 4);
	text = format_digits(text, civil.month, 2);
	return format_digits(text, civil.day, 2);
}

char *
ical_day_format(char text[ICAL_DAY_SIZE], struct date date)
{
	*format_day(text, date) = '\0';
	return text;
}

bool
ical_stamp_format(char text[ICAL_STAMP_SIZE], int64_t stamp)
{
	int32_t second;
	struct date date;

	if (stamp < date_min().day * SECONDS_PER_DAY ||
	    stamp >= (date_max().day + 1) * SECONDS_PER_DAY)
		return false;
	second = (int32_t)((stamp % SECONDS_PER_DAY + SECONDS_PER_DAY) %
	    SECONDS_PER_DAY);
	date.day = (int32_t)((stamp - second) / SECONDS_PER_DAY);
	text = format_day(text, date);
	*text++ = 'T';
	text = format_digits(text, second / 3600, 2);
	text = format_digits(text, second / 60 % 60, 2);
	text = format_digits(text, second % 60, 2);
	*text++ = 'Z';
	*text = '\0';
	return true;
}
