/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Completion of a command line, and the scripts by which shells ask for it. */
#ifndef TAKT_CLI_COMPLETE_H
#define TAKT_CLI_COMPLETE_H

#include "cli/cli.h"

/*
 * Writes a line for each word that may stand in the place of the last of
 * `words`, those behind the program's name: the word, and maybe a tab and what
 * it means. The line ":files" with extensions behind it asks the shell for
 * files that end so, or for any. False when the sink refused.
 */
bool complete(const char *const *words, int count, struct takt_sink sink);

/* The script of a shell; ends with a NULL name. (completion_scripts.c) */
struct completion_script {
	const char *shell;
	const char *text;
};
extern const struct completion_script completion_scripts[];

#endif
