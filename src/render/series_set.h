/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which series the cadences hold, by hashes: for the update of calendars, in
 * which what is over stays when its series goes. Two series of one hash would
 * cost no more than one event that is cancelled too late.
 */
#ifndef TAKT_RENDER_SERIES_SET_H
#define TAKT_RENDER_SERIES_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed, it is empty. */
struct series_set {
	uint64_t *hashes;
	size_t count;
	size_t room;
	bool is_sorted;
};

/* False when memory is short. */
bool series_set_add(
    struct series_set *set, const char *project, const char *series);

bool series_set_has(
    struct series_set *set, const char *project, const char *series);

void series_set_release(struct series_set *set);

#endif
