/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which slots a rule makes: the steps of a milestone, the beats of a train,
 * and the next beat after some date.
 */
#include "ical/recur.h"
#include "plan/engine.h"

static bool
add_slot(struct series *series, struct sequence *sequence, int64_t ordinal)
{
	struct slot *slots = arena_grow(&series->arena, sequence->slots,
	    sequence->slot_count, sizeof(struct slot));

	if (slots == NULL)
		return false;
	sequence->slots = slots;
	slots[sequence->slot_count] = (struct slot){.ordinal = ordinal};
	sequence->slot_count++;
	series->slot_count++;
	return true;
}

static bool
add_dated_slot(struct series *series, struct sequence *sequence,
    int64_t ordinal, struct date date)
{
	if (!add_slot(series, sequence, ordinal))
		return false;
	sequence->slots[sequence->slot_count - 1].has_date = true;
	sequence->slots[sequence->slot_count - 1].date = date;
	return true;
}

/* Bounds one sequence, and all of a series, before memory does. */
static bool
check_slot_limit(
    const struct view *view, const struct sequence *sequence, struct span at)
{
	bool is_long = sequence->slot_count >= CADENCE_SLOTS_MAX;

	if (!is_long && view->series->slot_count < CADENCE_SERIES_SLOTS_MAX)
		return true;
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_TOO_MANY_DATES, at,
	    DIAGNOSTIC_ARGS(is_long ? "10000" : "50000"));
	diagnostic_help(view->engine->diagnostics,
	    "let it end sooner, or repeat less often");
	return false;
}

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
	if (times == 0 ||
	    amount_add(
		amount, times, engine_workdays(), value->date, &value->date))
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

static bool
anchored_date(const struct view *view, const struct milestone *milestone,
    int64_t step, struct phrase_value *value)
{
	const struct repeat *every = milestone->every;
	struct amount gaps;

	if (milestone->last != NULL) {
		int64_t back = milestone->count - 1 - step;

		if (milestone->gaps == NULL)
			return stepped_date(view, milestone->last,
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

		return stepped_date(view, milestone->dates[0],
		    every != NULL ? &every->amount : &none, step, value);
	}
	if (!engine_evaluate(view, milestone->dates[0], 0, value))
		return false;
	if (every->kind == REPEAT_RRULE)
		return rrule_date(
		    view->engine, view->series, every, step, value);
	return walked_date(view, every, step, value);
}

bool
engine_milestone_date(const struct view *view,
    const struct milestone *milestone, const struct slot *slot,
    struct phrase_value *value)
{
	if (slot->has_date) {
		value->date = slot->date;
		value->precision = slot->precision;
	} else if (!anchored_date(view, milestone, slot->ordinal - 1, value)) {
		return false;
	}
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

	if (step > 0 && is_walked)
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
	for (int64_t step = 0;; step++) {
		if (!check_slot_limit(view, sequence, milestone->at) ||
		    !next_step(view, milestone, step, &value))
			return false;
		if (date_compare(value.date, until.date) > 0)
			return true;
		if (!add_dated_slot(
			view->series, sequence, step + 1, value.date))
			return false;
		sequence->slots[sequence->slot_count - 1].precision =
		    value.precision;
	}
}

static bool
make_steps(const struct view *view, const struct milestone *milestone,
    struct sequence *sequence)
{
	int32_t count = milestone->count > 0 ? milestone->count : 1;

	if (milestone->until != NULL)
		return make_bounded_steps(view, milestone, sequence);
	for (int32_t step = 0; step < count; step++) {
		if (!check_slot_limit(view, sequence, milestone->at) ||
		    !add_slot(view->series, sequence, step + 1))
			return false;
	}
	return true;
}

/* The days between which a train runs. */
struct stretch {
	struct date from;
	struct date until;
	bool has_own_start; /* a slot may fall on the first day itself */
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
	if (train->until != NULL
		? !engine_evaluate(view, train->until, 0, &value)
		: !engine_edge(view, train->last_window, 0, EDGE_END, &value))
		return false;
	stretch->until = value.date;
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
	struct engine_scope scope;
	struct stretch stretch;
	struct date date;

	if (!find_stretch(&planned, train, &stretch))
		return false;
	engine_scope_init(&scope, &planned);
	if (first_day(&stretch, &date) &&
	    repeat_on_or_after(train->on, &scope.scope, date, &date, beat))
		return true;
	return engine_report_range(view->engine, view->series, train->at);
}

/* Slots on given days: the grid stays, whatever slips. */
static bool
make_grid_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	struct engine_scope scope;
	struct stretch stretch;
	struct date date;
	int64_t first = 0, beat = 0;

	if (!find_stretch(view, train, &stretch) ||
	    !planned_first_beat(view, train, &first))
		return false;
	engine_scope_init(&scope, view);
	if (!first_day(&stretch, &date))
		return true;
	while (
	    repeat_on_or_after(train->on, &scope.scope, date, &date, &beat) &&
	    date_compare(date, stretch.until) <= 0) {
		if (!check_slot_limit(view, sequence, train->at) ||
		    !add_dated_slot(
			view->series, sequence, beat - first + 1, date))
			return false;
		if (!date_add_days(date, 1, &date))
			break;
	}
	return true;
}

/* Slots at equal steps from the start of the window. */
static bool
make_stepped_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	struct stretch stretch;

	if (!find_stretch(view, train, &stretch))
		return false;
	for (int64_t step = stretch.has_own_start ? 0 : 1;; step++) {
		struct date date;

		if (!amount_add(&train->on->amount, step, engine_workdays(),
			stretch.from, &date) ||
		    date_compare(date, stretch.until) > 0)
			return true;
		if (!check_slot_limit(view, sequence, train->at) ||
		    !add_dated_slot(view->series, sequence,
			(int64_t)sequence->slot_count + 1, date))
			return false;
	}
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
	if (!first_day(&stretch, &first))
		return true;
	recur = ical_recur_new(train->on->rrule, stretch.from);
	while (good && recur != NULL && ical_recur_next(recur, &date) &&
	    date_compare(date, stretch.until) <= 0) {
		if (date_compare(date, first) < 0)
			continue;
		good = check_slot_limit(view, sequence, train->at) &&
		    add_dated_slot(view->series, sequence,
			(int64_t)sequence->slot_count + 1, date);
	}
	if (recur == NULL)
		view->engine->failed_memory = true;
	good = good && recur != NULL;
	ical_recur_free(recur);
	return good;
}

static bool
make_train_slots(const struct view *view, const struct train *train,
    struct sequence *sequence)
{
	switch (train->on->kind) {
	case REPEAT_AMOUNT:
		return make_stepped_slots(view, train, sequence);
	case REPEAT_WEEKDAYS:
	case REPEAT_MONTHLY:
		return make_grid_slots(view, train, sequence);
	case REPEAT_RRULE:
		break;
	}
	return make_rrule_slots(view, train, sequence);
}

bool
engine_make_slots(
    const struct view *view, uint32_t symbol, struct sequence *sequence)
{
	const struct symbol *kind = &view->engine->cadence->symbols[symbol];

	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		return make_steps(view,
		    rules_milestone(view->series->rules, symbol), sequence);
	case SYMBOL_WINDOW:
	case SYMBOL_END_OF_LIFE:
		/* Its start and its end. */
		return add_slot(view->series, sequence, 1) &&
		    add_slot(view->series, sequence, 2);
	case SYMBOL_TRAIN:
		break;
	}
	return make_train_slots(
	    view, rules_train(view->series->rules, symbol), sequence);
}

/* Does a candidate stand in the relation, and is it better than the best? */
struct search {
	enum relation relation;
	struct date date;
	bool last;
	bool found;
	struct date best;
};

static void
consider(struct search *search, struct date candidate)
{
	int order = date_compare(candidate, search->date);
	bool fits = false;

	switch (search->relation) {
	case RELATION_ON_OR_AFTER:
		fits = order >= 0;
		break;
	case RELATION_AFTER:
		fits = order > 0;
		break;
	case RELATION_ON_OR_BEFORE:
		fits = order <= 0;
		break;
	case RELATION_BEFORE:
	case RELATION_NEAREST:
	case RELATION_IN_WEEK_OF:
		fits = order < 0;
		break;
	}
	if (!fits)
		return;
	order = date_compare(candidate, search->best);
	if (!search->found || (search->last ? order > 0 : order < 0)) {
		search->found = true;
		search->best = candidate;
	}
}

/* A grid goes on beyond its window, so that a window may end by it. */
static bool
search_grid(
    const struct view *view, const struct train *train, struct search *search)
{
	struct engine_scope scope;
	struct date date, stop;
	int64_t beat;
	bool is_after = search->relation == RELATION_AFTER ||
	    search->relation == RELATION_ON_OR_AFTER;
	int32_t reach = 366;

	if (train->on->kind == REPEAT_MONTHLY && train->on->month_step > 12)
		reach = 31 * train->on->month_step + 31;
	engine_scope_init(&scope, view);
	if (!date_add_days(search->date, is_after ? 0 : -reach, &date) ||
	    !date_add_days(search->date, is_after ? reach : 0, &stop))
		return engine_report_range(
		    view->engine, view->series, train->at);
	while (
	    repeat_on_or_after(train->on, &scope.scope, date, &date, &beat) &&
	    date_compare(date, stop) <= 0) {
		consider(search, date);
		if (is_after && search->found && !search->last)
			break;
		if (!date_add_days(date, 1, &date))
			break;
	}
	return true;
}

static bool
search_entries(const struct view *view, uint32_t symbol, struct search *search)
{
	struct sequence *sequence = engine_sequence(view, symbol);

	if (sequence == NULL)
		return false;
	for (size_t i = 0; i < sequence->entry_count; i++) {
		struct phrase_value value;

		if (!engine_edge(view, symbol, i, EDGE_START, &value))
			return false;
		consider(search, value.date);
	}
	return true;
}

/* The train of a symbol whose days are given, or NULL. */
static const struct train *
grid_train(const struct view *view, uint32_t symbol)
{
	const struct train *train;

	if (view->engine->cadence->symbols[symbol].kind != SYMBOL_TRAIN)
		return NULL;
	train = rules_train(view->series->rules, symbol);
	return train->on->kind == REPEAT_MONTHLY ||
		train->on->kind == REPEAT_WEEKDAYS
	    ? train
	    : NULL;
}

bool
engine_find_slot(const struct view *view, const struct phrase *phrase,
    struct date date, struct phrase_value *value)
{
	static const char *const relations[] = {
	    "on or after", "on or before", "after", "before"};
	uint32_t symbol = engine_symbol(view, phrase->as.slot.name, phrase->at);
	struct search search = {
	    .relation = phrase->as.slot.relation,
	    .date = date,
	    .last = phrase->as.slot.last,
	};
	const struct train *train;
	char text[DATE_TEXT_SIZE];

	if (symbol == RULE_NONE)
		return false;
	train = grid_train(view, symbol);
	if (train != NULL ? !search_grid(view, train, &search)
			  : !search_entries(view, symbol, &search))
		return false;
	value->date = search.best;
	value->precision = PRECISION_DAY;
	if (search.found)
		return true;
	diagnostic_add(view->engine->diagnostics, DIAGNOSTIC_NO_SLOT,
	    phrase->at,
	    DIAGNOSTIC_ARGS(view->series->version, phrase->as.slot.name->shown,
		relations[search.relation], date_format(date, text)));
	return false;
}
