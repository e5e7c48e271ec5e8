/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * carry: a pin that moves the later steps of its sequence along. Only
 * plan/number.c calls it.
 */
#ifndef TAKT_PLAN_CARRY_H
#define TAKT_PLAN_CARRY_H

#include "plan/engine.h"

/*
 * Before slots are numbered: where a dropped one carries, the sequence keeps
 * its count by one step more at its end.
 */
bool carry_dropped(
    const struct view *view, uint32_t symbol, struct sequence *sequence);

/*
 * After slots are numbered: shifts what follows a pin that carries, and takes
 * away what would reach the milestone that stops it.
 */
bool carry_dates(
    const struct view *view, uint32_t symbol, struct sequence *sequence);

#endif
