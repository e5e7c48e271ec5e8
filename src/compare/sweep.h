/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * One cadence with many values in one or more places, each combination of which
 * is a variant: what the metrics of all of them are, which of them cannot be
 * and why, and which are wanted in what order. The variants come from a caller,
 * as this floor knows no files.
 */
#ifndef TAKT_COMPARE_SWEEP_H
#define TAKT_COMPARE_SWEEP_H

#include "cadence/comparison.h"
#include "cadence/parameter.h"
#include "compare/metric.h"

/* The file names in findings about what is shown. */
#define SWEEP_METRIC_SOURCE "--metric"
#define SWEEP_WHERE_SOURCE  "--where"
#define SWEEP_SORT_SOURCE   "--sort"

/* Makes a variant, which it keeps until it is asked for the next. NULL after a
 * diagnostic, or when memory is short (then arena->failed). */
struct sweep_variants {
	const struct cadence *(*make)(void *context, const size_t *choices,
	    struct diagnostics *diagnostics);
	void *context;
	const struct arena *arena; /* in which memory may fall short */
};

/* What is wanted; the lists end with NULL, or are NULL. */
struct sweep_request {
	const char *const *metrics;
	const char *const *where;
	const char *sort; /* a metric, "-" before it turns the order; or NULL */
	bool wants_all;   /* of the metrics, where none is named */
	struct metric_options options;
};

struct sweep_column {
	const struct metric *metric;
	const char *name;
	bool is_wanted; /* shown, or asked for by a condition or the order */
	bool is_known;  /* some variant has a value */
};

/* Why a variant cannot be: the first of the findings. */
struct sweep_problem {
	const char *code;
	const char *message;
	const char *help; /* or NULL */
	const char *file; /* or NULL */
	struct position position;
	size_t more; /* so many other findings */
};

struct sweep_variant {
	size_t *choices;
	const struct sweep_problem *problem; /* NULL: it can be */
	enum horizon horizon;
	bool lacks_older;
	size_t cycles;     /* so many count … */
	const char *first; /* … from this version; or NULL */
	const char *last;
	bool has_days; /* which days count */
	struct date from;
	struct date until;           /* the first that does not */
	struct metric_value *values; /* by column; NULL: it cannot be */
};

/* "supported series, mean <= 5" */
struct sweep_condition {
	size_t column;
	enum comparator comparison;
	const char *text; /* what it is compared with, as it was written */
	int64_t millionths;
};

struct sweep {
	struct arena arena;
	const struct parameters *parameters;
	const char *project; /* NULL where no variant can be */
	const char *freeze_name;
	const char *final_name;
	size_t pins; /* that hold in the first variant that can be */
	struct sweep_variant *variants;
	size_t count;
	struct sweep_column *columns;
	size_t column_count;
	size_t *shown; /* columns */
	size_t shown_count;
	struct sweep_condition *conditions;
	size_t condition_count;
	bool is_sorted;
	size_t sort_column;
	bool is_descending;
	const struct sweep_variant **rows; /* those to show, in their order */
	size_t row_count;
	size_t impossible; /* so many of them cannot be */
	size_t left_out;   /* by conditions */
};

/*
 * Fills a zeroed sweep, which is for the caller to release in any case;
 * `parameters` must stay. If no variant can be, the findings about the first
 * one are added, and the sweep is whole all the same: `impossible` is `count`
 * then. False after other diagnostics, or when memory is short.
 */
bool sweep_make(struct sweep *sweep, const struct parameters *parameters,
    const struct sweep_variants *variants, const struct sweep_request *request,
    struct diagnostics *diagnostics);
void sweep_release(struct sweep *sweep);

/* Parts of it. (sweep_choose.c) */

/* Finds the columns that are asked for, among those that there are. */
bool sweep_choose_columns(struct sweep *sweep,
    const struct sweep_request *request, struct diagnostics *diagnostics);

/* Lists the variants that fit, sorted. False when memory is short. */
bool sweep_choose_rows(struct sweep *sweep);

/*
 * The column that a name means: in full; or its beginning, up to the end of a
 * word, where that leaves one metric, or one that is a mean. False after a
 * diagnostic at `at`.
 */
bool sweep_find_column(const struct sweep *sweep, const char *name,
    struct span at, size_t *column, struct diagnostics *diagnostics);

/* (sweep_where.c) */

/* Reads a condition. False after a diagnostic, or when memory is short. */
bool sweep_read_condition(struct sweep *sweep, const struct source *source,
    const char *text, struct sweep_condition *condition,
    struct diagnostics *diagnostics);

/* Whether it holds of the value as that is shown. */
bool sweep_condition_holds(const struct sweep *sweep,
    const struct sweep_condition *condition, const struct metric_value *value);

/* A value in tenths, as metric_format() rounds it. */
int64_t sweep_tenths(const struct metric_value *value);

#endif
