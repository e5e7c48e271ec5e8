/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The normal form of checks, and the phrases in them. */
#include "cadence/check.h"

const char *
check_unit_text(enum amount_unit unit)
{
	static const char *const texts[] = {
	    [AMOUNT_DAY] = "days",
	    [AMOUNT_BUSINESS_DAY] = "business days",
	    [AMOUNT_WEEK] = "weeks",
	    [AMOUNT_MONTH] = "months",
	    [AMOUNT_QUARTER] = "quarters",
	    [AMOUNT_YEAR] = "years",
	};

	return texts[unit];
}

static void
format_bits(uint32_t bits, const struct word *table, struct buf *out)
{
	bool is_first = true;

	for (int32_t i = 1; i <= 12; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		buf_append_string(out, is_first ? "" : ", ");
		buf_append_string(out, word_of_value(table, i));
		is_first = false;
	}
}

static void
format_days(const struct check_days *days, const struct cadence *cadence,
    struct buf *out)
{
	switch (days->kind) {
	case CHECK_DAYS_MONTHS:
		format_bits(days->bits, word_months, out);
		break;
	case CHECK_DAYS_WEEKDAYS:
		format_bits(days->bits, word_weekdays, out);
		break;
	case CHECK_DAYS_WEEKENDS:
		buf_append_string(out, "weekends");
		break;
	case CHECK_DAYS_BUSINESS:
		buf_append_string(out, "business days");
		break;
	case CHECK_DAYS_CALENDAR:
		buf_append_string(out, cadence->calendars[days->calendar].name);
		break;
	case CHECK_DAYS_EVENT:
	case CHECK_DAYS_PHRASE:
		phrase_format(days->phrase, out);
		break;
	}
}

void
check_format_where(const struct check_where *where,
    const struct cadence *cadence, struct buf *out)
{
	static const char *const words[] = {
	    [CHECK_IN] = "in ",
	    [CHECK_ON] = "on ",
	    [CHECK_AFTER] = "after ",
	    [CHECK_BEFORE] = "before ",
	    [CHECK_ON_OR_AFTER] = "on or after ",
	    [CHECK_ON_OR_BEFORE] = "on or before ",
	};

	buf_append_string(out, words[where->relation]);
	for (size_t i = 0; i < where->count; i++) {
		buf_append_string(out, i > 0 ? ", " : "");
		format_days(&where->days[i], cadence, out);
	}
}

void
check_format(
    const struct check *check, const struct cadence *cadence, struct buf *out)
{
	switch (check->kind) {
	case CHECK_DATE:
		phrase_format(check->date, out);
		buf_append_string(out, check->is_negated ? " is not " : " is ");
		check_format_where(&check->where, cadence, out);
		return;
	case CHECK_NONE:
		buf_printf(out, "no %s ",
		    check->has_symbol ? check->name : "milestone");
		check_format_where(&check->where, cadence, out);
		return;
	case CHECK_DISTANCE:
		buf_printf(out, "%s from ", check_unit_text(check->unit));
		phrase_format(check->date, out);
		buf_append_string(out, " to ");
		phrase_format(check->to, out);
		break;
	case CHECK_SUPPORTED:
		if (check->has_symbol)
			buf_printf(out, "series in %s", check->name);
		else
			buf_append_string(out, "supported series");
		break;
	}
	buf_printf(out, " %s ", comparison_texts[check->comparison]);
	buf_append_number(out, check->number);
}

void
check_walk(const struct check *check,
    void (*visit)(void *context, const struct phrase *phrase), void *context)
{
	phrase_walk(check->date, visit, context);
	phrase_walk(check->to, visit, context);
	for (size_t i = 0; i < check->where.count; i++)
		phrase_walk(check->where.days[i].phrase, visit, context);
}
