/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Short memory while a published calendar is read and brought up to date: the
 * Nth allocation fails, for each N, or the Nth and all later ones do. The
 * update ends right, with the same bytes, numbers and story, or it says that
 * memory is short; what is refused for another reason is never let through.
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

#define NOW ((int64_t)1772323200) /* 2026-03-01 */

#define RULES                                                                  \
	"takt: 1\n"                                                            \
	"project: Acme\n"                                                      \
	"url: https://example.org/\n"                                          \
	"revised: 2026-01-01\n"                                                \
	"version: \"{n}.0\"\n"                                                 \
	"cycle: {every: 6 months, from: April 2026, first: \"1.0\"}\n"         \
	"cycles: 2\n"                                                          \
	"people: {manager: Ann}\n"                                             \
	"milestones:\n"                                                        \
	"  freeze: 8 weeks before final\n"                                     \
	"  final: {on: third Thursday of cycle month, at: \"14:00 "            \
	"Europe/Paris\"}\n"                                                    \
	"  goal: {on: 1 year after final, precision: month}\n"

static const char old_file[] =
    RULES "  beta: {on: freeze, count: 4, every: 2 weeks}\n";

/* A step has moved, one is gone, one is cancelled, and one comes in. */
static const char new_file[] =
    RULES "  beta: {on: freeze, count: 3, every: 2 weeks}\n"
	  "series:\n"
	  "  \"1.0\":\n"
	  "    pins:\n"
	  "      beta 2: {on: 2026-03-10, reason: a blocker}\n"
	  "      freeze: {status: cancelled}\n"
	  "    also:\n"
	  "      party: {name: The party, on: 2026-05-01}\n";

struct output {
	char bytes[32 * 1024];
	size_t length;
};

/* Takes all that comes, and allocates nothing. */
static bool
collect(void *context, const char *bytes, size_t length)
{
	struct output *output = context;

	if (length > sizeof(output->bytes) - 1 - output->length)
		return false;
	memcpy(output->bytes + output->length, bytes, length);
	output->length += length;
	output->bytes[output->length] = '\0';
	return true;
}

struct example {
	const char *name;
	const char *selected; /* series; or NULL */
	bool has_zones;
	bool overwrite;
	bool is_refused;
};

struct run {
	bool is_good;
	bool is_no_memory;
	size_t errors;
	struct takt_changes changes;
	struct output output;
	struct output story;
};

/* The plan of a cadence, both for the caller to free. */
static struct takt_plan *
make_plan(const char *file, const char *series, struct takt_cadence **cadence)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	const struct takt_selection selection = {.series = series};
	struct takt_plan *plan;

	assert_non_null(diagnostics);
	*cadence = takt_cadence_read(
	    "acme.yaml", file, strlen(file), NULL, diagnostics);
	assert_non_null(*cadence);
	plan = takt_plan_new((const struct takt_cadence *const *)cadence, 1,
	    &selection, diagnostics);
	assert_non_null(plan);
	takt_diagnostics_free(diagnostics);
	return plan;
}

static void
publish(struct output *feed)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	const struct takt_render_options options = {
	    .format = "ics", .alarms = "1w,1d", .has_zones = true};
	struct takt_cadence *cadence;
	struct takt_plan *plan = make_plan(old_file, NULL, &cadence);

	feed->length = 0;
	assert_true(takt_plan_render(
	    plan, &options, (struct takt_sink){collect, feed}, diagnostics));
	takt_plan_free(plan);
	takt_cadence_free(cadence);
	takt_diagnostics_free(diagnostics);
}

/* Puts `text` in front of the first `before`. */
static void
insert(struct output *feed, const char *before, const char *text)
{
	char *at = strstr(feed->bytes, before);
	size_t length = strlen(text);

	assert_non_null(at);
	assert_true(feed->length + length < sizeof(feed->bytes));
	memmove(at + length, at, strlen(at) + 1);
	memcpy(at, text, length);
	feed->length += length;
}

static void
perform(const struct takt_plan *plan, const struct output *feed,
    const struct example *example, struct run *run)
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);
	const struct takt_sink story = {collect, &run->story};
	struct takt_update update = {
	    .now = NOW, .overwrite = example->overwrite, .story = &story};
	const struct takt_render_options options = {.format = "ics",
	    .alarms = "1d",
	    .has_zones = example->has_zones,
	    .organizer = "Ann <ann@example.org>",
	    .update = &update};
	struct takt_calendar *calendar;

	run->is_good = false;
	run->is_no_memory = diagnostics == NULL;
	run->errors = run->output.length = run->story.length = 0;
	if (diagnostics == NULL)
		return;
	calendar = takt_calendar_read(
	    "feed.ics", feed->bytes, feed->length, diagnostics);
	update.previous = calendar;
	if (calendar != NULL)
		run->is_good = takt_plan_render(plan, &options,
		    (struct takt_sink){collect, &run->output}, diagnostics);
	takt_calendar_free(calendar);
	run->changes = update.changes;
	run->errors = takt_diagnostics_errors(diagnostics);
	run->is_no_memory = takt_diagnostics_no_memory(diagnostics);
	takt_diagnostics_free(diagnostics);
}

static bool
equal_outputs(const struct output *left, const struct output *right)
{
	return left->length == right->length &&
	    memcmp(left->bytes, right->bytes, left->length) == 0;
}

static void
check_run(const struct run *run, const struct run *expected, const char *name)
{
	bool is_right = run->is_good &&
	    equal_outputs(&run->output, &expected->output) &&
	    equal_outputs(&run->story, &expected->story) &&
	    memcmp(&run->changes, &expected->changes, sizeof(run->changes)) ==
		0;

	if (run->is_good != expected->is_good && !run->is_no_memory)
		fail_msg("%s, allocation %ld: %s with %zu errors", name,
		    failure.at, run->is_good ? "good" : "failed", run->errors);
	if (run->is_good && (!is_right || run->errors > 0))
		fail_msg("%s, allocation %ld: good, with a wrong result", name,
		    failure.at);
	/* Of what is wrong anyway, any part may be said. */
	if (!run->is_good && run->errors == 0 && !run->is_no_memory)
		fail_msg("%s, allocation %ld: no reason", name, failure.at);
	/* What is refused is so before the first byte. */
	if (!expected->is_good && run->output.length > 0)
		fail_msg("%s, allocation %ld: written", name, failure.at);
}

static void
check_all(const struct takt_plan *plan, const struct output *feed,
    const struct example *example, bool is_lasting)
{
	static struct run expected, run;
	long at = 0;

	perform(plan, feed, example, &expected);
	assert_false(expected.is_no_memory);
	assert_true(expected.is_good != example->is_refused);
	do {
		failure.at = ++at;
		failure.calls = 0;
		failure.is_lasting = is_lasting;
		failure.is_armed = true;
		perform(plan, feed, example, &run);
		failure.is_armed = false;
		check_run(&run, &expected, example->name);
	} while (failure.calls >= at);
	/* It must have met some. */
	assert_true(at > 5);
}

static void
check(const struct output *feed, struct example example)
{
	struct takt_cadence *cadence;
	struct takt_plan *plan =
	    make_plan(new_file, example.selected, &cadence);

	check_all(plan, feed, &example, false);
	check_all(plan, feed, &example, true);
	takt_plan_free(plan);
	takt_cadence_free(cadence);
}

/* What others have put there, at every place where they can. */
static void
add_foreign(struct output *feed)
{
	insert(feed, "CALSCALE", "X-WR-COLOR:red\r\n");
	insert(feed, "SUMMARY:Acme 1.0 beta 2",
	    "X-MINE;X-A=\"b:c\":a long line that is folded\r\n  here\r\n");
	insert(feed, "END:VCALENDAR",
	    "BEGIN:VEVENT\r\nUID:party\r\nSUMMARY:Cake\r\nEND:VEVENT\r\n"
	    "BEGIN:VTODO\r\nUID:todo\r\nEND:VTODO\r\n");
}

static void
test_update(void **state)
{
	static struct output feed;
	static struct run run;
	struct takt_cadence *cadence;
	struct takt_plan *plan = make_plan(new_file, NULL, &cadence);

	(void)state;
	publish(&feed);
	add_foreign(&feed);
	/* The example is worth its length only if all of it happens. */
	perform(plan, &feed, &(struct example){.has_zones = true}, &run);
	assert_true(run.is_good && run.changes.added > 0 &&
	    run.changes.moved > 0 && run.changes.changed > 0 &&
	    run.changes.cancelled > 1 && run.changes.foreign == 1);
	takt_plan_free(plan);
	takt_cadence_free(cadence);
	check(&feed, (struct example){.name = "update", .has_zones = true});
	check(&feed, (struct example){.name = "in UTC"});
	check(&feed, (struct example){.name = "selected", .selected = "1.0"});
}

static void
test_edited(void **state)
{
	static struct output feed;

	(void)state;
	publish(&feed);
	add_foreign(&feed);
	insert(&feed, "CATEGORIES", "CATEGORIES:mine\r\n");
	check(&feed, (struct example){.name = "edited", .is_refused = true});
	check(
	    &feed, (struct example){.name = "written over", .overwrite = true});
}

static void
test_refused(void **state)
{
	static struct output feed;

	(void)state;
	publish(&feed);
	insert(&feed, "END:VCALENDAR",
	    "BEGIN:VEVENT\r\nUID:twin\r\nEND:VEVENT\r\n"
	    "BEGIN:VEVENT\r\nUID:twin\r\nEND:VEVENT\r\n");
	check(&feed, (struct example){.name = "twins of others"});
	insert(&feed, "SUMMARY:Acme 1.0 beta 2", "no property\r\n");
	check(&feed, (struct example){.name = "broken", .is_refused = true});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_update),
	    cmocka_unit_test(test_edited),
	    cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
