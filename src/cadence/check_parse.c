/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parser of checks. Date phrases in them are read by the parser of
 * phrases, on the same tokens; this one knows what stands around them.
 */
#include <string.h>

#include "base/text.h"
#include "cadence/check_days.h"
#include "phrase/names.h"

/* Words with which a check can begin, but for the phrases. */
static const char *const check_starts[] = {"no", "supported", "series", "days",
    "business", "weeks", "months", "quarters", "years"};

enum { CHECK_STARTS = sizeof(check_starts) / sizeof(check_starts[0]) };

#define A_COMPARISON "a comparison such as '<=' or '='"
#define A_RELATION                                                             \
	"'in', 'on', 'after', 'before', 'on or after' or 'on or before'"

bool
checker_complain(struct checker *checker, const char *what,
    const char *const *candidates, size_t count)
{
	struct parser *parser = &checker->parser;

	if (parser->token.kind == TOKEN_END)
		parser_error(
		    parser, DIAGNOSTIC_CHECK_ENDS, DIAGNOSTIC_ARGS(what));
	else
		parser_complain(parser, what, candidates, count);
	return false;
}

static bool
expect(struct checker *checker, const char *word)
{
	if (parser_accept(&checker->parser, word))
		return true;
	return checker_complain(checker,
	    arena_printf(checker->parser.arena, "'%s'", word), &word, 1);
}

/* Length of the comparison under the cursor, which takes up to two tokens. */
static size_t
comparison_length(const struct parser *parser)
{
	const struct phrase_text *text = parser->text;
	size_t at = parser->token.start;

	while (at < text->length && strchr("<>=!", text->text[at]) != NULL &&
	    text->text[at] != '\0')
		at++;
	return at - parser->token.start;
}

static bool
parse_comparison(struct checker *checker, enum comparator *comparison)
{
	struct parser *parser = &checker->parser;
	const char *text = parser->token.text;
	size_t length = comparison_length(parser);

	for (int i = 0; comparison_texts[i] != NULL; i++) {
		if (strlen(comparison_texts[i]) != length ||
		    memcmp(comparison_texts[i], text, length) != 0)
			continue;
		*comparison = (enum comparator)i;
		parser->previous_end = parser->token.start + length;
		parser_move_to(parser, parser->previous_end);
		return true;
	}
	if (length > 0)
		parser->token.end = parser->token.start + length;
	checker_complain(checker, A_COMPARISON, NULL, 0);
	if (length > 0)
		diagnostic_suggest(
		    parser->diagnostics, comparison_usual(text, length));
	else if (parser_at_word(parser, "is"))
		diagnostic_help(parser->diagnostics,
		    "numbers are compared by '<', '<=', '>', '>=', '=' and "
		    "'!='");
	return false;
}

static bool
parse_number(struct checker *checker, int32_t *number)
{
	struct parser *parser = &checker->parser;
	struct token token = parser->token;

	if (token.kind == TOKEN_VERSION || token.kind == TOKEN_SIGNED ||
	    (token.kind == TOKEN_NUMBER && token.value > CHECK_NUMBER_MAX)) {
		parser_error(parser, DIAGNOSTIC_NOT_A_NUMBER,
		    DIAGNOSTIC_ARGS(
			parser_token_text(parser, token), "0", "36600"));
		return false;
	}
	if (!parser_at_number(parser, number))
		return checker_complain(checker, "a number", NULL, 0);
	parser_advance(parser);
	return true;
}

/* "<= 5" at the end of a check. */
static bool
parse_bound(struct checker *checker, struct check *check)
{
	return parse_comparison(checker, &check->comparison) &&
	    parse_number(checker, &check->number);
}

/* "days", "business days"; steps over it only if it is one. */
static bool
parse_units(struct parser *parser, enum amount_unit *unit)
{
	static const struct word units[] = {{"days", AMOUNT_DAY},
	    {"weeks", AMOUNT_WEEK}, {"months", AMOUNT_MONTH},
	    {"quarters", AMOUNT_QUARTER}, {"years", AMOUNT_YEAR}, {NULL, 0}};
	const struct word *word = parser_lookup(parser, units);

	if (word != NULL) {
		*unit = (enum amount_unit)word->value;
		parser_advance(parser);
		return true;
	}
	*unit = AMOUNT_BUSINESS_DAY;
	return parser_accept(parser, "business");
}

/* "days from PHRASE to PHRASE >= 90", past "days". */
static bool
parse_distance(struct checker *checker, struct check *check)
{
	struct parser *parser = &checker->parser;

	check->kind = CHECK_DISTANCE;
	if (check->unit == AMOUNT_BUSINESS_DAY && !expect(checker, "days"))
		return false;
	if (!expect(checker, "from"))
		return false;
	check->date = parse_date(parser);
	if (check->date == NULL || !expect(checker, "to"))
		return false;
	check->to = parse_date(parser);
	return check->to != NULL && parse_bound(checker, check);
}

/* The name under the cursor, and the cursor behind it; or NULL. */
static const struct name *
accept_name(struct checker *checker, const struct names *names)
{
	struct parser *parser = &checker->parser;
	size_t end;
	const struct name *name = parser->token.kind != TOKEN_WORD
	    ? NULL
	    : names_match(names, parser->text, parser->token.start, &end);

	if (name == NULL)
		return NULL;
	parser->previous_end = end;
	parser_move_to(parser, end);
	return name;
}

/* Complains about the name under the cursor, which is not among `names`. */
static bool
complain_name(struct checker *checker, enum diagnostic_code code,
    const char *what, const struct names *names)
{
	struct parser *parser = &checker->parser;
	size_t end = parser->token.end, distance;
	const struct name *nearest = NULL;

	if (parser->token.kind != TOKEN_WORD)
		return checker_complain(checker, what, NULL, 0);
	nearest = names_nearest(
	    names, parser->text, parser->token.start, &end, &distance);
	if (nearest != NULL)
		parser->token.end = end;
	parser_error(parser, code,
	    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
		names_list(names, parser->arena)));
	if (nearest != NULL)
		diagnostic_suggest(parser->diagnostics, nearest->shown);
	return false;
}

/* "series in WINDOW <= 5", past "in". */
static bool
parse_series_in(struct checker *checker, struct check *check)
{
	const struct name *name = accept_name(checker, &checker->windows);

	if (name == NULL)
		return complain_name(checker, DIAGNOSTIC_UNKNOWN_WINDOW,
		    "a support window", &checker->windows);
	check->has_symbol = true;
	check->symbol = name->symbol;
	check->name = name->shown;
	return parse_bound(checker, check);
}

/* Behind "no": what the check is about. */
static bool
parse_subject(struct checker *checker, struct check *check)
{
	struct parser *parser = &checker->parser;
	const struct cadence *cadence = checker->cadence;
	struct token token = parser->token;
	const struct name *name = accept_name(checker, parser->names);

	if (name == NULL &&
	    (parser_accept(parser, "milestone") ||
		parser_accept(parser, "milestones")))
		return true;
	if (name == NULL)
		return complain_name(checker, DIAGNOSTIC_UNKNOWN_MILESTONE,
		    "'milestone' or the name of one", parser->names);
	check->has_symbol = true;
	check->symbol = name->symbol;
	check->name = name->shown;
	if (cadence->symbols[name->symbol].kind != SYMBOL_EVENT &&
	    (cadence->symbols[name->symbol].kind != SYMBOL_WINDOW ||
		name->edge == EDGE_END))
		return true;
	parser->token = token;
	parser->token.end = parser->previous_end;
	checker_complain(checker, "'milestone' or the name of one", NULL, 0);
	diagnostic_help(parser->diagnostics,
	    "events, and the start of a window, are no milestones");
	return false;
}

/* "no beta on us-holidays", past "no". */
static bool
parse_none(struct checker *checker, struct check *check)
{
	static const char *const words[] = {"in", "on"};
	struct parser *parser = &checker->parser;

	check->kind = CHECK_NONE;
	if (!parse_subject(checker, check))
		return false;
	if (parser_accept(parser, "in"))
		return parse_months(checker, &check->where);
	if (parser_accept(parser, "on"))
		return parse_on(checker, &check->where, false);
	checker_complain(checker, "'in' or 'on'", words, 2);
	if (check->has_symbol && parser->token.kind == TOKEN_NUMBER)
		diagnostic_help(parser->diagnostics,
		    "one step alone is '%s %d is not on …'", check->name,
		    parser->token.value);
	return false;
}

/* What stands behind "is" and "not". */
static bool
parse_where(struct checker *checker, struct check_where *where)
{
	static const char *const words[] = {
	    "not", "in", "on", "after", "before"};
	struct parser *parser = &checker->parser;

	if (parser_accept(parser, "in"))
		return parse_months(checker, where);
	if (parser_accept(parser, "on"))
		return parse_on(checker, where, true);
	if (parser_accept(parser, "after")) {
		where->relation = CHECK_AFTER;
		return parse_target(checker, where);
	}
	if (parser_accept(parser, "before")) {
		where->relation = CHECK_BEFORE;
		return parse_target(checker, where);
	}
	checker_complain(checker, A_RELATION, words, 5);
	if (parser_lookup(parser, word_weekdays) != NULL ||
	    parser_at_word(parser, "a") || parser_at_word(parser, "weekends"))
		diagnostic_help(parser->diagnostics,
		    "days stand behind 'on': 'is on Tuesday'");
	else if (parser_lookup(parser, word_months) != NULL)
		diagnostic_help(parser->diagnostics,
		    "months stand behind 'in': 'is in %s'",
		    parser_token_text(parser, parser->token));
	return false;
}

/* Does the first word look more like one of ours than like a name? */
static bool
is_misspelt_start(struct parser *parser)
{
	const struct token *token = &parser->token;
	const char *nearest = text_nearest(
	    token->text, token->length, check_starts, CHECK_STARTS);
	size_t end, distance;

	if (token->kind != TOKEN_WORD || nearest == NULL ||
	    names_match(parser->names, parser->text, token->start, &end) !=
		NULL)
		return false;
	for (size_t i = 0; word_date_starts[i] != NULL; i++) {
		if (parser_at_word(parser, word_date_starts[i]))
			return false;
	}
	names_nearest(
	    parser->names, parser->text, token->start, &end, &distance);
	return parser_lookup(parser, word_weekdays) == NULL &&
	    parser_lookup(parser, word_numbers) == NULL &&
	    parser_lookup(parser, word_months) == NULL &&
	    parser_lookup(parser, word_ordinals) == NULL &&
	    text_distance(token->text, token->length, nearest,
		strlen(nearest)) < distance;
}

static bool
parse_dated(struct checker *checker, struct check *check)
{
	static const char *const words[] = {"is"};
	static const struct word relations[] = {{"in", 0}, {"on", 0},
	    {"after", 0}, {"before", 0}, {"not", 0}, {NULL, 0}};
	struct parser *parser = &checker->parser;

	check->kind = CHECK_DATE;
	if (parser->token.kind == TOKEN_END)
		return checker_complain(
		    checker, "a date, 'no', or 'supported series'", NULL, 0);
	if (is_misspelt_start(parser))
		return checker_complain(
		    checker, "a check", check_starts, CHECK_STARTS);
	check->date = parse_date(parser);
	if (check->date == NULL)
		return false;
	if (!parser_accept(parser, "is")) {
		checker_complain(checker, "'is'", words, 1);
		if (comparison_length(parser) > 0)
			diagnostic_help(parser->diagnostics,
			    "dates are compared by 'is after', 'is on or "
			    "before' and so on");
		else if (parser_lookup(parser, relations) != NULL)
			diagnostic_help(parser->diagnostics, "write 'is %s …'",
			    parser_token_text(parser, parser->token));
		return false;
	}
	check->is_negated = parser_accept(parser, "not");
	return parse_where(checker, &check->where);
}

/* A name that begins with one of our words goes before it. */
static bool
at_own_word(const struct checker *checker, const char *word)
{
	const struct parser *parser = &checker->parser;
	size_t end;

	return parser_at_word(parser, word) &&
	    names_match(
		parser->names, parser->text, parser->token.start, &end) == NULL;
}

static bool
parse_any(struct checker *checker, struct check *check)
{
	struct parser *parser = &checker->parser;

	if (at_own_word(checker, "no")) {
		parser_advance(parser);
		return parse_none(checker, check);
	}
	if (at_own_word(checker, "supported")) {
		parser_advance(parser);
		check->kind = CHECK_SUPPORTED;
		return expect(checker, "series") && parse_bound(checker, check);
	}
	if (at_own_word(checker, "series")) {
		parser_advance(parser);
		check->kind = CHECK_SUPPORTED;
		return expect(checker, "in") && parse_series_in(checker, check);
	}
	if (parse_units(parser, &check->unit))
		return parse_distance(checker, check);
	return parse_dated(checker, check);
}

static bool
expect_end(struct checker *checker, const struct check *check)
{
	struct parser *parser = &checker->parser;
	bool is_unit = parser_lookup(parser, word_amount_units) != NULL;
	bool is_number = parser->token.kind == TOKEN_NUMBER;

	if (parser->token.kind == TOKEN_END)
		return true;
	parser->token.end = parser->text->length;
	parser_error(parser, DIAGNOSTIC_CHECK_TRAILING,
	    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token)));
	if (check->kind == CHECK_DISTANCE && is_unit)
		diagnostic_help(parser->diagnostics,
		    "the unit stands in front: '%s from …'",
		    check_unit_text(check->unit));
	else if (check->where.relation == CHECK_IN && check->where.count > 0 &&
	    is_number)
		diagnostic_help(parser->diagnostics,
		    "a month is that of any year; a day may have a year: 'is "
		    "on or after 2026-10-01'");
	else if (parser_at_word(parser, "and") || parser_at_word(parser, "or"))
		diagnostic_help(parser->diagnostics,
		    "write each check as an item of its own");
	return false;
}

/* Calendars and windows as names that can be found in a text. */
static bool
make_names(struct checker *checker, struct arena *arena)
{
	const struct cadence *cadence = checker->cadence;
	struct name *calendars =
	    ARENA_ARRAY(arena, cadence->calendar_count + 1, struct name);
	struct name *windows =
	    ARENA_ARRAY(arena, cadence->symbol_count + 1, struct name);

	if (calendars == NULL || windows == NULL)
		return false;
	for (size_t i = 0; i < cadence->calendar_count; i++) {
		const char *name = cadence->calendars[i].name;

		calendars[i] =
		    (struct name){name, name, (uint32_t)i, EDGE_START};
	}
	checker->calendars = (struct names){calendars, cadence->calendar_count};
	checker->windows.items = windows;
	for (size_t i = 0; i < cadence->symbol_count; i++) {
		const char *name = cadence->symbols[i].name;

		if (cadence->symbols[i].kind == SYMBOL_WINDOW)
			windows[checker->windows.count++] =
			    (struct name){name, name, (uint32_t)i, EDGE_START};
	}
	return true;
}

bool
check_parse(const struct cadence *cadence, struct arena *arena,
    const struct phrase_text *text, struct diagnostics *diagnostics,
    struct check *check)
{
	struct checker checker = {.cadence = cadence};

	*check = (struct check){.at = text->at};
	parser_init(&checker.parser, arena, &cadence->names, text, diagnostics);
	return make_names(&checker, arena) && parse_any(&checker, check) &&
	    expect_end(&checker, check) && !arena->failed;
}
