/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Passes over what is not matched yet, each with keys of its own. */
#include "compare/match.h"

#include <string.h>

#include "base/buf.h"
#include "compare/title.h"

/* So many projects are told from each other in titles. */
enum { PROJECTS_MAX = 64 };

/* The entries of a list by key; what has the same key is in their order. */
struct table {
	const char **keys; /* NULL: takes no part */
	uint32_t *heads;
	uint32_t *nexts;
	size_t mask;
};

/* Projects of which the marks of one side, or of both, tell. */
struct projects {
	const char *names[PROJECTS_MAX];
	size_t count;
};

/* A pass: makes keys, of which only those that are alone may have to count. */
struct pass {
	enum match_reason reason;
	bool is_unique;
	/* Appends the key; false if the entry takes no part. */
	bool (*append_key)(
	    struct pass *pass, const struct entry *entry, struct buf *key);
	struct matching *matching;
	struct title *projects; /* to be left out of titles */
	size_t project_count;
	struct title title;
};

static bool
make_keys(struct pass *pass, const struct entry_list *list,
    const uint32_t *partners, struct arena *arena, struct table *table)
{
	struct buf key = {0};
	bool is_good;

	table->keys = ARENA_ARRAY(arena, list->count + 1, const char *);
	for (size_t i = 0; table->keys != NULL && i < list->count; i++) {
		buf_clear(&key);
		if (partners[i] == MATCH_NOBODY &&
		    pass->append_key(pass, &list->items[i], &key))
			table->keys[i] =
			    arena_copy(arena, buf_text(&key), key.length);
	}
	is_good = !key.failed && !arena->failed;
	buf_release(&key);
	return is_good;
}

static uint32_t *
head_of(const struct table *table, const char *key)
{
	return &table->heads[entry_digest(key, strlen(key)) & table->mask];
}

static bool
make_table(struct pass *pass, const struct entry_list *list,
    const uint32_t *partners, struct arena *arena, struct table *table)
{
	size_t size = 16;

	if (!make_keys(pass, list, partners, arena, table))
		return false;
	while (size < 2 * list->count)
		size *= 2;
	table->mask = size - 1;
	table->heads = ARENA_ARRAY(arena, size, uint32_t);
	table->nexts = ARENA_ARRAY(arena, list->count + 1, uint32_t);
	if (table->heads == NULL || table->nexts == NULL)
		return false;
	/* Indexes from 1 on; backwards, so that chains have the list's order.
	 */
	for (size_t i = list->count; i > 0; i--) {
		uint32_t *head;

		if (table->keys[i - 1] == NULL)
			continue;
		head = head_of(table, table->keys[i - 1]);
		table->nexts[i - 1] = *head;
		*head = (uint32_t)i;
	}
	return true;
}

/* The link to the first with the key from `link` on; to 0 if there is none. */
static uint32_t *
find_link(struct table *table, uint32_t *link, const char *key)
{
	while (*link != 0 && strcmp(table->keys[*link - 1], key) != 0)
		link = &table->nexts[*link - 1];
	return link;
}

static bool
is_alone(struct table *table, const char *key)
{
	uint32_t *link = find_link(table, head_of(table, key), key);

	return *link == 0 ||
	    *find_link(table, &table->nexts[*link - 1], key) == 0;
}

/* Two that takt made are the same by their slots alone. */
static bool
may_meet(const struct pass *pass, size_t old_index, size_t new_index)
{
	return pass->reason == MATCH_UID || pass->reason == MATCH_SLOT ||
	    !pass->matching->old_list->items[old_index].is_own ||
	    !pass->matching->new_list->items[new_index].is_own;
}

static void
pair(struct pass *pass, struct table *olds, struct table *news)
{
	struct matching *matching = pass->matching;

	for (size_t i = 0; i < matching->new_list->count; i++) {
		const char *key = news->keys[i];
		uint32_t *link;
		uint32_t index;

		if (key == NULL)
			continue;
		link = find_link(olds, head_of(olds, key), key);
		if (*link == 0 || !may_meet(pass, *link - 1, i) ||
		    (pass->is_unique &&
			(!is_alone(olds, key) || !is_alone(news, key))))
			continue;
		index = *link - 1;
		/* Nobody else is to find it, nor to pass over it. */
		*link = olds->nexts[index];
		matching->old_of[i] = index;
		matching->new_of[index] = (uint32_t)i;
		matching->reasons[i] = pass->reason;
	}
}

static bool
run_pass(struct pass *pass, struct matching *matching)
{
	struct arena arena = {0};
	struct table olds, news;
	bool is_good;

	pass->matching = matching;
	is_good = make_table(pass, matching->old_list, matching->new_of, &arena,
		      &olds) &&
	    make_table(
		pass, matching->new_list, matching->old_of, &arena, &news);
	if (is_good)
		pair(pass, &olds, &news);
	arena_release(&arena);
	return is_good;
}

static bool
append_uid(struct pass *pass, const struct entry *entry, struct buf *key)
{
	(void)pass;
	if (entry->key == NULL)
		return false;
	buf_append_string(key, entry->key);
	return true;
}

static bool
append_slot(struct pass *pass, const struct entry *entry, struct buf *key)
{
	(void)pass;
	if (!entry->is_own || entry->slot == NULL)
		return false;
	buf_append_string(key, entry->identity);
	buf_append_char(key, '\n');
	buf_append_string(key, entry->slot);
	return true;
}

/* Of several projects, the one whose name the title begins with. */
static size_t
find_project(const struct pass *pass, size_t *skip)
{
	size_t best = SIZE_MAX;

	*skip = 0;
	if (pass->project_count == 1) {
		*skip = title_common(&pass->title, &pass->projects[0]);
		return 0;
	}
	for (size_t i = 0; i < pass->project_count; i++) {
		size_t common = title_common(&pass->title, &pass->projects[i]);

		if (common == pass->projects[i].count && common > *skip) {
			*skip = common;
			best = i;
		}
	}
	return best;
}

static bool
append_title(struct pass *pass, const struct entry *entry, struct buf *key)
{
	size_t skip, project;

	if (entry->title == NULL || entry->repeats != 0 ||
	    !title_read(&pass->title, entry->title))
		return false;
	project = find_project(pass, &skip);
	if (project != SIZE_MAX)
		buf_append_number(key, (int64_t)project);
	return title_append_key(&pass->title, skip, key);
}

static bool
append_same(struct pass *pass, const struct entry *entry, struct buf *key)
{
	(void)pass;
	if (entry->title == NULL || entry->date == NULL)
		return false;
	buf_append_string(key, entry->title);
	buf_append_char(key, '\n');
	buf_append_string(key, entry->date);
	return true;
}

/* Adds those of a list; there are few, and the same one many times in a row. */
static void
add_projects(struct projects *projects, const struct entry_list *list)
{
	const char *latest = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const char *name = list->items[i].project;
		bool is_known = name == NULL || name == latest;

		for (size_t j = 0; !is_known && j < projects->count; j++)
			is_known = strcmp(projects->names[j], name) == 0;
		if (!is_known && projects->count < PROJECTS_MAX)
			projects->names[projects->count++] = name;
		if (name != NULL)
			latest = name;
	}
}

/* Is either side of one project, and of another one? */
static bool
is_renamed(const struct matching *matching)
{
	struct projects before = {.count = 0};
	struct projects after = {.count = 0};

	add_projects(&before, matching->old_list);
	add_projects(&after, matching->new_list);
	return before.count == 1 && after.count == 1 &&
	    strcmp(before.names[0], after.names[0]) != 0;
}

static bool
match_titles(struct matching *matching)
{
	struct pass pass = {.reason = MATCH_TITLE,
	    .is_unique = true,
	    .append_key = append_title};
	struct projects projects = {.count = 0};

	add_projects(&projects, matching->old_list);
	add_projects(&projects, matching->new_list);
	pass.projects =
	    ARENA_ARRAY(&matching->arena, projects.count + 1, struct title);
	if (pass.projects == NULL)
		return false;
	for (size_t i = 0; i < projects.count; i++) {
		if (title_read(
			&pass.projects[pass.project_count], projects.names[i]))
			pass.project_count++;
	}
	return run_pass(&pass, matching);
}

static uint32_t *
make_partners(struct arena *arena, size_t count)
{
	uint32_t *partners = ARENA_ARRAY(arena, count + 1, uint32_t);

	for (size_t i = 0; partners != NULL && i < count; i++)
		partners[i] = MATCH_NOBODY;
	return partners;
}

bool
match_entries(struct matching *matching)
{
	struct pass by_uid = {.reason = MATCH_UID, .append_key = append_uid};
	struct pass by_slot = {
	    .reason = MATCH_SLOT, .is_unique = true, .append_key = append_slot};
	struct pass by_all = {.reason = MATCH_SAME, .append_key = append_same};
	struct arena *arena = &matching->arena;

	matching->old_of = make_partners(arena, matching->new_list->count);
	matching->new_of = make_partners(arena, matching->old_list->count);
	matching->reasons = ARENA_ARRAY(
	    arena, matching->new_list->count + 1, enum match_reason);
	return matching->old_of != NULL && matching->new_of != NULL &&
	    matching->reasons != NULL && run_pass(&by_uid, matching) &&
	    (!is_renamed(matching) || run_pass(&by_slot, matching)) &&
	    match_titles(matching) && run_pass(&by_all, matching);
}

void
match_release(struct matching *matching)
{
	arena_release(&matching->arena);
}
