/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What pictures show, and how wide they are. */
#include "cli/picture_options.h"

#include <string.h>

const char *
store_view(struct arguments *arguments, const char *value)
{
	arguments->has_view = true;
	if (strcmp(value, "chart") == 0)
		arguments->view = TAKT_VIEW_CHART;
	else if (strcmp(value, "cycle") == 0)
		arguments->view = TAKT_VIEW_CYCLE;
	else
		return "'chart' or 'cycle'";
	return NULL;
}

const char *
store_no_today(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->no_today = true;
	return NULL;
}

enum exit_status
check_picture_options(const struct verb *verb,
    const struct arguments *arguments, const char *format)
{
	if (arguments->has_view && strcmp(format, "svg") != 0)
		return usage_error(verb,
		    "'--view' is for pictures, and the format is '%s'", format);
	if (arguments->no_today && arguments->has_today)
		return usage_error(
		    verb, "'--today' and '--no-today': take one");
	return EXIT_DONE;
}

void
set_picture_options(
    const struct arguments *arguments, struct takt_render_options *options)
{
	options->view = arguments->view;
	options->pixels = (size_t)arguments->width;
	if (arguments->no_today)
		options->today = NULL;
}
