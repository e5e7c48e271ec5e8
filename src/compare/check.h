/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What holds of a plan and what does not: the checks of its cadences, and what
 * a plan had better not have (steps out of order, gaps in support, dates on
 * days to avoid, pins that are far from their rule and do not say why).
 */
#ifndef TAKT_COMPARE_CHECK_H
#define TAKT_COMPARE_CHECK_H

#include "plan/plan.h"

/*
 * Adds what is found, series by series: an error for each check that does not
 * hold, a warning for the rest. False when memory is short.
 */
bool plan_check(const struct plan *plan, struct diagnostics *diagnostics);

/*
 * Warns of each check that held before the plan's slips and does not now. False
 * when memory is short.
 */
bool plan_check_slips(const struct plan *plan, struct diagnostics *diagnostics);

#endif
