/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Dates on days to avoid that nothing moves, and pins far from their rule. */
#include <stdlib.h>

#include "compare/inspect.h"

/* A pin that is farther from its rule than this says why. */
enum { NEAR_DAYS = 28 };

/* What has happened cannot be moved any more. */
static void
inspect_day_off(struct inspection *inspection, const struct plan_item *item)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	const char *series = query_series(inspection->query);
	char day[DAY_TEXT_SIZE];
	const char *name;

	if (item_is_explained(item) || item->status == STATUS_ACTUAL)
		return;
	name = query_avoided(inspection->query, item);
	if (name == NULL)
		return;
	diagnostic_add(diagnostics, DIAGNOSTIC_ON_DAY_OFF, item_place(item),
	    DIAGNOSTIC_ARGS(series, item->name, show_item(item, day), name));
	diagnostic_about(diagnostics, series, NULL);
	diagnostic_value(
	    diagnostics, item->name, date_format(item->first, day));
	if (item->pin != NULL && item->pin->on != NULL)
		diagnostic_help(diagnostics,
		    "choose another day, or give the pin a 'reason'");
	else
		diagnostic_help(diagnostics,
		    "let 'move' say where it goes, or 'avoid: none' that it "
		    "may stay");
}

static void
inspect_far_pin(struct inspection *inspection, const struct plan_item *item)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	const char *series = query_series(inspection->query);
	char day[DAY_TEXT_SIZE], rule_day[DAY_TEXT_SIZE];
	struct phrase_value value;
	struct plan_days days;
	int32_t later, earlier, distance;

	if (item->pin == NULL || item->pin->on == NULL ||
	    item_is_explained(item) ||
	    !query_rule_value(inspection->query, item, &value))
		return;
	days = query_days(&value);
	later = date_days_between(days.last, item->first);
	earlier = date_days_between(item->last, days.first);
	distance = later > earlier ? later : earlier;
	if (distance <= NEAR_DAYS)
		return;
	diagnostic_add(diagnostics, DIAGNOSTIC_FAR_PIN, item->pin->on->at,
	    DIAGNOSTIC_ARGS(series, item->name, show_item(item, day),
		arena_printf(&inspection->scratch, "%d", (int)distance),
		later > earlier ? "after" : "before",
		show_value(&value, rule_day)));
	diagnostic_about(diagnostics, series, NULL);
	diagnostic_value(
	    diagnostics, "rule", phrase_value_format(&value, rule_day));
	diagnostic_value(diagnostics, "days",
	    arena_printf(&inspection->scratch, "%d",
		(int)(later > earlier ? later : -earlier)));
	diagnostic_note(diagnostics, plan_item_place(item), "the rule is here");
	diagnostic_help(diagnostics,
	    "say why by a 'reason', or look whether the pin has the right "
	    "number");
}

void
inspect_days(struct inspection *inspection)
{
	size_t count;
	const struct plan_item *items = query_items(inspection->query, &count);

	for (size_t i = 0; i < count; i++) {
		if (!item_takes_place(&items[i]))
			continue;
		inspect_day_off(inspection, &items[i]);
		inspect_far_pin(inspection, &items[i]);
	}
}
