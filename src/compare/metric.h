/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Metrics of cadences, one row of a table each, and cadences side by side. The
 * rows are in metric.c; how each is reckoned, in metric_<group>.c. The
 * criteria are those of PEP 607 and of the PEPs that it prepares: 596, 598,
 * 602 and 605.
 */
#ifndef TAKT_COMPARE_METRIC_H
#define TAKT_COMPARE_METRIC_H

#include "base/buf.h"
#include "compare/metric_summary.h"

enum metric_group {
	GROUP_DELIVERY,
	GROUP_SUPPORT,
	GROUP_HARDENING,
	GROUP_REGULARITY,
	GROUP_LOAD,
	GROUP_COLLISIONS,
	GROUP_AGEING,
	GROUP_COUNT
};

enum metric_unit {
	UNIT_MONTHS, /* of 30.436875 days: 400 years have 4800 */
	UNIT_WEEKS,
	UNIT_DAYS,
	UNIT_NUMBER,
	UNIT_A_YEAR, /* so many in 365.2425 days */
	UNIT_YES_NO,
	UNIT_TEXT,
	UNIT_COUNT
};

/* Which side is better, where that is no matter of taste. */
enum metric_better { BETTER_TASTE, BETTER_LESS, BETTER_MORE };

/* What of the single cases is told. */
enum statistic { STATISTIC_MEAN, STATISTIC_LEAST, STATISTIC_MOST };

/* A metric that stands for several rows. */
enum metric_each {
	EACH_NONE,
	EACH_WINDOW, /* a row for each support window */
	EACH_ROLE,   /* first test release, freeze, final; in full, each step */
	EACH_NEAR,   /* each date of --near; in full, each event of the files */
	ONLY_POLICY, /* one row, if there is a policy */
	ONLY_CONSUMER
};

/* Whether a row is for all readers, or only for who wants it in full. */
enum metric_detail { DETAIL_KEY, DETAIL_FULL };

/* A milestone, and which of its steps, or 0: "beta 1". */
struct metric_step {
	const char *name;
	int32_t number;
};

/* An outside policy: how long a series is in it, and at least how many are. */
struct metric_policy {
	int64_t months;
	int64_t least;
};

/* A milestone of another schedule, to which distances are told. */
struct metric_near {
	const struct cadence *cadence;
	const char *milestone;
};

enum { METRIC_NEAR_MAX = 8 };

struct metric;

struct metric_options {
	struct summary_options summary;
	bool has_policy;
	struct metric_policy policy;
	const struct cadence *consumer; /* who picks series up; or NULL */
	struct metric_near near[METRIC_NEAR_MAX];
	size_t near_count;
	bool in_full;    /* with the rows that are details */
	uint32_t groups; /* bit (1 << group): these alone; 0: all */
	/* Rows that are reckoned; NULL: all. And rows without a value stay. */
	bool (*wants)(
	    void *context, const struct metric *metric, const char *name);
	void *context;
	bool keeps_unknown;
};

/* The single cases of a metric, added up: days, or whatever its unit is of. */
struct tally_of_metric {
	int64_t sum;
	int64_t count; /* 0: there is none, the value is not known */
	int64_t least;
	int64_t most;
	const char *text; /* UNIT_TEXT; or NULL */
};

/* What a metric is reckoned from. */
struct measuring {
	const struct summary *summary;
	const struct metric_options *options;
	const char *subject; /* which window, role or date; or NULL */
	size_t which;        /* of the roles: which of them */
	const struct metric_step *step; /* instead of a role; or NULL */
	const struct summary *other;    /* the consumer, or the schedule near */
	const char *milestone;          /* of the schedule near: or an event */
	struct arena *arena;            /* of texts */
};

typedef void metric_measure(
    const struct measuring *measuring, struct tally_of_metric *tally);

struct metric {
	const char *name; /* {} stands for the subject */
	enum metric_group group;
	enum metric_unit unit;
	enum metric_better better;
	enum metric_each each;
	enum metric_detail detail;
	enum statistic statistic;
	metric_measure *measure;
	const char *definition; /* one sentence */
};

/* All of them, group by group; ends with a NULL name. */
extern const struct metric metrics[];
extern const char *const metric_group_names[GROUP_COUNT];
extern const char *const metric_better_names[]; /* "taste", "less", "more" */
extern const char *const metric_unit_names[UNIT_COUNT];
extern const char *const metric_unit_signs[UNIT_COUNT]; /* "mo", "" */

/* The roles that milestones have; their names end with NULL. */
enum metric_role { ROLE_FIRST_TEST, ROLE_FREEZE, ROLE_FINAL };
extern const char *const metric_role_names[];

/* The metric of a name as a table has it: "series in bugfix, mean"; or NULL. */
const struct metric *metric_by_name(const char *name);

/* The number is numerator / denominator, in the metric's unit; a yes is 1. */
struct metric_value {
	bool is_known;
	int64_t numerator;
	int64_t denominator;
	const char *text; /* UNIT_TEXT */
};

struct metric_row {
	const struct metric *metric;
	const char *name;
	enum metric_detail detail;
	struct metric_value *values; /* one for each cadence */
};

/* Cadences side by side; the first is the base. */
struct comparison {
	struct arena arena;
	struct summary *summaries;
	const char **names; /* of the cadences, all different */
	size_t count;
	struct metric_row *rows;
	size_t row_count;
	bool in_full;           /* with details */
	struct summary *others; /* the consumer, and the schedules near */
	size_t other_count;
};

enum { COMPARISON_MAX = 6 };

/*
 * Fills a zeroed comparison, which is for the caller to release in any case.
 * False after a diagnostic, or when memory is short.
 */
bool comparison_make(struct comparison *comparison,
    const struct cadence *const *cadences, size_t count,
    const struct metric_options *options, struct diagnostics *diagnostics);
void comparison_release(struct comparison *comparison);

/* The group of a name, "regularity"; GROUP_COUNT where there is none. */
enum metric_group metric_group_by_name(const char *name, size_t length);

/* The steps that one of the cadences has in a cycle that counts, in the order
 * in which they fall about the final; NULL when memory is short.
 * (metric_steps.c) */
struct metric_step *comparison_steps(
    struct comparison *comparison, size_t *count);

/* How many series are supported at once, over the days that count. */
struct supported_at_once {
	int64_t least;
	int64_t most;
	int64_t sum; /* of all days; the mean is sum / days */
	int64_t days;
	struct plan_days first_most; /* the first time with the most */
};

/* False where nothing is known of that, or memory is short.
 * (metric_support.c) */
bool summary_supported(const struct summary *summary, struct arena *arena,
    struct supported_at_once *supported);

/* The months in which the freeze or the final falls in the cycles that count:
 * bit (1 << month). (metric_regularity.c) */
uint32_t summary_role_months(
    const struct summary *summary, enum metric_role role);

/* Adds all rows, once the summaries are there; false when memory is short.
 * (metric_rows.c) */
bool comparison_add_rows(
    struct comparison *comparison, const struct metric_options *options);

/* Measures one cadence in one metric. */
struct metric_value metric_value(
    const struct metric *metric, const struct measuring *measuring);

/* -1, 0 or 1 as `value` is worse than, as good as or better than `base`; 0,
 * too, where that is a matter of taste or one is not known. */
int metric_judge(const struct metric *metric, const struct metric_value *value,
    const struct metric_value *base);

/* Whether two values are the same, to the last digit that is shown. */
bool metric_same(
    const struct metric_value *left, const struct metric_value *right);

/*
 * Appends a value with at most one decimal, rounded half away from zero, or
 * "yes", "-"; and a difference with its sign, nothing where there is none.
 */
void metric_format(const struct metric *metric,
    const struct metric_value *value, struct buf *out);
void metric_format_difference(const struct metric *metric,
    const struct metric_value *value, const struct metric_value *base,
    struct buf *out);

/* "42 months and at least 2", "3 years", "at least 2"; false: it is none. */
bool metric_policy_parse(const char *text, struct metric_policy *policy);

void tally_add(struct tally_of_metric *tally, int64_t value);

/* A number of days each of which has a value; the sum of these. */
void tally_add_days(
    struct tally_of_metric *tally, int64_t first_value, int64_t last_value);

/* The measures, by group. (metric_delivery.c …) */
metric_measure measure_cycle;
metric_measure measure_freeze_to_final;
metric_measure measure_wait;
metric_measure measure_wait_for_test;
metric_measure measure_missed_freeze;
metric_measure measure_unversioned;
metric_measure measure_batch;
metric_measure measure_window;
metric_measure measure_support;
metric_measure measure_supported;
metric_measure measure_most_since;
metric_measure measure_days_with_most;
metric_measure measure_overlap;
metric_measure measure_unsupported;
metric_measure measure_window_gap;
metric_measure measure_yearly_upgrade;
metric_measure measure_skip_upgrade;
metric_measure measure_in_policy;
metric_measure measure_short_of_policy;
metric_measure measure_alpha;
metric_measure measure_beta;
metric_measure measure_candidate;
metric_measure measure_tests;
metric_measure measure_test_gap;
metric_measure measure_spread;
metric_measure measure_iso_weeks;
metric_measure measure_weekdays;
metric_measure measure_months;
metric_measure measure_one_month;
metric_measure measure_one_weekday;
metric_measure measure_releases;
metric_measure measure_releases_monthly;
metric_measure measure_monthly;
metric_measure measure_busiest_month;
metric_measure measure_month_of_year;
metric_measure measure_point_releases;
metric_measure measure_prepared;
metric_measure measure_people;
metric_measure measure_for_each_person;
metric_measure measure_busiest_rate;
metric_measure measure_person_year;
metric_measure measure_busiest_person;
metric_measure measure_weekends;
metric_measure measure_days_off;
metric_measure measure_events;
metric_measure measure_near;
metric_measure measure_since_near;
metric_measure measure_age;
metric_measure measure_support_left;

/* What several groups ask for. */

/* So many things on the days that count, as a rate: in 365.2425 days. */
void tally_rate(const struct measuring *measuring, int64_t count,
    int64_t shares, struct tally_of_metric *tally);

/* A milestone or release on a day that counts; ends of support are none. */
bool is_counted_date(
    const struct measuring *measuring, const struct summary_date *date);

/* The cycle `steps` before or behind the one at `at`; or NULL. */
const struct summary_series *cycle_beside(
    const struct summary *summary, size_t at, int steps);

/* The test releases of a series in their order, and how many; they belong to
 * `arena`. NULL when memory is short. */
const struct summary_date **series_tests(
    const struct summary_series *series, struct arena *arena, size_t *count);

#endif
