/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* milestones: as typed rules. */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "load/loader.h"

/* What a milestone's map holds before it is put together. */
struct milestone_fields {
	const char *pattern;
	const struct node *on;
	const struct node *from;
	const struct node *every;
	const struct phrase *last;
	const struct phrase *until;
	const struct phrase *to;
	struct amount_value length;
	struct precision_value precision;
	int32_t count;
	const struct node *avoid;
	const struct node *move;
	struct phrase_list backup;
	struct details details;
};

#define AT(member) offsetof(struct milestone_fields, member)
static const struct field milestone_keys[] = {
    {"name", AT(pattern), read_pattern, false},
    {"on", AT(on), read_node, false}, {"from", AT(from), read_node, false},
    {"count", AT(count), read_count, false},
    {"every", AT(every), read_node, false},
    {"until", AT(until), read_phrase, false},
    {"last", AT(last), read_phrase, false},
    {"labels", AT(details.labels), read_labels, false},
    {"to", AT(to), read_phrase, false}, {"for", AT(length), read_amount, false},
    {"precision", AT(precision), read_precision, false},
    {"backup", AT(backup), read_phrases, false},
    {"at", AT(details.clock), read_clock, false},
    {"optional", AT(details.optional_from), read_optional, false},
    {"description", AT(details.description), read_text, false},
    {"tags", AT(details.tags), read_tags, false},
    {"audience", AT(details.audience), read_tags, false},
    {"people", AT(details.people), read_people, false},
    {"avoid", AT(avoid), read_node, false},
    {"move", AT(move), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

/* "feature-freeze" is shown as "feature freeze". */
static const char *
default_pattern(struct loader *loader, const struct milestone *milestone)
{
	const char *step = milestone->details.labels.words != NULL ? " {label}"
	    : milestone->is_indexed                                ? " {i}"
								   : "";
	char *pattern = arena_printf(
	    loader->arena, "{version} %s%s", milestone->name, step);

	for (char *at = pattern; at != NULL && *at != '\0'; at++) {
		if (*at == '-')
			*at = ' ';
	}
	return pattern;
}

/* A phrase, or a list with a phrase for each step. */
static bool
load_dates(struct loader *loader, const char *key, const struct node *node,
    struct milestone *milestone)
{
	const struct field field = {key, 0, read_phrase, false};
	bool good = true;

	if (node->kind == NODE_MAP)
		return expect_kind(loader, key, node, NODE_TEXT);
	milestone->date_count = node->kind == NODE_LIST ? node->count : 1;
	milestone->dates = ARENA_ARRAY(
	    loader->arena, milestone->date_count + 1, const struct phrase *);
	if (milestone->dates == NULL)
		return false;
	if (node->kind == NODE_TEXT)
		return read_phrase(loader, &field, node, &milestone->dates[0]);
	if (node->count == 0 || node->count > CADENCE_COUNT_MAX) {
		loader_error(loader,
		    node->count == 0 ? DIAGNOSTIC_MISSING_VALUE
				     : DIAGNOSTIC_LIMIT,
		    node,
		    DIAGNOSTIC_ARGS(node->count == 0
			    ? key
			    : "a list of more than 1000 dates"));
		return false;
	}
	milestone->is_list = true;
	milestone->is_indexed = true;
	for (size_t i = 0; i < node->count; i++)
		good &= read_phrase(
		    loader, &field, node->items[i], &milestone->dates[i]);
	return good;
}

/* One repeat for all steps, or a list of gaps. */
static bool
load_every(
    struct loader *loader, const struct node *node, struct milestone *milestone)
{
	const struct field field = {"every", 0, read_repeat, false};
	struct phrase_text text;
	bool good = true;

	if (node->kind != NODE_LIST)
		return read_repeat(loader, &field, node, &milestone->every);
	if (node->count > CADENCE_COUNT_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, node,
		    DIAGNOSTIC_ARGS("a list of more than 1000 gaps"));
		return false;
	}
	milestone->gap_count = node->count;
	milestone->gaps =
	    ARENA_ARRAY(loader->arena, node->count + 1, struct amount);
	if (milestone->gaps == NULL)
		return false;
	for (size_t i = 0; i < node->count; i++) {
		if (!expect_text(loader, "every", node->items[i])) {
			good = false;
			continue;
		}
		text = node_phrase_text(node->items[i]);
		good &= amount_parse(loader->arena, &text, loader->diagnostics,
		    &milestone->gaps[i]);
	}
	return good;
}

/* "'on' lists 2 dates, but 'count' is 3". */
static bool
mismatch(struct loader *loader, const struct node *node, const char *key,
    const char *listed, const char *expected)
{
	loader_error(loader, DIAGNOSTIC_COUNT_MISMATCH, node,
	    DIAGNOSTIC_ARGS(key, listed, expected));
	return false;
}

/* A word for each step, unless the last one goes on, or a date ends them. */
static bool
settle_labels(struct loader *loader, const struct node *map,
    const struct labels *labels, int32_t count)
{
	struct arena *arena = loader->arena;

	return labels->words == NULL || labels->goes_on || count == 0 ||
	    (size_t)count <= labels->count ||
	    mismatch(loader, node_find(map, "labels"), "labels",
		arena_printf(arena, "%zu names", labels->count),
		arena_printf(arena, "there are %d steps", count));
}

/* How many steps there are, agreed upon by all that tells it. */
static bool
settle_count(struct loader *loader, const struct node *map,
    const struct milestone_fields *fields, struct milestone *milestone)
{
	struct arena *arena = loader->arena;
	int32_t count = fields->count;

	if (milestone->is_list && count == 0)
		count = (int32_t)milestone->date_count;
	if (milestone->gaps != NULL && count == 0)
		count = (int32_t)milestone->gap_count + 1;
	if (milestone->is_list && (size_t)count != milestone->date_count)
		return mismatch(loader, fields->on, "on",
		    arena_printf(arena, "%zu dates", milestone->date_count),
		    arena_printf(arena, "'count' is %d", count));
	if (milestone->gaps != NULL &&
	    (size_t)count != milestone->gap_count + 1)
		return mismatch(loader, fields->every, "every",
		    arena_printf(arena, "%zu gaps", milestone->gap_count),
		    arena_printf(arena, "%d steps have %d between them", count,
			count - 1));
	if (!settle_labels(loader, map, &milestone->details.labels, count))
		return false;
	milestone->count = count;
	milestone->is_indexed = count > 0 || milestone->until != NULL;
	return true;
}

static bool
needs(struct loader *loader, const struct node *map, const char *key,
    const char *other)
{
	const struct node *node = node_find_key(map, key);

	if (node == NULL)
		return true;
	loader_error(loader, DIAGNOSTIC_KEY_NEEDS_KEY, node,
	    DIAGNOSTIC_ARGS(key, other));
	return false;
}

/* Keys that exclude or demand each other. */
static bool
check_keys(struct loader *loader, const struct node *map,
    const struct milestone *milestone)
{
	bool is_list = milestone->is_list;
	bool good = check_conflict(loader, map, "on", "from");

	good &= check_conflict(loader, map, "to", "for");
	if (milestone->is_indexed)
		good &= check_conflict(loader, map,
		    is_list                    ? "on"
			: milestone->count > 0 ? "count"
					       : "until",
		    "backup");
	good &= check_conflict(loader, map, "on", "last");
	good &= check_conflict(loader, map, "count", "until");
	good &= check_conflict(loader, map, "last", "until");

	if (is_list)
		good &= check_conflict(loader, map, "on", "every");
	if (!is_list && milestone->every == NULL && milestone->gaps == NULL)
		good = needs(loader, map, "count", "every") &&
		    needs(loader, map, "until", "every") &&
		    needs(loader, map, "last", "every") && good;
	if (milestone->count == 0 && milestone->until == NULL)
		good = needs(loader, map, "every", "count") &&
		    needs(loader, map, "labels", "count") && good;
	if (milestone->last != NULL && milestone->every != NULL &&
	    milestone->every->kind != REPEAT_AMOUNT) {
		loader_error(loader, DIAGNOSTIC_CONFLICTING_KEYS,
		    node_find(map, "every"),
		    DIAGNOSTIC_ARGS("last", "every on given days"));
		diagnostic_help(loader->diagnostics,
		    "counting backward goes by amounts: 'every: 4 weeks'");
		good = false;
	}
	return good;
}

static bool
load_milestone_map(struct loader *loader, const struct node *key,
    const struct node *map, struct milestone *milestone)
{
	struct milestone_fields fields = {0};
	const char *what =
	    arena_printf(loader->arena, "milestone '%s'", key->text);
	bool good = load_map(loader, map, milestone_keys, &fields, key, what);
	const struct node *on = fields.on != NULL ? fields.on : fields.from;

	milestone->pattern = fields.pattern;
	milestone->last = fields.last;
	milestone->until = fields.until;
	milestone->to = fields.to;
	milestone->has_length = fields.length.is_given;
	milestone->length = fields.length.value;
	milestone->has_precision = fields.precision.is_given;
	milestone->precision = fields.precision.value;
	milestone->backups = fields.backup.items;
	milestone->backup_count = fields.backup.count;
	milestone->details = fields.details;
	good &= load_avoidance(
	    loader, fields.avoid, fields.move, &milestone->avoidance);
	if (on != NULL)
		good &= load_dates(loader, "on", on, milestone);
	if (fields.every != NULL)
		good &= load_every(loader, fields.every, milestone);
	if (on == NULL && node_find(map, "last") == NULL && good) {
		good = report_missing(loader, key, what, "on");
	}
	fields.on = on;
	return good && settle_count(loader, map, &fields, milestone) &&
	    check_keys(loader, map, milestone);
}

static bool
load_milestone(struct loader *loader, const struct node *key,
    const struct node *value, struct milestone *milestone)
{
	bool good;

	milestone->name = key->text;
	milestone->at = key->at;
	if (value->kind == NODE_MAP)
		good = load_milestone_map(loader, key, value, milestone);
	else
		good = load_dates(loader, key->text, value, milestone);
	if (milestone->is_list && milestone->count == 0)
		milestone->count = (int32_t)milestone->date_count;
	if (milestone->pattern == NULL)
		milestone->pattern = default_pattern(loader, milestone);
	return good && milestone->pattern != NULL;
}

/*
 * Rules that a change leaves alone are the same in all sets: what was made of
 * the same nodes before is taken again.
 */
static bool
make_milestone(struct loader *loader, const struct node *key,
    const struct node *value, const struct milestone **milestone)
{
	uint32_t symbol = loader_symbol(loader, SYMBOL_MILESTONE, key->text);
	struct made **link = &loader->made[symbol];
	struct made *made = *link;

	/* Mistakes are said again to whoever asks again. */
	while (made != NULL && (made->value != value || !made->good))
		made = made->next;
	if (made == NULL) {
		made = ARENA_NEW(loader->arena, struct made);
		if (made == NULL)
			return false;
		made->next = *link;
		made->value = value;
		*link = made;
		made->milestone.symbol = symbol;
		made->good =
		    load_milestone(loader, key, value, &made->milestone);
	}
	*milestone = &made->milestone;
	return made->good;
}

bool
load_milestones(struct loader *loader, const struct node *map)
{
	struct rules *rules = loader->rules;
	bool good = true;

	if (!expect_kind(loader, "milestones", map, NODE_MAP))
		return false;
	rules->milestones = ARENA_ARRAY(
	    loader->arena, map->count + 1, const struct milestone *);
	if (rules->milestones == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++) {
		const struct milestone **milestone =
		    &rules->milestones[rules->milestone_count];

		good &= make_milestone(loader, map->items[2 * i],
		    map->items[2 * i + 1], milestone);
		if (*milestone == NULL)
			return false;
		rules->place[(*milestone)->symbol] =
		    (uint32_t)rules->milestone_count++;
	}
	return good;
}
