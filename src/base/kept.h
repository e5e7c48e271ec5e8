/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The findings that are kept, found by code and place, so that the same one
 * is met again at no cost that grows with their number. For diagnostic.c
 * alone.
 */
#ifndef TAKT_BASE_KEPT_H
#define TAKT_BASE_KEPT_H

#include "base/diagnostic.h"

/* Is one with this code at the start of `at` there? `at` has a source. */
bool kept_has(const struct diagnostic_set *set, enum diagnostic_code code,
    struct span at);

/* Adds one that has a place. When memory is short it is not there, and
 * `arena` says so. */
void kept_add(
    struct diagnostic_set *set, struct arena *arena, struct diagnostic *item);

/* Forgets all but the `count` of `items`. */
void kept_reset(
    struct diagnostic_set *set, struct diagnostic **items, size_t count);

#endif
