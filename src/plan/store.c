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
	series->version =
	    version_format(&cadence->version, index, &series->arena);
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

static void
report_no_series(struct engine *engine, int64_t index, struct span at)
{
	const struct cadence *cadence = engine->cadence;
	const struct series *from =
	    engine->top != NULL ? engine->top->series : NULL;
	struct arena arena = {0};
	int64_t steps = from != NULL ? from->index - index : -index;

	diagnostic_add(engine->diagnostics, DIAGNOSTIC_SERIES_BEFORE_FIRST, at,
	    DIAGNOSTIC_ARGS(from != NULL ? from->version : "",
		arena_printf(&arena, "%" PRId64, steps),
		version_format(
		    &cadence->version, -cadence->version.first, &arena)));
	diagnostic_help(
	    engine->diagnostics, "give that date in the first series by a pin");
	arena_release(&arena);
}

struct series *
engine_series(struct engine *engine, int64_t index, struct span at)
{
	struct series *series = engine->series;
	struct date cycle;

	while (series != NULL && series->index != index)
		series = series->next;
	if (series != NULL)
		return series;
	if (!version_exists(&engine->cadence->version, index)) {
		report_no_series(engine, index, at);
		return NULL;
	}
	if (!cadence_cycle_date(engine->cadence, index, &cycle)) {
		struct arena arena = {0};

		diagnostic_add(engine->diagnostics, DIAGNOSTIC_CYCLE_RANGE,
		    engine->cadence->cycle.at,
		    DIAGNOSTIC_ARGS(version_format(
			&engine->cadence->version, index, &arena)));
		arena_release(&arena);
		return NULL;
	}
	series = take_spare(engine);
	if (series == NULL)
		return NULL;
	series->next = engine->series;
	engine->series = series;
	series->cycle = cycle;
	series->has_cycle = true;
	if (set_up(engine, series, index))
		return series;
	if (series->rules != NULL || engine->cadence->arena->failed)
		engine->failed_memory = true;
	return NULL;
}
