/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What takt itself writes of an event, or of a calendar's properties, apart
 * from what others have added to it: read back from lines that were published
 * or are about to be, in a form that does not depend on the order of
 * properties, on folding, or on how a server spells them.
 *
 * Marks that takt leaves in each event:
 * X-TAKT-SLOT   project, series and slot: what the UID is made from
 * X-TAKT-DATE   the date as takt shows it, where DTSTART cannot tell
 * X-TAKT-MOVED  the day of a change and the date before it; latest last
 * X-TAKT-WROTE  a digest of the properties as takt wrote them
 * X-TAKT-ALARM  in an alarm: it is takt's
 */
#ifndef TAKT_ICAL_OWN_H
#define TAKT_ICAL_OWN_H

#include "base/buf.h"
#include "date/date.h"
#include "ical/feed.h"
#include "ical/line.h"

enum {
	ICAL_OWN_WROTE_LENGTH = 16, /* hexadecimal digits */
	ICAL_OWN_MOVES_MAX = 5      /* as many as are kept */
};

/* Zeroed, it is ready; may be used for one event after the other. */
struct ical_own {
	uint64_t digest;                       /* of all that is takt's */
	char wrote[ICAL_OWN_WROTE_LENGTH + 1]; /* as found, or "" */
	int32_t sequence;                      /* 0 where there is none */
	bool has_stamp;
	int64_t stamp; /* the later of LAST-MODIFIED and DTSTAMP */
	bool has_last;
	struct date last; /* the last day that the event touches */
	bool is_cancelled;
	struct buf identity; /* unescaped, or "" */
	struct buf start;    /* DTSTART and DTEND, as far as they say when */
	struct buf date;     /* as takt shows it: "2026-10-01", "2031-10" */
	struct buf summary;  /* on one line, without controls */
	struct buf moves; /* "2026-09-20 2026-10-01", each with a line feed */
	struct buf kept;  /* whole lines of others, as they are written */
	struct buf text;  /* for the reader alone */
};

/*
 * Reads the lines of `part`, of which the first and the last may be the BEGIN
 * and END of the event. They must have come through ical_feed_read(), or from
 * the writer. False when memory is short.
 */
bool ical_own_read(
    struct ical_own *own, const struct source *source, struct ical_part part);

/*
 * What a property adds to a digest: `prefix` is its name in capitals, its
 * parameters and a colon, `value` is without escapes. Digests are sums, so the
 * order of properties is of no matter.
 */
uint64_t ical_own_hash(
    const char *prefix, size_t prefix_length, const char *value, size_t length);

/* Has somebody changed what takt wrote? Not known, so false, without a mark. */
bool ical_own_was_edited(const struct ical_own *own);

/* A digest as X-TAKT-WROTE has it. */
void ical_own_wrote(uint64_t digest, char wrote[ICAL_OWN_WROTE_LENGTH + 1]);

void ical_own_release(struct ical_own *own);

/* Is a property one that takt writes, and so replaces? */
bool ical_own_has(struct ical_slice name);

#endif
