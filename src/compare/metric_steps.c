/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The milestones of the cycles that count, one by one: "beta 1" of all of them.
 * Sorting finds them, so that a file with very many costs no more than that.
 */
#include <stdlib.h>

#include "base/text.h"
#include "compare/metric.h"

static int
name_character(char character)
{
	return character == '-' ? ' ' : (unsigned char)text_lower(character);
}

int
summary_order_steps(const char *left, int32_t left_number, const char *right,
    int32_t right_number)
{
	while (
	    *left != '\0' && name_character(*left) == name_character(*right)) {
		left++;
		right++;
	}
	if (name_character(*left) != name_character(*right))
		return name_character(*left) - name_character(*right);
	return (left_number > right_number) - (left_number < right_number);
}

static int
compare_steps(const void *left, const void *right)
{
	const struct summary_step *a = left;
	const struct summary_step *b = right;
	int order = summary_order_steps(a->date->milestone, a->date->number,
	    b->date->milestone, b->date->number);

	if (order == 0)
		order = date_compare(a->date->first, b->date->first);
	return order != 0 ? order : date_compare(a->final, b->final);
}

static bool
is_step(const struct summary_date *date)
{
	return date->kind == ITEM_MILESTONE || date->kind == ITEM_SUPPORT_END;
}

bool
summary_sort_steps(struct summary *summary)
{
	size_t most = 0;

	for (size_t i = summary->first; i < summary->end; i++)
		most += summary->cycles[i]->date_count;
	summary->step_count = 0;
	summary->steps =
	    ARENA_ARRAY(&summary->arena, most + 1, struct summary_step);
	if (summary->steps == NULL)
		return false;
	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];

		for (size_t j = 0; j < series->date_count; j++) {
			if (is_step(&series->dates[j]))
				summary->steps[summary->step_count++] =
				    (struct summary_step){
					&series->dates[j], series->final};
		}
	}
	qsort(summary->steps, summary->step_count, sizeof(summary->steps[0]),
	    compare_steps);
	return true;
}

/* The first one at or behind a name and number. */
static size_t
find_step(const struct summary *summary, const char *milestone, int32_t number)
{
	size_t low = 0, high = summary->step_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct summary_date *date = summary->steps[middle].date;

		if (summary_order_steps(
			date->milestone, date->number, milestone, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t
count_alike(const struct summary *summary, size_t at)
{
	const struct summary_date *date = summary->steps[at].date;
	size_t end = at;

	while (end < summary->step_count &&
	    summary_order_steps(summary->steps[end].date->milestone,
		summary->steps[end].date->number, date->milestone,
		date->number) == 0)
		end++;
	return end - at;
}

const struct summary_step *
summary_steps_of(const struct summary *summary, const char *milestone,
    int32_t number, size_t *count)
{
	size_t at = find_step(summary, milestone, number);

	*count = 0;
	if (at == summary->step_count ||
	    summary_order_steps(summary->steps[at].date->milestone,
		summary->steps[at].date->number, milestone, number) != 0)
		return NULL;
	*count = count_alike(summary, at);
	return &summary->steps[at];
}

/* One of several cadences has it, so long after the final of its cycle. */
struct found_step {
	struct metric_step step;
	int64_t offset;
	size_t cadence;
};

static int
compare_found(const void *left, const void *right)
{
	const struct found_step *a = left;
	const struct found_step *b = right;
	int order = summary_order_steps(
	    a->step.name, a->step.number, b->step.name, b->step.number);

	return order != 0
	    ? order
	    : (a->cadence > b->cadence) - (a->cadence < b->cadence);
}

static int
compare_offsets(const void *left, const void *right)
{
	const struct found_step *a = left;
	const struct found_step *b = right;

	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return compare_found(left, right);
}

/* The steps of each cadence, once each, into an array with room for all. */
static size_t
find_steps(const struct comparison *comparison, struct found_step *found)
{
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		for (size_t at = 0; at < summary->step_count;
		     at += count_alike(summary, at)) {
			const struct summary_step *step = &summary->steps[at];

			found[count++] = (struct found_step){
			    {step->date->milestone, step->date->number},
			    summary_between(step->final, step->date->first), i};
		}
	}
	return count;
}

/* Keeps the first of those that are alike. */
static size_t
drop_twins(struct found_step *found, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		const struct metric_step *step = &found[i].step;

		if (kept > 0 &&
		    summary_order_steps(step->name, step->number,
			found[kept - 1].step.name,
			found[kept - 1].step.number) == 0)
			continue;
		found[kept++] = found[i];
	}
	return kept;
}

struct metric_step *
comparison_steps(struct comparison *comparison, size_t *count)
{
	size_t most = 1;
	struct found_step *found;
	struct metric_step *steps;

	for (size_t i = 0; i < comparison->count; i++)
		most += comparison->summaries[i].step_count;
	found = ARENA_ARRAY(&comparison->arena, most, struct found_step);
	steps = ARENA_ARRAY(&comparison->arena, most, struct metric_step);
	if (found == NULL || steps == NULL)
		return NULL;
	*count = find_steps(comparison, found);
	qsort(found, *count, sizeof(found[0]), compare_found);
	*count = drop_twins(found, *count);
	qsort(found, *count, sizeof(found[0]), compare_offsets);
	for (size_t i = 0; i < *count; i++)
		steps[i] = found[i].step;
	return steps;
}
