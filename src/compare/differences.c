/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* From pairs of entries to what is not the same. */
#include "compare/differences.h"

#include <stdlib.h>
#include <string.h>

#include "compare/choose.h"

static bool
is_same_text(const char *left, const char *right)
{
	if (left == NULL || right == NULL)
		return left == right;
	return strcmp(left, right) == 0;
}

static bool
is_timed(const struct entry *entry)
{
	return entry->exactness == ENTRY_TIMED ||
	    entry->exactness == ENTRY_FLOATING;
}

/* How long an event is by the clock, tools have habits of their own. */
static bool
is_same_time(const struct entry *old, const struct entry *new)
{
	if (old->exactness != new->exactness)
		return date_compare(old->first, new->first) == 0;
	return old->start == new->start &&
	    (old->is_own != new->is_own || old->end == new->end);
}

/* Whether a month is all of it or some day of it only takt's marks tell. */
static bool
is_same_date(const struct entry *old, const struct entry *new)
{
	if (is_timed(old) && is_timed(new))
		return is_same_time(old, new);
	if (old->exactness != new->exactness &&
	    (old->is_own == new->is_own || is_timed(old) || is_timed(new) ||
		old->exactness == ENTRY_UNDATED ||
		new->exactness == ENTRY_UNDATED))
		return false;
	return date_compare(old->first, new->first) == 0 &&
	    date_compare(old->last, new->last) == 0;
}

/* Other tools call all that they have confirmed, or nothing. */
static bool
is_same_status(const struct entry *old, const struct entry *new)
{
	if (entry_is_cancelled(old) != entry_is_cancelled(new))
		return false;
	if (old->is_own != new->is_own || old->status == ENTRY_STATUS_UNKNOWN ||
	    new->status == ENTRY_STATUS_UNKNOWN)
		return true;
	if (old->is_exact && new->is_exact)
		return is_same_text(old->status_text, new->status_text);
	return old->status == new->status;
}

/* Texts are compared where the same tool wrote them. */
static unsigned int
find_parts(const struct entry *old, const struct entry *new,
    enum match_reason reason, bool is_thorough)
{
	unsigned int parts = 0;

	if (!is_same_date(old, new))
		parts |= PART_DATE;
	if (!is_same_status(old, new))
		parts |= PART_STATUS;
	if (old->repeats != new->repeats)
		parts |= PART_REPEATS;
	if (old->is_own != new->is_own || reason == MATCH_TITLE)
		return parts;
	/* Where the project has another name, so have all titles. */
	if (reason != MATCH_SLOT && !is_same_text(old->title, new->title))
		parts |= PART_TITLE;
	if (!is_same_text(old->url, new->url))
		parts |= PART_URL;
	if (is_thorough && old->categories != new->categories)
		parts |= PART_CATEGORIES;
	if (is_thorough && old->description != new->description)
		parts |= PART_DESCRIPTION;
	return parts;
}

static bool
add(struct differences *differences, const struct difference *difference)
{
	if (differences->count == differences->room) {
		size_t room =
		    differences->room == 0 ? 64 : 2 * differences->room;
		struct difference *items =
		    realloc(differences->items, room * sizeof(items[0]));

		if (items == NULL)
			return false;
		differences->items = items;
		differences->room = room;
	}
	differences->items[differences->count++] = *difference;
	differences->counts[difference->kind]++;
	return true;
}

static bool
add_pair(struct differences *differences, const struct choice *choice,
    const struct entry *old, const struct entry *new, enum match_reason reason)
{
	struct difference difference = {.old_entry = old,
	    .new_entry = new,
	    .kind = DIFFERENCE_CHANGED,
	    .reason = reason,
	    .parts =
		find_parts(old, new, reason, choice->selection->is_thorough)};

	if (!choice_has(choice, old) && !choice_has(choice, new))
		return true;
	differences->by_title += reason == MATCH_TITLE;
	if (difference.parts == 0) {
		differences->unchanged++;
		return true;
	}
	if (entry_is_cancelled(new) && !entry_is_cancelled(old))
		difference.kind = DIFFERENCE_CANCELLED;
	else if ((difference.parts & PART_DATE) != 0)
		difference.kind = DIFFERENCE_MOVED;
	return add(differences, &difference);
}

/*
 * What is cancelled on one side and not there on the other is no difference,
 * nor is what has no date yet, of which calendars say nothing.
 */
static bool
is_silent(const struct entry *entry, const struct entry_list *other)
{
	return entry_is_cancelled(entry) ||
	    (entry->exactness == ENTRY_UNDATED && other->source != NULL);
}

static bool
add_gone(struct differences *differences, const struct choice *choice,
    const struct matching *matching)
{
	for (size_t i = 0; i < differences->old_list->count; i++) {
		const struct entry *entry = &differences->old_list->items[i];
		const struct difference difference = {
		    .old_entry = entry, .kind = DIFFERENCE_GONE};

		if (matching->new_of[i] == MATCH_NOBODY &&
		    !is_silent(entry, differences->new_list) &&
		    choice_has(choice, entry) && !add(differences, &difference))
			return false;
	}
	return true;
}

static bool
add_others(struct differences *differences, const struct choice *choice,
    const struct matching *matching)
{
	for (size_t i = 0; i < differences->new_list->count; i++) {
		const struct entry *entry = &differences->new_list->items[i];
		const struct difference difference = {
		    .new_entry = entry, .kind = DIFFERENCE_NEW};
		uint32_t index = matching->old_of[i];
		bool is_good = true;

		if (index != MATCH_NOBODY)
			is_good = add_pair(differences, choice,
			    &differences->old_list->items[index], entry,
			    matching->reasons[i]);
		else if (!is_silent(entry, differences->old_list) &&
		    choice_has(choice, entry))
			is_good = add(differences, &difference);
		if (!is_good)
			return false;
	}
	return true;
}

/* By date; what has none is last. Equals keep the order of their files, in
 * which the entries of a list have their addresses. */
static int
compare(const void *left, const void *right)
{
	const struct difference *a = left, *b = right;
	const struct entry *first = difference_entry(a);
	const struct entry *second = difference_entry(b);
	bool is_undated = first->exactness == ENTRY_UNDATED;
	int order = date_compare(first->first, second->first);

	if (is_undated != (second->exactness == ENTRY_UNDATED))
		return is_undated ? 1 : -1;
	if (order != 0)
		return order;
	if ((a->new_entry == NULL) != (b->new_entry == NULL))
		return a->new_entry == NULL ? 1 : -1;
	return first < second ? -1 : first > second;
}

static bool
has_other_project(const struct entry_list *list, const char **project)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *name = list->items[i].project;

		if (name != NULL && *project == NULL)
			*project = name;
		if (name != NULL && strcmp(name, *project) != 0)
			return true;
	}
	return false;
}

bool
differences_find(struct differences *differences,
    const struct difference_selection *selection,
    struct diagnostics *diagnostics)
{
	struct matching matching = {.old_list = differences->old_list,
	    .new_list = differences->new_list};
	const char *project = NULL;
	struct choice choice;
	bool is_good = choice_init(&choice, selection) &&
	    choice_check(&choice, differences->old_list, differences->new_list,
		diagnostics) &&
	    match_entries(&matching) &&
	    add_others(differences, &choice, &matching) &&
	    add_gone(differences, &choice, &matching);

	if (is_good && differences->count > 1)
		qsort(differences->items, differences->count,
		    sizeof(differences->items[0]), compare);
	differences->has_projects =
	    has_other_project(differences->old_list, &project) ||
	    has_other_project(differences->new_list, &project);
	match_release(&matching);
	choice_release(&choice);
	return is_good;
}

void
differences_release(struct differences *differences)
{
	free(differences->items);
	*differences = (struct differences){0};
}
