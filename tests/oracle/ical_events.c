/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writes a calendar of the events on standard input, for readers that check
 * it: a line has a start, a tab, an end, a tab and a title. Both are days
 * (2026-03-02, the last day inclusive) or times (2026-03-02T11:45Z).
 */
#include "base/uuid.h"
#include "ical/write.h"

#include <stdio.h>
#include <string.h>

/* A day, and seconds where a time follows; false for anything else. */
static bool
read_moment(
    const char *text, struct date *date, bool *is_timed, int64_t *seconds)
{
	int hour = 0, minute = 0, length = 0;

	if (strlen(text) < DATE_TEXT_SIZE - 1 ||
	    !date_parse(text, DATE_TEXT_SIZE - 1, date))
		return false;
	text += DATE_TEXT_SIZE - 1;
	*is_timed = *text != '\0';
	if (*is_timed &&
	    (sscanf(text, "T%2d:%2dZ%n", &hour, &minute, &length) != 2 ||
		length != 7 || text[length] != '\0'))
		return false;
	*seconds = date->day * (int64_t)86400 + hour * 3600 + minute * 60;
	return true;
}

static bool
write_line(struct ical_writer *writer, char *line)
{
	static const unsigned char name_space[UUID_SIZE] = "interoperability";
	const char *start = strtok(line, "\t");
	const char *end = strtok(NULL, "\t");
	const char *title = strtok(NULL, "\n");
	char uid[UUID_TEXT_SIZE];
	struct ical_event event = {.uid = uid, .summary = title};
	bool ends_timed;

	if (title == NULL ||
	    !read_moment(start, &event.first, &event.is_timed, &event.start) ||
	    !read_moment(end, &event.last, &ends_timed, &event.end) ||
	    ends_timed != event.is_timed)
		return false;
	uuid_v5(name_space, title, strlen(title), uid);
	return ical_writer_event(writer, &event);
}

int
main(void)
{
	static const struct ical_calendar calendar = {.name = "Deadlines"};
	struct buf out = {0};
	struct ical_writer *writer = ical_writer_new(&out);
	char line[512];
	bool is_good = writer != NULL && ical_writer_begin(writer, &calendar);

	while (is_good && fgets(line, sizeof(line), stdin) != NULL)
		is_good = write_line(writer, line);
	is_good = is_good && ical_writer_end(writer) &&
	    fwrite(out.bytes, 1, out.length, stdout) == out.length;
	ical_writer_free(writer);
	buf_release(&out);
	return !is_good;
}
