/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Time zones: from the day and the minute on a clock somewhere to UTC, in all
 * years of struct date. Three kinds of names:
 *
 *	UTC, AoE         AoE ("anywhere on Earth") is 12 hours behind UTC
 *	+02:00, -03:30   an offset, the same all year
 *	Europe/Paris     the zone database's name, with a slash in it
 *
 * The last kind is read from the machine's zone files (/usr/share/zoneinfo and
 * where else systems keep them) when it is asked for, and from nothing else: no
 * TZ, no TZDIR, no /etc/localtime. Nothing is kept between calls, so threads
 * do not meet. The other two kinds read no file.
 *
 * Not by libical 3.0.16, though it knows zones: it turns the same files into
 * recurrence rules and loses something on the way. Of 20 000 times at random
 * each it had 131 wrong from 1970 to 1990, 52 up to 2010, 39 up to 2025 and 41
 * from 2038 to 2100 (half of America/St_Johns). It keeps what it read in
 * global state, opens /etc/localtime, takes 4 ms for the first zone and 2 to 4
 * for each other, and stops in 2582.
 */
#ifndef TAKT_ICAL_ZONE_H
#define TAKT_ICAL_ZONE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "date/date.h"

enum ical_zone_status {
	ICAL_ZONE_KNOWN,
	ICAL_ZONE_UNKNOWN,
	ICAL_ZONE_NO_DATA, /* a name with a slash, and no zone files here */
	ICAL_ZONE_NO_MEMORY
};

enum { ICAL_ZONE_MINUTES_PER_DAY = 1440 };

struct ical_zone;

/* Is it a name as the zone database has them, whether or not it knows it? */
bool ical_zone_is_name(const char *name);

/* Reads a zone into `arena`, once for many times; else `*zone` stays as it
 * is. Case matters. */
enum ical_zone_status ical_zone_load(
    struct arena *arena, const char *name, const struct ical_zone **zone);

/*
 * The moment when it is `minute` (0 to 1440, the last being the end) of a day
 * there, in seconds since 1970 UTC. Where clocks are put forward, a time that
 * they skip is as long after that moment as before it was meant to be: 02:30
 * of a skipped hour is 03:30. Where they are put back, a time that they show
 * twice is the first of the two. So RFC 5545 section 3.3.5 has it.
 *
 * False for another minute, and where the moment is outside the years of
 * struct date in UTC.
 */
bool ical_zone_seconds(const struct ical_zone *zone, struct date date,
    int32_t minute, int64_t *seconds);

/*
 * What clocks there show at a moment, in seconds as if that were UTC, if they
 * show it at no other one before. False as well for UTC, AoE and offsets, which
 * have no clocks of their own.
 */
bool ical_zone_local(
    const struct ical_zone *zone, int64_t seconds, int64_t *local);

/* Both for one time alone. */
enum ical_zone_status ical_zone_find(const char *name);
bool ical_zone_to_utc(
    const char *name, struct date date, int32_t minute, int64_t *seconds);

/*
 * Whether the zone that stands at `at` is known; adds a diagnostic if not, with
 * a zone of similar name or with the same city if there is one. Without memory
 * it is false, too, without a diagnostic, and arena->failed is set.
 */
bool ical_zone_check(struct arena *arena, const char *name, struct span at,
    struct diagnostics *diagnostics);

#endif
