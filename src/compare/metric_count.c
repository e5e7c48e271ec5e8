/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A sweep over the days on which a stretch begins or has ended. */
#include "compare/metric_count.h"

#include <stdlib.h>

/* From this day on so many more. */
struct step {
	struct date date;
	int32_t change;
};

struct stretches
stretches_new(struct arena *arena, size_t most)
{
	return (struct stretches){
	    ARENA_ARRAY(arena, most + 1, struct plan_days), 0};
}

void
stretches_add(struct stretches *stretches, struct date first, struct date last)
{
	if (date_compare(first, last) <= 0)
		stretches->days[stretches->count++] =
		    (struct plan_days){first, last};
}

static int
compare_steps(const void *left, const void *right)
{
	const struct step *a = left;
	const struct step *b = right;

	return date_compare(a->date, b->date);
}

static struct step *
sort_steps(const struct stretches *stretches, struct arena *arena)
{
	struct step *steps =
	    ARENA_ARRAY(arena, 2 * stretches->count + 1, struct step);

	if (steps == NULL)
		return NULL;
	for (size_t i = 0; i < stretches->count; i++) {
		const struct plan_days *days = &stretches->days[i];

		steps[2 * i] = (struct step){days->first, 1};
		steps[2 * i + 1] = (struct step){{days->last.day + 1}, -1};
	}
	qsort(steps, 2 * stretches->count, sizeof(*steps), compare_steps);
	return steps;
}

/* `count` of them at once, from one day up to another. */
static void
tally_days(struct tally_of_metric *tally, int32_t count, struct date from,
    struct date to, struct stretches_most *most)
{
	int64_t days = summary_between(from, to);
	bool is_first = tally->count == 0;

	if (days <= 0)
		return;
	if (most != NULL && (is_first || count > tally->most))
		*most = (struct stretches_most){{from, {from.day - 1}}, 0};
	if (most != NULL && (is_first || count >= tally->most)) {
		if (most->first.last.day == from.day - 1)
			most->first.last.day = to.day - 1;
		most->days += days;
	}
	if (is_first || count < tally->least)
		tally->least = count;
	if (is_first || count > tally->most)
		tally->most = count;
	tally->sum += count * days;
	tally->count += days;
}

void
stretches_tally(const struct stretches *stretches,
    const struct measuring *measuring, struct tally_of_metric *tally,
    struct stretches_most *most)
{
	struct date day = measuring->summary->from;
	struct date until = measuring->summary->until;
	const struct step *steps = stretches->days != NULL
	    ? sort_steps(stretches, measuring->arena)
	    : NULL;
	int32_t at_once = 0;

	for (size_t i = 0; steps != NULL && i < 2 * stretches->count; i++) {
		struct date next = steps[i].date;

		if (date_compare(next, until) > 0)
			next = until;
		if (date_compare(next, day) > 0) {
			tally_days(tally, at_once, day, next, most);
			day = next;
		}
		at_once += steps[i].change;
	}
	if (steps != NULL)
		tally_days(tally, at_once, day, until, most);
}
