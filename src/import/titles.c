/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Titles as patterns: "3.14.0 beta 2" in the series 3.14 is
 * "{version}.0 beta {i}". What most series have is the name of the rule; the
 * others have names of their own.
 */
#include <string.h>

#include "base/text.h"
#include "import/arrange.h"

const char *
import_default_pattern(struct import_file *file, const struct import_rule *rule)
{
	char *text;

	if (import_is_last_window(rule))
		return "{version} end of life";
	text = arena_printf(file->arena, "{version} %s%s%s",
	    rule->is_window ? "end of " : "", rule->name,
	    rule->is_numbered ? " {i}" : "");
	for (char *at = text; at != NULL && *at != '\0'; at++) {
		if (*at == '-')
			*at = ' ';
	}
	return text;
}

static bool
is_digit_at(const char *text, size_t length, size_t at)
{
	return at < length && text_is_digit(text[at]);
}

/* Where `word` stands in `text` from `from` on, not within a longer number;
 * `is_last`: the last such place. */
static const char *
find_word(const char *text, size_t from, const char *word, bool is_last)
{
	size_t length = strlen(text), size = strlen(word);
	const char *found = NULL;

	for (const char *at = strstr(text + from, word); at != NULL;
	     at = strstr(at + 1, word)) {
		size_t start = (size_t)(at - text);
		bool has_digit = text_is_digit(word[0]) && start > 0 &&
		    (text_is_digit(at[-1]) ||
			(at[-1] == '.' && start > 1 && from == 0 &&
			    text_is_digit(at[-2])));

		if (has_digit || (start > 0 && at[-1] == '{') ||
		    (text_is_digit(word[size - 1]) &&
			is_digit_at(text, length, start + size)))
			continue;
		found = at;
		if (!is_last)
			break;
	}
	return found;
}

/* `text` with `by` instead of the `size` bytes at `at`. */
static const char *
replace(struct import_file *file, const char *text, const char *at, size_t size,
    const char *by)
{
	return arena_printf(
	    file->arena, "%.*s%s%s", (int)(at - text), text, by, at + size);
}

static const char *
pattern_of(struct import_file *file, const struct import_series *series,
    const struct import_item *item)
{
	const char *text = item->title;
	const char *codename = series->codename;
	const char *at = find_word(text, 0, series->name, false);
	size_t behind = 0;

	if (at != NULL) {
		behind = (size_t)(at - text) + sizeof("{version}") - 1;
		text =
		    replace(file, text, at, strlen(series->name), "{version}");
	}
	if (text != NULL && item->key == NULL && item->number > 0) {
		char number[TEXT_NUMBER_SIZE + 1] = "";

		number[text_from_number(item->number, number)] = '\0';
		at = find_word(text, behind, number, true);
		if (at != NULL)
			text = replace(file, text, at, strlen(number), "{i}");
	}
	if (text != NULL && codename != NULL && strlen(codename) > 2) {
		at = find_word(text, 0, codename, false);
		if (at != NULL)
			text = replace(
			    file, text, at, strlen(codename), "{codename}");
	}
	return text;
}

/* The pattern of the items of a rule in a series, or NULL; those that are not
 * like the first stand alone. */
static bool
series_pattern(struct import_file *file, struct import_series *series,
    const struct import_rule *rule, const char **pattern)
{
	*pattern = NULL;
	for (size_t i = 0; i < series->count; i++) {
		struct import_item *item = series->items[i];
		const char *own;

		if (item->rule != rule || item->title == NULL ||
		    item->key != NULL)
			continue;
		own = pattern_of(file, series, item);
		if (own == NULL)
			return false;
		if (*pattern == NULL)
			*pattern = own;
		if (strcmp(own, *pattern) == 0)
			continue;
		/* A number without its place would leave a gap. */
		for (size_t j = 0; j < series->count; j++) {
			struct import_item *later = series->items[j];

			if (later->rule != rule || later->key != NULL ||
			    later->number < item->number)
				continue;
			later->key = import_key(file, series, later);
			later->place = IMPORT_UNDER_ALSO;
			if (later->key == NULL)
				return false;
		}
	}
	return true;
}

static bool
add_name(struct import_file *file, struct import_series *series,
    const struct import_rule *rule, const char *pattern)
{
	struct import_name *list = arena_grow(file->arena, series->names,
	    series->name_count, sizeof(struct import_name));

	if (list == NULL)
		return false;
	series->names = list;
	list[series->name_count++] = (struct import_name){rule, pattern};
	return true;
}

/* The one that most have, by the first of them. */
static const char *
most_common(const char *const *patterns, size_t count)
{
	const char *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < count && most < count - i; i++) {
		size_t same = 0;

		for (size_t j = i; patterns[i] != NULL && j < count; j++)
			same += patterns[j] != NULL &&
			    strcmp(patterns[i], patterns[j]) == 0;
		if (same > most) {
			most = same;
			best = patterns[i];
		}
	}
	return best;
}

static bool
arrange_rule(struct import_file *file, struct import_rule *rule)
{
	const char **patterns =
	    ARENA_ARRAY(file->arena, file->count + 1, const char *);
	const char *usual = import_default_pattern(file, rule);
	const char *best;

	if (patterns == NULL || usual == NULL)
		return false;
	for (size_t i = 0; i < file->count; i++) {
		if (!series_pattern(file, file->series[i], rule, &patterns[i]))
			return false;
	}
	best = most_common(patterns, file->count);
	if (best != NULL)
		rule->pattern = best;
	for (size_t i = 0; i < file->count; i++) {
		if (patterns[i] != NULL &&
		    strcmp(patterns[i], rule->pattern) != 0 &&
		    !add_name(file, file->series[i], rule, patterns[i]))
			return false;
	}
	if (rule->pattern != NULL && strcmp(rule->pattern, usual) == 0)
		rule->pattern = NULL;
	return true;
}

/* How something is shown that has no rule. */
static bool
arrange_alone(struct import_file *file, struct import_series *series,
    struct import_item *item)
{
	struct import_rule rule = *item->rule;

	if (item->title != NULL) {
		item->title = pattern_of(file, series, item);
		return item->title != NULL;
	}
	rule.is_numbered = false;
	item->title = import_default_pattern(file, &rule);
	if (item->title != NULL && item->number > 0)
		item->title = arena_printf(
		    file->arena, "%s %d", item->title, (int)item->number);
	return item->title != NULL;
}

/* An empty title is none. */
static void
drop_empty(struct import_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		for (size_t j = 0; j < file->series[i]->count; j++) {
			struct import_item *item = file->series[i]->items[j];

			if (item->title != NULL && item->title[0] == '\0')
				item->title = NULL;
		}
	}
}

bool
import_arrange_titles(struct import_file *file)
{
	drop_empty(file);
	for (struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		if (!arrange_rule(file, rule))
			return false;
	}
	for (size_t i = 0; i < file->count; i++) {
		struct import_series *series = file->series[i];

		for (size_t j = 0; j < series->count; j++) {
			if (series->items[j]->key != NULL &&
			    !arrange_alone(file, series, series->items[j]))
				return false;
		}
	}
	return true;
}
