/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The token cursor, and the small parts that all phrases are made of. */
#include "phrase/parser.h"

#include <string.h>

#include "base/text.h"

void
parser_init(struct parser *parser, struct arena *arena,
    const struct names *names, const struct phrase_text *text,
    struct diagnostics *diagnostics)
{
	*parser = (struct parser){
	    .arena = arena,
	    .names = names,
	    .text = text,
	    .diagnostics = diagnostics,
	};
	parser_move_to(parser, 0);
}

void
parser_move_to(struct parser *parser, size_t offset)
{
	parser->token = lexer_read(parser->text, offset);
	while (parser_at_word(parser, "the"))
		parser->token = lexer_read(parser->text, parser->token.end);
}

void
parser_advance(struct parser *parser)
{
	parser->previous_end = parser->token.end;
	parser_move_to(parser, parser->token.end);
}

struct token
parser_peek(const struct parser *parser)
{
	struct parser ahead = *parser;

	parser_advance(&ahead);
	return ahead.token;
}

bool
parser_at_word(const struct parser *parser, const char *word)
{
	return parser->token.kind == TOKEN_WORD &&
	    text_equal_ignoring_case(
		parser->token.text, parser->token.length, word, strlen(word));
}

bool
parser_accept(struct parser *parser, const char *word)
{
	if (!parser_at_word(parser, word))
		return false;
	parser_advance(parser);
	return true;
}

bool
parser_expect(struct parser *parser, const char *word)
{
	const char *what = arena_printf(parser->arena, "'%s'", word);

	if (parser_accept(parser, word))
		return true;
	parser_complain(parser, what, &word, 1);
	return false;
}

const struct word *
parser_lookup(const struct parser *parser, const struct word *table)
{
	if (parser->token.kind != TOKEN_WORD)
		return NULL;
	return word_find(table, parser->token.text, parser->token.length);
}

const char *
parser_token_text(struct parser *parser, struct token token)
{
	const char *text = arena_copy(parser->arena,
	    parser->text->text + token.start, token.end - token.start);

	return text != NULL ? text : "";
}

struct span
parser_span_from(const struct parser *parser, size_t start)
{
	return lexer_span(parser->text, start, parser->previous_end);
}

void
parser_error(struct parser *parser, enum diagnostic_code code,
    const char *const *arguments)
{
	diagnostic_add(parser->diagnostics, code,
	    lexer_span(parser->text, parser->token.start, parser->token.end),
	    arguments);
}

void
parser_complain(struct parser *parser, const char *what,
    const char *const *candidates, size_t count)
{
	const struct token *token = &parser->token;
	const char *nearest;

	if (what == NULL)
		what = "another word";
	if (token->kind == TOKEN_END) {
		parser_error(
		    parser, DIAGNOSTIC_PHRASE_ENDS, DIAGNOSTIC_ARGS(what));
		return;
	}
	parser_error(parser, DIAGNOSTIC_PHRASE_EXPECTED,
	    DIAGNOSTIC_ARGS(what, parser_token_text(parser, *token)));
	nearest = text_nearest(token->text, token->length, candidates, count);
	if (nearest != NULL)
		diagnostic_suggest(parser->diagnostics, nearest);
	else if (token->length >= 2 &&
	    strstr(parser_token_text(parser, *token), "\xC2\xA0") != NULL)
		diagnostic_help(parser->diagnostics,
		    "the blank in '%s' is U+00A0; write an ordinary one",
		    parser_token_text(parser, *token));
}

void
parser_complain_table(
    struct parser *parser, const char *what, const struct word *table)
{
	const char *words[64];
	size_t count = word_list(table, words, 64);

	parser_complain(parser, what, words, count);
}

/* Is what is left a misspelt word that may stand behind a phrase? */
static void
suggest_more(struct parser *parser, struct token token)
{
	static const char *const words[] = {
	    "after", "before", "year", "slot", "last", "next", "this"};
	size_t count = sizeof(words) / sizeof(words[0]);
	const char *nearest;

	if (token.kind != TOKEN_WORD)
		return;
	nearest = text_nearest(token.text, token.length, words, count);
	if (nearest != NULL &&
	    !text_equal_ignoring_case(
		nearest, strlen(nearest), token.text, token.length))
		diagnostic_suggest(parser->diagnostics, nearest);
}

bool
parser_expect_end(struct parser *parser)
{
	struct token token = parser->token;
	struct parser ahead = *parser;
	const char *rest;

	if (token.kind == TOKEN_END)
		return true;
	rest = arena_copy(parser->arena, parser->text->text + token.start,
	    parser->text->length - token.start);
	parser->token.end = parser->text->length;
	parser_error(parser, DIAGNOSTIC_PHRASE_TRAILING,
	    DIAGNOSTIC_ARGS(rest != NULL ? rest : ""));
	/* In "last yaer" it is the second word. */
	if (parser_at_word(parser, "last") || parser_at_word(parser, "next") ||
	    parser_at_word(parser, "this"))
		parser_advance(&ahead);
	suggest_more(parser, ahead.token);
	return false;
}

/* Is it year-month-day with digits in the right places? */
static bool
has_date_form(const char *text, size_t length)
{
	static const char form[] = "dddd-dd-dd";

	if (length != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (form[i] == 'd' ? !text_is_digit(text[i])
				   : text[i] != form[i])
			return false;
	}
	return true;
}

/* Offers 2026-10-01 for 01/10/2026 and the like. */
void
parser_suggest_date(struct parser *parser, const char *text)
{
	int32_t part[3] = {0};
	int count = 0;

	for (const char *at = text; *at != '\0' && count < 3; count++) {
		while (text_is_digit(*at) && part[count] < 100000)
			part[count] = part[count] * 10 + (*at++ - '0');
		while (*at != '\0' && !text_is_digit(*at))
			at++;
	}
	if (count == 3 && part[2] >= DATE_YEAR_MIN &&
	    part[2] <= DATE_YEAR_MAX && part[0] <= 31 && part[1] <= 31) {
		if (part[0] <= 12 && part[1] <= 12 && part[0] != part[1])
			diagnostic_help(parser->diagnostics,
			    "write %04d-%02d-%02d or %04d-%02d-%02d", part[2],
			    part[1], part[0], part[2], part[0], part[1]);
		else
			diagnostic_help(parser->diagnostics,
			    "write %04d-%02d-%02d", part[2],
			    part[0] > 12 ? part[1] : part[0],
			    part[0] > 12 ? part[0] : part[1]);
	} else if (count == 3 && part[0] >= DATE_YEAR_MIN &&
	    part[0] <= DATE_YEAR_MAX && part[1] <= 12 && part[2] <= 31) {
		diagnostic_help(parser->diagnostics, "write %04d-%02d-%02d",
		    part[0], part[1], part[2]);
	} else {
		diagnostic_help(parser->diagnostics,
		    "write the year with four digits, then month and day "
		    "with two: 2026-10-01");
	}
}

static void
complain_no_such_day(
    struct parser *parser, const char *text, int32_t year, int32_t month)
{
	struct arena *arena = parser->arena;

	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX) {
		parser_error(
		    parser, DIAGNOSTIC_DATE_RANGE, DIAGNOSTIC_ARGS(text));
	} else if (month < 1 || month > 12) {
		parser_error(
		    parser, DIAGNOSTIC_NO_SUCH_MONTH, DIAGNOSTIC_ARGS(text));
	} else {
		parser_error(parser, DIAGNOSTIC_NO_SUCH_DAY,
		    DIAGNOSTIC_ARGS(
			arena_printf(arena, "%s %d",
			    word_of_value(word_months, month), year),
			arena_printf(
			    arena, "%d", date_days_in_month(year, month)),
			text));
	}
}

bool
parse_literal(struct parser *parser, struct date *date)
{
	const char *text = parser_token_text(parser, parser->token);
	size_t length = strlen(text);

	if (date_parse(text, length, date)) {
		parser_advance(parser);
		return true;
	}
	if (!has_date_form(text, length)) {
		parser_error(
		    parser, DIAGNOSTIC_DATE_FORM, DIAGNOSTIC_ARGS(text));
		parser_suggest_date(parser, text);
		return false;
	}
	complain_no_such_day(parser, text,
	    (text[0] - '0') * 1000 + (text[1] - '0') * 100 +
		(text[2] - '0') * 10 + (text[3] - '0'),
	    (text[5] - '0') * 10 + (text[6] - '0'));
	return false;
}

bool
parser_at_number(const struct parser *parser, int32_t *value)
{
	const struct word *word = parser_lookup(parser, word_numbers);

	if (parser->token.kind == TOKEN_NUMBER)
		*value = parser->token.value;
	else if (word != NULL)
		*value = word->value;
	else
		return false;
	return true;
}

/* Adds `value` units; false where that passes the ceiling. */
static bool
add_unit(struct amount *amount, enum amount_unit unit, int32_t value)
{
	static const int32_t days[] = {1, 1, 7, 30, 91, 365};
	int32_t *field = NULL;

	int32_t most = AMOUNT_DAYS_MAX / days[unit];

	if (value < 1 || value > most)
		return false;
	switch (unit) {
	case AMOUNT_DAY:
		field = &amount->days;
		break;
	case AMOUNT_BUSINESS_DAY:
		field = &amount->business_days;
		break;
	case AMOUNT_WEEK:
		field = &amount->weeks;
		break;
	case AMOUNT_QUARTER:
		value *= 3;
		field = &amount->months;
		break;
	case AMOUNT_MONTH:
		field = &amount->months;
		break;
	case AMOUNT_YEAR:
		field = &amount->years;
		break;
	}
	*field += value;
	return *field <= (unit == AMOUNT_QUARTER ? AMOUNT_DAYS_MAX / 30 : most);
}

/* The unit under the cursor; steps over it. */
static bool
parse_unit(struct parser *parser, struct token number, enum amount_unit *unit)
{
	const struct word *word = parser_lookup(parser, word_amount_units);
	const char *text;

	if (parser_at_word(parser, "business")) {
		parser_advance(parser);
		if (!parser_accept(parser, "days") &&
		    !parser_expect(parser, "day"))
			return false;
		*unit = AMOUNT_BUSINESS_DAY;
		return true;
	}
	if (word != NULL) {
		*unit = (enum amount_unit)word->value;
		parser_advance(parser);
		return true;
	}
	if (parser->token.kind != TOKEN_WORD) {
		parser_complain(parser, "a unit such as 'weeks'", NULL, 0);
		return false;
	}
	text = arena_copy(parser->arena, parser->text->text + number.start,
	    parser->token.end - number.start);
	parser_error(parser, DIAGNOSTIC_UNKNOWN_UNIT,
	    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
		text != NULL ? text : ""));
	return false;
}

/* Says which unit was meant. */
static void
suggest_unit(struct parser *parser, struct token number)
{
	static const struct word short_units[] = {{"days", 'd'}, {"weeks", 'w'},
	    {"months", 'm'}, {"quarters", 'q'}, {"years", 'y'}, {NULL, 0}};
	const char *words[32];
	size_t count = word_list(word_amount_units, words, 32);
	const struct token *unit = &parser->token;
	const char *nearest = unit->kind == TOKEN_END
	    ? NULL
	    : text_nearest(unit->text, unit->length, words, count);

	if (nearest == NULL && unit->length > 0 && unit->length <= 4)
		nearest = word_of_value(short_units, text_lower(unit->text[0]));
	if (nearest != NULL)
		diagnostic_help(parser->diagnostics,
		    "write '%.*s %s' (units: days, business days, weeks, "
		    "months, quarters, years)",
		    (int)number.length, number.text, nearest);
	else
		diagnostic_help(parser->diagnostics,
		    "units are days, business days, weeks, months, "
		    "quarters and years");
}

/* One number and its unit, added to the amount. */
static bool
parse_amount_part(struct parser *parser, struct amount *amount)
{
	struct token number = parser->token;
	enum amount_unit unit = AMOUNT_DAY;
	int32_t value = 0;

	if (!parser_at_number(parser, &value)) {
		parser_complain(parser, "a number", NULL, 0);
		return false;
	}
	parser_advance(parser);
	if (!parse_unit(parser, number, &unit)) {
		suggest_unit(parser, number);
		return false;
	}
	if (add_unit(amount, unit, value))
		return true;
	number.end = parser->previous_end;
	parser->token = number;
	parser_error(parser, DIAGNOSTIC_AMOUNT_RANGE,
	    DIAGNOSTIC_ARGS(
		parser_token_text(parser, number), "36600 days (100 years)"));
	return false;
}

bool
parse_amount(struct parser *parser, struct amount *amount)
{
	int32_t value;

	*amount = (struct amount){0};
	for (;;) {
		struct parser ahead;

		if (!parse_amount_part(parser, amount))
			return false;
		ahead = *parser;
		if (!parser_accept(&ahead, "and") ||
		    !parser_at_number(&ahead, &value))
			return true;
		parser_advance(parser);
	}
}

bool
parse_amount_or_unit(struct parser *parser, struct amount *amount)
{
	const struct token number = parser->token;
	enum amount_unit unit = AMOUNT_DAY;

	if (parser_lookup(parser, word_amount_units) == NULL &&
	    !parser_at_word(parser, "business"))
		return parse_amount(parser, amount);
	*amount = (struct amount){0};
	return parse_unit(parser, number, &unit) && add_unit(amount, unit, 1);
}

bool
parser_at_ordinal(const struct parser *parser)
{
	return parser->token.kind == TOKEN_ORDINAL ||
	    parser_lookup(parser, word_ordinals) != NULL;
}

bool
parse_ordinal(struct parser *parser, int32_t *nth)
{
	const struct word *word = parser_lookup(parser, word_ordinals);

	*nth = word != NULL ? word->value : parser->token.value;
	if (*nth < -1 || *nth == 0 || *nth > 31) {
		parser_error(parser, DIAGNOSTIC_IMPOSSIBLE_DAY,
		    DIAGNOSTIC_ARGS("no month has that many days"));
		return false;
	}
	parser_advance(parser);
	if (*nth > 0 && parser_at_word(parser, "to")) {
		parser_advance(parser);
		if (!parser_expect(parser, "last"))
			return false;
		*nth = -*nth;
	}
	return true;
}

/* The most days of a kind that a month can have. */
static int32_t
most_in_month(enum day_kind kind)
{
	static const int32_t most[] = {
	    [DAY_WEEKDAY] = 5,
	    [DAY_ANY] = 31,
	    [DAY_BUSINESS] = 23,
	    [DAY_WEEKEND] = 10,
	};

	return most[kind];
}

bool
parse_counted_day(struct parser *parser, struct phrase_nth *nth)
{
	static const char *const kinds[] = {"day", "business day",
	    "weekend day", "Monday", "Tuesday", "Wednesday", "Thursday",
	    "Friday", "Saturday", "Sunday", "Tue", "Wed", "Thu", "Fri"};
	const struct word *weekday = parser_lookup(parser, word_weekdays);
	struct token token = parser->token;

	if (weekday != NULL) {
		nth->kind = DAY_WEEKDAY;
		nth->weekday = (enum weekday)weekday->value;
		parser_advance(parser);
	} else if (parser_accept(parser, "day")) {
		nth->kind = DAY_ANY;
	} else if (parser_at_word(parser, "business") ||
	    parser_at_word(parser, "weekend")) {
		nth->kind = parser_at_word(parser, "business") ? DAY_BUSINESS
							       : DAY_WEEKEND;
		parser_advance(parser);
		if (!parser_expect(parser, "day"))
			return false;
	} else {
		bool is_month = parser_lookup(parser, word_months) != NULL;

		parser_complain(parser, "a weekday, 'day' or 'business day'",
		    kinds, is_month ? 0 : sizeof(kinds) / sizeof(kinds[0]));
		if (is_month)
			diagnostic_help(parser->diagnostics,
			    "a day of a month is written '%d %s'",
			    nth->nth > 0 ? nth->nth : 1,
			    parser_token_text(parser, parser->token));
		return false;
	}
	if (nth->nth > most_in_month(nth->kind) ||
	    nth->nth < -most_in_month(nth->kind)) {
		const char *what = nth->kind == DAY_WEEKDAY
		    ? word_of_value(word_weekdays, (int32_t)nth->weekday)
		    : nth->kind == DAY_BUSINESS ? "business day"
						: "weekend day";

		parser->token = token;
		parser_error(parser, DIAGNOSTIC_IMPOSSIBLE_DAY,
		    DIAGNOSTIC_ARGS(
			arena_printf(parser->arena, "no month has %d %ss",
			    nth->nth < 0 ? -nth->nth : nth->nth, what)));
		return false;
	}
	return true;
}
