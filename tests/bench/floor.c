/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a program costs that does nothing, with the libraries that takt has,
 * linked as takt is: one call into each, so that they are really loaded, a
 * line, the end. It reads the files that it is given with libyaml's event API,
 * and forgets every event. Nothing that takt does by itself is in here.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static void
read_events(const char *name)
{
	yaml_parser_t parser;
	yaml_event_t event;
	FILE *file = fopen(name, "rb");
	int is_end = 0;

	if (file == NULL || !yaml_parser_initialize(&parser))
		exit(2);
	yaml_parser_set_input_file(&parser, file);
	while (!is_end) {
		if (!yaml_parser_parse(&parser, &event))
			exit(2);
		is_end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(file);
}

int
main(int count, char **words)
{
	int i;

	for (i = 1; i < count; i++)
		read_events(words[i]);
	printf("libyaml %s, libical %s\n", yaml_get_version_string(),
	    icalerror_get_errors_are_fatal() ? "strict" : "lenient");
	return 0;
}
