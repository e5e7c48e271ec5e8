/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The directories of schedules, and the cadence files below them. */
#include "cli/schedules.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Directories below directories, which also ends circles of links; and how many
 * schedules there can be. */
enum { DEPTH_MAX = 3, SCHEDULES_MAX = 4096 };

/* Below each directory of the XDG specification. */
static const char own_folder[] = "takt/schedules";

static char *
join(const char *folder, size_t length, const char *name)
{
	size_t room = length + strlen(name) + 2;
	char *path = malloc(room);

	if (path != NULL)
		snprintf(path, room, "%.*s%s%s", (int)length, folder,
		    length > 0 && folder[length - 1] != '/' ? "/" : "", name);
	return path;
}

/* The length without ".yaml" or ".yml"; 0 for other files. */
static size_t
stem_length(const char *name)
{
	size_t length = strlen(name);

	if (length > 5 && strcmp(name + length - 5, ".yaml") == 0)
		return length - 5;
	if (length > 4 && strcmp(name + length - 4, ".yml") == 0)
		return length - 4;
	return 0;
}

static bool
is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	    (byte >= '0' && byte <= '9') || byte == '_';
}

bool
schedule_name_is_valid(const char *name)
{
	bool is_first = true;

	for (; *name != '\0'; name++) {
		if (*name == '/' || strchr("+-", *name) != NULL
			? is_first
			: !is_plain(*name))
			return false;
		is_first = *name == '/';
	}
	return !is_first;
}

static struct schedule_file *
find(const struct schedule_files *files, const char *name)
{
	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].name, name) == 0)
			return &files->items[i];
	}
	return NULL;
}

const struct schedule_file *
schedule_by_name(const struct schedule_files *files, const char *name)
{
	return find(files, name);
}

/* Takes over name and path. */
static bool
add(struct schedule_files *files, char *name, char *path,
    const struct stat *status)
{
	struct schedule_file *items = files->items;
	size_t room = files->room == 0 ? 32 : 2 * files->room;

	if (files->count == files->room)
		items = realloc(items, room * sizeof(items[0]));
	if (items == NULL) {
		free(name);
		free(path);
		return false;
	}
	if (files->count == files->room)
		files->room = room;
	files->items = items;
	items[files->count++] = (struct schedule_file){
	    name, path, NULL, status->st_dev, status->st_ino};
	return true;
}

/* The first file of a name counts; the next one is named. */
static bool
add_file(struct schedule_files *files, char *name, char *path,
    const struct stat *status)
{
	struct schedule_file *before;

	if (name == NULL || path == NULL) {
		free(name);
		free(path);
		return false;
	}
	before = find(files, name);
	if (before == NULL && files->count < SCHEDULES_MAX)
		return add(files, name, path, status);
	free(name);
	if (before != NULL && before->shadows == NULL &&
	    (before->device != status->st_dev ||
		before->inode != status->st_ino))
		before->shadows = path;
	else
		free(path);
	return true;
}

static bool look_into(struct schedule_files *files, const char *folder,
    const char *prefix, int depth);

/* A file or directory `entry` of `folder`. */
static bool
look_at(struct schedule_files *files, const char *folder, const char *prefix,
    const char *entry, int depth)
{
	char *path = join(folder, strlen(folder), entry);
	char *name = join(prefix, strlen(prefix), entry);
	size_t stem = stem_length(entry);
	struct stat status;
	bool good = true;

	if (path == NULL || name == NULL) {
		good = false;
	} else if (stat(path, &status) == 0) {
		name[strlen(prefix) + (prefix[0] != '\0') +
		    (S_ISREG(status.st_mode) ? stem : strlen(entry))] = '\0';
		if (S_ISREG(status.st_mode) && stem > 0 &&
		    schedule_name_is_valid(name))
			return add_file(files, name, path, &status);
		if (S_ISDIR(status.st_mode) && depth < DEPTH_MAX &&
		    schedule_name_is_valid(name))
			good = look_into(files, path, name, depth + 1);
	}
	free(path);
	free(name);
	return good;
}

static int
compare_entries(const struct dirent **left, const struct dirent **right)
{
	return strcmp((*left)->d_name, (*right)->d_name);
}

/* What is not there, or not to be read, holds no schedules. */
static bool
look_into(struct schedule_files *files, const char *folder, const char *prefix,
    int depth)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, compare_entries);
	bool good = count >= 0 || errno != ENOMEM;

	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.')
			good = good &&
			    look_at(files, folder, prefix, entries[i]->d_name,
				depth);
		free(entries[i]);
	}
	free(entries);
	return good;
}

/* `folder` is the beginning of a list of directories. As the specification has
 * it, one that is no absolute path does not count. */
static bool
look_below(struct schedule_files *files, const char *folder, size_t length)
{
	char *path;
	bool good;

	if (length == 0 || folder[0] != '/')
		return true;
	path = join(folder, length, own_folder);
	good = path != NULL && look_into(files, path, "", 0);
	free(path);
	return good;
}

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static bool
look_at_home(struct schedule_files *files)
{
	const char *data = variable("XDG_DATA_HOME");
	const char *home = variable("HOME");
	char *path;
	bool good;

	if (data != NULL || home == NULL)
		return data == NULL || look_below(files, data, strlen(data));
	path = join(home, strlen(home), ".local/share");
	good = path != NULL && look_below(files, path, strlen(path));
	free(path);
	return good;
}

/* The source tree from which the program runs: beside the directory that it is
 * in are the schedules, and among them is what only those of takt have. */
static bool
look_at_tree(struct schedule_files *files)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *folder, *own;
	bool good = true;

	if (length <= 0)
		return true;
	path[length] = '\0';
	for (int i = 0; i < 2 && strrchr(path, '/') != NULL; i++)
		*strrchr(path, '/') = '\0';
	if (path[0] == '\0')
		return true;
	folder = join(path, strlen(path), "schedules");
	own = join(path, strlen(path), "schedules/cadence.schema.json");
	if (folder == NULL || own == NULL)
		good = false;
	else if (access(own, F_OK) == 0)
		good = look_into(files, folder, "", 0);
	free(folder);
	free(own);
	return good;
}

static bool
look_at_data(struct schedule_files *files)
{
	const char *list = variable("XDG_DATA_DIRS");
	bool good = true;

	if (list == NULL)
		list = "/usr/local/share:/usr/share";
	while (good && *list != '\0') {
		size_t length = strcspn(list, ":");

		good = look_below(files, list, length);
		list += length + (list[length] == ':');
	}
	return good;
}

bool
schedules_find(struct schedule_files *files)
{
	const char *own = variable("TAKT_SCHEDULEDIR");

	*files = (struct schedule_files){.count = 0};
	return look_at_home(files) &&
	    (own != NULL ? look_into(files, own, "", 0)
			 : look_at_tree(files)) &&
	    look_at_data(files) &&
	    (own != NULL || look_into(files, TAKT_SCHEDULEDIR, "", 0));
}

void
schedules_free(struct schedule_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		free(files->items[i].name);
		free(files->items[i].path);
		free(files->items[i].shadows);
	}
	free(files->items);
	*files = (struct schedule_files){.count = 0};
}
