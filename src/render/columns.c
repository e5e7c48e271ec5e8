/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which columns there are, and what stands in them. */
#include "render/columns.h"

#include <string.h>

#include "phrase/clock.h"
#include "phrase/words.h"

enum column {
	DATE,
	DAY,
	MOVED,
	UNTIL,
	TIME,
	PROJECT,
	SERIES,
	NAME,
	STATUS,
	PEOPLE,
	COLUMN_COUNT
};

static const struct layout_column columns[COLUMN_COUNT] = {
    [DATE] = {"Date", false, false, 0},
    [DAY] = {"Day", false, false, 0},
    [MOVED] = {"Moved", false, false, 0},
    [UNTIL] = {"Until", false, false, 0},
    [TIME] = {"Time", false, false, 0},
    [PROJECT] = {"Project", true, false, 0},
    [SERIES] = {"Series", true, false, 0},
    [NAME] = {"Milestone", true, false, 0},
    [STATUS] = {"Status", false, false, 0},
    [PEOPLE] = {"People", true, true, 0},
};

static bool
is_span(const struct plan_item *item)
{
	return item->precision == PRECISION_DAY &&
	    date_compare(item->first, item->last) < 0;
}

/* Which columns are worth having for these items. */
static void
choose_columns(const struct plan *plan, const struct plan_item *items,
    bool used[COLUMN_COUNT])
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		used[i] = true;
	used[PROJECT] = plan_cadence_count(plan) > 1;
	used[UNTIL] = false;
	used[MOVED] = false;
	used[TIME] = false;
	used[PEOPLE] = false;
	for (size_t i = 0; i < plan_item_count(plan); i++) {
		used[UNTIL] |= is_span(&items[i]);
		used[TIME] |= items[i].clock != NULL;
		used[MOVED] |= items[i].has_moved || items[i].is_new;
		used[PEOPLE] |= items[i].person_count > 0;
	}
}

static const char *
weekday_text(const struct plan_item *item, struct arena *arena)
{
	if (item->precision != PRECISION_DAY)
		return NULL;
	return arena_copy(arena,
	    word_of_value(word_weekdays, (int32_t)date_weekday(item->first)),
	    3);
}

/* "+7 days", beside the plan without the slip. */
static const char *
moved_text(const struct plan_item *item, struct arena *arena)
{
	int32_t days = date_days_between(item->was, item->first);

	if (item->is_new)
		return "new";
	if (!item->has_moved)
		return NULL;
	if (item->precision == PRECISION_TBD ||
	    date_compare(item->was, date_max()) == 0)
		return "yes";
	return arena_printf(
	    arena, "%+d day%s", days, days == 1 || days == -1 ? "" : "s");
}

const char *
columns_time(const struct plan_item *item, struct arena *arena)
{
	struct buf text = {0};
	const char *copy;

	if (item->clock == NULL || item->precision != PRECISION_DAY)
		return NULL;
	clock_format(item->clock, &text);
	copy = arena_copy(arena, buf_text(&text), text.length);
	arena->failed |= text.failed;
	buf_release(&text);
	return copy;
}

/* The one role that all of the people have; NULL if there are several. */
static const char *
common_role(const struct plan *plan, const struct plan_item *items)
{
	const char *role = NULL;

	for (size_t i = 0; i < plan_item_count(plan); i++) {
		const struct person *people = items[i].people;

		if (items[i].person_count == 0)
			continue;
		if (items[i].person_count > 1 ||
		    (role != NULL && strcmp(role, people[0].role) != 0))
			return NULL;
		role = people[0].role;
	}
	return role;
}

/* The role as the head of a column: "Release manager". */
static const char *
role_title(const char *role, struct arena *arena)
{
	char *title = arena_string(arena, role);

	if (title != NULL && title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return title != NULL ? title : role;
}

/* "release manager: Ann; editor: Ben"; a role that the head says is left out.
 */
const char *
columns_people(
    const struct plan_item *item, const char *role, struct arena *arena)
{
	struct buf text = {0};
	const char *copy;

	if (item->person_count == 0)
		return NULL;
	if (role != NULL)
		return item->people[0].name;
	for (size_t i = 0; i < item->person_count; i++)
		buf_printf(&text, "%s%s: %s", i > 0 ? "; " : "",
		    item->people[i].role, item->people[i].name);
	copy = arena_copy(arena, buf_text(&text), text.length);
	arena->failed |= text.failed;
	buf_release(&text);
	return copy;
}

static const char *
cell(const struct plan_item *item, enum column column, const char *role,
    struct arena *arena)
{
	char text[PHRASE_VALUE_TEXT_SIZE];
	char day[DATE_TEXT_SIZE];

	switch (column) {
	case DATE:
		return arena_string(arena, plan_item_date(item, text));
	case DAY:
		return weekday_text(item, arena);
	case UNTIL:
		return is_span(item)
		    ? arena_string(arena, date_format(item->last, day))
		    : NULL;
	case PROJECT:
		return item->cadence->project;
	case SERIES:
		return item->series;
	case NAME:
		return item->name;
	case STATUS:
		return plan_item_status(item);
	case MOVED:
		return moved_text(item, arena);
	case TIME:
		return columns_time(item, arena);
	case PEOPLE:
		return columns_people(item, role, arena);
	case COLUMN_COUNT:
		break;
	}
	return NULL;
}

bool
columns_fill(
    const struct plan *plan, struct layout *layout, struct arena *arena)
{
	const struct plan_item *items = plan_sorted(plan, arena);
	const char *role;
	bool used[COLUMN_COUNT];
	size_t next = 0;

	if (items == NULL)
		return false;
	role = common_role(plan, items);
	choose_columns(plan, items, used);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (!used[i])
			continue;
		layout->columns[layout->column_count] = columns[i];
		if (i == PEOPLE && role != NULL)
			layout->columns[layout->column_count].title =
			    role_title(role, arena);
		layout->column_count++;
	}
	layout->row_count = plan_item_count(plan);
	layout->cells = ARENA_ARRAY(
	    arena, layout->row_count * layout->column_count + 1, const char *);
	if (layout->cells == NULL)
		return false;
	for (size_t row = 0; row < layout->row_count; row++) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			if (used[i])
				layout->cells[next++] = cell(
				    &items[row], (enum column)i, role, arena);
		}
	}
	return !arena->failed;
}
