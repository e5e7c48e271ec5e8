/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * libyaml's events as a tree. Limits are checked as events come, so that a
 * hostile file costs no more than the limit.
 */
#include "load/tree.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/text.h"
#include "load/encoding.h"

struct reader {
	const struct source *source;
	struct arena *arena; /* of texts */
	struct arena *nodes; /* that is in use: the arena, or … */
	struct arena *scratch;
	struct diagnostics *diagnostics;
	yaml_parser_t parser;
	yaml_event_t event;
	size_t start; /* behind a byte-order mark */
	bool is_ascii;
	size_t events;
	size_t depth;
	/* The latest mark that was turned into a byte offset. */
	size_t known_index;
	size_t known_offset;
};

static struct node *read_node(struct reader *reader);

const char *
node_kind_name(enum node_kind kind)
{
	switch (kind) {
	case NODE_TEXT:
		return "text";
	case NODE_MAP:
		return "a map";
	case NODE_LIST:
		return "a list";
	}
	return "";
}

/* The index of the pair with that key; map->count where there is none. */
static size_t
find_pair(const struct node *map, const char *key)
{
	size_t i = 0;

	while (i < map->count && strcmp(map->items[2 * i]->text, key) != 0)
		i++;
	return i;
}

struct node *
node_find(const struct node *map, const char *key)
{
	size_t i;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	i = find_pair(map, key);
	return i < map->count ? map->items[2 * i + 1] : NULL;
}

struct node *
node_find_key(const struct node *map, const char *key)
{
	size_t i;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	i = find_pair(map, key);
	return i < map->count ? map->items[2 * i] : NULL;
}

/* libyaml counts code points; spans count bytes. */
static uint32_t
byte_offset(struct reader *reader, size_t index)
{
	const char *text = reader->source->text;
	size_t size = reader->source->size;
	size_t at = reader->known_offset, count = reader->known_index;

	if (reader->is_ascii)
		return (uint32_t)(reader->start + index);
	if (index < count) {
		at = reader->start;
		count = 0;
	}
	while (count < index && at < size) {
		at++;
		while (at < size && (text[at] & 0xC0) == 0x80)
			at++;
		count++;
	}
	reader->known_index = count;
	reader->known_offset = at;
	return (uint32_t)at;
}

static struct span
mark_span(struct reader *reader, yaml_mark_t start, yaml_mark_t end)
{
	struct span span = {reader->source, 0, 0};

	span.start = byte_offset(reader, start.index);
	span.end = byte_offset(reader, end.index);
	return span;
}

static struct span
event_span(struct reader *reader)
{
	return mark_span(
	    reader, reader->event.start_mark, reader->event.end_mark);
}

/* libyaml's sentence and ours. */
struct translation {
	const char *problem;
	const char *text;
	const char *help;
};

static const struct translation translations[] = {
    {"found character that cannot start any token",
	"this character cannot begin a value", "put the value in quotes"},
    {"mapping values are not allowed in this context",
	"a second ': ' on this line",
	"put the value in quotes; or the line above lacks its ':'"},
    {"did not find expected key", "expected a key here",
	"check the indentation, and quote text that holds special "
	"characters"},
    {"could not find expected ':'", "expected ':' behind the key",
	"write 'key: value'"},
    {"did not find expected '-' indicator",
	"expected '- ' as in the list items above",
	"align the items of a list"},
    {"did not find expected ',' or ']'", "expected ',' or ']'",
	"close the list with ']'"},
    {"did not find expected ',' or '}'", "expected ',' or '}'",
	"close the map with '}'"},
    {"found unexpected end of stream",
	"text never ends: the quote opened here is not closed",
	"close the quote"},
    {"found unknown escape character",
	"unknown escape behind '\\' in double quotes",
	"use single quotes for text with backslashes"},
    {"found incompatible YAML document", "only YAML 1.1 and 1.2 are known",
	"remove the '%YAML' line"},
    {"block sequence entries are not allowed in this context",
	"a list cannot begin here", "begin the list on a new line"},
    {"found undefined tag handle", "YAML tags are not supported",
	"remove the tag"},
    {NULL, "this is not YAML as takt reads it",
	"check indentation and quotes"}};

static const struct translation unclosed = {
    NULL, "this is opened here and never closed", "close it with ']' or '}'"};

static bool
is_indenting_tab(const struct reader *reader, struct span at)
{
	const char *text = reader->source->text;

	if (at.start >= reader->source->size || text[at.start] != '\t')
		return false;
	for (uint32_t i = at.start; i > 0 && text[i - 1] != '\n'; i--) {
		if (text[i - 1] != ' ' && text[i - 1] != '\t')
			return false;
	}
	return true;
}

/* Says what libyaml could not read, and where. */
static void
report_syntax(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem;
	const struct translation *row = translations;
	yaml_mark_t mark = parser->problem_mark;
	struct span at;

	if (parser->error == YAML_MEMORY_ERROR || problem == NULL) {
		reader->arena->failed = true;
		return;
	}
	while (row->problem != NULL && strcmp(row->problem, problem) != 0)
		row++;
	/* What is open at the end is reported where it was opened. */
	if (strcmp(problem, "found unexpected end of stream") == 0) {
		mark = parser->context_mark;
	} else if (parser->context != NULL &&
	    strstr(parser->context, "flow") != NULL &&
	    byte_offset(reader, mark.index) >= reader->source->size) {
		mark = parser->context_mark;
		row = &unclosed;
	}
	at = mark_span(reader, mark, mark);
	at.end = at.start + 1;
	if (is_indenting_tab(reader, at)) {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_YAML_SYNTAX, at,
		    DIAGNOSTIC_ARGS(
			"tab used for indentation; YAML allows only spaces"));
		diagnostic_help(
		    reader->diagnostics, "replace the tab by spaces");
		return;
	}
	diagnostic_add(reader->diagnostics, DIAGNOSTIC_YAML_SYNTAX, at,
	    DIAGNOSTIC_ARGS(row->text));
	diagnostic_help(reader->diagnostics, "%s", row->help);
}

static bool
refuse_limit(struct reader *reader, const char *text)
{
	diagnostic_add(reader->diagnostics, DIAGNOSTIC_LIMIT,
	    event_span(reader), DIAGNOSTIC_ARGS(text));
	return false;
}

/* Reads the next event into reader->event. */
static bool
next_event(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	if (!yaml_parser_parse(&reader->parser, &reader->event)) {
		report_syntax(reader);
		return false;
	}
	if (++reader->events > TREE_EVENTS_MAX)
		return refuse_limit(reader, "more than 200000 values");
	return true;
}

static bool
refuse_feature(struct reader *reader, const char *what, const char *text)
{
	diagnostic_add(reader->diagnostics, DIAGNOSTIC_YAML_FEATURE,
	    event_span(reader), DIAGNOSTIC_ARGS(what, text));
	return false;
}

/* Anchors and tags, which takt has no use for. */
static bool
check_properties(
    struct reader *reader, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL) {
		const char *text =
		    arena_printf(reader->arena, "&%s", (const char *)anchor);
		refuse_feature(reader, "anchors", text != NULL ? text : "");
		diagnostic_help(
		    reader->diagnostics, "write the value out again");
		return false;
	}
	if (tag != NULL &&
	    strcmp((const char *)tag, "tag:yaml.org,2002:str") != 0) {
		refuse_feature(reader, "tags", (const char *)tag);
		diagnostic_help(reader->diagnostics,
		    "remove the tag: every value is text to takt");
		return false;
	}
	return true;
}

static bool
check_characters(struct reader *reader, const char *text, size_t length)
{
	char name[32];

	if (length > TREE_TEXT_MAX)
		return refuse_limit(reader, "text longer than 64 KiB");
	for (size_t at = 0; at < length;) {
		uint32_t code_point = 0;
		size_t size;

		if (text_is_plain(text[at])) {
			at++;
			continue;
		}
		size = text_decode(text + at, length - at, &code_point);
		if (size == 0 || code_point == 0 ||
		    text_is_forbidden(code_point)) {
			encoding_name(code_point, name);
			diagnostic_add(reader->diagnostics,
			    DIAGNOSTIC_FORBIDDEN_CHARACTER, event_span(reader),
			    DIAGNOSTIC_ARGS(name));
			return false;
		}
		at += size;
	}
	return true;
}

/* Finds out whether the text stands in the source byte by byte. */
static void
find_content(struct node *node, bool is_quoted)
{
	uint32_t start = node->at.start + (is_quoted ? 1 : 0);
	const struct source *source = node->at.source;

	node->content_start = start;
	node->verbatim = start + node->length <= node->at.end &&
	    memcmp(source->text + start, node->text, node->length) == 0;
}

static struct node *
read_text(struct reader *reader)
{
	struct node *node = ARENA_NEW(reader->nodes, struct node);
	const char *value = (const char *)reader->event.data.scalar.value;
	size_t length = reader->event.data.scalar.length;
	yaml_scalar_style_t style = reader->event.data.scalar.style;

	if (node == NULL ||
	    !check_properties(reader, reader->event.data.scalar.anchor,
		reader->event.data.scalar.tag) ||
	    !check_characters(reader, value, length))
		return NULL;
	node->kind = NODE_TEXT;
	node->at = event_span(reader);
	node->text = arena_copy(reader->arena, value, length);
	node->length = length;
	if (node->text == NULL)
		return NULL;
	find_content(node,
	    style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
		style == YAML_DOUBLE_QUOTED_SCALAR_STYLE);
	return node;
}

static bool
append_item(
    struct reader *reader, struct node *node, size_t used, struct node *item)
{
	struct node **items =
	    arena_grow(reader->nodes, node->items, used, sizeof(struct node *));

	if (items == NULL)
		return false;
	node->items = items;
	node->items[used] = item;
	return true;
}

static int
compare_keys(const void *left, const void *right)
{
	const struct node *a = *(struct node *const *)left;
	const struct node *b = *(struct node *const *)right;
	int order = strcmp(a->text, b->text);

	if (order != 0)
		return order;
	return a->at.start < b->at.start ? -1 : a->at.start > b->at.start;
}

static bool
has_duplicates(const struct node *map)
{
	for (size_t i = 1; i < map->count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (strcmp(map->items[2 * i]->text,
				map->items[2 * j]->text) == 0)
				return true;
		}
	}
	return false;
}

/* Sorting keeps this cheap for maps of any size. */
static bool
check_duplicates(struct reader *reader, const struct node *map)
{
	struct arena_mark mark = arena_mark(reader->nodes);
	struct node **keys =
	    ARENA_ARRAY(reader->nodes, map->count, struct node *);

	if (keys == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++)
		keys[i] = map->items[2 * i];
	qsort(keys, map->count, sizeof(keys[0]), compare_keys);
	for (size_t i = 1; i < map->count; i++) {
		if (strcmp(keys[i - 1]->text, keys[i]->text) != 0)
			continue;
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_DUPLICATE_KEY,
		    keys[i]->at, DIAGNOSTIC_ARGS(keys[i]->text));
		diagnostic_note(
		    reader->diagnostics, keys[i - 1]->at, "first given here");
	}
	arena_rewind(reader->nodes, mark);
	return true;
}

/* What is known of single series is the bulk of a file, and is read once. */
static struct node *
read_value(struct reader *reader, const struct node *key)
{
	struct arena *nodes = reader->nodes;
	struct node *value;

	if (reader->depth == 1 && strcmp(key->text, "series") == 0)
		reader->nodes = reader->scratch;
	value = read_node(reader);
	reader->nodes = nodes;
	return value;
}

static bool
read_pair(struct reader *reader, struct node *map)
{
	struct node *key;
	struct node *value;

	if (reader->event.type == YAML_MAPPING_START_EVENT ||
	    reader->event.type == YAML_SEQUENCE_START_EVENT) {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_WRONG_SHAPE,
		    event_span(reader),
		    DIAGNOSTIC_ARGS("key", "text", "a map or list"));
		return false;
	}
	key = read_node(reader);
	if (key == NULL)
		return false;
	if (strcmp(key->text, "<<") == 0) {
		refuse_feature(reader, "merge keys", "<<");
		return false;
	}
	if (!next_event(reader))
		return false;
	value = read_value(reader, key);
	if (value == NULL || !append_item(reader, map, 2 * map->count, key) ||
	    !append_item(reader, map, 2 * map->count + 1, value))
		return false;
	map->count++;
	return true;
}

static struct node *
read_collection(struct reader *reader, enum node_kind kind)
{
	yaml_event_type_t end =
	    kind == NODE_MAP ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
	struct node *node = ARENA_NEW(reader->nodes, struct node);

	if (node == NULL)
		return NULL;
	node->kind = kind;
	node->at = event_span(reader);
	if (++reader->depth > TREE_DEPTH_MAX) {
		refuse_limit(reader, "nesting deeper than 32 levels");
		return NULL;
	}
	for (;;) {
		struct node *item;

		if (!next_event(reader))
			return NULL;
		if (reader->event.type == end)
			break;
		if (kind == NODE_MAP) {
			if (!read_pair(reader, node))
				return NULL;
			continue;
		}
		item = read_node(reader);
		if (item == NULL ||
		    !append_item(reader, node, node->count, item))
			return NULL;
		node->count++;
	}
	reader->depth--;
	if (kind == NODE_MAP && (node->count > 8 || has_duplicates(node)) &&
	    !check_duplicates(reader, node))
		return NULL;
	return node;
}

static void
refuse_alias(struct reader *reader)
{
	const char *text = arena_printf(reader->arena, "*%s",
	    (const char *)reader->event.data.alias.anchor);

	refuse_feature(reader, "aliases", text != NULL ? text : "");
	diagnostic_help(reader->diagnostics, "write the value out again");
}

/* The value that begins with the current event. */
static struct node *
read_node(struct reader *reader)
{
	const yaml_event_t *event = &reader->event;

	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return read_text(reader);
	case YAML_MAPPING_START_EVENT:
		if (!check_properties(reader, event->data.mapping_start.anchor,
			event->data.mapping_start.tag))
			return NULL;
		return read_collection(reader, NODE_MAP);
	case YAML_SEQUENCE_START_EVENT:
		if (!check_properties(reader, event->data.sequence_start.anchor,
			event->data.sequence_start.tag))
			return NULL;
		return read_collection(reader, NODE_LIST);
	case YAML_ALIAS_EVENT:
		refuse_alias(reader);
		return NULL;
	default:
		return NULL;
	}
}

/* Stream start, one document, stream end. */
static struct node *
read_document(struct reader *reader)
{
	struct node *root;

	/* The start of the stream, then of the document. */
	if (!next_event(reader))
		return NULL;
	if (!next_event(reader))
		return NULL;
	if (reader->event.type == YAML_STREAM_END_EVENT) {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_DOCUMENTS,
		    event_span(reader),
		    DIAGNOSTIC_ARGS("there is no cadence in this file"));
		diagnostic_help(
		    reader->diagnostics, "a cadence begins with 'takt: 1'");
		return NULL;
	}
	if (!next_event(reader))
		return NULL;
	root = read_node(reader);
	/* The end of the document, then of the stream. */
	if (root == NULL || !next_event(reader))
		return NULL;
	if (!next_event(reader))
		return NULL;
	if (reader->event.type != YAML_STREAM_END_EVENT) {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_DOCUMENTS,
		    event_span(reader),
		    DIAGNOSTIC_ARGS("a second document in one file"));
		diagnostic_help(reader->diagnostics,
		    "put each cadence into a file of its own");
		return NULL;
	}
	return root;
}

struct node *
tree_read(const struct source *source, struct arena *arena,
    struct arena *scratch, struct diagnostics *diagnostics)
{
	struct reader reader = {.source = source,
	    .arena = arena,
	    .nodes = arena,
	    .scratch = scratch,
	    .diagnostics = diagnostics};
	struct span start = {source, 0, 0};
	struct node *root;

	if (source->size > TREE_SIZE_MAX) {
		diagnostic_add(diagnostics, DIAGNOSTIC_LIMIT, start,
		    DIAGNOSTIC_ARGS("file larger than 1 MiB"));
		return NULL;
	}
	if (!encoding_check(source, diagnostics, &reader.start))
		return NULL;
	reader.known_offset = reader.start;
	reader.is_ascii = encoding_is_ascii(source, reader.start);
	if (!yaml_parser_initialize(&reader.parser)) {
		arena->failed = true;
		return NULL;
	}
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
	    (const unsigned char *)source->text + reader.start,
	    source->size - reader.start);
	root = read_document(&reader);
	arena->failed |= scratch->failed;
	yaml_event_delete(&reader.event);
	yaml_parser_delete(&reader.parser);
	return root;
}
