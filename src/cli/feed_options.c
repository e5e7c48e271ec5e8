/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What a calendar carries beside its dates, as options say it. */
#include "cli/feed_options.h"

#include <string.h>

const char *
store_alarm(struct arguments *arguments, const char *value)
{
	arguments->alarm = value;
	return takt_alarms_problem(value);
}

const char *
store_times(struct arguments *arguments, const char *value)
{
	arguments->times = value;
	return strcmp(value, "utc") == 0 || strcmp(value, "zone") == 0
	    ? NULL
	    : "utc or zone";
}

const char *
calendar_option(const struct arguments *arguments)
{
	if (arguments->alarm != NULL)
		return "alarm";
	if (arguments->times != NULL)
		return "times";
	return NULL;
}

void
set_feed_options(
    const struct arguments *arguments, struct takt_render_options *options)
{
	options->alarms = arguments->alarm;
	options->has_zones =
	    arguments->times != NULL && strcmp(arguments->times, "zone") == 0;
}
