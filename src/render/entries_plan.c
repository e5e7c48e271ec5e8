/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The items of a plan as entries. */
#include "render/entries.h"

#include <string.h>

#include "ical/text.h"
#include "render/event.h"

#define SECONDS_PER_DAY 86400

/* A list that is being filled. */
struct filler {
	struct entry_list *list;
	struct event_maker maker;
	struct buf text;
};

const char *
entries_title(struct entry_list *list, const char *summary, bool is_cancelled,
    bool is_rough)
{
	size_t prefix = strlen(EVENT_CANCELLED_PREFIX);
	size_t length;

	if (is_cancelled &&
	    strncmp(summary, EVENT_CANCELLED_PREFIX, prefix) == 0)
		summary += prefix;
	length = strlen(summary);
	/* "3.14 end of life (2030-10)". */
	if (is_rough && length > 0 && summary[length - 1] == ')') {
		while (length > 0 && summary[length - 1] != '(')
			length--;
		length = length > 2 ? length - 2 : strlen(summary);
	}
	return arena_copy(&list->arena, summary, length);
}

static bool
is_history(const char *line)
{
	static const char *const starts[] = {"Moved on ", "Cancelled on "};

	for (size_t i = 0; i < 2; i++) {
		size_t length = strlen(starts[i]);

		if (strncmp(line, starts[i], length) == 0 &&
		    line[length] >= '0' && line[length] <= '9')
			return true;
	}
	return false;
}

uint64_t
entries_description(const char *text)
{
	uint64_t digest = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		/* As if of all lines: each counts with those before it. */
		if (length > 0 && !is_history(text))
			digest = digest * 31 + entry_digest(text, length);
		text += length + (text[length] == '\n');
	}
	return digest;
}

static void
set_dates(struct entry *entry, const struct plan_item *item,
    const struct ical_event *event)
{
	entry->first = item->first;
	entry->last = item->last;
	if (item->precision == PRECISION_TBD)
		entry->exactness = ENTRY_UNDATED;
	else if (item->precision != PRECISION_DAY)
		entry->exactness = ENTRY_ROUGH;
	else
		entry->exactness = event->is_timed ? ENTRY_TIMED : ENTRY_DAYS;
	entry->start = event->is_timed
	    ? event->start
	    : (int64_t)item->first.day * SECONDS_PER_DAY;
	entry->end = event->is_timed
	    ? event->end
	    : ((int64_t)item->last.day + 1) * SECONDS_PER_DAY;
}

static void
set_status(struct entry *entry, const struct plan_item *item,
    const struct ical_event *event)
{
	switch (event->status) {
	case ICAL_EVENT_TENTATIVE:
		entry->status = ENTRY_TENTATIVE;
		break;
	case ICAL_EVENT_CONFIRMED:
		entry->status = ENTRY_CONFIRMED;
		break;
	case ICAL_EVENT_CANCELLED:
		entry->status = ENTRY_CANCELLED;
		break;
	}
	entry->status_text = plan_item_status(item);
	entry->is_exact = true;
}

/* As a calendar would hold them, in which some characters cannot stand. */
static void
set_texts(
    struct filler *filler, struct entry *entry, const struct ical_event *event)
{
	ical_text_clean(&filler->text, event->description);
	entry->description = entries_description(buf_text(&filler->text));
	for (size_t i = 0; event->categories[i] != NULL; i++) {
		ical_text_clean_category(&filler->text, event->categories[i]);
		entry->categories +=
		    entry_digest(buf_text(&filler->text), filler->text.length);
	}
	ical_text_clean(&filler->text, event->summary);
	entry->title = entries_title(filler->list, buf_text(&filler->text),
	    entry_is_cancelled(entry), entry->exactness <= ENTRY_ROUGH);
}

/* All days of a window are selected as its end is. */
static const char *
milestone_of(const struct plan_item *item, struct buf *text)
{
	if (item->kind != ITEM_SUPPORT)
		return item->milestone;
	if (item->window_rule->is_last)
		return "end-of-life";
	buf_clear(text);
	buf_printf(text, "end of %s", item->window_rule->name);
	return buf_text(text);
}

/* The place in the plan; most of it is as of the entry before. */
static void
set_place(
    struct filler *filler, struct entry *entry, const struct plan_item *item)
{
	static const struct entry nothing = {0};
	struct entry_list *list = filler->list;
	const struct entry *before = list->count > 1 ? entry - 1 : &nothing;

	entry->key = arena_string(&list->arena, filler->maker.uid);
	entry->project = item->cadence->project;
	entry->series = entry_text(list, item->series, before->series);
	entry->identity = strcmp(item->series, item->series_identity) == 0
	    ? entry->series
	    : entry_text(list, item->series_identity, before->identity);
	entry->slot = arena_string(&list->arena, item->slot);
	entry->milestone = entry_text(
	    list, milestone_of(item, &filler->text), before->milestone);
	entry->url = item->url;
	entry->at = item->pin != NULL && item->pin->on != NULL
	    ? item->pin->on->at
	    : plan_item_place(item);
	entry->is_own = true;
}

static bool
add_item(void *context, const struct plan_item *item)
{
	struct filler *filler = context;
	struct entry *entry = entry_add(filler->list);
	char day[DATE_TEXT_SIZE];
	struct ical_event event;

	if (entry == NULL || !event_make(&filler->maker, item, &event))
		return false;
	set_place(filler, entry, item);
	set_dates(entry, item, &event);
	set_status(entry, item, &event);
	set_texts(filler, entry, &event);
	entry->date = arena_string(&filler->list->arena,
	    event.date != NULL ? event.date : date_format(item->first, day));
	return !filler->text.failed && !filler->list->arena.failed;
}

bool
entries_of_plan(const struct plan *plan, struct entry_list *list)
{
	static const struct render_options options = {0};
	struct filler filler = {.list = list, .maker = {.options = &options}};
	bool is_good = plan_walk(plan, add_item, &filler);

	event_maker_release(&filler.maker);
	buf_release(&filler.text);
	return is_good;
}
