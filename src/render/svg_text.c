/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Escapes, fixed-point numbers, and a table of advance widths. */
#include "render/svg_text.h"

#include <string.h>

#include "base/text.h"

/* Of ASCII from the space on, in thousandths of the font's size. */
static const int16_t widths[] = {318, 401, 460, 838, 636, 950, 780, 275, 390,
    390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575,
    775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732,
    684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};

/* At most, in Latin but for digraphs; and as letters mostly are, for texts
 * whose length is set. */
enum {
	WIDTH_LATIN = 1080,
	WIDTH_CYRILLIC = 1180,
	WIDTH_DASH = 1000,
	WIDTH_OTHER = 1000,
	WIDTH_WIDE = 1000,
	USUAL_LETTER = 640,
	SPARE_PERCENT = 3, /* other fonts, and rounding in them */
	LETTERS_LEAST = 3
};

#define ELLIPSIS "\xE2\x80\xA6"

/* The code point at `text`, which is moved behind it; U+FFFD for bytes that
 * are no UTF-8. */
static uint32_t
next_code_point(const char **text)
{
	uint32_t code_point;
	size_t size = text_decode(*text, strlen(*text), &code_point);

	if (size == 0) {
		code_point = 0xFFFD;
		size = 1;
	}
	*text += size;
	return code_point;
}

static void
append_code_point(uint32_t code_point, struct buf *out)
{
	char bytes[4];
	size_t size = text_encode(code_point, bytes);

	buf_append(out, bytes, size);
}

void
svg_escape(const char *text, struct buf *out)
{
	while (*text != '\0') {
		uint32_t code_point = next_code_point(&text);

		switch (code_point) {
		case '&':
			buf_append_string(out, "&amp;");
			break;
		case '<':
			buf_append_string(out, "&lt;");
			break;
		case '>':
			buf_append_string(out, "&gt;");
			break;
		case '"':
			buf_append_string(out, "&quot;");
			break;
		case '\'':
			buf_append_string(out, "&#39;");
			break;
		case '\t':
			buf_append_char(out, ' ');
			break;
		default:
			if (!text_is_forbidden(code_point))
				append_code_point(code_point, out);
		}
	}
}

void
svg_number(int64_t hundredths, struct buf *out)
{
	uint64_t size =
	    hundredths < 0 ? 0 - (uint64_t)hundredths : (uint64_t)hundredths;
	unsigned part = (unsigned)(size % SVG_PX);

	if (hundredths < 0)
		buf_append_char(out, '-');
	buf_append_number(out, (int64_t)(size / SVG_PX));
	if (part % 10 != 0)
		buf_printf(out, ".%02u", part);
	else if (part != 0)
		buf_printf(out, ".%u", part / 10);
}

void
svg_attribute(const char *name, int64_t hundredths, struct buf *out)
{
	buf_printf(out, " %s=\"", name);
	svg_number(hundredths, out);
	buf_append_char(out, '"');
}

static bool
is_dash(uint32_t code_point)
{
	return code_point >= 0x2010 && code_point <= 0x2027;
}

/* Is the width below an upper bound in any font? */
static bool
is_measured(uint32_t code_point)
{
	return code_point < 0x180 ||
	    (code_point >= 0x370 && code_point < 0x500) || is_dash(code_point);
}

static bool
all_measured(const char *text)
{
	while (*text != '\0') {
		if (!is_measured(next_code_point(&text)))
			return false;
	}
	return true;
}

static int64_t
code_point_width(uint32_t code_point, bool is_bold, bool is_usual)
{
	int64_t width = is_usual ? USUAL_LETTER : WIDTH_OTHER;
	int columns = text_code_point_width(code_point);

	if (code_point == '\t' || code_point == '\n')
		code_point = ' ';
	else if (text_is_forbidden(code_point) || columns == 0)
		return 0;
	if (code_point >= ' ' && code_point < 0x7F)
		width = widths[code_point - ' '];
	else if (columns > 1)
		width = WIDTH_WIDE;
	else if (is_dash(code_point))
		width = WIDTH_DASH;
	else if (is_measured(code_point) && !is_usual)
		width = code_point < 0x180 ? WIDTH_LATIN : WIDTH_CYRILLIC;
	/* So much wider is no letter of DejaVu Sans Bold. */
	if (is_bold)
		width += width < 800 ? 90 : 135;
	return width;
}

/* Thousandths of the font's size as hundredths of a pixel. */
static int64_t
scale(int64_t thousandths, struct svg_font font)
{
	return thousandths * font.size * (100 + SPARE_PERCENT) / 1000 + 1;
}

int64_t
svg_text_width(const char *text, struct svg_font font)
{
	bool is_usual = !all_measured(text);
	int64_t sum = 0;

	while (*text != '\0')
		sum += code_point_width(
		    next_code_point(&text), font.is_bold, is_usual);
	return scale(sum, font);
}

const char *
svg_fit(
    const char *text, struct svg_font font, int64_t width, struct arena *arena)
{
	const char *at = text, *end = NULL;
	int64_t sum = code_point_width(0x2026, font.is_bold, false);
	int count = 0;

	if (svg_text_width(text, font) <= width)
		return text;
	while (*at != '\0') {
		const char *before = at;
		uint32_t code_point = next_code_point(&at);

		sum += code_point_width(code_point, font.is_bold, false);
		if (scale(sum, font) > width)
			break;
		/* What has no width belongs to the letter before it, and a
		 * space before the ellipsis looks like a mistake. */
		if (code_point != ' ')
			end = at;
		count += before != text && code_point != ' ';
	}
	if (count + 1 < LETTERS_LEAST || end == NULL)
		return NULL;
	return arena_printf(arena, "%.*s%s", (int)(end - text), text, ELLIPSIS);
}

void
svg_append_label(const struct svg_label *label, struct buf *out)
{
	static const char *const anchors[] = {"", " middle", " end"};

	buf_append_string(out, "<text");
	svg_attribute("x", label->x, out);
	svg_attribute("y", label->y, out);
	buf_printf(out, " class=\"f%d%s %s%s\"", (int)label->font.size,
	    label->font.is_bold ? " bold" : "", label->kind,
	    anchors[label->anchor]);
	if (!all_measured(label->text)) {
		svg_attribute("textLength",
		    svg_text_width(label->text, label->font), out);
		buf_append_string(out, " lengthAdjust=\"spacingAndGlyphs\"");
	}
	buf_append_char(out, '>');
	svg_escape(label->text, out);
	buf_append_string(out, "</text>");
}

void
svg_append_title(const char *title, struct buf *out)
{
	buf_append_string(out, "<title>");
	svg_escape(title, out);
	buf_append_string(out, "</title>");
}
