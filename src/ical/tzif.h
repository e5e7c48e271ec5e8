/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Zone files as RFC 9636 describes them (TZif): the history of a zone's clock,
 * and the rule that holds after it. Only zone.c and vtimezone.c include it.
 */
#ifndef TAKT_ICAL_TZIF_H
#define TAKT_ICAL_TZIF_H

#include "ical/tz_rule.h"

/* Points into the bytes it was read from. */
struct tzif {
	const unsigned char *moments; /* 8 bytes each: when a clock changed */
	const unsigned char *kinds;   /* 1 byte each: index of the new type */
	const unsigned char *types;   /* 6 bytes each, the offset first */
	const unsigned char *names;   /* with a NUL behind each */
	size_t moment_count;          /* may be 0 */
	size_t type_count;            /* at least 1 */
	size_t name_size;             /* of all names */
	bool has_rule;                /* else the last type stays */
	struct tz_rule rule;
};

/*
 * False for what is no zone file,
 * is damaged, counts leap seconds, or is of version 1, which ends in 2037.
 */
bool tzif_parse(const unsigned char *bytes, size_t length, struct tzif *tzif);

/* A change of the file's history, and the time before the first of them, which
 * has no `moment`. The rule's are not among them. */
void tzif_change(
    const struct tzif *tzif, size_t index, struct tz_change *change);
void tzif_first(const struct tzif *tzif, struct tz_change *first);

/* Seconds east of UTC at a moment. */
int32_t tzif_offset_at(const struct tzif *tzif, int64_t moment);

/* Seconds east of UTC at a local time, as tz_rule_offset(). */
int32_t tzif_offset(const struct tzif *tzif, int64_t local);

struct ical_zone;

/* The file of a zone; NULL where it has none. (ical/zone.c) */
const struct tzif *ical_zone_file(const struct ical_zone *zone);

#endif
