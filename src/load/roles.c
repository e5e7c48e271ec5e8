/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* roles: which milestones are the freeze, the final and the test releases, for
 * comparisons, where their names do not say so. */
#include <stddef.h>

#include "load/loader.h"

#define AT(member) offsetof(struct cadence_roles, member)
static field_reader read_role;
static const struct field role_keys[] = {
    {"freeze", AT(freeze), read_role, false},
    {"final", AT(final), read_role, false},
    {"alpha", AT(alpha), read_role, false},
    {"beta", AT(beta), read_role, false},
    {"candidate", AT(candidate), read_role, false},
    {"preview", AT(preview), read_role, false}, {NULL, 0, NULL, false}};
#undef AT

/* By enum symbol_kind. */
static const char *const kinds[] = {"a milestone",
    "the end of a support window", "a train", "an event",
    "the end of a support window"};

static bool
report_kind(struct loader *loader, const struct node *node, const char *kind)
{
	loader_error(loader, DIAGNOSTIC_ROLE_KIND, node,
	    DIAGNOSTIC_ARGS(node->text, kind));
	return false;
}

/* Where no change and no series may know it otherwise, does the rule have that
 * step? */
static bool
check_step(
    struct loader *loader, const struct node *node, const struct target *target)
{
	const struct cadence *cadence = loader->cadence;
	const struct rules *rules = &cadence->rules;
	uint32_t symbol = target->name->symbol;
	const struct milestone *rule;

	if (!target->has_number || rules->place == NULL ||
	    rules->place[symbol] == RULE_NONE || cadence->change_count > 0)
		return true;
	rule = rules_milestone(rules, symbol);
	if (rule->is_indexed)
		return true;
	loader_error(loader, DIAGNOSTIC_NOT_STEPS, node,
	    DIAGNOSTIC_ARGS(rule->name, node->text));
	return false;
}

static bool
read_role(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct cadence_role *role = target;
	const struct symbol *symbol;
	struct phrase_text text;
	struct target parsed;

	if (!expect_text(loader, field->key, value))
		return false;
	text = node_phrase_text(value);
	if (!target_parse(loader->arena, &loader->cadence->names, &text,
		loader->diagnostics, &parsed))
		return false;
	symbol = &loader->cadence->symbols[parsed.name->symbol];
	if (parsed.is_slot)
		return report_kind(loader, value, "a slot");
	if (symbol->kind != SYMBOL_MILESTONE)
		return report_kind(loader, value, kinds[symbol->kind]);
	if (parsed.name->edge != EDGE_START)
		return report_kind(loader, value, "the end of a span");
	role->milestone = symbol->name;
	role->number = parsed.has_number ? parsed.number : 0;
	return check_step(loader, value, &parsed);
}

bool
load_roles(
    struct loader *loader, const struct node *key, const struct node *map)
{
	return load_map(
	    loader, map, role_keys, &loader->cadence->roles, key, "the roles");
}
