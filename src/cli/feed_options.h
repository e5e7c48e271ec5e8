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

/*
 * The name of an option that was given and means something for calendars
 * alone, or NULL.
 */
const char *calendar_option(const struct arguments *arguments);

/* What of the options is for the renderer. */
void set_feed_options(
    const struct arguments *arguments, struct takt_render_options *options);

#endif
