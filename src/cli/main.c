/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The table of verbs, and what happens before one of them runs. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/schedules.h"

static const char *const expand_options[] = {"format", "calendar", "output",
    "into", "marker", "check", "split", "from", "until", "series", "only",
    "cycles", "no-pins", "windows", "slip", "limit", "width", "alarm", "times",
    "source", "ics", "refresh", "method", "organizer", "update", "previous",
    "cancelled", "overwrite", "verbose", "today", "no-today", "view", NULL};
static const char *const status_options[] = {"format", "output", "into",
    "marker", "check", "series", "only", "bars", "next", "fail-within", "today",
    "limit", "width", NULL};
static const char *const explain_options[] = {"series", "today", NULL};
static const char *const diff_options[] = {"format", "output", "into", "marker",
    "check", "exit-code", "from", "until", "series", "only", "cycles",
    "no-pins", "windows", "limit", "width", "verbose", NULL};
static const char *const check_options[] = {"format", "against", "from",
    "until", "series", "only", "cycles", "windows", "limit", "strict", NULL};
static const char *const compare_options[] = {"format", "output", "into",
    "marker", "check", "from", "until", "milestones", "matrix", "series", "all",
    "group", "freeze", "final", "policy", "consumer", "near", "no-pins",
    "limit", "width", NULL};
static const char *const init_options[] = {
    "like", "project", "output", "replace", "today", NULL};
static const char *const list_options[] = {"format", "output", "width", NULL};
static const char *const sweep_options[] = {"vary", "metric", "where", "sort",
    "format", "output", "into", "marker", "check", "from", "until", "freeze",
    "final", "policy", "consumer", "near", "no-pins", "limit", "width", NULL};
static const char *const import_options[] = {
    "output", "kind", "project", "strict", NULL};
static const char *const no_options[] = {NULL};

const struct verb verbs[] = {
    {"expand", "FILE...",
	"what are the dates? As a table, a calendar, a picture", expand_options,
	"  takt expand schedules/python.yaml\n"
	"  takt expand schedules/python.yaml -o python.ics\n"
	"  takt expand schedules/python.yaml --series 3.15.. --only "
	"final,eol\n"
	"  takt expand schedules/python.yaml --series 3.15 --slip "
	"'beta 1=+7d'\n"
	"  takt expand schedules/python.yaml -o python.ics --update\n"
	"  takt expand schedules/python.yaml --into README.md\n"
	"  takt expand schedules/python.yaml --split series "
	"-o 'python-{series}.ics'\n",
	run_expand},
    {"status", "FILE...", "where do we stand: what is supported, next, late",
	status_options,
	"  takt status schedules/python.yaml\n"
	"  takt status schedules/*.yaml --today 2026-11-25\n"
	"  takt status schedules/nodejs.yaml --series 22.. --fail-within "
	"90d\n"
	"  takt status schedules/python.yaml --only 'end of bugfix' "
	"--fail-within 12w\n",
	run_status},
    {"explain", "FILE MILESTONE | 'PHRASE' | METRIC",
	"why this date? Or: what does a phrase mean, or a metric",
	explain_options,
	"  takt explain schedules/python.yaml 'beta 1' --series 3.14\n"
	"  takt explain 'third Tuesday of October'\n"
	"  takt explain 'first Tuesday of every 2nd month'\n"
	"  takt explain 'wait for final, mean'\n",
	run_explain},
    {"diff", "OLD NEW",
	"which dates moved, came or went? Of cadences, calendars", diff_options,
	"  takt diff python.ics schedules/python.yaml\n"
	"  takt diff --series 3.15.. --format md old.yaml new.yaml\n"
	"  takt diff --exit-code yesterday.ics today.ics\n",
	run_diff},
    {"compare", "BASE PROPOSAL...",
	"what would change? Cadences side by side, by numbers", compare_options,
	"  takt compare schedules/proposals/*.yaml\n"
	"  takt compare --milestones --series 3.9 old.yaml new.yaml\n"
	"  takt compare --matrix old.yaml new.yaml\n",
	run_compare},
    {"sweep", "FILE", "what if? Metrics for each of many values in a cadence",
	sweep_options,
	"  takt sweep schedules/python.yaml --no-pins "
	"--vary 'cycle.every=6..24 months'\n"
	"  takt sweep schedules/python.yaml --no-pins "
	"--vary 'cycle.every=6..24 months' \\\n"
	"      --where 'supported series <= 5' --sort 'wait for final'\n"
	"  takt sweep schedules/python.yaml --no-pins -o python.csv \\\n"
	"      --vary 'cycle.every=6..24 months by 6' \\\n"
	"      --vary 'support.security.until=2..5 years after final'\n",
	run_sweep},
    {"check", "FILE...", "is it well formed, and do its checks hold",
	check_options,
	"  takt check schedules/python.yaml\n"
	"  takt check python.ics --against schedules/python.yaml\n"
	"  takt check README.md --against schedules/python.yaml\n"
	"  takt check --format json schedules/python.yaml\n",
	run_check},
    {"init", "", "a commented cadence to begin with", init_options,
	"  takt init --project Hello -o hello.yaml\n"
	"  takt init --like python --project Hello\n",
	run_init},
    {"list", "", "which schedules have a name, to be used like a file",
	list_options,
	"  takt list\n"
	"  takt expand python\n"
	"  takt compare python proposals/pep-596\n"
	"  takt list --format json\n",
	run_list},
    {"completion", "SHELL", "the script that lets bash, zsh or fish complete",
	no_options,
	"  source <(takt completion bash)\n"
	"  takt completion fish >~/.config/fish/completions/takt.fish\n",
	run_completion},
    {"import", "FILE", "a schedule that others publish, as a cadence file",
	import_options,
	"  takt import release-cycle.json -o python.yaml\n"
	"  takt import schedule.json --project Node.js\n"
	"  takt import --kind ics releases.txt\n",
	run_import},
    {"help", "[VERB]", "how to use takt, or one of its verbs", no_options,
	"  takt help expand\n", run_help},
    {NULL, NULL, NULL, NULL, NULL, NULL}};

const struct verb *
verb_by_name(const char *name)
{
	for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
		if (strcmp(verb->name, name) == 0)
			return verb;
	}
	return NULL;
}

enum exit_status
unknown_verb(const char *name)
{
	const char *names[16];
	const char *nearest;
	size_t count = 0;

	for (const struct verb *verb = verbs; verb->name != NULL; verb++)
		names[count++] = verb->name;
	nearest = takt_nearest(name, names, count);
	if (nearest != NULL)
		return usage_error(NULL,
		    "there is no verb '%s'; did you mean '%s'?", name, nearest);
	if (access(name, F_OK) == 0)
		return usage_error(NULL,
		    "there is no verb '%s'; a file stands behind a verb, as in "
		    "'takt expand %s'",
		    name, name);
	return usage_error(NULL, "there is no verb '%s'", name);
}

/*
 * A closed standard descriptor would be given to the next file that is opened,
 * and output would go into it. Ends of the wrong kind keep the places: reading
 * or writing there fails as it should.
 */
static void
keep_standard_descriptors(void)
{
	for (int descriptor = 0; descriptor <= 2; descriptor++) {
		int mode = descriptor == 0 ? O_WRONLY : O_RDONLY;

		if (fcntl(descriptor, F_GETFD) == -1 &&
		    open("/dev/null", mode) != descriptor)
			return;
	}
}

/* What is named is found first; the verbs see files alone. */
static enum exit_status
run_verb(const struct verb *verb, struct arguments *arguments)
{
	struct found_names found = {.count = 0};
	enum exit_status status = name_files(verb, arguments, &found);

	if (status == EXIT_DONE)
		status = verb->run(arguments);
	free_names(&found);
	return status;
}

static enum exit_status
run(int count, char **words)
{
	struct arguments before = {0};
	struct arguments arguments = {0};
	const struct verb *verb;
	int used = 0;

	if (!parse_arguments(NULL, count, words, &before, &used))
		return EXIT_USAGE;
	if (before.help)
		return print_help(NULL);
	if (before.version)
		return print_version();
	if (used == count)
		return usage_error(NULL, "which verb?");
	verb = verb_by_name(words[used]);
	if (verb == NULL)
		return unknown_verb(words[used]);
	arguments = before;
	used++;
	if (!parse_arguments(
		verb, count - used, words + used, &arguments, &used))
		return EXIT_USAGE;
	if (arguments.help)
		return print_help(verb);
	if (arguments.version)
		return print_version();
	return run_verb(verb, &arguments);
}

int
main(int count, char **words)
{
	keep_standard_descriptors();
	return (int)run(count - 1, words + 1);
}
