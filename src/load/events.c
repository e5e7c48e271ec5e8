/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* events: dated things that are no release. */
#include <stddef.h>

#include "load/loader.h"
#include "phrase/evaluate.h"

struct occurrence_fields {
	const struct phrase *on;
	const struct phrase *from;
	const struct phrase *to;
	struct amount_value length;
	const char *name;
	const char *description;
	const char *url;
};

#define AT(member) offsetof(struct occurrence_fields, member)
static const struct field event_keys[] = {{"on", AT(on), read_phrase, false},
    {"from", AT(from), read_phrase, false}, {"to", AT(to), read_phrase, false},
    {"for", AT(length), read_amount, false},
    {"name", AT(name), read_text, false},
    {"description", AT(description), read_text, false},
    {"url", AT(url), read_url, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
load_occurrence(struct loader *loader, const struct node *key,
    const struct node *value, struct occurrence *occurrence)
{
	const struct field on = {key->text, 0, read_phrase, false};
	const char *what = arena_printf(loader->arena, "event '%s'", key->text);
	struct occurrence_fields fields = {0};

	occurrence->at = value->at;
	if (value->kind == NODE_TEXT)
		return read_phrase(loader, &on, value, &occurrence->from);
	if (!load_map(loader, value, event_keys, &fields, key, what) ||
	    !check_conflict(loader, value, "on", "from") ||
	    !check_conflict(loader, value, "to", "for"))
		return false;
	occurrence->from = fields.on != NULL ? fields.on : fields.from;
	occurrence->to = fields.to;
	occurrence->has_length = fields.length.is_given;
	occurrence->length = fields.length.value;
	occurrence->name = fields.name;
	occurrence->description = fields.description;
	occurrence->url = fields.url;
	if (occurrence->from != NULL)
		return true;
	return report_missing(loader, key, what, "on' or 'from");
}

/* Is a day one and the same for the whole project? */
static bool
is_fixed(const struct phrase *phrase)
{
	return phrase == NULL || phrase->kind == PHRASE_DATE ||
	    phrase->kind == PHRASE_TBD || phrase_is_fixed(phrase);
}

/* Several occurrences are the project's, so each must be a day by itself. */
static bool
check_occurrences(struct loader *loader, struct event *event)
{
	bool good = true;

	for (size_t i = 0; i < event->count; i++) {
		const struct occurrence *occurrence = &event->occurrences[i];

		if (is_fixed(occurrence->from) && is_fixed(occurrence->to))
			continue;
		if (event->count == 1) {
			event->is_of_series = true;
			continue;
		}
		diagnostic_add(loader->diagnostics, DIAGNOSTIC_EVENT_OF_SERIES,
		    occurrence->at, DIAGNOSTIC_ARGS(event->name));
		diagnostic_help(loader->diagnostics,
		    "in a list write days with their year; one phrase alone "
		    "gives each series its own");
		good = false;
	}
	return good;
}

static bool
load_event(struct loader *loader, const struct node *key,
    const struct node *value, struct event *event)
{
	size_t count = value->kind == NODE_LIST ? value->count : 1;
	bool good = true;

	event->name = key->text;
	event->at = key->at;
	event->symbol = loader_symbol(loader, SYMBOL_EVENT, key->text);
	event->occurrences =
	    ARENA_ARRAY(loader->arena, count + 1, struct occurrence);
	if (event->occurrences == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		good &= load_occurrence(loader, key,
		    value->kind == NODE_LIST ? value->items[i] : value,
		    &event->occurrences[event->count++]);
	return good && check_occurrences(loader, event);
}

bool
load_events(struct loader *loader, const struct node *map)
{
	struct cadence *cadence = loader->cadence;
	bool good = true;

	if (!expect_kind(loader, "events", map, NODE_MAP))
		return false;
	cadence->events =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct event);
	if (cadence->events == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++)
		good &=
		    load_event(loader, map->items[2 * i], map->items[2 * i + 1],
			&cadence->events[cadence->event_count++]);
	return good;
}
