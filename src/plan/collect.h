/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Items of one series under construction. Only src/plan/ includes it.
 */
#ifndef TAKT_PLAN_COLLECT_H
#define TAKT_PLAN_COLLECT_H

#include "plan/engine.h"

struct collector {
	struct view view;
	struct plan_item *items;
	size_t count;
	size_t capacity;
	const struct person *people; /* of the series, once they were needed */
	size_t person_count;
};

/* An item of the series; NULL when memory is short. */
struct plan_item *item_new(
    struct collector *collector, enum item_kind kind, uint32_t order);

/* First and last day that a value as coarse as this may mean. */
void item_set_dates(
    struct plan_item *item, const struct phrase_value *first, struct date last);

/* Gives a dated item its name: the pattern with its placeholders filled in;
 * what does not fit is cut. False when memory is short, and after a diagnostic
 * where a countdown counts to what has no date. (plan/naming.c) */
bool item_set_name(const struct collector *collector, struct plan_item *item,
    const char *pattern, int32_t number, const char *label);

/* The rule's pattern, unless this series has a name of its own. */
const char *item_pattern(
    const struct collector *collector, uint32_t symbol, const char *pattern);

/* "beta/2", "also/beta 3": what the UID is made from. */
const char *item_slot(const struct collector *collector, const char *name,
    const struct entry *entry, bool is_indexed);

/* What a rule and a pin say beside the date. False when memory is short.
 * (plan/details.c) */
bool item_set_details(struct collector *collector, struct plan_item *item,
    const struct details *details);

/* The events of the series, or those of the project. (plan/details.c) */
bool collect_events(struct collector *collector, bool is_of_series);

#endif
