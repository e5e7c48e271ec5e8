/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a program costs that does nothing, with the libraries that takt has,
 * linked as takt is: one call into each, so that they are really loaded, a
 * line, the end. Nothing that takt does by itself is in here.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <yaml.h>

int
main(void)
{
	printf("libyaml %s, libical %s\n", yaml_get_version_string(),
	    icalerror_get_errors_are_fatal() ? "strict" : "lenient");
	return 0;
}
