/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Evaluation of date phrases, one function for each kind of node. */
#include "phrase/evaluate.h"

#include <stdio.h>

#include "phrase/words.h"

/* The rarest days of a month, such as a fifth Monday of February, come at the
 * latest after 40 years. */
enum { MONTHS_TRIED = 12 * 50 };

struct year_month {
	int32_t year;
	int32_t month;
};

/* "in series 3.15: ", or nothing where there is no series. */
static void
append_series(struct buf *text, const struct phrase_scope *scope)
{
	if (scope->series != NULL)
		buf_printf(text, "in series %s: ", scope->series);
}

static bool
out_of_range(const struct phrase *phrase, const struct phrase_scope *scope)
{
	struct buf text = {0};

	append_series(&text, scope);
	diagnostic_add(scope->diagnostics, DIAGNOSTIC_OUT_OF_RANGE, phrase->at,
	    DIAGNOSTIC_ARGS(buf_text(&text)));
	buf_release(&text);
	return false;
}

static bool
no_such_day(const struct phrase *phrase, const struct phrase_scope *scope,
    const char *reason)
{
	struct buf text = {0};

	append_series(&text, scope);
	diagnostic_add(scope->diagnostics, DIAGNOSTIC_NO_DAY_IN_SERIES,
	    phrase->at, DIAGNOSTIC_ARGS(buf_text(&text), reason));
	buf_release(&text);
	return false;
}

static bool
evaluate_year(const struct phrase_year *year, const struct phrase_scope *scope,
    int32_t *result)
{
	struct phrase_value value;

	switch (year->kind) {
	case YEAR_LITERAL:
		*result = year->value;
		return true;
	case YEAR_RELATIVE:
		*result = date_to_civil(scope->cycle).year + year->value;
		return true;
	case YEAR_OF_DATE:
		break;
	}
	if (!phrase_evaluate(year->date, scope, &value))
		return false;
	*result = date_to_civil(value.date).year;
	return true;
}

/* The month that is meant, `months` later. */
static bool
evaluate_month(const struct phrase_month *month,
    const struct phrase_scope *scope, int32_t months, struct year_month *result)
{
	struct phrase_value value;
	int64_t serial;

	if (month->month == 0) {
		struct civil civil;

		if (!phrase_evaluate(month->date, scope, &value))
			return false;
		civil = date_to_civil(value.date);
		result->year = civil.year;
		result->month = civil.month;
	} else {
		if (!evaluate_year(&month->year, scope, &result->year))
			return false;
		result->month = month->month;
	}
	serial = (int64_t)result->year * 12 + result->month - 1 + months;
	result->year = (int32_t)(serial / 12);
	result->month = (int32_t)(serial % 12) + 1;
	return true;
}

static bool
is_year_in_range(int32_t year)
{
	return year >= DATE_YEAR_MIN && year <= DATE_YEAR_MAX;
}

/* As evaluate_month(), within the calendar. */
static bool
find_month(const struct phrase *phrase, const struct phrase_month *month,
    const struct phrase_scope *scope, int32_t months, struct year_month *at)
{
	if (!evaluate_month(month, scope, months, at))
		return false;
	return is_year_in_range(at->year) || out_of_range(phrase, scope);
}

static bool
day_of_month(struct year_month at, int32_t nth, struct date *result)
{
	int32_t days = date_days_in_month(at.year, at.month);

	return date_from_civil(
	    at.year, at.month, nth > 0 ? nth : days + 1 + nth, result);
}

/* Weekend days are Saturdays and Sundays whatever the working days are. */
static bool
nth_weekend_day(struct year_month at, int32_t nth, struct date *result)
{
	const struct workdays weekdays = workdays_default();

	return workdays_nth_of_month(
	    &weekdays, at.year, at.month, nth, true, result);
}

static bool
nth_in_month(const struct phrase_nth *nth, const struct workdays *workdays,
    struct year_month at, struct date *result)
{
	switch (nth->kind) {
	case DAY_WEEKDAY:
		return date_nth_weekday(
		    at.year, at.month, nth->nth, nth->weekday, result);
	case DAY_ANY:
		return day_of_month(at, nth->nth, result);
	case DAY_BUSINESS:
		return workdays_nth_of_month(
		    workdays, at.year, at.month, nth->nth, false, result);
	case DAY_WEEKEND:
		return nth_weekend_day(at, nth->nth, result);
	}
	return false;
}

/* "October 2026 has no fifth Friday". */
static bool
report_no_nth(const struct phrase *phrase, const struct phrase_scope *scope,
    struct year_month at)
{
	struct buf text = {0};

	buf_printf(&text, "%s %d has no ", word_of_value(word_months, at.month),
	    at.year);
	nth_format(&phrase->as.nth.nth, &text);
	no_such_day(phrase, scope, buf_text(&text));
	if (phrase->as.nth.nth.nth == 5 &&
	    phrase->as.nth.nth.kind == DAY_WEEKDAY)
		diagnostic_help(scope->diagnostics, "write 'last %s'",
		    word_of_value(
			word_weekdays, (int32_t)phrase->as.nth.nth.weekday));
	buf_release(&text);
	return false;
}

static bool
evaluate_nth(const struct phrase *phrase, const struct phrase_scope *scope,
    int32_t months, struct phrase_value *value)
{
	struct year_month at;

	if (!find_month(phrase, &phrase->as.nth.month, scope, months, &at))
		return false;
	return nth_in_month(
		   &phrase->as.nth.nth, scope->workdays, at, &value->date) ||
	    report_no_nth(phrase, scope, at);
}

static bool
evaluate_day_of_month(const struct phrase *phrase,
    const struct phrase_scope *scope, int32_t months,
    struct phrase_value *value)
{
	struct year_month at;
	char text[96];

	if (!find_month(phrase, &phrase->as.of_month.month, scope, months, &at))
		return false;
	if (day_of_month(at, phrase->as.of_month.number, &value->date))
		return true;
	snprintf(text, sizeof(text),
	    "%s %d has %d days, so day %d does not "
	    "exist",
	    word_of_value(word_months, at.month), at.year,
	    date_days_in_month(at.year, at.month), phrase->as.of_month.number);
	no_such_day(phrase, scope, text);
	diagnostic_help(scope->diagnostics,
	    "the last day of a month is 'end of month of …'");
	return false;
}

static bool
evaluate_week_of_month(const struct phrase *phrase,
    const struct phrase_scope *scope, int32_t months,
    struct phrase_value *value)
{
	struct year_month at;
	char text[96];

	if (!find_month(phrase, &phrase->as.of_month.month, scope, months, &at))
		return false;
	value->precision = PRECISION_WEEK;
	if (date_week_of_month(
		at.year, at.month, phrase->as.of_month.number, &value->date))
		return true;
	snprintf(text, sizeof(text), "%s %d has no week %d",
	    word_of_value(word_months, at.month), at.year,
	    phrase->as.of_month.number);
	return no_such_day(phrase, scope, text);
}

static bool
evaluate_iso_week(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	int32_t year;
	char text[96];

	if (!evaluate_year(&phrase->as.iso_week.year, scope, &year))
		return false;
	if (!is_year_in_range(year))
		return out_of_range(phrase, scope);
	if (date_from_iso_week(year, phrase->as.iso_week.week,
		phrase->as.iso_week.weekday, &value->date))
		return true;
	snprintf(text, sizeof(text), "%d has %d weeks", year,
	    date_iso_weeks_in_year(year));
	return no_such_day(phrase, scope, text);
}

bool
amount_is_months(const struct amount *amount, int32_t *months)
{
	*months = amount->years * 12 + amount->months;
	return *months > 0 && amount->weeks == 0 && amount->days == 0 &&
	    amount->business_days == 0;
}

bool
amount_add(const struct amount *amount, int64_t times,
    const struct workdays *workdays, struct date date, struct date *result)
{
	int64_t months = ((int64_t)amount->years * 12 + amount->months) * times;
	int64_t days = ((int64_t)amount->weeks * 7 + amount->days) * times;
	int64_t business = amount->business_days * times;

	if (business > (int64_t)AMOUNT_DAYS_MAX * 100 ||
	    business < (int64_t)AMOUNT_DAYS_MAX * -100)
		return false;
	if (months != 0 && !date_add_months(date, months, &date))
		return false;
	if (days != 0 && !date_add_days(date, days, &date))
		return false;
	if (business != 0 &&
	    !workdays_add(workdays, date, (int32_t)business, &date))
		return false;
	*result = date;
	return true;
}

static bool
evaluate_offset(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	if (!phrase_evaluate(phrase->date, scope, value))
		return false;
	if (amount_add(&phrase->as.offset.amount,
		phrase->as.offset.before ? -1 : 1, scope->workdays, value->date,
		&value->date))
		return true;
	return out_of_range(phrase, scope);
}

static bool
weekday_related(enum relation relation, enum weekday weekday, struct date date,
    struct date *result)
{
	switch (relation) {
	case RELATION_AFTER:
		return date_add_days(date, 1, &date) &&
		    date_weekday_on_or_after(date, weekday, result);
	case RELATION_ON_OR_AFTER:
		return date_weekday_on_or_after(date, weekday, result);
	case RELATION_BEFORE:
		return date_add_days(date, -1, &date) &&
		    date_weekday_on_or_before(date, weekday, result);
	case RELATION_ON_OR_BEFORE:
		return date_weekday_on_or_before(date, weekday, result);
	case RELATION_NEAREST:
		return date_weekday_nearest(date, weekday, result);
	case RELATION_IN_WEEK_OF:
		return date_start_of(DATE_UNIT_WEEK, date, &date) &&
		    date_weekday_on_or_after(date, weekday, result);
	}
	return false;
}

static bool
evaluate_weekday(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	if (!phrase_evaluate(phrase->date, scope, value))
		return false;
	value->precision = PRECISION_DAY;
	if (weekday_related(phrase->as.weekday.relation,
		phrase->as.weekday.weekday, value->date, &value->date))
		return true;
	return out_of_range(phrase, scope);
}

static bool
evaluate_edge(const struct phrase *phrase, const struct phrase_scope *scope,
    int32_t months, struct phrase_value *value)
{
	bool in_range;

	value->date = scope->cycle;
	if (phrase->date != NULL &&
	    !phrase_evaluate(phrase->date, scope, value))
		return false;
	value->precision = PRECISION_DAY;
	if (phrase_names_month(phrase) && months != 0 &&
	    !date_add_months(value->date, months, &value->date))
		return out_of_range(phrase, scope);
	if (phrase->as.edge.edge == EDGE_START)
		in_range = date_start_of(
		    phrase->as.edge.unit, value->date, &value->date);
	else
		in_range = date_end_of(
		    phrase->as.edge.unit, value->date, &value->date);
	return in_range || out_of_range(phrase, scope);
}

static bool
evaluate_extreme(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	for (size_t i = 0; i < phrase->as.extreme.count; i++) {
		struct phrase_value next;
		int order;

		if (!phrase_evaluate(phrase->as.extreme.dates[i], scope, &next))
			return false;
		order = date_compare(next.date, value->date);
		if (i == 0 ||
		    (phrase->as.extreme.latest ? order > 0 : order < 0))
			*value = next;
	}
	return true;
}

static bool
evaluate_slot(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	struct phrase_value start;

	return phrase_evaluate(phrase->date, scope, &start) &&
	    scope->slot(scope->context, phrase, start.date, value);
}

static bool
evaluate_node(const struct phrase *phrase, const struct phrase_scope *scope,
    int32_t months, struct phrase_value *value)
{
	*value = (struct phrase_value){{0}, PRECISION_DAY};
	switch (phrase->kind) {
	case PHRASE_DATE:
		value->date = phrase->as.literal;
		return true;
	case PHRASE_CYCLE:
		value->date = scope->cycle;
		return true;
	case PHRASE_REFERENCE:
		return scope->reference(scope->context, phrase, value);
	case PHRASE_OFFSET:
		return evaluate_offset(phrase, scope, value);
	case PHRASE_WEEKDAY:
		return evaluate_weekday(phrase, scope, value);
	case PHRASE_EDGE:
		return evaluate_edge(phrase, scope, months, value);
	case PHRASE_NTH:
		return evaluate_nth(phrase, scope, months, value);
	case PHRASE_DAY_OF_MONTH:
		return evaluate_day_of_month(phrase, scope, months, value);
	case PHRASE_WEEK_OF_MONTH:
		return evaluate_week_of_month(phrase, scope, months, value);
	case PHRASE_SLOT:
		return evaluate_slot(phrase, scope, value);
	case PHRASE_ISO_WEEK:
		return evaluate_iso_week(phrase, scope, value);
	case PHRASE_EXTREME:
		return evaluate_extreme(phrase, scope, value);
	}
	return false;
}

bool
phrase_evaluate(const struct phrase *phrase, const struct phrase_scope *scope,
    struct phrase_value *value)
{
	return phrase_evaluate_stepped(phrase, scope, 0, value);
}

bool
phrase_names_month(const struct phrase *phrase)
{
	return phrase->kind == PHRASE_NTH ||
	    phrase->kind == PHRASE_DAY_OF_MONTH ||
	    phrase->kind == PHRASE_WEEK_OF_MONTH ||
	    (phrase->kind == PHRASE_EDGE &&
		phrase->as.edge.unit != DATE_UNIT_WEEK);
}

bool
phrase_evaluate_stepped(const struct phrase *phrase,
    const struct phrase_scope *scope, int32_t months,
    struct phrase_value *value)
{
	if (!evaluate_node(phrase, scope, months, value))
		return false;
	if (months != 0 && !phrase_names_month(phrase) &&
	    !date_add_months(value->date, months, &value->date))
		return out_of_range(phrase, scope);
	if (scope->trace != NULL)
		scope->trace(scope->context, phrase, value);
	return true;
}

static int32_t
count_bits_below(uint32_t set, int32_t bit)
{
	int32_t count = 0;

	for (int32_t i = 1; i < bit; i++)
		count += (set & 1U << i) != 0;
	return count;
}

static bool
weekdays_on_or_after(const struct repeat *repeat, struct date from,
    struct date *result, int64_t *beat)
{
	int32_t per_week = count_bits_below(repeat->weekdays, 8);
	int32_t weekday = (int32_t)date_weekday(from);
	int64_t week = ((int64_t)from.day + 3 - (weekday - 1)) / 7;

	for (int32_t ahead = 0; ahead < 7; ahead++, weekday++) {
		if (weekday == 8) {
			weekday = 1;
			week++;
		}
		if ((repeat->weekdays & 1U << weekday) == 0)
			continue;
		*beat = week * per_week +
		    count_bits_below(repeat->weekdays, weekday);
		return date_add_days(from, ahead, result);
	}
	return false;
}

/* The beat of a month, and whether the repeat falls into it at all. */
static bool
month_beat(const struct repeat *repeat, int64_t serial, int64_t cycle_serial,
    int64_t *beat)
{
	if (repeat->months != 0) {
		int32_t month = (int32_t)(serial % 12) + 1;

		*beat = serial / 12 * count_bits_below(repeat->months, 13) +
		    count_bits_below(repeat->months, month);
		return (repeat->months & 1U << month) != 0;
	}
	/* The years end at 9999, so this keeps the dividend positive. */
	*beat = (serial - cycle_serial +
		    (int64_t)repeat->month_step * 12 * DATE_YEAR_MAX) /
	    repeat->month_step;
	return (serial - cycle_serial) % repeat->month_step == 0;
}

bool
repeat_on_or_after(const struct repeat *repeat,
    const struct phrase_scope *scope, struct date from, struct date *result,
    int64_t *beat)
{
	struct civil start = date_to_civil(from);
	struct civil cycle = date_to_civil(scope->cycle);
	int64_t serial = (int64_t)start.year * 12 + start.month - 1;
	int64_t cycle_serial = (int64_t)cycle.year * 12 + cycle.month - 1;
	int64_t last;

	if (repeat->kind == REPEAT_WEEKDAYS)
		return weekdays_on_or_after(repeat, from, result, beat);
	last = serial +
	    (int64_t)MONTHS_TRIED *
		(repeat->month_step > 0 ? repeat->month_step : 1);
	for (; serial / 12 <= DATE_YEAR_MAX && serial < last; serial++) {
		struct year_month at = {
		    (int32_t)(serial / 12), (int32_t)(serial % 12) + 1};
		struct date date;

		if (!month_beat(repeat, serial, cycle_serial, beat) ||
		    !nth_in_month(&repeat->nth, scope->workdays, at, &date) ||
		    date_compare(date, from) < 0)
			continue;
		*result = date;
		return true;
	}
	return false;
}

char *
phrase_value_format(
    const struct phrase_value *value, char text[PHRASE_VALUE_TEXT_SIZE])
{
	struct civil civil = date_to_civil(value->date);
	char day[DATE_TEXT_SIZE];
	struct date monday = value->date;

	switch (value->precision) {
	case PRECISION_DAY:
		date_format(value->date, text);
		break;
	case PRECISION_WEEK:
		date_start_of(DATE_UNIT_WEEK, monday, &monday);
		snprintf(text, PHRASE_VALUE_TEXT_SIZE, "week of %s",
		    date_format(monday, day));
		break;
	case PRECISION_MONTH:
		snprintf(text, PHRASE_VALUE_TEXT_SIZE, "%04d-%02d", civil.year,
		    civil.month);
		break;
	case PRECISION_QUARTER:
		snprintf(text, PHRASE_VALUE_TEXT_SIZE, "%04d-Q%d", civil.year,
		    (civil.month + 2) / 3);
		break;
	case PRECISION_YEAR:
		snprintf(text, PHRASE_VALUE_TEXT_SIZE, "%04d", civil.year);
		break;
	}
	return text;
}
