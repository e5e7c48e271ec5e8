/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A plain rhythm is reckoned in one step from its start; any other beat by
 * beat, and what was reckoned is kept.
 */
#include "cadence/cycle.h"

#include "phrase/evaluate.h"

/* A repeat of given days beats at least once in so many days. */
enum { DAYS_BACK = 8 * 366 };

const struct era *
cycle_era(const struct cycle *cycle, int64_t series)
{
	const struct era *era = cycle->count > 0 ? &cycle->eras[0] : NULL;

	for (size_t i = 1; i < cycle->count; i++) {
		if (cycle->eras[i].first <= series)
			era = &cycle->eras[i];
	}
	return era;
}

static bool
add(const struct amount *amount, int64_t times, struct date date,
    struct date *result)
{
	const struct workdays workdays = workdays_default();

	return amount_add(amount, times, &workdays, date, result);
}

/* The first day of a repeat on or after another. */
static bool
day_on_or_after(const struct era *era, struct date from, struct date *date)
{
	const struct workdays workdays = workdays_default();
	const struct phrase_scope scope = {
	    .cycle = era->from, .workdays = &workdays};
	int64_t beat;

	return repeat_on_or_after(era->days, &scope, from, date, &beat);
}

/* Where a stride from the start of an era comes to. */
static bool
land(void *context, const struct stride *stride, struct date *date)
{
	const struct era *era = context;

	return add(&era->every, stride->steps, era->from, date) &&
	    add(&stride->extra, 1, *date, date);
}

static void
join(struct amount *sum, const struct amount *more)
{
	sum->years += more->years;
	sum->months += more->months;
	sum->weeks += more->weeks;
	sum->days += more->days;
	sum->business_days += more->business_days;
}

/* The next of the gaps; a pause lengthens it by its like, or by what the pause
 * says. */
static bool
next_gap(const struct cycle *cycle, const struct era *era, struct date *date)
{
	struct beats *beats = cycle->beats;
	const struct amount *gap =
	    &era->gaps[(size_t)beats->steps++ % era->gap_count];
	const struct pause *pause = NULL;

	for (int i = 0; i < PAUSE_STEPS_MAX; i++) {
		join(&beats->stride.extra,
		    pause != NULL && pause->has_by ? &pause->by : gap);
		if (!add(&beats->stride.extra, 1, era->from, date))
			return false;
		pause = pauses_find(cycle->pauses, *date);
		if (pause == NULL)
			return true;
	}
	return false;
}

/* The beat behind the latest one. */
static bool
next_beat(const struct cycle *cycle, const struct era *era, struct date *date)
{
	struct beats *beats = cycle->beats;
	struct era copy = *era;
	const struct pacer pacer = {&copy, land, NULL};

	switch (era->kind) {
	case RHYTHM_AMOUNT:
		return pauses_step(
		    cycle->pauses, 1, &pacer, &beats->stride, date);
	case RHYTHM_GAPS:
		return next_gap(cycle, era, date);
	case RHYTHM_DAYS:
		return date_add_days(beats->latest, 1, date) &&
		    day_on_or_after(era, *date, date);
	case RHYTHM_CHAIN:
		/* Never read: it only keeps the place. */
		*date = beats->latest;
		return true;
	}
	return false;
}

/* The first beat of an era: its start, or the first of the days from it on. */
static bool
first_beat(const struct era *era, struct date *date)
{
	*date = era->from;
	return era->kind != RHYTHM_DAYS ||
	    day_on_or_after(era, era->from, date);
}

static bool
is_twin(const struct era *era, int64_t series)
{
	struct condition_subject subject = {
	    .scheme = era->scheme, .index = series};

	return era->twin != NULL && condition_holds(era->twin, &subject);
}

/* Reckons one beat more; false where there is none. */
static bool
append_beat(const struct cycle *cycle)
{
	struct beats *beats = cycle->beats;
	int64_t series = (int64_t)beats->count;
	const struct era *era = cycle_era(cycle, series);
	struct date date = beats->latest;
	struct date *dates;

	if (beats->is_over)
		return false;
	if (series == era->first) {
		beats->stride = (struct stride){0};
		beats->steps = 0;
		beats->is_over = !first_beat(era, &date);
	} else if (!is_twin(era, series)) {
		beats->is_over = !next_beat(cycle, era, &date);
	}
	if (beats->is_over)
		return false;
	dates =
	    arena_grow(cycle->arena, beats->dates, beats->count, sizeof(date));
	if (dates == NULL)
		return false;
	beats->dates = dates;
	dates[beats->count++] = date;
	beats->latest = date;
	return true;
}

/* The latest of the given days before `*date`. */
static bool
day_before(const struct era *era, struct date *date)
{
	struct date start = *date;
	struct date day;
	bool found = false;

	if (!date_add_days(start, -DAYS_BACK, &day))
		return false;
	while (
	    day_on_or_after(era, day, &day) && date_compare(day, start) < 0) {
		*date = day;
		found = true;
		if (!date_add_days(day, 1, &day))
			break;
	}
	return found;
}

/* The sum of the last `count` gaps before the first beat. */
static struct amount
gaps_before(const struct era *era, int64_t count)
{
	struct amount sum = {0};

	for (int64_t i = 0; i < count; i++)
		join(&sum,
		    &era->gaps[era->gap_count - 1 -
			(size_t)i % era->gap_count]);
	return sum;
}

/* A beat before the first one. */
static bool
earlier_beat(const struct era *era, int64_t series, struct date *date)
{
	struct amount sum;

	switch (era->kind) {
	case RHYTHM_AMOUNT:
		return add(&era->every, series, era->from, date);
	case RHYTHM_GAPS:
		sum = gaps_before(era, -series);
		return add(&sum, -1, era->from, date);
	case RHYTHM_DAYS:
		*date = era->from;
		for (; series < 0; series++) {
			if (!day_before(era, date))
				return false;
		}
		return true;
	case RHYTHM_CHAIN:
		break;
	}
	return false;
}

/* Can a beat be reckoned from the start alone? */
static bool
is_plain(const struct cycle *cycle)
{
	const struct era *era = &cycle->eras[0];

	return cycle->count == 1 && era->kind == RHYTHM_AMOUNT &&
	    era->twin == NULL && cycle->pauses->count == 0;
}

bool
cycle_beat(const struct cycle *cycle, int64_t series, struct date *date)
{
	const struct era *era = cycle_era(cycle, series);

	if (era == NULL)
		return false;
	if (series < 0)
		return earlier_beat(era, series, date);
	if (is_plain(cycle))
		return add(&era->every, series, era->from, date);
	if (era->kind == RHYTHM_CHAIN) {
		*date = era->from;
		return series == era->first && era->has_from;
	}
	while ((int64_t)cycle->beats->count <= series) {
		if (!append_beat(cycle))
			return false;
	}
	*date = cycle->beats->dates[series];
	return true;
}

int64_t
cycle_find(
    const struct cycle *cycle, struct date date, int64_t first, int64_t limit)
{
	int64_t low = first, high = limit;
	struct date beat;

	if (cycle->count == 0)
		return limit;
	/* Only what is not kept may be looked up far ahead. */
	while (!is_plain(cycle) && low < high) {
		if (!cycle_beat(cycle, low, &beat))
			return limit;
		if (date_compare(beat, date) >= 0)
			return low;
		low++;
	}
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (cycle_beat(cycle, middle, &beat) &&
		    date_compare(beat, date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
