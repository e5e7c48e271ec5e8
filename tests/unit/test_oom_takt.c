/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Short memory anywhere in the library: a cadence with every feature is read,
 * planned, rendered and explained while the Nth allocation fails, for each N,
 * and while the Nth and all later ones fail. Every step ends right, or says
 * that memory is short; it never ends with wrong output. A sanitizer sees what
 * leaks meanwhile. What libyaml and libical allocate for themselves can fail,
 * too: tests/check/oom.sh.
 */
#include "takt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing_alloc.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* What the library is asked to do, one step after the other. */

static const char good_file[] =
    "takt: 1\n"
    "project: Rocket\n"
    "url: https://example.org/\n"
    "revised: 2026-08-22\n"
    "version: \"3.{n}\"\n"
    "cycle: {every: 1 year, from: October 2020, first: \"3.9\"}\n"
    "cycles: 2\n"
    "milestones:\n"
    "  development: beta 1 of previous\n"
    "  alpha:\n"
    "    name: \"{version}.0 alpha {i}\"\n"
    "    count: 3\n"
    "    last: 4 weeks before planned beta 1\n"
    "    every: [5 weeks, 4 weeks]\n"
    "  beta: {on: first Tuesday of May, count: 3, every: month,\n"
    "    labels: [one, two, three], name: \"{project} {n} {label}\"}\n"
    "  candidate: [9 weeks before final, 4 weeks before final]\n"
    "  nightly: {on: cycle, until: 3 weeks after cycle, every: Mondays}\n"
    "  beat: {on: cycle, count: 3, every: \"rrule: FREQ=MONTHLY\"}\n"
    "  freeze: {from: beta 1, to: final}\n"
    "  sprint: {on: 2 business days before cycle, for: 1 week}\n"
    "  final: {on: \"latest of first Tuesday of October, (1 day after "
    "cycle)\",\n"
    "    precision: week}\n"
    "support:\n"
    "  - bugfix: {from: final, until: 2 years after final}\n"
    "  - security: {until: end of month of 5 years after final,\n"
    "      precision: month}\n"
    "trains:\n"
    "  minor: {during: bugfix, on: first Tuesday of every 2nd month}\n"
    "  patch: {during: security, every: 6 months, name: \"p {i}\"}\n"
    "  point: {during: bugfix, on: \"rrule: FREQ=YEARLY;COUNT=2\"}\n"
    "series:\n"
    "  \"3.9\":\n"
    "    url: https://example.org/3.9\n"
    "    names: {minor: \"{version}.{i} final\"}\n"
    "    pins:\n"
    "      beta 2: {on: 2020-06-09, status: actual, reason: late}\n"
    "      alpha slot 1: {status: dropped}\n"
    "      end of bugfix: 2022-05-17\n"
    "    also:\n"
    "      candidate 3: {on: 1 week before final, status: cancelled}\n"
    "      party: {name: \"{version} party\", on: final}\n";

/* A policy in two files and a calendar: rules that change, days to avoid,
 * chains of eras, people, events, carried pins. */
static const char base_file[] =
    "takt: 1\n"
    "project: Policy\n"
    "version: {pattern: \"{major}.{minor}\", minor: 0..2}\n"
    "cycle:\n"
    "  - {every: [5 months, 7 months], from: March 2020, first: \"1.0\",\n"
    "     twin: minor is 0}\n"
    "  - {every: third Tuesday of March and September, from: 2022-03-01,\n"
    "     first: \"2022.03\", version: \"{YYYY}.{0M}\"}\n"
    "cycles: 6\n"
    "calendars:\n"
    "  holidays: days.ics\n"
    "  fair: [{from: 2021-05-03, to: 2021-05-14, name: fair},\n"
    "    2021-12-24, {on: 2022-05-02}]\n"
    "workdays: Sunday to Thursday\n"
    "avoid: [weekends, holidays]\n"
    "move: modified following\n"
    "people: {manager: {rotate: [Ann, Ben, Cy]}, deputy: Dan}\n"
    "events:\n"
    "  fair: {from: 2021-05-03, to: 2021-05-14, name: The fair}\n"
    "  sprint: [{on: 2020-09-15, for: 5 days}, 2021-09-14]\n"
    "  summit: third Monday of May\n"
    "milestones:\n"
    "  beta: {on: 1 day after cycle, count: 4, every: 2 weeks,\n"
    "    at: end of day AoE, tags: [public, test], optional: 3}\n"
    "  review: {on: 2 business days before final, people: {chair: Eve},\n"
    "    backup: [1 week after final, 2 weeks after final]}\n"
    "  final: {on: 12 weeks after cycle, at: 14:00 UTC,\n"
    "    name: \"{project} {version} {codename}\"}\n"
    "  party: tbd\n"
    "support:\n"
    "  - full: {from: final, until: 2 years after final, avoid: fair, move: "
    "preceding}\n"
    "trains:\n"
    "  patch: {every: 2 months, anchor: 2020-01-07, avoid: holidays}\n";

static const char policy_file[] =
    "takt: 1\n"
    "project: Policy\n"
    "extends: base.yaml\n"
    "pause: [{from: 20 December, to: 3 January, by: 1 week}]\n"
    "milestones: {fork: 2 weeks before beta 1}\n"
    "changes:\n"
    "  - when: version <= 1.1 or every 2nd series from 2022.03\n"
    "    milestones: {beta: {count: 3}, party: none}\n"
    "    support: [{long: {until: 3 years after final}}]\n"
    "  - when: cycle in March and not (minor is 2) or in 1.0..1.1\n"
    "    trains: {patch: {every: 3 months, during: full}}\n"
    "    avoid: [weekends, holidays, fair]\n"
    "    people: {manager: Zoe}\n"
    "series:\n"
    "  \"1.0\":\n"
    "    codename: Oak\n"
    "    people: {deputy: Fay}\n"
    "    pins:\n"
    "      beta 1: {on: 2020-03-10, carry to: final, reason: late}\n"
    "      review: {missed: 1, reason: nobody came}\n"
    "  \"1.1\":\n"
    "    version: \"1.5\"\n"
    "    pins: {beta slot 2: {status: dropped, carry: true},\n"
    "      final: {on: 1 week after beta 1, at: 12:00 Europe/Paris}}\n";

static const char calendar_file[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20200101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY;COUNT=9\r\n"
    "EXDATE;VALUE=DATE:20220501\r\nSUMMARY:May Day\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:20200101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20200601\r\nDTEND;VALUE=DATE:20200604\r\n"
    "RDATE;VALUE=DATE:20210601\r\nSUMMARY:Days off\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

static const char bad_file[] =
    "takt: 2\n"
    "project: Rocket\n"
    "projct: x\n"
    "url: nowhere\n"
    "version: \"3\"\n"
    "cycle: {every: 1 yeer, from: Octobre 2020, first: \"3.9\"}\n"
    "milestones:\n"
    "  a: {on: b, name: \"{x}\", cuont: 3}\n"
    "  b: {on: [1 weak after c, 2026-02-30], every: week}\n"
    "  first: cycle\n"
    "support: {x: y}\n"
    "series: {\"4\": {pins: {q: cycle}}}\n";

/* Sound, but some of its dates cannot be reckoned. */
static const char undatable_file[] =
    "takt: 1\n"
    "project: Rocket\n"
    "version: \"3.{n}\"\n"
    "cycle: {every: 1 year, from: October 2020, first: \"3.9\"}\n"
    "milestones:\n"
    "  a: 1 day after b\n"
    "  b: 1 day after a\n"
    "  c: 29 February\n"
    "  d: {from: cycle, to: 1 day before cycle}\n"
    "series: {\"3.9\": {pins: {c: 1 day after d}}}\n";

struct output {
	char bytes[256 * 1024];
	size_t length;
};

/* Takes all that comes, and allocates nothing. */
static bool
collect(void *context, const char *bytes, size_t length)
{
	struct output *output = context;

	if (length > sizeof(output->bytes) - output->length)
		return false;
	memcpy(output->bytes + output->length, bytes, length);
	output->length += length;
	return true;
}

static char *
duplicate(const char *text)
{
	char *copy = malloc(strlen(text) + 1);

	return copy != NULL ? strcpy(copy, text) : NULL;
}

/* The files that the policy names. */
static bool
serve(void *context, const char *from, const char *path, struct takt_file *file)
{
	const char *text = NULL;

	(void)context;
	(void)from;
	if (strcmp(path, "base.yaml") == 0)
		text = base_file;
	else if (strcmp(path, "days.ics") == 0)
		text = calendar_file;
	if (text == NULL)
		return false;
	file->problem = NULL;
	file->name = duplicate(path);
	file->bytes = duplicate(text);
	file->length = strlen(text);
	return file->name != NULL && file->bytes != NULL;
}

/* Each step writes its output and returns false where it failed. */
typedef bool step_function(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink);

static bool
render(const struct takt_cadence *cadence, const char *format, const char *only,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	const struct takt_selection selection = {
	    .series = only != NULL ? "3.9,3.10..3.11" : NULL, .only = only};
	const struct takt_render_options options = {
	    .format = format, .width = 70, .unicode = true};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, diagnostics);
	bool good =
	    plan != NULL && takt_plan_render(plan, &options, sink, diagnostics);

	takt_plan_free(plan);
	return good;
}

static bool
render_table(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return render(cadence, "table", NULL, diagnostics, sink);
}

static bool
render_selection(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return render(cadence, "table", "final,eol,minor", diagnostics, sink);
}

/* The chart, and a series in detail. */
static bool
render_pictures(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_date today = {2021, 3, 1};
	const struct takt_selection selection = {.series = "3.9..3.10"};
	struct takt_render_options options = {
	    .format = "svg", .today = &today, .pixels = 400};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, diagnostics);
	bool good =
	    plan != NULL && takt_plan_render(plan, &options, sink, diagnostics);

	options.view = TAKT_VIEW_CYCLE;
	good = good && takt_plan_render(plan, &options, sink, diagnostics);
	takt_plan_free(plan);
	return good;
}

/* With all that it links to. */
static bool
render_page(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	const struct takt_selection selection = {.series = "3.9..3.10"};
	const struct takt_render_options options = {.format = "html",
	    .source = "https://example.org/plan.ics",
	    .calendar = "plan.ics"};
	struct takt_plan *plan =
	    takt_plan_new(&cadence, 1, &selection, diagnostics);
	bool good =
	    plan != NULL && takt_plan_render(plan, &options, sink, diagnostics);

	takt_plan_free(plan);
	return good;
}

static bool
explain_one(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return takt_explain_milestone(
		   cadence, "alpha 2", "3.10", sink, diagnostics) &&
	    takt_explain_milestone(
		cadence, "beta 2", "3.9", sink, diagnostics) &&
	    takt_explain_milestone(
		cadence, "minor 3", "3.10", sink, diagnostics);
}

static bool
explain_all(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return takt_explain_milestone(
	    cadence, "end-of-life", NULL, sink, diagnostics);
}

static bool
render_policy(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return render(cadence, "table", NULL, diagnostics, sink);
}

/* Both worlds, what moved between them, and a name that is looked for. */
static bool
render_what_if(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const char *const slips[] = {"beta 1=+7d", "final=+2w", NULL};
	const struct takt_selection selections[] = {
	    {.series = "2022.03", .slips = slips},
	    {.series = "1.2..2022.09", .no_pins = true}};
	const struct takt_render_options options = {.format = "table"};
	bool good = true;

	for (size_t i = 0; good && i < LENGTH(selections); i++) {
		struct takt_plan *plan =
		    takt_plan_new(&cadence, 1, &selections[i], diagnostics);

		good = plan != NULL &&
		    takt_plan_render(plan, &options, sink, diagnostics);
		takt_plan_free(plan);
	}
	return good;
}

/* The calendar of another tool, with a time, a rule and a title. */
static const char other_file[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20200101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY;COUNT=9\r\n"
    "SUMMARY:May Day\r\nURL:https://example.org/\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:20200101T000000Z\r\n"
    "DTSTART;TZID=Europe/Paris:20200601T120000\r\nDURATION:PT1H\r\n"
    "CATEGORIES:x,y\\,z\r\nDESCRIPTION:d\\ne\r\nSTATUS:CONFIRMED\r\n"
    "SUMMARY:3.9.0a2\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

static bool
write_differences(const struct takt_side *old_side,
    const struct takt_side *new_side, const char *series,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const char *const formats[] = {"table", "md", "json"};
	const struct takt_diff_selection selection = {
	    .series = series, .thorough = true};
	struct takt_diff *diff =
	    takt_diff_new(old_side, new_side, &selection, diagnostics);
	bool good = diff != NULL;

	for (size_t i = 0; good && i < LENGTH(formats); i++) {
		const struct takt_diff_options options = {.format = formats[i]};

		good = takt_diff_render(diff, &options, sink, diagnostics);
	}
	takt_diff_free(diff);
	return good;
}

/* Two plans, a plan and a calendar, and a calendar that is not true. */
static bool
compare_sides(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	const struct takt_selection all = {.limit = 0};
	const struct takt_selection rules = {.no_pins = true};
	const struct takt_diff_selection selection = {.only = "alpha"};
	struct takt_plan *plan = takt_plan_new(&cadence, 1, &all, diagnostics);
	struct takt_plan *pure = plan != NULL
	    ? takt_plan_new(&cadence, 1, &rules, diagnostics)
	    : NULL;
	struct takt_calendar *calendar = pure != NULL
	    ? takt_calendar_read(
		  "b.ics", other_file, strlen(other_file), diagnostics)
	    : NULL;
	const struct takt_side sides[] = {{"a.yaml", plan, NULL},
	    {"b.yaml", pure, NULL}, {"b.ics", NULL, calendar}};
	bool good = calendar != NULL &&
	    write_differences(&sides[1], &sides[0], "3.9", diagnostics, sink) &&
	    write_differences(&sides[2], &sides[0], NULL, diagnostics, sink) &&
	    takt_calendar_check_against(
		calendar, plan, &selection, diagnostics);

	takt_calendar_free(calendar);
	takt_plan_free(pure);
	takt_plan_free(plan);
	return good;
}

static bool
explain_policy(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return takt_explain_milestone(
		   cadence, "beta 2", "1.5", sink, diagnostics) &&
	    takt_explain_milestone(
		cadence, "review", "1.0", sink, diagnostics) &&
	    takt_explain_milestone(
		cadence, "end of full", "2022.03", sink, diagnostics) &&
	    takt_explain_milestone(cadence, "final", NULL, sink, diagnostics);
}

static bool
explain_phrase(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_date today = {2026, 10, 1};

	(void)cadence;
	return takt_explain_phrase(
		   "3 weeks after the earliest of 1 May next year, cycle",
		   &today, sink, diagnostics) &&
	    takt_explain_phrase(
		"Mondays, Wednesdays and Fridays", &today, sink, diagnostics);
}

/* On days within windows, before all of them and behind the file. */
static bool
tell_status(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_status_request requests[] = {
	    {.today = {2021, 3, 9}, .most = 4},
	    {.today = {2001, 1, 1}, .most = 1, .only = "eol"},
	    {.today = {2025, 1, 1}}};
	static const char *const formats[] = {"table", "md", "csv", "json"};
	bool good = true;

	for (size_t i = 0; good && i < LENGTH(requests); i++) {
		struct takt_status *status =
		    takt_status_new(&cadence, 1, &requests[i], diagnostics);

		good = status != NULL;
		for (size_t j = 0; good && j < LENGTH(formats); j++) {
			const struct takt_status_options options = {
			    .format = formats[j], .width = 60};

			good = takt_status_render(
			    status, &options, sink, diagnostics);
		}
		takt_status_free(status);
	}
	return good;
}

/* An end that is near is a finding. */
static bool
check_ends(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_status_request request = {
	    .today = {2022, 5, 1}, .only = "end of bugfix", .series = "3.9.."};
	struct takt_status *status =
	    takt_status_new(&cadence, 1, &request, diagnostics);
	bool good = status != NULL &&
	    takt_status_check_ends(status, 60, diagnostics) &&
	    sink.write(sink.context, "done", 4);

	takt_status_free(status);
	return good;
}

static bool
compare(const struct takt_cadence *cadence,
    const struct takt_compare_options *options,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	const struct takt_cadence *const both[] = {cadence, cadence};

	return takt_compare(both, 2, options, sink, diagnostics);
}

static bool
compare_metrics(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_date until = {2022, 12, 31};
	const struct takt_near near = {cadence, "final"};
	const struct takt_compare_options options = {.until = &until,
	    .freeze = "beta 1",
	    .policy = "1 year and at least 2",
	    .consumer = cadence,
	    .near = &near,
	    .near_count = 1,
	    .format = "table",
	    .width = 60};

	return compare(cadence, &options, diagnostics, sink);
}

static bool
compare_view(const struct takt_cadence *cadence, enum takt_compare_view view,
    const char *format, struct takt_diagnostics *diagnostics,
    struct takt_sink sink)
{
	static const struct takt_date until = {2020, 12, 31};
	const struct takt_compare_options options = {
	    .until = &until, .view = view, .format = format};

	return compare(cadence, &options, diagnostics, sink);
}

static bool
compare_milestones(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return compare_view(
	    cadence, TAKT_COMPARE_MILESTONES, "table", diagnostics, sink);
}

static bool
compare_matrix(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return compare_view(
	    cadence, TAKT_COMPARE_MATRIX, "json", diagnostics, sink);
}

static bool
compare_picture(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	return compare_view(
		   cadence, TAKT_COMPARE_METRICS, "svg", diagnostics, sink) &&
	    compare_view(
		cadence, TAKT_COMPARE_MATRIX, "svg", diagnostics, sink);
}

/* Reads the file once more. */
static bool
sweep(const char *file, const char *const *vary, const char *format,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const struct takt_files files = {serve, NULL};
	static const char *const metrics[] = {
	    "cycle length", "supported series", NULL};
	static const char *const where[] = {"supported series >= 0", NULL};
	static const struct takt_date until = {2020, 12, 31};
	const struct takt_source source = {
	    "a.yaml", file, strlen(file), &files};
	const struct takt_sweep_options options = {.vary = vary,
	    .metrics = metrics,
	    .where = where,
	    .sort = "-cycle length",
	    .compare = {.until = &until, .format = format, .width = 60}};

	return takt_sweep(&source, &options, sink, diagnostics);
}

/* One variant cannot be. */
static bool
sweep_metrics(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const char *const vary[] = {
	    "cycle.every=1 month, 12 months, \"nothing\"", NULL};

	(void)cadence;
	return sweep(good_file, vary, "table", diagnostics, sink) &&
	    sweep(good_file, vary, "json", diagnostics, sink);
}

/* With a calendar that is read once for both. */
static bool
sweep_policy(const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	static const char *const vary[] = {"cycles=1..2", NULL};

	(void)cadence;
	return sweep(policy_file, vary, "csv", diagnostics, sink);
}

/* What a run came to. */
struct run {
	bool is_read;
	bool is_good;
	bool is_no_memory;
	size_t errors;
	struct output output;
	struct output findings;
	bool has_findings;
};

static void
perform(const char *file, step_function *step, struct run *run)
{
	static const struct takt_files files = {serve, NULL};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	struct takt_cadence *cadence;

	run->is_read = run->is_good = run->has_findings = false;
	run->is_no_memory = diagnostics == NULL;
	run->errors = run->output.length = run->findings.length = 0;
	if (diagnostics == NULL)
		return;
	cadence = takt_cadence_read(
	    "a.yaml", file, strlen(file), &files, diagnostics);
	run->is_read = cadence != NULL;
	if (cadence != NULL)
		run->is_good = step(cadence, diagnostics,
		    (struct takt_sink){collect, &run->output});
	takt_cadence_free(cadence);
	run->errors = takt_diagnostics_errors(diagnostics);
	run->is_no_memory = takt_diagnostics_no_memory(diagnostics);
	run->has_findings = takt_diagnostics_print(
	    diagnostics, false, (struct takt_sink){collect, &run->findings});
	takt_diagnostics_free(diagnostics);
}

static bool
equal_outputs(const struct output *left, const struct output *right)
{
	return left->length == right->length &&
	    memcmp(left->bytes, right->bytes, left->length) == 0;
}

/*
 * Right, or a failure that is put down to the lack of memory. Of what is wrong
 * anyway, any part may be said.
 */
static void
check_run(const struct run *run, const struct run *expected, const char *name)
{
	bool is_right = run->is_good == expected->is_good &&
	    run->errors == expected->errors && !run->is_no_memory;

	if (is_right && equal_outputs(&run->output, &expected->output))
		return;
	if (run->is_good)
		fail_msg("%s, allocation %ld: good, with wrong output", name,
		    failure.at);
	if (!run->is_no_memory && (expected->is_good || run->errors == 0))
		fail_msg("%s, allocation %ld: failed with %zu errors, none of "
			 "them about memory: %.*s",
		    name, failure.at, run->errors, (int)run->findings.length,
		    run->findings.bytes);
}

/* With each allocation failing in turn, until none is left to fail. */
static void
check_all(
    const char *name, const char *file, step_function *step, bool is_lasting)
{
	static struct run expected, run;
	long at = 0;

	perform(file, step, &expected);
	assert_false(expected.is_no_memory);
	assert_true(expected.has_findings);
	do {
		at++;
		failure.at = at;
		failure.calls = 0;
		failure.is_lasting = is_lasting;
		failure.is_armed = true;
		perform(file, step, &run);
		failure.is_armed = false;
		check_run(&run, &expected, name);
	} while (failure.calls >= at);
	/* It must have met some. */
	assert_true(at > 5);
}

static void
check_step(const char *name, const char *file, step_function *step)
{
	check_all(name, file, step, false);
	check_all(name, file, step, true);
}

static void
test_table(void **state)
{
	(void)state;
	check_step("table", good_file, render_table);
}

static void
test_selection(void **state)
{
	(void)state;
	check_step("selection", good_file, render_selection);
	check_step("pictures", good_file, render_pictures);
	check_step("page", good_file, render_page);
}

static void
test_compare(void **state)
{
	(void)state;
	check_step("compare", good_file, compare_sides);
}

static void
test_explain(void **state)
{
	(void)state;
	check_step("explain in a series", good_file, explain_one);
	check_step("explain in all series", good_file, explain_all);
	check_step("explain a phrase", good_file, explain_phrase);
}

static void
test_metrics(void **state)
{
	(void)state;
	check_step("compare", good_file, compare_metrics);
	check_step("compare milestones", good_file, compare_milestones);
	check_step("compare support", good_file, compare_matrix);
	check_step("compare in a picture", good_file, compare_picture);
	check_step("sweep", good_file, sweep_metrics);
	check_step("sweep of a policy", policy_file, sweep_policy);
}

static void
check_good(const char *file, step_function *step)
{
	static struct run run;

	perform(file, step, &run);
	if (!run.is_good)
		fail_msg("%.*s", (int)run.findings.length, run.findings.bytes);
	assert_int_equal(run.errors, 0);
}

/* The examples are worth their length only if they work. */
static void
test_good_files(void **state)
{
	(void)state;
	check_good(good_file, render_table);
	check_good(policy_file, render_policy);
	check_good(policy_file, render_what_if);
	check_good(policy_file, explain_policy);
	check_good(good_file, tell_status);
	check_good(policy_file, tell_status);
	check_good(good_file, compare_metrics);
	check_good(good_file, compare_milestones);
	check_good(good_file, compare_matrix);
	check_good(good_file, compare_picture);
	check_good(good_file, sweep_metrics);
	check_good(policy_file, sweep_policy);
	check_good(good_file, render_pictures);
}

static void
test_policy(void **state)
{
	(void)state;
	check_step("policy", policy_file, render_policy);
}

static void
test_what_if(void **state)
{
	(void)state;
	check_step("what if", policy_file, render_what_if);
}

static void
test_explain_policy(void **state)
{
	(void)state;
	check_step("explain a policy", policy_file, explain_policy);
}

static void
test_status(void **state)
{
	static struct run run;

	(void)state;
	check_step("status", good_file, tell_status);
	check_step("status of a policy", policy_file, tell_status);
	perform(good_file, check_ends, &run);
	assert_true(run.is_good);
	assert_int_equal(run.errors, 1);
	check_step("ends that are near", good_file, check_ends);
}

/* What is wrong is said, or else that memory is short. */
static void
test_mistakes(void **state)
{
	static struct run run;

	(void)state;
	perform(bad_file, render_table, &run);
	assert_false(run.is_read);
	assert_true(run.errors > 10);
	check_step("mistakes", bad_file, render_table);
	perform(undatable_file, render_table, &run);
	assert_true(run.is_read);
	assert_true(run.errors > 2);
	check_step("no dates", undatable_file, render_table);
	check_step("no explanation", undatable_file, explain_all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_good_files),
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_selection),
	    cmocka_unit_test(test_compare),
	    cmocka_unit_test(test_explain),
	    cmocka_unit_test(test_metrics),
	    cmocka_unit_test(test_policy),
	    cmocka_unit_test(test_what_if),
	    cmocka_unit_test(test_explain_policy),
	    cmocka_unit_test(test_status),
	    cmocka_unit_test(test_mistakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
