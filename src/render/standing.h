/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where projects stand, written out: one row a format, as render/format.h has
 * it for plans. What a person reads comes in four tables (supported, in
 * preparation, next, late) and notes; programs get all that is known.
 */
#ifndef TAKT_RENDER_STANDING_H
#define TAKT_RENDER_STANDING_H

#include "base/buf.h"
#include "compare/standing.h"

struct standing_options {
	size_t width; /* columns to keep within; 0: as wide as need be */
	bool unicode; /* may use characters beyond ASCII of its own */
	bool bars;    /* tables come with a picture of the windows */
};

struct standing_format {
	const char *name;
	const char *extension;
	const char *media_type;
	const char *summary;
	/* Appends; false when memory is short. */
	bool (*render)(const struct standing *standing,
	    const struct standing_options *options, struct buf *out);
};

/* All of them; the last row has a NULL name. The first is the default. */
extern const struct standing_format standing_formats[];

bool render_standing_table(const struct standing *standing,
    const struct standing_options *options, struct buf *out);
bool render_standing_markdown(const struct standing *standing,
    const struct standing_options *options, struct buf *out);
bool render_standing_rst(const struct standing *standing,
    const struct standing_options *options, struct buf *out);
bool render_standing_csv(const struct standing *standing,
    const struct standing_options *options, struct buf *out);
bool render_standing_json(const struct standing *standing,
    const struct standing_options *options, struct buf *out);

/* As precise as it is: "2026-10-01", "2031-10", "tbd". */
const char *standing_text(
    const struct standing_date *date, struct arena *arena);

/* "planned", "confirmed", "actual"; of late dates "unpinned" for what nobody
 * has set. */
const char *standing_status(const struct standing_date *date, bool is_late);

/* Appends the windows of each series as bars, within 80 columns if there is no
 * width; nothing where there is no window. (standing_bars.c) */
void standing_bars(const struct standing *standing,
    const struct standing_options *options, struct buf *out);

/* Appends sentences about what the tables do not show, each a line that begins
 * with `mark` and is written by `append`. (standing_notes.c) */
void standing_notes(const struct standing *standing, const char *mark,
    void (*append)(const char *text, struct buf *out), struct buf *out);

#endif
