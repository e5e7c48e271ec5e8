/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Splits conditions into pieces, one at a time. */
#include "cadence/condition_cursor.h"

#include <string.h>

#include "base/text.h"
#include "phrase/lexer.h"

static char
byte_at(const struct phrase_text *text, size_t at)
{
	return at < text->length ? text->text[at] : '\0';
}

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t' || character == '\n';
}

static bool
is_comparison_byte(char character)
{
	return character != '\0' && strchr("<>=!", character) != NULL;
}

static bool
is_at_dots(const struct phrase_text *text, size_t at)
{
	return byte_at(text, at) == '.' && byte_at(text, at + 1) == '.';
}

static bool
is_word_byte(const struct phrase_text *text, size_t at)
{
	char here = byte_at(text, at);

	return at < text->length && !is_blank(here) &&
	    !is_comparison_byte(here) &&
	    (here == '\0' || strchr(",()[]\"", here) == NULL) &&
	    !is_at_dots(text, at);
}

/* What stands for itself. */
static enum piece_kind
kind_of(char character)
{
	switch (character) {
	case ',':
		return PIECE_COMMA;
	case '(':
		return PIECE_OPEN;
	case ')':
		return PIECE_CLOSE;
	case '[':
		return PIECE_OPEN_LIST;
	case ']':
		return PIECE_CLOSE_LIST;
	default:
		return PIECE_OTHER;
	}
}

static void
read_quoted(const struct phrase_text *text, struct piece *piece)
{
	const char *start = text->text + piece->start + 1;
	const char *close = memchr(start, '"', text->length - piece->start - 1);

	if (close == NULL)
		return;
	piece->kind = PIECE_QUOTED;
	piece->text = start;
	piece->length = (size_t)(close - start);
	piece->end = (size_t)(close + 1 - text->text);
}

static struct piece
read_piece(const struct phrase_text *text, size_t at)
{
	struct piece piece = {0};

	while (at < text->length && is_blank(text->text[at]))
		at++;
	piece.start = piece.end = at;
	if (at >= text->length)
		return piece;
	if (is_at_dots(text, at)) {
		piece.kind = PIECE_RANGE;
		piece.end += 2;
	} else if (is_comparison_byte(text->text[at])) {
		piece.kind = PIECE_COMPARISON;
		while (is_comparison_byte(byte_at(text, piece.end)))
			piece.end++;
	} else if (is_word_byte(text, at)) {
		piece.kind = PIECE_WORD;
		while (is_word_byte(text, piece.end))
			piece.end++;
	} else {
		piece.kind = kind_of(text->text[at]);
		piece.end++;
	}
	if (text->text[at] == '"')
		read_quoted(text, &piece);
	if (piece.kind != PIECE_QUOTED) {
		piece.text = text->text + piece.start;
		piece.length = piece.end - piece.start;
	}
	return piece;
}

void
cursor_move_to(struct cursor *cursor, size_t at)
{
	cursor->piece = read_piece(cursor->text, at);
}

void
cursor_advance(struct cursor *cursor)
{
	cursor->previous_end = cursor->piece.end;
	cursor_move_to(cursor, cursor->piece.end);
}

bool
cursor_accept_kind(struct cursor *cursor, enum piece_kind kind)
{
	if (cursor->piece.kind != kind)
		return false;
	cursor_advance(cursor);
	return true;
}

bool
cursor_at(const struct cursor *cursor, const char *word)
{
	return cursor->piece.kind == PIECE_WORD &&
	    text_equal_ignoring_case(
		cursor->piece.text, cursor->piece.length, word, strlen(word));
}

bool
cursor_accept(struct cursor *cursor, const char *word)
{
	if (!cursor_at(cursor, word))
		return false;
	cursor_advance(cursor);
	return true;
}

const char *
cursor_text(const struct cursor *cursor, size_t start, size_t end)
{
	const char *text = arena_copy(
	    cursor->context->arena, cursor->text->text + start, end - start);

	return text != NULL ? text : "";
}

const char *
cursor_piece_text(const struct cursor *cursor)
{
	return cursor_text(cursor, cursor->piece.start, cursor->piece.end);
}

void
cursor_error(const struct cursor *cursor, enum diagnostic_code code,
    size_t start, size_t end, const char *const *arguments)
{
	diagnostic_add(cursor->context->diagnostics, code,
	    lexer_span(cursor->text, start, end), arguments);
}

void
cursor_complain(const struct cursor *cursor, const char *what,
    const char *const *candidates)
{
	const struct piece *piece = &cursor->piece;
	size_t count = 0;

	if (piece->kind == PIECE_END) {
		cursor_error(cursor, DIAGNOSTIC_CONDITION_ENDS, piece->start,
		    piece->end, DIAGNOSTIC_ARGS(what));
		return;
	}
	cursor_error(cursor, DIAGNOSTIC_PHRASE_EXPECTED, piece->start,
	    piece->end, DIAGNOSTIC_ARGS(what, cursor_piece_text(cursor)));
	while (candidates != NULL && candidates[count] != NULL)
		count++;
	if (count > 0)
		diagnostic_suggest(cursor->context->diagnostics,
		    text_nearest(
			piece->text, piece->length, candidates, count));
}
