/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A YAML document as maps, lists and text (the failsafe schema), with its
 * place on every value. JSON is YAML, too. Besides src/load/, the importer of
 * other people's files reads them by this; tree.c is the only user of libyaml.
 */
#ifndef TAKT_LOAD_TREE_H
#define TAKT_LOAD_TREE_H

#include "base/diagnostic.h"

enum node_kind { NODE_TEXT, NODE_MAP, NODE_LIST };

struct node {
	enum node_kind kind;
	struct span at;
	const char *text; /* NODE_TEXT: NUL-terminated, without NUL inside */
	size_t length;
	bool verbatim;          /* text stands in the source as it is … */
	uint32_t content_start; /* … from this offset on */
	/* NODE_MAP: count pairs, items[2 i] a text and items[2 i + 1] its
	 * value; NODE_LIST: count items. */
	struct node **items;
	size_t count;
};

enum {
	TREE_SIZE_MAX = 1024 * 1024,
	TREE_DEPTH_MAX = 32,
	TREE_EVENTS_MAX = 200000,
	TREE_TEXT_MAX = 64 * 1024
};

/*
 * Reads the one document of `source`. NULL after adding a diagnostic, or when
 * memory is short (then arena->failed). Nodes live in the arena, but those
 * below a top-level key `series` in the scratch one; all texts live in the
 * first.
 */
struct node *tree_read(const struct source *source, struct arena *arena,
    struct arena *scratch, struct diagnostics *diagnostics);

/* The value of a key, or the node of the key itself; or NULL. */
struct node *node_find(const struct node *map, const char *key);
struct node *node_find_key(const struct node *map, const char *key);

/* "a map", "a list", "text". */
const char *node_kind_name(enum node_kind kind);

#endif
