/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Options of takt init, for the table of options. */
#include <string.h>

#include "cli/init.h"

/* One line of printable text that is not empty. */
static bool
is_project(const char *project)
{
	for (const char *at = project; *at != '\0'; at++) {
		unsigned char byte = (unsigned char)*at;

		if (byte < 0x20 || byte == 0x7F)
			return false;
	}
	return project[strspn(project, " ")] != '\0';
}

const char *
store_like(struct arguments *arguments, const char *value)
{
	arguments->like = value;
	return *value != '\0' ? NULL : "a schedule or a file";
}

const char *
store_project(struct arguments *arguments, const char *value)
{
	arguments->project = value;
	return is_project(value) ? NULL : "a name on one line";
}

const char *
store_replace(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->replace = true;
	return NULL;
}
