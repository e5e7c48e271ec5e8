/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a cadence, all the way to its dates: read, planned, rendered in
 * every format and explained. Whatever fails must have said why.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "takt.h"

/* So that one input costs milliseconds. */
#define DATES_MAX 300

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
count_bytes(void *context, const char *bytes, size_t length)
{
	size_t *count = context;

	/* Reads all of it, so that a sanitizer sees what is not there. */
	for (size_t i = 0; i < length; i++)
		*count += bytes[i] != '\0';
	return true;
}

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_yaml: %s\n", what);
	abort();
}

static void
check_outcome(bool is_good, size_t errors_before,
    const struct takt_diagnostics *diagnostics, const char *what)
{
	size_t errors = takt_diagnostics_errors(diagnostics);

	if (is_good != (errors == errors_before))
		die(what);
}

static void
render_all(const struct takt_plan *plan, struct takt_diagnostics *diagnostics)
{
	struct takt_render_options options = {.width = 60, .unicode = true};
	struct takt_format format;
	size_t count = 0;
	const struct takt_sink sink = {count_bytes, &count};

	for (size_t i = 0; takt_format_at(i, &format); i++) {
		options.format = format.name;
		/* An empty calendar is refused, and that is no fault. */
		if (!takt_plan_render(plan, &options, sink, diagnostics) &&
		    takt_plan_count(plan) > 0)
			die("a plan that cannot be rendered");
		options.width = 0;
		options.unicode = false;
	}
	if (count == 0)
		die("nothing was written");
}

static void
explain(const struct takt_cadence *cadence)
{
	static const char *const milestones[] = {
	    "final", "beta 1", "alpha slot 3", "end-of-life", "bugfix 2"};
	size_t count = 0;
	const struct takt_sink sink = {count_bytes, &count};

	for (size_t i = 0; i < sizeof(milestones) / sizeof(milestones[0]);
	     i++) {
		struct takt_diagnostics *diagnostics = takt_diagnostics_new(5);
		const char *series = i % 2 == 0 ? "3.9" : NULL;
		bool good;

		if (diagnostics == NULL)
			return;
		good = takt_explain_milestone(
		    cadence, milestones[i], series, sink, diagnostics);
		check_outcome(good, 0, diagnostics, "explain");
		takt_diagnostics_print(diagnostics, true, sink);
		takt_diagnostics_free(diagnostics);
	}
}

static void
plan(const struct takt_cadence *cadence, struct takt_diagnostics *diagnostics)
{
	const struct takt_selection selection = {.limit = DATES_MAX};
	struct takt_plan *made =
	    takt_plan_new(&cadence, 1, &selection, diagnostics);

	check_outcome(made != NULL, 0, diagnostics, "plan");
	if (made != NULL && takt_plan_count(made) > DATES_MAX)
		die("more dates than the limit");
	if (made != NULL)
		render_all(made, diagnostics);
	takt_plan_free(made);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(20);
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	size_t count = 0;
	const struct takt_sink sink = {count_bytes, &count};
	struct takt_cadence *cadence;

	if (diagnostics == NULL || bytes == NULL)
		goto out;
	memcpy(bytes, data, size);
	cadence =
	    takt_cadence_read("fuzz.yaml", bytes, size, NULL, diagnostics);
	check_outcome(cadence != NULL, 0, diagnostics, "cadence");
	if (cadence != NULL) {
		plan(cadence, diagnostics);
		explain(cadence);
	}
	if (!takt_diagnostics_print(diagnostics, false, sink))
		die("findings that cannot be printed");
	if (takt_diagnostics_no_memory(diagnostics))
		die("out of memory");
	takt_cadence_free(cadence);
out:
	takt_diagnostics_free(diagnostics);
	free(bytes);
	return 0;
}
