/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Names of schedules in the place of files, before a verb runs. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/schedules.h"

/* Whether a path may be the name of a schedule for all that is there: no file
 * is. A directory is no file that could be meant. */
static bool
is_free(const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return errno == ENOENT || errno == ENOTDIR;
	return S_ISDIR(status.st_mode);
}

/* What stands behind the last '/'. */
static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The schedule that might have been meant, also by the last part of its name;
 * NULL: none. */
static const char *
nearest_schedule(const struct schedule_files *files, const char *name)
{
	const char **names = calloc(files->count + 1, sizeof(names[0]));
	const char *nearest = NULL;

	for (size_t i = 0; i < files->count && nearest == NULL; i++) {
		if (strcmp(last_part(files->items[i].name), name) == 0)
			nearest = files->items[i].name;
	}
	for (size_t i = 0; names != NULL && i < files->count; i++)
		names[i] = files->items[i].name;
	if (names != NULL && nearest == NULL)
		nearest = takt_nearest(name, names, files->count);
	free(names);
	return nearest;
}

/* "python.yaml" where there is no such file, but a schedule. */
static const char *
schedule_of_file(const struct schedule_files *files, const char *path)
{
	size_t length = strlen(path);
	const struct schedule_file *file = NULL;
	char *stem = NULL;

	if (length > 5 && strcmp(path + length - 5, ".yaml") == 0)
		stem = strndup(path, length - 5);
	if (stem != NULL)
		file = schedule_by_name(files, stem);
	free(stem);
	return file != NULL ? file->name : NULL;
}

/* The file that might have been meant: "NAME.yaml", or one in the same folder
 * that is called nearly so. For the caller to free; NULL: none. */
static char *
nearest_file(const char *path)
{
	size_t folder = (size_t)(last_part(path) - path);
	size_t room = strlen(path) + NAME_MAX + sizeof(".yaml");
	char *found = malloc(room);
	struct dirent **entries = NULL;
	const char **names = NULL;
	const char *nearest = NULL;
	int count = 0;

	if (found == NULL)
		return NULL;
	snprintf(found, room, "%s.yaml", path);
	if (access(found, F_OK) == 0)
		return found;
	snprintf(found, room, "%.*s.", (int)folder, path);
	count = scandir(found, &entries, NULL, alphasort);
	if (count > 0)
		names = calloc((size_t)count, sizeof(names[0]));
	for (int i = 0; names != NULL && i < count; i++)
		names[i] = entries[i]->d_name;
	if (names != NULL)
		nearest = takt_nearest(path + folder, names, (size_t)count);
	if (nearest != NULL)
		snprintf(found, room, "%.*s%s", (int)folder, path, nearest);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	free(names);
	if (nearest != NULL)
		return found;
	free(found);
	return NULL;
}

static void
complain_unknown(const struct schedule_files *files, const char *name)
{
	bool is_name = schedule_name_is_valid(name);
	char *file = nearest_file(name);
	const char *nearest = file;

	if (nearest == NULL)
		nearest = is_name ? nearest_schedule(files, name)
				  : schedule_of_file(files, name);
	if (is_name && nearest != NULL)
		complain("there is no file '%s', and no schedule of that "
			 "name; did you mean '%s'?",
		    name, nearest);
	else if (is_name)
		complain("there is no file '%s', and no schedule of that "
			 "name: 'takt list' shows those there are",
		    name);
	else if (nearest != NULL)
		complain("cannot read '%s': %s; did you mean '%s'?", name,
		    strerror(ENOENT), nearest);
	else
		complain("cannot read '%s': %s", name, strerror(ENOENT));
	free(file);
}

void
complain_unreadable(const char *name, int error)
{
	struct schedule_files files;

	if (error != ENOENT) {
		complain("cannot read '%s': %s", name, strerror(error));
		return;
	}
	if (schedules_find(&files))
		complain_unknown(&files, name);
	else
		complain("out of memory");
	schedules_free(&files);
}

char *
name_file(const char *name)
{
	const struct schedule_file *file = NULL;
	struct schedule_files files = {.count = 0};
	char *path = NULL;

	if (!schedule_name_is_valid(name) || !is_free(name))
		return strdup(name);
	if (schedules_find(&files)) {
		file = schedule_by_name(&files, name);
		path = strdup(file != NULL ? file->path : name);
	}
	schedules_free(&files);
	return path;
}

/* Does this operand of the verb name a cadence? */
static bool
is_cadence(const struct verb *verb, const struct arguments *arguments, int at)
{
	static const char *const others[] = {
	    "completion", "help", "import", "init", "list"};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(verb->name, others[i]) == 0)
			return false;
	}
	/* One operand is a phrase or a metric. */
	if (strcmp(verb->name, "explain") == 0)
		return at == 0 && arguments->operand_count == 2;
	return true;
}

static bool
name_one(const char **text, struct found_names *found)
{
	char *path = name_file(*text);

	if (path == NULL)
		return false;
	found->texts[found->count++] = path;
	*text = path;
	return true;
}

/* "FILE:MILESTONE". */
static bool
name_near(const char **text, struct found_names *found)
{
	const char *colon = strrchr(*text, ':');
	char *name = strndup(*text, (size_t)(colon - *text));
	char *path = name != NULL ? name_file(name) : NULL;
	size_t room = path != NULL ? strlen(path) + strlen(colon) + 1 : 0;
	char *joined = path != NULL ? malloc(room) : NULL;

	if (joined != NULL) {
		snprintf(joined, room, "%s%s", path, colon);
		found->texts[found->count++] = joined;
		*text = joined;
	}
	free(name);
	free(path);
	return joined != NULL;
}

enum exit_status
name_files(const struct verb *verb, struct arguments *arguments,
    struct found_names *found)
{
	bool good = true;

	for (int i = 0; i < arguments->operand_count; i++) {
		if (is_cadence(verb, arguments, i))
			good &= name_one(&arguments->operands[i], found);
	}
	if (arguments->against != NULL)
		good &= name_one(&arguments->against, found);
	if (arguments->consumer != NULL)
		good &= name_one(&arguments->consumer, found);
	for (int i = 0; i < arguments->near_count; i++)
		good &= name_near(&arguments->near[i], found);
	if (good)
		return EXIT_DONE;
	complain("out of memory");
	return EXIT_TROUBLE;
}

void
free_names(struct found_names *found)
{
	for (size_t i = 0; i < found->count; i++)
		free(found->texts[i]);
	found->count = 0;
}
