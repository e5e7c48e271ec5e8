/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Keys of titles, sorted, and the words around them that say nothing. */
#include "compare/page_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int
compare_keys(const void *left, const void *right)
{
	const struct page_key *a = left;
	const struct page_key *b = right;
	int order = strcmp(a->key, b->key);

	if (order == 0 && a->is_alias != b->is_alias)
		order = a->is_alias ? 1 : -1;
	if (order == 0)
		order = a->entry < b->entry ? -1 : a->entry > b->entry;
	return order;
}

static int
compare_series(const void *left, const void *right)
{
	const struct page_series *a = left;
	const struct page_series *b = right;

	return strcmp(a->key, b->key);
}

/* The key of a text in plan->key, without the words of the project; false if it
 * has none. */
static bool
make_key(struct page_plan *plan, const char *text)
{
	buf_clear(&plan->key);
	return title_read(&plan->title, text) && plan->title.count > 0 &&
	    title_append_key(&plan->title,
		title_common(&plan->title, &plan->project), &plan->key);
}

static void
add_key(struct page_plan *plan, const char *text, const struct entry *entry,
    bool is_alias)
{
	if (!make_key(plan, text))
		return;
	plan->keys[plan->key_count++] = (struct page_key){
	    arena_string(&plan->arena, buf_text(&plan->key)), entry, is_alias};
}

/* "3.14 end of life" for what is called so, whatever its title. Names of steps
 * are left to their titles: they may count otherwise than slots. */
static void
add_alias(struct page_plan *plan, const struct entry *entry)
{
	if (entry->series == NULL || entry->milestone == NULL ||
	    (entry->slot != NULL && strchr(entry->slot, '/') != NULL))
		return;
	buf_clear(&plan->text);
	buf_printf(&plan->text, "%s %s", entry->series, entry->milestone);
	add_key(plan, buf_text(&plan->text), entry, true);
}

static void
add_series(
    struct page_plan *plan, const struct entry *entry, const char *before)
{
	if (entry->series == NULL || entry->series == before ||
	    !make_key(plan, entry->series))
		return;
	plan->series[plan->series_count++] = (struct page_series){
	    arena_string(&plan->arena, buf_text(&plan->key)), entry->series};
}

static void
drop_doubles(struct page_plan *plan)
{
	size_t count = 0;

	qsort(plan->series, plan->series_count, sizeof(plan->series[0]),
	    compare_series);
	for (size_t i = 0; i < plan->series_count; i++) {
		if (count == 0 ||
		    strcmp(plan->series[count - 1].key, plan->series[i].key) !=
			0)
			plan->series[count++] = plan->series[i];
	}
	plan->series_count = count;
}

bool
page_plan_init(struct page_plan *plan, const struct entry_list *list)
{
	const char *before = NULL;

	*plan = (struct page_plan){.list = list};
	plan->keys =
	    ARENA_ARRAY(&plan->arena, 2 * list->count + 1, struct page_key);
	plan->series =
	    ARENA_ARRAY(&plan->arena, list->count + 1, struct page_series);
	if (plan->keys == NULL || plan->series == NULL)
		return false;
	if (list->count == 0 ||
	    !title_read(&plan->project, list->items[0].project))
		plan->project.count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *entry = &list->items[i];

		add_key(plan, entry->title, entry, false);
		add_alias(plan, entry);
		add_series(plan, entry, before);
		before = entry->series;
	}
	if (plan->arena.failed || plan->key.failed || plan->text.failed)
		return false;
	qsort(plan->keys, plan->key_count, sizeof(plan->keys[0]), compare_keys);
	drop_doubles(plan);
	return true;
}

/* The first key that is not before `key`. */
static size_t
lower_bound(const struct page_plan *plan, const char *key)
{
	size_t low = 0;
	size_t high = plan->key_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(plan->keys[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct page_match
look_up(const struct page_plan *plan, const char *key)
{
	size_t first = lower_bound(plan, key);
	struct page_match match = {PAGE_UNKNOWN, plan->keys + first, 0};

	while (first + match.count < plan->key_count &&
	    strcmp(match.first[match.count].key, key) == 0 &&
	    match.first[match.count].is_alias == match.first->is_alias)
		match.count++;
	if (match.count > 0)
		match.meaning = match.count == 1 ? PAGE_ONE : PAGE_SEVERAL;
	return match;
}

static bool
is_number(const char *text)
{
	size_t length = strspn(text, "0123456789");

	return length > 0 && length < 9 && text[length] == '\0';
}

/* " 3.15 beta 5" where there are " 3.15 beta 1" to 4, or " 3.15.30". The key is
 * in plan->key, and changed. */
static struct page_match
look_up_kind(struct page_plan *plan)
{
	struct page_match match = {PAGE_UNKNOWN, NULL, 0};
	char *key = plan->key.bytes;
	size_t length = plan->key.length;
	size_t kind = length;
	long largest = -1;

	while (kind > 0 && text_is_digit(key[kind - 1]))
		kind--;
	if (kind == length || kind < 3 ||
	    (key[kind - 1] != ' ' && strchr(key + 1, ' ') != NULL) ||
	    (key[kind - 1] == '.' && strchr(key + 1, '.') == key + kind - 1))
		return match;
	key[kind] = '\0';
	for (size_t i = lower_bound(plan, key);
	     i < plan->key_count && strncmp(plan->keys[i].key, key, kind) == 0;
	     i++) {
		const char *rest = plan->keys[i].key + kind;
		long number = is_number(rest) ? strtol(rest, NULL, 10) : -1;

		if (number > largest) {
			largest = number;
			match =
			    (struct page_match){PAGE_EXTRA, &plan->keys[i], 1};
		}
	}
	return match;
}

static bool
is_any(const struct title_word *word, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strlen(*words) == word->length &&
		    memcmp(*words, word->text, word->length) == 0)
			return true;
	}
	return false;
}

/* "3.15.0 final is expected on", "was released on": without these words, also
 * if nothing is left. */
static void
trim_title(struct title *title)
{
	static const char *const verbs[] = {"on", "is", "released", "out",
	    "planned", "scheduled", "due", "expected", "for", "will", "be",
	    NULL};
	static const char *const released[] = {"released", NULL};
	static const char *const was[] = {"was", NULL};
	const struct title_word *words = title->words;

	while (title->count > 0 && is_any(&words[title->count - 1], verbs)) {
		title->count--;
		if (title->count > 0 &&
		    is_any(&words[title->count], released) &&
		    is_any(&words[title->count - 1], was))
			title->count--;
	}
}

/* Do these words say more than that something is? */
static bool
says_something(struct page_plan *plan)
{
	if (!title_read(&plan->title, buf_text(&plan->text)))
		return false;
	trim_title(&plan->title);
	return plan->title.count > 0;
}

static struct page_match
find_text(struct page_plan *plan)
{
	struct page_match match = {PAGE_UNKNOWN, NULL, 0};

	buf_clear(&plan->key);
	if (!title_read(&plan->title, buf_text(&plan->text)))
		return match;
	trim_title(&plan->title);
	if (plan->title.count == 0 ||
	    !title_append_key(&plan->title,
		title_common(&plan->title, &plan->project), &plan->key))
		return match;
	match = look_up(plan, buf_text(&plan->key));
	return match.meaning != PAGE_UNKNOWN ? match : look_up_kind(plan);
}

/* Up to the length of a title; without what stands in parentheses, if asked.
 * False if nothing was left out. */
static bool
copy_text(struct page_plan *plan, const char *text, size_t length, bool is_bare)
{
	bool is_inside = false;
	bool is_cut = false;

	for (size_t i = 0; i < length; i++) {
		if (is_bare && text[i] == '(')
			is_inside = is_cut = true;
		if (!is_inside)
			buf_append_char(&plan->text,
			    (unsigned char)text[i] < ' ' ? ' ' : text[i]);
		if (text[i] == ')')
			is_inside = false;
	}
	return is_cut || !is_bare;
}

static struct page_match
find_part(struct page_plan *plan, const struct page_series *series,
    const char *text, size_t length, bool is_bare)
{
	struct page_match match = {PAGE_UNKNOWN, NULL, 0};
	bool is_asked;

	buf_clear(&plan->text);
	is_asked =
	    copy_text(plan, text, length, is_bare) && says_something(plan);
	if (!is_asked || series == NULL)
		return is_asked ? find_text(plan) : match;
	buf_clear(&plan->text);
	buf_printf(&plan->text, "%s ", series->name);
	copy_text(plan, text, length, is_bare);
	return find_text(plan);
}

struct page_match
page_plan_find(struct page_plan *plan, const struct page_series *series,
    const char *text, size_t length)
{
	struct page_match match = {PAGE_UNKNOWN, NULL, 0};
	struct page_match bare;

	if (length > TITLE_LENGTH_MAX)
		return match;
	match = find_part(plan, series, text, length, false);
	if (match.meaning != PAGE_UNKNOWN && match.meaning != PAGE_EXTRA)
		return match;
	bare = find_part(plan, series, text, length, true);
	return bare.meaning != PAGE_UNKNOWN ? bare : match;
}

struct page_match
page_plan_find_cell(struct page_plan *plan, const char *text, size_t length)
{
	const struct page_match none = {PAGE_UNKNOWN, NULL, 0};

	if (length > TITLE_LENGTH_MAX)
		return none;
	return find_part(
	    plan, NULL, text, length, memchr(text, '(', length) != NULL);
}

/* Words of a header, in lower case, without those that only say that a date is
 * meant; in plan->text. */
static const char *
usual_header(struct page_plan *plan, const char *header)
{
	static const char *const empty[] = {"start", "starts", "begin",
	    "begins", "date", "planned", "target", "expected", "estimated",
	    NULL};

	buf_clear(&plan->text);
	if (!title_read(&plan->title, header))
		return "";
	for (size_t i = 0; i < plan->title.count; i++) {
		const struct title_word *word = &plan->title.words[i];

		if (is_any(word, empty))
			continue;
		if (plan->text.length > 0)
			buf_append_char(&plan->text, ' ');
		buf_append(&plan->text, word->text, word->length);
	}
	return buf_text(&plan->text);
}

/* What columns are usually called: the release, its end, and others. */
static const struct {
	const char *header;
	const char *milestone;
} columns[] = {{"release", "release"}, {"released", "release"},
    {"first release", "release"}, {"initial release", "release"},
    {"initial", "release"}, {"general availability", "release"},
    {"ga", "release"}, {"final release", "release"}, {"final", "release"},
    {"end of life", "eol"}, {"eol", "eol"}, {"end of support", "eol"},
    {"security support", "eol"}, {"supported until", "eol"},
    {"support until", "eol"}, {"support ends", "eol"},
    {"security support until", "eol"}, {"end of security support", "eol"},
    {"active lts", "lts"}, {"lts", "lts"}};

struct page_match
page_plan_find_column(struct page_plan *plan, const struct page_series *series,
    const char *header, size_t length)
{
	struct page_match match = page_plan_find(plan, series, header, length);
	char copy[TITLE_LENGTH_MAX + 1];
	const char *usual;

	if (match.meaning == PAGE_ONE || match.meaning == PAGE_SEVERAL)
		return match;
	if (length > TITLE_LENGTH_MAX)
		return match;
	memcpy(copy, header, length);
	copy[length] = '\0';
	usual = usual_header(plan, copy);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		const char *milestone = columns[i].milestone;

		if (strcmp(columns[i].header, usual) == 0)
			return page_plan_find(
			    plan, series, milestone, strlen(milestone));
	}
	if (*usual == '\0')
		return match;
	memcpy(copy, usual, strlen(usual) + 1);
	return page_plan_find(plan, series, copy, strlen(copy));
}

bool
page_plan_is_general(struct page_plan *plan, const char *header)
{
	static const char *const general[] = {"", "when", "day", "actual",
	    "scheduled", "published", "release", "released", NULL};
	const char *usual = usual_header(plan, header);

	for (size_t i = 0; general[i] != NULL; i++) {
		if (strcmp(general[i], usual) == 0)
			return strlen(header) <= TITLE_LENGTH_MAX;
	}
	return false;
}

static const struct page_series *
find_series(const struct page_plan *plan, const char *key)
{
	const struct page_series wanted = {key, NULL};

	return bsearch(&wanted, plan->series, plan->series_count,
	    sizeof(plan->series[0]), compare_series);
}

const struct page_series *
page_plan_series(struct page_plan *plan, const char *text, size_t length)
{
	static const char *const tails[] = {"x", "lts", "series", NULL};
	struct title *title = &plan->title;
	size_t from;

	buf_clear(&plan->text);
	buf_clear(&plan->key);
	if (length > TITLE_LENGTH_MAX)
		return NULL;
	copy_text(plan, text, length, true);
	if (!title_read(title, buf_text(&plan->text)))
		return NULL;
	while (
	    title->count > 1 && is_any(&title->words[title->count - 1], tails))
		title->count--;
	from = title_common(title, &plan->project);
	if (title->count == 0 || !title_append_key(title, from, &plan->key))
		return NULL;
	return find_series(plan, buf_text(&plan->key));
}

const struct page_series *
page_plan_title(
    struct page_plan *plan, const char *text, size_t length, bool *has_number)
{
	const struct page_series *found = NULL;
	struct title title;

	*has_number = false;
	buf_clear(&plan->text);
	copy_text(plan, text, length < TITLE_LENGTH_MAX ? length : 0, false);
	if (!title_read(&title, buf_text(&plan->text)))
		return NULL;
	for (size_t i = 0; i < title.count; i++) {
		const struct title_word *word = &title.words[i];
		const struct page_series *series;

		if (!word->is_number)
			continue;
		series = page_plan_series(plan, word->text, word->length);
		if (*has_number && series != found)
			return NULL;
		*has_number = true;
		found = series;
	}
	return found;
}

void
page_plan_release(struct page_plan *plan)
{
	arena_release(&plan->arena);
	buf_release(&plan->key);
	buf_release(&plan->text);
}
