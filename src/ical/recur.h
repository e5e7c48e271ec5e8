/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Recurrence rules of RFC 5545 section 3.3.10 on whole days, read by libical
 * and expanded here. Only what a cadence file writes as `rrule:` comes here:
 * takt's own repeats are simpler and much cheaper.
 */
#ifndef TAKT_ICAL_RECUR_H
#define TAKT_ICAL_RECUR_H

#include <stddef.h>

#include "date/date.h"

enum ical_recur_status {
	ICAL_RECUR_OK,
	ICAL_RECUR_SYNTAX,    /* not a rule, or a number beyond rule.h's */
	ICAL_RECUR_FREQUENCY, /* finer than a day */
	ICAL_RECUR_NEVER,     /* no day can match, INTERVAL=0, COUNT=0 */
	ICAL_RECUR_NO_MEMORY
};

/* Reads a rule ("FREQ=MONTHLY;BYDAY=2TU") and says what is wrong with it. */
enum ical_recur_status ical_recur_check(const char *text);

/* What a status means, to stand behind "rule 'X'". Static. */
const char *ical_recur_complaint(enum ical_recur_status status);

struct diagnostics;

/* Says to the latest finding which part of the rule is wrong. */
void ical_recur_help(struct diagnostics *diagnostics, const char *text,
    enum ical_recur_status status);

/* The part of a rule that is wrong in itself, and its length; NULL where each
 * is good and they do not go together. */
const char *ical_recur_wrong_part(const char *text, size_t *length);

struct ical_recur;

/*
 * Iterates over the days of a rule from `start` (its DTSTART) on; `start` is
 * one of them only if it matches. NULL when memory is short or the rule is one
 * for which ical_recur_check() gives SYNTAX or FREQUENCY. UNTIL may carry a
 * time of day, which is cut off.
 */
struct ical_recur *ical_recur_new(const char *text, struct date start);

/*
 * Before the first ical_recur_next(): days before `to` are of no interest, so
 * most of them are left out, quickly. A rule with COUNT is not hurried.
 */
void ical_recur_skip(struct ical_recur *recur, struct date to);

/* In ascending order; false at the end of the rule, or when no day follows. */
bool ical_recur_next(struct ical_recur *recur, struct date *result);
void ical_recur_free(struct ical_recur *recur);

#endif
