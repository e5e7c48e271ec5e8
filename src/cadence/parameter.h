/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A value of a cadence file that is varied, "cycle.every=6..24 months":
 *
 *	parameter := PATH "=" VALUES {"," VALUES}
 *	PATH      := KEY {"." KEY}
 *	VALUES    := RANGE | TEXT
 *	RANGE     := [WORDS] NUMBER ".." NUMBER [WORDS] ["by" NUMBER [UNIT]]
 *
 * A key or a text in double quotes stands as it is. Where a path leads is the
 * business of src/load/, which lays a value into the file; what comes of it,
 * that of src/compare/.
 */
#ifndef TAKT_CADENCE_PARAMETER_H
#define TAKT_CADENCE_PARAMETER_H

#include "base/diagnostic.h"

/* The file name in findings about what is varied. */
#define PARAMETER_SOURCE "--vary"

enum { PARAMETERS_MAX = 4, PARAMETER_STEPS_MAX = 16, VARIANTS_MAX = 10000 };

struct parameter_step {
	const char *name;
	struct span at;
};

/* One of the values. `words` are those around the number, "{} months", so that
 * numbers can be compared where these are the same; NULL: there is no number.
 */
struct parameter_value {
	const char *text;
	const char *words;
	int64_t number;
	struct span at;
	bool verbatim; /* `text` is what stands at `at` */
	bool is_own;   /* the file has this value; set by load_base_check() */
};

struct parameter {
	const char *path; /* as it was written */
	struct span at;   /* of the path */
	struct parameter_step *steps;
	size_t step_count;
	struct parameter_value *values;
	size_t value_count;
	bool is_numeric; /* all values are numbers with the same words */
};

struct parameters {
	struct parameter items[PARAMETERS_MAX];
	size_t count;
	size_t variant_count; /* of all combinations; at most VARIANTS_MAX */
};

/*
 * Reads `texts`, which end with NULL: each stands in a line of its own in
 * findings. All that it makes lives in `arena`. False after a diagnostic, or
 * when memory is short.
 */
bool parameters_parse(const char *const *texts, struct arena *arena,
    struct parameters *parameters, struct diagnostics *diagnostics);

/* Which value each parameter has in a variant; the last one changes fastest. */
void parameters_choose(
    const struct parameters *parameters, size_t variant, size_t *choices);

#endif
