/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Times of day: what stands under `at:`.
 *
 *	14:00 UTC    9:30 Europe/Paris    18:00 +02:00    noon UTC
 *	end of day AoE
 *
 * A zone is always said, since a time without one is another moment for each
 * reader. Abbreviations are refused but for UTC, GMT and AoE: most name several
 * zones, and those of summer and winter time half a year only. Whether a name
 * is in the zone database is not known on this floor (ical/zone.h knows).
 */
#ifndef TAKT_PHRASE_CLOCK_H
#define TAKT_PHRASE_CLOCK_H

#include "phrase/phrase.h"

enum { CLOCK_MINUTES_PER_DAY = 1440 };

struct clock {
	int32_t minute;      /* 0 to 1440 of the local day */
	const char *zone;    /* "UTC", "AoE", "+02:00" or a name with a slash */
	struct span zone_at; /* where the zone stands */
	bool is_end_of_day;  /* minute 1440: "24:00" means it, too */
};

/*
 * Reads a time of day with its zone. False after a diagnostic, or without one
 * when memory is short (arena->failed is set). Case does not matter but in
 * names with a slash; `zone` is static or lives in the arena.
 */
bool clock_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct clock *clock);

/* Appends the normal form: "09:30 UTC", "end of day AoE". */
void clock_format(const struct clock *clock, struct buf *out);

#endif
