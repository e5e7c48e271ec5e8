/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where a published calendar is not what the plan says now, as findings with
 * their place in the calendar.
 */
#ifndef TAKT_RENDER_AGAINST_H
#define TAKT_RENDER_AGAINST_H

#include "compare/differences.h"

/*
 * Adds an error for each date that is not the same, is missing, is not in the
 * plan, or has another status; and warnings for titles, pages, and events of
 * other tools. What was over when the other side begins is history, and what
 * takt made of other projects is theirs. It is an error
 * as well if what is selected is nowhere. False when memory is short.
 */
bool against_find(const struct entry_list *calendar,
    const struct entry_list *plan, const struct difference_selection *selection,
    struct diagnostics *diagnostics);

/* Warns of a calendar whose events repeat, since only their first dates are
 * compared. */
void against_warn_repeating(
    const struct entry_list *calendar, struct diagnostics *diagnostics);

#endif
