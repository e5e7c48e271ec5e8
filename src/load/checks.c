/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* checks: what must hold for the dates. */
#include <stddef.h>
#include <string.h>

#include "cadence/check.h"
#include "load/loader.h"

struct check_fields {
	const struct node *check;
	const char *reason;
	const struct node *when;
};

#define AT(member) offsetof(struct check_fields, member)
static const struct field check_keys[] = {{"check", AT(check), read_node, true},
    {"reason", AT(reason), read_text, false},
    {"when", AT(when), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
load_text(struct loader *loader, const struct node *node, struct check *check)
{
	struct phrase_text text;

	if (!expect_text(loader, "check", node))
		return false;
	text = node_phrase_text(node);
	return check_parse(
	    loader->cadence, loader->arena, &text, loader->diagnostics, check);
}

/* A text, or a map with the text, whom it concerns and why. */
static bool
load_check(struct loader *loader, const struct node *item, struct check *check)
{
	struct check_fields fields = {0};
	struct node key = *item;
	const struct condition *when = NULL;
	bool good = true;

	if (item->kind == NODE_TEXT)
		return load_text(loader, item, check);
	key.text = "item of checks";
	key.at.end = key.at.start + 1;
	if (!load_map(loader, item, check_keys, &fields, &key, "the check"))
		return false;
	if (fields.when != NULL) {
		when = load_condition(loader, fields.when, true);
		good = when != NULL;
	}
	good &= load_text(loader, fields.check, check);
	check->reason = fields.reason;
	check->when = when;
	return good;
}

bool
load_checks(struct loader *loader, const struct node *list)
{
	struct cadence *cadence = loader->cadence;
	bool good = true;

	if (!expect_kind(loader, "checks", list, NODE_LIST))
		return false;
	if (list->count > CHECK_COUNT_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, list,
		    DIAGNOSTIC_ARGS("more than 1000 checks"));
		return false;
	}
	cadence->checks =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct check);
	if (cadence->checks == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++)
		good &= load_check(loader, list->items[i],
		    &cadence->checks[cadence->check_count++]);
	return good;
}
