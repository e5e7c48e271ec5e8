/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Schemes that are a list of names, kept in order and sorted. */
#include <stdlib.h>
#include <string.h>

#include "cadence/version_parts.h"

int
version_name_order(const void *left, const void *right)
{
	const struct version_name *a = left;
	const struct version_name *b = right;

	return strcmp(a->text, b->text);
}

static const char *
refusal_of_name(const char *name)
{
	if (name[0] == '\0')
		return "it is empty";
	if (strlen(name) > VERSION_SIZE_MAX)
		return "it is longer than 200 bytes";
	if (strpbrk(name, "\n\"") != NULL)
		return "it holds a line break or a double quote";
	if (strstr(name, "..") != NULL)
		return "'..' stands between the ends of a range of series";
	return NULL;
}

/* Where two names are the same, the later one is to blame. */
static bool
check_names(struct version_scheme *scheme, const struct span *at,
    struct diagnostics *diagnostics)
{
	bool good = true;

	for (size_t i = 0; i < scheme->name_count; i++) {
		const char *reason = refusal_of_name(scheme->names[i]);

		if (reason == NULL)
			continue;
		good = false;
		diagnostic_add(diagnostics, DIAGNOSTIC_VERSION_NAME, at[i],
		    DIAGNOSTIC_ARGS(scheme->names[i], reason));
	}
	for (size_t i = 1; i < scheme->name_count; i++) {
		const struct version_name *left = &scheme->sorted[i - 1];
		const struct version_name *right = &scheme->sorted[i];
		size_t later = left->position > right->position
		    ? left->position
		    : right->position;

		if (strcmp(left->text, right->text) != 0 ||
		    left->text[0] == '\0')
			continue;
		good = false;
		diagnostic_add(diagnostics, DIAGNOSTIC_VERSION_NAME, at[later],
		    DIAGNOSTIC_ARGS(right->text, "another one bears it"));
	}
	return good;
}

struct version_scheme *
version_scheme_list(struct arena *arena, const char *const *names,
    const struct span *at, size_t count, struct diagnostics *diagnostics)
{
	struct version_scheme *scheme = ARENA_NEW(arena, struct version_scheme);

	if (scheme == NULL)
		return NULL;
	scheme->shown = "a list of names";
	scheme->names = ARENA_ARRAY(arena, count, const char *);
	scheme->sorted = ARENA_ARRAY(arena, count, struct version_name);
	if (scheme->names == NULL || scheme->sorted == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		scheme->names[i] = arena_string(arena, names[i]);
		if (scheme->names[i] == NULL)
			return NULL;
		scheme->sorted[i] = (struct version_name){scheme->names[i], i};
	}
	qsort(scheme->sorted, count, sizeof(scheme->sorted[0]),
	    version_name_order);
	scheme->name_count = count;
	scheme->round = 1;
	scheme->end = (int64_t)count;
	return check_names(scheme, at, diagnostics) ? scheme : NULL;
}
