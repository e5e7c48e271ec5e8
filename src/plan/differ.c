/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the rules give for items that pins have dated otherwise. */
#include "plan/engine.h"

bool
engine_item_rule_value(const struct view *view, const struct plan_item *item,
    struct phrase_value *value)
{
	size_t index = item->number > 0 ? (size_t)item->number - 1 : 0;

	if (item->step == 0 || item->kind == ITEM_EXTRA ||
	    item->kind == ITEM_SUPPORT || item->kind == ITEM_EVENT)
		return false;
	if (item->kind == ITEM_SUPPORT_END)
		index = 1;
	return engine_rule_value(view, item->order, index, value) &&
	    value->precision != PRECISION_TBD;
}

bool
plan_item_rule_value(const struct plan_item *item, struct phrase_value *value)
{
	return item->pin != NULL && item->pin->on != NULL &&
	    item->view != NULL &&
	    engine_item_rule_value(item->view, item, value);
}
