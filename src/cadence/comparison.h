/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How two numbers, or two series, are compared: "<=" and its kin. */
#ifndef TAKT_CADENCE_COMPARISON_H
#define TAKT_CADENCE_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

enum comparator {
	COMPARISON_LESS,
	COMPARISON_AT_MOST,
	COMPARISON_GREATER,
	COMPARISON_AT_LEAST,
	COMPARISON_EQUAL,
	COMPARISON_OTHER
};

/* "<", "<=", … in the order of enum comparator; ends with NULL. */
extern const char *const comparison_texts[];

/* "<=" for "=<" and the like: what other languages write; or NULL. */
const char *comparison_usual(const char *text, size_t length);

/* Does it hold where the left side is less (-1), equal (0) or greater (1)? */
bool comparison_holds(enum comparator comparison, int order);

#endif
