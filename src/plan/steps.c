/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The steps of a milestone: how many there are, and the date of each. */
#include "ical/recur.h"
#include "plan/slots.h"

/* Sums the gaps between two steps; one step of arithmetic, not a chain. */
static struct amount
sum_gaps(const struct milestone *milestone, size_t from, size_t to)
{
	struct amount sum = {0};

	for (size_t i = from; i < to; i++) {
		const struct amount *gap = &milestone->gaps[i];

		sum.years += gap->years;
		sum.months += gap->months;
		sum.weeks += gap->weeks;
		sum.days += gap->days;
		sum.business_days += gap->business_days;
	}
	return sum;
}

/* Step `step` counted from an anchor phrase by amounts; negative: before. */
static bool
stepped_date(const struct view *view, const struct phrase *anchor,
    const struct amount *amount, int64_t times, struct phrase_value *value)
{
	int32_t months = 0;

	/* A phrase that names a month is asked again in another month. */
	if (times != 0 && amount_is_months(amount, &months) &&
	    phrase_names_month(anchor))
		return engine_evaluate(
		    view, anchor, (int32_t)(months * times), value);
	if (!engine_evaluate(view, anchor, 0, value))
		return false;
	if (times == 0 || value->precision == PRECISION_TBD ||
	    engine_add(view, amount, times, value->date, &value->date))
		return true;
	return engine_report_range(view->engine, view->series, anchor->at);
}

/* Walks a repeat of given days from the anchor to the wanted step. */
static bool
walked_date(const struct view *view, const struct repeat *repeat, int64_t steps,
    struct phrase_value *value)
{
	struct engine_scope scope;
	int64_t beat;

	engine_scope_init(&scope, view);
	for (; steps > 0; steps--) {
		struct date next;

		if (!date_add_days(value->date, 1, &next) ||
		    !repeat_on_or_after(
			repeat, &scope.scope, next, &value->date, &beat))
			return engine_report_range(
			    view->engine, view->series, repeat->at);
	}
	return true;
}

/* A rule with COUNT or UNTIL may end before the steps do. */
static bool
report_rule_end(const struct engine *engine, const struct series *series,
    const struct repeat *repeat)
{
	struct buf text = {0};

	buf_printf(&text, "in series %s: ", series->version);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_NO_DAY_IN_SERIES,
	    repeat->at,
	    DIAGNOSTIC_ARGS(buf_text(&text),
		"the recurrence rule ends before the steps do"));
	buf_release(&text);
	return false;
}

/* RFC 5545's rules, and only where the file asks for them. */
static bool
rrule_date(struct engine *engine, struct series *series,
    const struct repeat *repeat, int64_t steps, struct phrase_value *value)
{
	struct ical_recur *recur = ical_recur_new(repeat->rrule, value->date);
	struct date date = value->date;
	bool good = true;

	if (recur == NULL) {
		engine->failed_memory = true;
		return false;
	}
	/* DTSTART is the first step, whether or not the rule meets it. */
	while (good && steps > 0) {
		good = ical_recur_next(recur, &date);
		if (good && date_compare(date, value->date) > 0)
			steps--;
	}
	ical_recur_free(recur);
	value->date = date;
	return good || report_rule_end(engine, series, repeat);
}

/* A chain of steps on its way through pauses. */
struct chain {
	const struct view *view;
	const struct phrase *anchor;
	const struct amount *amount;
	struct phrase_value value;
};

/* Where so many steps, and what the pauses added, come to. */
static bool
land(void *context, const struct stride *stride, struct date *date)
{
	struct chain *chain = context;
	const struct amount *extra = &stride->extra;

	if (!stepped_date(chain->view, chain->anchor, chain->amount,
		stride->steps, &chain->value))
		return false;
	*date = chain->value.date;
	if (chain->value.precision == PRECISION_TBD ||
	    !engine_add(
		chain->view, extra, stride->steps < 0 ? -1 : 1, *date, date))
		return chain->value.precision == PRECISION_TBD;
	chain->value.date = *date;
	return true;
}

static void
meet_pause(void *context, const struct pause *pause, struct date date)
{
	const struct chain *chain = context;
	const struct engine *engine = chain->view->engine;

	if (engine->met_pause != NULL)
		engine->met_pause(engine->trace_context, pause, date);
}

/* Step `times` from an anchor; pauses on the way stretch the chain. */
static bool
chained_date(const struct view *view, const struct phrase *anchor,
    const struct amount *amount, int64_t times, struct phrase_value *value)
{
	const struct pauses *pauses = &view->series->rules->pauses;
	struct chain chain = {.view = view, .anchor = anchor, .amount = amount};
	const struct pacer pacer = {&chain, land, meet_pause};
	struct stride stride = {0};
	struct date date;
	bool good = true;

	/* The anchor is traced once, not for each step on the way. */
	if (pauses->count == 0 || times == 0 || view->engine->trace != NULL)
		good = stepped_date(view, anchor, amount, times, value);
	if (pauses->count == 0 || times == 0 || !good)
		return good;
	view->engine->is_muted = true;
	for (; times != 0 && good; times += times < 0 ? 1 : -1)
		good = pauses_step(
		    pauses, times < 0 ? -1 : 1, &pacer, &stride, &date);
	view->engine->is_muted = false;
	*value = chain.value;
	if (stride.stuck != NULL)
		return engine_report_pause(
		    view->engine, view->series, NULL, stride.stuck);
	return good ||
	    engine_report_range(view->engine, view->series, anchor->at);
}

static bool
anchored_date(const struct view *view, const struct milestone *milestone,
    int64_t step, struct phrase_value *value)
{
	const struct repeat *every = milestone->every;
	struct amount gaps;

	if (milestone->last != NULL) {
		int64_t back = milestone->count - 1 - step;

		if (milestone->gaps == NULL)
			return chained_date(view, milestone->last,
			    &every->amount, -back, value);
		gaps = sum_gaps(
		    milestone, (size_t)step, (size_t)milestone->count - 1);
		return stepped_date(
		    view, milestone->last, &gaps, back == 0 ? 0 : -1, value);
	}
	if (milestone->is_list)
		return engine_evaluate(view, milestone->dates[step], 0, value);
	if (milestone->gaps != NULL) {
		gaps = sum_gaps(milestone, 0, (size_t)step);
		return stepped_date(
		    view, milestone->dates[0], &gaps, step == 0 ? 0 : 1, value);
	}
	if (every == NULL || every->kind == REPEAT_AMOUNT) {
		static const struct amount none = {0};

		return chained_date(view, milestone->dates[0],
		    every != NULL ? &every->amount : &none, step, value);
	}
	if (!engine_evaluate(view, milestone->dates[0], 0, value))
		return false;
	if (value->precision == PRECISION_TBD)
		return true;
	if (every->kind == REPEAT_RRULE)
		return rrule_date(
		    view->engine, view->series, every, step, value);
	return walked_date(view, every, step, value);
}

/* The first date to fall back to that was not missed; tbd behind the last. */
static bool
backup_date(const struct view *view, const struct milestone *milestone,
    const struct pin *pin, struct phrase_value *value)
{
	if ((size_t)pin->missed <= milestone->backup_count)
		return engine_evaluate(
		    view, milestone->backups[pin->missed - 1], 0, value);
	*value = phrase_value_tbd();
	return true;
}

bool
engine_milestone_date(const struct view *view,
    const struct milestone *milestone, const struct slot *slot,
    struct phrase_value *value)
{
	if (slot->pin != NULL && slot->pin->missed > 0)
		return backup_date(view, milestone, slot->pin, value);
	if (slot->has_date) {
		value->date = slot->date;
		value->precision = slot->precision;
	} else if (!anchored_date(view, milestone, slot->ordinal - 1, value)) {
		return false;
	}
	if (value->precision == PRECISION_TBD)
		return true;
	if (slot->shift != 0 &&
	    !date_add_days(value->date, slot->shift, &value->date))
		return engine_report_range(
		    view->engine, view->series, milestone->at);
	if (milestone->has_precision)
		value->precision = milestone->precision;
	return true;
}

/*
 * The date of the next step. Days of weeks and months are walked to from the
 * step before; other repeats are reckoned from the first.
 */
static bool
next_step(const struct view *view, const struct milestone *milestone,
    int64_t step, struct phrase_value *value)
{
	const struct repeat *every = milestone->every;
	bool is_walked = every != NULL && every->kind != REPEAT_AMOUNT &&
	    every->kind != REPEAT_RRULE;

	if (step > 0 && is_walked && value->precision != PRECISION_TBD)
		return walked_date(view, every, 1, value);
	return anchored_date(view, milestone, step, value);
}

/* Steps up to a date, inclusive. */
static bool
make_bounded_steps(const struct view *view, const struct milestone *milestone,
    struct sequence *sequence)
{
	struct phrase_value until;
	struct phrase_value value = {{0}, PRECISION_DAY};

	if (!engine_evaluate(view, milestone->until, 0, &until))
		return false;
	/* Nobody knows how many there will be. */
	if (until.precision == PRECISION_TBD)
		return true;
	for (int64_t step = 0;; step++) {
		if (!slots_check_limit(view, sequence, milestone->at) ||
		    !next_step(view, milestone, step, &value))
			return false;
		if (value.precision == PRECISION_TBD ||
		    date_compare(value.date, until.date) > 0)
			return true;
		if (!slots_add_dated(
			view->series, sequence, step + 1, value.date))
			return false;
		sequence->slots[sequence->slot_count - 1].precision =
		    value.precision;
	}
}

bool
slots_of_milestone(const struct view *view, const struct milestone *milestone,
    struct sequence *sequence)
{
	int32_t count = milestone->count > 0 ? milestone->count : 1;

	if (milestone->until != NULL)
		return make_bounded_steps(view, milestone, sequence);
	for (int32_t step = 0; step < count; step++) {
		if (!slots_check_limit(view, sequence, milestone->at) ||
		    !slots_add(view->series, sequence, step + 1))
			return false;
	}
	return true;
}
