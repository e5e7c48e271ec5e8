/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Checks the bytes of a file before any parser sees them, because libyaml
 * reports such mistakes without a place. Only src/load/ includes this.
 */
#ifndef TAKT_LOAD_ENCODING_H
#define TAKT_LOAD_ENCODING_H

#include "base/diagnostic.h"

/*
 * True for UTF-8 without control characters; else adds a diagnostic at the
 * first wrong byte. Sets `start` behind a byte-order mark.
 */
bool encoding_check(const struct source *source,
    struct diagnostics *diagnostics, size_t *start);

/* Is each byte from `start` on a character? */
bool encoding_is_ascii(const struct source *source, size_t start);

/* "U+001B (escape)" and the like, for messages; `text` has room for 32. */
void encoding_name(uint32_t code_point, char text[32]);

#endif
