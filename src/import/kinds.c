/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The table of the kinds of files. Those whose marks are plainer come first. */
#include <stddef.h>

#include "import/read.h"

const struct import_kind import_kinds[] = {
    {"ics", "an iCalendar file, of takt or of others", NULL, NULL},
    {"endoflife", "a product of endoflife.date, by version 0 or 1 of its API",
	import_is_endoflife, import_read_endoflife},
    {"kubernetes", "schedule.yaml or eol.yaml of kubernetes/website",
	import_is_kubernetes, import_read_kubernetes},
    {"python-releases", "python-releases.json of peps.python.org",
	import_is_python_releases, import_read_python_releases},
    {"release-cycle", "release-cycle.json of CPython's developer guide",
	import_is_release_cycle, import_read_release_cycle},
    {"node", "schedule.json of nodejs/Release", import_is_node,
	import_read_node},
    {NULL, NULL, NULL, NULL}};
