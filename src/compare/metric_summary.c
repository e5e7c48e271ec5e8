/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How many cycles are reckoned, and which of them count. */
#include "compare/metric_summary.h"

#include <stdlib.h>

enum { LIMIT_DEFAULT = 1000000, TURNS_MAX = 6, GUESS_MORE = 4 };

void
summary_release(struct summary *summary)
{
	arena_release(&summary->arena);
	summary->series_count = 0;
	summary->cycle_count = 0;
}

int64_t
summary_days(const struct summary *summary)
{
	int64_t days = summary_between(summary->from, summary->until);

	return days > 0 ? days : 0;
}

static bool
visit_series(void *context, struct plan_query *query)
{
	return summary_gather(context, query);
}

static bool
visit_event(void *context, const struct plan_item *item)
{
	return summary_add_event(context, item);
}

static int
compare_finals(const void *left, const void *right)
{
	const struct summary_series *a =
	    *(const struct summary_series *const *)left;
	const struct summary_series *b =
	    *(const struct summary_series *const *)right;
	int order = date_compare(a->final, b->final);

	return order != 0 ? order
			  : (a->index > b->index) - (a->index < b->index);
}

static bool
sort_cycles(struct summary *summary)
{
	summary->cycles = ARENA_ARRAY(&summary->arena,
	    summary->series_count + 1, const struct summary_series *);
	if (summary->cycles == NULL)
		return false;
	summary->cycle_count = 0;
	for (size_t i = 0; i < summary->series_count; i++) {
		if (summary->series[i].has_final)
			summary->cycles[summary->cycle_count++] =
			    &summary->series[i];
	}
	qsort(summary->cycles, summary->cycle_count, sizeof(summary->cycles[0]),
	    compare_finals);
	return true;
}

/* Reckons so many cycles anew (0: as the file says). */
static bool
reckon(struct summary *summary, const struct summary_options *options,
    int64_t cycles, struct diagnostics *diagnostics)
{
	const struct plan_selection selection = {.cycles = cycles,
	    .no_pins = options->no_pins,
	    .limit = options->limit > 0 ? options->limit : LIMIT_DEFAULT};
	const struct cadence *cadence = summary->cadence;
	struct plan *plan = plan_new(&cadence, 1, &selection, diagnostics);
	bool good;

	summary_release(summary);
	*summary = (struct summary){.cadence = cadence, .expanded = cycles};
	if (plan == NULL)
		return false;
	good = plan_walk_events(plan, 0, visit_event, summary) &&
	    plan_query_walk(plan, 0, visit_series, summary) &&
	    summary_find_roles(summary, options) && sort_cycles(summary);
	summary_mark_events(summary);
	plan_free(plan);
	return good;
}

/* The longest time from a final to the end of life, in days. */
static int64_t
longest_support(const struct summary *summary)
{
	int64_t longest = 0;

	for (size_t i = 0; i < summary->cycle_count; i++) {
		const struct summary_series *series = summary->cycles[i];
		int64_t days = series->has_support
		    ? summary_between(series->final, series->support.last) + 1
		    : 0;

		if (days > longest)
			longest = days;
	}
	return longest;
}

/* The first cycle behind `from` whose final is on a day or later. */
static size_t
cycle_on_or_after(const struct summary *summary, size_t from, struct date day)
{
	size_t i = from;

	while (i < summary->cycle_count &&
	    date_compare(summary->cycles[i]->final, day) < 0)
		i++;
	return i;
}

/*
 * As far as the file goes: not the last cycle, of which it is not known how
 * long it is the newest, nor the first, which has none before it; and none
 * before the state is steady, if that leaves any.
 */
static void
choose_partial(struct summary *summary)
{
	size_t count = summary->cycle_count;
	struct date start;

	summary->horizon = HORIZON_PARTIAL;
	summary->end = summary->first = 0;
	if (count == 0)
		return;
	summary->end = count - 1;
	if (date_add_days(
		summary->cycles[0]->final, longest_support(summary), &start))
		summary->first = cycle_on_or_after(summary, 1, start);
	if (summary->first == 0 || summary->first >= summary->end)
		summary->first = count > 2 ? 1 : 0;
	summary->from = summary->cycles[summary->first]->final;
	summary->until = summary->cycles[summary->end]->final;
}

/*
 * A day is steady once a series that began before the first one of the file
 * would no longer be supported. From there on whole cycles count, so that a
 * mean does not depend on where in a cycle the days begin.
 */
static bool
choose_steady(struct summary *summary)
{
	int64_t longest = longest_support(summary);
	struct date start, end;
	size_t count = summary->cycle_count;

	summary->horizon = HORIZON_STEADY;
	if (count < 3 ||
	    !date_add_days(summary->cycles[0]->final, longest, &start))
		return false;
	summary->first = cycle_on_or_after(summary, 1, start);
	if (summary->first >= count)
		return false;
	summary->from = summary->cycles[summary->first]->final;
	if (!date_add_months(summary->from, SUMMARY_STEADY_MONTHS, &end))
		return false;
	summary->end = cycle_on_or_after(summary, summary->first + 1, end);
	if (summary->end >= count)
		return false;
	summary->until = summary->cycles[summary->end]->final;
	return true;
}

static bool
choose_given(struct summary *summary, const struct summary_options *options)
{
	size_t count = summary->cycle_count;
	struct date after;

	summary->horizon = HORIZON_GIVEN;
	if (count == 0)
		return false;
	summary->from =
	    options->has_from ? options->from : summary->cycles[0]->final;
	summary->until = summary->from;
	if (!options->has_until)
		date_add_months(
		    summary->from, SUMMARY_STEADY_MONTHS, &summary->until);
	else
		summary->until = date_add_days(options->until, 1, &after)
		    ? after
		    : options->until;
	summary->first = cycle_on_or_after(summary, 0, summary->from);
	summary->end =
	    cycle_on_or_after(summary, summary->first, summary->until);
	return summary->end < count;
}

/* Whether all that falls on the days that count was reckoned: what is worked on
 * during them begins before they end. */
static bool
is_enough(const struct summary *summary)
{
	size_t count = summary->series_count;

	return count > 0 &&
	    date_compare(summary->series[count - 1].begin, summary->until) >= 0;
}

static bool
choose(struct summary *summary, const struct summary_options *options)
{
	bool is_whole = options->has_from || options->has_until
	    ? choose_given(summary, options)
	    : choose_steady(summary);

	return is_whole && is_enough(summary);
}

/*
 * How many cycles it may take, from the first one alone: those whose beat falls
 * before its end of life and the ten years after that, and some more. Another
 * turn mends a wrong guess.
 */
static int64_t
guess_cycles(
    const struct summary *summary, const struct summary_options *options)
{
	const struct cadence *cadence = summary->cadence;
	const struct summary_series *series = summary->series;
	struct date end, beat;
	int64_t count = GUESS_MORE;

	if (summary->series_count == 0 || !series->has_final)
		return 0;
	end = series->has_support ? series->support.last : series->final;
	if (options->has_until)
		end = options->until;
	else if (!date_add_months(end, SUMMARY_STEADY_MONTHS, &end))
		return 0;
	while (count < CADENCE_CYCLES_MAX &&
	    cadence_cycle_date(cadence, count - GUESS_MORE, &beat) &&
	    date_compare(beat, end) < 0)
		count++;
	return count > GUESS_MORE ? count : 0;
}

/*
 * The same, but where rules cannot go that far, as the calendar ends or a list
 * does, only what the file says itself is reckoned: how far a comparison looks
 * on its own is no mistake of the file.
 */
static bool
reckon_as_far(struct summary *summary, const struct summary_options *options,
    int64_t cycles, struct diagnostics *diagnostics)
{
	const struct diagnostics_mark before = diagnostics_mark(diagnostics);
	bool is_asked_for =
	    options->has_from || options->has_until || options->limit > 0;

	if (reckon(summary, options, cycles, diagnostics))
		return true;
	if (cycles == 0 || is_asked_for ||
	    diagnostics_failures(diagnostics) ==
		before.errors + before.met_again ||
	    summary->cadence->arena->failed || diagnostics->arena.failed)
		return false;
	diagnostics_rewind(diagnostics, before);
	return reckon(summary, options, 0, diagnostics);
}

bool
summary_make(struct summary *summary, const struct cadence *cadence,
    const struct summary_options *options, struct diagnostics *diagnostics)
{
	int64_t cycles;
	size_t before = 0;

	*summary = (struct summary){.cadence = cadence};
	if (!reckon(summary, options, 1, diagnostics))
		return false;
	cycles = guess_cycles(summary, options);
	for (int turn = 0; turn < TURNS_MAX; turn++) {
		if (!reckon_as_far(summary, options, cycles, diagnostics))
			return false;
		if (choose(summary, options))
			return summary_sort_steps(summary);
		/* Where there are no more series another turn is in vain. */
		if (summary->series_count <= before)
			break;
		before = summary->series_count;
		cycles = 2 * (int64_t)summary->series_count;
		if (cycles > CADENCE_CYCLES_MAX)
			break;
	}
	if (summary->horizon == HORIZON_STEADY)
		choose_partial(summary);
	summary->lacks_older = summary->cycle_count > 0 &&
	    summary_between(summary->cycles[0]->final, summary->from) <
		longest_support(summary);
	return summary_sort_steps(summary);
}
