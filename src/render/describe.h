/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What there is to tell about an item, as plain text in short lines: what it
 * means, why its date is what it is, who does it. For the formats that have
 * room for it.
 */
#ifndef TAKT_RENDER_DESCRIBE_H
#define TAKT_RENDER_DESCRIBE_H

#include "plan/plan.h"

/* Appends lines without a line break behind the last one. */
void describe_item(const struct plan_item *item, struct buf *out);

/* Appends what is known of a date that is not known to the day: "2031-10",
 * "2026-Q3 to 2027-Q1". */
void describe_known(const struct plan_item *item, struct buf *out);

/* What the item means by its kind and its name, as projects use the words
 * alike; static. NULL where they say nothing. (render/meaning.c) */
const char *describe_meaning(const struct plan_item *item);

#endif
