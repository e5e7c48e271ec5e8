/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which days are off: calendars expanded as far as a plan asks, and the
 * working days that are left. Only src/plan/ includes it.
 */
#ifndef TAKT_PLAN_DAYBOOK_H
#define TAKT_PLAN_DAYBOOK_H

#include "cadence/cadence.h"

/* A day off, and what for. */
struct day_off {
	struct date date;
	const char *name;
};

/* One calendar, known from `from` to `until`. */
struct daybook_calendar {
	struct arena arena;
	bool is_known;
	struct date from;
	struct date until;
	struct day_off *days; /* sorted, one for each date */
	size_t count;
};

/* The working days of all series that avoid the same. */
struct daybook_work {
	struct daybook_work *next;
	const struct avoid_list *list;
	struct arena arena;
	bool is_known;
	struct date from;
	struct date until;
	struct workdays workdays;
};

struct daybook {
	const struct cadence *cadence;
	struct diagnostics *diagnostics;
	struct daybook_calendar *calendars; /* as many as the cadence has */
	struct daybook_work *work;
	bool failed; /* after a diagnostic */
	bool failed_memory;
};

/* False when memory is short. */
bool daybook_init(struct daybook *daybook, const struct cadence *cadence,
    struct diagnostics *diagnostics);
void daybook_release(struct daybook *daybook);

/* What for a day is avoided ("weekend", "Good Friday"), or NULL. */
const char *daybook_reason(
    struct daybook *daybook, const struct avoid_list *list, struct date date);

/* What a day is called in one calendar, or NULL. */
const char *daybook_name(
    struct daybook *daybook, size_t calendar, struct date date);

/*
 * The working days where `list` is avoided (NULL: nothing is). They stay at
 * their address; daybook_cover() makes more of them known. NULL when memory is
 * short.
 */
struct daybook_work *daybook_work(
    struct daybook *daybook, const struct avoid_list *list);

/* Makes the days off known between two dates; true where that is new. */
bool daybook_cover(struct daybook *daybook, struct daybook_work *work,
    struct date from, struct date until);

/*
 * Moves a date that is to be avoided by the convention; true also where it
 * stays. False where there is no other day within DAYBOOK_REACH days.
 */
enum { DAYBOOK_REACH = 366 };
bool daybook_move(struct daybook *daybook, const struct avoid_list *list,
    enum move move, struct date *date);

#endif
