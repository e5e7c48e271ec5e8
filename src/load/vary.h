/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Variants of a cadence file: it is read once, with the files that it extends,
 * and values are laid into its tree as another file over it would do. Only
 * src/api/ calls it.
 */
#ifndef TAKT_LOAD_VARY_H
#define TAKT_LOAD_VARY_H

#include "cadence/parameter.h"
#include "load/load.h"

/* A file that was read, but is no cadence yet. */
struct load_base;

/*
 * Reads `source`, which must stay, as must `files`; what else the file names is
 * asked for once. All lives in `arena`. NULL after diagnostics, or when memory
 * is short (then arena->failed).
 */
struct load_base *load_base_read(const struct source *source,
    const struct load_files *files, struct arena *arena,
    struct diagnostics *diagnostics);

/* Whether each path leads to something that the file has or may have; marks the
 * values that it has. False after diagnostics, or when memory is short. */
bool load_base_check(struct load_base *base, struct parameters *parameters,
    struct diagnostics *diagnostics);

/*
 * The cadence in which each parameter has the value that `choices` names, in
 * `arena`. NULL as load_cadence() has it. `base` must stay.
 */
struct cadence *load_variant(struct load_base *base,
    const struct parameters *parameters, const size_t *choices,
    struct arena *arena, struct diagnostics *diagnostics);

#endif
