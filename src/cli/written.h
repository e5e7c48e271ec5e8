/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What verbs that write in several formats share: in which one, and where. */
#ifndef TAKT_CLI_WRITTEN_H
#define TAKT_CLI_WRITTEN_H

#include "cli/cli.h"

/* Rows of a table of formats, as takt_format_at() gives them. */
typedef bool format_rows(size_t index, struct takt_format *format);

/* The formats of a verb, which need not have extensions; NULL: it has none. */
format_rows *formats_of(const struct verb *verb);

/* No format of the verb has that name or extension: which ones are there? */
enum exit_status unknown_format(
    const struct verb *verb, const char *name, bool by_extension);

/* -f, else the extension of -o, else the first format. */
enum exit_status choose_format(const struct verb *verb,
    const struct arguments *arguments, format_rows *format_at,
    const char **name);

/* Does the output go into a file? */
bool writes_file(const struct arguments *arguments);

/* The width and the characters of where the output goes. */
size_t written_width(const struct arguments *arguments);
bool written_unicode(const struct arguments *arguments);

/* Opens `path` as output_open() does, unless it is one of the files that were
 * read. NULL after a message. */
struct output *open_beside(const struct arguments *arguments,
    const struct input *input, const char *path);

/* What -o, --into and --check say together. */
enum exit_status check_into(const struct verb *verb,
    const struct arguments *arguments, const char *format);

/* Where a verb writes to: the output of -o, or a block in the page of --into.
 * Zeroed before it is opened. */
struct written {
	const struct arguments *arguments;
	const char *format;
	struct output *output; /* NULL: collected for the page */
	char *page;
	size_t page_length;
	char *text;
	size_t length;
	size_t room;
	bool failed;
	const char **inputs;
	int input_count;
};

/* False after a message. `inputs` are not to be written over; copied. To be
 * released in any case. */
bool written_open(struct written *written, const struct arguments *arguments,
    const char *const *inputs, int count);

/* The same, with the operands and what they name as inputs. */
bool open_written_beside(struct written *written,
    const struct arguments *arguments, const struct input *input);
struct takt_sink written_sink(struct written *written);

/* As output_failed(). */
bool written_failed(const struct written *written);

/* Makes it appear; EXIT_NO after findings. */
enum exit_status written_commit(
    struct written *written, struct takt_diagnostics *diagnostics);

/* Leaves what was there before, unless it was committed. */
void written_release(struct written *written);

#endif
