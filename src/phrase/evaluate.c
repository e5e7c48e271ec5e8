/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Evaluation of date phrases, one function for each kind of node. */
#include "phrase/days.h"

#include <stdio.h>

#include "phrase/words.h"

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

struct phrase_value
phrase_value_tbd(void)
{
	return (struct phrase_value){date_max(), PRECISION_TBD};
}

static bool
set_tbd(struct phrase_value *value)
{
	*value = phrase_value_tbd();
	return true;
}

/* The year of a date that is not known yet. */
#define YEAR_TBD INT32_MAX

/* The cycle date, for the phrase that needs it. */
static bool
find_cycle(const struct phrase *phrase, const struct phrase_scope *scope,
    struct date *date)
{
	*date = scope->cycle;
	if (!scope->has_no_cycle)
		return true;
	diagnostic_add(scope->diagnostics, DIAGNOSTIC_NO_CYCLE_DATE, phrase->at,
	    DIAGNOSTIC_ARGS(scope->series));
	diagnostic_help(scope->diagnostics,
	    "give the series a date with 'cycle:', or name year and month");
	return false;
}

static bool
evaluate_year(const struct phrase *phrase, const struct phrase_year *year,
    const struct phrase_scope *scope, int32_t *result)
{
	struct phrase_value value;
	struct date cycle;

	switch (year->kind) {
	case YEAR_LITERAL:
		*result = year->value;
		return true;
	case YEAR_RELATIVE:
		if (!find_cycle(phrase, scope, &cycle))
			return false;
		if (scope->cycle_is_tbd) {
			*result = YEAR_TBD;
			return true;
		}
		*result = date_to_civil(cycle).year + year->value;
		return true;
	case YEAR_OF_DATE:
		break;
	}
	if (!phrase_evaluate(year->date, scope, &value))
		return false;
	*result = value.precision == PRECISION_TBD
	    ? YEAR_TBD
	    : date_to_civil(value.date).year;
	return true;
}

static bool
month_of_date(const struct phrase *date, const struct phrase_scope *scope,
    struct year_month *result)
{
	struct phrase_value value;
	struct civil civil;

	if (!phrase_evaluate(date, scope, &value))
		return false;
	civil = date_to_civil(value.date);
	result->year = value.precision == PRECISION_TBD ? YEAR_TBD : civil.year;
	result->month = civil.month;
	return true;
}

/* The month that is meant, `months` later. */
static bool
evaluate_month(const struct phrase *phrase, const struct phrase_month *month,
    const struct phrase_scope *scope, int32_t months, struct year_month *result)
{
	int64_t serial;

	result->month = month->month;
	if (month->month == 0
		? !month_of_date(month->date, scope, result)
		: !evaluate_year(phrase, &month->year, scope, &result->year))
		return false;
	if (result->year == YEAR_TBD)
		return true;
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
	if (!evaluate_month(phrase, month, scope, months, at))
		return false;
	return at->year == YEAR_TBD || is_year_in_range(at->year) ||
	    out_of_range(phrase, scope);
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
	if (at.year == YEAR_TBD)
		return set_tbd(value);
	return days_nth_in_month(
		   &phrase->as.nth.nth, scope, at, &value->date) ||
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
	if (at.year == YEAR_TBD)
		return set_tbd(value);
	if (days_of_month(at, phrase->as.of_month.number, &value->date))
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
	if (at.year == YEAR_TBD)
		return set_tbd(value);
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

	if (!evaluate_year(phrase, &phrase->as.iso_week.year, scope, &year))
		return false;
	if (year == YEAR_TBD)
		return set_tbd(value);
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
	struct date date;

	if (!phrase_evaluate(phrase->date, scope, value))
		return false;
	if (value->precision == PRECISION_TBD)
		return true;
	do {
		if (!amount_add(&phrase->as.offset.amount,
			phrase->as.offset.before ? -1 : 1, scope->workdays,
			value->date, &date))
			return out_of_range(phrase, scope);
	} while (phrase->as.offset.amount.business_days != 0 &&
	    scope->cover != NULL &&
	    scope->cover(scope->context, value->date, date));
	value->date = date;
	return true;
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
	if (value->precision == PRECISION_TBD)
		return true;
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

	if (phrase->date != NULL ? !phrase_evaluate(phrase->date, scope, value)
				 : !find_cycle(phrase, scope, &value->date))
		return false;
	if (phrase->date == NULL && scope->cycle_is_tbd)
		return set_tbd(value);
	if (value->precision == PRECISION_TBD)
		return true;
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
		/* The later of a day and who knows when is not known. */
		if (next.precision == PRECISION_TBD) {
			*value = next;
			return true;
		}
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

	if (!phrase_evaluate(phrase->date, scope, &start))
		return false;
	if (start.precision == PRECISION_TBD) {
		*value = start;
		return true;
	}
	return scope->slot(scope->context, phrase, start.date, value);
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
		if (scope->cycle_is_tbd)
			return set_tbd(value);
		return find_cycle(phrase, scope, &value->date);
	case PHRASE_TBD:
		return set_tbd(value);
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
	    value->precision != PRECISION_TBD &&
	    !date_add_months(value->date, months, &value->date))
		return out_of_range(phrase, scope);
	if (scope->trace != NULL)
		scope->trace(scope->context, phrase, value);
	return true;
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
	case PRECISION_TBD:
		snprintf(text, PHRASE_VALUE_TEXT_SIZE, "tbd");
		break;
	}
	return text;
}
