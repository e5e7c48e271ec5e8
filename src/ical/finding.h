/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Complaints about values of calendars, the same words wherever a calendar is
 * read. For the readers of this floor.
 */
#ifndef TAKT_ICAL_FINDING_H
#define TAKT_ICAL_FINDING_H

#include "base/diagnostic.h"
#include "ical/line.h"
#include "ical/value.h"

/* A value as far as a message shows it. */
enum { ICAL_TEXT_SIZE = 200 };

/* For a message: NUL-terminated, and cut where it is very long. */
const char *ical_copy_text(struct ical_slice slice, char text[ICAL_TEXT_SIZE]);

/* Complains that a part of `line` is not `expected`. */
void ical_refuse_value(struct diagnostics *diagnostics,
    const struct ical_line *line, struct ical_slice text, const char *expected);

/*
 * Complains about a part of `line` for which ical_moment_read() gave `status`
 * and `civil`; nothing for ICAL_VALUE_OK.
 */
void ical_refuse_moment(struct diagnostics *diagnostics,
    const struct ical_line *line, struct ical_slice text,
    enum ical_value_status status, struct civil civil);

/* The text of `format` with `limit` in place of its '#', which is a limit of
 * the reader, as a complaint. */
void ical_refuse_beyond(struct diagnostics *diagnostics, struct span at,
    const char *format, int limit);

#endif
