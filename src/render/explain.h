/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Explanations as text for people. */
#ifndef TAKT_RENDER_EXPLAIN_H
#define TAKT_RENDER_EXPLAIN_H

#include "plan/explain.h"

/*
 * Appends why `milestone` falls where it does: at length in one series, in
 * short for all where `series` is NULL. False after adding a diagnostic.
 */
bool render_milestone_explanation(const struct cadence *cadence,
    const char *milestone, const char *series, struct buf *out,
    struct diagnostics *diagnostics);

/*
 * Appends the normal form of a phrase or repeat and its next five dates from
 * `today` on. False after adding a diagnostic.
 */
bool render_phrase_explanation(const char *phrase, struct date today,
    struct buf *out, struct diagnostics *diagnostics);

#endif
