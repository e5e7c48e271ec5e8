/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What may stand in an iCalendar file: texts are cleaned before libical sees
 * them, and what libical made of them is checked afterwards, because it writes
 * anything and, when memory is short, something else. Used by the iCalendar
 * writer alone, and the check of
 * URLs by whoever is given one.
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

/* How many characters of `text` need a backslash (section 3.3.11). */
size_t ical_text_count_escapes(const char *text);

/* Whether `value` is `text` escaped as RFC 5545 section 3.3.11 says. */
bool ical_value_is_text(const char *value, const char *text);

#endif
