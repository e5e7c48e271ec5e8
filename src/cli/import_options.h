/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Options of takt import: for the table of options alone. */
#ifndef TAKT_CLI_IMPORT_OPTIONS_H
#define TAKT_CLI_IMPORT_OPTIONS_H

#include "cli/cli.h"

/* As in struct option_row. */
const char *store_kind(struct arguments *arguments, const char *value);

#endif
