/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * libtakt: release cadences in, dates and calendars out.
 *
 * Read each cadence with takt_cadence_read(), put one or more of them into a
 * plan with takt_plan_new(), and write the plan with takt_plan_render(). The
 * library never prints, exits, or reads files, clock, environment or locale:
 * the caller passes in what is needed. It has no global state; handles may be
 * used from one thread at a time.
 *
 * Functions that can fail say so by their result and add findings to a struct
 * takt_diagnostics of the caller. Running out of memory is such a finding.
 */
#ifndef TAKT_H
#define TAKT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TAKT_API __attribute__((visibility("default")))
#else
#define TAKT_API
#endif

/* Findings about inputs. */
struct takt_diagnostics;
/* One cadence file. */
struct takt_cadence;
/* The dates that cadences give. */
struct takt_plan;
/* An iCalendar file as it was published. */
struct takt_calendar;

/* A calendar day: year 1583 to 9999, month and day from 1. */
struct takt_date {
	int32_t year;
	int32_t month;
	int32_t day;
};

/*
 * Takes output. `write` takes all bytes or returns false; it is not called
 * again then, and the function that called it fails.
 */
struct takt_sink {
	bool (*write)(void *context, const char *bytes, size_t length);
	void *context;
};

/* "0.1.0"; and the versions of libyaml and libical at run time. */
TAKT_API const char *takt_version(void);
TAKT_API const char *takt_libyaml_version(void);
TAKT_API const char *takt_libical_version(void);

/* Exactly YYYY-MM-DD and a real day within the years 1583 to 9999. */
TAKT_API bool takt_date_parse(const char *text, struct takt_date *date);

/* The midnight with which the day begins: seconds since 1970-01-01 UTC. */
TAKT_API int64_t takt_date_seconds(const struct takt_date *date);

/*
 * An empty collection that keeps at most `keep` findings (0: the most there
 * can be, 10,000); all are counted. NULL when memory is short. Free it with
 * takt_diagnostics_free(), for which NULL is legal.
 */
TAKT_API struct takt_diagnostics *takt_diagnostics_new(size_t keep);
TAKT_API void takt_diagnostics_free(struct takt_diagnostics *diagnostics);
TAKT_API size_t takt_diagnostics_errors(
    const struct takt_diagnostics *diagnostics);
TAKT_API size_t takt_diagnostics_warnings(
    const struct takt_diagnostics *diagnostics);

/*
 * Did memory run short? Then what failed says nothing about the input.
 */
TAKT_API bool takt_diagnostics_no_memory(
    const struct takt_diagnostics *diagnostics);

/* Is one of them about a selection (a series or name that is not there)? */
TAKT_API bool takt_diagnostics_about_selection(
    const struct takt_diagnostics *diagnostics);

/*
 * Writes all kept findings in the form file:line:column: error: text, with the
 * source line, a caret and a way out; with ANSI colours if `color`. False when
 * the sink refused or memory is short.
 */
TAKT_API bool takt_diagnostics_print(
    struct takt_diagnostics *diagnostics, bool color, struct takt_sink sink);

/*
 * Writes the same for machines: a JSON object with the numbers of errors and
 * warnings and the list of findings, as takt(1) describes it.
 */
TAKT_API bool takt_diagnostics_json(
    struct takt_diagnostics *diagnostics, struct takt_sink sink);

/* A file that a cadence names: another cadence, or a calendar. */
struct takt_file {
	char *name;  /* as findings show it; of malloc(), taken over */
	char *bytes; /* of malloc(), taken over */
	size_t length;
	/* Why there is none: for people; static. NULL: memory is short. */
	const char *problem;
};

/*
 * Gives the files that a cadence names. `path` is what stands in the file
 * `from`, the name of that one. True with a file, or false with a problem.
 */
struct takt_files {
	bool (*read)(void *context, const char *from, const char *path,
	    struct takt_file *file);
	void *context;
};

/*
 * Reads a cadence from YAML. `name` stands in findings. Both are copied.
 * `files` is asked during the call only; where it is NULL the cadence can name
 * no other file. NULL after adding as many findings as there are mistakes.
 * Free with takt_cadence_free(), for which NULL is legal.
 */
TAKT_API struct takt_cadence *takt_cadence_read(const char *name,
    const char *bytes, size_t length, const struct takt_files *files,
    struct takt_diagnostics *diagnostics);
TAKT_API void takt_cadence_free(struct takt_cadence *cadence);

/* Owned by the cadence. */
TAKT_API const char *takt_cadence_project(const struct takt_cadence *cadence);

/*
 * What may stand in the selection `only`: the names of milestones, windows,
 * trains and events, as "end of bugfix" has them, by index from 0; NULL behind
 * the last one. Owned by the cadence.
 */
TAKT_API const char *takt_cadence_name_at(
    const struct takt_cadence *cadence, size_t index);

/* Support windows: their last days, all their days, or both. */
enum takt_windows { TAKT_WINDOW_ENDS, TAKT_WINDOW_SPANS, TAKT_WINDOW_BOTH };

/* What to take of a plan; zeroed: all that the files themselves say. */
struct takt_selection {
	const struct takt_date *from;  /* NULL: from the beginning */
	const struct takt_date *until; /* NULL: to the end */
	const char *series; /* "3.14", "3.14..3.16", "3.9,3.14.."; or NULL */
	const char *only;   /* "final,eol"; or NULL */
	int64_t cycles;     /* 0: as the file says */
	bool no_pins;       /* what the rules say without pins and extras */
	enum takt_windows windows;
	/* What if: "beta 1=+7d", "final=2026-10-08"; ends with NULL; or NULL.
	 * `series` names the series then, and what else moves is shown, too. */
	const char *const *slips;
	int64_t limit; /* most dates; 0: 10,000 */
};

/*
 * Reckons the dates of `count` cadences, which must stay while the plan is in
 * use, as must the texts of the selection. NULL after adding findings. Free
 * with takt_plan_free(), for which NULL is legal.
 */
TAKT_API struct takt_plan *takt_plan_new(
    const struct takt_cadence *const *cadences, size_t count,
    const struct takt_selection *selection,
    struct takt_diagnostics *diagnostics);
TAKT_API void takt_plan_free(struct takt_plan *plan);

/* How many dates there are. */
TAKT_API size_t takt_plan_count(const struct takt_plan *plan);

/* Has the plan nothing that could be written in the format of that name? */
TAKT_API bool takt_plan_is_empty(
    const struct takt_plan *plan, const char *format);

/* The parts into which a plan can be split. */
enum takt_split { TAKT_SPLIT_PROJECT, TAKT_SPLIT_SERIES };

/* Valid while it is visited. */
struct takt_part {
	const char *project;
	const char *series; /* as it was first called; NULL: a project's all */
	const struct takt_plan *plan; /* of this part alone; not to be freed */
};

/*
 * Calls `visit` for each part, in the order of the files and of the series.
 * Events of a project belong to none of its series. All parts together cost as
 * much as rendering the plan some few times. False when `visit` returned false
 * or memory is short (which is then a finding).
 */
TAKT_API bool takt_plan_split(const struct takt_plan *plan,
    enum takt_split split,
    bool (*visit)(void *context, const struct takt_part *part), void *context,
    struct takt_diagnostics *diagnostics);

/*
 * Looks at the plan as takt check does: an error for each check of the
 * cadences that does not hold, and warnings for what a plan had better not
 * have. False only when memory is short.
 */
TAKT_API bool takt_plan_check(
    const struct takt_plan *plan, struct takt_diagnostics *diagnostics);

/*
 * Holds the `length` bytes of an iCalendar file against RFC 5545, RFC 7986 and
 * what is known of its readers, as takt check does, and sets `events` to the
 * number of its events. `name` stands in findings; neither is kept. True when
 * all of it was looked at, whatever was found, and false when memory is short.
 */
TAKT_API bool takt_calendar_check(const char *name, const char *bytes,
    size_t length, struct takt_diagnostics *diagnostics, size_t *events);

/* A row of the table of formats; the strings are static. */
struct takt_format {
	const char *name;
	const char *extension; /* without the dot */
	const char *media_type;
	const char *summary;
};

/* Fills `format` with row `index` (from 0; row 0 is the default); false
 * behind the last row. */
TAKT_API bool takt_format_at(size_t index, struct takt_format *format);

/*
 * Reads an iCalendar file of at most TAKT_CALENDAR_SIZE_MAX bytes. `name`
 * stands in findings. Both are copied. NULL after adding findings. Free with
 * takt_calendar_free(), for which NULL is legal.
 */
#define TAKT_CALENDAR_SIZE_MAX ((size_t)128 * 1024 * 1024)
TAKT_API struct takt_calendar *takt_calendar_read(const char *name,
    const char *bytes, size_t length, struct takt_diagnostics *diagnostics);
TAKT_API void takt_calendar_free(struct takt_calendar *calendar);

/* What an update did to the events of a calendar. */
struct takt_changes {
	size_t added;
	size_t moved;
	size_t changed; /* otherwise than in time */
	size_t cancelled;
	size_t dropped; /* cancelled ones that are left out */
	size_t unchanged;
	size_t foreign; /* not takt's: as they were */
	size_t others;  /* of projects that these cadences are not: so, too */
};

/*
 * What was published before, which the format "ics" brings up to date: what
 * did not change stays byte for byte; what moved or changed keeps its UID and
 * gets SEQUENCE + 1; what is gone is cancelled; what others added stays. It is
 * an error if people changed what takt wrote and that would be lost.
 */
struct takt_update {
	const struct takt_calendar *previous;
	int64_t now;    /* seconds since 1970 UTC: when the changes were made */
	bool overwrite; /* lose what people changed */
	const struct takt_sink *story; /* a line for each change; or NULL */
	struct takt_changes changes;   /* set by takt_plan_render() */
};

/* Pictures: a row for each series, or one for each of its dates. */
enum takt_view { TAKT_VIEW_CHART, TAKT_VIEW_CYCLE };

struct takt_render_options {
	const char *format; /* a format's name */
	size_t width;       /* columns to keep within; 0: no limit */
	bool unicode;       /* the output may go beyond ASCII on its own */
	bool has_stamp;     /* `stamp` is given */
	int64_t stamp;      /* seconds since 1970 UTC, for DTSTAMP */
	const struct takt_date *today; /* a line in pictures; NULL: none */
	enum takt_view view;           /* of pictures */
	size_t pixels;                 /* their width; 0: 960 */
	bool forgets_cancelled;     /* calendars leave out what is cancelled, */
	int64_t cancelled_days;     /* once that is so many days ago */
	struct takt_update *update; /* of a calendar; or NULL */
	/* For calendars alone: how long before each event alarms ring, "1w,1d",
	 * of which takt_alarms_problem() says nothing; or NULL. */
	const char *alarms;
	bool has_zones; /* times in their zone, with a VTIMEZONE, not in UTC */
	const char *source;    /* where it is published; or NULL */
	const char *refresh;   /* how often to fetch it, "12h"; NULL: "1d" */
	const char *organizer; /* who publishes it, by METHOD:PUBLISH */
	/* For HTML alone: where its calendar is, "plan.ics"; or NULL. */
	const char *calendar;
};

/*
 * Whether these options can be: NULL, or what was expected instead, such as "at
 * most 5 amounts". Static. What cannot be is left out of calendars and HTML.
 */
TAKT_API const char *takt_alarms_problem(const char *alarms);
TAKT_API const char *takt_source_problem(const char *source);
TAKT_API const char *takt_refresh_problem(const char *refresh);
TAKT_API const char *takt_organizer_problem(const char *organizer);
TAKT_API const char *takt_link_problem(const char *link);

/*
 * Writes the plan. False when the format is unknown, the sink refused, or
 * memory is short (which is then a finding).
 */
TAKT_API bool takt_plan_render(const struct takt_plan *plan,
    const struct takt_render_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/*
 * Says why a milestone ("beta 1", "final", "alpha slot 3") falls where it
 * does: in one series (`series` not NULL) step by step, else in all series of
 * the file in short. False after adding findings.
 */
TAKT_API bool takt_explain_milestone(const struct takt_cadence *cadence,
    const char *milestone, const char *series, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/*
 * Says how a phrase or a repeat is understood: its normal form, and the next
 * five dates from `today` on. False after adding findings.
 */
TAKT_API bool takt_explain_phrase(const char *phrase,
    const struct takt_date *today, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/*
 * A page that people write, in which a part is takt's: what stands between the
 * lines "<!-- takt:NAME -->" and "<!-- /takt:NAME -->", or ".. takt:NAME" and
 * ".. /takt:NAME". At most TAKT_PAGE_SIZE_MAX bytes, of any encoding that has
 * ASCII in it.
 */
#define TAKT_PAGE_SIZE_MAX ((size_t)16 * 1024 * 1024)
struct takt_page {
	const char *name; /* in findings */
	const char *bytes;
	size_t length;
};

/* What is to stand there. */
struct takt_splice {
	const char *marker; /* of which takt_marker_is_name() holds */
	const char *text;
	size_t length;
	const char *format; /* of the text: what is no markup of such a page is
			     * shown in it as code; or NULL: all is markup */
	bool must_be_same;  /* a page that would change is a finding */
};

/*
 * Writes the page with the text in its block, with the indentation and the line
 * breaks that it has there, and every other byte as it is; or nothing, and sets
 * `is_same`, if that is the page as it was. False after findings, or when the
 * sink refused.
 */
TAKT_API bool takt_page_splice(const struct takt_page *page,
    const struct takt_splice *splice, struct takt_sink sink,
    struct takt_diagnostics *diagnostics, bool *is_same);

/* Can a marker have that name? */
TAKT_API bool takt_marker_is_name(const char *name);

/* One side of a comparison: a plan, or else a calendar. */
struct takt_side {
	const char *name; /* as JSON names it; copied */
	const struct takt_plan *plan;
	const struct takt_calendar *calendar;
};

/* What is not the same on two sides. */
struct takt_diff;

/* What of it is wanted; zeroed, all. A difference counts if it is selected on
 * either side. */
struct takt_diff_selection {
	const struct takt_date *from;
	const struct takt_date *until;
	const char *series; /* "3.14", "3.14..3.16", "3.9,3.14.."; or NULL */
	const char *only;   /* "final,eol"; or NULL */
	bool thorough;      /* categories and descriptions, too */
};

/*
 * Compares two sides: by UID, and what another tool made by its titles. They
 * must stay while the result is in use. NULL after adding findings. Free with
 * takt_diff_free(), for which NULL is legal.
 */
TAKT_API struct takt_diff *takt_diff_new(const struct takt_side *old_side,
    const struct takt_side *new_side,
    const struct takt_diff_selection *selection,
    struct takt_diagnostics *diagnostics);
TAKT_API void takt_diff_free(struct takt_diff *diff);

/* How many differences there are. */
TAKT_API size_t takt_diff_count(const struct takt_diff *diff);

/* As takt_format_at(), of the formats for differences. */
TAKT_API bool takt_diff_format_at(size_t index, struct takt_format *format);

struct takt_diff_options {
	const char *format; /* a format's name */
	size_t width;       /* columns to keep within; 0: no limit */
	bool unicode;       /* the output may go beyond ASCII on its own */
};

/*
 * Writes the differences: nothing where there are none, but in JSON. False when
 * the format is unknown, the sink refused, or memory is short (which is then a
 * finding).
 */
TAKT_API bool takt_diff_render(const struct takt_diff *diff,
    const struct takt_diff_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/*
 * Adds a finding for whatever in a published calendar is not what the plan
 * says now, as far as it is selected. False only when memory is short.
 */
TAKT_API bool takt_calendar_check_against(const struct takt_calendar *calendar,
    const struct takt_plan *plan, const struct takt_diff_selection *selection,
    struct takt_diagnostics *diagnostics);

/* How far the dates of a page were understood. */
struct takt_page_counts {
	size_t dates;
	size_t held;       /* against the plan */
	size_t unselected; /* known, and not asked for */
	size_t unknown;    /* not clear of what they are */
};

/*
 * Adds a finding for each date and weekday in tables, lists and lines of a page
 * that is not what the plan says now, as far as it is selected. False after
 * findings that are not about dates, such as what is selected and is nowhere.
 */
TAKT_API bool takt_page_check_against(const struct takt_page *page,
    const struct takt_plan *plan, const struct takt_diff_selection *selection,
    struct takt_page_counts *counts, struct takt_diagnostics *diagnostics);

/* Where projects stand on a day. */
struct takt_status;

/* What a standing is asked for; zeroed but for `today`, all. */
struct takt_status_request {
	struct takt_date today;
	const char *series; /* "3.14", "3.14..3.16", "3.9,3.14.."; or NULL */
	const char *only;   /* dates and ends: "final,eol"; or NULL */
	size_t most;        /* dates to come, and dates that are late: so many
			     * of each; 0: all */
	int64_t limit;      /* most dates; 0: 10,000 */
};

/*
 * Says of `count` cadences which series are supported on that day and until
 * when, which are in preparation, what is next and what is late, and reckons as
 * far as the day needs. They must stay while the result is in use. NULL after
 * adding findings. Free with takt_status_free(), for which NULL is legal.
 */
TAKT_API struct takt_status *takt_status_new(
    const struct takt_cadence *const *cadences, size_t count,
    const struct takt_status_request *request,
    struct takt_diagnostics *diagnostics);
TAKT_API void takt_status_free(struct takt_status *status);

/*
 * Adds an error for each end of life (or each end of support that `only`
 * selects) of a supported series that may be `days` away or less; and for those
 * that are over, of series that were asked for by name. It is an error, too, if
 * nothing of that kind is selected. False when memory is short.
 */
TAKT_API bool takt_status_check_ends(const struct takt_status *status,
    int32_t days, struct takt_diagnostics *diagnostics);

/* As takt_format_at(), of the formats for a status. */
TAKT_API bool takt_status_format_at(size_t index, struct takt_format *format);

struct takt_status_options {
	const char *format; /* a format's name */
	size_t width;       /* columns to keep within; 0: no limit */
	bool unicode;       /* the output may go beyond ASCII on its own */
	bool bars;          /* tables come with a picture of the windows */
};

/*
 * Writes the status. False when the format is unknown, the sink refused, or
 * memory is short (which is then a finding).
 */
TAKT_API bool takt_status_render(const struct takt_status *status,
    const struct takt_status_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/* Another schedule, and a milestone of it ("beta freeze"). */
struct takt_near {
	const struct takt_cadence *cadence;
	const char *milestone;
};

enum { TAKT_COMPARE_MAX = 6, TAKT_NEAR_MAX = 8 };

enum takt_compare_view {
	TAKT_COMPARE_METRICS,
	TAKT_COMPARE_MILESTONES, /* of one series; not in the format "svg" */
	TAKT_COMPARE_MATRIX      /* which series are supported when */
};

/*
 * How to compare; zeroed but for the format: the metrics of the steady state,
 * in full where the format is one for programs.
 */
struct takt_compare_options {
	enum takt_compare_view view;
	const struct takt_date *from; /* NULL with `until`: steady state */
	const struct takt_date *until;
	bool no_pins;
	const char *freeze; /* the milestone that is it, "beta 1"; or NULL */
	const char *final;
	const char *policy; /* "42 months and at least 2"; or NULL */
	const struct takt_cadence *consumer; /* who takes series; or NULL */
	const struct takt_near *near;        /* at most TAKT_NEAR_MAX */
	size_t near_count;
	bool in_full;       /* also each milestone and event by itself */
	const char *groups; /* of metrics: "regularity,load"; NULL: all */
	const char *series; /* of the milestones; NULL: the first */
	int64_t limit;      /* most dates of a cadence; 0: 1,000,000 */
	const char *format; /* a format's name */
	size_t width;       /* columns to keep within; 0: no limit */
	bool unicode;       /* the output may go beyond ASCII on its own */
	size_t pixels;      /* width of pictures; 0: 960 */
};

/*
 * Sets cadences side by side, at most TAKT_COMPARE_MAX; the first is the base.
 * False after adding findings, or when the format, the policy or a group is
 * none, the sink refused, or memory is short (which is then a finding).
 */
TAKT_API bool takt_compare(const struct takt_cadence *const *cadences,
    size_t count, const struct takt_compare_options *options,
    struct takt_sink sink, struct takt_diagnostics *diagnostics);

/* As takt_format_at(), of the formats for comparisons. */
TAKT_API bool takt_compare_format_at(size_t index, struct takt_format *format);

/* A cadence that is not read yet, as takt_cadence_read() takes it. */
struct takt_source {
	const char *name;
	const char *bytes;
	size_t length;
	const struct takt_files *files; /* or NULL */
};

/* How to sweep; the lists end with NULL, and all but `vary` may be NULL. */
struct takt_sweep_options {
	const char *const *vary;    /* "cycle.every=6..24 months" */
	const char *const *metrics; /* to show; NULL: some, or all in data */
	const char *const *where;   /* "supported series, mean <= 5" */
	const char *sort;           /* a metric, "-" before it: descending */
	/* As for a comparison; view and series say nothing. */
	struct takt_compare_options compare;
};

enum { TAKT_VARY_MAX = 4, TAKT_VARIANTS_MAX = 10000 };

/*
 * Reads a cadence as takt_cadence_read() does, once, and reckons its metrics
 * for each value that `vary` names in some place of the file, or for each
 * combination of them; at most TAKT_VARIANTS_MAX. What cannot be is told in the
 * output; only where nothing can be, findings are added as well, though all is
 * written. False after other findings, or as takt_compare() has it.
 */
TAKT_API bool takt_sweep(const struct takt_source *source,
    const struct takt_sweep_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/* As takt_format_at(), of the formats for sweeps. */
TAKT_API bool takt_sweep_format_at(size_t index, struct takt_format *format);

/* Is it a policy, as above? */
TAKT_API bool takt_policy_is_valid(const char *policy);

/* Are these groups of metrics, as above? */
TAKT_API bool takt_metric_groups_are_valid(const char *groups);

/* How to import; zeroed, as the file says. */
struct takt_import_options {
	const char *kind;    /* a kind's name; NULL: by the content */
	const char *project; /* what it is called; NULL: as the file says */
};

/* A row of the table of kinds of files; the strings are static. */
struct takt_import_kind {
	const char *name;
	const char *summary;
};

/* Fills `kind` with row `index` (from 0); false behind the last row. */
TAKT_API bool takt_import_kind_at(size_t index, struct takt_import_kind *kind);

/*
 * Writes a schedule that another project publishes, or a calendar, as a cadence
 * file: each date as a pin, and as comments the rules that would give them.
 * `name` stands in findings and in the file. False after adding findings, or
 * when the kind is unknown, the sink refused, or memory is short (which is then
 * a finding). What is left out is said by warnings.
 */
TAKT_API bool takt_import(const char *name, const char *bytes, size_t length,
    const struct takt_import_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics);

/* A row of the table of metrics; the strings are static. */
struct takt_metric {
	const char *name; /* {} stands for a window, a milestone, … */
	const char *group;
	const char *unit;
	const char *better; /* "taste", "less", "more" */
	const char *definition;
};

/* Fills `metric` with row `index` (from 0); false behind the last row. */
TAKT_API bool takt_metric_at(size_t index, struct takt_metric *metric);

/* The same by a name as comparisons show it, "series in bugfix, mean"; false
 * where there is none of that name. */
TAKT_API bool takt_metric_by_name(const char *name, struct takt_metric *metric);

/* A schedule that can be asked for by name, as takt list shows it. */
struct takt_schedule {
	const char *name;
	const char *project; /* NULL: the file is no valid cadence */
	const char *summary; /* NULL: the file has none */
	const char *file;
	const char *shadows; /* another file of that name; or NULL */
};

struct takt_schedules_options {
	const char *format; /* a format's name */
	size_t width;       /* columns to keep within; 0: no limit */
	bool unicode;       /* the output may go beyond ASCII on its own */
};

/* As takt_format_at(), of the formats for lists of schedules. */
TAKT_API bool takt_schedules_format_at(
    size_t index, struct takt_format *format);

/*
 * Writes a list of schedules. False when the format is unknown, the sink
 * refused, or memory is short (which is then a finding).
 */
TAKT_API bool takt_schedules_render(const struct takt_schedule *schedules,
    size_t count, const struct takt_schedules_options *options,
    struct takt_sink sink, struct takt_diagnostics *diagnostics);

/* The nearest of `count` names to `word`, or NULL: "did you mean". */
TAKT_API const char *takt_nearest(
    const char *word, const char *const *names, size_t count);

#ifdef __cplusplus
}
#endif

#endif
