/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What may stand in an iCalendar file, and how: texts are cleaned and escaped
 * before they are written. Used by the iCalendar writer, and by what compares
 * with what it has written.
 */
#ifndef TAKT_ICAL_TEXT_H
#define TAKT_ICAL_TEXT_H

#include "base/buf.h"

/*
 * Replaces the content of `out` by `text` without invalid UTF-8, C0 and C1
 * controls, DEL, U+FEFF, U+FFFE, U+FFFF and the characters that reorder text
 * (U+202A to U+202E, U+2066 to U+2069). CR LF and CR become LF, and so do
 * U+2028 and U+2029, at which some programs cut lines before they unfold them;
 * a tab becomes a blank. NULL counts as "".
 */
void ical_text_clean(struct buf *out, const char *text);

/*
 * As ical_text_clean(), without the characters that separate categories or
 * escape: comma, semicolon, backslash and line break.
 */
void ical_text_clean_category(struct buf *out, const char *text);

/* Whether `url` is a scheme, a colon and printable ASCII without blanks. */
bool ical_url_is_valid(const char *url);

/* Replaces the content of `out` by `text` escaped as RFC 5545 section 3.3.11
 * says, and nothing else changed. */
void ical_text_escape(const struct buf *text, struct buf *out);

#endif
