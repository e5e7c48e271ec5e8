/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Names of files from a pattern such as "feeds/{project}-{series}.ics". What a
 * cadence calls its project and its series is foreign input here: it must
 * never lead out of the directory that the pattern names.
 */
#include "cli/pattern.h"

#include <stdio.h>
#include <string.h>

static const char *const placeholders[] = {"project", "series"};
enum { PROJECT, SERIES, PLACEHOLDER_COUNT, NONE = PLACEHOLDER_COUNT };

/* Which placeholder begins with the brace at `at`; its length with braces. */
static int
placeholder_at(const char *at, size_t *length)
{
	const char *end = strchr(at, '}');

	*length = end != NULL ? (size_t)(end - at) + 1 : strlen(at);
	for (int i = 0; i < PLACEHOLDER_COUNT; i++) {
		if (*length == strlen(placeholders[i]) + 2 &&
		    strncmp(at + 1, placeholders[i], *length - 2) == 0)
			return i;
	}
	return NONE;
}

/* Letters and digits of ASCII, whatever the locale. */
static bool
is_safe(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	    (byte >= '0' && byte <= '9') ||
	    (byte != '\0' && strchr("._+-", byte) != NULL);
}

/* A character of several bytes is one '-'. */
static void
print_safe(FILE *out, const char *name)
{
	if (*name == '.' || *name == '\0') {
		fputc('-', out);
		name += *name != '\0';
	}
	for (; *name != '\0'; name++) {
		if (is_safe(*name))
			fputc(*name, out);
		else if (((unsigned char)*name & 0xc0) != 0x80)
			fputc('-', out);
	}
}

char *
pattern_name(const char *pattern, const char *project, const char *series)
{
	char *name = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&name, &size);

	if (out == NULL)
		return NULL;
	for (const char *at = pattern; *at != '\0';) {
		size_t length = 1;

		if (*at == '{')
			print_safe(out,
			    placeholder_at(at, &length) == PROJECT ? project
								   : series);
		else
			fputc(*at, out);
		at += length;
	}
	return fclose(out) == 0 ? name : NULL;
}

/* A brace stands for something, or is a mistake. */
static enum exit_status
count_placeholders(
    const struct verb *verb, const char *pattern, int counts[NONE + 1])
{
	for (const char *at = strchr(pattern, '{'); at != NULL;
	     at = strchr(at + 1, '{')) {
		size_t length;
		int index = placeholder_at(at, &length);

		counts[index]++;
		if (index == NONE)
			return usage_error(verb,
			    "'%.*s' in the name of '-o' stands for nothing: "
			    "there are {project} and {series}",
			    (int)length, at);
	}
	return EXIT_DONE;
}

enum exit_status
pattern_check(const struct verb *verb, const char *pattern, bool by_series,
    bool has_projects)
{
	int counts[NONE + 1] = {0};
	enum exit_status status = count_placeholders(verb, pattern, counts);

	if (status != EXIT_DONE)
		return status;
	if (!by_series && counts[SERIES] > 0)
		return usage_error(verb,
		    "a file of '--split project' is of no one series: take "
		    "{series} out of the name of '-o'");
	if (by_series && counts[SERIES] == 0)
		return usage_error(verb,
		    "'--split series' needs {series} in the name of '-o', as "
		    "in -o '{series}.ics'");
	if (!by_series && counts[PROJECT] == 0)
		return usage_error(verb,
		    "'--split project' needs {project} in the name of '-o', "
		    "as in -o '{project}.ics'");
	if (has_projects && counts[PROJECT] == 0)
		return usage_error(verb,
		    "with several projects the name of '-o' needs {project}, "
		    "too, as in -o '{project}-{series}.ics'");
	return EXIT_DONE;
}
