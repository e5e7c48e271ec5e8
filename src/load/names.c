/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The first pass over a file: which names there are, so that phrases can be
 * parsed with the longest known name winning.
 */
#include <string.h>

#include "load/loader.h"

/* Each milestone has up to three names, the last window four. */
struct name_table {
	struct name *items;
	size_t count;
};

static bool
is_taken(const struct name_table *table, const char *text)
{
	for (size_t i = 0; i < table->count; i++) {
		if (name_equal(table->items[i].text, text))
			return true;
	}
	return false;
}

/* Adds a name unless there is one like it already. */
static bool
add_name(struct loader *loader, struct name_table *table,
    const struct node *key, const char *text, const char *shown, enum edge edge)
{
	struct name *name = &table->items[table->count];

	if (text == NULL || shown == NULL)
		return false;
	if (is_taken(table, text)) {
		loader_error(
		    loader, DIAGNOSTIC_NAME_TAKEN, key, DIAGNOSTIC_ARGS(text));
		return false;
	}
	name->text = text;
	name->shown = shown;
	name->symbol = (uint32_t)loader->cadence->symbol_count;
	name->edge = edge;
	table->count++;
	return true;
}

static void
add_symbol(struct loader *loader, enum symbol_kind kind, size_t index)
{
	struct cadence *cadence = loader->cadence;

	cadence->symbols[cadence->symbol_count].kind = kind;
	cadence->symbols[cadence->symbol_count].index = index;
	cadence->symbol_count++;
}

static bool
check_name(struct loader *loader, const struct node *key, const char *what)
{
	const char *refusal = name_refusal(key->text, key->length);

	if (refusal == NULL)
		return true;
	loader_error(loader, DIAGNOSTIC_BAD_NAME, key,
	    DIAGNOSTIC_ARGS(key->text, what, refusal));
	diagnostic_help(loader->diagnostics,
	    "choose another name; how it is shown is "
	    "said by 'name:'");
	return false;
}

/* "start of freeze" and "end of freeze". */
static bool
add_edges(struct loader *loader, struct name_table *table,
    const struct node *key, const char *end)
{
	const char *start_of =
	    arena_printf(loader->arena, "start of %s", key->text);
	const char *end_of =
	    arena_printf(loader->arena, "end of %s", key->text);

	return add_name(loader, table, key, start_of, start_of, EDGE_START) &&
	    add_name(loader, table, key, end_of, end != NULL ? end : end_of,
		EDGE_END);
}

static bool
add_milestone(struct loader *loader, struct name_table *table,
    const struct node *key, const struct node *value)
{
	bool is_span =
	    node_find(value, "to") != NULL || node_find(value, "for") != NULL;

	if (!check_name(loader, key, "milestone") ||
	    !add_name(loader, table, key, key->text, key->text, EDGE_START))
		return false;
	return !is_span || add_edges(loader, table, key, NULL);
}

static bool
add_window(struct loader *loader, struct name_table *table,
    const struct node *key, bool is_last)
{
	static const char end_of_life[] = "end-of-life";

	if (!check_name(loader, key, "window") ||
	    !add_edges(loader, table, key, is_last ? end_of_life : NULL))
		return false;
	if (!is_last)
		return true;
	if (!add_name(loader, table, key, end_of_life, end_of_life, EDGE_END))
		return false;
	return is_taken(table, "eol") ||
	    add_name(loader, table, key, "eol", end_of_life, EDGE_END);
}

/* Was the key of this pair given before? That has its own complaint. */
static bool
is_repeated(const struct node *map, size_t pair)
{
	return node_find_key(map, map->items[2 * pair]->text) !=
	    map->items[2 * pair];
}

static size_t
map_count(const struct node *map)
{
	return map != NULL && map->kind == NODE_MAP ? map->count : 0;
}

/* The only key of a list item such as "- bugfix: {…}", or NULL. */
static const struct node *
window_key(const struct node *item)
{
	if (item->kind != NODE_MAP || item->count != 1)
		return NULL;
	return item->items[0];
}

static bool
add_windows(
    struct loader *loader, struct name_table *table, const struct node *support)
{
	bool good = true;
	size_t count =
	    support != NULL && support->kind == NODE_LIST ? support->count : 0;

	for (size_t i = 0; i < count; i++) {
		const struct node *key = window_key(support->items[i]);

		if (key != NULL)
			good &= add_window(loader, table, key, i + 1 == count);
		add_symbol(loader, SYMBOL_WINDOW, i);
	}
	return good;
}

bool
load_names(struct loader *loader, const struct node *milestones,
    const struct node *support, const struct node *trains)
{
	struct cadence *cadence = loader->cadence;
	size_t windows = support != NULL ? support->count : 0;
	size_t symbols = map_count(milestones) + windows + map_count(trains);
	struct name_table table = {0};
	bool good = true;

	if (symbols > CADENCE_NAMES_MAX) {
		diagnostic_add(loader->diagnostics, DIAGNOSTIC_LIMIT,
		    (struct span){loader->cadence->source, 0, 1},
		    DIAGNOSTIC_ARGS("more than 1000 milestones, windows and "
				    "trains"));
		return false;
	}
	table.items = ARENA_ARRAY(loader->arena, symbols * 4 + 1, struct name);
	cadence->symbols =
	    ARENA_ARRAY(loader->arena, symbols + 1, struct symbol);
	if (table.items == NULL || cadence->symbols == NULL)
		return false;
	for (size_t i = 0; i < map_count(milestones); i++) {
		if (!is_repeated(milestones, i))
			good &= add_milestone(loader, &table,
			    milestones->items[2 * i],
			    milestones->items[2 * i + 1]);
		add_symbol(loader, SYMBOL_MILESTONE, i);
	}
	good &= add_windows(loader, &table, support);
	for (size_t i = 0; i < map_count(trains); i++) {
		const struct node *key = trains->items[2 * i];

		good &= is_repeated(trains, i) ||
		    (check_name(loader, key, "train") &&
			add_name(loader, &table, key, key->text, key->text,
			    EDGE_START));
		add_symbol(loader, SYMBOL_TRAIN, i);
	}
	cadence->names.items = table.items;
	cadence->names.count = table.count;
	return good;
}
