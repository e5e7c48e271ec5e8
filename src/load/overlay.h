/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A tree laid over another: what `changes:` and `extends:` mean, before any
 * value is read. What is not touched stays the very same node. Only src/load/
 * includes this.
 */
#ifndef TAKT_LOAD_OVERLAY_H
#define TAKT_LOAD_OVERLAY_H

#include "load/tree.h"

/* The nodes that rules are made of; NULL where a file has none. */
struct layer {
	const struct node *milestones;
	const struct node *support;
	const struct node *trains;
	const struct node *avoid;
	const struct node *move;
	const struct node *pause;
	const struct node *people;
};

/*
 * Lays `over` over `base`. In maps of rules each name is laid over its like;
 * "none" takes it away. False when memory is short.
 */
bool overlay_layer(
    struct arena *arena, struct layer *base, const struct layer *over);

/* Leaves out what is "none" in a map or list of rules that lies over nothing.
 * False when memory is short. */
bool overlay_nothing(struct arena *arena, const struct node **rules);

/* A whole file over the one that it extends; NULL when memory is short. */
struct node *overlay_file(
    struct arena *arena, const struct node *base, const struct node *over);

/* A copy of a map in which a key has another value, or is new; NULL when
 * memory is short. */
struct node *overlay_key(struct arena *arena, const struct node *map,
    struct node *key, struct node *value);

#endif
