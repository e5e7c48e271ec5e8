/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What verbs that write in several formats share: in which one, and where. */
#ifndef TAKT_CLI_WRITTEN_H
#define TAKT_CLI_WRITTEN_H

#include "cli/cli.h"

/* Rows of a table of formats, as takt_format_at() gives them. */
typedef bool format_rows(size_t index, struct takt_format *format);

/* The formats of a verb, which need not have extensions; NULL: it has none. */
format_rows *formats_of(const struct verb *verb);

/* -f, else the extension of -o, else the first format. */
enum exit_status choose_format(const struct verb *verb,
    const struct arguments *arguments, format_rows *format_at,
    const char **name);

/* Does the output go into a file? */
bool writes_file(const struct arguments *arguments);

/* The width and the characters of where the output goes. */
size_t written_width(const struct arguments *arguments);
bool written_unicode(const struct arguments *arguments);

/* Opens `path` as output_open() does, unless it is one of the files that were
 * read. NULL after a message. */
struct output *open_beside(const struct arguments *arguments,
    const struct input *input, const char *path);

#endif
