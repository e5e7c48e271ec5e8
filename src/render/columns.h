/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A plan as a table: one row an item, sorted by date, the weekday beside the
 * date, columns only where they tell something. The formats that are tables
 * share it; each writes it down in its own way.
 */
#ifndef TAKT_RENDER_COLUMNS_H
#define TAKT_RENDER_COLUMNS_H

#include "plan/plan.h"
#include "render/layout.h"

/* Fills a zeroed layout; its cells live in `arena`. False when memory is
 * short. */
bool columns_fill(
    const struct plan *plan, struct layout *layout, struct arena *arena);

/* "09:30 UTC"; NULL for all day, and where the day is not known. */
const char *columns_time(const struct plan_item *item, struct arena *arena);

/* "release manager: Ann; editor: Ben"; without the role that `role`, if it is
 * not NULL, says of all of them. NULL for nobody. */
const char *columns_people(
    const struct plan_item *item, const char *role, struct arena *arena);

#endif
