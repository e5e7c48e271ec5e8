/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Phrases as tokens. Only the parsers of this floor call it; lexer_span() is
 * also for those of the floor above that read texts of their own.
 */
#ifndef TAKT_PHRASE_LEXER_H
#define TAKT_PHRASE_LEXER_H

#include "phrase/phrase.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,    /* letters, with hyphens or digits behind them */
	TOKEN_NUMBER,  /* 12 */
	TOKEN_ORDINAL, /* 2nd */
	TOKEN_DATE,    /* digits with '-' or '/': meant as a date */
	TOKEN_VERSION, /* 3.12, or any text in double quotes */
	TOKEN_SIGNED,  /* +2 */
	TOKEN_COMMA,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OTHER
};

/* `text` and `length` are the token's bytes, without quotes. */
struct token {
	enum token_kind kind;
	const char *text;
	size_t length;
	size_t start; /* offsets in the phrase, quotes included */
	size_t end;
	int32_t value; /* of numbers; INT32_MAX where it is too large */
};

/* Reads the token at or after `at`. Never fails. */
struct token lexer_read(const struct phrase_text *text, size_t at);

/* The place of bytes [start, end) of the phrase in its source. */
struct span lexer_span(
    const struct phrase_text *text, size_t start, size_t end);

#endif
