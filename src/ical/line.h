/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Content lines of an iCalendar file (RFC 5545 section 3.1), unfolded, with
 * their places. Whatever reads calendars on this floor stands on it.
 */
#ifndef TAKT_ICAL_LINE_H
#define TAKT_ICAL_LINE_H

#include "base/buf.h"
#include "base/source.h"

/* Some bytes of a text, not terminated. */
struct ical_slice {
	const char *text;
	size_t length;
};

/* NAME;PARAMETER=value:value; valid until the next line is read. */
struct ical_line {
	const struct source *source;
	uint32_t start;   /* of the line, in the source */
	const char *text; /* of the line, unfolded */
	struct ical_slice name;
	struct ical_slice parameters; /* from the first semicolon on */
	struct ical_slice value;
};

/*
 * Set `source`, `next` to where the first line starts, and `longest` to how
 * many bytes an unfolded line may have.
 */
struct ical_lines {
	const struct source *source;
	uint32_t next;
	size_t longest;
	struct buf unfolded;
};

enum ical_line_status {
	ICAL_LINE_OK,
	ICAL_LINE_END,
	ICAL_LINE_BROKEN, /* not of the form above */
	ICAL_LINE_TOO_LONG,
	ICAL_LINE_NO_MEMORY
};

/* Reads the next line that is not blank; all but OK and END leave `start`. */
enum ical_line_status ical_lines_next(
    struct ical_lines *lines, struct ical_line *line);

void ical_lines_release(struct ical_lines *lines);

/* The value of a parameter without its quotes; false if there is none. */
bool ical_line_parameter(
    const struct ical_line *line, const char *name, struct ical_slice *value);

/* Where a part of the line stands; it ends with its line in the file. */
struct span ical_line_span(
    const struct ical_line *line, struct ical_slice part);

/* ASCII case does not matter. */
bool ical_slice_is(struct ical_slice slice, const char *text);

/* Without blanks at either end. */
struct ical_slice ical_slice_trim(struct ical_slice slice);

/*
 * Cuts off what stands before the first `separator`, or all there is; false
 * when `rest` has nothing more (its text is NULL then).
 */
bool ical_slice_split(
    struct ical_slice *rest, char separator, struct ical_slice *item);

#endif
