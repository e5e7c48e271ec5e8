/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Words of titles, and what is the same in other words. */
#include "compare/title.h"

#include <string.h>

#include "base/text.h"

/* Whatever is no ASCII is part of a word. */
static bool
is_letter(char character)
{
	return text_is_letter(character) || (unsigned char)character >= 0x80;
}

/* The length of the number at `at`: digits, with single dots between them. */
static size_t
number_length(const char *bytes, size_t length, size_t at)
{
	size_t end = at;

	while (end < length &&
	    (text_is_digit(bytes[end]) ||
		(end > at && bytes[end] == '.' && end + 1 < length &&
		    text_is_digit(bytes[end + 1]))))
		end++;
	return end - at;
}

static size_t
word_length(const char *bytes, size_t length, size_t at)
{
	size_t end = at;

	while (end < length && is_letter(bytes[end]))
		end++;
	return end - at;
}

bool
title_read(struct title *title, const char *text)
{
	size_t length = strlen(text);
	size_t end = 0;

	title->count = 0;
	if (length > TITLE_LENGTH_MAX)
		return false;
	for (size_t i = 0; i < length; i++)
		title->bytes[i] = text_lower(text[i]);
	for (size_t at = 0; at < length;) {
		bool is_number = text_is_digit(title->bytes[at]);
		size_t size = is_number
		    ? number_length(title->bytes, length, at)
		    : word_length(title->bytes, length, at);

		if (size > 0 && title->count == TITLE_WORDS_MAX)
			return false;
		if (size > 0)
			title->words[title->count++] =
			    (struct title_word){title->bytes + at, size,
				is_number, at > 0 && end == at};
		at += size > 0 ? size : 1;
		if (size > 0)
			end = at;
	}
	return true;
}

static bool
is_word(const struct title_word *word, const char *text)
{
	return word->length == strlen(text) &&
	    memcmp(word->text, text, word->length) == 0;
}

size_t
title_common(const struct title *title, const struct title *project)
{
	size_t at = 0;

	while (at < project->count && at + 1 < title->count &&
	    project->words[at].length == title->words[at].length &&
	    memcmp(project->words[at].text, title->words[at].text,
		title->words[at].length) == 0)
		at++;
	return at;
}

/* Several words for one thing; the shorter ones behind those that begin with
 * the same words. */
static const struct {
	const char *words[3];
	const char *usual;
} synonyms[] = {
    {{"end", "of", "life"}, "eol"},
    {{"general", "availability"}, "final"},
    {{"release", "candidate"}, "rc"},
    {{"candidate"}, "rc"},
    {{"ga"}, "final"},
};

enum { SYNONYM_COUNT = sizeof(synonyms) / sizeof(synonyms[0]) };

/* How many words of the title a synonym takes at `at`; 0: it does not fit. */
static size_t
synonym_length(const struct title *title, size_t at, size_t synonym)
{
	const char *const *words = synonyms[synonym].words;
	size_t count = 0;

	for (; count < 3 && words[count] != NULL; count++) {
		if (at + count >= title->count ||
		    !is_word(&title->words[at + count], words[count]))
			return 0;
	}
	return count;
}

/* "a1" and "b2", whose number stands at once behind the letter. */
static const char *
stage_letter(const struct title *title, size_t at)
{
	const struct title_word *word = &title->words[at];

	if (at + 1 == title->count || !title->words[at + 1].is_number ||
	    !title->words[at + 1].is_joined)
		return NULL;
	if (is_word(word, "a"))
		return "alpha";
	return is_word(word, "b") ? "beta" : NULL;
}

/* "v3.14", "version 3.14" and "release 3.14" are 3.14. */
static bool
is_article(const struct title *title, size_t at)
{
	const struct title_word *word = &title->words[at];

	return at + 1 < title->count && title->words[at + 1].is_number &&
	    (is_word(word, "v") || is_word(word, "version") ||
		is_word(word, "release"));
}

/* 3.14.0 is the first of 3.14, and its final release bears either name. */
static size_t
significant_length(const struct title_word *word)
{
	size_t length = word->length;

	while (length > 2 && word->text[length - 1] == '0' &&
	    word->text[length - 2] == '.')
		length -= 2;
	return length;
}

/* The usual form of the words at `at`, of which it takes `used`. */
static struct title_word
usual_word(const struct title *title, size_t at, size_t *used)
{
	const struct title_word *word = &title->words[at];
	const char *usual = stage_letter(title, at);

	*used = 1;
	for (size_t i = 0; usual == NULL && i < SYNONYM_COUNT; i++) {
		size_t length = synonym_length(title, at, i);

		if (length > 0) {
			*used = length;
			usual = synonyms[i].usual;
		}
	}
	if (usual != NULL)
		return (struct title_word){usual, strlen(usual), false, false};
	if (word->is_number)
		return (struct title_word){
		    word->text, significant_length(word), true, false};
	return *word;
}

/* "3.14.0 final release" is "3.14.0", and "beta release" "beta"; but a freeze
 * that is final is not any freeze. */
static size_t
without_end(const struct title_word *words, size_t count)
{
	while (count > 1 && is_word(&words[count - 1], "release"))
		count--;
	if (count > 1 && is_word(&words[count - 1], "final") &&
	    words[count - 2].is_number)
		count--;
	return count;
}

bool
title_append_key(const struct title *title, size_t from, struct buf *key)
{
	struct title_word words[TITLE_WORDS_MAX];
	bool has_number = false;
	size_t count = 0;

	for (size_t at = from; at < title->count;) {
		size_t used = 1;

		if (!is_article(title, at))
			words[count++] = usual_word(title, at, &used);
		at += used;
	}
	count = without_end(words, count);
	for (size_t i = 0; i < count; i++)
		has_number |= words[i].is_number;
	for (size_t i = 0; has_number && i < count; i++) {
		buf_append_char(key, ' ');
		buf_append(key, words[i].text, words[i].length);
	}
	return has_number;
}
