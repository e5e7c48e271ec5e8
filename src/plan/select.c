/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which series and items were asked for, and how far to expand for them. */
#include "plan/select.h"

#include <string.h>

#include "base/text.h"

static const struct span no_place = {NULL, 0, 0};

/* The index after the last cycle whose date is not past `until`. */
static int64_t
cycles_until(const struct cadence *cadence, struct date until)
{
	struct date after;

	if (!date_add_days(until, 1, &after))
		return CADENCE_CYCLES_MAX;
	return cycle_find(&cadence->cycle, after, 0, CADENCE_CYCLES_MAX);
}

/* There are no more series than have names. */
static int64_t
last_named(const struct cadence *cadence, int64_t end)
{
	int64_t names = cadence->cycle.count > 1
	    ? INT64_MAX
	    : version_scheme_count(cadence->scheme);

	return end > names ? names : end;
}

/* What the caller says, else what the file says; a series that the file lists
 * is never left out. */
static int64_t
default_end(const struct cadence *cadence, const struct plan_selection *given)
{
	int64_t end = cadence->has_until ? cycles_until(cadence, cadence->until)
					 : cadence->cycles;

	if (given->cycles > 0)
		return last_named(cadence, given->cycles);
	if (cadence->series_count > 0 &&
	    cadence->series[cadence->series_count - 1].index >= end)
		end = cadence->series[cadence->series_count - 1].index + 1;
	return last_named(cadence, end);
}

/* As far as a day, but never less than the file itself says. */
static void
extend_end(struct cadence_selection *selection, const struct cadence *cadence,
    struct date reach, bool has_chain)
{
	int64_t end = last_named(cadence, cycles_until(cadence, reach));

	if (end > selection->end)
		selection->end = end;
	if (!has_chain)
		return;
	if (!selection->own_stops)
		selection->least = selection->own_end;
	if (!selection->own_stops || date_compare(selection->until, reach) < 0)
		selection->until = reach;
	selection->stops = true;
}

/* The dates of a chain are known only when the plan is reckoned. */
static void
set_end(struct cadence_selection *selection, const struct cadence *cadence,
    const struct plan_selection *given)
{
	bool has_chain = false;

	for (size_t i = 0; i < cadence->cycle.count; i++)
		has_chain |= cadence->cycle.eras[i].kind == RHYTHM_CHAIN;
	selection->own_end = default_end(cadence, given);
	selection->own_stops =
	    has_chain && cadence->has_until && given->cycles == 0;
	selection->own_until = cadence->until;
	selection->end = selection->own_end;
	selection->stops = selection->own_stops;
	selection->until = selection->own_until;
	if (given->has_reach && given->cycles == 0 && !cadence->is_listed &&
	    cadence->cycle.count > 0)
		extend_end(selection, cadence, given->reach, has_chain);
}

/* One edge of "3.14..3.16"; an empty one is open. */
static bool
parse_edge(const struct cadence *cadence, const char *text, size_t length,
    struct arena *arena, int64_t open, int64_t *series)
{
	const char *copy = arena_copy(arena, text, length);

	*series = open;
	if (length == 0)
		return true;
	return copy != NULL && cadence_find(cadence, copy, series) &&
	    *series >= 0 && *series < CADENCE_CYCLES_MAX;
}

/* Adds one part of the list, if it fits this cadence; sets `fits`. */
static bool
add_range(const struct cadence *cadence, const char *text, size_t length,
    struct arena *arena, struct cadence_selection *selection, bool *fits)
{
	const char *dots = NULL;
	struct series_range range;
	struct series_range *ranges;

	for (size_t i = 0; i + 1 < length && dots == NULL; i++) {
		if (text[i] == '.' && text[i + 1] == '.')
			dots = text + i;
	}
	if (dots == NULL) {
		if (length == 0 ||
		    !parse_edge(cadence, text, length, arena, 0, &range.first))
			return true;
		range.last = range.first;
	} else if (!parse_edge(cadence, text, (size_t)(dots - text), arena, 0,
		       &range.first) ||
	    !parse_edge(cadence, dots + 2, length - (size_t)(dots + 2 - text),
		arena, selection->end - 1, &range.last)) {
		return true;
	}
	*fits = true;
	if (range.last < range.first && range.last == selection->end - 1)
		range.last = range.first;
	ranges = arena_grow(
	    arena, selection->ranges, selection->range_count, sizeof(range));
	if (ranges == NULL)
		return false;
	selection->ranges = ranges;
	ranges[selection->range_count++] = range;
	if (range.last >= selection->end)
		selection->end = range.last + 1;
	return true;
}

static bool
report_series(struct diagnostics *diagnostics, struct arena *arena,
    const struct cadence *cadence, const char *text, size_t length)
{
	const char *copy = arena_copy(arena, text, length);

	if (copy == NULL)
		return false;
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, no_place,
	    DIAGNOSTIC_ARGS(copy, "no project has such a series"));
	diagnostic_help(diagnostics,
	    "series of %s are named '%s', from %s on; a range is '%s..'",
	    cadence->project, cadence_version_shown(cadence),
	    cadence_version(cadence, 0, arena),
	    cadence_version(cadence, 0, arena));
	return false;
}

/* "3.16..3.14". */
static bool
report_empty_range(struct diagnostics *diagnostics, const char *given)
{
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, no_place,
	    DIAGNOSTIC_ARGS(given, "a range ends before it begins"));
	diagnostic_help(diagnostics, "write the earlier series first");
	return false;
}

static bool
has_empty_range(const struct selection *selection, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct cadence_selection *ranges =
		    &selection->cadences[i];

		for (size_t j = 0; j < ranges->range_count; j++) {
			if (ranges->ranges[j].last < ranges->ranges[j].first)
				return true;
		}
	}
	return false;
}

static bool
select_series(struct selection *selection, struct arena *arena,
    const struct cadence *const *cadences, size_t count,
    struct diagnostics *diagnostics)
{
	const char *text = selection->given.series;

	while (text != NULL) {
		const char *comma = strchr(text, ',');
		size_t length =
		    comma != NULL ? (size_t)(comma - text) : strlen(text);
		bool fits = false;

		for (size_t i = 0; i < count; i++) {
			if (!add_range(cadences[i], text, length, arena,
				&selection->cadences[i], &fits))
				return false;
		}
		if (!fits)
			return report_series(
			    diagnostics, arena, cadences[0], text, length);
		text = comma != NULL ? comma + 1 : NULL;
	}
	return !has_empty_range(selection, count) ||
	    report_empty_range(diagnostics, selection->given.series);
}

/* Names that --only may hold: of milestones, window ends, trains, extras. */
struct candidates {
	struct arena *arena;
	const char **names;
	const char **shown; /* the name that items bear */
	size_t count;
};

static bool
add_candidate(struct candidates *candidates, const char *name, const char *item)
{
	size_t count = candidates->count;
	const char **names = arena_grow(
	    candidates->arena, candidates->names, count, sizeof(name));
	const char **shown = arena_grow(
	    candidates->arena, candidates->shown, count, sizeof(item));

	if (names == NULL || shown == NULL)
		return false;
	candidates->names = names;
	candidates->shown = shown;
	names[count] = name;
	shown[count] = item;
	candidates->count++;
	return true;
}

static bool
add_candidates(struct candidates *candidates, const struct cadence *cadence)
{
	bool good = true;

	for (size_t i = 0; i < cadence->names.count; i++) {
		const struct name *name = &cadence->names.items[i];
		bool is_window =
		    cadence->symbols[name->symbol].kind == SYMBOL_WINDOW ||
		    cadence->symbols[name->symbol].kind == SYMBOL_END_OF_LIFE;

		if ((name->edge == EDGE_END) == is_window &&
		    strncmp(name->text, "start of ", 9) != 0)
			good &=
			    add_candidate(candidates, name->text, name->shown);
	}
	for (size_t i = 0; i < cadence->series_count; i++) {
		const struct series_facts *facts = &cadence->series[i];

		for (size_t j = 0; j < facts->extra_count; j++) {
			if (facts->extras[j].pin.target.name == NULL)
				good &= add_candidate(candidates,
				    facts->extras[j].pin.key,
				    facts->extras[j].pin.key);
		}
	}
	return good;
}

/* What was meant: a window's end for its name, else the nearest, or which ones
 * there are. */
static void
suggest_name(const struct candidates *candidates, const char *name,
    struct diagnostics *diagnostics)
{
	const char *end = arena_printf(candidates->arena, "end of %s", name);

	for (size_t i = 0; end != NULL && i < candidates->count; i++) {
		if (name_equal(candidates->names[i], end)) {
			diagnostic_suggest(diagnostics, candidates->names[i]);
			return;
		}
	}
	diagnostic_choose(
	    diagnostics, name, candidates->names, candidates->count);
}

static bool
add_only(struct selection *selection, const struct candidates *candidates,
    const char *text, size_t length, struct diagnostics *diagnostics)
{
	const char *name = arena_copy(candidates->arena, text, length);

	if (name == NULL)
		return false;
	for (size_t i = 0; i < candidates->count; i++) {
		if (name_equal(candidates->names[i], name)) {
			selection->only[selection->only_count++] =
			    candidates->shown[i];
			return true;
		}
	}
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, no_place,
	    DIAGNOSTIC_ARGS(name, "no milestone has that name"));
	suggest_name(candidates, name, diagnostics);
	return false;
}

static bool
select_only(struct selection *selection, struct arena *arena,
    const struct cadence *const *cadences, size_t count,
    struct diagnostics *diagnostics)
{
	const char *text = selection->given.only;
	struct candidates candidates = {.arena = arena};

	if (text == NULL)
		return true;
	selection->only = ARENA_ARRAY(arena, strlen(text) + 1, const char *);
	if (selection->only == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!add_candidates(&candidates, cadences[i]))
			return false;
	}
	while (text != NULL) {
		const char *comma = strchr(text, ',');
		size_t length =
		    comma != NULL ? (size_t)(comma - text) : strlen(text);

		if (!add_only(
			selection, &candidates, text, length, diagnostics))
			return false;
		text = comma != NULL ? comma + 1 : NULL;
	}
	return true;
}

bool
selection_init(struct selection *selection, struct arena *arena,
    const struct cadence *const *cadences, size_t count,
    const struct plan_selection *given, struct diagnostics *diagnostics)
{
	*selection = (struct selection){.given = *given};
	if (selection->given.limit == 0)
		selection->given.limit = PLAN_LIMIT_DEFAULT;
	selection->cadences =
	    ARENA_ARRAY(arena, count + 1, struct cadence_selection);
	if (selection->cadences == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		set_end(&selection->cadences[i], cadences[i], given);
	if (given->has_from && given->has_until &&
	    date_compare(given->from, given->until) > 0) {
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    no_place,
		    DIAGNOSTIC_ARGS(
			"--from … --until", "it ends before it begins"));
		diagnostic_help(diagnostics,
		    "let the day of '--from' be the "
		    "earlier one");
		return false;
	}
	return select_series(selection, arena, cadences, count, diagnostics) &&
	    select_only(selection, arena, cadences, count, diagnostics);
}

bool
selection_has_series(const struct cadence_selection *selection, int64_t series)
{
	for (size_t i = 0; i < selection->range_count; i++) {
		if (series >= selection->ranges[i].first &&
		    series <= selection->ranges[i].last)
			return true;
	}
	return selection->range_count == 0;
}

bool
selection_is_over(const struct cadence_selection *selection, int64_t series)
{
	for (size_t i = 0; i < selection->range_count; i++) {
		if (series <= selection->ranges[i].last)
			return false;
	}
	return selection->range_count > 0;
}

bool
selection_is_beyond(const struct cadence_selection *selection, int64_t series,
    const struct date *cycle)
{
	return series >= selection->own_end ||
	    (selection->own_stops && cycle != NULL &&
		date_compare(*cycle, selection->own_until) > 0);
}

bool
selection_has_item(
    const struct selection *selection, const struct plan_item *item)
{
	const struct plan_selection *given = &selection->given;

	if (given->has_from && date_compare(item->last, given->from) < 0)
		return false;
	if (given->has_until && date_compare(item->first, given->until) > 0)
		return false;
	for (size_t i = 0; i < selection->only_count; i++) {
		if (name_equal(selection->only[i], item->milestone))
			return true;
	}
	return selection->only == NULL;
}
