/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where the path of a parameter leads in the tree of a file, and a value put
 * there. For vary.c alone.
 */
#ifndef TAKT_LOAD_VARY_PATH_H
#define TAKT_LOAD_VARY_PATH_H

#include "cadence/parameter.h"
#include "load/tree.h"

/* Whether there is something at the path, or may be: the last key need not be
 * there in a map of keys that are takt's. False after a diagnostic. */
bool vary_path_check(const struct node *root, const struct parameter *parameter,
    struct diagnostics *diagnostics);

/* Marks the values that are the one at the path: by their words, or as whole
 * months ("12 months" is "1 year"). False when memory is short. */
bool vary_path_mark(
    struct arena *arena, const struct node *root, struct parameter *parameter);

/* The tree with one of the values at the path, which was checked; NULL when
 * memory is short. */
const struct node *vary_path_lay(struct arena *arena, const struct node *root,
    const struct parameter *parameter, size_t choice);

#endif
