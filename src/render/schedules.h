/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A list of schedules that have names, in the formats in which it is written.
 */
#ifndef TAKT_RENDER_SCHEDULES_H
#define TAKT_RENDER_SCHEDULES_H

#include "base/buf.h"

struct schedule_row {
	const char *name;
	const char *project; /* NULL: the file is no valid cadence */
	const char *summary; /* or NULL */
	const char *file;
	const char *shadows; /* or NULL */
};

struct schedule_rows {
	const struct schedule_row *items;
	size_t count;
	size_t width; /* columns to keep within; 0: as wide as need be */
	bool unicode; /* may use characters beyond ASCII of its own */
};

/* They append to `out`; false when memory is short. */
bool render_schedules_table(const struct schedule_rows *rows, struct buf *out);
bool render_schedules_markdown(
    const struct schedule_rows *rows, struct buf *out);
bool render_schedules_json(const struct schedule_rows *rows, struct buf *out);

#endif
