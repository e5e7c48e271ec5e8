/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Whether a day meets the BY... parts of a recurrence rule (RFC 5545 section
 * 3.3.10), BYSETPOS apart. Used by recur.c alone.
 */
#ifndef TAKT_ICAL_RECUR_MATCH_H
#define TAKT_ICAL_RECUR_MATCH_H

#include "date/date.h"

#include <libical/ical.h>

/*
 * `civil` is the date once more. A part that is absent is met. Numbers in BYDAY
 * count within the month, or within the year when the rule is YEARLY without
 * BYMONTH. BYWEEKNO means the week of the day itself, whose year may not be the
 * day's.
 */
bool recur_matches(const struct icalrecurrencetype *rule, struct date date,
    struct civil civil);

/* The first day of the week that holds `date`, as WKST has it. */
struct date recur_week_start(
    const struct icalrecurrencetype *rule, struct date date);

#endif
