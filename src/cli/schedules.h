/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Schedules that have a name: cadence files in the directories where data of
 * programs is kept (XDG Base Directory Specification), those that come with
 * takt among them. A name is the path below such a directory, without ".yaml"
 * or ".yml": "python", "proposals/pep-596".
 */
#ifndef TAKT_CLI_SCHEDULES_H
#define TAKT_CLI_SCHEDULES_H

#include <sys/types.h>

#include "cli/cli.h"

struct schedule_file {
	char *name;
	char *path;
	char *shadows; /* the next file of that name, which is not read */
	dev_t device;  /* which file it is */
	ino_t inode;
};

struct schedule_files {
	struct schedule_file
	    *items; /* as they are found, by name in each place */
	size_t count;
	size_t room;
};

/*
 * Looks into, in this order: $XDG_DATA_HOME (~/.local/share);
 * $TAKT_SCHEDULEDIR, or else the source tree from which the program runs;
 * $XDG_DATA_DIRS
 * (/usr/local/share:/usr/share); the directory in which takt was installed, but
 * not with $TAKT_SCHEDULEDIR. In each but that one it is takt/schedules/ below.
 * The first file of a name counts. False when memory is short. For the caller
 * to free in any case.
 */
bool schedules_find(struct schedule_files *files);
void schedules_free(struct schedule_files *files);

/* The schedule of that name, or NULL. */
const struct schedule_file *schedule_by_name(
    const struct schedule_files *files, const char *name);

/* Can this be the name of a schedule? Then it holds no dot, and no component of
 * it begins with a sign. */
bool schedule_name_is_valid(const char *name);

/* What a file name stands for: file names that were made for a run. */
struct found_names {
	char *texts[FILES_MAX + TAKT_NEAR_MAX + 2];
	size_t count;
};

/*
 * Puts the path of a schedule in the place of its name, wherever the verb takes
 * a cadence file and there is no file of that name. What is neither stays, and
 * is complained of by who reads it. EXIT_TROUBLE after a message when memory is
 * short.
 */
enum exit_status name_files(const struct verb *verb,
    struct arguments *arguments, struct found_names *found);
void free_names(struct found_names *found);

/* The one file that a name or a path stands for, or the same again; NULL when
 * memory is short. For the caller to free. */
char *name_file(const char *name);

#endif
