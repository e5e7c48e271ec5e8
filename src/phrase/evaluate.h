/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a phrase or a repeat means on the calendar. What names stand for is
 * asked of the scope, which the plan floor provides; this floor knows no
 * cadence.
 */
#ifndef TAKT_PHRASE_EVALUATE_H
#define TAKT_PHRASE_EVALUATE_H

#include "date/business.h"
#include "phrase/phrase.h"

/* A date and how exact it is; for a coarse one, the first day it covers, for
 * one that nobody knows yet the last of all days. */
struct phrase_value {
	struct date date;
	enum precision precision;
};

/* The value of a date that is not known yet. */
struct phrase_value phrase_value_tbd(void);

struct phrase_scope {
	void *context;

	/* The cycle date: months and years without a year are read from it. */
	struct date cycle;
	bool has_no_cycle; /* the series has none: to need it is a mistake */
	bool cycle_is_tbd; /* it will have one, and nobody knows which */

	/* For messages, as in "in series 3.15: …"; NULL: there is none. */
	const char *series;

	const struct workdays *workdays;
	struct diagnostics *diagnostics;

	/*
	 * Makes the days off known between two days (in either order); true
	 * where that was not so before, and what was reckoned with them must
	 * be reckoned again. NULL: `workdays` is complete.
	 */
	bool (*cover)(void *context, struct date from, struct date until);

	/*
	 * The date of a reference, or of the first or last slot in relation
	 * to a date. Both return false after adding a diagnostic.
	 */
	bool (*reference)(void *context, const struct phrase *phrase,
	    struct phrase_value *value);
	bool (*slot)(void *context, const struct phrase *phrase,
	    struct date date, struct phrase_value *value);

	/* Called for each part once it is known, innermost first; or NULL. */
	void (*trace)(void *context, const struct phrase *phrase,
	    const struct phrase_value *value);
};

/* False after adding a diagnostic. */
bool phrase_evaluate(const struct phrase *phrase,
    const struct phrase_scope *scope, struct phrase_value *value);

/*
 * The phrase asked again `months` later: where phrase_names_month(), its month
 * is stepped; else the months are added to its date.
 */
bool phrase_evaluate_stepped(const struct phrase *phrase,
    const struct phrase_scope *scope, int32_t months,
    struct phrase_value *value);
bool phrase_names_month(const struct phrase *phrase);

/* Does the date depend on the cycle date (and not on references alone)? */
bool phrase_depends_on_cycle(const struct phrase *phrase);

/* Is it the same day wherever it is read: nothing depends on the cycle date,
 * on a reference or a slot? */
bool phrase_is_fixed(const struct phrase *phrase);

/* `times` times the amount after `date` (before, when negative), reckoned in
 * one step. False out of range. */
bool amount_add(const struct amount *amount, int64_t times,
    const struct workdays *workdays, struct date date, struct date *result);

/* True when an amount is whole months and nothing else; sets `months`. */
bool amount_is_months(const struct amount *amount, int32_t *months);

/*
 * For weekdays and days of a month: the first day of the repeat on or after
 * `from`, and its beat: a number that grows by one from day to day of the
 * repeat, whatever `from` was. Days that a month lacks are passed over, and
 * their beats with them. False
 * where the calendar ends first. Other kinds of repeat need a start and are
 * reckoned by the caller.
 */
bool repeat_on_or_after(const struct repeat *repeat,
    const struct phrase_scope *scope, struct date from, struct date *result,
    int64_t *beat);

/* Shows a value as precise as it is: 2026-10-01, 2026-10, 2026-Q4, 2026. */
enum { PHRASE_VALUE_TEXT_SIZE = 24 };
char *phrase_value_format(
    const struct phrase_value *value, char text[PHRASE_VALUE_TEXT_SIZE]);

#endif
