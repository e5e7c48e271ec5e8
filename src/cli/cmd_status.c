/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* takt status: read, look at one day, write; and fail where an end is near. */
#include "cli/written.h"

/* So many dates tell what comes next. */
enum { NEXT_DEFAULT = 5 };

static const struct verb *
this_verb(void)
{
	return verb_by_name("status");
}

static enum exit_status
write_status(const struct arguments *arguments, const struct input *input,
    const struct takt_status *status, const char *format,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_status_options options = {.format = format,
	    .width = written_width(arguments),
	    .unicode = written_unicode(arguments),
	    .bars = arguments->bars};
	struct written written = {.format = format};
	enum exit_status result = EXIT_TROUBLE;

	if (open_written_beside(&written, arguments, input) &&
	    takt_status_render(
		status, &options, written_sink(&written), diagnostics))
		result = written_commit(&written, diagnostics);
	written_release(&written);
	return result;
}

static enum exit_status
show_status(const struct arguments *arguments, const char *format,
    const struct takt_status_request *request,
    struct takt_diagnostics *diagnostics)
{
	struct input input;
	struct takt_status *found = NULL;
	enum exit_status status = read_cadences(
	    arguments->operands, arguments->operand_count, &input, diagnostics);

	if (status == EXIT_DONE)
		found = takt_status_new(
		    (const struct takt_cadence *const *)input.cadences,
		    (size_t)input.count, request, diagnostics);
	if (found != NULL)
		status =
		    write_status(arguments, &input, found, format, diagnostics);
	if (found != NULL && arguments->has_fail_days &&
	    !takt_status_check_ends(
		found, (int32_t)arguments->fail_days, diagnostics))
		status = EXIT_TROUBLE;
	takt_status_free(found);
	free_cadences(&input);
	return status;
}

enum exit_status
run_status(const struct arguments *arguments)
{
	struct takt_status_request request = {.series = arguments->series,
	    .only = arguments->only,
	    .most =
		arguments->has_next ? (size_t)arguments->next : NEXT_DEFAULT,
	    .limit = arguments->limit};
	struct takt_diagnostics *diagnostics;
	const char *format = "";
	enum exit_status status;

	if (arguments->operand_count == 0)
		return usage_error(this_verb(), "which cadence file?");
	status = choose_format(
	    this_verb(), arguments, takt_status_format_at, &format);
	if (status == EXIT_DONE)
		status = check_into(this_verb(), arguments, format);
	if (status != EXIT_DONE)
		return status;
	if (!today(arguments, &request.today))
		return EXIT_USAGE;
	diagnostics = new_diagnostics(arguments);
	if (diagnostics == NULL)
		return EXIT_TROUBLE;
	status = show_status(arguments, format, &request, diagnostics);
	return finish_diagnostics(diagnostics, arguments, status);
}
