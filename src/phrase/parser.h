/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the parsers of this floor share: a cursor over tokens and the ways to
 * complain about the token under it. Only this floor includes it, and the
 * parser of checks (cadence/check), in which date phrases are embedded.
 */
#ifndef TAKT_PHRASE_PARSER_H
#define TAKT_PHRASE_PARSER_H

#include "phrase/lexer.h"
#include "phrase/words.h"

/* Parentheses and "of … of …" deeper than this are refused. */
enum { PHRASE_DEPTH_MAX = 64 };

struct parser {
	struct arena *arena;
	const struct names *names;
	const struct phrase_text *text;
	struct diagnostics *diagnostics;
	struct token token; /* the next to be read */
	size_t previous_end;
	int depth;
};

/* Starts at the first token. */
void parser_init(struct parser *parser, struct arena *arena,
    const struct names *names, const struct phrase_text *text,
    struct diagnostics *diagnostics);

/* Steps to the next token (skipping the article "the"). */
void parser_advance(struct parser *parser);
void parser_move_to(struct parser *parser, size_t offset);

/* The token behind the current one. */
struct token parser_peek(const struct parser *parser);

bool parser_at_word(const struct parser *parser, const char *word);

/* Steps over `word` if it is next. */
bool parser_accept(struct parser *parser, const char *word);

/* As parser_accept(), but complains where the word is not next. */
bool parser_expect(struct parser *parser, const char *word);

/* The table row of the current word, or NULL; does not step. */
const struct word *parser_lookup(
    const struct parser *parser, const struct word *table);

/* True at the end of the text; complains about what is left otherwise. */
bool parser_expect_end(struct parser *parser);

/* "expected WHAT, found TOKEN", with the nearest of `candidates`. */
void parser_complain(struct parser *parser, const char *what,
    const char *const *candidates, size_t count);

/* As parser_complain() with the words of a table as candidates. */
void parser_complain_table(
    struct parser *parser, const char *what, const struct word *table);

/* Adds a diagnostic at the current token. */
void parser_error(struct parser *parser, enum diagnostic_code code,
    const char *const *arguments);

struct span parser_span_from(const struct parser *parser, size_t start);

/* The current token, or its word, as text for a message. */
const char *parser_token_text(struct parser *parser, struct token token);

/* A literal date token; false after a diagnostic where it is none. */
bool parse_literal(struct parser *parser, struct date *date);

/* NUMBER (digits or a word up to twelve) is next. */
bool parser_at_number(const struct parser *parser, int32_t *value);

bool parse_amount(struct parser *parser, struct amount *amount);

/* As parse_amount(), and a unit alone means one of it. */
bool parse_amount_or_unit(struct parser *parser, struct amount *amount);

/* "write 2026-10-01" for 01/10/2026 and the like. */
void parser_suggest_date(struct parser *parser, const char *text);

/*
 * "second", "3rd", "last", "second to last" up to the thing they count;
 * false after a diagnostic. Sets `nth`.
 */
bool parse_ordinal(struct parser *parser, int32_t *nth);
bool parser_at_ordinal(const struct parser *parser);

/* "Tuesday", "day", "business day", "weekend day" behind an ordinal, and a
 * check that a month can have that many. */
bool parse_counted_day(struct parser *parser, struct phrase_nth *nth);

#endif
