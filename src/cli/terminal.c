/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What takt asks of the world: terminal, environment, clock. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
}

/* The option, then NO_COLOR, then CLICOLOR_FORCE, then the terminal. */
bool
terminal_wants_color(int descriptor, const char *choice)
{
	const char *term = getenv("TERM");
	const char *force = getenv("CLICOLOR_FORCE");

	if (choice != NULL && strcmp(choice, "always") == 0)
		return true;
	if ((choice != NULL && strcmp(choice, "never") == 0) ||
	    is_set("NO_COLOR"))
		return false;
	if (force != NULL && force[0] != '\0' && strcmp(force, "0") != 0)
		return true;
	return isatty(descriptor) && term != NULL && strcmp(term, "dumb") != 0;
}

size_t
terminal_width(int descriptor, int64_t choice)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (choice > 0)
		return (size_t)choice;
	if (!isatty(descriptor))
		return 0;
	if (columns != NULL && strtoul(columns, NULL, 10) > 0)
		return strtoul(columns, NULL, 10);
	if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

bool
terminal_has_unicode(int descriptor)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	if (!isatty(descriptor))
		return false;
	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value == NULL || value[0] == '\0')
			continue;
		value = strrchr(value, '.');
		return value != NULL &&
		    (strncasecmp(value, ".utf-8", 6) == 0 ||
			strncasecmp(value, ".utf8", 5) == 0);
	}
	return false;
}

bool
source_date_epoch(bool *is_given, int64_t *seconds)
{
	const char *value = getenv("SOURCE_DATE_EPOCH");

	*is_given = value != NULL && value[0] != '\0';
	*seconds = 0;
	if (!*is_given)
		return true;
	/* 253402300799 is the last second of the year 9999. */
	for (const char *at = value; *at != '\0'; at++) {
		if (*at < '0' || *at > '9' || *seconds > 25340230079) {
			complain("SOURCE_DATE_EPOCH is '%s', not the seconds "
				 "since 1970",
			    value);
			return false;
		}
		*seconds = *seconds * 10 + (*at - '0');
	}
	return true;
}

/* The only place where takt reads a clock. */
bool
time_now(const struct arguments *arguments, int64_t *seconds)
{
	bool is_given;

	if (arguments->has_today) {
		*seconds = takt_date_seconds(&arguments->today);
		return true;
	}
	if (!source_date_epoch(&is_given, seconds))
		return false;
	if (!is_given)
		*seconds = (int64_t)time(NULL);
	return true;
}

bool
today(const struct arguments *arguments, struct takt_date *date)
{
	int64_t seconds;
	time_t moment;
	struct tm utc;

	if (arguments->has_today) {
		*date = arguments->today;
		return true;
	}
	if (!time_now(arguments, &seconds))
		return false;
	moment = (time_t)seconds;
	if (gmtime_r(&moment, &utc) == NULL)
		return false;
	date->year = utc.tm_year + 1900;
	date->month = utc.tm_mon + 1;
	date->day = utc.tm_mday;
	return true;
}
