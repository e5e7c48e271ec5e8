/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The parts of a recurrence rule, one row each. */
#include "ical/rule.h"

#include "date/date.h"

#include <string.h>
#include <strings.h>

/* One value: `length` bytes in the middle of the rule. */
struct span {
	const char *text;
	size_t length;
};

/* Bits for the FREQ values, in the order of frequency_names. */
enum { DAILY = 1, WEEKLY = 2, MONTHLY = 4, YEARLY = 8, ANY = 15 };

static const char *const frequency_names[] = {
    "DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
static const char *const finer_names[] = {
    "HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND"};
static const char *const weekday_names[] = {
    "MO", "TU", "WE", "TH", "FR", "SA", "SU"};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The index of `span` among `names`, in any case; `count` if it is none. */
static size_t
find_name(struct span span, const char *const names[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (strlen(names[i]) == span.length &&
		    strncasecmp(names[i], span.text, span.length) == 0)
			break;
	}
	return i;
}

static bool
read_number(struct span span, int32_t maximum, int32_t *number)
{
	size_t i;

	*number = 0;
	for (i = 0; i < span.length && *number <= maximum; i++) {
		if (span.text[i] < '0' || span.text[i] > '9')
			return false;
		*number = *number * 10 + (span.text[i] - '0');
	}
	return span.length > 0 && *number <= maximum;
}

static bool
is_number(struct span span, int32_t maximum)
{
	int32_t number;

	return read_number(span, maximum, &number) && number > 0;
}

static struct span
without_sign(struct span span)
{
	if (span.length > 0 && (*span.text == '+' || *span.text == '-')) {
		span.text++;
		span.length--;
	}
	return span;
}

static bool
is_signed_number(struct span span, int32_t maximum)
{
	return is_number(without_sign(span), maximum);
}

static bool
is_weekday(struct span span, int32_t unused)
{
	(void)unused;
	return find_name(span, weekday_names, COUNT_OF(weekday_names)) <
	    COUNT_OF(weekday_names);
}

/* "TU", "2TU", "-1FR". */
static bool
is_nth_weekday(struct span span, int32_t maximum)
{
	struct span weekday = span;
	struct span nth = span;

	if (span.length <= 2)
		return is_weekday(span, 0);
	nth.length -= 2;
	weekday.text += nth.length;
	weekday.length = 2;
	return is_weekday(weekday, 0) && is_signed_number(nth, maximum);
}

static bool
is_frequency(struct span span, int32_t unused)
{
	(void)unused;
	return find_name(span, frequency_names, COUNT_OF(frequency_names)) <
	    COUNT_OF(frequency_names);
}

static bool
read_digits(const char *text, size_t length, int32_t *number)
{
	return read_number((struct span){text, length}, 999999, number);
}

/* YYYYMMDD, YYYYMMDDTHHMMSS or YYYYMMDDTHHMMSSZ. */
static bool
is_until(struct span span, int32_t unused)
{
	struct date ignored;
	int32_t year, month, day, time;

	(void)unused;
	if (span.length != 8 && span.length != 15 && span.length != 16)
		return false;
	if (!read_digits(span.text, 4, &year) ||
	    !read_digits(span.text + 4, 2, &month) ||
	    !read_digits(span.text + 6, 2, &day))
		return false;
	if (span.length > 8 &&
	    (span.text[8] != 'T' || !read_digits(span.text + 9, 6, &time)))
		return false;
	if (span.length == 16 && span.text[15] != 'Z')
		return false;
	return date_from_civil(year, month, day, &ignored);
}

enum part {
	PART_FREQ,
	PART_INTERVAL,
	PART_COUNT,
	PART_UNTIL,
	PART_WKST,
	PART_BYDAY, /* from here on parts that choose days */
	PART_BYMONTHDAY,
	PART_BYYEARDAY,
	PART_BYWEEKNO,
	PART_BYMONTH,
	PART_BYSETPOS,
	PARTS
};

/*
 * Values are lists of up to `items`, separated by commas; libical 3.0.16 leaves
 * no end mark in a list that fills its array.
 */
static const struct part_row {
	const char *name;
	bool (*is_valid)(struct span span, int32_t maximum);
	int32_t maximum;
	int items;
	int frequencies;
} rows[PARTS] = {
    {"FREQ", is_frequency, 0, 1, ANY},
    {"INTERVAL", is_number, ICAL_RULE_INTERVAL_MAX, 1, ANY},
    {"COUNT", is_number, ICAL_RULE_COUNT_MAX, 1, ANY},
    {"UNTIL", is_until, 0, 1, ANY},
    {"WKST", is_weekday, 0, 1, ANY},
    {"BYDAY", is_nth_weekday, 53, 371, ANY},
    {"BYMONTHDAY", is_signed_number, 31, 31, DAILY | MONTHLY | YEARLY},
    {"BYYEARDAY", is_signed_number, 366, 366, YEARLY},
    {"BYWEEKNO", is_signed_number, 53, 53, YEARLY},
    {"BYMONTH", is_number, 12, 12, ANY},
    {"BYSETPOS", is_signed_number, 366, 366, ANY},
};

/* The values of a rule; one that is absent has the text NULL. */
struct rule {
	struct span values[PARTS];
};

static bool
has(const struct rule *rule, enum part part)
{
	return rule->values[part].text != NULL;
}

static bool
is_valid_value(const struct part_row *row, struct span span)
{
	const char *end = span.text + span.length;
	struct span item = span;
	int count;

	for (count = 1; count <= row->items; count++) {
		const char *comma =
		    memchr(item.text, ',', (size_t)(end - item.text));

		if (comma == NULL)
			comma = end;
		item.length = (size_t)(comma - item.text);
		if (!row->is_valid(item, row->maximum))
			return false;
		if (comma == end)
			return true;
		item.text = comma + 1;
	}
	return false;
}

/* INTERVAL=0 and COUNT=0 are understood and yet give no days. */
static enum ical_recur_status
refusal(enum part part, struct span value)
{
	int32_t number;

	if (part == PART_FREQ &&
	    find_name(value, finer_names, COUNT_OF(finer_names)) <
		COUNT_OF(finer_names))
		return ICAL_RECUR_FREQUENCY;
	if ((part == PART_INTERVAL || part == PART_COUNT) &&
	    read_number(value, 0, &number))
		return ICAL_RECUR_NEVER;
	return ICAL_RECUR_SYNTAX;
}

/* Takes "NAME=value" into the rule. */
static enum ical_recur_status
add_part(struct rule *rule, struct span text)
{
	const char *sign = memchr(text.text, '=', text.length);
	struct span name = {text.text, 0};
	struct span value;
	size_t part = 0;

	if (sign == NULL)
		return ICAL_RECUR_SYNTAX;
	name.length = (size_t)(sign - text.text);
	value.text = sign + 1;
	value.length = text.length - name.length - 1;
	if (find_name(name, finer_names, COUNT_OF(finer_names)) <
	    COUNT_OF(finer_names))
		return ICAL_RECUR_FREQUENCY;
	while (part < PARTS && find_name(name, &rows[part].name, 1) == 1)
		part++;
	if (part == PARTS || has(rule, (enum part)part))
		return ICAL_RECUR_SYNTAX;
	if (!is_valid_value(&rows[part], value))
		return refusal((enum part)part, value);
	rule->values[part] = value;
	return ICAL_RECUR_OK;
}

static bool
has_digit(struct span span)
{
	size_t i;

	for (i = 0; i < span.length; i++) {
		if (span.text[i] >= '0' && span.text[i] <= '9')
			return true;
	}
	return false;
}

/* Which parts may stand together. */
static bool
is_consistent(const struct rule *rule)
{
	int frequency;
	int part;
	int chosen = 0;

	if (!has(rule, PART_FREQ) ||
	    (has(rule, PART_COUNT) && has(rule, PART_UNTIL)))
		return false;
	frequency = 1 << find_name(rule->values[PART_FREQ], frequency_names,
			COUNT_OF(frequency_names));
	for (part = 0; part < PARTS; part++) {
		if (!has(rule, (enum part)part))
			continue;
		if ((rows[part].frequencies & frequency) == 0)
			return false;
		chosen += part >= PART_BYDAY;
	}
	if (has(rule, PART_BYSETPOS) && chosen < 2)
		return false;
	return !has_digit(rule->values[PART_BYDAY]) ||
	    ((frequency & (MONTHLY | YEARLY)) != 0 &&
		!has(rule, PART_BYWEEKNO));
}

static enum ical_recur_status
split(const char *text, struct rule *rule)
{
	for (;;) {
		struct span span = {text, strcspn(text, ";")};
		enum ical_recur_status status = add_part(rule, span);

		if (status != ICAL_RECUR_OK || text[span.length] == '\0')
			return status;
		text += span.length + 1;
	}
}

enum ical_recur_status
ical_rule_check(const char *text, char copy[ICAL_RULE_LENGTH_MAX + 1])
{
	size_t length = strlen(text);
	struct rule rule = {0};
	enum ical_recur_status status;

	if (length > ICAL_RULE_LENGTH_MAX)
		return ICAL_RECUR_SYNTAX;
	status = split(text, &rule);
	if (status != ICAL_RECUR_OK)
		return status;
	if (!is_consistent(&rule))
		return ICAL_RECUR_SYNTAX;
	memcpy(copy, text, length + 1);
	if (has(&rule, PART_UNTIL)) {
		struct span until = rule.values[PART_UNTIL];
		size_t day_end = (size_t)(until.text - text) + 8;
		size_t end = (size_t)(until.text - text) + until.length;

		memmove(copy + day_end, copy + end, length + 1 - end);
	}
	return ICAL_RECUR_OK;
}

const char *
ical_recur_wrong_part(const char *text, size_t *length)
{
	struct rule rule = {0};

	for (;;) {
		*length = strcspn(text, ";");
		if (add_part(&rule, (struct span){text, *length}) !=
		    ICAL_RECUR_OK)
			return text;
		if (text[*length] == '\0')
			return NULL;
		text += *length + 1;
	}
}
