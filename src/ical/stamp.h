/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Days and moments in UTC as iCalendar writes them (RFC 5545 sections 3.3.4
 * and 3.3.5). For what writes calendars on this floor. Never allocates.
 */
#ifndef TAKT_ICAL_STAMP_H
#define TAKT_ICAL_STAMP_H

#include <stdint.h>

#include "date/date.h"

enum { ICAL_DAY_SIZE = 9, ICAL_STAMP_SIZE = 17 };

/* YYYYMMDD and a NUL; returns `text`. */
char *ical_day_format(char text[ICAL_DAY_SIZE], struct date date);

/*
 * YYYYMMDDTHHMMSSZ and a NUL, of seconds since 1970 UTC; false outside the
 * years of struct date.
 */
bool ical_stamp_format(char text[ICAL_STAMP_SIZE], int64_t stamp);

#endif
