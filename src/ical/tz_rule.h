/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The rule at the end of a zone file: a TZ string of POSIX with the extensions
 * of RFC 9636 section 3.3.1 ("EET-2EEST,M3.4.4/50,M10.4.4/50"), which holds for
 * all years after the file's last entry. Only tzif and vtimezone include it.
 */
#ifndef TAKT_ICAL_TZ_RULE_H
#define TAKT_ICAL_TZ_RULE_H

#include "date/date.h"

enum tz_edge_kind {
	TZ_EDGE_WEEKDAY,  /* M3.5.0: the last Sunday of March */
	TZ_EDGE_DAY,      /* J60: day 1 to 365, and 29 February not counted */
	TZ_EDGE_LEAP_DAY, /* 59: day 0 to 365, and 29 February counted */
};

/* A moment of each year. */
struct tz_edge {
	enum tz_edge_kind kind;
	int32_t month;
	int32_t week; /* 5 is the last */
	int32_t day;  /* of the week, 0 being Sunday, or of the year */
	int32_t time; /* seconds from the start of that day, up to 167 hours */
};

enum { TZ_NAME_SIZE = 16 };

/* Offsets are seconds east of UTC. */
struct tz_rule {
	char standard_name[TZ_NAME_SIZE]; /* "CET"; or "" */
	char summer_name[TZ_NAME_SIZE];
	int32_t standard;
	int32_t summer;
	bool has_summer;
	struct tz_edge start; /* of summer, by the clock of before */
	struct tz_edge end;
};

/* A moment at which clocks are changed. */
struct tz_change {
	int64_t moment; /* seconds since 1970 UTC */
	int32_t before; /* offsets */
	int32_t after;
	bool was_summer; /* by the zone files, where summer may be behind */
	bool is_summer;
	const char *name; /* of the time after it; or "" */
};

/* One of the two changes in a year; false where it leaves the calendar, or the
 * rule has none. The name lives in the rule. */
bool tz_rule_change(const struct tz_rule *rule, int32_t year, bool is_start,
    struct tz_change *change);

/* False where the text is no such rule. */
bool tz_rule_parse(const char *text, struct tz_rule *rule);

/* The offset at a moment. */
int32_t tz_rule_offset_at(const struct tz_rule *rule, int64_t moment);

/* The offset at a local time (seconds since 1970 as if it were in UTC), found
 * as ical_zone_seconds() says. */
int32_t tz_rule_offset(const struct tz_rule *rule, int64_t local);

#endif
