/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is varied: paths and their quotes, ranges and their units, how many
 * combinations there are and in which order; and what is said about the rest.
 */
#include "cadence/parameter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diagnostics diagnostics;
	struct parameters parameters;
	bool is_good;
};

static void
parse_all(struct fixture *fixture, const char *const *texts)
{
	*fixture = (struct fixture){.is_good = false};
	fixture->is_good = parameters_parse(texts, &fixture->arena,
	    &fixture->parameters, &fixture->diagnostics);
}

static void
parse(struct fixture *fixture, const char *text)
{
	const char *const texts[] = {text, NULL};

	parse_all(fixture, texts);
}

static void
release(struct fixture *fixture)
{
	arena_release(&fixture->arena);
	diagnostics_release(&fixture->diagnostics);
}

/* Steps and values with bars between, and the words around their numbers. */
static void
describe(const struct parameter *parameter, char out[400])
{
	size_t length = 0;

	out[0] = '\0';
	for (size_t i = 0; i < parameter->step_count; i++)
		length += (size_t)snprintf(out + length, 400 - length, "%s%s",
		    i > 0 ? "|" : "", parameter->steps[i].name);
	length += (size_t)snprintf(out + length, 400 - length, ": ");
	for (size_t i = 0; i < parameter->value_count; i++)
		length += (size_t)snprintf(out + length, 400 - length, "%s%s",
		    i > 0 ? "|" : "", parameter->values[i].text);
	if (parameter->is_numeric)
		(void)snprintf(out + length, 400 - length, "; %s",
		    parameter->values[0].words);
}

static void
check(const char *text, const char *expected)
{
	struct fixture fixture;
	char got[400];

	parse(&fixture, text);
	if (!fixture.is_good)
		fail_msg("'%s' is refused", text);
	assert_int_equal(fixture.parameters.count, 1);
	assert_int_equal(fixture.diagnostics.count, 0);
	describe(&fixture.parameters.items[0], got);
	assert_string_equal(got, expected);
	release(&fixture);
}

static void
check_refused(const char *text, enum diagnostic_code code, const char *place)
{
	struct fixture fixture;
	const struct diagnostic *found;

	parse(&fixture, text);
	if (fixture.is_good || fixture.diagnostics.errors != 1)
		fail_msg(
		    "'%s' has %zu errors", text, fixture.diagnostics.errors);
	found = fixture.diagnostics.items[0];
	assert_int_equal(found->code, code);
	assert_string_equal(found->file, PARAMETER_SOURCE);
	assert_int_equal(found->offset, strstr(text, place) - text);
	release(&fixture);
}

static void
test_paths(void **state)
{
	(void)state;
	check("cycle.every=1 year", "cycle|every: 1 year; {} year");
	check(" cycle . every = 1 year ", "cycle|every: 1 year; {} year");
	check("series.\"3.14\".url=a=b", "series|3.14|url: a=b");
	check("milestones.\"a=b, c\".on=x", "milestones|a=b, c|on: x");
	check("changes.1.when=version >= 3",
	    "changes|1|when: version >= 3; "
	    "version >= {}");
}

static void
test_values(void **state)
{
	(void)state;
	check("a=first Monday of May", "a: first Monday of May");
	check("a=2, 4", "a: 2|4; {}");
	check("a=2 weeks, 1 month", "a: 2 weeks|1 month");
	check("a=\"1..3\", \"x, y\"", "a: 1..3|x, y");
	check("a=3rd day", "a: 3rd day");
	check("a=2026-10-01", "a: 2026-10-01");
	check("a=1 of 2", "a: 1 of 2");
	check("a=1234567890", "a: 1234567890");
}

static void
test_ranges(void **state)
{
	(void)state;
	check("a=2..4", "a: 2|3|4; {}");
	check("a=2 .. 4", "a: 2|3|4; {}");
	check("a=4..4", "a: 4; {}");
	check("a=0..9 by 4", "a: 0|4|8; {}");
	check("a=1..3 months", "a: 1 month|2 months|3 months; {} months");
	check("a=1..2 business days before final",
	    "a: 1 business day before final|2 business days before final; "
	    "{} business days before final");
	check("a=1..5 weeks by 2 weeks", "a: 1 week|3 weeks|5 weeks; {} weeks");
	check("a=1..5 weeks by 2 week", "a: 1 week|3 weeks|5 weeks; {} weeks");
	check("a=at least 1..2", "a: at least 1|at least 2; at least {}");
	check("a=1..2, 5", "a: 1|2|5; {}");
	check("a=1..2 days after last by then",
	    "a: 1 day after last by then|2 days after last by then; "
	    "{} days after last by then");
}

static void
test_refusals(void **state)
{
	(void)state;
	check_refused("", DIAGNOSTIC_VARY_FORM, "");
	check_refused("cycle", DIAGNOSTIC_VARY_FORM, "cycle");
	check_refused("=1", DIAGNOSTIC_VARY_FORM, "=");
	check_refused("a.=1", DIAGNOSTIC_VARY_FORM, "a");
	check_refused(".a=1", DIAGNOSTIC_VARY_FORM, ".");
	check_refused("a=", DIAGNOSTIC_VARY_FORM, "a");
	check_refused("a=1,", DIAGNOSTIC_VARY_FORM, "a");
	check_refused("a.\"b=1", DIAGNOSTIC_VARY_FORM, "a");
	check_refused(
	    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q=1", DIAGNOSTIC_VARY_FORM, "a");
	check_refused("a=4..2", DIAGNOSTIC_VARY_RANGE, "4");
	check_refused("a=..2", DIAGNOSTIC_VARY_RANGE, "..");
	check_refused("a=-1..2", DIAGNOSTIC_VARY_RANGE, "-");
	check_refused("a=1...2", DIAGNOSTIC_VARY_RANGE, "1");
	check_refused("a=1..2..3", DIAGNOSTIC_VARY_RANGE, "1");
	check_refused("a=1..2 by 0", DIAGNOSTIC_VARY_RANGE, "1");
	check_refused("a=1..9 weeks by 2 days", DIAGNOSTIC_VARY_RANGE, "1");
	check_refused("a=1..1234567890", DIAGNOSTIC_VARY_RANGE, "1");
	check_refused("a=1..10001", DIAGNOSTIC_TOO_MANY_VARIANTS, "1");
	check_refused("a=1..6000, 1..6000", DIAGNOSTIC_TOO_MANY_VARIANTS, "a");
}

static void
test_combinations(void **state)
{
	const char *const texts[] = {"a=1..2", "b=x, y, z", "c=7", NULL};
	const char *const twice[] = {"a.b=1", "a.\"b\"=2", NULL};
	const char *const many[] = {"a=1..101", "b=1..100", NULL};
	const char *const most[] = {"a=1..100", "b=1..100", NULL};
	struct fixture fixture;
	size_t choices[PARAMETERS_MAX];

	(void)state;
	parse_all(&fixture, texts);
	assert_true(fixture.is_good);
	assert_int_equal(fixture.parameters.variant_count, 6);
	for (size_t i = 0; i < 6; i++) {
		parameters_choose(&fixture.parameters, i, choices);
		assert_int_equal(choices[0], i / 3);
		assert_int_equal(choices[1], i % 3);
		assert_int_equal(choices[2], 0);
	}
	release(&fixture);
	parse_all(&fixture, most);
	assert_int_equal(fixture.parameters.variant_count, VARIANTS_MAX);
	release(&fixture);
	parse_all(&fixture, many);
	assert_false(fixture.is_good);
	assert_int_equal(
	    fixture.diagnostics.items[0]->code, DIAGNOSTIC_TOO_MANY_VARIANTS);
	release(&fixture);
	parse_all(&fixture, twice);
	assert_false(fixture.is_good);
	assert_int_equal(
	    fixture.diagnostics.items[0]->code, DIAGNOSTIC_VARIED_TWICE);
	release(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_paths),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_ranges),
	    cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_combinations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
