/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The pattern that names the files of takt expand --split: {project} and
 * {series} stand for what a file is of.
 */
#ifndef TAKT_CLI_PATTERN_H
#define TAKT_CLI_PATTERN_H

#include "cli/cli.h"

/* Can there be a name for each part? EXIT_DONE, or EXIT_USAGE after a message.
 * `has_projects`: there are several. */
enum exit_status pattern_check(const struct verb *verb, const char *pattern,
    bool by_series, bool has_projects);

/*
 * The name of one file, for the caller to free; NULL when memory is short. Of
 * project and series letters, digits and "._+-" are kept, but no '.' at the
 * beginning; each other character becomes '-'. So neither can be empty, "." or
 * "..", nor hold a '/'. `series` may be NULL where the pattern has none.
 */
char *pattern_name(
    const char *pattern, const char *project, const char *series);

#endif
