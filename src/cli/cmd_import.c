/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt import: what other projects publish, as a cadence file. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static const struct verb *
this_verb(void)
{
	return verb_by_name("import");
}

/* A cadence that is to be written later, if at all. */
struct text {
	char *bytes;
	size_t length;
};

static bool
append(void *context, const char *bytes, size_t length)
{
	struct text *text = context;
	char *longer = realloc(text->bytes, text->length + length + 1);

	if (longer == NULL) {
		complain("out of memory");
		return false;
	}
	memcpy(longer + text->length, bytes, length);
	text->bytes = longer;
	text->length += length;
	return true;
}

static bool
is_refused(const struct arguments *arguments,
    const struct takt_diagnostics *diagnostics)
{
	return arguments->strict && takt_diagnostics_warnings(diagnostics) > 0;
}

/* What is left out is said first, for then nothing is lost in silence. */
static enum exit_status
read_import(const struct arguments *arguments, const char *bytes, size_t length,
    struct text *text)
{
	const struct takt_import_options options = {
	    .kind = arguments->kind, .project = arguments->project};
	struct takt_diagnostics *diagnostics = new_diagnostics(arguments);
	enum exit_status status = EXIT_DONE;

	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	if (!takt_import(shown_name(arguments->operands[0]), bytes, length,
		&options, (struct takt_sink){append, text}, diagnostics))
		status = takt_diagnostics_errors(diagnostics) > 0
		    ? EXIT_NO
		    : EXIT_TROUBLE;
	else if (is_refused(arguments, diagnostics))
		status = EXIT_NO;
	if (takt_diagnostics_no_memory(diagnostics))
		status = EXIT_TROUBLE;
	return finish_diagnostics(diagnostics, arguments, status);
}

static enum exit_status
write_import(const struct arguments *arguments, const struct text *text)
{
	struct output *output =
	    output_open(arguments->output, arguments->operands, 1);
	struct takt_sink sink;

	if (output == NULL)
		return EXIT_TROUBLE;
	sink = output_sink(output);
	if (sink.write(sink.context, text->bytes, text->length))
		return output_commit(output);
	output_discard(output);
	return EXIT_TROUBLE;
}

enum exit_status
run_import(const struct arguments *arguments)
{
	struct text text = {NULL, 0};
	enum exit_status status = EXIT_TROUBLE;
	bool is_calendar;
	size_t length;
	char *bytes;
	int error;

	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which file?");
	if (arguments->operand_count > 1)
		return usage_error(this_verb(),
		    "a cadence is of one project: one file at a time");
	error =
	    read_either(arguments->operands[0], &bytes, &length, &is_calendar);
	if (error == 0)
		status = read_import(arguments, bytes, length, &text);
	else
		complain("cannot read '%s': %s", arguments->operands[0],
		    strerror(error));
	if (status == EXIT_DONE)
		status = write_import(arguments, &text);
	free(bytes);
	free(text.bytes);
	return status;
}
