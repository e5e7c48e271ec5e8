/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which entries of two lists are the same thing: by UID; then, where either
 * side is of one project and the two are called differently, by series and
 * slot; then, where another tool made one of the two, by a title that names a
 * version and stands in each list once; and last by the same title on the same
 * day. In linear time, however many there are.
 */
#ifndef TAKT_COMPARE_MATCH_H
#define TAKT_COMPARE_MATCH_H

#include "compare/entry.h"

enum match_reason {
	MATCH_NONE,
	MATCH_UID,
	MATCH_SLOT,
	MATCH_TITLE,
	MATCH_SAME /* title and day */
};

#define MATCH_NOBODY UINT32_MAX

/* Zeroed but for the lists, it is ready. Arrays are in `arena`. */
struct matching {
	const struct entry_list *old_list;
	const struct entry_list *new_list;
	struct arena arena;
	uint32_t *old_of; /* the partner of each new one, or MATCH_NOBODY */
	uint32_t *new_of; /* the partner of each old one, or MATCH_NOBODY */
	enum match_reason *reasons; /* of each new one */
};

/* False when memory is short. */
bool match_entries(struct matching *matching);

void match_release(struct matching *matching);

#endif
