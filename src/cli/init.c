/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What takt init writes: a cadence of its own, or another one's rules. */
#include "cli/init.h"

#include <inttypes.h>
#include <string.h>

/* As a value in YAML: in double quotes, unless it is words. Returns how many
 * bytes that took. */
static int
write_value(FILE *out, const char *text)
{
	static const char words[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789._+- ";
	size_t length = strlen(text);
	bool is_plain = strspn(text, words) == length &&
	    strchr("-. +", text[0]) == NULL && text[length - 1] != ' ';

	if (is_plain)
		return fprintf(out, "%s", text);
	fputc('"', out);
	length += 2;
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\') {
			fputc('\\', out);
			length++;
		}
		fputc(*text, out);
	}
	fputc('"', out);
	return (int)length;
}

/* From the name of the project to the comment behind it. */
enum { VALUE_WIDTH = 25 };

static const char plain_head[] =
    "#\n"
    "# A beginning: change what is different in your project. The manual of "
    "this\n"
    "# language is takt-cadence(5); words in capitals below are its "
    "sections.\n"
    "#   takt check FILE                  is it well formed, do its checks "
    "hold?\n"
    "#   takt expand FILE                 which dates does it give?\n"
    "#   takt expand FILE -o FILE.ics     the same as a calendar\n"
    "takt: 1                           # the version of this language\n"
    "project: ";

static const char plain_rules[] =
    "# its name; calendars know events by it\n"
    "version: \"1.{n}\"                  # series are called 1.0, 1.1, 1.2; "
    "VERSIONS\n"
    "\n"
    "cycle:                            # when series begin: the beat; CYCLES\n"
    "  every: 6 months                 # or: 1 year; 6 weeks; [4 weeks, 5 "
    "weeks]\n"
    "  from: April %" PRId32 "                # the first beat: a month, or "
    "a day\n"
    "  first: \"1.0\"                    # what the first series is called\n"
    "cycles: 4                         # how many of them are expanded\n"
    "\n"
    "milestones:                       # the dates of each series; "
    "MILESTONES\n"
    "  beta:                           # in several steps: beta 1, beta 2, "
    "beta 3\n"
    "    last: 2 weeks before final    # counted back from the last one:\n"
    "    count: 3                      # so many of them,\n"
    "    every: 2 weeks                # so far apart; REPEATS\n"
    "  feature freeze: beta 1          # on the day of another milestone\n"
    "  final: third Tuesday of cycle month  # any such phrase; DATE PHRASES\n"
    "\n"
    "support:                          # how long a series lives; SUPPORT\n"
    "  - bugfix: {from: final, for: 12 months}     # the first window\n"
    "  - security: {until: 2 years after final}    # the next goes on from "
    "there\n"
    "\n"
    "trains:                           # point releases: 1.0.1, 1.0.2; "
    "TRAINS\n"
    "  bugfix: {during: bugfix, on: second Tuesday of every 2nd month}\n"
    "\n"
    "avoid: weekends                   # nothing falls on these days; DAYS TO "
    "AVOID\n"
    "move: following                   # what would goes to the next day "
    "after\n"
    "\n"
    "checks:                           # or takt check fails; CHECKS\n"
    "  - days from beta 1 to final >= 42\n"
    "\n"
    "# series:                         # what was decided, or happened; "
    "SERIES\n"
    "#   \"1.0\":\n"
    "#     pins:                       # dates set by hand, with the reason\n"
    "#       final: {on: %" PRId32
    "-04-28, status: actual, reason: a late fix}\n";

void
init_write_plain(FILE *out, const char *project, int32_t year)
{
	int width;

	fprintf(out, "# Release schedule of %s: a series every six months.\n",
	    project);
	fputs(plain_head, out);
	width = VALUE_WIDTH - write_value(out, project);
	fprintf(out, "%*s", width > 2 ? width : 2, "");
	fprintf(out, plain_rules, year, year);
}

/* A line of the other cadence. */
struct line {
	const char *text;
	size_t length; /* without its end */
};

static bool
next_line(const char **rest, struct line *line)
{
	const char *end = strchr(*rest, '\n');

	if (**rest == '\0')
		return false;
	line->text = *rest;
	line->length = end != NULL ? (size_t)(end - *rest) : strlen(*rest);
	*rest += line->length + (end != NULL);
	if (line->length > 0 && line->text[line->length - 1] == '\r')
		line->length--;
	return true;
}

static bool
begins(const struct line *line, const char *with)
{
	return line->length >= strlen(with) &&
	    strncmp(line->text, with, strlen(with)) == 0;
}

/* Comments and empty lines at the top level belong to the key behind them. */
static bool
is_between(const struct line *line)
{
	return line->length == 0 || line->text[0] == '#';
}

static bool
is_key(const struct line *line)
{
	return line->length > 0 && strchr("# \t-", line->text[0]) == NULL;
}

/* What says something of the one project, not of its rules. */
static bool
is_fact(const struct line *line)
{
	return begins(line, "series:") || begins(line, "revised:") ||
	    begins(line, "url:") || begins(line, "project:");
}

/* The lines from `from` up to `end`, but for those that editors read, which
 * lead to another place now. */
static void
copy_lines(FILE *out, const char *from, const char *end)
{
	struct line line;

	while (from < end && next_line(&from, &line)) {
		if (!begins(&line, "# yaml-language-server:"))
			fprintf(out, "%.*s\n", (int)line.length, line.text);
	}
}

static void
copy_rules(FILE *out, const char *bytes, const char *project)
{
	const char *between = bytes; /* what no key was found behind, so far */
	const char *rest = bytes;
	bool is_left_out = false;
	struct line line;

	while (next_line(&rest, &line)) {
		if (is_between(&line))
			continue;
		if (is_key(&line))
			is_left_out = is_fact(&line);
		if (begins(&line, "project:")) {
			copy_lines(out, between, line.text);
			fputs("project: ", out);
			write_value(out, project);
			fputc('\n', out);
		} else if (!is_left_out) {
			copy_lines(out, between, rest);
		}
		between = rest;
	}
}

void
init_write_like(
    FILE *out, const char *name, const char *bytes, const char *project)
{
	fprintf(out,
	    "# Release schedule of %s, by the rules of '%s'.\n"
	    "#\n"
	    "# What was known of single series there, such as pins and "
	    "codenames, is left\n"
	    "# out: put what you know under 'series:', and 'url:' and "
	    "'revised:' at the top\n"
	    "# (takt-cadence(5), THE FILE and SERIES). What follows is from "
	    "there, with its\n"
	    "# comments; change what is different in your project.\n"
	    "#\n",
	    project, name);
	copy_rules(out, bytes, project);
}
