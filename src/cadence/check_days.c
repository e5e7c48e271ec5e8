/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Months, weekdays, calendars, events and dates behind the "is" of a check. */
#include "cadence/check_days.h"

#include <string.h>

#include "base/text.h"
#include "phrase/names.h"

/* Days that need no file to be known. */
static const char *const plain_days[] = {"weekends", "business days"};

static bool
add_days(struct checker *checker, struct check_where *where,
    const struct check_days *days)
{
	struct check_days *grown = arena_grow(checker->parser.arena,
	    where->days, where->count, sizeof(where->days[0]));

	if (grown == NULL)
		return false;
	grown[where->count++] = *days;
	where->days = grown;
	return true;
}

/* A comma, "or", "and", or one behind the other, between items of a list; but
 * not where a milestone follows: that is another check. */
static bool
accept_joint(const struct cadence *cadence, struct parser *parser)
{
	struct parser ahead = *parser;
	bool has_joint = ahead.token.kind == TOKEN_COMMA;
	size_t end;

	if (has_joint)
		parser_advance(&ahead);
	if (parser_accept(&ahead, "or") || parser_accept(&ahead, "and")) {
		const struct name *name = names_match(
		    ahead.names, ahead.text, ahead.token.start, &end);

		if (name != NULL && !has_joint &&
		    cadence->symbols[name->symbol].kind != SYMBOL_EVENT)
			return false;
		has_joint = true;
	}
	if (has_joint)
		*parser = ahead;
	return has_joint;
}

bool
parse_months(struct checker *checker, struct check_where *where)
{
	struct parser *parser = &checker->parser;
	struct check_days days = {.kind = CHECK_DAYS_MONTHS};

	where->relation = CHECK_IN;
	do {
		const struct word *month = parser_lookup(parser, word_months);

		if (month == NULL) {
			const char *words[64];

			checker_complain(checker, "a month", words,
			    word_list(word_months, words, 64));
			return false;
		}
		days.bits |= (uint32_t)1 << month->value;
		parser_advance(parser);
	} while (accept_joint(checker->cadence, parser));
	return add_days(checker, where, &days);
}

/* The calendar under the cursor, unless a milestone has a longer name. */
static const struct name *
match_calendar(const struct checker *checker, size_t *end)
{
	const struct parser *parser = &checker->parser;
	size_t start = parser->token.start, other;
	const struct name *name = parser->token.kind != TOKEN_WORD
	    ? NULL
	    : names_match(&checker->calendars, parser->text, start, end);

	if (name == NULL ||
	    (names_match(parser->names, parser->text, start, &other) != NULL &&
		other >= *end))
		return NULL;
	return name;
}

static bool
accept_calendar(struct checker *checker, struct check_days *days)
{
	struct parser *parser = &checker->parser;
	size_t end;
	const struct name *name = match_calendar(checker, &end);

	if (name == NULL)
		return false;
	days->kind = CHECK_DAYS_CALENDAR;
	days->calendar = name->symbol;
	parser->previous_end = end;
	parser_move_to(parser, end);
	return true;
}

/* Is the name under the cursor that of an event as a whole? */
static bool
at_event(const struct checker *checker)
{
	const struct parser *parser = &checker->parser;
	const struct cadence *cadence = checker->cadence;
	size_t end;
	const struct name *name = parser->token.kind != TOKEN_WORD
	    ? NULL
	    : names_match(
		  parser->names, parser->text, parser->token.start, &end);

	return name != NULL &&
	    cadence->symbols[name->symbol].kind == SYMBOL_EVENT &&
	    strcmp(name->text, cadence->symbols[name->symbol].name) == 0;
}

/* A weekday behind which the list goes on or the check ends: else it begins
 * a phrase such as "Tuesday after final". */
static bool
at_weekday(const struct checker *checker)
{
	const struct parser *parser = &checker->parser;
	struct parser ahead = *parser;

	if (parser_lookup(parser, word_weekdays) == NULL)
		return false;
	parser_advance(&ahead);
	return ahead.token.kind == TOKEN_END ||
	    accept_joint(checker->cadence, &ahead);
}

static void
skip_article(struct parser *parser)
{
	struct parser ahead = *parser;

	if (!parser_accept(&ahead, "a"))
		return;
	if (parser_lookup(&ahead, word_weekdays) != NULL ||
	    parser_at_word(&ahead, "weekend") ||
	    parser_at_word(&ahead, "business"))
		*parser = ahead;
}

/* "business days" and "business day". */
static bool
accept_business(struct parser *parser)
{
	struct parser ahead = *parser;

	if (!parser_accept(&ahead, "business") ||
	    (!parser_accept(&ahead, "days") && !parser_accept(&ahead, "day")))
		return false;
	*parser = ahead;
	return true;
}

/* An item of a list of days; false, and no step, where there is none. */
static bool
accept_days(struct checker *checker, struct check_days *days)
{
	struct parser *parser = &checker->parser;

	*days = (struct check_days){0};
	skip_article(parser);
	if (accept_business(parser)) {
		days->kind = CHECK_DAYS_BUSINESS;
		return true;
	}
	if (parser_accept(parser, "weekends") ||
	    parser_accept(parser, "weekend")) {
		days->kind = CHECK_DAYS_WEEKENDS;
		return true;
	}
	if (at_weekday(checker)) {
		days->kind = CHECK_DAYS_WEEKDAYS;
		days->bits = (uint32_t)1
		    << parser_lookup(parser, word_weekdays)->value;
		parser_advance(parser);
		return true;
	}
	if (accept_calendar(checker, days))
		return true;
	if (!at_event(checker))
		return false;
	days->kind = CHECK_DAYS_EVENT;
	days->phrase = parse_date(parser);
	return days->phrase != NULL;
}

/* Says what days there are, with the nearest of them. */
static bool
complain_days(struct checker *checker, bool may_be_phrase)
{
	struct parser *parser = &checker->parser;
	const struct cadence *cadence = checker->cadence;
	const char *words[128];
	size_t count = word_list(word_weekdays, words, 32);
	struct buf known = {0};

	for (size_t i = 0; i < 2; i++)
		words[count++] = plain_days[i];
	buf_append_string(&known, "weekends, business days");
	for (size_t i = 0; i < cadence->calendar_count && count < 96; i++)
		words[count++] = cadence->calendars[i].name;
	for (size_t i = 0; i < cadence->event_count && count < 128; i++)
		words[count++] = cadence->events[i].name;
	for (size_t i = 0; i < checker->calendars.count && i < 12; i++)
		buf_printf(&known, ", %s", cadence->calendars[i].name);
	if (parser->token.kind != TOKEN_WORD) {
		checker_complain(checker,
		    "a weekday, 'weekends', a calendar or an event", NULL, 0);
	} else {
		parser_error(parser,
		    may_be_phrase ? DIAGNOSTIC_UNKNOWN_DAYS
				  : DIAGNOSTIC_UNKNOWN_CALENDAR,
		    DIAGNOSTIC_ARGS(parser_token_text(parser, parser->token),
			buf_text(&known)));
		diagnostic_suggest(parser->diagnostics,
		    text_nearest(parser->token.text, parser->token.length,
			words, count));
	}
	buf_release(&known);
	return false;
}

/* Is a calendar or an event meant, if not spelt, rather than a date? */
static bool
is_misspelt_days(const struct checker *checker)
{
	const struct parser *parser = &checker->parser;
	const struct token *token = &parser->token;
	size_t end = 0, near_name, near_calendar;
	const char *plain = text_nearest(token->text, token->length,
	    (const char *const[]){"weekends", "weekend", "business"}, 3);

	if (token->kind != TOKEN_WORD ||
	    names_match(parser->names, parser->text, token->start, &end) !=
		NULL)
		return false;
	names_nearest(
	    parser->names, parser->text, token->start, &end, &near_name);
	names_nearest(&checker->calendars, parser->text, token->start, &end,
	    &near_calendar);
	if (plain != NULL &&
	    text_distance(token->text, token->length, plain, strlen(plain)) <
		near_name)
		return parser_lookup(parser, word_weekdays) == NULL;
	return near_calendar < near_name;
}

bool
parse_target(struct checker *checker, struct check_where *where)
{
	struct parser *parser = &checker->parser;
	struct check_days days = {.kind = CHECK_DAYS_PHRASE};

	if (accept_calendar(checker, &days))
		return add_days(checker, where, &days);
	if (at_event(checker))
		days.kind = CHECK_DAYS_EVENT;
	else if (is_misspelt_days(checker))
		return complain_days(checker, true);
	else if (parser->token.kind == TOKEN_END)
		return checker_complain(
		    checker, "a date, an event or a calendar", NULL, 0);
	days.phrase = parse_date(parser);
	return days.phrase != NULL && add_days(checker, where, &days);
}

/* "or after", "or before", past "on". */
static bool
parse_or(struct checker *checker, struct check_where *where)
{
	static const char *const words[] = {"after", "before"};
	struct parser *parser = &checker->parser;

	if (parser_accept(parser, "after"))
		where->relation = CHECK_ON_OR_AFTER;
	else if (parser_accept(parser, "before"))
		where->relation = CHECK_ON_OR_BEFORE;
	else
		return checker_complain(
		    checker, "'after' or 'before'", words, 2);
	return parse_target(checker, where);
}

bool
parse_on(struct checker *checker, struct check_where *where, bool may_be_phrase)
{
	struct parser *parser = &checker->parser;
	size_t errors = diagnostics_failures(parser->diagnostics);
	struct check_days days;

	where->relation = CHECK_ON;
	if (may_be_phrase && parser_accept(parser, "or"))
		return parse_or(checker, where);
	if (!accept_days(checker, &days)) {
		if (diagnostics_failures(parser->diagnostics) > errors)
			return false;
		if (may_be_phrase)
			return parse_target(checker, where);
		return complain_days(checker, false);
	}
	do {
		if (!add_days(checker, where, &days))
			return false;
		if (!accept_joint(checker->cadence, parser))
			return true;
	} while (accept_days(checker, &days));
	return diagnostics_failures(parser->diagnostics) > errors
	    ? false
	    : complain_days(checker, false);
}
