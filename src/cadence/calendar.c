/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Pauses: which date falls into one, and how a chain gets past it. */
#include "cadence/calendar.h"

const char *const move_names[] = {
    "following", "preceding", "modified following", "nearest", "none", NULL};

/* Days of the year in an order that 29 February does not disturb. */
static int32_t
day_rank(struct civil civil)
{
	return civil.month * 32 + civil.day;
}

static bool
is_in_pause(const struct pause *pause, struct civil civil)
{
	int32_t rank = day_rank(civil);
	int32_t first = day_rank(pause->first);
	int32_t last = day_rank(pause->last);

	if (!pause->is_yearly) {
		rank += civil.year * 1000;
		first += pause->first.year * 1000;
		last += pause->last.year * 1000;
	}
	/* Over the turn of the year the last day comes before the first. */
	if (pause->is_yearly && last < first)
		return rank >= first || rank <= last;
	return rank >= first && rank <= last;
}

const struct pause *
pauses_find(const struct pauses *pauses, struct date date)
{
	struct civil civil = date_to_civil(date);

	for (size_t i = 0; i < pauses->count; i++) {
		if (is_in_pause(&pauses->items[i], civil))
			return &pauses->items[i];
	}
	return NULL;
}

static void
amount_join(struct amount *sum, const struct amount *more)
{
	sum->years += more->years;
	sum->months += more->months;
	sum->weeks += more->weeks;
	sum->days += more->days;
	sum->business_days += more->business_days;
}

bool
pauses_step(const struct pauses *pauses, int32_t sign,
    const struct pacer *pacer, struct stride *stride, struct date *date)
{
	const struct pause *pause = NULL;

	stride->steps += sign;
	for (int i = 0; i < PAUSE_STEPS_MAX; i++) {
		if (!pacer->land(pacer->context, stride, date))
			return false;
		pause = pauses_find(pauses, *date);
		if (pause == NULL)
			return true;
		if (pacer->meet != NULL)
			pacer->meet(pacer->context, pause, *date);
		if (pause->has_by)
			amount_join(&stride->extra, &pause->by);
		else
			stride->steps += sign;
	}
	stride->stuck = pause;
	return false;
}
