/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* "6..24 months by 3" as the values that it stands for. */
#include "cadence/parameter_range.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "phrase/words.h"

enum { DIGITS_MAX = 9 };

/* The parts of a range; texts are in the source. */
struct range {
	const char *before; /* up to `first_at` */
	const char *first_at;
	const char *after; /* up to `after_end` */
	const char *after_end;
	int64_t first;
	int64_t last;
	int64_t step;
};

static const char *
skip_digits(const char *at, const char *end)
{
	while (at < end && text_is_digit(*at))
		at++;
	return at;
}

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	return at;
}

static const char *
find_dots(const char *at, const char *end)
{
	for (; at + 1 < end; at++) {
		if (at[0] == '.' && at[1] == '.')
			return at;
	}
	return NULL;
}

bool
parameter_has_range(const char *start, const char *end)
{
	return find_dots(start, end) != NULL;
}

/* Of at most DIGITS_MAX digits; false where it has more, or none. */
static bool
read_number(const char *at, const char *end, int64_t *number)
{
	if (at == end || end - at > DIGITS_MAX)
		return false;
	for (*number = 0; at < end; at++)
		*number = *number * 10 + (*at - '0');
	return true;
}

static bool
report_range(struct parameter_reader *reader, const char *start,
    const char *end, const char *why)
{
	char *text = arena_copy(reader->arena, start, (size_t)(end - start));

	if (text == NULL)
		return false;
	diagnostic_add(reader->diagnostics, DIAGNOSTIC_VARY_RANGE,
	    parameter_span(reader, start, end), DIAGNOSTIC_ARGS(text, why));
	diagnostic_help(reader->diagnostics,
	    "write '6..24 months' or '6..24 months by 3', and put what is no "
	    "range in double quotes");
	return false;
}

void
parameter_report_many(
    struct diagnostics *diagnostics, struct span at, size_t count)
{
	char number[24];

	snprintf(number, sizeof(number), "%zu", count);
	diagnostic_add(diagnostics, DIAGNOSTIC_TOO_MANY_VARIANTS, at,
	    DIAGNOSTIC_ARGS(number, "10,000"));
}

/* The numbers at both sides of the dots, which stand alone. */
static bool
read_ends(const char *start, const char *end, struct range *range)
{
	const char *dots = find_dots(start, end);
	const char *left_end = dots;
	const char *left, *right, *right_end;

	while (left_end > start && left_end[-1] == ' ')
		left_end--;
	for (left = left_end; left > start && text_is_digit(left[-1]);)
		left--;
	right = skip_blanks(dots + 2, end);
	right_end = skip_digits(right, end);
	range->before = start;
	range->first_at = left;
	range->after = right_end;
	range->after_end = end;
	return (left == start || left[-1] == ' ') &&
	    (right_end == end || *right_end == ' ') &&
	    read_number(left, left_end, &range->first) &&
	    read_number(right, right_end, &range->last) &&
	    find_dots(right_end, end) == NULL;
}

/* The word with which `at` begins, without the blanks before it. */
static size_t
first_word(const char **at, const char *end)
{
	const char *stop;

	*at = skip_blanks(*at, end);
	for (stop = *at; stop < end && *stop != ' ';)
		stop++;
	return (size_t)(stop - *at);
}

/* Takes "by 3" or "by 3 months" off the end. */
static bool
read_step(struct range *range)
{
	const char *by = range->after_end;
	const char *at, *digits_end, *unit = range->after;
	size_t length, unit_length;

	range->step = 1;
	do {
		if (--by < range->after)
			return true;
	} while (by + 4 > range->after_end || memcmp(by, " by ", 4) != 0);
	at = skip_blanks(by + 4, range->after_end);
	digits_end = skip_digits(at, range->after_end);
	/* Words that belong to the value. */
	if (digits_end == at)
		return true;
	if (!read_number(at, digits_end, &range->step) || range->step == 0)
		return false;
	length = first_word(&digits_end, range->after_end);
	unit_length = first_word(&unit, by);
	range->after_end = by;
	return length == 0 ||
	    (length <= unit_length && unit_length <= length + 1 &&
		memcmp(unit, digits_end, length) == 0);
}

/* "1 month", not "1 months". */
static bool
is_plural_unit(const char *at, size_t length)
{
	return length > 1 && at[length - 1] == 's' &&
	    word_find(word_amount_units, at, length) != NULL;
}

static const char *
text_of(
    struct parameter_reader *reader, const struct range *range, int64_t number)
{
	const char *unit = range->after;
	size_t length = first_word(&unit, range->after_end);
	const char *rest;

	if (number == 1 && length == strlen("business") &&
	    strncmp(unit, "business", length) == 0) {
		unit += length;
		length = first_word(&unit, range->after_end);
	}
	rest = unit + length;
	if (number == 1 && is_plural_unit(unit, length))
		length--;
	return arena_printf(reader->arena, "%.*s%" PRId64 "%.*s%.*s",
	    (int)(range->first_at - range->before), range->before, number,
	    (int)(unit + length - range->after), range->after,
	    (int)(range->after_end - rest), rest);
}

bool
parameter_read_range(
    struct parameter_reader *reader, const char *start, const char *end)
{
	struct range range;
	struct parameter_value value = {
	    .at = parameter_span(reader, start, end)};

	if (!read_ends(start, end, &range))
		return report_range(reader, start, end,
		    "'..' does not stand between two whole numbers");
	if (!read_step(&range))
		return report_range(reader, start, end,
		    "'by' takes a whole number from 1 on, of the same unit");
	if (range.first > range.last)
		return report_range(
		    reader, start, end, "it ends before it begins");
	if ((range.last - range.first) / range.step >= VARIANTS_MAX) {
		parameter_report_many(reader->diagnostics, value.at,
		    (size_t)((range.last - range.first) / range.step + 1));
		return false;
	}
	value.words = arena_printf(reader->arena, "%.*s{}%.*s",
	    (int)(range.first_at - range.before), range.before,
	    (int)(range.after_end - range.after), range.after);
	for (int64_t number = range.first; number <= range.last;
	     number += range.step) {
		value.number = number;
		value.text = text_of(reader, &range, number);
		if (!parameter_add_value(reader, &value))
			return false;
	}
	return value.words != NULL;
}

bool
parameter_find_number(struct arena *arena, struct parameter_value *value)
{
	const char *end = value->text + strlen(value->text);
	const char *at = value->text + strcspn(value->text, "0123456789");
	const char *rest = skip_digits(at, end);
	bool stands_alone = (at == value->text || at[-1] == ' ') &&
	    (*rest == '\0' || *rest == ' ');

	if (!stands_alone || strpbrk(rest, "0123456789") != NULL ||
	    !read_number(at, rest, &value->number))
		return true;
	value->words = arena_printf(
	    arena, "%.*s{}%s", (int)(at - value->text), value->text, rest);
	return value->words != NULL;
}
