/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The first pass over a file: which names there are, in the rules and in what
 * is laid over them, so that phrases can be parsed with the longest known name
 * winning.
 */
#include <string.h>

#include "load/loader.h"

static const char end_of_life[] = "end-of-life";

/* Each rule has up to three names, and all together two more. */
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

/* Adds a name of the latest symbol unless there is one like it already. */
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
	name->symbol = (uint32_t)loader->cadence->symbol_count - 1;
	name->edge = edge;
	table->count++;
	return true;
}

static void
add_symbol(struct loader *loader, enum symbol_kind kind, const char *name)
{
	struct cadence *cadence = loader->cadence;

	cadence->symbols[cadence->symbol_count].kind = kind;
	cadence->symbols[cadence->symbol_count].name = name;
	cadence->symbol_count++;
}

uint32_t
loader_symbol(
    const struct loader *loader, enum symbol_kind kind, const char *name)
{
	const struct cadence *cadence = loader->cadence;

	for (size_t i = 0; i < cadence->symbol_count; i++) {
		if (cadence->symbols[i].kind == kind &&
		    strcmp(cadence->symbols[i].name, name) == 0)
			return (uint32_t)i;
	}
	return RULE_NONE;
}

static bool
check_name(struct loader *loader, const struct node *key, const char *what)
{
	const char *refusal = name_refusal(key->text, key->length);
	const char *word;
	size_t length = 0;

	if (refusal == NULL)
		return true;
	loader_error(loader, DIAGNOSTIC_BAD_NAME, key,
	    DIAGNOSTIC_ARGS(key->text, what, refusal));
	word = name_reserved_word(key->text, key->length, &length);
	if (word != NULL)
		diagnostic_help(loader->diagnostics,
		    "'%.*s' is such a word: choose another name; how it is "
		    "shown is said by 'name:'",
		    (int)length, word);
	else
		diagnostic_help(loader->diagnostics,
		    "choose another name; how it is shown is said by 'name:'");
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

/* The value of a key of some map of a layer. */
typedef const struct node *layer_map(const struct layer *layer);

static const struct node *
milestones_of(const struct layer *layer)
{
	return layer->milestones;
}

static const struct node *
trains_of(const struct layer *layer)
{
	return layer->trains;
}

static size_t
map_count(const struct node *map)
{
	return map != NULL && map->kind == NODE_MAP ? map->count : 0;
}

static bool
is_none(const struct node *value)
{
	return value->kind == NODE_TEXT && strcmp(value->text, "none") == 0;
}

static bool
is_span_in(const struct layer *layer, const char *name)
{
	const struct node *value = map_count(layer->milestones) > 0
	    ? node_find(layer->milestones, name)
	    : NULL;

	return value != NULL &&
	    (node_find(value, "to") != NULL || node_find(value, "for") != NULL);
}

/* A milestone that is a span in any layer has two edges to name. */
static bool
is_span(const struct loader *loader, const char *name)
{
	bool found = is_span_in(&loader->base, name);

	for (size_t i = 0; i < loader->cadence->change_count; i++)
		found |= is_span_in(&loader->changes[i], name);
	return found;
}

/* Was the name declared before: by a lower layer, or by a key given twice? */
static bool
is_known(
    const struct loader *loader, enum symbol_kind kind, const struct node *key)
{
	return loader_symbol(loader, kind, key->text) != RULE_NONE;
}

bool
loader_nothing_to_remove(struct loader *loader, const struct node *key)
{
	loader_error(loader, DIAGNOSTIC_NOTHING_TO_REMOVE, key,
	    DIAGNOSTIC_ARGS(key->text));
	diagnostic_help(loader->diagnostics,
	    "'none' takes away what the file has that this one 'extends', or "
	    "in 'changes' what is above");
	return false;
}

static bool
declare_map(struct loader *loader, struct name_table *table,
    const struct node *map, enum symbol_kind kind)
{
	bool good = true;

	for (size_t i = 0; i < map_count(map); i++) {
		const struct node *key = map->items[2 * i];

		/* What is only taken away is a rule of a file that this one
		 * extends, or it is nothing. */
		if (is_known(loader, kind, key))
			continue;
		if (is_none(map->items[2 * i + 1])) {
			good = loader_nothing_to_remove(loader, key);
			continue;
		}
		add_symbol(loader, kind, key->text);
		if (!check_name(loader, key,
			kind == SYMBOL_TRAIN       ? "a train"
			    : kind == SYMBOL_EVENT ? "an event"
						   : "a milestone") ||
		    !add_name(
			loader, table, key, key->text, key->text, EDGE_START))
			good = false;
		else if (kind == SYMBOL_EVENT ||
		    (kind == SYMBOL_MILESTONE && is_span(loader, key->text)))
			good &= add_edges(loader, table, key, NULL);
	}
	return good;
}

/* The names of the maps of all layers, the base first. */
static bool
declare_maps(struct loader *loader, struct name_table *table, layer_map *map_of,
    enum symbol_kind kind)
{
	bool good = declare_map(loader, table, map_of(&loader->base), kind);

	for (size_t i = 0; i < loader->cadence->change_count; i++)
		good &= declare_map(
		    loader, table, map_of(&loader->changes[i]), kind);
	return good;
}

/* The only key of a list item such as "- bugfix: {…}", or NULL. */
static const struct node *
window_key(const struct node *item)
{
	if (item->kind != NODE_MAP || item->count != 1)
		return NULL;
	return item->items[0];
}

static size_t
list_count(const struct node *list)
{
	return list != NULL && list->kind == NODE_LIST ? list->count : 0;
}

/*
 * The window that is the last for every series, or NULL where that changes:
 * then the end of life is another window's end here and there.
 */
static const struct node *
last_window(const struct loader *loader)
{
	const struct node *base = loader->base.support;

	for (size_t i = 0; i < loader->cadence->change_count; i++) {
		const struct node *list = loader->changes[i].support;

		for (size_t j = 0; j < list_count(list); j++) {
			const struct node *key = window_key(list->items[j]);

			if (key == NULL || is_none(list->items[j]->items[1]) ||
			    !is_known(loader, SYMBOL_WINDOW, key))
				return NULL;
		}
	}
	return list_count(base) > 0 ? window_key(base->items[base->count - 1])
				    : NULL;
}

static bool
declare_window(
    struct loader *loader, struct name_table *table, const struct node *item)
{
	const struct node *key = window_key(item);
	const struct node *last;

	if (key == NULL || is_known(loader, SYMBOL_WINDOW, key))
		return true;
	if (is_none(item->items[1]))
		return loader_nothing_to_remove(loader, key);
	add_symbol(loader, SYMBOL_WINDOW, key->text);
	last = last_window(loader);
	return check_name(loader, key, "a window") &&
	    add_edges(loader, table, key,
		last != NULL && strcmp(last->text, key->text) == 0 ? end_of_life
								   : NULL);
}

static bool
declare_windows(struct loader *loader, struct name_table *table)
{
	const struct node *lists[65] = {loader->base.support};
	size_t changes = loader->cadence->change_count;
	size_t known = loader->cadence->symbol_count;
	const struct node *first = NULL;
	bool good = true;

	for (size_t i = 0; i < changes; i++)
		lists[i + 1] = loader->changes[i].support;
	for (size_t i = 0; i <= changes; i++) {
		for (size_t j = 0; j < list_count(lists[i]); j++) {
			good &=
			    declare_window(loader, table, lists[i]->items[j]);
			first = window_key(lists[i]->items[j]) != NULL
			    ? window_key(lists[i]->items[j])
			    : first;
		}
	}
	if (loader->cadence->symbol_count == known)
		return good;
	add_symbol(loader, SYMBOL_END_OF_LIFE, end_of_life);
	if (!add_name(loader, table, first, end_of_life, end_of_life, EDGE_END))
		return false;
	return (is_taken(table, "eol") ||
		   add_name(
		       loader, table, first, "eol", end_of_life, EDGE_END)) &&
	    good;
}

static size_t
layer_count(const struct layer *layer)
{
	return map_count(layer->milestones) + list_count(layer->support) +
	    map_count(layer->trains);
}

bool
load_names(struct loader *loader)
{
	struct cadence *cadence = loader->cadence;
	size_t symbols =
	    layer_count(&loader->base) + map_count(loader->events) + 1;
	struct name_table table = {0};
	bool good;

	for (size_t i = 0; i < cadence->change_count; i++)
		symbols += layer_count(&loader->changes[i]);
	if (symbols > CADENCE_NAMES_MAX) {
		diagnostic_add(loader->diagnostics, DIAGNOSTIC_LIMIT,
		    (struct span){cadence->source, 0, 1},
		    DIAGNOSTIC_ARGS("more than 1000 milestones, windows and "
				    "trains"));
		return false;
	}
	table.items = ARENA_ARRAY(loader->arena, symbols * 3 + 3, struct name);
	cadence->symbols =
	    ARENA_ARRAY(loader->arena, symbols + 1, struct symbol);
	loader->made = ARENA_ARRAY(loader->arena, symbols + 1, struct made *);
	if (table.items == NULL || cadence->symbols == NULL ||
	    loader->made == NULL)
		return false;
	good = declare_maps(loader, &table, milestones_of, SYMBOL_MILESTONE);
	good &= declare_windows(loader, &table);
	good &= declare_maps(loader, &table, trains_of, SYMBOL_TRAIN);
	good &= declare_map(loader, &table, loader->events, SYMBOL_EVENT);
	cadence->names.items = table.items;
	cadence->names.count = table.count;
	return good;
}
