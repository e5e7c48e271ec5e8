/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What moved between two plans of the same cadences. Only src/plan/ includes
 * it.
 */
#ifndef TAKT_PLAN_MOVES_H
#define TAKT_PLAN_MOVES_H

#include "plan/plan.h"

/* More dates than this are not compared. */
enum { MOVES_MAX = 1000000 };

struct moves;

/* Remembers all of a plan, in `arena`; NULL when memory is short. */
struct moves *moves_new(const struct plan *before, struct arena *arena);

/* Says of an item whether it moved, or was not there. */
void moves_mark(const struct moves *moves, struct plan_item *item);

#endif
