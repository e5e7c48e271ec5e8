/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Dates as text: YYYY-MM-DD and nothing else, whatever the locale. */
#include "date/date.h"

#define TEXT_LENGTH ((size_t)DATE_TEXT_SIZE - 1)

/* -1 where one of the `count` characters is no ASCII digit. */
static int32_t
parse_digits(const char *text, size_t count)
{
	int32_t value = 0;

	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static void
format_digits(int32_t value, char *text, size_t count)
{
	while (count > 0) {
		text[--count] = (char)('0' + value % 10);
		value /= 10;
	}
}

bool
date_parse(const char *text, size_t length, struct date *result)
{
	if (length != TEXT_LENGTH || text[4] != '-' || text[7] != '-')
		return false;
	/* A -1 is no year, month or day either. */
	return date_from_civil(parse_digits(text, 4), parse_digits(text + 5, 2),
	    parse_digits(text + 8, 2), result);
}

char *
date_format(struct date date, char text[DATE_TEXT_SIZE])
{
	struct civil civil = date_to_civil(date);

	format_digits(civil.year, text, 4);
	text[4] = '-';
	format_digits(civil.month, text + 5, 2);
	text[7] = '-';
	format_digits(civil.day, text + 8, 2);
	text[TEXT_LENGTH] = '\0';
	return text;
}
