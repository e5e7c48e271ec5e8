/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What takt compare and takt sweep share: the files that options name beside
 * the cadences, and what is asked of their metrics.
 */
#ifndef TAKT_CLI_COMPARE_FILES_H
#define TAKT_CLI_COMPARE_FILES_H

#include "cli/written.h"

/* The files of one run: operands, then the consumer, then those near. */
struct compare_files {
	const char *names[FILES_MAX + 1 + TAKT_NEAR_MAX];
	int count;
	int operand_count;
	char *copies[TAKT_NEAR_MAX]; /* of the files near, without milestone */
	int copy_count;
};

/* Fills zeroed files, which are for the caller to free in any case.
 * EXIT_TROUBLE after a message. */
enum exit_status compare_files_list(
    const struct arguments *arguments, struct compare_files *files);
void compare_files_free(struct compare_files *files);

/* The options but for the cadences in them. */
struct takt_compare_options compare_options_of(
    const struct arguments *arguments, const char *format);

/*
 * Puts consumer and schedules near into the options; `near` has to stay. The
 * cadences of the input are those of the last of the files, or all.
 */
void compare_files_others(const struct arguments *arguments,
    const struct compare_files *files, const struct input *input,
    struct takt_near *near, struct takt_compare_options *options);

/* As written_open(), with all files that were read as inputs. */
bool compare_files_open(struct written *written,
    const struct arguments *arguments, const struct compare_files *files,
    const struct input *input);

/* Are --from and --until in order? EXIT_USAGE after a message. */
enum exit_status compare_check_days(
    const struct verb *verb, const struct arguments *arguments);

#endif
