/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A cadence file's text as a checked cadence. The one entry to this floor;
 * only src/takt.c calls it.
 */
#ifndef TAKT_LOAD_LOAD_H
#define TAKT_LOAD_LOAD_H

#include "cadence/cadence.h"

/*
 * Reads and validates `source`, which must stay while the cadence is in use.
 * All of the cadence lives in `arena`. NULL after adding as many diagnostics
 * as there are mistakes, or when memory is short (then arena->failed).
 */
struct cadence *load_cadence(const struct source *source, struct arena *arena,
    struct diagnostics *diagnostics);

#endif
