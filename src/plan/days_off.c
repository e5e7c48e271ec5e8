/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The days that the calendars of a cadence have, for who lists them. */
#include "plan/daybook.h"
#include "plan/query.h"

enum days_off
plan_walk_days_off(const struct plan *plan, size_t cadence, size_t calendar,
    const struct plan_days *within,
    bool (*visit)(void *context, struct date date, const char *name),
    void *context)
{
	struct diagnostics ignored = {0};
	struct daybook daybook;
	enum days_off result = DAYS_OFF_OK;
	struct date day = within->first;

	daybook_init(&daybook, plan_cadence(plan, cadence), &ignored);
	/* Both ends at once, so that all days between are known, too. */
	daybook_name(&daybook, calendar, within->first);
	daybook_name(&daybook, calendar, within->last);
	if (daybook.failed)
		result = DAYS_OFF_TOO_MANY;
	if (daybook.failed_memory)
		result = DAYS_OFF_STOPPED;
	for (; result == DAYS_OFF_OK && date_compare(day, within->last) <= 0;
	     day.day++) {
		const char *name = daybook_name(&daybook, calendar, day);

		if (name != NULL && !visit(context, day, name))
			result = DAYS_OFF_STOPPED;
	}
	daybook_release(&daybook);
	diagnostics_release(&ignored);
	return result;
}
