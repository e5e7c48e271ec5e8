/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Terms about versions, counters and the place of a series in its line. */
#include "cadence/condition_term.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "phrase/words.h"

/* More digits are no number that a counter can have. */
#define DIGITS_MAX 10

#define A_COMPARISON "a comparison such as '<=' or '='"

/* Words with which a term begins, without the counters. */
static const char *const term_starts[] = {
    "version", "every", "cycle", "in", "not", NULL};

/* Which series a version names, as far as is known here. */
static bool
find_series(
    const struct condition_context *context, const char *text, int64_t *index)
{
	struct date from, until;

	if (context->find != NULL)
		return context->find(context->context, text, index);
	return version_scheme_find(context->scheme, text, index, &from,
		   &until) == VERSION_EXACT;
}

static bool
parse_version(struct cursor *cursor, struct condition_version *version)
{
	const struct condition_context *context = cursor->context;
	const struct piece *piece = &cursor->piece;

	if (piece->kind != PIECE_WORD && piece->kind != PIECE_QUOTED) {
		cursor_complain(cursor, "a version", NULL);
		return false;
	}
	version->text = arena_copy(context->arena, piece->text, piece->length);
	if (version->text == NULL)
		return false;
	if (!find_series(context, version->text, &version->index)) {
		cursor_error(cursor, DIAGNOSTIC_UNKNOWN_SERIES, piece->start,
		    piece->end,
		    DIAGNOSTIC_ARGS(
			version->text, version_scheme_shown(context->scheme)));
		version_scheme_help(
		    context->scheme, version->text, context->diagnostics);
		return false;
	}
	cursor_advance(cursor);
	return true;
}

static bool
parse_comparison(struct cursor *cursor, enum comparator *comparison)
{
	const struct piece *piece = &cursor->piece;

	for (int i = 0; comparison_texts[i] != NULL; i++) {
		if (piece->kind != PIECE_COMPARISON ||
		    strlen(comparison_texts[i]) != piece->length ||
		    memcmp(comparison_texts[i], piece->text, piece->length) !=
			0)
			continue;
		*comparison = (enum comparator)i;
		cursor_advance(cursor);
		return true;
	}
	cursor_complain(cursor, A_COMPARISON, NULL);
	if (piece->kind == PIECE_COMPARISON)
		diagnostic_suggest(cursor->context->diagnostics,
		    comparison_usual(piece->text, piece->length));
	return false;
}

static const struct condition *
parse_version_term(struct cursor *cursor)
{
	struct condition *condition =
	    cursor_new_condition(cursor, CONDITION_VERSION);

	if (condition == NULL)
		return NULL;
	if (!parse_comparison(cursor, &condition->as.version.comparison)) {
		if (cursor_at(cursor, "is"))
			diagnostic_help(cursor->context->diagnostics,
			    "one series is 'version = …', several are "
			    "'in …, …'");
		return NULL;
	}
	if (!parse_version(cursor, &condition->as.version.than))
		return NULL;
	return condition;
}

static size_t
count_digits(const struct piece *piece)
{
	size_t digits = 0;

	while (digits < piece->length && text_is_digit(piece->text[digits]))
		digits++;
	return digits;
}

/* The value of the first digits; one that is too large for any counter where
 * they are too many. */
static int64_t
value_of_digits(const struct piece *piece, size_t digits)
{
	int64_t value = 0;

	for (size_t i = 0; i < digits && i <= DIGITS_MAX; i++)
		value = value * 10 + (piece->text[i] - '0');
	return value;
}

static bool
parse_number(struct cursor *cursor, int64_t *value, const char *what)
{
	const struct piece *piece = &cursor->piece;
	size_t digits = count_digits(piece);
	bool has_zeros = digits > 1 && piece->text[0] == '0';

	if (piece->kind != PIECE_WORD || digits == 0) {
		cursor_complain(cursor, what,
		    (const char *const[]){"even", "odd", "not", NULL});
		return false;
	}
	if (digits == piece->length && digits <= DIGITS_MAX && !has_zeros) {
		*value = value_of_digits(piece, digits);
		cursor_advance(cursor);
		return true;
	}
	cursor_error(cursor, DIAGNOSTIC_NOT_A_NUMBER, piece->start, piece->end,
	    DIAGNOSTIC_ARGS(cursor_piece_text(cursor), "0", "9999999999"));
	if (digits < piece->length)
		diagnostic_help(cursor->context->diagnostics,
		    "series are compared as in 'version <= …'");
	else if (has_zeros)
		diagnostic_help(cursor->context->diagnostics,
		    "write it without leading zeros");
	return false;
}

static bool
can_hold(const struct condition_counter *counter, int64_t least, int64_t most)
{
	switch (counter->comparison) {
	case COMPARISON_LESS:
		return counter->value > least;
	case COMPARISON_AT_MOST:
		return counter->value >= least;
	case COMPARISON_GREATER:
		return counter->value < most;
	case COMPARISON_AT_LEAST:
		return counter->value <= most;
	case COMPARISON_EQUAL:
		return counter->value >= least && counter->value <= most;
	case COMPARISON_OTHER:
		break;
	}
	return least != most || counter->value != least;
}

/* A number that the counter never comes to is a slip of the pen. */
static bool
check_can_hold(const struct cursor *cursor,
    const struct condition_counter *counter, size_t start)
{
	struct arena *arena = cursor->context->arena;
	const char *reason;
	int64_t least, most;

	version_scheme_token_range(
	    cursor->context->scheme, counter->token, &least, &most);
	if (can_hold(counter, least, most))
		return true;
	reason = most == INT64_MAX
	    ? arena_printf(arena, "%s begins at %" PRId64, counter->name, least)
	    : arena_printf(arena, "%s goes from %" PRId64 " to %" PRId64,
		  counter->name, least, most);
	cursor_error(cursor, DIAGNOSTIC_CONDITION_NEVER, start,
	    cursor->previous_end,
	    DIAGNOSTIC_ARGS(cursor_text(cursor, start, cursor->previous_end),
		reason != NULL ? reason : ""));
	return false;
}

/* "even", "odd", "4", "not 4" behind "is". */
static bool
parse_is(struct cursor *cursor, struct condition *condition)
{
	struct condition_counter *counter = &condition->as.counter;
	bool is_other = cursor_accept(cursor, "not");
	bool is_even = cursor_at(cursor, "even");

	if (is_even || cursor_at(cursor, "odd")) {
		cursor_advance(cursor);
		condition->kind = CONDITION_PARITY;
		counter->value = is_even == is_other;
		return true;
	}
	counter->comparison = is_other ? COMPARISON_OTHER : COMPARISON_EQUAL;
	return parse_number(cursor, &counter->value,
	    is_other ? "a number behind 'not'"
		     : "'even', 'odd', a number or 'not' behind 'is'");
}

/* "n is even", "minor >= 2", past the name, which began at `start`. */
static const struct condition *
parse_counter_term(struct cursor *cursor, int token, size_t start)
{
	struct condition *condition =
	    cursor_new_condition(cursor, CONDITION_COUNTER);
	struct condition_counter *counter;

	if (condition == NULL ||
	    (version_scheme_token_is_dated(token) &&
		!check_cycles_known(cursor, start)))
		return NULL;
	counter = &condition->as.counter;
	counter->token = token;
	counter->name =
	    version_scheme_token_name(cursor->context->scheme, token);
	if (cursor_accept(cursor, "is")) {
		if (!parse_is(cursor, condition))
			return NULL;
	} else if (cursor->piece.kind != PIECE_COMPARISON) {
		cursor_complain(cursor, "'is' or " A_COMPARISON,
		    (const char *const[]){"is", NULL});
		return NULL;
	} else if (!parse_comparison(cursor, &counter->comparison) ||
	    !parse_number(cursor, &counter->value, "a number")) {
		return NULL;
	}
	if (condition->kind == CONDITION_COUNTER &&
	    !check_can_hold(cursor, counter, start))
		return NULL;
	return condition;
}

/* "4th", "fourth". */
static bool
parse_step(struct cursor *cursor, int32_t *step)
{
	static const char *const suffixes[] = {"st", "nd", "rd", "th", NULL};
	const struct piece *piece = &cursor->piece;
	const struct word *word = piece->kind == PIECE_WORD
	    ? word_find(word_ordinals, piece->text, piece->length)
	    : NULL;
	size_t digits = count_digits(piece);
	int64_t value = 0;

	for (size_t i = 0; digits > 0 && suffixes[i] != NULL; i++) {
		if (text_equal_ignoring_case(piece->text + digits,
			piece->length - digits, suffixes[i], 2))
			value = value_of_digits(piece, digits);
	}
	if (word != NULL && word->value > 0)
		value = word->value;
	if (value == 0 || value > CONDITION_STEP_MAX) {
		cursor_complain(
		    cursor, "an ordinal from '1st' to '1000th'", NULL);
		if (digits > 0 && digits == piece->length)
			diagnostic_help(cursor->context->diagnostics,
			    "write 'every 4th series from …'");
		return false;
	}
	*step = (int32_t)value;
	cursor_advance(cursor);
	return true;
}

static const struct condition *
parse_every_term(struct cursor *cursor)
{
	struct condition *condition =
	    cursor_new_condition(cursor, CONDITION_EVERY);

	if (condition == NULL || !parse_step(cursor, &condition->as.every.step))
		return NULL;
	cursor_accept(cursor, "series");
	if (!cursor_accept(cursor, "from")) {
		cursor_complain(cursor, "'from' and the version to count from",
		    (const char *const[]){"from", "series", NULL});
		return NULL;
	}
	if (!parse_version(cursor, &condition->as.every.from))
		return NULL;
	return condition;
}

/* "3.9", "3.9..3.12", "3.9..". */
static bool
parse_range(struct cursor *cursor, struct condition_range *range)
{
	size_t start = cursor->piece.start;

	if (cursor->piece.kind == PIECE_RANGE) {
		cursor_complain(cursor, "a version", NULL);
		diagnostic_help(cursor->context->diagnostics,
		    "all series up to one are 'version <= …'");
		return false;
	}
	if (!parse_version(cursor, &range->least))
		return false;
	range->most = range->least;
	if (!cursor_accept_kind(cursor, PIECE_RANGE))
		return true;
	range->most = (struct condition_version){NULL, INT64_MAX};
	/* Only a comma, a bracket or the next word can follow an open end;
	 * of words, only those that join conditions. */
	if ((cursor->piece.kind != PIECE_WORD &&
		cursor->piece.kind != PIECE_QUOTED) ||
	    cursor_at(cursor, "and") || cursor_at(cursor, "or"))
		return true;
	if (!parse_version(cursor, &range->most))
		return false;
	if (range->least.index <= range->most.index)
		return true;
	cursor_error(cursor, DIAGNOSTIC_CONDITION_NEVER, start,
	    cursor->previous_end,
	    DIAGNOSTIC_ARGS(cursor_text(cursor, start, cursor->previous_end),
		"it ends before it begins"));
	diagnostic_help(cursor->context->diagnostics, "write '%s..%s'",
	    range->most.text, range->least.text);
	return false;
}

static const struct condition *
parse_in_term(struct cursor *cursor)
{
	struct condition *condition =
	    cursor_new_condition(cursor, CONDITION_IN);
	bool has_brackets = cursor_accept_kind(cursor, PIECE_OPEN_LIST);

	if (condition == NULL)
		return NULL;
	do {
		size_t count = condition->as.in.count++;
		struct condition_range *ranges =
		    arena_grow(cursor->context->arena, condition->as.in.ranges,
			count, sizeof(*ranges));

		if (ranges == NULL || !parse_range(cursor, &ranges[count]))
			return NULL;
		condition->as.in.ranges = ranges;
	} while (cursor_accept_kind(cursor, PIECE_COMMA));
	if (has_brackets && !cursor_accept_kind(cursor, PIECE_CLOSE_LIST)) {
		cursor_complain(cursor, "',' or ']'", NULL);
		return NULL;
	}
	return condition;
}

/* All that a term may begin with; ends with NULL. */
static void
list_starts(const struct version_scheme *scheme,
    const char *starts[VERSION_TOKENS_MAX + 6])
{
	size_t count = version_scheme_tokens(scheme, starts);

	memcpy(starts + count, term_starts, sizeof(term_starts));
}

/* "n, minor" for messages. */
static const char *
list_tokens(const struct condition_context *context)
{
	const char *names[VERSION_TOKENS_MAX];
	size_t count = version_scheme_tokens(context->scheme, names);
	const char *list = count > 0 ? names[0] : "none";

	for (size_t i = 1; i < count && list != NULL; i++)
		list = arena_printf(context->arena, "%s, %s", list, names[i]);
	return list != NULL ? list : "";
}

/* Is the next piece one that only stands behind counters and 'version'? */
static bool
is_counter_ahead(const struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	cursor_advance(&ahead);
	return cursor->piece.kind == PIECE_WORD &&
	    !text_is_digit(cursor->piece.text[0]) &&
	    (ahead.piece.kind == PIECE_COMPARISON || cursor_at(&ahead, "is"));
}

static void
complain_no_term(const struct cursor *cursor)
{
	const struct condition_context *context = cursor->context;
	const struct piece *piece = &cursor->piece;
	const char *starts[VERSION_TOKENS_MAX + 6];
	size_t count = 0;

	list_starts(context->scheme, starts);
	while (starts[count] != NULL)
		count++;
	if (!is_counter_ahead(cursor)) {
		cursor_complain(cursor, "a condition", starts);
		if (piece->kind == PIECE_WORD && text_is_digit(piece->text[0]))
			diagnostic_help(context->diagnostics,
			    "several series are 'in [115, 128]'");
		else if (piece->kind == PIECE_WORD &&
		    word_find(word_months, piece->text, piece->length) != NULL)
			diagnostic_help(context->diagnostics,
			    "several months are 'cycle in April, October'");
		return;
	}
	cursor_error(cursor, DIAGNOSTIC_CONDITION_COUNTER, piece->start,
	    piece->end,
	    DIAGNOSTIC_ARGS(cursor_piece_text(cursor),
		version_scheme_shown(context->scheme), list_tokens(context)));
	diagnostic_suggest(context->diagnostics,
	    text_nearest(piece->text, piece->length, starts, count));
}

const struct condition *
parse_term(struct cursor *cursor)
{
	size_t start = cursor->piece.start;
	int token;

	if (cursor_accept(cursor, "version"))
		return parse_version_term(cursor);
	if (cursor_accept(cursor, "every"))
		return parse_every_term(cursor);
	if (cursor_accept(cursor, "cycle"))
		return parse_cycle_term(cursor, start);
	if (cursor_accept(cursor, "in"))
		return parse_in_term(cursor);
	token = cursor->piece.kind == PIECE_WORD
	    ? version_scheme_token(cursor->context->scheme, cursor->piece.text,
		  cursor->piece.length)
	    : -1;
	if (token < 0) {
		complain_no_term(cursor);
		return NULL;
	}
	cursor_advance(cursor);
	return parse_counter_term(cursor, token, start);
}
