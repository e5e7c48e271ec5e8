/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "json": all that a plan knows, for programs. Projects hold series,
 * series hold items and windows, and every object has all of its keys; takt(1)
 * describes them. Written as the plan is walked: what is kept meanwhile are the
 * windows of one series.
 */
#include "phrase/clock.h"
#include "phrase/words.h"
#include "plan/query.h"
#include "render/format.h"
#include "render/json.h"
#include "render/phase.h"

enum { FORMAT_VERSION = 1, FLUSH_SIZE = 32 * 1024 };

/* A support window, as its item tells it. */
struct kept_window {
	const struct window *window;
	struct phrase_value start;
	struct date last;
	enum precision last_precision;
};

struct plan_json {
	const struct plan *plan;
	const struct sink *sink;
	struct json json;
	struct buf out;
	struct buf text;
	size_t project;     /* of the object that is open */
	bool is_in_project; /* there is one */
	bool is_in_series;  /* or its own events are being listed */
	bool is_in_list;    /* of days off */
	int64_t series_index;
	bool has_days;
	struct plan_days days; /* of all items of the project */
	struct arena arena;    /* of the windows of a series */
	struct kept_window *windows;
	size_t window_count;
};

static bool
flush(struct plan_json *state)
{
	bool good = !state->out.failed && !state->text.failed &&
	    !state->arena.failed &&
	    state->sink->write(
		state->sink->context, buf_text(&state->out), state->out.length);

	buf_clear(&state->out);
	return good;
}

static bool
flush_if_full(struct plan_json *state)
{
	return state->out.length < FLUSH_SIZE || flush(state);
}

static void
write_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

static void
write_number(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_number(json, number);
}

static void
write_boolean(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_boolean(json, value);
}

/* Null where the day is not known. */
static void
write_date(struct json *json, const char *key, bool is_known, struct date date)
{
	char text[DATE_TEXT_SIZE];

	write_text(json, key, is_known ? date_format(date, text) : NULL);
}

static void
write_list(struct json *json, const char *key, const char *const *texts)
{
	json_key(json, key);
	json_begin_list(json);
	for (; texts != NULL && *texts != NULL; texts++)
		json_string(json, *texts);
	json_end_list(json);
}

static void
write_people(struct json *json, const struct plan_item *item)
{
	json_key(json, "people");
	json_begin_list(json);
	for (size_t i = 0; i < item->person_count; i++) {
		json_begin_object(json);
		write_text(json, "role", item->people[i].role);
		write_text(json, "name", item->people[i].name);
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_dates(struct plan_json *state, const struct plan_item *item)
{
	struct json *json = &state->json;
	bool is_known = item->precision != PRECISION_TBD;

	write_date(json, "first", is_known, item->first);
	write_date(json, "last", is_known, item->last);
	write_text(json, "precision", render_precision(item->precision));
	buf_clear(&state->text);
	if (item->clock != NULL)
		clock_format(item->clock, &state->text);
	write_text(
	    json, "time", item->clock != NULL ? buf_text(&state->text) : NULL);
	write_text(json, "status", status_names[item->status]);
	write_boolean(json, "optional", item->is_optional);
}

/* The rule, and what came of it before pins and days to avoid. */
static void
write_provenance(struct plan_json *state, const struct plan_item *item)
{
	struct json *json = &state->json;
	struct phrase_value value;
	bool has_rule_value = plan_item_rule_value(item, &value);

	buf_clear(&state->text);
	plan_item_rule(item, false, &state->text);
	write_text(json, "rule",
	    state->text.length > 0 ? buf_text(&state->text) : NULL);
	write_boolean(
	    json, "pinned", item->pin != NULL && item->pin->on != NULL);
	json_key(json, "rule_date");
	if (has_rule_value) {
		const struct plan_days days = query_days(&value);

		json_begin_object(json);
		write_date(json, "first", true, days.first);
		write_date(json, "last", true, days.last);
		write_text(
		    json, "precision", render_precision(value.precision));
		json_end_object(json);
	} else {
		json_string(json, NULL);
	}
	write_date(json, "moved_from", item->avoided != NULL, item->fallen);
	write_text(json, "avoided", item->avoided);
	write_number(json, "carried", item->carried);
	write_text(json, "reason", item->reason);
}

/* What slips do to it; the day is not known, either, where it was tbd. */
static void
write_slip(struct json *json, const struct plan_item *item)
{
	const char *word = item->has_moved ? "moved" : NULL;

	write_text(json, "slip", item->is_new ? "new" : word);
	write_date(json, "was",
	    item->has_moved && date_compare(item->was, date_max()) != 0,
	    item->was);
}

static bool
write_item(struct plan_json *state, const struct plan_item *item)
{
	struct json *json = &state->json;
	char uid[PLAN_UID_SIZE];

	buf_clear(&state->text);
	if (!plan_item_identity(item, &state->text))
		return false;
	plan_identity_uid(buf_text(&state->text), state->text.length, uid);
	json_begin_object(json);
	write_text(json, "project", item->cadence->project);
	write_text(json, "series", state->is_in_series ? item->series : NULL);
	write_text(json, "kind", render_kind(item->kind));
	write_text(json, "phase", phase_name(phase_of(item)));
	write_text(json, "milestone", item->milestone);
	json_key(json, "number");
	if (item->number > 0)
		json_number(json, item->number);
	else
		json_string(json, NULL);
	write_text(json, "slot", item->slot);
	write_text(json, "uid", uid);
	write_text(json, "name", item->name);
	write_dates(state, item);
	write_list(json, "tags", item->tags);
	write_list(json, "audience", item->audience);
	write_people(json, item);
	write_text(json, "description", item->description);
	write_text(json, "url", item->url);
	write_provenance(state, item);
	write_slip(json, item);
	json_end_object(json);
	return flush_if_full(state);
}

static void
write_windows(struct plan_json *state)
{
	struct json *json = &state->json;

	json_key(json, "windows");
	json_begin_list(json);
	for (size_t i = 0; i < state->window_count; i++) {
		const struct kept_window *kept = &state->windows[i];

		json_begin_object(json);
		write_text(json, "name", kept->window->name);
		write_date(json, "first",
		    kept->start.precision != PRECISION_TBD, kept->start.date);
		write_text(json, "first_precision",
		    render_precision(kept->start.precision));
		write_date(json, "last", kept->last_precision != PRECISION_TBD,
		    kept->last);
		write_text(json, "last_precision",
		    render_precision(kept->last_precision));
		write_boolean(json, "is_last", kept->window->is_last);
		json_end_object(json);
	}
	json_end_list(json);
	arena_release(&state->arena);
	state->windows = NULL;
	state->window_count = 0;
}

static bool
keep_window(struct plan_json *state, const struct plan_item *item)
{
	struct kept_window *windows;

	bool is_kept = state->window_count > 0 &&
	    state->windows[state->window_count - 1].window == item->window_rule;

	/* All days of a window come right before its end, if both do. */
	if ((item->kind != ITEM_SUPPORT_END && item->kind != ITEM_SUPPORT) ||
	    is_kept)
		return true;
	windows = arena_grow(&state->arena, state->windows, state->window_count,
	    sizeof(*windows));
	if (windows == NULL)
		return false;
	state->windows = windows;
	windows[state->window_count++] =
	    (struct kept_window){.window = item->window_rule,
		.start = item->start,
		.last = item->last,
		.last_precision = item->end_precision};
	return true;
}

static void
widen_days(struct plan_json *state, const struct plan_item *item)
{
	if (item->precision == PRECISION_TBD)
		return;
	if (!state->has_days ||
	    date_compare(item->first, state->days.first) < 0)
		state->days.first = item->first;
	if (!state->has_days || date_compare(item->last, state->days.last) > 0)
		state->days.last = item->last;
	state->has_days = true;
}

static bool
write_day_off(void *context, struct date date, const char *name)
{
	struct plan_json *state = context;

	if (!state->is_in_list)
		json_begin_list(&state->json);
	state->is_in_list = true;
	json_begin_object(&state->json);
	write_date(&state->json, "date", true, date);
	write_text(&state->json, "name", name);
	json_end_object(&state->json);
	return flush_if_full(state);
}

/* What a calendar has among the days of the plan; null: more than takt lists.
 */
static bool
write_days_off(struct plan_json *state, size_t calendar)
{
	struct json *json = &state->json;
	enum days_off result = DAYS_OFF_OK;

	json_key(json, "days");
	state->is_in_list = false;
	if (state->has_days)
		result = plan_walk_days_off(state->plan, state->project,
		    calendar, &state->days, write_day_off, state);
	if (result == DAYS_OFF_TOO_MANY) {
		json_string(json, NULL);
		return true;
	}
	if (!state->is_in_list)
		json_begin_list(json);
	json_end_list(json);
	return result == DAYS_OFF_OK;
}

static bool
write_calendars(struct plan_json *state)
{
	const struct cadence *cadence =
	    plan_cadence(state->plan, state->project);
	struct json *json = &state->json;
	bool good = true;

	json_key(json, "calendars");
	json_begin_list(json);
	for (size_t i = 0; good && i < cadence->calendar_count; i++) {
		json_begin_object(json);
		write_text(json, "name", cadence->calendars[i].name);
		good = write_days_off(state, i);
		json_end_object(json);
	}
	json_end_list(json);
	return good;
}

static void
write_workdays(struct json *json, uint32_t workdays)
{
	json_key(json, "workdays");
	json_begin_list(json);
	for (int32_t day = 0; day < 7; day++) {
		if ((workdays >> day & 1) != 0)
			json_string(json, word_of_value(word_weekdays, day));
	}
	json_end_list(json);
}

/* "beta 1", or null where the file does not say. */
static void
write_role(
    struct plan_json *state, const char *key, const struct cadence_role *role)
{
	buf_clear(&state->text);
	if (role->milestone != NULL)
		buf_append_string(&state->text, role->milestone);
	if (role->number > 0)
		buf_printf(&state->text, " %d", (int)role->number);
	write_text(&state->json, key,
	    role->milestone != NULL ? buf_text(&state->text) : NULL);
}

static void
write_roles(struct plan_json *state, const struct cadence_roles *roles)
{
	json_key(&state->json, "roles");
	json_begin_object(&state->json);
	write_role(state, "freeze", &roles->freeze);
	write_role(state, "final", &roles->final);
	write_role(state, "alpha", &roles->alpha);
	write_role(state, "beta", &roles->beta);
	write_role(state, "candidate", &roles->candidate);
	write_role(state, "preview", &roles->preview);
	json_end_object(&state->json);
}

/* Its events that are of no series come first. */
static void
begin_project(struct plan_json *state)
{
	const struct cadence *cadence =
	    plan_cadence(state->plan, state->project);
	struct json *json = &state->json;

	json_begin_object(json);
	write_text(json, "name", cadence->project);
	write_text(json, "url", cadence->url);
	write_date(json, "revised", cadence->has_revised, cadence->revised);
	write_workdays(json, cadence->workdays);
	write_roles(state, &cadence->roles);
	json_key(json, "events");
	json_begin_list(json);
	state->is_in_project = true;
	state->is_in_series = false;
	state->series_index = -1;
	state->has_days = false;
}

static void
end_series(struct plan_json *state)
{
	json_end_list(&state->json); /* of items, or of events */
	if (state->series_index < 0) {
		json_key(&state->json, "series");
		json_begin_list(&state->json);
		return;
	}
	write_windows(state);
	json_end_object(&state->json);
}

static void
begin_series(struct plan_json *state, const struct plan_item *item)
{
	const struct series_facts *facts =
	    cadence_facts(item->cadence, item->series_index);
	bool has_url = facts != NULL && facts->url != NULL;
	struct json *json = &state->json;

	json_begin_object(json);
	write_text(json, "version", item->series);
	write_text(json, "identity", item->series_identity);
	write_number(json, "index", item->series_index);
	write_text(json, "codename", facts != NULL ? facts->codename : NULL);
	write_date(json, "cycle", item->has_cycle, item->cycle);
	write_text(json, "url", has_url ? facts->url : item->cadence->url);
	json_key(json, "items");
	json_begin_list(json);
	state->is_in_series = true;
	state->series_index = item->series_index;
}

static bool
end_project(struct plan_json *state)
{
	bool good;

	end_series(state);
	json_end_list(&state->json); /* of series */
	good = write_calendars(state);
	json_end_object(&state->json);
	state->is_in_project = false;
	state->project++;
	return good && flush_if_full(state);
}

/* Comes to the project of a cadence, by way of those without an item; to the
 * end for NULL. */
static bool
go_to_project(struct plan_json *state, const struct cadence *cadence)
{
	size_t count = plan_cadence_count(state->plan);

	for (; state->project < count;) {
		if (!state->is_in_project)
			begin_project(state);
		if (plan_cadence(state->plan, state->project) == cadence)
			return true;
		if (!end_project(state))
			return false;
	}
	return true;
}

static bool
visit_item(void *context, const struct plan_item *item)
{
	struct plan_json *state = context;
	bool is_of_series =
	    item->kind != ITEM_EVENT || item->event_rule->is_of_series;

	if (!go_to_project(state, item->cadence))
		return false;
	if (is_of_series && item->series_index != state->series_index) {
		end_series(state);
		begin_series(state, item);
	}
	widen_days(state, item);
	return keep_window(state, item) && write_item(state, item);
}

bool
render_plan_json(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct plan_json state = {.plan = plan, .sink = sink};
	bool good;

	(void)options;
	state.json.out = &state.out;
	json_begin_object(&state.json);
	write_number(&state.json, "format_version", FORMAT_VERSION);
	json_key(&state.json, "projects");
	json_begin_list(&state.json);
	good =
	    plan_walk(plan, visit_item, &state) && go_to_project(&state, NULL);
	json_end_list(&state.json);
	json_end_object(&state.json);
	good = good && flush(&state);
	buf_release(&state.out);
	buf_release(&state.text);
	arena_release(&state.arena);
	return good;
}
