/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* at:, people:, optional: and tags:, which several kinds of rules have. */
#include <stddef.h>
#include <string.h>

#include "ical/zone.h"
#include "load/loader.h"
#include "phrase/clock.h"

/* How many names a list may have. */
enum { PEOPLE_MAX = 1000, TAGS_MAX = 100 };

bool
read_clock(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct clock *clock = ARENA_NEW(loader->arena, struct clock);
	struct phrase_text text;

	if (!expect_text(loader, field->key, value) || clock == NULL)
		return false;
	text = node_phrase_text(value);
	if (!clock_parse(loader->arena, &text, loader->diagnostics, clock) ||
	    !ical_zone_check(loader->arena, clock->zone, clock->zone_at,
		loader->diagnostics))
		return false;
	*(const struct clock **)target = clock;
	return true;
}

/* "true", "false", or the first step that may not be needed. */
bool
read_optional(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	int64_t step = 0;

	if (!expect_text(loader, field->key, value))
		return false;
	if (strcmp(value->text, "false") == 0)
		return true;
	if (strcmp(value->text, "true") == 0)
		step = 1;
	else if (!parse_whole_number(
		     loader, value, 1, CADENCE_COUNT_MAX, &step)) {
		diagnostic_help(loader->diagnostics,
		    "write 'optional: true', or the first step that may not "
		    "be needed");
		return false;
	}
	*(int32_t *)target = (int32_t)step;
	return true;
}

/* A list of words; three dots behind the last one say that it goes on. */
bool
read_labels(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct labels *labels = target;
	bool good = true;

	if (!expect_kind(loader, field->key, value, NODE_LIST))
		return false;
	labels->words =
	    ARENA_ARRAY(loader->arena, value->count + 1, const char *);
	if (labels->words == NULL)
		return false;
	labels->count = value->count;
	if (labels->count > 1 &&
	    value->items[labels->count - 1]->kind == NODE_TEXT &&
	    strcmp(value->items[labels->count - 1]->text, "...") == 0) {
		labels->goes_on = true;
		labels->count--;
	}
	for (size_t i = 0; i < labels->count; i++)
		good &= read_text(
		    loader, field, value->items[i], &labels->words[i]);
	return good;
}

/* Commas part categories in a calendar, so none may stand in one. */
static bool
check_tag(struct loader *loader, const struct node *node)
{
	const char *bad = strpbrk(node->text, ",;\\");
	char found[] = "','";

	if (bad == NULL)
		return true;
	found[1] = *bad;
	loader_error(loader, DIAGNOSTIC_FORBIDDEN_CHARACTER, node,
	    DIAGNOSTIC_ARGS(found));
	diagnostic_help(
	    loader->diagnostics, "write a list: 'tags: [security, docs]'");
	return false;
}

bool
read_tags(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	size_t count = value->kind == NODE_LIST ? value->count : 1;
	const char **tags;
	bool good = true;

	if (count > TAGS_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, value,
		    DIAGNOSTIC_ARGS("a list of more than 100 tags"));
		return false;
	}
	tags = ARENA_ARRAY(loader->arena, count + 1, const char *);
	if (tags == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node *item =
		    value->kind == NODE_LIST ? value->items[i] : value;

		good &= read_text(loader, field, item, &tags[i]) &&
		    check_tag(loader, item);
	}
	*(const char ***)target = tags;
	return good;
}

struct turn_fields {
	const struct node *rotate;
};

static const struct field turn_keys[] = {
    {"rotate", offsetof(struct turn_fields, rotate), read_node, true},
    {NULL, 0, NULL, false}};

/* A name, or names that take turns from series to series. */
static bool
load_role(struct loader *loader, const struct node *key,
    const struct node *value, struct role *role)
{
	struct field field = {key->text, 0, read_text, false};
	struct turn_fields fields = {0};
	const struct node *list = value;
	bool good = true;

	role->role = key->text;
	if (value->kind == NODE_MAP) {
		if (!load_map(loader, value, turn_keys, &fields, key,
			arena_printf(loader->arena, "role '%s'", key->text)))
			return false;
		list = fields.rotate;
		if (!expect_kind(loader, "rotate", list, NODE_LIST))
			return false;
	} else if (value->kind == NODE_LIST) {
		loader_error(loader, DIAGNOSTIC_WRONG_SHAPE, value,
		    DIAGNOSTIC_ARGS(key->text, "a name", "a list"));
		diagnostic_help(loader->diagnostics,
		    "names that take turns are written '{rotate: [A, B]}'");
		return false;
	}
	role->name_count = list->kind == NODE_LIST ? list->count : 1;
	if (role->name_count == 0 || role->name_count > PEOPLE_MAX) {
		loader_error(loader,
		    role->name_count == 0 ? DIAGNOSTIC_MISSING_VALUE
					  : DIAGNOSTIC_LIMIT,
		    list,
		    DIAGNOSTIC_ARGS(role->name_count == 0
			    ? "rotate"
			    : "a list of more than 1000 names"));
		return false;
	}
	role->names =
	    ARENA_ARRAY(loader->arena, role->name_count, const char *);
	if (role->names == NULL)
		return false;
	for (size_t i = 0; i < role->name_count; i++)
		good &= read_text(loader, &field,
		    list->kind == NODE_LIST ? list->items[i] : list,
		    &role->names[i]);
	return good;
}

bool
read_people(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct people *people = target;
	bool good = true;

	if (!expect_kind(loader, field->key, value, NODE_MAP))
		return false;
	people->roles =
	    ARENA_ARRAY(loader->arena, value->count + 1, struct role);
	if (people->roles == NULL)
		return false;
	for (size_t i = 0; i < value->count; i++)
		good &= load_role(loader, value->items[2 * i],
		    value->items[2 * i + 1], &people->roles[people->count++]);
	return good;
}
