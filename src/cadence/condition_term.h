/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The terms that conditions are made of. Only the condition*.c files of this
 * floor include it. All of these return NULL after a diagnostic, or when
 * memory is short.
 */
#ifndef TAKT_CADENCE_CONDITION_TERM_H
#define TAKT_CADENCE_CONDITION_TERM_H

#include "cadence/condition_cursor.h"
#include "cadence/condition_tree.h"

struct condition *cursor_new_condition(
    const struct cursor *cursor, enum condition_kind kind);

/* Any term; the cursor is at its first word. */
const struct condition *parse_term(struct cursor *cursor);

/* "cycle …", past that word, which began at `start`. */
const struct condition *parse_cycle_term(struct cursor *cursor, size_t start);

/* Complains, and returns false, where no cycle date can be asked for by what
 * stands between `start` and the piece before the cursor. */
bool check_cycles_known(const struct cursor *cursor, size_t start);

#endif
