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
store_source(struct arguments *arguments, const char *value)
{
	arguments->source = value;
	return takt_source_problem(value);
}

const char *
store_refresh(struct arguments *arguments, const char *value)
{
	arguments->refresh = value;
	return takt_refresh_problem(value);
}

const char *
store_method(struct arguments *arguments, const char *value)
{
	arguments->method = value;
	return strcmp(value, "publish") == 0 ? NULL : "publish alone";
}

const char *
store_organizer(struct arguments *arguments, const char *value)
{
	arguments->organizer = value;
	return takt_organizer_problem(value);
}

/* The name of an option that was given and is for calendars alone, or NULL.
 * HTML, too, says where the calendar is published. */
static const char *
calendar_option(const struct arguments *arguments, bool is_html)
{
	const struct {
		const char *name;
		const char *value;
	} rows[] = {{"alarm", arguments->alarm}, {"times", arguments->times},
	    {"source", is_html ? NULL : arguments->source},
	    {"refresh", arguments->refresh}, {"method", arguments->method},
	    {"organizer", arguments->organizer}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].value != NULL)
			return rows[i].name;
	}
	return NULL;
}

enum exit_status
check_feed_options(const struct verb *verb, const struct arguments *arguments,
    const char *format)
{
	bool is_html = strcmp(format, "html") == 0;
	const char *name = calendar_option(arguments, is_html);

	if (arguments->ics != NULL && !is_html)
		return usage_error(verb,
		    "'--ics' is for HTML, and the format is '%s'", format);
	if (name != NULL && strcmp(format, "ics") != 0)
		return usage_error(verb,
		    "'--%s' is for calendars, and the format is '%s'", name,
		    format);
	/* Who is named in events that are no publication gets mail for them. */
	if (arguments->method != NULL && arguments->organizer == NULL)
		return usage_error(verb,
		    "'--method publish' needs '--organizer': who publishes?");
	if (arguments->organizer != NULL && arguments->method == NULL)
		return usage_error(
		    verb, "'--organizer' needs '--method publish' beside it");
	return EXIT_DONE;
}

void
set_feed_options(
    const struct arguments *arguments, struct takt_render_options *options)
{
	options->alarms = arguments->alarm;
	options->has_zones =
	    arguments->times != NULL && strcmp(arguments->times, "zone") == 0;
	options->source = arguments->source;
	options->refresh = arguments->refresh;
	options->organizer = arguments->organizer;
}
