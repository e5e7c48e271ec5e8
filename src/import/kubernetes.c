/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Two files of Kubernetes' website, data/releases/schedule.yaml and eol.yaml
 * (https://github.com/kubernetes/website): `schedules`, a list with the dates
 * of a release, of its patches that came out and of the next one; and
 * `branches`, a list with the ends of those that are over.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/read.h"

struct kubernetes_reader {
	struct import_file *file;
	struct import_rule *release;
	struct import_rule *patch;
	struct import_rule *deadline;
	struct import_rule *maintenance;
	struct import_rule *support;
	struct import_seen seen;
};

static bool
is_list_of_releases(const struct node *list)
{
	return list != NULL && list->kind == NODE_LIST && list->count > 0 &&
	    node_find(list->items[0], "release") != NULL;
}

bool
import_is_kubernetes(const struct node *root)
{
	return is_list_of_releases(node_find(root, "schedules")) ||
	    is_list_of_releases(node_find(root, "branches"));
}

/* The number of "1.35.2", of the series 1.35; false if it is none of those. */
static bool
patch_number(const char *release, const char *version, int32_t *number)
{
	size_t length = strlen(version);
	char *end;
	long value;

	if (strncmp(release, version, length) != 0 || release[length] != '.' ||
	    !text_is_digit(release[length + 1]))
		return false;
	value = strtol(release + length + 1, &end, 10);
	if (*end != '\0' || value > 9999)
		return false;
	*number = (int32_t)value;
	return true;
}

/* 1.35.0 is the release as such, if that has the same day. */
static bool
is_release(const struct kubernetes_reader *reader,
    const struct import_series *series, const struct import_item *item)
{
	const struct import_item *release =
	    import_find(series, reader->release, 0);

	return release != NULL && release != item &&
	    release->first.day == item->first.day;
}

static void
add_note(
    struct import_file *file, const struct node *map, struct import_item *item)
{
	const char *note = import_value(file, map, "note");

	if (note != NULL && item != NULL)
		item->reason = import_text(file, note);
}

static struct import_item *
add_patch(struct kubernetes_reader *reader, struct import_series *series,
    const struct node *map, const char *release)
{
	struct import_file *file = reader->file;
	struct import_item *item, *deadline;
	int32_t number = 0;

	if (!patch_number(release, series->name, &number))
		number = 0;
	deadline = import_add_date(
	    file, series, map, "cherryPickDeadline", reader->deadline, NULL);
	if (deadline != NULL) {
		deadline->number = number;
		deadline->title = import_pattern_text(file,
		    arena_printf(
			file->arena, "%s cherry-pick deadline", release));
	}
	item = import_add_date(
	    file, series, map, "targetDate", reader->patch, NULL);
	if (item == NULL)
		return NULL;
	item->number = number;
	item->title = import_pattern_text(file, release);
	add_note(file, map, item);
	return item;
}

static void
read_patch(struct kubernetes_reader *reader, struct import_series *series,
    const struct node *map, bool is_out)
{
	static const char *const known[] = {
	    "release", "cherryPickDeadline", "targetDate", "note", NULL};
	struct import_file *file = reader->file;
	struct import_item *item;
	const char *release;

	if (!import_expect(file, map, NODE_MAP, "patch"))
		return;
	release = import_value(file, map, "release");
	if (release == NULL) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_MISSING,
		    map->at, DIAGNOSTIC_ARGS("a patch release", "release"));
		return;
	}
	item = add_patch(reader, series, map, release);
	if (item != NULL && is_out)
		item->status = IMPORT_ACTUAL;
	if (item != NULL && item->number == 0 &&
	    is_release(reader, series, item)) {
		struct import_item *first =
		    import_find(series, reader->release, 0);

		first->status = item->status;
		if (item->reason != NULL)
			first->reason = item->reason;
		series->count--;
	}
	import_others(file, &reader->seen, map, known);
}

static void
read_patches(struct kubernetes_reader *reader, struct import_series *series,
    const struct node *map)
{
	const struct node *list = node_find(map, "previousPatches");
	const struct node *next = node_find(map, "next");

	if (!import_is_absent(list) &&
	    import_expect(reader->file, list, NODE_LIST, "previousPatches")) {
		for (size_t i = list->count; i-- > 0;)
			read_patch(reader, series, list->items[i], true);
	}
	if (!import_is_absent(next))
		read_patch(reader, series, next, false);
}

static void
read_release(
    struct kubernetes_reader *reader, const struct node *map, bool is_over)
{
	static const char *const known[] = {"release", "releaseDate", "next",
	    "maintenanceModeStartDate", "endOfLifeDate", "previousPatches",
	    "note", NULL};
	struct import_file *file = reader->file;
	struct import_series *series;
	struct import_item *end;
	const char *version;

	if (!import_expect(file, map, NODE_MAP, "release"))
		return;
	version = import_value(file, map, "release");
	if (version == NULL) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_MISSING,
		    map->at, DIAGNOSTIC_ARGS("a release", "release"));
		return;
	}
	series = import_add_series(file, version, node_find(map, "release"));
	if (series == NULL)
		return;
	import_add_date(
	    file, series, map, "releaseDate", reader->release, NULL);
	import_add_date(file, series, map, "maintenanceModeStartDate",
	    reader->maintenance, NULL);
	end = import_add_date(
	    file, series, map, "endOfLifeDate", reader->support, NULL);
	if (end != NULL && is_over)
		end->status = IMPORT_ACTUAL;
	add_note(file, map, end);
	read_patches(reader, series, map);
	import_others(file, &reader->seen, map, known);
}

static void
read_list(struct kubernetes_reader *reader, const struct node *root,
    const char *key, bool is_over)
{
	const struct node *list = node_find(root, key);

	if (import_is_absent(list) ||
	    !import_expect(reader->file, list, NODE_LIST, key))
		return;
	for (size_t i = 0; i < list->count && !reader->file->arena->failed; i++)
		read_release(reader, list->items[i], is_over);
}

bool
import_read_kubernetes(struct import_file *file, const struct node *root)
{
	static const char *const known[] = {"schedules", "branches", NULL};
	struct kubernetes_reader reader = {.file = file};

	if (!import_expect(file, root, NODE_MAP, "file"))
		return true;
	if (file->project == NULL)
		file->project = "Kubernetes";
	reader.release = import_rule(file, "release", false);
	reader.deadline = import_rule(file, "cherry-picks", false);
	reader.patch = import_rule(file, "patch", false);
	reader.maintenance = import_rule(file, "maintenance", false);
	reader.support = import_rule(file, "support", true);
	if (file->arena->failed)
		return false;
	reader.release->pattern = "{version}";
	reader.deadline->is_numbered = true;
	reader.patch->is_numbered = true;
	file->anchor = reader.release;
	read_list(&reader, root, "schedules", false);
	read_list(&reader, root, "branches", true);
	import_others(file, &reader.seen, root, known);
	return !file->arena->failed;
}
