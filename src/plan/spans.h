/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Support windows as spans of days, made of the items of their ends. Only
 * src/plan/ includes it.
 */
#ifndef TAKT_PLAN_SPANS_H
#define TAKT_PLAN_SPANS_H

#include "plan/plan.h"

/*
 * Fills `span` with all days of the window whose end `end` is; its strings live
 * in `arena`. The slot is "support/NAME/span", which no other item can have:
 * names hold no slash, and what stands behind one elsewhere is a number or one
 * name. False where the window has no such days yet, or memory is short.
 */
bool span_of_window(
    const struct plan_item *end, struct arena *arena, struct plan_item *span);

#endif
