/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Differences as text: one row in a table for each format, one file each. A
 * renderer knows nothing of plans and calendars, and writes nothing where there
 * is no difference, unless programs read it.
 */
#ifndef TAKT_RENDER_DIFF_H
#define TAKT_RENDER_DIFF_H

#include "base/buf.h"
#include "compare/differences.h"

struct diff_options {
	const char *old_name; /* of the files */
	const char *new_name;
	size_t width; /* columns to keep within; 0: as wide as need be */
	bool unicode; /* may use characters beyond ASCII of its own */
};

struct diff_format {
	const char *name;
	const char *extension;
	const char *media_type;
	const char *summary;
	/* Appends to `out`; false when memory is short. */
	bool (*render)(const struct differences *differences,
	    const struct diff_options *options, struct buf *out);
};

/* All formats; the last row has a NULL name. The first is the default. */
extern const struct diff_format diff_formats[];

const struct diff_format *diff_format_by_name(const char *name);

bool diff_render_table(const struct differences *differences,
    const struct diff_options *options, struct buf *out);
bool diff_render_markdown(const struct differences *differences,
    const struct diff_options *options, struct buf *out);
bool diff_render_rst(const struct differences *differences,
    const struct diff_options *options, struct buf *out);
bool diff_render_csv(const struct differences *differences,
    const struct diff_options *options, struct buf *out);
bool diff_render_json(const struct differences *differences,
    const struct diff_options *options, struct buf *out);

#endif
