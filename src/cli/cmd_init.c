/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt init: a cadence to begin with, which is known to be good before it is
 * written. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/init.h"
#include "cli/schedules.h"
#include "cli/written.h"

/* What the project is called until somebody says. */
static const char project_default[] = "Example";

static const struct verb *
this_verb(void)
{
	return verb_by_name("init");
}

/* In memory, for the caller to free; NULL after a message. `like` is the bytes
 * of the cadence whose rules are taken, or NULL. */
static char *
compose(const struct arguments *arguments, const char *like, int32_t year,
    size_t *length)
{
	const char *project =
	    arguments->project != NULL ? arguments->project : project_default;
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	bool good = out != NULL;

	if (good && like != NULL)
		init_write_like(out, arguments->like, like, project);
	else if (good)
		init_write_plain(out, project, year);
	good = good && ferror(out) == 0;
	if (out != NULL && fclose(out) != 0)
		good = false;
	if (good)
		return text;
	complain("out of memory");
	free(text);
	return NULL;
}

/* Does it read well, and is nothing to be said against its dates? */
static enum exit_status
verify(const char *text, size_t length, const char *name,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_selection all = {.series = NULL};
	struct input input = {.count = 0};
	struct takt_plan *plan = NULL;
	enum exit_status status =
	    add_cadence(name, text, length, &input, diagnostics);

	if (status == EXIT_DONE)
		plan = takt_plan_new(
		    (const struct takt_cadence *const *)input.cadences, 1, &all,
		    diagnostics);
	if (plan != NULL && !takt_plan_check(plan, diagnostics))
		status = EXIT_TROUBLE;
	takt_plan_free(plan);
	free_cadences(&input);
	return judge_diagnostics(diagnostics, status);
}

static enum exit_status
write_text(const struct arguments *arguments, const char *text, size_t length,
    const char *source)
{
	struct output *output =
	    output_open(arguments->output, &source, source != NULL);
	struct takt_sink sink;

	if (output == NULL)
		return EXIT_TROUBLE;
	sink = output_sink(output);
	if (!sink.write(sink.context, text, length)) {
		output_discard(output);
		return EXIT_TROUBLE;
	}
	return output_commit(output);
}

static bool
has_key(const char *bytes, const char *key)
{
	size_t length = strlen(key);

	while (bytes != NULL && strncmp(bytes, key, length) != 0) {
		bytes = strchr(bytes, '\n');
		bytes += bytes != NULL;
	}
	return bytes != NULL;
}

/* Can the rules be taken alone? */
static enum exit_status
check_like(const char *name, const char *bytes)
{
	if (has_key(bytes, "extends:")) {
		complain("'%s' is laid over another cadence ('extends'): begin "
			 "with that one",
		    name);
		return EXIT_NO;
	}
	if (has_key(bytes, "cycle:"))
		return EXIT_DONE;
	if (!has_key(bytes, "takt:")) {
		complain("'%s' has no rules to be taken: it is no cadence, "
			 "which begins with 'takt: 1'",
		    name);
		return EXIT_NO;
	}
	complain("'%s' has no 'cycle', but lists its series with their days: "
		 "nothing would be left without them",
	    name);
	return EXIT_NO;
}

/* The cadence of --like, ending with a NUL, for the caller to free. */
static enum exit_status
read_like(const struct arguments *arguments, char **path, char **bytes)
{
	size_t length = 0;
	char *whole;
	int error;

	*path = name_file(arguments->like);
	if (*path == NULL) {
		complain("out of memory");
		return EXIT_TROUBLE;
	}
	error = read_cadence_file(*path, bytes, &length);
	if (error != 0) {
		complain_unreadable(arguments->like, error);
		return EXIT_TROUBLE;
	}
	whole = realloc(*bytes, length + 1);
	if (whole == NULL) {
		complain("out of memory");
		return EXIT_TROUBLE;
	}
	whole[length] = '\0';
	*bytes = whole;
	return check_like(arguments->like, whole);
}

static enum exit_status
init(const struct arguments *arguments, int32_t year,
    struct takt_diagnostics *diagnostics)
{
	const char *name =
	    writes_file(arguments) ? arguments->output : "<stdout>";
	char *path = NULL, *like = NULL, *text = NULL;
	enum exit_status status = EXIT_DONE;
	size_t length = 0;

	if (arguments->like != NULL)
		status = read_like(arguments, &path, &like);
	if (status == EXIT_DONE) {
		text = compose(arguments, like, year, &length);
		status = text == NULL ? EXIT_TROUBLE
				      : verify(text, length, name, diagnostics);
		if (status == EXIT_NO && arguments->like != NULL)
			complain("the rules of '%s' do not stand without its "
				 "series:",
			    arguments->like);
		else if (status == EXIT_NO)
			complain("a cadence that begins in %d does not stand:",
			    (int)year);
	}
	if (status == EXIT_DONE)
		status = write_text(arguments, text, length, path);
	free(path);
	free(like);
	free(text);
	return status;
}

static enum exit_status
check_arguments(const struct arguments *arguments)
{
	if (arguments->operand_count > 0)
		return usage_error(this_verb(),
		    "the file that is written is named by '-o %s'",
		    arguments->operands[0]);
	if (!writes_file(arguments) || arguments->replace ||
	    access(arguments->output, F_OK) != 0)
		return EXIT_DONE;
	complain("'%s' is there already, and stays as it is: '--replace' "
		 "writes over it",
	    arguments->output);
	return EXIT_TROUBLE;
}

enum exit_status
run_init(const struct arguments *arguments)
{
	enum exit_status status = check_arguments(arguments);
	struct takt_diagnostics *diagnostics;
	struct takt_date day;

	if (status != EXIT_DONE)
		return status;
	if (!today(arguments, &day))
		return EXIT_USAGE;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = init(arguments, day.year, diagnostics);
	return finish_diagnostics(diagnostics, arguments, status);
}
