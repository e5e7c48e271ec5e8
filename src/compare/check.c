/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* An inspection from the first series to the last. */
#include "compare/check.h"

#include <stdio.h>

#include "compare/inspect.h"

char *
show_day(struct date date, char text[DAY_TEXT_SIZE])
{
	struct phrase_value value = {date, PRECISION_DAY};

	return show_value(&value, text);
}

char *
show_value(const struct phrase_value *value, char text[DAY_TEXT_SIZE])
{
	char date[PHRASE_VALUE_TEXT_SIZE];
	const char *weekday =
	    word_of_value(word_weekdays, (int32_t)date_weekday(value->date));

	phrase_value_format(value, date);
	if (value->precision == PRECISION_DAY)
		snprintf(text, DAY_TEXT_SIZE, "%s %.3s", date, weekday);
	else
		snprintf(text, DAY_TEXT_SIZE, "%s", date);
	return text;
}

char *
show_item(const struct plan_item *item, char text[DAY_TEXT_SIZE])
{
	struct phrase_value value = {item->first, item->precision};

	return show_value(&value, text);
}

const char *
show_phrase(struct inspection *inspection, const struct phrase *phrase)
{
	struct buf text = {0};
	const char *copy;

	phrase_format(phrase, &text);
	copy = arena_copy(&inspection->scratch, buf_text(&text), text.length);
	buf_release(&text);
	return copy != NULL ? copy : "";
}

bool
item_takes_place(const struct plan_item *item)
{
	return item->status != STATUS_CANCELLED &&
	    item->precision != PRECISION_TBD && item->kind != ITEM_EVENT;
}

bool
item_is_explained(const struct plan_item *item)
{
	return item->pin != NULL && item->pin->reason != NULL;
}

struct span
item_place(const struct plan_item *item)
{
	if (item->pin != NULL && item->pin->on != NULL)
		return item->pin->on->at;
	if (item->pin != NULL && item->step == 0)
		return item->pin->at;
	return plan_item_place(item);
}

void
note_item(struct inspection *inspection, const struct plan_item *item)
{
	bool is_pinned =
	    item->step == 0 || (item->pin != NULL && item->pin->on != NULL);
	const char *text = arena_printf(&inspection->scratch, "'%s' %s",
	    item->name, is_pinned ? "is set here" : "has this rule");

	if (text != NULL)
		diagnostic_note(
		    inspection->diagnostics, item_place(item), text);
}

static bool
inspect_series(void *context, struct plan_query *query)
{
	struct inspection *inspection = context;

	inspection->query = query;
	inspect_checks(inspection);
	inspect_order(inspection);
	inspect_gaps(inspection);
	inspect_days(inspection);
	if (inspection->scratch.failed)
		inspection->arena.failed = true;
	arena_release(&inspection->scratch);
	return !inspection->arena.failed;
}

static bool
inspect_cadence(
    const struct plan *plan, size_t index, struct diagnostics *diagnostics)
{
	struct inspection inspection = {
	    .cadence = plan_cadence(plan, index), .diagnostics = diagnostics};
	size_t count = inspection.cadence->check_count;
	bool good;

	inspection.tallies =
	    ARENA_ARRAY(&inspection.arena, count + 1, struct tally);
	good = inspection.tallies != NULL &&
	    plan_query_walk(plan, index, inspect_series, &inspection);
	for (size_t i = 0; good && i < count; i++) {
		const struct check *check = &inspection.cadence->checks[i];

		if (check->kind == CHECK_SUPPORTED)
			inspect_supported(
			    &inspection, check, &inspection.tallies[i]);
	}
	if (good)
		inspect_unmade(&inspection);
	good &= !inspection.arena.failed && !inspection.scratch.failed;
	arena_release(&inspection.arena);
	arena_release(&inspection.scratch);
	return good && !diagnostics->arena.failed;
}

bool
plan_check(const struct plan *plan, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < plan_cadence_count(plan); i++) {
		if (!inspect_cadence(plan, i, diagnostics))
			return false;
	}
	return true;
}
