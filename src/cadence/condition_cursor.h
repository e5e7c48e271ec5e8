/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A cursor over the pieces of a condition, and the ways to complain about the
 * one under it. Only the condition*.c files of this floor include it.
 */
#ifndef TAKT_CADENCE_CONDITION_CURSOR_H
#define TAKT_CADENCE_CONDITION_CURSOR_H

#include "cadence/condition.h"

enum piece_kind {
	PIECE_END,
	PIECE_WORD,       /* a word, a number, a version or a date */
	PIECE_QUOTED,     /* "Noble Numbat" */
	PIECE_COMPARISON, /* a run of < > = ! */
	PIECE_COMMA,
	PIECE_OPEN,
	PIECE_CLOSE,
	PIECE_OPEN_LIST,
	PIECE_CLOSE_LIST,
	PIECE_RANGE, /* .. */
	PIECE_OTHER
};

/* `text` and `length` are the bytes without quotes; start and end are offsets
 * in the condition, quotes included. */
struct piece {
	enum piece_kind kind;
	const char *text;
	size_t length;
	size_t start;
	size_t end;
};

struct cursor {
	const struct condition_context *context;
	const struct phrase_text *text;
	struct piece piece; /* the next to be read */
	size_t previous_end;
	int depth;
};

/* Goes to the first piece at or after `at`. */
void cursor_move_to(struct cursor *cursor, size_t at);

void cursor_advance(struct cursor *cursor);

/* Steps over a piece or a word if it is next. */
bool cursor_accept_kind(struct cursor *cursor, enum piece_kind kind);
bool cursor_accept(struct cursor *cursor, const char *word);
bool cursor_at(const struct cursor *cursor, const char *word);

/* The bytes from `start` to `end`, for a message. */
const char *cursor_text(const struct cursor *cursor, size_t start, size_t end);

/* The piece under the cursor, quotes included, for a message. */
const char *cursor_piece_text(const struct cursor *cursor);

/* Adds a diagnostic about the bytes from `start` to `end`. */
void cursor_error(const struct cursor *cursor, enum diagnostic_code code,
    size_t start, size_t end, const char *const *arguments);

/* "expected WHAT, found PIECE", with the nearest of `candidates`, which ends
 * with NULL and may be NULL. */
void cursor_complain(const struct cursor *cursor, const char *what,
    const char *const *candidates);

#endif
