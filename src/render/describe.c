/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Items in words. */
#include "render/describe.h"

#include <stdlib.h>
#include <string.h>

#include "phrase/clock.h"

void
describe_known(const struct plan_item *item, struct buf *out)
{
	char first[PHRASE_VALUE_TEXT_SIZE], last[PHRASE_VALUE_TEXT_SIZE];
	struct plan_item end = *item;

	end.first = item->last;
	plan_item_date(item, first);
	buf_append_string(out, first);
	/* The last day of a week is no name of one. */
	if (item->precision != PRECISION_WEEK &&
	    strcmp(first, plan_item_date(&end, last)) != 0)
		buf_printf(out, " to %s", last);
}

/* The file's own words, else what the name is known to mean. */
static void
append_meaning(const struct plan_item *item, struct buf *out)
{
	const char *meaning = item->description;

	if (item->kind == ITEM_SUPPORT) {
		buf_printf(out,
		    "From the first to the last day of %s support.\n",
		    item->window_rule->name);
		return;
	}
	if (meaning == NULL && item->kind == ITEM_SUPPORT_END &&
	    !item->window_rule->is_last) {
		buf_printf(out, "The last day of %s support.\n",
		    item->window_rule->name);
		return;
	}
	if (meaning == NULL)
		meaning = describe_meaning(item);
	if (meaning != NULL) {
		buf_append_string(out, meaning);
		buf_append_char(out, '\n');
	}
}

static void
append_days(int32_t days, const char *how, struct buf *out)
{
	buf_append_number(out, labs(days));
	buf_append_string(out, labs(days) == 1 ? " day " : " days ");
	buf_append_string(out, how);
}

/* "The rule gives 2026-10-06; this is 5 days earlier." */
static void
append_difference(const struct plan_item *item, struct buf *out)
{
	char text[PHRASE_VALUE_TEXT_SIZE];
	struct phrase_value value;

	if (!plan_item_rule_value(item, &value))
		return;
	phrase_value_format(&value, text);
	if (value.precision == PRECISION_DAY &&
	    item->precision == PRECISION_DAY) {
		int32_t days = date_days_between(value.date, item->first);

		if (days == 0)
			return;
		buf_printf(out, "The rule gives %s; this is ", text);
		append_days(days, days < 0 ? "earlier.\n" : "later.\n", out);
		return;
	}
	if (date_compare(value.date, item->first) < 0 ||
	    date_compare(value.date, item->last) > 0 ||
	    value.precision != item->precision)
		buf_printf(out, "The rule gives %s.\n", text);
}

/* "The rule falls on 2026-12-25, a day to avoid: Christmas Day." */
static void
append_avoided(const struct plan_item *item, struct buf *out)
{
	char text[DATE_TEXT_SIZE];
	int32_t days;

	if (item->avoided == NULL)
		return;
	days = date_days_between(item->fallen, item->first);
	buf_printf(out, "The rule falls on %s, a day to avoid: %s. This is ",
	    date_format(item->fallen, text), item->avoided);
	append_days(days, days < 0 ? "earlier.\n" : "later.\n", out);
}

static void
append_carried(const struct plan_item *item, struct buf *out)
{
	if (item->carried == 0)
		return;
	buf_append_string(out, "An earlier step has moved this ");
	append_days(
	    item->carried, item->carried < 0 ? "back.\n" : "on.\n", out);
}

/* "Time: 18:00 America/Los_Angeles", which calendars may give in UTC. */
static void
append_clock(const struct plan_item *item, struct buf *out)
{
	if (item->clock == NULL || item->precision != PRECISION_DAY)
		return;
	buf_append_string(out, "Time: ");
	clock_format(item->clock, out);
	buf_append_char(out, '\n');
}

static void
append_rule(const struct plan_item *item, struct buf *out)
{
	if (item->kind == ITEM_EVENT)
		return;
	buf_append_string(out, "Status: ");
	buf_append_string(out, plan_item_status(item));
	if (item->kind == ITEM_EXTRA || item->step == 0)
		return;
	buf_append_string(out, "\nRule: ");
	plan_item_rule(item, false, out);
}

/* Not by printf, since nearly each event has such a line. */
static void
append_line(const char *label, const char *text, struct buf *out)
{
	buf_append_string(out, label);
	buf_append_string(out, ": ");
	buf_append_string(out, text);
	buf_append_char(out, '\n');
}

void
describe_item(const struct plan_item *item, struct buf *out)
{
	size_t start = out->length;

	append_meaning(item, out);
	if (item->precision != PRECISION_DAY &&
	    item->precision != PRECISION_TBD) {
		buf_append_string(out, "Known only as ");
		describe_known(item, out);
		buf_append_string(out, ".\n");
	}
	append_difference(item, out);
	append_avoided(item, out);
	append_carried(item, out);
	if (item->reason != NULL)
		append_line("Reason", item->reason, out);
	append_clock(item, out);
	for (size_t i = 0; i < item->person_count; i++)
		append_line(item->people[i].role, item->people[i].name, out);
	append_rule(item, out);
	if (out->length > start && out->bytes[out->length - 1] == '\n')
		out->bytes[--out->length] = '\0';
}
