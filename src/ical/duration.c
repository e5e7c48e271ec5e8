/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Amounts of time, in and out. */
#include "ical/duration.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
	MINUTES_PER_HOUR = 60,
	MINUTES_PER_DAY = 1440,
	MINUTES_MAX = 366 * MINUTES_PER_DAY
};

enum ical_amount_status
ical_amount_parse(const char *text, size_t length, struct ical_amount *amount)
{
	static const struct {
		char letter;
		bool is_days;
		int32_t minutes;
	} units[] = {{'m', false, 1}, {'h', false, MINUTES_PER_HOUR},
	    {'d', true, MINUTES_PER_DAY}, {'w', true, 7 * MINUTES_PER_DAY}};
	size_t digits = 0;
	int32_t number = 0;
	size_t unit = 0;

	while (digits < length && digits + 1 < ICAL_AMOUNT_LENGTH_MAX &&
	    text_is_digit(text[digits]))
		number = number * 10 + (text[digits++] - '0');
	if (digits == 0 || digits + 1 != length)
		return ICAL_AMOUNT_BROKEN;
	while (unit < 4 && units[unit].letter != text[digits])
		unit++;
	if (unit == 4)
		return ICAL_AMOUNT_BROKEN;
	if (number == 0)
		return ICAL_AMOUNT_ZERO;
	if (number > MINUTES_MAX / units[unit].minutes)
		return ICAL_AMOUNT_TOO_LONG;
	amount->minutes = number * units[unit].minutes;
	amount->is_days = units[unit].is_days;
	return ICAL_AMOUNT_OK;
}

void
ical_duration_format(int32_t minutes, char text[ICAL_DURATION_SIZE])
{
	const struct {
		int32_t amount;
		const char *letter;
	} parts[] = {{minutes / MINUTES_PER_DAY, "D"},
	    {minutes % MINUTES_PER_DAY / MINUTES_PER_HOUR, "H"},
	    {minutes % MINUTES_PER_HOUR, "M"}};
	bool has_time = false;
	int length = snprintf(text, ICAL_DURATION_SIZE, "P");

	for (size_t i = 0; i < 3; i++) {
		if (parts[i].amount == 0)
			continue;
		length +=
		    snprintf(text + length, ICAL_DURATION_SIZE - (size_t)length,
			"%s%" PRId32 "%s", i > 0 && !has_time ? "T" : "",
			parts[i].amount, parts[i].letter);
		has_time = i > 0;
	}
}

const char *
ical_refresh_parse(const char *text, char duration[ICAL_DURATION_SIZE])
{
	struct ical_amount amount;

	switch (ical_amount_parse(text, strlen(text), &amount)) {
	case ICAL_AMOUNT_OK:
		if (amount.minutes < MINUTES_PER_HOUR)
			break;
		ical_duration_format(amount.minutes, duration);
		return NULL;
	case ICAL_AMOUNT_BROKEN:
		return "an amount of m, h, d or w, such as 12h";
	case ICAL_AMOUNT_TOO_LONG:
		return "an amount of at most 366d";
	case ICAL_AMOUNT_ZERO:
		break;
	}
	return "an amount of at least 1h";
}
