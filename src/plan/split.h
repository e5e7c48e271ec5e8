/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parts of a plan, each of which is a plan of its own while it is visited:
 * its projects, or its series. Events of a project are of no series, so they
 * are in no part that is one.
 */
#ifndef TAKT_PLAN_SPLIT_H
#define TAKT_PLAN_SPLIT_H

#include "plan/plan.h"

struct plan_part {
	const struct plan *selected; /* never to be freed */
	/* All of the same series, selected or not; NULL for a project. */
	const struct plan *whole;
	const char *project;
	const char *series; /* as it was first called; NULL for a project */
};

/*
 * Calls `visit` for each part of the plan, by series or else by project. Where
 * something slips, a series that was not selected is a part, too, which may be
 * empty. False when `visit` returned false or memory is short.
 */
bool plan_split(const struct plan *plan, bool by_series,
    bool (*visit)(void *context, const struct plan_part *part), void *context);

/* What the series is called that the plan is a part for; else NULL. */
const char *plan_series_name(const struct plan *plan);

#endif
