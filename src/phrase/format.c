/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The one normal form of phrases and repeats: what `takt explain` prints, and
 * what parses back to the same tree.
 */
#include <string.h>

#include "base/text.h"
#include "phrase/phrase.h"
#include "phrase/words.h"

static void
format_unit(struct buf *out, int32_t count, const char *unit, bool *is_first)
{
	if (count == 0)
		return;
	if (!*is_first)
		buf_append_string(out, " and ");
	buf_append_number(out, count);
	buf_append_char(out, ' ');
	buf_append_string(out, unit);
	if (count != 1)
		buf_append_char(out, 's');
	*is_first = false;
}

void
amount_format(const struct amount *amount, struct buf *out)
{
	bool is_first = true;

	format_unit(out, amount->years, "year", &is_first);
	format_unit(out, amount->months, "month", &is_first);
	format_unit(out, amount->weeks, "week", &is_first);
	format_unit(out, amount->days, "day", &is_first);
	format_unit(out, amount->business_days, "business day", &is_first);
}

static void
format_year(const struct phrase_year *year, struct buf *out)
{
	switch (year->kind) {
	case YEAR_LITERAL:
		buf_printf(out, "%d", year->value);
		break;
	case YEAR_OF_DATE:
		buf_append_string(out, "year of ");
		phrase_format(year->date, out);
		break;
	case YEAR_RELATIVE:
		buf_append_string(out,
		    year->value < 0       ? "last year"
			: year->value > 0 ? "next year"
					  : "this year");
		break;
	}
}

static bool
is_this_year(const struct phrase_year *year)
{
	return year->kind == YEAR_RELATIVE && year->value == 0;
}

static void
format_month(const struct phrase_month *month, struct buf *out)
{
	if (month->month == 0) {
		buf_append_string(out, "month of ");
		phrase_format(month->date, out);
		return;
	}
	buf_append_string(out, word_of_value(word_months, month->month));
	if (!is_this_year(&month->year)) {
		buf_append_char(out, ' ');
		format_year(&month->year, out);
	}
}

/* "tenth", "11th". */
static void
format_positive_ordinal(int32_t nth, struct buf *out)
{
	static const char *const suffixes[] = {"th", "st", "nd", "rd"};
	const char *word = word_of_value(word_ordinals, nth);

	if (word != NULL)
		buf_append_string(out, word);
	else
		buf_printf(out, "%d%s", nth,
		    nth / 10 % 10 != 1 && nth % 10 <= 3 ? suffixes[nth % 10]
							: suffixes[0]);
}

void
nth_format(const struct phrase_nth *nth, struct buf *out)
{
	static const char *const kinds[] = {
	    NULL, "day", "business day", "weekend day"};
	const char *counted = nth->kind == DAY_WEEKDAY
	    ? word_of_value(word_weekdays, (int32_t)nth->weekday)
	    : kinds[nth->kind];

	if (nth->nth > 0) {
		format_positive_ordinal(nth->nth, out);
	} else {
		if (nth->nth < -1) {
			format_positive_ordinal(-nth->nth, out);
			buf_append_string(out, " to ");
		}
		buf_append_string(out, "last");
	}
	buf_printf(out, " %s", counted);
}

/* Digits with single points between them are read without quotes. */
static bool
needs_quotes(const char *version)
{
	bool after_digit = false;

	for (; *version != '\0'; version++) {
		if (!text_is_digit(*version) &&
		    (*version != '.' || !after_digit))
			return true;
		after_digit = *version != '.';
	}
	return !after_digit;
}

static void
format_reference(const struct phrase_reference *reference, struct buf *out)
{
	if (reference->planned)
		buf_append_string(out, "planned ");
	if (reference->index == INDEX_LAST)
		buf_append_string(out, "last ");
	buf_append_string(out, reference->name->shown);
	if (reference->index == INDEX_NUMBER)
		buf_printf(out, " %d", reference->number);
	if (reference->series == SERIES_NAMED)
		buf_printf(out,
		    needs_quotes(reference->version) ? " of \"%s\"" : " of %s",
		    reference->version);
	else if (reference->offset == -1)
		buf_append_string(out, " of previous");
	else if (reference->offset == 1)
		buf_append_string(out, " of next");
	else if (reference->offset != 0)
		buf_printf(out, " of %+d", reference->offset);
}

static const char *
relation_words(enum relation relation)
{
	static const char *const words[] = {"on or after", "on or before",
	    "after", "before", "nearest", "in the week of"};

	return words[relation];
}

/* Does the text of this phrase end in a list, which would swallow commas? */
static bool
ends_in_list(const struct phrase *phrase)
{
	const struct phrase *tail = phrase;

	while (tail != NULL) {
		if (tail->kind == PHRASE_EXTREME)
			return true;
		if (tail->kind == PHRASE_NTH)
			tail = tail->as.nth.month.month == 0
			    ? tail->as.nth.month.date
			    : tail->as.nth.month.year.date;
		else if (tail->kind == PHRASE_DAY_OF_MONTH ||
		    tail->kind == PHRASE_WEEK_OF_MONTH)
			tail = tail->as.of_month.month.month == 0
			    ? tail->as.of_month.month.date
			    : tail->as.of_month.month.year.date;
		else if (tail->kind == PHRASE_ISO_WEEK)
			tail = tail->as.iso_week.year.date;
		else
			tail = tail->date;
	}
	return false;
}

static void
format_extreme(const struct phrase *phrase, struct buf *out)
{
	buf_append_string(
	    out, phrase->as.extreme.latest ? "latest of " : "earliest of ");
	for (size_t i = 0; i < phrase->as.extreme.count; i++) {
		const struct phrase *date = phrase->as.extreme.dates[i];
		bool is_last = i + 1 == phrase->as.extreme.count;
		bool is_group = !is_last && ends_in_list(date);

		buf_append_string(out, i > 0 ? ", " : "");
		buf_append_string(out, is_group ? "(" : "");
		phrase_format(date, out);
		buf_append_string(out, is_group ? ")" : "");
	}
}

static void
format_day_of_month(const struct phrase *phrase, struct buf *out)
{
	if (phrase->as.of_month.month.month != 0)
		buf_printf(out, "%d ", phrase->as.of_month.number);
	else
		buf_printf(out, "day %d of ", phrase->as.of_month.number);
	format_month(&phrase->as.of_month.month, out);
}

static void
format_iso_week(const struct phrase *phrase, struct buf *out)
{
	buf_printf(out, "%s of week %d",
	    word_of_value(word_weekdays, (int32_t)phrase->as.iso_week.weekday),
	    phrase->as.iso_week.week);
	if (!is_this_year(&phrase->as.iso_week.year)) {
		buf_append_string(out, " of ");
		format_year(&phrase->as.iso_week.year, out);
	}
}

static void
format_edge(const struct phrase *phrase, struct buf *out)
{
	buf_printf(out, "%s of %s",
	    phrase->as.edge.edge == EDGE_START ? "start" : "end",
	    word_of_value(word_date_units, (int32_t)phrase->as.edge.unit));
	if (phrase->date != NULL)
		buf_append_string(out, " of ");
}

/* What stands before the phrase to the right, if there is one. */
static void
format_head(const struct phrase *phrase, struct buf *out)
{
	char text[DATE_TEXT_SIZE];

	switch (phrase->kind) {
	case PHRASE_DATE:
		buf_append_string(out, date_format(phrase->as.literal, text));
		break;
	case PHRASE_REFERENCE:
		format_reference(&phrase->as.reference, out);
		break;
	case PHRASE_CYCLE:
		buf_append_string(out, "cycle");
		break;
	case PHRASE_TBD:
		buf_append_string(out, "tbd");
		break;
	case PHRASE_OFFSET:
		amount_format(&phrase->as.offset.amount, out);
		buf_append_string(
		    out, phrase->as.offset.before ? " before " : " after ");
		break;
	case PHRASE_WEEKDAY:
		buf_printf(out, "%s %s ",
		    word_of_value(
			word_weekdays, (int32_t)phrase->as.weekday.weekday),
		    relation_words(phrase->as.weekday.relation));
		break;
	case PHRASE_EDGE:
		format_edge(phrase, out);
		break;
	case PHRASE_NTH:
		nth_format(&phrase->as.nth.nth, out);
		buf_append_string(out, " of ");
		format_month(&phrase->as.nth.month, out);
		break;
	case PHRASE_DAY_OF_MONTH:
		format_day_of_month(phrase, out);
		break;
	case PHRASE_WEEK_OF_MONTH:
		buf_printf(out, "week %d of ", phrase->as.of_month.number);
		format_month(&phrase->as.of_month.month, out);
		break;
	case PHRASE_SLOT:
		buf_printf(out, "%s %s %s ",
		    phrase->as.slot.last ? "last" : "first",
		    phrase->as.slot.name->shown,
		    relation_words(phrase->as.slot.relation));
		break;
	case PHRASE_ISO_WEEK:
		format_iso_week(phrase, out);
		break;
	case PHRASE_EXTREME:
		format_extreme(phrase, out);
		break;
	}
}

void
phrase_format(const struct phrase *phrase, struct buf *out)
{
	for (; phrase != NULL; phrase = phrase->date)
		format_head(phrase, out);
}

/* "Mondays, Wednesdays and Fridays", "February, May and August". */
static void
format_set(uint32_t set, const struct word *table, int32_t most,
    const char *suffix, struct buf *out)
{
	int32_t left = 0;
	bool is_first = true;

	for (int32_t value = 1; value <= most; value++)
		left += (set & 1U << value) != 0;
	for (int32_t value = 1; value <= most; value++) {
		if ((set & 1U << value) == 0)
			continue;
		left--;
		if (!is_first)
			buf_append_string(out, left == 0 ? " and " : ", ");
		buf_printf(out, "%s%s", word_of_value(table, value), suffix);
		is_first = false;
	}
}

/* "Tuesday of weeks 12 and 38". */
static void
format_weeks(const struct repeat *repeat, struct buf *out)
{
	int32_t left = 0;
	bool is_first = true;

	for (int32_t week = 1; week <= 53; week++)
		left += (repeat->weeks >> week & 1) != 0;
	buf_printf(out, "%s of week%s ",
	    word_of_value(word_weekdays, (int32_t)repeat->weekday),
	    left > 1 ? "s" : "");
	for (int32_t week = 1; week <= 53; week++) {
		if ((repeat->weeks >> week & 1) == 0)
			continue;
		left--;
		if (!is_first)
			buf_append_string(out, left == 0 ? " and " : ", ");
		buf_append_number(out, week);
		is_first = false;
	}
}

void
repeat_format(const struct repeat *repeat, struct buf *out)
{
	switch (repeat->kind) {
	case REPEAT_AMOUNT:
		amount_format(&repeat->amount, out);
		break;
	case REPEAT_WEEKDAYS:
		format_set(repeat->weekdays, word_weekdays, 7, "s", out);
		break;
	case REPEAT_MONTHLY:
		nth_format(&repeat->nth, out);
		buf_append_string(out, " of ");
		if (repeat->months != 0) {
			format_set(repeat->months, word_months, 12, "", out);
			break;
		}
		buf_append_string(out, "every ");
		if (repeat->month_step > 1) {
			format_positive_ordinal(repeat->month_step, out);
			buf_append_char(out, ' ');
		}
		buf_append_string(out, "month");
		break;
	case REPEAT_RRULE:
		buf_printf(out, "rrule: %s", repeat->rrule);
		break;
	case REPEAT_ISO_WEEKS:
		format_weeks(repeat, out);
		break;
	}
}
