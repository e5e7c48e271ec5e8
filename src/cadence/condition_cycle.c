/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Terms about the cycle date: its month, or a day or a month as a bound. */
#include <string.h>

#include "base/text.h"
#include "cadence/condition_term.h"
#include "phrase/lexer.h"
#include "phrase/words.h"

#define A_DAY "a date or a month ('2026-10' or 'October 2026')"

bool
check_cycles_known(const struct cursor *cursor, size_t start)
{
	if (cursor->context->cycles_are_known)
		return true;
	cursor_error(cursor, DIAGNOSTIC_CONDITION_CYCLE, start,
	    cursor->previous_end,
	    DIAGNOSTIC_ARGS(cursor_text(cursor, start, cursor->previous_end)));
	diagnostic_help(cursor->context->diagnostics,
	    "choose the series by name, with 'version' or 'in'");
	return false;
}

static const struct word *
month_at(const struct cursor *cursor)
{
	if (cursor->piece.kind != PIECE_WORD)
		return NULL;
	return word_find(word_months, cursor->piece.text, cursor->piece.length);
}

static void
complain_month(const struct cursor *cursor, const char *what)
{
	const char *months[32] = {NULL};

	word_list(word_months, months, 31);
	cursor_complain(cursor, what, months);
}

/* Does the word look like "dddd-dd", where d is a digit? */
static bool
has_form(const struct cursor *cursor, const char *form)
{
	const struct piece *piece = &cursor->piece;

	if (piece->kind != PIECE_WORD || piece->length != strlen(form))
		return false;
	for (size_t i = 0; i < piece->length; i++) {
		if (form[i] == 'd' ? !text_is_digit(piece->text[i])
				   : piece->text[i] != form[i])
			return false;
	}
	return true;
}

static int32_t
number_from(const char *digits, size_t count)
{
	int32_t number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

/* Steps over the year, or all of "2026-10", and makes a month of it. */
static bool
set_month(struct cursor *cursor, int32_t month, struct condition *condition)
{
	const struct piece *piece = &cursor->piece;
	int32_t year = number_from(piece->text, 4);

	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX) {
		cursor_error(cursor, DIAGNOSTIC_DATE_RANGE, piece->start,
		    piece->end, DIAGNOSTIC_ARGS(cursor_piece_text(cursor)));
		return false;
	}
	if (!date_from_civil(year, month, 1, &condition->as.cycle.first)) {
		cursor_error(cursor, DIAGNOSTIC_NO_SUCH_MONTH, piece->start,
		    piece->end, DIAGNOSTIC_ARGS(cursor_piece_text(cursor)));
		return false;
	}
	condition->as.cycle.is_month = true;
	cursor_advance(cursor);
	return date_end_of(DATE_UNIT_MONTH, condition->as.cycle.first,
	    &condition->as.cycle.last);
}

/* A literal date, with the complaints that phrases have about it. */
static bool
parse_literal_day(struct cursor *cursor, struct condition *condition)
{
	const struct piece *piece = &cursor->piece;
	const struct phrase_text day = {
	    .text = piece->text,
	    .length = piece->length,
	    .at = lexer_span(cursor->text, piece->start, piece->end),
	    .verbatim = cursor->text->verbatim,
	};
	bool is_month;

	if (!cycle_start_parse(cursor->context->arena, &day,
		cursor->context->diagnostics, &condition->as.cycle.first,
		&is_month))
		return false;
	condition->as.cycle.last = condition->as.cycle.first;
	cursor_advance(cursor);
	return true;
}

static bool
parse_day(struct cursor *cursor, struct condition *condition)
{
	const struct piece *piece = &cursor->piece;
	const struct word *month = month_at(cursor);

	if (month != NULL) {
		cursor_advance(cursor);
		if (has_form(cursor, "dddd"))
			return set_month(cursor, month->value, condition);
		cursor_complain(cursor, "a year of four digits", NULL);
		return false;
	}
	if (has_form(cursor, "dddd-dd"))
		return set_month(
		    cursor, number_from(piece->text + 5, 2), condition);
	if (piece->kind == PIECE_WORD && text_is_digit(piece->text[0]) &&
	    (memchr(piece->text, '-', piece->length) != NULL ||
		memchr(piece->text, '/', piece->length) != NULL))
		return parse_literal_day(cursor, condition);
	complain_month(cursor, A_DAY);
	if (has_form(cursor, "dddd"))
		diagnostic_help(cursor->context->diagnostics,
		    "a year begins with its first month: '%.4s-01'",
		    piece->text);
	return false;
}

/* "April, October". */
static const struct condition *
parse_months(struct cursor *cursor)
{
	struct condition *condition =
	    cursor_new_condition(cursor, CONDITION_CYCLE_IN);

	if (condition == NULL)
		return NULL;
	do {
		const struct word *month = month_at(cursor);

		if (month == NULL) {
			complain_month(cursor, "the name of a month");
			return NULL;
		}
		condition->as.months |= (uint32_t)1 << month->value;
		cursor_advance(cursor);
	} while (cursor_accept_kind(cursor, PIECE_COMMA));
	if (!has_form(cursor, "dddd"))
		return condition;
	cursor_complain(cursor, "a month of any year", NULL);
	diagnostic_help(cursor->context->diagnostics,
	    "one month of one year is 'cycle from 2026-10 and cycle until "
	    "2026-10'");
	return NULL;
}

const struct condition *
parse_cycle_term(struct cursor *cursor, size_t start)
{
	static const char *const words[] = {
	    "in", "from", "until", "before", "after", NULL};
	struct condition *condition;

	if (!check_cycles_known(cursor, start))
		return NULL;
	if (cursor_accept(cursor, "in"))
		return parse_months(cursor);
	condition = cursor_new_condition(cursor, CONDITION_CYCLE);
	for (int i = 0; condition != NULL && bound_texts[i] != NULL; i++) {
		if (!cursor_accept(cursor, bound_texts[i]))
			continue;
		condition->as.cycle.bound = (enum bound)i;
		return parse_day(cursor, condition) ? condition : NULL;
	}
	cursor_complain(cursor,
	    "'in', 'from', 'until', 'before' or 'after' behind 'cycle'", words);
	return NULL;
}
