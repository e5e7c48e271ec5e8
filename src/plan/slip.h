/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What if a date slipped: a cadence with one more pin, and what moves by it.
 */
#ifndef TAKT_PLAN_SLIP_H
#define TAKT_PLAN_SLIP_H

#include "plan/plan.h"

/* The file name in findings about what is to slip. */
#define PLAN_SLIP_SOURCE "slip"

/*
 * A cadence like `cadence`, in `arena`, in which a milestone of one series
 * slips: "beta 1=+7d", "final=-2w", "final=2026-10-08". Several slips of a
 * milestone add up. NULL after a diagnostic, or when memory is short. The
 * finding stands in line `line`, from 1, so that those of several slips are
 * told apart.
 */
const struct cadence *cadence_with_slip(const struct cadence *cadence,
    const char *text, size_t line, const char *series, struct arena *arena,
    struct diagnostics *diagnostics);

#endif
