/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Lines of iCalendar text as RFC 5545 section 3.1 has them: folded to 75
 * octets and ended by CRLF. Used by the iCalendar writer alone.
 */
#ifndef TAKT_ICAL_FOLD_H
#define TAKT_ICAL_FOLD_H

#include "base/buf.h"

/* Octets in a line, its leading blank included, its CRLF not. */
enum { ICAL_LINE_MAX = 75 };

/*
 * Appends `prefix` (name, parameters and colon) and `value` as one line. A
 * fold never falls inside a UTF-8 sequence and, as editors and version control
 * strip blanks at line ends, never after a blank; a run of blanks longer than
 * a line is the one exception.
 */
void ical_fold_line(struct buf *out, const char *prefix, const char *value);

#endif
