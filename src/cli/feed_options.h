/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Options about what a calendar carries beside its dates. The rows of
 * options.c store them, expand looks at them together.
 */
#ifndef TAKT_CLI_FEED_OPTIONS_H
#define TAKT_CLI_FEED_OPTIONS_H

#include "cli/cli.h"

const char *store_alarm(struct arguments *arguments, const char *value);
const char *store_times(struct arguments *arguments, const char *value);
const char *store_source(struct arguments *arguments, const char *value);
const char *store_refresh(struct arguments *arguments, const char *value);
const char *store_method(struct arguments *arguments, const char *value);
const char *store_organizer(struct arguments *arguments, const char *value);

/*
 * Whether the options fit each other and the format, of which others than
 * "ics" have no place for what these say; EXIT_DONE, or EXIT_USAGE after a
 * message.
 */
enum exit_status check_feed_options(const struct verb *verb,
    const struct arguments *arguments, const char *format);

/* What of the options is for the renderer. */
void set_feed_options(
    const struct arguments *arguments, struct takt_render_options *options);

#endif
