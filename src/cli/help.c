/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* --help and --version, made from the tables; and messages about usage. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/written.h"

enum { HELP_SIZE = 8192 };

/* Help under construction; what does not fit is cut, and a test would see. */
struct help {
	char text[HELP_SIZE];
	size_t length;
};

__attribute__((format(printf, 2, 3))) static void
add(struct help *help, const char *format, ...)
{
	size_t room = HELP_SIZE - help->length;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(help->text + help->length, room, format, arguments);
	va_end(arguments);
	if (length > 0)
		help->length += (size_t)length < room ? (size_t)length : 0;
}

static void
add_option(struct help *help, const struct option_row *row)
{
	const char *gap;
	char left[64];

	snprintf(left, sizeof(left), "--%s%s%s", row->name,
	    row->argument != NULL ? " " : "",
	    row->argument != NULL ? row->argument : "");
	/* Two blanks at the least set the summary apart. */
	gap = strlen(left) < 18 ? " " : "  ";
	if (row->letter != '\0')
		add(help, "  -%c, %-18s%s%s\n", row->letter, left, gap,
		    row->summary);
	else
		add(help, "      %-18s%s%s\n", left, gap, row->summary);
}

static void
add_options(struct help *help, const char *const *names)
{
	for (; *names != NULL; names++)
		add_option(help, option_by_name(*names));
}

static void
add_formats(struct help *help, format_rows *format_at)
{
	struct takt_format format;

	add(help, "\nFormats:\n");
	for (size_t i = 0; format_at(i, &format); i++)
		add(help, "  %-22s %s%s%s%s\n", format.name, format.summary,
		    format.extension != NULL ? " (." : "",
		    format.extension != NULL ? format.extension : "",
		    format.extension != NULL ? ")" : "");
}

static void
add_kinds(struct help *help)
{
	struct takt_import_kind kind;

	add(help, "\nKinds:\n");
	for (size_t i = 0; takt_import_kind_at(i, &kind); i++)
		add(help, "  %-22s %s\n", kind.name, kind.summary);
}

static void
add_verb_help(struct help *help, const struct verb *verb)
{
	add(help, "Example:\n%s\nUsage: takt %s [OPTION...]%s%s\n\n%s\n",
	    verb->examples, verb->name, verb->usage[0] != '\0' ? " " : "",
	    verb->usage, verb->summary);
	add(help, "\nOptions:\n");
	add_options(help, verb->options);
	add_options(help, common_options);
	if (formats_of(verb) != NULL)
		add_formats(help, formats_of(verb));
	if (verb->run == run_import)
		add_kinds(help);
	add(help, "\nMore: man takt, man takt-cadence\n");
}

static void
add_program_help(struct help *help)
{
	add(help,
	    "Example:\n"
	    "  takt expand schedules/python.yaml -o python.ics\n\n"
	    "takt turns a release cadence, written once in YAML, into dates, "
	    "calendars,\ntables and pictures.\n\n"
	    "Usage: takt VERB [OPTION...] [FILE...]\n\nVerbs:\n");
	for (const struct verb *verb = verbs; verb->name != NULL; verb++)
		add(help, "  %-10s %s\n", verb->name, verb->summary);
	add(help, "\nOptions:\n");
	add_options(help, common_options);
	add(help,
	    "\n'takt VERB --help' tells more of a verb; man takt-cadence of "
	    "the language.\n");
}

enum exit_status
print_help(const struct verb *verb)
{
	struct help help = {.length = 0};

	if (verb != NULL)
		add_verb_help(&help, verb);
	else
		add_program_help(&help);
	return print_text(help.text);
}

enum exit_status
run_help(const struct arguments *arguments)
{
	const struct verb *verb;

	if (arguments->operand_count == 0)
		return print_help(NULL);
	verb = verb_by_name(arguments->operands[0]);
	if (verb == NULL)
		return unknown_verb(arguments->operands[0]);
	return print_help(verb);
}

enum exit_status
print_version(void)
{
	char text[256];

	snprintf(text, sizeof(text), "takt %s\nlibyaml %s, libical %s\n",
	    takt_version(), takt_libyaml_version(), takt_libical_version());
	return print_text(text);
}

void
make_harmless(char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < 0x20 || byte == 0x7F)
			*text = '?';
	}
}

/* Names that users type may hold what a terminal would obey. */
static void
print_harmless(const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < 0x20 || byte == 0x7F)
			fprintf(stderr, "\\x%02x", byte);
		else
			fputc(byte, stderr);
	}
}

/* "takt: TEXT". */
__attribute__((format(printf, 1, 0))) static void
print_message(const char *format, va_list arguments)
{
	char text[1024];

	vsnprintf(text, sizeof(text), format, arguments);
	fputs("takt: ", stderr);
	print_harmless(text);
	fputc('\n', stderr);
}

void
complain(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	print_message(format, arguments);
	va_end(arguments);
}

enum exit_status
usage_error(const struct verb *verb, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	print_message(format, arguments);
	va_end(arguments);
	fprintf(stderr, "try 'takt%s%s --help'\n", verb != NULL ? " " : "",
	    verb != NULL ? verb->name : "");
	return EXIT_USAGE;
}
