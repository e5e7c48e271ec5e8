/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What a published calendar holds beside one series. */
#ifndef TAKT_RENDER_HOLDS_H
#define TAKT_RENDER_HOLDS_H

#include "ical/feed.h"

/*
 * Are there events of the project that are of another series, or of none? Then
 * the plan of that series alone cannot tell what is true of them. `series` is
 * what it was first called. False when memory is short.
 */
bool holds_other_series(const struct ical_feed *feed, const char *project,
    const char *series, bool *holds);

#endif
