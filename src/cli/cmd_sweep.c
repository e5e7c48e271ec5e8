/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt sweep: what if a value in a cadence were another? All of them. */
#include <stdlib.h>
#include <string.h>

#include "cli/compare_files.h"

static const struct verb *
this_verb(void)
{
	return verb_by_name("sweep");
}

static enum exit_status
check_arguments(const struct arguments *arguments)
{
	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which cadence file?");
	if (arguments->operand_count > 1)
		return usage_error(this_verb(),
		    "one cadence at a time; '%s' is another",
		    arguments->operands[1]);
	if (arguments->vary_count == 0)
		return usage_error(this_verb(),
		    "what varies? Write --vary 'cycle.every=6..24 months'");
	return compare_check_days(this_verb(), arguments);
}

/* The file of the sweep, and the others that options name. */
struct sweep_input {
	struct compare_files files;
	struct input input;
	char *bytes;
	size_t length;
};

static enum exit_status
read_all(const struct arguments *arguments, struct sweep_input *all,
    struct takt_diagnostics *diagnostics)
{
	enum exit_status status = compare_files_list(arguments, &all->files);

	if (status == EXIT_DONE)
		status = read_cadences(all->files.names + 1,
		    all->files.count - 1, &all->input, diagnostics);
	if (status == EXIT_DONE)
		status = read_cadence_bytes(
		    all->files.names[0], &all->bytes, &all->length);
	return status;
}

/* What a sweep writes, which is held back until it is known which files were
 * read. */
struct held {
	char *bytes;
	size_t length;
	bool failed;
};

static bool
hold_back(void *context, const char *bytes, size_t length)
{
	struct held *held = context;
	char *larger = realloc(held->bytes, held->length + length + 1);

	held->failed = larger == NULL;
	if (larger == NULL)
		return false;
	memcpy(larger + held->length, bytes, length);
	held->bytes = larger;
	held->length += length;
	return true;
}

static enum exit_status
write_all(const struct arguments *arguments, const char *format,
    const struct sweep_input *all, const struct held *held,
    struct takt_diagnostics *diagnostics)
{
	struct written written = {.format = format};
	enum exit_status status = EXIT_TROUBLE;

	if (compare_files_open(&written, arguments, &all->files, &all->input)) {
		const struct takt_sink sink = written_sink(&written);

		if (sink.write(sink.context, held->bytes, held->length))
			status = written_commit(&written, diagnostics);
	}
	written_release(&written);
	return status;
}

static enum exit_status
sweep(const struct arguments *arguments, struct sweep_input *all,
    const char *format, struct takt_diagnostics *diagnostics)
{
	struct takt_sweep_options options = {.vary = arguments->vary,
	    .metrics = arguments->metrics,
	    .where = arguments->where,
	    .sort = arguments->sort,
	    .compare = compare_options_of(arguments, format)};
	const struct takt_files files = named_files(&all->input);
	const struct takt_source source = {
	    shown_name(all->files.names[0]), all->bytes, all->length, &files};
	struct takt_near near[TAKT_NEAR_MAX];
	struct held held = {.length = 0};
	const struct takt_sink sink = {hold_back, &held};
	enum exit_status status = EXIT_DONE;

	compare_files_others(
	    arguments, &all->files, &all->input, near, &options.compare);
	if (takt_sweep(&source, &options, sink, diagnostics))
		status = write_all(arguments, format, all, &held, diagnostics);
	else if (held.failed)
		status = EXIT_TROUBLE;
	if (held.failed)
		complain("out of memory");
	free(held.bytes);
	return status;
}

enum exit_status
run_sweep(const struct arguments *arguments)
{
	struct takt_diagnostics *diagnostics;
	struct sweep_input all = {.length = 0};
	const char *format = "";
	enum exit_status status = check_arguments(arguments);

	if (status == EXIT_DONE)
		status = choose_format(
		    this_verb(), arguments, takt_sweep_format_at, &format);
	if (status == EXIT_DONE)
		status = check_into(this_verb(), arguments, format);
	if (status != EXIT_DONE)
		return status;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = read_all(arguments, &all, diagnostics);
	if (status == EXIT_DONE)
		status = sweep(arguments, &all, format, diagnostics);
	free(all.bytes);
	free_cadences(&all.input);
	compare_files_free(&all.files);
	return finish_diagnostics(diagnostics, arguments, status);
}
