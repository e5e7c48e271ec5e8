/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Maps read by tables of keys, with the nearest known key for a wrong one. */
#include <string.h>

#include "base/text.h"
#include "load/loader.h"

#define KEYS_MAX 32

/* What people write, and the key that means it. */
static const struct synonym {
	const char *written;
	const char *key;
} synonyms[] = {{"date", "on"}, {"when", "on"}, {"at", "on"}, {"day", "on"},
    {"frequency", "every"}, {"freq", "every"}, {"interval", "every"},
    {"repeat", "every"}, {"number", "count"}, {"times", "count"},
    {"title", "name"}, {"summary", "name"}, {"label", "name"},
    {"start", "from"}, {"begin", "from"}, {"begins", "from"}, {"end", "until"},
    {"ends", "until"}, {"to", "until"}, {"duration", "for"}, {"length", "for"},
    {"window", "during"}, {"note", "reason"}, {"comment", "reason"},
    {"why", "reason"}, {"meaning", "description"}, {"text", "description"},
    {"state", "status"}, {"link", "url"}, {"website", "url"},
    {"releases", "milestones"}, {"phases", "support"}, {"windows", "support"},
    {"eol", "support"}, {"versions", "series"}, {"cadence", "cycle"},
    {"schedule", "cycle"}, {"updated", "revised"}, {"overrides", "pins"},
    {"dates", "pins"}, {"extra", "also"}, {"format", "takt"},
    {"product", "project"}};

void
loader_error(struct loader *loader, enum diagnostic_code code,
    const struct node *node, const char *const *arguments)
{
	diagnostic_add(loader->diagnostics, code, node->at, arguments);
}

/* What to write where a key is missing. */
static const char *
example_of(const char *key)
{
	static const char *const examples[][2] = {
	    {"takt", "begin the file with 'takt: 1'"},
	    {"project", "write 'project: NAME'"},
	    {"version", "write 'version: \"3.{n}\"'"},
	    {"milestones",
		"write 'milestones: {final: third Tuesday of cycle month}'"},
	    {"cycle",
		"write 'cycle: {every: 6 months, from: October 2026, "
		"first: \"3.1\"}', or list the series under 'series'"},
	    {"every",
		"write 'every: 6 months', or 'on:' where it follows the "
		"series before"},
	    {"first", "say what the first series is called: 'first: \"3.1\"'"},
	    {"pattern",
		"write 'version: {pattern: \"{major}.{minor}\", "
		"minor: 0..9}'"},
	    {"when",
		"say for which series: 'when: cycle from 2027-10', or "
		"'when: version >= …'"},
	    {"rotate", "write '{rotate: [Ann, Ben]}'"},
	    {"on", "write 'on: third Tuesday of cycle month' or another date"},
	    {"until",
		"write 'until: 18 months after final', or 'for: 18 months'"},
	    {"on' or 'from", "write 'on: 2026-05-13', or 'from:' and 'to:'"},
	    {"on' or 'status", "write 'on: 2026-05-13', or 'status: dropped'"},
	    {NULL, NULL}};

	for (size_t i = 0; examples[i][0] != NULL; i++) {
		if (strcmp(examples[i][0], key) == 0)
			return examples[i][1];
	}
	return NULL;
}

bool
report_missing(struct loader *loader, const struct node *node, const char *what,
    const char *key)
{
	const char *example = example_of(key);

	loader_error(
	    loader, DIAGNOSTIC_MISSING_KEY, node, DIAGNOSTIC_ARGS(what, key));
	if (example != NULL)
		diagnostic_help(loader->diagnostics, "%s", example);
	return false;
}

bool
expect_kind(struct loader *loader, const char *key, const struct node *node,
    enum node_kind kind)
{
	if (node->kind == kind)
		return true;
	if (node->kind == NODE_TEXT && node->length == 0)
		loader_error(loader, DIAGNOSTIC_MISSING_VALUE, node,
		    DIAGNOSTIC_ARGS(key));
	else
		loader_error(loader, DIAGNOSTIC_WRONG_SHAPE, node,
		    DIAGNOSTIC_ARGS(
			key, node_kind_name(kind), node_kind_name(node->kind)));
	return false;
}

/* Does a comment begin where the value would stand? */
static bool
is_before_comment(const struct node *node)
{
	const struct source *source = node->at.source;
	uint32_t at = node->at.start;

	while (at < source->size &&
	    (source->text[at] == ' ' || source->text[at] == ':'))
		at++;
	return at < source->size && source->text[at] == '#';
}

bool
expect_text(struct loader *loader, const char *key, const struct node *node)
{
	if (!expect_kind(loader, key, node, NODE_TEXT))
		return false;
	if (node->length > 0)
		return true;
	loader_error(
	    loader, DIAGNOSTIC_MISSING_VALUE, node, DIAGNOSTIC_ARGS(key));
	if (is_before_comment(node))
		diagnostic_help(loader->diagnostics,
		    "'#' begins a comment: put the value in quotes");
	return false;
}

struct phrase_text
node_phrase_text(const struct node *node)
{
	struct phrase_text text = {
	    node->text, node->length, node->at, node->verbatim};

	if (node->verbatim) {
		text.at.start = node->content_start;
		text.at.end = node->content_start + (uint32_t)node->length;
	}
	return text;
}

static const struct field *
find_field(const struct field *fields, const char *key)
{
	for (; fields->key != NULL; fields++) {
		if (strcmp(fields->key, key) == 0)
			return fields;
	}
	return NULL;
}

/* The key that was meant: by its meaning, else by its spelling. */
static const char *
likely_key(const struct field *fields, const char *written)
{
	const char *keys[KEYS_MAX];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++) {
		if (strcmp(synonyms[i].written, written) == 0 &&
		    find_field(fields, synonyms[i].key) != NULL)
			return synonyms[i].key;
	}
	for (; fields->key != NULL && count < KEYS_MAX; fields++)
		keys[count++] = fields->key;
	return text_nearest(written, strlen(written), keys, count);
}

static void
report_unknown_key(struct loader *loader, const struct field *fields,
    const struct node *key, const char *meant)
{
	struct buf list = {0};

	loader_error(
	    loader, DIAGNOSTIC_UNKNOWN_KEY, key, DIAGNOSTIC_ARGS(key->text));
	if (meant != NULL) {
		diagnostic_suggest(loader->diagnostics, meant);
		return;
	}
	if (strchr(key->text, ' ') != NULL) {
		diagnostic_help(loader->diagnostics,
		    "between braces a comma ends the value: put a phrase "
		    "that holds one in quotes");
		return;
	}
	for (; fields->key != NULL; fields++) {
		buf_append_string(&list, list.length > 0 ? ", " : "");
		buf_append_string(&list, fields->key);
	}
	diagnostic_help(loader->diagnostics, "known here: %s", buf_text(&list));
	buf_release(&list);
}

/* A required key that is there but misspelt is not missing too. */
static bool
check_required(struct loader *loader, const struct node *map,
    const struct field *fields, const struct node *key, const char *what)
{
	bool complete = true;

	for (const struct field *row = fields; row->key != NULL; row++) {
		bool is_there =
		    !row->is_required || node_find(map, row->key) != NULL;

		for (size_t i = 0; i < map->count && !is_there; i++) {
			const char *written = map->items[2 * i]->text;
			const char *meant = find_field(fields, written) == NULL
			    ? likely_key(fields, written)
			    : NULL;

			is_there =
			    meant != NULL && strcmp(meant, row->key) == 0;
		}
		if (is_there)
			continue;
		complete = report_missing(loader, key, what, row->key);
	}
	return complete;
}

bool
load_map(struct loader *loader, const struct node *map,
    const struct field *fields, void *object, const struct node *key,
    const char *what)
{
	bool good = true;

	if (what == NULL || !expect_kind(loader, key->text, map, NODE_MAP))
		return false;
	for (size_t i = 0; i < map->count; i++) {
		const struct node *name = map->items[2 * i];
		const struct field *field = find_field(fields, name->text);

		if (field == NULL) {
			report_unknown_key(loader, fields, name,
			    likely_key(fields, name->text));
			good = false;
			continue;
		}
		good &= field->read(loader, field, map->items[2 * i + 1],
		    (char *)object + field->offset);
	}
	return check_required(loader, map, fields, key, what) && good;
}

bool
check_conflict(struct loader *loader, const struct node *map, const char *first,
    const char *second)
{
	const struct node *node = node_find_key(map, second);

	if (node == NULL || node_find(map, first) == NULL)
		return true;
	loader_error(loader, DIAGNOSTIC_CONFLICTING_KEYS, node,
	    DIAGNOSTIC_ARGS(first, second));
	return false;
}
