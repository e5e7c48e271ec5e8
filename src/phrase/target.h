/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the key of a pin names: "final", "beta 2" (a number), or
 * "alpha slot 3" (a place in the plan, whatever it is called there).
 */
#ifndef TAKT_PHRASE_TARGET_H
#define TAKT_PHRASE_TARGET_H

#include "phrase/phrase.h"

struct target {
	const struct name *name;
	bool has_number;
	bool is_slot;
	int32_t number;
};

/* False after adding a diagnostic. */
bool target_parse(struct arena *arena, const struct names *names,
    const struct phrase_text *text, struct diagnostics *diagnostics,
    struct target *target);

#endif
