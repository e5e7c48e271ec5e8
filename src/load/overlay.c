/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How keys of one tree replace, join or take away those of another. */
#include "load/overlay.h"

#include <string.h>

/* Lays the value of one name over the value that the base has for it. */
typedef struct node *overlay_value(
    struct arena *arena, const struct node *base, const struct node *over);

/* Keys of which the one that comes later takes the others away. */
static const struct exclusion {
	const char *given;
	const char *gone[8];
} milestone_exclusions[] = {{"on", {"from", "last", NULL}},
    {"from", {"on", "last", NULL}}, {"last", {"on", "from", "until", NULL}},
    {"count", {"until", NULL}}, {"until", {"count", "last", NULL}},
    {"to", {"for", NULL}}, {"for", {"to", NULL}}, {NULL, {NULL}}};

static const struct exclusion window_exclusions[] = {
    {"until", {"for", NULL}}, {"for", {"until", NULL}}, {NULL, {NULL}}};

static const struct exclusion train_exclusions[] = {
    {"on", {"every", NULL}}, {"every", {"on", NULL}}, {NULL, {NULL}}};

static const struct exclusion cycle_exclusions[] = {
    {"on", {"every", NULL}}, {"every", {"on", NULL}}, {NULL, {NULL}}};

/* What a rule in one phrase leaves of the longer one below it. */
static const char *const one_date_removes[] = {
    "from", "last", "count", "every", "until", "labels", "to", "for", NULL};

static bool
is_none(const struct node *node)
{
	return node->kind == NODE_TEXT && strcmp(node->text, "none") == 0;
}

/* "none" takes away; but "avoid: none" and "move: none" say something. */
static bool
is_removal(const struct node *key, const struct node *value)
{
	return is_none(value) && strcmp(key->text, "avoid") != 0 &&
	    strcmp(key->text, "move") != 0;
}

/* A copy of a map or list with room for as many more items. */
static struct node *
copy_node(struct arena *arena, const struct node *base, size_t more)
{
	struct node *copy = ARENA_NEW(arena, struct node);
	size_t slots = base->kind == NODE_MAP ? 2 : 1;

	if (copy == NULL)
		return NULL;
	*copy = *base;
	copy->items =
	    ARENA_ARRAY(arena, (base->count + more) * slots + 1, struct node *);
	if (copy->items == NULL)
		return NULL;
	if (base->count > 0)
		memcpy(copy->items, base->items,
		    base->count * slots * sizeof(copy->items[0]));
	return copy;
}

static void
remove_pair(struct node *map, size_t pair)
{
	memmove(&map->items[2 * pair], &map->items[2 * pair + 2],
	    (map->count - pair - 1) * 2 * sizeof(map->items[0]));
	map->count--;
}

static void
remove_key(struct node *map, const char *key)
{
	for (size_t i = map->count; i-- > 0;) {
		if (strcmp(map->items[2 * i]->text, key) == 0)
			remove_pair(map, i);
	}
}

/* The place of a key in a map, or its count. */
static size_t
find_pair(const struct node *map, const char *key)
{
	size_t pair = 0;

	while (
	    pair < map->count && strcmp(map->items[2 * pair]->text, key) != 0)
		pair++;
	return pair;
}

static void
set_pair(struct node *map, struct node *key, struct node *value)
{
	size_t pair = find_pair(map, key->text);

	map->items[2 * pair] = key;
	map->items[2 * pair + 1] = value;
	map->count += pair == map->count;
}

struct node *
overlay_key(struct arena *arena, const struct node *map, struct node *key,
    struct node *value)
{
	struct node *copy = copy_node(arena, map, 1);

	if (copy != NULL)
		set_pair(copy, key, value);
	return copy;
}

static struct node *
take_over(struct arena *arena, const struct node *base, const struct node *over)
{
	struct node *copy = ARENA_NEW(arena, struct node);

	(void)base;
	if (copy != NULL)
		*copy = *over;
	return copy;
}

/* Lays a map over a map, name by name. */
static struct node *
overlay_map(struct arena *arena, const struct node *base,
    const struct node *over, overlay_value *inner)
{
	struct node *map;

	if (base == NULL || base->kind != NODE_MAP || over->kind != NODE_MAP)
		return take_over(arena, base, over);
	map = copy_node(arena, base, over->count);
	for (size_t i = 0; map != NULL && i < over->count; i++) {
		struct node *key = over->items[2 * i];
		struct node *value = over->items[2 * i + 1];
		size_t pair = find_pair(map, key->text);

		/* What takes nothing away stays, to be found. */
		if (is_removal(key, value) && pair < map->count) {
			remove_key(map, key->text);
			continue;
		}
		if (pair < map->count)
			value = inner(arena, map->items[2 * pair + 1], value);
		if (value == NULL)
			return NULL;
		/* The name keeps the place where it was given first. */
		set_pair(
		    map, pair < map->count ? map->items[2 * pair] : key, value);
	}
	return map;
}

static struct node *
overlay_deep(
    struct arena *arena, const struct node *base, const struct node *over)
{
	return overlay_map(arena, base, over, overlay_deep);
}

/* Takes away what a given key replaces. */
static void
apply_exclusions(struct node *map, const struct node *over,
    const struct exclusion *exclusions)
{
	for (; exclusions->given != NULL; exclusions++) {
		if (find_pair(over, exclusions->given) == over->count)
			continue;
		for (size_t i = 0; exclusions->gone[i] != NULL; i++) {
			if (find_pair(over, exclusions->gone[i]) == over->count)
				remove_key(map, exclusions->gone[i]);
		}
	}
}

static struct node *
new_key(struct arena *arena, const struct node *at, const char *text)
{
	struct node *key = ARENA_NEW(arena, struct node);

	if (key == NULL)
		return NULL;
	*key = *at;
	key->kind = NODE_TEXT;
	key->text = text;
	key->length = strlen(text);
	key->verbatim = false;
	key->items = NULL;
	key->count = 0;
	return key;
}

/* "beta: first Tuesday of May" as "beta: {on: first Tuesday of May}". */
static struct node *
as_map(struct arena *arena, const struct node *value, const char *key_text)
{
	struct node *map = ARENA_NEW(arena, struct node);
	struct node *key = new_key(arena, value, key_text);

	if (map == NULL || key == NULL)
		return NULL;
	*map = *value;
	map->kind = NODE_MAP;
	map->count = 1;
	map->items = ARENA_ARRAY(arena, 2, struct node *);
	if (map->items == NULL)
		return NULL;
	map->items[0] = key;
	map->items[1] = take_over(arena, NULL, value);
	return map->items[1] != NULL ? map : NULL;
}

static struct node *
overlay_rule(struct arena *arena, const struct node *base,
    const struct node *over, const char *short_key,
    const struct exclusion *exclusions)
{
	struct node *map;

	if (base->kind != NODE_MAP)
		base = as_map(arena, base, short_key);
	if (over->kind != NODE_MAP)
		over = as_map(arena, over, short_key);
	if (base == NULL || over == NULL)
		return NULL;
	map = overlay_map(arena, base, over, take_over);
	if (map != NULL)
		apply_exclusions(map, over, exclusions);
	return map;
}

static struct node *
overlay_milestone(
    struct arena *arena, const struct node *base, const struct node *over)
{
	const struct node *on =
	    over->kind == NODE_MAP ? node_find(over, "on") : over;
	struct node *map =
	    overlay_rule(arena, base, over, "on", milestone_exclusions);

	if (map == NULL)
		return NULL;
	for (size_t i = 0;
	     over->kind != NODE_MAP && one_date_removes[i] != NULL; i++)
		remove_key(map, one_date_removes[i]);
	/* A date for each step leaves no rhythm. */
	if (over->kind == NODE_MAP && on != NULL && on->kind == NODE_LIST) {
		if (node_find(over, "every") == NULL)
			remove_key(map, "every");
		if (node_find(over, "count") == NULL)
			remove_key(map, "count");
		if (node_find(over, "until") == NULL)
			remove_key(map, "until");
	}
	return map;
}

static struct node *
overlay_window(
    struct arena *arena, const struct node *base, const struct node *over)
{
	return overlay_rule(arena, base, over, "until", window_exclusions);
}

static struct node *
overlay_train(
    struct arena *arena, const struct node *base, const struct node *over)
{
	return overlay_rule(arena, base, over, "on", train_exclusions);
}

/* The name of an item such as "- bugfix: {…}", or NULL. */
static const char *
window_name(const struct node *item)
{
	return item->kind == NODE_MAP && item->count == 1 ? item->items[0]->text
							  : NULL;
}

static size_t
find_window(const struct node *list, const char *name)
{
	size_t place = 0;

	while (place < list->count &&
	    (window_name(list->items[place]) == NULL ||
		strcmp(window_name(list->items[place]), name) != 0))
		place++;
	return place;
}

/* Puts an item into a list that has room for it. */
static void
insert_item(struct node *list, size_t place, struct node *item)
{
	memmove(&list->items[place + 1], &list->items[place],
	    (list->count - place) * sizeof(list->items[0]));
	list->items[place] = item;
	list->count++;
}

static bool
replace_window(struct arena *arena, struct node *list, size_t place,
    const struct node *item)
{
	const struct node *value = item->items[1];
	struct node *copy;

	if (is_none(value)) {
		memmove(&list->items[place], &list->items[place + 1],
		    (list->count - place - 1) * sizeof(list->items[0]));
		list->count--;
		return true;
	}
	copy = copy_node(arena, list->items[place], 0);
	if (copy == NULL)
		return false;
	copy->items[1] = overlay_window(arena, copy->items[1], value);
	list->items[place] = copy;
	return copy->items[1] != NULL;
}

static bool
item_is_none(const struct node *item)
{
	return window_name(item) != NULL && is_none(item->items[1]);
}

/* Where a new window goes that is named before all that there are: before the
 * next of them, else to the end. */
static size_t
place_of_first(const struct node *list, const struct node *over, size_t from)
{
	for (size_t i = from; i < over->count; i++) {
		const char *name = window_name(over->items[i]);
		size_t place =
		    name != NULL ? find_window(list, name) : list->count;

		if (place < list->count)
			return place;
	}
	return list->count;
}

/* A new window stands behind the one named before it. */
static struct node *
overlay_support(
    struct arena *arena, const struct node *base, const struct node *over)
{
	struct node *list;
	size_t behind = SIZE_MAX;

	if (base == NULL || base->kind != NODE_LIST || over->kind != NODE_LIST)
		return take_over(arena, base, over);
	list = copy_node(arena, base, over->count);
	for (size_t i = 0; list != NULL && i < over->count; i++) {
		struct node *item = over->items[i];
		const char *name = window_name(item);
		size_t place =
		    name != NULL ? find_window(list, name) : list->count;

		if (place < list->count) {
			size_t count = list->count;

			if (!replace_window(arena, list, place, item))
				return NULL;
			behind = list->count == count ? place + 1 : place;
			continue;
		}
		/* What takes nothing away stays, to be found. */
		if (behind == SIZE_MAX)
			behind = place_of_first(list, over, i + 1);
		insert_item(list, behind++, item);
	}
	return list;
}

/* Lists of changes and checks grow. */
static struct node *
overlay_list(
    struct arena *arena, const struct node *base, const struct node *over)
{
	struct node *list;

	if (base->kind != NODE_LIST || over->kind != NODE_LIST)
		return take_over(arena, base, over);
	list = copy_node(arena, base, over->count);
	if (list == NULL)
		return NULL;
	if (over->count > 0)
		memcpy(&list->items[list->count], over->items,
		    over->count * sizeof(over->items[0]));
	list->count += over->count;
	return list;
}

static struct node *
overlay_cycle(
    struct arena *arena, const struct node *base, const struct node *over)
{
	/* Several cycles are a whole of their own. */
	if (base->kind != NODE_MAP || over->kind != NODE_MAP)
		return take_over(arena, base, over);
	return overlay_rule(arena, base, over, "every", cycle_exclusions);
}

static struct node *
overlay_milestones(
    struct arena *arena, const struct node *base, const struct node *over)
{
	return overlay_map(arena, base, over, overlay_milestone);
}

static struct node *
overlay_trains(
    struct arena *arena, const struct node *base, const struct node *over)
{
	return overlay_map(arena, base, over, overlay_train);
}

/* How the sections of a file are laid over each other; others replace. */
static const struct section {
	const char *key;
	overlay_value *overlay;
} sections[] = {{"milestones", overlay_milestones},
    {"support", overlay_support}, {"trains", overlay_trains},
    {"series", overlay_deep}, {"changes", overlay_list},
    {"checks", overlay_list}, {"calendars", overlay_deep},
    {"events", overlay_deep}, {"people", overlay_deep}, {"roles", overlay_deep},
    {"cycle", overlay_cycle}, {NULL, NULL}};

static struct node *
overlay_section(struct arena *arena, const char *key, const struct node *base,
    const struct node *over)
{
	for (const struct section *row = sections; row->key != NULL; row++) {
		if (strcmp(row->key, key) == 0)
			return row->overlay(arena, base, over);
	}
	return take_over(arena, base, over);
}

/* The rules of a map or list without what stands there as "none": where there
 * is nothing below, nothing is taken away. */
static const struct node *
without_none(struct arena *arena, const struct node *over)
{
	struct node *copy;

	if (over == NULL || over->kind == NODE_TEXT)
		return over;
	copy = copy_node(arena, over, 0);
	if (copy == NULL)
		return NULL;
	if (copy->kind == NODE_MAP) {
		for (size_t i = copy->count; i-- > 0;) {
			if (is_none(copy->items[2 * i + 1]))
				remove_pair(copy, i);
		}
		return copy;
	}
	copy->count = 0;
	for (size_t i = 0; i < over->count; i++) {
		if (!item_is_none(over->items[i]))
			copy->items[copy->count++] = over->items[i];
	}
	return copy;
}

bool
overlay_nothing(struct arena *arena, const struct node **rules)
{
	const struct node *over = *rules;

	*rules = without_none(arena, over);
	return over == NULL || *rules != NULL;
}

static bool
overlay_one(struct arena *arena, const char *key, const struct node **base,
    const struct node *over)
{
	bool has_none = strcmp(key, "avoid") == 0 || strcmp(key, "move") == 0;

	if (over == NULL)
		return true;
	if (is_none(over) && !has_none) {
		*base = NULL;
		return true;
	}
	if (*base == NULL)
		*base = without_none(arena, over);
	else
		*base = overlay_section(arena, key, *base, over);
	return *base != NULL;
}

bool
overlay_layer(struct arena *arena, struct layer *base, const struct layer *over)
{
	return overlay_one(
		   arena, "milestones", &base->milestones, over->milestones) &&
	    overlay_one(arena, "support", &base->support, over->support) &&
	    overlay_one(arena, "trains", &base->trains, over->trains) &&
	    overlay_one(arena, "avoid", &base->avoid, over->avoid) &&
	    overlay_one(arena, "move", &base->move, over->move) &&
	    overlay_one(arena, "pause", &base->pause, over->pause) &&
	    overlay_one(arena, "people", &base->people, over->people);
}

/* Keys that exclude each other at the top of a file. */
static const struct exclusion file_exclusions[] = {
    {"cycles", {"until", NULL}}, {"until", {"cycles", NULL}}, {NULL, {NULL}}};

struct node *
overlay_file(
    struct arena *arena, const struct node *base, const struct node *over)
{
	struct node *map;

	if (base->kind != NODE_MAP || over->kind != NODE_MAP)
		return take_over(arena, base, over);
	map = copy_node(arena, base, over->count);
	for (size_t i = 0; map != NULL && i < over->count; i++) {
		struct node *key = over->items[2 * i];
		struct node *value = over->items[2 * i + 1];
		size_t pair = find_pair(map, key->text);

		if (is_removal(key, value)) {
			remove_key(map, key->text);
			continue;
		}
		if (pair < map->count)
			value = overlay_section(
			    arena, key->text, map->items[2 * pair + 1], value);
		if (value == NULL)
			return NULL;
		set_pair(map, key, value);
	}
	if (map != NULL)
		apply_exclusions(map, over, file_exclusions);
	return map;
}
