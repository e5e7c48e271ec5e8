/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Answers lines of a zone and two moments, in seconds since 1970 UTC, by a
 * VTIMEZONE that holds between them, or "none".
 */
#include "ical/vtimezone.h"

#include <inttypes.h>
#include <stdio.h>

static bool
answer(const char *line)
{
	struct arena arena = {0};
	struct ical_vtimezone vtimezone;
	struct buf out = {0};
	char name[100];
	bool is_known;

	vtimezone.name = name;
	is_known = sscanf(line, "%99s %" SCNd64 " %" SCNd64, name,
		       &vtimezone.from, &vtimezone.until) == 3 &&
	    ical_zone_load(&arena, name, &vtimezone.zone) == ICAL_ZONE_KNOWN &&
	    ical_vtimezone_write(&vtimezone, &out);
	fputs(is_known ? buf_text(&out) : "none\r\n", stdout);
	buf_release(&out);
	arena_release(&arena);
	return is_known;
}

int
main(void)
{
	char line[200];

	while (fgets(line, sizeof(line), stdin) != NULL)
		answer(line);
	return 0;
}
