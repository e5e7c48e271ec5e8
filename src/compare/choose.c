/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Lists of series and milestones, and what they fit. */
#include "compare/choose.h"

#include <string.h>

#include "base/text.h"
#include "phrase/names.h"

/* Cuts the first part off a list with commas; false behind the last. */
static bool
next_part(const char **list, const char **part, size_t *length)
{
	if (*list == NULL)
		return false;
	*part = *list;
	*length = strcspn(*list, ",");
	*list = (*part)[*length] == ',' ? *part + *length + 1 : NULL;
	return true;
}

static bool
add_series(struct choice *choice, const char *text, size_t length)
{
	struct choice_part *series = arena_grow(&choice->arena, choice->series,
	    choice->series_count, sizeof(series[0]));
	char *first = arena_copy(&choice->arena, text, length);
	char *dots = first != NULL ? strstr(first, "..") : NULL;

	if (series == NULL || first == NULL)
		return false;
	choice->series = series;
	series[choice->series_count] = (struct choice_part){first, first};
	if (dots != NULL) {
		*dots = '\0';
		series[choice->series_count].last = dots + 2;
	}
	choice->series_count++;
	return true;
}

static bool
add_only(struct choice *choice, const char *text, size_t length)
{
	const char **only = arena_grow(
	    &choice->arena, choice->only, choice->only_count, sizeof(only[0]));
	const char *name = arena_copy(&choice->arena, text, length);

	if (only == NULL || name == NULL)
		return false;
	choice->only = only;
	only[choice->only_count++] =
	    strcmp(name, "eol") == 0 ? "end-of-life" : name;
	return true;
}

bool
choice_init(struct choice *choice, const struct difference_selection *selection)
{
	const char *series = selection->series;
	const char *only = selection->only;
	const char *part;
	size_t length;

	*choice = (struct choice){.selection = selection};
	while (next_part(&series, &part, &length)) {
		if (!add_series(choice, part, length))
			return false;
	}
	while (next_part(&only, &part, &length)) {
		if (!add_only(choice, part, length))
			return false;
	}
	return true;
}

static size_t
digits_at(const char *text)
{
	size_t length = 0;

	while (text_is_digit(text[length]))
		length++;
	return length;
}

/* "3.9" before "3.14": numbers by their value, all else by its bytes. */
static int
compare_names(const char *left, const char *right)
{
	while (*left != '\0' && *right != '\0') {
		size_t left_digits = digits_at(left);
		size_t right_digits = digits_at(right);

		if (left_digits == 0 || right_digits == 0) {
			if (*left != *right)
				break;
			left++;
			right++;
			continue;
		}
		for (; left_digits > 1 && *left == '0'; left_digits--)
			left++;
		for (; right_digits > 1 && *right == '0'; right_digits--)
			right++;
		if (left_digits != right_digits)
			return left_digits < right_digits ? -1 : 1;
		if (memcmp(left, right, left_digits) != 0)
			return memcmp(left, right, left_digits);
		left += left_digits;
		right += right_digits;
	}
	return (unsigned char)*left - (unsigned char)*right;
}

static bool
fits_series(const struct choice_part *part, const char *series)
{
	if (series == NULL || *series == '\0')
		return false;
	if (part->first == part->last)
		return strcmp(part->first, series) == 0;
	return (*part->first == '\0' ||
		   compare_names(part->first, series) <= 0) &&
	    (*part->last == '\0' || compare_names(series, part->last) <= 0);
}

/* By what it is called, or was called first. */
static bool
has_series(const struct choice_part *part, const struct entry *entry)
{
	return fits_series(part, entry->series) ||
	    fits_series(part, entry->identity);
}

static bool
has_milestone(const char *name, const struct entry *entry)
{
	return entry->milestone != NULL && name_equal(name, entry->milestone);
}

static bool
is_in_time(const struct choice *choice, const struct entry *entry)
{
	const struct difference_selection *selection = choice->selection;

	if (entry->exactness == ENTRY_UNDATED)
		return !selection->has_until;
	return (!selection->has_from ||
		   date_compare(entry->last, selection->from) >= 0) &&
	    (!selection->has_until ||
		date_compare(entry->first, selection->until) <= 0);
}

bool
choice_has(const struct choice *choice, const struct entry *entry)
{
	bool has = choice->series == NULL;

	if (!is_in_time(choice, entry))
		return false;
	for (size_t i = 0; !has && i < choice->series_count; i++)
		has = has_series(&choice->series[i], entry);
	if (!has || choice->only == NULL)
		return has;
	for (size_t i = 0; i < choice->only_count; i++) {
		if (has_milestone(choice->only[i], entry))
			return true;
	}
	return false;
}

static bool
is_somewhere(const struct entry_list *list, const struct choice_part *series,
    const char *only)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *entry = &list->items[i];

		if (series != NULL ? has_series(series, entry)
				   : has_milestone(only, entry))
			return true;
	}
	return false;
}

static bool
complain(struct diagnostics *diagnostics, const char *text, const char *why)
{
	const struct span nowhere = {NULL, 0, 0};

	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, nowhere,
	    DIAGNOSTIC_ARGS(text, why));
	return false;
}

/* The milestones of both lists, as far as a suggestion needs them. */
static void
suggest(const struct entry_list *const lists[2], const char *name,
    struct diagnostics *diagnostics)
{
	size_t best = text_nearest_limit(strlen(name)) + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < lists[0]->count + lists[1]->count; i++) {
		const struct entry *entry = i < lists[0]->count
		    ? &lists[0]->items[i]
		    : &lists[1]->items[i - lists[0]->count];
		size_t distance = entry->milestone != NULL
		    ? text_distance(name, strlen(name), entry->milestone,
			  strlen(entry->milestone))
		    : best;

		if (distance < best) {
			best = distance;
			nearest = entry->milestone;
		}
	}
	diagnostic_suggest(diagnostics, nearest);
}

bool
choice_check(const struct choice *choice, const struct entry_list *old_list,
    const struct entry_list *new_list, struct diagnostics *diagnostics)
{
	const struct difference_selection *given = choice->selection;

	if (given->has_from && given->has_until &&
	    date_compare(given->from, given->until) > 0) {
		complain(diagnostics, "--from … --until",
		    "it ends before it begins");
		diagnostic_help(diagnostics,
		    "let the day of '--from' be the "
		    "earlier one");
		return false;
	}
	for (size_t i = 0; i < choice->series_count; i++) {
		const struct choice_part *part = &choice->series[i];

		if (is_somewhere(old_list, part, NULL) ||
		    is_somewhere(new_list, part, NULL))
			continue;
		complain(diagnostics, given->series,
		    "neither side has such a series");
		diagnostic_help(diagnostics,
		    "leave out '--series' to see which ones there are");
		return false;
	}
	for (size_t i = 0; i < choice->only_count; i++) {
		const char *name = choice->only[i];

		if (is_somewhere(old_list, NULL, name) ||
		    is_somewhere(new_list, NULL, name))
			continue;
		complain(
		    diagnostics, name, "neither side has such a milestone");
		suggest((const struct entry_list *const[]){old_list, new_list},
		    name, diagnostics);
		return false;
	}
	return true;
}

void
choice_release(struct choice *choice)
{
	arena_release(&choice->arena);
}
