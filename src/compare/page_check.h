/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where a page that people wrote is not what the plan says now, as findings
 * with their place in it.
 */
#ifndef TAKT_COMPARE_PAGE_CHECK_H
#define TAKT_COMPARE_PAGE_CHECK_H

#include "compare/differences.h"

/* How many dates the page has, and how far they were understood. */
struct page_counts {
	size_t dates;
	size_t held;       /* against the plan */
	size_t unselected; /* known, and not asked for */
	size_t unknown;    /* it is not clear of what they are */
};

/*
 * Adds an error for each date that is not what the plan says, or of what it
 * does not have, for each weekday that its date is not, and for days that do
 * not exist; and a warning if nothing at all was known. False when memory is
 * short, or what is selected is nowhere, which is a finding.
 */
bool page_check(const struct source *page, const struct entry_list *plan,
    const struct difference_selection *selection, struct page_counts *counts,
    struct diagnostics *diagnostics);

#endif
