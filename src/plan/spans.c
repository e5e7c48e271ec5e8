/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* From the first day of a window to the last one. */
#include "plan/spans.h"

#include <string.h>

/* "2031-10": what is known of an edge that is not known to the day. */
static void
append_edge(const char *word, const struct phrase_value *value, struct buf *out)
{
	char text[PHRASE_VALUE_TEXT_SIZE];

	if (value->precision == PRECISION_DAY)
		return;
	buf_append_string(out, out->length > 0 ? " " : "");
	buf_printf(out, "%s %s", word, phrase_value_format(value, text));
}

/* "3.14 bugfix support (until 2027-10)". */
static const char *
name_of(const struct plan_item *end, struct arena *arena)
{
	const struct phrase_value last = {end->first, end->precision};
	const char *word = end->window_rule->name;
	size_t length = strlen(word);
	bool says_so = length >= 7 && strcmp(word + length - 7, "support") == 0;
	struct buf known = {0};
	const char *name;

	append_edge("from", &end->start, &known);
	append_edge("until", &last, &known);
	name = arena_printf(arena, "%s %s%s%s%s%s", end->series, word,
	    says_so ? "" : " support", known.length > 0 ? " (" : "",
	    buf_text(&known), known.length > 0 ? ")" : "");
	arena->failed |= known.failed;
	buf_release(&known);
	return name;
}

bool
span_of_window(
    const struct plan_item *end, struct arena *arena, struct plan_item *span)
{
	if (end->kind != ITEM_SUPPORT_END ||
	    end->start.precision == PRECISION_TBD ||
	    end->precision == PRECISION_TBD ||
	    date_compare(end->start.date, end->last) > 0)
		return false;
	*span = *end;
	span->kind = ITEM_SUPPORT;
	span->milestone = end->window_rule->name;
	span->slot =
	    arena_printf(arena, "support/%s/span", end->window_rule->name);
	span->name = name_of(end, arena);
	span->first = end->start.date;
	/* Edges that are known to the month only are in the name. */
	span->precision = PRECISION_DAY;
	span->description = NULL;
	span->clock = NULL;
	span->avoided = NULL;
	return span->slot != NULL && span->name != NULL;
}
