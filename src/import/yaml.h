/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Texts as YAML has them, so that any reader gives back what went in: plain
 * where nothing can go wrong, else in double quotes (YAML 1.2, sections 7.3.1
 * and 7.3.3). Also within flow maps and lists, and as keys.
 */
#ifndef TAKT_IMPORT_YAML_H
#define TAKT_IMPORT_YAML_H

#include "base/buf.h"

void yaml_text(struct buf *out, const char *text);

/* In double quotes, whatever it is: versions look like numbers. */
void yaml_quoted(struct buf *out, const char *text);

/* A URL as the value of a block map. */
void yaml_url(struct buf *out, const char *url);

/* In a comment: on one line, without what must not stand in a file. */
void yaml_comment(struct buf *out, const char *text);

#endif
