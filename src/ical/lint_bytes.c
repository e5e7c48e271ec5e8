/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The file as bytes, before lines are unfolded (RFC 5545 section 3.1): how
 * lines end, how long they are, UTF-8 and control characters.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/fold.h"
#include "ical/lint_state.h"

/* A physical line [start, end); `next` is where the one behind it starts. */
struct physical {
	size_t start;
	size_t end;
	size_t next;
	bool has_break;
	bool has_crlf;
};

/* What is told of the first line alone, as it is mostly so in all of them. */
struct habits {
	size_t endings; /* of lines that end in something else than CRLF */
	struct span first_ending;
	bool is_break; /* the first ends in LF, not in nothing */
	size_t empty;  /* lines without anything */
	struct span first_empty;
};

static bool
next_line(const struct source *source, size_t at, struct physical *line)
{
	const char *found;

	if (at >= source->size)
		return false;
	found = memchr(source->text + at, '\n', source->size - at);
	line->start = at;
	line->has_break = found != NULL;
	line->end =
	    found != NULL ? (size_t)(found - source->text) : source->size;
	line->next = line->end + line->has_break;
	line->has_crlf = line->has_break && line->end > at &&
	    source->text[line->end - 1] == '\r';
	line->end -= line->has_crlf;
	return true;
}

static struct span
place(const struct lint *lint, size_t start, size_t end)
{
	return (struct span){lint->source, (uint32_t)start, (uint32_t)end};
}

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t';
}

static bool
is_folded(const struct lint *lint, const struct physical *line)
{
	return line->next < lint->source->size &&
	    is_blank(lint->source->text[line->next]);
}

static void
look_at_length(struct lint *lint, const struct physical *line)
{
	const char *text = lint->source->text;
	size_t length = line->end - line->start;

	if (length > ICAL_LINE_MAX && length <= ICAL_LINT_LINE_MAX) {
		char number[TEXT_NUMBER_SIZE + 1] = {0};
		size_t cut = line->start + ICAL_LINE_MAX;

		text_from_number((int64_t)length, number);
		while (cut > line->start && (text[cut] & 0xC0) == 0x80)
			cut--;
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_LONG_LINE,
		    place(lint, cut, line->end), DIAGNOSTIC_ARGS(number));
		diagnostic_help(lint->diagnostics,
		    "put a line break and a blank here at the latest, not "
		    "inside of a character");
	}
	if (length > 0 && is_blank(text[line->end - 1]) &&
	    is_folded(lint, line)) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_BLANK_BEFORE_FOLD,
		    place(lint, line->end - 1, line->end), NULL);
		diagnostic_help(lint->diagnostics,
		    "fold a character earlier: editors and version control "
		    "take blanks from the ends of lines");
	}
}

/* Are the bytes from `at` on a character that the fold cuts in two? */
static bool
is_split(const struct lint *lint, const struct physical *line, size_t at)
{
	const struct source *source = lint->source;
	size_t rest = line->next + 1;
	uint32_t code_point;
	char bytes[4];
	size_t length = 0;

	if (line->end - at > 3 || !is_folded(lint, line))
		return false;
	while (at < line->end)
		bytes[length++] = source->text[at++];
	while (length < sizeof(bytes) && rest < source->size)
		bytes[length++] = source->text[rest++];
	return text_decode(bytes, length, &code_point) > 0;
}

/* Says that a byte is no character; at most two things of a line. */
static void
refuse_byte(struct lint *lint, const struct physical *line, size_t at)
{
	char text[64];

	if (is_split(lint, line, at)) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ENCODING,
		    place(lint, at, line->end),
		    DIAGNOSTIC_ARGS("the fold cuts a character in two"));
		diagnostic_help(lint->diagnostics,
		    "fold before the character: khal and vobject read each "
		    "line by itself");
		return;
	}
	(void)snprintf(text, sizeof(text), "byte 0x%02X is not UTF-8",
	    (unsigned int)(unsigned char)lint->source->text[at]);
	diagnostic_add(lint->diagnostics, DIAGNOSTIC_ENCODING,
	    place(lint, at, at + 1), DIAGNOSTIC_ARGS(text));
	diagnostic_help(lint->diagnostics, "save the file as UTF-8");
}

static void
refuse_character(struct lint *lint, size_t at, size_t size, uint32_t code_point)
{
	bool is_control = code_point < 0x20 || code_point == 0x7F;
	char name[16];

	(void)snprintf(name, sizeof(name), "U+%04X", (unsigned int)code_point);
	diagnostic_add(lint->diagnostics,
	    is_control ? DIAGNOSTIC_FORBIDDEN_CHARACTER
		       : DIAGNOSTIC_ODD_CHARACTER,
	    place(lint, at, at + size), DIAGNOSTIC_ARGS(name));
	diagnostic_help(lint->diagnostics,
	    code_point == '\r' ? "lines end in CR and LF, both"
			       : "take it out");
}

/* The first of a kind in a line is enough. */
static void
look_at_bytes(struct lint *lint, const struct physical *line)
{
	const char *text = lint->source->text;
	bool is_told_byte = line->start == 0 && line->end >= 3 &&
	    memcmp(text, "\xEF\xBB\xBF", 3) == 0;
	size_t at = is_told_byte ? 3 : line->start;
	bool is_told_character = false;

	if (is_told_byte) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ENCODING,
		    place(lint, 0, 3),
		    DIAGNOSTIC_ARGS("the file starts with a byte-order mark"));
		diagnostic_help(lint->diagnostics,
		    "save it without: Thunderbird, khal and calcurse refuse "
		    "the file");
	}
	/* What is left of a character that a fold cut was told of there. */
	if (line->start > 0 && at < line->end && is_blank(text[at])) {
		at++;
		while (at < line->end && (text[at] & 0xC0) == 0x80 &&
		    at - line->start <= 3)
			at++;
	}
	while (at < line->end) {
		uint32_t code_point = (unsigned char)text[at];
		size_t size = 1;

		if (text_is_plain(text[at]) || text[at] == '\t') {
			at++;
			continue;
		}
		if (code_point >= 0x80)
			size =
			    text_decode(text + at, line->end - at, &code_point);
		if (size == 0 && !is_told_byte) {
			refuse_byte(lint, line, at);
			is_told_byte = true;
		} else if (size > 0 && !is_told_character &&
		    (text_is_forbidden(code_point) || code_point < 0x20)) {
			refuse_character(lint, at, size, code_point);
			is_told_character = true;
		}
		at += size == 0 ? 1 : size;
	}
}

static void
note_habits(
    const struct lint *lint, const struct physical *line, struct habits *habits)
{
	if (!line->has_crlf && habits->endings++ == 0) {
		habits->first_ending = place(lint, line->end, line->end);
		habits->is_break = line->has_break;
	}
	if (line->start == line->end && habits->empty++ == 0)
		habits->first_empty = place(lint, line->start, line->end);
}

/* ", as do 3 others". */
static const char *
others(char text[48], size_t count, const char *one, const char *more)
{
	text[0] = '\0';
	if (count > 1)
		(void)snprintf(text, 48, ", as %s %zu other%s",
		    count == 2 ? one : more, count - 1, count == 2 ? "" : "s");
	return text;
}

static void
tell_habits(struct lint *lint, const struct habits *habits)
{
	char text[48];

	if (habits->endings > 0) {
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_LINE_BREAK,
		    habits->first_ending,
		    DIAGNOSTIC_ARGS(habits->is_break ? "LF" : "nothing",
			others(text, habits->endings, "does", "do")));
		diagnostic_help(lint->diagnostics,
		    "end all lines, the last one too, with CR and LF");
	}
	if (habits->empty > 0) {
		char line[64];

		(void)snprintf(line, sizeof(line), "a line is empty%s",
		    others(text, habits->empty, "is", "are"));
		diagnostic_add(lint->diagnostics, DIAGNOSTIC_ICAL_SYNTAX,
		    habits->first_empty, DIAGNOSTIC_ARGS(line));
		diagnostic_help(lint->diagnostics, "take it out");
	}
}

void
lint_bytes(struct lint *lint)
{
	struct habits habits = {.endings = 0};
	struct physical line;

	for (size_t at = 0; next_line(lint->source, at, &line);
	     at = line.next) {
		note_habits(lint, &line, &habits);
		look_at_length(lint, &line);
		if (line.end - line.start <= ICAL_LINT_LINE_MAX)
			look_at_bytes(lint, &line);
	}
	tell_habits(lint, &habits);
}
