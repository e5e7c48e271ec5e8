/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Phrases, repeats and amounts made by a random generator over the whole
 * grammar. Written in normal form, or in any of the many ways that mean the
 * same, each must parse to an equal tree; with a few bytes changed it must
 * parse or be complained about. The seeds are fixed: every run is the same.
 */
#include "phrase/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "phrase/evaluate.h"
#include "phrase/target.h"
#include "phrase/words.h"
#include "phrase_fixture.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Of each kind of thing, for each seed. */
#define ROUNDS    2000
#define DEPTH_MAX 5

static const uint64_t seeds[] = {
    1, 2, 3, 42, 1583, 9999, 20261001, 0x7461, 0xdeadbeef, 0xffffffff};

struct generator {
	uint64_t state;
	struct arena arena;
};

/* splitmix64: G. Steele, D. Lea, C. Flood, OOPSLA 2014. */
static uint64_t
next(struct generator *generator)
{
	uint64_t value = generator->state += 0x9e3779b97f4a7c15;

	value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
	value = (value ^ value >> 27) * 0x94d049bb133111eb;
	return value ^ value >> 31;
}

/* From `least` to `most`, both included. */
static int32_t
pick(struct generator *generator, int32_t least, int32_t most)
{
	uint64_t range = (uint64_t)((int64_t)most - least + 1);

	return least + (int32_t)(next(generator) % range);
}

static bool
chance(struct generator *generator, int32_t of)
{
	return pick(generator, 1, of) == 1;
}

/* Trees */

static const struct phrase *make_phrase(struct generator *generator, int depth);

static struct amount
make_amount(struct generator *generator)
{
	struct amount amount = {0};
	const struct {
		int32_t *field;
		int32_t most;
	} units[] = {
	    {&amount.years, AMOUNT_DAYS_MAX / 365},
	    {&amount.months, AMOUNT_DAYS_MAX / 30},
	    {&amount.weeks, AMOUNT_DAYS_MAX / 7},
	    {&amount.days, AMOUNT_DAYS_MAX},
	    {&amount.business_days, AMOUNT_DAYS_MAX},
	};
	size_t certain = (size_t)pick(generator, 0, LENGTH(units) - 1);

	for (size_t i = 0; i < LENGTH(units); i++) {
		if (i == certain || chance(generator, 4))
			*units[i].field = pick(generator, 1,
			    chance(generator, 3) ? units[i].most : 14);
	}
	return amount;
}

static struct phrase_year
make_year(struct generator *generator, int depth)
{
	struct phrase_year year = {0};

	year.kind = (enum year_kind)pick(
	    generator, 0, depth > 0 ? YEAR_OF_DATE : YEAR_LITERAL);
	if (year.kind == YEAR_RELATIVE)
		year.value = pick(generator, -1, 1);
	else if (year.kind == YEAR_LITERAL)
		year.value = pick(generator, DATE_YEAR_MIN, DATE_YEAR_MAX);
	else
		year.date = make_phrase(generator, depth - 1);
	return year;
}

static struct phrase_month
make_month(struct generator *generator, int depth)
{
	struct phrase_month month = {0};

	if (depth > 0 && chance(generator, 3)) {
		month.date = make_phrase(generator, depth - 1);
	} else {
		month.month = pick(generator, 1, 12);
		month.year = make_year(generator, depth);
	}
	return month;
}

static void
make_reference(struct generator *generator, struct phrase_reference *reference)
{
	static const char *const versions[] = {"3.12", "3", "2026", "24.04",
	    "1.2.3", "24.04 LTS", "v7", "", ".5", "3.", "1..2", "2026-10-01",
	    "+2", "previous", "a (b), c"};

	reference->name =
	    &fixture_names
		 .items[pick(generator, 0, (int32_t)fixture_names.count - 1)];
	reference->index = (enum index_kind)pick(generator, 0, INDEX_LAST);
	if (reference->index == INDEX_NUMBER)
		reference->number = pick(generator, 0, 40);
	if (reference->index != INDEX_LAST)
		reference->planned = chance(generator, 4);
	if (chance(generator, 4)) {
		reference->series = SERIES_NAMED;
		reference->version =
		    versions[pick(generator, 0, (int32_t)LENGTH(versions) - 1)];
	} else if (chance(generator, 2)) {
		reference->offset = chance(generator, 2)
		    ? pick(generator, -2, 2)
		    : pick(generator, -1000, 1000);
	}
}

static struct phrase_nth
make_nth(struct generator *generator)
{
	struct phrase_nth nth = {0};

	nth.kind = (enum day_kind)pick(generator, 0, DAY_WEEKEND);
	nth.nth = pick(generator, 1,
	    nth.kind == DAY_WEEKDAY        ? 5
		: nth.kind == DAY_BUSINESS ? 23
		: nth.kind == DAY_WEEKEND  ? 10
					   : 31);
	if (nth.kind == DAY_WEEKDAY)
		nth.weekday = (enum weekday)pick(
		    generator, WEEKDAY_MONDAY, WEEKDAY_SUNDAY);
	if (chance(generator, 3))
		nth.nth = -nth.nth;
	return nth;
}

static void
make_extreme(struct generator *generator, int depth, struct phrase *phrase)
{
	size_t count = (size_t)pick(generator, 1, 3);

	phrase->as.extreme.latest = chance(generator, 2);
	phrase->as.extreme.count = count;
	phrase->as.extreme.dates =
	    ARENA_ARRAY(&generator->arena, count, const struct phrase *);
	for (size_t i = 0; i < count; i++)
		phrase->as.extreme.dates[i] = make_phrase(generator, depth - 1);
}

static void
make_of_month(struct generator *generator, int depth, struct phrase *phrase)
{
	struct phrase_month *month = &phrase->as.of_month.month;
	int32_t days = 31;

	*month = make_month(generator, depth);
	if (month->month != 0)
		days = date_days_in_month(
		    month->year.kind == YEAR_LITERAL ? month->year.value : 2000,
		    month->month);
	phrase->as.of_month.number =
	    pick(generator, 1, phrase->kind == PHRASE_WEEK_OF_MONTH ? 5 : days);
}

static void
fill_phrase(struct generator *generator, int depth, struct phrase *phrase)
{
	switch (phrase->kind) {
	case PHRASE_DATE:
		phrase->as.literal.day =
		    pick(generator, date_min().day, date_max().day);
		break;
	case PHRASE_REFERENCE:
		make_reference(generator, &phrase->as.reference);
		break;
	case PHRASE_CYCLE:
	case PHRASE_TBD:
		break;
	case PHRASE_OFFSET:
		phrase->as.offset.amount = make_amount(generator);
		phrase->as.offset.before = chance(generator, 2);
		break;
	case PHRASE_WEEKDAY:
		phrase->as.weekday.weekday = (enum weekday)pick(
		    generator, WEEKDAY_MONDAY, WEEKDAY_SUNDAY);
		phrase->as.weekday.relation =
		    (enum relation)pick(generator, 0, RELATION_IN_WEEK_OF);
		break;
	case PHRASE_EDGE:
		phrase->as.edge.edge = (enum edge)pick(generator, 0, EDGE_END);
		phrase->as.edge.unit =
		    (enum date_unit)pick(generator, 0, DATE_UNIT_YEAR);
		break;
	case PHRASE_NTH:
		phrase->as.nth.nth = make_nth(generator);
		phrase->as.nth.month = make_month(generator, depth);
		break;
	case PHRASE_DAY_OF_MONTH:
	case PHRASE_WEEK_OF_MONTH:
		make_of_month(generator, depth, phrase);
		break;
	case PHRASE_SLOT:
		phrase->as.slot.name = &fixture_names.items[pick(
		    generator, 0, (int32_t)fixture_names.count - 1)];
		phrase->as.slot.last = chance(generator, 2);
		/* The first one after a date, or the last one before it. */
		phrase->as.slot.relation = phrase->as.slot.last
		    ? (chance(generator, 2) ? RELATION_BEFORE
					    : RELATION_ON_OR_BEFORE)
		    : (chance(generator, 2) ? RELATION_AFTER
					    : RELATION_ON_OR_AFTER);
		break;
	case PHRASE_ISO_WEEK:
		phrase->as.iso_week.weekday = (enum weekday)pick(
		    generator, WEEKDAY_MONDAY, WEEKDAY_SUNDAY);
		phrase->as.iso_week.week = pick(generator, 1, 53);
		phrase->as.iso_week.year = make_year(generator, depth);
		break;
	case PHRASE_EXTREME:
		make_extreme(generator, depth, phrase);
		break;
	}
}

static const struct phrase *
make_phrase(struct generator *generator, int depth)
{
	struct phrase *phrase = ARENA_NEW(&generator->arena, struct phrase);
	bool has_date;

	assert_non_null(phrase);
	do
		phrase->kind =
		    (enum phrase_kind)pick(generator, 0, PHRASE_EXTREME);
	while (depth == 0 && phrase->kind > PHRASE_TBD);
	fill_phrase(generator, depth, phrase);
	has_date = phrase->kind == PHRASE_OFFSET ||
	    phrase->kind == PHRASE_WEEKDAY || phrase->kind == PHRASE_SLOT ||
	    (phrase->kind == PHRASE_EDGE && chance(generator, 2));
	if (has_date)
		phrase->date = make_phrase(generator, depth - 1);
	return phrase;
}

static bool
is_possible(const struct repeat *repeat)
{
	int32_t nth = repeat->nth.nth < 0 ? -repeat->nth.nth : repeat->nth.nth;

	for (int32_t month = 1; month <= 12; month++) {
		if ((repeat->months & 1U << month) != 0 &&
		    nth <= date_days_in_month(2000, month))
			return true;
	}
	return repeat->months == 0 || repeat->nth.kind != DAY_ANY;
}

static const char *
make_rule(struct generator *generator)
{
	static const char *const parts[] = {"FREQ=DAILY", "FREQ=WEEKLY",
	    "FREQ=MONTHLY", "FREQ=YEARLY", "INTERVAL=2", "COUNT=10",
	    "BYDAY=MO,-1FR", "BYMONTH=2", "BYMONTHDAY=29", "BYSETPOS=+1"};
	struct buf rule = {0};
	const char *copy;

	for (int32_t i = pick(generator, 1, 4); i > 0; i--) {
		buf_append_string(&rule, rule.length > 0 ? ";" : "");
		buf_append_string(&rule,
		    parts[pick(generator, 0, (int32_t)LENGTH(parts) - 1)]);
	}
	copy = arena_string(&generator->arena, buf_text(&rule));
	buf_release(&rule);
	assert_non_null(copy);
	return copy;
}

static struct repeat
make_repeat(struct generator *generator)
{
	struct repeat repeat = {
	    .kind = (enum repeat_kind)pick(generator, 0, REPEAT_ISO_WEEKS)};

	switch (repeat.kind) {
	case REPEAT_AMOUNT:
		repeat.amount = make_amount(generator);
		break;
	case REPEAT_WEEKDAYS:
		repeat.weekdays = (uint32_t)pick(generator, 1, 127) << 1;
		break;
	case REPEAT_MONTHLY:
		do {
			repeat.nth = make_nth(generator);
			repeat.months = chance(generator, 2)
			    ? (uint32_t)pick(generator, 1, 4095) << 1
			    : 0;
		} while (!is_possible(&repeat));
		if (repeat.months == 0)
			repeat.month_step =
			    pick(generator, 1, chance(generator, 2) ? 12 : 120);
		break;
	case REPEAT_ISO_WEEKS:
		repeat.weekday = (enum weekday)pick(
		    generator, WEEKDAY_MONDAY, WEEKDAY_SUNDAY);
		do
			repeat.weeks |= (uint64_t)1 << pick(generator, 1, 53);
		while (chance(generator, 2));
		break;
	case REPEAT_RRULE:
		repeat.rrule = make_rule(generator);
		break;
	}
	return repeat;
}

/* Equality, places in the text aside */

static bool equal_phrases(
    const struct phrase *left, const struct phrase *right);

static bool
equal_amounts(const struct amount *left, const struct amount *right)
{
	return left->years == right->years && left->months == right->months &&
	    left->weeks == right->weeks && left->days == right->days &&
	    left->business_days == right->business_days;
}

static bool
equal_years(const struct phrase_year *left, const struct phrase_year *right)
{
	return left->kind == right->kind && left->value == right->value &&
	    equal_phrases(left->date, right->date);
}

static bool
equal_months(const struct phrase_month *left, const struct phrase_month *right)
{
	return left->month == right->month &&
	    equal_years(&left->year, &right->year) &&
	    equal_phrases(left->date, right->date);
}

static bool
equal_nths(const struct phrase_nth *left, const struct phrase_nth *right)
{
	return left->nth == right->nth && left->kind == right->kind &&
	    left->weekday == right->weekday;
}

/* Two names for one thing are equal: only one of them is shown. */
static bool
equal_names(const struct name *left, const struct name *right)
{
	return left->symbol == right->symbol &&
	    strcmp(left->shown, right->shown) == 0;
}

static bool
equal_references(
    const struct phrase_reference *left, const struct phrase_reference *right)
{
	if (!equal_names(left->name, right->name) ||
	    left->planned != right->planned || left->index != right->index ||
	    left->series != right->series || left->offset != right->offset)
		return false;
	if (left->index == INDEX_NUMBER && left->number != right->number)
		return false;
	return left->series != SERIES_NAMED ||
	    strcmp(left->version, right->version) == 0;
}

static bool
equal_extremes(const struct phrase *left, const struct phrase *right)
{
	if (left->as.extreme.latest != right->as.extreme.latest ||
	    left->as.extreme.count != right->as.extreme.count)
		return false;
	for (size_t i = 0; i < left->as.extreme.count; i++) {
		if (!equal_phrases(
			left->as.extreme.dates[i], right->as.extreme.dates[i]))
			return false;
	}
	return true;
}

static bool
equal_heads(const struct phrase *left, const struct phrase *right)
{
	switch (left->kind) {
	case PHRASE_DATE:
		return left->as.literal.day == right->as.literal.day;
	case PHRASE_REFERENCE:
		return equal_references(
		    &left->as.reference, &right->as.reference);
	case PHRASE_CYCLE:
	case PHRASE_TBD:
		return true;
	case PHRASE_OFFSET:
		return equal_amounts(
			   &left->as.offset.amount, &right->as.offset.amount) &&
		    left->as.offset.before == right->as.offset.before;
	case PHRASE_WEEKDAY:
		return left->as.weekday.weekday == right->as.weekday.weekday &&
		    left->as.weekday.relation == right->as.weekday.relation;
	case PHRASE_EDGE:
		return left->as.edge.edge == right->as.edge.edge &&
		    left->as.edge.unit == right->as.edge.unit;
	case PHRASE_NTH:
		return equal_nths(&left->as.nth.nth, &right->as.nth.nth) &&
		    equal_months(&left->as.nth.month, &right->as.nth.month);
	case PHRASE_DAY_OF_MONTH:
	case PHRASE_WEEK_OF_MONTH:
		return left->as.of_month.number == right->as.of_month.number &&
		    equal_months(
			&left->as.of_month.month, &right->as.of_month.month);
	case PHRASE_SLOT:
		return equal_names(left->as.slot.name, right->as.slot.name) &&
		    left->as.slot.last == right->as.slot.last &&
		    left->as.slot.relation == right->as.slot.relation;
	case PHRASE_ISO_WEEK:
		return left->as.iso_week.weekday ==
		    right->as.iso_week.weekday &&
		    left->as.iso_week.week == right->as.iso_week.week &&
		    equal_years(
			&left->as.iso_week.year, &right->as.iso_week.year);
	case PHRASE_EXTREME:
		return equal_extremes(left, right);
	}
	return false;
}

static bool
equal_phrases(const struct phrase *left, const struct phrase *right)
{
	if (left == NULL || right == NULL)
		return left == right;
	return left->kind == right->kind && equal_heads(left, right) &&
	    equal_phrases(left->date, right->date);
}

static bool
equal_repeats(const struct repeat *left, const struct repeat *right)
{
	if (left->kind != right->kind)
		return false;
	if (left->kind == REPEAT_RRULE)
		return strcmp(left->rrule, right->rrule) == 0;
	return equal_amounts(&left->amount, &right->amount) &&
	    left->weekdays == right->weekdays &&
	    equal_nths(&left->nth, &right->nth) &&
	    left->months == right->months &&
	    left->month_step == right->month_step &&
	    left->weeks == right->weeks && left->weekday == right->weekday;
}

/* Writing in any of the ways that mean the same */

struct writer {
	struct generator *generator;
	struct buf out;
};

static void write_phrase(struct writer *writer, const struct phrase *phrase);

static void
write_blank(struct writer *writer)
{
	static const char *const blanks[] = {
	    " ", " ", "  ", "\t", "\n", " \n "};

	if (writer->out.length > 0 || chance(writer->generator, 4))
		buf_append_string(&writer->out,
		    blanks[pick(
			writer->generator, 0, (int32_t)LENGTH(blanks) - 1)]);
}

static void
write_cased(struct writer *writer, const char *text)
{
	int32_t style = pick(writer->generator, 0, 3);

	for (; *text != '\0'; text++) {
		bool is_upper =
		    style == 2 || (style == 3 && chance(writer->generator, 2));

		if (is_upper && text_lower(*text) == *text &&
		    text_is_letter(*text))
			buf_append_char(
			    &writer->out, (char)(*text - 'a' + 'A'));
		else
			buf_append_char(&writer->out, *text);
	}
}

/* Words of the grammar; articles may stand before each of them. */
static void
write_words(struct writer *writer, const char *text)
{
	char word[32];

	while (*text != '\0') {
		size_t length = strcspn(text, " ");

		snprintf(word, sizeof(word), "%.*s", (int)length, text);
		write_blank(writer);
		if (chance(writer->generator, 12)) {
			write_cased(writer, "the");
			write_blank(writer);
		}
		write_cased(writer, word);
		text += length + (text[length] == ' ');
	}
}

/* A name is matched as a whole: its gaps are blanks or hyphens. */
static void
write_name(struct writer *writer, const struct name *name)
{
	static const char *const gaps[] = {" ", "-", "  ", "\t", " - "};
	char letter[2] = "";

	write_blank(writer);
	for (const char *at = name->text; *at != '\0'; at++) {
		letter[0] = *at;
		if (*at == ' ' || *at == '-')
			buf_append_string(&writer->out,
			    gaps[pick(writer->generator, 0,
				(int32_t)LENGTH(gaps) - 1)]);
		else
			write_cased(writer, letter);
	}
}

/* Any row of the table that has the value. */
static void
write_of_table(struct writer *writer, const struct word *table, int32_t value)
{
	const char *fitting[8];
	size_t count = 0;

	for (; table->text != NULL && count < LENGTH(fitting); table++) {
		if (table->value == value)
			fitting[count++] = table->text;
	}
	assert_true(count > 0);
	write_words(
	    writer, fitting[pick(writer->generator, 0, (int32_t)count - 1)]);
}

static void
write_digits(struct writer *writer, int32_t number)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", number);
	write_words(writer, text);
}

static void
write_number(struct writer *writer, int32_t number)
{
	if (number <= 12 && chance(writer->generator, 2))
		write_of_table(writer, word_numbers, number);
	else
		write_digits(writer, number);
}

static void
write_positive_ordinal(struct writer *writer, int32_t nth)
{
	static const char *const suffixes[] = {"th", "st", "nd", "rd"};
	char text[16];

	if (nth <= 10 && chance(writer->generator, 2)) {
		write_of_table(writer, word_ordinals, nth);
		return;
	}
	snprintf(text, sizeof(text), "%d%s", nth,
	    nth % 10 <= 3 && nth / 10 % 10 != 1 ? suffixes[nth % 10] : "th");
	write_words(writer, text);
}

static void
write_ordinal(struct writer *writer, int32_t nth)
{
	if (nth > 0) {
		write_positive_ordinal(writer, nth);
	} else if (nth == -1 && chance(writer->generator, 2)) {
		write_words(writer, "last");
	} else {
		write_positive_ordinal(writer, -nth);
		write_words(writer, "to last");
	}
}

static void
write_part(
    struct writer *writer, int32_t number, const char *unit, bool *is_first)
{
	char units[32];

	if (!*is_first)
		write_words(writer, "and");
	*is_first = false;
	snprintf(units, sizeof(units), "%s%s", unit,
	    chance(writer->generator, 2) ? "s" : "");
	write_number(writer, number);
	write_words(writer, units);
}

/* Units in any order, and in parts that add up. */
static void
write_amount(struct writer *writer, const struct amount *amount)
{
	struct {
		int32_t left;
		const char *unit;
	} units[] = {{amount->years, "year"}, {amount->months, "month"},
	    {amount->weeks, "week"}, {amount->days, "day"},
	    {amount->business_days, "business day"}};
	bool is_first = true;
	bool is_done;

	do {
		size_t i =
		    (size_t)pick(writer->generator, 0, LENGTH(units) - 1);
		int32_t part = units[i].left;

		if (part > 1 && chance(writer->generator, 5))
			part = pick(writer->generator, 1, part);
		if (i == 1 && part >= 3 &&
		    amount->months <= AMOUNT_DAYS_MAX / 91 * 3 &&
		    chance(writer->generator, 3)) {
			write_part(writer, part / 3, "quarter", &is_first);
			units[i].left -= part / 3 * 3;
		} else if (part > 0) {
			write_part(writer, part, units[i].unit, &is_first);
			units[i].left -= part;
		}
		is_done = true;
		for (i = 0; i < LENGTH(units); i++)
			is_done = is_done && units[i].left == 0;
	} while (!is_done);
}

static void
write_year(struct writer *writer, const struct phrase_year *year,
    const char *before, bool is_optional)
{
	if (year->kind == YEAR_RELATIVE && year->value == 0 && is_optional &&
	    chance(writer->generator, 2))
		return;
	write_words(writer, before);
	switch (year->kind) {
	case YEAR_RELATIVE:
		write_words(writer,
		    year->value < 0                    ? "last year"
			: year->value > 0              ? "next year"
			: chance(writer->generator, 2) ? "this year"
						       : "cycle year");
		break;
	case YEAR_LITERAL:
		write_digits(writer, year->value);
		break;
	case YEAR_OF_DATE:
		write_words(writer, "year of");
		write_phrase(writer, year->date);
		break;
	}
}

static void
write_month(struct writer *writer, const struct phrase_month *month)
{
	if (month->month != 0) {
		write_of_table(writer, word_months, month->month);
		write_year(writer, &month->year, "", true);
	} else if (month->date->kind == PHRASE_CYCLE &&
	    chance(writer->generator, 2)) {
		write_words(writer, "cycle month");
	} else {
		write_words(writer, "month of");
		write_phrase(writer, month->date);
	}
}

static bool
is_plain_version(const char *version)
{
	if (!text_is_digit(*version))
		return false;
	for (; *version != '\0'; version++) {
		if (!text_is_digit(*version) &&
		    (*version != '.' || !text_is_digit(version[1])))
			return false;
	}
	return true;
}

static void
write_series(struct writer *writer, const struct phrase_reference *reference)
{
	bool is_quoted = reference->series == SERIES_NAMED &&
	    (!is_plain_version(reference->version) ||
		chance(writer->generator, 2));

	if (reference->series != SERIES_NAMED && reference->offset == 0 &&
	    chance(writer->generator, 2))
		return;
	write_words(writer, "of");
	write_blank(writer);
	if (reference->series == SERIES_NAMED)
		buf_printf(&writer->out, is_quoted ? "\"%s\"" : "%s",
		    reference->version);
	else if (reference->offset == -1 && chance(writer->generator, 2))
		write_words(writer, "previous");
	else if (reference->offset == 1 && chance(writer->generator, 2))
		write_words(writer, "next");
	else
		buf_printf(&writer->out, "%+d", reference->offset);
}

static void
write_reference(struct writer *writer, const struct phrase_reference *reference)
{
	bool is_first = reference->index == INDEX_NUMBER &&
	    reference->number == 1 && !reference->planned &&
	    chance(writer->generator, 2);

	if (reference->planned)
		write_words(writer, "planned");
	if (reference->index == INDEX_LAST)
		write_words(writer, "last");
	if (is_first)
		write_positive_ordinal(writer, 1);
	write_name(writer, reference->name);
	if (reference->index == INDEX_NUMBER && !is_first)
		write_digits(writer, reference->number);
	write_series(writer, reference);
}

static void
write_nth(struct writer *writer, const struct phrase_nth *nth)
{
	static const char *const kinds[] = {
	    NULL, "day", "business day", "weekend day"};

	write_ordinal(writer, nth->nth);
	if (nth->kind == DAY_WEEKDAY)
		write_of_table(writer, word_weekdays, (int32_t)nth->weekday);
	else
		write_words(writer, kinds[nth->kind]);
}

static void
write_relation(struct writer *writer, enum relation relation)
{
	static const char *const words[] = {"on or after", "on or before",
	    "after", "before", "nearest", "in week of"};

	write_words(writer, words[relation]);
}

/* A list takes all commas that follow, unless it is in parentheses. */
static void
write_list(struct writer *writer, const struct phrase *phrase)
{
	for (size_t i = 0; i < phrase->as.extreme.count; i++) {
		bool is_last = i + 1 == phrase->as.extreme.count;
		bool is_group = !is_last || chance(writer->generator, 2);

		if (i > 0) {
			buf_append_char(&writer->out, ',');
			if (chance(writer->generator, 4))
				write_words(writer, "and");
		}
		if (is_group)
			buf_append_char(&writer->out, '(');
		write_phrase(writer, phrase->as.extreme.dates[i]);
		if (is_group)
			buf_append_char(&writer->out, ')');
	}
}

static void
write_day_of_month(struct writer *writer, const struct phrase *phrase)
{
	if (phrase->as.of_month.month.month == 0 ||
	    chance(writer->generator, 2)) {
		write_words(writer, "day");
		write_digits(writer, phrase->as.of_month.number);
		write_words(writer, "of");
	} else {
		write_digits(writer, phrase->as.of_month.number);
	}
	write_month(writer, &phrase->as.of_month.month);
}

static void
write_iso_week(struct writer *writer, const struct phrase *phrase)
{
	write_of_table(
	    writer, word_weekdays, (int32_t)phrase->as.iso_week.weekday);
	write_words(writer, "of week");
	write_digits(writer, phrase->as.iso_week.week);
	write_year(writer, &phrase->as.iso_week.year, "of", true);
}

static void
write_head(struct writer *writer, const struct phrase *phrase)
{
	char text[DATE_TEXT_SIZE];

	switch (phrase->kind) {
	case PHRASE_DATE:
		write_words(writer, date_format(phrase->as.literal, text));
		break;
	case PHRASE_REFERENCE:
		write_reference(writer, &phrase->as.reference);
		break;
	case PHRASE_CYCLE:
		write_words(writer, "cycle");
		break;
	case PHRASE_TBD:
		write_words(writer, "tbd");
		break;
	case PHRASE_OFFSET:
		write_amount(writer, &phrase->as.offset.amount);
		write_words(
		    writer, phrase->as.offset.before ? "before" : "after");
		break;
	case PHRASE_WEEKDAY:
		write_of_table(
		    writer, word_weekdays, (int32_t)phrase->as.weekday.weekday);
		write_relation(writer, phrase->as.weekday.relation);
		break;
	case PHRASE_EDGE:
		write_words(writer,
		    phrase->as.edge.edge == EDGE_START ? "start of" : "end of");
		write_of_table(
		    writer, word_date_units, (int32_t)phrase->as.edge.unit);
		if (phrase->date != NULL)
			write_words(writer, "of");
		break;
	case PHRASE_NTH:
		write_nth(writer, &phrase->as.nth.nth);
		write_words(writer, "of");
		write_month(writer, &phrase->as.nth.month);
		break;
	case PHRASE_DAY_OF_MONTH:
		write_day_of_month(writer, phrase);
		break;
	case PHRASE_WEEK_OF_MONTH:
		write_words(writer, "week");
		write_digits(writer, phrase->as.of_month.number);
		write_words(writer, "of");
		write_month(writer, &phrase->as.of_month.month);
		break;
	case PHRASE_SLOT:
		write_ordinal(writer, phrase->as.slot.last ? -1 : 1);
		write_name(writer, phrase->as.slot.name);
		write_relation(writer, phrase->as.slot.relation);
		break;
	case PHRASE_ISO_WEEK:
		write_iso_week(writer, phrase);
		break;
	case PHRASE_EXTREME:
		write_words(writer,
		    phrase->as.extreme.latest ? "latest of" : "earliest of");
		write_list(writer, phrase);
		break;
	}
}

static void
write_phrase(struct writer *writer, const struct phrase *phrase)
{
	bool is_group = chance(writer->generator, 8);

	if (is_group) {
		write_blank(writer);
		buf_append_char(&writer->out, '(');
	}
	write_head(writer, phrase);
	if (phrase->date != NULL)
		write_phrase(writer, phrase->date);
	if (is_group) {
		write_blank(writer);
		buf_append_char(&writer->out, ')');
	}
}

static void
write_set(struct writer *writer, uint32_t set, const struct word *table)
{
	static const char *const separators[] = {",", "and", ", and"};
	bool is_first = true;
	/* Any order, and some of them twice. */
	uint32_t left = set;

	while (left != 0) {
		int32_t value = pick(writer->generator, 1, 12);

		if ((set & 1U << value) == 0)
			continue;
		left &= ~(1U << value);
		if (!is_first)
			write_words(
			    writer, separators[pick(writer->generator, 0, 2)]);
		is_first = false;
		write_of_table(writer, table, value);
	}
}

static void
write_monthly(struct writer *writer, const struct repeat *repeat)
{
	int32_t step = repeat->month_step;

	if (repeat->nth.kind == DAY_ANY && repeat->nth.nth > 0 &&
	    chance(writer->generator, 2)) {
		write_words(writer, "day");
		write_digits(writer, repeat->nth.nth);
	} else {
		write_nth(writer, &repeat->nth);
	}
	write_words(writer, "of");
	if (repeat->months != 0) {
		write_set(writer, repeat->months, word_months);
		return;
	}
	write_words(writer, "every");
	if (chance(writer->generator, 2)) {
		write_number(writer, step);
		write_words(
		    writer, chance(writer->generator, 2) ? "months" : "month");
	} else {
		if (step > 1 || chance(writer->generator, 2))
			write_positive_ordinal(writer, step);
		write_words(writer, "month");
	}
}

static void
write_weeks(struct writer *writer, const struct repeat *repeat)
{
	bool is_first = true;

	write_of_table(writer, word_weekdays, (int32_t)repeat->weekday);
	write_words(writer, "of");
	for (int32_t week = 1; week <= 53; week++) {
		char text[16];

		if ((repeat->weeks >> week & 1) == 0)
			continue;
		snprintf(text, sizeof(text), "%s%s%d", is_first ? "" : ", ",
		    is_first || chance(writer->generator, 2) ? "week " : "",
		    week);
		write_words(writer, text);
		is_first = false;
	}
}

static void
write_repeat(struct writer *writer, const struct repeat *repeat)
{
	if (repeat->kind != REPEAT_RRULE && chance(writer->generator, 3))
		write_words(writer, "every");
	switch (repeat->kind) {
	case REPEAT_AMOUNT:
		write_amount(writer, &repeat->amount);
		break;
	case REPEAT_WEEKDAYS:
		write_set(writer, repeat->weekdays, word_weekdays);
		break;
	case REPEAT_MONTHLY:
		write_monthly(writer, repeat);
		break;
	case REPEAT_ISO_WEEKS:
		write_weeks(writer, repeat);
		break;
	case REPEAT_RRULE:
		write_cased(writer, "rrule");
		buf_append_string(&writer->out, ": ");
		write_cased(writer, repeat->rrule);
		break;
	}
}

/* The properties */

static void
fail_fixture(const struct phrase_fixture *fixture, const char *what)
{
	fail_msg("%s: '%s' (%s)", what, fixture->text.text,
	    fixture->diagnostics.count > 0
		? fixture->diagnostics.items[0]->message
		: "no finding");
}

/* Equal trees mean equal days, or are wrong in the same way. */
static void
check_same_value(struct phrase_fixture *fixture, const struct phrase *left,
    const struct phrase *right)
{
	struct phrase_scope scope =
	    fixture_scope(fixture, fixture_date("2026-10-01"));
	struct phrase_value values[2] = {{{0}, 0}, {{0}, 0}};
	bool good[2];

	good[0] = phrase_evaluate(left, &scope, &values[0]);
	good[1] = phrase_evaluate(right, &scope, &values[1]);
	if (good[0] != good[1] ||
	    (good[0] &&
		(values[0].date.day != values[1].date.day ||
		    values[0].precision != values[1].precision)))
		fail_fixture(fixture, "another date");
}

static void
check_phrase_text(const char *text, const struct phrase *expected)
{
	struct phrase_fixture fixture;
	const struct phrase *phrase;

	fixture_init(&fixture, text);
	phrase = phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
	    &fixture.diagnostics);
	if (phrase == NULL)
		fail_fixture(&fixture, "does not parse");
	if (fixture.diagnostics.errors != 0)
		fail_fixture(&fixture, "parses with an error");
	if (!equal_phrases(phrase, expected))
		fail_fixture(&fixture, "another tree");
	check_same_value(&fixture, phrase, expected);
	fixture_release(&fixture);
}

static void
check_phrase(struct generator *generator)
{
	const struct phrase *phrase =
	    make_phrase(generator, pick(generator, 0, DEPTH_MAX));
	struct writer writer = {generator, {0}};
	struct buf form = {0};

	phrase_format(phrase, &form);
	check_phrase_text(buf_text(&form), phrase);
	write_phrase(&writer, phrase);
	check_phrase_text(buf_text(&writer.out), phrase);
	buf_release(&writer.out);
	buf_release(&form);
}

static void
check_repeat_text(const char *text, const struct repeat *expected)
{
	struct phrase_fixture fixture;
	const struct repeat *repeat;

	fixture_init(&fixture, text);
	repeat =
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics);
	if (repeat == NULL)
		fail_fixture(&fixture, "does not parse");
	if (fixture.diagnostics.errors != 0)
		fail_fixture(&fixture, "parses with an error");
	if (!equal_repeats(repeat, expected))
		fail_fixture(&fixture, "another repeat");
	fixture_release(&fixture);
}

static void
check_repeat(struct generator *generator)
{
	struct repeat repeat = make_repeat(generator);
	struct writer writer = {generator, {0}};
	struct buf form = {0};

	repeat_format(&repeat, &form);
	check_repeat_text(buf_text(&form), &repeat);
	write_repeat(&writer, &repeat);
	check_repeat_text(buf_text(&writer.out), &repeat);
	buf_release(&writer.out);
	buf_release(&form);
}

static void
check_amount_text(const char *text, const struct amount *expected)
{
	struct phrase_fixture fixture;
	struct amount amount;

	fixture_init(&fixture, text);
	if (!amount_parse(
		&fixture.arena, &fixture.text, &fixture.diagnostics, &amount))
		fail_fixture(&fixture, "does not parse");
	if (!equal_amounts(&amount, expected))
		fail_fixture(&fixture, "another amount");
	fixture_release(&fixture);
}

static void
check_amount(struct generator *generator)
{
	struct amount amount = make_amount(generator);
	struct writer writer = {generator, {0}};
	struct buf form = {0};

	amount_format(&amount, &form);
	check_amount_text(buf_text(&form), &amount);
	write_amount(&writer, &amount);
	check_amount_text(buf_text(&writer.out), &amount);
	buf_release(&writer.out);
	buf_release(&form);
}

/* Changes one place of a text of at least one byte. */
static void
mutate_once(struct generator *generator, struct buf *text)
{
	size_t length = text->length;
	size_t at = (size_t)pick(generator, 0, (int32_t)length - 1);
	size_t span = (size_t)pick(generator, 1, (int32_t)(length - at));
	char byte = (char)pick(generator, 0, 255);

	switch (pick(generator, 0, 5)) {
	case 0: /* another byte */
		text->bytes[at] = byte;
		break;
	case 1: /* one bit of it */
		text->bytes[at] = (char)(text->bytes[at] ^
		    (char)(1U << pick(generator, 0, 6)));
		break;
	case 2: /* one more */
		buf_append_char(text, ' ');
		memmove(text->bytes + at + 1, text->bytes + at, length - at);
		text->bytes[at] = byte;
		break;
	case 3: /* a piece less */
		memmove(text->bytes + at, text->bytes + at + span,
		    length - at - span);
		text->length -= span;
		break;
	case 4: /* a piece once more */
		buf_append(text,
		    arena_copy(&generator->arena, buf_text(text), at + 1),
		    at + 1);
		break;
	default: /* the end less */
		text->length = at;
		break;
	}
}

static void
check_outcome(const struct phrase_fixture *fixture, bool is_parsed)
{
	if (is_parsed != (fixture->diagnostics.errors == 0))
		fail_fixture(fixture,
		    is_parsed ? "parses with an error" : "says nothing");
}

static void
check_mutated(const char *bytes, size_t length)
{
	struct phrase_fixture fixture;
	struct amount amount;
	struct target target;
	struct date date;
	bool is_month;

	fixture_init_bytes(&fixture, bytes, length);
	check_outcome(&fixture,
	    phrase_parse(&fixture.arena, &fixture_names, &fixture.text,
		&fixture.diagnostics) != NULL);
	fixture_release(&fixture);
	fixture_init_bytes(&fixture, bytes, length);
	check_outcome(&fixture,
	    repeat_parse(&fixture.arena, &fixture.text, &fixture.diagnostics) !=
		NULL);
	fixture_release(&fixture);
	fixture_init_bytes(&fixture, bytes, length);
	check_outcome(&fixture,
	    amount_parse(
		&fixture.arena, &fixture.text, &fixture.diagnostics, &amount));
	fixture_release(&fixture);
	fixture_init_bytes(&fixture, bytes, length);
	check_outcome(&fixture,
	    target_parse(&fixture.arena, &fixture_names, &fixture.text,
		&fixture.diagnostics, &target));
	fixture_release(&fixture);
	fixture_init_bytes(&fixture, bytes, length);
	check_outcome(&fixture,
	    cycle_start_parse(&fixture.arena, &fixture.text,
		&fixture.diagnostics, &date, &is_month));
	fixture_release(&fixture);
}

static void
check_mutation(struct generator *generator)
{
	struct writer writer = {generator, {0}};
	char *exact;

	if (chance(generator, 3)) {
		struct repeat repeat = make_repeat(generator);

		write_repeat(&writer, &repeat);
	} else {
		write_phrase(&writer,
		    make_phrase(generator, pick(generator, 0, DEPTH_MAX)));
	}
	for (int32_t i = pick(generator, 1, 4); i > 0; i--) {
		if (writer.out.length > 0)
			mutate_once(generator, &writer.out);
	}
	/* Just as long as the text, so that reading beyond it is seen. */
	exact = malloc(writer.out.length + 1);
	assert_non_null(exact);
	memcpy(exact, buf_text(&writer.out), writer.out.length);
	exact[writer.out.length] = '\0';
	check_mutated(exact, writer.out.length);
	free(exact);
	buf_release(&writer.out);
}

static void
run(void (*check)(struct generator *generator))
{
	for (size_t i = 0; i < LENGTH(seeds); i++) {
		struct generator generator = {.state = seeds[i]};

		for (int round = 0; round < ROUNDS; round++) {
			check(&generator);
			arena_release(&generator.arena);
		}
	}
}

static void
test_phrases(void **state)
{
	(void)state;
	run(check_phrase);
}

static void
test_repeats(void **state)
{
	(void)state;
	run(check_repeat);
}

static void
test_amounts(void **state)
{
	(void)state;
	run(check_amount);
}

static void
test_mutations(void **state)
{
	(void)state;
	run(check_mutation);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_phrases),
	    cmocka_unit_test(test_repeats),
	    cmocka_unit_test(test_amounts),
	    cmocka_unit_test(test_mutations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
