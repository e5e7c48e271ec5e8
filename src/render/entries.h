/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Plans and published calendars as lists of entries that can be compared
 * (compare/entry.h): a plan says what its calendar would say.
 */
#ifndef TAKT_RENDER_ENTRIES_H
#define TAKT_RENDER_ENTRIES_H

#include "compare/entry.h"
#include "ical/feed.h"
#include "plan/plan.h"

/* Each fills a zeroed list, which is to be released in any case. False when
 * memory is short, or a zone has no such time. */
bool entries_of_plan(const struct plan *plan, struct entry_list *list);
bool entries_of_feed(const struct ical_feed *feed, struct entry_list *list);

/* For the two of them: the title without what begins it for those who see no
 * status, and, if `is_rough`, ends it for those who see a month and not that it
 * is some day of it; and a digest of a description without the lines in which
 * an update tells what became of the event. */
const char *entries_title(struct entry_list *list, const char *summary,
    bool is_cancelled, bool is_rough);
uint64_t entries_description(const char *text);

#endif
