/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Schedules as other projects publish them, as a cadence file. The one entry to
 * this floor; only src/api/ calls it.
 */
#ifndef TAKT_IMPORT_IMPORT_H
#define TAKT_IMPORT_IMPORT_H

#include "base/buf.h"
#include "base/diagnostic.h"

struct import_options {
	const char *kind;    /* by its name; NULL: by the content */
	const char *project; /* NULL: as the file says */
};

/*
 * Appends the cadence of `source` to `out`. False after diagnostics, or when
 * memory is short (then arena->failed).
 */
bool import_source(const struct source *source,
    const struct import_options *options, struct arena *arena,
    struct diagnostics *diagnostics, struct buf *out);

/* The kinds, in their order: name and what they are; false behind the last. */
bool import_kind_at(size_t index, const char **name, const char **summary);

#endif
