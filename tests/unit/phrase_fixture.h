/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A few milestones with dates that are easy to reckon, for tests of phrases.
 * The series at hand is 3.15, and one a step away has its dates a year away:
 *
 *	beta 1 to 4       2026-05-05 and every 21 days
 *	final             2026-10-06, a Tuesday
 *	feature-freeze    2026-04-29
 *	freeze            2026-04-01 to 2026-04-30
 *	bugfix            2026-10-06 to 2028-10-06, a window
 *	security          to 2031-10 (a month), the last window
 *	minor             the 15th of each month
 *	planned           seven days before each of them
 *
 * No work is done on 2026-11-26, 2026-12-24 and 2026-12-25.
 */
#ifndef TAKT_TESTS_UNIT_PHRASE_FIXTURE_H
#define TAKT_TESTS_UNIT_PHRASE_FIXTURE_H

#include "phrase/evaluate.h"

/* One text on its way through a parser. */
struct phrase_fixture {
	struct arena arena;
	struct diagnostics diagnostics;
	struct source source;
	struct phrase_text text;
};

extern const struct names fixture_names;

void fixture_init(struct phrase_fixture *fixture, const char *text);
void fixture_init_bytes(
    struct phrase_fixture *fixture, const char *bytes, size_t length);
void fixture_release(struct phrase_fixture *fixture);

/* A scope over the dates above; diagnostics go to the fixture. */
struct phrase_scope fixture_scope(
    struct phrase_fixture *fixture, struct date cycle);

/* Fails the test where the text is no date. */
struct date fixture_date(const char *text);

#endif
