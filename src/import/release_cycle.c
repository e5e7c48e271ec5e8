/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * release-cycle.json of CPython, which its developer guide and
 * https://peps.python.org/api/release-cycle.json have: a map from versions to
 * maps with branch, pep, status, first_release, end_of_life (a month, where
 * that is all that is known) and release_manager.
 */
#include <string.h>

#include "import/read.h"

bool
import_is_release_cycle(const struct node *root)
{
	if (root->kind != NODE_MAP || root->count == 0)
		return false;
	return node_find(root->items[1], "first_release") != NULL ||
	    node_find(root->items[1], "end_of_life") != NULL;
}

struct cycle_reader {
	struct import_file *file;
	struct import_rule *release;
	struct import_rule *support;
	struct import_seen seen;
};

/* What the status says of the two dates. */
static void
add_status(
    const char *status, struct import_item *release, struct import_item *end)
{
	static const char *const out[] = {
	    "bugfix", "security", "end-of-life", NULL};

	for (size_t i = 0; status != NULL && out[i] != NULL; i++) {
		if (strcmp(status, out[i]) != 0)
			continue;
		if (release != NULL)
			release->status = IMPORT_ACTUAL;
		if (end != NULL && i == 2)
			end->status = IMPORT_ACTUAL;
	}
}

static void
read_cycle(
    struct cycle_reader *reader, const struct node *key, const struct node *map)
{
	static const char *const known[] = {"pep", "status", "first_release",
	    "end_of_life", "release_manager", NULL};
	struct import_file *file = reader->file;
	struct import_series *series = import_add_series(file, key->text, key);
	struct import_item *release, *end;

	if (series == NULL || !import_expect(file, map, NODE_MAP, key->text))
		return;
	release = import_add_date(
	    file, series, map, "first_release", reader->release, NULL);
	end = import_add_date(
	    file, series, map, "end_of_life", reader->support, NULL);
	add_status(import_value(file, map, "status"), release, end);
	import_add_pep(file, series, map);
	import_add_person(
	    file, series, map, "release_manager", "release manager");
	import_others(file, &reader->seen, map, known);
}

bool
import_read_release_cycle(struct import_file *file, const struct node *root)
{
	struct cycle_reader reader = {.file = file};

	if (!import_expect(file, root, NODE_MAP, "file"))
		return true;
	if (file->project == NULL)
		file->project = "Python";
	reader.release = import_rule(file, "release", false);
	reader.support = import_rule(file, "support", true);
	file->anchor = reader.release;
	for (size_t i = 0; !file->arena->failed && i < root->count; i++)
		read_cycle(&reader, root->items[2 * i], root->items[2 * i + 1]);
	return !file->arena->failed;
}
