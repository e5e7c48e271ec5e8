/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which release of a series belongs into which list. */
#include "render/pep.h"

#include <string.h>

#include "base/text.h"
#include "render/phase.h"

/* What the PEPs call the releases of their windows. */
static const struct {
	const char *window;
	const char *title;
	const char *last_note;
} known_windows[] = {
    {"bugfix", "Bugfix releases",
	"Final regular bugfix release with binary installers"},
    {"security", "Source-only security fix releases", NULL},
};

static bool
takes_place(const struct plan_item *item)
{
	return item->status != STATUS_CANCELLED &&
	    item->status != STATUS_DROPPED;
}

static bool
is_window(const struct plan_item *item)
{
	return item->kind == ITEM_SUPPORT_END || item->kind == ITEM_SUPPORT;
}

void
pep_series_begin(struct pep_series *series, struct plan_query *query)
{
	*series = (struct pep_series){.name = query_series(query)};
	series->items = query_items(query, &series->item_count);
}

/* The latest release, and the freeze of features. */
static void
find_landmarks(struct pep_series *series)
{
	for (size_t i = 0; i < series->item_count; i++) {
		const struct plan_item *item = &series->items[i];

		if (!takes_place(item) || item->kind != ITEM_MILESTONE)
			continue;
		if (phase_of(item) == PHASE_RELEASE)
			series->final = item;
		if (strcmp(item->milestone, "feature-freeze") == 0)
			series->freeze = item;
	}
}

/* "3.15.0" of "3.15.0 final", whose milestone is "final". */
static const char *
version_of(const struct pep_series *series, struct arena *arena)
{
	const char *name, *word;
	size_t length, cut;

	if (series->final == NULL)
		return series->name;
	name = series->final->name;
	word = series->final->milestone;
	length = strlen(name);
	cut = strlen(word);
	if (length > cut + 1 && name[length - cut - 1] == ' ' &&
	    text_equal_ignoring_case(name + length - cut, cut, word, cut))
		return arena_copy(arena, name, length - cut - 1);
	return series->name;
}

static bool
name_window(struct pep_section *section, const struct window *window,
    struct arena *arena)
{
	size_t known = sizeof(known_windows) / sizeof(known_windows[0]);

	section->mark = window->name;
	for (size_t i = 0; i < known; i++) {
		if (strcmp(window->name, known_windows[i].window) != 0)
			continue;
		section->title = known_windows[i].title;
		section->last_note =
		    window->is_last ? NULL : known_windows[i].last_note;
		return true;
	}
	section->title = arena_printf(arena, "%c%s releases",
	    text_upper(window->name[0]), window->name + 1);
	return section->title != NULL;
}

/* A section for each window whose end is known. */
static bool
add_windows(struct pep_series *series, struct arena *arena)
{
	for (size_t i = 0; i < series->item_count; i++) {
		const struct plan_item *item = &series->items[i];
		struct pep_section *section =
		    &series->sections[series->section_count];

		if (item->kind != ITEM_SUPPORT_END || !takes_place(item) ||
		    series->section_count == PEP_SECTIONS_MAX)
			continue;
		section->end = item;
		section->is_irregular =
		    strcmp(item->window_rule->name, "security") == 0;
		if (!name_window(section, item->window_rule, arena))
			return false;
		series->section_count++;
	}
	return true;
}

/* By its date, the first window that has not ended. */
static size_t
section_of(const struct pep_series *series, const struct plan_item *item)
{
	struct date date = plan_item_sort_date(item);
	bool is_point = phase_of(item) == PHASE_POINT_RELEASE;
	size_t last = series->section_count - 1;

	if (!is_point &&
	    (series->final == NULL ||
		date_compare(date, plan_item_sort_date(series->final)) <= 0))
		return 0;
	for (size_t i = 1; i < last; i++) {
		if (date_compare(date, series->sections[i].end->last) <= 0)
			return i;
	}
	return last;
}

/* Point releases of a series that is not out are only planned by rule. */
static bool
comes_later(const struct pep_series *series, const struct plan_item *item)
{
	return !series->is_out && item->kind == ITEM_RELEASE &&
	    item->status != STATUS_ACTUAL;
}

static void
take_item(struct pep_series *series, const struct plan *plan,
    const struct plan_item *item)
{
	struct pep_section *section =
	    &series->sections[section_of(series, item)];

	section->last = item;
	section->is_irregular &= plan_item_place(item).source == NULL;
	if (!comes_later(series, item) || !plan_selects(plan, item))
		return;
	if (section->later_count++ == 0)
		section->first_later = item;
	section->last_later = item;
}

bool
pep_series_fill(
    struct pep_series *series, const struct plan *plan, struct arena *arena)
{
	const char *version;

	find_landmarks(series);
	version = version_of(series, arena);
	if (version == NULL)
		return false;
	series->is_out = series->final == NULL ||
	    series->final->status == STATUS_ACTUAL ||
	    !plan_selects(plan, series->final);
	series->sections[0] = (struct pep_section){
	    .title = arena_printf(arena, "%s schedule", version),
	    .mark = "feature"};
	series->section_count = 1;
	if (!add_windows(series, arena))
		return false;
	for (size_t i = 0; i < series->item_count; i++) {
		if (takes_place(&series->items[i]) &&
		    !is_window(&series->items[i]))
			take_item(series, plan, &series->items[i]);
	}
	return !arena->failed;
}

/* Something else comes out on the day of the freeze, and says it. */
static bool
has_company(const struct pep_series *series, const struct plan *plan)
{
	for (size_t i = 0; i < series->item_count; i++) {
		if (pep_series_freezes_with(series, plan, &series->items[i]))
			return true;
	}
	return false;
}

bool
pep_series_lists(const struct pep_series *series, const struct plan *plan,
    const struct plan_item *item, size_t section)
{
	if (!takes_place(item) || is_window(item) || !plan_selects(plan, item))
		return false;
	if (item == series->freeze && has_company(series, plan))
		return false;
	return !comes_later(series, item) &&
	    section_of(series, item) == section;
}

bool
pep_series_freezes_with(const struct pep_series *series,
    const struct plan *plan, const struct plan_item *item)
{
	const struct plan_item *freeze = series->freeze;

	return freeze != NULL && item != freeze && takes_place(item) &&
	    phase_of(item) == PHASE_PRE_RELEASE &&
	    freeze->precision == item->precision &&
	    freeze->precision != PRECISION_TBD &&
	    date_compare(freeze->first, item->first) == 0 &&
	    plan_selects(plan, freeze) && plan_selects(plan, item);
}
