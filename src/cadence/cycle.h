/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The beats of a cadence: the cycle date of each series. An era is a stretch
 * of series with one rhythm and one way to name them; the next begins with the
 * first beat on or after its own start.
 */
#ifndef TAKT_CADENCE_CYCLE_H
#define TAKT_CADENCE_CYCLE_H

#include "cadence/calendar.h"
#include "cadence/condition.h"
#include "cadence/version.h"

enum rhythm_kind {
	RHYTHM_AMOUNT, /* every 6 months */
	RHYTHM_GAPS,   /* every 4 weeks, 4 weeks, 5 weeks, and again */
	RHYTHM_DAYS,   /* every third Tuesday of March and September */
	RHYTHM_CHAIN   /* on a phrase that looks at the series before */
};

struct era {
	struct span at;
	const struct version_scheme *scheme;
	bool has_own_scheme; /* which counts from its first series */
	int64_t first;       /* index of its first series */
	enum rhythm_kind kind;
	struct amount every;
	struct amount *gaps;
	size_t gap_count;
	const struct repeat *days;
	const struct phrase *chain;
	const struct condition *twin; /* NULL, or who shares the beat before */
	bool has_from; /* a chain may go on from the era before */
	struct date from;
	bool from_is_month;
};

/* Beats that were reckoned so far: those of index 0 on. */
struct beats {
	struct date *dates;
	size_t count;
	bool is_over; /* the calendar has ended */
	struct stride stride;
	int64_t steps; /* of the era, without twins */
	struct date latest;
};

/* All eras; without any, series have no beat but the one they are given. */
struct cycle {
	struct arena *arena; /* of the beats */
	struct era *eras;
	size_t count;
	const struct pauses *pauses;
	struct beats *beats;
};

/* The era of a series; NULL where there is none. */
const struct era *cycle_era(const struct cycle *cycle, int64_t series);

/*
 * The beat of a series, also of one before index 0, where there are neither
 * pauses nor twins. False where it leaves the calendar, for a chain behind its
 * first beat, which the plan reckons, and when memory is short (arena->failed).
 */
bool cycle_beat(const struct cycle *cycle, int64_t series, struct date *date);

/* The index of the first beat on or after a date, from `first` on; `limit`
 * where there is none before it. */
int64_t cycle_find(
    const struct cycle *cycle, struct date date, int64_t first, int64_t limit);

#endif
