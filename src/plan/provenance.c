/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What an item was reckoned from, as words in normal form. */
#include "plan/plan.h"

static void
format_gaps(const struct milestone *milestone, struct buf *out)
{
	for (size_t i = 0; i < milestone->gap_count; i++) {
		buf_append_string(out, i > 0 ? ", " : "");
		amount_format(&milestone->gaps[i], out);
	}
}

static void
format_steps(const struct milestone *milestone, int64_t step, bool with_count,
    struct buf *out)
{
	const struct phrase *anchor =
	    milestone->last != NULL ? milestone->last : milestone->dates[0];

	phrase_format(anchor, out);
	if (milestone->every == NULL && milestone->gaps == NULL)
		return;
	buf_append_string(
	    out, milestone->last != NULL ? ", back every " : ", then every ");
	if (milestone->every != NULL)
		repeat_format(milestone->every, out);
	else
		format_gaps(milestone, out);
	buf_append_string(out, " (step ");
	buf_append_number(out, step);
	if (with_count && milestone->count > 0) {
		buf_append_string(out, " of ");
		buf_append_number(out, milestone->count);
	}
	buf_append_char(out, ')');
}

static void
format_milestone(const struct milestone *milestone, int64_t step,
    bool with_count, struct buf *out)
{
	if (milestone->is_list)
		phrase_format(milestone->dates[step - 1], out);
	else
		format_steps(milestone, step, with_count, out);
	if (milestone->to != NULL) {
		buf_append_string(out, ", to ");
		phrase_format(milestone->to, out);
	} else if (milestone->has_length) {
		buf_append_string(out, ", for ");
		amount_format(&milestone->length, out);
	}
}

static void
format_window(const struct window *window, struct buf *out)
{
	if (window->until != NULL) {
		phrase_format(window->until, out);
		return;
	}
	amount_format(&window->length, out);
	buf_printf(out, " from start of %s", window->name);
}

/* "bugfix", or "bugfix to security". */
static void
format_windows(const struct plan_item *item, struct buf *out)
{
	const struct symbol *symbols = item->cadence->symbols;
	const struct train *train = item->train_rule;

	buf_append_string(out, symbols[train->first_window].name);
	if (train->last_window != train->first_window)
		buf_printf(out, " to %s", symbols[train->last_window].name);
}

void
plan_item_rule(const struct plan_item *item, bool with_count, struct buf *out)
{
	if (item->event_rule != NULL) {
		phrase_format(
		    item->event_rule->occurrences[item->step - 1].from, out);
	} else if (item->milestone_rule != NULL) {
		format_milestone(
		    item->milestone_rule, item->step, with_count, out);
	} else if (item->window_rule != NULL) {
		format_window(item->window_rule, out);
	} else if (item->train_rule != NULL) {
		if (item->train_rule->on->kind == REPEAT_AMOUNT)
			buf_append_string(out, "every ");
		repeat_format(item->train_rule->on, out);
		buf_append_string(out, " during ");
		format_windows(item, out);
	}
}

const char *
plan_item_status(const struct plan_item *item)
{
	return item->is_optional && item->status == STATUS_PLANNED
	    ? "if needed"
	    : status_names[item->status];
}

struct span
plan_item_place(const struct plan_item *item)
{
	const struct milestone *milestone = item->milestone_rule;
	const struct span nowhere = {NULL, 0, 0};

	if (item->event_rule != NULL)
		return item->event_rule->occurrences[item->step - 1].from->at;
	if (item->window_rule != NULL)
		return item->window_rule->until != NULL
		    ? item->window_rule->until->at
		    : item->window_rule->at;
	if (item->train_rule != NULL)
		return item->train_rule->on->at;
	if (milestone == NULL)
		return nowhere;
	if (milestone->last != NULL)
		return milestone->last->at;
	return milestone->is_list ? milestone->dates[item->step - 1]->at
				  : milestone->dates[0]->at;
}

struct date
plan_item_sort_date(const struct plan_item *item)
{
	return item->kind == ITEM_SUPPORT_END ? item->last : item->first;
}

char *
plan_item_date(const struct plan_item *item, char text[PHRASE_VALUE_TEXT_SIZE])
{
	struct phrase_value value = {item->first, item->precision};

	return phrase_value_format(&value, text);
}
