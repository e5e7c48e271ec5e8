/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * VTIMEZONE (RFC 5545 section 3.6.5): what clocks in a zone do, for those who
 * read times in it. The TZID is the zone's name in the database, by which
 * programs know it; libical's own have a prefix that none knows. For the
 * writer.
 */
#ifndef TAKT_ICAL_VTIMEZONE_H
#define TAKT_ICAL_VTIMEZONE_H

#include "base/buf.h"
#include "ical/feed.h"
#include "ical/zone.h"

/* A zone, and the moments in it that are used (seconds since 1970 UTC). */
struct ical_vtimezone {
	const char *name; /* as ical_zone_load() knows it */
	const struct ical_zone *zone;
	int64_t from;
	int64_t until;
};

/*
 * Appends the component: what holds from `from` until a year after `until`.
 * Where that follows the rule that goes on, a recurrence rule says so, without
 * an end; else each change is listed. Time that is ahead of the other one is
 * DAYLIGHT, also where zone files call it standard time, as in Dublin, since
 * programs expect it. False for a zone without clocks of its own, and when
 * memory is short.
 */
bool ical_vtimezone_write(
    const struct ical_vtimezone *vtimezone, struct buf *out);

/*
 * Reads the name and the earliest onset (seconds since 1970, by the clock
 * there) of a component that was published; false if it is no VTIMEZONE with
 * both, or memory is short (name->failed).
 */
bool ical_vtimezone_read(const struct source *source, struct ical_part part,
    struct buf *name, int64_t *first);

#endif
