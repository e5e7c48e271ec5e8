/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* UIDs: one for each event, but for its moved instances (RFC 5545 section
 * 3.8.4.7), and better a UUID (RFC 7986 section 5.3). */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/lint_state.h"

enum { IS_TAKEN = 1 };

static bool
is_uuid(struct ical_slice text)
{
	if (text.length != 36)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (is_hyphen ? text.text[i] != '-'
			      : !lint_is_hexadecimal(text.text[i]))
			return false;
	}
	return true;
}

static void
refuse_calendar_uid(struct lint *lint)
{
	lint_add(lint, DIAGNOSTIC_CALENDAR_UID, lint->line.name, NULL, NULL);
	diagnostic_help(lint->diagnostics,
	    "leave it out: vdirsyncer takes the whole calendar for one event");
}

void
lint_uid(struct lint *lint)
{
	struct lint_open *open = lint_innermost(lint);
	struct ical_slice value = ical_slice_trim(lint->line.value);

	if (value.length == 0)
		ical_refuse_value(
		    lint->diagnostics, &lint->line, lint->line.value, "a UID");
	else if (open->kind == LINT_CALENDAR)
		refuse_calendar_uid(lint);
	else if (((int)open->kind & LINT_WITH_UID) != 0 && !open->uid.is_set)
		open->uid = lint_key_of(NULL, value);
	if (value.length == 0 || ((int)open->kind & LINT_WITH_UID) == 0 ||
	    is_uuid(value))
		return;
	if (lint->odd_uids++ == 0)
		lint->first_odd_uid = lint->line.start;
}

void
lint_uid_instance(struct lint *lint)
{
	struct lint_open *open = lint_innermost(lint);

	open->instance = lint_key_of(NULL, ical_slice_trim(lint->line.value));
}

static void
refuse_taken(struct lint *lint, const struct lint_entry *entry)
{
	const struct lint_open *open = lint_innermost(lint);
	char text[ICAL_TEXT_SIZE];
	struct span at = lint_value_at(lint, open->first[LINT_UID] - 1, text);

	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_SAME_UID, at,
	    DIAGNOSTIC_ARGS(text));
	diagnostic_note(lint->diagnostics,
	    lint_name_span(lint, entry->offset, LINT_UID), "it is used here");
	diagnostic_help(lint->diagnostics,
	    open->instance.is_set
		? "write one component for each moved instance"
		: "give each event a UID of its own: khal and node-ical keep "
		  "the last one alone, Radicale refuses the file");
}

/* The component of an instance, by its UID and RECURRENCE-ID. */
static void
add_instance(struct lint *lint, uint32_t offset)
{
	const struct lint_open *open = lint_innermost(lint);
	struct lint_key key = lint_key_of(&open->uid,
	    (struct ical_slice){(const char *)open->instance.bytes,
		sizeof(open->instance.bytes)});
	size_t count = lint->instances.count;
	size_t number = lint_set_add(&lint->instances, &key, offset);

	if (number < count)
		refuse_taken(lint, &lint->instances.entries[number]);
}

void
lint_uid_end(struct lint *lint)
{
	const struct lint_open *open = lint_innermost(lint);
	uint32_t offset = open->first[LINT_UID] - 1;
	struct lint_entry *entry;
	size_t number;

	if (!open->uid.is_set) {
		lint->relation_count = open->relations;
		return;
	}
	number = lint_set_add(&lint->uids, &open->uid, offset);
	if (number == SIZE_MAX)
		return;
	entry = &lint->uids.entries[number];
	if (open->instance.is_set)
		add_instance(lint, offset);
	else if ((entry->mark & IS_TAKEN) != 0)
		refuse_taken(lint, entry);
	else
		entry->mark |= IS_TAKEN;
	lint_relation_end(lint, number);
}

void
lint_uid_finish(struct lint *lint)
{
	char others[TEXT_NUMBER_SIZE + 32] = "";
	char text[ICAL_TEXT_SIZE];
	struct span at;

	if (lint->odd_uids == 0)
		return;
	if (lint->odd_uids > 1)
		(void)snprintf(others, sizeof(others), ", nor are %zu others",
		    lint->odd_uids - 1);
	at = lint_value_at(lint, lint->first_odd_uid, text);
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_UID_FORM, at,
	    DIAGNOSTIC_ARGS(text, others));
	diagnostic_help(lint->diagnostics,
	    "take UUIDs for new events, they give nobody away; and keep the "
	    "UIDs of those that are published");
}
