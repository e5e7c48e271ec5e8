/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Adding to what is known of a schedule; and texts that a cadence can hold. */
#include "import/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ical/text.h"

enum { NAME_MAX_BYTES = 60, SERIES_MAX_BYTES = 50, TEXT_MAX_BYTES = 500 };

void
import_left_out(
    struct import_file *file, struct span at, const char *what, const char *why)
{
	diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_LEFT_OUT, at,
	    DIAGNOSTIC_ARGS(what, why));
}

void
import_refuse_limit(struct import_file *file, struct span at, const char *text)
{
	if (file->is_full)
		return;
	file->is_full = true;
	diagnostic_add(
	    file->diagnostics, DIAGNOSTIC_LIMIT, at, DIAGNOSTIC_ARGS(text));
	diagnostic_help(
	    file->diagnostics, "import a part of the file, and then the other");
}

/* So many bytes of a text, and no part of a character. */
static size_t
fitting(const char *text, size_t length, size_t most)
{
	if (length <= most)
		return length;
	while (most > 0 && (text[most] & 0xC0) == 0x80)
		most--;
	return most;
}

/* Without line breaks, and with one blank between words. */
static void
join_lines(struct buf *text)
{
	size_t length = 0;

	for (size_t i = 0; i < text->length; i++) {
		char character = text->bytes[i];
		bool is_blank = character == ' ' || character == '\n';

		if (is_blank && (length == 0 || text->bytes[length - 1] == ' '))
			continue;
		text->bytes[length++] = is_blank ? ' ' : character;
	}
	length = fitting(text->bytes, length, TEXT_MAX_BYTES);
	while (length > 0 && text->bytes[length - 1] == ' ')
		length--;
	text->length = length;
	if (text->bytes != NULL)
		text->bytes[length] = '\0';
}

static const char *
keep_text(struct import_file *file, struct buf *text)
{
	const char *copy = text->failed
	    ? NULL
	    : arena_copy(file->arena, buf_text(text), text->length);

	if (copy == NULL)
		file->arena->failed = true;
	buf_release(text);
	return copy;
}

const char *
import_text(struct import_file *file, const char *text)
{
	struct buf clean = {0};

	ical_text_clean(&clean, text);
	join_lines(&clean);
	return keep_text(file, &clean);
}

const char *
import_pattern_text(struct import_file *file, const char *text)
{
	struct buf clean = {0};

	ical_text_clean(&clean, text);
	join_lines(&clean);
	for (size_t i = 0; i < clean.length; i++) {
		if (clean.bytes[i] == '{')
			clean.bytes[i] = '(';
		if (clean.bytes[i] == '}')
			clean.bytes[i] = ')';
	}
	return keep_text(file, &clean);
}

bool
import_url_is_good(const char *text)
{
	return ical_url_is_valid(text) && strpbrk(text, "\"<>\\^`{|}") == NULL;
}

bool
import_name_is_taken(
    const struct import_file *file, const char *name, bool is_window)
{
	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		/* "end of bugfix" is no "bugfix". */
		if (rule->is_window == is_window &&
		    name_equal(rule->name, name))
			return true;
	}
	for (size_t i = 0; !is_window && i < file->event_count; i++) {
		if (file->events[i].is_named &&
		    name_equal(file->events[i].name, name))
			return true;
	}
	return name_equal("end-of-life", name) || name_equal("eol", name);
}

/* Letters, digits and hyphens alone, beginning with a letter. */
static void
spell_name(struct buf *out, const char *text)
{
	for (; *text != '\0' && out->length < NAME_MAX_BYTES; text++) {
		bool is_digit = text_is_digit(*text);
		bool is_good = text_is_letter(*text) || is_digit;

		/* A number that stands alone would mean a step. */
		if (is_digit &&
		    (out->length == 0 || out->bytes[out->length - 1] == '-'))
			buf_append_char(out, 'n');
		if (is_good)
			buf_append_char(out, text_lower(*text));
		else if (out->length > 0 && out->bytes[out->length - 1] != '-')
			buf_append_char(out, '-');
	}
	while (out->length > 0 && out->bytes[out->length - 1] == '-')
		out->bytes[--out->length] = '\0';
	if (out->length == 0)
		buf_append_string(out, "item");
}

/* "last-call" holds a word of phrases, and "last_call" none. */
static void
join_words(struct buf *name)
{
	for (size_t i = 0; i < name->length; i++) {
		if (name->bytes[i] == '-')
			name->bytes[i] = '_';
	}
	if (name_refusal(name->bytes, name->length) != NULL)
		buf_append_string(name, "_x");
}

const char *
import_name(struct import_file *file, const char *text)
{
	size_t length = text != NULL ? strlen(text) : 0;
	struct buf name = {0};

	if (text == NULL)
		return NULL;

	if (length <= NAME_MAX_BYTES && name_refusal(text, length) == NULL)
		return arena_copy(file->arena, text, length);
	spell_name(&name, text);
	if (!name.failed && name_refusal(name.bytes, name.length) != NULL)
		join_words(&name);
	return keep_text(file, &name);
}

struct import_rule *
import_rule(struct import_file *file, const char *name, bool is_window)
{
	struct import_rule **end = &file->rules;
	struct import_rule *rule;
	const char *asked = import_name(file, name);
	size_t count = 0;

	if (asked == NULL)
		return NULL;
	for (; *end != NULL; end = &(*end)->next, count++) {
		if ((*end)->is_window == is_window &&
		    name_equal((*end)->asked, asked))
			return *end;
	}
	if (count == IMPORT_RULES_MAX) {
		import_refuse_limit(file, (struct span){file->source, 0, 0},
		    "more than 200 kinds of dates");
		return NULL;
	}
	for (name = asked; import_name_is_taken(file, name, is_window);) {
		name = arena_printf(file->arena, "%s-x", name);
		name = name != NULL ? import_name(file, name) : NULL;
		if (name == NULL)
			return NULL;
	}
	rule = ARENA_NEW(file->arena, struct import_rule);
	if (rule == NULL)
		return NULL;
	rule->name = name;
	rule->asked = asked;
	rule->is_window = is_window;
	*end = rule;
	return rule;
}

/* A version that conditions and selections can name. */
static const char *
series_name(struct import_file *file, const char *name)
{
	const char *clean = import_text(file, name);
	size_t length = clean != NULL ? strlen(clean) : 0;
	char *text;

	length = fitting(clean, length, SERIES_MAX_BYTES);
	if (clean == NULL || length == 0)
		return clean == NULL ? NULL : "unnamed";
	text = arena_copy(file->arena, clean, length);
	for (size_t i = 0; text != NULL && i < length; i++) {
		if (text[i] == '"')
			text[i] = '\'';
		if (text[i] == '.' && text[i + 1] == '.')
			text[i] = '-';
	}
	while (text != NULL && length > 1 && text[length - 1] == ' ')
		text[--length] = '\0';
	return text;
}

struct import_series *
import_series(
    struct import_file *file, const char *name, struct span at, bool *is_new)
{
	struct import_series **list;
	struct import_series *series;
	const char *text = series_name(file, name);

	*is_new = true;
	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < file->count; i++) {
		if (strcmp(file->series[i]->name, text) == 0) {
			*is_new = false;
			return file->series[i];
		}
	}
	if (file->count == IMPORT_SERIES_MAX) {
		import_refuse_limit(file, at, "more than 1000 series");
		return NULL;
	}
	if (strcmp(text, name) != 0)
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_RENAMED, at,
		    DIAGNOSTIC_ARGS(name, text));
	series = ARENA_NEW(file->arena, struct import_series);
	list =
	    arena_grow(file->arena, file->series, file->count, sizeof(*list));
	if (series == NULL || list == NULL)
		return NULL;
	series->name = text;
	series->at = at;
	series->order = file->count;
	file->series = list;
	file->series[file->count++] = series;
	return series;
}

struct import_item *
import_item(struct import_file *file, struct import_series *series,
    struct import_rule *rule)
{
	struct import_item *item = ARENA_NEW(file->arena, struct import_item);
	struct import_item **list;

	if (item == NULL || rule == NULL)
		return NULL;
	if (series->count == IMPORT_SERIES_ITEMS_MAX ||
	    file->item_count == IMPORT_ITEMS_MAX) {
		import_refuse_limit(file, series->at,
		    series->count == IMPORT_SERIES_ITEMS_MAX
			? "more than 500 dates in a series"
			: "more than 20000 dates");
		return NULL;
	}
	list = arena_grow(file->arena, series->items, series->count,
	    sizeof(struct import_item *));
	if (list == NULL)
		return NULL;
	item->rule = rule;
	series->items = list;
	series->items[series->count++] = item;
	file->item_count++;
	return item;
}

struct import_item *
import_event(struct import_file *file, const char *name)
{
	struct import_item *item = ARENA_NEW(file->arena, struct import_item);
	struct import_event *list;

	if (file->event_count == IMPORT_EVENTS_MAX) {
		import_refuse_limit(file, (struct span){file->source, 0, 0},
		    "more than 500 events of no series");
		return NULL;
	}
	list = arena_grow(file->arena, file->events, file->event_count,
	    sizeof(struct import_event));
	if (item == NULL || list == NULL || name == NULL)
		return NULL;
	file->events = list;
	list[file->event_count++] = (struct import_event){name, item, false};
	return item;
}

bool
import_person(struct import_file *file, struct import_series *series,
    const char *role, const char *name)
{
	struct import_person *list = arena_grow(file->arena, series->people,
	    series->person_count, sizeof(struct import_person));

	if (list == NULL)
		return false;
	series->people = list;
	list[series->person_count++] = (struct import_person){role, name};
	return true;
}

struct import_item *
import_find(const struct import_series *series, const struct import_rule *rule,
    int32_t number)
{
	for (size_t i = 0; i < series->count; i++) {
		struct import_item *item = series->items[i];

		if (item->rule == rule && item->number == number &&
		    item->key == NULL)
			return item;
	}
	return NULL;
}

/* "3.9" before "3.10", and what is no number by its bytes. */
static int
compare_versions(const char *left, const char *right)
{
	while (*left != '\0' && *right != '\0') {
		if (text_is_digit(*left) && text_is_digit(*right)) {
			size_t left_size = strspn(left, "0123456789");
			size_t right_size = strspn(right, "0123456789");
			int order = left_size == right_size
			    ? memcmp(left, right, left_size)
			    : (left_size < right_size ? -1 : 1);

			if (order != 0)
				return order;
			left += left_size;
			right += right_size;
			continue;
		}
		if (*left != *right)
			return (unsigned char)*left - (unsigned char)*right;
		left++;
		right++;
	}
	return (*left != '\0') - (*right != '\0');
}

static int
compare_by_version(const void *left, const void *right)
{
	const struct import_series *a =
	    *(const struct import_series *const *)left;
	const struct import_series *b =
	    *(const struct import_series *const *)right;
	int order = compare_versions(a->name, b->name);

	return order != 0 ? order
			  : (a->order > b->order) - (a->order < b->order);
}

/* The earliest day that is known of a series. */
static int32_t
first_day(const struct import_series *series)
{
	int32_t day = INT32_MAX;

	for (size_t i = 0; i < series->count; i++) {
		const struct import_item *item = series->items[i];

		if (!item->is_tbd && item->first.day < day)
			day = item->first.day;
	}
	return day;
}

static int
compare_by_day(const void *left, const void *right)
{
	const struct import_series *a =
	    *(const struct import_series *const *)left;
	const struct import_series *b =
	    *(const struct import_series *const *)right;
	int32_t a_day = first_day(a), b_day = first_day(b);

	if (a_day != b_day)
		return a_day < b_day ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

void
import_sort(struct import_file *file)
{
	bool has_versions = true;

	for (size_t i = 0; i < file->count; i++)
		has_versions &= text_is_digit(file->series[i]->name[0]);
	if (file->count > 0)
		qsort(file->series, file->count, sizeof(file->series[0]),
		    has_versions ? compare_by_version : compare_by_day);
}
