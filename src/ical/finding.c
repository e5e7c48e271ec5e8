/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What is wrong with values, and what to write. */
#include "ical/finding.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

const char *
ical_copy_text(struct ical_slice slice, char text[ICAL_TEXT_SIZE])
{
	size_t length = slice.length;

	if (length >= ICAL_TEXT_SIZE)
		length = text_valid_prefix(slice.text, ICAL_TEXT_SIZE - 1);
	if (length > 0)
		memcpy(text, slice.text, length);
	text[length] = '\0';
	return text;
}

void
ical_refuse_value(struct diagnostics *diagnostics, const struct ical_line *line,
    struct ical_slice text, const char *expected)
{
	char copy[ICAL_TEXT_SIZE];

	diagnostic_add(diagnostics, DIAGNOSTIC_ICAL_VALUE,
	    ical_line_span(line, text),
	    DIAGNOSTIC_ARGS(ical_copy_text(text, copy), expected));
}

static void
refuse_day(struct diagnostics *diagnostics, const struct ical_line *line,
    struct ical_slice text, struct civil civil)
{
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	char month[32], days[8], day[ICAL_TEXT_SIZE];

	text.length = 8;
	(void)snprintf(month, sizeof(month), "%s %d", months[civil.month - 1],
	    (int)civil.year);
	(void)snprintf(days, sizeof(days), "%d",
	    (int)date_days_in_month(civil.year, civil.month));
	diagnostic_add(diagnostics, DIAGNOSTIC_NO_SUCH_DAY,
	    ical_line_span(line, text),
	    DIAGNOSTIC_ARGS(month, days, ical_copy_text(text, day)));
	diagnostic_help(
	    diagnostics, "the last day of the month is %.6s%s", day, days);
}

static void
refuse_form(struct diagnostics *diagnostics, const struct ical_line *line,
    struct ical_slice text)
{
	struct date date;

	ical_refuse_value(diagnostics, line, text, "a date of a calendar");
	if (date_parse(text.text, text.length, &date))
		diagnostic_help(diagnostics, "write %.4s%.2s%.2s", text.text,
		    text.text + 5, text.text + 8);
	else
		diagnostic_help(diagnostics,
		    "write 20261224, or with a time of day 20261224T180000");
}

void
ical_refuse_moment(struct diagnostics *diagnostics,
    const struct ical_line *line, struct ical_slice text,
    enum ical_value_status status, struct civil civil)
{
	struct span at = ical_line_span(line, text);
	char copy[ICAL_TEXT_SIZE];

	switch (status) {
	case ICAL_VALUE_OK:
		break;
	case ICAL_VALUE_NO_MONTH:
		ical_copy_text((struct ical_slice){text.text + 4, 2}, copy);
		diagnostic_add(diagnostics, DIAGNOSTIC_NO_SUCH_MONTH, at,
		    DIAGNOSTIC_ARGS(copy));
		break;
	case ICAL_VALUE_NO_DAY:
		refuse_day(diagnostics, line, text, civil);
		break;
	case ICAL_VALUE_RANGE:
		ical_copy_text(text, copy);
		diagnostic_add(diagnostics, DIAGNOSTIC_DATE_RANGE, at,
		    DIAGNOSTIC_ARGS(copy));
		break;
	case ICAL_VALUE_FORM:
		refuse_form(diagnostics, line, text);
		break;
	}
}

void
ical_refuse_beyond(struct diagnostics *diagnostics, struct span at,
    const char *format, int limit)
{
	char number[TEXT_NUMBER_SIZE + 1] = {0};
	char text[ICAL_TEXT_SIZE];
	const char *place = strchr(format, '#');

	text_from_number(limit, number);
	(void)snprintf(text, sizeof(text), "%.*s%s%s", (int)(place - format),
	    format, number, place + 1);
	diagnostic_add(
	    diagnostics, DIAGNOSTIC_ICAL_LIMIT, at, DIAGNOSTIC_ARGS(text));
}
