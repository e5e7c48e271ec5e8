/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Names of milestones in running text. Only this floor includes it, and the
 * parser of checks. */
#ifndef TAKT_PHRASE_NAMES_H
#define TAKT_PHRASE_NAMES_H

#include "phrase/phrase.h"

/*
 * The longest known name that stands at text[at] and ends at a word's end;
 * sets `end` behind it. NULL when there is none.
 */
const struct name *names_match(const struct names *names,
    const struct phrase_text *text, size_t at, size_t *end);

/* The name nearest to what stands at text[at], or NULL; sets `distance`, and
 * `end` behind the words that were compared with it. */
const struct name *names_nearest(const struct names *names,
    const struct phrase_text *text, size_t at, size_t *end, size_t *distance);

/* "alpha, beta, candidate, …": the first few, for a message. */
const char *names_list(const struct names *names, struct arena *arena);

#endif
