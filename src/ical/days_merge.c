/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Moved and cancelled instances of repeating events. */
#include "ical/days_event.h"

#include <stdlib.h>
#include <string.h>

/*
 * Dates taken out of all events together. Many events of one UID, each with
 * all the moved instances of it, would otherwise grow without bounds.
 */
enum { MOVED_MAX = 1000000 };

/* Events with RECURRENCE-ID, by UID and instance, the latest version last. */
struct moved {
	struct ical_event **items;
	size_t count;
};

static int
compare_numbers(int64_t left, int64_t right)
{
	return (left > right) - (left < right);
}

static int
compare_instances(const struct ical_event *left, const struct ical_event *right)
{
	int order = strcmp(left->uid, right->uid);

	if (order == 0)
		order = date_compare(left->instance.date, right->instance.date);
	if (order == 0)
		order = compare_numbers(
		    left->instance.second, right->instance.second);
	return order;
}

/* Where all else is equal the later in the file, so at the higher address. */
static int
compare_moved(const void *left, const void *right)
{
	const struct ical_event *a = *(struct ical_event *const *)left;
	const struct ical_event *b = *(struct ical_event *const *)right;
	int order = compare_instances(a, b);

	if (order == 0)
		order = compare_numbers(a->sequence, b->sequence);
	return order != 0 ? order : (a > b) - (a < b);
}

/* Sorts, and of several versions of an instance cancels all but the latest. */
static bool
collect(
    struct moved *moved, const struct ical_days *days, struct arena *scratch)
{
	*moved = (struct moved){
	    ARENA_ARRAY(scratch, days->count, struct ical_event *), 0};
	if (moved->items == NULL)
		return false;
	for (size_t i = 0; i < days->count; i++) {
		if (days->events[i].is_moved)
			moved->items[moved->count++] = &days->events[i];
	}
	if (moved->count > 0)
		qsort(moved->items, moved->count, sizeof(*moved->items),
		    compare_moved);
	for (size_t i = 1; i < moved->count; i++) {
		if (compare_instances(moved->items[i - 1], moved->items[i]) ==
		    0)
			moved->items[i - 1]->is_cancelled = true;
	}
	return true;
}

/* The first of those with this UID; `*count` is how many. */
static size_t
find_uid(const struct moved *moved, const char *uid, size_t *count)
{
	size_t low = 0;
	size_t high = moved->count;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(moved->items[middle]->uid, uid) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	end = low;
	while (end < moved->count && strcmp(moved->items[end]->uid, uid) == 0)
		end++;
	*count = end - low;
	return low;
}

static int
compare_dates(const void *left, const void *right)
{
	return date_compare(
	    *(const struct date *)left, *(const struct date *)right);
}

/* Adds `count` instances from `first` on to what is excluded. */
static bool
exclude(struct ical_event *event, const struct moved *moved, size_t first,
    size_t count, struct arena *arena)
{
	size_t total = event->excluded_count + count;
	struct date *dates = ARENA_ARRAY(arena, total, struct date);

	if (dates == NULL)
		return false;
	memcpy(dates, event->excluded, event->excluded_count * sizeof(*dates));
	for (size_t i = 0; i < count; i++)
		dates[event->excluded_count + i] = ical_moment_like(
		    moved->items[first + i]->instance, event->start)
						       .date;
	qsort(dates, total, sizeof(*dates), compare_dates);
	event->excluded = dates;
	event->excluded_count = total;
	return true;
}

/* Drops what is cancelled. */
static void
compact(struct ical_days *days)
{
	size_t kept = 0;

	for (size_t i = 0; i < days->count; i++) {
		if (!days->events[i].is_cancelled)
			days->events[kept++] = days->events[i];
	}
	days->count = kept;
}

bool
ical_events_merge(
    struct ical_days *days, struct ical_walk *walk, struct arena *arena)
{
	struct arena scratch = {0};
	struct moved moved;
	size_t total = 0;
	bool is_good = collect(&moved, days, &scratch);

	for (size_t i = 0; is_good && i < days->count; i++) {
		struct ical_event *event = &days->events[i];
		size_t count, first;

		if (event->is_moved || event->is_cancelled ||
		    event->uid == NULL)
			continue;
		first = find_uid(&moved, event->uid, &count);
		total += count;
		if (total > MOVED_MAX) {
			ical_walk_limit(walk,
			    (struct span){walk->lines.source, 0, 1},
			    "more than # moved instances", MOVED_MAX);
			break;
		}
		if (count > 0)
			is_good = exclude(event, &moved, first, count, arena);
	}
	arena_release(&scratch);
	compact(days);
	return is_good;
}
