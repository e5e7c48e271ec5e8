/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which rule would give the dates that were read, and how many of them? A small
 * search: each date proposes phrases that give it (candidates), each phrase is
 * reckoned in all series, and the one that gives most is the suggestion. It is
 * one only where it gives two dates of five, or one of four and is near to two
 * thirds; whoever takes it sees the numbers.
 */
#ifndef TAKT_IMPORT_FIT_H
#define TAKT_IMPORT_FIT_H

#include "import/model.h"

struct fit {
	const char *phrase; /* NULL: none fits */
	size_t exact;       /* of `count` dates, so many are the same */
	size_t near;        /* and so many are within 7 days */
	size_t count;
	bool is_rough; /* most are known by month: so are they compared */
};

/* Made by fit_start(). */
struct fitter {
	struct import_file *file;
	struct fit beat;     /* of the cycle, or zeroed */
	struct date *cycles; /* the cycle date of each series, as far as */
	bool *has_cycle;     /* it is known */
	bool has_beat;       /* else they are the beginnings of years */
	struct name *names;  /* of the milestones, for phrases */
	size_t name_count;
};

enum { FIT_SERIES_MAX = 200, FIT_NEAR_DAYS = 7 };

/* False when memory is short. */
bool fit_start(struct fitter *fitter, struct import_file *file);

/* Of a milestone or the end of a window; of steps, of the first one. */
bool fit_rule(
    struct fitter *fitter, const struct import_rule *rule, struct fit *fit);

/* How far apart steps are. */
bool fit_steps(
    struct fitter *fitter, const struct import_rule *rule, struct fit *fit);

/* The rest is for the fit*.c files alone. */

/* The item of a rule in a series, if its date is known; or NULL. */
const struct import_item *fit_item(
    const struct fitter *fitter, const struct import_rule *rule, size_t series);

/* Its day; false where it is not known. */
bool fit_day(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct date *date);

/* Is it good enough to be suggested? */
bool fit_is_good(const struct fit *fit);

/* The rhythm of the releases. (fit_beat.c) */
bool fit_find_beat(struct fitter *fitter);

/* Phrases, and how many dates proposed them. (fit_candidates.c) */
struct candidate {
	const char *text;
	size_t votes;
};

struct candidates {
	struct arena *arena;
	struct candidate *items;
	size_t count;
};

/* Adds the phrases that give the date of a rule in a series. */
bool fit_propose(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct candidates *candidates);

#endif
