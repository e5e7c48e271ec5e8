/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A cadence file's text as a checked cadence. The one entry to this floor;
 * only src/api/ calls it.
 */
#ifndef TAKT_LOAD_LOAD_H
#define TAKT_LOAD_LOAD_H

#include "cadence/cadence.h"

/*
 * Gives the files that a cadence names: `path` as it stands in the file `from`.
 * Fills `source` with texts that live in the arena; false with a `problem` for
 * people ("there is no such file"), or when memory is short.
 */
struct load_files {
	bool (*read)(void *context, const char *from, const char *path,
	    struct arena *arena, struct source *source, const char **problem);
	void *context;
};

/*
 * Reads and validates `source`, which must stay while the cadence is in use.
 * All of the cadence lives in `arena`. NULL after adding as many diagnostics
 * as there are mistakes, or when memory is short (then arena->failed). Where
 * `files` is NULL a cadence can name no other file.
 */
struct cadence *load_cadence(const struct source *source,
    const struct load_files *files, struct arena *arena,
    struct diagnostics *diagnostics);

#endif
