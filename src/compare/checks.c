/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The checks that are made series by series. */
#include <string.h>

#include "compare/inspect.h"

/* A check as it is being made in a series. */
struct making {
	struct inspection *inspection;
	const struct check *check;
	struct tally *tally;
};

static struct arena *
scratch_of(const struct making *making)
{
	return &making->inspection->scratch;
}

/* The value of a phrase, unless the series lacks what it speaks of. */
static bool
evaluate(const struct making *making, const struct phrase *phrase,
    struct phrase_value *value)
{
	struct inspection *inspection = making->inspection;
	struct tally *tally = making->tally;
	const char *problem = NULL;

	if (query_evaluate(inspection->query, phrase, value, &problem)) {
		tally->made++;
		return value->precision != PRECISION_TBD;
	}
	if (tally->problem == NULL && problem != NULL)
		tally->problem = arena_string(&inspection->arena, problem);
	return false;
}

static const char *
text_of_buf(struct arena *arena, struct buf *buf)
{
	const char *text = arena_copy(arena, buf_text(buf), buf->length);

	buf_release(buf);
	return text != NULL ? text : "";
}

static const char *
text_of_check(const struct making *making)
{
	struct buf text = {0};

	check_format(making->check, making->inspection->cadence, &text);
	return text_of_buf(scratch_of(making), &text);
}

/* The finding itself, with the place of the date that is to blame. */
static void
report(
    const struct making *making, const char *what, const struct plan_item *item)
{
	struct inspection *inspection = making->inspection;
	struct diagnostics *diagnostics = inspection->diagnostics;
	const char *series = query_series(inspection->query);
	const struct check *check = making->check;

	diagnostic_add(diagnostics, DIAGNOSTIC_CHECK_FAILED, check->at,
	    DIAGNOSTIC_ARGS(series, what));
	diagnostic_about(diagnostics, series, text_of_check(making));
	if (item != NULL)
		note_item(inspection, item);
	diagnostic_help(diagnostics,
	    "%s%schange the rule, pin the date, or limit the check by 'when'",
	    check->reason != NULL ? check->reason : "",
	    check->reason != NULL ? ": " : "");
}

/* "which is not after pycon-us (2026-05-13 to 2026-05-19)". */
static const char *
describe_where(const struct making *making, const struct where_answer *answer)
{
	const struct check *check = making->check;
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
	struct buf text = {0};
	bool is_literal = check->where.days[0].phrase != NULL &&
	    check->where.days[0].phrase->kind == PHRASE_DATE;

	buf_append_string(
	    &text, check->is_negated ? "which is " : "which is not ");
	check_format_where(&check->where, making->inspection->cadence, &text);
	if (answer->name != NULL) {
		buf_printf(&text, " (%s)", answer->name);
	} else if (answer->has_days && !is_literal) {
		buf_printf(
		    &text, " (%s", date_format(answer->days.first, first));
		if (date_compare(answer->days.first, answer->days.last) != 0)
			buf_printf(&text, " to %s",
			    date_format(answer->days.last, last));
		buf_append_char(&text, ')');
	}
	return text_of_buf(scratch_of(making), &text);
}

static void
make_dated(const struct making *making)
{
	struct inspection *inspection = making->inspection;
	struct diagnostics *diagnostics = inspection->diagnostics;
	const struct check *check = making->check;
	const char *left = show_phrase(inspection, check->date);
	char day[DAY_TEXT_SIZE];
	struct where_answer answer;
	struct phrase_value value;
	const char *what;

	if (!evaluate(making, check->date, &value))
		return;
	answer = where_holds(inspection, &check->where, query_days(&value));
	if (!answer.known || answer.holds != check->is_negated)
		return;
	what = arena_printf(scratch_of(making), "%s is %s %s, %s", left,
	    value.precision == PRECISION_DAY ? "on" : "in",
	    show_value(&value, day), describe_where(making, &answer));
	if (what == NULL)
		return;
	report(making, what, query_item(inspection->query, check->date));
	diagnostic_value(diagnostics, left, phrase_value_format(&value, day));
	if (answer.has_days && check->where.days[0].phrase != NULL) {
		char first[DATE_TEXT_SIZE];

		diagnostic_value(diagnostics,
		    show_phrase(inspection, check->where.days[0].phrase),
		    date_format(answer.days.first, first));
	}
}

/* "20 weeks and 3 days", "1 month". */
static const char *
show_count(struct arena *arena, int32_t count, const char *unit, int32_t days)
{
	size_t length = strlen(unit) - (count == 1);
	const char *text =
	    arena_printf(arena, "%d %.*s", (int)count, (int)length, unit);

	if (days != 0 && text != NULL)
		text = arena_printf(arena, "%s and %d day%s", text, (int)days,
		    days == 1 ? "" : "s");
	return text != NULL ? text : "";
}

/* So many months from one date to another, and the days that are left. */
static int32_t
count_months(struct date from, struct date to, int32_t step, int32_t *days)
{
	struct civil start = date_to_civil(from), end = date_to_civil(to);
	int32_t months = (end.year - start.year) * 12 + end.month - start.month;
	struct date there = from;

	months -= months % step;
	while (!date_add_months(from, months, &there) ||
	    date_compare(there, to) > 0)
		months -= step;
	*days = date_days_between(there, to);
	return months / step;
}

/* How far apart two dates are, in the unit of the check, rounded down, and
 * what is left over in days. */
static int32_t
measure(const struct making *making, struct date from, struct date to,
    int32_t *rest)
{
	int32_t days = date_days_between(from, to);

	*rest = 0;
	switch (making->check->unit) {
	case AMOUNT_DAY:
		return days;
	case AMOUNT_BUSINESS_DAY:
		return query_business_days(making->inspection->query, from, to);
	case AMOUNT_WEEK:
		*rest = (days % 7 + 7) % 7;
		return (days - *rest) / 7;
	case AMOUNT_MONTH:
		return count_months(from, to, 1, rest);
	case AMOUNT_QUARTER:
		return count_months(from, to, 3, rest);
	case AMOUNT_YEAR:
		return count_months(from, to, 12, rest);
	}
	return days;
}

static void
make_distance(const struct making *making)
{
	struct inspection *inspection = making->inspection;
	struct diagnostics *diagnostics = inspection->diagnostics;
	const struct check *check = making->check;
	const char *left = show_phrase(inspection, check->date);
	const char *right = show_phrase(inspection, check->to);
	char from_text[DAY_TEXT_SIZE], to_text[DAY_TEXT_SIZE];
	struct phrase_value from, to;
	const char *count, *what;
	int32_t length, rest;
	int order;

	if (!evaluate(making, check->date, &from) ||
	    !evaluate(making, check->to, &to))
		return;
	length = measure(making, from.date, to.date, &rest);
	order = (length > check->number) - (length < check->number);
	if (order == 0 && rest > 0)
		order = 1;
	if (comparison_holds(check->comparison, order))
		return;
	count = show_count(
	    scratch_of(making), length, check_unit_text(check->unit), rest);
	what = arena_printf(scratch_of(making),
	    "from %s (%s) to %s (%s) it is %s, not %s %d", left,
	    phrase_value_format(&from, from_text), right,
	    phrase_value_format(&to, to_text), count,
	    comparison_texts[check->comparison], (int)check->number);
	if (what == NULL)
		return;
	report(making, what, query_item(inspection->query, check->to));
	diagnostic_value(diagnostics, left, from_text);
	diagnostic_value(diagnostics, right, to_text);
	diagnostic_value(diagnostics, check_unit_text(check->unit), count);
}

/* Is the check about this item? Ends of support are no milestones, unless
 * they are named. */
static bool
is_meant(const struct inspection *inspection, const struct check *check,
    const struct plan_item *item)
{
	const struct cadence *cadence = inspection->cadence;
	size_t last = query_window_count(inspection->query);

	if (!item_takes_place(item))
		return false;
	if (!check->has_symbol)
		return item->kind != ITEM_SUPPORT_END;
	if (cadence->symbols[check->symbol].kind == SYMBOL_END_OF_LIFE)
		return item->kind == ITEM_SUPPORT_END && last > 0 &&
		    item->order ==
		    query_window(inspection->query, last - 1)->symbol;
	return item->kind != ITEM_EXTRA && item->order == check->symbol;
}

/* The first day of the item that lies there; a coarse date as a whole. */
static bool
find_offence(struct inspection *inspection, const struct check_where *where,
    const struct plan_item *item, struct where_answer *answer,
    struct date *date)
{
	struct plan_days days = {item->first, item->last};

	*date = item->first;
	if (item->precision != PRECISION_DAY) {
		*answer = where_holds(inspection, where, days);
		return answer->known && answer->holds;
	}
	for (; date_compare(*date, item->last) <= 0; date->day++) {
		days = (struct plan_days){*date, *date};
		*answer = where_holds(inspection, where, days);
		if (answer->known && answer->holds)
			return true;
	}
	return false;
}

static void
report_item(const struct making *making, const struct plan_item *item,
    const struct where_answer *answer, struct date date)
{
	struct buf text = {0};
	char day[DAY_TEXT_SIZE];

	if (item->precision == PRECISION_DAY)
		show_day(date, day);
	else
		show_item(item, day);
	buf_printf(&text, "'%s' is %s %s", item->name,
	    item->precision == PRECISION_DAY ? "on" : "in", day);
	if (answer->name != NULL)
		buf_printf(&text, " (%s)", answer->name);
	report(making, text_of_buf(scratch_of(making), &text), item);
	diagnostic_value(making->inspection->diagnostics, item->name,
	    date_format(date, day));
}

static void
make_none(const struct making *making)
{
	struct inspection *inspection = making->inspection;
	struct where_answer answer;
	struct date date;
	size_t count;
	const struct plan_item *items = query_items(inspection->query, &count);

	making->tally->made++;
	for (size_t i = 0; i < count; i++) {
		if (is_meant(inspection, making->check, &items[i]) &&
		    find_offence(inspection, &making->check->where, &items[i],
			&answer, &date))
			report_item(making, &items[i], &answer, date);
	}
}

static void
make_check(const struct making *making)
{
	switch (making->check->kind) {
	case CHECK_DATE:
		make_dated(making);
		break;
	case CHECK_DISTANCE:
		make_distance(making);
		break;
	case CHECK_NONE:
		make_none(making);
		break;
	case CHECK_SUPPORTED:
		collect_supported(
		    making->inspection, making->check, making->tally);
		break;
	}
}

void
inspect_checks(struct inspection *inspection)
{
	const struct cadence *cadence = inspection->cadence;
	const struct condition_subject subject =
	    query_subject(inspection->query);

	for (size_t i = 0; i < cadence->check_count; i++) {
		const struct check *check = &cadence->checks[i];
		const struct making making = {
		    inspection, check, &inspection->tallies[i]};

		if (check->when == NULL ||
		    condition_holds(check->when, &subject))
			make_check(&making);
	}
}

void
inspect_unmade(struct inspection *inspection)
{
	const struct cadence *cadence = inspection->cadence;

	for (size_t i = 0; i < cadence->check_count; i++) {
		const struct tally *tally = &inspection->tallies[i];

		if (tally->made > 0 || tally->problem == NULL)
			continue;
		diagnostic_add(inspection->diagnostics,
		    DIAGNOSTIC_CHECK_OF_NOTHING, cadence->checks[i].at,
		    DIAGNOSTIC_ARGS(tally->problem));
		diagnostic_help(inspection->diagnostics,
		    "name a date that at least one series has");
	}
}
