/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The made-up cadence that tests of phrases refer to. */
#include "phrase_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum fixture_symbol {
	BETA,
	FINAL,
	FEATURE_FREEZE,
	FREEZE,
	BUGFIX,
	SECURITY,
	MINOR
};

static const struct name rows[] = {
    {"beta", "beta", BETA, EDGE_START},
    {"final", "final", FINAL, EDGE_START},
    {"feature-freeze", "feature-freeze", FEATURE_FREEZE, EDGE_START},
    {"freeze", "freeze", FREEZE, EDGE_START},
    {"start of freeze", "start of freeze", FREEZE, EDGE_START},
    {"end of freeze", "end of freeze", FREEZE, EDGE_END},
    {"start of bugfix", "start of bugfix", BUGFIX, EDGE_START},
    {"end of bugfix", "end of bugfix", BUGFIX, EDGE_END},
    {"start of security", "start of security", SECURITY, EDGE_START},
    {"end of security", "end-of-life", SECURITY, EDGE_END},
    {"end-of-life", "end-of-life", SECURITY, EDGE_END},
    {"minor", "minor", MINOR, EDGE_START},
};

const struct names fixture_names = {rows, sizeof(rows) / sizeof(rows[0])};

void
fixture_init_bytes(
    struct phrase_fixture *fixture, const char *bytes, size_t length)
{
	*fixture = (struct phrase_fixture){0};
	fixture->source = (struct source){"phrase", bytes, length};
	fixture->text = (struct phrase_text){
	    bytes, length, {&fixture->source, 0, (uint32_t)length}, true};
}

void
fixture_init(struct phrase_fixture *fixture, const char *text)
{
	fixture_init_bytes(fixture, text, strlen(text));
}

void
fixture_release(struct phrase_fixture *fixture)
{
	arena_release(&fixture->arena);
	diagnostics_release(&fixture->diagnostics);
}

struct date
fixture_date(const char *text)
{
	struct date date = {0};

	if (!date_parse(text, strlen(text), &date))
		fail_msg("the row's date '%s' does not parse", text);
	return date;
}

/* The first day of what a name stands for in 3.15, or its last one. */
static const char *
day_of_name(const struct name *name)
{
	static const char *const days[][2] = {
	    [BETA] = {"2026-05-05", "2026-05-05"},
	    [FINAL] = {"2026-10-06", "2026-10-06"},
	    [FEATURE_FREEZE] = {"2026-04-29", "2026-04-29"},
	    [FREEZE] = {"2026-04-01", "2026-04-30"},
	    [BUGFIX] = {"2026-10-06", "2028-10-06"},
	    [SECURITY] = {"2028-10-07", "2031-10-01"},
	    [MINOR] = {"2026-10-15", "2026-10-15"},
	};

	return days[name->symbol][name->edge];
}

static bool
find_reference(
    void *context, const struct phrase *phrase, struct phrase_value *value)
{
	const struct phrase_reference *reference = &phrase->as.reference;
	int32_t years = reference->offset;
	int32_t steps = 0;

	(void)context;
	if (reference->series == SERIES_NAMED) {
		const char *dot = strchr(reference->version, '.');

		years =
		    (int32_t)strtol(
			dot != NULL ? dot + 1 : reference->version, NULL, 10) -
		    15;
	}
	if (reference->name->symbol == BETA)
		steps =
		    reference->index == INDEX_LAST ? 3 : reference->number - 1;
	value->precision = reference->name->symbol == SECURITY &&
		reference->name->edge == EDGE_END
	    ? PRECISION_MONTH
	    : PRECISION_DAY;
	return date_add_months(fixture_date(day_of_name(reference->name)),
		   12 * years, &value->date) &&
	    date_add_days(value->date,
		21 * steps - (reference->planned ? 7 : 0), &value->date);
}

static bool
is_fitting(enum relation relation, int order)
{
	switch (relation) {
	case RELATION_ON_OR_AFTER:
		return order >= 0;
	case RELATION_AFTER:
		return order > 0;
	case RELATION_ON_OR_BEFORE:
		return order <= 0;
	case RELATION_BEFORE:
		return order < 0;
	case RELATION_NEAREST:
	case RELATION_IN_WEEK_OF:
		break;
	}
	fail_msg("no slot stands in relation %d", (int)relation);
	return false;
}

/* Day by day to the next or the previous 15th. */
static bool
find_slot(void *context, const struct phrase *phrase, struct date date,
    struct phrase_value *value)
{
	bool is_forward = phrase->as.slot.relation == RELATION_ON_OR_AFTER ||
	    phrase->as.slot.relation == RELATION_AFTER;

	(void)context;
	value->date = date;
	value->precision = PRECISION_DAY;
	while (!is_fitting(
		   phrase->as.slot.relation, date_compare(value->date, date)) ||
	    date_to_civil(value->date).day != 15) {
		if (!date_add_days(
			value->date, is_forward ? 1 : -1, &value->date))
			return false;
	}
	return true;
}

struct phrase_scope
fixture_scope(struct phrase_fixture *fixture, struct date cycle)
{
	static const char *const texts[] = {
	    "2026-11-26", "2026-12-24", "2026-12-25"};
	static struct date days_off[3];
	static struct workdays workdays;

	workdays = workdays_default();
	for (size_t i = 0; i < 3; i++)
		days_off[i] = fixture_date(texts[i]);
	workdays.days_off = days_off;
	workdays.count = 3;
	return (struct phrase_scope){
	    .cycle = cycle,
	    .series = "3.15",
	    .workdays = &workdays,
	    .diagnostics = &fixture->diagnostics,
	    .reference = find_reference,
	    .slot = find_slot,
	};
}
