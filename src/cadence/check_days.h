/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The days that a check compares dates with. Only the check*.c files of this
 * floor include it. All of these return false after a diagnostic.
 */
#ifndef TAKT_CADENCE_CHECK_DAYS_H
#define TAKT_CADENCE_CHECK_DAYS_H

#include "cadence/check.h"
#include "phrase/parse.h"

struct checker {
	struct parser parser;
	const struct cadence *cadence;
	struct names calendars; /* the symbol is the index */
	struct names windows;
};

/* "expected WHAT, found TOKEN", or that the check ends; returns false. */
bool checker_complain(struct checker *checker, const char *what,
    const char *const *candidates, size_t count);

/* "October, November", past "in". */
bool parse_months(struct checker *checker, struct check_where *where);

/* "Tuesday", "weekends, us-holidays"; and, where that is allowed, "PHRASE",
 * "or after PHRASE"; past "on". */
bool parse_on(
    struct checker *checker, struct check_where *where, bool may_be_phrase);

/* A date, an event or a calendar, behind "after" and its kin. */
bool parse_target(struct checker *checker, struct check_where *where);

#endif
