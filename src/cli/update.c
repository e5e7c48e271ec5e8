/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What was published before: takt expand --update and --previous. The library
 * does the work; here are the file, and what is told of it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

static bool
keep_story(void *context, const char *bytes, size_t length)
{
	struct update *update = context;
	char *story = realloc(update->story, update->story_length + length);

	if (story == NULL)
		return false;
	memcpy(story + update->story_length, bytes, length);
	update->story = story;
	update->story_length += length;
	return true;
}

static bool
compare(void *context, const char *bytes, size_t length)
{
	struct update *update = context;

	if (!update->differs && length <= update->length - update->same &&
	    memcmp(update->bytes + update->same, bytes, length) == 0)
		update->same += length;
	else
		update->differs = true;
	return update->output.write(update->output.context, bytes, length);
}

struct takt_sink
update_sink(struct update *update, struct takt_sink output)
{
	update->output = output;
	update->same = 0;
	update->differs = update->bytes == NULL;
	return (struct takt_sink){compare, update};
}

bool
update_is_same(const struct update *update)
{
	return !update->differs && update->same == update->length;
}

/* A pipe or a device holds nothing that was published; to read from one that
 * takt itself is to write to would take for ever. */
static bool
can_be_updated(const char *name)
{
	struct stat status;

	if (stat(name, &status) != 0 || S_ISREG(status.st_mode) ||
	    S_ISDIR(status.st_mode))
		return true;
	complain("cannot update '%s': it is a pipe or a device; say with "
		 "--previous which calendar was published",
	    name);
	return false;
}

static enum exit_status
read_previous(const char *name, bool may_be_missing, struct update *update,
    struct takt_diagnostics *diagnostics)
{
	int error = read_bytes(
	    name, TAKT_CALENDAR_SIZE_MAX, &update->bytes, &update->length);

	if (error == ENOENT && may_be_missing)
		return EXIT_DONE;
	if (error != 0) {
		complain("cannot read '%s': %s", name, strerror(error));
		return EXIT_TROUBLE;
	}
	update->previous =
	    takt_calendar_read(strcmp(name, "-") == 0 ? "<stdin>" : name,
		update->bytes, update->length, diagnostics);
	return update->previous != NULL ? EXIT_DONE : EXIT_NO;
}

enum exit_status
update_start(const struct arguments *arguments, const char *output,
    struct update *update, struct takt_diagnostics *diagnostics)
{
	const char *name =
	    arguments->previous != NULL ? arguments->previous : output;

	*update = (struct update){.previous = NULL};
	if (!arguments->update && arguments->previous == NULL)
		return EXIT_DONE;
	if (!time_now(arguments, &update->how.now))
		return EXIT_USAGE;
	if (arguments->previous == NULL && !can_be_updated(name))
		return EXIT_TROUBLE;
	update->how.overwrite = arguments->overwrite;
	update->story_sink = (struct takt_sink){keep_story, update};
	if (arguments->verbose)
		update->how.story = &update->story_sink;
	return read_previous(
	    name, arguments->previous == NULL, update, diagnostics);
}

/* "3 new, 1 moved", from the counts that are not 0. */
static void
add_count(char *text, size_t room, size_t count, const char *what)
{
	size_t length = strlen(text);

	if (count > 0)
		(void)snprintf(text + length, room - length, "%s%zu %s",
		    length > 0 ? ", " : "", count, what);
}

void
update_finish(struct update *update)
{
	update->is_known = update->previous != NULL;
	takt_calendar_free(update->previous);
	update->previous = NULL;
	free(update->bytes);
	update->bytes = NULL;
}

void
update_tell(const char *output, const struct update *update)
{
	const struct takt_changes *changes = &update->how.changes;
	char text[320] = "";

	if (!update->is_known)
		return;
	if (update->story_length > 0)
		(void)fwrite(update->story, 1, update->story_length, stderr);
	add_count(text, sizeof(text), changes->added, "new");
	add_count(text, sizeof(text), changes->moved, "moved");
	add_count(text, sizeof(text), changes->changed, "changed");
	add_count(text, sizeof(text), changes->cancelled, "cancelled");
	add_count(text, sizeof(text), changes->dropped, "dropped");
	add_count(text, sizeof(text), changes->unchanged, "unchanged");
	add_count(text, sizeof(text), changes->foreign, "not takt's");
	add_count(text, sizeof(text), changes->others, "of other projects");
	complain("%s%s%s",
	    output == NULL || strcmp(output, "-") == 0 ? "" : output,
	    output == NULL || strcmp(output, "-") == 0 ? "" : ": ",
	    text[0] != '\0' ? text : "no events");
}

void
update_free(struct update *update)
{
	update_finish(update);
	free(update->story);
	update->story = NULL;
}
