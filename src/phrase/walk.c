/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Visiting every node of a phrase. */
#include "phrase/phrase.h"

static void
walk_month(const struct phrase_month *month,
    void (*visit)(void *context, const struct phrase *phrase), void *context)
{
	if (month->month == 0)
		phrase_walk(month->date, visit, context);
	else if (month->year.kind == YEAR_OF_DATE)
		phrase_walk(month->year.date, visit, context);
}

void
phrase_walk(const struct phrase *phrase,
    void (*visit)(void *context, const struct phrase *phrase), void *context)
{
	for (; phrase != NULL; phrase = phrase->date) {
		visit(context, phrase);
		if (phrase->kind == PHRASE_NTH)
			walk_month(&phrase->as.nth.month, visit, context);
		else if (phrase->kind == PHRASE_DAY_OF_MONTH ||
		    phrase->kind == PHRASE_WEEK_OF_MONTH)
			walk_month(&phrase->as.of_month.month, visit, context);
		else if (phrase->kind == PHRASE_ISO_WEEK &&
		    phrase->as.iso_week.year.kind == YEAR_OF_DATE)
			phrase_walk(
			    phrase->as.iso_week.year.date, visit, context);
		else if (phrase->kind == PHRASE_EXTREME)
			for (size_t i = 0; i < phrase->as.extreme.count; i++)
				phrase_walk(phrase->as.extreme.dates[i], visit,
				    context);
	}
}
