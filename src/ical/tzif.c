/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Reads zone files. They come from the machine and not from the user, but a
 * damaged one must not do more than be refused.
 */
#include "ical/tzif.h"

#include <string.h>

enum {
	HEADER_SIZE = 44,
	COUNTS_AT = 20, /* behind the magic number, the version and 15 zeros */
	TYPE_SIZE = 6,
	OFFSET_MAX = 25 * 3600
};

/* Far enough for "always", and sums with offsets stay in range. */
static const int64_t moment_max = INT64_C(1) << 60;

/* The counts in a header, in their order there. */
enum {
	UT_COUNT,
	STANDARD_COUNT,
	LEAP_COUNT,
	TIME_COUNT,
	TYPE_COUNT,
	CHAR_COUNT,
	COUNTS
};

struct block {
	const unsigned char *data;
	size_t size;
	size_t count[COUNTS];
};

static uint32_t
read_32(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	    (uint32_t)bytes[2] << 8 | bytes[3];
}

static int64_t
read_signed_32(const unsigned char *bytes)
{
	int64_t value = read_32(bytes);

	return value > INT32_MAX ? value - ((int64_t)UINT32_MAX + 1) : value;
}

static int64_t
read_moment(const unsigned char *bytes)
{
	/* The upper half is signed, and the lower one adds to it. */
	return read_signed_32(bytes) * ((int64_t)UINT32_MAX + 1) +
	    read_32(bytes + 4);
}

/* Reads a header and sees that its data is there. */
static bool
read_block(const unsigned char *bytes, size_t length, size_t time_size,
    struct block *block)
{
	const size_t sizes[COUNTS] = {
	    1, 1, time_size + 4, time_size + 1, TYPE_SIZE, 1};

	if (length < HEADER_SIZE || memcmp(bytes, "TZif", 4) != 0 ||
	    bytes[4] < '2')
		return false;
	block->data = bytes + HEADER_SIZE;
	block->size = 0;
	for (size_t i = 0; i < COUNTS; i++) {
		block->count[i] = read_32(bytes + COUNTS_AT + 4 * i);
		if (block->count[i] > length)
			return false;
		block->size += block->count[i] * sizes[i];
	}
	return block->size <= length - HEADER_SIZE;
}

static int32_t
offset_of_type(const struct tzif *tzif, size_t type)
{
	return (int32_t)read_signed_32(tzif->types + type * TYPE_SIZE);
}

/* Before the first change it is type 0 (RFC 9636 section 3.2). */
static int32_t
offset_since(const struct tzif *tzif, size_t change)
{
	return offset_of_type(tzif, change == 0 ? 0 : tzif->kinds[change - 1]);
}

static int64_t
moment_of(const struct tzif *tzif, size_t change)
{
	return read_moment(tzif->moments + change * 8);
}

/* Offsets of less than a day, and changes in their order. */
static bool
is_sound(const struct tzif *tzif)
{
	for (size_t i = 0; i < tzif->type_count; i++) {
		int32_t offset = offset_of_type(tzif, i);

		if (offset < -OFFSET_MAX || offset > OFFSET_MAX)
			return false;
	}
	for (size_t i = 0; i < tzif->moment_count; i++) {
		int64_t moment = moment_of(tzif, i);

		if (tzif->kinds[i] >= tzif->type_count ||
		    moment < -moment_max || moment > moment_max ||
		    (i > 0 && moment <= moment_of(tzif, i - 1)))
			return false;
	}
	return true;
}

/* The rule stands in a line of its own, which may be empty. */
static bool
read_rule(const unsigned char *bytes, size_t length, struct tzif *tzif)
{
	enum { RULE_SIZE = 128 };
	const unsigned char *end;
	char text[RULE_SIZE] = "";
	size_t size;

	if (length < 2 || bytes[0] != '\n')
		return false;
	end = memchr(bytes + 1, '\n', length - 1);
	if (end == NULL)
		return false;
	size = (size_t)(end - bytes) - 1;
	if (size >= RULE_SIZE)
		return false;
	memcpy(text, bytes + 1, size);
	tzif->has_rule = size > 0;
	return size == 0 || tz_rule_parse(text, &tzif->rule);
}

bool
tzif_parse(const unsigned char *bytes, size_t length, struct tzif *tzif)
{
	struct block block;
	size_t skipped;

	*tzif = (struct tzif){0};
	/* What version 1 could hold comes first, for programs that stop at it.
	 */
	if (!read_block(bytes, length, 4, &block))
		return false;
	skipped = HEADER_SIZE + block.size;
	if (!read_block(bytes + skipped, length - skipped, 8, &block) ||
	    block.count[LEAP_COUNT] > 0 || block.count[TYPE_COUNT] == 0)
		return false;
	tzif->moment_count = block.count[TIME_COUNT];
	tzif->type_count = block.count[TYPE_COUNT];
	tzif->moments = block.data;
	tzif->kinds = tzif->moments + 8 * tzif->moment_count;
	tzif->types = tzif->kinds + tzif->moment_count;
	tzif->names = tzif->types + TYPE_SIZE * tzif->type_count;
	tzif->name_size = block.count[CHAR_COUNT];
	skipped += HEADER_SIZE + block.size;
	return is_sound(tzif) &&
	    read_rule(bytes + skipped, length - skipped, tzif);
}

/* Within the file: what has no NUL behind it is no name. */
static const char *
name_of_type(const struct tzif *tzif, size_t type)
{
	size_t at = tzif->types[type * TYPE_SIZE + 5];

	return at < tzif->name_size &&
		memchr(tzif->names + at, '\0', tzif->name_size - at) != NULL
	    ? (const char *)tzif->names + at
	    : "";
}

static bool
is_summer_type(const struct tzif *tzif, size_t type)
{
	return tzif->types[type * TYPE_SIZE + 4] != 0;
}

void
tzif_first(const struct tzif *tzif, struct tz_change *first)
{
	*first = (struct tz_change){.before = offset_of_type(tzif, 0),
	    .after = offset_of_type(tzif, 0),
	    .was_summer = is_summer_type(tzif, 0),
	    .is_summer = is_summer_type(tzif, 0),
	    .name = name_of_type(tzif, 0)};
}

void
tzif_change(const struct tzif *tzif, size_t index, struct tz_change *change)
{
	size_t before = index == 0 ? 0 : tzif->kinds[index - 1];
	size_t after = tzif->kinds[index];

	*change = (struct tz_change){.moment = moment_of(tzif, index),
	    .before = offset_of_type(tzif, before),
	    .after = offset_of_type(tzif, after),
	    .was_summer = is_summer_type(tzif, before),
	    .is_summer = is_summer_type(tzif, after),
	    .name = name_of_type(tzif, after)};
}

int32_t
tzif_offset_at(const struct tzif *tzif, int64_t moment)
{
	size_t change = tzif->moment_count;

	while (change > 0 && moment_of(tzif, change - 1) > moment)
		change--;
	if (change == tzif->moment_count && tzif->has_rule)
		return tz_rule_offset_at(&tzif->rule, moment);
	return offset_since(tzif, change);
}

int32_t
tzif_offset(const struct tzif *tzif, int64_t local)
{
	size_t change;

	for (change = tzif->moment_count; change > 0; change--) {
		int32_t before = offset_since(tzif, change - 1);
		int32_t after = offset_since(tzif, change);

		if (moment_of(tzif, change - 1) +
			(before > after ? before : after) <=
		    local)
			break;
	}
	if (change == tzif->moment_count && tzif->has_rule)
		return tz_rule_offset(&tzif->rule, local);
	return offset_since(tzif, change);
}
