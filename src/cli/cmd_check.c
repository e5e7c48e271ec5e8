/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt check: each file by itself. A cadence is read, reckoned and looked at, a
 * calendar is held against the standards, and against a cadence if one is
 * given. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/written.h"

struct found {
	size_t errors;
	size_t warnings;
};

/* One run over all files. */
struct run {
	const struct arguments *arguments;
	bool is_json;
	struct output *output;
	struct takt_diagnostics *diagnostics;
	struct found before;    /* the file at hand */
	struct input against;   /* what calendars are to say, … */
	struct takt_plan *plan; /* … or NULL */
};

static struct found
count_findings(const struct takt_diagnostics *diagnostics)
{
	return (struct found){takt_diagnostics_errors(diagnostics),
	    takt_diagnostics_warnings(diagnostics)};
}

/* ", 2 warnings"; nothing for none. */
static size_t
add_count(char *text, size_t room, size_t count, const char *what)
{
	int length = count == 0 ? 0
				: snprintf(text, room, ", %zu %s%s", count,
				      what, count == 1 ? "" : "s");

	return length > 0 && (size_t)length < room ? (size_t)length : 0;
}

/* "python.yaml: Python, 338 dates", and how much was found in it. */
static bool
report(const struct run *run, const char *file, const char *subject,
    const char *counted)
{
	struct takt_sink sink = output_sink(run->output);
	struct found now = count_findings(run->diagnostics);
	char line[1024];
	size_t room = sizeof(line) - 80;
	int written;
	size_t length;

	if (run->is_json)
		return true;
	written = snprintf(
	    line, room, "%s: %s%s", shown_name(file), subject, counted);
	length = written > 0 ? (size_t)written : 0;
	if (length >= room)
		length = room - 1;
	length += add_count(line + length, sizeof(line) - length,
	    now.errors - run->before.errors, "error");
	length += add_count(line + length, sizeof(line) - length,
	    now.warnings - run->before.warnings, "warning");
	line[length++] = '\n';
	return sink.write(sink.context, line, length);
}

static bool
report_count(const struct run *run, const char *file, const char *subject,
    size_t count, const char *what)
{
	char counted[80];
	size_t length = add_count(counted, sizeof(counted), count, what);

	if (length == 0)
		snprintf(counted, sizeof(counted), ", 0 %ss", what);
	return report(run, file, subject, counted);
}

static enum exit_status
check_plan(
    const struct run *run, const char *file, const struct takt_cadence *cadence)
{
	const struct takt_selection selection = {
	    .cycles = run->arguments->cycles, .limit = run->arguments->limit};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, run->diagnostics);
	enum exit_status status = EXIT_DONE;

	if (plan == NULL)
		return EXIT_NO;
	if (!takt_plan_check(plan, run->diagnostics) ||
	    !report_count(run, file, takt_cadence_project(cadence),
		takt_plan_count(plan), "date"))
		status = EXIT_TROUBLE;
	takt_plan_free(plan);
	return status;
}

static enum exit_status
check_cadence(
    const struct run *run, const char *file, const char *bytes, size_t length)
{
	struct input input = {.count = 0};
	enum exit_status status =
	    add_cadence(file, bytes, length, &input, run->diagnostics);

	if (status == EXIT_DONE)
		status = check_plan(run, file, input.cadences[0]);
	free_cadences(&input);
	return status;
}

static struct takt_diff_selection
selection_of(const struct arguments *arguments)
{
	return (struct takt_diff_selection){
	    .from = arguments->has_from ? &arguments->from : NULL,
	    .until = arguments->has_until ? &arguments->until : NULL,
	    .series = arguments->series,
	    .only = arguments->only};
}

static bool
compare_calendar(
    const struct run *run, const char *file, const char *bytes, size_t length)
{
	const struct takt_diff_selection selection =
	    selection_of(run->arguments);
	struct takt_calendar *calendar;

	if (run->plan == NULL)
		return true;
	/* What is wrong with it was mostly found before, and is not said again.
	 */
	calendar = takt_calendar_read(
	    shown_name(file), bytes, length, run->diagnostics);
	if (calendar != NULL)
		takt_calendar_check_against(
		    calendar, run->plan, &selection, run->diagnostics);
	takt_calendar_free(calendar);
	return !takt_diagnostics_no_memory(run->diagnostics);
}

static enum exit_status
check_calendar(
    const struct run *run, const char *file, const char *bytes, size_t length)
{
	size_t events = 0;

	if (!takt_calendar_check(
		shown_name(file), bytes, length, run->diagnostics, &events) ||
	    !compare_calendar(run, file, bytes, length) ||
	    !report_count(run, file, "calendar", events, "event"))
		return EXIT_TROUBLE;
	return EXIT_DONE;
}

/* "README.md: 23 dates, 20 held against the plan, 1 not selected, 2 not known".
 */
static bool
report_page(const struct run *run, const char *file,
    const struct takt_page_counts *counts)
{
	char counted[160];
	int length = snprintf(counted, sizeof(counted),
	    "%zu date%s, %zu held against the plan", counts->dates,
	    counts->dates == 1 ? "" : "s", counts->held);
	size_t at = length > 0 ? (size_t)length : 0;

	if (counts->unselected > 0)
		at += (size_t)snprintf(counted + at, sizeof(counted) - at,
		    ", %zu not selected", counts->unselected);
	snprintf(counted + at, sizeof(counted) - at, ", %zu not known",
	    counts->unknown);
	return report(run, file, "", counted);
}

static enum exit_status
check_page(
    const struct run *run, const char *file, const char *bytes, size_t length)
{
	const struct takt_diff_selection selection =
	    selection_of(run->arguments);
	const struct takt_page page = {shown_name(file), bytes, length};
	struct takt_page_counts counts;

	if (run->plan == NULL)
		return usage_error(verb_by_name("check"),
		    "'%s' is a page: say with '--against' which cadence it is "
		    "about",
		    file);
	if (!takt_page_check_against(
		&page, run->plan, &selection, &counts, run->diagnostics))
		return EXIT_NO;
	return report_page(run, file, &counts) ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_status
check_file(struct run *run, const char *file)
{
	enum exit_status status = EXIT_TROUBLE;
	bool is_calendar = false;
	char *bytes;
	size_t length;
	int error = read_either(file, &bytes, &length, &is_calendar);

	run->before = count_findings(run->diagnostics);
	if (error != 0)
		complain_unreadable(file, error);
	else if (is_calendar)
		status = check_calendar(run, file, bytes, length);
	else if (is_page(file))
		status = check_page(run, file, bytes, length);
	else if (run->plan != NULL)
		status = usage_error(verb_by_name("check"),
		    "'%s' is no calendar and no page (.md, .rst, .txt, "
		    ".html): '--against' is for these",
		    file);
	else
		status = check_cadence(run, file, bytes, length);
	free(bytes);
	return status;
}

/* text, which is the default, or json. */
static enum exit_status
choose_form(const struct arguments *arguments, bool *is_json)
{
	const char *format = arguments->format;

	*is_json = format != NULL && strcmp(format, "json") == 0;
	if (*is_json || format == NULL || strcmp(format, "text") == 0)
		return EXIT_DONE;
	return unknown_format(verb_by_name("check"), format, false);
}

/* Checks see all of a file; a calendar may hold a part of a plan. */
static enum exit_status
check_selection(const struct arguments *arguments)
{
	if (arguments->against != NULL ||
	    (!arguments->has_from && !arguments->has_until &&
		arguments->series == NULL && arguments->only == NULL &&
		arguments->windows == TAKT_WINDOW_ENDS))
		return EXIT_DONE;
	return usage_error(verb_by_name("check"),
	    "'--from', '--until', '--series', '--only' and '--windows' go "
	    "with '--against'");
}

static enum exit_status
finish(const struct run *run, enum exit_status worst)
{
	struct takt_diagnostics *diagnostics = run->diagnostics;

	if (run->arguments->strict && worst == EXIT_DONE &&
	    takt_diagnostics_warnings(diagnostics) > 0)
		worst = EXIT_NO;
	if (run->is_json) {
		worst = judge_diagnostics(diagnostics, worst);
		if (!takt_diagnostics_json(
			diagnostics, output_sink(run->output)))
			worst = EXIT_TROUBLE;
	}
	if (output_commit(run->output) != EXIT_DONE)
		worst = EXIT_TROUBLE;
	if (!run->is_json)
		return finish_diagnostics(diagnostics, run->arguments, worst);
	takt_diagnostics_free(diagnostics);
	return worst;
}

/* The cadence of --against. */
static enum exit_status
plan_against(struct run *run)
{
	const struct takt_selection selection = {
	    .cycles = run->arguments->cycles,
	    .windows = run->arguments->windows,
	    .limit = run->arguments->limit};
	enum exit_status status;

	if (run->arguments->against == NULL)
		return EXIT_DONE;
	status = read_cadences(
	    &run->arguments->against, 1, &run->against, run->diagnostics);
	if (status != EXIT_DONE)
		return status;
	run->plan = takt_plan_new(
	    (const struct takt_cadence *const *)run->against.cadences, 1,
	    &selection, run->diagnostics);
	return run->plan != NULL ? EXIT_DONE : EXIT_NO;
}

static enum exit_status
check_files(struct run *run)
{
	enum exit_status worst = plan_against(run);

	/* Without it there is nothing to compare with. */
	for (int i = 0; i < run->arguments->operand_count &&
	     (run->plan != NULL || run->arguments->against == NULL);
	     i++) {
		enum exit_status status =
		    check_file(run, run->arguments->operands[i]);

		if (status > worst)
			worst = status;
	}
	takt_plan_free(run->plan);
	free_cadences(&run->against);
	return worst;
}

enum exit_status
run_check(const struct arguments *arguments)
{
	struct arguments own = *arguments;
	struct run run = {.arguments = &own};
	enum exit_status worst;

	if (arguments->operand_count == 0)
		return usage_error(verb_by_name("check"),
		    "which file, a cadence, a calendar or a page?");
	worst = choose_form(arguments, &run.is_json);
	if (worst == EXIT_DONE)
		worst = check_selection(arguments);
	if (worst != EXIT_DONE)
		return worst;
	/* Programs want all there is. */
	own.has_max_errors |= run.is_json;
	run.diagnostics = new_diagnostics(&own);
	run.output = output_open(NULL, NULL, 0);
	if (run.diagnostics == NULL || run.output == NULL)
		return EXIT_TROUBLE;
	return finish(&run, check_files(&run));
}
