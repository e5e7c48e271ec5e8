/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text and numbers of pictures: what is markup escaped, lengths in hundredths
 * of a pixel, and how wide a text is at most. There are no fonts here: widths
 * are those of DejaVu Sans, which hardly any other sans-serif is wider than.
 */
#ifndef TAKT_RENDER_SVG_TEXT_H
#define TAKT_RENDER_SVG_TEXT_H

#include "base/arena.h"
#include "base/buf.h"

/* A pixel in the unit of all coordinates. */
enum { SVG_PX = 100 };

static inline int64_t
svg_px(int64_t pixels)
{
	return pixels * SVG_PX;
}

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

struct svg_font {
	int32_t size; /* in pixels */
	bool is_bold;
};

struct svg_label {
	const char *text;
	int64_t x;
	int64_t y; /* of the line on which letters stand */
	struct svg_font font;
	enum svg_anchor anchor;
	const char *kind; /* its class: a colour of svg_style.h */
};

/*
 * Appends text as XML 1.0 can hold it in an element or between quotes: markup
 * is escaped, and what it cannot hold (section 2.2), or what would turn the
 * direction of what follows, is left out.
 */
void svg_escape(const char *text, struct buf *out);

/* Appends " NAME=\"12.5\"", of hundredths. */
void svg_attribute(const char *name, int64_t hundredths, struct buf *out);
void svg_number(int64_t hundredths, struct buf *out);

/* At most so wide is the text in one line, in hundredths of a pixel. */
int64_t svg_text_width(const char *text, struct svg_font font);

/*
 * The text, or as much of its beginning as fits with an ellipsis behind it, in
 * `arena`. NULL where not even three letters of a longer text fit, or memory is
 * short.
 */
const char *svg_fit(
    const char *text, struct svg_font font, int64_t width, struct arena *arena);

/*
 * Appends the text element. Where letters are not in the table its length is
 * set, so that it is as wide as it was reckoned in every font.
 */
void svg_append_label(const struct svg_label *label, struct buf *out);

/* Appends a title element: what is shown of a mark, and read out. */
void svg_append_title(const char *title, struct buf *out);

#endif
