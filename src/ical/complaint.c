/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What is wrong with a recurrence rule, as the end of a sentence. */
#include "ical/recur.h"

#include <stddef.h>
#include <string.h>

#include "base/diagnostic.h"

const char *
ical_recur_complaint(enum ical_recur_status status)
{
	switch (status) {
	case ICAL_RECUR_SYNTAX:
		return "is not one of RFC 5545";
	case ICAL_RECUR_FREQUENCY:
		return "repeats more often than daily";
	case ICAL_RECUR_NEVER:
		return "never meets a day";
	case ICAL_RECUR_NO_MEMORY:
		return "needs more memory than there is";
	case ICAL_RECUR_OK:
		break;
	}
	return "is fine";
}

void
ical_recur_help(struct diagnostics *diagnostics, const char *text,
    enum ical_recur_status status)
{
	size_t length = 0;
	const char *part;

	if (status != ICAL_RECUR_SYNTAX && status != ICAL_RECUR_FREQUENCY)
		return;
	part = ical_recur_wrong_part(text, &length);
	if (part != NULL && length < 200)
		diagnostic_help(
		    diagnostics, "its part '%.*s' is wrong", (int)length, part);
	else if (part == NULL && strstr(text, "FREQ=") == NULL)
		diagnostic_help(
		    diagnostics, "say how often first: 'FREQ=YEARLY;…'");
	else if (part == NULL)
		diagnostic_help(diagnostics, "its parts cannot stand together");
}
