/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Conditions ("version >= 3.13 and n is even"): for which series a change of
 * the rules holds.
 *
 *	condition := and {"or" and}
 *	and       := not {"and" not}
 *	not       := "not" not | "(" condition ")" | term
 *	term      := "version" COMPARISON VERSION        by the order of series
 *	           | COUNTER COMPARISON NUMBER
 *	           | COUNTER "is" ["not"] ("even" | "odd" | NUMBER)
 *	           | "every" ORDINAL ["series"] "from" VERSION
 *	           | "cycle" "in" MONTH {"," MONTH}
 *	           | "cycle" ("from" | "until" | "before" | "after") DAY
 *	           | "in" ITEMS | "in" "[" ITEMS "]"
 *	ITEMS     := ITEM {"," ITEM}
 *	ITEM      := VERSION [".." [VERSION]]
 *	DAY       := 2026-10-01 | 2026-10 | MONTH YEAR   a whole month, too
 *
 * Words are read without regard to case. A version that holds blanks or any of
 * the characters above stands in double quotes.
 */
#ifndef TAKT_CADENCE_CONDITION_H
#define TAKT_CADENCE_CONDITION_H

#include "cadence/version.h"

enum {
	CONDITION_DEPTH_MAX = 32, /* of 'not' and parentheses */
	CONDITION_STEP_MAX = 1000 /* of 'every' */
};

struct condition;

/* What conditions may speak of where this one stands. */
struct condition_context {
	struct arena *arena;
	const struct version_scheme *scheme;
	/*
	 * Which series a version names, also a renamed one. NULL: what the
	 * scheme says, which is nothing where the names are dated.
	 */
	bool (*find)(void *context, const char *text, int64_t *index);
	void *context;
	bool cycles_are_known; /* else what asks for the cycle is refused */
	struct diagnostics *diagnostics;
};

/* The series about which a condition is asked. */
struct condition_subject {
	const struct version_scheme *scheme; /* that of the context */
	int64_t index;
	bool has_cycle; /* else no term about the cycle date holds */
	struct date cycle;
};

/* Lives in the arena of the context; NULL after a diagnostic, or when memory
 * is short. */
const struct condition *condition_parse(
    const struct condition_context *context, const struct phrase_text *text);

bool condition_holds(
    const struct condition *condition, const struct condition_subject *subject);

/* Appends the normal form, which parses to the same condition. */
void condition_format(const struct condition *condition, struct buf *out);

#endif
