/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The public library: handles over the floors below, and where running out of
 * memory, wherever it happened, becomes one finding.
 */
#include "api/handles.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compare/check.h"
#include "compare/sweep.h"
#include "ical/lint.h"
#include "ical/version.h"
#include "load/version.h"
#include "plan/slip.h"
#include "render/explain.h"
#include "render/findings.h"
#include "render/format.h"

/* Each finding is compared with those before it, so there is a ceiling. */
enum { KEEP_MAX = 10000 };

const char *
takt_version(void)
{
	return TAKT_VERSION;
}

const char *
takt_libyaml_version(void)
{
	return load_yaml_version();
}

const char *
takt_libical_version(void)
{
	return ical_version();
}

static struct takt_date
to_public(struct date date)
{
	struct civil civil = date_to_civil(date);

	return (struct takt_date){civil.year, civil.month, civil.day};
}

struct date
api_date(const struct takt_date *date)
{
	struct date result = date_min();

	if (!date_from_civil(date->year, date->month, date->day, &result) &&
	    date->year > DATE_YEAR_MAX)
		result = date_max();
	return result;
}

bool
takt_date_parse(const char *text, struct takt_date *date)
{
	struct date parsed;

	if (!date_parse(text, strlen(text), &parsed))
		return false;
	*date = to_public(parsed);
	return true;
}

int64_t
takt_date_seconds(const struct takt_date *date)
{
	return (int64_t)api_date(date).day * 86400;
}

struct takt_diagnostics *
takt_diagnostics_new(size_t keep)
{
	struct takt_diagnostics *diagnostics = calloc(1, sizeof(*diagnostics));

	if (diagnostics != NULL)
		diagnostics->list.keep =
		    keep == 0 || keep > KEEP_MAX ? KEEP_MAX : keep;
	return diagnostics;
}

void
takt_diagnostics_free(struct takt_diagnostics *diagnostics)
{
	if (diagnostics == NULL)
		return;
	diagnostics_release(&diagnostics->list);
	free(diagnostics);
}

size_t
takt_diagnostics_errors(const struct takt_diagnostics *diagnostics)
{
	return diagnostics->list.errors;
}

size_t
takt_diagnostics_warnings(const struct takt_diagnostics *diagnostics)
{
	return diagnostics->list.warnings;
}

bool
takt_diagnostics_no_memory(const struct takt_diagnostics *diagnostics)
{
	return diagnostics->no_memory || diagnostics->list.arena.failed;
}

/* Options are sources, too. */
static bool
is_option(const char *file)
{
	static const char *const sources[] = {PLAN_EXPLAIN_SOURCE,
	    PLAN_SLIP_SOURCE, PARAMETER_SOURCE, SWEEP_METRIC_SOURCE,
	    SWEEP_WHERE_SOURCE, SWEEP_SORT_SOURCE};

	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		if (strcmp(file, sources[i]) == 0)
			return true;
	}
	return false;
}

bool
takt_diagnostics_about_selection(const struct takt_diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics->list.count; i++) {
		const struct diagnostic *item = diagnostics->list.items[i];

		if (item->code == DIAGNOSTIC_UNKNOWN_SELECTION ||
		    (item->file != NULL && is_option(item->file)))
			return true;
	}
	return false;
}

bool
takt_diagnostics_print(
    struct takt_diagnostics *diagnostics, bool color, struct takt_sink sink)
{
	struct diagnostics *list = &diagnostics->list;
	size_t found = list->errors + list->warnings;
	struct buf out = {0};
	bool good;

	diagnostics_sort(list);
	for (size_t i = 0; i < list->count; i++)
		diagnostic_print(list->items[i], color, &out);
	if (found > list->count)
		buf_printf(
		    &out, "takt: %zu more not shown\n", found - list->count);
	good = !out.failed &&
	    (out.length == 0 ||
		sink.write(sink.context, buf_text(&out), out.length));
	buf_release(&out);
	return good;
}

bool
takt_diagnostics_json(
    struct takt_diagnostics *diagnostics, struct takt_sink sink)
{
	struct buf out = {0};
	bool good;

	diagnostics_sort(&diagnostics->list);
	render_findings(&diagnostics->list, &out);
	good =
	    !out.failed && sink.write(sink.context, buf_text(&out), out.length);
	buf_release(&out);
	return good;
}

static void
run_out_of_memory(struct takt_diagnostics *diagnostics)
{
	const struct span nowhere = {NULL, 0, 0};

	diagnostics->no_memory = true;
	diagnostic_add(&diagnostics->list, DIAGNOSTIC_NO_MEMORY, nowhere, NULL);
}

void
api_settle(struct takt_diagnostics *diagnostics, struct diagnostics_mark before,
    bool is_short)
{
	if (is_short)
		diagnostics_rewind(&diagnostics->list, before);
	if (diagnostics_failures(&diagnostics->list) ==
	    before.errors + before.met_again)
		run_out_of_memory(diagnostics);
}

bool
api_copy_source(struct arena *arena, struct source *source, const char *name,
    const char *bytes, size_t length)
{
	if (length > INT32_MAX)
		length = INT32_MAX;
	source->name = arena_string(arena, name);
	source->text = arena_copy(arena, bytes, length);
	source->size = length;
	return source->name != NULL && source->text != NULL;
}

/* Takes a file of the caller over into an arena. */
static bool
read_named(void *context, const char *from, const char *path,
    struct arena *arena, struct source *source, const char **problem)
{
	const struct takt_files *files = context;
	struct takt_file file = {.problem = "there is no such file"};
	bool good = files->read(files->context, from, path, &file);

	if (good) {
		if (file.length > INT32_MAX)
			file.length = INT32_MAX;
		source->name = arena_string(arena, file.name);
		source->text = arena_copy(arena, file.bytes, file.length);
		source->size = file.length;
		good = source->name != NULL && source->text != NULL;
	}
	if (!good && file.problem == NULL)
		arena->failed = true;
	*problem = file.problem;
	free(file.name);
	free(file.bytes);
	return good;
}

struct load_files
api_files(struct takt_files *files)
{
	return (struct load_files){read_named, files};
}

struct takt_cadence *
takt_cadence_read(const char *name, const char *bytes, size_t length,
    const struct takt_files *files, struct takt_diagnostics *diagnostics)
{
	struct takt_cadence *cadence = calloc(1, sizeof(*cadence));
	struct takt_files asked = {0};
	const struct load_files inner = api_files(&asked);
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	bool is_short;

	if (files != NULL)
		asked = *files;
	if (cadence != NULL &&
	    api_copy_source(
		&cadence->arena, &cadence->source, name, bytes, length))
		cadence->cadence = load_cadence(&cadence->source,
		    files != NULL ? &inner : NULL, &cadence->arena,
		    &diagnostics->list);
	if (cadence != NULL && cadence->cadence != NULL)
		return cadence;
	is_short = cadence != NULL && cadence->arena.failed;
	takt_cadence_free(cadence);
	api_settle(diagnostics, before, is_short);
	return NULL;
}

void
takt_cadence_free(struct takt_cadence *cadence)
{
	if (cadence == NULL)
		return;
	arena_release(&cadence->arena);
	free(cadence);
}

const char *
takt_cadence_project(const struct takt_cadence *cadence)
{
	return cadence->cadence->project;
}

static struct plan_selection
to_selection(const struct takt_selection *given)
{
	struct plan_selection selection = {.series = given->series,
	    .only = given->only,
	    .cycles = given->cycles,
	    .no_pins = given->no_pins,
	    .windows = (enum plan_windows)given->windows,
	    .slips = given->slips,
	    .limit = given->limit};

	if (given->from != NULL) {
		selection.has_from = true;
		selection.from = api_date(given->from);
	}
	if (given->until != NULL) {
		selection.has_until = true;
		selection.until = api_date(given->until);
	}
	return selection;
}

struct plan *
api_make_plan(const struct takt_cadence *const *cadences, size_t count,
    const struct plan_selection *selection,
    struct takt_diagnostics *diagnostics)
{
	const struct cadence **inner = calloc(count + 1, sizeof(*inner));
	struct plan *plan = NULL;

	if (inner == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++)
		inner[i] = cadences[i]->cadence;
	plan = plan_new(inner, count, selection, &diagnostics->list);
	free(inner);
	return plan;
}

void
api_forget_failures(const struct takt_cadence *const *cadences, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cadences[i]->cadence->arena->failed = false;
}

bool
api_has_failed(const struct takt_cadence *const *cadences, size_t count)
{
	bool failed = false;

	for (size_t i = 0; i < count; i++)
		failed |= cadences[i]->cadence->arena->failed;
	return failed;
}

struct takt_plan *
takt_plan_new(const struct takt_cadence *const *cadences, size_t count,
    const struct takt_selection *selection,
    struct takt_diagnostics *diagnostics)
{
	struct takt_plan *plan = calloc(1, sizeof(*plan));
	const struct plan_selection selected = to_selection(selection);
	struct plan *inner = NULL;
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);

	api_forget_failures(cadences, count);
	if (plan != NULL)
		inner = api_make_plan(cadences, count, &selected, diagnostics);
	if (inner != NULL && plan_check_slips(inner, &diagnostics->list)) {
		plan->plan = plan->made = inner;
		plan->is_narrowed = selection->from != NULL ||
		    selection->until != NULL || selection->series != NULL ||
		    selection->only != NULL || selection->cycles != 0;
		plan->no_pins = selection->no_pins;
		plan->windows = (enum plan_windows)selection->windows;
		return plan;
	}
	plan_free(inner);
	free(plan);
	api_settle(diagnostics, before, api_has_failed(cadences, count));
	return NULL;
}

void
takt_plan_free(struct takt_plan *plan)
{
	if (plan == NULL)
		return;
	plan_free(plan->made);
	free(plan);
}

size_t
takt_plan_count(const struct takt_plan *plan)
{
	return plan_item_count(plan->plan);
}

bool
takt_plan_check(
    const struct takt_plan *plan, struct takt_diagnostics *diagnostics)
{
	if (plan_check(plan->plan, &diagnostics->list))
		return true;
	run_out_of_memory(diagnostics);
	return false;
}

bool
takt_calendar_check(const char *name, const char *bytes, size_t length,
    struct takt_diagnostics *diagnostics, size_t *events)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct source source = {name, bytes, length};

	if (ical_lint(&source, &diagnostics->list, events))
		return true;
	api_settle(diagnostics, before, true);
	return false;
}

bool
takt_format_at(size_t index, struct takt_format *format)
{
	for (size_t i = 0; formats[i].name != NULL; i++) {
		if (i < index)
			continue;
		format->name = formats[i].name;
		format->extension = formats[i].extension;
		format->media_type = formats[i].media_type;
		format->summary = formats[i].summary;
		return true;
	}
	return false;
}

/* Hands a finished text over, or says why there is none. */
static bool
deliver(struct buf *out, bool good, struct takt_sink sink,
    struct takt_diagnostics *diagnostics, struct diagnostics_mark before)
{
	if (!good)
		api_settle(diagnostics, before, out->failed);
	else
		good = sink.write(sink.context, buf_text(out), out->length);
	buf_release(out);
	return good;
}

bool
takt_explain_milestone(const struct takt_cadence *cadence,
    const char *milestone, const char *series, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct buf out = {0};
	bool good;

	api_forget_failures(&cadence, 1);
	good = render_milestone_explanation(
	    cadence->cadence, milestone, series, &out, &diagnostics->list);
	out.failed |= api_has_failed(&cadence, 1);
	return deliver(&out, good, sink, diagnostics, before);
}

bool
takt_explain_phrase(const char *phrase, const struct takt_date *today,
    struct takt_sink sink, struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct buf out = {0};
	bool good = render_phrase_explanation(
	    phrase, api_date(today), &out, &diagnostics->list);

	return deliver(&out, good, sink, diagnostics, before);
}

const char *
takt_nearest(const char *word, const char *const *names, size_t count)
{
	return text_nearest(word, strlen(word), names, count);
}
