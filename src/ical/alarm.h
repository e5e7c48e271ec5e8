/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How long before an event a reminder rings: "1w,1d". For the writer, which
 * makes alarms (RFC 5545 section 3.6.6) of it, and for who is asked for it.
 */
#ifndef TAKT_ICAL_ALARM_H
#define TAKT_ICAL_ALARM_H

#include "ical/duration.h"

enum { ICAL_ALARMS_MAX = 5, ICAL_TRIGGER_SIZE = ICAL_DURATION_SIZE + 1 };

struct ical_alarm {
	char text[ICAL_AMOUNT_LENGTH_MAX + 1]; /* "1d" */
	struct ical_amount amount;
};

struct ical_alarms {
	struct ical_alarm items[ICAL_ALARMS_MAX];
	size_t count;
};

/*
 * Reads amounts of minutes, hours, days and weeks (m, h, d, w) that differ,
 * with a comma between them, up to 366 days each. NULL, or what was expected
 * instead.
 */
const char *ical_alarms_parse(const char *text, struct ical_alarms *alarms);

/*
 * The TRIGGER of an alarm: a negative duration always, as Outlook takes one of
 * either sign for the time before the event (MS-OXCICAL 2.1.3.1.1.20.62). A
 * whole day starts at midnight, when nobody wants to be reminded: alarms some
 * days before it ring at nine in the morning.
 */
void ical_alarm_trigger(const struct ical_alarm *alarm, bool is_all_day,
    char trigger[ICAL_TRIGGER_SIZE]);

#endif
