/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * From series to names and values: counters by division, parts of the date by
 * the calendar. The way back is in version_find.c.
 */
#include "cadence/version.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "cadence/version_parts.h"

/* Farther away than any position; sums of two stay within the type. */
#define POSITION_MAX (INT64_MAX / 4)

/* Handles of parts of the date; below are the counters. */
#define TOKEN_DATE VERSION_COUNTERS_MAX

const char *const version_date_parts[] = {
    "YYYY", "YY", "0Y", "MM", "0M", "WW", "0W", "DD", "0D", NULL};

static int64_t
position_of(const struct version_scheme *scheme, int64_t index)
{
	if (index > POSITION_MAX)
		index = POSITION_MAX;
	if (index < -POSITION_MAX)
		index = -POSITION_MAX;
	return scheme->first + index;
}

/* Splits off what is left over from whole rounds, downward below 0 too. */
static int64_t
roll(int64_t *position, int64_t size)
{
	int64_t rest = *position % size;

	*position /= size;
	if (rest < 0) {
		rest += size;
		(*position)--;
	}
	return rest;
}

static int64_t
counter_value(
    const struct version_scheme *scheme, size_t counter, int64_t position)
{
	for (size_t i = scheme->counter_count; i-- > counter;) {
		const struct version_counter *here = &scheme->counters[i];
		int64_t rest;

		if (i == 0 && !scheme->is_dated)
			break;
		rest = roll(&position, here->most - here->least + 1);
		if (i == counter)
			return here->least + rest;
	}
	return scheme->counters[0].least + position;
}

bool
version_scheme_needs_date(const struct version_scheme *scheme)
{
	return scheme->is_dated;
}

bool
version_scheme_has(const struct version_scheme *scheme, int64_t index)
{
	int64_t position = position_of(scheme, index);

	return scheme->is_dated || (position >= 0 && position < scheme->end);
}

int64_t
version_scheme_count(const struct version_scheme *scheme)
{
	if (scheme->is_dated || scheme->end == INT64_MAX)
		return INT64_MAX;
	return scheme->end - scheme->first;
}

bool
version_scheme_is_list(const struct version_scheme *scheme)
{
	return scheme->names != NULL;
}

const char *
version_scheme_shown(const struct version_scheme *scheme)
{
	return scheme->shown;
}

static int64_t
date_value(const struct version_scheme *scheme, enum version_part_kind kind,
    struct date cycle)
{
	switch (kind) {
	case PART_YYYY:
	case PART_YY:
	case PART_0Y: {
		int32_t year = scheme->is_week_year ? date_iso_week(cycle).year
						    : date_to_civil(cycle).year;

		return kind == PART_YYYY ? year : year - 2000;
	}
	case PART_MM:
	case PART_0M:
		return date_to_civil(cycle).month;
	case PART_WW:
	case PART_0W:
		return date_iso_week(cycle).week;
	case PART_DD:
	case PART_0D:
		return date_to_civil(cycle).day;
	case PART_LITERAL:
	case PART_COUNTER:
		break;
	}
	return 0;
}

/* Writes a number with as many digits as the part wants at least. */
static char *
write_number(char *at, enum version_part_kind kind, int64_t value)
{
	bool is_padded = kind == PART_0Y || kind == PART_0M ||
	    kind == PART_0W || kind == PART_0D;

	if ((kind == PART_YY || kind == PART_0Y) && (value < 0 || value > 999))
		value += 2000;
	if (is_padded && value < 10)
		*at++ = '0';
	return at + text_from_number(value, at);
}

static const char *
pattern_text(const struct version_scheme *scheme, int64_t position,
    struct date cycle, struct arena *arena)
{
	char *text = arena_alloc(arena, scheme->text_size + 1);
	char *at = text;

	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < scheme->part_count; i++) {
		const struct version_part *part = &scheme->parts[i];

		if (part->kind == PART_LITERAL) {
			memcpy(at, part->text, part->length);
			at += part->length;
		} else if (part->kind == PART_COUNTER) {
			at = write_number(at, part->kind,
			    counter_value(scheme, part->counter, position));
		} else {
			at = write_number(at, part->kind,
			    date_value(scheme, part->kind, cycle));
		}
	}
	/* Numbers are written by way of the bytes behind them. */
	*at = '\0';
	return text;
}

const char *
version_scheme_text(const struct version_scheme *scheme, int64_t index,
    struct date cycle, struct arena *arena)
{
	int64_t position = position_of(scheme, index);

	if (scheme->names == NULL)
		return pattern_text(scheme, position, cycle, arena);
	if (position >= 0 && position < scheme->end)
		return scheme->names[position];
	return arena_printf(arena, "series no. %" PRId64, position + 1);
}

int
version_scheme_token(
    const struct version_scheme *scheme, const char *name, size_t length)
{
	for (size_t i = 0; i < scheme->counter_count; i++) {
		const char *known = scheme->counters[i].name;

		if (text_equal_ignoring_case(
			known, strlen(known), name, length))
			return (int)i;
	}
	for (int i = 0; scheme->is_dated && i < VERSION_DATE_PARTS; i++) {
		const char *known = version_date_parts[i];

		if (text_equal_ignoring_case(
			known, strlen(known), name, length))
			return TOKEN_DATE + i;
	}
	return -1;
}

int64_t
version_scheme_value(const struct version_scheme *scheme, int token,
    int64_t index, struct date cycle)
{
	if (token < TOKEN_DATE)
		return counter_value(
		    scheme, (size_t)token, position_of(scheme, index));
	return date_value(scheme,
	    (enum version_part_kind)(token - TOKEN_DATE + PART_YYYY), cycle);
}

const char *
version_scheme_token_name(const struct version_scheme *scheme, int token)
{
	if (token < TOKEN_DATE)
		return scheme->counters[token].name;
	return version_date_parts[token - TOKEN_DATE];
}

bool
version_scheme_token_is_dated(int token)
{
	return token >= TOKEN_DATE;
}

void
version_scheme_token_range(const struct version_scheme *scheme, int token,
    int64_t *least, int64_t *most)
{
	/* In the order of version_date_parts. */
	static const int32_t ranges[VERSION_DATE_PARTS][2] = {
	    {DATE_YEAR_MIN, DATE_YEAR_MAX}, {0, 999}, {0, 999}, {1, 12},
	    {1, 12}, {1, 53}, {1, 53}, {1, 31}, {1, 31}};

	if (token < TOKEN_DATE) {
		*least = scheme->counters[token].least;
		*most = scheme->counters[token].most;
	} else {
		*least = ranges[token - TOKEN_DATE][0];
		*most = ranges[token - TOKEN_DATE][1];
	}
}

size_t
version_scheme_tokens(
    const struct version_scheme *scheme, const char *names[VERSION_TOKENS_MAX])
{
	size_t count = 0;

	for (; count < scheme->counter_count; count++)
		names[count] = scheme->counters[count].name;
	for (int i = 0; scheme->is_dated && i < VERSION_DATE_PARTS; i++)
		names[count++] = version_date_parts[i];
	return count;
}

bool
version_scheme_counter(const struct version_scheme *scheme, const char *name,
    size_t length, int64_t index, struct date cycle, int64_t *value)
{
	int token = version_scheme_token(scheme, name, length);

	if (token < 0 ||
	    memcmp(version_scheme_token_name(scheme, token), name, length) != 0)
		return false;
	*value = version_scheme_value(scheme, token, index, cycle);
	return true;
}
