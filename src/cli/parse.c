/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Words of the command line against the rows of options.c. Names are exact: an
 * abbreviation that works today would break when another option begins alike,
 * so getopt_long is not used.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Calls for each option that is valid here; stops where `want` says so. */
static const struct option_row *
find_option(const struct verb *verb,
    bool (*want)(const struct option_row *row, const void *key),
    const void *key)
{
	const char *const *lists[] = {
	    verb != NULL ? verb->options : NULL, common_options};

	for (int i = 0; i < 2; i++) {
		for (const char *const *name = lists[i];
		     name != NULL && *name != NULL; name++) {
			const struct option_row *row = option_by_name(*name);

			if (row != NULL && want(row, key))
				return row;
		}
	}
	return NULL;
}

struct option_name {
	const char *text;
	size_t length;
};

static bool
has_name(const struct option_row *row, const void *key)
{
	const struct option_name *name = key;

	return strlen(row->name) == name->length &&
	    strncmp(row->name, name->text, name->length) == 0;
}

static bool
has_letter(const struct option_row *row, const void *key)
{
	return row->letter == *(const char *)key;
}

struct option_names {
	const char *names[64];
	size_t count;
};

static bool
collect_name(const struct option_row *row, const void *key)
{
	/* The caller hands in its own list as the key. */
	struct option_names *names = *(struct option_names *const *)key;

	if (names->count < 64)
		names->names[names->count++] = row->name;
	return false;
}

/* Another verb that has this option; NULL: none. */
static const struct verb *
verb_with_option(const char *option)
{
	for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
		for (size_t i = 0; verb->options[i] != NULL; i++) {
			if (strcmp(verb->options[i], option) == 0)
				return verb;
		}
	}
	return NULL;
}

static bool
unknown_option(const struct verb *verb, struct option_name name)
{
	struct option_names names = {.count = 0};
	struct option_names *list = &names;
	char word[64];
	const struct verb *other;
	const char *nearest;

	find_option(verb, collect_name, &list);
	snprintf(word, sizeof(word), "%.*s", (int)name.length, name.text);
	nearest = takt_nearest(word, names.names, names.count);
	other = verb_with_option(word);
	if (other != NULL && verb != NULL)
		usage_error(verb,
		    "'takt %s' has no option '--%s'; 'takt %s' has it",
		    verb->name, word, other->name);
	else if (other != NULL)
		usage_error(verb,
		    "there is no option '--%s' without a verb; 'takt %s' has "
		    "it",
		    word, other->name);
	else if (nearest != NULL)
		usage_error(verb,
		    "there is no option '--%s'; did you mean '--%s'?", word,
		    nearest);
	else
		usage_error(verb, "there is no option '--%s'", word);
	return false;
}

/* Where the parser stands among the words. */
struct cursor {
	const struct verb *verb;
	int count;
	char **words;
	int at;
	struct arguments *arguments;
};

static bool
store(struct cursor *cursor, const struct option_row *row, const char *value)
{
	const char *expected;

	if (row->argument != NULL && value == NULL) {
		if (cursor->at + 1 >= cursor->count) {
			usage_error(cursor->verb, "'--%s' needs %s %s",
			    row->name, "a value:", row->argument);
			return false;
		}
		value = cursor->words[++cursor->at];
	}
	expected = row->store(cursor->arguments, value);
	if (expected == NULL)
		return true;
	usage_error(cursor->verb, "'--%s' takes %s, not '%s'", row->name,
	    expected, value);
	return false;
}

static bool
parse_long(struct cursor *cursor, const char *text)
{
	const char *equals = strchr(text, '=');
	struct option_name name = {
	    text, equals != NULL ? (size_t)(equals - text) : strlen(text)};
	const struct option_row *row =
	    find_option(cursor->verb, has_name, &name);

	if (row == NULL)
		return unknown_option(cursor->verb, name);
	if (equals != NULL && row->argument == NULL) {
		usage_error(cursor->verb, "'--%s' takes no value", row->name);
		return false;
	}
	return store(cursor, row, equals != NULL ? equals + 1 : NULL);
}

/* "-f ics", "-fics", "-hV". */
static bool
parse_short(struct cursor *cursor, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		const struct option_row *row =
		    find_option(cursor->verb, has_letter, letters);

		if (row == NULL) {
			usage_error(
			    cursor->verb, "there is no option '-%c'", *letters);
			return false;
		}
		if (row->argument != NULL)
			return store(cursor, row,
			    letters[1] != '\0' ? letters + 1 : NULL);
		if (!store(cursor, row, NULL))
			return false;
	}
	return true;
}

static bool
add_operand(struct cursor *cursor, const char *word)
{
	struct arguments *arguments = cursor->arguments;

	if (arguments->operand_count == FILES_MAX) {
		usage_error(cursor->verb, "more than %d files", FILES_MAX);
		return false;
	}
	arguments->operands[arguments->operand_count++] = word;
	return true;
}

bool
parse_arguments(const struct verb *verb, int count, char **words,
    struct arguments *arguments, int *used)
{
	struct cursor cursor = {verb, count, words, 0, arguments};
	bool options_ended = false;

	for (; cursor.at < count; cursor.at++) {
		const char *word = words[cursor.at];
		bool good = true;

		if (options_ended || word[0] != '-' || word[1] == '\0') {
			if (verb == NULL)
				break;
			good = add_operand(&cursor, word);
		} else if (strcmp(word, "--") == 0) {
			options_ended = true;
		} else if (word[1] == '-') {
			good = parse_long(&cursor, word + 2);
		} else {
			good = parse_short(&cursor, word + 1);
		}
		if (!good)
			return false;
	}
	*used = cursor.at;
	return true;
}
