/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How the date of an event has moved from one publication to the next: kept as
 * lines "DAY DATE", the day of a change and the date before it, and told in
 * words. For the update of calendars.
 */
#ifndef TAKT_RENDER_HISTORY_H
#define TAKT_RENDER_HISTORY_H

#include "base/buf.h"
#include "date/date.h"

/* Puts into `out` the latest of `moves`, and another one behind them. */
void history_add(
    struct buf *out, const char *moves, struct date day, const char *before);

/* Appends a line of words for each of `moves`, to `date` as it is now. */
void history_append(struct buf *text, const char *moves, const char *date);

/* Appends "2026-10-01 to 2026-10-07, 6 days later". */
void history_append_move(struct buf *text, const char *from, const char *to);

#endif
