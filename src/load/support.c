/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* support: as typed rules. */
#include <stddef.h>

#include "load/loader.h"

struct window_fields {
	const char *pattern;
	const struct phrase *from;
	const struct phrase *until;
	struct amount_value length;
	struct precision_value precision;
	const struct node *avoid;
	const struct node *move;
	struct details details;
};

#define AT(member) offsetof(struct window_fields, member)
static const struct field window_keys[] = {
    {"from", AT(from), read_phrase, false},
    {"until", AT(until), read_phrase, false},
    {"for", AT(length), read_amount, false},
    {"name", AT(pattern), read_pattern, false},
    {"precision", AT(precision), read_precision, false},
    {"at", AT(details.clock), read_clock, false},
    {"description", AT(details.description), read_text, false},
    {"tags", AT(details.tags), read_tags, false},
    {"audience", AT(details.audience), read_tags, false},
    {"avoid", AT(avoid), read_node, false},
    {"move", AT(move), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

static const char *
default_end_pattern(struct loader *loader, const struct window *window)
{
	if (window->is_last)
		return arena_string(loader->arena, "{version} end of life");
	return arena_printf(loader->arena, "{version} end of %s", window->name);
}

static bool
load_window_value(struct loader *loader, const struct node *key,
    const struct node *value, struct window_fields *fields)
{
	const struct field until = {"until", 0, read_phrase, false};
	const char *what =
	    arena_printf(loader->arena, "window '%s'", key->text);

	if (value->kind == NODE_TEXT)
		return read_phrase(loader, &until, value, &fields->until);
	if (!load_map(loader, value, window_keys, fields, key, what) ||
	    !check_conflict(loader, value, "until", "for"))
		return false;
	if (fields->until != NULL || fields->length.is_given)
		return true;
	return report_missing(loader, key, what, "until");
}

static bool
load_window(struct loader *loader, const struct node *item,
    struct window *window, bool is_first)
{
	struct window_fields fields = {0};
	const struct node *key;

	if (!expect_kind(loader, "item of support", item, NODE_MAP))
		return false;
	if (item->count != 1) {
		loader_error(loader, DIAGNOSTIC_WRONG_SHAPE, item,
		    DIAGNOSTIC_ARGS("support", "a list of single windows",
			item->count == 0 ? "an empty item"
					 : "several in one item"));
		diagnostic_help(loader->diagnostics,
		    "write each window as an item of its own: "
		    "'- bugfix: {from: …, until: …}'");
		return false;
	}
	key = item->items[0];
	window->name = key->text;
	window->at = key->at;
	if (!load_window_value(loader, key, item->items[1], &fields))
		return false;
	if (is_first && fields.from == NULL) {
		report_missing(loader, key, "the first support window", "from");
		diagnostic_help(loader->diagnostics,
		    "say when support begins: 'from: final'");
		return false;
	}
	if (!load_avoidance(
		loader, fields.avoid, fields.move, &window->avoidance))
		return false;
	window->details = fields.details;
	window->from = fields.from;
	window->until = fields.until;
	window->length = fields.length.value;
	window->has_length = fields.length.is_given;
	window->has_precision = fields.precision.is_given;
	window->precision = fields.precision.value;
	window->pattern = fields.pattern != NULL
	    ? fields.pattern
	    : default_end_pattern(loader, window);
	return window->pattern != NULL;
}

bool
load_support(struct loader *loader, const struct node *list)
{
	struct rules *rules = loader->rules;
	bool good = true;

	if (!expect_kind(loader, "support", list, NODE_LIST)) {
		if (list->kind == NODE_MAP)
			diagnostic_help(loader->diagnostics,
			    "windows follow each other, so each is an item: "
			    "'- bugfix: {from: …, until: …}'");
		return false;
	}
	rules->windows =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct window);
	if (rules->windows == NULL)
		return false;
	rules->window_count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		struct window *window = &rules->windows[i];

		window->is_last = i + 1 == list->count;
		good &= load_window(loader, list->items[i], window, i == 0);
		if (window->name == NULL)
			continue;
		window->symbol =
		    loader_symbol(loader, SYMBOL_WINDOW, window->name);
		rules->place[window->symbol] = (uint32_t)i;
	}
	return good;
}
