/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* trains: as typed rules. */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "load/loader.h"

struct train_fields {
	const char *pattern;
	const struct node *during;
	const struct phrase *from;
	const struct phrase *until;
	const struct node *on;
	const struct node *every;
	const struct node *anchor;
	const struct node *avoid;
	const struct node *move;
	struct details details;
};

#define AT(member) offsetof(struct train_fields, member)
static const struct field train_keys[] = {
    {"name", AT(pattern), read_pattern, false},
    {"during", AT(during), read_node, false}, {"on", AT(on), read_node, false},
    {"every", AT(every), read_node, false},
    {"from", AT(from), read_phrase, false},
    {"until", AT(until), read_phrase, false},
    {"anchor", AT(anchor), read_node, false},
    {"labels", AT(details.labels), read_labels, false},
    {"at", AT(details.clock), read_clock, false},
    {"optional", AT(details.optional_from), read_optional, false},
    {"description", AT(details.description), read_text, false},
    {"tags", AT(details.tags), read_tags, false},
    {"audience", AT(details.audience), read_tags, false},
    {"people", AT(details.people), read_people, false},
    {"avoid", AT(avoid), read_node, false},
    {"move", AT(move), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
find_window(struct loader *loader, const struct node *node, uint32_t *window)
{
	const struct rules *rules = loader->rules;
	const char *names[64];
	size_t count = 0;

	if (!expect_text(loader, "during", node))
		return false;
	for (size_t i = 0; i < rules->window_count; i++) {
		const char *name = rules->windows[i].name;

		if (name == NULL)
			continue;
		if (name_equal(name, node->text)) {
			*window = rules->windows[i].symbol;
			return true;
		}
		if (count < 64)
			names[count++] = name;
	}
	if (loader->has_bad_support)
		return false;
	loader_error(loader, DIAGNOSTIC_NOT_A_CHOICE, node,
	    DIAGNOSTIC_ARGS(node->text, "the windows under 'support'"));
	diagnostic_suggest(loader->diagnostics,
	    text_nearest(node->text, node->length, names, count));
	return false;
}

/* One window, several that follow each other, or all of the support. */
static bool
load_during(struct loader *loader, const struct node *key,
    const struct node *node, struct train *train)
{
	const struct rules *rules = loader->rules;

	if (node != NULL && node->kind == NODE_LIST && node->count > 0)
		return find_window(
			   loader, node->items[0], &train->first_window) &&
		    find_window(loader, node->items[node->count - 1],
			&train->last_window);
	if (node != NULL) {
		if (!find_window(loader, node, &train->first_window))
			return false;
		train->last_window = train->first_window;
		return true;
	}
	if (rules->window_count == 0) {
		loader_error(loader, DIAGNOSTIC_KEY_NEEDS_KEY, key,
		    DIAGNOSTIC_ARGS("trains", "support"));
		return false;
	}
	train->first_window = rules->windows[0].symbol;
	train->last_window = rules->windows[rules->window_count - 1].symbol;
	return true;
}

/* Only what counts from some day needs to be told from which. */
static bool
load_anchor(struct loader *loader, const struct node *node, struct train *train)
{
	if (node == NULL)
		return true;
	train->has_anchor = true;
	if (!parse_day(loader, "anchor", node, &train->anchor))
		return false;
	if (train->on->kind == REPEAT_AMOUNT)
		return true;
	loader_error(loader, DIAGNOSTIC_CONFLICTING_KEYS, node,
	    DIAGNOSTIC_ARGS("anchor", "on (given days)"));
	diagnostic_help(loader->diagnostics,
	    "given days are the same for all series without an anchor");
	return false;
}

static bool
load_train(struct loader *loader, const struct node *key,
    const struct node *map, struct train *train)
{
	const struct field repeat = {"on", 0, read_repeat, false};
	struct train_fields fields = {0};
	const char *what = arena_printf(loader->arena, "train '%s'", key->text);
	const struct node *on;

	train->name = key->text;
	train->at = key->at;
	if (!load_map(loader, map, train_keys, &fields, key, what) ||
	    !check_conflict(loader, map, "on", "every") ||
	    !load_during(loader, key, fields.during, train))
		return false;
	on = fields.on != NULL ? fields.on : fields.every;
	if (on == NULL) {
		report_missing(loader, key, what, "on");
		diagnostic_help(loader->diagnostics,
		    "say when it runs: 'on: first Tuesday of each month', or "
		    "'every: 2 months'");
		return false;
	}
	if (!read_repeat(loader, &repeat, on, &train->on))
		return false;
	if (!load_avoidance(
		loader, fields.avoid, fields.move, &train->avoidance) ||
	    !load_anchor(loader, fields.anchor, train))
		return false;
	train->details = fields.details;
	train->from = fields.from;
	train->until = fields.until;
	train->pattern = fields.pattern != NULL
	    ? fields.pattern
	    : arena_string(loader->arena,
		  fields.details.labels.words != NULL ? "{version}.{i} {label}"
						      : "{version}.{i}");
	return train->pattern != NULL;
}

bool
load_trains(struct loader *loader, const struct node *map)
{
	struct rules *rules = loader->rules;
	bool good = true;

	if (!expect_kind(loader, "trains", map, NODE_MAP))
		return false;
	rules->trains =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct train);
	if (rules->trains == NULL)
		return false;
	rules->train_count = map->count;
	for (size_t i = 0; i < map->count; i++) {
		struct train *train = &rules->trains[i];

		train->symbol = loader_symbol(
		    loader, SYMBOL_TRAIN, map->items[2 * i]->text);
		rules->place[train->symbol] = (uint32_t)i;
		good &= load_train(
		    loader, map->items[2 * i], map->items[2 * i + 1], train);
	}
	return good;
}
