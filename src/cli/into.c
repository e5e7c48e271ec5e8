/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Where verbs write to, be it a file of its own or a block in a page that
 * people write: the page is read, what is written is collected, and the page is
 * replaced if it is not the same then.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/written.h"

static const char default_marker[] = "schedule";

/* Formats of which a page cannot be a part. */
static bool
is_whole_file(const char *format)
{
	return strcmp(format, "ics") == 0 || strcmp(format, "svg") == 0 ||
	    strcmp(format, "html") == 0;
}

enum exit_status
check_into(const struct verb *verb, const struct arguments *arguments,
    const char *format)
{
	if (arguments->into == NULL && (arguments->marker || arguments->check))
		return usage_error(verb,
		    "'--%s' goes with '--into', which names the page",
		    arguments->marker != NULL ? "marker" : "check");
	if (arguments->into == NULL)
		return EXIT_DONE;
	if (arguments->output != NULL || arguments->split != NULL)
		return usage_error(verb,
		    "'--into' writes into a page, and '%s' into other files",
		    arguments->output != NULL ? "-o" : "--split");
	if (is_whole_file(format))
		return usage_error(verb,
		    "format '%s' makes a file of its own, no part of a page: "
		    "say another with '-f'",
		    format);
	return EXIT_DONE;
}

static bool
run_out_of_memory(void)
{
	complain("out of memory");
	return false;
}

/* To read a page from a pipe that it is then written to would not do. */
static bool
read_page(struct written *written)
{
	const char *path = written->arguments->into;
	struct stat status;
	int error;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
	    !S_ISDIR(status.st_mode)) {
		complain("cannot write into '%s': it is no regular file", path);
		return false;
	}
	error = read_bytes(
	    path, TAKT_PAGE_SIZE_MAX, &written->page, &written->page_length);
	if (error != 0)
		complain("cannot read '%s': %s", path, strerror(error));
	return error == 0;
}

bool
written_open(struct written *written, const struct arguments *arguments,
    const char *const *inputs, int count)
{
	written->arguments = arguments;
	if (arguments->into == NULL) {
		written->output = output_open(arguments->output, inputs, count);
		return written->output != NULL;
	}
	written->inputs = calloc((size_t)count + 1, sizeof(inputs[0]));
	if (written->inputs == NULL)
		return run_out_of_memory();
	for (int i = 0; i < count; i++)
		written->inputs[i] = inputs[i];
	written->input_count = count;
	return read_page(written);
}

bool
open_written_beside(struct written *written, const struct arguments *arguments,
    const struct input *input)
{
	int count = arguments->operand_count + input->named_count;
	const char **inputs = calloc((size_t)count + 1, sizeof(inputs[0]));
	bool is_open;

	if (inputs == NULL)
		return run_out_of_memory();
	for (int i = 0; i < count; i++)
		inputs[i] = i < arguments->operand_count
		    ? arguments->operands[i]
		    : input->named[i - arguments->operand_count];
	is_open = written_open(written, arguments, inputs, count);
	free(inputs);
	return is_open;
}

static bool
collect(void *context, const char *bytes, size_t length)
{
	struct written *written = context;

	if (length > written->room - written->length) {
		size_t room = 2 * (written->length + length);
		char *text = realloc(written->text, room);

		if (text == NULL) {
			written->failed = true;
			return run_out_of_memory();
		}
		written->text = text;
		written->room = room;
	}
	memcpy(written->text + written->length, bytes, length);
	written->length += length;
	return true;
}

struct takt_sink
written_sink(struct written *written)
{
	if (written->output != NULL)
		return output_sink(written->output);
	return (struct takt_sink){collect, written};
}

bool
written_failed(const struct written *written)
{
	return written->output != NULL ? output_failed(written->output)
				       : written->failed;
}

/* Only a page that changes is opened for writing. */
static bool
write_page(void *context, const char *bytes, size_t length)
{
	struct written *written = context;
	struct takt_sink sink;

	written->output = output_open(
	    written->arguments->into, written->inputs, written->input_count);
	if (written->output == NULL)
		return false;
	sink = output_sink(written->output);
	return sink.write(sink.context, bytes, length);
}

static enum exit_status
commit_output(struct written *written)
{
	struct output *output = written->output;

	written->output = NULL;
	return output_commit(output);
}

static enum exit_status
splice(struct written *written, struct takt_diagnostics *diagnostics)
{
	const struct arguments *arguments = written->arguments;
	const struct takt_page page = {
	    arguments->into, written->page, written->page_length};
	const struct takt_splice what = {.marker = arguments->marker != NULL
		? arguments->marker
		: default_marker,
	    .text = written->text,
	    .length = written->length,
	    .format = written->format,
	    .must_be_same = arguments->check};
	const struct takt_sink sink = {write_page, written};
	size_t errors = takt_diagnostics_errors(diagnostics);
	bool is_same = false;

	if (!takt_page_splice(&page, &what, sink, diagnostics, &is_same))
		return takt_diagnostics_errors(diagnostics) > errors
		    ? EXIT_NO
		    : EXIT_TROUBLE;
	return is_same ? EXIT_DONE : commit_output(written);
}

enum exit_status
written_commit(struct written *written, struct takt_diagnostics *diagnostics)
{
	return written->output != NULL ? commit_output(written)
				       : splice(written, diagnostics);
}

void
written_release(struct written *written)
{
	output_discard(written->output);
	free(written->page);
	free(written->text);
	free(written->inputs);
}
