/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parser of date phrases: recursive descent over design's grammar, which
 * is right-recursive, so that one token tells which rule applies.
 */
#include <string.h>

#include "base/text.h"
#include "phrase/names.h"
#include "phrase/parse.h"

/* What may follow a name: its step and its series. */
static bool
parse_reference_tail(struct parser *parser, struct phrase_reference *reference)
{
	if (reference->index == INDEX_NONE &&
	    parser->token.kind == TOKEN_NUMBER) {
		reference->index = INDEX_NUMBER;
		reference->number = parser->token.value;
		parser_advance(parser);
	}
	if (!parser_at_word(parser, "of"))
		return true;
	parser_advance(parser);
	return parse_series(parser, reference);
}

static void
step_over_name(struct parser *parser, size_t end)
{
	parser->previous_end = end;
	parser_move_to(parser, end);
}

static void
complain_no_direction(struct parser *parser)
{
	static const char *const words[] = {"after", "before"};

	parser_complain(parser, "'after' or 'before'", words, 2);
}

static const struct phrase *
parse_reference(struct parser *parser, size_t start, bool planned)
{
	size_t end;
	const struct name *name =
	    names_match(parser->names, parser->text, parser->token.start, &end);
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_REFERENCE);

	if (phrase == NULL || name == NULL)
		return NULL;
	step_over_name(parser, end);
	phrase->as.reference.name = name;
	phrase->as.reference.planned = planned;
	if (!parse_reference_tail(parser, &phrase->as.reference))
		return NULL;
	return parser_finish(parser, phrase, start);
}

/* A rhythm has no first slot before a date and no last one after it. */
static bool
check_slot_direction(struct parser *parser, struct token token,
    enum relation relation, bool last)
{
	bool is_after =
	    relation == RELATION_AFTER || relation == RELATION_ON_OR_AFTER;

	if (is_after != last)
		return true;
	parser->token = token;
	parser_complain(parser,
	    last ? "'before' behind 'last'" : "'after' behind 'first'", NULL,
	    0);
	diagnostic_help(parser->diagnostics,
	    "write 'last … before', 'last … on or before', 'first … after' "
	    "or 'first … on or after'");
	return false;
}

/* "last candidate", or "first bugfix on or after DATE". */
static const struct phrase *
parse_slot(struct parser *parser, size_t start, bool last)
{
	struct token relation;
	size_t end;
	const struct name *name =
	    names_match(parser->names, parser->text, parser->token.start, &end);
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_SLOT);

	if (phrase == NULL || name == NULL)
		return NULL;
	step_over_name(parser, end);
	phrase->as.slot.name = name;
	phrase->as.slot.last = last;
	relation = parser->token;
	if (parser_accept(parser, "before")) {
		phrase->as.slot.relation = RELATION_BEFORE;
	} else if (parser_accept(parser, "after")) {
		phrase->as.slot.relation = RELATION_AFTER;
	} else if (parser_accept(parser, "on")) {
		bool is_after;

		if (!parser_expect(parser, "or"))
			return NULL;
		relation = parser->token;
		is_after = parser_accept(parser, "after");
		if (!is_after && !parser_accept(parser, "before")) {
			complain_no_direction(parser);
			return NULL;
		}
		phrase->as.slot.relation =
		    is_after ? RELATION_ON_OR_AFTER : RELATION_ON_OR_BEFORE;
	} else {
		struct phrase_reference reference = {.name = name,
		    .index = last ? INDEX_LAST : INDEX_NUMBER,
		    .number = 1};

		phrase->kind = PHRASE_REFERENCE;
		phrase->as.reference = reference;
		if (!parse_reference_tail(parser, &phrase->as.reference))
			return NULL;
		return parser_finish(parser, phrase, start);
	}
	if (!check_slot_direction(
		parser, relation, phrase->as.slot.relation, last))
		return NULL;
	phrase->date = parse_date(parser);
	if (phrase->date == NULL)
		return NULL;
	return parser_finish(parser, phrase, start);
}

static const struct phrase *
parse_offset(struct parser *parser, size_t start)
{
	static const char *const relations[] = {"after", "before"};
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_OFFSET);

	if (phrase == NULL || !parse_amount(parser, &phrase->as.offset.amount))
		return NULL;
	if (parser_accept(parser, "before")) {
		phrase->as.offset.before = true;
	} else if (!parser_accept(parser, "after")) {
		bool is_comma = parser->token.kind == TOKEN_COMMA;

		parser_complain(parser, "'after' or 'before'", relations, 2);
		if (is_comma)
			diagnostic_help(parser->diagnostics,
			    "join amounts by 'and': '3 weeks and 2 days after "
			    "…'");
		return NULL;
	}
	phrase->date = parse_date(parser);
	return phrase->date != NULL ? parser_finish(parser, phrase, start)
				    : NULL;
}

/* Behind an ordinal stands a name, or a day that is counted in a month. */
static const struct phrase *
parse_ordinal_phrase(struct parser *parser, size_t start)
{
	struct token ordinal = parser->token;
	size_t end;
	int32_t nth = 0;

	if (!parse_ordinal(parser, &nth))
		return NULL;
	if (parser->token.kind == TOKEN_WORD &&
	    names_match(parser->names, parser->text, parser->token.start,
		&end) != NULL) {
		if (nth == 1 || nth == -1)
			return parse_slot(parser, start, nth == -1);
		parser->token = ordinal;
		parser_complain(
		    parser, "'first' or 'last' before a milestone", NULL, 0);
		return NULL;
	}
	return parse_nth(parser, start, nth);
}

/* Who writes "Monday of October" or "Monday of 4 weeks before final"? */
static void
help_with_weekday(struct parser *parser, enum weekday weekday)
{
	const char *shown = word_of_value(word_weekdays, (int32_t)weekday);
	const struct word *month = parser_lookup(parser, word_months);

	if (month != NULL)
		diagnostic_help(parser->diagnostics,
		    "which one? such as 'first %s of %s'", shown,
		    word_of_value(word_months, month->value));
	else if (parser->token.kind == TOKEN_NUMBER)
		diagnostic_help(parser->diagnostics,
		    "the %s of the week of a date is '%s in the week of …'",
		    shown, shown);
}

/* "WEEKDAY of week N [of YEAR]", past "of". */
static const struct phrase *
parse_iso_week(struct parser *parser, size_t start, enum weekday weekday)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_ISO_WEEK);

	if (phrase == NULL)
		return NULL;
	if (!parser_expect(parser, "week")) {
		help_with_weekday(parser, weekday);
		return NULL;
	}
	if (!parse_counter(parser, "week", 53, &phrase->as.iso_week.week))
		return NULL;
	phrase->as.iso_week.weekday = weekday;
	if (parser_accept(parser, "of")) {
		size_t before = parser->token.start;

		if (!parse_optional_year(parser, &phrase->as.iso_week.year))
			return NULL;
		if (parser->token.start == before) {
			parser_complain(parser, "a year", NULL, 0);
			diagnostic_help(parser->diagnostics,
			    "the week of a month is '%s in the week of week "
			    "%d of …'",
			    word_of_value(word_weekdays, (int32_t)weekday),
			    phrase->as.iso_week.week);
			return NULL;
		}
	}
	return parser_finish(parser, phrase, start);
}

/* The words between a weekday and the date it is measured from. */
static bool
parse_relation(struct parser *parser, enum relation *relation)
{
	static const char *const words[] = {
	    "on", "after", "before", "nearest", "in", "of"};

	if (parser_accept(parser, "after")) {
		*relation = RELATION_AFTER;
	} else if (parser_accept(parser, "before")) {
		*relation = RELATION_BEFORE;
	} else if (parser_accept(parser, "nearest")) {
		*relation = RELATION_NEAREST;
	} else if (parser_accept(parser, "in")) {
		*relation = RELATION_IN_WEEK_OF;
		return parser_expect(parser, "week") &&
		    parser_expect(parser, "of");
	} else if (parser_accept(parser, "on")) {
		if (!parser_expect(parser, "or"))
			return false;
		*relation = RELATION_ON_OR_AFTER;
		if (parser_accept(parser, "after"))
			return true;
		*relation = RELATION_ON_OR_BEFORE;
		if (parser_accept(parser, "before"))
			return true;
		complain_no_direction(parser);
		return false;
	} else {
		parser_complain(parser,
		    "'on or after', 'on or before', 'after', 'before', "
		    "'nearest', 'in the week of' or 'of week'",
		    words, sizeof(words) / sizeof(words[0]));
		return false;
	}
	return true;
}

static const struct phrase *
parse_weekday_phrase(struct parser *parser, size_t start)
{
	const struct word *word = parser_lookup(parser, word_weekdays);
	enum weekday weekday = (enum weekday)word->value;
	struct phrase *phrase;

	parser_advance(parser);
	if (parser_accept(parser, "of"))
		return parse_iso_week(parser, start, weekday);
	phrase = parser_new_phrase(parser, PHRASE_WEEKDAY);
	if (phrase == NULL)
		return NULL;
	phrase->as.weekday.weekday = weekday;
	if (!parse_relation(parser, &phrase->as.weekday.relation))
		return NULL;
	phrase->date = parse_date(parser);
	return phrase->date != NULL ? parser_finish(parser, phrase, start)
				    : NULL;
}

/* "of DATE, DATE and DATE", past "earliest" or "latest". */
static const struct phrase *
parse_extreme(struct parser *parser, size_t start, bool latest)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_EXTREME);

	if (phrase == NULL || !parser_expect(parser, "of"))
		return NULL;
	phrase->as.extreme.latest = latest;
	for (;;) {
		size_t count = phrase->as.extreme.count;
		const struct phrase *date = parse_date(parser);

		if (date == NULL)
			return NULL;
		phrase->as.extreme.dates = arena_grow(parser->arena,
		    phrase->as.extreme.dates, count, sizeof(date));
		if (phrase->as.extreme.dates == NULL)
			return NULL;
		phrase->as.extreme.dates[count] = date;
		phrase->as.extreme.count++;
		if (parser->token.kind == TOKEN_COMMA) {
			parser_advance(parser);
			parser_accept(parser, "and");
		} else if (!parser_accept(parser, "and")) {
			break;
		}
	}
	return parser_finish(parser, phrase, start);
}

static const struct phrase *
parse_group(struct parser *parser)
{
	const struct phrase *date;

	parser_advance(parser);
	date = parse_date(parser);
	if (date == NULL)
		return NULL;
	if (parser->token.kind != TOKEN_CLOSE) {
		parser_complain(parser, "')'", NULL, 0);
		return NULL;
	}
	parser_advance(parser);
	return date;
}

/* "1.10.2026", or a month alone: what is nearly a date. */
static bool
complain_almost_date(struct parser *parser)
{
	const char *text = parser_token_text(parser, parser->token);
	const char *dot = strchr(text, '.');

	if (parser->token.kind == TOKEN_VERSION && dot != NULL &&
	    strchr(dot + 1, '.') != NULL) {
		parser_error(
		    parser, DIAGNOSTIC_DATE_FORM, DIAGNOSTIC_ARGS(text));
		parser_suggest_date(parser, text);
		return true;
	}
	if (parser_lookup(parser, word_months) == NULL)
		return false;
	parser_complain(parser, "a date", NULL, 0);
	diagnostic_help(parser->diagnostics,
	    "a month is no day: write '1 %s', 'first Tuesday of %s' or 'end "
	    "of month of 1 %s'",
	    text, text, text);
	return true;
}

/* No rule begins with this token: say what could have been meant. */
static const struct phrase *
complain_no_date(struct parser *parser)
{
	const struct token *token = &parser->token;
	const char *words[96];
	size_t count = 0, end = 0, distance = SIZE_MAX, word_distance;
	const struct name *name = NULL;
	const char *nearest;

	while (word_date_starts[count] != NULL) {
		words[count] = word_date_starts[count];
		count++;
	}
	count += word_list(word_weekdays, words + count, 96 - count);
	count += word_list(word_ordinals, words + count, 96 - count);
	nearest = text_nearest(token->text, token->length, words, count);
	if (token->kind == TOKEN_WORD)
		name = names_nearest(
		    parser->names, parser->text, token->start, &end, &distance);
	word_distance = nearest == NULL
	    ? SIZE_MAX
	    : text_distance(
		  token->text, token->length, nearest, strlen(nearest));
	if (complain_almost_date(parser))
		return NULL;
	if (token->kind != TOKEN_WORD || parser->names->count == 0 ||
	    word_distance < distance) {
		parser_complain(parser, "a date", words, count);
		return NULL;
	}
	if (name != NULL)
		parser->token.end = end;
	parser_error(parser, DIAGNOSTIC_UNKNOWN_MILESTONE,
	    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
		names_list(parser->names, parser->arena)));
	if (name != NULL)
		diagnostic_suggest(parser->diagnostics, name->shown);
	return NULL;
}

/* Rules that begin with a word of their own; NULL phrase_kind pairs are
 * resolved here so that parse_date() stays a short list. */
static const struct phrase *
parse_keyword(struct parser *parser, size_t start, bool *found)
{
	*found = true;
	if (parser_lookup(parser, word_weekdays) != NULL)
		return parse_weekday_phrase(parser, start);
	if (parser_accept(parser, "cycle"))
		return parser_finish(
		    parser, parser_new_phrase(parser, PHRASE_CYCLE), start);
	if (parser_accept(parser, "tbd"))
		return parser_finish(
		    parser, parser_new_phrase(parser, PHRASE_TBD), start);
	if (parser_accept(parser, "start"))
		return parse_edge(parser, start, EDGE_START);
	if (parser_accept(parser, "end"))
		return parse_edge(parser, start, EDGE_END);
	if (parser_accept(parser, "day"))
		return parse_of_month(parser, start, PHRASE_DAY_OF_MONTH);
	if (parser_accept(parser, "week"))
		return parse_of_month(parser, start, PHRASE_WEEK_OF_MONTH);
	if (parser_accept(parser, "earliest"))
		return parse_extreme(parser, start, false);
	if (parser_accept(parser, "latest"))
		return parse_extreme(parser, start, true);
	*found = false;
	return NULL;
}

/* A word that has a meaning of its own at the beginning of a date. */
static bool
is_grammar_word(const struct token *token)
{
	for (size_t i = 0; word_date_starts[i] != NULL; i++) {
		if (text_equal_ignoring_case(token->text, token->length,
			word_date_starts[i], strlen(word_date_starts[i])))
			return true;
	}
	return word_find(word_weekdays, token->text, token->length) != NULL ||
	    word_find(word_ordinals, token->text, token->length) != NULL ||
	    word_find(word_months, token->text, token->length) != NULL ||
	    word_find(word_numbers, token->text, token->length) != NULL;
}

/* "planned last beta": a reference, and no other phrase. */
static const struct phrase *
parse_planned_ordinal(struct parser *parser, size_t start)
{
	struct token ordinal = parser->token;
	const struct phrase *phrase = parse_ordinal_phrase(parser, start);
	struct phrase *planned;

	if (phrase == NULL)
		return NULL;
	if (phrase->kind != PHRASE_REFERENCE) {
		parser->token = ordinal;
		parser_complain(
		    parser, "a milestone behind 'planned'", NULL, 0);
		return NULL;
	}
	planned = parser_new_phrase(parser, PHRASE_REFERENCE);
	if (planned == NULL)
		return NULL;
	*planned = *phrase;
	planned->as.reference.planned = true;
	return planned;
}

/* "planned NAME …", or NAME …; `found` tells whether one is next. */
static const struct phrase *
parse_named(struct parser *parser, size_t start, bool *found)
{
	bool planned = parser_at_word(parser, "planned");
	size_t end;

	*found = true;
	if (planned)
		parser_advance(parser);
	if (parser->token.kind == TOKEN_WORD &&
	    names_match(
		parser->names, parser->text, parser->token.start, &end) != NULL)
		return parse_reference(parser, start, planned);
	if (planned && parser_at_ordinal(parser))
		return parse_planned_ordinal(parser, start);
	if (planned) {
		if (parser->token.kind == TOKEN_WORD &&
		    !is_grammar_word(&parser->token))
			return complain_no_date(parser);
		parser_complain(
		    parser, "a milestone behind 'planned'", NULL, 0);
		return NULL;
	}
	*found = false;
	return NULL;
}

static const struct phrase *
parse_literal_date(struct parser *parser, size_t start)
{
	struct phrase *phrase = parser_new_phrase(parser, PHRASE_DATE);

	if (phrase == NULL || !parse_literal(parser, &phrase->as.literal))
		return NULL;
	return parser_finish(parser, phrase, start);
}

static const struct phrase *
parse_date_unbounded(struct parser *parser)
{
	size_t start = parser->token.start;
	bool found = false;
	int32_t number = 0;
	const struct phrase *phrase = parse_named(parser, start, &found);

	if (found)
		return phrase;
	if (parser->token.kind == TOKEN_OPEN)
		return parse_group(parser);
	if (parser->token.kind == TOKEN_DATE)
		return parse_literal_date(parser, start);
	if (parser_at_day_and_month(parser))
		return parse_day_and_month(parser, start);
	if (parser_at_number(parser, &number))
		return parse_offset(parser, start);
	if (parser_at_ordinal(parser))
		return parse_ordinal_phrase(parser, start);
	phrase = parse_keyword(parser, start, &found);
	return found ? phrase : complain_no_date(parser);
}

const struct phrase *
parse_date(struct parser *parser)
{
	const struct phrase *phrase;

	if (parser->depth >= PHRASE_DEPTH_MAX) {
		parser_error(parser, DIAGNOSTIC_LIMIT,
		    DIAGNOSTIC_ARGS("phrase nested deeper than 64 levels"));
		return NULL;
	}
	parser->depth++;
	phrase = parse_date_unbounded(parser);
	parser->depth--;
	return phrase;
}

const struct phrase *
phrase_parse(struct arena *arena, const struct names *names,
    const struct phrase_text *text, struct diagnostics *diagnostics)
{
	struct parser parser;
	const struct phrase *phrase;

	parser_init(&parser, arena, names, text, diagnostics);
	phrase = parse_date(&parser);
	if (phrase == NULL || !parser_expect_end(&parser))
		return NULL;
	return phrase;
}
