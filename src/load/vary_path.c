/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A path of keys through maps and lists. A value is laid into the tree as a
 * file would lay it that extends this one, so that "until" takes "for" away,
 * and likewise into one of the changes; but items of other lists, which such a
 * file cannot name, are replaced.
 */
#include "load/vary_path.h"

#include <string.h>

#include "base/text.h"
#include "load/overlay.h"
#include "phrase/evaluate.h"

enum { NAMES_MAX = 64 };

/* Maps whose keys are names that the file gives, not words of takt. */
static const char *const sections[] = {"milestones", "support", "trains",
    "series", "events", "calendars", "people", NULL};

/* Rules that may stand as one phrase. */
static const char *const short_rules[] = {
    "milestones", "support", "trains", NULL};

/* Steps from the root on. */
struct walk {
	const struct parameter *parameter;
	struct diagnostics *diagnostics;
	size_t at; /* the step that comes next */
	bool is_replaced;
	struct arena *arena;
};

static bool
is_one_of(const char *name, const char *const *names)
{
	while (*names != NULL && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

/* The key whose value the next step is looked for in; "" at the root. */
static const char *
parent_name(const struct walk *walk)
{
	return walk->at > 0 ? walk->parameter->steps[walk->at - 1].name : "";
}

static bool
is_last(const struct walk *walk)
{
	return walk->at + 1 == walk->parameter->step_count;
}

/* "- bugfix: {…}" has that name. */
static bool
is_named(const struct node *item, const char *name)
{
	return item->kind == NODE_MAP && item->count == 1 &&
	    strcmp(item->items[0]->text, name) == 0;
}

/* "2" is the second item, but windows have names. The count: there is none. */
static size_t
find_item(const struct node *list, const char *name, bool has_names)
{
	size_t number = 0;
	size_t i = 0;

	while (has_names && i < list->count && !is_named(list->items[i], name))
		i++;
	if (has_names)
		return i;
	if (*name == '0' || strlen(name) > 4)
		return list->count;
	for (; text_is_digit(*name); name++)
		number = number * 10 + (size_t)(*name - '0');
	return *name == '\0' && number >= 1 && number <= list->count
	    ? number - 1
	    : list->count;
}

/* Are the items of this list named, as windows are? */
static bool
has_names(const struct parameter *parameter, size_t at)
{
	return at > 0 && strcmp(parameter->steps[at - 1].name, "support") == 0;
}

/* The value of a step, or NULL. */
static const struct node *
step_into(const struct node *node, const struct parameter *parameter, size_t at)
{
	const char *name = parameter->steps[at].name;
	bool is_named_list = has_names(parameter, at);
	size_t item;

	if (node->kind == NODE_MAP)
		return node_find(node, name);
	if (node->kind == NODE_TEXT)
		return NULL;
	item = find_item(node, name, is_named_list);
	if (item == node->count)
		return NULL;
	node = node->items[item];
	return is_named_list ? node->items[1] : node;
}

/* A key as a path has it. */
static const char *
add_name(const char *name, struct buf *list)
{
	bool has_dot = strchr(name, '.') != NULL;

	buf_append_string(list, list->length > 0 ? ", " : "");
	buf_append_string(list, has_dot ? "\"" : "");
	buf_append_string(list, name);
	buf_append_string(list, has_dot ? "\"" : "");
	return name;
}

/* The names of what is in a map, or in a list of windows. */
static size_t
list_names(
    const struct node *node, const char *names[NAMES_MAX], struct buf *list)
{
	size_t count = 0;

	for (size_t i = 0; i < node->count && count < NAMES_MAX; i++) {
		if (node->kind == NODE_MAP)
			names[count++] =
			    add_name(node->items[2 * i]->text, list);
		else if (node->items[i]->kind == NODE_MAP &&
		    node->items[i]->count == 1)
			names[count++] =
			    add_name(node->items[i]->items[0]->text, list);
	}
	return count;
}

/* "in the file", "in 'milestones'", "in 'cycle.every', which is one value" */
static void
append_where(const struct walk *walk, const struct node *node, struct buf *out)
{
	if (walk->at == 0) {
		buf_append_string(out, "in the file");
		return;
	}
	buf_append_string(out, "in '");
	for (size_t i = 0; i < walk->at; i++)
		buf_printf(out, "%s%s", i > 0 ? "." : "",
		    walk->parameter->steps[i].name);
	buf_append_string(out, "'");
	if (node->kind == NODE_TEXT)
		buf_append_string(out, ", which is one value");
	else if (node->kind == NODE_LIST)
		buf_printf(out, ", which is a list of %zu", node->count);
}

static bool
report_path(const struct walk *walk, const struct node *node)
{
	const struct parameter_step *step = &walk->parameter->steps[walk->at];
	struct buf where = {0}, list = {0};
	const char *names[NAMES_MAX];
	const char *nearest;
	size_t count = list_names(node, names, &list);

	append_where(walk, node, &where);
	diagnostic_add(walk->diagnostics, DIAGNOSTIC_VARY_PATH, step->at,
	    DIAGNOSTIC_ARGS(step->name, buf_text(&where)));
	nearest = text_nearest(step->name, strlen(step->name), names, count);
	if (nearest != NULL)
		diagnostic_suggest(walk->diagnostics, nearest);
	else if (count > 0)
		diagnostic_help(
		    walk->diagnostics, "known here: %s", buf_text(&list));
	else if (node->kind == NODE_LIST)
		diagnostic_help(
		    walk->diagnostics, "name an item by its number, from 1 on");
	buf_release(&where);
	buf_release(&list);
	return false;
}

/* May the last key be new here? In a rule that is one phrase so far, or in a
 * map of keys that are takt's: the loader knows them. */
static bool
may_be_new(const struct walk *walk, const struct node *node)
{
	if (!is_last(walk) || node->kind == NODE_LIST)
		return false;
	if (node->kind == NODE_MAP)
		return !is_one_of(parent_name(walk), sections);
	return walk->at >= 2 &&
	    is_one_of(walk->parameter->steps[walk->at - 2].name, short_rules);
}

bool
vary_path_check(const struct node *root, const struct parameter *parameter,
    struct diagnostics *diagnostics)
{
	static const char *const fixed[] = {"takt", "extends", NULL};
	struct walk walk = {.parameter = parameter, .diagnostics = diagnostics};
	const struct node *node = root;

	if (is_one_of(parameter->steps[0].name, fixed)) {
		diagnostic_add(diagnostics, DIAGNOSTIC_VARY_FIXED,
		    parameter->at, DIAGNOSTIC_ARGS(parameter->path));
		return false;
	}
	for (; walk.at < parameter->step_count; walk.at++) {
		const struct node *next = step_into(node, parameter, walk.at);

		if (next == NULL)
			return may_be_new(&walk, node) ||
			    report_path(&walk, node);
		node = next;
	}
	return true;
}

/* The months that a text means and nothing else; or 0. */
static int32_t
months_of(struct arena *arena, const char *text)
{
	const struct source source = {PARAMETER_SOURCE, text, strlen(text)};
	const struct phrase_text phrase = {
	    text, source.size, {&source, 0, (uint32_t)source.size}, true};
	struct diagnostics unsaid = {0};
	struct amount amount;
	int32_t months = 0;

	if (!amount_parse(arena, &phrase, &unsaid, &amount) ||
	    !amount_is_months(&amount, &months))
		months = 0;
	diagnostics_release(&unsaid);
	return months;
}

bool
vary_path_mark(
    struct arena *arena, const struct node *root, struct parameter *parameter)
{
	const struct node *node = root;
	int32_t months;

	for (size_t i = 0; node != NULL && i < parameter->step_count; i++)
		node = step_into(node, parameter, i);
	if (node == NULL || node->kind != NODE_TEXT)
		return true;
	months = months_of(arena, node->text);
	for (size_t i = 0; i < parameter->value_count; i++) {
		struct parameter_value *value = &parameter->values[i];

		value->is_own = strcmp(value->text, node->text) == 0 ||
		    (months != 0 && months_of(arena, value->text) == months);
	}
	return !arena->failed;
}

static struct node *
new_text(struct arena *arena, const char *text, struct span at, bool verbatim)
{
	struct node *node = ARENA_NEW(arena, struct node);

	if (node == NULL)
		return NULL;
	*node = (struct node){.kind = NODE_TEXT,
	    .at = at,
	    .text = text,
	    .length = strlen(text),
	    .verbatim = verbatim,
	    .content_start = at.start};
	return node;
}

/* A map of one pair, or a list of one item. */
static struct node *
new_one(struct arena *arena, struct node *first, struct node *second)
{
	struct node *node = ARENA_NEW(arena, struct node);

	if (node == NULL || first == NULL)
		return NULL;
	node->items = ARENA_ARRAY(arena, 2, struct node *);
	if (node->items == NULL)
		return NULL;
	node->kind = second != NULL ? NODE_MAP : NODE_LIST;
	node->at = first->at;
	node->items[0] = first;
	node->items[1] = second;
	node->count = 1;
	return node;
}

static struct node *lay(
    struct walk *walk, const struct node *base, size_t at, size_t choice);

/* Does the step name a change into which a value is laid as into a file? Not
 * where "none" in it, or a phrase alone, takes something away from the file. */
static bool
is_in_change(const struct walk *walk, size_t at, size_t choice)
{
	const struct parameter *parameter = walk->parameter;
	bool is_milestone = parameter->step_count == 4 &&
	    strcmp(parameter->steps[2].name, "milestones") == 0;

	return at == 1 && strcmp(parameter->steps[0].name, "changes") == 0 &&
	    strcmp(parameter->values[choice].text, "none") != 0 &&
	    !is_milestone;
}

/* The item of a list of windows with what is laid over its value. */
static struct node *
lay_window(struct walk *walk, const struct node *item, size_t at, size_t choice)
{
	struct node *value = lay(walk, item->items[1], at + 1, choice);

	return value != NULL
	    ? overlay_key(walk->arena, item, item->items[0], value)
	    : NULL;
}

/* An item of a list that has no names, with what is laid over it. */
static struct node *
lay_numbered(
    struct walk *walk, const struct node *item, size_t at, size_t choice)
{
	bool was_replaced = walk->is_replaced;
	struct node *over;

	walk->is_replaced = !is_in_change(walk, at, choice);
	over = lay(walk, item, at + 1, choice);
	if (over != NULL && !walk->is_replaced)
		over = overlay_file(walk->arena, item, over);
	walk->is_replaced = was_replaced;
	return over;
}

/* The list with one of its items laid over. */
static struct node *
lay_item(struct walk *walk, const struct node *list, size_t at, size_t choice)
{
	bool is_window = has_names(walk->parameter, at);
	size_t place =
	    find_item(list, walk->parameter->steps[at].name, is_window);
	struct node *copy = ARENA_NEW(walk->arena, struct node);

	if (copy == NULL)
		return NULL;
	*copy = *list;
	copy->items = ARENA_ARRAY(walk->arena, list->count, struct node *);
	if (copy->items == NULL)
		return NULL;
	memcpy(copy->items, list->items, list->count * sizeof(copy->items[0]));
	copy->items[place] = is_window
	    ? lay_window(walk, list->items[place], at, choice)
	    : lay_numbered(walk, list->items[place], at, choice);
	return copy->items[place] != NULL ? copy : NULL;
}

/* What lies over `base` below the step `at`; or where items are replaced, all
 * of `base` with it. */
static struct node *
lay(struct walk *walk, const struct node *base, size_t at, size_t choice)
{
	const struct parameter *parameter = walk->parameter;
	const struct parameter_step *step = &parameter->steps[at];
	const struct node *inner;
	struct node *key, *value;

	if (at == parameter->step_count) {
		const struct parameter_value *chosen =
		    &parameter->values[choice];

		return new_text(
		    walk->arena, chosen->text, chosen->at, chosen->verbatim);
	}
	inner = base != NULL ? step_into(base, parameter, at) : NULL;
	if (inner != NULL && base->kind == NODE_LIST &&
	    (walk->is_replaced || !has_names(parameter, at)))
		return lay_item(walk, base, at, choice);
	key = new_text(walk->arena, step->name, step->at, true);
	value = lay(walk, inner, at + 1, choice);
	if (key == NULL || value == NULL)
		return NULL;
	if (walk->is_replaced && base != NULL && base->kind == NODE_MAP)
		return overlay_key(walk->arena, base, key, value);
	value = new_one(walk->arena, key, value);
	return base != NULL && base->kind == NODE_LIST
	    ? new_one(walk->arena, value, NULL)
	    : value;
}

const struct node *
vary_path_lay(struct arena *arena, const struct node *root,
    const struct parameter *parameter, size_t choice)
{
	static const char *const lists[] = {"changes", "checks", NULL};
	struct walk walk = {.parameter = parameter, .arena = arena};
	struct node *over;

	/* A file that extends another adds to these. */
	walk.is_replaced = is_one_of(parameter->steps[0].name, lists);
	over = lay(&walk, root, 0, choice);
	if (over == NULL || walk.is_replaced)
		return over;
	return overlay_file(arena, root, over);
}
