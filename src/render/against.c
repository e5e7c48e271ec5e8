/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Differences between a calendar and a plan as findings. */
#include "render/against.h"

#include <string.h>

#include "base/text.h"
#include "render/diff_text.h"

/* The calendar and the plan, and what is known of them as a whole. */
struct against {
	const struct entry_list *calendar;
	const struct entry_list *plan;
	struct diagnostics *diagnostics;
	struct date plan_begin;
	struct date calendar_begin;
	bool is_own;    /* some event of the calendar is takt's */
	struct buf how; /* a date is another one, in words */
};

static void
add_about(struct against *against, const struct entry *entry)
{
	diagnostic_about(against->diagnostics, entry->series, NULL);
}

static void
report_move(struct against *against, const struct difference *difference)
{
	const struct entry *old = difference->old_entry;
	const struct entry *new = difference->new_entry;
	struct diagnostics *diagnostics = against->diagnostics;
	const char *from = old->date;
	const char *to = new->date;
	struct buf *how = &against->how;

	buf_clear(how);
	diff_append_distance(old, new, how);
	diagnostic_add(diagnostics, DIAGNOSTIC_FEED_MOVED, old->at,
	    DIAGNOSTIC_ARGS(diff_name(new), from, to, buf_text(how)));
	add_about(against, new);
	diagnostic_value(diagnostics, "calendar", from);
	diagnostic_value(diagnostics, "plan", to);
	diagnostic_note(diagnostics, new->at, "its date comes from here");
}

static void
report_status(struct against *against, const struct difference *difference)
{
	const struct entry *old = difference->old_entry;
	const struct entry *new = difference->new_entry;
	struct diagnostics *diagnostics = against->diagnostics;
	const char *here =
	    old->status_text != NULL ? old->status_text : "without a status";
	const char *there = new->status_text;

	diagnostic_add(diagnostics, DIAGNOSTIC_FEED_STATUS, old->at,
	    DIAGNOSTIC_ARGS(diff_name(new), here, there));
	add_about(against, new);
	diagnostic_value(diagnostics, "calendar", here);
	diagnostic_value(diagnostics, "plan", there);
}

static void
report_text(struct against *against, const struct difference *difference,
    const char *what, const char *here, const char *there)
{
	diagnostic_add(against->diagnostics, DIAGNOSTIC_FEED_TEXT,
	    difference->old_entry->at,
	    DIAGNOSTIC_ARGS(what, diff_name(difference->new_entry),
		here != NULL ? here : "", there != NULL ? there : ""));
	add_about(against, difference->new_entry);
}

static void
report_pair(struct against *against, const struct difference *difference)
{
	const struct entry *old = difference->old_entry;
	const struct entry *new = difference->new_entry;

	if ((difference->parts & PART_DATE) != 0 && !entry_is_cancelled(new))
		report_move(against, difference);
	if ((difference->parts & PART_STATUS) != 0)
		report_status(against, difference);
	if ((difference->parts & PART_TITLE) != 0)
		report_text(
		    against, difference, "title", old->title, new->title);
	if ((difference->parts & PART_URL) != 0)
		report_text(against, difference, "page", old->url, new->url);
}

static bool
has_project(const struct entry_list *plan, const char *project)
{
	for (size_t i = 0; i < plan->count; i++) {
		if (strcmp(plan->items[i].project, project) == 0)
			return true;
	}
	return false;
}

static void
report_extra(struct against *against, const struct entry *entry)
{
	enum diagnostic_code code =
	    entry->is_own ? DIAGNOSTIC_FEED_EXTRA : DIAGNOSTIC_FEED_FOREIGN;

	if (entry->exactness == ENTRY_UNDATED ||
	    date_compare(entry->last, against->plan_begin) < 0 ||
	    (entry->is_own ? !has_project(against->plan, entry->project)
			   : against->is_own))
		return;
	diagnostic_add(against->diagnostics, code, entry->at,
	    DIAGNOSTIC_ARGS(diff_name(entry), entry->date));
	add_about(against, entry);
}

static void
report_missing(struct against *against, const struct entry *entry)
{
	if (date_compare(entry->last, against->calendar_begin) < 0)
		return;
	diagnostic_add(against->diagnostics, DIAGNOSTIC_FEED_MISSING,
	    (struct span){NULL, 0, 0},
	    DIAGNOSTIC_ARGS(against->calendar->source->name, diff_name(entry),
		entry->date));
	add_about(against, entry);
	diagnostic_note(
	    against->diagnostics, entry->at, "its date comes from here");
}

/* The first date, or the latest there can be. */
static struct date
begin_of(const struct entry_list *list)
{
	struct date begin = date_max();

	for (size_t i = 0; i < list->count; i++) {
		const struct entry *entry = &list->items[i];

		if (entry->exactness != ENTRY_UNDATED &&
		    date_compare(entry->first, begin) < 0)
			begin = entry->first;
	}
	return begin;
}

static void
report_all(struct against *against, const struct differences *differences)
{
	for (size_t i = 0; i < differences->count; i++) {
		const struct difference *item = &differences->items[i];

		if (item->old_entry == NULL)
			report_missing(against, item->new_entry);
		else if (item->new_entry == NULL)
			report_extra(against, item->old_entry);
		else
			report_pair(against, item);
	}
}

bool
against_find(const struct entry_list *calendar, const struct entry_list *plan,
    const struct difference_selection *selection,
    struct diagnostics *diagnostics)
{
	struct against against = {.calendar = calendar,
	    .plan = plan,
	    .diagnostics = diagnostics,
	    .plan_begin = begin_of(plan),
	    .calendar_begin = begin_of(calendar)};
	struct differences differences = {
	    .old_list = calendar, .new_list = plan};
	size_t errors = diagnostics_failures(diagnostics);
	bool is_found = differences_find(&differences, selection, diagnostics);
	/* What was selected may be nowhere. */
	bool is_good = is_found || diagnostics_failures(diagnostics) > errors;

	for (size_t i = 0; i < calendar->count; i++)
		against.is_own |= calendar->items[i].is_own;
	if (is_found)
		report_all(&against, &differences);
	is_good &= !against.how.failed;
	buf_release(&against.how);
	differences_release(&differences);
	return is_good && !diagnostics->arena.failed;
}

void
against_warn_repeating(
    const struct entry_list *calendar, struct diagnostics *diagnostics)
{
	const struct entry *first = NULL;
	char number[TEXT_NUMBER_SIZE + 1];
	size_t count = 0;

	for (size_t i = 0; i < calendar->count; i++) {
		if (calendar->items[i].repeats == 0)
			continue;
		if (first == NULL)
			first = &calendar->items[i];
		count++;
	}
	if (first == NULL)
		return;
	number[text_from_number((int64_t)count, number)] = '\0';
	diagnostic_add(diagnostics, DIAGNOSTIC_FEED_REPEATS, first->at,
	    DIAGNOSTIC_ARGS(count == 1 ? "an event" : number,
		count == 1 ? "repeats" : "events repeat"));
}
