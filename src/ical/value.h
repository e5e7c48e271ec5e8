/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Dates, times, durations and texts as RFC 5545 section 3.3 writes them, and
 * how times in UTC and in a zone compare. For what reads calendars on this
 * floor.
 */
#ifndef TAKT_ICAL_VALUE_H
#define TAKT_ICAL_VALUE_H

#include "date/date.h"
#include "ical/line.h"

enum { ICAL_DAY_SECONDS = 86400 };

/*
 * What a VTIMEZONE says of the present: seconds that standard and daylight
 * saving time are ahead of UTC, the same where there is no such saving.
 */
struct ical_zone {
	const char *name;
	int32_t standard;
	int32_t daylight;
};

enum ical_clock {
	ICAL_CLOCK_NONE, /* a date */
	ICAL_CLOCK_LOCAL,
	ICAL_CLOCK_UTC
};

/* A DATE or DATE-TIME; `zone` only with ICAL_CLOCK_LOCAL, and if known. */
struct ical_moment {
	struct date date;
	int32_t second; /* of the day */
	enum ical_clock clock;
	const struct ical_zone *zone;
};

enum ical_value_status {
	ICAL_VALUE_OK,
	ICAL_VALUE_FORM,
	ICAL_VALUE_NO_MONTH,
	ICAL_VALUE_NO_DAY,
	ICAL_VALUE_RANGE /* outside the years of struct date */
};

/* Year, month and day as written; set for all but ICAL_VALUE_FORM. */
enum ical_value_status ical_moment_read(
    struct ical_slice text, struct ical_moment *moment, struct civil *civil);

/* P1W, P1DT2H, PT15M; negative ones and such as leave any calendar fail. */
bool ical_duration_read(struct ical_slice text, int64_t *seconds);

/* +0100 and -023000, in seconds. */
bool ical_offset_read(struct ical_slice text, int32_t *seconds);

/* Seconds from `from` to `to`, as written. */
int64_t ical_moment_between(struct ical_moment from, struct ical_moment to);

/*
 * `moment` by the clock of `start`, where one of them is in UTC and the zone
 * of the other is known; else as it is. It is taken for an instance of what
 * starts at `start`, which decides between standard and summer time.
 */
struct ical_moment ical_moment_like(
    struct ical_moment moment, struct ical_moment start);

/*
 * The last day on which what starts at the time of `start` does so no later
 * than `until`. In doubt it is summer, since UNTIL is at, or late on the day
 * of, a last instance and rarely a minute before one. Where `start` is a date
 * and `until` is midnight in the zone `home` (which may be NULL), the day that
 * begins there is meant.
 */
struct date ical_moment_last_day(struct ical_moment until,
    struct ical_moment start, const struct ical_zone *home);

/* How many days something touches that lasts `seconds` from a `second` on. */
int32_t ical_days_touched(int32_t second, int64_t seconds);

/*
 * Appends a TEXT value without its escapes and without line breaks and
 * controls; `out` is NUL-terminated then. Invalid UTF-8 is dropped.
 */
void ical_text_read(struct ical_slice value, struct buf *out);

/* Appends a TEXT value without its escapes, and nothing else changed. */
void ical_text_unescape(struct ical_slice value, struct buf *out);

#endif
