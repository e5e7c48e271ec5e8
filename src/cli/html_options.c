/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The calendar that an HTML page links to: by an option, or by the page's
 * name. */
#include "cli/html_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *
store_ics(struct arguments *arguments, const char *value)
{
	arguments->ics = value;
	return takt_link_problem(value);
}

/* RFC 3986, section 2.3. */
static bool
is_unreserved(char character)
{
	return (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z') ||
	    (character >= '0' && character <= '9') ||
	    (character != '\0' && strchr("-._~", character) != NULL);
}

/* A file beside the page, which is called alike, as a relative address. */
static char *
address_beside(const char *path, const char *extension)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = dot != NULL ? (size_t)(dot - name) : strlen(name);
	size_t size = 3 * length + strlen(extension) + 1;
	char *address = malloc(size);
	size_t at = 0;

	if (address == NULL)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		if (is_unreserved(name[i]))
			address[at++] = name[i];
		else
			at += (size_t)snprintf(address + at, size - at,
			    "%%%02X", (unsigned char)name[i]);
	}
	snprintf(address + at, size - at, "%s", extension);
	return address;
}

bool
html_calendar(
    const struct arguments *arguments, const char *path, char **address)
{
	*address = NULL;
	if (arguments->ics == NULL && (path == NULL || strcmp(path, "-") == 0))
		return true;
	*address = arguments->ics != NULL ? strdup(arguments->ics)
					  : address_beside(path, ".ics");
	if (*address == NULL)
		complain("out of memory");
	return *address != NULL;
}
