/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * changes: which rules hold for which series. A set of rules is made of the
 * file's layers when the first series needs it; those that the file itself
 * expands are made at once, so that their mistakes are known.
 */
#include <stddef.h>
#include <string.h>

#include "load/loader.h"

struct change_fields {
	const struct node *when;
	struct layer layer;
};

#define AT(member) offsetof(struct change_fields, member)
static const struct field change_keys[] = {{"when", AT(when), read_node, true},
    {"milestones", AT(layer.milestones), read_node, false},
    {"support", AT(layer.support), read_node, false},
    {"trains", AT(layer.trains), read_node, false},
    {"avoid", AT(layer.avoid), read_node, false},
    {"move", AT(layer.move), read_node, false},
    {"pause", AT(layer.pause), read_node, false},
    {"people", AT(layer.people), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
load_change(struct loader *loader, const struct node *item)
{
	struct cadence *cadence = loader->cadence;
	struct change *change = &cadence->changes[cadence->change_count];
	struct change_fields fields = {0};
	struct node key = *item;

	key.text = "item of changes";
	key.at.end = key.at.start + 1;
	if (!load_map(loader, item, change_keys, &fields, &key, "the change"))
		return false;
	change->at = item->at;
	loader->changes[cadence->change_count] = fields.layer;
	cadence->change_count++;
	return true;
}

bool
load_changes(struct loader *loader, const struct node *list)
{
	struct cadence *cadence = loader->cadence;
	bool good = true;

	if (!expect_kind(loader, "changes", list, NODE_LIST))
		return false;
	if (list->count > CADENCE_CHANGES_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, list,
		    DIAGNOSTIC_ARGS("more than 64 changes"));
		return false;
	}
	cadence->changes =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct change);
	loader->changes =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct layer);
	if (cadence->changes == NULL || loader->changes == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++)
		good &= load_change(loader, list->items[i]);
	return good;
}

static bool
find_series(void *context, const char *text, int64_t *series)
{
	return cadence_find(context, text, series);
}

const struct condition *
load_condition(
    struct loader *loader, const struct node *when, bool cycles_are_known)
{
	struct cadence *cadence = loader->cadence;
	const struct condition_context context = {
	    .arena = loader->arena,
	    .scheme = cadence->scheme,
	    .find = find_series,
	    .context = cadence,
	    .cycles_are_known = cycles_are_known,
	    .diagnostics = loader->diagnostics,
	};
	struct phrase_text text;

	if (!expect_text(loader, "when", when))
		return NULL;
	text = node_phrase_text(when);
	return condition_parse(&context, &text);
}

bool
load_conditions(struct loader *loader, const struct node *list)
{
	struct cadence *cadence = loader->cadence;
	const struct era *era = cycle_era(&cadence->cycle, 0);
	bool is_chain = era != NULL && era->kind == RHYTHM_CHAIN;
	bool good = true;

	/* A change that could not be read has no place in the list. */
	if (list->kind != NODE_LIST || list->count != cadence->change_count)
		return false;
	for (size_t i = 0; i < cadence->change_count; i++) {
		cadence->changes[i].when = load_condition(
		    loader, node_find(list->items[i], "when"), !is_chain);
		good &= cadence->changes[i].when != NULL;
	}
	return good;
}

/* Nothing has a place in rules that are empty. */
static bool
clear_rules(struct loader *loader, struct rules *rules)
{
	size_t count = loader->cadence->symbol_count;

	rules->place = ARENA_ARRAY(loader->arena, count + 1, uint32_t);
	for (size_t i = 0; rules->place != NULL && i < count; i++)
		rules->place[i] = RULE_NONE;
	return rules->place != NULL;
}

static bool
load_layer(
    struct loader *loader, const struct layer *layer, struct rules *rules)
{
	const struct field people = {"people", 0, read_people, false};
	bool good = true;

	if (!clear_rules(loader, rules))
		return false;
	loader->rules = rules;
	loader->has_bad_support = false;
	good &= load_avoidance(
	    loader, layer->avoid, layer->move, &rules->avoidance);
	if (layer->people != NULL)
		good &=
		    read_people(loader, &people, layer->people, &rules->people);
	if (layer->pause != NULL)
		good &= load_pauses(loader, layer->pause, &rules->pauses);
	if (layer->milestones != NULL)
		good &= load_milestones(loader, layer->milestones);
	if (layer->support != NULL) {
		loader->has_bad_support = !load_support(loader, layer->support);
		good &= !loader->has_bad_support;
	}
	if (layer->trains != NULL)
		good &= load_trains(loader, layer->trains);
	return good;
}

/* Makes the rules for the series to which the changes of `applied` apply. */
static bool
make_rules(struct loader *loader, uint64_t applied, struct rules *rules)
{
	struct cadence *cadence = loader->cadence;
	struct layer layer = loader->base;

	for (size_t i = 0; i < cadence->change_count; i++) {
		if ((applied & (uint64_t)1 << i) != 0 &&
		    !overlay_layer(loader->arena, &layer, &loader->changes[i]))
			return false;
	}
	return load_layer(loader, &layer, rules);
}

/* What the cadence calls for series that need rules of their own. */
static const struct rules *
make_variant(void *maker, uint64_t applied, struct diagnostics *diagnostics)
{
	struct loader *loader = maker;
	struct rules *rules = ARENA_NEW(loader->arena, struct rules);

	loader->diagnostics = diagnostics;
	if (rules == NULL || !make_rules(loader, applied, rules) ||
	    !cadence_validate_rules(loader->cadence, rules, diagnostics))
		return NULL;
	return rules;
}

bool
load_policy(struct loader *loader)
{
	struct cadence *cadence = loader->cadence;

	cadence->policy = ARENA_NEW(loader->arena, struct policy);
	if (cadence->policy == NULL)
		return false;
	cadence->policy->make = make_variant;
	cadence->policy->maker = loader;
	return load_layer(loader, &loader->base, &cadence->rules);
}
