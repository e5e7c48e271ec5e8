/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The parser of repeats: what recurs, and on which days. */
#include <string.h>

#include "base/text.h"
#include "phrase/parse.h"

static const char rrule_word[] = "rrule";

enum { MONTH_STEP_MAX = 120 };

/* Text behind "rrule:", or NULL where the text is no rrule. */
static const char *
rrule_text(const char *text, size_t length, size_t *rest)
{
	size_t at = 0;

	while (at < length && text[at] == ' ')
		at++;
	if (length - at < sizeof(rrule_word) ||
	    !text_equal_ignoring_case(text + at, sizeof(rrule_word) - 1,
		rrule_word, sizeof(rrule_word) - 1))
		return NULL;
	at += sizeof(rrule_word) - 1;
	if (text[at] != ':')
		return NULL;
	at++;
	while (at < length && text[at] == ' ')
		at++;
	while (length > at && text[length - 1] == ' ')
		length--;
	*rest = length - at;
	return text + at;
}

/* Takes the letters of RFC 5545 section 3.3.10 in upper case. */
static bool
parse_rrule(struct parser *parser, const char *text, size_t length,
    struct repeat *repeat)
{
	char *rule = arena_copy(parser->arena, text, length);

	if (rule == NULL)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text_is_letter(rule[i]) && text_lower(rule[i]) == rule[i])
			rule[i] = (char)(rule[i] - 'a' + 'A');
		if (!text_is_letter(rule[i]) && !text_is_digit(rule[i]) &&
		    strchr("=;,+-", rule[i]) == NULL) {
			diagnostic_add(parser->diagnostics, DIAGNOSTIC_RRULE,
			    parser->text->at,
			    DIAGNOSTIC_ARGS(
				rule, "holds a character that no rule has"));
			return false;
		}
	}
	repeat->kind = REPEAT_RRULE;
	repeat->rrule = rule;
	return true;
}

/* A comma, "and", or both, between the members of a list. */
static bool
parse_separator(struct parser *parser)
{
	bool found = parser->token.kind == TOKEN_COMMA;

	if (found)
		parser_advance(parser);
	return parser_accept(parser, "and") || found;
}

static bool
is_word(struct token token, const char *word)
{
	return token.kind == TOKEN_WORD &&
	    text_equal_ignoring_case(
		token.text, token.length, word, strlen(word));
}

static bool
parse_weekday_list(struct parser *parser, struct repeat *repeat)
{
	repeat->kind = REPEAT_WEEKDAYS;
	do {
		const struct word *word = parser_lookup(parser, word_weekdays);

		if (word == NULL) {
			parser_complain_table(
			    parser, "a weekday", word_weekdays);
			return false;
		}
		repeat->weekdays |= 1U << word->value;
		parser_advance(parser);
	} while (parse_separator(parser));
	return true;
}

static bool
parse_month_list(struct parser *parser, struct repeat *repeat)
{
	do {
		const struct word *word = parser_lookup(parser, word_months);

		if (word == NULL) {
			const char *words[32] = {"every"};
			size_t count =
			    1 + word_list(word_months, words + 1, 31);

			parser_complain(
			    parser, "a month or 'every'", words, count);
			return false;
		}
		repeat->months |= 1U << word->value;
		parser_advance(parser);
	} while (parse_separator(parser));
	return true;
}

/* "2nd", "second", "2" before "month": no number is 1. False after a
 * diagnostic. */
static bool
parse_step_number(struct parser *parser, int32_t *step)
{
	const struct word *word = parser_lookup(parser, word_ordinals);

	*step = 1;
	if (parser->token.kind == TOKEN_ORDINAL)
		*step = parser->token.value;
	else if (word != NULL)
		*step = word->value;
	else if (!parser_at_number(parser, step))
		return true;
	if (*step < 0) {
		parser_complain(
		    parser, "a step such as '2nd' or 'month'", NULL, 0);
		return false;
	}
	if (*step < 1 || *step > MONTH_STEP_MAX) {
		parser_error(parser, DIAGNOSTIC_AMOUNT_RANGE,
		    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
			"120 months"));
		return false;
	}
	parser_advance(parser);
	return true;
}

/* "every month", "every 2nd month", "every second month", past "every". */
static bool
parse_month_step(struct parser *parser, struct repeat *repeat)
{
	int32_t step;

	if (!parse_step_number(parser, &step))
		return false;
	repeat->month_step = step;
	if (parser_accept(parser, "months"))
		return true;
	if (parser_at_word(parser, "quarter")) {
		parser_complain(parser, "'month'", NULL, 0);
		diagnostic_help(parser->diagnostics,
		    "name the months: 'March, June, September and December', "
		    "or write 'every third month'");
		return false;
	}
	return parser_expect(parser, "month");
}

/* A month list that can never have the day: day 31 of February. */
static bool
check_possible(struct parser *parser, const struct repeat *repeat)
{
	int32_t nth = repeat->nth.nth < 0 ? -repeat->nth.nth : repeat->nth.nth;

	if (repeat->months == 0 || repeat->nth.kind != DAY_ANY)
		return true;
	for (int32_t month = 1; month <= 12; month++) {
		if ((repeat->months & 1U << month) != 0 &&
		    nth <= date_days_in_month(2000, month))
			return true;
	}
	diagnostic_add(parser->diagnostics, DIAGNOSTIC_IMPOSSIBLE_DAY,
	    parser->text->at,
	    DIAGNOSTIC_ARGS("none of these months has that many days"));
	return false;
}

static bool
parse_monthly(struct parser *parser, struct repeat *repeat)
{
	repeat->kind = REPEAT_MONTHLY;
	if (parser_accept(parser, "day")) {
		repeat->nth.kind = DAY_ANY;
		repeat->nth.nth = parser->token.value;
		if (parser->token.kind != TOKEN_NUMBER || repeat->nth.nth < 1 ||
		    repeat->nth.nth > 31) {
			parser_complain(parser, "a day from 1 to 31", NULL, 0);
			return false;
		}
		parser_advance(parser);
	} else if (!parse_ordinal(parser, &repeat->nth.nth) ||
	    !parse_counted_day(parser, &repeat->nth)) {
		return false;
	}
	if (!parser_expect(parser, "of"))
		return false;
	if (parser_accept(parser, "every"))
		return parse_month_step(parser, repeat);
	return parse_month_list(parser, repeat) &&
	    check_possible(parser, repeat);
}

/* "week", "2 weeks": a missing number is 1. */
static bool
parse_step(struct parser *parser, struct repeat *repeat)
{
	const char *words[64];
	size_t count = word_list(word_amount_units, words, 64);
	int32_t number;

	repeat->kind = REPEAT_AMOUNT;
	if (parser_at_number(parser, &number) ||
	    parser_lookup(parser, word_amount_units) != NULL ||
	    parser_at_word(parser, "business"))
		return parse_amount_or_unit(parser, &repeat->amount);
	count += word_list(word_ordinals, words + count, 64 - count);
	count += word_list(word_weekdays, words + count, 64 - count);
	parser_complain(
	    parser, "a unit, an amount or days of a month", words, count);
	return false;
}

/* "Tuesday of week 12", "Tuesday of weeks 12 and 38". */
static bool
parse_weeks(struct parser *parser, struct repeat *repeat)
{
	const struct word *word = parser_lookup(parser, word_weekdays);

	repeat->kind = REPEAT_ISO_WEEKS;
	repeat->weekday = (enum weekday)word->value;
	parser_advance(parser);
	if (!parser_expect(parser, "of"))
		return false;
	if (!parser_accept(parser, "weeks") && !parser_expect(parser, "week"))
		return false;
	do {
		int32_t week;

		parser_accept(parser, "week");
		if (!parse_counter(parser, "week", 53, &week))
			return false;
		repeat->weeks |= (uint64_t)1 << week;
	} while (parse_separator(parser));
	return true;
}

static bool
parse_any(struct parser *parser, struct repeat *repeat)
{
	size_t length = 0;
	const char *rule =
	    rrule_text(parser->text->text, parser->text->length, &length);
	bool good;

	if (rule != NULL)
		return parse_rrule(parser, rule, length, repeat);
	parser_accept(parser, "every");
	if (parser_at_ordinal(parser) ||
	    (parser_at_word(parser, "day") &&
		parser_peek(parser).kind == TOKEN_NUMBER))
		good = parse_monthly(parser, repeat);
	else if (parser_lookup(parser, word_weekdays) != NULL)
		good = is_word(parser_peek(parser), "of")
		    ? parse_weeks(parser, repeat)
		    : parse_weekday_list(parser, repeat);
	else
		good = parse_step(parser, repeat);
	return good && parser_expect_end(parser);
}

const struct repeat *
repeat_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics)
{
	static const struct names none = {NULL, 0};
	struct repeat *repeat = ARENA_NEW(arena, struct repeat);
	struct parser parser;

	if (repeat == NULL)
		return NULL;
	repeat->at = text->at;
	parser_init(&parser, arena, &none, text, diagnostics);
	return parse_any(&parser, repeat) ? repeat : NULL;
}

bool
weekday_set_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, uint32_t *weekdays)
{
	static const struct names none = {NULL, 0};
	struct repeat repeat = {.at = text->at};
	struct parser parser;
	const struct word *word;
	int32_t first;

	parser_init(&parser, arena, &none, text, diagnostics);
	word = parser_lookup(&parser, word_weekdays);
	if (word == NULL || !is_word(parser_peek(&parser), "to")) {
		*weekdays = 0;
		if (!parse_weekday_list(&parser, &repeat) ||
		    !parser_expect_end(&parser))
			return false;
		*weekdays = repeat.weekdays;
		return true;
	}
	first = word->value;
	parser_advance(&parser);
	parser_advance(&parser);
	word = parser_lookup(&parser, word_weekdays);
	if (word == NULL) {
		parser_complain_table(&parser, "a weekday", word_weekdays);
		return false;
	}
	parser_advance(&parser);
	/* "Sunday to Thursday" goes over the end of the week. */
	for (*weekdays = 0;; first = first % 7 + 1) {
		*weekdays |= 1U << first;
		if (first == word->value)
			return parser_expect_end(&parser);
	}
}

/* Does the word "every" stand in the text? */
static bool
says_every(const struct phrase_text *text)
{
	struct token token = lexer_read(text, 0);

	for (; token.kind != TOKEN_END; token = lexer_read(text, token.end)) {
		if (token.kind == TOKEN_WORD &&
		    text_equal_ignoring_case(
			token.text, token.length, "every", 5))
			return true;
	}
	return false;
}

/* What parses as one of the two is that; of a mistake, "every" tells. */
bool
repeat_is_likely(const char *text, size_t length)
{
	static const struct names none = {NULL, 0};
	struct diagnostics ignored = {0};
	struct arena arena = {0};
	struct source source = {"", text, length};
	struct phrase_text phrase = {text, length, {&source, 0, 0}, true};
	bool is_date = phrase_parse(&arena, &none, &phrase, &ignored) != NULL;
	bool is_repeat = repeat_parse(&arena, &phrase, &ignored) != NULL;
	size_t rest;

	diagnostics_release(&ignored);
	arena_release(&arena);
	if (is_date)
		return false;
	return is_repeat || says_every(&phrase) ||
	    rrule_text(text, length, &rest) != NULL;
}
