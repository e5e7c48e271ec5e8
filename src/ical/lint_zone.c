/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Zones that times name, and VTIMEZONEs that define them, wherever they stand
 * in the file (RFC 5545 section 3.2.19). */
#include <stdio.h>
#include <string.h>

#include "ical/lint_state.h"

enum { IS_DEFINED = 1 };

static size_t
add_zone(struct lint *lint, struct ical_slice name)
{
	struct lint_key key = lint_key_of(NULL, name);
	size_t number = lint_set_add(&lint->zones, &key, lint->line.start);

	if (lint->zones.count > ICAL_LINT_ZONES_MAX)
		lint_stop(lint, ical_line_span(&lint->line, name),
		    "more than # names of zones", ICAL_LINT_ZONES_MAX);
	return number;
}

/* Most times of a file are in the zone of the time before. */
static bool
is_latest(const struct lint *lint, struct ical_slice name)
{
	return name.length > 0 && name.length == lint->latest_zone_length &&
	    memcmp(name.text, lint->latest_zone, name.length) == 0;
}

size_t
lint_zone_use(struct lint *lint, struct ical_slice name)
{
	size_t number;

	if (is_latest(lint, name))
		return lint->latest_zone_number;
	number = add_zone(lint, name);
	if (number == SIZE_MAX)
		return 0;
	if (name.length <= sizeof(lint->latest_zone)) {
		memcpy(lint->latest_zone, name.text, name.length);
		lint->latest_zone_length = name.length;
		lint->latest_zone_number = number + 1;
	}
	return number + 1;
}

void
lint_zone_define(struct lint *lint)
{
	struct ical_slice name = lint->line.value;
	size_t number = add_zone(lint, name);

	if (number == SIZE_MAX)
		return;
	if ((lint->zones.entries[number].mark & IS_DEFINED) != 0) {
		char text[ICAL_TEXT_SIZE + 16] = "VTIMEZONE ";

		ical_copy_text(name, text + strlen(text));
		lint_add(lint, DIAGNOSTIC_ICAL_TWICE, name, "VCALENDAR", text);
	}
	lint->zones.entries[number].mark |= IS_DEFINED;
}

/* Says of the line that used a zone first that it is not defined. */
static void
tell(struct lint *lint, uint32_t offset)
{
	char text[ICAL_TEXT_SIZE + 8] = "TZID=";
	struct ical_slice zone;

	lint->lines.next = offset;
	if (ical_lines_next(&lint->lines, &lint->line) != ICAL_LINE_OK ||
	    !ical_line_parameter(&lint->line, "TZID", &zone))
		return;
	ical_copy_text(zone, text + strlen(text));
	lint_add(lint, DIAGNOSTIC_ICAL_NEEDS, zone, text,
	    "a VTIMEZONE of that name");
	diagnostic_help(lint->diagnostics,
	    "add it, or write the times in UTC: Thunderbird takes them for "
	    "local ones");
}

void
lint_zone_finish(struct lint *lint)
{
	for (size_t i = 0; i < lint->zones.count; i++) {
		const struct lint_entry *entry = &lint->zones.entries[i];

		if ((entry->mark & IS_DEFINED) == 0)
			tell(lint, entry->offset);
	}
}
