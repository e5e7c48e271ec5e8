/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as what a sweep varies, up to the first line feed, and what is asked of
 * the metrics behind it: the reading of paths and ranges, and a sweep of a
 * small cadence by them. What is refused must say why, inside of the text; what
 * is read must name a value for each parameter of each variant.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cadence/parameter.h"
#include "takt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* So that one input costs milliseconds. */
enum { VARIANTS_FEW = 20 };

static const char file[] =
    "takt: 1\n"
    "project: Small\n"
    "version: \"{n}.0\"\n"
    "cycle: {every: 1 year, from: October 2020, first: \"1.0\"}\n"
    "cycles: 3\n"
    "milestones:\n"
    "  alpha: {on: [12 weeks before final, 8 weeks before final]}\n"
    "  beta: {on: 4 weeks before final, count: 2, every: 1 week}\n"
    "  final: first Tuesday of cycle month\n"
    "support:\n"
    "  - bugfix: {from: final, until: 1 year after final}\n"
    "  - security: 2 years after final\n"
    "trains:\n"
    "  point: {during: bugfix, on: first Monday of every 3rd month}\n"
    "changes:\n"
    "  - when: version >= 2.0\n"
    "    milestones: {beta: 5 weeks before final}\n"
    "    support: [bugfix: 2 years after final, security: 3 years after "
    "final]\n"
    "series:\n"
    "  \"2.0\": {pins: {final: 2021-11-02}}\n";

static void
die(const char *what, const char *text)
{
	(void)fprintf(stderr, "fuzz_vary: %s: '%s'\n", what, text);
	abort();
}

static void
check_findings(const struct diagnostics *diagnostics, const char *vary)
{
	struct buf out = {0};

	for (size_t i = 0; i < diagnostics->count; i++) {
		if (diagnostics->items[i]->offset > strlen(vary))
			die("the error lies outside of the text", vary);
		diagnostic_print(diagnostics->items[i], true, &out);
	}
	buf_release(&out);
}

static void
check_choices(const struct parameters *parameters, const char *vary)
{
	size_t choices[PARAMETERS_MAX];

	if (parameters->variant_count == 0 ||
	    parameters->variant_count > VARIANTS_MAX)
		die("not so many variants", vary);
	parameters_choose(parameters, parameters->variant_count - 1, choices);
	for (size_t i = 0; i < parameters->count; i++) {
		if (choices[i] + 1 != parameters->items[i].value_count)
			die("the last variant has not the last values", vary);
	}
}

/* How many variants there are, or 0. */
static size_t
fuzz_parse(const char *vary)
{
	const char *const texts[] = {vary, NULL};
	struct arena arena = {0};
	struct diagnostics diagnostics = {0};
	struct parameters parameters;
	size_t count = 0;

	if (parameters_parse(texts, &arena, &parameters, &diagnostics))
		count = parameters.variant_count;
	if ((count == 0) != (diagnostics.errors > 0))
		die(count == 0 ? "no error" : "read with an error", vary);
	if (count > 0)
		check_choices(&parameters, vary);
	check_findings(&diagnostics, vary);
	arena_release(&arena);
	diagnostics_release(&diagnostics);
	return count;
}

static bool
swallow(void *context, const char *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return true;
}

static void
fuzz_sweep(const char *vary, const char *where)
{
	static const char *const formats[] = {"table", "csv", "json", "md"};
	const char *const varied[] = {vary, NULL};
	const char *const conditions[] = {where, NULL};
	const struct takt_source source = {
	    "small.yaml", file, sizeof(file) - 1, NULL};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	const struct takt_sink sink = {swallow, NULL};
	struct takt_sweep_options options = {
	    .vary = varied, .where = where != NULL ? conditions : NULL};

	if (diagnostics == NULL)
		return;
	options.compare.format =
	    formats[strlen(vary) % (sizeof(formats) / sizeof(formats[0]))];
	if (!takt_sweep(&source, &options, sink, diagnostics) &&
	    takt_diagnostics_errors(diagnostics) == 0)
		die("not swept, without an error", vary);
	takt_diagnostics_print(diagnostics, false, sink);
	takt_diagnostics_free(diagnostics);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *vary = calloc(1, size + 1);
	char *where = NULL;
	size_t count;

	if (vary == NULL)
		return 0;
	memcpy(vary, data, size);
	where = strchr(vary, '\n');
	if (where != NULL)
		*where++ = '\0';
	count = fuzz_parse(vary);
	if (count <= VARIANTS_FEW)
		fuzz_sweep(vary, where);
	free(vary);
	return 0;
}
