/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which date goes where. */
#include "import/arrange.h"

#include <stdio.h>
#include <string.h>

static bool
has_key(const struct import_series *series, const char *key)
{
	for (size_t i = 0; i < series->count; i++) {
		if (series->items[i]->key != NULL &&
		    name_equal(series->items[i]->key, key))
			return true;
	}
	return false;
}

const char *
import_key(struct import_file *file, const struct import_series *series,
    const struct import_item *item)
{
	char ending[24] = "-x";
	const char *key = NULL;

	if (item->number > 0)
		(void)snprintf(
		    ending, sizeof(ending), "-n%d", (int)item->number);
	for (int i = 1; i < INT16_MAX; i++) {
		key = i == 1 ? arena_printf(file->arena, "%s%s",
				   item->rule->name, ending)
			     : arena_printf(file->arena, "%s%sx%d",
				   item->rule->name, ending, i);
		key = key != NULL ? import_name(file, key) : NULL;
		if (key == NULL ||
		    (!has_key(series, key) &&
			!import_name_is_taken(file, key, false)))
			break;
	}
	return key;
}

static void
remove_item(struct import_series *series, size_t index)
{
	series->count--;
	memmove(&series->items[index], &series->items[index + 1],
	    (series->count - index) * sizeof(series->items[0]));
}

/* What is said of one date in two places is one date. */
static void
merge(struct import_item *item, const struct import_item *other)
{
	if (item->title == NULL)
		item->title = other->title;
	if (item->reason == NULL)
		item->reason = other->reason;
	if (other->status == IMPORT_ACTUAL)
		item->status = IMPORT_ACTUAL;
}

static bool
is_same_date(const struct import_item *left, const struct import_item *right)
{
	return left->is_tbd == right->is_tbd &&
	    date_compare(left->first, right->first) == 0 &&
	    date_compare(left->last, right->last) == 0;
}

static bool
is_same_title(const struct import_item *left, const struct import_item *right)
{
	return left->title == NULL || right->title == NULL ||
	    strcmp(left->title, right->title) == 0;
}

static bool
set_key(struct import_file *file, const struct import_series *series,
    struct import_item *item)
{
	item->key = import_key(file, series, item);
	item->place = IMPORT_UNDER_ALSO;
	return item->key != NULL;
}

/* What is like `item` behind it is the same thing, or else stands alone. */
static bool
part_twin(struct import_file *file, struct import_series *series, size_t index)
{
	struct import_item *item = series->items[index];

	for (size_t i = index + 1; i < series->count;) {
		struct import_item *other = series->items[i];
		bool is_like = other->rule == item->rule &&
		    other->key == NULL && other->number == item->number;

		if (is_like && is_same_date(item, other) &&
		    is_same_title(item, other)) {
			merge(item, other);
			remove_item(series, i);
			continue;
		}
		if (is_like && !set_key(file, series, other))
			return false;
		i++;
	}
	return true;
}

static bool
part_twins(struct import_file *file, struct import_series *series)
{
	for (size_t i = 0; i < series->count; i++) {
		if (series->items[i]->key == NULL &&
		    !part_twin(file, series, i))
			return false;
	}
	return true;
}

static bool
is_day(const struct import_item *item)
{
	return item->precision != PRECISION_DAY ||
	    date_compare(item->first, item->last) == 0;
}

/* Numbers go on from 1 without a gap; what has none, takes several days, or
 * stands behind a gap, stands alone. */
static bool
check_numbers(struct import_file *file, struct import_series *series,
    const struct import_rule *rule)
{
	const struct import_item *step = import_find(series, rule, 1);
	int32_t next = 1;

	while (step != NULL && is_day(step))
		step = import_find(series, rule, ++next);
	for (size_t i = 0; i < series->count; i++) {
		struct import_item *item = series->items[i];

		if (item->rule != rule || item->key != NULL)
			continue;
		if (item->number > 0 && item->number < next)
			item->place = item->slot > 0 ||
				(item->number == 1 && !rule->is_kept)
			    ? IMPORT_UNDER_PINS
			    : IMPORT_UNDER_ALSO;
		else if (!set_key(file, series, item))
			return false;
	}
	return true;
}

/* A month, say, can only be said of a rule. */
static bool
place_rough(struct import_file *file, struct import_item *item)
{
	if (item->precision == PRECISION_DAY || item->is_tbd)
		return true;
	if (item->key != NULL || item->number > 0) {
		const char *name = item->key != NULL
		    ? item->key
		    : arena_printf(file->arena, "%s-n%d", item->rule->name,
			  (int)item->number);

		item->rule =
		    name != NULL ? import_rule(file, name, false) : NULL;
		item->key = NULL;
		item->number = 0;
		item->slot = 0;
	}
	item->place = IMPORT_IN_CHANGES;
	return item->rule != NULL;
}

static bool
place_items(struct import_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		struct import_series *series = file->series[i];

		if (!part_twins(file, series))
			return false;
		for (const struct import_rule *rule = file->rules; rule != NULL;
		     rule = rule->next) {
			if (rule->is_numbered &&
			    !check_numbers(file, series, rule))
				return false;
		}
		for (size_t j = 0; j < series->count; j++) {
			if (!place_rough(file, series->items[j]))
				return false;
		}
	}
	return true;
}

/* In how many series is there an item, and is each of them a known day? */
static size_t
uses_of(const struct import_file *file, const struct import_rule *rule,
    bool *is_exact)
{
	size_t uses = 0;

	*is_exact = true;
	for (size_t i = 0; i < file->count; i++) {
		const struct import_series *series = file->series[i];
		size_t before = uses;

		for (size_t j = 0; j < series->count; j++) {
			const struct import_item *item = series->items[j];

			if (item->rule != rule || item->key != NULL)
				continue;
			*is_exact &=
			    item->place != IMPORT_IN_CHANGES && !item->is_tbd;
			uses = before + 1;
		}
	}
	return uses;
}

/* What few series have is no rule of the project. */
static void
free_rare(struct import_file *file, const struct import_rule *rule)
{
	for (size_t i = 0; i < file->count; i++) {
		struct import_item *item =
		    import_find(file->series[i], rule, 0);

		if (item == NULL)
			continue;
		item->key = rule->name;
		item->place = IMPORT_UNDER_ALSO;
	}
}

/* Would dates be the same without it? */
static bool
is_free(const struct import_file *file, const struct import_rule *rule)
{
	return !rule->is_window && !rule->is_numbered && !rule->is_kept &&
	    rule != file->anchor;
}

/* Rules that nothing follows are taken out. */
static void
prune_rules(struct import_file *file)
{
	struct import_rule **at = &file->rules;

	while (*at != NULL) {
		struct import_rule *rule = *at;
		bool is_exact;
		size_t uses = uses_of(file, rule, &is_exact);

		if (uses > 0 && is_exact && is_free(file, rule) &&
		    (rule->is_fleeting ||
			(file->count > 2 && 3 * uses < file->count))) {
			free_rare(file, rule);
			uses = 0;
		}
		if (uses > 0) {
			at = &rule->next;
			continue;
		}
		if (rule == file->anchor)
			file->anchor = NULL;
		*at = rule->next;
	}
}

/* Steps are as many as there are places; what has none is added to them. */
static void
set_steps(struct import_file *file)
{
	for (struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next)
		rule->steps = 1;
	for (size_t i = 0; i < file->count; i++) {
		for (size_t j = 0; j < file->series[i]->count; j++) {
			struct import_item *item = file->series[i]->items[j];

			if (item->key == NULL && item->slot > item->rule->steps)
				item->rule->steps = item->slot;
		}
	}
}

static void
set_spans(struct import_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		for (size_t j = 0; j < file->series[i]->count; j++) {
			struct import_item *item = file->series[i]->items[j];

			if (item->place != IMPORT_IN_CHANGES &&
			    item->key == NULL && !item->is_tbd &&
			    !item->rule->is_window &&
			    !item->rule->is_numbered &&
			    date_compare(item->first, item->last) < 0)
				item->rule->is_span = true;
		}
	}
}

/* Support begins with the release. Where no reader says which that is, the
 * name does, or else what most series have. */
static void
choose_anchor(struct import_file *file)
{
	static const char *const names[] = {
	    "final", "release", "stable", "ga", "general-availability", NULL};
	size_t most = 0;

	for (size_t i = 0; file->anchor == NULL && names[i] != NULL; i++) {
		for (const struct import_rule *rule = file->rules; rule != NULL;
		     rule = rule->next) {
			if (!rule->is_window && !rule->is_numbered &&
			    name_equal(rule->name, names[i]))
				file->anchor = rule;
		}
	}
	if (file->anchor != NULL)
		return;
	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		bool is_exact;
		size_t uses = uses_of(file, rule, &is_exact);

		if (!rule->is_window && !rule->is_numbered && uses > most) {
			most = uses;
			file->anchor = rule;
		}
	}
}

/* In how many series `rule` comes to its end behind `other`, less those where
 * it is the other way round. */
static int
lateness(const struct import_file *file, const struct import_rule *rule,
    const struct import_rule *other)
{
	int later = 0;

	for (size_t i = 0; i < file->count; i++) {
		const struct import_item *a =
		    import_find(file->series[i], rule, 0);
		const struct import_item *b =
		    import_find(file->series[i], other, 0);

		if (a != NULL && b != NULL && !a->is_tbd && !b->is_tbd)
			later += date_compare(a->last, b->last);
	}
	return later;
}

/* Windows in the order of their ends. */
static void
sort_windows(struct import_file *file)
{
	bool is_sorted = false;

	for (size_t round = 0; !is_sorted && round < 100; round++) {
		struct import_rule **at = &file->rules;

		is_sorted = true;
		for (; *at != NULL && (*at)->next != NULL; at = &(*at)->next) {
			struct import_rule *rule = *at;
			struct import_rule *next = rule->next;
			bool is_later = !next->is_window || rule->is_end ||
			    lateness(file, rule, next) > 0;

			if (!rule->is_window || next->is_end || !is_later)
				continue;
			rule->next = next->next;
			next->next = rule;
			*at = next;
			is_sorted = false;
		}
	}
}

bool
import_is_last_window(const struct import_rule *rule)
{
	for (const struct import_rule *next = rule->next; next != NULL;
	     next = next->next) {
		if (next->is_window)
			return false;
	}
	return rule->is_window;
}

/* Without a day on which anything began, ends are dates like others. */
static bool
drop_windows(struct import_file *file)
{
	for (struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		bool is_last = import_is_last_window(rule);

		if (!rule->is_window)
			continue;
		if (rule->pattern == NULL)
			rule->pattern = import_default_pattern(file, rule);
		rule->name = is_last
		    ? "end of life"
		    : arena_printf(file->arena, "%s-ends", rule->name);
		if (rule->name == NULL)
			return false;
	}
	for (struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next)
		rule->is_window = false;
	return true;
}

/* Each occurrence of an event stands alone. */
static bool
name_events(struct import_file *file)
{
	for (size_t i = 0; i < file->event_count; i++) {
		struct import_event *event = &file->events[i];
		const char *base = event->name;

		for (int number = 2;
		     import_name_is_taken(file, event->name, false) ||
		     import_name_is_taken(file, event->name, true);
		     number++) {
			event->name =
			    arena_printf(file->arena, "%s-x%d", base, number);
			if (event->name == NULL)
				return false;
		}
		event->is_named = true;
	}
	return true;
}

bool
import_arrange(struct import_file *file)
{
	import_sort(file);
	if (!name_events(file) || !place_items(file))
		return false;
	prune_rules(file);
	sort_windows(file);
	choose_anchor(file);
	set_spans(file);
	if (file->anchor == NULL && !drop_windows(file))
		return false;
	if (!import_arrange_titles(file))
		return false;
	set_steps(file);
	return true;
}
