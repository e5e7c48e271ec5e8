/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* version: and cycle:, how series are named and when they begin. */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "load/loader.h"

enum { ERAS_MAX = 50 };

static struct version_scheme *
load_pattern(struct loader *loader, const struct node *node,
    const struct version_range *ranges, size_t count)
{
	struct phrase_text text;

	if (!expect_text(loader, "version", node))
		return NULL;
	text = node_phrase_text(node);
	return version_scheme_pattern(
	    loader->arena, &text, ranges, count, loader->diagnostics);
}

/* {pattern: "{major}.{minor}", minor: 0..2} */
static struct version_scheme *
load_odometer(struct loader *loader, const struct node *map)
{
	const struct node *pattern = node_find(map, "pattern");
	struct version_range *ranges =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct version_range);
	size_t count = 0;
	bool good = ranges != NULL;

	if (pattern == NULL) {
		report_missing(loader, map, "the version", "pattern");
		return NULL;
	}
	for (size_t i = 0; good && i < map->count; i++) {
		const struct node *key = map->items[2 * i];
		const struct node *value = map->items[2 * i + 1];
		struct phrase_text text = node_phrase_text(value);

		if (value == pattern)
			continue;
		ranges[count].name = key->text;
		ranges[count].at = key->at;
		good = expect_text(loader, key->text, value) &&
		    version_range_parse(
			&text, loader->diagnostics, &ranges[count]);
		count++;
	}
	return good ? load_pattern(loader, pattern, ranges, count) : NULL;
}

/* Names, as the items of a list or as the keys of a map. */
static struct version_scheme *
load_names_of_series(struct loader *loader, const struct node *node)
{
	size_t stride = node->kind == NODE_MAP ? 2 : 1;
	const char **names =
	    ARENA_ARRAY(loader->arena, node->count + 1, const char *);
	struct span *at =
	    ARENA_ARRAY(loader->arena, node->count + 1, struct span);
	bool good = names != NULL && at != NULL;

	if (node->count == 0) {
		loader_error(loader, DIAGNOSTIC_MISSING_VALUE, node,
		    DIAGNOSTIC_ARGS(
			node->kind == NODE_MAP ? "series" : "version"));
		diagnostic_help(loader->diagnostics,
		    node->kind == NODE_MAP
			? "list the series, or say with 'cycle' when they begin"
			: "list the names: 'version: [bullseye, bookworm]'");
		return NULL;
	}
	for (size_t i = 0; good && i < node->count; i++) {
		const struct node *name = node->items[stride * i];

		good = expect_text(loader, "version", name);
		names[i] = name->text;
		at[i] = name->at;
	}
	return good ? version_scheme_list(loader->arena, names, at, node->count,
			  loader->diagnostics)
		    : NULL;
}

static struct version_scheme *
load_scheme(struct loader *loader, const struct node *node)
{
	switch (node->kind) {
	case NODE_LIST:
		return load_names_of_series(loader, node);
	case NODE_MAP:
		return load_odometer(loader, node);
	case NODE_TEXT:
		break;
	}
	return load_pattern(loader, node, NULL, 0);
}

struct cycle_fields {
	const struct node *every;
	const struct phrase *on;
	const struct node *from;
	const struct node *first;
	const struct node *last;
	const struct node *version;
	const struct node *twin;
};

#define AT(member) offsetof(struct cycle_fields, member)
static const struct field cycle_keys[] = {
    {"every", AT(every), read_node, false}, {"on", AT(on), read_node, false},
    {"from", AT(from), read_node, false},
    {"first", AT(first), read_node, false},
    {"last", AT(last), read_node, false},
    {"version", AT(version), read_node, false},
    {"twin", AT(twin), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

/* The node of a chain's phrase is kept until names are known. */
static const struct node *
chain_node(const struct node *map)
{
	return node_find(map, "on");
}

static bool
load_first(struct loader *loader, const struct node *key,
    const struct node *node, struct version_scheme *scheme)
{
	if (scheme == NULL)
		return true;
	if (node == NULL) {
		if (version_scheme_needs_date(scheme) ||
		    version_scheme_count(scheme) != INT64_MAX)
			return true;
		return report_missing(loader, key, "the cycle", "first");
	}
	if (!expect_text(loader, "first", node))
		return false;
	if (version_scheme_set_first(scheme, node->text))
		return true;
	loader_error(loader, DIAGNOSTIC_UNKNOWN_SERIES, node,
	    DIAGNOSTIC_ARGS(node->text, version_scheme_shown(scheme)));
	version_scheme_help(scheme, node->text, loader->diagnostics);
	if (version_scheme_needs_date(scheme))
		diagnostic_help(loader->diagnostics,
		    "series are named after their cycle dates: leave 'first' "
		    "out, unless it says where a counter begins");
	return false;
}

/* Amounts that follow each other, over and over. */
static bool
load_gaps(struct loader *loader, const struct node *list, struct era *era)
{
	const struct field field = {"every", 0, read_amount, false};
	bool good = true;

	era->kind = RHYTHM_GAPS;
	era->gap_count = list->count;
	era->gaps = ARENA_ARRAY(loader->arena, list->count + 1, struct amount);
	if (era->gaps == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		struct amount_value gap = {0};

		good &= read_amount(loader, &field, list->items[i], &gap);
		era->gaps[i] = gap.value;
	}
	if (list->count > 0)
		return good;
	loader_error(
	    loader, DIAGNOSTIC_MISSING_VALUE, list, DIAGNOSTIC_ARGS("every"));
	return false;
}

/* An amount, a list of amounts, or given days. */
static bool
load_rhythm(struct loader *loader, const struct node *node, struct era *era)
{
	const struct field field = {"every", 0, read_repeat, false};
	const struct repeat *repeat = NULL;

	if (node->kind == NODE_LIST)
		return load_gaps(loader, node, era);
	if (!read_repeat(loader, &field, node, &repeat))
		return false;
	era->kind = RHYTHM_DAYS;
	era->days = repeat;
	if (repeat->kind == REPEAT_AMOUNT) {
		era->kind = RHYTHM_AMOUNT;
		era->every = repeat->amount;
	}
	if (repeat->kind != REPEAT_RRULE)
		return true;
	loader_error(loader, DIAGNOSTIC_NOT_A_CHOICE, node,
	    DIAGNOSTIC_ARGS("rrule", "amounts and given days"));
	diagnostic_help(loader->diagnostics,
	    "cycles go 'every: 6 months' or 'every: third Tuesday of March "
	    "and September'");
	return false;
}

static bool
load_every(struct loader *loader, const struct node *key,
    const struct node *map, const struct cycle_fields *fields, struct era *era)
{
	if (!check_conflict(loader, map, "every", "on"))
		return false;
	if (fields->every != NULL)
		return load_rhythm(loader, fields->every, era);
	if (fields->on != NULL) {
		era->kind = RHYTHM_CHAIN;
		return true;
	}
	return report_missing(loader, key, "the cycle", "every");
}

static bool
load_era(struct loader *loader, const struct node *key, const struct node *map)
{
	struct cadence *cadence = loader->cadence;
	struct era *era = &cadence->cycle.eras[cadence->cycle.count];
	struct version_scheme *own = NULL;
	struct cycle_fields fields = {0};
	bool good =
	    load_map(loader, map, cycle_keys, &fields, key, "the cycle");

	if (map->kind != NODE_MAP)
		return false;
	era->at = map->at;
	era->scheme = loader->scheme;
	if (fields.version != NULL) {
		own = load_scheme(loader, fields.version);
		era->scheme = own;
		era->has_own_scheme = true;
		good &= own != NULL;
	}
	good = load_every(loader, key, map, &fields, era) && good;
	if (fields.from != NULL)
		good &= parse_date_or_month(loader, "from", fields.from,
		    &era->from, &era->from_is_month);
	if (own != NULL)
		good &= load_first(loader, key, fields.first, own);
	else if (cadence->cycle.count == 0 && fields.version == NULL)
		good &= load_first(loader, key, fields.first, loader->scheme);
	else
		loader->firsts[cadence->cycle.count] = fields.first;
	if (fields.from == NULL &&
	    (cadence->cycle.count == 0 || era->kind != RHYTHM_CHAIN)) {
		good = report_missing(loader, key, "the cycle", "from");
		diagnostic_help(loader->diagnostics,
		    "say when the first cycle begins: 'from: October 2026', or "
		    "a day");
	}
	era->has_from = fields.from != NULL;
	if (era->kind == RHYTHM_CHAIN && era->scheme != NULL &&
	    version_scheme_needs_date(era->scheme)) {
		loader_error(loader, DIAGNOSTIC_DATED_CHAIN, chain_node(map),
		    DIAGNOSTIC_ARGS(version_scheme_shown(era->scheme)));
		diagnostic_help(loader->diagnostics,
		    "count the series, as in \"1.{n}\", or list their names");
		good = false;
	}
	loader->lasts[cadence->cycle.count] = fields.last;
	loader->twins[cadence->cycle.count] = fields.twin;
	loader->chains[cadence->cycle.count] = chain_node(map);
	cadence->cycle.count++;
	return good;
}

static bool
load_eras(
    struct loader *loader, const struct node *key, const struct node *value)
{
	struct cycle *cycle = &loader->cadence->cycle;
	size_t count = value->kind == NODE_LIST ? value->count : 1;
	bool good = true;

	if (count == 0 || count > ERAS_MAX) {
		loader_error(loader,
		    count == 0 ? DIAGNOSTIC_MISSING_VALUE : DIAGNOSTIC_LIMIT,
		    value,
		    DIAGNOSTIC_ARGS(
			count == 0 ? "cycle" : "more than 50 eras"));
		return false;
	}
	cycle->eras = ARENA_ARRAY(loader->arena, count, struct era);
	loader->firsts = ARENA_ARRAY(loader->arena, count, const struct node *);
	loader->twins = ARENA_ARRAY(loader->arena, count, const struct node *);
	loader->chains = ARENA_ARRAY(loader->arena, count, const struct node *);
	loader->lasts = ARENA_ARRAY(loader->arena, count, const struct node *);
	if (cycle->eras == NULL || loader->firsts == NULL ||
	    loader->lasts == NULL || loader->twins == NULL ||
	    loader->chains == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		good &= load_era(loader, key,
		    value->kind == NODE_LIST ? value->items[i] : value);
	return good;
}

bool
load_cycle(struct loader *loader, const struct node *root)
{
	struct cadence *cadence = loader->cadence;
	const struct node *version = node_find(root, "version");
	const struct node *cycle = node_find(root, "cycle");
	const struct node *series = node_find(root, "series");
	bool good = true;

	cadence->cycle.arena = loader->arena;
	cadence->cycle.pauses = &cadence->rules.pauses;
	cadence->cycle.beats = ARENA_NEW(loader->arena, struct beats);
	cadence->is_listed = cycle == NULL;
	if (cadence->cycle.beats == NULL)
		return false;
	if (version != NULL)
		loader->scheme = load_scheme(loader, version);
	else if (cycle == NULL && series != NULL && series->kind == NODE_MAP)
		loader->scheme = load_names_of_series(loader, series);
	cadence->scheme = loader->scheme;
	good = loader->scheme != NULL;
	if (cycle != NULL)
		good &= load_eras(loader, node_find_key(root, "cycle"), cycle);
	return good;
}

/* An era that does not begin after the one before it. */
static bool
report_order(struct loader *loader, const struct era *era)
{
	char text[DATE_TEXT_SIZE];

	diagnostic_add(loader->diagnostics, DIAGNOSTIC_ERA_ORDER, era->at,
	    DIAGNOSTIC_ARGS(date_format(era->from, text)));
	return false;
}

/* The series that a name means; false after a diagnostic. */
static bool
find_named(struct loader *loader, const struct node *node, int64_t *series)
{
	struct cadence *cadence = loader->cadence;

	if (!expect_text(loader, "first", node))
		return false;
	if (cadence_find(cadence, node->text, series))
		return true;
	loader_error(loader, DIAGNOSTIC_UNKNOWN_SERIES, node,
	    DIAGNOSTIC_ARGS(node->text, cadence_version_shown(cadence)));
	version_scheme_help(cadence->scheme, node->text, loader->diagnostics);
	return false;
}

/* An era has no more series than it has names. */
static int64_t
end_of_era(const struct era *era)
{
	int64_t names = era->has_own_scheme ? version_scheme_count(era->scheme)
					    : CADENCE_CYCLES_MAX;

	return era->first +
	    (names < CADENCE_CYCLES_MAX ? names : CADENCE_CYCLES_MAX);
}

/*
 * With which series an era begins: the one that it names, the one behind the
 * `last` of the era before, or the first that would begin on its day or later.
 */
static bool
settle_first(struct loader *loader, size_t index)
{
	struct cadence *cadence = loader->cadence;
	struct era *era = &cadence->cycle.eras[index];
	const struct era *before = era - 1;
	const struct node *first =
	    era->has_own_scheme ? NULL : loader->firsts[index];
	const struct node *last = loader->lasts[index - 1];
	size_t count = cadence->cycle.count;
	struct date date;
	bool good = true;

	/* Until its start is known the era is not there. */
	cadence->cycle.count = index;
	if (first != NULL)
		good = find_named(loader, first, &era->first);
	else if (last != NULL)
		good = find_named(loader, last, &era->first);
	else
		era->first = cycle_find(&cadence->cycle, era->from,
		    before->first + 1, end_of_era(before));
	if (good && first == NULL && last != NULL)
		era->first++;
	if (good &&
	    (era->first <= before->first ||
		(era->kind != RHYTHM_CHAIN && before->kind != RHYTHM_CHAIN &&
		    cycle_beat(&cadence->cycle, era->first - 1, &date) &&
		    date_compare(date, era->from) >= 0)))
		good = report_order(loader, era);
	cadence->cycle.count = count;
	/* What was reckoned without the era holds up to its start. */
	if ((int64_t)cadence->cycle.beats->count > era->first)
		*cadence->cycle.beats = (struct beats){0};
	cadence->cycle.beats->is_over = false;
	return good;
}

static bool
load_twin(struct loader *loader, size_t index)
{
	struct era *era = &loader->cadence->cycle.eras[index];
	const struct condition_context context = {
	    .arena = loader->arena,
	    .scheme = era->scheme,
	    .diagnostics = loader->diagnostics,
	};
	struct phrase_text text;

	if (loader->twins[index] == NULL)
		return true;
	if (!expect_text(loader, "twin", loader->twins[index]))
		return false;
	text = node_phrase_text(loader->twins[index]);
	era->twin = condition_parse(&context, &text);
	return era->twin != NULL;
}

bool
settle_cycle(struct loader *loader)
{
	const struct field on = {"on", 0, read_phrase, false};
	struct cycle *cycle = &loader->cadence->cycle;
	bool good = true;

	for (size_t i = 0; i < cycle->count && good; i++) {
		struct era *era = &cycle->eras[i];

		if (era->kind == RHYTHM_CHAIN)
			good = read_phrase(
			    loader, &on, loader->chains[i], &era->chain);
		good = good && load_twin(loader, i) &&
		    (i == 0 || settle_first(loader, i));
	}
	return good;
}
