/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What an HTML page links to. The row of options.c stores it, publish.c asks
 * for the calendar of each page that it writes.
 */
#ifndef TAKT_CLI_HTML_OPTIONS_H
#define TAKT_CLI_HTML_OPTIONS_H

#include "cli/cli.h"

const char *store_ics(struct arguments *arguments, const char *value);

/*
 * The address of the calendar for the HTML page `path` (NULL: standard output):
 * that of --ics, else that of a calendar beside it which is called alike, or
 * NULL where there is none. For the caller to free. False after a message.
 */
bool html_calendar(
    const struct arguments *arguments, const char *path, char **address);

#endif
