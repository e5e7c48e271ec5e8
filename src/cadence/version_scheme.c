/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Making a scheme: a pattern is split at its braces and each counter gets its
 * range; then come the checks without which a name could not be read back.
 */
#include <string.h>

#include "base/text.h"
#include "cadence/version_parts.h"
#include "phrase/lexer.h"

/* A pattern on its way to a scheme. */
struct maker {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct phrase_text *pattern;
	const struct version_range *ranges;
	size_t range_count;
	struct version_scheme *scheme;
};

static const char *
copy_of(struct maker *maker, const char *text, size_t length)
{
	const char *copy = arena_copy(maker->arena, text, length);

	return copy != NULL ? copy : "";
}

/* "{minor}" of a part. */
static const char *
in_braces(struct maker *maker, const struct version_part *part)
{
	const char *text =
	    arena_printf(maker->arena, "{%.*s}", (int)part->length, part->text);

	return text != NULL ? text : "";
}

static void
complain(struct maker *maker, enum diagnostic_code code, size_t start,
    size_t end, const char *const *arguments)
{
	diagnostic_add(maker->diagnostics, code,
	    lexer_span(maker->pattern, start, end), arguments);
}

/* The end of a part in the pattern, its braces included. */
static size_t
part_end(const struct version_part *part)
{
	return part->start + part->length + 2;
}

/* About the form of the pattern as a whole. */
static bool
refuse_pattern(struct maker *maker, const char *reason)
{
	const struct phrase_text *pattern = maker->pattern;

	complain(maker, DIAGNOSTIC_VERSION_FORM, 0, pattern->length,
	    DIAGNOSTIC_ARGS(
		copy_of(maker, pattern->text, pattern->length), reason));
	return false;
}

static bool
refuse_part(
    struct maker *maker, const struct version_part *part, const char *reason)
{
	complain(maker, DIAGNOSTIC_VERSION_TOKEN, part->start, part_end(part),
	    DIAGNOSTIC_ARGS(in_braces(maker, part), reason));
	return false;
}

static bool
is_part(const struct version_part *part, const char *text)
{
	return strlen(text) == part->length &&
	    memcmp(text, part->text, part->length) == 0;
}

static bool
is_counter_name(const struct version_part *part)
{
	for (size_t i = 0; i < part->length; i++) {
		if (part->text[i] < 'a' || part->text[i] > 'z')
			return false;
	}
	return part->length > 0;
}

/* What has a meaning of its own beside counters: in names, as a key beside
 * 'pattern', or in conditions. */
static bool
is_reserved(const struct version_part *part)
{
	static const char *const words[] = {"i", "label", "project", "version",
	    "codename", "series", "pattern", "every", "cycle", "in", "not",
	    "and", "or", "is", NULL};

	for (size_t i = 0; words[i] != NULL; i++) {
		if (is_part(part, words[i]))
			return true;
	}
	return false;
}

/* A part that is no counter and no part of a date. */
static bool
refuse_unknown(struct maker *maker, const struct version_part *part)
{
	const char *nearest = NULL;

	for (int i = 0; i < VERSION_DATE_PARTS; i++) {
		const char *known = version_date_parts[i];

		if (text_equal_ignoring_case(
			known, strlen(known), part->text, part->length))
			nearest = known;
	}
	refuse_part(maker, part, "is neither a counter nor a part of a date");
	if (nearest != NULL)
		diagnostic_help(
		    maker->diagnostics, "did you mean '{%s}'?", nearest);
	else
		diagnostic_help(maker->diagnostics,
		    "a counter is a word of small letters: {n}, {minor}; parts "
		    "of a date are {YYYY} {YY} {0Y} {MM} {0M} {WW} {0W} {DD} "
		    "{0D}");
	return false;
}

static bool
is_date_part_in_small(const struct version_part *part)
{
	for (int i = 0; i < VERSION_DATE_PARTS; i++) {
		const char *known = version_date_parts[i];

		if (text_equal_ignoring_case(
			known, strlen(known), part->text, part->length))
			return true;
	}
	return false;
}

/* Tells what stands in the braces, and adds a counter for a new one. */
static bool
name_part(struct maker *maker, struct version_part *part)
{
	struct version_scheme *scheme = maker->scheme;

	for (size_t i = 0; i < scheme->part_count; i++) {
		const struct version_part *other = &scheme->parts[i];

		if (other->kind != PART_LITERAL &&
		    other->length == part->length &&
		    memcmp(other->text, part->text, part->length) == 0)
			return refuse_part(maker, part, "stands there twice");
	}
	for (int i = 0; i < VERSION_DATE_PARTS; i++) {
		if (!is_part(part, version_date_parts[i]))
			continue;
		part->kind = (enum version_part_kind)(PART_YYYY + i);
		scheme->is_dated = true;
		return true;
	}
	if (!is_counter_name(part) || is_date_part_in_small(part))
		return refuse_unknown(maker, part);
	if (is_reserved(part)) {
		refuse_part(maker, part, "has another meaning in takt");
		diagnostic_help(maker->diagnostics,
		    "give the counter another name, such as {n} or {minor}");
		return false;
	}
	if (scheme->counter_count == VERSION_COUNTERS_MAX)
		return refuse_part(maker, part,
		    "is one counter too many: at "
		    "most 8 are supported");
	part->kind = PART_COUNTER;
	part->counter = scheme->counter_count++;
	scheme->counters[part->counter].name =
	    copy_of(maker, part->text, part->length);
	return true;
}

/* Reads one part at `at`; returns where the next begins, 0 after a
 * diagnostic. */
static size_t
read_part(struct maker *maker, size_t at)
{
	const struct phrase_text *pattern = maker->pattern;
	struct version_scheme *scheme = maker->scheme;
	struct version_part *part = &scheme->parts[scheme->part_count];
	const char *text = scheme->shown + at;
	size_t size = strcspn(text, "{}");

	if (text[0] == '{')
		size = strcspn(text + 1, "{}") + 1;
	*part =
	    (struct version_part){.text = text, .length = size, .start = at};
	if (text[0] == '}' || (text[0] == '{' && text[size] != '}')) {
		complain(maker, DIAGNOSTIC_VERSION_TOKEN, at,
		    text[0] == '}' ? at + 1 : at + size,
		    DIAGNOSTIC_ARGS(
			copy_of(maker, text, text[0] == '}' ? 1 : size),
			text[0] == '}' ? "closes a brace that none opens"
				       : "opens a brace that none closes"));
		return 0;
	}
	if (text[0] == '{') {
		part->text++;
		part->length--;
		if (!name_part(maker, part))
			return 0;
		size++;
	}
	scheme->part_count++;
	return at + size <= pattern->length ? at + size : 0;
}

static bool
split_pattern(struct maker *maker)
{
	const struct phrase_text *pattern = maker->pattern;
	struct version_scheme *scheme = maker->scheme;

	if (pattern->length == 0)
		return refuse_pattern(maker, "is empty");
	if (pattern->length > VERSION_SIZE_MAX)
		return refuse_pattern(maker, "is longer than 200 bytes");
	if (strcspn(scheme->shown, "\n\"") != pattern->length)
		return refuse_pattern(
		    maker, "holds a line break or a double quote");
	for (size_t at = 0; at < pattern->length;) {
		at = read_part(maker, at);
		if (at == 0)
			return false;
	}
	if (scheme->counter_count > 0 || scheme->is_dated)
		return true;
	refuse_pattern(maker,
	    "holds no counter, so all series would have one "
	    "name");
	diagnostic_help(maker->diagnostics,
	    "write 'version: \"3.{n}\"' and say with 'first' where counting "
	    "begins");
	return false;
}

static const struct version_range *
find_range(const struct maker *maker, const char *name)
{
	for (size_t i = 0; i < maker->range_count; i++) {
		if (strcmp(maker->ranges[i].name, name) == 0)
			return &maker->ranges[i];
	}
	return NULL;
}

static bool
has_counter(const struct version_scheme *scheme, const char *name)
{
	for (size_t i = 0; i < scheme->counter_count; i++) {
		if (strcmp(scheme->counters[i].name, name) == 0)
			return true;
	}
	return false;
}

/* Every range must be that of a counter, and sound. */
static bool
check_ranges(struct maker *maker)
{
	const struct version_scheme *scheme = maker->scheme;
	const char *names[VERSION_TOKENS_MAX];
	size_t count = version_scheme_tokens(scheme, names);
	bool good = true;

	for (size_t i = 0; i < maker->range_count; i++) {
		const struct version_range *range = &maker->ranges[i];
		bool is_known = has_counter(scheme, range->name);
		const char *reason = NULL;

		if (!is_known)
			reason = "is not in the pattern";
		else if (range->least < 0 || range->most < range->least ||
		    range->most > VERSION_RANGE_MAX)
			reason = "must count upward between 0 and 999999";
		else if (find_range(maker, range->name) != range)
			reason = "has two ranges";
		if (reason == NULL)
			continue;
		good = false;
		diagnostic_add(maker->diagnostics, DIAGNOSTIC_VERSION_RANGE,
		    range->at, DIAGNOSTIC_ARGS(range->name, reason));
		if (!is_known)
			diagnostic_suggest(maker->diagnostics,
			    text_nearest(range->name, strlen(range->name),
				names, count));
	}
	return good;
}

static bool
refuse_open(struct maker *maker, const struct version_part *part)
{
	const char *name = maker->scheme->counters[part->counter].name;

	complain(maker, DIAGNOSTIC_VERSION_RANGE, part->start, part_end(part),
	    DIAGNOSTIC_ARGS(name,
		maker->scheme->is_dated
		    ? "needs a range: beside a date it starts again"
		    : "needs a range: only the leftmost goes on for ever"));
	diagnostic_help(maker->diagnostics,
	    "write 'version: {pattern: \"%s\", %s: 0..9}'",
	    maker->scheme->shown, name);
	return false;
}

/* Gives each counter its range, and the scheme its rounds. */
static bool
set_ranges(struct maker *maker)
{
	struct version_scheme *scheme = maker->scheme;

	scheme->round = 1;
	scheme->end = INT64_MAX;
	for (size_t i = scheme->part_count; i-- > 0;) {
		const struct version_part *part = &scheme->parts[i];
		struct version_counter *counter;
		const struct version_range *range;

		if (part->kind != PART_COUNTER)
			continue;
		counter = &scheme->counters[part->counter];
		range = find_range(maker, counter->name);
		if (range == NULL && (part->counter > 0 || scheme->is_dated))
			return refuse_open(maker, part);
		counter->least = range != NULL ? range->least : 0;
		counter->most = range != NULL ? range->most : INT64_MAX;
		if (range == NULL)
			continue;
		if (part->counter > 0)
			scheme->round *= range->most - range->least + 1;
		else if (!scheme->is_dated)
			scheme->end =
			    scheme->round * (range->most - range->least + 1);
		if (scheme->round <= VERSION_ROUND_MAX)
			continue;
		complain(maker, DIAGNOSTIC_VERSION_RANGE, part->start,
		    part_end(part),
		    DIAGNOSTIC_ARGS(counter->name,
			"makes more than 1000000 series until the "
			"leftmost counter steps"));
		return false;
	}
	return true;
}

static size_t
digits_of(int64_t value)
{
	char text[TEXT_NUMBER_SIZE];

	return text_from_number(value, text);
}

size_t
version_part_width(
    const struct version_scheme *scheme, const struct version_part *part)
{
	const struct version_counter *counter;

	switch (part->kind) {
	case PART_YYYY:
		return 4;
	case PART_0Y:
	case PART_0M:
	case PART_0W:
	case PART_0D:
		return 2;
	case PART_LITERAL:
		return part->length;
	case PART_YY:
	case PART_MM:
	case PART_WW:
	case PART_DD:
		return 0;
	case PART_COUNTER:
		break;
	}
	counter = &scheme->counters[part->counter];
	if (digits_of(counter->least) == digits_of(counter->most))
		return digits_of(counter->least);
	return 0;
}

static bool
refuse_touch(struct maker *maker, const struct version_part *left,
    const struct version_part *right)
{
	const char *first = in_braces(maker, left);
	const char *second = in_braces(maker, right);

	complain(maker, DIAGNOSTIC_VERSION_TOUCH, left->start, part_end(right),
	    DIAGNOSTIC_ARGS(first, second));
	diagnostic_help(maker->diagnostics,
	    "put something between them that is no digit: '%s.%s'", first,
	    second);
	return false;
}

/* How many digits of the run to its right a literal hands on: all that
 * follow too where it is nothing but digits. */
static size_t
digits_from(const struct version_part *literal, size_t behind, bool *goes_on)
{
	size_t count = 0;

	while (count < literal->length && text_is_digit(literal->text[count]))
		count++;
	*goes_on = count == literal->length;
	return *goes_on ? behind + count : count;
}

/* Two numbers with nothing but digits between them need a width that never
 * changes; then how many digits follow tells where a number ends. */
static bool
measure_runs(struct maker *maker)
{
	struct version_scheme *scheme = maker->scheme;
	const struct version_part *right = NULL; /* in the same run */
	size_t behind = 0;

	for (size_t i = scheme->part_count; i-- > 0;) {
		struct version_part *part = &scheme->parts[i];
		size_t width = version_part_width(scheme, part);
		bool goes_on;

		if (part->kind == PART_LITERAL) {
			behind = digits_from(part, behind, &goes_on);
			right = goes_on ? right : NULL;
			continue;
		}
		if (right != NULL &&
		    (width == 0 || version_part_width(scheme, right) == 0))
			return refuse_touch(maker, part, right);
		part->digits_behind = behind;
		behind += width;
		right = part;
	}
	return true;
}

static bool
has_part(const struct version_scheme *scheme, enum version_part_kind from,
    enum version_part_kind to)
{
	for (size_t i = 0; i < scheme->part_count; i++) {
		if (scheme->parts[i].kind >= from &&
		    scheme->parts[i].kind <= to)
			return true;
	}
	return false;
}

/* A week may belong to another year than its month and day do. */
static bool
refuse_beside_week(struct maker *maker)
{
	const struct version_scheme *scheme = maker->scheme;

	for (size_t i = 0; i < scheme->part_count; i++) {
		const struct version_part *part = &scheme->parts[i];

		if (part->kind != PART_MM && part->kind != PART_0M &&
		    part->kind != PART_DD && part->kind != PART_0D)
			continue;
		refuse_part(maker, part,
		    "cannot stand beside a week, whose year may be another");
		break;
	}
	diagnostic_help(
	    maker->diagnostics, "name the series by month and day, or by week");
	return false;
}

static bool
check_dates(struct maker *maker)
{
	struct version_scheme *scheme = maker->scheme;

	scheme->is_week_year = has_part(scheme, PART_WW, PART_0W);
	if (scheme->is_week_year &&
	    (has_part(scheme, PART_MM, PART_0M) ||
		has_part(scheme, PART_DD, PART_0D)))
		return refuse_beside_week(maker);
	if (!scheme->is_dated || has_part(scheme, PART_YYYY, PART_0Y))
		return true;
	refuse_pattern(maker, "holds no year, so its names come again");
	diagnostic_help(
	    maker->diagnostics, "add {YYYY}, {YY} or {0Y} to the pattern");
	return false;
}

struct version_scheme *
version_scheme_pattern(struct arena *arena, const struct phrase_text *pattern,
    const struct version_range *ranges, size_t count,
    struct diagnostics *diagnostics)
{
	struct version_scheme *scheme = ARENA_NEW(arena, struct version_scheme);
	struct maker maker = {
	    arena, diagnostics, pattern, ranges, count, scheme};

	if (scheme == NULL)
		return NULL;
	scheme->shown = arena_copy(arena, pattern->text, pattern->length);
	scheme->parts =
	    ARENA_ARRAY(arena, pattern->length + 1, struct version_part);
	if (scheme->shown == NULL || scheme->parts == NULL ||
	    !split_pattern(&maker) || !check_ranges(&maker) ||
	    !set_ranges(&maker) || !measure_runs(&maker) ||
	    !check_dates(&maker) || arena->failed)
		return NULL;
	for (size_t i = 0; i < scheme->part_count; i++)
		scheme->text_size += scheme->parts[i].kind == PART_LITERAL
		    ? scheme->parts[i].length
		    : TEXT_NUMBER_SIZE;
	return scheme;
}

/* A whole number as it is written in names; steps past it. */
static bool
read_bound(const char *text, size_t length, size_t *at, int64_t *value)
{
	size_t start = *at;

	*value = 0;
	while (*at < length && text_is_digit(text[*at])) {
		*value = *value * 10 + (text[*at] - '0');
		if (*value > VERSION_RANGE_MAX)
			return false;
		(*at)++;
	}
	return *at > start && (text[start] != '0' || *at == start + 1);
}

static bool
refuse_backward(const struct phrase_text *text, struct diagnostics *diagnostics,
    const struct version_range *range)
{
	diagnostic_add(diagnostics, DIAGNOSTIC_VERSION_RANGE, text->at,
	    DIAGNOSTIC_ARGS(
		range->name, "has a range that ends before it begins"));
	diagnostic_help(diagnostics, "write '%s: %d..%d'", range->name,
	    (int)range->most, (int)range->least);
	return false;
}

bool
version_range_parse(const struct phrase_text *text,
    struct diagnostics *diagnostics, struct version_range *range)
{
	size_t at = 0;

	if (read_bound(text->text, text->length, &at, &range->least) &&
	    text->length - at > 2 && text->text[at] == '.' &&
	    text->text[at + 1] == '.') {
		at += 2;
		if (read_bound(text->text, text->length, &at, &range->most) &&
		    at == text->length)
			return range->least <= range->most ||
			    refuse_backward(text, diagnostics, range);
	}
	diagnostic_add(diagnostics, DIAGNOSTIC_VERSION_RANGE, text->at,
	    DIAGNOSTIC_ARGS(range->name, "has no range that can be read"));
	diagnostic_help(diagnostics,
	    "write the least and the greatest number, up to %d: '%s: 0..9'",
	    VERSION_RANGE_MAX, range->name);
	return false;
}
