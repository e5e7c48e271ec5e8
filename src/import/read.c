/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Values of JSON and YAML trees, for the readers. */
#include "import/read.h"

#include <string.h>

#include "base/text.h"

bool
import_is_absent(const struct node *node)
{
	if (node == NULL)
		return true;
	if (node->kind != NODE_TEXT)
		return false;
	/* In quotes it is a word like any other. */
	if (node->content_start > node->at.start)
		return node->length == 0;
	return node->length == 0 || strcmp(node->text, "null") == 0 ||
	    strcmp(node->text, "~") == 0;
}

bool
import_expect(struct import_file *file, const struct node *node,
    enum node_kind kind, const char *what)
{
	if (node->kind == kind)
		return true;
	diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_SHAPE, node->at,
	    DIAGNOSTIC_ARGS(
		what, node_kind_name(kind), node_kind_name(node->kind)));
	diagnostic_help(file->diagnostics,
	    "it was read as '%s'; '--kind' says what it is otherwise",
	    file->kind);
	return false;
}

const char *
import_value(struct import_file *file, const struct node *map, const char *key)
{
	const struct node *node = node_find(map, key);

	if (import_is_absent(node) ||
	    !import_expect(file, node, NODE_TEXT, key))
		return NULL;
	return node->text;
}

static bool
read_digits(const char *text, size_t count, int32_t *number)
{
	*number = 0;
	for (size_t i = 0; i < count; i++) {
		if (!text_is_digit(text[i]))
			return false;
		*number = *number * 10 + (text[i] - '0');
	}
	return true;
}

/* A month, a quarter or a year. */
static bool
read_coarse(const char *text, size_t length, struct import_item *item)
{
	int32_t year, month = 1;
	enum date_unit unit = DATE_UNIT_YEAR;

	item->precision = PRECISION_YEAR;
	if (length < 4 || !read_digits(text, 4, &year))
		return false;
	if (length == 7 && text[4] == '-' && text[5] == 'Q' && text[6] >= '1' &&
	    text[6] <= '4') {
		unit = DATE_UNIT_QUARTER;
		item->precision = PRECISION_QUARTER;
		month = 3 * (text[6] - '1') + 1;
	} else if (length == 7 && text[4] == '-' &&
	    read_digits(text + 5, 2, &month)) {
		unit = DATE_UNIT_MONTH;
		item->precision = PRECISION_MONTH;
	} else if (length != 4) {
		return false;
	}
	return month >= 1 && month <= 12 &&
	    date_from_civil(year, month, 1, &item->first) &&
	    date_end_of(unit, item->first, &item->last);
}

bool
import_date_text(const char *text, size_t length, struct import_item *item)
{
	size_t day = DATE_TEXT_SIZE - 1;

	/* A time of day behind it says no more than the day: "T00:00:00". */
	if (length > day && text[day] == 'T')
		length = day;
	if (date_parse(text, length, &item->first)) {
		item->last = item->first;
		item->precision = PRECISION_DAY;
		return true;
	}
	return read_coarse(text, length, item);
}

/* Why it is no date. */
static const char *
date_problem(const char *text, size_t length)
{
	int32_t year, month, day;

	if (length < 7 || text[4] != '-' || !read_digits(text, 4, &year) ||
	    !read_digits(text + 5, 2, &month))
		return "is not in the form YYYY-MM-DD or YYYY-MM";
	if (year < DATE_YEAR_MIN)
		return "is outside the years 1583 to 9999";
	if (month < 1 || month > 12)
		return "has a month that does not exist";
	if (length == 10 && text[7] == '-' && read_digits(text + 8, 2, &day))
		return "is a day that does not exist";
	return "is not in the form YYYY-MM-DD or YYYY-MM";
}

enum import_dated
import_date(
    struct import_file *file, const struct node *node, struct import_item *item)
{
	if (import_is_absent(node))
		return IMPORT_DATE_ABSENT;
	if (!import_expect(file, node, NODE_TEXT, "date"))
		return IMPORT_DATE_WRONG;
	if (strcmp(node->text, "false") == 0)
		return IMPORT_DATE_FALSE;
	if (strcmp(node->text, "true") == 0)
		return IMPORT_DATE_TRUE;
	item->span = node->at;
	if (import_date_text(node->text, node->length, item))
		return IMPORT_DATE_GIVEN;
	diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_DATE, node->at,
	    DIAGNOSTIC_ARGS(
		node->text, date_problem(node->text, node->length)));
	return IMPORT_DATE_WRONG;
}

struct import_item *
import_add_date(struct import_file *file, struct import_series *series,
    const struct node *map, const char *key, struct import_rule *rule,
    enum import_dated *result)
{
	struct import_item read = {0};
	enum import_dated dated = import_date(file, node_find(map, key), &read);
	struct import_item *item;

	if (result != NULL)
		*result = dated;
	if (dated != IMPORT_DATE_GIVEN)
		return NULL;
	item = import_item(file, series, rule);
	if (item == NULL)
		return NULL;
	read.rule = rule;
	*item = read;
	return item;
}

struct import_series *
import_add_series(
    struct import_file *file, const char *name, const struct node *node)
{
	bool is_new;
	struct import_series *series =
	    import_series(file, name, node->at, &is_new);

	if (series == NULL || is_new)
		return series;
	diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_TWICE, node->at,
	    DIAGNOSTIC_ARGS(series->name));
	diagnostic_note(file->diagnostics, series->at, "first given here");
	return NULL;
}

void
import_say_once(struct import_file *file, struct import_seen *seen,
    const struct node *map, const char *key, const char *why)
{
	const struct node *node = node_find_key(map, key);

	for (size_t i = 0; i < seen->count; i++) {
		if (strcmp(seen->keys[i], key) == 0)
			return;
	}
	if (seen->count < sizeof(seen->keys) / sizeof(seen->keys[0]))
		seen->keys[seen->count++] = key;
	import_left_out(file, node != NULL ? node->at : map->at, key, why);
}

void
import_others(struct import_file *file, struct import_seen *seen,
    const struct node *map, const char *const *known)
{
	for (size_t i = 0; i < map->count; i++) {
		const char *key = map->items[2 * i]->text;
		const char *const *at = known;

		while (*at != NULL && strcmp(*at, key) != 0)
			at++;
		if (*at == NULL && !import_is_absent(map->items[2 * i + 1]))
			import_say_once(file, seen, map, key,
			    "a cadence has no place for it");
	}
}

void
import_add_url(struct import_file *file, struct import_series *series,
    const struct node *map, const char *key)
{
	const char *text = import_value(file, map, key);

	if (text == NULL)
		return;
	if (import_url_is_good(text))
		series->url = text;
	else
		import_left_out(file, node_find(map, key)->at, text,
		    "it is not a URL that a calendar can hold");
}

void
import_add_pep(struct import_file *file, struct import_series *series,
    const struct node *map)
{
	const char *pep = import_value(file, map, "pep");

	if (pep == NULL)
		return;
	if (strspn(pep, "0123456789") == strlen(pep) && strlen(pep) <= 4)
		series->url = arena_printf(file->arena,
		    "https://peps.python.org/pep-%s%s/", &"0000"[strlen(pep)],
		    pep);
	else
		import_left_out(file, node_find(map, "pep")->at, pep,
		    "it is not the number of a PEP");
}

void
import_add_person(struct import_file *file, struct import_series *series,
    const struct node *map, const char *key, const char *role)
{
	const char *name = import_value(file, map, key);

	name = name != NULL ? import_text(file, name) : NULL;
	if (name != NULL && name[0] != '\0')
		import_person(file, series, role, name);
}
