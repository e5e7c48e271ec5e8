/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How the files that make slots add them. Only src/plan/ includes it.
 */
#ifndef TAKT_PLAN_SLOTS_H
#define TAKT_PLAN_SLOTS_H

#include "plan/engine.h"

/* False when memory is short. */
bool slots_add(
    struct series *series, struct sequence *sequence, int64_t ordinal);
bool slots_add_dated(struct series *series, struct sequence *sequence,
    int64_t ordinal, struct date date);

/* Bounds one sequence, and all of a series, before memory does. */
bool slots_check_limit(
    const struct view *view, const struct sequence *sequence, struct span at);

/* The steps of a milestone (plan/steps.c), the beats of a train
 * (plan/beats.c); false after a diagnostic. */
bool slots_of_milestone(const struct view *view,
    const struct milestone *milestone, struct sequence *sequence);
bool slots_of_train(const struct view *view, const struct train *train,
    struct sequence *sequence);

/* Are the days of the train given by more than its window? */
bool train_is_grid(const struct train *train);

/* The first beat of such a train on or after a day, and its number; false at
 * the calendar's end. */
bool train_on_or_after(const struct view *view, const struct train *train,
    struct date from, struct date *result, int64_t *beat);

/* `times` times the amount after `date`, in the working days of the series;
 * false where that leaves the calendar. */
bool engine_add(const struct view *view, const struct amount *amount,
    int64_t times, struct date date, struct date *result);

#endif
