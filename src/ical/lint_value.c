/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Values by type: numbers, places, offsets, words of a set; and who is asked
 * for the others. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/lint_state.h"

/* Words that a property may have, ended by NULL. */
struct choice {
	enum lint_property property;
	int components; /* 0: all */
	bool is_open;   /* others are legal, and nothing to most readers */
	const char *listed;
	const char *words[9];
};

static const struct choice choices[] = {
    {LINT_STATUS, LINT_EVENT, false, "TENTATIVE, CONFIRMED, CANCELLED",
	{"TENTATIVE", "CONFIRMED", "CANCELLED"}},
    {LINT_STATUS, LINT_TODO, false,
	"NEEDS-ACTION, COMPLETED, IN-PROCESS, CANCELLED",
	{"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"}},
    {LINT_STATUS, LINT_JOURNAL, false, "DRAFT, FINAL, CANCELLED",
	{"DRAFT", "FINAL", "CANCELLED"}},
    {LINT_TRANSP, 0, false, "OPAQUE, TRANSPARENT", {"OPAQUE", "TRANSPARENT"}},
    {LINT_CLASS, 0, true, "PUBLIC, PRIVATE, CONFIDENTIAL",
	{"PUBLIC", "PRIVATE", "CONFIDENTIAL"}},
    {LINT_CALSCALE, 0, false, "GREGORIAN", {"GREGORIAN"}},
    {LINT_METHOD, 0, true,
	"PUBLISH, REQUEST, REPLY, ADD, CANCEL, REFRESH, COUNTER, "
	"DECLINECOUNTER",
	{"PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER",
	    "DECLINECOUNTER"}},
    {LINT_ACTION, 0, true, "AUDIO, DISPLAY, EMAIL",
	{"AUDIO", "DISPLAY", "EMAIL", "NONE"}},
};

static const struct choice *
find_choice(enum lint_property property, enum lint_component kind)
{
	size_t i = 0;

	while (choices[i].property != property ||
	    (choices[i].components != 0 &&
		(choices[i].components & (int)kind) == 0))
		i++;
	return &choices[i];
}

void
lint_choice(struct lint *lint, enum lint_property property)
{
	struct lint_open *open = lint_innermost(lint);
	const struct choice *choice = find_choice(property, open->kind);
	struct ical_slice value = lint->line.value;
	char text[ICAL_TEXT_SIZE];
	size_t i = 0;

	while (
	    choice->words[i] != NULL && !ical_slice_is(value, choice->words[i]))
		i++;
	if (property == LINT_ACTION) {
		open->is_display = ical_slice_is(value, "DISPLAY");
		open->is_email = ical_slice_is(value, "EMAIL");
	}
	if (property == LINT_METHOD)
		lint->method = ical_line_span(&lint->line, lint->line.name);
	if (choice->words[i] != NULL ||
	    (choice->is_open && value.length > 2 &&
		text_lower(value.text[0]) == 'x' && value.text[1] == '-'))
		return;
	lint_add(lint,
	    choice->is_open ? DIAGNOSTIC_UNKNOWN_TOKEN
			    : DIAGNOSTIC_NOT_A_CHOICE,
	    value, ical_copy_text(value, text), choice->listed);
	diagnostic_suggest(lint->diagnostics,
	    text_nearest(value.text, value.length, choice->words, i));
}

static const struct {
	enum lint_property property;
	int64_t maximum;
	const char *expected;
} numbers[] = {
    {LINT_SEQUENCE, INT32_MAX, "a whole number of 0 or more"},
    {LINT_REPEAT, INT32_MAX, "a whole number of 0 or more"},
    {LINT_PRIORITY, 9, "a whole number from 0 to 9"},
    {LINT_PERCENT, 100, "a whole number from 0 to 100"},
};

/* A number from 0 to `maximum`, which is of 32 bits. */
static bool
is_number(struct ical_slice text, int64_t maximum)
{
	int64_t number = 0;
	size_t at = text.length > 1 && text.text[0] == '+';

	for (; at < text.length && number <= maximum; at++) {
		if (!text_is_digit(text.text[at]))
			return false;
		number = number * 10 + (text.text[at] - '0');
	}
	return text.length > 0 && number <= maximum;
}

static void
look_at_number(struct lint *lint, enum lint_property property)
{
	struct ical_slice value = lint->line.value;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (numbers[i].property == property &&
		    !is_number(value, numbers[i].maximum))
			ical_refuse_value(lint->diagnostics, &lint->line, value,
			    numbers[i].expected);
	}
}

/* Degrees with a sign and decimals, no farther than `maximum`. */
static bool
is_degrees(struct ical_slice text, int64_t maximum)
{
	struct ical_slice whole;

	if (text.length > 0 && (text.text[0] == '-' || text.text[0] == '+')) {
		text.text++;
		text.length--;
	}
	if (!ical_slice_split(&text, '.', &whole) || whole.length == 0 ||
	    whole.text[0] == '+' || !is_number(whole, maximum))
		return false;
	for (size_t i = 0; text.text != NULL && i < text.length; i++) {
		if (!text_is_digit(text.text[i]))
			return false;
	}
	return text.text == NULL || text.length > 0;
}

static void
look_at_place(struct lint *lint)
{
	struct ical_slice rest = lint->line.value;
	struct ical_slice latitude;

	if (!ical_slice_split(&rest, ';', &latitude) || rest.text == NULL ||
	    !is_degrees(latitude, 90) || !is_degrees(rest, 180))
		ical_refuse_value(lint->diagnostics, &lint->line,
		    lint->line.value,
		    "a latitude and a longitude, as in 52.52;13.40");
}

static void
look_at_offset(struct lint *lint)
{
	int32_t seconds;

	if (!ical_offset_read(lint->line.value, &seconds))
		ical_refuse_value(lint->diagnostics, &lint->line,
		    lint->line.value, "an offset from UTC, as in +0100");
}

static void
look_at_version(struct lint *lint)
{
	if (ical_slice_is(lint->line.value, "2.0"))
		return;
	ical_refuse_value(lint->diagnostics, &lint->line, lint->line.value,
	    "2.0, the version of RFC 5545");
}

/* What some texts are besides texts. */
static void
look_at_text(struct lint *lint, enum lint_property property)
{
	lint_text(lint, false);
	if (property == LINT_VERSION)
		look_at_version(lint);
	else if (property == LINT_UID)
		lint_uid(lint);
	else if (property == LINT_RELATED_TO)
		lint_relation(lint);
	else if (property == LINT_TZID)
		lint_zone_define(lint);
}

void
lint_value(struct lint *lint, enum lint_property property)
{
	int type = lint_type_of(lint, property);

	switch (type) {
	case LINT_TYPE_TEXT:
		look_at_text(lint, property);
		break;
	case LINT_TYPE_TEXTS:
		lint_text(lint, true);
		break;
	case LINT_TYPE_DATE:
	case LINT_TYPE_DATE_TIME:
	case LINT_TYPE_UTC:
	case LINT_TYPE_PERIOD:
		lint_times(lint, property, type);
		break;
	case LINT_TYPE_DURATION:
		lint_duration(lint, property);
		break;
	case LINT_TYPE_INTEGER:
		look_at_number(lint, property);
		break;
	case LINT_TYPE_URI:
		lint_uri(lint);
		break;
	case LINT_TYPE_RECUR:
		lint_rule(lint);
		break;
	case LINT_TYPE_OFFSET:
		look_at_offset(lint);
		break;
	case LINT_TYPE_GEO:
		look_at_place(lint);
		break;
	case LINT_TYPE_CHOICE:
		lint_choice(lint, property);
		break;
	case LINT_TYPE_COLOR:
		lint_color(lint);
		break;
	default: /* binary, and what is of no interest */
		break;
	}
}
