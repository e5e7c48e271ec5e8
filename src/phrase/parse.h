/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parts of the parser of date phrases, which call each other. Only this
 * floor includes it, and the parser of checks. Each function returns NULL or
 * false after a diagnostic.
 */
#ifndef TAKT_PHRASE_PARSE_H
#define TAKT_PHRASE_PARSE_H

#include "phrase/parser.h"

/* An empty node; NULL when memory is short. */
struct phrase *parser_new_phrase(struct parser *parser, enum phrase_kind kind);

/* Sets the node's place from byte `start` to the last token read. */
const struct phrase *parser_finish(
    struct parser *parser, struct phrase *phrase, size_t start);

/* Any date phrase. */
const struct phrase *parse_date(struct parser *parser);

/* YEAR, if one is next; else the year of the cycle date. */
bool parse_optional_year(struct parser *parser, struct phrase_year *year);
bool parse_month(struct parser *parser, struct phrase_month *month);

/* "start of month [of DATE]", past "start" or "end". */
const struct phrase *parse_edge(
    struct parser *parser, size_t start, enum edge edge);

/* "previous", "+2", "3.12" behind "of". */
bool parse_series(struct parser *parser, struct phrase_reference *reference);

/* "25 December 2026": the day is the current token. */
bool parser_at_day_and_month(const struct parser *parser);
const struct phrase *parse_day_and_month(struct parser *parser, size_t start);

/* A counter from 1 to `most`, of a thing that `what` names. */
bool parse_counter(
    struct parser *parser, const char *what, int32_t most, int32_t *value);

/* "day 28 of MONTH" and "week 1 of MONTH", past their first word. */
const struct phrase *parse_of_month(
    struct parser *parser, size_t start, enum phrase_kind kind);

/* "second Tuesday of MONTH", past its ordinal. */
const struct phrase *parse_nth(
    struct parser *parser, size_t start, int32_t nth);

#endif
