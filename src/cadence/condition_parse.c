/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How terms are joined: 'not' binds more than 'and', and that more than 'or'.
 * A chain of one of the latter is one list, so it may be long. */
#include "cadence/condition_term.h"

static const struct condition *parse_joined(
    struct cursor *cursor, enum condition_kind kind);

struct condition *
cursor_new_condition(const struct cursor *cursor, enum condition_kind kind)
{
	struct condition *condition =
	    ARENA_NEW(cursor->context->arena, struct condition);

	if (condition != NULL)
		condition->kind = kind;
	return condition;
}

static bool
enter(struct cursor *cursor)
{
	if (cursor->depth++ < CONDITION_DEPTH_MAX)
		return true;
	cursor_error(cursor, DIAGNOSTIC_LIMIT, cursor->piece.start,
	    cursor->piece.end,
	    DIAGNOSTIC_ARGS("a condition may be nested 32 deep at most"));
	return false;
}

static const struct condition *
parse_in_parentheses(struct cursor *cursor)
{
	static const char *const joints[] = {"and", "or", NULL};
	const struct condition *inner;

	if (!enter(cursor))
		return NULL;
	cursor_advance(cursor);
	inner = parse_joined(cursor, CONDITION_ANY);
	if (inner == NULL)
		return NULL;
	if (!cursor_accept_kind(cursor, PIECE_CLOSE)) {
		cursor_complain(cursor, "')'", joints);
		return NULL;
	}
	cursor->depth--;
	return inner;
}

static const struct condition *
parse_one(struct cursor *cursor)
{
	struct condition *condition;

	if (cursor->piece.kind == PIECE_OPEN)
		return parse_in_parentheses(cursor);
	if (!cursor_at(cursor, "not"))
		return parse_term(cursor);
	if (!enter(cursor))
		return NULL;
	cursor_advance(cursor);
	condition = cursor_new_condition(cursor, CONDITION_NOT);
	if (condition == NULL)
		return NULL;
	condition->as.negated = parse_one(cursor);
	cursor->depth--;
	return condition->as.negated != NULL ? condition : NULL;
}

/* Adds to a list that began with `first` alone. */
static bool
add_item(const struct cursor *cursor, struct condition_list *list,
    const struct condition *item)
{
	const struct condition **items = arena_grow(cursor->context->arena,
	    list->items, list->count, sizeof(list->items[0]));

	if (items == NULL || item == NULL)
		return false;
	items[list->count++] = item;
	list->items = items;
	return true;
}

/* What an "and" (ALL) or an "or" (ANY) joins. */
static const struct condition *
parse_part(struct cursor *cursor, enum condition_kind kind)
{
	return kind == CONDITION_ALL ? parse_one(cursor)
				     : parse_joined(cursor, CONDITION_ALL);
}

/* One part, or several of them with the same word in between. */
static const struct condition *
parse_joined(struct cursor *cursor, enum condition_kind kind)
{
	const char *joint = kind == CONDITION_ALL ? "and" : "or";
	const struct condition *first = parse_part(cursor, kind);
	struct condition *condition;

	if (first == NULL || !cursor_at(cursor, joint))
		return first;
	condition = cursor_new_condition(cursor, kind);
	if (condition == NULL || !add_item(cursor, &condition->as.list, first))
		return NULL;
	while (cursor_accept(cursor, joint)) {
		if (!add_item(
			cursor, &condition->as.list, parse_part(cursor, kind)))
			return NULL;
	}
	return condition;
}

static void
complain_trailing(const struct cursor *cursor)
{
	size_t end = cursor->text->length;

	cursor_error(cursor, DIAGNOSTIC_CONDITION_TRAILING, cursor->piece.start,
	    end,
	    DIAGNOSTIC_ARGS(cursor_text(cursor, cursor->piece.start, end)));
	if (cursor->piece.kind == PIECE_CLOSE)
		diagnostic_help(cursor->context->diagnostics,
		    "no parenthesis is open here");
	else
		diagnostic_help(cursor->context->diagnostics,
		    "join conditions with 'and' or 'or'");
}

const struct condition *
condition_parse(
    const struct condition_context *context, const struct phrase_text *text)
{
	struct cursor cursor = {.context = context, .text = text};
	const struct condition *condition;

	cursor_move_to(&cursor, 0);
	condition = parse_joined(&cursor, CONDITION_ANY);
	if (condition == NULL || cursor.piece.kind == PIECE_END)
		return condition;
	complain_trailing(&cursor);
	return NULL;
}
