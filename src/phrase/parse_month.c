/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Months, years, their edges and the days counted in them, and the texts that
 * are only such a part: the start of a cycle, an amount.
 */
#include <string.h>

#include "base/text.h"
#include "phrase/names.h"
#include "phrase/parse.h"

struct phrase *
parser_new_phrase(struct parser *parser, enum phrase_kind kind)
{
	struct phrase *phrase = ARENA_NEW(parser->arena, struct phrase);

	if (phrase != NULL)
		phrase->kind = kind;
	return phrase;
}

/* A year of four digits. */
static bool
at_year_number(const struct parser *parser)
{
	return parser->token.kind == TOKEN_NUMBER && parser->token.length == 4;
}

static bool
parse_year_number(struct parser *parser, struct phrase_year *year)
{
	year->kind = YEAR_LITERAL;
	year->value = parser->token.value;
	if (year->value < DATE_YEAR_MIN || year->value > DATE_YEAR_MAX) {
		parser_error(parser, DIAGNOSTIC_DATE_RANGE,
		    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token)));
		return false;
	}
	parser_advance(parser);
	return true;
}

/* "this year", "last year", "next year": sets `offset`. */
static bool
at_relative_year(const struct parser *parser, int32_t *offset)
{
	static const struct word relatives[] = {
	    {"last", -1}, {"this", 0}, {"next", 1}, {"cycle", 0}, {NULL, 0}};
	const struct word *word = parser_lookup(parser, relatives);
	struct parser ahead = *parser;

	parser_advance(&ahead);
	if (word == NULL || !parser_at_word(&ahead, "year"))
		return false;
	*offset = word->value;
	return true;
}

/* YEAR, if one is next; else the year of the cycle date. */
bool
parse_optional_year(struct parser *parser, struct phrase_year *year)
{
	int32_t offset = 0;

	*year = (struct phrase_year){0};
	if (at_year_number(parser))
		return parse_year_number(parser, year);
	if (at_relative_year(parser, &offset)) {
		year->value = offset;
		parser_advance(parser);
		parser_advance(parser);
		return true;
	}
	if (!parser_at_word(parser, "year"))
		return true;
	parser_advance(parser);
	if (!parser_expect(parser, "of"))
		return false;
	year->kind = YEAR_OF_DATE;
	year->date = parse_date(parser);
	return year->date != NULL;
}

static void
complain_no_month(struct parser *parser)
{
	const char *words[32] = {"cycle", "month"};
	size_t count = 2 + word_list(word_months, words + 2, 30);

	parser_complain(parser, "a month or 'month of …'", words, count);
	if (parser_at_word(parser, "last") || parser_at_word(parser, "quarter"))
		diagnostic_help(parser->diagnostics,
		    "a quarter's last month is 'month of end of quarter'");
}

bool
parse_month(struct parser *parser, struct phrase_month *month)
{
	const struct word *named = parser_lookup(parser, word_months);

	*month = (struct phrase_month){0};
	if (named != NULL) {
		month->month = named->value;
		parser_advance(parser);
		return parse_optional_year(parser, &month->year);
	}
	if (parser_at_word(parser, "cycle")) {
		size_t start = parser->token.start;
		struct phrase *cycle = parser_new_phrase(parser, PHRASE_CYCLE);

		parser_advance(parser);
		if (!parser_expect(parser, "month") || cycle == NULL)
			return false;
		cycle->at = parser_span_from(parser, start);
		month->date = cycle;
		return true;
	}
	if (parser_accept(parser, "month")) {
		if (!parser_expect(parser, "of"))
			return false;
		month->date = parse_date(parser);
		return month->date != NULL;
	}
	complain_no_month(parser);
	return false;
}

/* Neither a unit nor, from `start` on, the edge of anything that has one. */
static void
complain_no_edge(struct parser *parser, size_t start)
{
	const struct token *token = &parser->token;
	const char *words[8];
	size_t count = word_list(word_date_units, words, 8);
	const struct name *name;
	size_t end, distance;

	parser_complain(
	    parser, "'week', 'month', 'quarter' or 'year'", words, count);
	if (token->kind != TOKEN_WORD ||
	    text_nearest(token->text, token->length, words, count) != NULL)
		return;
	name =
	    names_nearest(parser->names, parser->text, start, &end, &distance);
	if (name != NULL)
		diagnostic_suggest(parser->diagnostics, name->shown);
}

const struct phrase *
parse_edge(struct parser *parser, size_t start, enum edge edge)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_EDGE);
	const struct word *unit;

	if (phrase == NULL || !parser_expect(parser, "of"))
		return NULL;
	unit = parser_lookup(parser, word_date_units);
	if (unit == NULL) {
		complain_no_edge(parser, start);
		return NULL;
	}
	phrase->as.edge.edge = edge;
	phrase->as.edge.unit = (enum date_unit)unit->value;
	parser_advance(parser);
	if (parser_accept(parser, "of")) {
		phrase->date = parse_date(parser);
		if (phrase->date == NULL)
			return NULL;
	}
	return parser_finish(parser, phrase, start);
}

/* "of previous", "of +2", "of 3.12" behind a reference. */
bool
parse_series(struct parser *parser, struct phrase_reference *reference)
{
	static const char *const relatives[] = {"previous", "next"};
	const struct token *token = &parser->token;

	reference->series_at =
	    lexer_span(parser->text, token->start, token->end);
	if (parser_accept(parser, "previous")) {
		reference->offset = -1;
	} else if (parser_accept(parser, "next")) {
		reference->offset = 1;
	} else if (token->kind == TOKEN_SIGNED) {
		reference->offset = token->value;
		if (token->value > 1000 || token->value < -1000) {
			parser_error(parser, DIAGNOSTIC_AMOUNT_RANGE,
			    DIAGNOSTIC_ARGS(parser_token_text(parser, *token),
				"1000 series"));
			return false;
		}
		parser_advance(parser);
	} else if (token->kind == TOKEN_VERSION ||
	    token->kind == TOKEN_NUMBER) {
		reference->series = SERIES_NAMED;
		reference->version =
		    arena_copy(parser->arena, token->text, token->length);
		parser_advance(parser);
		return reference->version != NULL;
	} else {
		parser_complain(parser,
		    "a series ('previous', 'next', '+2' or a version)",
		    relatives, 2);
		return false;
	}
	return true;
}

const struct phrase *
parser_finish(struct parser *parser, struct phrase *phrase, size_t start)
{
	if (phrase != NULL)
		phrase->at = parser_span_from(parser, start);
	return phrase;
}

/* "25 December 2026": the day is the current token. */
/* Can the month ever have that day? Complains at the number otherwise. */
static bool
check_day(struct parser *parser, const struct phrase_month *month,
    struct token number)
{
	bool has_year = month->year.kind == YEAR_LITERAL;
	struct arena *arena = parser->arena;
	const char *shown = word_of_value(word_months, month->month);
	int32_t days;

	if (month->month == 0)
		return true;
	/* 2000 stands for any year: it has a 29 February. */
	days = date_days_in_month(
	    has_year ? month->year.value : 2000, month->month);
	if (number.value >= 1 && number.value <= days)
		return true;
	if (has_year)
		shown = arena_printf(arena, "%s %d", shown, month->year.value);
	parser->token = number;
	parser_error(parser, DIAGNOSTIC_NO_SUCH_DAY,
	    DIAGNOSTIC_ARGS(shown, arena_printf(arena, "%d", days),
		arena_printf(arena, "day %d", number.value)));
	return false;
}

const struct phrase *
parse_day_and_month(struct parser *parser, size_t start)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_DAY_OF_MONTH);
	struct token number = parser->token;

	if (phrase == NULL)
		return NULL;
	phrase->as.of_month.number = number.value;
	parser_advance(parser);
	if (!parse_month(parser, &phrase->as.of_month.month) ||
	    !check_day(parser, &phrase->as.of_month.month, number))
		return NULL;
	return parser_finish(parser, phrase, start);
}

bool
parser_at_day_and_month(const struct parser *parser)
{
	struct parser ahead = *parser;

	if (parser->token.kind != TOKEN_NUMBER)
		return false;
	parser_advance(&ahead);
	return parser_lookup(&ahead, word_months) != NULL;
}

/* A counter within `most`, for "day 28" and "week 3". */
bool
parse_counter(
    struct parser *parser, const char *what, int32_t most, int32_t *value)
{
	if (parser->token.kind != TOKEN_NUMBER) {
		parser_complain(parser,
		    arena_printf(parser->arena, "the number of a %s", what),
		    NULL, 0);
		return false;
	}
	*value = parser->token.value;
	if (*value < 1 || *value > most) {
		parser_error(parser, DIAGNOSTIC_NOT_A_NUMBER,
		    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
			"1", arena_printf(parser->arena, "%d", most)));
		return false;
	}
	parser_advance(parser);
	return true;
}

/* "day 28 of MONTH" and "week 1 of MONTH", past their first word. */
const struct phrase *
parse_of_month(struct parser *parser, size_t start, enum phrase_kind kind)
{
	struct phrase *phrase = parser_new_phrase(parser, kind);
	bool is_week = kind == PHRASE_WEEK_OF_MONTH;
	const struct token number = parser->token;

	if (phrase == NULL ||
	    !parse_counter(parser, is_week ? "week" : "day", is_week ? 5 : 31,
		&phrase->as.of_month.number) ||
	    !parser_expect(parser, "of") ||
	    !parse_month(parser, &phrase->as.of_month.month))
		return NULL;
	if (!is_week && !check_day(parser, &phrase->as.of_month.month, number))
		return NULL;
	return parser_finish(parser, phrase, start);
}

const struct phrase *
parse_nth(struct parser *parser, size_t start, int32_t nth)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_NTH);

	if (phrase == NULL)
		return NULL;
	phrase->as.nth.nth.nth = nth;
	if (!parse_counted_day(parser, &phrase->as.nth.nth) ||
	    !parser_expect(parser, "of") ||
	    !parse_month(parser, &phrase->as.nth.month))
		return NULL;
	return parser_finish(parser, phrase, start);
}

bool
amount_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct amount *amount)
{
	static const struct names none = {NULL, 0};
	struct parser parser;

	parser_init(&parser, arena, &none, text, diagnostics);
	return parse_amount_or_unit(&parser, amount) &&
	    parser_expect_end(&parser);
}

/* "20 Decembre": a day of a month that is misspelt. */
static bool
at_number_and_word(const struct parser *parser)
{
	struct parser ahead = *parser;

	parser_advance(&ahead);
	return parser->token.kind == TOKEN_NUMBER &&
	    ahead.token.kind == TOKEN_WORD;
}

bool
day_of_year_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct civil *civil, bool *is_yearly)
{
	static const struct names none = {NULL, 0};
	const struct phrase *phrase;
	struct parser parser;
	struct date date;

	parser_init(&parser, arena, &none, text, diagnostics);
	*is_yearly = parser_at_day_and_month(&parser);
	if (!*is_yearly) {
		if (at_number_and_word(&parser)) {
			parser_advance(&parser);
			parser_complain_table(
			    &parser, "the name of a month", word_months);
			return false;
		}
		if (parser.token.kind != TOKEN_DATE) {
			parser_complain(&parser,
			    "a day ('20 December', or 2026-12-20)", NULL, 0);
			return false;
		}
		if (!parse_literal(&parser, &date))
			return false;
		*civil = date_to_civil(date);
		return parser_expect_end(&parser);
	}
	phrase = parse_day_and_month(&parser, parser.token.start);
	if (phrase == NULL || !parser_expect_end(&parser))
		return false;
	*civil = (struct civil){0};
	civil->month = phrase->as.of_month.month.month;
	civil->day = phrase->as.of_month.number;
	if (phrase->as.of_month.month.year.kind == YEAR_LITERAL) {
		civil->year = phrase->as.of_month.month.year.value;
		*is_yearly = false;
	}
	return true;
}

bool
cycle_start_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct date *date, bool *is_month)
{
	static const struct names none = {NULL, 0};
	const char *words[32];
	size_t count = word_list(word_months, words, 32);
	struct parser parser;
	const struct word *month;
	struct phrase_year year;

	parser_init(&parser, arena, &none, text, diagnostics);
	month = parser_lookup(&parser, word_months);
	*is_month = month != NULL;
	if (parser.token.kind == TOKEN_DATE)
		return parse_literal(&parser, date) &&
		    parser_expect_end(&parser);
	if (month == NULL) {
		parser_complain(&parser,
		    "a date, or a month and a year ('October 2020')", words,
		    count);
		return false;
	}
	parser_advance(&parser);
	if (!at_year_number(&parser)) {
		parser_complain(&parser, "a year of four digits", NULL, 0);
		return false;
	}
	return parse_year_number(&parser, &year) &&
	    parser_expect_end(&parser) &&
	    date_from_civil(year.value, month->value, 1, date);
}
