/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * python-releases.json of CPython
 * (https://peps.python.org/api/python-releases.json): `metadata`, a map from
 * versions to what release-cycle.json has and three dates more, and `releases`,
 * a map from versions to lists of stages ("3.14.0 beta 2") with their state
 * ("actual", "expected"), date and note.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/read.h"

bool
import_is_python_releases(const struct node *root)
{
	const struct node *metadata = node_find(root, "metadata");
	const struct node *releases = node_find(root, "releases");

	return (releases != NULL && releases->kind == NODE_MAP) ||
	    (metadata != NULL && metadata->kind == NODE_MAP &&
		node_find(root, "takt") == NULL);
}

enum { STAGES = 4 };

struct releases_reader {
	struct import_file *file;
	struct import_rule *development;
	struct import_rule *stages[STAGES]; /* alpha, beta, candidate, final */
	struct import_rule *freeze;
	struct import_rule *bugfix;
	struct import_rule *support[2];
	struct import_seen seen;
};

static const char *const stage_names[STAGES] = {
    "alpha", "beta", "candidate", "final"};

static bool
make_rules(struct releases_reader *reader)
{
	struct import_file *file = reader->file;

	reader->development = import_rule(file, "development", false);
	for (size_t i = 0; i < STAGES; i++) {
		if (i == 2)
			reader->freeze =
			    import_rule(file, "feature-freeze", false);
		reader->stages[i] = import_rule(file, stage_names[i], false);
		if (reader->stages[i] == NULL)
			return false;
		reader->stages[i]->is_numbered = i < 3;
	}
	reader->bugfix = import_rule(file, "bugfix", false);
	reader->support[0] = import_rule(file, "bugfixes", true);
	reader->support[1] = import_rule(file, "security", true);
	file->anchor = reader->stages[3];
	if (file->arena->failed)
		return false;
	reader->bugfix->is_numbered = true;
	reader->development->pattern = "{version} development begins";
	reader->support[0]->pattern = "{version} end of bugfix";
	return true;
}

/*
 * What a stage is one of: "3.14.0 beta 2" of beta, "3.14.0 final" of final,
 * "3.14.2" and "3.9.2 final" of bugfix; "3.9.2 candidate 1" has no rule and
 * stands alone.
 */
static struct import_rule *
rule_of_stage(struct releases_reader *reader, const char *version,
    const char *stage, int32_t *number)
{
	size_t length = strlen(version);
	const char *rest = stage + length;
	char *end;
	long patch;

	*number = 0;
	if (strncmp(stage, version, length) != 0 || *rest != '.' ||
	    !text_is_digit(rest[1]))
		return NULL;
	patch = strtol(rest + 1, &end, 10);
	if (patch > 0 && patch < 10000 &&
	    (*end == '\0' || strcmp(end, " final") == 0)) {
		*number = (int32_t)patch;
		return reader->bugfix;
	}
	if (patch != 0 || *end != ' ')
		return NULL;
	for (size_t i = 0; i < STAGES; i++) {
		size_t size = strlen(stage_names[i]);

		if (strncmp(end + 1, stage_names[i], size) != 0)
			continue;
		rest = end + 1 + size;
		if (i == 3)
			return *rest == '\0' ? reader->stages[i] : NULL;
		*number = *rest == ' ' ? (int32_t)strtol(rest, &end, 10) : 0;
		return *number > 0 && *number < 1000 && *end == '\0'
		    ? reader->stages[i]
		    : NULL;
	}
	return NULL;
}

static void
set_state(struct releases_reader *reader, const struct node *map,
    struct import_item *item)
{
	const char *state = import_value(reader->file, map, "state");
	const char *note = import_value(reader->file, map, "note");

	if (state != NULL && strcmp(state, "actual") == 0)
		item->status = IMPORT_ACTUAL;
	if (note != NULL)
		item->reason = import_text(reader->file, note);
}

static void
read_stage(struct releases_reader *reader, struct import_series *series,
    const struct node *map)
{
	static const char *const known[] = {
	    "stage", "state", "date", "note", NULL};
	struct import_file *file = reader->file;
	struct import_rule *rule;
	struct import_item *item;
	const char *stage;
	int32_t number;

	if (!import_expect(file, map, NODE_MAP, "release"))
		return;
	stage = import_value(file, map, "stage");
	if (stage == NULL) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_MISSING,
		    map->at, DIAGNOSTIC_ARGS("a release", "stage"));
		return;
	}
	rule = rule_of_stage(reader, series->name, stage, &number);
	if (rule == NULL) {
		rule = import_rule(file, "pre-release", false);
		if (rule != NULL)
			rule->is_fleeting = true;
	}
	item = import_add_date(file, series, map, "date", rule, NULL);
	if (item == NULL)
		return;
	item->number = number;
	item->title = import_pattern_text(file, stage);
	set_state(reader, map, item);
	import_others(file, &reader->seen, map, known);
}

/* The series of a version, from either of the two maps. */
static struct import_series *
series_of(struct releases_reader *reader, const struct node *key)
{
	bool is_new;

	return import_series(reader->file, key->text, key->at, &is_new);
}

static void
read_stages(struct releases_reader *reader, const struct node *key,
    const struct node *list)
{
	struct import_series *series = series_of(reader, key);

	if (series == NULL ||
	    !import_expect(reader->file, list, NODE_LIST, key->text))
		return;
	for (size_t i = 0; i < list->count; i++)
		read_stage(reader, series, list->items[i]);
}

static bool
is_one_of(const char *text, const char *const *words)
{
	for (; text != NULL && *words != NULL; words++) {
		if (strcmp(text, *words) == 0)
			return true;
	}
	return false;
}

/* `status` says which dates of the metadata are those of something that
 * happened. */
static void
read_dates(struct releases_reader *reader, struct import_series *series,
    const struct node *map)
{
	static const char *const begun[] = {
	    "feature", "prerelease", "bugfix", "security", "end-of-life", NULL};
	static const struct {
		const char *key;
		const char *const *happened;
	} rows[] = {{"start_of_development", begun},
	    {"feature_freeze", begun + 1}, {"first_release", begun + 2},
	    {"end_of_bugfix", begun + 3}, {"end_of_life", begun + 4}};
	struct import_rule *rules[] = {reader->development, reader->freeze,
	    reader->stages[3], reader->support[0], reader->support[1]};
	const char *status = import_value(reader->file, map, "status");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct import_item *item = import_add_date(
		    reader->file, series, map, rows[i].key, rules[i], NULL);

		if (item != NULL && is_one_of(status, rows[i].happened))
			item->status = IMPORT_ACTUAL;
	}
}

static void
read_metadata(struct releases_reader *reader, const struct node *key,
    const struct node *map)
{
	static const char *const known[] = {"pep", "status", "release_manager",
	    "start_of_development", "feature_freeze", "first_release",
	    "end_of_bugfix", "end_of_life", NULL};
	struct import_file *file = reader->file;
	struct import_series *series = import_add_series(file, key->text, key);

	if (series == NULL || !import_expect(file, map, NODE_MAP, key->text))
		return;
	read_dates(reader, series, map);
	import_add_pep(file, series, map);
	import_add_person(
	    file, series, map, "release_manager", "release manager");
	import_others(file, &reader->seen, map, known);
}

static void
read_map(struct releases_reader *reader, const struct node *map,
    const char *name,
    void (*read)(struct releases_reader *reader, const struct node *key,
	const struct node *value))
{
	if (map == NULL || !import_expect(reader->file, map, NODE_MAP, name))
		return;
	for (size_t i = 0; i < map->count && !reader->file->arena->failed; i++)
		read(reader, map->items[2 * i], map->items[2 * i + 1]);
}

bool
import_read_python_releases(struct import_file *file, const struct node *root)
{
	static const char *const known[] = {"metadata", "releases", NULL};
	struct releases_reader reader = {.file = file};

	if (!import_expect(file, root, NODE_MAP, "file"))
		return true;
	if (file->project == NULL)
		file->project = "Python";
	if (!make_rules(&reader))
		return false;
	read_map(
	    &reader, node_find(root, "metadata"), "metadata", read_metadata);
	read_map(&reader, node_find(root, "releases"), "releases", read_stages);
	import_others(file, &reader.seen, root, known);
	return !file->arena->failed;
}
