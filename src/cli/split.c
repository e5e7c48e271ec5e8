/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * takt expand --split: a file for each part of a plan. The parts are gone
 * through twice: once for the names, of which no two may be the same, and once
 * to write what then replaces the old files all together.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/pattern.h"
#include "cli/written.h"

/* A part: its name, what it is of, and once it is written what there is. */
struct part {
	char *path;
	char *project;
	char *series; /* NULL: the whole project */
	bool is_written;
	struct publication publication;
};

struct splitter {
	struct publisher *publisher;
	struct part *parts;
	size_t count;
	size_t room;
	size_t next; /* the part to be written */
	enum exit_status status;
};

static const struct verb *
this_verb(void)
{
	return verb_by_name("expand");
}

enum exit_status
check_split(const struct verb *verb, const struct arguments *arguments)
{
	if (arguments->split == NULL)
		return EXIT_DONE;
	if (!writes_file(arguments))
		return usage_error(verb,
		    "'--split' writes files, which '-o' is to name, as in "
		    "-o '{project}-{series}.ics'");
	if (arguments->previous != NULL)
		return usage_error(verb,
		    "'--previous' is one file, and '--split' writes several: "
		    "'--update' brings each of them up to date");
	if (arguments->source != NULL)
		return usage_error(verb,
		    "'--source' is the address of one file, and '--split' "
		    "writes several");
	if (arguments->ics != NULL)
		return usage_error(verb,
		    "'--ics' is the calendar of one file, and '--split' "
		    "writes several: each takes the one beside it");
	return pattern_check(verb, arguments->output,
	    strcmp(arguments->split, "series") == 0,
	    arguments->operand_count > 1);
}

static bool
run_out_of_memory(struct splitter *splitter)
{
	complain("out of memory");
	splitter->status = EXIT_TROUBLE;
	return false;
}

static bool
name_part(void *context, const struct takt_part *given)
{
	struct splitter *splitter = context;
	struct part *part;

	if (splitter->count == splitter->room) {
		size_t room = splitter->room == 0 ? 16 : 2 * splitter->room;
		struct part *parts =
		    realloc(splitter->parts, room * sizeof(parts[0]));

		if (parts == NULL)
			return run_out_of_memory(splitter);
		splitter->parts = parts;
		splitter->room = room;
	}
	part = &splitter->parts[splitter->count++];
	*part = (struct part){
	    .path = pattern_name(splitter->publisher->arguments->output,
		given->project, given->series),
	    .project = strdup(given->project),
	    .series = given->series != NULL ? strdup(given->series) : NULL};
	return (part->path != NULL && part->project != NULL &&
		   (part->series != NULL) == (given->series != NULL)) ||
	    run_out_of_memory(splitter);
}

static int
compare_paths(const void *left, const void *right)
{
	const struct part *const *a = left;
	const struct part *const *b = right;
	int order = strcmp((*a)->path, (*b)->path);

	return order != 0 ? order : *a < *b ? -1 : *a > *b;
}

static enum exit_status
complain_same(const struct part *a, const struct part *b)
{
	bool has_series = a->series != NULL;

	return usage_error(this_verb(),
	    "'%s%s%s' and '%s%s%s' would be the same file, '%s'", a->project,
	    has_series ? " " : "", has_series ? a->series : "", b->project,
	    has_series ? " " : "", has_series ? b->series : "", a->path);
}

static enum exit_status
check_names(const struct splitter *splitter)
{
	struct part **sorted = calloc(splitter->count + 1, sizeof(sorted[0]));
	enum exit_status status = EXIT_DONE;

	if (sorted == NULL) {
		complain("out of memory");
		return EXIT_TROUBLE;
	}
	for (size_t i = 0; i < splitter->count; i++)
		sorted[i] = &splitter->parts[i];
	qsort(sorted, splitter->count, sizeof(sorted[0]), compare_paths);
	for (size_t i = 1; i < splitter->count && status == EXIT_DONE; i++) {
		if (strcmp(sorted[i - 1]->path, sorted[i]->path) == 0)
			status = complain_same(sorted[i - 1], sorted[i]);
	}
	free(sorted);
	return status;
}

/* A part without dates gets no file; but one that is there is brought up to
 * date. Findings let the others be looked at, too. */
static bool
write_part(void *context, const struct takt_part *given)
{
	struct splitter *splitter = context;
	struct publisher *publisher = splitter->publisher;
	struct part *part = &splitter->parts[splitter->next++];

	if (takt_plan_is_empty(given->plan, publisher->options.format) &&
	    (!publisher->arguments->update || access(part->path, F_OK) != 0))
		return true;
	part->is_written = true;
	splitter->status = publication_write(
	    publisher, given->plan, part->path, &part->publication);
	if (splitter->status == EXIT_DONE && part->publication.output != NULL &&
	    !output_finish(part->publication.output))
		splitter->status = EXIT_TROUBLE;
	return splitter->status == EXIT_DONE || splitter->status == EXIT_NO;
}

static enum exit_status
commit(struct splitter *splitter)
{
	struct output **outputs =
	    calloc(splitter->count + 1, sizeof(outputs[0]));
	enum exit_status status;
	size_t count = 0;

	if (outputs == NULL) {
		complain("out of memory");
		return EXIT_TROUBLE;
	}
	for (size_t i = 0; i < splitter->count; i++) {
		if (splitter->parts[i].publication.output != NULL)
			outputs[count++] =
			    splitter->parts[i].publication.output;
	}
	status = output_commit_all(outputs, count);
	free(outputs);
	return status;
}

/* All or none: after the last part was written. */
static enum exit_status
finish(struct splitter *splitter)
{
	enum exit_status status;
	size_t count = 0;

	for (size_t i = 0; i < splitter->count; i++)
		count += splitter->parts[i].is_written;
	if (count == 0) {
		complain("there is nothing to write: no %s has a date that "
			 "was selected",
		    splitter->publisher->arguments->split);
		return EXIT_NO;
	}
	status = commit(splitter);
	for (size_t i = 0; i < splitter->count && status == EXIT_DONE; i++)
		update_tell(splitter->parts[i].path,
		    &splitter->parts[i].publication.update);
	return status;
}

static enum exit_status
split(struct splitter *splitter, const struct takt_plan *plan)
{
	struct takt_diagnostics *diagnostics = splitter->publisher->diagnostics;
	enum takt_split by =
	    strcmp(splitter->publisher->arguments->split, "series") == 0
	    ? TAKT_SPLIT_SERIES
	    : TAKT_SPLIT_PROJECT;
	enum exit_status status;

	if (!takt_plan_split(plan, by, name_part, splitter, diagnostics))
		return splitter->status;
	status = check_names(splitter);
	if (status != EXIT_DONE)
		return status;
	if (!takt_plan_split(plan, by, write_part, splitter, diagnostics) ||
	    takt_diagnostics_errors(diagnostics) > 0)
		return splitter->status;
	return finish(splitter);
}

enum exit_status
write_split(struct publisher *publisher, const struct takt_plan *plan)
{
	struct splitter splitter = {.publisher = publisher};
	enum exit_status status = split(&splitter, plan);

	for (size_t i = 0; i < splitter.count; i++) {
		struct part *part = &splitter.parts[i];

		publication_free(&part->publication);
		free(part->path);
		free(part->project);
		free(part->series);
	}
	free(splitter.parts);
	return status;
}
