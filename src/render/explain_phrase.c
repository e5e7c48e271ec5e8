/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What a phrase means, without any cadence: normal form and next dates. */
#include <string.h>

#include "date/business.h"
#include "ical/recur.h"
#include "phrase/words.h"
#include "render/explain.h"

#define DATES_SHOWN 5
#define YEARS_TRIED 60

static const struct names no_names = {NULL, 0};

struct phrase_dates {
	struct phrase_value values[DATES_SHOWN];
	size_t count;
	bool is_fixed; /* the same day whatever the cycle is */
};

static struct phrase_scope
scope_of_year(const struct workdays *workdays, struct diagnostics *diagnostics,
    int32_t year)
{
	struct phrase_scope scope = {
	    .workdays = workdays, .diagnostics = diagnostics};

	date_from_civil(year, 1, 1, &scope.cycle);
	return scope;
}

/* Reads the phrase in one year; says why where it has no date there. */
static bool
find_date(const struct phrase *phrase, int32_t year, struct phrase_value *value,
    struct diagnostics *diagnostics)
{
	const struct workdays workdays = workdays_default();
	struct phrase_scope scope = scope_of_year(&workdays, diagnostics, year);

	return phrase_evaluate(phrase, &scope, value);
}

/* Reads the phrase in one cycle after another, a year apart. */
static bool
find_dates(const struct phrase *phrase, struct date today,
    struct phrase_dates *dates, struct diagnostics *diagnostics)
{
	int32_t this_year = date_to_civil(today).year;
	int32_t year =
	    this_year - 2 < DATE_YEAR_MIN ? DATE_YEAR_MIN : this_year - 2;
	struct diagnostics ignored = {0};
	struct phrase_value value;
	bool found = false;

	dates->is_fixed = !phrase_depends_on_cycle(phrase);
	if (dates->is_fixed) {
		dates->count = 1;
		return find_date(
		    phrase, this_year, &dates->values[0], diagnostics);
	}
	for (int i = 0; i < YEARS_TRIED && year <= DATE_YEAR_MAX &&
	     dates->count < DATES_SHOWN;
	     i++, year++) {
		if (!find_date(phrase, year, &value, &ignored))
			continue;
		found = true;
		if (date_compare(value.date, today) >= 0)
			dates->values[dates->count++] = value;
	}
	diagnostics_release(&ignored);
	/* Without a date in any year, this year's complaint stands for all. */
	return found || find_date(phrase, this_year, &value, diagnostics);
}

/* False when memory is short: the rule was checked before. */
static bool
find_rrule_dates(
    const struct repeat *repeat, struct date today, struct phrase_dates *dates)
{
	struct ical_recur *recur = ical_recur_new(repeat->rrule, today);

	if (recur == NULL)
		return false;
	while (dates->count < DATES_SHOWN &&
	    ical_recur_next(recur, &dates->values[dates->count].date))
		dates->count++;
	ical_recur_free(recur);
	return true;
}

static bool
find_repeat_dates(
    const struct repeat *repeat, struct date today, struct phrase_dates *dates)
{
	const struct workdays workdays = workdays_default();
	struct diagnostics ignored = {0};
	struct phrase_scope scope =
	    scope_of_year(&workdays, &ignored, date_to_civil(today).year);
	struct date date = today;
	int64_t beat;

	if (repeat->kind == REPEAT_RRULE)
		return find_rrule_dates(repeat, today, dates);
	for (int64_t i = 0; i < DATES_SHOWN; i++) {
		bool good = repeat->kind == REPEAT_AMOUNT
		    ? amount_add(&repeat->amount, i, &workdays, today, &date)
		    : repeat_on_or_after(repeat, &scope, date, &date, &beat);

		if (!good)
			break;
		dates->values[dates->count++].date = date;
		if (!date_add_days(date, 1, &date))
			break;
	}
	diagnostics_release(&ignored);
	return true;
}

static void
append_days(struct buf *out, int32_t days)
{
	if (days == 0)
		buf_append_string(out, "  today");
	else
		buf_printf(out, days > 0 ? "  in %d day%s" : "  %d day%s ago",
		    days > 0 ? days : -days,
		    days == 1 || days == -1 ? "" : "s");
}

static void
append_dates(
    const struct phrase_dates *dates, struct date today, struct buf *out)
{
	char text[PHRASE_VALUE_TEXT_SIZE];

	for (size_t i = 0; i < dates->count; i++) {
		const struct phrase_value *value = &dates->values[i];

		buf_append_string(out,
		    i > 0                 ? "        "
			: dates->is_fixed ? "date    "
					  : "next    ");
		buf_append_string(out, phrase_value_format(value, text));
		if (value->precision == PRECISION_DAY)
			buf_printf(out, " %.3s",
			    word_of_value(word_weekdays,
				(int32_t)date_weekday(value->date)));
		if (value->precision == PRECISION_TBD)
			buf_append_string(out, "  no date is known yet");
		else
			append_days(out, date_days_between(today, value->date));
		buf_append_char(out, '\n');
	}
	if (dates->count == 0)
		buf_append_string(out, "next    no date from that day on\n");
}

static bool
check_rrule(const struct repeat *repeat, struct span at,
    struct diagnostics *diagnostics)
{
	enum ical_recur_status status = repeat->kind == REPEAT_RRULE
	    ? ical_recur_check(repeat->rrule)
	    : ICAL_RECUR_OK;

	if (status == ICAL_RECUR_OK)
		return true;
	/* Failing without a finding means that memory is short. */
	if (status == ICAL_RECUR_NO_MEMORY)
		return false;
	diagnostic_add(diagnostics, DIAGNOSTIC_RRULE, at,
	    DIAGNOSTIC_ARGS(repeat->rrule, ical_recur_complaint(status)));
	ical_recur_help(diagnostics, repeat->rrule, status);
	return false;
}

/* What the reader must know of the counting. */
static const char *
repeat_remark(const struct repeat *repeat)
{
	if (repeat->kind == REPEAT_AMOUNT || repeat->kind == REPEAT_RRULE)
		return "\n        counted from today on";
	if (repeat->kind == REPEAT_MONTHLY && repeat->months == 0 &&
	    repeat->month_step > 1)
		return "\n        in a cycle that starts in January";
	return "";
}

/* Appends the normal form and fills `dates`. */
static bool
explain_repeat(const struct phrase_text *text, struct arena *arena,
    struct date today, struct phrase_dates *dates, struct buf *out,
    struct diagnostics *diagnostics)
{
	const struct repeat *repeat = repeat_parse(arena, text, diagnostics);

	if (repeat == NULL || !check_rrule(repeat, text->at, diagnostics))
		return false;
	repeat_format(repeat, out);
	buf_append_string(out, repeat_remark(repeat));
	return find_repeat_dates(repeat, today, dates);
}

/* The same for a date phrase. */
static bool
explain_date(const struct phrase_text *text, struct arena *arena,
    struct date today, struct phrase_dates *dates, struct buf *out,
    struct diagnostics *diagnostics)
{
	const struct phrase *phrase =
	    phrase_parse(arena, &no_names, text, diagnostics);

	if (phrase == NULL) {
		if (diagnostics->latest != NULL &&
		    diagnostics->latest->help == NULL &&
		    diagnostics->latest->code == DIAGNOSTIC_PHRASE_EXPECTED)
			diagnostic_help(diagnostics,
			    "milestones are known where a file is named: "
			    "takt explain FILE MILESTONE");
		return false;
	}
	phrase_format(phrase, out);
	if (!find_dates(phrase, today, dates, diagnostics))
		return false;
	if (!dates->is_fixed)
		buf_append_string(
		    out, "\n        in a cycle that starts on 1 January");
	return true;
}

bool
render_phrase_explanation(const char *phrase, struct date today,
    struct buf *out, struct diagnostics *diagnostics)
{
	const struct source source = {"phrase", phrase, strlen(phrase)};
	struct phrase_text text = {
	    phrase, source.size, {&source, 0, (uint32_t)source.size}, true};
	struct phrase_dates dates = {.count = 0};
	struct arena arena = {0};
	bool good;

	buf_append_string(out, "means   ");
	good = repeat_is_likely(phrase, source.size)
	    ? explain_repeat(&text, &arena, today, &dates, out, diagnostics)
	    : explain_date(&text, &arena, today, &dates, out, diagnostics);

	if (good) {
		buf_append_char(out, '\n');
		append_dates(&dates, today, out);
	}
	arena_release(&arena);
	return good && !out->failed;
}
