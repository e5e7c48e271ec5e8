/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a cadence, all the way to its dates: read, planned with pins and
 * without, slipped, rendered in every format and explained. It may name a few
 * files, one of which is the input itself. Whatever fails must have said why.
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

struct input {
	const uint8_t *data;
	size_t size;
};

static const struct served {
	const char *name;
	const char *text;
} served[] = {{"base.yaml",
		  "takt: 1\nproject: base\nversion: \"3.{n}\"\n"
		  "cycle: {every: 1 year, from: October 2020, first: \"3.9\"}\n"
		  "calendars: {off: off.ics}\navoid: [weekends, off]\n"
		  "milestones: {beta: {on: cycle, count: 3, every: 2 weeks},\n"
		  "  final: 9 weeks after beta 1}\n"
		  "support: [bugfix: {from: final, for: 2 years}]\n"
		  "trains: {minor: {every: 2 months}}\n"},
    {"circle.yaml", "takt: 1\nextends: self\n"}, {"broken.yaml", "takt: [1\n"},
    {"off.ics",
	"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
	"BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20200501\r\n"
	"RRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20220501\r\n"
	"SUMMARY:May Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"}};

static bool
give(struct takt_file *file, const char *name, const void *bytes, size_t length)
{
	file->problem = NULL;
	file->name = malloc(strlen(name) + 1);
	file->bytes = malloc(length > 0 ? length : 1);
	file->length = length;
	if (file->name == NULL || file->bytes == NULL)
		return false;
	memcpy(file->name, name, strlen(name) + 1);
	memcpy(file->bytes, bytes, length);
	return true;
}

static bool
serve(void *context, const char *from, const char *path, struct takt_file *file)
{
	const struct input *input = context;

	(void)from;
	if (strcmp(path, "self") == 0)
		return give(file, "self", input->data, input->size);
	for (size_t i = 0; i < sizeof(served) / sizeof(served[0]); i++) {
		if (strcmp(path, served[i].name) == 0)
			return give(
			    file, path, served[i].text, strlen(served[i].text));
	}
	return false;
}

static void
render_all(const struct takt_plan *plan, struct takt_diagnostics *diagnostics)
{
	struct takt_render_options options = {.width = 60, .unicode = true};
	struct takt_format format;
	size_t count = 0;
	const struct takt_sink sink = {count_bytes, &count};

	for (size_t i = 0; takt_format_at(i, &format); i++) {
		size_t errors = takt_diagnostics_errors(diagnostics);

		options.format = format.name;
		/* A calendar without a date is refused. */
		if (!takt_plan_render(plan, &options, sink, diagnostics) &&
		    takt_diagnostics_errors(diagnostics) == errors)
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
	static const char *const milestones[] = {"final", "beta 1",
	    "alpha slot 3", "end-of-life", "bugfix 2", "minor 2"};
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
plan(const struct takt_cadence *cadence, const struct takt_selection *selection)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(20);
	struct takt_plan *made;
	size_t count = 0;

	if (diagnostics == NULL)
		return;
	made = takt_plan_new(&cadence, 1, selection, diagnostics);
	check_outcome(made != NULL, 0, diagnostics, "plan");
	if (made != NULL && takt_plan_count(made) > DATES_MAX)
		die("more dates than the limit");
	if (made != NULL)
		render_all(made, diagnostics);
	if (!takt_diagnostics_print(
		diagnostics, false, (struct takt_sink){count_bytes, &count}))
		die("findings that cannot be printed");
	if (takt_diagnostics_no_memory(diagnostics))
		die("out of memory");
	takt_plan_free(made);
	takt_diagnostics_free(diagnostics);
}

/* As the file says, by the rules alone, and what if. */
static void
plan_all(const struct takt_cadence *cadence)
{
	static const char *const slips[] = {"beta 1=+7d", NULL};
	static const struct takt_selection selections[] = {{.limit = DATES_MAX},
	    {.limit = DATES_MAX, .no_pins = true, .cycles = 40},
	    {.limit = DATES_MAX,
		.series = "3.10",
		.slips = slips,
		.cycles = 40},
	    {.limit = DATES_MAX,
		.series = "3.11..",
		.only = "final,end-of-life",
		.cycles = 3}};

	for (size_t i = 0; i < sizeof(selections) / sizeof(selections[0]); i++)
		plan(cadence, &selections[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(20);
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	size_t count = 0;
	const struct takt_sink sink = {count_bytes, &count};
	struct input input = {data, size};
	const struct takt_files files = {serve, &input};
	struct takt_cadence *cadence;

	if (diagnostics == NULL || bytes == NULL)
		goto out;
	memcpy(bytes, data, size);
	cadence =
	    takt_cadence_read("fuzz.yaml", bytes, size, &files, diagnostics);
	check_outcome(cadence != NULL, 0, diagnostics, "cadence");
	if (cadence != NULL) {
		plan_all(cadence);
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
