/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which differences are asked for. Both sides are compared as a whole, so that
 * what moves over the edge of a selection is not taken for gone; a difference
 * counts if one of its two sides is selected. Series are compared by the
 * numbers in their names, since calendars have no cadence that would order
 * them.
 */
#ifndef TAKT_COMPARE_CHOOSE_H
#define TAKT_COMPARE_CHOOSE_H

#include "compare/differences.h"

/* A part of a list; a range may lack either end. */
struct choice_part {
	const char *first;
	const char *last; /* the same as `first` where it is no range */
};

struct choice {
	const struct difference_selection *selection;
	struct arena arena;
	struct choice_part *series; /* NULL: all */
	size_t series_count;
	const char **only; /* NULL: all */
	size_t only_count;
};

/* False when memory is short. To be released in any case. */
bool choice_init(
    struct choice *choice, const struct difference_selection *selection);

/* False after a diagnostic about a part that fits nothing in either list. */
bool choice_check(const struct choice *choice,
    const struct entry_list *old_list, const struct entry_list *new_list,
    struct diagnostics *diagnostics);

bool choice_has(const struct choice *choice, const struct entry *entry);

void choice_release(struct choice *choice);

#endif
