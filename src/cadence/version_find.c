/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * From names to series. Numbers are read as strictly as they are written, so
 * that no two spellings mean one series.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cadence/version_parts.h"

/* More digits are no number of a series. */
#define DIGITS_MAX 10

/* So many names of a list stand in a help. */
#define HELP_NAMES_MAX 8

/* What a name says; 0 where it says nothing of that part of a date. */
struct reading {
	const char *text;
	size_t length;
	size_t at;
	int64_t counters[VERSION_COUNTERS_MAX];
	int32_t year;
	int32_t month;
	int32_t week;
	int32_t day;
};

static size_t
digits_at(const struct reading *reading)
{
	size_t at = reading->at;

	while (at < reading->length && text_is_digit(reading->text[at]))
		at++;
	return at - reading->at;
}

/* The number that belongs to the part; zeros lead only where the part is
 * written with them. */
static bool
read_number(struct reading *reading, const struct version_part *part,
    size_t width, int64_t *value)
{
	size_t least = width == 2 && part->kind != PART_COUNTER ? 2 : 1;
	size_t digits = digits_at(reading);
	const char *text = reading->text + reading->at;

	/* The one part of open width takes what the others leave. */
	if (width == 0 || part->kind == PART_0Y) {
		if (digits <= part->digits_behind)
			return false;
		digits -= part->digits_behind;
	} else if (digits >= width) {
		digits = width;
	} else {
		return false;
	}
	if (digits < least || digits > DIGITS_MAX ||
	    (digits > least && text[0] == '0'))
		return false;
	*value = 0;
	for (size_t i = 0; i < digits; i++)
		*value = *value * 10 + (text[i] - '0');
	reading->at += digits;
	return true;
}

/* Sets a part of the date that must not be known as another value yet. */
static bool
note(int32_t *known, int64_t value, int32_t least, int32_t most)
{
	if (value < least || value > most || (*known != 0 && *known != value))
		return false;
	*known = (int32_t)value;
	return true;
}

static bool
note_year(struct reading *reading, enum version_part_kind kind, int64_t value)
{
	if (kind != PART_YYYY) {
		if (value >= 2000 && value <= 2999)
			return false;
		if (value <= 999)
			value += 2000;
	}
	/* The first days of 1583 are in the last week of 1582. */
	return note(&reading->year, value, DATE_YEAR_MIN - 1, DATE_YEAR_MAX);
}

static bool
read_part(struct reading *reading, const struct version_scheme *scheme,
    const struct version_part *part)
{
	const struct version_counter *counter;
	int64_t value = 0;

	if (part->kind == PART_LITERAL) {
		if (reading->length - reading->at < part->length ||
		    memcmp(reading->text + reading->at, part->text,
			part->length) != 0)
			return false;
		reading->at += part->length;
		return true;
	}
	if (!read_number(
		reading, part, version_part_width(scheme, part), &value))
		return false;
	switch (part->kind) {
	case PART_YYYY:
	case PART_YY:
	case PART_0Y:
		return note_year(reading, part->kind, value);
	case PART_MM:
	case PART_0M:
		return note(&reading->month, value, 1, 12);
	case PART_WW:
	case PART_0W:
		return note(&reading->week, value, 1, 53);
	case PART_DD:
	case PART_0D:
		return note(&reading->day, value, 1, 31);
	case PART_LITERAL:
	case PART_COUNTER:
		break;
	}
	counter = &scheme->counters[part->counter];
	reading->counters[part->counter] = value - counter->least;
	return value >= counter->least && value <= counter->most;
}

static bool
read_name(struct reading *reading, const struct version_scheme *scheme)
{
	for (size_t i = 0; i < scheme->part_count; i++) {
		if (!read_part(reading, scheme, &scheme->parts[i]))
			return false;
	}
	return reading->at == reading->length;
}

/* At most 10^10 rounds of a million series each: that never overflows. */
static int64_t
position_of(const struct version_scheme *scheme, const struct reading *reading)
{
	int64_t position = 0;

	for (size_t i = 0; i < scheme->counter_count; i++) {
		const struct version_counter *counter = &scheme->counters[i];

		if (i > 0)
			position *= counter->most - counter->least + 1;
		position += reading->counters[i];
	}
	return position;
}

/* Where the calendar ends within a week, the week ends as well. */
static bool
week_dates(const struct reading *reading, struct date *from, struct date *until)
{
	if (reading->week > date_iso_weeks_in_year(reading->year))
		return false;
	if (!date_from_iso_week(
		reading->year, reading->week, WEEKDAY_MONDAY, from))
		*from = date_min();
	if (!date_from_iso_week(
		reading->year, reading->week, WEEKDAY_SUNDAY, until))
		*until = date_max();
	return date_iso_week(*from).week == reading->week &&
	    date_iso_week(*until).week == reading->week;
}

/* The days on which all that is known of a date is true; a day or a week
 * beside nothing but a year may leave some in on which it is not. */
static bool
possible_dates(
    const struct reading *reading, struct date *from, struct date *until)
{
	int32_t month = reading->month;
	int32_t day = reading->day;

	if (reading->week != 0 && month == 0 && day == 0)
		return week_dates(reading, from, until);
	if (month != 0 && day != 0) {
		if (!date_from_civil(reading->year, month, day, from))
			return false;
		*until = *from;
		return reading->week == 0 ||
		    date_iso_week(*from).week == reading->week;
	}
	if (!date_from_civil(reading->year, month != 0 ? month : 1, 1, from))
		return false;
	return date_end_of(
	    month != 0 ? DATE_UNIT_MONTH : DATE_UNIT_YEAR, *from, until);
}

static int64_t
position_in_list(const struct version_scheme *scheme, const char *text)
{
	const struct version_name wanted = {text, 0};
	const struct version_name *found = bsearch(&wanted, scheme->sorted,
	    scheme->name_count, sizeof(wanted), version_name_order);

	return found != NULL ? (int64_t)found->position : -1;
}

enum version_match
version_scheme_find(const struct version_scheme *scheme, const char *text,
    int64_t *index, struct date *from, struct date *until)
{
	struct reading reading = {.text = text, .length = strlen(text)};
	struct date earliest, latest;
	int64_t position;

	if (scheme->names != NULL) {
		position = position_in_list(scheme, text);
		if (position < 0)
			return VERSION_NO_MATCH;
	} else if (!read_name(&reading, scheme)) {
		return VERSION_NO_MATCH;
	} else if (scheme->is_dated) {
		if (!possible_dates(&reading, &earliest, &latest))
			return VERSION_NO_MATCH;
		*from = earliest;
		*until = latest;
		return VERSION_DATED;
	} else {
		position = position_of(scheme, &reading);
	}
	position -= scheme->first;
	if (position > VERSION_INDEX_MAX || position < -VERSION_INDEX_MAX)
		return VERSION_NO_MATCH;
	*index = position;
	return VERSION_EXACT;
}

bool
version_scheme_set_first(struct version_scheme *scheme, const char *text)
{
	struct reading reading = {.text = text, .length = strlen(text)};
	struct date from, until;
	int64_t position;

	if (scheme->names != NULL) {
		position = position_in_list(scheme, text);
		if (position < 0)
			return false;
	} else {
		if (!read_name(&reading, scheme) ||
		    (scheme->is_dated &&
			!possible_dates(&reading, &from, &until)))
			return false;
		position = position_of(scheme, &reading);
	}
	scheme->first = position;
	return true;
}

const char *
version_scheme_nearest(const struct version_scheme *scheme, const char *text)
{
	if (scheme->names == NULL)
		return NULL;
	return text_nearest(
	    text, strlen(text), scheme->names, scheme->name_count);
}

static void
help_with_list(const struct version_scheme *scheme, const char *text,
    struct diagnostics *diagnostics)
{
	const char *nearest = version_scheme_nearest(scheme, text);
	struct buf list = {0};

	for (size_t i = 0; i < scheme->name_count && i < HELP_NAMES_MAX; i++)
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", scheme->names[i]);
	if (scheme->name_count > HELP_NAMES_MAX)
		buf_append_string(&list, ", …");
	if (nearest != NULL)
		diagnostic_suggest(diagnostics, nearest);
	else
		diagnostic_help(diagnostics, "known here: %s", buf_text(&list));
	buf_release(&list);
}

void
version_scheme_help(const struct version_scheme *scheme, const char *text,
    struct diagnostics *diagnostics)
{
	struct date day = date_min();
	struct arena arena = {0};
	struct buf ranges = {0};
	const char *name;

	if (scheme->names != NULL) {
		help_with_list(scheme, text, diagnostics);
		arena_release(&arena);
		return;
	}
	date_from_civil(2027, 4, 6, &day);
	name = version_scheme_text(scheme, 0, day, &arena);
	for (size_t i = 0; i < scheme->counter_count; i++) {
		const struct version_counter *counter = &scheme->counters[i];

		if (counter->most != INT64_MAX)
			buf_printf(&ranges,
			    "; %s goes from %" PRId64 " to %" PRId64,
			    counter->name, counter->least, counter->most);
	}
	diagnostic_help(diagnostics, "series are called '%s' and the like%s",
	    name != NULL ? name : "", buf_text(&ranges));
	buf_release(&ranges);
	arena_release(&arena);
}
