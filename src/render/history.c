/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Moves of dates, as lines and as words. */
#include "render/history.h"

#include <string.h>

#include "ical/own.h"

enum { DAY_LENGTH = DATE_TEXT_SIZE - 1 };

/* A move of the list: "2026-09-20 2026-10-01". */
struct move {
	const char *day;
	size_t length; /* of the line */
	const char *before;
	size_t before_length;
};

/* Reads the line at `*lines` and goes behind it; false at the end. A line that
 * is none has no `before`. */
static bool
next_move(const char **lines, struct move *move)
{
	size_t length = strcspn(*lines, "\n");

	if (**lines == '\0')
		return false;
	*move = (struct move){*lines, length, NULL, 0};
	if (length > DAY_LENGTH + 1 && (*lines)[DAY_LENGTH] == ' ') {
		move->before = *lines + DAY_LENGTH + 1;
		move->before_length = length - DAY_LENGTH - 1;
	}
	*lines += length + ((*lines)[length] == '\n');
	return true;
}

static size_t
count_moves(const char *lines)
{
	struct move move;
	size_t count = 0;

	while (next_move(&lines, &move))
		count++;
	return count;
}

void
history_add(
    struct buf *out, const char *moves, struct date day, const char *before)
{
	size_t count = count_moves(moves);
	char text[DATE_TEXT_SIZE];
	struct move move;

	buf_clear(out);
	for (; next_move(&moves, &move); count--) {
		if (count >= ICAL_OWN_MOVES_MAX)
			continue;
		buf_append(out, move.day, move.length);
		buf_append_char(out, '\n');
	}
	buf_append_string(out, date_format(day, text));
	buf_append_char(out, ' ');
	buf_append_string(out, before);
	buf_append_char(out, '\n');
}

/* A day, whether or not a time of day or a last day follows; not what is less
 * precise. */
static bool
read_day(const char *text, size_t length, struct date *date)
{
	if (length > DAY_LENGTH &&
	    (text[DAY_LENGTH] == ' ' || text[DAY_LENGTH] == '.'))
		length = DAY_LENGTH;
	return date_parse(text, length, date);
}

static void
append_distance(struct buf *text, struct date from, struct date to)
{
	int32_t days = to.day - from.day;
	int32_t length = days < 0 ? -days : days;

	if (days == 0)
		return;
	buf_append_string(text, ", ");
	buf_append_number(text, length);
	buf_append_string(text, length == 1 ? " day " : " days ");
	buf_append_string(text, days < 0 ? "earlier" : "later");
}

static void
append_move(struct buf *text, const char *from, size_t from_length,
    const char *to, size_t to_length)
{
	struct date first, second;

	buf_append(text, from, from_length);
	buf_append_string(text, " to ");
	buf_append(text, to, to_length);
	if (read_day(from, from_length, &first) &&
	    read_day(to, to_length, &second))
		append_distance(text, first, second);
}

void
history_append_move(struct buf *text, const char *from, const char *to)
{
	append_move(text, from, strlen(from), to, strlen(to));
}

void
history_append(struct buf *text, const char *moves, const char *date)
{
	struct move move, next;

	while (next_move(&moves, &move)) {
		const char *rest = moves;
		bool has_next = next_move(&rest, &next);

		if (move.before == NULL || (has_next && next.before == NULL))
			continue;
		buf_append_string(text, "\nMoved on ");
		buf_append(text, move.day, DAY_LENGTH);
		buf_append_string(text, " from ");
		append_move(text, move.before, move.before_length,
		    has_next ? next.before : date,
		    has_next ? next.before_length : strlen(date));
		buf_append_char(text, '.');
	}
}
