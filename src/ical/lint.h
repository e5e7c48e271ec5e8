/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Holds an iCalendar file against RFC 5545 and RFC 7986, against what of
 * RFC 5546 a published calendar needs, and against what is known of readers.
 *
 * libical has no part in it: its own check passes 30 February, an end before
 * the start, a UID twice, a zone that is nowhere defined and much else.
 *
 * An error breaks a MUST or the grammar of a standard, or loses something in a
 * reader that is known; a warning is what had better not be. A line gives at
 * most one complaint of a kind, and what tends to be so in a whole file (line
 * ends, UIDs of another form) one complaint with its number.
 *
 * It goes on behind what is wrong. A component that begins where it must not,
 * or an END that closes an outer one, closes what is open in between.
 */
#ifndef TAKT_ICAL_LINT_H
#define TAKT_ICAL_LINT_H

#include "base/diagnostic.h"

enum {
	ICAL_LINT_SIZE_MAX = 128 * 1024 * 1024, /* bytes of a file */
	ICAL_LINT_LINE_MAX = 1024 * 1024,       /* bytes of an unfolded line */
	ICAL_LINT_DEPTH_MAX = 8,                /* components in components */
	ICAL_LINT_EVENTS_MAX = 500000,          /* components with a UID */
	ICAL_LINT_RELATIONS_MAX = 500000,
	ICAL_LINT_ZONES_MAX = 10000, /* names of zones */
	ICAL_LINT_RULES_MAX = 1000   /* RRULEs of which it is seen whether a day
					meets them; of the rest, the grammar */
};

/*
 * Adds a finding for all that is wrong, and sets `events` to how many VEVENTs
 * there are. False when memory is short; what was found until then is no use.
 */
bool ical_lint(const struct source *source, struct diagnostics *diagnostics,
    size_t *events);

#endif
