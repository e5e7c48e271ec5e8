/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The grammar of recurrence rules on whole days (RFC 5545 section 3.3.10), as
 * strict as the RFC: libical lets numbers wrap, days of month 13 pass, and
 * parts that it then ignores. Used by recur.c alone.
 */
#ifndef TAKT_ICAL_RULE_H
#define TAKT_ICAL_RULE_H

#include "ical/recur.h"

/* Beyond any plan, and within what libical's fields hold. */
enum {
	ICAL_RULE_INTERVAL_MAX = 9999,
	ICAL_RULE_COUNT_MAX = 99999,
	ICAL_RULE_LENGTH_MAX = 1000
};

/*
 * Says whether `text` is such a rule and copies it to `copy`, without the time
 * of day that UNTIL may carry. It does not look for rules that no day matches,
 * INTERVAL=0 and COUNT=0 apart.
 */
enum ical_recur_status ical_rule_check(
    const char *text, char copy[ICAL_RULE_LENGTH_MAX + 1]);

#endif
