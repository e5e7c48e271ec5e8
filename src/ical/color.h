/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The names of colours that RFC 7986 section 5.9 takes from CSS3 (section 4.3
 * of its colour module). libical 3.0.16 takes any text. For the writer, and
 * for what looks at calendars.
 */
#ifndef TAKT_ICAL_COLOR_H
#define TAKT_ICAL_COLOR_H

#include <stdbool.h>
#include <stddef.h>

/* Case does not matter (RFC 7986 section 5.9). */
bool ical_color_is_name(const char *text, size_t length);

/* The name that is nearest to `text`; NULL if none is near. */
const char *ical_color_nearest(const char *text, size_t length);

#endif
