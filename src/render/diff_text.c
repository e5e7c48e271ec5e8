/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Words for differences. */
#include "render/diff_text.h"

#include <string.h>

enum { MINUTE = 60, HOUR = 3600 };

const char *
diff_kind_name(enum difference_kind kind)
{
	static const char *const names[DIFFERENCE_KINDS] = {
	    [DIFFERENCE_MOVED] = "moved",
	    [DIFFERENCE_CHANGED] = "changed",
	    [DIFFERENCE_NEW] = "new",
	    [DIFFERENCE_GONE] = "gone",
	    [DIFFERENCE_CANCELLED] = "cancelled"};

	return names[kind];
}

const char *
diff_name(const struct entry *entry)
{
	const char *title = entry->title != NULL ? entry->title : "";
	size_t length = entry->project != NULL ? strlen(entry->project) : 0;

	if (length > 0 && strncmp(title, entry->project, length) == 0 &&
	    title[length] == ' ' && title[length + 1] != '\0')
		title += length + 1;
	return title;
}

/* Puts a separator before all but the first of some words. */
static void
separate(struct buf *out, size_t start, const char *separator)
{
	if (out->length > start)
		buf_append_string(out, separator);
}

static void
append_amount(struct buf *out, int64_t amount, const char *unit)
{
	int64_t length = amount < 0 ? -amount : amount;

	buf_append_number(out, length);
	buf_append_char(out, ' ');
	buf_append_string(out, unit);
	if (length != 1)
		buf_append_char(out, 's');
}

/* "21 hours 45 minutes". */
static void
append_seconds(struct buf *out, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = {{HOUR, "hour"}, {MINUTE, "minute"}, {1, "second"}};
	int64_t rest = seconds < 0 ? -seconds : seconds;
	size_t start = out->length;

	for (size_t i = 0; i < 3; i++) {
		if (rest < units[i].seconds)
			continue;
		separate(out, start, " ");
		append_amount(out, rest / units[i].seconds, units[i].name);
		rest %= units[i].seconds;
	}
}

static const char *
later(int64_t amount)
{
	return amount < 0 ? " earlier" : " later";
}

static const char *
longer(int64_t amount)
{
	return amount < 0 ? " shorter" : " longer";
}

static int32_t
days_of(const struct entry *entry)
{
	return date_days_between(entry->first, entry->last) + 1;
}

/* Of two dates of which at least one is not known to the day. */
static void
append_rough(const struct entry *old, const struct entry *new, struct buf *out)
{
	size_t start = out->length;
	int32_t exacter = days_of(old) - days_of(new);

	if (date_compare(new->first, old->last) > 0)
		buf_append_string(out, "later");
	else if (date_compare(new->last, old->first) < 0)
		buf_append_string(out, "earlier");
	else if (old->exactness == new->exactness && exacter == 0)
		buf_append_string(out,
		    date_compare(old->first, new->first) < 0 ? "later"
							     : "earlier");
	if (old->exactness == ENTRY_ROUGH && new->exactness == ENTRY_ROUGH &&
	    exacter == 0)
		return;
	separate(out, start, ", ");
	buf_append_string(out,
	    new->exactness > old->exactness ||
		    (new->exactness == old->exactness &&exacter > 0)
		? "more exact"
		: "less exact");
}

static void
append_times(const struct entry *old, const struct entry *new, struct buf *out)
{
	int64_t moved = new->start - old->start;
	int64_t length = (new->end - new->start) - (old->end - old->start);

	if (moved != 0) {
		append_seconds(out, moved);
		buf_append_string(out, later(moved));
	} else if (length != 0) {
		append_seconds(out, length);
		buf_append_string(out, longer(length));
	}
}

/* Of two dates that are known to the day. */
static void
append_exact(const struct entry *old, const struct entry *new, struct buf *out)
{
	int32_t moved = date_days_between(old->first, new->first);
	int32_t length = days_of(new) - days_of(old);
	bool had_time = old->exactness != ENTRY_DAYS;
	bool has_time = new->exactness != ENTRY_DAYS;
	size_t start = out->length;

	if (moved != 0) {
		append_amount(out, moved, "day");
		buf_append_string(out, later(moved));
	}
	if (had_time != has_time) {
		separate(out, start, ", ");
		buf_append_string(
		    out, has_time ? "has a time now" : "has no time any more");
	} else if (has_time && moved == 0) {
		append_times(old, new, out);
	} else if (!has_time && length != 0) {
		separate(out, start, ", ");
		append_amount(out, length, "day");
		buf_append_string(out, longer(length));
	}
}

void
diff_append_distance(
    const struct entry *old, const struct entry *new, struct buf *out)
{
	if (old->exactness == ENTRY_UNDATED)
		buf_append_string(out, "has a date now");
	else if (new->exactness == ENTRY_UNDATED)
		buf_append_string(out, "has no date any more");
	else if (old->exactness == ENTRY_ROUGH || new->exactness == ENTRY_ROUGH)
		append_rough(old, new, out);
	else
		append_exact(old, new, out);
}

bool
diff_days(const struct difference *difference, int32_t *days)
{
	const struct entry *old = difference->old_entry;
	const struct entry *new = difference->new_entry;

	if (old == NULL || new == NULL || old->exactness < ENTRY_DAYS ||
	    new->exactness < ENTRY_DAYS)
		return false;
	*days = date_days_between(old->first, new->first);
	return true;
}

static void
append_url(struct buf *out, const char *before)
{
	buf_append_string(out, before != NULL ? "url was " : "url is new");
	buf_append_string(out, before != NULL ? before : "");
}

static void
append_status(const struct difference *difference, struct buf *out)
{
	const char *old = difference->old_entry->status_text;
	const char *new = difference->new_entry->status_text;

	buf_append_string(out, "status ");
	buf_append_string(out, old != NULL ? old : "not known");
	buf_append_string(out, " to ");
	buf_append_string(out, new != NULL ? new : "not known");
}

/* Parts of which only the name is told. */
static const struct {
	enum difference_part part;
	const char *name;
} named_parts[] = {{PART_REPEATS, "recurrence"},
    {PART_CATEGORIES, "categories"}, {PART_DESCRIPTION, "description"}};

void
diff_append_how(const struct difference *difference, struct buf *out)
{
	const struct entry *old = difference->old_entry;
	size_t start = out->length;

	if ((difference->parts & PART_DATE) != 0 &&
	    difference->kind != DIFFERENCE_CANCELLED)
		diff_append_distance(old, difference->new_entry, out);
	if ((difference->parts & PART_STATUS) != 0 &&
	    difference->kind != DIFFERENCE_CANCELLED) {
		separate(out, start, "; ");
		append_status(difference, out);
	}
	if ((difference->parts & PART_TITLE) != 0) {
		separate(out, start, "; ");
		buf_printf(out, "title was '%s'", diff_name(old));
	}
	if ((difference->parts & PART_URL) != 0) {
		separate(out, start, "; ");
		append_url(out, old->url);
	}
	for (size_t i = 0; i < 3; i++) {
		if ((difference->parts & named_parts[i].part) == 0)
			continue;
		separate(out, start, "; ");
		buf_append_string(out, named_parts[i].name);
	}
}

void
diff_append_counts(const struct differences *differences, struct buf *out)
{
	size_t start = out->length;

	for (int i = 0; i < DIFFERENCE_KINDS; i++) {
		if (differences->counts[i] == 0)
			continue;
		separate(out, start, ", ");
		buf_printf(out, "%zu %s", differences->counts[i],
		    diff_kind_name((enum difference_kind)i));
	}
	separate(out, start, "; ");
	buf_printf(out, "%zu unchanged", differences->unchanged);
	if (differences->by_title > 0)
		buf_printf(out, "; %zu known by %s", differences->by_title,
		    differences->by_title == 1 ? "its title" : "their titles");
}
