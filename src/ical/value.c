/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Values of iCalendar, read as strictly as the RFC writes them. */
#include "ical/value.h"

#include "base/text.h"
#include "ical/text.h"

enum { MINUTE = 60, HOUR = 3600, WEEK = 7 * ICAL_DAY_SECONDS };

/* More days than from the first to the last of struct date. */
#define DURATION_MAX ((int64_t)3100000 * ICAL_DAY_SECONDS)

/* Reads exactly `digits` digits at `at`. */
static bool
read_digits(struct ical_slice text, size_t at, size_t digits, int32_t *number)
{
	*number = 0;
	if (at + digits > text.length)
		return false;
	for (size_t i = at; i < at + digits; i++) {
		if (!text_is_digit(text.text[i]))
			return false;
		*number = *number * 10 + (text.text[i] - '0');
	}
	return true;
}

/* HHMMSS; a leap second counts as the one before it. */
static bool
read_clock(struct ical_slice text, size_t at, int32_t *second)
{
	int32_t hours, minutes, seconds;

	if (!read_digits(text, at, 2, &hours) ||
	    !read_digits(text, at + 2, 2, &minutes) ||
	    !read_digits(text, at + 4, 2, &seconds) || hours > 23 ||
	    minutes > 59 || seconds > 60)
		return false;
	seconds -= seconds == 60;
	*second = hours * HOUR + minutes * MINUTE + seconds;
	return true;
}

static bool
read_time(struct ical_slice text, struct ical_moment *moment)
{
	if (text.length == 8)
		return true;
	if ((text.length != 15 && text.length != 16) || text.text[8] != 'T' ||
	    !read_clock(text, 9, &moment->second))
		return false;
	moment->clock = ICAL_CLOCK_LOCAL;
	if (text.length == 16) {
		if (text.text[15] != 'Z')
			return false;
		moment->clock = ICAL_CLOCK_UTC;
	}
	return true;
}

enum ical_value_status
ical_moment_read(
    struct ical_slice text, struct ical_moment *moment, struct civil *civil)
{
	*moment = (struct ical_moment){0};
	if (!read_digits(text, 0, 4, &civil->year) ||
	    !read_digits(text, 4, 2, &civil->month) ||
	    !read_digits(text, 6, 2, &civil->day) || !read_time(text, moment))
		return ICAL_VALUE_FORM;
	if (civil->month < 1 || civil->month > 12)
		return ICAL_VALUE_NO_MONTH;
	if (civil->day < 1 ||
	    civil->day > date_days_in_month(civil->year, civil->month))
		return ICAL_VALUE_NO_DAY;
	return date_from_civil(
		   civil->year, civil->month, civil->day, &moment->date)
	    ? ICAL_VALUE_OK
	    : ICAL_VALUE_RANGE;
}

bool
ical_duration_read(struct ical_slice text, int64_t *seconds)
{
	/* In the order in which they may stand; T comes before the hours. */
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = {{'W', WEEK}, {'D', ICAL_DAY_SECONDS}, {'T', 0},
	    {'H', HOUR}, {'M', MINUTE}, {'S', 1}};
	const size_t count = sizeof(units) / sizeof(units[0]);
	size_t at = text.length > 0 && text.text[0] == '+';
	bool is_time = false;
	bool is_complete = false;
	size_t unit = 0;

	*seconds = 0;
	if (at == text.length || text.text[at++] != 'P')
		return false;
	while (at < text.length) {
		int64_t number = 0;
		size_t start = at;

		while (at < text.length && at < start + 9 &&
		    text_is_digit(text.text[at]))
			number = number * 10 + (text.text[at++] - '0');
		while (unit < count && at < text.length &&
		    units[unit].letter != text.text[at])
			unit++;
		if (at == text.length || unit == count ||
		    (at == start) != (units[unit].letter == 'T') ||
		    (units[unit].seconds < ICAL_DAY_SECONDS && !is_time &&
			units[unit].letter != 'T'))
			return false;
		is_time = is_time || units[unit].letter == 'T';
		is_complete = units[unit].letter != 'T';
		*seconds += number * units[unit++].seconds;
		at++;
		if (*seconds > DURATION_MAX)
			return false;
	}
	return is_complete;
}

bool
ical_offset_read(struct ical_slice text, int32_t *seconds)
{
	char clock[6] = {'0', '0', '0', '0', '0', '0'};

	if ((text.length != 5 && text.length != 7) ||
	    (text.text[0] != '+' && text.text[0] != '-'))
		return false;
	for (size_t i = 1; i < text.length; i++)
		clock[i - 1] = text.text[i];
	if (!read_clock((struct ical_slice){clock, 6}, 0, seconds))
		return false;
	if (text.text[0] == '-')
		*seconds = -*seconds;
	return true;
}

int64_t
ical_moment_between(struct ical_moment from, struct ical_moment to)
{
	int64_t days = date_days_between(from.date, to.date);

	return days * ICAL_DAY_SECONDS + to.second - from.second;
}

/* `seconds` are less than a day; stays where it is at the edge of time. */
static struct ical_moment
shift(struct ical_moment moment, int32_t seconds)
{
	struct ical_moment shifted = moment;
	int32_t days = 0;

	shifted.second += seconds;
	if (shifted.second < 0)
		days = -1;
	else if (shifted.second >= ICAL_DAY_SECONDS)
		days = 1;
	shifted.second -= days * ICAL_DAY_SECONDS;
	return date_add_days(moment.date, days, &shifted.date) ? shifted
							       : moment;
}

struct ical_moment
ical_moment_like(struct ical_moment moment, struct ical_moment start)
{
	const struct ical_zone *zone;
	struct ical_moment standard, daylight;
	int32_t sign;

	if (moment.clock == ICAL_CLOCK_UTC && start.clock == ICAL_CLOCK_LOCAL) {
		zone = start.zone;
		sign = 1;
	} else if (moment.clock == ICAL_CLOCK_LOCAL &&
	    start.clock == ICAL_CLOCK_UTC) {
		zone = moment.zone;
		sign = -1;
	} else {
		return moment;
	}
	if (zone == NULL)
		return moment;
	standard = shift(moment, sign * zone->standard);
	daylight = shift(moment, sign * zone->daylight);
	return daylight.second == start.second ? daylight : standard;
}

/* Exchange ends rules of whole days at midnight, and says so in UTC. */
static struct date
last_whole_day(struct ical_moment until, const struct ical_zone *home)
{
	struct ical_moment local;

	if (home == NULL || until.clock != ICAL_CLOCK_UTC || until.second == 0)
		return until.date;
	local = shift(until, home->daylight);
	if (local.second != 0)
		local = shift(until, home->standard);
	return local.second == 0 ? local.date : until.date;
}

struct date
ical_moment_last_day(struct ical_moment until, struct ical_moment start,
    const struct ical_zone *home)
{
	const struct ical_zone *zone = start.zone;

	if (start.clock == ICAL_CLOCK_NONE)
		return last_whole_day(until, home);
	if (until.clock == ICAL_CLOCK_NONE)
		return until.date;
	if (until.clock == ICAL_CLOCK_UTC && start.clock == ICAL_CLOCK_LOCAL) {
		if (zone == NULL)
			return until.date;
		until = shift(until,
		    zone->daylight > zone->standard ? zone->daylight
						    : zone->standard);
	}
	if (until.second < start.second)
		date_add_days(until.date, -1, &until.date);
	return until.date;
}

int32_t
ical_days_touched(int32_t second, int64_t seconds)
{
	return seconds <= 0
	    ? 1
	    : (int32_t)((second + seconds - 1) / ICAL_DAY_SECONDS) + 1;
}

/* Undoes escapes; line breaks become blanks. */
static void
unescape(struct ical_slice value, struct buf *out)
{
	for (size_t i = 0; i < value.length; i++) {
		char character = value.text[i];

		if (character == '\\' && i + 1 < value.length) {
			character = value.text[++i];
			if (text_lower(character) == 'n')
				character = ' ';
		}
		if (character != '\0')
			buf_append_char(out, character);
	}
}

void
ical_text_read(struct ical_slice value, struct buf *out)
{
	struct buf raw = {0};

	buf_clear(out);
	unescape(value, &raw);
	ical_text_clean(out, buf_text(&raw));
	for (size_t i = 0; i < out->length; i++) {
		if (out->bytes[i] == '\n')
			out->bytes[i] = ' ';
	}
	out->failed = out->failed || raw.failed;
	buf_release(&raw);
}

void
ical_text_unescape(struct ical_slice value, struct buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i + 1 < value.length; i++) {
		char character = value.text[i + 1];

		if (value.text[i] != '\\')
			continue;
		buf_append(out, value.text + done, i - done);
		buf_append_char(
		    out, text_lower(character) == 'n' ? '\n' : character);
		done = ++i + 1;
	}
	if (done < value.length)
		buf_append(out, value.text + done, value.length - done);
}
