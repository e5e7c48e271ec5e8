/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Questions about the series of a plan, beside what its items say: what a
 * phrase comes to there, what a rule says alone, what a day is called. All
 * answers are with pins in force unless they say otherwise.
 */
#ifndef TAKT_PLAN_QUERY_H
#define TAKT_PLAN_QUERY_H

#include "plan/plan.h"

/* One series; valid during the visit only. */
struct plan_query;

/* Inclusive. */
struct plan_days {
	struct date first;
	struct date last;
};

/*
 * Calls `visit` for each selected series of one cadence of the plan. What
 * cannot be answered there is no finding. False when `visit` returned false or
 * memory is short.
 */
bool plan_query_walk(const struct plan *plan, size_t cadence,
    bool (*visit)(void *context, struct plan_query *query), void *context);

const struct cadence *query_cadence(const struct plan_query *query);
const char *query_series(const struct plan_query *query);

/* The series as conditions see it. */
struct condition_subject query_subject(const struct plan_query *query);

/* All items of the series, sorted by date, whatever is selected of them. */
const struct plan_item *query_items(
    const struct plan_query *query, size_t *count);

/* What a phrase comes to in the series; else why not, in `problem`, which may
 * be NULL. */
bool query_evaluate(struct plan_query *query, const struct phrase *phrase,
    struct phrase_value *value, const char **problem);

/* All days that a value may mean. */
struct plan_days query_days(const struct phrase_value *value);

/* The days of the event that a reference names; false where it has none. */
bool query_event(struct plan_query *query, const struct phrase *phrase,
    struct plan_days *days);

/* The item whose date the phrase names or is measured from; or NULL. */
const struct plan_item *query_item(
    const struct plan_query *query, const struct phrase *phrase);

/* What the item's rule gives: without its own pin, or without any pin at all.
 * False where there is no rule, or it cannot tell. */
bool query_rule_value(struct plan_query *query, const struct plan_item *item,
    struct phrase_value *value);
bool query_planned_value(struct plan_query *query, const struct plan_item *item,
    struct phrase_value *value);

/* The windows of the series in their order, their start and end as precise as
 * they are, and their days; false where there is no date yet. */
size_t query_window_count(const struct plan_query *query);
const struct window *query_window(const struct plan_query *query, size_t index);
bool query_window_start(
    struct plan_query *query, size_t index, struct phrase_value *start);
bool query_window_end(
    struct plan_query *query, size_t index, struct phrase_value *end);
bool query_window_days(
    struct plan_query *query, size_t index, struct plan_days *days);

/* What for the item's rule avoids the day on which it falls ("Good Friday"),
 * or NULL. */
const char *query_avoided(
    struct plan_query *query, const struct plan_item *item);

/* What a day is called in a calendar, or NULL. */
const char *query_day_name(
    struct plan_query *query, size_t calendar, struct date date);

bool query_is_weekend(const struct plan_query *query, struct date date);
bool query_is_business_day(struct plan_query *query, struct date date);

/* Business days behind `from`, up to and with `to`; negative if to < from. */
int32_t query_business_days(
    struct plan_query *query, struct date from, struct date to);

/* The first and the last day that a calendar has in a year; false: none. */
bool query_calendar_year(struct plan_query *query, size_t calendar,
    int32_t year, struct plan_days *days);

enum days_off { DAYS_OFF_OK, DAYS_OFF_TOO_MANY, DAYS_OFF_STOPPED };

/*
 * Calls `visit` for each day of `within` that a calendar of a cadence of the
 * plan has; asks nothing of its series. Too many is more than a calendar can
 * have (ical/days.h), which is known before the first visit; stopped
 * when `visit` returned false or memory is short. (plan/days_off.c)
 */
enum days_off plan_walk_days_off(const struct plan *plan, size_t cadence,
    size_t calendar, const struct plan_days *within,
    bool (*visit)(void *context, struct date date, const char *name),
    void *context);

#endif
