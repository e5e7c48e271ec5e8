/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * An event that was published and is no longer meant to take place: the same
 * event, with STATUS:CANCELLED (RFC 5545 section 3.8.1.11), since who imported
 * it once would keep it for ever if it only vanished.
 */
#ifndef TAKT_ICAL_CANCEL_H
#define TAKT_ICAL_CANCEL_H

#include "ical/own.h"

struct ical_cancellation {
	const char *prefix; /* of the title: some programs show no STATUS */
	const char *note;   /* of plain ASCII: added to the description */
	int32_t sequence;
	int64_t stamp; /* seconds since 1970 UTC */
};

/*
 * Appends the event at `part` as cancelled. What others have added stays, byte
 * for byte; alarms of takt go. `own` has read this part, and is used for
 * reading another one. False when memory is short or the stamp is outside the
 * years of struct date.
 */
bool ical_cancel(struct ical_own *own, const struct source *source,
    struct ical_part part, const struct ical_cancellation *cancellation,
    struct buf *out);

#endif
