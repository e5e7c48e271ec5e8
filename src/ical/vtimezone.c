/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Zone files as VTIMEZONEs. */
#include "ical/vtimezone.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ical/fold.h"
#include "ical/stamp.h"
#include "ical/tzif.h"
#include "ical/value.h"

#define SECONDS_PER_DAY ((int64_t)86400)
#define YEAR_AND_A_DAY  ((int64_t)367 * 86400)

/* The changes that are to be told, in their order. */
struct changes {
	struct arena arena;
	struct tz_change *items;
	size_t count;
	size_t ruled; /* from here on they follow the rule that goes on */
	const struct tzif *tzif;
	struct buf *out;
};

static int32_t
year_of(int64_t seconds)
{
	int64_t day =
	    seconds / SECONDS_PER_DAY - (seconds % SECONDS_PER_DAY < 0);

	if (day < date_min().day)
		return DATE_YEAR_MIN;
	if (day > date_max().day)
		return DATE_YEAR_MAX;
	return date_to_civil((struct date){(int32_t)day}).year;
}

/* What holds before the first day of the calendar is as good as ever. */
static bool
is_writable(int64_t moment)
{
	return moment > (date_min().day + 2) * SECONDS_PER_DAY;
}

/* Files have entries at which nothing changes. */
static bool
is_same_time(const struct tz_change *last, const struct tz_change *change)
{
	return last->after == change->after &&
	    last->is_summer == change->is_summer &&
	    strcmp(last->name, change->name) == 0;
}

/* Of changes up to `from`, which come first, the last one alone counts. */
static void
add_change(
    struct changes *changes, const struct tz_change *change, int64_t from)
{
	struct tz_change *items;

	if (changes->count > 0 &&
	    is_same_time(&changes->items[changes->count - 1], change))
		return;
	if (changes->count == 1 && change->moment <= from)
		changes->count = 0;
	items = arena_grow(&changes->arena, changes->items, changes->count,
	    sizeof(changes->items[0]));
	if (items == NULL)
		return;
	changes->items = items;
	items[changes->count++] = *change;
}

/* The rule's changes of one year that are later than the file's. */
static void
add_year(struct changes *changes, int32_t year, int64_t from, int64_t until)
{
	const struct tzif *tzif = changes->tzif;
	struct tz_change pair[2], last = {.moment = INT64_MIN};
	size_t count = 0;

	if (tzif->moment_count > 0)
		tzif_change(tzif, tzif->moment_count - 1, &last);
	for (int is_start = 0; is_start < 2; is_start++) {
		struct tz_change *change = &pair[count];

		count +=
		    tz_rule_change(&tzif->rule, year, is_start != 0, change) &&
		    change->moment > last.moment && change->moment <= until;
	}
	if (count == 2 && pair[1].moment < pair[0].moment) {
		last = pair[0];
		pair[0] = pair[1];
		pair[1] = last;
	}
	/* Summer all year ends when it starts. */
	if (count == 2 && pair[0].moment == pair[1].moment)
		return;
	for (size_t i = 0; i < count; i++)
		add_change(changes, &pair[i], from);
}

static void
collect(struct changes *changes, int64_t from, int64_t until)
{
	const struct tzif *tzif = changes->tzif;
	int32_t first_year = year_of(from) - 1;
	struct tz_change change;

	tzif_first(tzif, &change);
	change.moment = INT64_MIN;
	add_change(changes, &change, from);
	for (size_t i = 0; i < tzif->moment_count; i++) {
		tzif_change(tzif, i, &change);
		if (change.moment <= until)
			add_change(changes, &change, from);
	}
	if (!tzif->has_rule)
		return;
	for (int32_t year = first_year; year <= year_of(until); year++)
		add_year(changes, year, from, until);
}

/* Is it one of those that the rule makes? */
static bool
is_ruled(const struct tzif *tzif, const struct tz_change *change)
{
	int32_t year = year_of(change->moment + change->before);

	for (int is_start = 0; is_start < 2; is_start++) {
		struct tz_change made;

		if (tz_rule_change(&tzif->rule, year, is_start != 0, &made) &&
		    made.moment == change->moment &&
		    made.before == change->before &&
		    made.after == change->after)
			return true;
	}
	return false;
}

/* Where all that is told, and all that the file knows after it, is ruled. */
static void
find_ruled(struct changes *changes)
{
	const struct tzif *tzif = changes->tzif;
	struct tz_change change = {.moment = INT64_MIN};
	int64_t unruled = INT64_MIN;
	int64_t next = INT64_MIN;

	changes->ruled = changes->count;
	if (!tzif->has_rule || !tzif->rule.has_summer)
		return;
	for (size_t i = tzif->moment_count; i > 0; i--) {
		tzif_change(tzif, i - 1, &change);
		if (change.before == change.after)
			continue;
		/* Havana once left a winter out. */
		if (!is_ruled(tzif, &change) ||
		    next > change.moment + YEAR_AND_A_DAY) {
			unruled = change.moment;
			break;
		}
		next = change.moment;
	}
	while (changes->ruled > 0) {
		const struct tz_change *last =
		    &changes->items[changes->ruled - 1];

		/* A new name alone is no change of the rule. */
		if (last->moment <= unruled || last->before == last->after)
			break;
		changes->ruled--;
	}
}

static void
put_offset(struct changes *changes, const char *prefix, int32_t offset)
{
	char text[sizeof("+HHMMSS")];
	int32_t seconds = abs(offset);
	const int32_t parts[] = {
	    seconds / 3600, seconds / 60 % 60, seconds % 60};
	size_t length = 0;

	text[length++] = offset < 0 ? '-' : '+';
	for (size_t i = 0; i < (parts[2] > 0 ? 3 : 2); i++) {
		text[length++] = (char)('0' + parts[i] / 10);
		text[length++] = (char)('0' + parts[i] % 10);
	}
	text[length] = '\0';
	ical_fold_line(changes->out, prefix, text);
}

/* The local time of a change, by the clock that it ends: no Z behind it. */
static void
put_onset(
    struct changes *changes, const char *prefix, const struct tz_change *change)
{
	char text[ICAL_STAMP_SIZE];
	int64_t moment = change->moment;

	if (!is_writable(moment))
		moment = (date_min().day + 2) * SECONDS_PER_DAY;
	if (!ical_stamp_format(text, moment + change->before))
		return;
	text[ICAL_STAMP_SIZE - 2] = '\0';
	ical_fold_line(changes->out, prefix, text);
}

/*
 * "BYDAY=-1SU", or for a time on another day than that of the rule, as in
 * "the Saturday before the last Sunday", "BYMONTHDAY=24,…,30;BYDAY=SA": ical.js
 * does not count days of a month from its end. False where that may be in
 * another month, or a leap day changes it.
 */
static bool
append_day(const struct tz_edge *edge, int32_t shift, struct buf *out)
{
	static const int32_t lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	static const char *const names[] = {
	    "SU", "MO", "TU", "WE", "TH", "FR", "SA"};
	const char *name = names[((edge->day + shift) % 7 + 7) % 7];
	bool is_last = edge->week == 5;
	int32_t length = lengths[edge->month - 1];
	int32_t first = is_last ? length - 6 : 7 * edge->week - 6;

	if (shift == 0) {
		buf_printf(out, ";BYDAY=%" PRId32 "%s",
		    is_last ? -1 : edge->week, name);
		return true;
	}
	first += shift;
	if (first < 1 || first + 6 > length || (is_last && edge->month == 2))
		return false;
	buf_append_string(out, ";BYMONTHDAY=");
	for (int32_t i = 0; i < 7; i++)
		buf_printf(out, "%s%" PRId32, i > 0 ? "," : "", first + i);
	buf_printf(out, ";BYDAY=%s", name);
	return true;
}

/* The recurrence rule of one of the two changes; false if none can say it. */
static bool
append_rule(
    const struct tz_rule *rule, const struct tz_change *change, struct buf *out)
{
	const struct tz_edge *edge =
	    change->is_summer ? &rule->start : &rule->end;
	int32_t shift = edge->time / (int32_t)SECONDS_PER_DAY;

	if (edge->kind != TZ_EDGE_WEEKDAY)
		return false;
	if (edge->time < 0 && edge->time % (int32_t)SECONDS_PER_DAY != 0)
		shift--;
	buf_printf(out, "FREQ=YEARLY;BYMONTH=%" PRId32, edge->month);
	return append_day(edge, shift, out);
}

static bool
are_alike(const struct tz_change *a, const struct tz_change *b)
{
	return a->before == b->before && a->after == b->after &&
	    a->is_summer == b->is_summer && strcmp(a->name, b->name) == 0;
}

static bool
is_daylight(const struct tz_change *change)
{
	if (change->was_summer != change->is_summer &&
	    change->before != change->after)
		return change->after > change->before;
	return change->is_summer;
}

/* All that are alike, the first one too: where there are others, ical.js does
 * not count DTSTART among them. */
static void
put_others(struct changes *changes, size_t index)
{
	const struct tz_change *change = &changes->items[index];
	size_t end = index < changes->ruled ? changes->ruled : changes->count;
	size_t next = index + 1;

	while (next < end && !are_alike(change, &changes->items[next]))
		next++;
	for (size_t i = index; next < end && i < end; i++) {
		if (are_alike(change, &changes->items[i]))
			put_onset(changes, "RDATE:", &changes->items[i]);
	}
}

/* One observance: from the change at `index` on, and at all that are alike. */
static void
put_observance(struct changes *changes, size_t index)
{
	const struct tz_change *change = &changes->items[index];
	const char *kind = is_daylight(change) ? "DAYLIGHT" : "STANDARD";
	struct buf rule = {0};
	bool goes_on = index >= changes->ruled &&
	    append_rule(&changes->tzif->rule, change, &rule);

	ical_fold_line(changes->out, "BEGIN:", kind);
	put_onset(changes, "DTSTART:", change);
	put_offset(changes, "TZOFFSETFROM:",
	    is_writable(change->moment) ? change->before : change->after);
	put_offset(changes, "TZOFFSETTO:", change->after);
	if (goes_on)
		ical_fold_line(changes->out, "RRULE:", buf_text(&rule));
	if (!goes_on)
		put_others(changes, index);
	if (*change->name != '\0')
		ical_fold_line(changes->out, "TZNAME:", change->name);
	ical_fold_line(changes->out, "END:", kind);
	changes->out->failed |= rule.failed;
	buf_release(&rule);
}

/* Was it told with one before it? */
static bool
is_told(const struct changes *changes, size_t index)
{
	size_t first = index < changes->ruled ? 0 : changes->ruled;

	for (size_t i = first; i < index; i++) {
		if (are_alike(&changes->items[i], &changes->items[index]))
			return true;
	}
	return false;
}

bool
ical_vtimezone_write(const struct ical_vtimezone *vtimezone, struct buf *out)
{
	struct changes changes = {
	    .tzif = ical_zone_file(vtimezone->zone), .out = out};
	bool is_good;

	if (changes.tzif == NULL)
		return false;
	collect(&changes, vtimezone->from, vtimezone->until + YEAR_AND_A_DAY);
	is_good = !changes.arena.failed;
	find_ruled(&changes);
	ical_fold_line(out, "BEGIN:", "VTIMEZONE");
	ical_fold_line(out, "TZID:", vtimezone->name);
	for (size_t i = 0; i < changes.count && is_good; i++) {
		if (!is_told(&changes, i))
			put_observance(&changes, i);
	}
	ical_fold_line(out, "END:", "VTIMEZONE");
	arena_release(&changes.arena);
	return is_good && !out->failed;
}

static void
take_onset(const struct ical_line *line, bool *has_first, int64_t *first)
{
	struct ical_moment moment;
	struct civil civil;
	int64_t onset;

	if (ical_moment_read(ical_slice_trim(line->value), &moment, &civil) !=
	    ICAL_VALUE_OK)
		return;
	onset = moment.date.day * SECONDS_PER_DAY + moment.second;
	if (!*has_first || onset < *first)
		*first = onset;
	*has_first = true;
}

bool
ical_vtimezone_read(const struct source *source, struct ical_part part,
    struct buf *name, int64_t *first)
{
	const struct source cut = {source->name, source->text, part.end};
	struct ical_lines lines = {
	    .source = &cut, .next = part.start, .longest = SIZE_MAX};
	enum ical_line_status status;
	struct ical_line line;
	bool has_first = false, is_zone = false;

	buf_clear(name);
	while ((status = ical_lines_next(&lines, &line)) == ICAL_LINE_OK) {
		struct ical_slice value = ical_slice_trim(line.value);

		if (ical_slice_is(line.name, "BEGIN") &&
		    ical_slice_is(value, "VTIMEZONE"))
			is_zone = true;
		else if (ical_slice_is(line.name, "TZID"))
			buf_append(name, value.text, value.length);
		else if (ical_slice_is(line.name, "DTSTART"))
			take_onset(&line, &has_first, first);
	}
	ical_lines_release(&lines);
	name->failed |= status == ICAL_LINE_NO_MEMORY;
	return is_zone && has_first && name->length > 0 && !name->failed;
}
