/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Milestones of one series, cadence by cadence. */
#include "compare/metric_shift.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_TOLD_MAX = 13, WEEKS_TOLD_MAX = 60 };

static const struct span nowhere = {NULL, 0, 0};

static const struct summary_series *
find_series(const struct summary *summary, const char *version)
{
	for (size_t i = 0; i < summary->series_count; i++) {
		if (strcmp(summary->series[i].version, version) == 0)
			return &summary->series[i];
	}
	return NULL;
}

/* Do the base and one of the others have it? */
static bool
is_shared(const struct comparison *comparison, const char *version)
{
	bool is_found = false;

	for (size_t i = 1; i < comparison->count; i++)
		is_found |=
		    find_series(&comparison->summaries[i], version) != NULL;
	return is_found &&
	    find_series(&comparison->summaries[0], version) != NULL;
}

/* Which series could have been asked for? */
static void
suggest_series(const struct comparison *comparison, const char *wanted,
    struct diagnostics *diagnostics)
{
	const struct summary *base = &comparison->summaries[0];
	const char **names = calloc(base->series_count + 1, sizeof(names[0]));
	size_t count = 0;

	for (size_t i = 0; names != NULL && i < base->series_count; i++) {
		if (is_shared(comparison, base->series[i].version))
			names[count++] = base->series[i].version;
	}
	if (count == 0)
		diagnostic_help(diagnostics,
		    "compare without '--milestones', or let both count alike");
	else
		diagnostic_choose(diagnostics, wanted, names, count);
	free(names);
}

static const char *
choose_series(const struct comparison *comparison, const char *wanted,
    struct diagnostics *diagnostics)
{
	const struct summary *base = &comparison->summaries[0];

	if (wanted != NULL && is_shared(comparison, wanted))
		return wanted;
	for (size_t i = 0; wanted == NULL && i < base->series_count; i++) {
		if (is_shared(comparison, base->series[i].version))
			return base->series[i].version;
	}
	diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION, nowhere,
	    DIAGNOSTIC_ARGS(wanted != NULL ? wanted : "--milestones",
		"there must be a series of one name in the base and in a "
		"proposal"));
	suggest_series(comparison, wanted != NULL ? wanted : "", diagnostics);
	return NULL;
}

static bool
is_same(const struct summary_date *left, const struct summary_date *right)
{
	return left->kind == right->kind && left->number == right->number &&
	    strcmp(left->milestone, right->milestone) == 0;
}

/* The row of a date; a new one where there is none. NULL: memory is short. */
static struct shift_row *
row_of(struct comparison *comparison, struct shift *shift,
    const struct summary_date *date)
{
	struct arena *arena = &comparison->arena;
	struct shift_row *rows;

	for (size_t i = 0; i < shift->count; i++) {
		for (size_t j = 0; j < comparison->count; j++) {
			if (shift->rows[i].dates[j] != NULL &&
			    is_same(shift->rows[i].dates[j], date))
				return &shift->rows[i];
		}
	}
	rows = arena_grow(arena, shift->rows, shift->count, sizeof(*rows));
	if (rows == NULL)
		return NULL;
	shift->rows = rows;
	rows += shift->count;
	rows->found = shift->count++;
	rows->name = date->name;
	rows->dates =
	    ARENA_ARRAY(arena, comparison->count, const struct summary_date *);
	return rows->dates != NULL ? rows : NULL;
}

static const struct summary_date *
first_date(const struct shift_row *row, size_t *cadence)
{
	*cadence = 0;
	while (row->dates[*cadence] == NULL)
		++*cadence;
	return row->dates[*cadence];
}

/* By date, in the first cadence that has it; else as they were found. */
static int
compare_rows(const void *left, const void *right)
{
	const struct shift_row *a = left;
	const struct shift_row *b = right;
	size_t in_a, in_b;
	int order = date_compare(
	    first_date(a, &in_a)->first, first_date(b, &in_b)->first);

	if (order == 0)
		order = (in_a > in_b) - (in_a < in_b);
	return order != 0 ? order
			  : (a->found > b->found) - (a->found < b->found);
}

bool
shift_make(struct comparison *comparison, const char *series,
    struct shift *shift, struct diagnostics *diagnostics)
{
	*shift = (struct shift){.count = 0};
	shift->series = choose_series(comparison, series, diagnostics);
	if (shift->series == NULL)
		return false;
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary_series *found =
		    find_series(&comparison->summaries[i], shift->series);

		for (size_t j = 0; found != NULL && j < found->date_count;
		     j++) {
			const struct summary_date *date = &found->dates[j];
			struct shift_row *row = row_of(comparison, shift, date);

			if (row == NULL)
				return false;
			if (row->dates[i] == NULL)
				row->dates[i] = date;
		}
	}
	qsort(shift->rows, shift->count, sizeof(shift->rows[0]), compare_rows);
	return true;
}

/* As many months as lead nearest from the earlier day to the later. */
static int64_t
nearest_months(struct date from, struct date to)
{
	int64_t months = summary_between(from, to) / 31;
	struct date below = from, above = from;

	while (date_add_months(from, months + 1, &above) &&
	    date_compare(above, to) <= 0)
		months++;
	date_add_months(from, months, &below);
	return summary_between(below, to) < summary_between(to, above)
	    ? months
	    : months + 1;
}

static void
append_distance(int64_t count, const char *unit, bool is_later, struct buf *out)
{
	buf_printf(out, "%" PRId64 " %s%s %s", count, unit,
	    count == 1 ? "" : "s", is_later ? "later" : "earlier");
}

void
shift_words(struct date from, struct date to, struct buf *out)
{
	bool is_later = date_compare(from, to) < 0;
	int64_t days =
	    is_later ? summary_between(from, to) : summary_between(to, from);
	const char *unit = "month";
	int64_t count;

	if (days == 0) {
		buf_append_string(out, "same day");
		return;
	}
	if (days <= DAYS_TOLD_MAX) {
		unit = "day";
		count = days;
	} else if (days <= WEEKS_TOLD_MAX) {
		unit = "week";
		count = (2 * days + 7) / 14;
	} else {
		count = is_later ? nearest_months(from, to)
				 : nearest_months(to, from);
	}
	append_distance(count, unit, is_later, out);
}

/* Do the days that they may mean meet? */
static bool
may_be_same(const struct summary_date *left, const struct summary_date *right)
{
	return date_compare(left->first, right->last) <= 0 &&
	    date_compare(right->first, left->last) <= 0;
}

static int64_t
month_number(struct date date)
{
	struct civil civil = date_to_civil(date);

	return (int64_t)civil.year * 12 + civil.month;
}

void
shift_words_of(const struct summary_date *from, const struct summary_date *to,
    struct buf *out)
{
	enum precision coarser =
	    from->precision > to->precision ? from->precision : to->precision;
	bool is_later = date_compare(from->first, to->first) < 0;
	int64_t days = summary_between(from->first, to->first);
	int64_t months = month_number(to->first) - month_number(from->first);
	int64_t weeks = ((is_later ? days : -days) + 3) / 7;

	if (coarser == PRECISION_DAY)
		shift_words(from->first, to->first, out);
	else if (may_be_same(from, to))
		buf_printf(out, "same %s", precision_names[coarser]);
	else if (coarser == PRECISION_WEEK && weeks <= WEEKS_TOLD_MAX / 7)
		append_distance(weeks > 0 ? weeks : 1, "week", is_later, out);
	else
		append_distance(
		    is_later ? months : -months, "month", is_later, out);
}
