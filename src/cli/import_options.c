/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Options of takt import. */
#include "cli/import_options.h"

#include <string.h>

const char *
store_kind(struct arguments *arguments, const char *value)
{
	struct takt_import_kind kind;

	arguments->kind = value;
	for (size_t i = 0; takt_import_kind_at(i, &kind); i++) {
		if (strcmp(kind.name, value) == 0)
			return NULL;
	}
	return "ics, endoflife, kubernetes, python-releases, release-cycle or "
	       "node";
}
