/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reminders: read from a list of amounts, written as durations. */
#include "ical/alarm.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
	MINUTES_PER_HOUR = 60,
	MINUTES_PER_DAY = 1440,
	NINE_IN_THE_MORNING = 9 * MINUTES_PER_HOUR,
	MINUTES_MAX = 366 * MINUTES_PER_DAY,
	DIGITS_MAX = 6
};

static const char expected[] = "amounts of m, h, d or w, such as 1w,1d";

/* One amount of `length` bytes. */
static const char *
parse_alarm(const char *text, size_t length, struct ical_alarm *alarm)
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

	while (digits < length && digits < DIGITS_MAX &&
	    text_is_digit(text[digits]))
		number = number * 10 + (text[digits++] - '0');
	if (digits == 0 || digits + 1 != length)
		return expected;
	while (unit < 4 && units[unit].letter != text[digits])
		unit++;
	if (unit == 4)
		return expected;
	if (number == 0)
		return "amounts of at least 1m";
	if (number > MINUTES_MAX / units[unit].minutes)
		return "amounts of at most 366d";
	memcpy(alarm->text, text, length);
	alarm->text[length] = '\0';
	alarm->minutes = number * units[unit].minutes;
	alarm->is_days = units[unit].is_days;
	return NULL;
}

const char *
ical_alarms_parse(const char *text, struct ical_alarms *alarms)
{
	alarms->count = 0;
	for (;;) {
		size_t length = strcspn(text, ",");
		const char *problem;

		if (alarms->count == ICAL_ALARMS_MAX)
			return "at most 5 amounts";
		problem =
		    parse_alarm(text, length, &alarms->items[alarms->count]);
		if (problem != NULL)
			return problem;
		for (size_t i = 0; i < alarms->count; i++) {
			if (alarms->items[i].minutes ==
			    alarms->items[alarms->count].minutes)
				return "amounts that differ";
		}
		alarms->count++;
		if (text[length] == '\0')
			return NULL;
		text += length + 1;
	}
}

void
ical_alarm_trigger(const struct ical_alarm *alarm, bool is_all_day,
    char trigger[ICAL_TRIGGER_SIZE])
{
	int32_t minutes = alarm->minutes;
	int32_t days;
	int length;

	if (is_all_day && alarm->is_days)
		minutes -= NINE_IN_THE_MORNING;
	days = minutes / MINUTES_PER_DAY;
	minutes %= MINUTES_PER_DAY;
	length = snprintf(trigger, ICAL_TRIGGER_SIZE, "-P");
	if (days > 0)
		length += snprintf(trigger + length,
		    ICAL_TRIGGER_SIZE - (size_t)length, "%" PRId32 "D", days);
	if (minutes > 0)
		length += snprintf(
		    trigger + length, ICAL_TRIGGER_SIZE - (size_t)length, "T");
	if (minutes >= MINUTES_PER_HOUR)
		length += snprintf(trigger + length,
		    ICAL_TRIGGER_SIZE - (size_t)length, "%" PRId32 "H",
		    minutes / MINUTES_PER_HOUR);
	if (minutes % MINUTES_PER_HOUR > 0)
		snprintf(trigger + length, ICAL_TRIGGER_SIZE - (size_t)length,
		    "%" PRId32 "M", minutes % MINUTES_PER_HOUR);
}
