/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Options of takt compare and takt sweep, for the table of options. */
#ifndef TAKT_CLI_COMPARE_OPTIONS_H
#define TAKT_CLI_COMPARE_OPTIONS_H

#include "cli/cli.h"

/* As struct option_row has it. */
const char *store_milestones(struct arguments *arguments, const char *value);
const char *store_matrix(struct arguments *arguments, const char *value);
const char *store_all(struct arguments *arguments, const char *value);
const char *store_group(struct arguments *arguments, const char *value);
const char *store_freeze(struct arguments *arguments, const char *value);
const char *store_final(struct arguments *arguments, const char *value);
const char *store_policy(struct arguments *arguments, const char *value);
const char *store_consumer(struct arguments *arguments, const char *value);
const char *store_near(struct arguments *arguments, const char *value);
const char *store_vary(struct arguments *arguments, const char *value);
const char *store_metric(struct arguments *arguments, const char *value);
const char *store_where(struct arguments *arguments, const char *value);
const char *store_sort(struct arguments *arguments, const char *value);

#endif
