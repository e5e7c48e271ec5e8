/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What is wrong with a recurrence rule, as the end of a sentence. */
#include "ical/recur.h"

#include <stddef.h>

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
