/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Differences in words, for the formats that people read. */
#ifndef TAKT_RENDER_DIFF_TEXT_H
#define TAKT_RENDER_DIFF_TEXT_H

#include "base/buf.h"
#include "compare/differences.h"

/* "moved", "changed", "new", "gone", "cancelled"; static. */
const char *diff_kind_name(enum difference_kind kind);

/* "3.15.0 final": the title without the project, which has a column. */
const char *diff_name(const struct entry *entry);

/* Appends what is different: "6 days later; status planned to confirmed". */
void diff_append_how(const struct difference *difference, struct buf *out);

/* Appends only how the date is: "6 days later, 2 days longer". */
void diff_append_distance(
    const struct entry *old, const struct entry *new, struct buf *out);

/* Days from one first day to the other; false where not both are known. */
bool diff_days(const struct difference *difference, int32_t *days);

/* Appends "3 moved, 1 new; 240 unchanged". */
void diff_append_counts(const struct differences *differences, struct buf *out);

#endif
