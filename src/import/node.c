/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * schedule.json of Node.js (https://github.com/nodejs/Release): a map from
 * versions ("v24") to maps with the days start, lts, maintenance and end, and
 * a codename; an alpha line has its day under alpha. The file has no word for
 * what happened.
 */
#include <string.h>

#include "base/text.h"
#include "import/read.h"

bool
import_is_node(const struct node *root)
{
	if (root->kind != NODE_MAP || root->count == 0)
		return false;
	return node_find(root->items[1], "start") != NULL &&
	    (node_find(root->items[1], "end") != NULL ||
		node_find(root->items[1], "maintenance") != NULL);
}

enum { DAYS = 5 };

static const struct {
	const char *key;
	const char *rule;
	const char *pattern;
} days[DAYS] = {{"alpha", "alpha", NULL}, {"start", "release", "{version}"},
    {"lts", "lts", "{version} LTS"}, {"maintenance", "maintenance", NULL},
    {"end", "support", NULL}};

struct node_reader {
	struct import_file *file;
	struct import_rule *rules[DAYS];
	struct import_seen seen;
};

static void
read_line(
    struct node_reader *reader, const struct node *key, const struct node *map)
{
	static const char *const known[] = {
	    "alpha", "start", "lts", "maintenance", "end", "codename", NULL};
	struct import_file *file = reader->file;
	const char *version = key->text;
	const char *codename;
	struct import_series *series;

	if (version[0] == 'v' && text_is_digit(version[1]))
		version++;
	series = import_add_series(file, version, key);
	if (series == NULL || !import_expect(file, map, NODE_MAP, key->text))
		return;
	for (size_t i = 0; i < DAYS; i++)
		import_add_date(
		    file, series, map, days[i].key, reader->rules[i], NULL);
	codename = import_value(file, map, "codename");
	if (codename != NULL)
		series->codename = import_text(file, codename);
	import_others(file, &reader->seen, map, known);
}

bool
import_read_node(struct import_file *file, const struct node *root)
{
	struct node_reader reader = {.file = file};

	if (!import_expect(file, root, NODE_MAP, "file"))
		return true;
	if (file->project == NULL)
		file->project = "Node.js";
	for (size_t i = 0; i < DAYS; i++) {
		reader.rules[i] =
		    import_rule(file, days[i].rule, i == DAYS - 1);
		if (reader.rules[i] == NULL)
			return false;
		reader.rules[i]->pattern = days[i].pattern;
	}
	file->anchor = reader.rules[1];
	for (size_t i = 0; !file->arena->failed && i < root->count; i++)
		read_line(&reader, root->items[2 * i], root->items[2 * i + 1]);
	return !file->arena->failed;
}
