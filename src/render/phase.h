/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which phase of a release an item belongs to, and what its name is known to
 * mean. Only words that projects use alike count; a name that says nothing is
 * a plain milestone. For the formats that show kinds and colours.
 *
 *	phase            colour
 *	development      steelblue      freezes, branches, the start of work
 *	pre-release      orange         alphas, betas, candidates
 *	release          forestgreen
 *	point release    yellowgreen
 *	support          palegreen      all days of a window, if asked for
 *	end of support   orangered      of a window that others follow
 *	end of life      firebrick
 *	event            mediumpurple   what is no release
 *	milestone        slategray      all else
 *
 * The names are categories of published calendars, so they stay as they are.
 */
#ifndef TAKT_RENDER_PHASE_H
#define TAKT_RENDER_PHASE_H

#include "plan/plan.h"

enum phase {
	PHASE_DEVELOPMENT,
	PHASE_PRE_RELEASE,
	PHASE_RELEASE,
	PHASE_POINT_RELEASE,
	PHASE_SUPPORT,
	PHASE_END_OF_SUPPORT,
	PHASE_END_OF_LIFE,
	PHASE_EVENT,
	PHASE_MILESTONE
};

enum phase phase_of(const struct plan_item *item);

/* "pre-release", and its colour as CSS3 names it; static. */
const char *phase_name(enum phase phase);
const char *phase_color(enum phase phase);

#endif
