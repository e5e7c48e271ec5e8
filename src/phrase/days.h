/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Days counted in a month. Only this floor includes it. */
#ifndef TAKT_PHRASE_DAYS_H
#define TAKT_PHRASE_DAYS_H

#include "phrase/evaluate.h"

struct year_month {
	int32_t year;
	int32_t month;
};

/* The nth day from the start, or from the end (-1). False where the month has
 * none. */
bool days_of_month(struct year_month at, int32_t nth, struct date *result);

/* "second to last business day"; false where the month has none. */
bool days_nth_in_month(const struct phrase_nth *nth,
    const struct phrase_scope *scope, struct year_month at,
    struct date *result);

#endif
