/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Makes what was read fit the language of cadences, without changing a date:
 * which dates are pins of a rule, which stand under `also`, which are known too
 * roughly for either; and how each is shown.
 */
#ifndef TAKT_IMPORT_ARRANGE_H
#define TAKT_IMPORT_ARRANGE_H

#include "import/model.h"

/* False when memory is short. */
bool import_arrange(struct import_file *file);

/* For that alone: patterns from titles, and names of series that have others.
 * (titles.c) */
bool import_arrange_titles(struct import_file *file);

/* A name for an item that has no rule of its own, new in its series. NULL when
 * memory is short. */
const char *import_key(struct import_file *file,
    const struct import_series *series, const struct import_item *item);

/* The same rule in the order of windows: is it the last? */
bool import_is_last_window(const struct import_rule *rule);

/* How a rule is shown where nothing is said of it; NULL when memory is
 * short. */
const char *import_default_pattern(
    struct import_file *file, const struct import_rule *rule);

#endif
