/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Reminders: read from a list of amounts, written as durations. */
#include "ical/alarm.h"

#include <string.h>

enum { NINE_IN_THE_MORNING = 9 * 60 };

/* One amount of `length` bytes. */
static const char *
parse_alarm(const char *text, size_t length, struct ical_alarm *alarm)
{
	switch (ical_amount_parse(text, length, &alarm->amount)) {
	case ICAL_AMOUNT_OK:
		break;
	case ICAL_AMOUNT_BROKEN:
		return "amounts of m, h, d or w, such as 1w,1d";
	case ICAL_AMOUNT_ZERO:
		return "amounts of at least 1m";
	case ICAL_AMOUNT_TOO_LONG:
		return "amounts of at most 366d";
	}
	memcpy(alarm->text, text, length);
	alarm->text[length] = '\0';
	return NULL;
}

const char *
ical_alarms_parse(const char *text, struct ical_alarms *alarms)
{
	alarms->count = 0;
	for (;;) {
		struct ical_alarm *alarm = &alarms->items[alarms->count];
		size_t length = strcspn(text, ",");
		const char *problem;

		if (alarms->count == ICAL_ALARMS_MAX)
			return "at most 5 amounts";
		problem = parse_alarm(text, length, alarm);
		if (problem != NULL)
			return problem;
		for (size_t i = 0; i < alarms->count; i++) {
			if (alarms->items[i].amount.minutes ==
			    alarm->amount.minutes)
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
	int32_t minutes = alarm->amount.minutes;

	if (is_all_day && alarm->amount.is_days)
		minutes -= NINE_IN_THE_MORNING;
	trigger[0] = '-';
	ical_duration_format(minutes, trigger + 1);
}
