/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A product of https://endoflife.date: version 0 of its API gives a list of
 * cycles, version 1 a map in which `result` has `releases`. Each date may be a
 * boolean instead: false for "not yet", true for "yes, some day".
 */
#include <string.h>

#include "import/read.h"

static const struct node *
releases_of(const struct node *root)
{
	return node_find(node_find(root, "result"), "releases");
}

bool
import_is_endoflife(const struct node *root)
{
	if (root->kind == NODE_LIST)
		return root->count > 0 &&
		    node_find(root->items[0], "cycle") != NULL;
	return releases_of(root) != NULL;
}

/* Keys of version 0 and of version 1, and what they are. */
enum { RELEASE, LTS, DATES_MAX = 7 };

static const struct {
	const char *keys[2];
	const char *ended; /* of version 1: has that happened? */
	const char *rule;
	const char *pattern;
	bool is_window;
	bool is_open; /* false means that it will be */
} dates[DATES_MAX] = {
    [RELEASE] = {{"releaseDate", "releaseDate"}, NULL, "release", "{version}",
	false, false},
    [LTS] = {{"lts", "ltsFrom"}, NULL, "lts", "{version} LTS", false, false},
    {{"discontinued", "discontinuedFrom"}, "isDiscontinued", "discontinued",
	NULL, false, false},
    {{"support", "eoasFrom"}, "isEoas", "active",
	"{version} end of active support", true, false},
    {{"eol", "eolFrom"}, "isEol", "support", NULL, true, true},
    {{"extendedSupport", "eoesFrom"}, "isEoes", "extended",
	"{version} end of extended support", true, false},
    {{"technicalGuidance", "-"}, NULL, "guidance",
	"{version} end of technical guidance", true, false},
};

struct endoflife_reader {
	struct import_file *file;
	size_t version; /* of the API */
	struct import_rule *rules[DATES_MAX];
	struct import_rule *newest;
	struct import_seen seen;
};

static void
add_undated(struct endoflife_reader *reader, struct import_series *series,
    const struct node *map, size_t date, enum import_dated dated)
{
	const char *key = dates[date].keys[reader->version];
	struct import_item *item;

	if (dated == IMPORT_DATE_TRUE)
		import_say_once(reader->file, &reader->seen, map, key,
		    "it says that it is so, but not since when");
	if (dated == IMPORT_DATE_WRONG || !dates[date].is_open)
		return;
	/* Support that has no end yet will have one. */
	item = import_item(reader->file, series, reader->rules[date]);
	if (item != NULL)
		item->is_tbd = true;
}

/* What has ended came out before. */
static void
read_dates(struct endoflife_reader *reader, struct import_series *series,
    const struct node *map)
{
	struct import_item *release;
	bool has_ended = false;

	for (size_t i = 0; i < DATES_MAX; i++) {
		enum import_dated dated;
		struct import_item *item = import_add_date(reader->file, series,
		    map, dates[i].keys[reader->version], reader->rules[i],
		    &dated);
		const struct node *ended = dates[i].ended != NULL
		    ? node_find(map, dates[i].ended)
		    : NULL;

		if (item == NULL)
			add_undated(reader, series, map, i, dated);
		else if (reader->version == 1 && ended != NULL &&
		    ended->kind == NODE_TEXT &&
		    strcmp(ended->text, "true") == 0) {
			item->status = IMPORT_ACTUAL;
			has_ended = true;
		}
	}
	release = import_find(series, reader->rules[RELEASE], 0);
	if (has_ended && release != NULL)
		release->status = IMPORT_ACTUAL;
}

/* What came out last; so the series itself did, too. */
static void
read_newest(struct endoflife_reader *reader, struct import_series *series,
    const struct node *map)
{
	struct import_file *file = reader->file;
	const struct node *newest = node_find(map, "latest");
	bool is_map = newest != NULL && newest->kind == NODE_MAP;
	const struct node *from = is_map ? newest : map;
	const char *name = import_value(file, from, is_map ? "name" : "latest");
	struct import_item *release =
	    import_find(series, reader->rules[RELEASE], 0);
	struct import_item *item;

	if (name == NULL || name[0] == '\0')
		return;
	item = import_add_date(file, series, from,
	    is_map ? "date" : "latestReleaseDate", reader->newest, NULL);
	if (item == NULL)
		return;
	item->title = import_pattern_text(file, name);
	item->status = IMPORT_ACTUAL;
	if (release != NULL && release->first.day <= item->first.day)
		release->status = IMPORT_ACTUAL;
}

static const char *const known[2][18] = {
    {"cycle", "releaseDate", "lts", "discontinued", "support", "eol",
	"extendedSupport", "technicalGuidance", "latest", "latestReleaseDate",
	"link", "codename", NULL},
    {"name", "codename", "label", "releaseDate", "isLts", "ltsFrom", "isEoas",
	"eoasFrom", "isEol", "eolFrom", "isDiscontinued", "discontinuedFrom",
	"isEoes", "eoesFrom", "isMaintained", "latest", NULL},
};

static void
read_release(struct endoflife_reader *reader, const struct node *map)
{
	const char *key = reader->version == 0 ? "cycle" : "name";
	struct import_file *file = reader->file;
	struct import_series *series;
	const char *text;

	if (!import_expect(file, map, NODE_MAP, "release"))
		return;
	text = import_value(file, map, key);
	if (text == NULL) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_MISSING,
		    map->at, DIAGNOSTIC_ARGS("a release", key));
		return;
	}
	series = import_add_series(file, text, node_find(map, key));
	if (series == NULL)
		return;
	read_dates(reader, series, map);
	read_newest(reader, series, map);
	text = import_value(file, map, "codename");
	if (text != NULL)
		series->codename = import_text(file, text);
	if (reader->version == 0)
		import_add_url(file, series, map, "link");
	import_others(file, &reader->seen, map, known[reader->version]);
}

/* The project and its page, by version 1. */
static void
read_result(struct endoflife_reader *reader, const struct node *result)
{
	struct import_file *file = reader->file;
	const char *label = import_value(file, result, "label");
	const char *url;

	if (label == NULL)
		label = import_value(file, result, "name");
	if (file->project == NULL && label != NULL)
		file->project = import_text(file, label);
	url = import_value(file, node_find(result, "links"), "releasePolicy");
	if (url == NULL)
		url = import_value(file, node_find(result, "links"), "html");
	if (url != NULL && import_url_is_good(url))
		file->url = url;
}

static bool
make_rules(struct endoflife_reader *reader)
{
	for (size_t i = 0; i < DATES_MAX; i++) {
		reader->rules[i] = import_rule(
		    reader->file, dates[i].rule, dates[i].is_window);
		if (reader->rules[i] == NULL)
			return false;
		reader->rules[i]->pattern = dates[i].pattern;
	}
	reader->newest = import_rule(reader->file, "newest", false);
	reader->file->anchor = reader->rules[RELEASE];
	if (reader->newest == NULL)
		return false;
	reader->newest->is_fleeting = true;
	return true;
}

bool
import_read_endoflife(struct import_file *file, const struct node *root)
{
	struct endoflife_reader reader = {.file = file};
	const struct node *list = root;

	if (root->kind == NODE_MAP) {
		reader.version = 1;
		list = releases_of(root);
		read_result(&reader, node_find(root, "result"));
	}
	if (list == NULL || !import_expect(file, list, NODE_LIST, "releases")) {
		if (list == NULL)
			diagnostic_add(file->diagnostics,
			    DIAGNOSTIC_IMPORT_MISSING, root->at,
			    DIAGNOSTIC_ARGS("a product", "result: releases"));
		return true;
	}
	if (!make_rules(&reader))
		return false;
	for (size_t i = 0; i < list->count && !file->arena->failed; i++)
		read_release(&reader, list->items[i]);
	return !file->arena->failed;
}
