/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Does a phrase mean another day in another cycle? */
#include "phrase/evaluate.h"

static bool
is_relative_month(const struct phrase_month *month)
{
	return month->month != 0 && month->year.kind == YEAR_RELATIVE;
}

static void
look_for_cycle(void *context, const struct phrase *phrase)
{
	bool *found = context;

	switch (phrase->kind) {
	case PHRASE_CYCLE:
		*found = true;
		break;
	case PHRASE_EDGE:
		*found |= phrase->date == NULL;
		break;
	case PHRASE_NTH:
		*found |= is_relative_month(&phrase->as.nth.month);
		break;
	case PHRASE_DAY_OF_MONTH:
	case PHRASE_WEEK_OF_MONTH:
		*found |= is_relative_month(&phrase->as.of_month.month);
		break;
	case PHRASE_ISO_WEEK:
		*found |= phrase->as.iso_week.year.kind == YEAR_RELATIVE;
		break;
	case PHRASE_DATE:
	case PHRASE_TBD:
	case PHRASE_REFERENCE:
	case PHRASE_OFFSET:
	case PHRASE_WEEKDAY:
	case PHRASE_SLOT:
	case PHRASE_EXTREME:
		break;
	}
}

bool
phrase_depends_on_cycle(const struct phrase *phrase)
{
	bool found = false;

	phrase_walk(phrase, look_for_cycle, &found);
	return found;
}

static void
look_for_reference(void *context, const struct phrase *phrase)
{
	*(bool *)context |=
	    phrase->kind == PHRASE_REFERENCE || phrase->kind == PHRASE_SLOT;
}

bool
phrase_is_fixed(const struct phrase *phrase)
{
	bool found = phrase_depends_on_cycle(phrase);

	phrase_walk(phrase, look_for_reference, &found);
	return !found;
}
