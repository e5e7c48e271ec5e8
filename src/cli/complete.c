/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What may stand where the cursor is, for the scripts that takt completion
 * prints: from the tables of verbs, options and formats, from the schedules
 * that have names, and from the cadence that is named before.
 */
#include "cli/complete.h"

#include <stdlib.h>
#include <string.h>

#include "cli/schedules.h"
#include "cli/written.h"

/* Which words some options take; tests/check/completion.sh holds them against
 * what the options accept. */
static const struct {
	const char *option;
	const char *words[4];
} choices[] = {{"windows", {"ends", "spans", "both"}},
    {"times", {"utc", "zone"}}, {"method", {"publish"}},
    {"split", {"project", "series"}}, {"cancelled", {"keep", "drop"}},
    {"view", {"chart", "cycle"}}, {"color", {"auto", "always", "never"}}};

/* One line of words, up to the cursor. */
struct line {
	const struct verb *verb;       /* NULL: none yet, or one unknown */
	const struct option_row *open; /* the option whose value comes next */
	bool has_verb;
	bool options_ended;
	const char *operands[FILES_MAX];
	int operand_count;
	const char *current; /* the word that is not whole yet */
	size_t kept;         /* so much of it stands before what is completed */
	struct takt_sink sink;
	bool good;
};

static void
put(struct line *line, const char *text, size_t length)
{
	line->good =
	    line->good && line->sink.write(line->sink.context, text, length);
}

/* A candidate, if it goes on as the word begins; `summary` may be NULL. */
static void
offer(struct line *line, const char *text, const char *summary)
{
	const char *begun = line->current + line->kept;

	if (strncmp(text, begun, strlen(begun)) != 0)
		return;
	put(line, line->current, line->kept);
	put(line, text, strlen(text));
	if (summary != NULL) {
		put(line, "\t", 1);
		put(line, summary, strlen(summary));
	}
	put(line, "\n", 1);
}

/* The shell adds the files that end so; all files for "". */
static void
offer_files(struct line *line, const char *extensions)
{
	put(line, ":files", 6);
	put(line, extensions, strlen(extensions));
	put(line, "\n", 1);
}

static void
offer_verbs(struct line *line)
{
	for (const struct verb *verb = verbs; verb->name != NULL; verb++)
		offer(line, verb->name, verb->summary);
}

static void
offer_schedules(struct line *line)
{
	struct schedule_files files;

	line->good &= schedules_find(&files);
	for (size_t i = 0; i < files.count; i++)
		offer(line, files.items[i].name, NULL);
	schedules_free(&files);
}

static void
offer_cadences(struct line *line, const char *more_extensions)
{
	char extensions[64] = " yaml yml";

	strncat(extensions, more_extensions,
	    sizeof(extensions) - strlen(extensions) - 1);
	offer_schedules(line);
	offer_files(line, extensions);
}

static void
offer_option(struct line *line, const char *name)
{
	const struct option_row *row = option_by_name(name);
	char text[64] = "--";

	strncat(text, name, sizeof(text) - 3);
	if (row != NULL)
		offer(line, text, row->summary);
}

static void
offer_options(struct line *line)
{
	const char *const *lists[] = {
	    line->verb != NULL ? line->verb->options : NULL, common_options};

	for (int i = 0; i < 2; i++) {
		for (const char *const *name = lists[i];
		     name != NULL && *name != NULL; name++)
			offer_option(line, *name);
	}
}

static void
offer_formats(struct line *line)
{
	format_rows *format_at =
	    line->verb != NULL ? formats_of(line->verb) : NULL;
	struct takt_format format;

	for (size_t i = 0; format_at != NULL && format_at(i, &format); i++)
		offer(line, format.name, format.summary);
}

/* Calls for each cadence that can be read; what cannot has nothing to offer. */
static void
visit_cadence(struct line *line, const char *name,
    void (*visit)(struct line *line, const struct takt_cadence *cadence,
	struct takt_diagnostics *diagnostics))
{
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(1);
	struct input input = {.count = 0};
	char *path = name_file(name);
	char *bytes = NULL;
	size_t length;

	if (diagnostics != NULL && path != NULL && strcmp(path, "-") != 0 &&
	    read_cadence_file(path, &bytes, &length) == 0 &&
	    add_cadence(path, bytes, length, &input, diagnostics) == EXIT_DONE)
		visit(line, input.cadences[0], diagnostics);
	if (diagnostics == NULL || path == NULL ||
	    takt_diagnostics_no_memory(diagnostics))
		line->good = false;
	free_cadences(&input);
	free(bytes);
	free(path);
	takt_diagnostics_free(diagnostics);
}

static void
offer_names(struct line *line, const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics)
{
	const char *name;

	(void)diagnostics;
	for (size_t i = 0; (name = takt_cadence_name_at(cadence, i)) != NULL;
	     i++)
		offer(line, name, NULL);
}

static bool
offer_part(void *context, const struct takt_part *part)
{
	offer(context, part->series, NULL);
	return true;
}

static void
offer_series(struct line *line, const struct takt_cadence *cadence,
    struct takt_diagnostics *diagnostics)
{
	const struct takt_selection all = {.series = NULL};
	struct takt_plan *plan = takt_plan_new(&cadence, 1, &all, diagnostics);

	if (plan != NULL)
		(void)takt_plan_split(
		    plan, TAKT_SPLIT_SERIES, offer_part, line, diagnostics);
	takt_plan_free(plan);
}

/* A list goes on behind its last comma, and a range behind its dots. */
static void
keep_list(struct line *line, bool has_ranges)
{
	const char *begun = line->current + line->kept;
	const char *comma = strrchr(begun, ',');
	const char *item = comma != NULL ? comma + 1 : begun;
	const char *dots = has_ranges ? strstr(item, "..") : NULL;

	line->kept = (size_t)((dots != NULL ? dots + 2 : item) - line->current);
}

/* "FILE:MILESTONE". */
static void
offer_near(struct line *line)
{
	const char *begun = line->current + line->kept;
	const char *colon = strrchr(begun, ':');
	char *file;

	if (colon == NULL) {
		offer_cadences(line, "");
		return;
	}
	file = strndup(begun, (size_t)(colon - begun));
	line->kept = (size_t)(colon + 1 - line->current);
	line->good &= file != NULL;
	if (file != NULL)
		visit_cadence(line, file, offer_names);
	free(file);
}

static bool
is_one_of(const char *name, const char *const *names)
{
	while (*names != NULL && strcmp(name, *names) != 0)
		names++;
	return *names != NULL;
}

static void
offer_choices(struct line *line, const char *option)
{
	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		if (strcmp(choices[i].option, option) != 0)
			continue;
		for (size_t j = 0; j < 4 && choices[i].words[j] != NULL; j++)
			offer(line, choices[i].words[j], NULL);
	}
}

static void
offer_kinds(struct line *line)
{
	struct takt_import_kind kind;

	for (size_t i = 0; takt_import_kind_at(i, &kind); i++)
		offer(line, kind.name, kind.summary);
}

/* The value of an option. */
static void
offer_value(struct line *line, const struct option_row *row)
{
	static const char *const named[] = {
	    "only", "freeze", "final", "series", NULL};
	static const char *const cadences[] = {
	    "against", "consumer", "like", NULL};
	bool is_series = strcmp(row->name, "series") == 0;

	if (strcmp(row->name, "format") == 0)
		offer_formats(line);
	else if (strcmp(row->name, "kind") == 0)
		offer_kinds(line);
	else if (strcmp(row->name, "near") == 0)
		offer_near(line);
	else if (is_one_of(row->name, cadences))
		offer_cadences(line, "");
	else if (is_one_of(row->name, named)) {
		if (is_series || strcmp(row->name, "only") == 0)
			keep_list(line, is_series);
		for (int i = 0; i < line->operand_count; i++)
			visit_cadence(line, line->operands[i],
			    is_series ? offer_series : offer_names);
	} else if (row->argument != NULL && strcmp(row->argument, "FILE") == 0)
		offer_files(line, "");
	else
		offer_choices(line, row->name);
}

static void
offer_operand(struct line *line)
{
	const char *verb = line->verb->name;

	if (strcmp(verb, "help") == 0) {
		offer_verbs(line);
	} else if (strcmp(verb, "completion") == 0) {
		offer(line, "bash", NULL);
		offer(line, "zsh", NULL);
		offer(line, "fish", NULL);
	} else if (strcmp(verb, "explain") == 0 && line->operand_count > 0) {
		visit_cadence(line, line->operands[0], offer_names);
	} else if (strcmp(verb, "import") == 0) {
		offer_files(line, "");
	} else if (strcmp(verb, "check") == 0) {
		offer_cadences(line, " ics md rst");
	} else if (strcmp(verb, "diff") == 0) {
		offer_cadences(line, " ics");
	} else if (line->verb->usage[0] != '\0') {
		offer_cadences(line, "");
	}
}

static bool
is_option(const struct line *line, const char *word)
{
	return !line->options_ended && word[0] == '-' && word[1] != '\0';
}

/* The row of "--name", "--name=…" or "-x…" that the verb knows. */
static const struct option_row *
find_row(const struct line *line, const char *word)
{
	const char *const *lists[] = {
	    line->verb != NULL ? line->verb->options : NULL, common_options};
	size_t length = strcspn(word + 2, "=");

	for (int i = 0; i < 2; i++) {
		for (const char *const *name = lists[i];
		     name != NULL && *name != NULL; name++) {
			const struct option_row *row = option_by_name(*name);

			if (row != NULL &&
			    (word[1] == '-' ? strlen(*name) == length &&
					strncmp(*name, word + 2, length) == 0
					    : row->letter == word[1]))
				return row;
		}
	}
	return NULL;
}

/* A word that is whole. */
static void
read_word(struct line *line, const char *word)
{
	const struct option_row *row;
	bool has_value;

	if (line->open != NULL) {
		line->open = NULL;
	} else if (!is_option(line, word)) {
		if (!line->has_verb)
			line->verb = verb_by_name(word);
		else if (line->operand_count < FILES_MAX)
			line->operands[line->operand_count++] = word;
		line->has_verb = true;
	} else if (strcmp(word, "--") == 0) {
		line->options_ended = true;
	} else {
		row = find_row(line, word);
		has_value = word[1] == '-' ? strchr(word, '=') != NULL
					   : word[2] != '\0';
		if (row != NULL && row->argument != NULL && !has_value)
			line->open = row;
	}
}

bool
complete(const char *const *words, int count, struct takt_sink sink)
{
	struct line line = {.sink = sink, .good = true, .current = ""};
	const struct option_row *row;
	const char *equals;

	for (int i = 0; i + 1 < count; i++)
		read_word(&line, words[i]);
	if (count > 0)
		line.current = words[count - 1];
	equals = strchr(line.current, '=');
	if (line.open != NULL) {
		offer_value(&line, line.open);
	} else if (is_option(&line, line.current) && line.current[1] == '-' &&
	    equals != NULL) {
		row = find_row(&line, line.current);
		line.kept = (size_t)(equals + 1 - line.current);
		if (row != NULL)
			offer_value(&line, row);
	} else if (line.current[0] == '-' && !line.options_ended) {
		offer_options(&line);
	} else if (!line.has_verb) {
		offer_verbs(&line);
	} else if (line.verb != NULL) {
		offer_operand(&line);
	}
	return line.good;
}
