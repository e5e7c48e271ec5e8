/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Options about what a picture shows. The rows of options.c store them, expand
 * looks at them together.
 */
#ifndef TAKT_CLI_PICTURE_OPTIONS_H
#define TAKT_CLI_PICTURE_OPTIONS_H

#include "cli/cli.h"

const char *store_view(struct arguments *arguments, const char *value);
const char *store_no_today(struct arguments *arguments, const char *value);

/* Whether the options fit each other and the format; EXIT_DONE, or EXIT_USAGE
 * after a message. */
enum exit_status check_picture_options(const struct verb *verb,
    const struct arguments *arguments, const char *format);

/* What of the options is for the renderer. */
void set_picture_options(
    const struct arguments *arguments, struct takt_render_options *options);

#endif
