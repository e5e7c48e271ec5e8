/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A series as a release-schedule PEP divides it: the way to the final release,
 * then the releases of each support window. For the format "pep" alone.
 */
#ifndef TAKT_RENDER_PEP_H
#define TAKT_RENDER_PEP_H

#include "plan/query.h"

/* The way to the final, and the windows. */
enum { PEP_SECTIONS_MAX = 17 };

struct pep_section {
	const char *title;
	const char *mark;             /* "feature", "bugfix", "security" */
	const struct plan_item *end;  /* of the window; or NULL */
	const struct plan_item *last; /* of all its releases; or NULL */
	const char *last_note;        /* below that one; or NULL */
	bool is_irregular;            /* no rule says when something comes */
	size_t later_count; /* point releases that are not listed yet */
	const struct plan_item *first_later;
	const struct plan_item *last_later;
};

struct pep_series {
	const char *name;
	const struct plan_item *items; /* all of them, selected or not */
	size_t item_count;
	const struct plan_item *final;  /* or NULL */
	const struct plan_item *freeze; /* or NULL */
	bool is_out;                    /* point releases are listed */
	struct pep_section sections[PEP_SECTIONS_MAX];
	size_t section_count;
};

/* Sets items and name; valid during the visit of the query. */
void pep_series_begin(struct pep_series *series, struct plan_query *query);

/* Sets all else; titles live in `arena`. False when memory is short. */
bool pep_series_fill(
    struct pep_series *series, const struct plan *plan, struct arena *arena);

/* Is the item listed in that section? */
bool pep_series_lists(const struct pep_series *series, const struct plan *plan,
    const struct plan_item *item, size_t section);

/* Does the freeze stand as a note below this item? */
bool pep_series_freezes_with(const struct pep_series *series,
    const struct plan *plan, const struct plan_item *item);

#endif
