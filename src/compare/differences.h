/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What one side of a comparison says and the other does not, or says
 * otherwise: in the order of dates.
 */
#ifndef TAKT_COMPARE_DIFFERENCES_H
#define TAKT_COMPARE_DIFFERENCES_H

#include "base/diagnostic.h"
#include "compare/match.h"

enum difference_kind {
	DIFFERENCE_MOVED,
	DIFFERENCE_CHANGED, /* otherwise than in its date */
	DIFFERENCE_NEW,
	DIFFERENCE_GONE,
	DIFFERENCE_CANCELLED,
	DIFFERENCE_KINDS
};

/* What is not the same, as bits. */
enum difference_part {
	PART_DATE = 1,
	PART_STATUS = 2,
	PART_TITLE = 4,
	PART_URL = 8,
	PART_REPEATS = 16, /* the recurrence rule */
	PART_CATEGORIES = 32,
	PART_DESCRIPTION = 64
};

/* One of the two entries may be NULL, but not both. */
struct difference {
	const struct entry *old_entry;
	const struct entry *new_entry;
	enum difference_kind kind;
	enum match_reason reason;
	unsigned int parts;
};

/* Zeroed, it takes all; texts as --series and --only have them. */
struct difference_selection {
	bool is_thorough; /* categories and descriptions, too */
	bool has_from;
	bool has_until;
	struct date from;
	struct date until;
	const char *series;
	const char *only;
};

/* Refers to the lists, which must stay. */
struct differences {
	const struct entry_list *old_list;
	const struct entry_list *new_list;
	struct difference *items;
	size_t count;
	size_t room;
	size_t counts[DIFFERENCE_KINDS];
	size_t unchanged;
	size_t by_title;   /* matched by their titles */
	bool has_projects; /* of more than one */
};

/*
 * Fills `differences`, which is zeroed but for the lists. False when memory is
 * short, or after a diagnostic: a series or milestone that is selected is on
 * neither side. To be released in any case.
 */
bool differences_find(struct differences *differences,
    const struct difference_selection *selection,
    struct diagnostics *diagnostics);

void differences_release(struct differences *differences);

/* The entry that is there, the new one if both are. */
static inline const struct entry *
difference_entry(const struct difference *difference)
{
	return difference->new_entry != NULL ? difference->new_entry
					     : difference->old_entry;
}

#endif
