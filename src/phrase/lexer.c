/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Splits a phrase into tokens, one at a time and without state. */
#include "phrase/lexer.h"

#include <string.h>

#include "base/text.h"

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t' || character == '\n';
}

static bool
is_word_byte(char character)
{
	return text_is_letter(character) || (unsigned char)character >= 0x80 ||
	    character == '_';
}

static char
byte_at(const struct phrase_text *text, size_t at)
{
	return at < text->length ? text->text[at] : '\0';
}

static int32_t
number_value(const char *text, size_t length)
{
	int32_t value = 0;

	for (size_t i = 0; i < length; i++) {
		if (value > (INT32_MAX - 9) / 10)
			return INT32_MAX;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static size_t
skip_digits(const struct phrase_text *text, size_t at)
{
	while (text_is_digit(byte_at(text, at)))
		at++;
	return at;
}

static bool
is_ordinal_suffix(const struct phrase_text *text, size_t at)
{
	static const char *const suffixes[] = {"st", "nd", "rd", "th"};

	if (text->length - at < 2 || is_word_byte(byte_at(text, at + 2)))
		return false;
	for (size_t i = 0; i < 4; i++) {
		if (text_equal_ignoring_case(
			text->text + at, 2, suffixes[i], 2))
			return true;
	}
	return false;
}

/* What begins with a digit: number, ordinal, date or version. */
static void
read_digits(const struct phrase_text *text, struct token *token)
{
	size_t end = skip_digits(text, token->start);
	char next = byte_at(text, end);
	bool goes_on = text_is_digit(byte_at(text, end + 1));

	token->kind = TOKEN_NUMBER;
	token->value =
	    number_value(text->text + token->start, end - token->start);
	if ((next == '-' || next == '/') && goes_on) {
		token->kind = TOKEN_DATE;
		while (text_is_digit(byte_at(text, end)) ||
		    byte_at(text, end) == '-' || byte_at(text, end) == '/')
			end++;
	} else if (next == '.' && goes_on) {
		token->kind = TOKEN_VERSION;
		while (text_is_digit(byte_at(text, end)) ||
		    byte_at(text, end) == '.')
			end++;
	} else if (is_ordinal_suffix(text, end)) {
		token->kind = TOKEN_ORDINAL;
		end += 2;
	}
	token->end = end;
}

static void
read_word(const struct phrase_text *text, struct token *token)
{
	size_t end = token->start;

	for (;;) {
		char here = byte_at(text, end);
		char next = byte_at(text, end + 1);
		bool is_joint =
		    here == '-' && (is_word_byte(next) || text_is_digit(next));

		if (!is_joint && !is_word_byte(here) && !text_is_digit(here))
			break;
		end++;
	}
	token->kind = TOKEN_WORD;
	token->end = end;
}

static void
read_quoted(const struct phrase_text *text, struct token *token)
{
	const char *start = text->text + token->start + 1;
	const char *close = memchr(start, '"', text->length - token->start - 1);

	if (close == NULL)
		return;
	token->kind = TOKEN_VERSION;
	token->text = start;
	token->length = (size_t)(close - start);
	token->end = (size_t)(close + 1 - text->text);
}

static void
read_sign(const struct phrase_text *text, struct token *token)
{
	size_t end = skip_digits(text, token->start + 1);

	if (end == token->start + 1)
		return;
	token->kind = TOKEN_SIGNED;
	token->value =
	    number_value(text->text + token->start + 1, end - token->start - 1);
	if (text->text[token->start] == '-')
		token->value = -token->value;
	token->end = end;
}

struct token
lexer_read(const struct phrase_text *text, size_t at)
{
	struct token token = {0};
	char first;

	while (at < text->length && is_blank(text->text[at]))
		at++;
	token.start = token.end = at;
	if (at >= text->length)
		return token;
	first = text->text[at];
	token.kind = TOKEN_OTHER;
	token.end = at + 1;
	if (text_is_digit(first))
		read_digits(text, &token);
	else if (is_word_byte(first))
		read_word(text, &token);
	else if (first == '"')
		read_quoted(text, &token);
	else if (first == '+' || first == '-')
		read_sign(text, &token);
	else if (first == ',')
		token.kind = TOKEN_COMMA;
	else if (first == '(')
		token.kind = TOKEN_OPEN;
	else if (first == ')')
		token.kind = TOKEN_CLOSE;
	if (token.text == NULL) {
		token.text = text->text + token.start;
		token.length = token.end - token.start;
	}
	return token;
}

struct span
lexer_span(const struct phrase_text *text, size_t start, size_t end)
{
	struct span span = text->at;

	if (!text->verbatim)
		return span;
	span.end = span.start + (uint32_t)end;
	span.start += (uint32_t)start;
	return span;
}
