/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writes what was read and arranged as a cadence file, with rules that would
 * fit as comments.
 */
#ifndef TAKT_IMPORT_WRITE_H
#define TAKT_IMPORT_WRITE_H

#include "base/buf.h"
#include "import/arrange.h"

/* False when memory is short. */
bool import_write(struct import_file *file, struct buf *out);

/* The parts of that. `import_write_changes()` has what differs from series to
 * series, and whose day is not known. */
void import_write_changes(struct import_file *file, struct buf *out);
void import_write_series(struct import_file *file,
    const struct import_series *series, struct buf *out);

/* "release", "end of bugfix", "end-of-life": the key of a pin. */
void import_write_key(const struct import_rule *rule, struct buf *out);

/* {on: 2026-10-01, status: actual}: of a pin, or of what stands alone. */
void import_write_pin(const struct import_item *item, struct buf *out);

/* A date, in the form of the language. */
void import_write_date(struct date date, struct buf *out);

#endif
