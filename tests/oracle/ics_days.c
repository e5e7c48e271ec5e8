/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What src/ical/days.h makes of iCalendar files:
 *
 *   ics_days FROM UNTIL FILE...
 *
 * Prints a line for each occurrence that touches the range: first day, last
 * day, name, separated by tabs; before those of a file a line with an equals
 * sign and its name. Mistakes go to standard error. Status: 0 good, 1 a file is
 * not, 2 usage, 3 something else.
 */
#include "ical/days.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Some more than a file may have. */
enum { BYTES_MAX = 8 * 1024 * 1024 };

static bool
print_days(void *context, struct date first, struct date last, const char *name)
{
	char first_text[DATE_TEXT_SIZE], last_text[DATE_TEXT_SIZE];

	(void)context;
	return printf("%s\t%s\t%s\n", date_format(first, first_text),
		   date_format(last, last_text), name == NULL ? "" : name) > 0;
}

static void
print_findings(struct diagnostics *diagnostics)
{
	struct buf text = {0};

	diagnostics_sort(diagnostics);
	for (size_t i = 0; i < diagnostics->count; i++)
		diagnostic_print(diagnostics->items[i], false, &text);
	fputs(buf_text(&text), stderr);
	buf_release(&text);
}

static int
expand(const struct source *source, struct date from, struct date until)
{
	static const char *const failures[] = {
	    [ICAL_DAYS_STOPPED] = "cannot write",
	    [ICAL_DAYS_TOO_MANY] = "too many occurrences",
	    [ICAL_DAYS_NO_MEMORY] = "out of memory",
	};
	struct arena arena = {0};
	struct diagnostics diagnostics = {0};
	struct ical_days *days = ical_days_read(source, &arena, &diagnostics);
	enum ical_days_status status = ICAL_DAYS_OK;
	int result = 0;

	if (days == NULL) {
		print_findings(&diagnostics);
		result = arena.failed ? 3 : 1;
	} else {
		status = ical_days_expand(days, from, until, print_days, NULL);
	}
	if (status != ICAL_DAYS_OK) {
		fprintf(
		    stderr, "%s: error: %s\n", source->name, failures[status]);
		result = 1;
	}
	diagnostics_release(&diagnostics);
	arena_release(&arena);
	return result;
}

static int
expand_file(const char *name, struct date from, struct date until)
{
	FILE *file = fopen(name, "rb");
	char *bytes = malloc(BYTES_MAX);
	struct source source = {name, bytes, 0};
	int result = 3;

	if (file != NULL && bytes != NULL) {
		source.size = fread(bytes, 1, BYTES_MAX, file);
		printf("=\t%s\n", name);
		result = expand(&source, from, until);
	} else {
		perror(name);
	}
	if (file != NULL)
		fclose(file);
	free(bytes);
	return result;
}

int
main(int argc, char **argv)
{
	struct date from, until;
	int result = 0;

	if (argc < 4 || !date_parse(argv[1], strlen(argv[1]), &from) ||
	    !date_parse(argv[2], strlen(argv[2]), &until)) {
		fputs("usage: ics_days FROM UNTIL FILE...\n", stderr);
		return 2;
	}
	for (int i = 3; i < argc; i++) {
		int status = expand_file(argv[i], from, until);

		if (status > result)
			result = status;
	}
	return fflush(stdout) != 0 ? 3 : result;
}
