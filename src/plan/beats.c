/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The beats of a train: the slots that it has in its windows, and the next one
 * after some day.
 */
#include "ical/recur.h"
#include "plan/slots.h"

/* The days between which a train runs. */
struct stretch {
	struct date from;
	enum precision precision; /* of `from` */
	struct date until;
	bool has_own_start; /* a slot may fall on the first day itself */
	bool is_tbd;        /* nobody knows yet: there are no slots */
};

static bool
find_stretch(
    const struct view *view, const struct train *train, struct stretch *stretch)
{
	struct phrase_value value;

	stretch->has_own_start = train->from != NULL;
	if (train->from != NULL ? !engine_evaluate(view, train->from, 0, &value)
				: !engine_edge(view, train->first_window, 0,
				      EDGE_START, &value))
		return false;
	stretch->from = value.date;
	stretch->precision = value.precision;
	stretch->is_tbd = value.precision == PRECISION_TBD;
	if (train->until != NULL
		? !engine_evaluate(view, train->until, 0, &value)
		: !engine_edge(view, train->last_window, 0, EDGE_END, &value))
		return false;
	stretch->until = value.date;
	stretch->is_tbd |= value.precision == PRECISION_TBD;
	return true;
}

/* The first day on which a slot may fall. False at the calendar's end. */
static bool
first_day(const struct stretch *stretch, struct date *first)
{
	*first = stretch->from;
	return stretch->has_own_start || date_add_days(stretch->from, 1, first);
}

/*
 * The beat that the rules alone would make the first: slots are counted from
 * there, so that a slip of the final leaves them their identity.
 */
static bool
planned_first_beat(
    const struct view *view, const struct train *train, int64_t *beat)
{
	const struct view planned = {view->engine, view->series, WORLD_PLANNED};
	const struct pause *pause = NULL;
	struct stretch stretch;
	struct date date;

	if (!find_stretch(&planned, train, &stretch))
		return false;
	/* What the rules alone cannot date is counted from what is known. */
	if (stretch.is_tbd && !find_stretch(view, train, &stretch))
		return false;
	if (first_day(&stretch, &date) &&
	    train_on_or_after(&planned, train, date, &date, beat))
		return true;
	if (train->has_anchor)
		pause = pauses_find(&view->series->rules->pauses, date);
	return pause != NULL
	    ? engine_report_pause(view->engine, view->series, NULL, pause)
	    : engine_report_range(view->engine, view->series, train->at);
}

/* Slots on given days: the grid stays, whatever slips. */
static bool
make_grid_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	struct stretch stretch;
	struct date date;
	int64_t first = 0, beat = 0;

	if (!find_stretch(view, train, &stretch))
		return false;
	if (stretch.is_tbd || !first_day(&stretch, &date))
		return true;
	if (!planned_first_beat(view, train, &first))
		return false;
	while (train_on_or_after(view, train, date, &date, &beat) &&
	    date_compare(date, stretch.until) <= 0) {
		if (!slots_check_limit(view, sequence, train->at) ||
		    !slots_add_dated(
			view->series, sequence, beat - first + 1, date))
			return false;
		if (!date_add_days(date, 1, &date))
			break;
	}
	return true;
}

/* A rhythm that counts from some day on. */
struct rhythm {
	const struct view *view;
	const struct amount *amount;
	struct date start;
};

static bool
land(void *context, const struct stride *stride, struct date *date)
{
	const struct rhythm *rhythm = context;

	return engine_add(rhythm->view, rhythm->amount, stride->steps,
		   rhythm->start, date) &&
	    engine_add(rhythm->view, &stride->extra, 1, *date, date);
}

/* One step farther; false at the calendar's end. */
static bool
next_beat(struct rhythm *rhythm, struct stride *stride, struct date *date)
{
	const struct pauses *pauses = &rhythm->view->series->rules->pauses;
	const struct pacer pacer = {rhythm, land, NULL};

	return pauses_step(pauses, 1, &pacer, stride, date);
}

/* Slots at equal steps from the start of the window. */
static bool
make_stepped_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	struct rhythm rhythm = {.view = view, .amount = &train->on->amount};
	struct stride stride = {0};
	struct stretch stretch;
	struct date date;
	bool in_range = true;

	if (!find_stretch(view, train, &stretch))
		return false;
	rhythm.start = stretch.from;
	date = stretch.from;
	if (!stretch.has_own_start)
		in_range = next_beat(&rhythm, &stride, &date);
	while (!stretch.is_tbd && in_range &&
	    date_compare(date, stretch.until) <= 0) {
		if (!slots_check_limit(view, sequence, train->at) ||
		    !slots_add_dated(view->series, sequence,
			(int64_t)sequence->slot_count + 1, date))
			return false;
		/* As coarse as the day that it counts from. */
		sequence->slots[sequence->slot_count - 1].precision =
		    stretch.precision;
		in_range = next_beat(&rhythm, &stride, &date);
	}
	return stride.stuck == NULL ||
	    engine_report_pause(view->engine, view->series, NULL, stride.stuck);
}

/* The days of an amount at the least, to know where a search may begin. */
static int64_t
days_of_amount(const struct amount *amount)
{
	return (int64_t)amount->years * 366 + (int64_t)amount->months * 31 +
	    (int64_t)amount->weeks * 7 + amount->days +
	    (int64_t)amount->business_days * 2 + 1;
}

/* Beats of an anchored rhythm; before the anchor no pause stretches it. */
static bool
anchored_on_or_after(const struct view *view, const struct train *train,
    struct date from, struct date *result, int64_t *beat)
{
	struct rhythm rhythm = {view, &train->on->amount, train->anchor};
	struct stride stride = {0};
	bool has_pauses = view->series->rules->pauses.count > 0;
	int64_t days = date_days_between(train->anchor, from);

	*beat = 0;
	if (days < 0 || !has_pauses)
		*beat = days / days_of_amount(rhythm.amount) - 1;
	/* Months are shorter than was reckoned with: going back is rare. */
	while (days < 0 &&
	    engine_add(view, rhythm.amount, *beat, train->anchor, result) &&
	    date_compare(*result, from) >= 0)
		--*beat;
	stride.steps = *beat;
	if (!land(&rhythm, &stride, result))
		return false;
	while (date_compare(*result, from) < 0) {
		++*beat;
		if (*beat <= 0 || !has_pauses) {
			stride.steps = *beat;
			if (!land(&rhythm, &stride, result))
				return false;
		} else if (!next_beat(&rhythm, &stride, result)) {
			return false;
		}
	}
	return true;
}

bool
train_is_grid(const struct train *train)
{
	switch (train->on->kind) {
	case REPEAT_WEEKDAYS:
	case REPEAT_MONTHLY:
	case REPEAT_ISO_WEEKS:
		return true;
	case REPEAT_AMOUNT:
		return train->has_anchor;
	case REPEAT_RRULE:
		break;
	}
	return false;
}

bool
train_on_or_after(const struct view *view, const struct train *train,
    struct date from, struct date *result, int64_t *beat)
{
	struct engine_scope scope;

	if (train->on->kind == REPEAT_AMOUNT)
		return anchored_on_or_after(view, train, from, result, beat);
	engine_scope_init(&scope, view);
	return repeat_on_or_after(train->on, &scope.scope, from, result, beat);
}

static bool
make_rrule_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	struct stretch stretch;
	struct ical_recur *recur;
	struct date first, date;
	bool good = true;

	if (!find_stretch(view, train, &stretch))
		return false;
	if (stretch.is_tbd || !first_day(&stretch, &first))
		return true;
	recur = ical_recur_new(train->on->rrule, stretch.from);
	while (good && recur != NULL && ical_recur_next(recur, &date) &&
	    date_compare(date, stretch.until) <= 0) {
		if (date_compare(date, first) < 0)
			continue;
		good = slots_check_limit(view, sequence, train->at) &&
		    slots_add_dated(view->series, sequence,
			(int64_t)sequence->slot_count + 1, date);
	}
	if (recur == NULL)
		view->engine->failed_memory = true;
	good = good && recur != NULL;
	ical_recur_free(recur);
	return good;
}

bool
slots_of_train(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	if (train_is_grid(train))
		return make_grid_slots(view, train, sequence);
	if (train->on->kind == REPEAT_AMOUNT)
		return make_stepped_slots(view, train, sequence);
	return make_rrule_slots(view, train, sequence);
}
