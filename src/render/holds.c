/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Marks of events compared with a series, as plan_item_identity() makes them.
 */
#include "render/holds.h"

#include <string.h>

#include "ical/own.h"

/* Is `part` the beginning of `text`, before a line feed? Then what follows. */
static const char *
skip_part(const char *text, const char *part)
{
	size_t length = strlen(part);

	return strncmp(text, part, length) == 0 && text[length] == '\n'
	    ? text + length + 1
	    : NULL;
}

bool
holds_other_series(const struct ical_feed *feed, const char *project,
    const char *series, bool *holds)
{
	struct ical_own own = {0};
	bool good = true;

	*holds = false;
	for (size_t i = 0; i < feed->event_count && good && !*holds; i++) {
		const char *rest;

		good = ical_own_read(&own, feed->source, feed->events[i].part);
		if (!good)
			break;
		rest = skip_part(buf_text(&own.identity), project);
		*holds = rest != NULL && skip_part(rest, series) == NULL;
	}
	ical_own_release(&own);
	return good;
}
