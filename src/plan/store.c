/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which series are kept while a plan is reckoned, and for how long. */
#include "plan/engine.h"

#include <inttypes.h>
#include <stdlib.h>

void
engine_init(struct engine *engine, const struct cadence *cadence,
    struct diagnostics *diagnostics)
{
	*engine = (struct engine){
	    .cadence = cadence,
	    .diagnostics = diagnostics,
	    .shown = WORLD_PINNED,
	};
	engine->failed_memory =
	    !daybook_init(&engine->daybook, cadence, diagnostics);
}

static void
free_list(struct series *series)
{
	while (series != NULL) {
		struct series *next = series->next;

		arena_release(&series->arena);
		free(series);
		series = next;
	}
}

void
engine_release(struct engine *engine)
{
	free_list(engine->series);
	free_list(engine->spare);
	daybook_release(&engine->daybook);
	engine->series = NULL;
	engine->spare = NULL;
}

void
engine_forget_before(struct engine *engine, int64_t index)
{
	struct series **link = &engine->series;
	int64_t oldest = index - engine->cadence->look_back - 1;

	while (*link != NULL) {
		struct series *series = *link;

		if (series->index >= oldest) {
			link = &series->next;
			continue;
		}
		*link = series->next;
		arena_release(&series->arena);
		series->next = engine->spare;
		engine->spare = series;
	}
}

static struct series *
take_spare(struct engine *engine)
{
	struct series *series = engine->spare;

	if (series != NULL)
		engine->spare = series->next;
	else
		series = malloc(sizeof(*series));
	if (series != NULL)
		*series = (struct series){0};
	else
		engine->failed_memory = true;
	return series;
}

/* Fills a new series; false when memory is short. */
static bool
set_up(struct engine *engine, struct series *series, int64_t index)
{
	const struct cadence *cadence = engine->cadence;

	series->index = index;
	series->facts = cadence_facts(cadence, index);
	series->rules = cadence_rules(cadence, index, engine->diagnostics);
	series->identity = cadence_version(cadence, index, &series->arena);
	series->version =
	    series->facts != NULL && series->facts->renamed != NULL
	    ? series->facts->renamed
	    : series->identity;
	if (series->rules == NULL)
		return false;
	series->work =
	    daybook_work(&engine->daybook, series->rules->avoidance.list);
	if (series->work == NULL)
		return false;
	for (int world = 0; world < WORLD_COUNT; world++) {
		series->sequences[world] = ARENA_ARRAY(
		    &series->arena, cadence->symbol_count, struct sequence);
		if (series->sequences[world] == NULL)
			return false;
	}
	return series->version != NULL;
}

/* The name of the first series that there can be. */
static const char *
first_version(const struct cadence *cadence, struct arena *arena)
{
	int64_t first = 0;

	while (first > -CADENCE_CYCLES_MAX &&
	    cadence_has_series(cadence, first - 1))
		first--;
	return cadence_version(cadence, first, arena);
}

static void
report_no_series(struct engine *engine, int64_t index, struct span at)
{
	const struct cadence *cadence = engine->cadence;
	const struct series *from =
	    engine->top != NULL ? engine->top->series : NULL;
	struct arena arena = {0};
	int64_t steps = from != NULL ? from->index - index : -index;
	const char *first = first_version(cadence, &arena);

	diagnostic_add(engine->diagnostics, DIAGNOSTIC_SERIES_BEFORE_FIRST, at,
	    DIAGNOSTIC_ARGS(from != NULL
		    ? arena_printf(&arena, "in series %s: ", from->version)
		    : "",
		from == NULL ? "is no such series"
		    : steps == 1
		    ? "is no series before it"
		    : arena_printf(
			  &arena, "are no %" PRId64 " series before it", steps),
		arena_printf(&arena,
		    version_scheme_is_list(cadence->scheme)
			? "the first is %s"
			: "counting starts at %s",
		    first)));
	diagnostic_help(
	    engine->diagnostics, "give that date in the first series by a pin");
	arena_release(&arena);
}

static bool
report_cycle_range(struct engine *engine, const struct series *series)
{
	const struct cycle *cycle = &engine->cadence->cycle;
	const struct era *era = cycle_era(cycle, series->index);

	if (cycle->beats->stride.stuck != NULL)
		return engine_report_pause(
		    engine, series, "the cycle", cycle->beats->stride.stuck);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_CYCLE_RANGE, era->at,
	    DIAGNOSTIC_ARGS(series->version));
	return false;
}

/* A chain that would beat in a pause goes on by whole weeks, or by what the
 * pause says. */
static bool
leave_pauses(struct engine *engine, const struct series *series, struct span at,
    struct date *date)
{
	const struct pauses *pauses = &series->rules->pauses;
	const struct workdays workdays = workdays_default();
	static const struct amount week = {.weeks = 1};
	const struct pause *pause = NULL;

	for (int i = 0; i < PAUSE_STEPS_MAX; i++) {
		pause = pauses_find(pauses, *date);
		if (pause == NULL)
			return true;
		if (!amount_add(pause->has_by ? &pause->by : &week, 1,
			&workdays, *date, date))
			return engine_report_range(engine, series, at);
	}
	return engine_report_pause(engine, series, "the cycle", pause);
}

/* The date of a chain in one world; a date that nobody knows is none. */
static bool
chain_date(struct engine *engine, struct series *series, enum world world,
    struct date *date)
{
	const struct view view = {engine, series, world};
	const struct era *era =
	    cycle_era(&engine->cadence->cycle, series->index);
	struct phrase_value value;

	if (!engine_evaluate(&view, era->chain, 0, &value))
		return false;
	series->cycle_is_tbd[world] = value.precision == PRECISION_TBD;
	series->has_cycle = true;
	*date = value.date;
	return series->cycle_is_tbd[world] ||
	    leave_pauses(engine, series, era->at, date);
}

/* The cycle date, once the series can be asked for other dates. */
static bool
find_cycle(struct engine *engine, struct series *series)
{
	const struct cadence *cadence = engine->cadence;
	const struct era *era = cycle_era(&cadence->cycle, series->index);
	bool is_own = series->facts != NULL && series->facts->has_cycle;

	if (cadence_cycle_date(cadence, series->index, &series->cycle)) {
		series->has_cycle = true;
		series->planned_cycle = series->cycle;
		return true;
	}
	if (era == NULL || is_own)
		return true;
	if (era->kind != RHYTHM_CHAIN)
		return report_cycle_range(engine, series);
	return series->index < 0 ||
	    (chain_date(engine, series, WORLD_PINNED, &series->cycle) &&
		chain_date(
		    engine, series, WORLD_PLANNED, &series->planned_cycle));
}

struct series *
engine_series(struct engine *engine, int64_t index, struct span at)
{
	struct series *series = engine->series;

	while (series != NULL && series->index != index)
		series = series->next;
	if (series != NULL)
		return series->is_bad ? NULL : series;
	if (!cadence_has_series(engine->cadence, index)) {
		report_no_series(engine, index, at);
		return NULL;
	}
	series = take_spare(engine);
	if (series == NULL)
		return NULL;
	series->next = engine->series;
	engine->series = series;
	if (!set_up(engine, series, index)) {
		if (series->rules != NULL || engine->cadence->arena->failed)
			engine->failed_memory = true;
		series->is_bad = true;
		return NULL;
	}
	series->is_bad = !find_cycle(engine, series);
	return series->is_bad ? NULL : series;
}
