/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* TZ strings: read once, and then asked for the offset at a local time. */
#include "ical/tz_rule.h"

#include <string.h>

#include "base/text.h"

enum {
	HOUR = 3600,
	DAY = 86400,
	DAY_OF_29_FEBRUARY = 60, /* the first of a year being day 1 */
	HOURS_MAX = 167
};

static bool
skip(const char **at, char character)
{
	if (**at != character)
		return false;
	(*at)++;
	return true;
}

/* Longer names than there are stay away. */
static void
keep_name(char name[TZ_NAME_SIZE], const char *start, const char *end)
{
	size_t length = (size_t)(end - start);

	if (length < TZ_NAME_SIZE)
		memcpy(name, start, length);
}

/* "EST" or "<+0330>". */
static bool
parse_name(const char **at, char name[TZ_NAME_SIZE])
{
	const char *start = *at;

	if (skip(at, '<')) {
		while (text_is_letter(**at) || text_is_digit(**at) ||
		    **at == '+' || **at == '-')
			(*at)++;
		keep_name(name, start + 1, *at);
		return skip(at, '>');
	}
	while (text_is_letter(**at))
		(*at)++;
	keep_name(name, start, *at);
	return *at - start >= 3;
}

static bool
parse_number(const char **at, int32_t least, int32_t most, int32_t *value)
{
	const char *start = *at;

	*value = 0;
	while (text_is_digit(**at) && *at - start < 4)
		*value = *value * 10 + (*(*at)++ - '0');
	return *at > start && *value >= least && *value <= most;
}

/* "-167:59:59" as seconds. */
static bool
parse_time(const char **at, int32_t *seconds)
{
	bool is_negative = **at == '-';
	int32_t hours = 0, minutes = 0, rest = 0;

	if (is_negative || **at == '+')
		(*at)++;
	if (!parse_number(at, 0, HOURS_MAX, &hours) ||
	    (skip(at, ':') &&
		(!parse_number(at, 0, 59, &minutes) ||
		    (skip(at, ':') && !parse_number(at, 0, 59, &rest)))))
		return false;
	*seconds = hours * HOUR + minutes * 60 + rest;
	if (is_negative)
		*seconds = -*seconds;
	return true;
}

/* POSIX counts hours west of Greenwich. */
static bool
parse_offset(const char **at, int32_t *offset)
{
	if (!parse_time(at, offset) || *offset < -24 * HOUR ||
	    *offset > 24 * HOUR)
		return false;
	*offset = -*offset;
	return true;
}

static bool
parse_edge(const char **at, struct tz_edge *edge)
{
	bool is_good;

	*edge = (struct tz_edge){.time = 2 * HOUR};
	if (skip(at, 'M')) {
		is_good = parse_number(at, 1, 12, &edge->month) &&
		    skip(at, '.') && parse_number(at, 1, 5, &edge->week) &&
		    skip(at, '.') && parse_number(at, 0, 6, &edge->day);
	} else if (skip(at, 'J')) {
		edge->kind = TZ_EDGE_DAY;
		is_good = parse_number(at, 1, 365, &edge->day);
	} else {
		edge->kind = TZ_EDGE_LEAP_DAY;
		is_good = parse_number(at, 0, 365, &edge->day);
	}
	return is_good && (!skip(at, '/') || parse_time(at, &edge->time));
}

bool
tz_rule_parse(const char *text, struct tz_rule *rule)
{
	const char *at = text;

	*rule = (struct tz_rule){0};
	if (!parse_name(&at, rule->standard_name) ||
	    !parse_offset(&at, &rule->standard))
		return false;
	if (*at == '\0')
		return true;
	if (!parse_name(&at, rule->summer_name))
		return false;
	rule->has_summer = true;
	rule->summer = rule->standard + HOUR;
	if (*at != ',' && !parse_offset(&at, &rule->summer))
		return false;
	return skip(&at, ',') && parse_edge(&at, &rule->start) &&
	    skip(&at, ',') && parse_edge(&at, &rule->end) && *at == '\0';
}

/* The edge in a year, by the clock that it ends. */
static bool
edge_in_year(const struct tz_edge *edge, int32_t year, int64_t *local)
{
	struct date date;
	int32_t days = edge->day;

	if (edge->kind == TZ_EDGE_WEEKDAY) {
		if (!date_nth_weekday(year, edge->month,
			edge->week == 5 ? -1 : edge->week,
			edge->day == 0 ? WEEKDAY_SUNDAY
				       : (enum weekday)edge->day,
			&date))
			return false;
		days = 0;
	} else if (!date_from_civil(year, 1, 1, &date)) {
		return false;
	}
	if (edge->kind == TZ_EDGE_DAY &&
	    (days < DAY_OF_29_FEBRUARY || !date_is_leap_year(year)))
		days--;
	*local = ((int64_t)date.day + days) * DAY + edge->time;
	return true;
}

bool
tz_rule_change(const struct tz_rule *rule, int32_t year, bool is_start,
    struct tz_change *change)
{
	int64_t local;

	if (!rule->has_summer ||
	    !edge_in_year(is_start ? &rule->start : &rule->end, year, &local))
		return false;
	*change = (struct tz_change){
	    .before = is_start ? rule->standard : rule->summer,
	    .after = is_start ? rule->summer : rule->standard,
	    .was_summer = !is_start,
	    .is_summer = is_start,
	    .name = is_start ? rule->summer_name : rule->standard_name};
	change->moment = local - change->before;
	return true;
}

/* The last change of the clock that a local time has behind it. */
struct change {
	int64_t local; /* the time asked for */
	int64_t moment;
	int32_t offset;
};

static void
consider(struct change *change, const struct tz_rule *rule, int32_t year,
    bool is_start)
{
	int32_t before = is_start ? rule->standard : rule->summer;
	int32_t after = is_start ? rule->summer : rule->standard;
	int64_t moment;

	if (!edge_in_year(is_start ? &rule->start : &rule->end, year, &moment))
		return;
	moment -= before;
	if (moment + (before > after ? before : after) > change->local ||
	    moment < change->moment)
		return;
	change->moment = moment;
	change->offset = after;
}

int32_t
tz_rule_offset(const struct tz_rule *rule, int64_t local)
{
	struct change change = {local, INT64_MIN, rule->standard};
	int64_t day = (local - (local % DAY + DAY) % DAY) / DAY;
	int32_t year;

	if (!rule->has_summer || day < date_min().day || day > date_max().day)
		return rule->standard;
	year = date_to_civil((struct date){(int32_t)day}).year;
	/* The summer of one year may last into the next (J365/25). */
	for (int32_t i = year - 1; i <= year + 1; i++) {
		consider(&change, rule, i, true);
		consider(&change, rule, i, false);
	}
	return change.offset;
}

int32_t
tz_rule_offset_at(const struct tz_rule *rule, int64_t moment)
{
	int64_t day = (moment - (moment % DAY + DAY) % DAY) / DAY;
	struct tz_change change;
	int32_t offset = rule->standard;
	int64_t latest = INT64_MIN;
	int32_t year;

	if (!rule->has_summer || day < date_min().day || day > date_max().day)
		return offset;
	year = date_to_civil((struct date){(int32_t)day}).year;
	for (int32_t i = 2 * (year - 1); i < 2 * (year + 2); i++) {
		if (!tz_rule_change(rule, i / 2, i % 2 == 0, &change) ||
		    change.moment > moment || change.moment < latest)
			continue;
		latest = change.moment;
		offset = change.after;
	}
	return offset;
}
