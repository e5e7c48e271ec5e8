/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The names of properties and components, and what is known of them. */
#include "ical/lint_state.h"

#include <string.h>

#include "base/text.h"

enum {
	/* Components, by the letters of lint_properties.h. */
	C = LINT_CALENDAR,
	E = LINT_EVENT,
	T = LINT_TODO,
	J = LINT_JOURNAL,
	F = LINT_BUSY,
	Z = LINT_TIMEZONE,
	S = LINT_OBSERVANCE,
	A = LINT_ALARM,
	/* Types of values that VALUE names. */
	DATE = LINT_TYPE_DATE,
	PERIOD = LINT_TYPE_PERIOD,
	URI = LINT_TYPE_URI,
	BINARY = LINT_TYPE_BINARY,
	DURATION = LINT_TYPE_DURATION,
	UTC = LINT_TYPE_UTC,
	OTHER = LINT_TYPE_OTHER
};

const struct lint_row lint_rows[LINT_PROPERTIES] = {
#define PROPERTY(id, name, type, types, need, once, many)                      \
	[LINT_##id] = {name, LINT_TYPE_##type, types, need, once, many},
#include "ical/lint_properties.h"
#undef PROPERTY
};

enum lint_property
lint_property_find(struct ical_slice name)
{
	size_t i = 0;

	while (i < LINT_PROPERTIES && !ical_slice_is(name, lint_rows[i].name))
		i++;
	return (enum lint_property)i;
}

static const struct {
	const char *name;
	enum lint_component kind;
	int parents;
} components[] = {
    {"VEVENT", LINT_EVENT, LINT_CALENDAR},
    {"VALARM", LINT_ALARM, LINT_EVENT | LINT_TODO},
    {"VTIMEZONE", LINT_TIMEZONE, LINT_CALENDAR},
    {"STANDARD", LINT_OBSERVANCE, LINT_TIMEZONE},
    {"DAYLIGHT", LINT_OBSERVANCE, LINT_TIMEZONE},
    {"VTODO", LINT_TODO, LINT_CALENDAR},
    {"VJOURNAL", LINT_JOURNAL, LINT_CALENDAR},
    {"VFREEBUSY", LINT_BUSY, LINT_CALENDAR},
    {"VCALENDAR", LINT_CALENDAR, 0},
    /* RFC 7953 and 9073 */
    {"VAVAILABILITY", LINT_OTHER, LINT_CALENDAR},
    {"AVAILABLE", LINT_OTHER, LINT_OTHER},
    {"PARTICIPANT", LINT_OTHER, LINT_WITH_UID},
    {"VLOCATION", LINT_OTHER, LINT_WITH_UID | LINT_OTHER},
    {"VRESOURCE", LINT_OTHER, LINT_WITH_UID | LINT_OTHER},
};

enum { COMPONENT_COUNT = sizeof(components) / sizeof(components[0]) };

enum lint_component
lint_component_find(struct ical_slice name, int *parents, bool *is_known)
{
	for (size_t i = 0; i < COMPONENT_COUNT; i++) {
		if (ical_slice_is(name, components[i].name)) {
			*parents = components[i].parents;
			*is_known = true;
			return components[i].kind;
		}
	}
	*parents = 0;
	*is_known = name.length > 2 && text_lower(name.text[0]) == 'x' &&
	    name.text[1] == '-';
	return LINT_OTHER;
}

const char *
lint_property_near(struct ical_slice name)
{
	const char *names[LINT_PROPERTIES];

	for (size_t i = 0; i < LINT_PROPERTIES; i++)
		names[i] = lint_rows[i].name;
	return text_nearest(name.text, name.length, names, LINT_PROPERTIES);
}

const char *
lint_component_near(struct ical_slice name)
{
	const char *names[COMPONENT_COUNT];

	for (size_t i = 0; i < COMPONENT_COUNT; i++)
		names[i] = components[i].name;
	return text_nearest(name.text, name.length, names, COMPONENT_COUNT);
}

bool
lint_is_hexadecimal(char character)
{
	character = text_lower(character);
	return text_is_digit(character) ||
	    (character >= 'a' && character <= 'f');
}
