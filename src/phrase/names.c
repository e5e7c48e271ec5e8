/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Matching of names in phrases. A blank and a hyphen are the same in a name,
 * so "feature freeze" finds feature-freeze.
 */
#include "phrase/names.h"

#include <string.h>

#include "base/text.h"
#include "phrase/words.h"

#define NAMES_SHOWN   12
#define NAME_SIZE_MAX 100

static bool
is_gap(char character)
{
	return character == ' ' || character == '-' || character == '\t' ||
	    character == '\n';
}

static bool
is_name_byte(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    character == '_' || (unsigned char)character >= 0x80;
}

/* Length of the text at `text` that spells `name`, or 0. */
static size_t
match_name(const char *name, const char *text, size_t length)
{
	size_t at = 0;

	for (; *name != '\0'; name++) {
		if (is_gap(*name)) {
			if (at >= length || !is_gap(text[at]))
				return 0;
			while (at < length && is_gap(text[at]))
				at++;
		} else if (at < length &&
		    text_lower(*name) == text_lower(text[at])) {
			at++;
		} else {
			return 0;
		}
	}
	if (at < length && is_name_byte(text[at]))
		return 0;
	return at;
}

bool
name_equal(const char *left, const char *right)
{
	size_t length = strlen(right);

	return length > 0 && match_name(left, right, length) == length;
}

const struct name *
names_match(const struct names *names, const struct phrase_text *text,
    size_t at, size_t *end)
{
	const struct name *longest = NULL;
	size_t best = 0;

	for (size_t i = 0; i < names->count; i++) {
		size_t length = match_name(
		    names->items[i].text, text->text + at, text->length - at);

		if (length > best) {
			best = length;
			longest = &names->items[i];
		}
	}
	*end = at + best;
	return longest;
}

/* Length of as many words of `text` as `name` has. */
static size_t
same_words(const char *name, const char *text, size_t length)
{
	size_t at = 0;

	for (;;) {
		while (*name != '\0' && !is_gap(*name))
			name++;
		while (at < length && is_name_byte(text[at]))
			at++;
		if (*name == '\0' || at >= length || !is_gap(text[at]))
			return at;
		while (is_gap(*name))
			name++;
		while (at < length && is_gap(text[at]))
			at++;
	}
}

const struct name *
names_nearest(const struct names *names, const struct phrase_text *text,
    size_t at, size_t *end, size_t *distance)
{
	const struct name *nearest = NULL;

	*distance = SIZE_MAX;
	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->items[i].text;
		size_t length =
		    same_words(name, text->text + at, text->length - at);
		size_t edits =
		    text_distance(text->text + at, length, name, strlen(name));

		if (edits <= text_nearest_limit(length) && edits < length &&
		    edits < *distance) {
			*distance = edits;
			*end = at + length;
			nearest = &names->items[i];
		}
	}
	return nearest;
}

const char *
names_list(const struct names *names, struct arena *arena)
{
	struct buf list = {0};
	char *copy;
	size_t shown = 0;

	for (size_t i = 0; i < names->count; i++) {
		const struct name *name = &names->items[i];

		if (strcmp(name->text, name->shown) != 0 ||
		    strncmp(name->text, "start of ", 9) == 0)
			continue;
		if (shown++ == NAMES_SHOWN) {
			buf_append_string(&list, ", …");
			break;
		}
		if (list.length > 0)
			buf_append_string(&list, ", ");
		buf_append_string(&list, name->text);
	}
	if (list.length == 0)
		buf_append_string(&list, "none");
	copy = list.failed ? NULL : arena_copy(arena, list.bytes, list.length);
	buf_release(&list);
	return copy != NULL ? copy : "";
}

/* The words that have a meaning of their own wherever a name could stand. */
static bool
is_reserved(const char *word, size_t length)
{
	static const char *const words[] = {"planned", "cycle", "start", "end",
	    "day", "days", "week", "weeks", "month", "months", "quarter",
	    "quarters", "year", "years", "business", "weekend", "earliest",
	    "latest", "of", "after", "before", "on", "or", "and", "in",
	    "nearest", "to", "the", "slot", "every", "this", "next", "previous",
	    "rrule", "tbd", "none", NULL};

	for (size_t i = 0; words[i] != NULL; i++) {
		if (text_equal_ignoring_case(
			words[i], strlen(words[i]), word, length))
			return true;
	}
	return word_find(word_weekdays, word, length) != NULL ||
	    word_find(word_months, word, length) != NULL ||
	    word_find(word_ordinals, word, length) != NULL ||
	    word_find(word_numbers, word, length) != NULL;
}

/* Only "end-of-life" and its kind, which takt itself defines, may do so. */
static bool
is_own_name(const char *name)
{
	return name_equal("end-of-life", name);
}

static const char holds_a_word[] = "it holds a word that phrases use";

const char *
name_refusal(const char *name, size_t length)
{
	size_t start = 0;

	if (length == 0)
		return "it is empty";
	if (length > NAME_SIZE_MAX)
		return "it is longer than 100 bytes";
	if (is_own_name(name))
		return NULL;
	if (!text_is_letter(name[0]) && (unsigned char)name[0] < 0x80)
		return "it does not begin with a letter";
	for (size_t at = 0; at <= length; at++) {
		if (at < length && !is_name_byte(name[at]) && !is_gap(name[at]))
			return "only letters, digits, blanks and hyphens may "
			       "stand in it";
		if (at < length && !is_gap(name[at]))
			continue;
		if (at == start)
			return "it has an empty word";
		if (is_reserved(name + start, at - start))
			return holds_a_word;
		if (start > 0 && text_is_digit(name[start]))
			return "a number behind a name means its step";
		start = at + 1;
	}
	return NULL;
}

const char *
name_reserved_word(const char *name, size_t length, size_t *word_length)
{
	size_t start = 0;

	if (name_refusal(name, length) != holds_a_word)
		return NULL;
	for (size_t at = 0; at <= length; at++) {
		if (at < length && !is_gap(name[at]))
			continue;
		*word_length = at - start;
		if (is_reserved(name + start, at - start))
			return name + start;
		start = at + 1;
	}
	return NULL;
}
