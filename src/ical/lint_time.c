/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Dates, times, periods, durations and rules, each for itself. What they must
 * be for one another is seen when the component ends. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/lint_state.h"
#include "ical/recur.h"
#include "ical/rule.h"

/* What the values of a property must be. */
struct wanted {
	enum lint_property property;
	int type;
	size_t zone; /* number of TZID; 0: none */
};

static bool
refuse(struct lint *lint, struct ical_slice text, const char *expected)
{
	ical_refuse_value(lint->diagnostics, &lint->line, text, expected);
	return false;
}

/* A date where VALUE=DATE is missing. */
static bool
need_date(
    struct lint *lint, struct ical_slice text, const struct wanted *wanted)
{
	const char *name = lint_rows[wanted->property].name;

	if (wanted->type == LINT_TYPE_UTC ||
	    ((lint_rows[wanted->property].types & LINT_TYPE_DATE) == 0))
		return refuse(lint, text, "a time in UTC");
	lint_add(lint, DIAGNOSTIC_ICAL_NEEDS, text, name, "'VALUE=DATE'");
	diagnostic_help(lint->diagnostics,
	    "write %s;VALUE=DATE:%.8s; Thunderbird refuses the whole file, "
	    "calcurse leaves out the event",
	    name, text.text);
	return true;
}

/* Is a moment that was read of the type that is wanted? */
static bool
is_of_type(struct lint *lint, struct ical_slice text,
    const struct wanted *wanted, const struct ical_moment *moment)
{
	bool is_local = lint_innermost(lint)->kind == LINT_OBSERVANCE;

	if (wanted->type == LINT_TYPE_DATE) {
		if (moment->clock == ICAL_CLOCK_NONE)
			return true;
		refuse(lint, text, "a date");
		diagnostic_help(lint->diagnostics,
		    "write %.8s, or leave out VALUE=DATE", text.text);
		return false;
	}
	if (moment->clock == ICAL_CLOCK_NONE)
		return need_date(lint, text, wanted);
	if (wanted->type == LINT_TYPE_UTC && moment->clock != ICAL_CLOCK_UTC) {
		refuse(lint, text, "a time in UTC");
		diagnostic_help(lint->diagnostics,
		    "say when that is in UTC, with a Z at the end: %.15sZ",
		    text.text);
		return false;
	}
	if (is_local && wanted->property == LINT_DTSTART &&
	    moment->clock == ICAL_CLOCK_UTC)
		return refuse(lint, text, "a local time");
	if (wanted->zone != 0 && moment->clock == ICAL_CLOCK_UTC) {
		lint_add(lint, DIAGNOSTIC_ICAL_EXCLUDES, text, "TZID", "Z");
		diagnostic_help(lint->diagnostics,
		    "take out TZID: a time with Z is in UTC");
		return false;
	}
	return true;
}

/* Of what must be of the type of DTSTART, in which place it is kept. */
static enum lint_like
like_of(enum lint_property property)
{
	switch (property) {
	case LINT_DTEND:
	case LINT_DUE:
		return LINT_LIKE_END;
	case LINT_RECURRENCE_ID:
		return LINT_LIKE_INSTANCE;
	case LINT_EXDATE:
		return LINT_LIKE_EXDATE;
	case LINT_RDATE:
		return LINT_LIKE_RDATE;
	default:
		return LINT_LIKES;
	}
}

/* The first of a kind is enough, and its place is looked for only once: that
 * takes as long as a folded line is. */
static void
keep(struct lint *lint, enum lint_property property, struct ical_slice text,
    const struct lint_moment *moment)
{
	struct lint_open *open = lint_innermost(lint);
	enum lint_like like = like_of(property);
	struct lint_moment *kept = &open->start;

	if (property != LINT_DTSTART) {
		if (like == LINT_LIKES)
			return;
		kept = moment->moment.clock == ICAL_CLOCK_NONE
		    ? &open->whole[like]
		    : &open->timed[like];
	}
	if (kept->is_set)
		return;
	*kept = *moment;
	kept->at = ical_line_span(&lint->line, text);
}

static bool
read_moment(
    struct lint *lint, struct ical_slice text, const struct wanted *wanted)
{
	struct lint_moment found = {.is_set = true, .zone = wanted->zone};
	struct civil civil;
	enum ical_value_status status =
	    ical_moment_read(text, &found.moment, &civil);

	/* Years before 1583 are odd, and legal. */
	if (status != ICAL_VALUE_OK && status != ICAL_VALUE_RANGE) {
		ical_refuse_moment(
		    lint->diagnostics, &lint->line, text, status, civil);
		return false;
	}
	found.is_comparable = status == ICAL_VALUE_OK;
	if (!is_of_type(lint, text, wanted, &found.moment))
		return false;
	if (wanted->type != LINT_TYPE_PERIOD)
		keep(lint, wanted->property, text, &found);
	return true;
}

static bool
read_period(
    struct lint *lint, struct ical_slice text, const struct wanted *wanted)
{
	struct ical_slice rest = text;
	struct wanted part = *wanted;
	struct ical_slice start;
	int64_t seconds;

	if (!ical_slice_split(&rest, '/', &start) || rest.text == NULL)
		return refuse(lint, text, "a period, as in START/END");
	if (wanted->property == LINT_FREEBUSY)
		part.type = LINT_TYPE_UTC;
	if (!read_moment(lint, start, &part))
		return false;
	if (rest.length > 0 && (rest.text[0] == 'P' || rest.text[0] == '+'))
		return ical_duration_read(rest, &seconds) ||
		    refuse(lint, rest, "a duration");
	return read_moment(lint, rest, &part);
}

static size_t
read_zone(struct lint *lint, int type)
{
	struct ical_slice zone;

	if (!ical_line_parameter(&lint->line, "TZID", &zone))
		return 0;
	if (type == LINT_TYPE_DATE) {
		lint_add(
		    lint, DIAGNOSTIC_ICAL_EXCLUDES, zone, "TZID", "VALUE=DATE");
		diagnostic_help(lint->diagnostics,
		    "take out TZID: a date is the same day everywhere");
		return 0;
	}
	return lint_zone_use(lint, zone);
}

void
lint_times(struct lint *lint, enum lint_property property, int type)
{
	struct wanted wanted = {property, type, read_zone(lint, type)};
	struct ical_slice rest = lint->line.value;
	bool is_list = property == LINT_EXDATE || property == LINT_RDATE ||
	    property == LINT_FREEBUSY;
	struct ical_slice item = rest;

	if (property == LINT_RECURRENCE_ID)
		lint_uid_instance(lint);
	while (!is_list || ical_slice_split(&rest, ',', &item)) {
		bool is_good = type == LINT_TYPE_PERIOD
		    ? read_period(lint, item, &wanted)
		    : read_moment(lint, item, &wanted);

		if (!is_list || !is_good)
			break;
	}
}

/* Weeks stand alone (RFC 5545 section 3.3.6). */
static bool
has_weeks_and_more(struct ical_slice text)
{
	const char *weeks = memchr(text.text, 'W', text.length);

	return weeks != NULL && weeks + 1 < text.text + text.length;
}

static void
look_at_trigger(struct lint *lint, bool is_negative, int64_t seconds)
{
	char text[ICAL_TEXT_SIZE];

	if (is_negative || seconds == 0)
		return;
	lint_add(lint, DIAGNOSTIC_ALARM_AFTER, lint->line.value,
	    ical_copy_text(lint->line.value, text), NULL);
	diagnostic_help(lint->diagnostics,
	    "write -%s if it is to come before; Outlook takes it for that in "
	    "any case",
	    text[0] == '+' ? text + 1 : text);
}

void
lint_duration(struct lint *lint, enum lint_property property)
{
	struct ical_slice value = lint->line.value;
	struct ical_slice rest = value;
	struct lint_open *open = lint_innermost(lint);
	bool is_negative = value.length > 0 && value.text[0] == '-';
	int64_t seconds = 0;

	if (is_negative) {
		rest.text++;
		rest.length--;
	}
	if ((is_negative && rest.length > 0 && rest.text[0] == '+') ||
	    !ical_duration_read(rest, &seconds) || has_weeks_and_more(rest)) {
		refuse(lint, value, "a duration");
		diagnostic_help(lint->diagnostics,
		    "write P1D for a day, PT12H for twelve hours, P2W for two "
		    "weeks");
	} else if (property == LINT_TRIGGER) {
		look_at_trigger(lint, is_negative, seconds);
	} else if (is_negative || (property == LINT_REFRESH && seconds == 0)) {
		refuse(lint, value, "a duration of more than nothing");
	} else if (property == LINT_DURATION) {
		open->has_hours = memchr(value.text, 'T', value.length) != NULL;
	}
}

/* Keeps the end that a good rule has. */
static void
keep_until(struct lint *lint)
{
	static const char name[] = "UNTIL=";
	struct lint_open *open = lint_innermost(lint);
	struct lint_moment found = {.is_set = true, .is_comparable = true};
	struct ical_slice rest = lint->line.value;
	struct ical_slice part;
	struct civil civil;

	while (ical_slice_split(&rest, ';', &part)) {
		size_t length = sizeof(name) - 1;

		if (part.length <= length ||
		    !text_equal_ignoring_case(part.text, length, name, length))
			continue;
		part.text += length;
		part.length -= length;
		if (ical_moment_read(part, &found.moment, &civil) !=
		    ICAL_VALUE_OK)
			continue;
		found.at = ical_line_span(&lint->line, part);
		if (found.moment.clock == ICAL_CLOCK_NONE)
			open->whole[LINT_LIKE_UNTIL] = found;
		else
			open->timed[LINT_LIKE_UNTIL] = found;
	}
}

void
lint_rule(struct lint *lint)
{
	struct ical_slice value = lint->line.value;
	char text[ICAL_RULE_LENGTH_MAX + 2];
	char copy[ICAL_RULE_LENGTH_MAX + 1];
	size_t length = value.length <= ICAL_RULE_LENGTH_MAX
	    ? value.length
	    : ICAL_RULE_LENGTH_MAX + 1;
	enum ical_recur_status status;

	memcpy(text, value.text, length);
	text[length] = '\0';
	/* Other calendars (RFC 7529) are beyond this. */
	if (strstr(text, "RSCALE=") != NULL)
		return;
	status = lint->rules++ < ICAL_LINT_RULES_MAX
	    ? ical_recur_check(text)
	    : ical_rule_check(text, copy);
	if (status == ICAL_RECUR_NO_MEMORY)
		lint->no_memory = true;
	/* More often than daily is legal. */
	if (status == ICAL_RECUR_OK || status == ICAL_RECUR_FREQUENCY) {
		keep_until(lint);
		return;
	}
	lint_add(
	    lint, DIAGNOSTIC_RRULE, value, text, ical_recur_complaint(status));
	ical_recur_help(lint->diagnostics, text, status);
}
