/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Calendars: what takt wrote, by its marks; and what all events have. */
#include "import/ics.h"

#include <stdlib.h>
#include <string.h>

#include "ical/zone.h"
#include "import/read.h"
#include "phrase/clock.h"
#include "render/entries.h"

enum { STEPS_MAX = 500 };

static const char *
keep(struct ics_reader *reader, const char *text)
{
	return arena_string(reader->file->arena, text);
}

/* What follows "Status: " in a description that takt wrote; or NULL. */
static const char *
line_of(const struct ical_reading *reading, const char *label)
{
	const char *text = buf_text(&reading->description);
	size_t length = strlen(label);

	while (text != NULL && strncmp(text, label, length) != 0) {
		text = strchr(text, '\n');
		text = text != NULL ? text + 1 : NULL;
	}
	return text != NULL ? text + length : NULL;
}

static void
set_status(struct ics_reader *reader, const struct entry *entry,
    struct import_item *item)
{
	const char *words =
	    entry->is_own ? line_of(&reader->reading, "Status: ") : NULL;

	item->status = IMPORT_PLANNED;
	if (entry->status == ENTRY_CONFIRMED)
		item->status = IMPORT_CONFIRMED;
	if (entry->status == ENTRY_CANCELLED)
		item->status = IMPORT_CANCELLED;
	else if (words != NULL && strncmp(words, "actual", 6) == 0)
		item->status = IMPORT_ACTUAL;
}

static void
set_reason(struct ics_reader *reader, const struct entry *entry,
    struct import_item *item)
{
	const char *words =
	    entry->is_own ? line_of(&reader->reading, "Reason: ") : NULL;

	if (words != NULL)
		item->reason = import_text(reader->file,
		    arena_copy(
			reader->file->arena, words, strcspn(words, "\n")));
	if (entry->is_own || reader->told_texts ||
	    reader->reading.description.length == 0)
		return;
	reader->told_texts = true;
	import_left_out(reader->file, entry->at, "DESCRIPTION",
	    "a cadence has no place for texts of single events");
}

/* Can a cadence say it? It has no abbreviations, and no zones that nobody
 * knows. */
static bool
is_time(struct ics_reader *reader, const char *text)
{
	const struct phrase_text at = {.text = text, .length = strlen(text)};
	struct diagnostics unheard = {.keep = 1};
	struct arena arena = {0};
	struct clock clock;
	enum ical_zone_status status = ICAL_ZONE_UNKNOWN;

	if (clock_parse(&arena, &at, &unheard, &clock))
		status = ical_zone_find(clock.zone);
	reader->file->arena->failed |=
	    arena.failed || status == ICAL_ZONE_NO_MEMORY;
	diagnostics_release(&unheard);
	arena_release(&arena);
	return status == ICAL_ZONE_KNOWN;
}

/* "2026-10-01 14:00 UTC", as takt or the entry shows it. */
static void
set_time(struct ics_reader *reader, const struct entry *entry,
    struct import_item *item)
{
	const char *text = entry->date != NULL ? entry->date : "";

	if (entry->exactness == ENTRY_TIMED && strlen(text) > DATE_TEXT_SIZE &&
	    text[DATE_TEXT_SIZE - 1] == ' ' &&
	    is_time(reader, text + DATE_TEXT_SIZE)) {
		item->at = keep(reader, text + DATE_TEXT_SIZE);
		return;
	}
	if (entry->exactness < ENTRY_FLOATING || reader->told_time)
		return;
	reader->told_time = true;
	import_left_out(reader->file, entry->at, text,
	    "the time has no zone that is known; the day is kept");
}

/* "2031-10", "week of 2031-10-27". */
static void
set_rough(const struct entry *entry, struct import_item *item)
{
	static const char week[] = "week of ";
	const char *text = entry->date != NULL ? entry->date : "";

	item->first = entry->first;
	item->last = entry->last;
	if (entry->exactness != ENTRY_ROUGH)
		return;
	if (strncmp(text, week, sizeof(week) - 1) == 0)
		item->precision = PRECISION_WEEK;
	else
		(void)import_date_text(text, strcspn(text, " "), item);
}

void
ics_fill(struct ics_reader *reader, const struct entry *entry,
    struct import_item *item)
{
	const char *title = entry->title != NULL ? entry->title : "";
	size_t project = strlen(reader->file->project);

	item->span = entry->at;
	set_rough(entry, item);
	set_time(reader, entry, item);
	set_status(reader, entry, item);
	set_reason(reader, entry, item);
	if (strncmp(title, reader->file->project, project) == 0 &&
	    title[project] == ' ')
		title += project + 1;
	item->title = import_pattern_text(reader->file, title);
	if (reader->reading.rules.length > 0)
		import_left_out(reader->file, entry->at, "RRULE",
		    "only the first date of what recurs is taken");
}

static struct import_series *
series_of(struct ics_reader *reader, const struct entry *entry)
{
	bool is_new;
	struct import_series *series =
	    import_series(reader->file, entry->identity, entry->at, &is_new);

	if (series != NULL && series->url == NULL && entry->url != NULL &&
	    import_url_is_good(entry->url))
		series->url = keep(reader, entry->url);
	return series;
}

/* The window that "end-of-life" ends: the one of that last day, if its days
 * are there as well, or else one without a name. */
static const char *
last_window(const struct ics_reader *reader, const struct entry *entry)
{
	const struct entry_list *list = &reader->entries;

	for (size_t i = 0; i < list->count; i++) {
		const struct entry *other = &list->items[i];
		const char *slash = other->slot != NULL &&
			strncmp(other->slot, "support/", 8) == 0
		    ? strchr(other->slot + 8, '/')
		    : NULL;

		if (slash != NULL && entry->identity != NULL &&
		    strcmp(other->identity, entry->identity) == 0 &&
		    date_compare(other->last, entry->last) == 0)
			return arena_copy(reader->file->arena, other->slot + 8,
			    (size_t)(slash - other->slot) - 8);
	}
	return "support";
}

/* The rule of a slot: "beta/2", "also/beta/3", "end of bugfix". */
static struct import_rule *
rule_of_slot(struct ics_reader *reader, const struct entry *entry,
    int32_t *number, bool *is_added)
{
	const char *slot = entry->slot;
	const char *slash;
	char *end = NULL;
	const char *name;

	*number = 0;
	*is_added = strncmp(slot, "also/", 5) == 0;
	if (*is_added)
		slot += 5;
	if (strncmp(slot, "end of ", 7) == 0)
		return import_rule(reader->file, slot + 7, true);
	if (strcmp(slot, "end-of-life") == 0) {
		struct import_rule *rule =
		    import_rule(reader->file, last_window(reader, entry), true);

		if (rule != NULL)
			rule->is_end = true;
		return rule;
	}
	/* "beta/2" is a place, and "also/beta 3" has a number. */
	slash = strrchr(slot, *is_added ? ' ' : '/');
	if (!*is_added && slash != NULL && strncmp(slot, "support/", 8) == 0 &&
	    slash > slot + 8)
		return import_rule(reader->file,
		    arena_copy(reader->file->arena, slot + 8,
			(size_t)(slash - slot) - 8),
		    true);
	if (slash != NULL) {
		long value = strtol(slash + 1, &end, 10);

		if (*end == '\0' && value > 0 && value <= STEPS_MAX)
			*number = (int32_t)value;
	}
	name = *number > 0
	    ? arena_copy(reader->file->arena, slot, (size_t)(slash - slot))
	    : slot;
	return name != NULL ? import_rule(reader->file, name, false) : NULL;
}

/* Both the end of a window and its days: one of them is enough. */
static bool
is_there(const struct import_series *series, const struct import_rule *rule,
    struct date last)
{
	const struct import_item *item = import_find(series, rule, 0);

	return rule->is_window && item != NULL &&
	    date_compare(item->last, last) == 0;
}

static void
add_own(struct ics_reader *reader, const struct entry *entry)
{
	struct import_series *series = series_of(reader, entry);
	struct import_rule *rule;
	struct import_item *item;
	bool is_added;
	int32_t number;

	if (series == NULL)
		return;
	rule = rule_of_slot(reader, entry, &number, &is_added);
	if (rule == NULL || is_there(series, rule, entry->last))
		return;
	item = import_item(reader->file, series, rule);
	if (item == NULL)
		return;
	rule->is_numbered |= number > 0;
	rule->is_kept = true;
	item->number = is_added ? number : 0;
	item->slot = is_added ? 0 : number;
	if (is_added && number == 0) {
		item->key = rule->name;
		item->place = IMPORT_UNDER_ALSO;
	}
	ics_fill(reader, entry, item);
	if (rule->is_window && item->precision == PRECISION_DAY)
		item->first = item->last;
}

/* "event/pycon/2"; where it is of a series, that of its day is as good. */
static void
add_event(struct ics_reader *reader, const struct entry *entry)
{
	const char *name = entry->slot != NULL ? entry->slot + 6 : entry->title;
	struct import_item *item;

	name = arena_copy(reader->file->arena, name,
	    entry->slot != NULL ? strcspn(name, "/") : strlen(name));
	if (name == NULL)
		return;
	item = import_event(reader->file, import_name(reader->file, name));
	if (item != NULL)
		ics_fill(reader, entry, item);
}

static void
add_entry(struct ics_reader *reader, const struct entry *entry, size_t common)
{
	if (entry->exactness == ENTRY_UNDATED)
		import_left_out(reader->file, entry->at,
		    entry->title != NULL ? entry->title : "", "it has no date");
	else if (reader->reading.instance.length > 0)
		import_left_out(reader->file, entry->at, entry->title,
		    "it is one instance of what recurs");
	else if (!reader->has_own)
		ics_add_titled(reader, entry, common);
	else if (!entry->is_own)
		import_left_out(reader->file, entry->at, entry->title,
		    "it was not written by takt, as others in this file");
	else if (strcmp(entry->project, reader->file->project) != 0)
		import_left_out(reader->file, entry->at, entry->title,
		    "it is of another project; '--project' says which to take");
	else if (strncmp(entry->slot, "event/", 6) == 0)
		add_event(reader, entry);
	else
		add_own(reader, entry);
}

static const char *
own_project(struct ics_reader *reader)
{
	for (size_t i = 0; i < reader->entries.count; i++) {
		if (reader->entries.items[i].is_own)
			return keep(reader, reader->entries.items[i].project);
	}
	return NULL;
}

static bool
read_events(struct ics_reader *reader)
{
	struct import_file *file = reader->file;
	const char *own = own_project(reader);
	size_t common;

	reader->has_own = own != NULL;
	common = reader->has_own ? 0 : ics_common_words(reader);
	if (file->project == NULL)
		file->project = own != NULL ? own : ics_project(reader, common);
	for (size_t i = 0; file->project != NULL && i < reader->entries.count;
	     i++) {
		if (file->arena->failed ||
		    !ical_reading_read(&reader->reading, file->source,
			reader->feed->events[i].part))
			return false;
		add_entry(reader, &reader->entries.items[i], common);
	}
	ics_number(file);
	return !file->arena->failed;
}

bool
import_read_ics(struct import_file *file)
{
	struct ics_reader reader = {.file = file};
	bool good;

	reader.feed =
	    ical_feed_read(file->source, file->arena, file->diagnostics);
	if (reader.feed == NULL)
		return !file->arena->failed;
	good = entries_of_feed(reader.feed, &reader.entries) &&
	    read_events(&reader);
	ical_reading_release(&reader.reading);
	entry_list_release(&reader.entries);
	return good;
}
