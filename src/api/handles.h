/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is behind the handles of the public library. For src/api/ alone.
 */
#ifndef TAKT_API_HANDLES_H
#define TAKT_API_HANDLES_H

#include "base/diagnostic.h"
#include "ical/feed.h"
#include "load/load.h"
#include "plan/plan.h"
#include "takt.h"

struct takt_diagnostics {
	struct diagnostics list;
	bool no_memory;
};

struct takt_cadence {
	struct arena arena;
	struct source source;
	struct cadence *cadence;
};

struct takt_plan {
	const struct plan *plan;
	struct plan *made; /* the same, to be freed; NULL in a part */
	bool is_narrowed;  /* a selection leaves something out */
	bool no_pins;
	enum plan_windows windows;
	/* Of a part that is one series, which `series` names: all of it. */
	const struct plan *whole;
	const char *series;
};

struct takt_calendar {
	struct arena arena;
	struct source source;
	struct ical_feed *feed;
};

/*
 * Whoever fails without an error ran out of memory. And what a reader says
 * after it ran out of memory may be wrong: a name is unknown because there was
 * no room for it. `before` is from before it began.
 */
void api_settle(struct takt_diagnostics *diagnostics,
    struct diagnostics_mark before, bool is_short);

/* As takt_plan_new(), of a selection in the terms of the floors below; without
 * what is said about slips. NULL after findings. */
struct plan *api_make_plan(const struct takt_cadence *const *cadences,
    size_t count, const struct plan_selection *selection,
    struct takt_diagnostics *diagnostics);

/* Rules for some series are made when a plan asks for them: did that run short
 * of memory since these were told to forget it? */
void api_forget_failures(
    const struct takt_cadence *const *cadences, size_t count);
bool api_has_failed(const struct takt_cadence *const *cadences, size_t count);

/* A caller's date that is none counts as the nearest edge of the calendar. */
struct date api_date(const struct takt_date *date);

/* Copies a file into the arena. Spans count in 32 bits, so what is longer is
 * cut; the reader says what its limit is. */
bool api_copy_source(struct arena *arena, struct source *source,
    const char *name, const char *bytes, size_t length);

/* Is the page not too large? Else that is a finding. */
bool api_check_page(
    const struct source *source, struct diagnostics *diagnostics);

/* Files of the caller as the loader asks for them, who must stay. */
struct load_files api_files(struct takt_files *files);

#endif
