/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The command line: verbs and options as tables, and what the verbs share.
 * Only src/cli/ includes it; of the library it sees takt.h alone.
 */
#ifndef TAKT_CLI_CLI_H
#define TAKT_CLI_CLI_H

#include "takt.h"

enum exit_status {
	EXIT_DONE = 0,   /* done */
	EXIT_NO = 1,     /* the answer is no: invalid input, a failed check */
	EXIT_USAGE = 2,  /* wrong usage */
	EXIT_TROUBLE = 3 /* could not be done: files, memory */
};

enum { FILES_MAX = 256, SLIPS_MAX = 32, CHOICES_MAX = 64 };

/* All that options can say; zeroed, none was given. */
struct arguments {
	const char *format;
	const char *output;
	const char *series;
	const char *only;
	const char *color;
	const char *against;
	const char *alarm;
	const char *times;
	const char *source;
	const char *ics;
	const char *refresh;
	const char *method;
	const char *organizer;
	const char *previous;
	const char *split; /* "project", "series"; or NULL */
	const char *into;
	const char *marker;
	const char *freeze;
	const char *final;
	const char *policy;
	const char *consumer;
	const char *like;
	const char *kind;
	const char *project;
	const char *group; /* of metrics */
	const char *sort;
	int64_t cycles;
	int64_t limit;
	int64_t width;
	int64_t max_errors;
	int64_t next;
	int64_t fail_days;
	int64_t cancelled_days;
	struct takt_date from;
	struct takt_date until;
	struct takt_date today;
	/* All but `near` and the operands end with NULL. */
	const char *near[TAKT_NEAR_MAX]; /* FILE:MILESTONE */
	const char *vary[TAKT_VARY_MAX + 1];
	const char *metrics[CHOICES_MAX + 1];
	const char *where[CHOICES_MAX + 1];
	const char *slips[SLIPS_MAX + 1];
	const char *operands[FILES_MAX];
	enum takt_windows windows;
	enum takt_view view;
	int near_count;
	int vary_count;
	int metric_count;
	int where_count;
	int slip_count;
	int operand_count;
	bool has_view;
	bool check;
	bool has_from;
	bool has_until;
	bool has_today;
	bool no_today;
	bool has_max_errors;
	bool has_next;
	bool has_fail_days;
	bool no_pins;
	bool strict;
	bool exit_code;
	bool update;
	bool overwrite;
	bool verbose;
	bool forgets_cancelled;
	bool help;
	bool version;
	bool replace;
	bool bars;
	bool milestones;
	bool all;
	bool matrix;
};

/* A row for each option: parser, --help and the manual's check read it. */
struct option_row {
	const char *name;     /* long, without dashes */
	char letter;          /* short, or '\0' */
	const char *argument; /* what it takes, or NULL */
	const char *summary;
	/* Stores the value; NULL or what was expected instead. */
	const char *(*store)(struct arguments *arguments, const char *value);
};

struct verb {
	const char *name;
	const char *usage; /* operands, behind the verb */
	const char *summary;
	const char *const *options; /* names of rows, ends with NULL */
	const char *examples;
	enum exit_status (*run)(const struct arguments *arguments);
};

/* Ends with a NULL name. (main.c, options.c; parse.c) */
extern const struct verb verbs[];
extern const struct option_row option_rows[];
extern const char *const common_options[];

const struct option_row *option_by_name(const char *name);
const struct verb *verb_by_name(const char *name);
enum exit_status unknown_verb(const char *name);

/*
 * Parses what follows the verb (NULL: what stands before one; stops at the
 * first operand then, and sets `used`). False after a message on stderr.
 */
bool parse_arguments(const struct verb *verb, int count, char **words,
    struct arguments *arguments, int *used);

/* --help and --version, on standard output. */
enum exit_status print_help(const struct verb *verb);
enum exit_status print_version(void);

/* "takt: TEXT" and where to read on, on stderr. Returns EXIT_USAGE. */
enum exit_status usage_error(const struct verb *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "takt: TEXT" on stderr. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The bytes of a text that a terminal would obey, as question marks. */
void make_harmless(char *text);

/* Says why a file could not be read (as errno has it), or which schedule might
 * have been meant. (names.c) */
void complain_unreadable(const char *name, int error);

/* The parts of a run: files read, findings printed. (input.c) */
struct input {
	struct takt_cadence *cadences[FILES_MAX];
	int count;
	char **named; /* files that the cadences name, as they were opened */
	int named_count;
};

/* How findings name a file. */
const char *shown_name(const char *name);

/*
 * Reads all files ("-" is standard input). What cannot be read or is invalid
 * sets the status and leaves the others to be read.
 */
enum exit_status read_cadences(const char *const *files, int count,
    struct input *input, struct takt_diagnostics *diagnostics);

/* Adds the cadence that was read of a file. */
enum exit_status add_cadence(const char *name, const char *bytes, size_t length,
    struct input *input, struct takt_diagnostics *diagnostics);
void free_cadences(struct input *input);

/*
 * Reads up to `limit` bytes and one more, by which a reader sees that there is
 * more than it takes; "-" is standard input. `bytes` is for the caller to free
 * in any case. Returns what went wrong as errno has it, or 0.
 */
int read_bytes(const char *name, size_t limit, char **bytes, size_t *length);

/* Is it a page that people write, by the end of its name? */
bool is_page(const char *name);

/* As above, as much as the library takes of a cadence. */
int read_cadence_file(const char *name, char **bytes, size_t *length);

/* As above, as much as the library takes of a cadence or of a calendar: which
 * of them it is, its name or its first line says. */
int read_either(
    const char *name, char **bytes, size_t *length, bool *is_calendar);

/* What the cadences of the input name, as they are asked for. */
struct takt_files named_files(struct input *input);

/* As read_bytes(), as much as the library takes of a cadence. EXIT_TROUBLE
 * after a message. */
enum exit_status read_cadence_bytes(
    const char *name, char **bytes, size_t *length);

struct takt_diagnostics *new_diagnostics(const struct arguments *arguments);

/* The status in the light of what was found. */
enum exit_status judge_diagnostics(
    const struct takt_diagnostics *diagnostics, enum exit_status status);

/* Prints and frees findings; the status becomes EXIT_NO or worse by them. */
enum exit_status finish_diagnostics(struct takt_diagnostics *diagnostics,
    const struct arguments *arguments, enum exit_status status);

/* A file being written: whole or not at all. (output.c) */
struct output;

/*
 * Standard output for NULL and "-". Refuses a file that is one of `inputs`.
 * NULL after a message.
 */
struct output *output_open(
    const char *path, const char *const *inputs, int count);
struct takt_sink output_sink(struct output *output);

/* Is a file replaced once all is written? Else this is a device or a pipe. */
bool output_is_replaced(const struct output *output);

/* All is written: makes it durable, and closes it. False after a message. */
bool output_finish(struct output *output);

/* Makes the file appear; EXIT_TROUBLE after a message. Frees the output. */
enum exit_status output_commit(struct output *output);

/*
 * Makes all files appear, once all of them are durable; what fails before that
 * leaves all as they were. EXIT_TROUBLE after a message. Changes their order,
 * frees none.
 */
enum exit_status output_commit_all(struct output **outputs, size_t count);

/* Leaves what was there before. NULL is legal. */
void output_discard(struct output *output);

/* Did writing fail? Then a message was given (save for a closed pipe). */
bool output_failed(const struct output *output);

/* Writes text to standard output. */
enum exit_status print_text(const char *text);

/* The terminal and the environment. (terminal.c) */
bool terminal_wants_color(int descriptor, const char *choice);
size_t terminal_width(int descriptor, int64_t choice);
bool terminal_has_unicode(int descriptor);

/* SOURCE_DATE_EPOCH, if it is set; false after a message if it is wrong. */
bool source_date_epoch(bool *is_set, int64_t *seconds);

/* --today, else SOURCE_DATE_EPOCH, else the clock in UTC; and the same in
 * seconds since 1970, with which the day that --today names begins. */
bool today(const struct arguments *arguments, struct takt_date *date);
bool time_now(const struct arguments *arguments, int64_t *seconds);

/* What was published before, for takt expand. (update.c) */
struct update {
	struct takt_calendar *previous; /* NULL: there is nothing yet */
	bool is_known; /* there was one, and it was brought up to date */
	struct takt_update how;
	struct takt_sink story_sink;
	char *story;
	size_t story_length;
	char *bytes; /* of the previous file */
	size_t length;
	struct takt_sink output; /* where update_sink() leads */
	size_t same; /* so many bytes were written as they were before */
	bool differs;
};

/*
 * Reads the file of --previous, or with --update `output`. A file that is not
 * there yet is no mistake for --update.
 */
enum exit_status update_start(const struct arguments *arguments,
    const char *output, struct update *update,
    struct takt_diagnostics *diagnostics);

/* Hands on to `output` what it is given, and compares it with the file. */
struct takt_sink update_sink(struct update *update, struct takt_sink output);

/* Was the whole file written again as it was? */
bool update_is_same(const struct update *update);

/* Frees what was published before, and keeps what there is to tell. */
void update_finish(struct update *update);

/* Tells on stderr what became of the events in the file `output`. */
void update_tell(const char *output, const struct update *update);
void update_free(struct update *update);

/* One file that takt expand writes, and what it updates. (publish.c) */
struct publication {
	struct output *output; /* NULL: left alone, for nothing changed */
	char *calendar;        /* that HTML links to; or NULL */
	struct update update;
};

/* What is the same for all of them. */
struct publisher {
	const struct arguments *arguments;
	const struct input *input;
	struct takt_render_options options;
	bool is_html;
	struct takt_date today;
	struct takt_diagnostics *diagnostics;
};

/* False after a message. */
bool publisher_start(struct publisher *publisher, const char *format);

/*
 * Writes the plan for the file `path` (NULL: standard output), which is not
 * replaced yet. EXIT_DONE without an output, too, if a finding is in the way.
 */
enum exit_status publication_write(struct publisher *publisher,
    const struct takt_plan *plan, const char *path,
    struct publication *publication);
void publication_free(struct publication *publication);

/* takt expand --split. (split.c) */
enum exit_status check_split(
    const struct verb *verb, const struct arguments *arguments);
enum exit_status write_split(
    struct publisher *publisher, const struct takt_plan *plan);

enum exit_status run_expand(const struct arguments *arguments);
enum exit_status run_status(const struct arguments *arguments);
enum exit_status run_explain(const struct arguments *arguments);
enum exit_status run_diff(const struct arguments *arguments);
enum exit_status run_compare(const struct arguments *arguments);
enum exit_status run_sweep(const struct arguments *arguments);
enum exit_status run_check(const struct arguments *arguments);
enum exit_status run_completion(const struct arguments *arguments);
enum exit_status run_init(const struct arguments *arguments);
enum exit_status run_list(const struct arguments *arguments);
enum exit_status run_import(const struct arguments *arguments);
enum exit_status run_help(const struct arguments *arguments);

#endif
