/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Parts of the format "html": a page by itself, which asks for nothing from
 * elsewhere. Without scripts it has all dates and the chart; the script makes
 * of that what depends on its reader. For html*.c, and for whoever asks which
 * links a page takes.
 *
 * The script reads the rows of the table, so what it needs is there:
 *
 *	data-first, data-last   days; the latter if it is another
 *	data-precision          of a date that is not known to the day
 *	data-kind               the phase, as phase_name() has it
 *	data-status             as cadence files say it
 *	data-project, data-series
 */
#ifndef TAKT_RENDER_HTML_H
#define TAKT_RENDER_HTML_H

#include "base/buf.h"
#include "render/format.h"

/* All of it is built up in `out`, which is handed on now and then. */
struct html {
	const struct plan *plan;
	const struct render_options *options;
	const struct sink *sink;
	const struct plan_item *items; /* sorted */
	size_t count;
	struct buf out;
	struct buf text; /* for a moment */
};

/* Hands on what there is if it is much; false as format->render() is. */
bool html_flush_if_full(struct html *html);
bool html_flush(struct html *html);

/* Text between tags and within quotes: `&<>"'` as references. */
void html_text(struct buf *out, const char *text);

/* The same as words of their own in whatever direction they are written. */
void html_foreign(struct buf *out, const char *text);

/* An attribute behind a blank. */
void html_attribute(struct buf *out, const char *name, const char *value);

/* May it be followed? A relative address, or one of the web or for a calendar
 * program. False for NULL. */
bool html_link_is_safe(const char *address);

/* Tags around what a link shows; nothing where it cannot be followed. */
void html_link_begin(struct buf *out, const char *address);
void html_link_end(struct buf *out, const char *address);

/* `<time>` around the date of an item as it is known. */
void html_date(struct buf *out, const struct plan_item *item);

/* Has the item a series, or is it an event of its project? */
bool html_has_series(const struct plan_item *item);

/* The section with the controls and the table of all items; false as
 * format->render() is. (html_table.c) */
bool html_table(struct html *html);

/* Pieces of the style sheet and of the script, ending with NULL.
 * (html_style.c, html_script.c) */
extern const char *const html_style[];
extern const char *const html_script[];

#endif
