/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* series: what is known about single series, pins and extra releases. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

struct pin_fields {
	const struct phrase *on;
	const struct phrase *to;
	const struct node *status;
	const char *reason;
	const char *pattern;
	const struct clock *clock;
	int32_t missed;
	const struct node *carry;
	const struct node *carry_to;
};

#define AT(member) offsetof(struct pin_fields, member)
static const struct field pin_keys[] = {{"on", AT(on), read_phrase, false},
    {"to", AT(to), read_phrase, false},
    {"status", AT(status), read_node, false},
    {"reason", AT(reason), read_text, false},
    {"at", AT(clock), read_clock, false},
    {"missed", AT(missed), read_count, false},
    {"carry", AT(carry), read_node, false},
    {"carry to", AT(carry_to), read_node, false}, {NULL, 0, NULL, false}};

static const struct field extra_keys[] = {{"on", AT(on), read_phrase, true},
    {"to", AT(to), read_phrase, false},
    {"status", AT(status), read_node, false},
    {"reason", AT(reason), read_text, false},
    {"at", AT(clock), read_clock, false},
    {"name", AT(pattern), read_pattern, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
parse_key(struct loader *loader, const struct node *key, struct target *target)
{
	struct phrase_text text = node_phrase_text(key);

	return target_parse(loader->arena, &loader->cadence->names, &text,
	    loader->diagnostics, target);
}

/* "carry: true", or "carry to: beta 1". */
static bool
load_carry(struct loader *loader, const struct node *map,
    const struct pin_fields *fields, struct pin *pin)
{
	static const char *const choices[] = {"true", "false", NULL};
	size_t choice = 1;

	if (!check_conflict(loader, map, "carry", "carry to"))
		return false;
	if (fields->carry != NULL &&
	    (!expect_text(loader, "carry", fields->carry) ||
		!parse_choice(loader, fields->carry, choices, &choice)))
		return false;
	pin->carries = choice == 0 || fields->carry_to != NULL;
	if (fields->carry_to == NULL)
		return true;
	pin->has_carry_to = true;
	return expect_text(loader, "carry to", fields->carry_to) &&
	    parse_key(loader, fields->carry_to, &pin->carry_to);
}

/* A phrase alone, or a map; status is "confirmed" where none is given. */
static bool
load_pin_value(struct loader *loader, const struct node *key,
    const struct node *value, const struct field *keys, const char *what,
    struct extra *extra)
{
	const struct field on = {"on", 0, read_phrase, false};
	const struct field status = {"status", 0, read_status, false};
	struct pin_fields fields = {0};
	struct pin *pin = &extra->pin;

	pin->at = key->at;
	pin->key = key->text;
	pin->status = STATUS_CONFIRMED;
	/* That a date was missed confirms none. */
	if (node_find(value, "missed") != NULL)
		pin->status = STATUS_PLANNED;
	if (value->kind == NODE_TEXT)
		return read_phrase(loader, &on, value, &pin->on);
	if (!load_map(loader, value, keys, &fields, key, what))
		return false;
	pin->on = fields.on;
	pin->to = fields.to;
	pin->reason = fields.reason;
	pin->clock = fields.clock;
	pin->missed = fields.missed;
	extra->pattern = fields.pattern;
	if (!load_carry(loader, value, &fields, pin))
		return false;
	return fields.status == NULL ||
	    read_status(loader, &status, fields.status, &pin->status);
}

static bool
check_pin(struct loader *loader, const struct node *key,
    const struct node *value, const struct pin *pin)
{
	bool is_dropped = pin->status == STATUS_DROPPED;
	enum symbol_kind kind =
	    loader->cadence->symbols[pin->target.name->symbol].kind;

	if (is_dropped &&
	    (kind == SYMBOL_WINDOW || kind == SYMBOL_END_OF_LIFE)) {
		loader_error(loader, DIAGNOSTIC_DROPPED_WINDOW, key,
		    DIAGNOSTIC_ARGS(key->text));
		return false;
	}

	if (is_dropped && pin->target.has_number && !pin->target.is_slot) {
		loader_error(loader, DIAGNOSTIC_DROP_BY_NUMBER, key,
		    DIAGNOSTIC_ARGS(key->text));
		diagnostic_help(loader->diagnostics, "write '%s slot %d'",
		    pin->target.name->shown, pin->target.number);
		return false;
	}
	if (is_dropped)
		return check_conflict(loader, value, "status", "on");
	if (value->kind == NODE_MAP && pin->on == NULL && pin->missed == 0 &&
	    pin->clock == NULL && node_find(value, "status") == NULL) {
		return report_missing(loader, key,
		    arena_printf(loader->arena, "pin '%s'", key->text),
		    "on' or 'status");
	}
	return true;
}

static bool
load_pins(
    struct loader *loader, const struct node *map, struct series_facts *facts)
{
	bool good = true;

	if (!expect_kind(loader, "pins", map, NODE_MAP))
		return false;
	facts->pins = ARENA_ARRAY(loader->arena, map->count + 1, struct pin);
	if (facts->pins == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++) {
		const struct node *key = map->items[2 * i];
		const struct node *value = map->items[2 * i + 1];
		struct extra extra = {0};

		if (!parse_key(loader, key, &extra.pin.target) ||
		    !load_pin_value(loader, key, value, pin_keys,
			arena_printf(loader->arena, "pin '%s'", key->text),
			&extra) ||
		    !check_pin(loader, key, value, &extra.pin)) {
			good = false;
			continue;
		}
		facts->pins[facts->pin_count++] = extra.pin;
	}
	return good;
}

static bool
is_known_name(const struct names *names, const char *text)
{
	for (size_t i = 0; i < names->count; i++) {
		if (name_equal(names->items[i].text, text))
			return true;
	}
	return false;
}

/* "candidate 3" continues a sequence; what has a name of its own is alone. */
static bool
parse_extra_key(struct loader *loader, const struct node *key,
    const struct node *value, struct target *target)
{
	const char *refusal, *word;
	size_t length = 0;

	if (node_find(value, "name") == NULL) {
		if (parse_key(loader, key, target))
			return true;
		if (loader->diagnostics->latest != NULL &&
		    loader->diagnostics->latest->help == NULL)
			diagnostic_help(loader->diagnostics,
			    "what stands alone needs a 'name' of its own");
		return false;
	}
	if (is_known_name(&loader->cadence->names, key->text)) {
		loader_error(loader, DIAGNOSTIC_NAME_TAKEN, key,
		    DIAGNOSTIC_ARGS(key->text));
		return false;
	}
	refusal = name_refusal(key->text, key->length);
	if (refusal == NULL)
		return true;
	loader_error(loader, DIAGNOSTIC_BAD_NAME, key,
	    DIAGNOSTIC_ARGS(key->text, "a milestone", refusal));
	word = name_reserved_word(key->text, key->length, &length);
	if (word != NULL)
		diagnostic_help(loader->diagnostics, "'%.*s' is such a word",
		    (int)length, word);
	return false;
}

static bool
check_extra(
    struct loader *loader, const struct node *key, const struct extra *extra)
{
	const struct target *target = &extra->pin.target;

	if (extra->pin.status == STATUS_DROPPED) {
		loader_error(loader, DIAGNOSTIC_NOT_A_CHOICE, key,
		    DIAGNOSTIC_ARGS(
			"dropped", "planned, confirmed, actual, cancelled"));
		diagnostic_help(
		    loader->diagnostics, "leave out what never came to be");
		return false;
	}
	if (target->name == NULL || (target->has_number && !target->is_slot))
		return true;
	loader_error(
	    loader, DIAGNOSTIC_WHICH_STEP, key, DIAGNOSTIC_ARGS(key->text));
	diagnostic_help(loader->diagnostics,
	    "write '%s N' with the number it has, or give it a 'name'",
	    target->name->shown);
	return false;
}

static bool
load_extras(
    struct loader *loader, const struct node *map, struct series_facts *facts)
{
	bool good = true;

	if (!expect_kind(loader, "also", map, NODE_MAP))
		return false;
	facts->extras =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct extra);
	if (facts->extras == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++) {
		const struct node *key = map->items[2 * i];
		const struct node *value = map->items[2 * i + 1];
		struct extra extra = {0};

		if (!parse_extra_key(loader, key, value, &extra.pin.target) ||
		    !load_pin_value(loader, key, value, extra_keys,
			arena_printf(loader->arena, "'%s'", key->text),
			&extra) ||
		    !check_extra(loader, key, &extra)) {
			good = false;
			continue;
		}
		facts->extras[facts->extra_count++] = extra;
	}
	return good;
}

/* "bugfix: '{version}.{i} final'": a name without a step. */
static bool
load_series_names(
    struct loader *loader, const struct node *map, struct series_facts *facts)
{
	struct field field = {"names", 0, read_pattern, false};
	bool good = true;

	if (!expect_kind(loader, "names", map, NODE_MAP))
		return false;
	facts->names =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct series_name);
	if (facts->names == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++) {
		struct series_name *name = &facts->names[facts->name_count];
		const struct node *key = map->items[2 * i];
		struct target target;

		if (!parse_key(loader, key, &target)) {
			good = false;
			continue;
		}
		if (target.has_number) {
			loader_error(loader, DIAGNOSTIC_NUMBERED_NAME, key,
			    DIAGNOSTIC_ARGS(key->text));
			diagnostic_help(loader->diagnostics,
			    "write '%s'; '{i}' in the value is the number",
			    target.name->shown);
			good = false;
			continue;
		}
		name->name = target.name;
		field.key = key->text;
		good &= read_pattern(
		    loader, &field, map->items[2 * i + 1], &name->pattern);
		facts->name_count += name->pattern != NULL;
	}
	return good;
}

struct series_fields {
	const char *url;
	const char *codename;
	const char *renamed;
	const struct node *cycle;
	struct people people;
	const struct node *names;
	const struct node *pins;
	const struct node *also;
};

#define AT(member) offsetof(struct series_fields, member)
static const struct field series_keys[] = {{"url", AT(url), read_url, false},
    {"codename", AT(codename), read_text, false},
    {"version", AT(renamed), read_text, false},
    {"cycle", AT(cycle), read_node, false},
    {"people", AT(people), read_people, false},
    {"names", AT(names), read_node, false},
    {"pins", AT(pins), read_node, false}, {"also", AT(also), read_node, false},
    {NULL, 0, NULL, false}};
#undef AT

static bool
load_one(struct loader *loader, const struct node *key,
    const struct node *value, struct series_facts *facts)
{
	struct series_fields fields = {0};
	bool is_month = false;
	bool good;

	facts->version = key->text;
	facts->at = key->at;
	if (!cadence_find(loader->cadence, key->text, &facts->index)) {
		loader_error(loader, DIAGNOSTIC_UNKNOWN_SERIES, key,
		    DIAGNOSTIC_ARGS(
			key->text, cadence_version_shown(loader->cadence)));
		version_scheme_help(
		    loader->cadence->scheme, key->text, loader->diagnostics);
		return false;
	}
	if (facts->index >= CADENCE_CYCLES_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, key,
		    DIAGNOSTIC_ARGS(
			"series more than 100000 cycles after the first"));
		return false;
	}
	good = load_map(loader, value, series_keys, &fields, key,
	    arena_printf(loader->arena, "series '%s'", key->text));
	facts->url = fields.url;
	facts->codename = fields.codename;
	facts->renamed = fields.renamed;
	facts->people = fields.people;
	facts->has_cycle = fields.cycle != NULL;
	if (fields.cycle != NULL)
		good &= parse_date_or_month(
		    loader, "cycle", fields.cycle, &facts->cycle, &is_month);
	if (fields.names != NULL)
		good &= load_series_names(loader, fields.names, facts);
	if (fields.pins != NULL)
		good &= load_pins(loader, fields.pins, facts);
	if (fields.also != NULL)
		good &= load_extras(loader, fields.also, facts);
	return good;
}

static int
compare_facts(const void *left, const void *right)
{
	const struct series_facts *a = left;
	const struct series_facts *b = right;

	return a->index < b->index ? -1 : a->index > b->index;
}

/* Two series of one name could not be told apart. */
static bool
check_renamed(struct loader *loader)
{
	struct cadence *cadence = loader->cadence;
	size_t count = cadence->series_count;
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		const struct series_facts *facts = &cadence->series[i];
		int64_t series;
		bool is_taken;

		if (facts->renamed == NULL)
			continue;
		/* Look without the new names, then among them. */
		cadence->series_count = 0;
		is_taken = cadence_find(cadence, facts->renamed, &series) &&
		    series != facts->index;
		cadence->series_count = count;
		for (size_t j = 0; j < i; j++)
			is_taken |= cadence->series[j].renamed != NULL &&
			    strcmp(cadence->series[j].renamed,
				facts->renamed) == 0;
		if (!is_taken)
			continue;
		diagnostic_add(loader->diagnostics, DIAGNOSTIC_NAME_TAKEN,
		    facts->at, DIAGNOSTIC_ARGS(facts->renamed));
		good = false;
	}
	return good;
}

bool
load_series(struct loader *loader, const struct node *map)
{
	struct cadence *cadence = loader->cadence;
	bool good = true;

	if (!expect_kind(loader, "series", map, NODE_MAP))
		return false;
	cadence->series =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct series_facts);
	if (cadence->series == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++)
		good &= load_one(loader, map->items[2 * i],
		    map->items[2 * i + 1], &cadence->series[i]);
	cadence->series_count = map->count;
	qsort(cadence->series, cadence->series_count,
	    sizeof(cadence->series[0]), compare_facts);
	return check_renamed(loader) && good;
}
