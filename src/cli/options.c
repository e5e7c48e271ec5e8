/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Options as rows, and what their values may be (parse.c reads them). */
#include <stdlib.h>
#include <string.h>

#include "cli/compare_options.h"
#include "cli/feed_options.h"
#include "cli/html_options.h"
#include "cli/import_options.h"
#include "cli/init.h"
#include "cli/picture_options.h"

static const char *
store_number(int64_t *target, const char *value, int64_t least)
{
	int64_t number = 0;

	if (*value == '\0' || strlen(value) > 15)
		return "a whole number";
	for (const char *at = value; *at != '\0'; at++) {
		if (*at < '0' || *at > '9')
			return "a whole number";
		number = number * 10 + (*at - '0');
	}
	if (number < least)
		return "a number of at least 1";
	*target = number;
	return NULL;
}

static const char *
store_date(bool *is_given, struct takt_date *target, const char *value)
{
	*is_given = true;
	return takt_date_parse(value, target)
	    ? NULL
	    : "a day as YYYY-MM-DD, such as 2026-10-01";
}

static const char *
store_format(struct arguments *arguments, const char *value)
{
	arguments->format = value;
	return NULL;
}

/* Short for a format. */
static const char *
store_calendar(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->format = "calendar";
	return NULL;
}

static const char *
store_output(struct arguments *arguments, const char *value)
{
	arguments->output = value;
	return *value != '\0' ? NULL : "a file name";
}

static const char *
store_from(struct arguments *arguments, const char *value)
{
	return store_date(&arguments->has_from, &arguments->from, value);
}

static const char *
store_until(struct arguments *arguments, const char *value)
{
	return store_date(&arguments->has_until, &arguments->until, value);
}

static const char *
store_today(struct arguments *arguments, const char *value)
{
	return store_date(&arguments->has_today, &arguments->today, value);
}

static const char *
store_series(struct arguments *arguments, const char *value)
{
	arguments->series = value;
	return *value != '\0' ? NULL : "a series, such as 3.14 or 3.14..3.16";
}

static const char *
store_only(struct arguments *arguments, const char *value)
{
	arguments->only = value;
	return *value != '\0' ? NULL : "milestones, such as final,eol";
}

static const char *
store_cycles(struct arguments *arguments, const char *value)
{
	const char *wrong = store_number(&arguments->cycles, value, 1);

	if (wrong == NULL && arguments->cycles > 100000)
		return "a number of at most 100000";
	return wrong;
}

static const char *
store_no_pins(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->no_pins = true;
	return NULL;
}

static const char *
store_windows(struct arguments *arguments, const char *value)
{
	static const char *const names[] = {
	    [TAKT_WINDOW_ENDS] = "ends",
	    [TAKT_WINDOW_SPANS] = "spans",
	    [TAKT_WINDOW_BOTH] = "both",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(value, names[i]) == 0) {
			arguments->windows = (enum takt_windows)i;
			return NULL;
		}
	}
	return "ends, spans or both";
}

static const char *
store_slip(struct arguments *arguments, const char *value)
{
	if (arguments->slip_count == SLIPS_MAX)
		return "at most 32 slips";
	arguments->slips[arguments->slip_count++] = value;
	return *value != '\0' ? NULL : "what slips, such as 'beta 1=+7d'";
}

static const char *
store_limit(struct arguments *arguments, const char *value)
{
	return store_number(&arguments->limit, value, 1);
}

static const char *
store_width(struct arguments *arguments, const char *value)
{
	return store_number(&arguments->width, value, 1);
}

static const char *
store_max_errors(struct arguments *arguments, const char *value)
{
	arguments->has_max_errors = true;
	return store_number(&arguments->max_errors, value, 0);
}

static const char *
store_color(struct arguments *arguments, const char *value)
{
	arguments->color = value;
	if (strcmp(value, "auto") == 0 || strcmp(value, "always") == 0 ||
	    strcmp(value, "never") == 0)
		return NULL;
	return "auto, always or never";
}

static const char *
store_update(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->update = true;
	return NULL;
}

static const char *
store_previous(struct arguments *arguments, const char *value)
{
	arguments->previous = value;
	return *value != '\0' ? NULL : "a file name";
}

static const char *
store_overwrite(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->overwrite = true;
	return NULL;
}

static const char *
store_split(struct arguments *arguments, const char *value)
{
	arguments->split = value;
	return strcmp(value, "project") == 0 || strcmp(value, "series") == 0
	    ? NULL
	    : "project or series";
}

/* A number of days or weeks: 30d, 8w. */
static bool
store_days(int64_t *days, const char *value)
{
	char *end;
	long number;

	if (*value < '0' || *value > '9')
		return false;
	number = strtol(value, &end, 10);
	if ((*end != 'd' && *end != 'w') || end[1] != '\0' || number > 100000)
		return false;
	*days = *end == 'w' ? 7 * number : number;
	return true;
}

static const char *
store_fail_within(struct arguments *arguments, const char *value)
{
	arguments->has_fail_days = true;
	return store_days(&arguments->fail_days, value)
	    ? NULL
	    : "days or weeks, such as 90d or 12w";
}

static const char *
store_bars(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->bars = true;
	return NULL;
}

static const char *
store_next(struct arguments *arguments, const char *value)
{
	arguments->has_next = true;
	return store_number(&arguments->next, value, 0);
}

/* keep, drop, or how long. */
static const char *
store_cancelled(struct arguments *arguments, const char *value)
{
	arguments->forgets_cancelled = strcmp(value, "keep") != 0;
	arguments->cancelled_days = 0;
	if (!arguments->forgets_cancelled || strcmp(value, "drop") == 0 ||
	    (*value != '0' && store_days(&arguments->cancelled_days, value)))
		return NULL;
	return "keep, drop, or how long to keep: 30d, 8w";
}

static const char *
store_verbose(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->verbose = true;
	return NULL;
}

static const char *
store_into(struct arguments *arguments, const char *value)
{
	arguments->into = value;
	return *value != '\0' && strcmp(value, "-") != 0 ? NULL : "a file name";
}

static const char *
store_marker(struct arguments *arguments, const char *value)
{
	arguments->marker = value;
	return takt_marker_is_name(value)
	    ? NULL
	    : "a name of letters, digits, '-', '_' and '.'";
}

static const char *
store_check(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->check = true;
	return NULL;
}

static const char *
store_exit_code(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->exit_code = true;
	return NULL;
}

static const char *
store_against(struct arguments *arguments, const char *value)
{
	arguments->against = value;
	return *value != '\0' ? NULL : "a file name";
}

static const char *
store_strict(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->strict = true;
	return NULL;
}

static const char *
store_help(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->help = true;
	return NULL;
}

static const char *
store_version(struct arguments *arguments, const char *value)
{
	(void)value;
	arguments->version = true;
	return NULL;
}

const struct option_row option_rows[] = {
    {"format", 'f', "FORMAT",
	"write in this format (default: the first; by the extension of -o)",
	store_format},
    {"calendar", '\0', NULL, "print months with the dates: -f calendar",
	store_calendar},
    {"output", 'o', "FILE",
	"write into FILE, whole or not at all ('-': standard output)",
	store_output},
    {"into", '\0', "FILE",
	"into FILE, from '<!-- takt:schedule -->' to '<!-- /takt:schedule -->'",
	store_into},
    {"marker", '\0', "NAME",
	"from '<!-- takt:NAME -->' to '<!-- /takt:NAME -->' (default: "
	"schedule)",
	store_marker},
    {"check", '\0', NULL,
	"write nothing; exit with 1 if FILE of --into is out of date",
	store_check},
    {"split", '\0', "BY",
	"a file for each project or series: -o '{project}-{series}.ics'",
	store_split},
    {"from", '\0', "DATE", "only what ends on DATE or later", store_from},
    {"until", '\0', "DATE", "only what starts on DATE or earlier", store_until},
    {"series", '\0', "LIST", "only these series: 3.14, 3.14..3.16, 3.15..",
	store_series},
    {"only", '\0', "LIST", "only these milestones: final,eol", store_only},
    {"cycles", '\0', "N", "expand N cycles (default: as the file says)",
	store_cycles},
    {"no-pins", '\0', NULL, "what the rules say alone, without pins",
	store_no_pins},
    {"windows", '\0', "HOW",
	"support windows by their ends (default), as spans, or both",
	store_windows},
    {"slip", '\0', "WHAT=BY",
	"what if 'beta 1=+7d' (or -2w, or a date) in --series?", store_slip},
    {"limit", '\0', "N", "refuse more than N dates (default 10000)",
	store_limit},
    {"alarm", '\0', "LIST", "calendars remind: 1w,1d before each date",
	store_alarm},
    {"times", '\0', "HOW",
	"calendars give times in 'utc' (default) or in their 'zone'",
	store_times},
    {"source", '\0', "URL", "where the calendar is published", store_source},
    {"ics", '\0', "LINK",
	"the calendar of an HTML page (default: FILE.ics beside it)",
	store_ics},
    {"refresh", '\0', "AMOUNT",
	"how often to fetch a calendar again: 12h, 1d (default)",
	store_refresh},
    {"method", '\0', "METHOD",
	"publish: the calendar is sent, and has an --organizer", store_method},
    {"organizer", '\0', "WHO", "who publishes: 'Ann Bee <ann@example.org>'",
	store_organizer},
    {"update", '\0', NULL, "bring the calendar in FILE of -o up to date",
	store_update},
    {"previous", '\0', "FILE",
	"bring the calendar in FILE up to date, and write it to -o",
	store_previous},
    {"cancelled", '\0', "WHAT",
	"what is cancelled in calendars: keep (the default), drop, 30d",
	store_cancelled},
    {"overwrite", '\0', NULL, "lose what others changed in events of takt",
	store_overwrite},
    {"verbose", 'v', NULL,
	"tell each event that was updated, or each text that differs",
	store_verbose},
    {"exit-code", '\0', NULL, "exit with 1 if there is a difference",
	store_exit_code},
    {"against", '\0', "FILE",
	"report where calendars and pages are not what FILE says",
	store_against},
    {"next", '\0', "N",
	"show N dates to come, and as many late ones (default 5, 0: all)",
	store_next},
    {"bars", '\0', NULL, "draw the support windows as bars above the tables",
	store_bars},
    {"fail-within", '\0', "DAYS",
	"exit with 1 if an end of life is so near: 90d, 12w",
	store_fail_within},
    {"today", '\0', "DATE", "count from DATE instead of the day it is",
	store_today},
    {"no-today", '\0', NULL, "leave today's line out of pictures",
	store_no_today},
    {"view", '\0', "VIEW",
	"a picture of all series: chart (default), or in detail: cycle",
	store_view},
    {"width", '\0', "N", "tables keep within N columns, pictures in N pixels",
	store_width},
    {"milestones", '\0', NULL,
	"where each milestone of --series falls in the proposals",
	store_milestones},
    {"matrix", '\0', NULL, "which series are supported, month by month",
	store_matrix},
    {"all", '\0', NULL, "all metrics: also each milestone and event by itself",
	store_all},
    {"group", '\0', "LIST", "only these groups of metrics, in full: regularity",
	store_group},
    {"freeze", '\0', "NAME", "the milestone that is the freeze: 'beta 1'",
	store_freeze},
    {"final", '\0', "NAME", "the milestone that is the final release",
	store_final},
    {"policy", '\0', "POLICY",
	"also by an outside policy: '42 months and at least 2'", store_policy},
    {"consumer", '\0', "FILE",
	"how old is a series when the cadence in FILE takes it?",
	store_consumer},
    {"near", '\0', "FILE:NAME",
	"how far is the final from a milestone of another schedule?",
	store_near},
    {"like", '\0', "NAME", "take the rules of this schedule or file",
	store_like},
    {"project", '\0', "NAME", "what the project is called", store_project},
    {"replace", '\0', NULL, "write over FILE of -o, if it is there",
	store_replace},
    {"vary", '\0', "PATH=VALUES",
	"a value that varies: 'cycle.every=6..24 months'", store_vary},
    {"metric", '\0', "NAME", "show this metric, and no others unless named",
	store_metric},
    {"where", '\0', "CONDITION",
	"only variants in which 'supported series, mean <= 5'", store_where},
    {"sort", '\0', "METRIC",
	"the least of METRIC first, or with '-METRIC' the greatest",
	store_sort},
    {"kind", '\0', "KIND", "what FILE is (default: what it looks like)",
	store_kind},
    {"strict", '\0', NULL, "let warnings fail, too", store_strict},
    {"color", '\0', "WHEN", "colour messages: auto, always, never",
	store_color},
    {"max-errors", '\0', "N", "show at most N findings (default 20, 0: all)",
	store_max_errors},
    {"help", 'h', NULL, "show this help", store_help},
    {"version", 'V', NULL, "show the version", store_version},
    {NULL, '\0', NULL, NULL, NULL}};

const char *const common_options[] = {
    "color", "max-errors", "help", "version", NULL};

const struct option_row *
option_by_name(const char *name)
{
	for (const struct option_row *row = option_rows; row->name != NULL;
	     row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}
