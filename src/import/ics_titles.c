/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Events that others wrote, by their titles: "Python 3.14.0 candidate 2" is a
 * candidate of 3.14, "v1.35.2" its second patch, and what names no version is
 * of no series. And numbers for what takt wrote.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compare/title.h"
#include "ical/line.h"
#include "ical/value.h"
#include "import/ics.h"
#include "import/read.h"

/* Properties of the calendar by which it is called. */
static bool
take_name(
    const struct ics_reader *reader, struct ical_part head, struct buf *name)
{
	const struct source cut = {
	    reader->feed->source->name, reader->feed->source->text, head.end};
	struct ical_lines lines = {
	    .source = &cut, .next = head.start, .longest = SIZE_MAX};
	struct ical_line line;

	if (ical_lines_next(&lines, &line) == ICAL_LINE_OK &&
	    (ical_slice_is(line.name, "X-WR-CALNAME") ||
		ical_slice_is(line.name, "NAME"))) {
		buf_clear(name);
		ical_text_read(ical_slice_trim(line.value), name);
	}
	ical_lines_release(&lines);
	return name->length > 0;
}

/* The name of the calendar; NULL where it has none. */
static const char *
given_name(const struct ics_reader *reader)
{
	struct buf name = {0};
	const char *text = NULL;

	for (size_t i = 0; i < reader->feed->head_count; i++) {
		if (take_name(reader, reader->feed->heads[i], &name))
			break;
	}
	if (name.length > 0)
		text = import_text(reader->file, buf_text(&name));
	reader->file->arena->failed |= name.failed;
	buf_release(&name);
	return text;
}

/* Up to the first number from word `from` on, or the "v" before it. */
static size_t
words_before_number(const struct title *title, size_t from)
{
	size_t count = from;

	while (count < title->count && !title->words[count].is_number)
		count++;
	if (count > from && count < title->count &&
	    title->words[count].is_joined)
		count--;
	return count;
}

/* Titles without a version, of which nothing is to be learned, are none. */
static bool
read_title(const struct ics_reader *reader, size_t index, struct title *title)
{
	const char *text = reader->entries.items[index].title;

	return text != NULL && title_read(title, text) &&
	    words_before_number(title, 0) < title->count;
}

/* Words without a number. */
static size_t
plain_words(const struct ics_reader *reader)
{
	struct title first = {.count = 0}, title;
	size_t common = SIZE_MAX;

	for (size_t i = 0; i < reader->entries.count && common > 0; i++) {
		size_t count = 0, most;

		if (!read_title(reader, i, &title))
			continue;
		most = words_before_number(&title, 0);
		if (common == SIZE_MAX && read_title(reader, i, &first))
			common = most;
		while (count < common && count < most &&
		    first.words[count].length == title.words[count].length &&
		    memcmp(first.words[count].text, title.words[count].text,
			title.words[count].length) == 0)
			count++;
		common = count;
	}
	return common == SIZE_MAX ? 0 : common;
}

/* Words of the calendar's name, which may have numbers: "Python (PEP 2026)", if
 * a version follows them in all titles. */
static size_t
named_words(const struct ics_reader *reader)
{
	const char *text = given_name(reader);
	struct title name, title;
	size_t common = 0;

	if (text == NULL || !title_read(&name, text))
		return 0;
	for (size_t i = 0; i < reader->entries.count; i++) {
		size_t count;

		if (!read_title(reader, i, &title))
			continue;
		count = title_common(&title, &name);
		if (common == 0)
			common = count;
		if (count == 0 || count != common ||
		    !title.words[count].is_number)
			return 0;
	}
	return common;
}

size_t
ics_common_words(const struct ics_reader *reader)
{
	size_t plain = plain_words(reader);
	size_t named = named_words(reader);

	return named > plain ? named : plain;
}

/* What all titles begin with, as it is written: "Python"; or NULL. */
static const char *
common_text(const struct ics_reader *reader, size_t common)
{
	const struct title_word *word;
	struct title title;

	for (size_t i = 0; common > 0 && i < reader->entries.count; i++) {
		const char *text = reader->entries.items[i].title;
		size_t length;

		if (!read_title(reader, i, &title) || title.count <= common)
			continue;
		word = &title.words[common - 1];
		length = (size_t)(word->text - title.bytes) + word->length;
		length += text[length] == ')';
		return arena_copy(reader->file->arena, text, length);
	}
	return NULL;
}

const char *
ics_project(const struct ics_reader *reader, size_t common)
{
	const char *text = common_text(reader, common);

	if (text == NULL)
		text = given_name(reader);
	return text != NULL ? text : "Calendar";
}

/* What a title says. */
struct meaning {
	char version[TITLE_LENGTH_MAX + 1];
	char name[TITLE_LENGTH_MAX + TITLE_WORDS_MAX + sizeof("-of-patch")];
	int32_t number;
	bool is_window;
};

/* "3.14.2" as 3.14 and its number 2. */
static int32_t
split_version(const struct title_word *word, char *version)
{
	size_t dots = 0, last = 0;
	long patch;

	memcpy(version, word->text, word->length);
	version[word->length] = '\0';
	for (size_t i = 0; version[i] != '\0'; i++) {
		if (version[i] != '.')
			continue;
		dots++;
		last = i;
	}
	if (dots < 2 || word->length - last > 6)
		return 0;
	patch = strtol(version + last + 1, NULL, 10);
	version[last] = '\0';
	return (int32_t)patch;
}

/* The words of a title are no longer than the name has room. */
static void
append_word(struct meaning *meaning, const struct title_word *word)
{
	size_t length = strlen(meaning->name);

	if (length > 0)
		meaning->name[length++] = '-';
	memcpy(meaning->name + length, word->text, word->length);
	meaning->name[length + word->length] = '\0';
}

static void
append_text(struct meaning *meaning, const char *text)
{
	const struct title_word word = {.text = text, .length = strlen(text)};

	append_word(meaning, &word);
}

/* A number at the end is that of a step. */
static int32_t
step_number(const struct title_word *word)
{
	if (!word->is_number || word->length > 4 ||
	    memchr(word->text, '.', word->length) != NULL)
		return 0;
	return (int32_t)strtol(word->text, NULL, 10);
}

/* An end is one: with a number, it is that of something else. */
static void
set_window(struct meaning *meaning)
{
	const char *name = meaning->name;

	if (meaning->number > 0)
		return;
	meaning->is_window = true;
	if (strcmp(name, "end-of-life") == 0 || strcmp(name, "eol") == 0)
		memcpy(meaning->name, "support", sizeof("support"));
	else if (strncmp(name, "end-of-", 7) == 0)
		memmove(meaning->name, name + 7, strlen(name + 7) + 1);
	else
		meaning->is_window = false;
}

/* False where no version is named. */
static bool
read_meaning(const struct title *title, size_t common, struct meaning *meaning)
{
	size_t at;
	int32_t patch;

	memset(meaning, 0, sizeof(*meaning));
	if (common >= title->count)
		return false;
	at = words_before_number(title, common);
	for (size_t i = common; i < at; i++)
		append_word(meaning, &title->words[i]);
	while (at < title->count && !title->words[at].is_number)
		at++;
	if (at == title->count)
		return false;
	patch = split_version(&title->words[at], meaning->version);
	for (at++; at < title->count; at++) {
		int32_t number = step_number(&title->words[at]);

		if (at + 1 == title->count && number > 0)
			meaning->number = number;
		else
			append_word(meaning, &title->words[at]);
	}
	set_window(meaning);
	if (meaning->name[0] == '\0') {
		append_text(meaning, patch > 0 ? "patch" : "release");
		meaning->number = patch;
	} else if (patch > 0) {
		append_text(meaning, "of-patch");
	}
	return true;
}

/* "2030-10", "week of 2030-10-07". */
static bool
read_rough(const char *text, size_t length, struct import_item *item)
{
	static const char week[] = "week of ";
	size_t size = sizeof(week) - 1;

	if (length <= size || strncmp(text, week, size) != 0)
		return import_date_text(text, length, item) &&
		    item->precision != PRECISION_DAY;
	if (!import_date_text(text + size, length - size, item))
		return false;
	item->precision = PRECISION_WEEK;
	return date_end_of(DATE_UNIT_WEEK, item->first, &item->last);
}

/* "3.14 end of life (2030-10)", on all days of that month, is known by month:
 * the title without what only says so; or else as it is. */
static const char *
without_month(struct ics_reader *reader, const struct entry *entry,
    struct import_item *rough)
{
	const char *open = strrchr(entry->title, '(');
	size_t length = open != NULL ? strcspn(open + 1, ")") : 0;

	if (open == NULL || open < entry->title + 2 ||
	    entry->exactness != ENTRY_DAYS ||
	    strcmp(open + 1 + length, ")") != 0 ||
	    !read_rough(open + 1, length, rough) ||
	    date_compare(rough->first, entry->first) != 0 ||
	    date_compare(rough->last, entry->last) != 0) {
		rough->precision = PRECISION_DAY;
		return entry->title;
	}
	return arena_copy(reader->file->arena, entry->title,
	    (size_t)(open - entry->title) - 1);
}

static void
add_meant(struct ics_reader *reader, const struct entry *entry,
    const struct meaning *meaning, enum precision precision)
{
	struct import_file *file = reader->file;
	bool is_new;
	struct import_series *series =
	    import_series(file, meaning->version, entry->at, &is_new);
	struct import_rule *rule =
	    import_rule(file, meaning->name, meaning->is_window);
	struct import_item *item;

	if (series == NULL || rule == NULL)
		return;
	item = import_item(file, series, rule);
	if (item == NULL)
		return;
	rule->is_numbered |= meaning->number > 0;
	item->number = meaning->number;
	ics_fill(reader, entry, item);
	item->precision = precision;
	if (rule->is_window && precision == PRECISION_DAY)
		item->first = item->last;
}

void
ics_add_titled(
    struct ics_reader *reader, const struct entry *entry, size_t common)
{
	struct import_file *file = reader->file;
	struct import_item rough = {.precision = PRECISION_DAY};
	struct entry titled = *entry;
	struct import_item *item;
	struct meaning meaning;
	struct title title;

	if (entry->title != NULL)
		titled.title = without_month(reader, entry, &rough);
	if (titled.title == NULL)
		titled.title = "";
	if (title_read(&title, titled.title) &&
	    read_meaning(&title, common, &meaning)) {
		add_meant(reader, &titled, &meaning, rough.precision);
		return;
	}
	item = import_event(file, import_name(file, titled.title));
	if (item != NULL)
		ics_fill(reader, entry, item);
}

static int
compare_slots(const void *left, const void *right)
{
	const struct import_item *a = *(const struct import_item *const *)left;
	const struct import_item *b = *(const struct import_item *const *)right;

	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return (a->first.day > b->first.day) - (a->first.day < b->first.day);
}

static void
number_series(struct import_file *file, struct import_series *series,
    const struct import_rule *rule)
{
	struct arena_mark mark = arena_mark(file->arena);
	struct import_item **items =
	    ARENA_ARRAY(file->arena, series->count, struct import_item *);
	size_t count = 0;
	int32_t number = 1;

	if (items == NULL)
		return;
	for (size_t i = 0; i < series->count; i++) {
		if (series->items[i]->rule == rule &&
		    series->items[i]->slot > 0)
			items[count++] = series->items[i];
	}
	if (count > 0)
		qsort(items, count, sizeof(items[0]), compare_slots);
	for (size_t i = 0; i < count; i++, number++) {
		while (import_find(series, rule, number) != NULL)
			number++;
		items[i]->number = number;
	}
	arena_rewind(file->arena, mark);
}

void
ics_number(struct import_file *file)
{
	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		for (size_t i = 0; rule->is_numbered && i < file->count; i++)
			number_series(file, file->series[i], rule);
	}
}
