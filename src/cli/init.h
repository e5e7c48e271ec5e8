/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The text of a cadence to begin with, for takt init. */
#ifndef TAKT_CLI_INIT_H
#define TAKT_CLI_INIT_H

#include <stdio.h>

#include "cli/cli.h"

/* As struct option_row has it. (init_options.c) */
const char *store_like(struct arguments *arguments, const char *value);
const char *store_project(struct arguments *arguments, const char *value);
const char *store_replace(struct arguments *arguments, const char *value);

/* A whole cadence whose every line says what it does; cycles begin in April of
 * that year. */
void init_write_plain(FILE *out, const char *project, int32_t year);

/*
 * The rules of a cadence, `bytes` as read from the schedule or file `name`,
 * with its comments, but without what is known of its series and of the
 * project.
 */
void init_write_like(
    FILE *out, const char *name, const char *bytes, const char *project);

#endif
